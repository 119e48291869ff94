#include "engine/tape/code_point_set.h"

#include <algorithm>

namespace relata {
namespace {

constexpr char32_t last_code_point = 0x10FFFF;

template <std::size_t Size>
void fill(std::array<std::uint64_t, Size>& bits, char32_t base, char32_t first, char32_t last) {
  const char32_t end = base + static_cast<char32_t>(Size * 64);
  for (char32_t c = std::max(first, base); c <= last && c < end; ++c) bits[(c - base) / 64] |= std::uint64_t{1} << ((c - base) % 64);
}

}  // namespace

void CodePointSet::sort() {
  std::sort(ranges_.begin(), ranges_.end());
  std::size_t kept = 0;
  for (const auto& range : ranges_) {
    if (kept > 0 && range.first <= ranges_[kept - 1].second + 1) {
      ranges_[kept - 1].second = std::max(ranges_[kept - 1].second, range.second);
    } else {
      ranges_[kept++] = range;
    }
  }
  ranges_.resize(kept);
}

void CodePointSet::negate() {
  sort();
  std::vector<std::pair<char32_t, char32_t>> others;
  char32_t next = 0;
  for (const auto& [first, last] : ranges_) {
    if (first > next) others.emplace_back(next, first - 1);
    next = last + 1;
  }
  if (next <= last_code_point) others.emplace_back(next, last_code_point);
  ranges_ = std::move(others);
}

void CodePointSet::finish() {
  sort();
  for (const auto& [first, last] : ranges_) {
    fill(ascii_, 0, first, last);
    fill(letters_, first_letter, first, last);
  }
}

bool CodePointSet::test_others(char32_t c) const {
  const auto behind = std::upper_bound(ranges_.begin(), ranges_.end(), std::pair<char32_t, char32_t>{c, last_code_point + 1});
  return behind != ranges_.begin() && std::prev(behind)->second >= c;
}

const CodePointSet* CodePointSets::find(std::string_view name) const {
  const std::lock_guard lock(lock_);
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? nullptr : found->second;
}

const CodePointSet* CodePointSets::keep(std::string_view name, CodePointSet set) {
  const std::lock_guard lock(lock_);
  const auto [found, fresh] = by_name_.try_emplace(std::string(name), nullptr);
  if (fresh) found->second = &sets_.emplace_back(std::move(set));
  return found->second;
}

}  // namespace relata
