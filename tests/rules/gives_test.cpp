#include <catch2/catch.hpp>

#include "engine/rules/parse_gives.h"
#include "tests/rules/rule_fixture.h"

using namespace relata;

namespace {

std::string read(const std::string& text) {
  static const RuleBase base = small_rule_base();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("gives", text);
  Passage passage = passage_of(text, source, 0, diagnostics);
  const std::optional<ExpectedStatement> e = parse_gives(text, base.schema, &passage);
  CHECK(e.has_value() == (diagnostics.errors() == 0));
  if (!e) return on_one_line(diagnostics);
  return e->subject + "|" + base.schema.relation(e->relation).name + "|" + e->object + "|" + std::string(name_of(e->mode)) + "|" + e->when +
         "|" + e->where + "|" + e->of + "|" + e->duration + "|" + e->source;
}

Statement statement(const std::string& subject, const std::string& relation, const std::string& object) {
  Statement made;
  made.subject.label = subject;
  made.relation = relation;
  made.object.label = object;
  return made;
}

bool agree(const std::string& gives, const Statement& made) {
  static const RuleBase base = small_rule_base();
  const std::optional<ExpectedStatement> expected = parse_gives(gives, base.schema);
  REQUIRE(expected);
  return matches(*expected, made, base.schema);
}

}  // namespace

TEST_CASE("a test's statement is read") {
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {"Ana Ruiz met Ole Dahl", "Ana Ruiz|met|Ole Dahl|asserted|||||"},
           {"Ana Ruiz met Ole Dahl (when 2023-06-19, planned)", "Ana Ruiz|met|Ole Dahl|planned|2023-06-19||||"},
           {"Ana Ruiz met Ole Dahl (possible)", "Ana Ruiz|met|Ole Dahl|possible|||||"},
           {"Ana Ruiz holdsRole foreign minister (of Spain, where Washington, D.C., for P3D, source El Eco)",
            "Ana Ruiz|holdsRole|foreign minister|asserted||Washington, D.C.|Spain|P3D|El Eco"},
           {"Ana Ruiz met Ole Dahl (when 2023-06-12/2023-06-18)", "Ana Ruiz|met|Ole Dahl|asserted|2023-06-12/2023-06-18||||"},
           {"People's Front (PF) met Ole Dahl", "People's Front (PF)|met|Ole Dahl|asserted|||||"},
           {"Ole Dahl met People's Front (PF)", "Ole Dahl|met|People's Front (PF)|asserted|||||"},
           {"Ana Ruiz said \"we met him (twice)\"", "Ana Ruiz|said|we met him (twice)|asserted|||||"},
           {"Ana Ruiz said “we met him” (when 2023)", "Ana Ruiz|said|we met him|asserted|2023||||"},
           {"met met met", "met|met|met|asserted|||||"},
           {"Ana Ruiz mett Ole Dahl", "T002@10 mett"},
           {"Ana Ruiz saw Ole Dahl", "T001@1 Ana Ruiz saw Ole Dahl"},
           {"Ana Ruiz met", "T001@1 Ana Ruiz met"},
           {"met Ole Dahl", "T001@1 met Ole Dahl"},
           {"Ana Ruiz met Ole Dahl (wen 2023)", "T003@24 wen"},
           {"Ana Ruiz met Ole Dahl (when)", "T003@24 when"},
           {"Ana Ruiz met Ole Dahl (when Monday)", "T004@29 Monday"},
           {"Ana Ruiz met Ole Dahl (planned soon)", "T003@32 soon"},
       }) {
    INFO(text);
    CHECK(read(text) == expected);
  }
}

TEST_CASE("what a test gives is compared by labels, mode and day") {
  const Statement plain = statement("Ana Ruiz", "met", "Ole Dahl");
  CHECK(agree("Ana Ruiz met Ole Dahl", plain));
  CHECK_FALSE(agree("Ana Ruiz met Li Na", plain));
  CHECK_FALSE(agree("Ana Ruiz said Ole Dahl", plain));
  CHECK_FALSE(agree("Ana Ruiz met Ole Dahl (planned)", plain));
  CHECK_FALSE(agree("Ana Ruiz met Ole Dahl (when 2023-06-19)", plain));
  CHECK_FALSE(agree("Ana Ruiz met Ole Dahl (where Oslo)", plain));
  SECTION("a symmetric relation has no direction") {
    CHECK(agree("Ole Dahl met Ana Ruiz", plain));
    CHECK_FALSE(agree("Oslo visited Ana Ruiz", statement("Ana Ruiz", "visited", "Oslo")));
  }
  SECTION("an expectation without a day wants none; other qualifiers are compared where it names them") {
    Statement made = plain;
    made.when = "2023-06-19";
    CHECK_FALSE(agree("Ana Ruiz met Ole Dahl", made));
    made.where = End{.id = "x", .label = "Oslo", .type = "City", .aliases = {}, .place = {}, .text = ""};
    CHECK(agree("Ana Ruiz met Ole Dahl (when 2023-06-19)", made));
    CHECK(agree("Ana Ruiz met Ole Dahl (when 2023-06-19, where Oslo)", made));
    CHECK_FALSE(agree("Ana Ruiz met Ole Dahl (when 2023-06-19, where Rome)", made));
    CHECK_FALSE(agree("Ana Ruiz met Ole Dahl (when 2023-06-19, for P2D)", made));
  }
}

TEST_CASE("a statement is written as tests write it") {
  Statement made = statement("Ana Ruiz", "met", "Ole Dahl");
  CHECK(to_gives(made) == "Ana Ruiz met Ole Dahl");
  made.when = "2023-06-19";
  made.mode = Mode::planned;
  made.duration = "P2D";
  CHECK(to_gives(made) == "Ana Ruiz met Ole Dahl (when 2023-06-19, for P2D, planned)");
  CHECK(agree(to_gives(made), made));
}
