#include "engine/layers/pattern_keys.h"

#include <algorithm>
#include <cstring>

#include "engine/rules/spelling.h"

namespace relata {
namespace {

Digest digest_of(const std::string& text) {
  Digest digest{text.size(), ~std::uint64_t{text.size()}};
  for (std::size_t at = 0; at < text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, std::min(sizeof word, text.size() - at));
    digest.first = mix(digest.first ^ word);
    digest.second = mix(digest.second * 0x9e3779b97f4a7c15ull + word);
  }
  return digest;
}

void add(std::uint64_t number, std::string& out) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}
void add(const std::string& text, std::string& out) {
  add(text.size(), out);
  out += text;
}
void add(const std::vector<std::string>& texts, std::string& out) {
  add(texts.size(), out);
  for (const std::string& text : texts) add(text, out);
}
void add(const Digest& digest, std::string& out) {
  add(digest.first, out);
  add(digest.second, out);
}

void add(const TypeTest& test, std::string& out) {
  add(test.types.size(), out);
  for (const TypeId type : test.types) add(type, out);
  add(test.others.size(), out);
  for (const std::vector<TypeId>& other : test.others) {
    add(other.size(), out);
    for (const TypeId type : other) add(type, out);
  }
  out += test.group_only ? '+' : '.';
}

std::string written(const WordSet& set) {
  std::string out;
  add(static_cast<std::uint64_t>(set.kind), out);
  add(set.words, out);
  for (const LemmaId lemma : set.lemmas) add(lemma, out);
  return out;
}

std::string written(const Family& family) {
  std::string out;
  for (const FamilyVerb& verb : family.verbs) {
    add(verb.lemma, out);
    for (const auto* words : {&verb.before_object, &verb.prepositions, &verb.after_object}) add(*words, out);
    out += verb.preposition_optional ? '?' : '.';
  }
  add(family.nouns.size(), out);
  for (const FamilyNoun& noun : family.nouns) {
    add(noun.lemma, out);
    add(noun.modifiers, out);
    add(noun.frame.size(), out);
    for (const FramePart& part : noun.frame) {
      out += part.role;
      add(part.prepositions, out);
      out += part.optional ? '?' : '.';
    }
  }
  return out;
}

}  // namespace

PatternKeys::PatternKeys(const RuleBase& base)
    : base_(base), sets_(base.sets.size()), families_(base.families.size()), phrases_(base.phrases.size()) {}

Digest PatternKeys::content_of(WordKind kind, std::uint32_t index) {
  std::vector<Known>& all = kind == WordKind::set ? sets_ : kind == WordKind::family ? families_ : phrases_;
  if (all[index].known) return all[index].digest;
  std::string out;
  if (kind == WordKind::set)
    out = written(base_.sets[index]);
  else if (kind == WordKind::family)
    out = written(base_.families[index]);
  else
    add(base_.phrases[index].pattern.root, out);
  all[index] = {true, digest_of(out)};
  return all[index].digest;
}

void PatternKeys::add_word(WordKind kind, std::uint32_t index, std::string& out) {
  relata::add(static_cast<std::uint64_t>(kind), out);
  relata::add(index, out);
  if (kind == WordKind::set || kind == WordKind::family || kind == WordKind::phrase) relata::add(content_of(kind, index), out);
}

void PatternKeys::add(const PatternNode& node, std::string& out) {
  out += static_cast<char>(node.kind);
  out += node.lazy ? '?' : '.';
  for (const auto number : {node.min, node.max, node.slot}) relata::add(static_cast<std::uint64_t>(number), out);
  for (const auto number : {node.span.begin, node.span.end}) relata::add(number, out);
  relata::add(node.text, out);
  relata::add(node.test, out);
  if (node.kind == PatternKind::word) add_word(node.word_kind, node.word_index, out);
  relata::add(node.children.size(), out);
  for (const PatternNode& child : node.children) add(child, out);
}

std::string PatternKeys::key_of(const Pattern& pattern, const CompileOptions& options) {
  const auto [known, fresh] = patterns_.try_emplace(&pattern);
  if (fresh) {
    std::string out;
    add(pattern.root, out);
    known->second = digest_of(out);
  }
  std::string key;
  relata::add(known->second, key);
  for (const bool option : {options.skip_asides, options.made_verb, options.verb_is_checked}) key += option ? '1' : '0';
  for (const auto number : {options.verb_place.begin, options.verb_place.end}) relata::add(number, key);
  if (!options.verb) return key;
  for (const auto* words : {&options.verb->before_object, &options.verb->prepositions, &options.verb->after_object}) {
    for (const std::string& word : *words) (key += word) += '\0';
    key += '\1';
  }
  key += options.verb->preposition_optional ? '?' : '.';
  return key;
}

Digest PatternKeys::of_conditions(const Rule& rule) {
  std::string out;
  for (const Condition& condition : rule.where) {
    out += static_cast<char>(condition.kind);
    out += condition.negated ? '!' : '.';
    for (const int number : {condition.slot, condition.other}) relata::add(static_cast<std::uint64_t>(number), out);
    relata::add(condition.attribute, out);
    relata::add(condition.values, out);
    relata::add(condition.test, out);
    add_word(condition.word_kind, condition.word_index, out);
  }
  for (const PartBinding& part : rule.parts) relata::add(static_cast<std::uint64_t>(part.slot), out);
  // Which types a condition can be met by is told by the slots.
  for (const SlotDeclaration& slot : rule.slots) {
    relata::add(slot.tests.size(), out);
    for (const TypeTest& test : slot.tests) relata::add(test, out);
    out += static_cast<char>('0' + slot.is_list + 2 * slot.is_group + 4 * slot.from_parts);
  }
  return digest_of(out);
}

}  // namespace relata
