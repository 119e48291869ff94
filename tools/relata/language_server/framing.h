// Messages as language servers frame them: headers, an empty line, then Content-Length bytes.
#pragma once
#include <cstddef>
#include <istream>
#include <ostream>
#include <string>
#include <string_view>

namespace relata::language_server {

// Longer messages are skipped and reported: no rule file is that large.
inline constexpr std::size_t longest_message = std::size_t{1} << 26;

enum class FrameKind { message, refused, end };  // refused: a header without a length, or a message too long
struct Frame {
  FrameKind kind = FrameKind::end;
  std::string body;  // of a message; else why it is refused, or why the input is incomplete
};

// The next message. A broken header is skipped up to the next one, so it costs the messages within it at most.
[[nodiscard]] Frame read_frame(std::istream& in);
void write_frame(std::ostream& out, std::string_view body);

}  // namespace relata::language_server
