// Strict YAML 1.2 as a tree: every key and value knows its bytes in the file, and every scalar byte the source byte it came from.
//
// Plain scalars are strings whatever they look like. Anchors, aliases, tags, duplicate keys, keys that are not scalars, further documents
// and nesting deeper than 32 are diagnostics (Y0xx).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/text/span.h"

namespace relata::yaml {

enum class NodeKind : std::uint8_t { scalar, sequence, mapping };
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

struct Member;

struct Node {
  NodeKind kind = NodeKind::scalar;
  Span span;   // bytes of the source file; of a quoted scalar with its quotes; empty where the value is left out
  Span shown;  // what a complaint about the node points at: the same bytes, or the key or dash of a value that is left out
  ScalarStyle style = ScalarStyle::plain;
  std::string text;                  // scalar: decoded
  std::vector<std::uint32_t> place;  // scalar: for each byte of `text` its source byte; one more for the end
  std::vector<Node> items;           // sequence
  std::vector<Member> members;       // mapping, in file order, keys distinct

  [[nodiscard]] bool is_scalar() const { return kind == NodeKind::scalar; }
  [[nodiscard]] bool is_sequence() const { return kind == NodeKind::sequence; }
  [[nodiscard]] bool is_mapping() const { return kind == NodeKind::mapping; }
  // True for `key:` with nothing behind it.
  [[nodiscard]] bool is_absent() const { return is_scalar() && text.empty() && style == ScalarStyle::plain; }
  [[nodiscard]] const Node* find(std::string_view key) const;  // of a mapping; nullptr if there is none
  // The source bytes of bytes `part` of `text`.
  [[nodiscard]] Span in_source(Span part) const;
};

struct Member {
  Node key;  // a scalar
  Node value;
};

// The value as a list: a sequence's items, or the value alone.
[[nodiscard]] std::vector<const Node*> as_list(const Node& node);

// The tree of `source`'s bytes. A syntax error is a diagnostic and gives nullopt; what is merely refused (duplicate keys, tags ...) is
// a diagnostic and left out of the tree. An empty file is an empty mapping.
[[nodiscard]] std::optional<Node> parse(SourceId source, Diagnostics& diagnostics);

}  // namespace relata::yaml
