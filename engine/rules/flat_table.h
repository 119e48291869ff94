// A hash table for keys that are hashes already: one flat array, no pieces of memory.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace relata {

// 64-bit keys to 32-bit values in one flat array; key 0 is the empty slot.
class FlatTable {
 public:
  explicit FlatTable(std::size_t expected = 0) {
    std::size_t size = 16;
    while (size < expected * 2) size *= 2;
    slots_.resize(size);
  }
  [[nodiscard]] const std::uint32_t* find(std::uint64_t key) const {
    for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) return &slots_[at].value;
      if (!slots_[at].key) return nullptr;
    }
  }
  // The value of `key`, which becomes `value` if it is new.
  std::uint32_t& insert(std::uint64_t key, std::uint32_t value) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].key == key) return slots_[at].value;
      if (slots_[at].key) continue;
      slots_[at] = {key, value};
      ++used_;
      return slots_[at].value;
    }
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = 0;
  };
  void grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.size() * 2, {});
    used_ = 0;
    for (const Slot& slot : old)
      if (slot.key) insert(slot.key, slot.value);
  }
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace relata
