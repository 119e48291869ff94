// RE2 says what matches; what is known of a pattern's first cells only spares asking. Both ways must find the same.
#include <catch2/catch.hpp>

#include "engine/rules/load.h"
#include "tests/layers/tiny_pack.h"
#include "tests/source_folder.h"

using namespace relata;
using namespace relata::test;

namespace {

void same_both_ways(const std::string& rules, const std::vector<std::string>& sentences) {
  const TinyPack skipping(rules);
  TinyPack asking(rules);
  asking.program.skipping = false;
  for (const std::string& sentence : sentences) {
    INFO(sentence);
    CHECK(skipping.tape(sentence) == asking.tape(sentence));
    CHECK(skipping.readings(sentence) == asking.readings(sentence));
    CHECK(skipping.drafts(sentence) == asking.drafts(sentence));
  }
}

std::string mark(const std::string& pattern, const std::string& more = {}) {
  return "layer: one\nrules:\n  - id: probe\n    match: '" + pattern + "'\n    mark: Role = match\n" + more;
}

std::string line_of(const Program& program, const Analysis& analysis) {
  std::string out;
  for (const Mention& mention : analysis.mentions)
    out += std::to_string(mention.span.begin) + "-" + std::to_string(mention.span.end) + ":" + std::to_string(mention.symbol) + " ";
  for (const StatementDraft& draft : analysis.drafts)
    out += program.base->rules[draft.rule].id + " " + std::to_string(draft.subject.mention) + " " + std::to_string(draft.object.mention) +
           "; ";
  return out;
}

}  // namespace

TEST_CASE("skipping finds what asking everywhere finds: words, hyphens, quotes, classes, repetitions") {
  const std::vector<std::string> sentences = {
      "Ann met Bo Lin on Monday, guest-at-large, well-known envoy of Peru's \"old\" guard.",
      "the joint-stock stock-less very cent of treaty-making envoy-at-large of 1,200 men in 3.5 hours",
      "Prisoner prisoners prison jails jailer PRISONERS",
      "per cent per cent of Peru per Ann",
      "Ann",
      "",
      "Ann and Bo Lin, Cem and Dara held talks with the Water Board"};
  for (const char* pattern : {"well-known {Role}",
                              "{Person} {Verb} {Person}",
                              "prison(er)?s",
                              "(pris|jail)er",
                              "pris(on|oner)",
                              "of [0-9,.]+ men",
                              "{Agent}(, {Agent}){0,4},? and {Agent}",
                              "{Person} {gap} {Country}",
                              "{Person}{..}{Country}",
                              "guest-at-large",
                              "very cent of",
                              "(the )?{NounForm}",
                              ". of",
                              "stock(-| )less",
                              "{Role} of {Country}''s",
                              "{Person}$",
                              "^{Person}",
                              "\\w+-\\w+ {NounForm}",
                              "{Person} (met|saw|{Verb}) {Person}",
                              "{Person}( on {Date})? and {Person}",
                              "(an?|the) joint-stock",
                              "in 3.5 hours",
                              "{Role}( of very|-at-large)",
                              "{Person}, {Role} of",
                              "(per |very )cent of {Country}"})
    same_both_ways(mark(pattern), sentences);
}

TEST_CASE("skipping finds what asking everywhere finds: words beside classes, lemmas behind gaps, conditions") {
  const std::string sets = "layer: one\nsets:\n  seeing: [verb: meet, greet]\n  going: [noun: visit, trip]\n  planned: [set-up, next]\n";
  const std::vector<std::string> sentences = {
      "Ann met Bo Lin and greeted Cem on a next visit to Peru.",
      "Ann visited Peru; the set-up trip called her, pre-next trip and new-next call",
      "Bo Lin signs a call by Ann, who was met by Dara on Monday's visit",
      "Ann greeted Cem's trips, a trip, the round of the rounds",
      "Ann called Cem",
  };
  const auto rule = [&](const std::string& match, const std::string& more) {
    return sets + "rules:\n  - id: probe\n    match: '" + match + "'\n" + more + "    mark: Role = match\n";
  };
  for (const char* match : {"{Person}{..}<seeing>", "{Person} {gap} <going>", "(<going>|<seeing>) {Person}",
                            "(({Adjective|NounForm|Noun}[- ]){0,2})<planned> {Noun}", "the rounds?",
                            "({Person})?((pre|new)[- ])?next {Noun}", "(<seeing> )?{Person}", "<going>''s?", "{Person}{..}(round|trip)s?"})
    same_both_ways(rule(match, ""), sentences);
  for (const char* where : {"v is <seeing>", "not v is <seeing>", "v.voice = passive", "not v.tense = past", "v is Verb.past"})
    for (const char* match :
         {"{v:Verb} {Person}", "{Person} {v:Verb}", "{Person}( {v:Verb})?", "^{Person}{..}{v:Verb}", "({v:Verb} )?{Person} ({v:Verb})?"})
      same_both_ways(rule(match, "    where: " + std::string(where) + "\n"), sentences);
}

TEST_CASE("skipping finds what asking everywhere finds: every sentence of every rule of the packs") {
  Diagnostics diagnostics;
  auto base = load_rule_base({source_folder() + "/rules/diplomacy"}, diagnostics);
  REQUIRE(base);
  const auto shared = std::make_shared<const RuleBase>(std::move(*base));
  const Program skipping = compile_program(shared, diagnostics, {.compile_all = false});
  const Program asking = compile_program(shared, diagnostics, {.compile_all = false, .skipping = false});
  for (const Rule& rule : skipping.base->rules)
    for (const RuleTest& test : rule.tests) {
      Document document;
      document.id = rule.id;
      document.text = test.text;
      Sentence sentence;
      sentence.span = {0, static_cast<std::uint32_t>(test.text.size())};
      document.sentences.push_back(sentence);
      INFO(rule.id << ": " << test.text);
      CHECK(line_of(skipping, analyze_document(skipping, document)) == line_of(asking, analyze_document(asking, document)));
    }
}
