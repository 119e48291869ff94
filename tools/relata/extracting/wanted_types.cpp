#include "tools/relata/extracting/wanted_types.h"

#include <algorithm>
#include <set>

#include "engine/resolve/across_vocabulary.h"

namespace relata {
namespace {

bool is_timex_type(std::string_view name) {
  return name == "DATE" || name == "TIME" || name == "DURATION" || name == "SET";
}

void add_test(const TypeTest& test, TypeBits& bits) {
  for (const TypeId type : test.types) bits.set(type);
  for (const auto& other : test.others)
    for (const TypeId type : other) bits.set(type);
}

void add_types(const PatternNode& node, TypeBits& bits) {
  add_test(node.test, bits);
  for (const PatternNode& child : node.children) add_types(child, bits);
}

// Types that a rule asks of the tape, by name or by what stands behind a <name>.
TypeBits types_asked(const Rule& rule) {
  TypeBits bits;
  for (const auto* patterns : {&rule.match, &rule.unless_inside, &rule.unless_before, &rule.unless_after})
    for (const Pattern& pattern : *patterns) add_types(pattern.root, bits);
  for (const PartBinding& part : rule.parts) add_test(part.test, bits);
  for (const Condition& condition : rule.where) add_test(condition.test, bits);
  return bits;
}

}  // namespace

WantedTypes WantedTypes::of(const std::vector<std::string>& names, const Schema& schema) {
  WantedTypes out;
  const auto time = schema.find_type(time_type);
  for (const std::string& name : names) {
    const auto type = schema.find_type(name);
    if (!type) continue;
    out.wanted_.push_back(*type);
    out.times_ = out.times_ || (time && (schema.is_a(*time, *type) || schema.is_a(*type, *time)));
  }
  out.only_times_ =
      time && !out.all() && std::all_of(out.wanted_.begin(), out.wanted_.end(), [&](TypeId type) { return schema.is_a(type, *time); });
  return out;
}

bool WantedTypes::holds(const MentionRecord& mention, const Schema& schema) const {
  if (all()) return true;
  if (is_timex_type(mention.type)) return times_;
  const auto type = schema.find_type(mention.type);
  return type && std::any_of(wanted_.begin(), wanted_.end(), [&](TypeId wanted) { return schema.is_a(*type, wanted); });
}

void WantedTypes::drop_needless_rules(RuleBase& base) const {
  if (all()) return;
  const Schema& schema = base.schema;
  TypeBits needed;
  for (const TypeId type : wanted_) needed.set(type);
  // A mention inside another is none, so all that can hold one is needed. Rules for times look at their neighbours themselves, and tenses
  // are told by single words where no verb groups are known: times need no other layers.
  if (!only_times_)
    for (std::size_t type = 0; type < schema.types().size(); ++type)
      if (schema.types()[type].in_output) needed.set(type);
  if (times_ && !only_times_)
    if (const auto verb = schema.find_type("Verb")) needed.set(*verb);
  std::set<std::string> kept;
  const auto makes_needed = [&](TypeId made) {
    for (std::size_t i = 0; i < schema.types().size(); ++i) {
      const auto type = static_cast<TypeId>(i);
      if (needed.test(type) && (schema.is_a(made, type) || schema.is_a(type, made))) return true;
    }
    return false;
  };
  // What a layer asks of the tape only layers before it can have put there: one pass from the last to the first.
  for (auto layer = base.layers.rbegin(); layer != base.layers.rend(); ++layer) {
    const bool made = std::any_of(base.rules.begin(), base.rules.end(), [&](const Rule& rule) {
      return rule.layer == *layer &&
             (std::any_of(rule.mark.begin(), rule.mark.end(), [&](const MarkAction& mark) { return makes_needed(mark.type); }) ||
              std::any_of(rule.fold.begin(), rule.fold.end(), [&](const FoldAction& fold) { return makes_needed(fold.type); }));
    });
    if (!made) continue;
    kept.insert(*layer);
    for (const Rule& rule : base.rules)
      if (rule.layer == *layer) needed |= types_asked(rule);
  }
  base.rules.erase_if([&](const Rule& rule) { return !kept.contains(rule.layer); });
  // Names that are recalled and readings are layers without rules.
  if (only_times_) std::erase_if(base.layers, [&](const std::string& layer) { return layer != "lexicon" && !kept.contains(layer); });
}

}  // namespace relata
