// Letters that none of some sets tells apart: what holds of one of a class holds of all.
#pragma once
#include <cstdint>
#include <vector>

#include "engine/tape/letter_set.h"

namespace relata {

class LetterClasses {
 public:
  explicit LetterClasses(std::size_t letters);

  // From now on letters within the set and letters beyond it are in different classes.
  void divide(const LetterSet& set);
  [[nodiscard]] std::size_t size() const { return one_.size(); }
  [[nodiscard]] std::uint32_t of(std::size_t letter) const { return class_[letter]; }
  // Calls `consider(class)` for each class of the set, which must have been divided by.
  template <typename Consider>
  void for_each(const LetterSet& set, Consider consider) const {
    for (std::uint32_t c = 0; c < one_.size(); ++c)
      if (set.test(one_[c])) consider(c);
  }

 private:
  std::vector<std::uint32_t> class_;  // by letter
  std::vector<std::uint32_t> one_;    // by class: one of its letters
  std::vector<std::uint32_t> count_;  // by class: its letters
};

}  // namespace relata
