// The reader behind parse_pattern: recursive descent over the pattern's bytes, going on after a mistake. Internal to the rules folder.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/bind_passage.h"
#include "engine/rules/pattern.h"
#include "engine/rules/rule.h"
#include "engine/rules/rule_base.h"

namespace relata {

// One escape of RE2's syntax: a character, or a node: a class as RE2 writes it (\d, \pL, \p{Greek}), \A, \z, a \Q...\E stretch.
struct PatternEscape {
  std::optional<char32_t> character;
  PatternKind kind = PatternKind::char_class;
  std::string text;
};

class PatternReader {
 public:
  PatternReader(Passage& passage, const RuleBase& base, std::vector<SlotDeclaration>* slots)
      : passage_(passage), text_(passage.text), base_(base), slots_(slots) {}

  [[nodiscard]] PatternNode read();

 private:
  static constexpr int max_depth = 100;

  // parse_pattern.cpp: the skeleton.
  PatternNode read_alternation();
  PatternNode read_sequence();
  std::optional<PatternNode> read_atom();
  std::optional<PatternNode> read_group();
  bool read_group_opening(std::size_t open);  // false: only flags, no body
  PatternNode read_repetitions(PatternNode atom);
  bool read_count(int& min, int& max);  // at "{"; false, and nothing consumed, if this is no {n}, {n,} or {n,m}

  // parse_pattern_class.cpp: characters.
  std::optional<PatternEscape> read_escape(bool in_class);
  std::optional<PatternEscape> read_property(std::size_t begin);
  PatternNode read_class();
  std::optional<char32_t> read_class_character(std::string& named);
  void refuse_private_use(char32_t low, char32_t high, std::size_t begin);

  // parse_pattern_piece.cpp: braces and angle brackets.
  std::optional<PatternNode> read_braces();
  std::optional<PatternNode> read_slot(std::string_view name, Span name_span, std::size_t types_begin, Span whole);
  std::optional<int> declare_slot(std::string_view name, Span name_span);
  void refuse_brace_word(std::string_view word, Span span);
  std::optional<PatternNode> read_angles();
  bool bind_word(PatternNode& node, Span name_span);

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  [[nodiscard]] Span from(std::size_t begin) const { return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}; }
  [[nodiscard]] static Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  PatternNode character(char32_t c, std::size_t begin) const;

  Passage& passage_;
  std::string_view text_;
  const RuleBase& base_;
  std::vector<SlotDeclaration>* slots_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool gave_up_ = false;    // too deep: what is open stays open
  bool fold_case_ = false;  // under (?i)
  bool ungreedy_ = false;   // under (?U)
};

// bind_pattern.cpp: what needs the whole tree: {rest} last, repetitions, lists, <o of n>.
void bind_pattern(PatternNode& root, Passage& passage, const RuleBase& base, std::vector<SlotDeclaration>* slots);

}  // namespace relata
