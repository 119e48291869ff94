// Reading values out of a YAML tree: what is not as it should be becomes a diagnostic, and the reader goes on with nothing.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/yaml/yaml.h"

namespace relata::yaml {

// Where diagnostics go: the file and the code of "not this kind of value".
// Stands an alias here? YAML's reader has told of it.
[[nodiscard]] inline bool is_alias(const Node& node) {
  return node.is_scalar() && node.text.empty() && node.style == ScalarStyle::plain && !node.span.empty();
}

struct Reader {
  SourceId source;
  Diagnostics& diagnostics;
  std::string code;  // for every kind of mistake in this file's structure

  // Reports every key of `mapping` that is not in `allowed`, with the nearest one that is. `what` names the owner ("a type").
  void keys(const Node& mapping, const std::vector<std::string>& allowed, std::string_view what) const;
  // The value, or a diagnostic saying that `what` must be text (a mapping, a list of texts, true or false).
  [[nodiscard]] std::optional<std::string> text(const Node& node, std::string_view what) const;
  [[nodiscard]] bool mapping(const Node& node, std::string_view what) const;
  [[nodiscard]] std::vector<const Node*> texts(const Node& node, std::string_view what) const;  // one text or a list; the sound ones
  [[nodiscard]] std::optional<bool> truth(const Node& node, std::string_view what) const;
  // Index of the value in `names`, or a diagnostic with the nearest of them.
  [[nodiscard]] std::optional<std::size_t> one_of(const Node& node, const std::vector<std::string>& names, std::string_view what) const;
};

// "a, b or c".
[[nodiscard]] std::string listing(const std::vector<std::string>& names, std::string_view last = "or");

}  // namespace relata::yaml
