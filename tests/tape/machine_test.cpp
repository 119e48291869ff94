// RE2 says what matches. What a machine finds must be the same match with the same groups, wherever RE2 finds one.
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/tape/expression.h"
#include "engine/tape/matcher.h"

using namespace relata;

namespace {

Matcher matcher_of(const std::string& regex, CodePointSets& pool) {
  CompiledText text;
  text.regex = regex;
  for (std::size_t i = 0; i + 1 < regex.size(); ++i) {
    const bool escaped = i > 0 && regex[i - 1] == '\\';
    if (regex[i] == '(' && regex[i + 1] != '?' && !escaped) text.captures.emplace_back();
  }
  return Matcher(std::move(text), pool);
}

std::string found(const Matcher& matcher, const std::string& text, std::uint32_t at, std::uint32_t end, bool whole, bool ask) {
  Tape tape;
  tape.text = text;
  TapeMatch match;
  if (!matcher.match_between(tape, at, end, whole, ask, match)) return "none";
  std::string out;
  for (std::size_t i = 0; i < match.captures.size(); ++i)
    out += match.taken[i] ? std::to_string(match.captures[i].begin) + "-" + std::to_string(match.captures[i].end) + " " : "no ";
  return out;
}

// Lone ends of longer characters are no places of a tape.
bool is_place(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void same_as_re2(const std::string& regex, const std::vector<std::string>& texts) {
  CodePointSets pool;
  const Matcher matcher = matcher_of(regex, pool);
  for (const std::string& text : texts)
    for (std::uint32_t at = 0; at <= text.size(); ++at)
      for (std::uint32_t end = at; end <= text.size(); ++end)
        for (const bool whole : {false, true}) {
          if (!is_place(text, at) || !is_place(text, end)) continue;
          INFO(regex << " on " << text << " [" << at << ", " << end << ") " << whole);
          REQUIRE(found(matcher, text, at, end, whole, false) == found(matcher, text, at, end, whole, true));
        }
}

bool runs(const std::string& regex) {
  CodePointSets pool;
  return Machine(regex, pool).runs();
}

const std::string a = "\U000F0010", b = "\U000F0011", aside_begins = "\U000F0000", aside_ends = "\U000F0001";

// Expressions from a small alphabet, by a seed.
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : state_(seed) {}
  std::string expression(int depth) {
    std::string out;
    for (std::uint32_t parts = 1 + next(3); parts > 0; --parts) out += piece(depth);
    if (depth > 0 && next(4) == 0) out += "|" + expression(depth - 1);
    return out;
  }
  std::string text() {
    static const std::vector<std::string> units = {"x", "y", "X", " ", "s", "\u017F", a, b, aside_begins, aside_ends, "\u00E9", "-"};
    std::string out;
    for (std::uint32_t left = next(9); left > 0; --left) out += units[next(static_cast<std::uint32_t>(units.size()))];
    return out;
  }

 private:
  std::uint32_t next(std::uint32_t below) { return (state_ = state_ * 1664525 + 1013904223) / 65536 % below; }
  std::string piece(int depth) {
    static const std::vector<std::string> plain = {
        "x", "y", " ",      "(?i:xs)", "[xy]", "[^x ]", "[\\x{F0010}-\\x{F0011}]", "\\x{F0011}", "[^\\x{0}\\x{F0010}]",
        "$", "^", "\u00E9", "\\-",     "()"};
    static const std::vector<std::string> rounds = {"?", "*", "+", "{0,2}", "{2}", "{1,3}", "{2,}"};
    std::string out;
    if (next(9) == 0) return std::string(aside_space);
    if (depth == 0 || next(2) == 0)
      out = plain[next(static_cast<std::uint32_t>(plain.size()))];
    else
      out = (next(2) ? "(" : "(?:") + expression(depth - 1) + ")";
    if (out == "$" || out == "^" || next(3) != 0) return out;
    return "(?:" + out + ")" + rounds[next(static_cast<std::uint32_t>(rounds.size()))] + (next(3) == 0 ? "?" : "");
  }
  std::uint32_t state_;
};

}  // namespace

TEST_CASE("a machine finds what RE2 finds: words, letters, gaps, asides, groups in loops") {
  const std::vector<std::string> texts = {
      "",
      "x",
      "met Xs in",
      a + " met " + b + ", " + a,
      a + " " + aside_begins + "on " + b + aside_ends + " met " + b,
      a + " " + aside_begins + "on " + b + aside_ends + " " + aside_begins + "in " + a + aside_ends + " met",
      "kin KIN \u212Ain \u017Foon",
      "xxxxyxxy",
      "per-cent per\u2010cent"};
  const std::string space(aside_space);
  for (const std::string& regex :
       {std::string("(?:([\\x{F0010}])" + space + "(?i:met)" + space + "([\\x{F0010}-\\x{F0011}]))()(?:$|[^0-9A-Za-z])"),
        "([\\x{F0010}]) (?:[^ ,;:\\x{F0000}\\x{F0001}]+" + space + "){0,4}?([\\x{F0011}])", std::string("(?i:kin)|(?i:soon)"),
        std::string("(x|xx|xy)*?y(x?)"), std::string("(?:(x)|(y)){1,4}"), std::string("(x+)(x+)"), std::string("(?:x|xx)(?:xy|y)?$"),
        std::string("per['\u2019]?[-\u2010\u2011](?i:cent)()(?:$|[^a-z])"), std::string("[^\\x{0}\\x{F0011}]*?([\\x{F0011}])"),
        std::string("^(?:x|)()"), std::string("[^\\x{0}-\\x{10FFFF}]|x")}) {
    CHECK(runs(regex));
    same_as_re2(regex, texts);
  }
}

TEST_CASE("a machine finds what RE2 finds: expressions by chance") {
  int run = 0;
  for (std::uint32_t seed = 1; seed <= 600; ++seed) {
    Chance chance(seed * 7919);
    const std::string regex = chance.expression(3);
    run += runs(regex);
    same_as_re2(regex, {chance.text(), chance.text()});
  }
  CHECK(run > 300);
}

TEST_CASE("a machine leaves to RE2 what it does not know") {
  for (const char* regex :
       {"\\pL", "[\\pL_]", "(?i:\u00E9)", "(?i:[a-z])", "(?:x?)*", "(?:|x)+", ".", "\\w", "[[:alpha:]]", "x**", "(?P<n>x)", "x{1001}"}) {
    INFO(regex);
    CHECK_FALSE(runs(regex));
  }
}

TEST_CASE("a machine does not try one way twice") {
  CodePointSets pool;
  const Matcher matcher = matcher_of("(?:(x|xx|x[xy])+[xy]?)z", pool);
  const std::string text(3000, 'x');
  CHECK(found(matcher, text, 0, 3000, false, false) == "none");
  CHECK(found(matcher, text + "z", 0, 3001, false, false) == found(matcher, text + "z", 0, 3001, false, true));
}
