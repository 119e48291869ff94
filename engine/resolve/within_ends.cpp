#include "engine/resolve/within_ends.h"

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_discourse.h"

namespace relata::within {
namespace {

// A value of a type that does not stand in the output is told as the type above it that does.
TypeId told_type(const Schema& schema, TypeId type) {
  if (schema.type(type).in_output) return type;
  for (std::size_t t = 0; t < schema.types().size(); ++t)
    if (schema.types()[t].in_output && schema.types()[t].reference == Reference::value && schema.is_a(type, static_cast<TypeId>(t)))
      return static_cast<TypeId>(t);
  return type;
}

}  // namespace

void fill_mention(const Scene& scene, MentionId id, TypeId wanted, std::vector<Filled>& out) {
  const int index = scene.referring_index(id);
  if (index < 0) {
    for (const Sense& sense : scene.mention(id).senses) {
      const Type& type = scene.schema().type(sense.type);
      if (type.reference != Reference::value || !scene.is_a(sense.type, wanted)) continue;
      out.push_back({no_entity, id, id, told_type(scene.schema(), sense.type)});
      return;
    }
    return;
  }
  const Referring& at = scene.referring[static_cast<std::size_t>(index)];
  for (const EntityId one : meant_by(scene, at, wanted)) {
    const TypeId fitting = scene.sense_of(one, wanted);
    TypeId type = fitting == no_type ? scene.entities[static_cast<std::size_t>(one)].type : fitting;
    for (const Bearer& bearer : at.bearers)
      if (bearer.entity == one && scene.schema().type(bearer.type).in_output && scene.is_a(bearer.type, wanted)) {
        type = bearer.type;
        break;
      }
    out.push_back({one, no_mention, id, type});
  }
}

std::vector<Filled> fill_end(const Scene& scene, const DraftEnd& end) {
  std::vector<Filled> out;
  if (end.mention == no_mention) return out;
  for (const MentionId id : members_of(scene, end.mention, scene.options.max_pairs + 1)) fill_mention(scene, id, end.wanted, out);
  return out;
}

std::vector<Filled> fill_left_out(const Scene& scene, const StatementDraft& draft, const DraftEnd& end, TypeId bound,
                                  const std::vector<Filled>& others) {
  std::vector<EntityId> other;
  for (const Filled& one : others)
    if (one.entity != no_entity) other.push_back(one.entity);
  std::vector<Filled> out;
  for (const EntityId one : fill_from_discourse(scene, end.discourse, draft, end.wanted == no_type ? bound : end.wanted, other))
    out.push_back({one, no_mention, no_mention, scene.entities[static_cast<std::size_t>(one)].type});
  return out;
}

}  // namespace relata::within
