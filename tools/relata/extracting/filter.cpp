#include "tools/relata/extracting/filter.h"

#include <fmt/format.h>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/resolve/across_dates.h"
#include "engine/resolve/across_vocabulary.h"

namespace relata {
namespace {

std::string unknown(const char* option, const char* what, const std::string& name, const std::vector<std::string>& known) {
  const std::string hint = suggestion(name, known);
  return fmt::format("{}: no {} `{}`{}", option, what, name, hint.empty() ? fmt::format("; see relata list {}s", what) : "; " + hint);
}

std::optional<Days> period(const char* option, const std::string& text, std::vector<std::string>& problems) {
  if (text.empty()) return std::nullopt;
  const auto days = days_of(text);
  if (!days) problems.push_back(fmt::format("{}: no such day, month or year: {} (YYYY, YYYY-MM or YYYY-MM-DD)", option, text));
  return days;
}

// A type asks for all types below it; one that never is a node (Time) asks for mentions only.
void add_types(const std::vector<std::string>& names, const Schema& schema, GraphFilter& filter, std::vector<std::string>& problems) {
  std::vector<std::string> known;
  for (const Type& type : schema.types()) known.push_back(type.name);
  for (const std::string& name : names) {
    const auto wanted = schema.find_type(name);
    if (!wanted) problems.push_back(unknown("--types", "type", name, known));
    for (std::size_t i = 0; wanted && i < schema.types().size(); ++i) {
      const Type& type = schema.types()[i];
      if (type.in_output && !is_value_type(type.name) && schema.is_a(static_cast<TypeId>(i), *wanted)) filter.types.insert(type.name);
    }
  }
}

}  // namespace

GraphFilter filter_of(const FilterChoice& choice, const Schema& schema, std::vector<std::string>& problems) {
  GraphFilter filter;
  filter.min_weight = choice.min_weight;
  filter.ego = choice.ego;
  filter.hops = choice.hops;
  std::vector<std::string> relations;
  for (const Relation& relation : schema.relations()) relations.push_back(relation.name);
  for (const std::string& name : choice.relations) {
    if (!schema.find_relation(name)) problems.push_back(unknown("--relations", "relation", name, relations));
    filter.relations.insert(name);
  }
  for (const std::string& name : choice.modes) {
    if (const auto mode = mode_named(name))
      filter.modes.insert(*mode);
    else
      problems.push_back(fmt::format("--modes: no mode `{}`; there are asserted, planned, possible and negated", name));
  }
  add_types(choice.types, schema, filter, problems);
  if (const auto days = period("--since", choice.since, problems)) filter.since = days->first;
  if (const auto days = period("--until", choice.until, problems)) filter.until = days->last;
  if (filter.since && filter.until && *filter.until < *filter.since) problems.push_back("--until: before --since");
  return filter;
}

}  // namespace relata
