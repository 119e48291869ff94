// The part of a graph that a user asks for: chosen after resolution, so that its nodes keep their ids.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/model/date.h"
#include "engine/model/statement.h"
#include "engine/resolve/across_documents.h"

namespace relata {

// Empty sets and absent days ask for nothing. Each condition narrows what the others leave.
struct GraphFilter {
  std::uint64_t min_weight = 1;                  // of an aggregated edge
  std::set<std::string, std::less<>> relations;  // by name
  std::set<Mode> modes;                          //
  std::set<std::string, std::less<>> types;      // of both ends; words said and dates have none and stay
  std::optional<Date> since, until;              // the `when` of a statement meets these days; undated statements are left out
  std::string ego;                               // id, name or other name of an entity
  unsigned hops = 1;                             // edges from the ego that an end may be away; edges among those that are near stay

  [[nodiscard]] bool keeps_all() const;
};

// Takes statements, and the ends of theirs in `entities`, away. False where nobody has the ego's name; then nothing is taken.
[[nodiscard]] bool select(const GraphFilter& filter, const Vocabulary& vocabulary, std::vector<Statement>& statements,
                          GraphEntities& entities);

}  // namespace relata
