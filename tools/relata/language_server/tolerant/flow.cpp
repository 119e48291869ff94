#include "tools/relata/language_server/tolerant/flow.h"

namespace relata::language_server {
namespace {

constexpr std::size_t deepest = 64;

// A bracket that is open, with the key that waits for its value.
struct Open {
  yaml::Node node;
  std::optional<yaml::Node> key;
  bool pair = false;  // `a: b` in a list: a mapping without braces
};

class FlowReader {
 public:
  FlowReader(std::string_view text, int parent) : text_(text), parent_(parent) {}

  ReadScalar read(std::uint32_t at) {
    while (!done_ && at < text_.size()) at = step(at);
    while (!open_.empty()) close(at);
    return {std::move(result_), at};
  }

 private:
  // Takes one token; returns the byte behind it.
  std::uint32_t step(std::uint32_t at) {
    const char c = text_[at];
    if (c == '[' || c == '{') return open(at);
    if (c == ']' || c == '}') {
      end_pair();
      close(at + 1);
      return at + 1;
    }
    if (c == ',') {
      end_entry();
      return at + 1;
    }
    if (c == ' ' || c == '\t') return at + 1;
    if (c == '\n' || c == '\r') {
      int breaks = 0;
      const auto behind = behind_breaks(text_, at, parent_, breaks);
      if (!behind) done_ = true;
      return behind.value_or(at);
    }
    if (c == '#' && at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\n' || text_[at - 1] == '\t')) return line_end(text_, at);
    if (is_colon(text_, at, true)) {
      colon(at);
      return at + 1;
    }
    ReadScalar scalar = c == '\'' || c == '"' ? read_quoted(text_, at, parent_) : read_plain(text_, at, parent_, true);
    if (scalar.end == at) return at + 1;
    last_ = scalar.end;
    deliver(std::move(scalar.node));
    return scalar.end;
  }

  std::uint32_t open(std::uint32_t at) {
    if (open_.size() >= deepest) return at + 1;
    Open level;
    level.node.kind = text_[at] == '[' ? yaml::NodeKind::sequence : yaml::NodeKind::mapping;
    level.node.span = {at, at + 1};
    open_.push_back(std::move(level));
    last_ = at + 1;
    return at + 1;
  }

  void close(std::uint32_t end) {
    end_entry();
    yaml::Node node = std::move(open_.back().node);
    open_.pop_back();
    node.span.end = end;
    last_ = end;
    if (open_.empty()) {
      result_ = std::move(node);
      done_ = true;
      return;
    }
    deliver(std::move(node));
  }

  // What stands before a comma or bracket is complete.
  void end_entry() {
    end_pair();
    Open& top = open_.back();
    if (top.key) {
      const std::uint32_t at = colon_ > top.key->span.end ? colon_ : top.key->span.end;
      top.node.members.push_back({std::move(*top.key), absent_at(at)});
      top.key.reset();
    }
  }

  // `a: b` in a list ends with its value.
  void end_pair() {
    if (open_.empty() || !open_.back().pair) return;
    Open pair = std::move(open_.back());
    open_.pop_back();
    if (pair.key) pair.node.members.push_back({std::move(*pair.key), absent_at(last_)});
    if (!pair.node.members.empty()) pair.node.span = {pair.node.members.front().key.span.begin, pair.node.members.back().value.span.end};
    open_.back().node.items.push_back(std::move(pair.node));
  }

  void colon(std::uint32_t at) {
    Open& top = open_.back();
    colon_ = last_ = at + 1;
    if (top.node.is_mapping() || top.node.items.empty() || open_.size() >= deepest) return;
    Open pair;
    pair.pair = true;
    pair.node.kind = yaml::NodeKind::mapping;
    pair.key = std::move(top.node.items.back());
    top.node.items.pop_back();
    open_.push_back(std::move(pair));
  }

  void deliver(yaml::Node node) {
    Open& top = open_.back();
    if (top.node.is_sequence()) {
      top.node.items.push_back(std::move(node));
      return;
    }
    if (!top.key) {
      top.key = std::move(node);
      return;
    }
    // Two words without a colon or comma between: the first stands as a key alone.
    if (colon_ < top.key->span.end) {
      const std::uint32_t at = top.key->span.end;
      top.node.members.push_back({std::move(*top.key), absent_at(at)});
      top.key = std::move(node);
      return;
    }
    top.node.members.push_back({std::move(*top.key), std::move(node)});
    top.key.reset();
    end_pair();
  }

  std::string_view text_;
  int parent_;
  std::vector<Open> open_;
  yaml::Node result_;
  std::uint32_t last_ = 0;   // behind the last token
  std::uint32_t colon_ = 0;  // behind the last colon
  bool done_ = false;
};

}  // namespace

ReadScalar read_flow(std::string_view text, std::uint32_t at, int parent) {
  return FlowReader(text, parent).read(at);
}

}  // namespace relata::language_server
