// From packs as they were to packs as they are: what changed, and which texts that can touch.
//
// A text in which no changed rule can match, of the old ones or of the new, and no changed name stands, gives the same statements by
// both. Where more than rules, sets, families, phrases and names changed, every text counts as touched.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/extraction.h"
#include "tools/relata/changing/needed_words.h"

namespace relata {

struct PackChange {
  std::string everything;                         // why every text may be touched; empty: not so
  std::vector<std::string> rules;                 // "diplomacy/met": changed, new, gone or moved before others; sorted
  std::vector<std::string> old_rules, new_rules;  // those of them that one side has, in its order
  std::size_t families = 0, names = 0;            // that changed
  std::vector<NeededWords> needed;                // what one of must stand in a text that is touched
  bool any_text = false;                          // some rule that changed needs no words

  [[nodiscard]] bool is_none() const { return everything.empty() && needed.empty() && !any_text; }
  [[nodiscard]] bool may_touch(std::string_view text) const;
  // Of a text as searchable() gives it (needed_words.h).
  [[nodiscard]] bool may_touch_searchable(const std::string& searched) const;
};

[[nodiscard]] PackChange change_between(const Extractor& before, const Extractor& after);
// What changed, in words: "2 rules, 1 family".
[[nodiscard]] std::string describe(const PackChange& change);

}  // namespace relata
