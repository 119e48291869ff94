#include "tools/relata/language_server/features/describing.h"

#include <algorithm>
#include <map>
#include <set>

#include "tools/relata/explaining/pattern_in_english.h"

namespace relata::language_server {
namespace {

constexpr std::size_t most_words = 40;  // of a list

std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most_words; ++i) out += (i ? ", " : "") + words[i];
  if (words.size() > most_words) out += " and " + std::to_string(words.size() - most_words) + " more";
  return out;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string lines_of(const Pattern& pattern, const RuleBase& base, const std::vector<SlotDeclaration>& slots) {
  return as_code(joined(pattern_in_english(pattern, base, slots), "\n"));
}

std::string verb_words(const FamilyVerb& verb, const RuleBase& base) {
  std::string out = verb.lemma < base.lemmas.size() ? base.lemmas[verb.lemma] : std::string();
  for (const std::string& word : verb.before_object) out += " " + word;
  if (!verb.after_object.empty()) out += " ~ " + joined(verb.after_object, " ");
  const std::string preposition = joined(verb.prepositions, "|");
  if (!preposition.empty()) out += verb.preposition_optional ? " (" + preposition + ")" : " " + preposition;
  return out;
}

std::string type_names(const TypeTest& test, const Schema& schema) {
  std::string out;
  for (const TypeId type : test.types) out += (out.empty() ? "" : " and ") + schema.type(type).name;
  for (const auto& other : test.others)
    for (const TypeId type : other) out += " or " + schema.type(type).name;
  return out + (test.group_only ? "+" : "");
}

}  // namespace

std::string as_code(const std::string& text) {
  return "```text\n" + text + "\n```";
}

std::string_view describe_wildcard(std::string_view name) {
  static const std::map<std::string_view, std::string_view> meanings = {
      {"rest", "everything up to the end of the clause; only as the last part"},
      {"gap", "a few words or symbols, without verb and comma"},
      {"..", "anything without a finite verb"},
      {"end", "the clause ends here"}};
  const auto found = meanings.find(name);
  return found == meanings.end() ? std::string_view() : found->second;
}

std::string describe_type(const Schema& schema, TypeId id) {
  const Type& type = schema.type(id);
  std::vector<std::string> parents, below, features;
  for (const TypeId parent : type.parents) parents.push_back(schema.type(parent).name);
  for (TypeId other = 0; other < schema.types().size(); ++other) {
    const Type& each = schema.type(other);
    if (each.feature_of == id)
      features.push_back(each.name);
    else if (std::find(each.parents.begin(), each.parents.end(), id) != each.parents.end())
      below.push_back(each.name);
  }
  std::string out = "**" + type.name + "**: a type";
  if (!parents.empty()) out += ", is " + joined(parents, " and ");
  if (type.in_output) out += "; may be an end of a statement";
  if (type.is_aside) out += "; an aside, which may stand at any space of a pattern";
  if (!below.empty()) out += "\n\nBelow it: " + listed(below);
  if (!features.empty()) out += "\n\nNarrower: " + listed(features);
  return out;
}

std::string describe_relation(const Schema& schema, RelationId id, const std::vector<std::string>& rules) {
  const Relation& relation = schema.relation(id);
  const auto name = [&](TypeId type) { return type == no_type ? std::string("anything") : schema.type(type).name; };
  std::string out = "**" + relation.name + "**: a relation from " + name(relation.from) + " to " + name(relation.to);
  if (relation.symmetric) out += ", in either order";
  if (!relation.label.empty()) out += "; shown as \"" + relation.label + "\"";
  out += rules.empty() ? "\n\nNo rule emits it" : "\n\nEmitted by " + listed(rules);
  return out + (relation.iri.empty() ? "" : "\n\n<" + relation.iri + ">");
}

std::string describe_set(const WordSet& set) {
  const char* kind = set.kind == SetKind::verbs ? "verbs" : set.kind == SetKind::nouns ? "nouns" : "words";
  return "**" + set.name + "**: a set of " + std::to_string(set.words.size()) + " " + kind + "\n\n" + listed(set.words);
}

std::string describe_family(const Family& family, const RuleBase& base) {
  std::vector<std::string> verbs, nouns;
  for (const FamilyVerb& verb : family.verbs) verbs.push_back(verb_words(verb, base));
  for (const FamilyNoun& noun : family.nouns) {
    std::string words = joined(noun.modifiers, " ");
    words += (words.empty() ? "" : " ") + (noun.lemma < base.lemmas.size() ? base.lemmas[noun.lemma] : std::string());
    for (const FramePart& part : noun.frame) {
      const std::string inner = joined(part.prepositions, "|") + " " + part.role;
      words += part.optional ? " (" + inner + ")" : " " + inner;
    }
    nouns.push_back(std::move(words));
  }
  std::string out = "**" + family.name + "**: a family";
  if (!verbs.empty()) out += "\n\nVerbs: " + listed(verbs);
  if (!nouns.empty()) out += "\n\nNouns: " + listed(nouns);
  return out;
}

std::string describe_phrase(const Phrase& phrase, const RuleBase& base) {
  return "**" + phrase.name + "**: a phrase\n\n" + as_code(phrase.pattern.text) + "\n\n" + lines_of(phrase.pattern, base, {});
}

std::string describe_slot(const SlotDeclaration& slot, const Schema& schema) {
  std::vector<std::string> tests;
  for (const TypeTest& test : slot.tests) tests.push_back(type_names(test, schema));
  std::string out = "**" + slot.name + "**: a slot";
  if (!tests.empty()) out += " for " + joined(tests, ", ");
  if (slot.is_group) out += "; a group, bound whole";
  if (slot.is_list) out += "; a list";
  if (slot.from_parts) out += "; bound by `parts`";
  return out;
}

std::string describe_rule(const Rule& rule, const RuleBase& base) {
  std::string out = "**" + base.packs[rule.pack].name + "/" + rule.id + "**: a rule of layer " + rule.layer;
  if (!rule.about.empty()) out += "\n\n" + rule.about;
  for (const Pattern& pattern : rule.match) out += "\n\n" + as_code(pattern.text) + "\n\n" + lines_of(pattern, base, rule.slots);
  for (const EmitAction& emit : rule.emit) out += "\n\nEmits `" + base.schema.relation(emit.relation).name + "`";
  out += "\n\n" + std::to_string(rule.tests.size()) + (rule.tests.size() == 1 ? " test" : " tests");
  return out;
}

std::string describe_written(const std::string& name, std::string_view kind, const yaml::Node& value) {
  std::string out = "**" + name + "**: a " + std::string(kind);
  const auto add = [&](const std::string& title, const yaml::Node& list) {
    std::vector<std::string> words;
    for (const yaml::Node* item : yaml::as_list(list)) {
      if (item->is_scalar()) words.push_back(item->text);
      for (const yaml::Member& member : item->members) words.push_back(member.value.text);
    }
    out += "\n\n" + title + listed(words);
  };
  if (value.is_mapping())
    for (const yaml::Member& member : value.members) add(member.key.text + ": ", member.value);
  else
    add("", value);
  return out;
}

std::string describe_lemmas(const std::vector<std::string>& lemmas, const RuleBase& base) {
  std::map<std::string, std::map<std::string, std::set<std::string>>> forms;  // lemma, type -> its forms
  for (const std::string& lemma : lemmas) forms[lemma];
  for (const LexiconEntry& entry : base.lexicon.entries()) {
    if (!base.schema.type(entry.type).has_lemma) continue;
    const auto wanted = forms.find(entry.id);
    if (wanted == forms.end()) continue;
    std::string form = entry.name;
    for (const auto& [key, value] : entry.attributes) form += " (" + value + ")";
    wanted->second[base.schema.type(entry.type).name].insert(std::move(form));
  }
  std::string out;
  for (const std::string& lemma : lemmas) {
    for (const auto& [type, words] : forms[lemma])
      out += (out.empty() ? "" : "\n\n") + ("**" + lemma + "**, " + type + ": ") + listed({words.begin(), words.end()});
    forms[lemma].clear();
  }
  return out;
}

}  // namespace relata::language_server
