#include "tools/relata/language_server/features/hover.h"

#include <algorithm>

#include "engine/rules/parse_pattern.h"
#include "tools/relata/explaining/pattern_in_english.h"
#include "tools/relata/language_server/features/describing.h"
#include "tools/relata/language_server/features/navigation.h"
#include "tools/relata/language_server/names/pattern_pieces.h"

namespace relata::language_server {
namespace {

constexpr std::size_t most_lemmas = 12;  // whose forms are listed

std::string describe_key(const Key& key) {
  std::string out = "`" + std::string(key.name) + "`: " + std::string(key.about);
  if (key.required) out += "\n\nIt must be there.";
  for (std::size_t i = 0; i < key.choices.size(); ++i) out += (i ? ", " : "\n\nOne of ") + std::string(key.choices[i]);
  return out;
}

// Paths to patterns: rules/-/match, rules/-/unless/inside, phrases/NAME.
bool is_pattern(const std::vector<std::string>& path) {
  if (path.size() >= 3 && path[0] == "rules") return path[2] == "match" || path[2] == "unless";
  return path.size() >= 2 && path[0] == "phrases";
}

// The slots of the rule that the location stands in, with all of its patterns read.
std::vector<SlotDeclaration> slots_of(const Location& location, const RuleBase& base) {
  std::vector<SlotDeclaration> slots;
  const yaml::Node* rule = location.path.size() >= 2 && location.path[0] == "rules" ? location.node(1) : nullptr;
  const yaml::Node* match = rule ? rule->find("match") : nullptr;
  Diagnostics unheard;
  if (match)
    for (const yaml::Node* pattern : yaml::as_list(*match))
      if (pattern->is_scalar()) static_cast<void>(parse_pattern(*pattern, unheard.add_source("", ""), base, &slots, unheard));
  return slots;
}

// What is told of the pattern of `match` that the location stands in.
std::string told_of_pattern(const Location& location, const MatchesTold& told_of) {
  const yaml::Node* rule = location.node(1);
  const yaml::Node *id = rule ? rule->find("id") : nullptr, *match = rule ? rule->find("match") : nullptr;
  if (!id || !match || !id->is_scalar()) return {};
  std::size_t number = 0;
  for (const yaml::Node* pattern : yaml::as_list(*match)) {
    if (pattern == location.scalar) return told_of(id->text, number);
    ++number;
  }
  return {};
}

std::string pattern_words(const yaml::Node& scalar, const RuleBase& base, bool may_bind) {
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("", "");
  std::vector<SlotDeclaration> slots;
  const auto pattern = parse_pattern(scalar, source, base, may_bind ? &slots : nullptr, diagnostics);
  if (!pattern) return {};
  std::string out;
  for (const std::string& line : pattern_in_english(*pattern, base, slots)) out += (out.empty() ? "" : "\n") + line;
  std::string literals;
  for (const std::string& each : literals_of(*pattern)) literals += (literals.empty() ? "" : ", ") + ("`" + each + "`");
  return as_code(out) + (literals.empty() ? "" : "\n\nAlways there as text: " + literals);
}

std::string family_words(const Family& family, const RuleBase& base) {
  std::vector<std::string> lemmas;
  for (const FamilyVerb& verb : family.verbs)
    if (verb.lemma < base.lemmas.size() && lemmas.size() < most_lemmas &&
        std::find(lemmas.begin(), lemmas.end(), base.lemmas[verb.lemma]) == lemmas.end())
      lemmas.push_back(base.lemmas[verb.lemma]);
  const std::string forms = describe_lemmas(lemmas, base);
  return describe_family(family, base) + (forms.empty() ? "" : "\n\n" + forms);
}

std::string vocabulary_words(const FileContext& context, const Symbol& symbol) {
  const RuleBase& base = *context.base;
  if (const WordSet* set = symbol.kind == NameKind::set ? find_set(base, symbol) : nullptr) return describe_set(*set);
  if (const Family* family = symbol.kind == NameKind::family ? find_family(base, symbol) : nullptr) return family_words(*family, base);
  if (const Phrase* phrase = symbol.kind == NameKind::phrase ? find_phrase(base, symbol) : nullptr) return describe_phrase(*phrase, base);
  const yaml::Node* written = find_written(*context.names, symbol);
  if (!written) return {};
  std::vector<std::string> lemmas;
  if (const yaml::Node* verbs = symbol.kind == NameKind::family ? written->find("verbs") : nullptr)
    for (const yaml::Node* verb : yaml::as_list(*verbs))
      if (lemmas.size() < most_lemmas) lemmas.push_back(verb->text.substr(0, verb->text.find(' ')));
  const std::string forms = describe_lemmas(lemmas, base);
  return describe_written(symbol.name, name_of(symbol.kind), *written) + (forms.empty() ? "" : "\n\n" + forms);
}

std::string symbol_words(const FileContext& context, const Location& location, const Symbol& symbol) {
  const RuleBase& base = *context.base;
  switch (symbol.kind) {
    case NameKind::type:
      if (const auto type = base.schema.find_type(symbol.name)) return describe_type(base.schema, *type);
      return {};
    case NameKind::relation:
      if (const auto relation = base.schema.find_relation(symbol.name))
        return describe_relation(base.schema, *relation, emitters(*context.names)[symbol.name]);
      return {};
    case NameKind::set:
    case NameKind::family:
    case NameKind::phrase:
      return vocabulary_words(context, symbol);
    case NameKind::rule:
      if (const Rule* rule = find_rule(base, symbol.home, symbol.name)) return describe_rule(*rule, base);
      return {};
    case NameKind::slot:
      for (const SlotDeclaration& slot : slots_of(location, base))
        if (slot.name == symbol.name) return describe_slot(slot, base.schema);
      return {};
    case NameKind::layer:
      for (std::size_t i = 0; i < base.layers.size(); ++i)
        if (base.layers[i] == symbol.name)
          return "**" + symbol.name + "**: layer " + std::to_string(i + 1) + " of " + std::to_string(base.layers.size());
      return {};
    default:
      return describe_lemmas({symbol.name}, base);
  }
}

Json shown(const FileContext& context, const std::string& text, Span span) {
  if (text.empty()) return nullptr;
  return {{"contents", {{"kind", "markdown"}, {"value", text}}}, {"range", context.document->range(span)}};
}

}  // namespace

Json hover(const FileContext& context, std::uint32_t byte, const MatchesTold& told_of) {
  const Location location = locate(context.root, byte);
  if (!location.scalar) return nullptr;
  if (location.on_key)
    if (const auto owner = owner_at(location.path, owner_of(context.kind)))
      for (const Key& key : key_table())
        if (key.owner == *owner && key.name == location.scalar->text) return shown(context, describe_key(key), location.scalar->span);
  if (!context.base) return nullptr;
  std::string words;
  Span span = location.scalar->span;
  if (const auto at = name_at(*context.names, context.document->path, byte)) {
    words = symbol_words(context, location, at->symbol);
    if (!words.empty()) span = at->use->span;
    if (at->symbol.kind == NameKind::rule)
      if (const std::string told = told_of(at->symbol.name, std::nullopt); !told.empty()) words += "\n\n" + told;
  }
  if (!location.on_key && context.kind == FileKind::rules && is_pattern(location.path)) {
    for (const PatternPiece& piece : pieces_of(location.scalar->text)) {
      const Span place = location.scalar->in_source(piece.span);
      if (piece.kind != PieceKind::wildcard || byte < place.begin || byte > place.end) continue;
      const std::string name = location.scalar->text.substr(piece.span.begin, piece.span.size());
      if (const std::string_view meaning = describe_wildcard(name); !meaning.empty())
        words = "`{" + name + "}`: " + std::string(meaning), span = place;
    }
    const bool may_bind = location.path[0] == "rules" && location.path[2] == "match";
    const std::string pattern = pattern_words(*location.scalar, *context.base, may_bind);
    if (!pattern.empty()) words += (words.empty() ? "" : "\n\n---\n\n") + pattern;
    if (const auto told = may_bind && !pattern.empty() ? told_of_pattern(location, told_of) : std::string(); !told.empty())
      words += "\n\n" + told;
  }
  return shown(context, words, span);
}

}  // namespace relata::language_server
