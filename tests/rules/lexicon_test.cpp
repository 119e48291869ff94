#include "engine/rules/lexicon.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "engine/text/tokens.h"

using namespace relata;

namespace {

Lexicon lexicon_of(const std::vector<std::string>& names) {
  Lexicon lexicon;
  for (const std::string& name : names) {
    LexiconEntry entry;
    entry.name = name;
    entry.id = "id of " + name;
    lexicon.add(std::move(entry));
  }
  lexicon.freeze();
  return lexicon;
}

// What is found in `text`, longest first at each token: "name|name ..." in the order of the text, names of one place joined by +.
std::string found_in(const Lexicon& lexicon, const std::string& text) {
  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::string found;
  for (std::size_t at = 0; at < tokens.size();) {
    std::size_t length = 0;
    const int set = lexicon.longest_at(text, tokens, at, length);
    if (set < 0) {
      ++at;
      continue;
    }
    if (!found.empty()) found += "|";
    bool first = true;
    for (const EntryId entry : lexicon.entry_sets()[set]) {
      if (!first) found += "+";
      found += lexicon.entry(entry).name;
      first = false;
    }
    at += length;
  }
  return found;
}

}  // namespace

TEST_CASE("a name matches by tokens, capitals as capitals, lower case in any case") {
  struct Case {
    const char *names, *text, *found;
  };
  const std::vector<Case> cases = {
      {"Ada Lindqvist", "Then Ada Lindqvist spoke.", "Ada Lindqvist"},
      {"Ada Lindqvist", "ADA LINDQVIST SPEAKS", "Ada Lindqvist"},
      {"Ada Lindqvist", "ada lindqvist", ""},
      {"Ada Lindqvist", "Ada Lindqvists", ""},
      {"Ada Lindqvist", "Ada  \n Lindqvist", "Ada Lindqvist"},
      {"Ada Lindqvist", "Ada-Lindqvist", "Ada Lindqvist"},
      {"Ada Lindqvist", "AdaLindqvist", ""},
      {"vice president", "the Vice-President and a vice president", "vice president|vice president"},
      {"vice-president", "the vice president", ""},
      {"vice-president", "the vice\u2011president", "vice-president"},
      {"U.N.", "the U.N. said", "U.N."},
      {"U.N.", "the U. N. said", ""},
      {"St. Olaf", "St. Olaf, St.Olaf", "St. Olaf"},
      {"Côte d'Ivoire", "in Côte d\u2019Ivoire", "Côte d'Ivoire"},
      {"Côte d'Ivoire", "CÔTE D'IVOIRE", "Côte d'Ivoire"},
      {"Côte d'Ivoire", "cÔte d'Ivoire", ""},
      {"Øster", "ØSTER", "Øster"},
      {"Øster", "øster", ""},
      {"Lindqvist", "Lind\u00adqvist", "Lindqvist"},
      {"iPad", "IPAD iPad ipad", "iPad|iPad"},
      {"US", "us US Us", "US"},
      {"100 Days", "the 100 days", ""},
      {"100 days", "the 100 Days", "100 days"},
  };
  for (const Case& c : cases) {
    INFO(c.names << " in " << c.text);
    CHECK(found_in(lexicon_of({c.names}), c.text) == c.found);
  }
}

TEST_CASE("the longest name at a token is taken, a shorter one where the longer one fails") {
  const Lexicon lexicon = lexicon_of({"Port", "Port Vell", "Port Vell Council of Ministers", "council"});
  CHECK(found_in(lexicon, "Port Vell Council of Ministers met") == "Port Vell Council of Ministers");
  CHECK(found_in(lexicon, "Port Vell Council of Elders met") == "Port Vell|council");
  CHECK(found_in(lexicon, "Port of call") == "Port");
  CHECK(found_in(lexicon, "Port Vell council of Ministers") == "Port Vell|council");
}

TEST_CASE("one spelling can have many entries, and cases that fit together are one set") {
  const Lexicon twice = lexicon_of({"march", "march"});
  CHECK(found_in(twice, "a march") == "march+march");
  const Lexicon cases = lexicon_of({"march", "March", "MARCH"});
  CHECK(found_in(cases, "march March MARCH") == "march|march+March|march+March+MARCH");
  const Lexicon mixed = lexicon_of({"aB", "Ab"});
  CHECK(found_in(mixed, "aB Ab AB ab") == "aB|Ab|aB+Ab");
  CHECK(mixed.entry_sets().size() == 3);
}

TEST_CASE("aliases are spellings of their entry") {
  Lexicon lexicon;
  LexiconEntry entry;
  entry.name = "Republic of Norland";
  entry.id = "Q1";
  entry.aliases = {"Norland", "NOR"};
  lexicon.add(entry);
  lexicon.freeze();
  CHECK(found_in(lexicon, "Norland, NOR, the Republic of Norland") == "Republic of Norland|Republic of Norland|Republic of Norland");
  CHECK(lexicon.find_id("Q1") == 0);
  CHECK(lexicon.find_id("Q2") == no_entry);
  CHECK(lexicon.find_name("Norland") == std::vector<EntryId>{0});
  CHECK(lexicon.find_name("norland").empty());
  CHECK(lexicon.find_name("Republic").empty());
}

TEST_CASE("the first entry with an id is found by it") {
  Lexicon lexicon;
  for (const char* name : {"Norland", "Norlanders"}) {
    LexiconEntry entry;
    entry.name = name;
    entry.id = "Q1";
    lexicon.add(entry);
  }
  lexicon.freeze();
  CHECK(lexicon.find_id("Q1") == 0);
}

TEST_CASE("an empty lexicon and names without tokens find nothing") {
  CHECK(found_in(Lexicon(), "Anything").empty());
  CHECK(found_in(lexicon_of({"", " "}), "Anything at all").empty());
}

TEST_CASE("hyphens all along a name cost no more than the name is long") {
  std::string dashed = "a", spaced = "a";
  for (int i = 0; i < 2000; ++i) dashed += "-a", spaced += " a";
  const Lexicon lexicon = lexicon_of({dashed, spaced});
  std::vector<Span> tokens;
  tokenize(dashed, {0, static_cast<std::uint32_t>(dashed.size())}, tokens);
  std::size_t length = 0;
  CHECK(lexicon.longest_at(dashed, tokens, 0, length) >= 0);
  CHECK(length == tokens.size());
}

TEST_CASE("two hundred thousand names are indexed and sought fast", "[.bench]") {
  std::vector<std::string> names;
  std::string text;
  for (int i = 0; i < 200000; ++i) {
    std::string name;
    for (int j = i; j; j /= 17) name += static_cast<char>('a' + j % 17);
    names.push_back(i % 3 ? name : "X" + name + " Y" + name);
    if (i % 2) text += names.back() + " the of ";
  }
  const auto start = std::chrono::steady_clock::now();
  Lexicon lexicon = lexicon_of(names);
  const auto built = std::chrono::steady_clock::now();
  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  const auto tokenized = std::chrono::steady_clock::now();
  std::size_t hits = 0, length = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) hits += lexicon.longest_at(text, tokens, i, length) >= 0;
  const auto done = std::chrono::steady_clock::now();
  using ms = std::chrono::duration<double, std::milli>;
  WARN("built in " << ms(built - start).count() << " ms, " << hits << " hits, " << 1e6 * ms(done - tokenized).count() / tokens.size()
                   << " ns a token");
}
