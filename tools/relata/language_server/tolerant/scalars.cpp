#include "tools/relata/language_server/tolerant/scalars.h"

#include <algorithm>

#include "engine/text/utf8.h"
#include "engine/yaml/place.h"

namespace relata::language_server {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_break(char c) {
  return c == '\n' || c == '\r';
}

// One break is a space, each further one a line end.
void append_fold(std::string& out, int breaks) {
  if (breaks == 1) out += ' ';
  out.append(static_cast<std::size_t>(std::max(breaks - 1, 0)), '\n');
}

// "\n", "é" ...; the bytes of the escape from its backslash on.
std::uint32_t append_escape(std::string_view text, std::uint32_t at, std::string& out) {
  const auto limit = static_cast<std::uint32_t>(text.size());
  constexpr std::string_view letters = "0abtnvfre \"/\\", values = std::string_view("\0\a\b\t\n\v\f\r\x1b \"/\\", 13);
  const char letter = text[at + 1];
  if (const std::size_t found = letters.find(letter); found != std::string_view::npos) {
    out += values[found];
    return 2;
  }
  const std::uint32_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  char32_t value = 0;
  std::uint32_t count = 0;
  for (; count < digits && at + 2 + count < limit; ++count) {
    const char c = text[at + 2 + count];
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) break;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  if (digits && count == digits && value < 0x110000 && (value < 0xd800 || value > 0xdfff)) append_utf8(value, out);
  if (letter == 'N') append_utf8(0x85, out);
  if (letter == '_') append_utf8(0xa0, out);
  return std::min(2 + count, limit - at);
}

}  // namespace

std::uint32_t line_end(std::string_view text, std::uint32_t at) {
  return static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
}

bool is_dash(std::string_view text, std::uint32_t at) {
  return text[at] == '-' && (at + 1 >= text.size() || is_blank(text[at + 1]) || is_break(text[at + 1]));
}

bool is_colon(std::string_view text, std::uint32_t at, bool in_flow) {
  if (text[at] != ':') return false;
  if (at + 1 >= text.size() || is_blank(text[at + 1]) || is_break(text[at + 1])) return true;
  return in_flow && std::string_view(",[]{}").find(text[at + 1]) != std::string_view::npos;
}

yaml::Node absent_at(std::uint32_t at) {
  yaml::Node node;
  node.span = {at, at};
  node.place.push_back(at);
  return node;
}

std::optional<std::uint32_t> behind_breaks(std::string_view text, std::uint32_t at, int parent, int& breaks) {
  breaks = 0;
  std::uint32_t line = at;
  for (; at < text.size() && (is_blank(text[at]) || is_break(text[at])); ++at)
    if (text[at] == '\n') ++breaks, line = at + 1;
  if (at >= text.size() || (breaks > 0 && static_cast<int>(at - line) <= parent)) return std::nullopt;
  return at;
}

std::optional<std::uint32_t> key_end(std::string_view text, std::uint32_t at) {
  const std::uint32_t stop = line_end(text, at);
  const std::uint32_t begin = at;
  if (at < stop && (text[at] == '\'' || text[at] == '"')) {
    const std::size_t close = text.find(text[at], at + 1);
    if (close >= stop) return std::nullopt;
    const auto end = static_cast<std::uint32_t>(close + 1);
    for (at = end; at < stop && is_blank(text[at]);) ++at;
    return at < stop && is_colon(text, at, false) ? std::optional(end) : std::nullopt;
  }
  if (at < stop && std::string_view("[]{}|>#&*!%@`").find(text[at]) != std::string_view::npos) return std::nullopt;
  for (; at < stop; ++at) {
    if (is_colon(text, at, false)) {
      while (at > begin && is_blank(text[at - 1])) --at;
      return at;
    }
    if (text[at] == '#' && at > begin && is_blank(text[at - 1])) return std::nullopt;
  }
  return std::nullopt;
}

ReadScalar read_quoted(std::string_view text, std::uint32_t at, int parent) {
  const char quote = text[at];
  ReadScalar read;
  yaml::Node& node = read.node;
  node.style = quote == '\'' ? yaml::ScalarStyle::single_quoted : yaml::ScalarStyle::double_quoted;
  const std::uint32_t begin = at + 1;
  bool closed = false;
  for (at = begin; at < text.size();) {
    if (text[at] == quote && quote == '\'' && at + 1 < text.size() && text[at + 1] == quote) {
      node.text += quote;
      at += 2;
    } else if (text[at] == quote) {
      closed = true;
      break;
    } else if (quote == '"' && text[at] == '\\' && at + 1 < text.size() && !is_break(text[at + 1])) {
      at += append_escape(text, at, node.text);
    } else if (is_break(text[at]) || (quote == '"' && text[at] == '\\' && at + 1 < text.size())) {
      const bool joined = text[at] == '\\';
      while (!joined && !node.text.empty() && is_blank(node.text.back())) node.text.pop_back();
      int breaks = 0;
      const auto behind = behind_breaks(text, joined ? at + 1 : at, parent, breaks);
      if (!behind) break;
      if (!joined) append_fold(node.text, breaks);
      at = *behind;
    } else {
      node.text += text[at++];
    }
  }
  node.place = yaml::source_places(text, {begin, at}, node.style, node.text);
  read.end = at + (closed ? 1 : 0);
  node.span = {begin - 1, read.end};
  return read;
}

ReadScalar read_plain(std::string_view text, std::uint32_t at, int parent, bool in_flow) {
  ReadScalar read;
  yaml::Node& node = read.node;
  const std::uint32_t begin = at;
  std::uint32_t end = at;  // behind what isn't blank
  while (at < text.size()) {
    const char c = text[at];
    if (in_flow && (std::string_view(",[]{}").find(c) != std::string_view::npos || is_colon(text, at, true))) break;
    if (c == '#' && at > begin && is_blank(text[at - 1])) break;
    if (is_break(c)) {
      int breaks = 0;
      const auto behind = behind_breaks(text, at, parent, breaks);
      if (!behind || text[*behind] == '#' || (!in_flow && (key_end(text, *behind) || is_dash(text, *behind)))) break;
      node.text.resize(node.text.size() - (at - end));
      append_fold(node.text, breaks);
      end = at = *behind;
      continue;
    }
    node.text += c;
    ++at;
    if (!is_blank(c)) end = at;
  }
  node.text.resize(node.text.size() - (at - end));
  node.span = {begin, end};
  node.place = yaml::source_places(text, node.span, node.style, node.text);
  read.end = end;
  return read;
}

namespace {

struct BlockLine {
  std::uint32_t begin = 0, end = 0;  // without indentation and line end
  bool more = false;                 // indented more than the first
  [[nodiscard]] bool empty() const { return begin >= end; }
};

// A folded break stands for a space unless one of the two lines is indented more; the line that follows the empty ones is next.
std::size_t append_folded_break(const std::vector<BlockLine>& lines, std::size_t i, std::string& out) {
  std::size_t following = i + 1;
  while (lines[following].empty()) ++following;
  const std::size_t breaks = following - i;
  if (lines[following].more)
    out.append(breaks, '\n');
  else
    append_fold(out, static_cast<int>(breaks));
  return following - 1;
}

}  // namespace

ReadScalar read_block(std::string_view text, std::uint32_t at, int parent) {
  ReadScalar read;
  yaml::Node& node = read.node;
  node.style = text[at] == '|' ? yaml::ScalarStyle::literal : yaml::ScalarStyle::folded;
  char chomp = ' ';
  int indent = -1;
  const std::uint32_t header_end = line_end(text, at);
  for (std::uint32_t i = at + 1; i < header_end && text[i] != ' '; ++i) {
    if (text[i] == '-' || text[i] == '+') chomp = text[i];
    if (text[i] >= '1' && text[i] <= '9') indent = std::max(parent, 0) + (text[i] - '0');
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<BlockLine> lines;
  std::uint32_t next = std::min(header_end + 1, size), content_end = next;
  const std::uint32_t begin = next;
  while (next < size) {
    const std::uint32_t stop = line_end(text, next);
    const std::uint32_t tail = stop > next && text[stop - 1] == '\r' ? stop - 1 : stop;
    std::uint32_t first = next;
    while (first < tail && text[first] == ' ') ++first;
    const int column = static_cast<int>(first - next);
    // Its span reaches to what stands next, as libfyaml has it.
    content_end = first;
    if (first < tail && column <= parent) break;
    if (indent < 0 && first < tail) indent = column;
    const std::uint32_t content = indent < 0 ? tail : std::min(first, next + static_cast<std::uint32_t>(indent));
    lines.push_back({std::min(content, tail), tail, content < tail && is_blank(text[content])});
    next = std::min(stop + 1, size);
    content_end = next;
  }
  read.end = next;
  std::size_t used = lines.size();
  while (used > 0 && lines[used - 1].empty()) --used;
  for (std::size_t i = 0; i < used; ++i) {
    node.text += text.substr(lines[i].begin, lines[i].end - lines[i].begin);
    if (i + 1 == used) break;
    if (node.style == yaml::ScalarStyle::folded && !lines[i].empty() && !lines[i].more)
      i = append_folded_break(lines, i, node.text);
    else
      node.text += '\n';
  }
  if (used > 0 && chomp != '-') node.text += '\n';
  if (chomp == '+') node.text.append(lines.size() - used, '\n');
  node.span = {begin, content_end};
  node.place = yaml::source_places(text, node.span, node.style, node.text);
  return read;
}

}  // namespace relata::language_server
