#include "tools/relata/language_server/features/completion_items.h"

#include "tools/relata/language_server/features/describing.h"
#include "tools/relata/language_server/features/navigation.h"

namespace relata::language_server {
namespace {

constexpr std::size_t most_verbs = 200;

// Of a set, family or phrase: as the rule base has it, else as it is written.
std::string words_of(const FileContext& context, const Symbol& symbol) {
  if (context.base) {
    const RuleBase& base = *context.base;
    if (const WordSet* set = symbol.kind == NameKind::set ? find_set(base, symbol) : nullptr) return describe_set(*set);
    if (const Family* family = symbol.kind == NameKind::family ? find_family(base, symbol) : nullptr) return describe_family(*family, base);
    if (const Phrase* phrase = symbol.kind == NameKind::phrase ? find_phrase(base, symbol) : nullptr) return describe_phrase(*phrase, base);
  }
  const yaml::Node* written = find_written(*context.names, symbol);
  return written ? describe_written(symbol.name, name_of(symbol.kind), *written) : std::string();
}

}  // namespace

CompletionItems::CompletionItems(const FileContext& context, Span replaced, std::string typed)
    : context_(context), replaced_(replaced), typed_(std::move(typed)) {}

void CompletionItems::add(const std::string& name, ItemKind kind, const std::string& detail, const std::string& documentation,
                          const std::string& behind) {
  if (!names_.insert(name).second) return;
  Json item = {{"label", name},
               {"kind", static_cast<int>(kind)},
               {"sortText", std::to_string(rank_) + name},
               {"textEdit", {{"range", context_.document->range(replaced_)}, {"newText", name + behind}}}};
  if (!detail.empty()) item["detail"] = detail;
  if (!documentation.empty()) item["documentation"] = {{"kind", "markdown"}, {"value", documentation}};
  items_.push_back(std::move(item));
}

void CompletionItems::add_snippet(const std::string& label, const std::string& detail, const std::string& snippet) {
  items_.push_back({{"label", label},
                    {"kind", 15},
                    {"detail", detail},
                    {"sortText", std::to_string(rank_) + label},
                    {"insertTextFormat", 2},
                    {"textEdit", {{"range", context_.document->range(replaced_)}, {"newText", snippet}}}});
}

void CompletionItems::add_types(const std::string& behind) {
  if (!context_.base) return;
  const Schema& schema = context_.base->schema;
  for (TypeId id = 0; id < schema.types().size(); ++id)
    add(schema.type(id).name, ItemKind::class_, "type", describe_type(schema, id), behind);
}

void CompletionItems::add_relations() {
  if (!context_.base) return;
  const Schema& schema = context_.base->schema;
  auto rules = emitters(*context_.names);
  for (RelationId id = 0; id < schema.relations().size(); ++id)
    add(schema.relation(id).name, ItemKind::event, "relation", describe_relation(schema, id, rules[schema.relation(id).name]));
}

void CompletionItems::add_attributes() {
  for (const auto& [name, about] :
       {std::pair("lemma", "the word as a dictionary has it"), std::pair("mode", "asserted, negated, planned or possible"),
        std::pair("text", "the words themselves"), std::pair("first-word", "the first word of the text")})
    add(name, ItemKind::property, about);
  if (!context_.base) return;
  for (const Type& type : context_.base->schema.types())
    if (type.feature_of != no_type) add(type.feature, ItemKind::property, "feature");
}

void CompletionItems::add_values(std::string_view attribute) {
  if (attribute == "mode") add_choices({"asserted", "negated", "planned", "possible"});
  if (!context_.base) return;
  for (const Type& type : context_.base->schema.types())
    if (type.feature_of != no_type && type.feature == attribute)
      add(type.name.substr(type.name.rfind('.') + 1), ItemKind::enum_member, type.feature);
}

void CompletionItems::add_words(const std::string& behind) {
  // As the files stand, saved or not; with what they mean where they are read.
  const FilePointer here = context_.names->file(context_.document->path);
  for (const FilePointer& file : context_.names->files)
    for (const NameUse& use : file->uses) {
      if (!use.declares || (use.kind != NameKind::set && use.kind != NameKind::family && use.kind != NameKind::phrase)) continue;
      const Symbol symbol{use.kind, use.name, file->pack};
      const NameUse asked{NameKind::word, use.name, {}, false, -1};
      if (here && context_.names->meaning(*here, asked) != symbol) continue;
      rank(here && file->pack == here->pack ? 1 : 3);
      add(use.name, use.kind == NameKind::phrase ? ItemKind::constant : ItemKind::function, std::string(name_of(use.kind)),
          words_of(context_, symbol), behind);
    }
  if (!context_.base) return;
  rank(2);
  complete_ = false;  // more verbs fit what will be typed
  if (typed_.empty()) return;
  // Lemmas of nouns are none that a pattern may name: the forms of verbs tell which are.
  const RuleBase& base = *context_.base;
  std::set<std::string> verbs;
  for (const LexiconEntry& entry : base.lexicon.entries()) {
    const Type& type = base.schema.type(entry.type);
    if (type.has_lemma && type.name.starts_with("Verb") && entry.id.starts_with(typed_)) verbs.insert(entry.id);
    if (verbs.size() == most_verbs) break;
  }
  for (const std::string& verb : verbs) add(verb, ItemKind::value, "verb", {}, behind);
}

void CompletionItems::add_sets() {
  const FilePointer here = context_.names->file(context_.document->path);
  for (const FilePointer& file : context_.names->files)
    for (const NameUse& use : file->uses) {
      if (!use.declares || use.kind != NameKind::set) continue;
      const NameUse asked{NameKind::word, use.name, {}, false, -1};
      if (here && context_.names->meaning(*here, asked) != Symbol{use.kind, use.name, file->pack}) continue;
      add(use.name, ItemKind::function, "set", words_of(context_, {use.kind, use.name, file->pack}));
    }
}

void CompletionItems::add_layers() {
  if (!context_.base) return;
  for (const std::string& layer : context_.base->layers) add(layer, ItemKind::module_, "layer");
}

void CompletionItems::add_choices(const std::vector<std::string_view>& choices) {
  for (const std::string_view choice : choices) add(std::string(choice), ItemKind::enum_member, "");
}

Json CompletionItems::list() const {
  return {{"isIncomplete", !complete_}, {"items", items_}};
}

}  // namespace relata::language_server
