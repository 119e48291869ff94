// What words a pattern can't do without: the ground that triggers stand on.
#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

// Marks that a sentence is asked for as it is for words.
constexpr std::string_view needed_marks = "':/";

// One of these words, or a number, must stand in a sentence.
struct NeededWord {
  std::set<std::string> words;  // runs of ASCII letters and digits, in lower case; a mark
  std::size_t figures = 0;      // a number of so many in a row, or one with points or commas, will do too; 0: no number will
  std::size_t cost = 0;         // the higher, the more sentences have one
  [[nodiscard]] bool is_possible() const { return figures > 0 || !words.empty(); }
};

// All of them must. `impossible`: only what other rules make can match here, and those need words of their own.
struct NeededWords {
  bool impossible = false;
  std::vector<NeededWord> all;
};

class NeededWordFinder {
 public:
  explicit NeededWordFinder(const RuleBase& base) : base_(base) {}
  // Nothing in `all`: every sentence may do.
  [[nodiscard]] NeededWords of(const Rule& rule, const Pattern& pattern);
  // Words of the lexicon that have this type; nothing in `all` where there are too many.
  [[nodiscard]] NeededWords of_type(TypeId type);

 private:
  NeededWords of(const PatternNode& node, bool alone);
  NeededWords of_row(const PatternNode& node, bool alone);
  NeededWords any_of(const PatternNode& node, bool alone);
  static NeededWords of_mark(const std::string& text);
  NeededWords of_slot(const PatternNode& node);
  NeededWords of_words(const std::vector<std::string>& names) const;
  bool add_entries(TypeId type, int slot, NeededWord& out);
  void add_words_of(TypeId type, const std::vector<const Condition*>& conditions, NeededWord& out);
  bool add_shapes(TypeId type, int slot, NeededWord& out) const;
  void add_name(const std::string& name, NeededWord& out) const;
  [[nodiscard]] bool may_have(EntryId id, const Condition& condition) const;
  [[nodiscard]] bool is_common(const std::string& word) const;
  [[nodiscard]] std::vector<EntryId> entries_of(TypeId type);

  const RuleBase& base_;
  const Rule* rule_ = nullptr;
  std::vector<std::vector<EntryId>> by_type_;  // entries by the very type, or feature, that they have
  std::map<TypeId, NeededWord> words_;         // of types without conditions
};

}  // namespace relata
