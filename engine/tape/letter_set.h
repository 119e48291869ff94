// A set of letters of the tape, one bit each.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace relata {

class LetterSet {
 public:
  LetterSet() = default;
  explicit LetterSet(std::size_t size) : words_((size + 63) / 64) {}

  [[nodiscard]] bool test(std::size_t letter) const { return letter / 64 < words_.size() && (words_[letter / 64] >> (letter % 64) & 1); }
  void set(std::size_t letter) { words_[letter / 64] |= std::uint64_t{1} << (letter % 64); }
  template <typename Consider>
  void for_each(Consider consider) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t word = words_[i]; word; word &= word - 1) consider(i * 64 + static_cast<std::size_t>(__builtin_ctzll(word)));
  }
  [[nodiscard]] bool none() const {
    for (const std::uint64_t word : words_)
      if (word) return false;
    return true;
  }
  // Both of one size; a set without letters may be of size 0.
  LetterSet& operator|=(const LetterSet& o) {
    if (words_.size() < o.words_.size()) words_.resize(o.words_.size());
    for (std::size_t i = 0; i < o.words_.size(); ++i) words_[i] |= o.words_[i];
    return *this;
  }
  LetterSet& operator&=(const LetterSet& o) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= i < o.words_.size() ? o.words_[i] : 0;
    return *this;
  }
  LetterSet& remove(const LetterSet& o) {
    for (std::size_t i = 0; i < words_.size() && i < o.words_.size(); ++i) words_[i] &= ~o.words_[i];
    return *this;
  }
  [[nodiscard]] bool operator==(const LetterSet&) const = default;
  [[nodiscard]] std::size_t hash() const {
    std::uint64_t h = 0xcbf29ce484222325ull;
    for (const std::uint64_t word : words_) h = (h ^ word ^ (word >> 32)) * 0x100000001b3ull;
    return static_cast<std::size_t>(h ^ (h >> 29));
  }
  [[nodiscard]] bool operator<(const LetterSet& o) const { return words_ < o.words_; }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace relata
