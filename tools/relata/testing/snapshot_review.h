// Case files that give something else than they say: gone through one by one, and changed to what they give where that is right.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "tools/relata/testing/trials.h"

namespace relata {

enum class Answer { yes, no, all, quit };

struct Review {
  std::vector<std::size_t> accepted;  // by index of the items
  bool sound = true;                  // every file that was to change could be written
};

// Asks for each failing case (of case files alone; the tests inside rules say what their authors mean) and writes the files at the end,
// also after `quit`. Its files must be those in `sources`.
[[nodiscard]] Review review_cases(const std::vector<TestItem>& items, const std::vector<TestOutcome>& outcomes, const Diagnostics& sources,
                                  const std::function<Answer(const TestItem&, const TestOutcome&)>& ask);

// Asks on standard output and reads y, n, a or q from standard input; its end is `quit`.
[[nodiscard]] Answer ask_user(const TestItem& item, const TestOutcome& outcome);
[[nodiscard]] inline Answer take_all(const TestItem&, const TestOutcome&) {
  return Answer::all;
}

}  // namespace relata
