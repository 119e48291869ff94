// A set of code points, quick to ask for ASCII and for the letters of the tape.
#pragma once
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {

// Letters of the tape stand in plane 15; of its code points this many have a bit of their own.
inline constexpr char32_t first_letter = 0xF0000;
inline constexpr std::size_t letter_bits = 4096;

class CodePointSet {
 public:
  // Both ends included; in any order, overlapping or not.
  void add(char32_t first, char32_t last) { ranges_.emplace_back(first, last); }
  void add(const CodePointSet& o) { ranges_.insert(ranges_.end(), o.ranges_.begin(), o.ranges_.end()); }
  void negate();
  // To be called once, behind the last change.
  void finish();

  // The bit of a code point that has one: of ASCII, or a letter of the tape; no_bit for others.
  static constexpr std::uint32_t no_bit = 128 + letter_bits;
  [[nodiscard]] static std::uint32_t bit_of(char32_t c) {
    if (c < 128) return c;
    return c - first_letter < letter_bits ? 128 + static_cast<std::uint32_t>(c - first_letter) : no_bit;
  }
  [[nodiscard]] bool test(char32_t c) const { return test(c, bit_of(c)); }
  // The same where the bit is known.
  [[nodiscard]] bool test(char32_t c, std::uint32_t bit) const {
    return bit < no_bit ? (bits_[bit / 64] >> (bit % 64) & 1) != 0 : test_others(c);
  }

 private:
  void sort();
  [[nodiscard]] bool test_others(char32_t c) const;

  void fill(std::uint32_t first, std::uint32_t last);

  std::array<std::uint64_t, no_bit / 64> bits_{};
  std::vector<std::pair<char32_t, char32_t>> ranges_;  // sorted and disjoint once finished
};

// Sets that the machines of a program share. For several threads at once; what it gives stays where it is as long as the pool lives.
class CodePointSets {
 public:
  // The set of this name, if there is one.
  [[nodiscard]] const CodePointSet* find(std::string_view name) const;
  // Keeps the set under the name, unless another came first.
  const CodePointSet* keep(std::string_view name, CodePointSet set);

 private:
  mutable std::mutex lock_;
  std::deque<CodePointSet> sets_;
  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
  };
  std::unordered_map<std::string, const CodePointSet*, NameHash, std::equal_to<>> by_name_;
};

}  // namespace relata
