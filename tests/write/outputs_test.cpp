// Laws of all outputs: functions of the set of statements, whole or not at all.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/write/merge_statements.h"
#include "engine/write/write_outputs.h"
#include "tests/write/sample.h"

using namespace relata;
namespace fs = std::filesystem;

namespace {

[[nodiscard]] std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Folder {
  Folder() : path(fs::temp_directory_path() / ("relata-write-test-" + std::to_string(::getpid()))) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

const std::vector<std::string> endings{".graphml", ".gexf", ".jsonld", ".nq", ".trig", ".nt", ".csv", ".html", ".graphml.gz", ".nq.zst"};

[[nodiscard]] std::string all_bytes(const std::vector<Statement>& statements, GraphView view) {
  Folder folder;
  std::vector<OutputRequest> requests;
  for (const auto& ending : endings) requests.push_back({(folder.path / ("x" + ending)).string(), ""});
  std::vector<std::string> problems;
  WriteOptions options;
  options.view = view;
  const auto summary = write_outputs(statements, {}, sample::vocabulary(), options, requests, problems);
  REQUIRE(summary);
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(folder.path)) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  CHECK(files.size() == endings.size() + 1);
  std::string out;
  for (const auto& file : files) out += file.filename().string() + "\n" + read(file);
  return out;
}

}  // namespace

TEST_CASE("any order and any sharding of the same statements gives the same bytes of every output") {
  std::vector<Statement> statements = sample::many();
  std::mt19937 random(7);
  for (const GraphView view : {GraphView::entities, GraphView::statements, GraphView::events}) {
    const std::string first = all_bytes(statements, view);
    for (int round = 0; round < 4; ++round) {
      std::vector<Statement> shuffled = statements;
      std::shuffle(shuffled.begin(), shuffled.end(), random);
      // Shards that overlap: some statements come twice.
      const std::size_t cut = random() % shuffled.size();
      const std::vector<Statement> again(shuffled.begin(), shuffled.begin() + static_cast<std::ptrdiff_t>(cut));
      shuffled.insert(shuffled.end(), again.begin(), again.end());
      const std::string bytes = all_bytes(shuffled, view);
      const auto at = static_cast<std::size_t>(std::mismatch(bytes.begin(), bytes.end(), first.begin(), first.end()).first - bytes.begin());
      INFO(at << ": " << bytes.substr(at > 200 ? at - 200 : 0, 300) << "\n--- first was\n" << first.substr(at > 200 ? at - 200 : 0, 300));
      CHECK((bytes == first));
    }
  }
}

TEST_CASE("merging is set union: associative, commutative, idempotent") {
  const std::vector<Statement> all = sample::many();
  const auto ids = [](const std::vector<Statement>& statements) {
    std::string out;
    for (const auto& s : statements) out += s.id + "\n";
    return out;
  };
  std::vector<std::string> problems;
  const auto merge = [&](std::vector<Statement> a, const std::vector<Statement>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return merge_statements(std::move(a), problems);
  };
  const std::vector<Statement> a(all.begin(), all.begin() + 40), b(all.begin() + 20, all.begin() + 70), c(all.begin() + 60, all.end());
  CHECK(ids(merge(merge(a, b), c)) == ids(merge(a, merge(b, c))));
  CHECK(ids(merge(a, b)) == ids(merge(b, a)));
  CHECK(ids(merge(a, a)) == ids(merge(a, {})));
  CHECK(ids(merge(merge(a, b), c)) == ids(merge_statements(all, problems)));
  CHECK(problems.empty());
}

TEST_CASE("outputs appear all or none, and leave nothing else behind") {
  Folder folder;
  const auto path = [&](const std::string& name) { return (folder.path / name).string(); };
  std::vector<std::string> problems;
  const auto write = [&](const std::vector<OutputRequest>& requests) {
    problems.clear();
    return write_outputs(sample::many(), {}, sample::vocabulary(), {}, requests, problems);
  };
  SECTION("an unknown ending is refused before work") {
    CHECK_FALSE(write({{path("a.nq"), ""}, {path("b.xlsx"), ""}}));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("b.xlsx: unknown ending") != std::string::npos);
  }
  SECTION("a folder that is not there") {
    CHECK_FALSE(write({{path("a.nq"), ""}, {path("none/b.nq"), ""}}));
  }
  SECTION("the same file twice") {
    CHECK_FALSE(write({{path("a.csv"), ""}, {path("a.csv"), ""}}));
  }
  SECTION("two things for standard output") {
    CHECK_FALSE(write({{"-", "nq"}, {"-", "nt"}}));
  }
  SECTION("a base that is no IRI") {
    WriteOptions options;
    options.base = "here and there";
    CHECK_FALSE(write_outputs(sample::many(), {}, sample::vocabulary(), options, {{path("a.nq"), ""}}, problems));
  }
  SECTION("a folder where the file should be: the others keep their old content") {
    std::ofstream(path("a.nq")) << "old";
    fs::create_directory(path("b.nq"));
    CHECK_FALSE(write({{path("a.nq"), ""}, {path("b.nq"), ""}}));
    CHECK(read(path("a.nq")) == "old");
    fs::remove(path("b.nq"));
    fs::remove(path("a.nq"));
  }
  SECTION("Ctrl-C: the handler removes the temporaries") {
    OutputSet outputs({{path("a.nq"), ""}, {path("b.csv.gz"), ""}}, problems);
    CHECK(problems.empty());
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 3);
    remove_temporary_outputs();
  }
  CHECK(fs::is_empty(folder.path));
}
