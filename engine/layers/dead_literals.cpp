#include "engine/layers/dead_literals.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "engine/tape/language_types.h"
#include "engine/text/tokens.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c) || is_mark(c);
}

enum class Side { left, right };

// Can the text next to a node, on the side where the node ends, be part of a word? `beyond` answers for what stands behind an empty node.
bool touches_word(const PatternNode& node, Side side, bool beyond) {
  switch (node.kind) {
    case PatternKind::literal: {
      if (node.text.empty()) return beyond;
      bool word = false, first = true;
      for (std::size_t at = 0; at < node.text.size(); first = false) {
        const char32_t c = decode_utf8(node.text, at);
        if (side == Side::left || first) word = is_word_character(c);
      }
      return word;
    }
    case PatternKind::char_class:
    case PatternKind::any_char:
    case PatternKind::word:
    case PatternKind::frame:
      return true;
    case PatternKind::sequence: {
      bool answer = beyond;
      if (side == Side::left)
        for (const PatternNode& child : node.children) answer = touches_word(child, side, answer);
      else
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) answer = touches_word(*child, side, answer);
      return answer;
    }
    case PatternKind::alternation:
      return std::any_of(node.children.begin(), node.children.end(), [&](const PatternNode& c) { return touches_word(c, side, beyond); });
    case PatternKind::repeat:
      return touches_word(node.children[0], side, beyond) || (node.min == 0 && beyond);
    default:
      return false;
  }
}

class LiteralReader {
 public:
  LiteralReader(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics)
      : base_(base), source_(source), diagnostics_(diagnostics) {
    for (const Rule& rule : base.rules)
      for (const RestateAction& action : rule.restate)
        for (const RestateItem& item : action.items)
          if (item.kind == RestateKind::text) restated_.insert(fold_case(item.text));
  }

  void read(const Pattern& pattern) {
    if (source_ && *source_ != pattern.source) return;
    pattern_ = &pattern;
    visit(pattern.root, false, false);
  }

 private:
  // `left`, `right`: a word may go on there.
  void visit(const PatternNode& node, bool left, bool right) {
    switch (node.kind) {
      case PatternKind::literal:
        literal(node, left, right);
        return;
      case PatternKind::sequence:
        sequence(node.children, left, right);
        return;
      case PatternKind::repeat: {
        const PatternNode& child = node.children[0];
        const bool again = node.max != 1;
        visit(child, left || (again && touches_word(child, Side::left, left)), right || (again && touches_word(child, Side::right, right)));
        return;
      }
      case PatternKind::alternation:
        for (const PatternNode& child : node.children) visit(child, left, right);
        return;
      default:
        return;
    }
  }

  void sequence(const std::vector<PatternNode>& parts, bool left, bool right) {
    std::vector<bool> after(parts.size(), right);
    for (std::size_t i = parts.size(); i-- > 1;) after[i - 1] = touches_word(parts[i], Side::right, after[i]);
    bool before = left;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      visit(parts[i], before, after[i]);
      before = touches_word(parts[i], Side::left, before);
    }
  }

  void literal(const PatternNode& node, bool left, bool right) {
    for (std::size_t at = 0; at < node.text.size();) {
      std::size_t end = at, next = at;
      while (next < node.text.size() && is_word_character(decode_utf8(node.text, next))) end = next;
      if (end == at) {
        decode_utf8(node.text, at);
        continue;
      }
      if (!(at == 0 && left) && !(end == node.text.size() && right)) word(node, at, end);
      at = end;
    }
  }

  void word(const PatternNode& node, std::size_t begin, std::size_t end) {
    const std::string text = node.text.substr(begin, end - begin);
    if (restated_.contains(fold_case(text))) return;
    auto known = names_.find(text);
    if (known == names_.end()) known = names_.emplace(text, symbol_of(text)).first;
    if (known->second.types.empty()) return;
    Diagnostic problem;
    problem.code = "P092";
    problem.message = "`" + text + "` is always a symbol on the tape (" + known->second.types + "), so this text can never match";
    problem.help = way_out(text, known->second);
    Span span = node.span;
    if (span.size() == node.text.size())
      span = {node.span.begin + static_cast<std::uint32_t>(begin), node.span.begin + static_cast<std::uint32_t>(end)};
    problem.primary = {pattern_->source, pattern_->in_source(span), {}};
    // "the press" is a noun, though `press` is a verb.
    const bool alone = node.text.find_first_not_of(' ') == begin && node.text.find_last_not_of(' ') + 1 == end;
    if (!known->second.verb.empty() && (known->second.noun.empty() || alone))
      problem.fixes.push_back(
          {"write `<" + known->second.verb + ">`", {{pattern_->source, problem.primary.span, "<" + known->second.verb + ">"}}});
    diagnostics_.add(std::move(problem));
  }

  // The symbol that a word always is: its types, and the lemmas of the verb and the noun that it can be.
  struct AlwaysSymbol {
    std::string types;  // empty if it may stand as text
    std::string verb, noun;
  };

  static std::string way_out(const std::string& text, const AlwaysSymbol& symbol) {
    const std::string verb = symbol.verb.empty() ? "" : "the verb in any form is `<" + symbol.verb + ">`";
    // A noun group is one symbol, its article within.
    const std::string noun =
        symbol.noun.empty() ? "" : "the noun, with its article, is a set: `sets: {x: [noun: " + symbol.noun + "]}` and `<x>`";
    if (!verb.empty() || !noun.empty()) return verb + (verb.empty() || noun.empty() ? "" : "; ") + noun;
    return "a set of words matches both: `sets: {x: [" + text +
           "]}` and `<x>`; or a slot, {x:" + symbol.types.substr(0, symbol.types.find(',')) + "} with `where: x.text = " + text + "`";
  }

  AlwaysSymbol symbol_of(const std::string& text) const {
    std::vector<Span> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    if (tokens.size() != 1) return {};
    std::size_t length = 0;
    const int set = base_.lexicon.longest_at(text, tokens, 0, length);
    if (set < 0) return {};
    std::vector<std::string> types;
    AlwaysSymbol symbol;
    for (const EntryId id : base_.lexicon.entry_sets()[set]) {
      const LexiconEntry& entry = base_.lexicon.entry(id);
      const Type& type = base_.schema.type(entry.type);
      if (type.is_closed) return {};
      // Outside its period a name is no symbol.
      if (!type.stays_text && entry.from.empty() && entry.to.empty()) types.push_back(type.name);
      if (entry.type == words_.verb_form) symbol.verb = entry.id;
      if (entry.type == words_.noun_form) symbol.noun = entry.id;
    }
    std::sort(types.begin(), types.end());
    types.erase(std::unique(types.begin(), types.end()), types.end());
    for (const std::string& type : types) symbol.types += (symbol.types.empty() ? "" : ", ") + type;
    return symbol;
  }

  const RuleBase& base_;
  const std::optional<SourceId> source_;
  Diagnostics& diagnostics_;
  const Pattern* pattern_ = nullptr;
  std::unordered_set<std::string> restated_;  // words that readings add as text
  std::unordered_map<std::string, AlwaysSymbol> names_;
  LanguageTypes words_ = LanguageTypes::of(base_.schema);
};

}  // namespace

void report_dead_literals(const RuleBase& base, Diagnostics& diagnostics, std::optional<SourceId> source) {
  LiteralReader reader(base, source, diagnostics);
  for (const Phrase& phrase : base.phrases) reader.read(phrase.pattern);
  for (const Rule& rule : base.rules) {
    for (const Pattern& pattern : rule.match) reader.read(pattern);
    for (const auto* list : {&rule.unless_inside, &rule.unless_before, &rule.unless_after})
      for (const Pattern& pattern : *list) reader.read(pattern);
  }
}

}  // namespace relata
