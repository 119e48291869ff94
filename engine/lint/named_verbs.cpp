#include <map>
#include <vector>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"

namespace relata {
namespace {

// What is named as a verb, and where.
struct NamedVerb {
  SourceId source = 0;
  Span place;
  bool noun_too = false;  // in a condition a noun's lemma stands as well
};
using NamedVerbs = std::map<LemmaId, std::vector<NamedVerb>>;

void collect(const Pattern& pattern, const PatternNode& node, NamedVerbs& named) {
  if (node.kind == PatternKind::word && node.word_kind == WordKind::verb)
    named[static_cast<LemmaId>(node.word_index)].push_back({pattern.source, place_of(pattern, node), false});
  for (const PatternNode& child : node.children) collect(pattern, child, named);
}

}  // namespace

// Every lemma is known, nouns' and those in sets too; a verb is one that a lexicon or a family has.
void lint_named_verbs(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  NamedVerbs named;
  for (const Rule& rule : base.rules) {
    if (source && rule.source != *source) continue;
    for (const auto* patterns : {&rule.match, &rule.unless_inside, &rule.unless_before, &rule.unless_after})
      for (const Pattern& pattern : *patterns) collect(pattern, pattern.root, named);
    for (const Condition& condition : rule.where)
      if (condition.kind == ConditionKind::is_word && condition.word_kind == WordKind::verb)
        named[static_cast<LemmaId>(condition.word_index)].push_back({rule.source, condition.place, true});
  }
  const std::optional<TypeId> noun = base.schema.find_type("NounForm");
  if (named.empty() || !noun) return;
  for (const Family& family : base.families) {
    for (const FamilyVerb& verb : family.verbs) named.erase(verb.lemma);
    for (const FamilyNoun& noun_of : family.nouns)
      if (const auto found = named.find(noun_of.lemma); found != named.end())
        std::erase_if(found->second, [](const NamedVerb& each) { return each.noun_too; });
  }
  for (const LexiconEntry& entry : base.lexicon.entries()) {
    if (!base.schema.type(entry.type).has_lemma) continue;
    const auto found = named.find(base.find_lemma(entry.id));
    if (found == named.end()) continue;
    const bool is_noun = base.schema.is_a(entry.type, *noun);
    std::erase_if(found->second, [&](const NamedVerb& each) { return !is_noun || each.noun_too; });
    if (found->second.empty()) named.erase(found);
  }
  for (const auto& [lemma, places] : named)
    for (const NamedVerb& each : places) {
      const std::string& word = base.lemmas[lemma];
      report(diagnostics, "P025", each.source, each.place, "no set, family, phrase or verb has the name `" + word + "`",
             "a noun, with its article, is a set: `sets: {" + word + "s: [noun: " + word + "]}` and `<" + word + "s>`");
    }
}

}  // namespace relata
