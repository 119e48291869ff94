#include "tools/probes/list_edits.h"

#include <vector>

namespace relata {
namespace {

constexpr std::string_view blank = " \t";

std::size_t line_begin(std::string_view bytes, std::size_t at) {
  const std::size_t end = bytes.rfind('\n', at == 0 ? 0 : at - 1);
  return at == 0 || end == std::string_view::npos ? 0 : end + 1;
}

// What stands before `at` on its line.
std::string_view before(std::string_view bytes, std::size_t at) {
  const std::size_t begin = line_begin(bytes, at);
  return bytes.substr(begin, at - begin);
}

bool has_dash(std::string_view lead) {
  const std::size_t dash = lead.find_first_not_of(blank);
  return dash != std::string_view::npos && lead[dash] == '-' && lead.find_first_not_of(blank, dash + 1) == std::string_view::npos;
}

std::uint32_t narrow(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

// A stretch that stands on lines of its own goes with them; in a flow list the comma goes too. `own` are the spans of it and its siblings.
std::optional<Span> without(std::string_view bytes, const std::vector<Span>& own, std::size_t index) {
  const Span gone = own[index];
  const std::string_view lead = before(bytes, gone.begin);
  if (lead.find_first_not_of(blank) == std::string_view::npos || has_dash(lead)) {
    if (has_dash(lead) && own.size() > 1 && index + 1 < own.size() &&
        before(bytes, own[index + 1].begin).find('-') == std::string_view::npos)
      return std::nullopt;                                                        // the first key of a list's item: the dash is not its own
    const bool ends_line = gone.end > gone.begin && bytes[gone.end - 1] == '\n';  // a block scalar
    const std::size_t end = bytes.find('\n', ends_line ? gone.end - 1 : gone.end);
    return Span{narrow(line_begin(bytes, gone.begin)), narrow(end == std::string_view::npos ? bytes.size() : end + 1)};
  }
  if (index + 1 < own.size()) return Span{gone.begin, own[index + 1].begin};
  if (index > 0) return Span{own[index - 1].end, gone.end};
  return std::nullopt;
}

}  // namespace

Edit append_item(std::string_view bytes, SourceId source, Span last, std::string_view item) {
  const std::string_view lead = before(bytes, last.begin);
  Edit edit{source, {last.end, last.end}, ", " + std::string(item)};
  if (has_dash(lead)) edit.replacement = "\n" + std::string(lead) + std::string(item);
  return edit;
}

std::optional<Edit> leave_out(std::string_view bytes, SourceId source, const yaml::Node& root, Span place) {
  // From `root` down to the scalar; what can be left out on the way, the innermost last.
  std::optional<Span> gone;
  const yaml::Node* at = &root;
  while (!at->is_scalar()) {
    std::vector<Span> own;
    const yaml::Node* inner = nullptr;
    std::size_t index = 0;
    const auto visit = [&](Span whole, const yaml::Node& value) {
      if (whole.contains(place)) index = own.size(), inner = &value;
      own.push_back(whole);
    };
    for (const yaml::Node& item : at->items) visit(item.span, item);
    for (const yaml::Member& member : at->members)
      visit({member.key.span.begin, std::max(member.key.span.end, member.value.span.end)}, member.value);
    if (!inner) break;
    if (own.size() > 1 || at == &root) gone = without(bytes, own, index);
    at = inner;
  }
  if (!gone) return std::nullopt;
  return Edit{source, *gone, ""};
}

}  // namespace relata
