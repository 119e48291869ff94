#include "engine/rules/format_passes.h"
#include "engine/rules/keys.h"

namespace relata {
namespace {

using yaml::Node;

bool holds_patterns(std::string_view key) {
  for (const Key& each : key_table())
    if (each.name == key && (each.value == KeyValue::pattern || each.value == KeyValue::patterns)) return true;
  return false;
}

class Spaces {
 public:
  explicit Spaces(std::string_view text) : text_(text) {}

  void visit(const Node& node, bool pattern) {
    if (node.is_mapping()) {
      const bool flow = opens_with(node, '{');
      for (const yaml::Member& member : node.members) {
        behind_key(member);
        const bool named = member.key.text == "phrases";
        if (named && member.value.is_mapping())
          for (const yaml::Member& phrase : member.value.members) behind_key(phrase), visit(phrase.value, true);
        else
          visit(member.value, holds_patterns(member.key.text));
      }
      if (flow && !node.members.empty()) {
        trim(node.span.begin + 1, node.members.front().key.span.begin, "");
        for (std::size_t i = 1; i < node.members.size(); ++i)
          trim(node.members[i - 1].value.span.end, node.members[i].key.span.begin, ", ");
        trim(node.members.back().value.span.end, node.span.end - 1, "");
      }
    } else if (node.is_sequence()) {
      for (const Node& item : node.items) visit(item, pattern);
      if (opens_with(node, '[')) {
        if (node.items.empty()) return trim(node.span.begin + 1, node.span.end - 1, "");
        trim(node.span.begin + 1, node.items.front().span.begin, "");
        for (std::size_t i = 1; i < node.items.size(); ++i) trim(node.items[i - 1].span.end, node.items[i].span.begin, ", ");
        trim(node.items.back().span.end, node.span.end - 1, "");
      }
    } else if (pattern) {
      quote(node);
    }
  }

  std::vector<Edit> edits;

 private:
  bool opens_with(const Node& node, char c) const { return node.span.begin < text_.size() && text_[node.span.begin] == c; }

  // Between `begin` and `end` only spaces and commas stand: they become `wanted`.
  void trim(std::uint32_t begin, std::uint32_t end, std::string_view wanted) {
    if (begin > end || end > text_.size() || text_.substr(begin, end - begin) == wanted) return;
    if (text_.substr(begin, end - begin).find_first_not_of(" ,") != std::string_view::npos) return;
    edits.push_back({0, {begin, end}, std::string(wanted)});
  }

  void behind_key(const yaml::Member& member) {
    const std::uint32_t begin = member.key.span.end, end = member.value.span.begin;
    if (member.value.span.empty() || end <= begin + 1 || end > text_.size()) return;
    const std::string_view between = text_.substr(begin, end - begin);
    if (between.find_first_not_of(" :") != std::string_view::npos || between == ": ") return;
    edits.push_back({0, {begin, end}, ": "});
  }

  // A plain or double-quoted pattern that has no escapes, on one line.
  void quote(const Node& node) {
    if (node.style != yaml::ScalarStyle::plain && node.style != yaml::ScalarStyle::double_quoted) return;
    const std::string_view written = text_.substr(node.span.begin, node.span.size());
    if (node.text.empty() || written.find('\n') != std::string_view::npos) return;
    if (node.style == yaml::ScalarStyle::double_quoted && written.find('\\') != std::string_view::npos) return;
    std::string quoted = "'";
    for (const char c : node.text) quoted += c == '\'' ? "''" : std::string(1, c);
    edits.push_back({0, node.span, quoted + "'"});
  }

  std::string_view text_;
};

}  // namespace

std::vector<Edit> format_spaces(std::string_view text, const Node& root) {
  Spaces spaces(text);
  spaces.visit(root, false);
  return std::move(spaces.edits);
}

}  // namespace relata
