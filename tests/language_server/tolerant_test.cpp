#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/source_folder.h"
#include "tools/relata/language_server/tolerant/reading.h"

using namespace relata;
using namespace relata::language_server;

namespace {

// The tree on one line: keys, scalars between bars, lists in brackets.
std::string shown(const yaml::Node& node) {
  std::string out;
  if (node.is_scalar()) return node.is_absent() ? "~" : "|" + node.text + "|";
  if (node.is_sequence()) {
    for (const yaml::Node& item : node.items) out += (out.empty() ? "" : " ") + shown(item);
    return "[" + out + "]";
  }
  for (const yaml::Member& member : node.members) out += (out.empty() ? "" : " ") + member.key.text + "=" + shown(member.value);
  return "{" + out + "}";
}

// The first difference of the two trees, empty if there is none.
std::string difference(const yaml::Node& a, const yaml::Node& b, const std::string& bytes, const std::string& where) {
  const auto told = [&](const char* what) {
    return where + ": " + what + "\n  libfyaml [" + bytes.substr(a.span.begin, a.span.size()) + "] " + shown(a) + "\n  tolerant [" +
           bytes.substr(b.span.begin, b.span.size()) + "] " + shown(b);
  };
  if (a.kind != b.kind) return told("kind");
  if (a.text != b.text || a.style != b.style) return told("text");
  if (a.span != b.span) return told("span");
  if (a.place != b.place) return told("places");
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return told("count");
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (std::string found = difference(a.items[i], b.items[i], bytes, where + "/" + std::to_string(i)); !found.empty()) return found;
  for (std::size_t i = 0; i < a.members.size(); ++i) {
    const std::string key = where + "/" + a.members[i].key.text;
    if (std::string found = difference(a.members[i].key, b.members[i].key, bytes, key + " (key)"); !found.empty()) return found;
    if (std::string found = difference(a.members[i].value, b.members[i].value, bytes, key); !found.empty()) return found;
  }
  return "";
}

std::string difference_in(const std::string& bytes, const std::string& name) {
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source(name, bytes);
  const auto strict = yaml::parse(source, diagnostics);
  if (!strict || !diagnostics.all().empty()) return "";
  return difference(*strict, read_tolerantly(bytes), bytes, name);
}

}  // namespace

TEST_CASE("every valid file of rules and schemas reads as libfyaml reads it") {
  std::size_t files = 0;
  for (const char* folder : {"/rules", "/schemas", "/tests/diagnostics", "/docs"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder() + folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      CHECK(difference_in(bytes, entry.path().filename().string()) == "");
      ++files;
    }
  CHECK(files > 50);
}

TEST_CASE("ways to write the same read as libfyaml reads them") {
  for (const char* text : {
           "a: b\n",
           "a:\n  - b\n  - c: d\n    e: f\n",
           "a:\n- b\n- c\nd: e\n",
           "a: [b, 'c d', \"e\\tf\", {g: h}]\n",
           "a: {b: c, d: [e], f: }\n",
           "a: [verb: hold, pay]\n",
           "a: 'it''s'\n",
           "a: 'two\n  lines'\nb: c\n",
           "a: one\n  two\n\n  three\nb: c\n",
           "a: |\n  one\n   two\n\n  three\nb: c\n",
           "a: |-\n  one\n",
           "a: |+\n  one\n\n\nb: c\n",
           "a: >\n  one\n  two\n\n  three\n   more\n  four\nb: c\n",
           "a: >-\n  one\n\n  two\n",
           "a: |\n  one\n\n\nb: >-\n  two\n\nc: |\n  three",
           "- - a\n  - b\n- c\n",
           "a: # note\n  b: c # note\n",
           "'a b': c\n\"d\": e\n",
           "a:\nb:\n  - c\n",
           "a: [b,\n  c,\n  d]\ne: f\n",
           "# only a comment\n",
           "a: b\r\nc:\r\n  - d\r\n",
           "a: \"\\u00e9\\x41 \\\n  b\"\n",
           "a: http://x.y/z#w\n",
       })
    CHECK(difference_in(text, text) == "");
}

TEST_CASE("broken texts read as what they will become") {
  struct Row {
    const char* text;
    const char* tree;
  };
  for (const Row& row : {
           Row{"rules:\n  - id: a\n    mat\n", "{rules=[{id=|a| mat=~}]}"},
           Row{"rules:\n  - id: a\n    match:\n    emi\n", "{rules=[{id=|a| match=~ emi=~}]}"},
           Row{"rules:\n  - id: 'open\n    match: x\n", "{rules=[{id=|open| match=|x|}]}"},
           Row{"rules:\n  - gives: [a, b\n    text: x\n  - id: c\n", "{rules=[{gives=[|a| |b|] text=|x|} {id=|c|}]}"},
           Row{"rules:\n  - id: a\n     match: x\n", "{rules=[{id=|a| match=|x|}]}"},
           Row{"rules:\n  - id: a\n    match: x\n   emit: y\n", "{rules=[{id=|a| match=|x|} {emit=|y|}]}"},
           Row{"a: {x:Agent} <meet>\n", "{a=|{x:Agent} <meet>|}"},
           Row{"a: [b\n", "{a=[|b|]}"},
           Row{"a: {b: c\nd: e\n", "{a={b=|c|} d=|e|}"},
           Row{"a", "|a|"},
           Row{"", "{}"},
           Row{"a: b\nrul", "{a=|b| rul=~}"},
           Row{"a: b: c\n", "{a={b=|c|}}"},
       })
    CHECK(shown(read_tolerantly(row.text)) == row.tree);
}

TEST_CASE("depth and length cost no more than their bytes") {
  std::string nested, lists = "a: ";
  for (int i = 0; i < 2000; ++i) nested += std::string(static_cast<std::size_t>(i), ' ') + "k:\n";
  lists += std::string(100000, '[');
  static_cast<void>(read_tolerantly(nested));
  static_cast<void>(read_tolerantly(lists));
  static_cast<void>(read_tolerantly(std::string(100000, '-') + "\n" + std::string(100000, '{')));
  std::string dashes;
  for (int i = 0; i < 50000; ++i) dashes += "- ";
  static_cast<void>(read_tolerantly(dashes));
  std::string open = "a: 'x'\n";
  for (int i = 0; i < 50000; ++i) open += "   \"y\"\n  'z\n";
  static_cast<void>(read_tolerantly(open));
  CHECK(read_tolerantly("a: b").is_mapping());
}
