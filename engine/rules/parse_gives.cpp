#include "engine/rules/parse_gives.h"

#include <algorithm>
#include <vector>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/model/date.h"

namespace relata {
namespace {

// In a message: what is long is cut.
std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return "`" + std::string(text) + "`";
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "`" + std::string(text.substr(0, end)) + "…`";
}

struct Piece {
  std::string_view text;
  std::size_t begin = 0;
};

Piece trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && text[begin] == ' ') ++begin;
  while (end > begin && text[end - 1] == ' ') --end;
  return {text.substr(begin, end - begin), begin};
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find(' '));
}

const std::vector<std::string>& keywords() {
  static const std::vector<std::string> words = {"when", "where", "of", "for", "source", "asserted", "negated", "planned", "possible"};
  return words;
}
bool is_keyword(std::string_view word) {
  return std::find(keywords().begin(), keywords().end(), word) != keywords().end();
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A year, month or day that there is.
bool is_iso_date(std::string_view text) {
  if (text.size() == 4) return is_number(text);
  if (text.size() == 7) return text[4] == '-' && parse_date(std::string(text) + "-01").has_value();
  return text.size() == 10 && parse_date(text).has_value();
}

bool is_duration(std::string_view text) {
  return text.size() >= 3 && text.front() == 'P' && text.find_first_not_of("PYMWDTHSX0123456789.") == std::string_view::npos;
}

// What is wrong with a `when`; empty if nothing is.
std::string_view mistake_in_date(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::string_view from = text.substr(0, slash), to = slash < text.size() ? text.substr(slash + 1) : from;
  if (!is_iso_date(from) || !is_iso_date(to)) return "is no ISO date";
  return from.size() == to.size() && to < from ? "ends before it begins" : std::string_view();
}

// "(2023-06-19)" or "(on 2023-06-19)": a date that does not say what it is. A year alone may belong to a name.
std::string_view bare_date(std::string_view text) {
  const std::string_view last = text.substr(text.rfind(' ') + 1);
  const bool short_enough = text.find(' ') == std::string_view::npos || text.find(' ') == text.rfind(' ');
  return short_enough && last.size() >= 7 && mistake_in_date(last).empty() ? last : std::string_view();
}

// Where the last parenthesis, closed at the very end, opens; npos if the text does not end in one.
std::size_t last_parenthesis(std::string_view text) {
  if (text.empty() || text.back() != ')') return std::string_view::npos;
  int open = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == ')') ++open;
    if (text[at] == '(' && --open == 0) return at;
  }
  return std::string_view::npos;
}

// Where qualifiers open that never close; npos if none do. "(PLO" may be a piece of a name.
std::size_t open_qualifiers(std::string_view text) {
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || text.find(')', open) != std::string_view::npos) return std::string_view::npos;
  const std::string_view first = text.substr(open + 1, text.find_first_of(" ,", open + 1) - open - 1);
  return is_keyword(first) ? open : std::string_view::npos;
}

// The parts between commas; one that starts with no keyword belongs to the part before it ("where Washington, D.C."), unless that is a
// mode, which takes nothing.
std::vector<Piece> split_qualifiers(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<Piece> pieces;
  for (std::size_t at = begin; at <= end;) {
    const std::size_t comma = std::min(text.find(',', at), end);
    const Piece piece = trimmed(text, at, comma);
    if (pieces.empty() || is_keyword(first_word(piece.text)) || mode_named(pieces.back().text) || is_iso_date(piece.text) ||
        !did_you_mean(first_word(piece.text), keywords()).empty()) {
      pieces.push_back(piece);
    } else {
      pieces.back().text = text.substr(pieces.back().begin, piece.begin + piece.text.size() - pieces.back().begin);
    }
    at = comma + 1;
  }
  return pieces;
}

std::string without_quotes(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"“", "”"}})
    if (text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close))
      return std::string(text.substr(open.size(), text.size() - open.size() - close.size()));
  return std::string(text);
}

}  // namespace

std::optional<ExpectedStatement> parse_gives(std::string_view text, const Schema& schema, Passage* passage) {
  bool sound = true;
  const auto refuse = [&](const char* code, std::string_view part, std::string message, std::string help, std::string_view instead = {}) {
    sound = false;
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    if (passage)
      passage->error(code, {begin, begin + static_cast<std::uint32_t>(part.size())}, std::move(message), std::move(help), instead);
  };
  ExpectedStatement expected;
  bool has_mode = false;
  std::size_t end = text.size();
  const Piece whole = trimmed(text, 0, end);
  end = whole.begin + whole.text.size();
  if (const std::size_t open = last_parenthesis(text.substr(0, end)); open != std::string_view::npos) {
    const std::vector<Piece> pieces = split_qualifiers(text, open + 1, end - 1);
    const std::string_view first = first_word(pieces.front().text);
    // "(PLO)" may end a name; a near miss of a keyword, or a word in small letters ("(denied)", "(on Monday)"), is a mistake.
    const bool is_small = !first.empty() && first.front() >= 'a' && first.front() <= 'z';
    if (is_keyword(first) || is_small || !did_you_mean(first, keywords()).empty() || !bare_date(pieces.front().text).empty()) {
      end = open;
      for (const Piece& piece : pieces) {
        const std::string_view word = first_word(piece.text);
        const Piece value = trimmed(text, piece.begin + word.size(), piece.begin + piece.text.size());
        if (const std::optional<Mode> mode = mode_named(word)) {
          if (has_mode) refuse("T003", word, "a statement has one mode", "leave one of the two out");
          has_mode = true;
          expected.mode = *mode;
          if (is_keyword(first_word(value.text))) {
            const std::string parted = std::string(word) + ", " + std::string(value.text);
            refuse("T003", piece.text, "a comma is missing behind the mode", "write `" + parted + "`", parted);
          } else if (!value.text.empty()) {
            refuse("T003", value.text, "nothing stands behind a mode", "a comma parts qualifiers");
          }
          continue;
        }
        std::string* place = word == "when"     ? &expected.when
                             : word == "where"  ? &expected.where
                             : word == "of"     ? &expected.of
                             : word == "for"    ? &expected.duration
                             : word == "source" ? &expected.source
                                                : nullptr;
        if (!place) {
          const std::string near = did_you_mean(word, keywords());
          if (const std::string_view date = bare_date(piece.text); !date.empty() || is_iso_date(piece.text)) {
            const std::string dated = "when " + std::string(date.empty() ? piece.text : date);
            refuse("T003", piece.text, quoted(piece.text) + " does not say what it is", "a date is written `" + dated + "`", dated);
          } else if (near.empty()) {
            refuse("T003", piece.text, quoted(piece.text) + " is no qualifier",
                   "one begins with when, where, of, for or source, or is a mode: asserted, negated, planned, possible");
          } else {
            refuse("T003", word, "a statement has no qualifier `" + std::string(word) + "`", "did you mean `" + near + "`?", near);
          }
        } else if (value.text.empty()) {
          refuse("T003", word, "`" + std::string(word) + "` says nothing", "(" + std::string(word) + " ...)");
        } else if (const std::size_t blank = value.text.rfind(' ');
                   blank != std::string_view::npos && mode_named(value.text.substr(blank + 1))) {
          const std::string parted =
              std::string(word) + " " + std::string(value.text.substr(0, blank)) + ", " + std::string(value.text.substr(blank + 1));
          refuse("T003", piece.text, "a comma is missing before the mode", "write `" + parted + "`", parted);
        } else if (place == &expected.when && !mistake_in_date(value.text).empty()) {
          refuse("T004", value.text, quoted(value.text) + " " + std::string(mistake_in_date(value.text)),
                 "`2023-06-19`, `2023-06`, `2023`, or days from/to: `2023-06-12/2023-06-18`");
        } else if (place == &expected.duration && !is_duration(value.text)) {
          refuse("T004", value.text, quoted(value.text) + " is no ISO duration", "`P3D` is three days, `PT2H` two hours");
        } else if (!place->empty()) {
          refuse("T003", word, "`" + std::string(word) + "` stands here twice", "leave one of the two out");
        } else {
          *place = std::string(value.text);
        }
      }
    }
  }
  if (end == whole.begin + whole.text.size())
    if (const std::size_t open = open_qualifiers(whole.text); open != std::string_view::npos)
      refuse("T003", whole.text.substr(open), "this `(` is never closed", "close it with `)`; in a list in brackets, quote the statement");
  if (whole.text.ends_with("))") && last_parenthesis(whole.text) == std::string_view::npos)
    refuse("T003", whole.text.substr(whole.text.size() - 1), "this `)` closes nothing", "leave it out");
  for (std::size_t at = whole.begin; at < end;) {
    const std::size_t stop = std::min(text.find(' ', at), end);
    const std::string_view word = text.substr(at, stop - at);
    const std::optional<RelationId> relation = word.empty() || at == whole.begin ? std::nullopt : schema.find_relation(word);
    const Piece object = trimmed(text, stop, end);
    if (relation && !object.text.empty()) {
      expected.relation = *relation;
      expected.subject = std::string(trimmed(text, whole.begin, at).text);
      expected.object = without_quotes(object.text);
      return sound ? std::optional(expected) : std::nullopt;
    }
    at = stop + 1;
  }
  if (schema.has_lost_some()) return std::nullopt;
  for (std::size_t at = whole.begin; at < end;) {
    const std::size_t stop = std::min(text.find(' ', at), end);
    if (at > whole.begin && schema.may_declare(text.substr(at, stop - at))) return std::nullopt;
    at = stop + 1;
  }
  std::vector<std::string> names;
  for (const Relation& relation : schema.relations()) names.push_back(relation.name);
  for (std::size_t at = whole.begin; at < end;) {
    const std::size_t stop = std::min(text.find(' ', at), end);
    const std::string_view word = text.substr(at, stop - at);
    const std::string near = did_you_mean(word, names);
    if (!near.empty() && at > whole.begin && stop < end) {
      refuse("T002", word, "the schema has no relation `" + std::string(word) + "`", "did you mean `" + near + "`?", near);
      return std::nullopt;
    }
    at = stop + 1;
  }
  if (text.empty()) {
    if (passage) passage->error("T001", {}, "a statement is missing here", "`nothing`, or subject relation object");
    return std::nullopt;
  }
  if (whole.text == "Nothing" || whole.text == "none" || whole.text == "None" || whole.text == "NOTHING" || whole.text == "null") {
    refuse("T001", whole.text, quoted(whole.text) + " is no statement", "that nothing is emitted is written `nothing`", "nothing");
    return std::nullopt;
  }
  for (std::size_t at = whole.begin; at < end;) {
    const std::size_t stop = std::min(text.find(' ', at), end);
    if (schema.find_relation(text.substr(at, stop - at))) {
      refuse("T001", whole.text,
             at == whole.begin ? "a subject is missing before " + quoted(text.substr(at, stop - at))
                               : "an object is missing behind " + quoted(text.substr(at, stop - at)),
             "`Antony Blinken met Wang Yi (when 2023-06-19, planned)`, or `nothing`");
      return std::nullopt;
    }
    at = stop + 1;
  }
  refuse("T001", whole.text, "no relation of the schema stands between two names here",
         "`Antony Blinken met Wang Yi (when 2023-06-19, planned)`, or `nothing`");
  return std::nullopt;
}

bool matches(const ExpectedStatement& expected, const Statement& made, const Schema& schema) {
  const Relation& relation = schema.relation(expected.relation);
  if (made.relation != relation.name || made.mode != expected.mode || made.when != expected.when) return false;
  const auto ends = [&](const End& subject, const End& object) {
    return subject.label == expected.subject && object.label == expected.object;
  };
  if (!ends(made.subject, made.object) && !(relation.symmetric && ends(made.object, made.subject))) return false;
  const auto agrees = [](const std::string& label, const std::optional<End>& end) { return label.empty() || (end && end->label == label); };
  return agrees(expected.where, made.where) && agrees(expected.of, made.of) && agrees(expected.source, made.source) &&
         (expected.duration.empty() || expected.duration == made.duration);
}

std::string to_gives(const Statement& statement) {
  std::string qualifiers;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    qualifiers += qualifiers.empty() ? " (" : ", ";
    qualifiers += name;
    qualifiers += value;
  };
  add("when ", statement.when);
  add("where ", statement.where ? statement.where->label : "");
  add("of ", statement.of ? statement.of->label : "");
  add("for ", statement.duration);
  add("source ", statement.source ? statement.source->label : "");
  if (statement.mode != Mode::asserted) add("", name_of(statement.mode));
  if (!qualifiers.empty()) qualifiers += ')';
  return statement.subject.label + " " + statement.relation + " " + statement.object.label + qualifiers;
}

}  // namespace relata
