// Which words of sets and families changed, and which texts that can touch.
#pragma once
#include <vector>

#include "tools/relata/changing/needed_words.h"

namespace relata {

struct VocabularyChange {
  std::size_t families = 0;        // that changed, are new or are gone
  std::vector<NeededWords> nouns;  // nouns of families that changed: they make readings whether or not a rule names the family
  std::vector<NeededWords> words;  // words, verbs and nouns that changed: what rules of one outline can differ by (rule_signature.h)
};

[[nodiscard]] VocabularyChange vocabulary_change(const RuleBase& before, const WordFinder& old_words, const RuleBase& after,
                                                 const WordFinder& new_words);

}  // namespace relata
