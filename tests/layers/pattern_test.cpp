#include <catch2/catch.hpp>

#include "tests/layers/tiny_pack.h"

using namespace relata::test;

namespace {

// The stretches of `text` that `pattern` marks as Role, in brackets: "Ann [met Bo]".
std::string found(const std::string& pattern, const std::string& text, const std::string& more = {}) {
  const TinyPack pack("layer: one\nrules:\n  - id: probe\n    match: '" + pattern + "'\n    mark: Role = match\n" + more);
  CHECK(pack.problems() == "");
  std::string out = text;
  const relata::Analysis analysis = pack.analyze(text);
  std::size_t shift = 0;
  for (const relata::Mention& mention : analysis.mentions) {
    if (mention.rule == 0xffffffff) continue;
    out.insert(mention.span.begin + shift, "[");
    out.insert(mention.span.end + shift + 1, "]");
    shift += 2;
  }
  return out;
}

struct Case {
  const char *pattern, *text, *result;
};
void check(const std::vector<Case>& cases, const std::string& more = {}) {
  for (const Case& each : cases) {
    INFO(each.pattern << " on " << each.text);
    CHECK(found(each.pattern, each.text, more) == each.result);
  }
}

}  // namespace

TEST_CASE("a slot takes one mention of its type or of a type below it, never text") {
  check({{"{Agent} of", "Ann of Peru of Oslo of somebody of", "[Ann of] [Peru of] Oslo of somebody of"},
         {"{x:Place}", "Ann, Peru, Oslo, nowhere", "Ann, [Peru], [Oslo], nowhere"},
         {"{x:City|Person}", "Ann, Peru, Oslo", "[Ann], Peru, [Oslo]"},
         {"{Verb.past}", "met wants meet", "[met] wants meet"},
         {"{x:Verb.past.passive}", "met was met", "met [was met]"}});
}

TEST_CASE("a symbol stands for all the types that the word has") {
  check({{"{x:City}", "Georgia Peru", "[Georgia] Peru"}, {"{x:Agent} {y:City}", "Georgia Georgia", "[Georgia Georgia]"}});
}

TEST_CASE("literal lower-case letters match any case, capitals themselves") {
  check({{"and so", "And SO and so", "[And SO] [and so]"},
         {"Zoo", "Zoo zoo ZOO", "[Zoo] zoo [ZOO]"},
         {"\\p{Lu}\\p{Ll}", "Xy xy", "[Xy] xy"}});
}

TEST_CASE("classes are exact, complements and the dot never match a symbol") {
  check({{"[xy]z", "xz Xz yz", "[xz] Xz [yz]"},
         {"of [^a-f]{1,3}", "of abc of xyz of Ann", "of abc [of xyz] of Ann"},
         {"of .", "of a of Ann of 7", "[of a] of Ann of 7"},
         {"(?s:of .)", "of a of Ann", "[of a] of Ann"},
         {"of \\S", "of a of Ann", "[of a] of Ann"},
         {"of \\W", "of a of Ann of - of", "of a of Ann [of -] of"},
         {"of \\D", "of a of Ann", "[of a] of Ann"},
         {"of \\P{Lu}", "of a of X of Ann", "[of a] of X of Ann"}});
}

TEST_CASE("word characters, digits and white space are Unicode's, inside classes too") {
  check({{"\\w\\w-x", "šé-x ab-x Ж-x", "[šé-x] [ab-x] Ж-x"},
         {"[\\w]{2}-x", "šé-x ab-x", "[šé-x] [ab-x]"},
         {"x[^\\w]x", "xšx x-x", "xšx [x-x]"},
         {"q\\d", "q٣ qa", "[q٣] qa"},
         {"q[\\d]", "q٣ qa", "[q٣] qa"},
         {"a\\sb", "a b ab", "[a b] ab"}});
}

TEST_CASE("a space is one or more white-space characters of the text") {
  check({{"so far", "so  far so\tfar so\u00A0far sofar", "[so  far] [so\tfar] [so\u00A0far] sofar"}});
}

TEST_CASE("quotes, hyphens and dashes are written in one way and match all") {
  check({{"x\"y", "x\u201Cy x\"y x\u00ABy", "[x\u201Cy] [x\"y] [x\u00ABy]"},
         {"x-y", "x-y x\u2010y x\u2011y x\u2013y", "[x-y] [x\u2010y] [x\u2011y] x\u2013y"},
         {"x\u2013y", "x\u2014y x\u2013y x-y", "[x\u2014y] [x\u2013y] x-y"}});
}

TEST_CASE("a pattern begins and ends at word boundaries") {
  check({{"art", "art party artist start art.", "[art] party artist start [art]."},
         {"art|artist", "artist", "[artist]"},
         {"so( so)??", "so so", "[so] [so]"},
         {"(xa|xab)", "xab", "[xab]"},
         {"é", "é éa", "[é] éa"}});
}

TEST_CASE("the ends of the sentence are ^ and $") {
  check({{"^so", "so so", "[so] so"}, {"so$", "so so", "so [so]"}, {"^so$", "so", "[so]"}, {"(^|, )so", "so, so so", "[so][, so] so"}});
}

TEST_CASE("repetitions with slots are unrolled") {
  check({{"{x:Person}(, {x:Person}){1,3} too", "Ann, Cem, Dara too", "[Ann, Cem, Dara too]"},
         {"{x:Person}(, {x:Person}){1,3} too", "Ann too", "Ann too"},
         {"({x:Person} ){2}too", "Ann Cem Dara too", "Ann [Cem Dara too]"}});
}

TEST_CASE("{gap} is at most four words without verb group and comma, the fewest that do") {
  check({{"{Person} {gap} {Person}", "Ann Cem", "[Ann Cem]"},
         {"{Person} {gap} {Person}", "Ann and her friend Cem Dara", "[Ann and her friend Cem] Dara"},
         {"{Person} {gap} {Person}", "Ann one two three four Cem", "[Ann one two three four Cem]"},
         {"{Person} {gap} {Person}", "Ann one two three four five Cem", "Ann one two three four five Cem"},
         {"{Person} {gap} {Person}", "Ann, Cem", "Ann, Cem"},
         {"{Person} {gap} {Person}", "Ann met Cem", "Ann met Cem"},
         {"{Person}{gap} now", "Ann of Peru now", "[Ann of Peru now]"}});
}

TEST_CASE("{..} is anything without a finite verb, the least that does") {
  check({{"{Person}{..} now", "Ann, of Peru, to meet Cem, now", "[Ann, of Peru, to meet Cem, now]"},
         {"{Person}{..} now", "Ann met Cem now", "Ann met [Cem now]"}});
}

TEST_CASE("sets of words match text and symbols, sets of verbs and nouns go by lemma") {
  const std::string sets = "sets:\n  near: [by, close to, joint]\n  light: [verb: meet, greet]\n  trips: [noun: trip, visit]\n";
  check({{"<near> {Place}", "by Oslo, close to Peru, far Oslo, joint Oslo", "[by Oslo], [close to Peru], far Oslo, [joint Oslo]"},
         {"<near> {Place}", "per Oslo", "per Oslo"},
         {"<light> {Person}", "met Ann visited Ann greeted Ann", "[met Ann] visited Ann [greeted Ann]"},
         {"a <trips>", "a visit, a call, a trip", "[a visit], a call, [a trip]"},
         {"<meet> {Person}", "met Ann greeted Ann meet Ann", "[met Ann] greeted Ann [meet Ann]"}},
        sets);
}

TEST_CASE("where the lemma of a <name> does not fit, the next alternative is tried") {
  check({{"(<meet>|<greet>) {Person}", "greeted Ann met Ann visited Ann", "[greeted Ann] [met Ann] visited Ann"},
         {"{Person}( <trips>)?", "Ann call Ann trip", "[Ann] call [Ann trip]"},
         {"{Person} {gap} <trips>", "Ann for talks on a trip", "[Ann for talks on a trip]"}},
        "sets:\n  trips: [noun: trip, visit]\n");
}

TEST_CASE("a phrase stands for its pattern") {
  check({{"{Person} <soon>", "Ann very soon Ann soon Ann now", "[Ann very soon] [Ann soon] Ann now"}},
        "phrases:\n  soon: '(very )?soon'\n");
}

TEST_CASE("private-use characters of the text are no symbols") {
  check({{"a {Person} b", "a \U000F0010 b a Ann b", "a \U000F0010 b [a Ann b]"}, {"a . b", "a \U000F0012 b", "[a \U000F0012 b]"}});
}

TEST_CASE("a space behind a hyphen that closes half a word is none, unless plain text follows") {
  check({{"{Person}-{Place}", "Ann- Peru and Ann - Peru", "[Ann- Peru] and Ann - Peru"},
         {"{Person}-{Place}", "Ann-Peru", "[Ann-Peru]"},
         {"{Person}- of {Place}", "Ann- of Peru", "[Ann- of Peru]"},
         {"{Person}-of", "Ann- of Peru", "Ann- of Peru"}});
}
