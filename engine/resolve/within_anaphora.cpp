#include "engine/resolve/within_anaphora.h"

#include <algorithm>

#include "engine/resolve/within_discourse.h"
#include "engine/resolve/within_shared_offices.h"

namespace relata::within {
namespace {

void resolve_one(Scene& scene, std::uint32_t index) {
  std::vector<EntityId> found;
  switch (scene.referring[index].kind) {
    case Reference::pronoun:
      found = resolve_pronoun(scene, index);
      break;
    case Reference::description:
      found = resolve_description(scene, index);
      break;
    case Reference::set:
      found = resolve_set(scene, index);
      break;
    case Reference::counterpart:
      found = resolve_counterpart(scene, index);
      break;
    case Reference::none:
    case Reference::name:
    case Reference::value:
      return;
  }
  // A resolved mention makes its bearer a little more what the story is about.
  if (found.size() == 1) scene.entities[static_cast<std::size_t>(found[0])].weight += scene.referring[index].subject ? 1.0 : 0.5;
  scene.referring[index].entities = std::move(found);
}

}  // namespace

void resolve_anaphora(Scene& scene) {
  scene.speakers.assign(scene.document.quotations.size(), {});
  // What stands inside another (the owner of a counterpart) is settled before it.
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < scene.referring.size(); ++i) {
    const Referring& at = scene.referring[i];
    if (at.kind != Reference::name && at.kind != Reference::none && !at.masked) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Span left = scene.referring[a].span, right = scene.referring[b].span;
    return left.end != right.end ? left.end < right.end : left.begin > right.begin;
  });
  const std::vector<SharedOffice> offices = shared_offices(scene);
  auto office = offices.begin();
  const auto learn_before = [&](std::uint32_t byte) {
    for (; office != offices.end() && scene.mention(office->role).span.end <= byte; ++office) learn_shared_office(scene, *office);
  };
  for (const std::uint32_t i : order) {
    if (scene.referring[i].quoted) continue;
    learn_before(scene.referring[i].span.begin);
    resolve_one(scene, i);
  }
  learn_before(static_cast<std::uint32_t>(scene.document.text.size()));
  resolve_sets_named_later(scene);
  // Who "I" is shows only when the document's own voice has said who speaks.
  find_speakers(scene);
  for (const std::uint32_t i : order)
    if (scene.referring[i].quoted) resolve_one(scene, i);
}

}  // namespace relata::within
