#include "tools/relata/language_server/framing.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace relata::language_server {
namespace {

constexpr std::size_t longest_quote = 60;  // of a broken header, in what is told of it

// A line without its end; what is longer than any header is read and dropped.
bool read_header_line(std::istream& in, std::string& line) {
  constexpr std::size_t longest = 4096;
  line.clear();
  int byte = in.get();
  if (byte == std::istream::traits_type::eof()) return false;
  for (; byte != std::istream::traits_type::eof() && byte != '\n'; byte = in.get())
    if (line.size() < longest) line += static_cast<char>(byte);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::optional<std::size_t> content_length(const std::string& line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos || lower(line.substr(0, colon)) != "content-length") return std::nullopt;
  std::size_t begin = colon + 1;
  while (begin < line.size() && line[begin] == ' ') ++begin;
  std::size_t length = 0;
  const auto [stop, error] = std::from_chars(line.data() + begin, line.data() + line.size(), length);
  if (error != std::errc() || stop == line.data() + begin) return std::nullopt;
  return length;
}

}  // namespace

Frame read_frame(std::istream& in) {
  std::string line, first;
  std::optional<std::size_t> length;
  while (read_header_line(in, line)) {
    if (const auto found = content_length(line)) length = found;
    if (first.empty()) first = line;
    if (!line.empty() || first.empty()) continue;
    if (!length) return {FrameKind::refused, "no Content-Length in the header that begins with `" + first.substr(0, longest_quote) + "`"};
    if (*length > longest_message) {
      in.ignore(static_cast<std::streamsize>(std::min<std::size_t>(*length, std::size_t{1} << 62)));
      return {FrameKind::refused, "Content-Length: a message of more than 64 MB"};
    }
    Frame frame;
    frame.body.resize(*length);
    in.read(frame.body.data(), static_cast<std::streamsize>(*length));
    if (static_cast<std::size_t>(in.gcount()) < *length) return {FrameKind::end, "the input ends before its Content-Length"};
    frame.kind = FrameKind::message;
    return frame;
  }
  return {FrameKind::end, first.empty() ? "" : "the input ends within a header, no Content-Length came"};
}

void write_frame(std::ostream& out, std::string_view body) {
  out << "Content-Length: " << body.size() << "\r\n\r\n" << body;
  out.flush();
}

}  // namespace relata::language_server
