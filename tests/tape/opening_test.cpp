#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/rules/parse_pattern.h"
#include "engine/tape/compile_pattern.h"
#include "tests/tape/small_alphabet.h"

using namespace relata;
using relata::test::SmallAlphabet;

namespace {

// What each of the first cells may hold: words, sorted, `@` for some symbol, `(@)` for one whose words must be among them, `?` unknown.
std::string opening(const std::string& pattern) {
  SmallAlphabet small;
  const SourceId source = small.diagnostics.add_source("probe", pattern);
  const auto parsed = parse_pattern_text(pattern, source, 0, small.base, nullptr, small.diagnostics);
  REQUIRE(parsed);
  PatternContext context(small.base, small.symbols);
  const CompiledText text = compile_pattern(*parsed, context, {});
  std::string out;
  for (const CellSet& cell : text.opening) {
    if (!out.empty()) out += ", ";
    if (cell.any) {
      out += "?";
      continue;
    }
    std::vector<std::string> words(cell.words.begin(), cell.words.end());
    std::sort(words.begin(), words.end());
    if (!cell.letters.none()) words.emplace_back("@");
    if (!cell.named.none()) words.emplace_back("(@)");
    for (const std::string& word : words) out += (&word == &words.front() ? "" : " ") + word;
  }
  return out;
}

struct Case {
  const char *pattern, *cells;
};

}  // namespace

TEST_CASE("an opening tells what the first cells of a match may hold") {
  const std::vector<Case> cases = {
      {"the Deal of", "the, deal, of"},
      {"((a|the) )?deal of it", "a deal the, deal of, it of"},
      {"the {Person}'s", "the, @, ' \u2018 \u2019 \u201A"},
      {"{Person} [a-z]+ of", "@, ?, ?"},
      {"re-elected", "re, - \u2010 \u2011, elected"},
      {"re[-]elect", "re, - \u2010 \u2011, elect"},
      {"re[- ]elect by", "re, - elect \u2010 \u2011, by elect"},
      {"[(]the|\\(a", "(, a the, ?"},
      {"[^-]elect", "?, ?, ?"},
      {"of \u2013 it", "of, \u2013 \u2014, it"},
  };
  for (const Case& each : cases) {
    INFO(each.pattern);
    CHECK(opening(each.pattern) == each.cells);
  }
}
