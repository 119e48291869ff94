#include "engine/rules/keys.h"

#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"
#include "engine/yaml/expect.h"

namespace relata {

const std::vector<Key>& key_table() {
  using enum KeyOwner;
  using V = KeyValue;
  static const std::vector<Key> table = {
      {rule_file, "layer", V::text, false, "The layer that the rules of this file belong to; pack.yaml's layers give the order."},
      {rule_file, "about", V::text, false, "What this file is for."},
      {rule_file, "sets", V::words_by_name, false,
       "Name: a list of words, of verbs (verb: first), of nouns (noun: first), or of other sets."},
      {rule_file, "families", V::families_by_name, false, "Name: verbs and nouns that say the same, each with its words and prepositions."},
      {rule_file, "phrases", V::patterns_by_name, false, "Name: a piece of pattern without slots, used as <name>."},
      {rule_file, "deprecated", V::entries, false,
       "Sets, families and phrases that shall not be used any more: name: what to use instead."},
      {rule_file, "rules", V::rules, false, "The rules."},

      {rule, "id", V::text, true, "The rule's name, one in its pack."},
      {rule, "about", V::text, false, "What it says, in a sentence."},
      {rule, "match", V::patterns, true, "A pattern, or several: the first that matches and passes where and unless wins."},
      {rule, "parts", V::actions, false, "b = Agent of x: the first mention of the type among the parts of slot x."},
      {rule, "mark", V::actions, false, "Type = slot (attribute value, ...): makes a mention."},
      {rule, "fold", V::action, false, "Type = slot (head slot, ...): makes one symbol of the whole match."},
      {rule, "restate", V::actions, false, "s v rest: reads the match as a simpler clause."},
      {rule, "emit", V::actions, false,
       "s relation o (when t, where p, of c, for d): makes a statement. each pair of g relation: one for each two."},
      {rule, "where", V::conditions, false,
       "What must hold of the slots: v.tense = past, a is Person, n is <set>, a != b; not in front negates."},
      {rule, "unless", V::unless, false, "What must not stand inside, before or after the match."},
      {rule, "mode", V::text, false, "The statement's mode, or + what is combined with the verb's own."},
      {rule, "when", V::text, false, "The slot that dates the statement, or none."},
      {rule, "priority", V::number, false, "Among overlapping matches that begin together the higher goes first; 0 if left out."},
      {rule, "status", V::choice, false, "How far it can be relied on.", {"stable", "experimental", "deprecated"}},
      {rule, "tests", V::tests, false, "Sentences and what this rule emits from them."},

      {unless, "inside", V::patterns, false, "Must not stand in the match."},
      {unless, "before", V::patterns, false, "Must not end right before the match."},
      {unless, "after", V::patterns, false, "Must not begin right behind the match."},

      {test, "text", V::text, true, "A sentence, or several."},
      {test, "date", V::date, false, "The document's date."},
      {test, "gives", V::gives, true, "Exactly what this rule emits: a statement, a list of them, or nothing."},
      {test, "todo", V::text, false, "Why the test may fail for now."},

      {family, "verbs", V::names, false, "Each with its own words and preposition: meet (with), call on, take ~ to task."},
      {family, "nouns", V::names, false, "Each with its frame: visit (by s) to o, talks (between g) (with b)."},

      {pack, "name", V::text, true, "The pack's name."},
      {pack, "about", V::text, false, "What it is for."},
      {pack, "version", V::text, true, "Goes into every statement that its rules make."},
      {pack, "licence", V::text, false, "The licence of its rules and lexicons, as an SPDX identifier."},
      {pack, "language", V::text, false, "The language of the texts it reads, as a BCP 47 tag."},
      {pack, "date-order", V::text, false, "The order of dates in figures such as 3/4/2023: mdy or dmy."},
      {pack, "requires", V::texts, false, "Packs that are read before this one."},
      {pack, "schema", V::texts, false, "Schema files, relative to this one."},
      {pack, "layers", V::names, false, "The layers in their order; new ones stand behind the inherited one that precedes them."},
      {pack, "deprecated", V::text, false, "Which pack to use instead of this one."},
      {pack, "reading", V::entries, false, "Which types serve the reader of documents: purpose: Type."},

      {case_file, "about", V::text, false, "What these cases are for."},
      {case_file, "cases", V::cases, true, "Texts and all that the pack emits from them."},

      {pack_case, "text", V::text, true, "A text."},
      {pack_case, "date", V::date, false, "The document's date."},
      {pack_case, "gives", V::gives, true, "All that the pack emits: a statement, a list of them, or nothing."},
      {pack_case, "about", V::text, false, "What the case shows."},
      {pack_case, "todo", V::text, false, "Why it may fail for now."},
  };
  return table;
}

std::vector<std::string> keys_of(KeyOwner owner) {
  std::vector<std::string> names;
  for (const Key& key : key_table())
    if (key.owner == owner) names.emplace_back(key.name);
  return names;
}

std::string_view name_of(KeyOwner owner) {
  switch (owner) {
    case KeyOwner::rule_file:
      return "a rule file";
    case KeyOwner::rule:
      return "a rule";
    case KeyOwner::unless:
      return "`unless`";
    case KeyOwner::test:
      return "a test";
    case KeyOwner::family:
      return "a family";
    case KeyOwner::pack:
      return "a pack";
    case KeyOwner::case_file:
      return "a case file";
    case KeyOwner::pack_case:
      return "a case";
  }
  return {};
}

namespace {

// Is some key told to be this one, misspelt?
bool told_misspelt(const yaml::Node& mapping, std::string_view key, const std::vector<std::string>& allowed) {
  for (const yaml::Member& member : mapping.members)
    if (std::find(allowed.begin(), allowed.end(), member.key.text) == allowed.end() && did_you_mean(member.key.text, allowed) == key)
      return true;
  return false;
}

// Where one key is missing and one stands that nobody knows, the one is meant by the other: told as one mistake. The missing key, or none.
std::string name_for_missing(const yaml::Node& mapping, KeyOwner owner, SourceId source, std::vector<std::string>& allowed,
                             Diagnostics& diagnostics) {
  std::vector<const yaml::Node*> unknown;
  for (const yaml::Member& member : mapping.members)
    if (std::find(allowed.begin(), allowed.end(), member.key.text) == allowed.end()) unknown.push_back(&member.key);
  std::vector<std::string> missing;
  for (const Key& key : key_table())
    if (key.owner == owner && key.required && !mapping.find(key.name)) missing.emplace_back(key.name);
  if (unknown.size() != 1 || missing.size() != 1 || !did_you_mean(unknown.front()->text, allowed).empty()) return {};
  const yaml::Node& key = *unknown.front();
  Diagnostic diagnostic = error_at("R002", source, key.shown, std::string(name_of(owner)) + " has no key `" + key.text + "`",
                                   "it needs `" + missing.front() + ":`; did you mean that?");
  diagnostic.fixes.push_back({"write `" + missing.front() + "`", {{source, key.span, missing.front()}}});
  diagnostics.add(std::move(diagnostic));
  allowed.push_back(key.text);
  return missing.front();
}

}  // namespace

bool check_keys(const yaml::Node& node, KeyOwner owner, SourceId source, Span name_place, Diagnostics& diagnostics) {
  if (owner == KeyOwner::family && node.is_sequence()) {
    report(diagnostics, "R001", source, node.span, "a family must be a mapping (`key: value` lines), not a list",
           "say what its words are: {verbs: [acquire, buy], nouns: ['purchase (of o)']}");
    return false;
  }
  if (!yaml::Reader{source, diagnostics, "R001"}.mapping(node, name_of(owner))) return false;
  std::vector<std::string> allowed = keys_of(owner);
  const bool merged = node.find("<<") != nullptr;
  for (const yaml::Member& member : node.members)
    if (merged && member.key.text == "<<") {
      allowed.emplace_back("<<");
      report(diagnostics, "R002", source, member.key.span, "`<<` merges nothing here: it is no key of " + std::string(name_of(owner)),
             "repeat the keys and values where they are needed");
    }
  if (owner == KeyOwner::rule_file)
    for (const yaml::Member& member : node.members)
      if (member.key.text == "types" || member.key.text == "relations") {
        allowed.push_back(member.key.text);
        report(diagnostics, "R002", source, member.key.span, "a rule file has no key `" + member.key.text + "`",
               "types and relations are a schema's; pack.yaml names the schemas: `schema: [schema.yaml, more.yaml]`");
      }
  const std::string renamed = merged ? std::string() : name_for_missing(node, owner, source, allowed, diagnostics);
  yaml::Reader{source, diagnostics, "R002"}.keys(node, allowed, name_of(owner));
  for (const Key& key : key_table())
    if (key.owner == owner && key.required && !node.find(key.name))
      if (!merged && key.name != renamed && !told_misspelt(node, key.name, allowed))
        report(diagnostics, "R003", source, name_place, std::string(name_of(owner)) + " needs `" + std::string(key.name) + ":`",
               std::string(key.about));
  return true;
}

}  // namespace relata
