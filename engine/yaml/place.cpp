#include "engine/yaml/place.h"

#include <algorithm>

namespace relata::yaml {
namespace {

using Places = std::vector<std::uint32_t>;

// A block scalar keeps each line's tail: what a decoded line lacks in front is indentation.
Places places_of_literal(std::string_view bytes, Span inner, std::string_view text) {
  Places places;
  places.reserve(text.size() + 1);
  std::uint32_t at = inner.begin;
  std::size_t done = 0;
  while (done < text.size()) {
    const std::size_t text_end = std::min(text.find('\n', done), text.size());
    std::uint32_t line_end = static_cast<std::uint32_t>(std::min<std::size_t>(bytes.find('\n', at), bytes.size()));
    const std::uint32_t next = line_end;
    if (line_end > at && bytes[line_end - 1] == '\r') --line_end;
    const auto size = static_cast<std::uint32_t>(text_end - done);
    const std::uint32_t begin = line_end >= at + size ? line_end - size : at;
    for (std::uint32_t i = 0; i < size; ++i) places.push_back(std::min(begin + i, line_end));
    if (text_end < text.size()) places.push_back(line_end);
    done = text_end + 1;
    at = static_cast<std::uint32_t>(std::min<std::size_t>(next + 1, bytes.size()));
  }
  places.push_back(places.empty() ? inner.begin : std::min(places.back() + 1, static_cast<std::uint32_t>(bytes.size())));
  return places;
}

std::uint32_t escape_size(char letter) {
  switch (letter) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

std::size_t utf8_size(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_break(char c) {
  return c == '\n' || c == '\r';
}

// Behind a run of blanks and line breaks that holds at least one break; `at` itself if there is none.
std::uint32_t behind_fold(std::string_view bytes, std::uint32_t at, std::uint32_t end) {
  bool broken = false;
  std::uint32_t i = at;
  for (; i < end && (is_blank(bytes[i]) || is_break(bytes[i])); ++i) broken |= is_break(bytes[i]);
  return broken ? i : at;
}

Places places_of_flow(std::string_view bytes, Span inner, ScalarStyle style, std::string_view text) {
  Places places;
  places.reserve(text.size() + 1);
  std::uint32_t at = inner.begin;
  const std::uint32_t end = inner.end;
  if (style == ScalarStyle::folded)
    while (at < end && is_blank(bytes[at])) ++at;
  for (std::size_t done = 0; done < text.size();) {
    if (at >= end) {
      places.push_back(end);
      ++done;
      continue;
    }
    if (const std::uint32_t behind = behind_fold(bytes, at, end); behind != at) {
      // A folded break: one space, or a newline for each empty line, all of them stand at the break.
      while (done < text.size() && (text[done] == ' ' || text[done] == '\n')) places.push_back(at), ++done;
      at = behind;
      continue;
    }
    if (style == ScalarStyle::double_quoted && bytes[at] == '\\' && at + 1 < end) {
      if (is_break(bytes[at + 1])) {
        at = behind_fold(bytes, at + 1, end);
        continue;
      }
      const std::size_t decoded = utf8_size(static_cast<unsigned char>(text[done]));
      for (std::size_t i = 0; i < decoded && done < text.size(); ++i, ++done) places.push_back(at);
      at = std::min(at + escape_size(bytes[at + 1]), end);
      continue;
    }
    places.push_back(at);
    at += style == ScalarStyle::single_quoted && bytes[at] == '\'' ? 2 : 1;
    ++done;
  }
  places.push_back(std::min(at, end));
  return places;
}

}  // namespace

std::vector<std::uint32_t> source_places(std::string_view bytes, Span inner, ScalarStyle style, std::string_view text) {
  if (style == ScalarStyle::literal) return places_of_literal(bytes, inner, text);
  return places_of_flow(bytes, inner, style, text);
}

}  // namespace relata::yaml
