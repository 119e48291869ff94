#include "tools/relata/language_server/tolerant/location.h"

namespace relata::language_server {
namespace {

bool touches(Span span, std::uint32_t byte) {
  return span.begin <= byte && byte <= span.end;
}

}  // namespace

Location locate(const yaml::Node& root, std::uint32_t byte) {
  Location location;
  const yaml::Node* node = &root;
  while (node) {
    const yaml::Node* next = nullptr;
    if (node->is_scalar()) {
      if (touches(node->span, byte)) location.scalar = node;
      break;
    }
    if (node->is_mapping()) location.mapping = node;
    // Keys first: a block scalar reaches up to the key behind it.
    for (const yaml::Member& member : node->members)
      if (touches(member.key.span, byte)) {
        location.scalar = &member.key;
        location.on_key = true;
        return location;
      }
    for (const yaml::Member& member : node->members) {
      if (next || !touches(member.value.span, byte)) continue;
      location.path.push_back(member.key.text);
      next = &member.value;
    }
    for (const yaml::Node& item : node->items) {
      if (next || !touches(item.span, byte)) continue;
      location.path.push_back("-");
      next = &item;
    }
    if (next) location.nodes.push_back(next);
    node = next;
  }
  return location;
}

std::optional<KeyOwner> owner_at(const std::vector<std::string>& path, KeyOwner file) {
  const auto is = [&](std::size_t depth, std::string_view first) { return path.size() == depth && path[0] == first; };
  if (path.empty()) return file;
  if (file == KeyOwner::rule_file) {
    if (is(2, "rules")) return KeyOwner::rule;
    if (is(3, "rules") && path[2] == "unless") return KeyOwner::unless;
    if (is(4, "rules") && path[2] == "tests") return KeyOwner::test;
    if (is(2, "families")) return KeyOwner::family;
  }
  if (file == KeyOwner::case_file && is(2, "cases")) return KeyOwner::pack_case;
  return std::nullopt;
}

}  // namespace relata::language_server
