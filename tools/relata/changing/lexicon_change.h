// Which lexicon lines changed, and which texts that can touch.
#pragma once
#include <string>

#include "tools/relata/changing/needed_words.h"

namespace relata {

struct LexiconChange {
  std::string everything;  // why it may touch every text; empty: not so
  std::size_t names = 0;   // lines that changed, are new or are gone
  std::vector<NeededWords> needed;
};

// Words, and names that nothing else in the lexicon refers to, touch the texts in which they stand. Other names may be reached by way of
// others ("the Danish minister"), and what the reader of documents knows shapes every text.
[[nodiscard]] LexiconChange lexicon_change(const RuleBase& before, const RuleBase& after);

}  // namespace relata
