#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/rules/parse_pattern_reader.h"
#include "engine/rules/unicode_properties.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

constexpr char32_t last_code_point = 0x10FFFF;

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_octal(char c) {
  return c >= '0' && c <= '7';
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string help_for_letter(char c) {
  switch (c) {
    case 'Z':
      return "the sentence ends at `$`, the clause at `{end}`";
    case 'h':
      return "white space is a plain space";
    case 'K':
    case 'G':
      return "slots say what the rule takes";
    case 'k':
      return "two mentions are compared beside the pattern: `{a:Agent} ... {b:Agent}` and `where: a = b`; of other groups write out the "
             "ways";
    default:
      return "RE2 has \\d \\s \\w \\p{...} \\x{...} \\t \\n and, before punctuation, the character itself";
  }
}

// The other cases of the characters in low..high, as class items: a class under (?i) is written out.
std::string other_cases(char32_t low, char32_t high) {
  std::string items;
  if (high - low > 0x3000) return items;
  for (char32_t c = low; c <= high; ++c)
    if (const char32_t folded = fold_case(c); folded != c) append_utf8(folded, items);
  constexpr std::array<std::pair<char32_t, char32_t>, 4> cased = {{{0x41, 0x24F}, {0x370, 0x587}, {0x1E00, 0x1FFF}, {0xFF21, 0xFF3A}}};
  for (const auto& [first, last] : cased)
    for (char32_t c = first; c <= last; ++c)
      if (const char32_t folded = fold_case(c); folded != c && folded >= low && folded <= high) append_utf8(c, items);
  return items;
}

// A character as it may stand anywhere in a class.
std::string class_item(std::string_view written) {
  const bool special = written == "^" || written == "]" || written == "[" || written == "-";
  return (special ? "\\" : "") + std::string(written);
}

std::string named_item(std::string_view named) {
  return named == "\\d" ? "\\p{Nd}" : named == "\\w" ? "\\pL\\pM\\p{Nd}_" : std::string(named);
}

// The class that stands for all but some others (\W, \P{Lu}, [:^alpha:]), as one of its own; empty if `named` is none.
std::string complement_of(std::string_view named) {
  if (named == "\\D" || named == "\\W" || named == "\\S" || named.starts_with("\\P")) return std::string(named);
  if (named.starts_with("[:^")) return "[^[:" + std::string(named.substr(3)) + "]";
  return {};
}

}  // namespace

namespace {

std::string private_use_name(char32_t c) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
  return name;
}

// "[{b:Agent}]": a slot, or a type, between the brackets.
std::size_t slot_in_class(std::string_view inner) {
  const std::size_t close = inner.find('}');
  if (!inner.starts_with('{') || close == std::string_view::npos || close > inner.find(']')) return 0;
  const std::size_t colon = inner.substr(0, close).find(':');
  const char type = inner[colon == std::string_view::npos ? 1 : colon + 1];
  return close > 2 && type >= 'A' && type <= 'Z' ? close + 1 : 0;
}

}  // namespace

void PatternReader::refuse_private_use(char32_t low, char32_t high, std::size_t begin) {
  const auto meets = [&](char32_t first, char32_t last) { return low <= last && first <= high; };
  if (!meets(0xE000, 0xF8FF) && !meets(0xF0000, last_code_point)) return;
  if (low == high) {
    passage_.error("P016", from(begin), private_use_name(low) + " is a private-use character: symbols stand there on the tape",
                   "write the mention as a type, `{Type}`");
  } else {
    passage_.error("P016", from(begin), "the range takes in private-use characters: symbols stand there on the tape",
                   "end it at \\x{D7FF}, or write what it must not be, `[^...]`");
  }
}

std::optional<PatternEscape> PatternReader::read_property(std::size_t begin) {
  const bool positive = text_[at_ - 1] == 'p';
  std::string_view name;
  bool negated = !positive;
  if (peek() == '{') {
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) {
      ++at_;
      passage_.error("P017", from(begin), "the name of this class is never closed", "`\\p{Greek}`");
      return std::nullopt;
    }
    name = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    if (name.starts_with('^')) {
      negated = !negated;
      name.remove_prefix(1);
    }
  } else if (!at_end()) {
    const std::size_t start = at_;
    (void)decode_utf8(text_, at_);
    name = text_.substr(start, at_ - start);
  }
  if (!is_unicode_property(name)) {
    const std::string near = did_you_mean(name, unicode_properties());
    passage_.error("P017", from(begin), "no Unicode class has the name `" + std::string(name) + "`",
                   near.empty() ? "classes are \\pL, \\p{Lu}, \\pN, \\pP, or a script such as \\p{Greek}" : "did you mean `" + near + "`?",
                   near.empty() ? "" : std::string(negated ? "\\P{" : "\\p{") + near + "}");
    return std::nullopt;
  }
  if (!negated && (name == "Co" || name == "C" || name == "Any")) {
    const bool any = name == "Any";
    passage_.error("P016", from(begin), "`\\p{" + std::string(name) + "}` takes in private-use characters: symbols stand there on the tape",
                   any ? "any character is `.`, a mention `{Type}`" : "control characters are \\p{Cc}, a mention `{Type}`",
                   any ? "." : "\\p{Cc}");
    return std::nullopt;
  }
  return PatternEscape{std::nullopt, PatternKind::char_class, std::string(negated ? "\\P{" : "\\p{") + std::string(name) + "}"};
}

std::optional<PatternEscape> PatternReader::read_escape(bool in_class) {
  const std::size_t begin = at_++;
  const auto as_character = [](char32_t c) { return PatternEscape{c, PatternKind::literal, {}}; };
  if (at_end()) {
    passage_.error("P008", from(begin), "a backslash with nothing behind it", "a literal one is `\\\\`", "\\\\");
    return std::nullopt;
  }
  const char c = peek();
  if (static_cast<unsigned char>(c) >= 0x80) {
    const char32_t wide = decode_utf8(text_, at_);
    passage_.error("P005", from(begin), "no backslash is needed here", {}, text_.substr(begin + 1, at_ - begin - 1));
    return as_character(wide);
  }
  ++at_;
  switch (c) {
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W':
      return PatternEscape{std::nullopt, PatternKind::char_class, std::string(text_.substr(begin, 2))};
    case 'p':
    case 'P':
      return read_property(begin);
    case 'a':
      return as_character(7);
    case 'f':
      return as_character('\f');
    case 'n':
      return as_character('\n');
    case 'r':
      return as_character('\r');
    case 't':
      return as_character('\t');
    case 'v':
      return as_character('\v');
    case 'A':
    case 'z':
      if (in_class) break;
      return PatternEscape{std::nullopt, c == 'A' ? PatternKind::begin : PatternKind::finish, {}};
    case 'Q': {
      if (in_class) break;
      const std::size_t close = std::min(text_.find("\\E", at_), text_.size());
      if (close == text_.size())
        passage_.error("P005", from(begin), "what `\\Q` quotes is never closed",
                       "close it with `\\E`; a single character has a backslash before it");
      PatternEscape escape{std::nullopt, PatternKind::literal, std::string(text_.substr(at_, close - at_))};
      at_ = std::min(close + 2, text_.size());
      return escape;
    }
    case 'b':
    case 'B':
      passage_.error("P014", from(begin), "`\\" + std::string(1, c) + "` is ASCII in RE2, and no boundary between letters of other scripts",
                     "a pattern begins and ends at word boundaries by itself: leave it out; inside, a space or a class says it");
      return std::nullopt;
    case 'C':
      passage_.error("P015", from(begin), "`\\C` is a byte: it would cut characters and symbols apart", "any character is `.`", ".");
      return std::nullopt;
    case 'x': {
      char32_t value = 0;
      int digits = 0;
      if (peek() == '{') {
        std::size_t at = at_ + 1;
        for (; at < text_.size() && hex_value(text_[at]) >= 0; ++at, ++digits)
          value = std::min<char32_t>(value * 16 + hex_value(text_[at]), 0x1000000);
        const bool closed = at < text_.size() && text_[at] == '}';
        at_ = closed ? at + 1 : at;
        if (!closed) digits = 0;
      } else {
        for (; digits < 2 && hex_value(peek()) >= 0; ++at_, ++digits) value = value * 16 + hex_value(peek());
        if (digits < 2) digits = 0;
      }
      if (digits == 0 || value > last_code_point || (value >= 0xD800 && value <= 0xDFFF)) {
        passage_.error("P005", from(begin), "`" + std::string(text_.substr(begin, at_ - begin)) + "` is no character",
                       "two digits, `\\x41`, or more in braces, `\\x{2019}`");
        return std::nullopt;
      }
      refuse_private_use(value, value, begin);
      return as_character(value);
    }
    default:
      break;
  }
  if (c >= '0' && c <= '9') {
    if (c >= '8' || (c != '0' && !is_octal(peek()))) {
      passage_.error(
          "P011", from(begin), "RE2 has no backreference",
          "two mentions are compared beside the pattern: `{a:Agent} ... {b:Agent}` and `where: a = b`; of other groups write out the ways");
      return std::nullopt;
    }
    char32_t value = c - '0';
    for (int digits = 1; digits < 3 && is_octal(peek()); ++digits, ++at_) value = value * 8 + (peek() - '0');
    return as_character(value);
  }
  if (!is_ascii_letter(c)) return as_character(static_cast<unsigned char>(c));
  if (c == 'k' && !in_class && (peek() == '<' || peek() == '{' || peek() == '\'')) {
    const std::size_t close = text_.find_first_of(">}'", at_ + 1);
    at_ = close == std::string_view::npos ? text_.size() : close + 1;
    passage_.error(
        "P011", from(begin), "RE2 has no backreference",
        "two mentions are compared beside the pattern: `{a:Agent} ... {b:Agent}` and `where: a = b`; of other groups write out the ways");
    return std::nullopt;
  }
  passage_.error("P005", from(begin), "RE2 has no `\\" + std::string(1, c) + "`" + (in_class ? " in a class" : ""), help_for_letter(c));
  return std::nullopt;
}

// One character of a class, or nullopt; then `named` holds a class inside it (\d, [:alpha:]), or nothing if there was a mistake.
std::optional<char32_t> PatternReader::read_class_character(std::string& named) {
  named.clear();
  const std::size_t begin = at_;
  if (peek() == '\\') {
    std::optional<PatternEscape> escape = read_escape(true);
    if (!escape) return std::nullopt;
    if (escape->character) return escape->character;
    named = std::move(escape->text);
    return std::nullopt;
  }
  if (peek() == '[' && peek(1) == ':') {
    const std::size_t close = text_.find(":]", at_ + 2);
    if (close != std::string_view::npos && text_.substr(at_ + 2, close - at_ - 2).find(']') == std::string_view::npos) {
      std::string_view name = text_.substr(at_ + 2, close - at_ - 2);
      if (name.starts_with('^')) name.remove_prefix(1);
      at_ = close + 2;
      if (std::find(posix_classes().begin(), posix_classes().end(), name) == posix_classes().end()) {
        passage_.error("P004", from(begin), "no class has the name `" + std::string(name) + "`", suggestion(name, posix_classes()));
        return std::nullopt;
      }
      named = std::string(text_.substr(begin, at_ - begin));
      return std::nullopt;
    }
  }
  const char32_t c = decode_utf8(text_, at_);
  refuse_private_use(c, c, begin);
  return c;
}

// One class of a class, or a choice where it takes in the complement of one: `[a\W]` is [a] or \W, so that the compiler can keep symbols
// out of either. Items are written out: \d and \w are Unicode's, and what has a meaning in a class stands behind a backslash.
PatternNode PatternReader::read_class() {
  const std::size_t open = at_++;
  if (peek() == ':') {
    const std::size_t close = text_.find(']', at_);
    const std::string_view inner = text_.substr(at_ + 1, std::min(close, text_.size()) - at_ - 1);
    if (close != std::string_view::npos && inner.ends_with(':') &&
        std::find(posix_classes().begin(), posix_classes().end(), inner.substr(0, inner.size() - 1)) != posix_classes().end()) {
      const std::string written(text_.substr(open, close + 1 - open));
      passage_.error("P004", span(open, close + 1), "`" + written + "` by itself is a class of its letters",
                     "a named class stands in a class: `[" + written + "]`", "[" + written + "]");
    }
  }
  if (const std::size_t size = slot_in_class(text_.substr(at_)); size > 0)
    passage_.error("P004", span(at_, at_ + size),
                   "a class takes single characters, and `" + std::string(text_.substr(at_, size)) + "` is a symbol",
                   "leave the brackets out; either of two types is {x:Type|Other}");
  std::string body, named;
  std::vector<std::string> complements;
  const bool negated = peek() == '^';
  if (negated) ++at_;
  bool first = true, closed = false;
  while (!at_end()) {
    if (peek() == ']' && !first) {
      ++at_;
      closed = true;
      break;
    }
    first = false;
    const std::size_t begin = at_;
    const std::optional<char32_t> low = read_class_character(named);
    if (!low) {
      if (named.empty()) continue;
      if (const std::string complement = complement_of(named); complement.empty())
        body += named_item(named);
      else if (negated)
        body += named == "\\D" ? "\\P{Nd}" : named;
      else
        complements.push_back(complement);
      continue;
    }
    std::string item = class_item(text_.substr(begin, at_ - begin));
    char32_t high = *low;
    if (peek() == '-' && peek(1) != ']' && at_ + 1 < text_.size()) {
      ++at_;
      const std::size_t high_begin = at_;
      const std::optional<char32_t> end = read_class_character(named);
      if (!end) {
        if (!named.empty())
          passage_.error("P004", from(begin), "a range can't end with a class", "a literal hyphen is `\\-`, or stands last");
        continue;
      }
      high = *end;
      if (high < *low) {
        passage_.error(
            "P004", from(begin), "the range `" + std::string(text_.substr(begin, at_ - begin)) + "` ends before it begins", {},
            std::string(text_.substr(high_begin, at_ - high_begin)) + "-" + std::string(text_.substr(begin, high_begin - 1 - begin)));
        continue;
      }
      if (high != *low) refuse_private_use(*low, high, begin);
      item += '-' + class_item(text_.substr(high_begin, at_ - high_begin));
    }
    body += item;
    if (fold_case_) body += other_cases(*low, high);
  }
  const auto node_of = [&](std::string text) {
    PatternNode node;
    node.kind = PatternKind::char_class;
    node.span = from(open);
    node.text = std::move(text);
    return node;
  };
  if (!closed) {
    passage_.error("P003", span(open, open + 1), "this `[` is never closed", "close it with `]`; a literal bracket is `\\[`");
    return node_of({});
  }
  if (complements.empty()) return node_of((negated ? "[^" : "[") + body + "]");
  PatternNode choice;
  choice.kind = PatternKind::alternation;
  choice.span = from(open);
  if (!body.empty()) choice.children.push_back(node_of("[" + body + "]"));
  for (std::string& complement : complements) choice.children.push_back(node_of(std::move(complement)));
  return choice;
}

}  // namespace relata
