#include <catch2/catch.hpp>

#include "engine/rules/parse_pattern.h"
#include "tests/rules/rule_fixture.h"

using namespace relata;

namespace {

struct Row {
  std::string pattern;
  std::string expected;  // the tree, or the diagnostics
};

RuleBase base_with_phrases() {
  RuleBase base = small_rule_base();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("phrases", "");
  for (const auto& [name, text] :
       {std::pair{"both", "both |the "}, {"tail", ", who{rest}"}, {"maybe", "(very )?"}, {"loop", "{Adjective}"}}) {
    auto pattern = parse_pattern_text(text, source, 0, base, nullptr, diagnostics);
    REQUIRE(pattern);
    base.declared_words[name].phrases.push_back(static_cast<std::uint32_t>(base.phrases.size()));
    base.phrases.push_back({name, *pattern});
  }
  return base;
}

std::string read(const std::string& pattern) {
  static const RuleBase base = base_with_phrases();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("pattern", pattern);
  std::vector<SlotDeclaration> slots;
  const std::optional<Pattern> parsed = parse_pattern_text(pattern, source, 0, base, &slots, diagnostics);
  CHECK(parsed.has_value() == (diagnostics.errors() == 0));
  return parsed ? dump(*parsed, base) : on_one_line(diagnostics);
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.pattern);
    CHECK(read(row.pattern) == row.expected);
  }
}

}  // namespace

TEST_CASE("a pattern is read piece by piece") {
  check({
      {"met", R"("met")"},
      {"met with", R"(("met" _ "with"))"},
      {"met  \n with", R"(("met" _ "with"))"},
      {"{Person}", "{Person}"},
      {"{a:Agent} <meet> {b:Agent}", "({0:Agent} _ <meet family> _ {1:Agent})"},
      {"{g:Agent+} <meet>{end}", "({0:Agent+} _ <meet family> {end})"},
      {"{Agent+}", "{Agent+}"},
      {"{v:Verb.past}", "{0:Verb.past}"},
      {"{v:Verb.past.passive}", "{0:Verb.past&Verb.passive}"},
      {"{x:Person|City}", "{0:Person|City}"},
      {"{x:Person|City+}", "{0:Person|City+}"},
      {"{s:Agent},? (who|which) {v:Verb}{rest}", R"(({0:Agent} ","? _ ("who" | "which") _ {1:Verb} {rest}))"},
      {"{a:Agent}{gap}by {..}{b:Agent}{end}", R"(({0:Agent} {gap} "by" _ {..} {1:Agent} {end}))"},
      {"<visit> {Place}", "(<visit verb> _ {Place})"},
      {"<call on> x", R"((<call on verb> _ "x"))"},
      {"<titles> <light>", "(<titles set> _ <light set>)"},
      {"<both>{Agent}", "(<both phrase> {Agent})"},
      {"{n:Noun} <o of n> {b:Agent}", "({0:Noun} _ <o of 0> _ {1:Agent})"},
      {"{a:Person}( and {a:Person}){0,3}", R"(({0:Person} (_ "and" _ {0:Person}){0,3}))"},
  });
}

TEST_CASE("RE2's own syntax stays what it is") {
  check({
      {"ab*c+?d{2}", R"(("a" "b"* "c"+? "d"{2,2}))"},
      {"a{2,}", R"("a"{2,})"},
      {"(?:ab)?c", R"((("ab")? "c"))"},
      {"x(a|b|)", R"(("x" ("a" | "b" | ())))"},
      {"^The $", R"((^ "The" _ $))"},
      {R"(\AThe\z)", R"((^ "The" $))"},
      {R"([^a-z\d])", R"([^a-z\p{Nd}])"},
      {R"([]x]y)", R"(([\]x] "y"))"},
      {R"([\w-]x)", R"(([\pL\pM\p{Nd}_\-] "x"))"},
      {R"([a\W]x)", R"((([a] | \W) "x"))"},
      {R"([^\Da]x)", R"(([^\P{Nd}a] "x"))"},
      {R"([[:^alpha:]^]x)", R"((([\^] | [^[:alpha:]]) "x"))"},
      {"[[:alpha:]_]", "[[:alpha:]_]"},
      {R"(\p{Lu}\pL\P{Greek}\p{^Lu})", R"((\p{Lu} \p{L} \P{Greek} \P{Lu}))"},
      {R"(\d\s\W)", R"((\d \s \W))"},
      {R"(\{x\} \<y\>)", R"(("{x}" _ "<y>"))"},
      {R"(\x41\x{42}\103\.)", R"("ABC.")"},
      {R"(\Qa.b{\Ec)", R"("a.b{c")"},
      {"(?i)Pact", R"("pact")"},
      {"(?i:[A-C]x)Y", R"((([A-Cabc] "x") "Y"))"},
      {"(?U)a+", R"("a"+?)"},
      {"(?s).", "."},
      {"a.*b", R"(("a" .* "b"))"},
      {"x[^x]*", R"(("x" [^x]*))"},
      {"über Zürich", R"(("über" _ "Zürich"))"},
  });
}

TEST_CASE("what RE2 can't do is refused where it stands, with the way out") {
  check({
      {"a(?=b)", "P010@2 (?="},
      {"a(?!b)", "P010@2 (?!"},
      {"(?<=a)b", "P010@1 (?<="},
      {"(?<!a)b", "P010@1 (?<!"},
      {R"((a)\1)", R"(P011@4 \1)"},
      {"(?P<x>a)", "P012@1 (?P<x>"},
      {"(?<x>a)", "P012@1 (?<x>"},
      {"(?P=x)a", "P011@1 (?P=x"},
      {"(?>a)", "P013@1 (?>"},
      {"(?#no)a", "P013@1 (?#no"},
      {"(?x)a", "P013@1 (?x"},
      {R"(\bmet\B)", R"(P014@1 \b; P014@6 \B)"},
      {R"(a\Cb)", R"(P015@2 \C)"},
      {R"(\p{Co}a)", R"(P016@1 \p{Co})"},
      {R"(a[\p{C}])", R"(P016@3 \p{C})"},
      {R"(\x{E000}a)", R"(P016@1 \x{E000})"},
      {R"([a-\x{10FFFF}])", R"(P016@4 \x{10FFFF}; P016@2 a-\x{10FFFF})"},
      {R"(a\hb)", R"(P005@2 \h)"},
      {R"(a\x4)", R"(P005@2 \x4)"},
      {R"(ab\)", R"(P008@3 \)"},
      {R"(\p{Grek})", R"(P017@1 \p{Grek})"},
      {"a*+", "P006@3 +"},
      {"a**", "P006@3 *"},
      {"*a", "P006@1 *"},
      {"a{3,2}", "P007@2 {3,2}"},
      {"a{2000}", "P007@2 {2000}"},
      {"a{,3}", "P023@2 {,3}"},
  });
}

TEST_CASE("brackets that don't match are named each by itself") {
  check({
      {"(met", "P001@1 ("},
      {"met)", "P002@4 )"},
      {"a) (b", "P002@2 ); P001@4 ("},
      {"[met", "P003@1 ["},
      {"[z-a]", "P004@2 z-a"},
      {"[[:alfa:]]", "P004@2 [:alfa:]"},
      {"{a:Agent", "P023@1 {"},
      {"{a:Agent {b:Agent}", "P023@1 {"},
      {"a}", "P023@2 }"},
      {"a>b", "P024@2 >"},
      {"a <b", "P024@3 <"},
      {"{}x", "P023@1 {}"},
      {"{ a:Agent}x", "P023@1 { a:Agent}"},
      {"<>x", "P024@1 <>"},
  });
  CHECK(read(std::string(300, '(')).starts_with("P035@101 ("));
  CHECK(read("").starts_with("P039"));
}

TEST_CASE("names must exist") {
  check({
      {"{a:Agnt}", "P021@4 Agnt"},
      {"{a:Agent} met {b:Persn}", "P021@18 Persn"},
      {"{Agnt}", "P021@2 Agnt"},
      {"{x:Person|Cty}", "P021@11 Cty"},
      {"{x:Person|}", "P021@11 }"},
      {"{v:Verb.pasive}", "P022@9 pasive"},
      {"{v:Verb.past.present}", "P022@14 present"},
      {"{a:Agent} {ret}", "P020@11 {ret}"},
      {"{agent} x", "P020@1 {agent}"},
      {"{a:Agent} met {a}", "P020@15 {a}"},
      {"{A b:Agent}", "P023@1 {A b:Agent}"},
      {"{match:Agent}", "P027@2 match"},
      {"{Big:Agent}", "P027@2 Big"},
      {"{a: Agent} x", "P023@1 {a: Agent}"},
      {"<greeet> x", "P025@2 greeet"},
      {"{n:Noun} <o of m> x", "P026@16 m"},
      {"{n:Noun} <q of n> x", "P026@10 <q of n>"},
      {"{n:Agent} <o of n> x", "P026@17 n"},
  });
}

TEST_CASE("no repetition runs over symbols without limit, and no slot is lost in one") {
  check({
      {"({Adjective} )*x", "P030@1 ({Adjective} )*"},
      {"(.|{Person})*x", "P030@1 (.|{Person})*"},
      {"<light>+ x", "P030@1 <light>+"},
      {"<loop>+ x", "P030@1 <loop>+"},
      {"({Adjective} ){0,30}x", "(({Adjective} _){0,30} \"x\")"},
      {"({a:Person} )+x", "P031@1 ({a:Person} )+"},
      {"({a:Person} ){1,17}x", "P031@1 ({a:Person} ){1,17}"},
      {"(({a:Person} ){1,5} ){1,5}x", "P031@2 ({a:Person} ){1,5}"},
      {"({a:Person} ){1,16}x", "(({0:Person} _){1,16} \"x\")"},
      {"{rest} x", "P032@1 {rest}"},
      {"(x{rest})+", "P032@3 {rest}; P030@1 (x{rest})+"},
      {"x({rest}|{end})", R"(("x" ({rest} | {end})))"},
      {"a<tail> b", "P032@2 <tail>"},
      {"(very )?", "P033@1 (very )?"},
      {"<maybe>x?", "P033@1 <maybe>x?"},
      {"{gap}", "P033@1 {gap}"},
  });
}

TEST_CASE("several mistakes of one pattern are told at once") {
  check({
      {R"({a:Agnt} \b<meeet> (?!x)[z-a] {b:Agent})", R"(P021@4 Agnt; P014@10 \b; P025@13 meeet; P010@20 (?!; P004@26 z-a)"},
      {"{a:Agnt}+ x", "P021@4 Agnt"},
  });
}

TEST_CASE("a slot is a list if it can be bound more than once") {
  const RuleBase base = small_rule_base();
  for (const auto& [pattern, list] : {std::pair{"{a:Person} x", false},
                                      {"({a:Person})? x", false},
                                      {"({a:Person}|the {a:City}) x", false},
                                      {"{a:Person} x {a:Person}", true},
                                      {"({a:Person} ){0,4}x", true}}) {
    INFO(pattern);
    Diagnostics diagnostics;
    std::vector<SlotDeclaration> slots;
    const SourceId source = diagnostics.add_source("pattern", pattern);
    REQUIRE(parse_pattern_text(pattern, source, 0, base, &slots, diagnostics));
    REQUIRE(slots.size() == 1);
    CHECK(slots[0].is_list == list);
  }
}

TEST_CASE("carets pass through YAML's quoting") {
  const RuleBase base = small_rule_base();
  for (const auto& [file, expected] : {std::pair<std::string, std::string>{"p: '{a:Agent}(''s)? {b:Agnt}'", "P021@24 Agnt"},
                                       {"p: |-\n  {a:Agent}\n  {b:Agnt}", "P021@6 Agnt"},
                                       {"p: \"{a:Agent} met\"", "P034@4 \"{a:Agent} met\""}}) {
    INFO(file);
    Diagnostics diagnostics;
    const SourceId source = diagnostics.add_source("file", file);
    const auto root = yaml::parse(source, diagnostics);
    REQUIRE(root);
    std::vector<SlotDeclaration> slots;
    CHECK_FALSE(parse_pattern(*root->find("p"), source, base, &slots, diagnostics));
    CHECK(on_one_line(diagnostics) == expected);
  }
}

TEST_CASE("a mistake near a name that exists offers it as a fix") {
  const RuleBase base = small_rule_base();
  for (const auto& [pattern, fix] : {std::pair<std::string, std::string>{"{a:Agnt}", "Agent"},
                                     {"{v:Verb.pasive}", "passive"},
                                     {"<vizit> x", "visit"},
                                     {"{agent} x", "{Agent}"},
                                     {"{ret}", "{rest}"},
                                     {"a{,3}", "{0,3}"},
                                     {R"(a\C)", "."}}) {
    INFO(pattern);
    Diagnostics diagnostics;
    std::vector<SlotDeclaration> slots;
    const SourceId source = diagnostics.add_source("pattern", pattern);
    CHECK_FALSE(parse_pattern_text(pattern, source, 0, base, &slots, diagnostics));
    REQUIRE(diagnostics.all().size() == 1);
    REQUIRE(diagnostics.all()[0].fixes.size() == 1);
    CHECK(diagnostics.all()[0].fixes[0].edits[0].replacement == fix);
  }
}

TEST_CASE("phrases and unless patterns bind no slot") {
  const RuleBase base = small_rule_base();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("pattern", "by {a:Agent}");
  CHECK_FALSE(parse_pattern_text("by {a:Agent}", source, 0, base, nullptr, diagnostics));
  CHECK(on_one_line(diagnostics) == "P028@5 a");
}
