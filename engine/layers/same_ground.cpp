#include "engine/layers/same_ground.h"

#include <algorithm>

#include "engine/tape/pattern_context.h"

namespace relata {
namespace {

bool same_type(const Type& a, const Type& b) {
  return a.name == b.name && a.parents == b.parents && a.reference == b.reference && a.naming == b.naming && a.shape == b.shape &&
         a.has_lemma == b.has_lemma && a.is_aside == b.is_aside && a.qualifier == b.qualifier && a.stays_text == b.stays_text &&
         a.is_closed == b.is_closed && a.feature_of == b.feature_of && a.feature == b.feature;
}

bool same_letters(const SymbolTable& a, const SymbolTable& b) {
  if (a.size() != b.size() || a.letters() != b.letters()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto id = static_cast<SymbolId>(i);
    const SymbolSet &x = a.set(id), &y = b.set(id);
    if (x.types != y.types || x.group != y.group || x.closure != y.closure || a.letter(id) != b.letter(id)) return false;
  }
  return true;
}

}  // namespace

bool stand_on_same_ground(const RuleBase& a, const RuleBase& b) {
  const std::vector<Type>&x = a.schema.types(), &y = b.schema.types();
  return a.layers == b.layers && std::equal(x.begin(), x.end(), y.begin(), y.end(), same_type);
}

bool words_are_the_same(const Program& known, const SymbolTable& symbols, const RuleBase& base) {
  if (!same_letters(symbols, known.symbols)) return false;
  PatternContext now(base, symbols), before(*known.base, known.symbols);
  const auto same = [&](const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return now.of_word(word) == before.of_word(word); });
  };
  return std::all_of(base.sets.begin(), base.sets.end(),
                     [&](const WordSet& set) { return set.kind != SetKind::words || same(set.words); }) &&
         std::all_of(base.families.begin(), base.families.end(), [&](const Family& family) {
           return std::all_of(family.verbs.begin(), family.verbs.end(),
                              [&](const FamilyVerb& verb) { return same(verb.before_object) && same(verb.after_object); });
         });
}

}  // namespace relata
