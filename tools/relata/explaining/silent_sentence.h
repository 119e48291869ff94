// A sentence of which no rule made a statement: what rules saw there, and which of them came nearest.
#pragma once
#include <string>
#include <vector>

#include "tools/relata/explaining/drawn_sentence.h"
#include "tools/relata/explaining/nearest_rules.h"

namespace relata {

struct SilentSentence {
  std::string document, place;  // place: as it was asked for
  bool masked = false;          // clutter, a headline or a dateline: read for times and places alone
  DrawnSentence drawn;
  std::vector<NearRule> nearest;
};

[[nodiscard]] std::string to_text(const SilentSentence& silent);
[[nodiscard]] std::string to_json(const SilentSentence& silent);
[[nodiscard]] std::string to_html(const SilentSentence& silent);  // one page, nothing outside it

}  // namespace relata
