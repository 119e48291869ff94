#include "tools/relata/language_server/features/completion_items.h"

#include "tools/relata/language_server/features/describing.h"
#include "tools/relata/language_server/features/navigation.h"

namespace relata::language_server {
namespace {

constexpr std::size_t most_verbs = 200;

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

void CompletionItems::add_types(const std::string& behind) {
  if (!context_.base) return;
  const Schema& schema = context_.base->schema;
  for (TypeId id = 0; id < schema.types().size(); ++id)
    add(schema.type(id).name, ItemKind::class_, "type", describe_type(schema, id), behind);
}

void CompletionItems::add_relations() {
  if (!context_.base) return;
  const Schema& schema = context_.base->schema;
  for (RelationId id = 0; id < schema.relations().size(); ++id)
    add(schema.relation(id).name, ItemKind::event, "relation", describe_relation(*context_.base, id));
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
      std::string documentation;
      if (context_.base) {
        const RuleBase& base = *context_.base;
        if (const WordSet* set = use.kind == NameKind::set ? find_set(base, symbol) : nullptr) documentation = describe_set(*set, base);
        if (const Family* family = use.kind == NameKind::family ? find_family(base, symbol) : nullptr)
          documentation = describe_family(*family, base);
        if (const Phrase* phrase = use.kind == NameKind::phrase ? find_phrase(base, symbol) : nullptr)
          documentation = describe_phrase(*phrase, base);
      }
      rank(here && file->pack == here->pack ? 1 : 3);
      add(use.name, use.kind == NameKind::phrase ? ItemKind::constant : ItemKind::function, std::string(name_of(use.kind)), documentation,
          behind);
    }
  if (!context_.base) return;
  rank(2);
  complete_ = false;  // more verbs fit what will be typed
  std::size_t verbs = 0;
  for (const std::string& lemma : context_.base->lemmas) {
    if (typed_.empty() || !lemma.starts_with(typed_) || lemma.find(' ') != std::string::npos) continue;
    if (++verbs > most_verbs) break;
    add(lemma, ItemKind::value, "verb or noun", {}, behind);
  }
}

void CompletionItems::add_sets() {
  const FilePointer here = context_.names->file(context_.document->path);
  for (const FilePointer& file : context_.names->files)
    for (const NameUse& use : file->uses) {
      if (!use.declares || use.kind != NameKind::set) continue;
      const NameUse asked{NameKind::word, use.name, {}, false, -1};
      if (here && context_.names->meaning(*here, asked) != Symbol{use.kind, use.name, file->pack}) continue;
      const WordSet* set = context_.base ? find_set(*context_.base, {use.kind, use.name, file->pack}) : nullptr;
      add(use.name, ItemKind::function, "set", set ? describe_set(*set, *context_.base) : std::string());
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
