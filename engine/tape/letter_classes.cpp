#include "engine/tape/letter_classes.h"

namespace relata {

LetterClasses::LetterClasses(std::size_t letters) : class_(letters, 0) {
  if (letters == 0) return;
  one_.push_back(0);
  count_.push_back(static_cast<std::uint32_t>(letters));
}

void LetterClasses::divide(const LetterSet& set) {
  constexpr std::uint32_t none = 0xffffffff;
  std::vector<std::uint32_t> within(one_.size(), 0), fresh(one_.size(), none);
  set.for_each([&](std::size_t letter) {
    if (letter < class_.size()) ++within[class_[letter]];
  });
  set.for_each([&](std::size_t letter) {
    if (letter >= class_.size()) return;
    const std::uint32_t old = class_[letter];
    if (within[old] == count_[old]) return;
    if (fresh[old] == none) {
      fresh[old] = static_cast<std::uint32_t>(one_.size());
      one_.push_back(static_cast<std::uint32_t>(letter));
      count_.push_back(within[old]);
    }
    class_[letter] = fresh[old];
  });
  for (std::size_t letter = 0; letter < class_.size(); ++letter) one_[class_[letter]] = static_cast<std::uint32_t>(letter);
  for (std::size_t old = 0; old < fresh.size(); ++old)
    if (fresh[old] != none) count_[old] -= within[old];
}

}  // namespace relata
