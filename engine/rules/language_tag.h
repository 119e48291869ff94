// Language tags (BCP 47) as pack.yaml gives them.
#pragma once
#include <string_view>

namespace relata {

// A language of two or three letters, then subtags of at most eight (RFC 5646).
[[nodiscard]] bool is_language(std::string_view tag);

// Is its language one of ISO 639-1, if it has two letters? Of three letters there are thousands: all pass.
[[nodiscard]] bool is_registered_language(std::string_view tag);

}  // namespace relata
