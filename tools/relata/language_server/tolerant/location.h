// Where in a tree a byte stands.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/rules/keys.h"
#include "engine/yaml/yaml.h"

namespace relata::language_server {

struct Location {
  std::vector<std::string> path;         // keys from the root down; "-" for an item of a list
  std::vector<const yaml::Node*> nodes;  // of the same length: what stands behind each key or dash
  const yaml::Node* scalar = nullptr;    // the key or value that the byte touches; nullptr between them
  bool on_key = false;                   // `scalar` is a key: of the mapping that `path` leads to
  const yaml::Node* mapping = nullptr;   // that mapping
  // The node behind the n-th step, nullptr if there are fewer.
  [[nodiscard]] const yaml::Node* node(std::size_t n) const { return n < nodes.size() ? nodes[n] : nullptr; }
};
// The tree must outlive it.
[[nodiscard]] Location locate(const yaml::Node& root, std::uint32_t byte);

// Which table of keys holds for the mapping at this path of a file of rules, cases or packs; nullopt where names are the author's own.
[[nodiscard]] std::optional<KeyOwner> owner_at(const std::vector<std::string>& path, KeyOwner file);

}  // namespace relata::language_server
