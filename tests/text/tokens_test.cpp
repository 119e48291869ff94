#include "engine/text/tokens.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace {

std::vector<std::string> words(std::string_view text) {
  std::vector<relata::Span> tokens;
  relata::tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<std::string> out;
  for (const auto token : tokens) out.emplace_back(text.substr(token.begin, token.size()));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Words and numbers are runs, every other visible character stands alone") {
  struct Row {
    std::string_view text;
    Words tokens;
  };
  const std::vector<Row> rows = {
      {"", {}},
      {"  \n\t ", {}},
      {"U.S.", {"U", ".", "S", "."}},
      {"al-Sistani", {"al", "-", "Sistani"}},
      {"Xi's", {"Xi", "'", "s"}},
      {"Şenol’s", {"Şenol", "’", "s"}},
      {"F16s, 3.5%", {"F16s", ",", "3", ".", "5", "%"}},
      {"“Go”—now", {"“", "Go", "”", "—", "now"}},
      {"王毅 met", {"王毅", "met"}},
      {"re\u0301sume\u0301", {"re\u0301sume\u0301"}},
      {"a\u00a0b", {"a", "b"}},
      {"a\U000F0001b", {"a", "\U000F0001", "b"}},
  };
  for (const auto& row : rows) CHECK(words(row.text) == row.tokens);
}

TEST_CASE("Invisible characters belong to the word they stand in, and to none at its rim") {
  CHECK(words("foreign min\u00adis\u00adter") == Words{"foreign", "min\u00adis\u00adter"});
  CHECK(words("\ufeffBerlin\u200b \u200bParis") == Words{"Berlin", "Paris"});
}

TEST_CASE("Only the asked range is cut, offsets count in the whole text") {
  std::vector<relata::Span> tokens;
  relata::tokenize("one two three", {4, 7}, tokens);
  CHECK(tokens == std::vector<relata::Span>{{4, 7}});
}

TEST_CASE("A word of any length is one token") {
  const std::string giant(2'000'000, 'x');
  CHECK(words(giant).size() == 1);
}
