#include "engine/write/statement_stream.h"

#include <catch2/catch.hpp>

#include "engine/write/mention_stream.h"
#include "tests/write/sample.h"

using namespace relata;

TEST_CASE("a statement's line has its keys in the fixed order and leaves out what is absent") {
  Statement s = sample::statement("a.txt", sample::end_of("a.txt", "Person", "Li Wenhao", {"Li"}), "visited", sample::china(), "2024-03");
  s.subject.place = {3, 12};
  s.subject.text = "he";
  s.id = statement_id(s);
  std::string line;
  append_statement_line(s, line);
  CHECK(line == "{\"id\": \"" + s.id +
                    "\", \"doc\": \"a.txt\", \"date\": \"2024-03-06\", \"title\": \"Talks in a.txt\", \"print\": \"p-a.txt\", "
                    "\"subject\": {\"id\": \"" +
                    s.subject.id +
                    "\", \"label\": \"Li Wenhao\", \"type\": \"Person\", \"aliases\": [\"Li\"], "
                    "\"start\": 3, \"end\": 12, \"text\": \"he\"}, \"relation\": \"visited\", "
                    "\"object\": {\"id\": \"Q148\", \"label\": \"China\", \"type\": \"Country\", \"aliases\": [\"PRC\"]}, "
                    "\"mode\": \"asserted\", \"when\": \"2024-03\", \"rule\": \"diplomacy/visited\", \"version\": \"1\", "
                    "\"evidence\": {\"start\": 0, \"end\": 20, \"text\": \"words of a.txt at 0\", \"spans\": [[0, 20]]}}\n");
}

TEST_CASE("every statement comes back from its line as it was") {
  for (const Statement& s : sample::many()) {
    std::string line;
    append_statement_line(s, line);
    std::string problem;
    const auto back = parse_statement_line(std::string_view(line).substr(0, line.size() - 1), problem);
    INFO(problem);
    REQUIRE(back);
    std::string again;
    append_statement_line(*back, again);
    CHECK(again == line);
    CHECK(statement_id(*back) == s.id);
  }
}

TEST_CASE("the id is a hash of every other key") {
  const Statement s = sample::many().front();
  CHECK(s.id.size() == 32);
  Statement other = s;
  other.id.clear();
  CHECK(statement_id(other) == s.id);
  other.evidence.end += 1;
  CHECK(statement_id(other) != s.id);
  std::string filled;
  other = s;
  other.id.clear();
  append_statement_line(other, filled);
  CHECK(filled.find("\"id\": \"" + s.id + "\"") == 1);
}

TEST_CASE("a broken line costs itself and is named with file and line") {
  std::string good;
  append_statement_line(sample::many().front(), good);
  std::string no_mode = good;
  no_mode.replace(no_mode.find("\"mode\": \"asserted\""), 18, "\"mode\": \"perhaps\"");
  std::string bad_day = good;
  bad_day.replace(bad_day.find("\"when\": \"2024-02\""), 17, "\"when\": \"2024-02-30\"");
  std::string unknown = good;
  unknown.replace(unknown.find("\"relation\""), 10, "\"relatoin\"");
  const std::string stream = good + "{\"id\": 7}\n\nnot json\n[1]\n" + no_mode + bad_day + unknown + "{\"id\": \"\xff\"}\n" + good;
  std::vector<std::string> problems;
  const auto statements = parse_statement_stream(stream, "x.statements.jsonl", problems);
  CHECK(statements.size() == 2);
  REQUIRE(problems.size() == 7);
  CHECK(problems[0] == "x.statements.jsonl:2: \"id\" is no string");
  CHECK(problems[1].find("x.statements.jsonl:4: broken JSON") == 0);
  CHECK(problems[2] == "x.statements.jsonl:5: no JSON object");
  CHECK(problems[3].find(":6: \"mode\" is none of") != std::string::npos);
  CHECK(problems[4] == "x.statements.jsonl:7: \"when\" is no day, month, year or interval: \"2024-02-30\"");
  CHECK(problems[5].find(":8: ") != std::string::npos);
  CHECK(problems[6].find(":9: broken JSON") != std::string::npos);
}

TEST_CASE("a mention comes back from its line as it was") {
  const MentionRecord mention{"a.txt", "DATE", 4, 12, "last \"June\"", "2023-06", "", {{"mod", "APPROX"}}};
  std::string line;
  append_mention_line(mention, line);
  CHECK(line ==
        "{\"doc\": \"a.txt\", \"type\": \"DATE\", \"start\": 4, \"end\": 12, \"text\": \"last \\\"June\\\"\", \"value\": \"2023-06\", "
        "\"attributes\": {\"mod\": \"APPROX\"}}\n");
  std::vector<std::string> problems;
  const auto back = parse_mention_stream(line + "{}\n", "m", problems);
  REQUIRE(back.size() == 1);
  CHECK(back[0].attributes == mention.attributes);
  CHECK(back[0].text == mention.text);
  CHECK(problems == std::vector<std::string>{"m:2: \"doc\" is missing"});
}
