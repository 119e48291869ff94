// What resolution over documents, graph and writers need to know of a schema and a lexicon.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/lexicon.h"
#include "engine/schema/schema.h"

namespace relata {

// Types that the streams give a meaning of their own (INTERFACES: "Statement stream").
inline constexpr std::string_view quotation_type = "Quotation";
inline constexpr std::string_view time_type = "Time";
inline constexpr std::string_view role_type = "Role";

struct Vocabulary {
  struct RelationInfo {
    bool symmetric = false;
    std::string iri, label;  // may be empty
    std::size_t order = 0;   // among the relations of the schema
  };
  std::map<std::string, RelationInfo, std::less<>> relations;
  std::set<std::string, std::less<>> personal;   // types whose names shorten to their parts
  std::set<std::string, std::less<>> bodies;     // types whose names shorten to an acronym or a head
  std::set<std::string, std::less<>> countries;  // types below both Agent and Place
  std::set<std::string, std::less<>> agents;     // types below Agent
  std::set<std::string, std::less<>> places;     // types below Place and not below Agent
  std::vector<std::string> entity_types;         // types that may be nodes, in the order of the schema
  std::set<std::string, std::less<>> titles;     // name keys of words that stand before a person's name and are no part of it
  std::vector<MergeDirective> merges;

  [[nodiscard]] bool symmetric(std::string_view relation) const {
    const auto found = relations.find(relation);
    return found != relations.end() && found->second.symmetric;
  }
};

[[nodiscard]] Vocabulary vocabulary_of(const Schema& schema, const Lexicon& lexicon);

// Quotations and times stand for their own value and are no entities.
[[nodiscard]] inline bool is_value_type(std::string_view type) {
  return type == quotation_type || type == time_type;
}

}  // namespace relata
