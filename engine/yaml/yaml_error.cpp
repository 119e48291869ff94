#include "engine/yaml/yaml_error.h"

#include <algorithm>

#include "engine/diagnostics/report.h"
#include "engine/text/utf8.h"

namespace relata::yaml {
namespace {

Span character_at(std::string_view bytes, std::uint32_t at) {
  std::size_t next = at;
  if (next < bytes.size() && bytes[next] != '\n') static_cast<void>(decode_utf8(bytes, next));
  return {at, static_cast<std::uint32_t>(next)};
}

Span line_around(std::string_view bytes, std::uint32_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::min(bytes.find('\n', begin), bytes.size()))};
}

// Where the value of the line begins: behind dashes and a key.
std::size_t value_start(std::string_view line) {
  std::size_t at = line.find_first_not_of(' ');
  while (at != std::string_view::npos && line.substr(at).starts_with("- ")) at = line.find_first_not_of(' ', at + 2);
  if (at == std::string_view::npos || line[at] == '{' || line[at] == '[') return at;
  const std::size_t colon = line.find(": ", at);
  return colon == std::string_view::npos ? at : line.find_first_not_of(' ', colon + 2);
}

// A pattern or statement without quotation marks that begins with a bracket: YAML reads a list or map, and stumbles behind it.
std::optional<Diagnostic> unquoted_bracket(SourceId source, std::string_view bytes, std::uint32_t at) {
  const Span line = line_around(bytes, at);
  const std::string_view text = bytes.substr(line.begin, line.size());
  const std::size_t start = value_start(text);
  if (start == std::string_view::npos || (text[start] != '{' && text[start] != '[') || line.begin + start >= at) return std::nullopt;
  std::string value(text.substr(start));
  while (!value.empty() && (value.back() == ' ' || value.back() == '\r')) value.pop_back();
  const Span place = {line.begin + static_cast<std::uint32_t>(start), line.begin + static_cast<std::uint32_t>(start + value.size())};
  Diagnostic diagnostic = error_at("Y001", source, place,
                                   std::string("a `") + text[start] + "` opens a YAML " + (text[start] == '{' ? "map" : "list") + " here",
                                   "quote the whole text: '" + value + "'");
  std::string quoted = "'";
  for (const char c : value) quoted += c == '\'' ? "''" : std::string(1, c);
  diagnostic.fixes.push_back({"put it between single quotes", {{source, place, quoted + "'"}}});
  return diagnostic;
}

// The first line behind the bracket, up to where YAML stumbles, that a tab indents.
std::optional<Span> tab_in_flow(std::string_view bytes, std::size_t open, std::size_t line_end) {
  for (std::size_t at = bytes.find('\n', open); at != std::string_view::npos && at < line_end; at = bytes.find('\n', at + 1)) {
    const std::size_t first = bytes.find_first_not_of(' ', at + 1);
    if (first != std::string_view::npos && first < line_end && bytes[first] == '\t')
      return Span{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first + 1)};
  }
  return std::nullopt;
}

struct Advice {
  std::string_view said, message, help;
};

// By a part of libfyaml's message.
constexpr Advice advice[] = {
    {"tab character", "a tab can't indent", "indent with spaces, two for each level"},
    {"single-quoted scalar", "this `'` is never closed", "a quotation mark inside is written twice: ''"},
    {"double-quoted scalar", "this `\"` is never closed", "write text between single quotes, '...'"},
    {"invalid escape", "double quotes decode what stands behind `\\`, and this is nothing that YAML knows",
     "write patterns between single quotes, or behind `|-`"},
    {"nested block mapping on the same line", "a `: ` in plain text begins a mapping", "quote the text: '...'"},
    {"expected '-' indicator", "this line stands neither in the list above nor beside it", "indent it as the keys above are"},
    {"did not find expected key", "this line is indented as nothing above it is", "indent it as the keys above are"},
    {"plain scalar cannot start", "text can't begin with this character", "quote the text: '...'"},
};

}  // namespace

Diagnostic yaml_error(SourceId source, std::string_view bytes, std::string_view said, std::uint32_t at, std::optional<Span> open) {
  const bool in_flow = open && open->begin < bytes.size();
  const std::size_t line_end = std::min(bytes.find('\n', at), bytes.size());
  const bool lines_between =
      in_flow && open->begin < at && bytes.substr(open->begin, at - open->begin).find('\n') != std::string_view::npos;
  if (lines_between)
    if (const auto tab = tab_in_flow(bytes, open->begin, line_end))
      return error_at("Y001", source, *tab, "a tab can't indent", "indent with spaces, two for each level");
  // "[a, 'b' 'c']": the bracket closes, and a comma is missing.
  if (in_flow && !lines_between && open->begin < at && said.find("flow") != std::string_view::npos &&
      bytes.substr(at, line_end - at).find(bytes[open->begin] == '[' ? ']' : '}') != std::string_view::npos) {
    std::size_t end = at;
    while (end < line_end && std::string_view(",]} ").find(bytes[end]) == std::string_view::npos) ++end;
    const Span place = {at, std::max(static_cast<std::uint32_t>(end), at + 1)};
    Diagnostic diagnostic = error_at("Y001", source, place, "a comma is missing before this",
                                     "items are parted by `,`; text that holds quotation marks is quoted whole");
    return diagnostic;
  }
  if (in_flow && (lines_between || said.find("flow") != std::string_view::npos)) {
    Diagnostic diagnostic =
        error_at("Y001", source, {open->begin, open->begin + 1}, std::string("this `") + bytes[open->begin] + "` is never closed",
                 "close it, or quote the text if it is meant as text");
    diagnostic.labels.push_back({source, character_at(bytes, at), "YAML reads on up to here"});
    return diagnostic;
  }
  if (said.find("invalid escape") == std::string_view::npos)
    if (auto diagnostic = unquoted_bracket(source, bytes, at)) return *diagnostic;
  Span place = character_at(bytes, at);
  // The mark of a quotation that is never closed stands behind its first quotation mark.
  if (said.find("quoted scalar") != std::string_view::npos && at > 0 &&
      bytes[at - 1] == (said.find("single") != std::string_view::npos ? '\'' : '"'))
    place = {at - 1, at};
  // The backslash and what stands behind it.
  if (said.find("invalid escape") != std::string_view::npos && place.end < line_end) place.end = character_at(bytes, place.end).end;
  for (const Advice& each : advice)
    if (said.find(each.said) != std::string_view::npos)
      return error_at("Y001", source, place, std::string(each.message), std::string(each.help));
  return error_at("Y001", source, character_at(bytes, at), said.empty() ? "can't be read as YAML" : std::string(said),
                  "text with `{`, `[`, `: ` or ` #` in it must stand in '...' or in a `|-` block");
}

std::optional<std::uint32_t> first_control_character(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

}  // namespace relata::yaml
