#include "engine/rules/offer_rewrites.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {
namespace {

Span bytes_between(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Behind the class that opens at `at`.
std::size_t behind_class(std::string_view text, std::size_t at, std::size_t end) {
  ++at;
  if (at < end && text[at] == '^') ++at;
  if (at < end && text[at] == ']') ++at;
  while (at < end && text[at] != ']') at += text[at] == '\\' ? 2 : 1;
  return at + 1;
}

// The `)` of the group whose `(` stands at `open`; nullopt if there is none before `end`.
std::optional<std::size_t> closing(std::string_view text, std::size_t open, std::size_t end) {
  int depth = 0;
  for (std::size_t at = open; at < end;) {
    if (text[at] == '\\') {
      at += 2;
    } else if (text[at] == '[') {
      at = behind_class(text, at, end);
    } else {
      if (text[at] == '(') ++depth;
      if (text[at] == ')' && --depth == 0) return at;
      ++at;
    }
  }
  return std::nullopt;
}

// A slot, or a parenthesis around one.
struct Capture {
  std::string name, type;  // of the slot; empty where a parenthesis holds other things than one slot
};

struct Captures {
  std::vector<Capture> slots, parentheses;  // in the order in which they open

  // What the author of `\N` counts: parentheses, and slots where there is no parenthesis.
  [[nodiscard]] const Capture* by_number(std::size_t number) const {
    const std::vector<Capture>& counted = parentheses.empty() ? slots : parentheses;
    return number >= 1 && number <= counted.size() ? &counted[number - 1] : nullptr;
  }
};

// The slot that `text` is, from its brace to its brace; nullopt if it is something else.
std::optional<Capture> slot_in(std::string_view text) {
  const std::size_t close = text.find('}'), colon = text.find(':');
  if (!text.starts_with('{') || colon == std::string_view::npos || close == std::string_view::npos || colon > close) return std::nullopt;
  return Capture{std::string(text.substr(1, colon - 1)), std::string(text.substr(colon + 1, close - colon - 1))};
}

Captures captures_of(std::string_view pattern) {
  Captures captures;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '\\') {
      at += 2;
    } else if (pattern[at] == '[') {
      at = behind_class(pattern, at, pattern.size());
    } else {
      if (pattern[at] == '(' && !pattern.substr(at).starts_with("(?")) {
        const std::string_view within = pattern.substr(at + 1);
        const bool is_one_slot = within.find('}') != std::string_view::npos && within.substr(within.find('}') + 1).starts_with(')');
        captures.parentheses.push_back(is_one_slot ? slot_in(within).value_or(Capture{}) : Capture{});
      }
      if (const std::optional<Capture> slot = slot_in(pattern.substr(at))) captures.slots.push_back(*slot);
      ++at;
    }
  }
  return captures;
}

class Rewriter {
 public:
  Rewriter(const yaml::Node& rule, SourceId source, Diagnostics& diagnostics)
      : rule_(rule), source_(source), bytes_(diagnostics.source(source).bytes), diagnostics_(diagnostics) {}

  void offer(std::size_t index) {
    const Diagnostic& told = diagnostics_.all()[index];
    if (told.primary.source != source_) return;
    const yaml::Node* match = rule_.find("match");
    if (!match) return;
    const std::vector<const yaml::Node*> patterns = yaml::as_list(*match);
    for (const yaml::Node* pattern : patterns) {
      if (told.primary.span.begin < pattern->span.begin || told.primary.span.end > pattern->span.end || pattern->place.empty()) continue;
      const bool spelt_out = pattern->style == yaml::ScalarStyle::single_quoted || pattern->style == yaml::ScalarStyle::literal;
      if (!spelt_out) return;
      if (told.code == "P011")
        offer_where(index, *pattern);
      else if (patterns.size() == 1)
        offer_unless(index, *pattern);
    }
  }

 private:
  void offer_unless(std::size_t index, const yaml::Node& pattern) {
    const Span told = diagnostics_.all()[index].primary.span;
    const std::size_t begin = pattern.place.front(), end = pattern.place.back();
    const std::string_view opening = bytes_.substr(told.begin);
    const bool behind = opening.starts_with("(?!"), before = opening.starts_with("(?<!");
    const std::optional<std::size_t> close = closing(bytes_, told.begin, end);
    if (close && ((opening.starts_with("(?=") && *close + 1 == end) || (opening.starts_with("(?<=") && told.begin == begin)))
      return diagnostics_.add_fix(index, {"make it a part of the match", {{source_, told, "(?:"}}});
    if (!close || (!behind && !before)) return;
    if (behind ? *close + 1 != end : told.begin != begin) return;
    std::string inner(bytes_.substr(told.begin + (behind ? 3 : 4), *close - told.begin - (behind ? 3 : 4)));
    // A space between the match and what must not stand there is allowed anyway.
    while (behind && inner.starts_with(' ')) inner.erase(0, 1);
    while (before && inner.ends_with(' ')) inner.pop_back();
    if (inner.empty() || inner.find('\n') != std::string::npos) return;
    const std::string exception = std::string(behind ? "after" : "before") + ": '" + quoted(inner, pattern) + "'";
    std::optional<Edit> edit = new_key("unless", "{" + exception + "}", pattern);
    if (const yaml::Node* unless = rule_.find("unless")) {
      const bool flow = unless->is_mapping() && unless->span.size() > 2 && bytes_[unless->span.end - 1] == '}';
      if (!flow || unless->find(behind ? "after" : "before")) return;
      edit = Edit{source_, bytes_between(unless->span.end - 1, unless->span.end - 1), ", " + exception};
    }
    if (!edit) return;
    // A space beside the lookaround was a part of the match; at the pattern's end it would be none of its words.
    std::size_t from = told.begin, to = *close + 1;
    while (behind && from > begin && bytes_[from - 1] == ' ') --from;
    while (before && to < end && bytes_[to] == ' ') ++to;
    diagnostics_.add_fix(index, {"say it as `unless: {" + exception + "}`", {{source_, bytes_between(from, to), ""}, std::move(*edit)}});
  }

  void offer_where(std::size_t index, const yaml::Node& pattern) {
    const Span told = diagnostics_.all()[index].primary.span;
    std::string reference(bytes_.substr(told.begin, told.size()));
    const Captures captures = captures_of(pattern.text);
    const Capture* meant = nullptr;
    const auto digits = reference.find_first_of("0123456789");
    const std::size_t name_begin = std::min(reference.find_first_of("<{'="), reference.size() - 1) + 1;
    const std::string name = reference.substr(name_begin, reference.find_first_of(">}')", name_begin) - name_begin);
    std::size_t end = told.end;
    if (reference.starts_with("\\") && digits == 1) {
      while (end < pattern.place.back() && bytes_[end] >= '0' && bytes_[end] <= '9') reference += bytes_[end++];
      const std::string number = reference.substr(1);
      if (number.size() < 4) meant = captures.by_number(std::stoul(number));
    } else {
      for (const Capture& capture : captures.slots)
        if (capture.name == name) meant = &capture;
      if (reference.starts_with("(") && end < pattern.place.back() && bytes_[end] == ')') ++end;
    }
    if (!meant || meant->name.empty() || meant->type.ends_with('+')) return;
    const std::string again = free_name(meant->name);
    if (rule_.find("where")) return;
    std::optional<Edit> edit = new_key("where", meant->name + " = " + again, pattern);
    if (!edit) return;
    diagnostics_.add_fix(index, {"say it as `where: " + meant->name + " = " + again + "`",
                                 {{source_, bytes_between(told.begin, end), "{" + again + ":" + meant->type + "}"}, std::move(*edit)}});
  }

  // A line `key: value` behind the match; nullopt in a flow mapping.
  [[nodiscard]] std::optional<Edit> new_key(std::string_view key, const std::string& value, const yaml::Node& pattern) const {
    if (bytes_[rule_.span.begin] == '{') return std::nullopt;
    const auto member =
        std::find_if(rule_.members.begin(), rule_.members.end(), [](const yaml::Member& m) { return m.key.text == "match"; });
    const std::size_t line_break = bytes_.rfind('\n', member->key.span.begin);
    const std::size_t line = line_break == std::string_view::npos ? 0 : line_break + 1;
    const std::size_t last = std::max<std::size_t>(pattern.span.end, member->value.span.end) - 1;
    const std::size_t end = std::min(bytes_.find('\n', bytes_[last] == '\n' ? last : last), bytes_.size());
    return Edit{source_, bytes_between(end, end), "\n" + std::string(member->key.span.begin - line, ' ') + std::string(key) + ": " + value};
  }

  [[nodiscard]] static std::string quoted(const std::string& bytes, const yaml::Node& pattern) {
    if (pattern.style == yaml::ScalarStyle::single_quoted) return bytes;  // its quotes are doubled already
    std::string doubled;
    for (const char c : bytes) doubled += c == '\'' ? "''" : std::string(1, c);
    return doubled;
  }

  [[nodiscard]] std::string free_name(const std::string& name) const {
    const std::string_view all = bytes_.substr(rule_.span.begin, rule_.span.size());
    for (int number = 2;; ++number) {
      const std::string again = name + std::to_string(number);
      if (all.find("{" + again + ":") == std::string_view::npos) return again;
    }
  }

  const yaml::Node& rule_;
  SourceId source_;
  std::string_view bytes_;
  Diagnostics& diagnostics_;
};

}  // namespace

void offer_rewrites(const yaml::Node& rule, SourceId source, std::size_t from, Diagnostics& diagnostics) {
  constexpr std::size_t most_rewritten = 16;  // of one rule
  std::size_t rewritten = 0;
  for (std::size_t i = from; i < diagnostics.all().size() && rewritten < most_rewritten; ++i) {
    const std::string& code = diagnostics.all()[i].code;
    if (code != "P010" && code != "P011") continue;
    ++rewritten;
    Rewriter(rule, source, diagnostics).offer(i);
  }
}

}  // namespace relata
