#include "engine/rules/parse_pattern.h"

#include <utility>

#include "engine/diagnostics/catalogue.h"
#include "engine/diagnostics/report.h"
#include "engine/rules/parse_pattern_reader.h"
#include "engine/text/utf8.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

constexpr std::size_t longest_pattern = 1 << 16;  // bytes
constexpr int max_count = 1000;                   // RE2's own bound on {n,m}

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

PatternNode of_kind(PatternKind kind, Span span) {
  PatternNode node;
  node.kind = kind;
  node.span = span;
  return node;
}

// Neighbouring characters are one literal.
void append(std::vector<PatternNode>& nodes, PatternNode node) {
  if (node.kind == PatternKind::literal && !nodes.empty() && nodes.back().kind == PatternKind::literal) {
    nodes.back().text += node.text;
    nodes.back().span.end = node.span.end;
  } else {
    nodes.push_back(std::move(node));
  }
}

}  // namespace

PatternNode PatternReader::character(char32_t c, std::size_t begin) const {
  PatternNode node = of_kind(PatternKind::literal, from(begin));
  append_utf8(fold_case_ ? fold_case(c) : c, node.text);
  return node;
}

PatternNode PatternReader::read() {
  PatternNode root = read_alternation();
  while (!at_end()) {  // read_alternation stops at a ")" that closes nothing
    passage_.error("P002", span(at_, at_ + 1), "this `)` closes nothing", "a literal parenthesis is `\\)`", "\\)");
    ++at_;
    PatternNode more = read_alternation();
    root.children.push_back(std::move(more));
  }
  return root;
}

PatternNode PatternReader::read_alternation() {
  const std::size_t begin = at_;
  std::vector<PatternNode> branches;
  branches.push_back(read_sequence());
  while (!at_end() && peek() == '|') {
    ++at_;
    branches.push_back(read_sequence());
  }
  if (branches.size() == 1) return std::move(branches.front());
  PatternNode node = of_kind(PatternKind::alternation, from(begin));
  node.children = std::move(branches);
  return node;
}

PatternNode PatternReader::read_sequence() {
  const std::size_t begin = at_;
  std::vector<PatternNode> nodes;
  while (!at_end() && peek() != '|' && peek() != ')') {
    const std::size_t before = at_, errors = passage_.errors;
    std::optional<PatternNode> atom = read_atom();
    if (atom)
      append(nodes, read_repetitions(std::move(*atom)));
    else if (passage_.errors > errors)
      (void)read_repetitions({});  // one mistake is enough
    if (at_ == before) ++at_;      // never stand still on what could not be read
  }
  if (nodes.size() == 1) return std::move(nodes.front());
  PatternNode node = of_kind(PatternKind::sequence, from(begin));
  node.children = std::move(nodes);
  return node;
}

std::optional<PatternNode> PatternReader::read_atom() {
  const std::size_t begin = at_;
  switch (peek()) {
    case '(':
      return read_group();
    case '[':
      return read_class();
    case '{':
      return read_braces();
    case '<':
      return read_angles();
    case '.':
      ++at_;
      return of_kind(PatternKind::any_char, from(begin));
    case '^':
      ++at_;
      return of_kind(PatternKind::begin, from(begin));
    case '$':
      ++at_;
      return of_kind(PatternKind::finish, from(begin));
    case '}':
    case '>':
      ++at_;
      passage_.error(text_[begin] == '}' ? "P023" : "P024", from(begin), "`" + std::string(1, text_[begin]) + "` opens nowhere",
                     "a literal one has a backslash before it", "\\" + std::string(1, text_[begin]));
      return std::nullopt;
    case '*':
    case '+':
    case '?':
      ++at_;
      passage_.error("P006", from(begin), "nothing stands here that `" + std::string(1, text_[begin]) + "` could repeat",
                     "a literal one has a backslash before it", "\\" + std::string(1, text_[begin]));
      return std::nullopt;
    case '\\': {
      std::optional<PatternEscape> escape = read_escape(false);
      if (!escape) return std::nullopt;
      if (escape->character) return character(*escape->character, begin);
      PatternNode node = of_kind(escape->kind, from(begin));
      node.text = fold_case_ && escape->kind == PatternKind::literal ? fold_case(escape->text) : std::move(escape->text);
      return node;
    }
    default:
      break;
  }
  const char32_t c = decode_utf8(text_, at_);
  if (is_space(c)) {
    for (std::size_t next = at_; next < text_.size(); at_ = next)
      if (!is_space(decode_utf8(text_, next))) break;
    return of_kind(PatternKind::space, from(begin));
  }
  refuse_private_use(c, c, begin);
  return character(c, begin);
}

std::optional<PatternNode> PatternReader::read_group() {
  const std::size_t open = at_++;
  const bool fold = fold_case_, ungreedy = ungreedy_;
  if (peek() == '?' && !read_group_opening(open)) return std::nullopt;
  if (depth_ >= max_depth) {
    gave_up_ = true;
    passage_.error("P035", span(open, open + 1), "parentheses nest more than 100 deep", "name inner pieces under `phrases:`");
    at_ = text_.size();
    return std::nullopt;
  }
  ++depth_;
  PatternNode body = read_alternation();
  --depth_;
  fold_case_ = fold;
  ungreedy_ = ungreedy;
  if (at_end()) {
    if (gave_up_) return body;
    passage_.error("P001", span(open, open + 1), "this `(` is never closed", "close it with `)`; a literal parenthesis is `\\(`");
    return body;
  }
  ++at_;
  PatternNode group = of_kind(PatternKind::sequence, from(open));
  if (body.kind == PatternKind::sequence || body.kind == PatternKind::alternation) {
    body.span = group.span;
    return body;
  }
  group.children.push_back(std::move(body));
  return group;
}

bool PatternReader::read_group_opening(std::size_t open) {
  const std::string_view rest = text_.substr(at_);
  const auto refuse = [&](std::size_t size, const char* code, std::string message, std::string help) {
    at_ += size;
    passage_.error(code, from(open), std::move(message), std::move(help));
    return true;
  };
  if (rest.starts_with("?:")) {
    at_ += 2;
    return true;
  }
  if (rest.starts_with("?="))
    return refuse(2, "P010", "RE2 has no lookahead",
                  "make it a part of the pattern, `( ...)`, or a second pattern: what follows may be used by other rules all the same");
  if (rest.starts_with("?!"))
    return refuse(2, "P010", "RE2 has no lookahead",
                  "say it beside the pattern: `unless: {after: ...}`, or `{inside: ...}` if more of the pattern stands behind it");
  if (rest.starts_with("?<="))
    return refuse(3, "P010", "RE2 has no lookbehind", "make it a part of the pattern; the slots say what the rule takes");
  if (rest.starts_with("?<!"))
    return refuse(3, "P010", "RE2 has no lookbehind",
                  "say it beside the pattern: `unless: {before: ...}`, or `{inside: ...}` if more of the pattern stands before it");
  if (rest.starts_with("?P=") || rest.starts_with("?P>")) {
    const std::size_t close = rest.find(')');
    return refuse(close == std::string_view::npos ? 3 : close, "P011", "RE2 has no backreference",
                  "two mentions are compared beside the pattern: `{a:Agent} ... {b:Agent}` and `where: a = b`");
  }
  if (rest.starts_with("?P<") || rest.starts_with("?<")) {
    const std::size_t close = rest.find('>');
    const bool named = close != std::string_view::npos && rest.substr(0, close).find(')') == std::string_view::npos;
    return refuse(named ? close + 1 : 2, "P012", "groups have no names here: slots capture",
                  "write a slot, `{x:Type}`, or a plain group, `(...)`");
  }
  if (rest.starts_with("?>")) return refuse(2, "P013", "RE2 has no atomic group", "it never goes back: write `(?:...)`");
  if (rest.starts_with("?#")) {
    const std::size_t close = rest.find(')');
    return refuse(close == std::string_view::npos ? rest.size() : close, "P013", "a pattern holds no comment",
                  "write it behind `#` in a line above, or under `about:`");
  }
  std::size_t at = at_ + 1;
  bool on = true, any = false, fold = fold_case_, ungreedy = ungreedy_;
  for (; at < text_.size(); ++at) {
    const char c = text_[at];
    if (c == 'i')
      fold = on;
    else if (c == 'U')
      ungreedy = on;
    else if (c == '-' && on)
      on = false;
    else if (c != 's' && c != 'm')
      break;
    any = any || c != '-';
  }
  const char stop = at < text_.size() ? text_[at] : '\0';
  if (!any || (stop != ':' && stop != ')')) {
    at_ = std::min(at + 1, text_.size());
    if (stop == ')' || stop == '(') --at_;
    passage_.error("P013", from(open), "RE2 has no group that opens like this",
                   "there are `(...)`, `(?:...)` and the flags i, m, s, U: `(?i:...)`");
    return true;
  }
  fold_case_ = fold;
  ungreedy_ = ungreedy;
  at_ = at + 1;
  return stop == ':';
}

bool PatternReader::read_count(int& min, int& max) {
  std::size_t at = at_ + 1;
  const auto number = [&](int& value) {
    const std::size_t begin = at;
    value = 0;
    for (; at < text_.size() && is_ascii_digit(text_[at]); ++at) value = std::min(value * 10 + (text_[at] - '0'), 100000);
    return at > begin;
  };
  if (!number(min)) return false;
  max = min;
  if (at < text_.size() && text_[at] == ',') {
    ++at;
    if (!number(max)) max = -1;
  }
  if (at >= text_.size() || text_[at] != '}') return false;
  at_ = at + 1;
  return true;
}

PatternNode PatternReader::read_repetitions(PatternNode atom) {
  bool repeated = false;
  while (!at_end()) {
    const std::size_t begin = at_;
    const char c = peek();
    int min = 0, max = -1;
    if (c == '*' || c == '+' || c == '?') {
      ++at_;
      min = c == '+' ? 1 : 0;
      max = c == '?' ? 1 : -1;
    } else if (c != '{' || !is_ascii_digit(peek(1)) || !read_count(min, max)) {
      return atom;
    }
    const Span counts = from(begin);
    if (repeated) {
      const bool possessive = c == '+';
      passage_.error("P006", counts, possessive ? "RE2 has no possessive repetition" : "a repetition of a repetition",
                     possessive ? "it never goes back: leave out the second `+`" : "put the inner one into parentheses");
      continue;
    }
    repeated = true;
    if (max != -1 && min > max) {
      passage_.error("P007", counts, "`" + std::string(text_.substr(counts.begin, counts.size())) + "`: the least is more than the most",
                     {}, "{" + std::to_string(max) + "," + std::to_string(min) + "}");
      std::swap(min, max);
    }
    if (min > max_count || max > max_count) {
      passage_.error("P007", counts, "`" + std::string(text_.substr(counts.begin, counts.size())) + "` is more than 1000 repetitions",
                     "RE2 counts to 1000");
      max = max_count;
      min = std::min(min, max);
    }
    PatternNode node;
    node.kind = PatternKind::repeat;
    node.lazy = ungreedy_;
    if (peek() == '?') {
      ++at_;
      node.lazy = !node.lazy;
    }
    node.span = span(atom.span.begin, at_);
    node.min = min;
    node.max = max;
    node.children.push_back(std::move(atom));
    atom = std::move(node);
  }
  return atom;
}

namespace {

std::optional<Pattern> read_passage(Passage passage, const RuleBase& base, std::vector<SlotDeclaration>* slots) {
  Pattern pattern;
  pattern.text = std::string(passage.text);
  pattern.source = passage.source;
  pattern.place = passage.place;
  if (passage.text.find_first_not_of(" \t\n") == std::string_view::npos) {
    passage.error("P039", {0, static_cast<std::uint32_t>(passage.text.size())}, "the pattern is empty",
                  "`match: '{a:Agent} <meet> {b:Agent}'`");
    return std::nullopt;
  }
  if (passage.text.size() > longest_pattern) {
    passage.error("P037", {0, 1}, "a pattern of " + std::to_string(passage.text.size()) + " bytes",
                  "65,536 are the most: lists of words belong under `sets:`, names in a lexicon");
    return std::nullopt;
  }
  PatternReader reader(passage, base, slots);
  pattern.root = reader.read();
  bind_pattern(pattern.root, passage, base, slots);
  if (passage.errors > 0) return std::nullopt;
  return pattern;
}

}  // namespace

namespace {

// Patterns stand between single quotes or behind `|-`: elsewhere YAML takes ` #`, `: ` and line ends for itself.
void warn_of_style(const yaml::Node& scalar, Passage& passage) {
  const auto at_indicator = [&](std::string message) {
    const std::string_view bytes = passage.diagnostics->source(passage.source).bytes;
    const std::size_t sign = bytes.find_last_of("|>", scalar.span.begin);
    Span place = scalar.span;
    if (sign != std::string_view::npos) {
      const std::size_t end = std::min(bytes.find_first_of(" \r\n", sign), bytes.size());
      place = {static_cast<std::uint32_t>(sign), static_cast<std::uint32_t>(end)};
    }
    Diagnostic diagnostic = error_at("P036", passage.source, place, std::move(message), "write it behind `|-`");
    diagnostic.severity = is_note("P036") ? Severity::note : Severity::warning;
    if (sign != std::string_view::npos) diagnostic.fixes.push_back({"write `|-`", {{passage.source, place, "|-"}}});
    passage.diagnostics->add(std::move(diagnostic));
  };
  const Span whole = {0, static_cast<std::uint32_t>(passage.text.size())};
  if (scalar.style == yaml::ScalarStyle::plain) {
    std::string quoted = "'";
    for (const char c : scalar.text) quoted += c == '\'' ? "''" : std::string(1, c);
    passage.warning("P036", whole, "a pattern without quotation marks: YAML would take ` #`, `: ` and the like for itself",
                    "write it between single quotes, or behind `|-`", quoted + "'");
  } else if (scalar.style == yaml::ScalarStyle::folded) {
    at_indicator("a pattern in a folded block: YAML joins and parts its lines");
  } else if (scalar.text.ends_with('\n')) {
    at_indicator("this block keeps its line end, which the pattern would ask of the text");
  }
}

}  // namespace

std::optional<Pattern> parse_pattern(const yaml::Node& scalar, SourceId source, const RuleBase& base, std::vector<SlotDeclaration>* slots,
                                     Diagnostics& diagnostics) {
  Passage passage = passage_of(scalar, source, diagnostics);
  if (!scalar.is_scalar()) {
    passage.error("P040", {}, "a pattern is a text", "put it between single quotes");
    return std::nullopt;
  }
  if (scalar.is_absent() && !yaml::is_alias(scalar)) {
    report(diagnostics, "P039", source, scalar.shown, "no pattern stands behind this", "`match: '{a:Agent} <meet> {b:Agent}'`");
    return std::nullopt;
  }
  if (scalar.style == yaml::ScalarStyle::double_quoted) {
    Diagnostic diagnostic;
    diagnostic.code = "P034";
    diagnostic.message = "a pattern in double quotes: YAML would decode `\\b`, `\\d` and the like before relata reads them";
    diagnostic.primary = {source, scalar.span, {}};
    diagnostic.help = "write it between single quotes, or behind `|-`";
    const std::string_view bytes = diagnostics.source(source).bytes;
    const std::string_view raw = bytes.substr(scalar.span.begin, scalar.span.size());
    if (raw.size() >= 2 && raw.find_first_of("\\'\n") == std::string_view::npos) {
      diagnostic.fixes.push_back(
          {"put it between single quotes", {{source, scalar.span, "'" + std::string(raw.substr(1, raw.size() - 2)) + "'"}}});
    }
    diagnostics.add(std::move(diagnostic));
    (void)read_passage(std::move(passage), base, slots);
    return std::nullopt;
  }
  if (scalar.style != yaml::ScalarStyle::single_quoted && !scalar.text.empty()) warn_of_style(scalar, passage);
  return read_passage(std::move(passage), base, slots);
}

std::optional<Pattern> parse_pattern_text(std::string_view text, SourceId source, std::uint32_t offset, const RuleBase& base,
                                          std::vector<SlotDeclaration>* slots, Diagnostics& diagnostics) {
  return read_passage(passage_of(text, source, offset, diagnostics), base, slots);
}

bool is_small_enough(const Pattern& pattern, const RuleBase& base, Diagnostics& diagnostics) {
  std::size_t parts = 0;
  std::vector<const PatternNode*> stack = {&pattern.root};
  for (; !stack.empty() && parts <= most_pattern_parts; ++parts) {
    const PatternNode* node = stack.back();
    stack.pop_back();
    if (node->kind == PatternKind::word && node->word_kind == WordKind::phrase)
      stack.push_back(&base.phrases[node->word_index].pattern.root);
    for (const PatternNode& child : node->children) stack.push_back(&child);
  }
  if (parts <= most_pattern_parts) return true;
  report(diagnostics, "P038", pattern.source, pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}),
         "a pattern of more than 100,000 parts, phrases spelled out", "lists of words belong under `sets:`, names in a lexicon");
  return false;
}

}  // namespace relata
