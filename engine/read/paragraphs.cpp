#include "engine/read/paragraphs.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace relata {

namespace {

// Longest line that a text wrapped to a width has, in bytes.
constexpr std::uint32_t widest_wrap = 130;

[[nodiscard]] bool is_space_at(std::string_view text, std::size_t at, std::size_t& next) {
  next = at;
  return is_space(decode_utf8(text, next));
}

[[nodiscard]] Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end) {
    std::size_t next = 0;
    if (!is_space_at(text, span.begin, next)) break;
    span.begin = std::min(static_cast<std::uint32_t>(next), span.end);
  }
  while (span.end > span.begin) {
    std::uint32_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    std::size_t next = 0;
    if (!is_space_at(text, last, next)) break;
    span.end = last;
  }
  return span;
}

[[nodiscard]] bool begins_with_bullet(std::string_view line) {
  for (const std::string_view bullet : {"- ", "-- ", "--", "* ", "•", "– ", "— ", "· ", "▪", "●", "■", "→"}) {
    if (line.starts_with(bullet)) return true;
  }
  return false;
}

[[nodiscard]] std::uint32_t first_word_size(std::string_view line) {
  return static_cast<std::uint32_t>(std::min(line.find_first_of(" \t"), line.size()));
}

[[nodiscard]] bool begins_small(std::string_view line) {
  std::size_t at = 0;
  return !line.empty() && is_lower(decode_utf8(line, at));
}

[[nodiscard]] bool ends_with_stop(std::string_view line) {
  for (const std::string_view stop : {".", "!", "?", "\"", "”", ":", "…", ")"}) {
    if (line.ends_with(stop)) return true;
  }
  return false;
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text) {
  std::vector<Span> lines;  // an empty one stands for a blank line
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at < size;) {
    const auto found = text.find('\n', at);
    const auto end = found == std::string_view::npos ? size : static_cast<std::uint32_t>(found);
    lines.push_back(trimmed(text, {at, end}));
    at = end + 1;
  }
  const auto view = [&](Span span) { return text.substr(span.begin, span.size()); };

  // A text is wrapped if most of its lines could not have taken the next line's first word.
  std::uint32_t width = 0;
  for (const auto line : lines) width = std::max(width, line.size());
  const auto is_full = [&](std::size_t i) { return lines[i].size() + 1 + first_word_size(view(lines[i + 1])) > width; };
  std::size_t single_breaks = 0, full_lines = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].empty() || lines[i + 1].empty()) continue;
    ++single_breaks;
    full_lines += is_full(i) ? 1 : 0;
  }
  const bool wrapped = width <= widest_wrap && full_lines >= 3 && full_lines * 2 > single_breaks;

  std::vector<Span> paragraphs;
  bool open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = lines[i];
    if (line.empty()) {
      open = false;
      continue;
    }
    const auto words = view(line);
    bool goes_on = false;
    if (open && !begins_with_bullet(words)) {
      const auto before = view(lines[i - 1]);
      goes_on = wrapped ? is_full(i - 1) || begins_small(words) : begins_small(words) && !ends_with_stop(before);
    }
    if (goes_on) {
      paragraphs.back().end = line.end;
    } else {
      paragraphs.push_back(line);
    }
    open = true;
  }
  return paragraphs;
}

}  // namespace relata
