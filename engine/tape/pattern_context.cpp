#include "engine/tape/pattern_context.h"

#include <algorithm>

namespace relata {
namespace {

void count_tests(const PatternNode& node, std::unordered_map<TypeId, std::size_t>& asked) {
  for (const TypeId type : node.test.types) ++asked[type];
  for (const auto& other : node.test.others)
    for (const TypeId type : other) ++asked[type];
  for (const PatternNode& child : node.children) count_tests(child, asked);
}

void count_words(const RuleBase& base, const std::vector<std::string>& words, std::unordered_map<TypeId, std::size_t>& asked) {
  for (const std::string& word : words)
    for (const EntryId id : base.lexicon.find_name(word)) ++asked[base.lexicon.entry(id).type];
}

}  // namespace

std::unordered_map<TypeId, std::size_t> types_asked_for(const RuleBase& base) {
  std::unordered_map<TypeId, std::size_t> asked;
  const LanguageTypes types = LanguageTypes::of(base.schema);
  for (const TypeId type : {types.verb, types.verb_form, types.noun, types.noun_form, types.finite, types.passive, types.quotation})
    ++asked[type];
  for (const Phrase& phrase : base.phrases) count_tests(phrase.pattern.root, asked);
  for (const Rule& rule : base.rules)
    for (const auto* patterns : {&rule.match, &rule.unless_inside, &rule.unless_before, &rule.unless_after})
      for (const Pattern& pattern : *patterns) count_tests(pattern.root, asked);
  for (const WordSet& set : base.sets)
    if (set.kind == SetKind::words) count_words(base, set.words, asked);
  for (const Family& family : base.families)
    for (const FamilyVerb& verb : family.verbs) {
      count_words(base, verb.before_object, asked);
      count_words(base, verb.after_object, asked);
    }
  return asked;
}

PatternContext::PatternContext(const RuleBase& rule_base, const SymbolTable& table)
    : base(rule_base), symbols(table), types(LanguageTypes::of(rule_base.schema)) {
  verbs = symbols.with_type(types.verb);
  verbs |= symbols.with_type(types.verb_form);
  active_verbs = verbs;
  active_verbs.remove(symbols.with_type(types.passive));
  nouns = symbols.with_type(types.noun);
  nouns |= symbols.with_type(types.noun_form);
}

const LetterSet& PatternContext::of_word(const std::string& word) {
  const auto [found, fresh] = words_.try_emplace(word);
  if (fresh) {
    found->second = LetterSet(symbols.letters());
    for (const EntryId id : base.lexicon.find_name(word)) found->second |= symbols.with_type(base.lexicon.entry(id).type);
  }
  return found->second;
}

LetterSet PatternContext::of_words(const std::vector<std::string>& words) {
  LetterSet wanted(symbols.letters());
  for (const std::string& word : words) wanted |= of_word(word);
  return wanted;
}

const std::string& PatternContext::class_body_of(TypeId type) {
  const auto [found, fresh] = bodies_.try_emplace(type);
  if (fresh) found->second = symbols.class_body(symbols.with_type(type));
  return found->second;
}

const std::string& PatternContext::class_of(const LetterSet& wanted) {
  const auto [found, fresh] = classes_.try_emplace(wanted);
  if (fresh) {
    const std::string body = symbols.class_body(wanted);
    found->second = body.empty() ? "[^\\x{0}-\\x{10FFFF}]" : "[" + body + "]";
  }
  return found->second;
}

const std::vector<std::string>& PatternContext::prepositions(char role) {
  const auto [found, fresh] = prepositions_.try_emplace(role);
  std::vector<std::string>& all = found->second;
  if (!fresh) return all;
  for (const Family& family : base.families)
    for (const FamilyNoun& noun : family.nouns)
      for (const FramePart& part : noun.frame)
        if (part.role == role) all.insert(all.end(), part.prepositions.begin(), part.prepositions.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace relata
