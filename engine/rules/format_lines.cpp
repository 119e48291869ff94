#include <algorithm>
#include <optional>

#include "engine/rules/format_passes.h"

namespace relata {
namespace {

using yaml::Node;

class Indentation {
 public:
  Indentation(std::string_view text, std::vector<std::uint32_t> starts)
      : text_(text), starts_(std::move(starts)), targets(starts_.size()) {}

  void visit(const Node& node, int indent) {
    const char first = node.span.begin < text_.size() ? text_[node.span.begin] : '\0';
    if (node.is_mapping() && first != '{') {
      for (const yaml::Member& member : node.members) {
        anchor(member.key.span.begin, indent);
        visit(member.value, indent + 2);
      }
    } else if (node.is_sequence() && first != '[') {
      for (const Node& item : node.items) {
        const std::uint32_t dash = dash_before(item.span.begin);
        anchor(dash, indent);
        if (item.span.begin > dash + 2 && text_.find_first_not_of(' ', dash + 1) == item.span.begin)
          edits.push_back({0, {dash + 1, item.span.begin}, " "});
        visit(item, indent + 2);
      }
    }
  }

  // The column at which what begins on a line should stand, where something begins.
  std::size_t line_of(std::uint32_t at) const {
    return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), at) - starts_.begin()) - 1;
  }
  int column(std::size_t line) const {
    std::uint32_t at = starts_[line];
    while (at < text_.size() && text_[at] == ' ') ++at;
    return static_cast<int>(at - starts_[line]);
  }
  bool is_comment(std::size_t line) const {
    const std::size_t at = starts_[line] + static_cast<std::size_t>(column(line));
    return at < text_.size() && text_[at] == '#';
  }
  bool is_blank(std::size_t line) const {
    const std::size_t at = starts_[line] + static_cast<std::size_t>(column(line));
    return at >= text_.size() || text_[at] == '\n';
  }

 private:
  void anchor(std::uint32_t at, int indent) {
    const std::size_t line = line_of(at);
    if (starts_[line] + static_cast<std::uint32_t>(column(line)) == at) targets[line] = indent;
  }

  std::uint32_t dash_before(std::uint32_t at) const {
    while (at > 0 && text_[at - 1] != '-') --at;
    return at > 0 ? at - 1 : 0;
  }

  std::string_view text_;
  std::vector<std::uint32_t> starts_;

 public:
  std::vector<std::optional<int>> targets;
  std::vector<Edit> edits;  // behind dashes
};

void mark_scalars(const Node& node, const std::vector<std::uint32_t>& starts, std::vector<bool>& inside) {
  if (node.is_scalar()) {
    auto line = std::upper_bound(starts.begin(), starts.end(), node.span.begin);
    // A block scalar may end with its last line feed, where the next line begins.
    for (; line != starts.end() && *line < node.span.end; ++line) inside[static_cast<std::size_t>(line - starts.begin())] = true;
    return;
  }
  for (const Node& item : node.items) mark_scalars(item, starts, inside);
  for (const yaml::Member& member : node.members) mark_scalars(member.value, starts, inside);
}

}  // namespace

std::string plain_lines(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  std::string text;
  text.reserve(bytes.size() + 1);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r')
      text += bytes[i];
    else if (i + 1 == bytes.size() || bytes[i + 1] != '\n')
      text += '\n';  // alone it ends a line of YAML too
  }
  while (text.ends_with("\n\n")) text.pop_back();
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  return text;
}

std::vector<std::uint32_t> line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts = {0};
  for (std::uint32_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' && i + 1 < text.size()) starts.push_back(i + 1);
  return starts;
}

std::vector<bool> lines_inside_scalars(std::string_view, const Node& root, const std::vector<std::uint32_t>& starts) {
  std::vector<bool> inside(starts.size(), false);
  mark_scalars(root, starts, inside);
  return inside;
}

std::vector<Edit> format_indentation(std::string_view text, const Node& root) {
  const std::vector<std::uint32_t> starts = line_starts(text);
  const std::vector<bool> inside = lines_inside_scalars(text, root, starts);
  Indentation lines(text, starts);
  lines.visit(root, 0);
  // The next line on which something begins, for comments.
  std::vector<std::size_t> next(starts.size() + 1, starts.size());
  for (std::size_t i = starts.size(); i-- > 0;) next[i] = lines.targets[i] ? i : next[i + 1];
  std::vector<Edit> edits = std::move(lines.edits);
  int delta = 0, before = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const int column = lines.column(i);
    int moved = delta;
    if (lines.targets[i]) {
      moved = delta = *lines.targets[i] - column;
      before = column;
    } else if (lines.is_blank(i)) {
      continue;
    } else if (!inside[i] && lines.is_comment(i) && column != before && next[i] < starts.size()) {
      moved = *lines.targets[next[i]] - column;  // it speaks of what follows
    }
    if (moved > 0) edits.push_back({0, {starts[i], starts[i]}, std::string(static_cast<std::size_t>(moved), ' ')});
    if (moved < 0) edits.push_back({0, {starts[i], starts[i] + static_cast<std::uint32_t>(std::min(column, -moved))}, ""});
  }
  return edits;
}

std::vector<Edit> format_blank_lines(std::string_view text, const Node& root) {
  const std::vector<std::uint32_t> starts = line_starts(text);
  const std::vector<bool> inside = lines_inside_scalars(text, root, starts);
  std::vector<Edit> edits;
  bool blank = true;  // none at the top
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::uint32_t end = i + 1 < starts.size() ? starts[i + 1] : static_cast<std::uint32_t>(text.size());
    const bool goes_on = i + 1 < starts.size() && inside[i + 1];
    std::uint32_t last = end;
    while (last > starts[i] && (text[last - 1] == '\n' || text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
    const bool empty = last == starts[i];
    if (inside[i] || (goes_on && !empty)) {
      blank = false;
    } else if (empty && blank) {
      edits.push_back({0, {starts[i], end}, ""});
    } else {
      blank = empty;
      const std::uint32_t feed = end > starts[i] && text[end - 1] == '\n' ? end - 1 : end;
      if (feed > last) edits.push_back({0, {last, feed}, ""});
    }
  }
  return edits;
}

}  // namespace relata
