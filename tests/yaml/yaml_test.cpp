#include "engine/yaml/yaml.h"

#include <catch2/catch.hpp>

using namespace relata;

namespace {

struct Read {
  Diagnostics diagnostics;
  std::optional<yaml::Node> root;
  explicit Read(std::string bytes) { root = yaml::parse(diagnostics.add_source("file.yaml", std::move(bytes)), diagnostics); }
  std::string text(Span span) const { return diagnostics.source(0).bytes.substr(span.begin, span.size()); }
  std::string codes() const {
    std::string all;
    for (const Diagnostic& d : diagnostics.all()) all += d.code + " " + text(d.primary.span) + ";";
    return all;
  }
};

}  // namespace

TEST_CASE("scalars are strings, whatever they look like") {
  Read read("a: yes\nb: 1.50\nc: ~\nd:\ne: null\n");
  REQUIRE(read.root);
  CHECK(read.root->find("a")->text == "yes");
  CHECK(read.root->find("b")->text == "1.50");
  CHECK(read.root->find("c")->text == "~");
  CHECK(read.root->find("d")->is_absent());
  CHECK(read.root->find("e")->text == "null");
  CHECK(read.root->find("f") == nullptr);
  CHECK(read.diagnostics.all().empty());
}

TEST_CASE("every decoded byte knows the source byte it came from") {
  struct Case {
    const char* name;
    std::string bytes, value, part, written;
  };
  const std::vector<Case> cases = {
      {"plain", "k: some words here\n", "some words here", "words", "words"},
      {"plain over lines", "k: some\n   words\n   here\n", "some words here", "words here", "words\n   here"},
      {"single quotes", "k: 'it''s {x:Agent} here'\n", "it's {x:Agent} here", "{x:Agent}", "{x:Agent}"},
      {"a doubled quote", "k: 'it''s fine'\n", "it's fine", "s fine", "s fine"},
      {"double quotes", "k: \"tab\\tq \\u00e9 end\"\n", "tab\tq é end", "end", "end"},
      {"an escape", "k: \"a\\u00e9b\"\n", "aéb", "b", "b"},
      {"literal", "k: |-\n    one {x}\n      two\n\n    three\n", "one {x}\n  two\n\nthree", "three", "three"},
      {"literal, first line", "k: |-\n    one {x}\n    two\n", "one {x}\ntwo", "{x}", "{x}"},
      {"literal, umlauts before", "k: |-\n  ä é {x} z\n", "ä é {x} z", "{x}", "{x}"},
      {"literal, Windows line ends", "k: |-\r\n  one\r\n  two {x}\r\n", "one\ntwo {x}", "{x}", "{x}"},
      {"folded", "k: >-\n  one\n  two {x}\n", "one two {x}", "{x}", "{x}"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Read read(c.bytes);
    REQUIRE(read.root);
    const yaml::Node& node = *read.root->find("k");
    CHECK(node.text == c.value);
    REQUIRE(node.place.size() == node.text.size() + 1);
    const auto at = static_cast<std::uint32_t>(node.text.find(c.part));
    const Span span = node.in_source({at, at + static_cast<std::uint32_t>(c.part.size())});
    CHECK(read.text(span) == c.written);
  }
}

TEST_CASE("lists and mappings keep their order and place") {
  Read read("families:\n  meet:\n    verbs: [meet (with), sit down with]\nrules:\n  - id: met\n    match:\n      - '{a}'\n      - x\n");
  REQUIRE(read.root);
  const yaml::Node& verbs = *read.root->find("families")->find("meet")->find("verbs");
  CHECK(verbs.items.size() == 2);
  CHECK(read.text(verbs.span) == "[meet (with), sit down with]");
  CHECK(read.text(verbs.items[1].span) == "sit down with");
  const yaml::Node& rule = read.root->find("rules")->items[0];
  CHECK(read.text(rule.span) == "id: met\n    match:\n      - '{a}'\n      - x");
  CHECK(read.text(rule.find("match")->items[0].span) == "'{a}'");
  CHECK(yaml::as_list(*rule.find("id")).size() == 1);
}

TEST_CASE("a key in a list item makes a mapping of one pair") {
  Read read("light: [verb: hold, pay]\n");
  REQUIRE(read.root);
  const yaml::Node& items = *read.root->find("light");
  REQUIRE(items.items.size() == 2);
  CHECK(items.items[0].find("verb")->text == "hold");
}

TEST_CASE("what the subset leaves out is named with its place") {
  struct Case {
    const char *name, *bytes, *codes;
  };
  const std::vector<Case> cases = {
      {"anchor", "a: &x b\n", "Y002 &x;"},
      {"alias", "a: &x b\nc: *x\n", "Y002 &x;Y003 *x;"},
      {"tag", "a: !!str b\n", "Y004 !!str;"},
      {"duplicate key", "a: b\nc: d\na: e\n", "Y005 a;"},
      {"second document", "a: b\n---\nc: d\n", "Y006 ---;"},
      {"a key that is a list", "[a, b]: c\n", "Y008 [a, b];"},
      {"not UTF-8", "a: \xff\n", "Y009 \xff;"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Read read(c.bytes);
    CHECK(read.codes() == c.codes);
  }
  Read twice("a: b\na: c\n");
  CHECK(twice.root->members.size() == 1);
  CHECK(twice.root->find("a")->text == "b");
}

TEST_CASE("a syntax error has a place and costs the file") {
  Read read("a: [b, c\nd: 'e\n");
  CHECK_FALSE(read.root);
  REQUIRE(read.diagnostics.all().size() == 1);
  CHECK(read.diagnostics.all()[0].code == "Y001");
  Read brace("ok: 1\nmatch: {a:Agent} <meet>\n");
  CHECK_FALSE(brace.root);
  CHECK(brace.codes() == "Y001 {a:Agent} <meet>;");
}

TEST_CASE("no nesting is too deep to refuse") {
  Read flow("a: " + std::string(300000, '['));
  CHECK_FALSE(flow.root);
  CHECK(flow.diagnostics.all().size() == 1);
  std::string block;
  for (int i = 0; i < 200; ++i) block += std::string(i, ' ') + "k:\n";
  Read deep(block);
  CHECK_FALSE(deep.root);
  REQUIRE(deep.diagnostics.all().size() == 1);
  CHECK(deep.diagnostics.all()[0].code == "Y007");
}

TEST_CASE("an empty file is an empty mapping") {
  for (const char* bytes : {"", "# nothing\n", "\n\n"}) {
    Read read(bytes);
    REQUIRE(read.root);
    CHECK(read.root->members.empty());
  }
}
