#include <algorithm>
#include <cctype>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"
#include "engine/lint/pattern_shape.h"

namespace relata {
namespace {

// What RE2 makes of \w, \pL and the like is ranges of bytes: some hundred instructions. Beyond a hundred thousand in one pattern its
// automaton no longer fits the memory that a matcher has, and matching slows down by ten times.
constexpr std::uint64_t instructions_of_class = 300, large = 100'000;

std::uint64_t size_of(const PatternNode& node) {
  std::uint64_t size = 1;
  if (node.kind == PatternKind::char_class) size = node.text.size() > 1 && node.text[0] == '\\' ? instructions_of_class : 20;
  if (node.kind == PatternKind::literal) size = node.text.size();
  for (const PatternNode& child : node.children) size = std::min<std::uint64_t>(size + size_of(child), 1'000'000'000);
  if (node.kind == PatternKind::repeat)
    size = std::min<std::uint64_t>(size * static_cast<std::uint64_t>(std::max({node.min, node.max, 1})), 1'000'000'000);
  return size;
}

// Does some part that is always there narrow down where the pattern can match: a letter, a symbol, a name?
bool is_anchored(const PatternNode& node) {
  switch (node.kind) {
    case PatternKind::slot:
    case PatternKind::word:
    case PatternKind::frame:
      return true;
    case PatternKind::literal:
      return std::any_of(node.text.begin(), node.text.end(), [](unsigned char c) { return !std::isspace(c); });
    case PatternKind::sequence:
      return std::any_of(node.children.begin(), node.children.end(), is_anchored);
    case PatternKind::alternation:
      return std::all_of(node.children.begin(), node.children.end(), is_anchored);
    case PatternKind::repeat:
      return node.min > 0 && is_anchored(node.children.front());
    default:
      return false;
  }
}

// (\w+)+, (\w*)*: each way to part a text among the rounds is a match of its own.
const PatternNode* nested_repetition(const PatternNode& node) {
  if (node.kind == PatternKind::repeat && (node.max < 0 || node.max > 1)) {
    const PatternNode* inner = &node.children.front();
    while (inner->kind == PatternKind::sequence && inner->children.size() == 1) inner = &inner->children.front();
    const auto unbounded = [](const PatternNode& part) { return part.kind == PatternKind::repeat && part.max < 0; };
    if (unbounded(*inner)) return &node;
    // (a+b*)+ says as little as (a+)+ where a text is of one letter alone.
    if (inner->kind == PatternKind::sequence && !inner->children.empty() &&
        std::all_of(inner->children.begin(), inner->children.end(), unbounded))
      return &node;
  }
  for (const PatternNode& child : node.children)
    if (const PatternNode* found = nested_repetition(child)) return found;
  return nullptr;
}

class CostLint {
 public:
  CostLint(const Rule& rule, Diagnostics& diagnostics) : rule_(rule), diagnostics_(diagnostics) {}

  void look(const Pattern& pattern) {
    if (!is_anchored(pattern.root))
      warn("C001", place_of(pattern), "no word, symbol or verb must stand in this pattern, so it is tried at every word of every text",
           "put a literal word, a slot or a <name> into it");
    if (const std::uint64_t size = size_of(pattern.root); size > large)
      warn("C002", place_of(pattern, largest(pattern.root)),
           "this makes a program of about " + std::to_string(size / 1000) + ",000 instructions",
           "repeat less often, or say with {gap} or {..} what may stand between");
    if (const PatternNode* nested = nested_repetition(pattern.root)) warn_of_nested(pattern, *nested);
  }

 private:
  void warn(const char* code, Span place, std::string message, std::string help) {
    report_warning(diagnostics_, code, rule_.source, place, std::move(message), std::move(help));
  }

  // (a+)+ is (a)+; of (a*)+ the outer one would have to become a `*`.
  void warn_of_nested(const Pattern& pattern, const PatternNode& nested) {
    Diagnostic told = error_at("C003", rule_.source, place_of(pattern, nested), "a repetition of a repetition: one of the two is enough",
                               "leave out the inner `+` or `*`");
    told.severity = Severity::warning;
    const PatternNode* inner = &nested.children.front();
    while (inner->kind == PatternKind::sequence && inner->children.size() == 1) inner = &inner->children.front();
    const std::uint32_t sign = inner->span.end - 1;
    const bool plain =
        inner->kind == PatternKind::repeat && sign < pattern.text.size() && (pattern.text[sign] == '+' || pattern.text[sign] == '*');
    if (plain && inner->min >= nested.min)
      told.fixes.push_back({"leave the inner one out", {{rule_.source, pattern.in_source({sign, sign + 1}), ""}}});
    diagnostics_.add(std::move(told));
  }

  static const PatternNode& largest(const PatternNode& node) {
    const PatternNode* found = &node;
    while (found->kind == PatternKind::sequence) {
      const auto big = std::max_element(found->children.begin(), found->children.end(),
                                        [](const PatternNode& a, const PatternNode& b) { return size_of(a) < size_of(b); });
      if (big == found->children.end()) break;
      found = &*big;
    }
    return *found;
  }

  const Rule& rule_;
  Diagnostics& diagnostics_;
};

}  // namespace

void lint_cost(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  for (const Rule& rule : base.rules) {
    if (source && rule.source != *source) continue;
    CostLint lint(rule, diagnostics);
    for (const Pattern& pattern : rule.match) lint.look(pattern);
  }
}

}  // namespace relata
