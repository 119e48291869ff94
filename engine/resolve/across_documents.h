// Who is meant over all documents: a function of the set of statements, whatever their order.
//
// Within a document resolution is done; an END's id says which bearer of that document it is. Here bearers of many documents become
// entities: by lexicon id, by equal names, and a short name joins the one fuller bearer that it fits, where nothing speaks against it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/statement.h"
#include "engine/resolve/across_vocabulary.h"

namespace relata {

inline constexpr std::uint32_t no_graph_entity = 0xffffffff;

struct GraphEntity {
  std::string id;  // the lexicon's, else a hash of type and fullest name with what tells it from others of that name
  std::string type;
  std::string label;                 // the fullest over all documents; a role's adds its country or organization
  std::vector<std::string> aliases;  // sorted, unique, without the label
};

// A bearer as one document or the lexicon knows it.
struct MergeSide {
  std::string id, label, doc;  // doc: the first of its documents
};
struct MergeExplanation {
  MergeSide left, right;
  std::string why;
};

// Indices into GraphEntities::entities; no_graph_entity for values (quotations, times) and absent places.
struct ResolvedEnds {
  std::uint32_t subject = no_graph_entity, object = no_graph_entity, where = no_graph_entity, of = no_graph_entity,
                source = no_graph_entity;
};

struct GraphEntities {
  std::vector<GraphEntity> entities;     // sorted by id
  std::vector<ResolvedEnds> ends;        // one for each statement given, in their order
  std::vector<MergeExplanation> merges;  // sorted
};

[[nodiscard]] GraphEntities resolve_across_documents(const std::vector<Statement>& statements, const Vocabulary& vocabulary);

}  // namespace relata
