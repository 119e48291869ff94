// YAML files to trees in which every byte knows its place.
#include "engine/yaml/yaml.h"

#include "engine/diagnostics/render.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

namespace {

// Trees are at most 32 deep (Y006).
void look_at(const yaml::Node& node, std::size_t size) {  // NOLINT(misc-no-recursion)
  must(node.span.begin <= node.span.end && node.span.end <= size, "a node lies in its file");
  if (node.is_scalar()) {
    must(node.place.size() == node.text.size() + 1, "every byte of a scalar has a place");
    std::uint32_t before = 0;
    for (const std::uint32_t place : node.place) {
      must(place >= before && place <= size, "the places of a scalar rise");
      before = place;
    }
  }
  for (const yaml::Node& item : node.items) look_at(item, size);
  for (const yaml::Member& member : node.members) {
    look_at(member.key, size);
    look_at(member.value, size);
  }
}

}  // namespace

void take(std::string_view input) {
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("input.yaml", std::string(input));
  const auto tree = yaml::parse(source, diagnostics);
  must(tree || diagnostics.errors() > 0, "no tree without a diagnostic");
  if (tree) look_at(*tree, input.size());
  (void)render_text(diagnostics, in_order(diagnostics));
  (void)render_json(diagnostics, in_order(diagnostics));
}

}  // namespace relata::fuzz
