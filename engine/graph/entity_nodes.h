// The nodes of a view that are entities, with what is said of them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/graph/evidence_summary.h"
#include "engine/graph/views.h"

namespace relata {

class EntityNodes {
 public:
  explicit EntityNodes(const ViewInput& input) : input_(input) {}
  void add(std::uint32_t entity, const StatementInView& statement);        // an end of an edge
  void add_value(std::uint32_t entity, const StatementInView& statement);  // subject of words said or of a date
  // The nodes, sorted by id as entities are, and their columns; entity -> index of its node goes to `place`.
  void finish(ViewParts& parts, std::map<std::uint32_t, std::uint32_t>& place);

 private:
  struct Said {
    std::vector<StatementInView> all, values;
  };
  const ViewInput& input_;
  std::map<std::uint32_t, Said> said_;
};

}  // namespace relata
