#include "engine/rules/lexicon_file.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "engine/rules/merges_file.h"

using namespace relata;

namespace {

struct Read {
  Schema schema;
  Diagnostics diagnostics;
  Lexicon lexicon;
  explicit Read(const std::string& bytes, bool merges = false) {
    Type type;
    type.name = "Country";
    schema.add_type(type);
    type.name = "NounForm";
    type.has_lemma = true;
    const TypeId noun = schema.add_type(type);
    for (const char* value : {"singular", "plural"}) {
      type.name = std::string("NounForm.") + value;
      type.parents = {noun};
      type.feature_of = noun;
      type.feature = "number";
      schema.add_type(type);
    }
    const SourceId source = diagnostics.add_source("names.tsv", bytes);
    if (merges)
      read_merges(source, lexicon, diagnostics);
    else
      read_lexicon(source, schema, lexicon, diagnostics);
    lexicon.freeze();
  }
  std::string found() const {
    std::string all;
    for (const Diagnostic& d : diagnostics.all())
      all += d.code + " " + diagnostics.source(0).bytes.substr(d.primary.span.begin, d.primary.span.size()) + ";";
    return all;
  }
};

const std::string header = "name\ttype\tid\taliases\tattributes\tfrom\tto\n";

}  // namespace

TEST_CASE("a line of a lexicon becomes an entry with all its columns") {
  Read read("# countries\n" + header + "Norland\tCountry\tQ1\tNOR | the Norlands\tcapital=Vell; form=kingdom\t1905\t2019-02\n");
  CHECK(read.found().empty());
  REQUIRE(read.lexicon.size() == 1);
  const LexiconEntry& entry = read.lexicon.entry(0);
  CHECK(entry.name == "Norland");
  CHECK(read.schema.type(entry.type).name == "Country");
  CHECK(entry.id == "Q1");
  CHECK(entry.aliases == std::vector<std::string>{"NOR", "the Norlands"});
  CHECK(entry.attributes == Attributes{{"capital", "Vell"}, {"form", "kingdom"}});
  CHECK(entry.from == "1905-01-01");
  CHECK(entry.to == "2019-02-28");
}

TEST_CASE("trailing columns may be missing, Windows line ends and empty lines don't count") {
  Read read("name\ttype\r\n\r\nNorland\tCountry\r\n");
  CHECK(read.found().empty());
  REQUIRE(read.lexicon.size() == 1);
  CHECK(read.lexicon.entry(0).name == "Norland");
}

TEST_CASE("an attribute that is a feature of the type becomes a feature type, and a lemma falls back to the name") {
  Read read(header +
            "treaties\tNounForm\ttreaty\t\tnumber=plural;topic=law\ntreaty\tNounForm\nsheep\tNounForm\t\t\tnumber=singular|plural\n");
  CHECK(read.found().empty());
  const LexiconEntry& entry = read.lexicon.entry(0);
  REQUIRE(entry.feature_types.size() == 1);
  CHECK(read.schema.type(entry.feature_types[0]).name == "NounForm.plural");
  CHECK(entry.attributes == Attributes{{"topic", "law"}});
  CHECK(read.lexicon.entry(1).id == "treaty");
  CHECK(read.lexicon.entry(2).feature_types.size() == 2);
}

TEST_CASE("a mistake in a lexicon is named and costs its line alone") {
  struct Case {
    const char* name;
    std::string line, found;
  };
  const std::vector<Case> cases = {
      {"blanks for tabs", "Vell   Country", "L002 Vell   Country;"},
      {"unknown type", "Vell\tCuontry", "L005 Cuontry;"},
      {"no such day", "Vell\tCountry\t\t\t\t2023-02-30", "L006 2023-02-30;"},
      {"month 13", "Vell\tCountry\t\t\t\t2023-13", "L006 2023-13;"},
      {"ends before it begins", "Vell\tCountry\t\t\t\t2023\t2022", "L006 2022;"},
      {"an attribute without a value", "Vell\tCountry\t\t\tcapital", "L007 capital;"},
      {"an attribute twice", "Vell\tCountry\t\t\ta=b;a=c", "L007 a=b;a=c;"},
      {"a feature that the type hasn't", "Vell\tNounForm\t\t\tnumber=plurel", "L008 plurel;"},
      {"an eighth column", "Vell\tCountry\t\t\t\t\t\tmore", "L002 more;"},
      {"the same line again", "Norland\tCountry", "L004 Norland\tCountry;"},
      {"not UTF-8", "Vell\xff\tCountry", "L003 \xff;"},
      {"no name", "\tCountry", "L002 \tCountry;"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Read read(header + "Norland\tCountry\n" + c.line + "\nSudland\tCountry\n");
    CHECK(read.found() == c.found);
    CHECK(read.lexicon.size() == 2);
  }
  CHECK(Read(header + "Vell\tCuontry\n").diagnostics.all()[0].help == "did you mean `Country`?");
}

TEST_CASE("a lexicon without its header is refused whole") {
  CHECK(Read("Norland\tCountry\nVell\tCountry\n").found() == "L001 Norland;");
  CHECK(Read("name\tkind\nVell\tCountry\n").found() == "L001 kind;");
  CHECK(Read("").found() == "L001 ;");
}

TEST_CASE("merge directives force and forbid") {
  Read read("# why\nsame\tQ1\tNorland\tone state\ndifferent\tJan Berg\tJ. Berg\nsome\ta\tb\nsame\ta\n", true);
  CHECK(read.found() == "L014 different\tJan Berg\tJ. Berg;L009 some;L009 same\ta;");
  REQUIRE(read.lexicon.merges.size() == 2);
  CHECK(read.lexicon.merges[0].same);
  CHECK(read.lexicon.merges[0].why == "one state");
  CHECK_FALSE(read.lexicon.merges[1].same);
  CHECK(read.lexicon.merges[1].left == "Jan Berg");
}

TEST_CASE("a lexicon of two hundred thousand lines is read fast", "[.bench]") {
  std::string bytes = header;
  for (int i = 0; i < 200000; ++i) {
    std::string name;
    for (int j = i + 1; j; j /= 17) name += static_cast<char>('a' + j % 17);
    bytes += name + "s\tNounForm\t" + name + "\t\tnumber=plural\n";
  }
  const auto start = std::chrono::steady_clock::now();
  Read read(bytes);
  const auto done = std::chrono::steady_clock::now();
  CHECK(read.lexicon.size() == 200000);
  const double ms = std::chrono::duration<double, std::milli>(done - start).count();
  WARN("read and indexed in " << ms << " ms");
}
