// What the lexicon step needs to know of the entries that share a name, side by side: one look a token in place of one at each entry.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/tape/mention.h"

namespace relata {

struct EntrySet {
  std::uint32_t first = 0, count = 0;  // its senses
  LemmaId lemma = 0xffffffff;          // the first that one of them has
  bool has_text = false;               // an entry whose words stay text
  bool is_text = false;                // ... and none whose words don't
  bool is_closed = false;              // ... one that does so whatever others there are
  bool is_dated = false;               // some sense holds for a time only
  bool has_name = false;               // of what may be an END
};

class EntrySets {
 public:
  EntrySets() = default;
  // `lemmas`: by entry.
  EntrySets(const RuleBase& base, const std::vector<LemmaId>& lemmas);

  // By index into Lexicon::entry_sets.
  [[nodiscard]] const EntrySet& operator[](int set) const { return sets_[static_cast<std::size_t>(set)]; }
  // Of the entries that become symbols, in their order.
  [[nodiscard]] std::span<const Sense> senses(const EntrySet& set) const { return {senses_.data() + set.first, set.count}; }

 private:
  std::vector<EntrySet> sets_;
  std::vector<Sense> senses_;
};

}  // namespace relata
