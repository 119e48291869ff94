#include "engine/rules/format.h"

#include <algorithm>

#include "engine/rules/format_passes.h"

namespace relata {
namespace {

using yaml::Node;

bool same_tree(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!same_tree(a.items[i], b.items[i])) return false;
  for (std::size_t i = 0; i < a.members.size(); ++i)
    if (a.members[i].key.text != b.members[i].key.text || !same_tree(a.members[i].value, b.members[i].value)) return false;
  return true;
}

std::optional<Node> parse(const std::string& text) {
  Diagnostics diagnostics;
  auto root = yaml::parse(diagnostics.add_source("", text), diagnostics);
  if (diagnostics.errors() > 0) return std::nullopt;
  return root;
}

}  // namespace

std::string apply(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string out;
  std::uint32_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at) continue;  // two passes never want the same bytes
    out += text.substr(at, edit.span.begin - at);
    out += edit.replacement;
    at = edit.span.end;
  }
  return out += text.substr(at);
}

std::optional<std::string> format_rule_file(std::string_view bytes) {
  std::string text = plain_lines(bytes);
  const auto first = parse(std::string(bytes.substr(bytes.starts_with("\xef\xbb\xbf") ? 3 : 0)));
  if (!first) return std::nullopt;
  // What one pass leaves behind may be another's to mend: a round more, until nothing changes.
  constexpr int most_rounds = 5;
  for (int round = 0; round < most_rounds; ++round) {
    const std::string before = text;
    for (const auto pass : {format_spaces, format_indentation, format_blank_lines}) {
      const auto root = parse(text);
      if (!root) return std::nullopt;
      text = plain_lines(relata::apply(text, pass(text, *root)));
    }
    if (text == before) break;
  }
  const auto last = parse(text);
  if (!last || !same_tree(*first, *last)) return std::nullopt;
  return text;
}

}  // namespace relata
