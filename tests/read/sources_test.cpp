#include "engine/read/sources.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/read/folder.h"

using namespace relata;

namespace {

std::vector<std::string> names(const Folder& folder, const std::vector<std::string>& sources, std::size_t problem_count = 0) {
  std::vector<std::string> paths;
  for (const auto& source : sources) paths.push_back(source == "-" ? source : folder.path(source));
  std::vector<SourceProblem> problems;
  std::vector<std::string> out;
  for (const auto& file : find_sources(paths, problems)) out.push_back(file.relative);
  CHECK(problems.size() == problem_count);
  return out;
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Sources come in the order named, folders and globs sorted by path") {
  Folder folder;
  for (const auto* name : {"b.txt", "a.txt", "sub/c.txt", "sub/deep/d.json", ".hidden", ".git/x"}) folder.write(name, "x");
  CHECK(names(folder, {"b.txt", "a.txt"}) == Words{"b.txt", "a.txt"});
  CHECK(names(folder, {"."}) == Words{"a.txt", "b.txt", "sub/c.txt", "sub/deep/d.json"});
  CHECK(names(folder, {"*.txt"}) == Words{"a.txt", "b.txt"});
  CHECK(names(folder, {"**/*.txt"}) == Words{"a.txt", "b.txt", "sub/c.txt"});
  CHECK(names(folder, {"sub/**"}) == Words{"c.txt", "deep/d.json"});
  CHECK(names(folder, {"[!b].t?t"}) == Words{"a.txt"});
  CHECK(names(folder, {"-"}) == Words{"-"});
}

TEST_CASE("What is missing or matches nothing is told and costs nothing else") {
  Folder folder;
  folder.write("a.txt", "x");
  CHECK(names(folder, {"none.txt", "a.txt", "*.html", "none/"}, 3) == Words{"a.txt"});
}
