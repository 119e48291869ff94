#include "tools/relata/language_server/tolerant/reading.h"

#include <algorithm>

#include "tools/relata/language_server/tolerant/flow.h"
#include "tools/relata/language_server/tolerant/scalars.h"

namespace relata::language_server {
namespace {

using yaml::NodeKind;

constexpr std::size_t deepest = 64;

// A mapping or list whose end has not been reached.
struct Level {
  yaml::Node node;
  int column = 0;
  std::optional<yaml::Node> key;  // of a mapping: its value has not come yet
  bool item = false;              // of a list: a dash whose value has not come yet
  std::uint32_t behind = 0;       // the colon or dash
  [[nodiscard]] bool waits() const { return key || item; }
};

class BlockReader {
 public:
  explicit BlockReader(std::string_view text) : text_(text) {}

  yaml::Node read() {
    std::uint32_t at = text_.starts_with("\xef\xbb\xbf") ? 3 : 0;
    while (at < text_.size()) at = read_line(at);
    while (levels_.size() > 1) pop();
    if (levels_.empty()) {
      if (loose_) return std::move(*loose_);
      yaml::Node empty;
      empty.kind = NodeKind::mapping;
      return empty;
    }
    settle(levels_.back());
    return std::move(levels_.back().node);
  }

 private:
  // Reads what begins on the line at `at`; returns the start of the line behind it.
  std::uint32_t read_line(std::uint32_t at) {
    const std::uint32_t start = at, stop = line_end(text_, at);
    while (at < stop && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\r')) ++at;
    const std::string_view line = text_.substr(at, stop - at);
    const bool marker = at == start && (line.starts_with("---") || line.starts_with("...") || line.starts_with("%"));
    if (line.empty() || line[0] == '#' || marker) return stop + 1;
    line_start_ = start;
    while (at < stop) {
      const int column = static_cast<int>(at - line_start_);
      if (is_dash(text_, at)) {
        enter(NodeKind::sequence, column, at);
        at = skip_blanks(at + 1);
        continue;
      }
      if (const auto end = key_end(text_, at)) {
        at = read_key(at, *end, column);
        continue;
      }
      if (text_[at] == '#' || text_[at] == '\r') break;
      at = read_value(at, column);
      // What stands behind a value on its line belongs to nothing.
      return text_[at - 1] == '\n' ? at : line_end(text_, at) + 1;
    }
    return stop + 1;
  }

  std::uint32_t skip_blanks(std::uint32_t at) const {
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    return at;
  }

  [[nodiscard]] bool ends_line(std::uint32_t at) const {
    at = skip_blanks(at);
    return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r' || text_[at] == '#';
  }

  std::uint32_t read_key(std::uint32_t at, std::uint32_t end, int column) {
    enter(NodeKind::mapping, column, at);
    yaml::Node key;
    if (text_[at] == '\'' || text_[at] == '"') {
      key = read_quoted(text_, at, column).node;
    } else {
      key.text = text_.substr(at, end - at);
      key.span = {at, end};
      key.place = {};
      for (std::uint32_t i = at; i <= end; ++i) key.place.push_back(i);
    }
    const std::uint32_t colon = skip_blanks(end);
    Level& top = levels_.back();
    top.key = std::move(key);
    top.behind = std::min<std::uint32_t>(colon + 1, static_cast<std::uint32_t>(text_.size()));
    return skip_blanks(top.behind);
  }

  // A scalar or something in brackets.
  std::uint32_t read_value(std::uint32_t at, int column) {
    while (levels_.size() > 1 && levels_.back().column > column && !on_this_line(levels_.back())) pop();
    // Indented as the keys are: a key whose colon is missing, if anything.
    if (!levels_.empty() && levels_.back().column == column && levels_.back().node.is_mapping() && levels_.back().waits())
      fill(levels_.back(), absent_at(levels_.back().behind));
    const int parent = levels_.empty() ? -1 : levels_.back().column;
    ReadScalar read;
    const char c = text_[at];
    if (c == '[' || c == '{') {
      read = read_flow(text_, at, parent);
      // A pattern whose quotation marks are missing.
      if (!ends_line(read.end)) read = read_plain(text_, at, parent, false);
    } else if (c == '\'' || c == '"') {
      read = read_quoted(text_, at, parent);
    } else if (c == '|' || c == '>') {
      read = read_block(text_, at, parent);
    } else {
      read = read_plain(text_, at, parent, false);
    }
    read.end = std::max(read.end, at + 1);
    place(std::move(read.node));
    return read.end;
  }

  // Did it begin on the line that is being read?
  [[nodiscard]] bool on_this_line(const Level& level) const { return level.behind > line_start_; }

  void place(yaml::Node node) {
    if (levels_.empty()) {
      loose_ = std::move(node);
      return;
    }
    Level& top = levels_.back();
    if (top.waits()) return fill(top, std::move(node));
    if (top.node.is_sequence()) return top.node.items.push_back(std::move(node));
    if (!node.is_scalar()) return;
    yaml::Node value = absent_at(node.span.end);
    top.node.members.push_back({std::move(node), std::move(value)});
  }

  static void fill(Level& level, yaml::Node node) {
    if (level.key)
      level.node.members.push_back({std::move(*level.key), std::move(node)});
    else
      level.node.items.push_back(std::move(node));
    level.key.reset();
    level.item = false;
  }

  // The value that has not come is left out.
  static void settle(Level& level) {
    if (level.waits()) fill(level, absent_at(level.behind));
    yaml::Node& node = level.node;
    if (!node.members.empty()) node.span = {node.members.front().key.span.begin, node.members.back().value.span.end};
    if (!node.items.empty()) node.span.end = std::max(node.span.begin, node.items.back().span.end);
  }

  void pop() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    settle(level);
    Level& parent = levels_.back();
    if (parent.waits())
      fill(parent, std::move(level.node));
    else if (parent.node.is_sequence())
      parent.node.items.push_back(std::move(level.node));
  }

  // Goes to the mapping or list that has a key or dash at this column, or begins one.
  void enter(NodeKind kind, int column, std::uint32_t at) {
    while (levels_.size() > 1) {
      const Level &top = levels_.back(), &below = levels_[levels_.size() - 2];
      if (top.column < column) break;
      if (top.column == column && top.node.kind == kind) break;
      // A list may stand as far left as the key that it belongs to.
      if (top.column == column && kind == NodeKind::sequence && top.key) break;
      // Indented between the two: it goes on with the inner one, whose column was missed.
      if (top.column > column && below.column < column && top.node.kind == kind && !below.waits()) break;
      pop();
    }
    Level* top = levels_.empty() ? nullptr : &levels_.back();
    const bool nests = top && top->waits() && (column > top->column || (column == top->column && kind == NodeKind::sequence && top->key));
    const bool goes_on = top && !nests && (top->node.kind == kind || levels_.size() >= deepest);
    if (!top || (!goes_on && (nests || top->node.is_sequence()) && levels_.size() < deepest)) {
      Level fresh;
      fresh.node.kind = kind;
      fresh.node.span = {at, at};
      fresh.column = column;
      levels_.push_back(std::move(fresh));
      top = &levels_.back();
    }
    if (top->waits()) fill(*top, absent_at(top->behind));
    if (kind == NodeKind::sequence && top->node.is_sequence()) {
      top->item = true;
      top->behind = at + 1;
    } else {
      top->behind = at + 1;
    }
  }

  std::string_view text_;
  std::uint32_t line_start_ = 0;
  std::vector<Level> levels_;
  std::optional<yaml::Node> loose_;  // of a text that is one value
};

}  // namespace

yaml::Node read_tolerantly(std::string_view text) {
  return BlockReader(text).read();
}

}  // namespace relata::language_server
