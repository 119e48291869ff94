#include <catch2/catch.hpp>

#include "engine/rules/parse_action.h"
#include "engine/rules/parse_rule.h"
#include "tests/rules/rule_fixture.h"

using namespace relata;

namespace {

// Each row adds its lines to a rule that binds these slots.
constexpr const char* head =
    "layer: names\nrules:\n  - id: a\n    match: '{_a:Agent} {_p:Person} {_c:City} {_r:Role} {_t:Time} {_n:Noun} {_v:Verb} "
    "{_g:Agent+}{rest}'\n    ";

struct Row {
  std::string lines;
  std::string expected;  // diagnostics; none if empty
};

struct Loaded {
  RuleBase base = small_rule_base();
  Diagnostics diagnostics;
  explicit Loaded(const std::string& lines) {
    const SourceId source = diagnostics.add_source("file.yaml", head + lines);
    const auto root = yaml::parse(source, diagnostics);
    if (root) RuleCollector(base, diagnostics).add(parse_rule_file(*root, source, 0, base, diagnostics));
  }
  const Rule& rule() const {
    REQUIRE(base.rules.size() == 1);
    return base.rules[0];
  }
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.lines);
    const Loaded loaded(row.lines);
    CHECK(on_one_line(loaded.diagnostics) == row.expected);
    CHECK(loaded.base.rules.size() == (row.expected.empty() ? 1 : 0));
  }
}

}  // namespace

TEST_CASE("emit reads as the statement it makes") {
  check({
      {"emit: _a met _p", ""},
      {"emit: _p visited _c (when _t, where _c, of _a, for _t, source _a)", ""},
      {"emit: each pair of _g met", ""},
      {"emit: [_a met _p, _p holdsRole _r (of _a)]", ""},
      {"emit: '{?s:topic} met _p'", ""},
      {"emit: _a met _q", "E001@18 _q"},
      {"emit: q met z", "E001@11 q; E001@17 z"},
      {"emit: _a mett _p", "E003@14 mett"},
      {"emit: _a visited _c", ""},
      {"emit: _c visited _p", "E004@11 _c visited _p"},
      {"emit: _p holdsRole _c", "E004@24 _c"},
      {"emit: each pair of _a met", "E005@24 _a"},
      {"emit: each pair _g met", "E002@21 _g"},
      {"emit: [_p visited _c (when _t, where _c)]", "E006@12 _p visited _c (when _t, where _c)"},
      {"emit: [_a met _p, _p visited _c (when _t, where _c), _a met _g]", "E006@23 _p visited _c (when _t, where _c)"},
      {"emit: [{s: topic}]", "E007@12 {s: topic}"},
      {"emit: '{?s:topc} met _p'", "E008@12 {?s:topc}"},
      {"emit: _a met _p (whn _t)", "E011@22 whn"},
      {"emit: _a met _p (planned)", "E011@22 planned"},
      {"emit: _a met _p (when _t, when _t)", "E016@31 when"},
      {"emit: _a met _p (when _t", "E018@21 ("},
      {"emit: _a met _p _c", "E002@21 _c"},
      {"emit: _a met", "E002@14 met"},
      {"emit: _a", "E002@11 _a"},
      {"emit: match met _p", "E004@11 match"},
      {"mark: Person = match\n    emit: match met _p", ""},
  });
  const Loaded loaded("emit: '{?s:visitor} met _p (when _t, source _a)'");
  const EmitAction& emit = loaded.rule().emit[0];
  CHECK(emit.subject.discourse == Discourse::visitor);
  CHECK(loaded.rule().slots[emit.object.slot].name == "_p");
  CHECK(loaded.rule().slots[emit.when].name == "_t");
  CHECK(loaded.rule().slots[emit.source].name == "_a");
  CHECK(emit.where == -1);
}

TEST_CASE("mark and fold make mentions") {
  check({
      {"mark: Person = _a (gender female, title 'vice president', age 44, owner _c, kind _c.kind)", ""},
      {"mark: [Person = match, Verb.past.active = _v]", ""},
      {"fold: Person = _p (head _r)", ""},
      {"fold: Agent+ = _a _p _g", ""},
      {"mark: Persn = _a", "P021@11 Persn"},
      {"mark: Person = _q", "E001@20 _q"},
      {"mark: Person _a", "E002@18 _a"},
      {"mark: Person =", "E002@18 ="},
      {"mark: Person+ = _a", "E002@11 Person"},
      {"mark: Verb = _v (tense pst)", "E010@28 pst"},
      {"mark: Verb = _v (past)", "E010@22 past"},
      {"mark: Verb = _v (mode planed)", "E009@27 planed"},
      {"mark: Verb = _v (mode planned, mode possible)", ""},
      {"mark: Person = _a (title sir, title dame)", "E016@35 title"},
      {"mark: Person|City = _a", "E002@11 Person"},
      {"mark: Verb = _v (tense _q.tense)", "E001@28 _q"},
      {"mark: Person = _a (gender 'female)", "E018@31 '"},
      {"fold: Verb+ = _v _v", "E012@11 Verb"},
      {"fold: [Person = _p, Role = _r]", "E019@25 Role = _r"},
      {"fold: [Person = _p (head _r, gender male)]", "E006@12 Person = _p (head _r, gender male)"},
  });
  const Loaded loaded("mark: Verb.past = _v (mode possible, by _a.gender)");
  const MarkAction& mark = loaded.rule().mark[0];
  CHECK(loaded.base.schema.type(mark.type).name == "Verb");
  REQUIRE(mark.attributes.size() == 3);
  CHECK((mark.attributes[0].name == "tense" && mark.attributes[0].literal == "past"));
  CHECK((mark.attributes[1].name == "mode" && mark.attributes[1].literal == "possible"));
  CHECK((mark.attributes[2].slot == 0 && mark.attributes[2].attribute == "gender"));
}

TEST_CASE("restate makes a clause of parts, made verbs and modes") {
  check({
      {"restate: _a _v rest", ""},
      {"restate: [_a _v.active _p rest, _p _v rest (mode + possible)]", ""},
      {"restate: _a =verb(_n) \"to\" _p (mode + _v + _n)", ""},
      {"restate: _a =meet _p", ""},
      {"restate: _a =visit.passive _c", ""},
      {"restate: _a =vizit _c", "E014@18 vizit"},
      {"restate: _a =light _c", "E014@18 light"},
      {"restate: _a =verb(_q) _p", "E001@23 _q"},
      {"restate: _a _v.activ rest", "E010@20 activ"},
      {"restate: _a _p.past", "E010@20 past"},
      {"restate: _a rest _v", "E015@17 rest"},
      {"restate: _a _v (mode posible)", "E009@26 posible"},
      {"restate: _a _v (mod possible)", "E002@21 mod"},
      {"restate: _a + _v", "E002@17 +"},
      {"restate: (mode possible)", "E002@14 ("},
  });
  const Loaded loaded("restate: _a =verb(_n) \"to\" _v.passive rest (mode + planned + _n)");
  const RestateAction& restate = loaded.rule().restate[0];
  REQUIRE(restate.items.size() == 5);
  CHECK(restate.items[1].kind == RestateKind::made_verb);
  CHECK(restate.items[2].text == "to");
  CHECK(loaded.base.schema.type(restate.items[3].features[0]).name == "Verb.passive");
  CHECK(restate.items[4].kind == RestateKind::rest);
  REQUIRE(restate.mode);
  CHECK(restate.mode->combine);
  CHECK(restate.mode->constants == std::vector<Mode>{Mode::planned});
  CHECK(restate.mode->slots.size() == 1);
}

TEST_CASE("conditions stand beside the pattern") {
  const std::string mark = "mark: Person = match\n    ";
  const auto with = [&](const std::string& lines) { return mark + lines; };
  check({
      {with("where: _v.tense = past|present"), ""},
      {with("where: [not _v.voice = passive, _a is Person, _a is not Country, _n is <titles>, _a != _p, _a = _p, _a.gender = 'not known']"),
       ""},
      {with("where: _v.tense = pst"), "E010@23 pst"},
      {with("where: _a is Persn"), "P021@18 Persn"},
      {with("where: _a is <titels>"), "P025@18 <titels>"},
      {with("where: _a is Person|City"), ""},
      {with("where: _a is Person|Cty"), "P021@25 Cty"},
      {with("where: _q = _a"), "E001@12 _q"},
      {with("where: _a == _p"), "E002@15 =="},
      {with("where: _a, _p"), "E002@14 ,"},
      {with("where: _a.gender"), "E002@15 gender"},
      {with("unless: {before: 'of', after: [' and', '{Verb}']}"), ""},
      {with("unless: {befor: of}"), "R002@14 befor"},
      {with("unless: {before: '{x:Agent}'}"), "P028@24 x"},
      {with("unless: {inside: 'x?'}"), "P033@23 x?"},
      {with("unless: of"), "R001@13 of"},
      {with("mode: possible"), ""},
      {with("mode: + planned + _v"), ""},
      {with("mode: (mode + _v)"), ""},
      {with("mode: maybe"), "E009@11 maybe"},
      {with("mode: planned possible"), "E002@19 possible"},
      {with("when: _t"), ""},
      {with("when: none"), ""},
      {with("when: yesterday"), "E001@11 yesterday"},
  });
  const Loaded loaded(mark + "where: not _v.tense != past\n    mode: + negated\n    when: _t");
  REQUIRE(loaded.rule().where.size() == 1);
  CHECK_FALSE(loaded.rule().where[0].negated);
  CHECK(loaded.rule().where[0].values == std::vector<std::string>{"past"});
  CHECK(loaded.rule().mode->combine);
  CHECK(loaded.rule().slots[loaded.rule().when].name == "_t");
}

TEST_CASE("parts are slots of their own") {
  check({
      {"parts: b = Agent of _n\n    emit: _a met b", ""},
      {"parts: ['b? = Agent of _n', 'd = City of b']\n    emit: _a visited d", ""},
      {"parts: b = Agnt of _n\n    emit: _a met b", "P021@16 Agnt"},
      {"parts: b = Agent _n\n    emit: _a met b", "E002@22 _n"},
      {"parts: b = Agent of q\n    emit: _a met b", "E001@25 q"},
      {"parts: _a = Agent of _n\n    emit: _a met _p", "E013@12 _a"},
      {"parts: ['b? = Person of _n', 'b? = Agent of _n']\n    emit: _a met b", ""},
      {"parts: b = Agent|City of _n\n    emit: _a met b", ""},
      {"parts: b = Adjective of _n\n    emit: _a met b", ""},
      {"parts: match = Agent of _n\n    emit: _a met _p", "P027@12 match"},
  });
  const Loaded loaded("parts: b? = Agent+ of _n\n    emit: each pair of b met");
  const PartBinding& part = loaded.rule().parts[0];
  CHECK(part.optional);
  CHECK(part.test.group_only);
  CHECK(loaded.rule().slots[part.slot].from_parts);
  CHECK(loaded.rule().slots[part.whole].name == "_n");
}
