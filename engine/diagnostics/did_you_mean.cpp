#include "engine/diagnostics/did_you_mean.h"

#include <algorithm>

namespace relata {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

int replacing(char a, char b) {
  return a == b ? 0 : lower(a) == lower(b) ? 1 : 2;
}

bool starts_alike(std::string_view a, std::string_view b) {
  return !a.empty() && !b.empty() && lower(a[0]) == lower(b[0]);
}

// Is `word` the other without some letters?
bool leaves_out(std::string_view word, std::string_view other) {
  std::size_t at = 0;
  for (const char c : other) at += at < word.size() && c == word[at] ? 1 : 0;
  return word.size() < other.size() && at == word.size();
}

// Twice the edit distance (so that a change of case can count half), or `limit` + 1 if it is more.
int distance(std::string_view a, std::string_view b, int limit) {
  const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size());
  if (2 * std::abs(rows - columns) > limit) return limit + 1;
  std::vector<int> before(columns + 1), above(columns + 1), here(columns + 1);
  for (int j = 0; j <= columns; ++j) above[j] = 2 * j;
  for (int i = 1; i <= rows; ++i) {
    here[0] = 2 * i;
    for (int j = 1; j <= columns; ++j) {
      here[j] = std::min({above[j] + 2, here[j - 1] + 2, above[j - 1] + replacing(a[i - 1], b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) here[j] = std::min(here[j], before[j - 2] + 2);
    }
    std::swap(before, above);
    std::swap(above, here);
  }
  return above[columns];
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates, bool or_itself) {
  if (or_itself && std::find(candidates.begin(), candidates.end(), word) != candidates.end()) return std::string(word);
  const std::string* best = nullptr;
  int best_found = 0;
  if (word.size() > 64) return {};
  int limit = std::max<int>(2, 2 * static_cast<int>(word.size()) / 3);
  if (word.size() < 2) limit = 1;
  for (const std::string& candidate : candidates) {
    if (candidate == word) continue;
    const int found = distance(word, candidate, limit);
    if (found > limit) continue;
    // Who misspells a word rarely misses its first letter, and leaves out a letter sooner than to add or change one.
    const bool better =
        !best || found < best_found || (!starts_alike(*best, word) && starts_alike(candidate, word)) ||
        (starts_alike(*best, word) == starts_alike(candidate, word) && leaves_out(word, candidate) && !leaves_out(word, *best));
    if (!better) continue;
    best = &candidate;
    limit = best_found = found;
  }
  return best ? *best : std::string();
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& own, const std::vector<std::string>& others) {
  const std::string mine = did_you_mean(word, own), other = did_you_mean(word, others);
  if (mine.empty() || other.empty()) return mine.empty() ? other : mine;
  const int any = 2 * static_cast<int>(word.size() + mine.size() + other.size());
  return distance(word, mine, any) <= distance(word, other, any) ? mine : other;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string near = did_you_mean(word, candidates);
  return near.empty() ? std::string() : "did you mean `" + near + "`?";
}

}  // namespace relata
