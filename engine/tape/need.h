// What some cell of a match must be, wherever in it that cell stands. Over-reports, never under-reports.
#pragma once
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/tape/letter_set.h"
#include "engine/tape/mention.h"

namespace relata {

struct Need {
  LetterSet letters;                      // one of these symbols,
  std::unordered_set<std::string> words;  // one of these plain tokens, case-folded,
  LetterSet worded;                       // one of these symbols whose words are among them,
  LetterSet named;                        // or one of these symbols that has
  std::vector<LemmaId> lemmas;            // ... one of these lemmas
};

}  // namespace relata
