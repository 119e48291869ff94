#include "engine/layers/leading_verb.h"

#include <algorithm>

namespace relata {
namespace {

// The first <family> or <verb> of the pattern's own sequence: the verb that a reading is looked up by.
const PatternNode* verb_word(const PatternNode& node, const RuleBase& base) {
  if (node.kind == PatternKind::word && (node.word_kind == WordKind::family || node.word_kind == WordKind::verb ||
                                         (node.word_kind == WordKind::set && base.sets[node.word_index].kind == SetKind::verbs)))
    return &node;
  if (node.kind == PatternKind::sequence)
    for (const PatternNode& child : node.children)
      if (const PatternNode* found = verb_word(child, base)) return found;
  return nullptr;
}

}  // namespace

const PatternNode* leading_verb(const PatternNode& node, const RuleBase& base, const LanguageTypes& types) {
  const PatternNode* word = verb_word(node, base);
  if (!word || node.kind != PatternKind::sequence) return word;
  for (const PatternNode& child : node.children) {
    if (verb_word(child, base) == word) return word;
    if (child.kind == PatternKind::slot && types.verb != no_type &&
        std::any_of(child.test.types.begin(), child.test.types.end(), [&](TypeId type) { return base.schema.is_a(type, types.verb); }))
      return nullptr;
  }
  return word;
}

}  // namespace relata
