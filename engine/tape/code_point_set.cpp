#include "engine/tape/code_point_set.h"

#include <algorithm>

namespace relata {
namespace {

constexpr char32_t last_code_point = 0x10FFFF;

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

// Sets the bits from `first` to `last`.
void CodePointSet::fill(std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t block = first / 64; block <= last / 64; ++block) {
    std::uint64_t bits = ~std::uint64_t{0};
    if (block == first / 64) bits &= bits << (first % 64);
    if (block == last / 64) bits &= ~std::uint64_t{0} >> (63 - last % 64);
    bits_[block] |= bits;
  }
}

void CodePointSet::finish() {
  sort();
  constexpr char32_t last_letter = first_letter + letter_bits - 1;
  for (const auto& [first, last] : ranges_) {
    if (first < 128) fill(first, std::min<char32_t>(last, 127));
    if (first <= last_letter && last >= first_letter) fill(bit_of(std::max(first, first_letter)), bit_of(std::min(last, last_letter)));
  }
}

bool CodePointSet::test_others(char32_t c) const {
  const auto behind = std::upper_bound(ranges_.begin(), ranges_.end(), std::pair<char32_t, char32_t>{c, last_code_point + 1});
  return behind != ranges_.begin() && std::prev(behind)->second >= c;
}

const CodePointSet* CodePointSets::find(std::string_view name) const {
  const std::lock_guard lock(lock_);
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

const CodePointSet* CodePointSets::keep(std::string_view name, CodePointSet set) {
  const std::lock_guard lock(lock_);
  const auto [found, fresh] = by_name_.try_emplace(std::string(name), nullptr);
  if (fresh) found->second = &sets_.emplace_back(std::move(set));
  return found->second;
}

}  // namespace relata
