// What the compilation of many patterns shares: rule base, letters, and classes and words looked up once.
#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/tape/language_types.h"
#include "engine/tape/symbol_table.h"

namespace relata {

// Types that patterns of `base` tell apart, with how often each is asked for.
[[nodiscard]] std::unordered_map<TypeId, std::size_t> types_asked_for(const RuleBase& base);

// One per compilation, not shared between threads. Base and symbols must outlive it.
class PatternContext {
 public:
  PatternContext(const RuleBase& base, const SymbolTable& symbols);

  const RuleBase& base;
  const SymbolTable& symbols;
  const LanguageTypes types;
  LetterSet verbs, active_verbs, nouns;

  // The letters that may stand for one of these words or names on the tape.
  [[nodiscard]] const LetterSet& of_word(const std::string& word);
  [[nodiscard]] LetterSet of_words(const std::vector<std::string>& words);
  // An RE2 class; one that matches nothing for no letters.
  [[nodiscard]] const std::string& class_of(const LetterSet& wanted);
  // What to write in a class for the symbols of a type; empty for no_type.
  [[nodiscard]] const std::string& class_body_of(TypeId type);
  // By which nouns take a part, of all families; sorted.
  [[nodiscard]] const std::vector<std::string>& prepositions(char role);

 private:
  std::unordered_map<std::string, LetterSet> words_;
  struct Hash {
    std::size_t operator()(const LetterSet& set) const { return set.hash(); }
  };
  std::unordered_map<LetterSet, std::string, Hash> classes_;
  std::unordered_map<TypeId, std::string> bodies_;
  std::map<char, std::vector<std::string>> prepositions_;
};

}  // namespace relata
