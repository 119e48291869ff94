#include "engine/diagnostics/catalogue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "tests/source_folder.h"

using namespace relata;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("the catalogue is sorted and every code has its page") {
  const auto& entries = catalogue();
  CHECK(std::is_sorted(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.code < b.code; }));
  const fs::path pages = fs::path(source_folder()) / "docs/diagnostics";
  for (const CatalogueEntry& entry : entries) {
    const std::string page = contents(pages / (std::string(entry.code) + ".md"));
    INFO(entry.code);
    CHECK(page.substr(0, page.find('\n')) == "# " + std::string(entry.code) + ": " + std::string(entry.title));
    CHECK(contents(pages / "README.md").find("(" + std::string(entry.code) + ".md)") != std::string::npos);
  }
  for (const auto& file : fs::directory_iterator(pages)) {
    const std::string name = file.path().stem().string();
    if (name == "README") continue;
    INFO(name);
    CHECK_FALSE(title_of(name).empty());
  }
  CHECK(title_of("Z999").empty());
}

TEST_CASE("every code that is reported is in the catalogue, and the other way round") {
  std::set<std::string> reported;
  const std::regex code("\"([YSKLRPETMCA][0-9]{3})\"");
  // What only running tells, `check` reports.
  for (const char* folder : {"engine", "tools/relata/checking"})
    for (const auto& file : fs::recursive_directory_iterator(fs::path(source_folder()) / folder)) {
      if (file.path().extension() != ".cpp" || file.path().filename() == "catalogue.cpp") continue;
      const std::string text = contents(file.path());
      for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) reported.insert((*at)[1]);
    }
  for (const std::string& each : reported) {
    INFO(each);
    CHECK_FALSE(title_of(each).empty());
  }
  for (const CatalogueEntry& entry : catalogue()) {
    INFO(entry.code);
    CHECK(reported.count(std::string(entry.code)) == 1);
  }
}
