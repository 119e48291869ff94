// The nearest of the words that would have been right.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// The candidate with the fewest edits (insertion, deletion, replacement, swap of neighbours; case counts half); of equals one with the
// same first letter, then one of which `word` leaves out a letter, then the first. Empty if none is near: more than a third of the letters
// would have to change. `or_itself`: the word, if it is a candidate.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates, bool or_itself = false);

// The nearest of all, one of `own` where another is no nearer: what the author has named himself he has sooner misspelt.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& own, const std::vector<std::string>& others);

// "did you mean `x`?", or nothing.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace relata
