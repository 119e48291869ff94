#include <algorithm>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"

namespace relata {
namespace {

const PatternNode& unwrapped(const PatternNode& node) {
  const PatternNode* inner = &node;
  while (inner->kind == PatternKind::sequence && inner->children.size() == 1) inner = &inner->children.front();
  return *inner;
}

bool holds_symbol(const PatternNode& node) {
  return node.kind == PatternKind::slot || node.kind == PatternKind::word ||
         std::any_of(node.children.begin(), node.children.end(), holds_symbol);
}

// .*, .+ and their lazy forms.
bool is_wide(const PatternNode& node) {
  return node.kind == PatternKind::repeat && node.max < 0 && unwrapped(node.children.front()).kind == PatternKind::any_char;
}

bool is_place(const PatternNode& node) {
  return node.kind == PatternKind::begin || node.kind == PatternKind::finish;
}

class RepetitionLint {
 public:
  RepetitionLint(const Rule& rule, const Pattern& pattern, Diagnostics& diagnostics)
      : rule_(rule), pattern_(pattern), diagnostics_(diagnostics) {}

  void look(const PatternNode& node) {
    if (node.kind == PatternKind::repeat && is_place(unwrapped(node.children.front()))) warn_of_place(node);
    if (node.kind == PatternKind::sequence) look_between(node);
    for (const PatternNode& child : node.children) look(child);
  }

 private:
  void look_between(const PatternNode& sequence) {
    const auto& parts = sequence.children;
    const auto first = std::find_if(parts.begin(), parts.end(), holds_symbol);
    const auto behind = std::find_if(parts.rbegin(), parts.rend(), holds_symbol).base();
    for (auto part = first; part < behind; ++part)
      if (is_wide(*part)) warn_of_gap(*part);
  }

  void warn_of_gap(const PatternNode& node) {
    warn("C004", node, "any text up to the sentence's end may stand here: at each match all of it is tried",
         "{gap} is a few words without a verb and without a comma, {..} anything without a finite verb", "{gap}", "write `{gap}`");
  }

  // ^* may be left out, ^+ is ^.
  void warn_of_place(const PatternNode& node) {
    const Span inner = node.children.front().span;
    const std::string kept = node.min == 0 ? "" : pattern_.text.substr(inner.begin, static_cast<std::size_t>(inner.end) - inner.begin);
    warn("C005", node, "a place in the text, which has no length, is repeated: once or often is the same",
         node.min == 0 ? "what may be missing here says nothing: leave it out" : "leave the repetition out", kept,
         node.min == 0 ? "leave it out" : "leave the repetition out");
  }

  void warn(const char* code, const PatternNode& node, std::string message, std::string help, std::string instead, std::string title) {
    const Span place = place_of(pattern_, node);
    Diagnostic told = error_at(code, rule_.source, place, std::move(message), std::move(help));
    told.severity = Severity::warning;
    told.fixes.push_back({std::move(title), {{rule_.source, place, std::move(instead)}}});
    diagnostics_.add(std::move(told));
  }

  const Rule& rule_;
  const Pattern& pattern_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_repetitions(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  for (const Rule& rule : base.rules) {
    if (source && rule.source != *source) continue;
    for (const Pattern& pattern : rule.match) RepetitionLint(rule, pattern, diagnostics).look(pattern.root);
  }
}

}  // namespace relata
