#include "tools/relata/language_server/open_documents.h"

#include <catch2/catch.hpp>

using namespace relata::language_server;

namespace {

Json change(const char* range, const std::string& text) {
  Json one = {{"text", text}};
  if (*range) {
    const Json bounds = Json::parse(range);
    one["range"] = {{"start", {{"line", bounds[0]}, {"character", bounds[1]}}}, {"end", {{"line", bounds[2]}, {"character", bounds[3]}}}};
  }
  return one;
}

std::string changed(const std::string& before, std::vector<Json> changes) {
  OpenDocuments documents;
  documents.open({{"textDocument", {{"uri", "untitled:a"}, {"version", 1}, {"text", before}}}});
  return documents.change({{"textDocument", {{"uri", "untitled:a"}, {"version", 2}}}, {"contentChanges", changes}})->text;
}

}  // namespace

TEST_CASE("changes are applied one after the other") {
  CHECK(changed("one two", {change("[0, 4, 0, 7]", "2"), change("[0, 0, 0, 3]", "1")}) == "1 2");
  CHECK(changed("a\nb\n", {change("[1, 0, 2, 0]", "")}) == "a\n");
  CHECK(changed("a\U0001F600b", {change("[0, 3, 0, 4]", "c")}) == "a\U0001F600c");
  CHECK(changed("old", {change("", "new"), change("[0, 3, 0, 3]", "er")}) == "newer");
}

TEST_CASE("a range outside the text, or one that ends before it starts, changes what there is") {
  CHECK(changed("ab", {change("[0, 1, 99, 99]", "c")}) == "ac");
  CHECK(changed("ab", {change("[7, 7, 0, 0]", "c")}) == "abc");
  CHECK(changed("ab", {change("[0, -5, 0, 99999999999]", "c")}) == "c");
}

TEST_CASE("a document that isn't open can't be changed or closed") {
  OpenDocuments documents;
  CHECK(documents.change({{"textDocument", {{"uri", "file:///a"}}}, {"contentChanges", Json::array()}}) == nullptr);
  CHECK(documents.close({{"textDocument", {{"uri", "file:///a"}}}}) == nullptr);
}
