#include "tools/probes/list_edits.h"
#include "tools/probes/small_edits.h"

namespace relata {
namespace {

// The rule as it stands in its file, read anew.
std::optional<yaml::Node> node_of(const Rule& rule, const Diagnostics& sources) {
  Diagnostics unheard;
  const SourceFile& file = sources.source(rule.source);
  const auto root = yaml::parse(unheard.add_source(file.path, file.bytes), unheard);
  const yaml::Node* rules = root ? root->find("rules") : nullptr;
  if (!rules) return std::nullopt;
  for (const yaml::Node& item : rules->items)
    if (item.span.contains(rule.place)) return item;
  return std::nullopt;
}

const PatternNode* find_kind(const PatternNode& node, PatternKind kind) {
  if (node.kind == kind) return &node;
  for (const PatternNode& child : node.children)
    if (const PatternNode* found = find_kind(child, kind)) return found;
  return nullptr;
}

Span whole(const Pattern& pattern) {
  return pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())});
}

}  // namespace

std::vector<SmallEdit> condition_edits(const RuleBase& base, const Standstill& still, const Diagnostics& sources) {
  const Rule& rule = base.rules[still.rule];
  const std::string& bytes = sources.source(rule.source).bytes;
  const auto drop = [&](Span place, const std::string& key) -> std::vector<SmallEdit> {
    const auto node = node_of(rule, sources);
    const auto edit = node ? leave_out(bytes, rule.source, *node, place) : std::nullopt;
    if (!edit) return {};
    return {{EditKind::condition_dropped, still.rule, {"leave out `" + key + bytes.substr(place.begin, place.size()) + "`", {*edit}}}};
  };
  switch (still.outcome) {
    case MatchOutcome::end: {
      const Pattern& pattern = rule.match[still.pattern];
      const PatternNode* end = find_kind(pattern.root, PatternKind::end);
      if (!end) return {};
      return {{EditKind::clause_goes_on,
               still.rule,
               {"let the clause go on: {rest} in place of {end}", {{rule.source, pattern.in_source(end->span), "{rest}"}}}}};
    }
    case MatchOutcome::parts:
      for (const PartBinding& part : rule.parts) {
        const std::string& name = rule.slots[static_cast<std::size_t>(part.slot)].name;
        if (part.optional || bytes.compare(part.place.begin, name.size(), name) != 0) continue;
        const auto behind = static_cast<std::uint32_t>(part.place.begin + name.size());
        return {
            {EditKind::condition_dropped, still.rule, {"the part `" + name + "` may be missing", {{rule.source, {behind, behind}, "?"}}}}};
      }
      return {};
    case MatchOutcome::where:
      return drop(rule.where[still.condition].place, "where: ");
    case MatchOutcome::unless_before:
      return drop(whole(rule.unless_before[still.condition]), "unless before ");
    case MatchOutcome::unless_inside:
      return drop(whole(rule.unless_inside[still.condition]), "unless inside ");
    case MatchOutcome::unless_after:
      return drop(whole(rule.unless_after[still.condition]), "unless after ");
    case MatchOutcome::matched:
      break;
  }
  return {};
}

}  // namespace relata
