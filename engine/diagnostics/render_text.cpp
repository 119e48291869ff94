#include <algorithm>

#include "engine/diagnostics/position.h"
#include "engine/diagnostics/render.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

constexpr std::size_t widest_line = 160;  // code points; longer ones are cut around the carets
constexpr std::size_t most_fix_lines = 12;

// Columns that a terminal gives to a code point.
int width_of(char32_t c) {
  if (is_mark(c)) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                    (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F900 && c <= 0x1F9FF) ||
                    (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

struct Letter {
  std::string shown;
  int width = 1;
  std::uint32_t byte = 0;  // offset in the line
};

std::vector<Letter> letters_of(std::string_view line) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < line.size();) {
    Letter letter;
    letter.byte = static_cast<std::uint32_t>(at);
    const auto first = static_cast<unsigned char>(line[at]);
    const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first_invalid_utf8(line.substr(at, size))) {
      letter.shown = "\xef\xbf\xbd";
      ++at;
    } else {
      const std::size_t begin = at;
      const char32_t c = decode_utf8(line, at);
      letter.width = width_of(c);
      if (c == '\t')
        letter.shown = " ";
      else if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        letter.shown = "\xef\xbf\xbd";
      else
        letter.shown = std::string(line.substr(begin, at - begin));
    }
    letters.push_back(std::move(letter));
  }
  return letters;
}

std::string gutter(std::uint32_t number) {
  std::string text = std::to_string(number);
  return std::string(text.size() < 5 ? 5 - text.size() : 0, ' ') + text + " | ";
}
const std::string blank_gutter = "      | ";

// The line of `label` with `mark`s under its words, or under the first line of them.
void show(Positions& positions, const Label& label, char mark, std::string& out) {
  const std::uint32_t number = positions.of(label.source, label.span.begin).line;
  const Span line = positions.line(label.source, number);
  const std::vector<Letter> letters = letters_of(positions.text(label.source, line));
  const std::uint32_t begin = label.span.begin - line.begin, end = std::min(label.span.end, line.end) - line.begin;
  const auto at_or_behind = [&](std::uint32_t byte) {
    return static_cast<std::size_t>(
        std::lower_bound(letters.begin(), letters.end(), byte, [](const Letter& l, std::uint32_t b) { return l.byte < b; }) -
        letters.begin());
  };
  const std::size_t first = at_or_behind(begin), last = std::max(at_or_behind(std::max(begin, end)), first + 1);
  std::size_t from = 0, to = letters.size();
  if (letters.size() > widest_line) {
    from = first > widest_line / 3 ? first - widest_line / 3 : 0;
    to = std::min(letters.size(), from + widest_line);
  }
  std::string words, marks;
  if (from > 0) words += "…", marks += ' ';
  for (std::size_t i = from; i < to; ++i) {
    words += letters[i].shown;
    marks.append(static_cast<std::size_t>(letters[i].width), i >= first && i < last ? mark : ' ');
  }
  if (to < letters.size()) words += "…";
  if (first >= letters.size()) marks += mark;
  marks.erase(marks.find_last_of(mark) + 1);
  out += gutter(number) + words + "\n" + blank_gutter + marks;
  if (!label.message.empty()) out += " " + label.message;
  out += "\n";
}

std::string place_of(const Diagnostics& diagnostics, Positions& positions, const Label& label) {
  const SourceFile& source = diagnostics.source(label.source);
  if (source.bytes.empty()) return source.path;
  const Position position = positions.of(label.source, label.span.begin);
  return source.path + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

void append_lines(std::string_view text, const char* sign, std::string& out) {
  std::size_t lines = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (lines++ == most_fix_lines) {
      out += std::string("      ") + sign + " …\n";
      return;
    }
    out += std::string("      ") + sign + " ";
    for (const Letter& letter : letters_of(text.substr(begin, end - begin))) out += letter.shown;
    out += "\n";
    begin = end + 1;
  }
}

// The lines that the fix touches, as they are and as they would be.
void show(Positions& positions, const Fix& fix, std::string& out) {
  out += "  fix: " + fix.title + "\n";
  std::vector<Edit> edits = fix.edits;
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.source != b.source ? a.source < b.source : a.span < b.span; });
  for (std::size_t i = 0; i < edits.size();) {
    const SourceId source = edits[i].source;
    Span whole = positions.line(source, positions.of(source, edits[i].span.begin).line);
    std::string after(positions.text(source, {whole.begin, edits[i].span.begin}));
    std::uint32_t done = edits[i].span.begin;
    for (; i < edits.size() && edits[i].source == source && edits[i].span.begin <= std::max(whole.end, done); ++i) {
      if (edits[i].span.begin < done) continue;
      after += positions.text(source, {done, edits[i].span.begin});
      after += edits[i].replacement;
      done = edits[i].span.end;
      whole.end = std::max(whole.end, positions.line(source, positions.of(source, done).line).end);
    }
    after += positions.text(source, {done, std::max(done, whole.end)});
    append_lines(positions.text(source, whole), "-", out);
    append_lines(after, "+", out);
  }
}

}  // namespace

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "error";
}

std::vector<const Diagnostic*> in_order(const Diagnostics& diagnostics) {
  std::vector<const Diagnostic*> all;
  for (const Diagnostic& diagnostic : diagnostics.all()) all.push_back(&diagnostic);
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic* a, const Diagnostic* b) {
    if (a->primary.source != b->primary.source) return a->primary.source < b->primary.source;
    if (a->primary.span != b->primary.span) return a->primary.span < b->primary.span;
    return a->code < b->code;
  });
  // What two readers of one text both found is told once.
  const auto same = [](const Diagnostic* a, const Diagnostic* b) {
    return a->primary.source == b->primary.source && a->primary.span == b->primary.span && a->code == b->code && a->message == b->message;
  };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

std::string render_text(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen) {
  Positions positions(diagnostics);
  std::string out;
  for (const Diagnostic* diagnostic : chosen) {
    const Label& primary = diagnostic->primary;
    out += place_of(diagnostics, positions, primary) + ": " + name_of(diagnostic->severity) + "[" + diagnostic->code +
           "]: " + diagnostic->message + "\n";
    if (!diagnostics.source(primary.source).bytes.empty()) show(positions, primary, '^', out);
    for (const Label& label : diagnostic->labels) {
      if (diagnostics.source(label.source).bytes.empty()) continue;
      if (label.source != primary.source) out += "  " + place_of(diagnostics, positions, label) + ":\n";
      show(positions, label, '-', out);
    }
    if (!diagnostic->help.empty()) out += "  help: " + diagnostic->help + "\n";
    for (const Fix& fix : diagnostic->fixes) show(positions, fix, out);
    out += "\n";
  }
  return out;
}

}  // namespace relata
