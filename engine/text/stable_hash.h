// Ids that are the same on every machine and day: 128-bit FNV-1a (Fowler, Noll, Vo; offset and prime as published), as 32 hex digits.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace relata {

class IdHash {
 public:
  constexpr void add(std::string_view bytes) {
    for (const char c : bytes) step(static_cast<unsigned char>(c));
  }
  // A part of a key: its bytes and an end mark, so that ("ab", "c") and ("a", "bc") differ.
  constexpr void add_part(std::string_view bytes) {
    add(bytes);
    step(0xff);  // no UTF-8 byte
  }
  [[nodiscard]] std::string hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out(32, '0');
    unsigned __int128 value = state_;
    for (std::size_t i = 32; i-- > 0; value >>= 4) out[i] = digits[static_cast<std::size_t>(value & 15)];
    return out;
  }

 private:
  constexpr void step(unsigned char byte) { state_ = (state_ ^ byte) * prime; }
  static constexpr unsigned __int128 prime = (static_cast<unsigned __int128>(1) << 88) + 0x13b;
  unsigned __int128 state_ = (static_cast<unsigned __int128>(0x6c62272e07bb0142ULL) << 64) + 0x62b821756295c58dULL;
};

template <class... Parts>
[[nodiscard]] std::string stable_id(const Parts&... parts) {
  IdHash hash;
  (hash.add_part(parts), ...);
  return hash.hex();
}

// The id of an END that no lexicon knows: a function of this document alone (INTERFACES: "Statement stream").
[[nodiscard]] inline std::string document_entity_id(std::string_view doc, std::string_view type, std::string_view label) {
  return stable_id(doc, type, label);
}
// True for ids of the form that hashes have; lexicon ids (Q148) are not of it.
[[nodiscard]] inline bool is_stable_id(std::string_view id) {
  return id.size() >= 16 && id.size() <= 40 && id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace relata
