// Words that a text must hold so that a rule can match in it. Over-reports, never under-reports: a test compares what follows from it.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

// A text as it is searched: case folded, without what does not show, its words (letters, marks and digits, as tokenize() has them) each
// between blanks, the first and the last too.
[[nodiscard]] std::string searchable(std::string_view text);

// Of each list one must stand in the text: a word with its blanks, or without them part of one; none: any text may do.
using NeededWords = std::vector<std::vector<std::string>>;
[[nodiscard]] bool may_hold(const std::string& searchable_text, const NeededWords& needed);

// Of one rule base, which must outlive it.
class WordFinder {
 public:
  // `entry_lemmas`: by EntryId, as its Program has them.
  WordFinder(const RuleBase& base, const std::vector<LemmaId>& entry_lemmas);

  // One for each pattern of the rule.
  [[nodiscard]] std::vector<NeededWords> needed_by(const Rule& rule) const;
  // Any form of one of these. Of no lemmas: no text will do.
  [[nodiscard]] NeededWords needed_by(const std::vector<LemmaId>& lemmas) const;
  // One of these words of a set, perhaps as part of another.
  [[nodiscard]] static NeededWords needed_by(const std::vector<std::string>& words);
  // Any name of the entry.
  [[nodiscard]] static NeededWords needed_by(const LexiconEntry& entry);

 private:
  using Choice = std::vector<std::string>;  // empty: nothing is needed
  [[nodiscard]] NeededWords needed_by(const PatternNode& node) const;
  [[nodiscard]] NeededWords needed_by_conditions(const Rule& rule) const;
  [[nodiscard]] Choice one_of(const PatternNode& word, bool whole_words) const;
  [[nodiscard]] bool is_restated(const Choice& choice) const;
  [[nodiscard]] Choice one_of_family(std::uint32_t index) const;
  [[nodiscard]] bool add_forms(LemmaId lemma, Choice& choice) const;

  const RuleBase& base_;
  std::vector<std::uint32_t> first_entry_;  // by LemmaId: index into entries_, whose next lemma's first is its end
  std::vector<EntryId> entries_;
  // Adds what a text must hold so that one of the rules matches; false if any text may do.
  [[nodiscard]] bool add_makers(const std::vector<const Rule*>& makers, Choice& choice) const;

  using Makers = std::vector<const Rule*>;
  std::string restated_;                                   // words and lemmas that readings get from rules, not from texts
  std::unordered_map<LemmaId, Makers> made_;               // rules that give readings the lemma
  std::unordered_map<std::uint32_t, Makers> made_family_;  // a verb of the family, by its index
  mutable std::unordered_set<const Rule*> asked_;  // makers whose own words are being looked for: one that makes itself needs no more
};

}  // namespace relata
