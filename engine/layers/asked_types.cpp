#include "engine/layers/asked_types.h"

#include "engine/tape/language_types.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

class AskedTypes {
 public:
  explicit AskedTypes(const RuleBase& base) : base_(base), types_(LanguageTypes::of(base.schema)) {}

  AskedOfMentions of_all() {
    for (const Rule& rule : base_.rules) {
      for (const Pattern& pattern : rule.match) add(pattern.root, true);
      for (const auto* patterns : {&rule.unless_inside, &rule.unless_before, &rule.unless_after})
        for (const Pattern& pattern : *patterns) add(pattern.root, false);
      for (const PartBinding& part : rule.parts) add(part.test);
    }
    return asked_;
  }

 private:
  void add(TypeId type) {
    if (type != no_type) asked_.types.set(type);
  }
  void add(const TypeTest& test) {
    for (const TypeId type : test.types) add(type);
    for (const auto& other : test.others)
      for (const TypeId type : other) add(type);
  }

  // `binds`: what has no slot, or is only found beside a match, is read off its letter.
  void add(const PatternNode& node, bool binds) {
    if (binds && node.slot >= 0) add(node.test);
    if (node.kind == PatternKind::word) add_word(node.word_kind, node.word_index);
    // Where a clause ends is a phrase of the packs.
    if (node.kind == PatternKind::end || node.kind == PatternKind::rest)
      if (const int phrase = base_.find_phrase("clause-end"); phrase >= 0) add_phrase(static_cast<std::uint32_t>(phrase));
    for (const PatternNode& child : node.children) add(child, binds);
  }

  void add_phrase(std::uint32_t index) {
    if (const auto size = phrases_.size(); index >= size) phrases_.resize(index + 1);
    if (phrases_[index]) return;
    phrases_[index] = true;
    add(base_.phrases[index].pattern.root, true);
  }

  void add_word(WordKind kind, std::uint32_t index) {
    if (kind == WordKind::phrase) return add_phrase(index);
    if (kind == WordKind::set && base_.sets[index].kind == SetKind::words) {
      for (const std::string& word : base_.sets[index].words) asked_.words[word_key(fold_case(word))] = true;
      return;
    }
    if (kind == WordKind::family) asked_.types.set();  // its words are of any type
    for (const TypeId type : {types_.verb, types_.verb_form, types_.noun, types_.noun_form, types_.finite, types_.passive}) add(type);
  }

  const RuleBase& base_;
  const LanguageTypes types_;
  AskedOfMentions asked_ = {{}, std::vector<bool>(word_keys)};
  std::vector<bool> phrases_;  // seen already
};

}  // namespace

AskedOfMentions asked_of_mentions(const RuleBase& base) {
  return AskedTypes(base).of_all();
}

}  // namespace relata
