#include "engine/diagnostics/render.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/diagnostics/report.h"

using namespace relata;

namespace {

struct Example {
  Diagnostics diagnostics;
  SourceId source;
  explicit Example(std::string bytes) : source(diagnostics.add_source("rules/x.yaml", std::move(bytes))) {}
  Span find(const std::string& part) const {
    const auto at = static_cast<std::uint32_t>(diagnostics.source(source).bytes.find(part));
    return {at, at + static_cast<std::uint32_t>(part.size())};
  }
  Diagnostic& add(const char* code, const std::string& part, const char* message, const char* help = "") {
    diagnostics.add(error_at(code, source, find(part), message, help));
    return const_cast<Diagnostic&>(diagnostics.all().back());
  }
  std::string text() const { return render_text(diagnostics, in_order(diagnostics)); }
};

}  // namespace

TEST_CASE("text shows the place, the line, carets under the very words, help and the fix") {
  Example example("rules:\n  - match: '{a:Agnet} <meet>'\n");
  Diagnostic& d = example.add("P021", "Agnet", "no type `Agnet`", "did you mean `Agent`?");
  d.fixes.push_back({"write `Agent`", {{example.source, example.find("Agnet"), "Agent"}}});
  CHECK(example.text() ==
        "rules/x.yaml:2:16: error[P021]: no type `Agnet`\n"
        "    2 |   - match: '{a:Agnet} <meet>'\n"
        "      |                ^^^^^\n"
        "  help: did you mean `Agent`?\n"
        "  fix: write `Agent`\n"
        "      -   - match: '{a:Agnet} <meet>'\n"
        "      +   - match: '{a:Agent} <meet>'\n"
        "\n");
}

TEST_CASE("carets stand right behind wide, combining and tab characters") {
  Example example("a\t王e\xcc\x81 x: y\n");
  example.add("R002", "x", "no key");
  CHECK(example.text() ==
        "rules/x.yaml:1:7: error[R002]: no key\n"
        "    1 | a 王e\xcc\x81 x: y\n"
        "      |       ^\n"
        "\n");
}

TEST_CASE("labels show where else to look") {
  Example example("meet: a\nmeet: b\n");
  Diagnostic d = error_at("Y005", example.source, {8, 12}, "`meet` comes twice");
  d.labels.push_back({example.source, {0, 4}, "first here"});
  example.diagnostics.add(d);
  CHECK(example.text() ==
        "rules/x.yaml:2:1: error[Y005]: `meet` comes twice\n"
        "    2 | meet: b\n"
        "      | ^^^^\n"
        "    1 | meet: a\n"
        "      | ---- first here\n"
        "\n");
}

TEST_CASE("a place of several lines is marked to the end of its first, a place at the end behind the last character") {
  Example example("a: [b,\n  c]");
  example.add("R001", "[b,\n  c]", "a list");
  CHECK(example.text().find("      |    ^^^\n") != std::string::npos);
  Example end("abc");
  end.diagnostics.add(error_at("Y001", end.source, {3, 3}, "more is missing"));
  CHECK(end.text().find("    1 | abc\n      |    ^\n") != std::string::npos);
}

TEST_CASE("a line of a megabyte is cut around the carets") {
  Example example(std::string(1000000, 'x') + "HERE" + std::string(1000000, 'y'));
  example.add("R001", "HERE", "look");
  const std::string text = example.text();
  CHECK(text.size() < 1000);
  CHECK(text.find("xHEREy") != std::string::npos);
  CHECK(text.find("^^^^\n") != std::string::npos);
}

TEST_CASE("bytes that are no UTF-8 and control characters can be shown") {
  Example example("a: \xff\x1b[31m\n");
  example.diagnostics.add(error_at("Y009", example.source, {3, 4}, "not UTF-8"));
  CHECK(example.text().find("\x1b") == std::string::npos);
  CHECK(example.text().find("      |    ^\n") != std::string::npos);
}

TEST_CASE("JSON lines have the documented keys in order") {
  Example example("é: b\n");
  Diagnostic& d = example.add("R002", "b", "no key `b`", "did you mean `c`?");
  d.labels.push_back({example.source, {0, 2}, "here"});
  d.fixes.push_back({"write `c`", {{example.source, example.find("b"), "c"}}});
  CHECK(
      render_json(example.diagnostics, in_order(example.diagnostics)) ==
      "{\"code\":\"R002\",\"severity\":\"error\",\"file\":\"rules/x.yaml\",\"line\":1,\"column\":4,\"endLine\":1,\"endColumn\":5,"
      "\"message\":\"no key `b`; did you mean `c`?\","
      "\"labels\":[{\"line\":1,\"column\":1,\"endLine\":1,\"endColumn\":2,\"message\":\"here\"}],"
      "\"fixes\":[{\"title\":\"write `c`\",\"edits\":[{\"line\":1,\"column\":4,\"endLine\":1,\"endColumn\":5,\"replacement\":\"c\"}]}]}\n");
}

TEST_CASE("SARIF names rules, places and replacements") {
  Example example("a: b\n");
  Diagnostic& d = example.add("R002", "a", "no key");
  d.severity = Severity::warning;
  d.fixes.push_back({"write `c`", {{example.source, example.find("a"), "c"}}});
  const auto log = nlohmann::json::parse(render_sarif(example.diagnostics, in_order(example.diagnostics), "1.2.3"));
  CHECK(log["version"] == "2.1.0");
  const auto& run = log["runs"][0];
  CHECK(run["tool"]["driver"]["version"] == "1.2.3");
  CHECK(run["tool"]["driver"]["rules"][0]["id"] == "R002");
  const auto& result = run["results"][0];
  CHECK(result["level"] == "warning");
  CHECK(result["locations"][0]["physicalLocation"]["region"]["endColumn"] == 2);
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "rules/x.yaml");
  CHECK(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "c");
}

TEST_CASE("JUnit has a case a file, and a failure a finding") {
  Example example("a: '<b>'\n");
  example.add("R002", "<b>", "no key `<b>`");
  example.diagnostics.add_source("rules/fine.yaml", "b: c\n");
  const std::string xml = render_junit(example.diagnostics, in_order(example.diagnostics));
  CHECK(xml.find("tests=\"2\" failures=\"1\"") != std::string::npos);
  CHECK(xml.find("name=\"rules/fine.yaml\"/>") != std::string::npos);
  CHECK(xml.find("message=\"1:5: no key `&lt;b&gt;`\"") != std::string::npos);
}

TEST_CASE("diagnostics come by file, place and code, whatever the order they were found in") {
  Example example("abc\n");
  example.add("R002", "c", "third");
  example.add("R003", "a", "second");
  example.add("R001", "a", "first");
  std::string order;
  for (const Diagnostic* d : in_order(example.diagnostics)) order += d->message + " ";
  CHECK(order == "first second third ");
}
