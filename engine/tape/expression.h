// The part of RE2's syntax that compile_pattern() writes, as a tree.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tape/code_point_set.h"

namespace relata {

// A space of a pattern at which asides may stand.
inline constexpr std::string_view aside_space = "\\x{F0001}?(?: ?\\x{F0000}[^\\x{F0001}]*\\x{F0001})*? \\x{F0000}?";

struct Expression {
  enum class Kind : std::uint8_t { sequence, alternation, repeat, group, text, one_of, space, begin, finish } kind = Kind::sequence;
  std::vector<Expression> parts;  // repeat and group: one
  int min = 0, max = 0;           // repeat; max < 0: without end
  bool lazy = false;
  std::size_t group = 0;  // from 1
  std::string text;
  bool any_case = false;              // text: ASCII letters match in either case
  const CodePointSet* set = nullptr;  // one_of; of the pool
  bool may_be_empty = false;
};

struct ExpressionTree {
  Expression root;
  Expression space;  // what is written for each space, if there is one
  std::size_t groups = 0;
};

// Nothing where the expression uses more of the syntax than is known here: properties, loops over the empty text, letters
// beyond ASCII in any case, classes in any case.
[[nodiscard]] std::optional<ExpressionTree> parse_expression(std::string_view regex, CodePointSets& pool);

}  // namespace relata
