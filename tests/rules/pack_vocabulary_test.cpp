#include <catch2/catch.hpp>

#include "engine/rules/vocabulary.h"

using namespace relata;

namespace {

// Rule files read one by one into a base whose lexicon knows a few words.
struct Read {
  Diagnostics diagnostics;
  RuleBase base;
  explicit Read(const std::vector<std::string>& files) {
    Type noun;
    noun.name = "NounForm";
    noun.has_lemma = true;
    const TypeId noun_form = base.schema.add_type(noun);
    for (const auto& [name, lemma] : std::vector<std::pair<std::string, std::string>>{
             {"talks", "talk"}, {"task", "task"}, {"hands", "hand"}, {"call", "call"}, {"visit", "visit"}, {"meet", "meet"}}) {
      LexiconEntry entry;
      entry.name = name;
      entry.id = lemma;
      entry.type = noun_form;
      base.lexicon.add(entry);
    }
    base.lexicon.freeze();
    std::vector<RuleFile> read;
    for (const std::string& bytes : files) {
      const SourceId source = diagnostics.add_source("f.yaml", bytes);
      auto root = yaml::parse(source, diagnostics);
      REQUIRE(root);
      read.push_back({source, 0, std::make_shared<const yaml::Node>(std::move(*root))});
    }
    read_vocabulary(read, base, diagnostics);
  }
  explicit Read(const std::string& bytes) : Read(std::vector<std::string>{bytes}) {}
  std::string found() const {
    std::string all;
    for (const Diagnostic& d : diagnostics.all())
      all += d.code + " " + diagnostics.source(d.primary.source).bytes.substr(d.primary.span.begin, d.primary.span.size()) + ";";
    return all;
  }
};

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

}  // namespace

TEST_CASE("a family's verb is lemma, fixed words, preposition, and what follows the object") {
  struct Case {
    const char *item, *read;
  };
  for (const Case& c : std::vector<Case>{
           {"meet", "meet [] {} []"},
           {"meet (with)", "meet [] {with}? []"},
           {"sit down with", "sit [down] {with} []"},
           {"hold talks (with)", "hold [talks] {with}? []"},
           {"shake hands", "shake [hands] {} []"},
           {"call on", "call [] {on} []"},
           {"complain (of|against)", "complain [] {of|against}? []"},
           {"side with|against", "side [] {with|against} []"},
           {"take ~ to task", "take [] {} [to task]"},
           {"put pressure on ~ to yield", "put [pressure] {on} [to yield]"},
           {"enter (into) talks with", "enter [into talks] {with} []/enter [talks] {with} []"},
           {"speak (in front of)", "speak [] {in front of}? []"},
       }) {
    INFO(c.item);
    Read read("families:\n  f:\n    verbs: ['" + std::string(c.item) + "']\n");
    CHECK(read.diagnostics.errors() == 0);
    REQUIRE(read.base.families.size() == 1);
    std::vector<std::string> verbs;
    for (const FamilyVerb& verb : read.base.families[0].verbs)
      verbs.push_back(read.base.lemmas[verb.lemma] + " [" + joined(verb.before_object) + "] {" + joined(verb.prepositions, "|") + "}" +
                      (verb.preposition_optional ? "?" : "") + " [" + joined(verb.after_object) + "]");
    CHECK(joined(verbs, "/") == c.read);
  }
}

TEST_CASE("a family's noun is words, the last its head, and a frame") {
  struct Case {
    const char *item, *read;
  };
  for (const Case& c : std::vector<Case>{
           {"visit", "visit"},
           {"visit (by s) to o", "visit (s by)? (o to)"},
           {"criticism (by s) (of|against o)", "criticism (s by)? (o of|against)?"},
           {"phone call (with b)", "phone call (b with)?"},
           {"talks (between|among g) with b", "talk (g between|among)? (b with)"},
           {"courtesy call on|to b", "courtesy call (b on|to)"},
           {"speech (by s) in front of o", "speech (s by)? (o in front of)"},
       }) {
    INFO(c.item);
    Read read("families:\n  f:\n    nouns: ['" + std::string(c.item) + "']\n");
    CHECK(read.diagnostics.errors() == 0);
    REQUIRE(read.base.families.size() == 1);
    const FamilyNoun& noun = read.base.families[0].nouns.at(0);
    std::string text = joined(noun.modifiers) + (noun.modifiers.empty() ? "" : " ") + read.base.lemmas[noun.lemma];
    for (const FramePart& part : noun.frame)
      text += std::string(" (") + part.role + " " + joined(part.prepositions, "|") + ")" + (part.optional ? "?" : "");
    CHECK(text == c.read);
  }
}

TEST_CASE("sets hold words, verbs, nouns or sets, nested ones expanded wherever they stand") {
  Read read(std::vector<std::string>{"sets:\n  all: [near, far, there]\n  far: [beyond]\n",
                                     "sets:\n  near: [here, <far>]\n  light: [verb: hold, pay]\n  heavy: [light, make]\n"});
  CHECK(read.found() == "R023 light;");
  Read sound(
      std::vector<std::string>{"sets:\n  all: [near, far, there]\n  far: [beyond]\n  near: [here, <far>]\n  light: [verb: hold, pay]\n  "
                               "heavy: [verb: make, light]\n  say: [verb: say, tell]\n"});
  CHECK(sound.found().empty());
  REQUIRE(sound.base.sets.size() == 6);
  CHECK(sound.base.sets[0].words == std::vector<std::string>{"here", "beyond", "there"});
  CHECK(sound.base.sets[4].kind == SetKind::verbs);
  CHECK(sound.base.sets[4].words == std::vector<std::string>{"make", "hold", "pay"});
  CHECK(sound.base.sets[4].lemmas.size() == 3);
  CHECK(sound.base.sets[5].words == std::vector<std::string>{"say", "tell"});
}

TEST_CASE("what sets, families and phrases must not say is named") {
  struct Case {
    const char *name, *bytes, *found;
  };
  for (const Case& c : std::vector<Case>{
           {"one name in two", "sets:\n  meet: [a]\nfamilies:\n  meet: {verbs: [meet]}\n", "R021 meet;"},
           {"not a name", "sets:\n  'a b': [c]\n", "R020 'a b';"},
           {"unknown nested set", "sets:\n  a: [<b>, c]\n", "R024 <b>;"},
           {"a circle", "sets:\n  a: [x, b]\n  b: [a, y]\n", "R025 a;"},
           {"mixed", "sets:\n  a: [verb: hold, noun: talk]\n", "R023 noun: talk;"},
           {"empty set", "sets:\n  a: []\n", "R026 a;"},
           {"empty family", "families:\n  f: {verbs: []}\n", "R027 f;"},
           {"a list in a set", "sets:\n  a: [b, [c]]\n", "R022 [c];"},
           {"unknown key of a family", "families:\n  f: {verb: [meet]}\n", "R002 verb;"},
           {"open parenthesis", "families:\n  f: {verbs: ['meet (with']}\n", "R030 (with;"},
           {"nothing in parentheses", "families:\n  f: {verbs: ['meet ()']}\n", "R030 ();"},
           {"two objects", "families:\n  f: {verbs: ['take ~ to ~']}\n", "R031 ~;"},
           {"unknown part", "families:\n  f: {nouns: ['visit (by x)']}\n", "R032 (by x);"},
           {"a part twice", "families:\n  f: {nouns: ['visit (by s) (of s)']}\n", "R032 (of s);"},
           {"phrases in a circle", "phrases:\n  a: 'x <b>'\n  b: 'y <a>'\n  c: 'z'\n", "R028 'x <b>';"},
       }) {
    INFO(c.name);
    CHECK(Read(c.bytes).found() == c.found);
  }
}

TEST_CASE("a broken phrase, and what names it, is left out; the others stay") {
  Read read("phrases:\n  bad: '('\n  uses: 'a <bad>'\n  good: 'b'\n");
  CHECK(read.found() == "P001 (;");
  REQUIRE(read.base.phrases.size() == 1);
  CHECK(read.base.phrases[0].name == "good");
  CHECK(read.base.find_phrase("uses") == -1);
}
