#include "engine/rules/parse_pattern.h"

namespace relata {
namespace {

std::string_view name_of(WordKind kind) {
  switch (kind) {
    case WordKind::set:
      return "set";
    case WordKind::family:
      return "family";
    case WordKind::phrase:
      return "phrase";
    case WordKind::verb:
      return "verb";
    case WordKind::unknown:
      break;
  }
  return "unknown";
}

void dump(const std::vector<TypeId>& types, const RuleBase& base, std::string& out) {
  for (std::size_t i = 0; i < types.size(); ++i) out += (i > 0 ? "&" : "") + base.schema.type(types[i]).name;
}

void dump(const PatternNode& node, const RuleBase& base, std::string& out) {
  switch (node.kind) {
    case PatternKind::sequence:
    case PatternKind::alternation:
      out += '(';
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) out += node.kind == PatternKind::sequence ? " " : " | ";
        dump(node.children[i], base, out);
      }
      out += ')';
      return;
    case PatternKind::repeat:
      dump(node.children.front(), base, out);
      if (node.min == 0 && node.max == 1)
        out += '?';
      else if (node.min == 0 && node.max < 0)
        out += '*';
      else if (node.min == 1 && node.max < 0)
        out += '+';
      else
        out += '{' + std::to_string(node.min) + ',' + (node.max < 0 ? "" : std::to_string(node.max)) + '}';
      if (node.lazy) out += '?';
      return;
    case PatternKind::literal:
      out += '"' + node.text + '"';
      return;
    case PatternKind::char_class:
      out += node.text;
      return;
    case PatternKind::any_char:
      out += '.';
      return;
    case PatternKind::space:
      out += '_';
      return;
    case PatternKind::begin:
      out += '^';
      return;
    case PatternKind::finish:
      out += '$';
      return;
    case PatternKind::slot:
      out += '{';
      if (node.slot >= 0) out += std::to_string(node.slot) + ':';
      dump(node.test.types, base, out);
      for (const std::vector<TypeId>& other : node.test.others) {
        out += '|';
        dump(other, base, out);
      }
      out += node.test.group_only ? "+}" : "}";
      return;
    case PatternKind::word:
      out += '<' + node.text + ' ';
      out += name_of(node.word_kind);
      out += '>';
      return;
    case PatternKind::frame:
      out += '<' + node.text + " of " + std::to_string(node.slot) + '>';
      return;
    case PatternKind::rest:
      out += "{rest}";
      return;
    case PatternKind::gap:
      out += "{gap}";
      return;
    case PatternKind::anything:
      out += "{..}";
      return;
    case PatternKind::end:
      out += "{end}";
      return;
  }
}

}  // namespace

std::string dump(const Pattern& pattern, const RuleBase& base) {
  std::string out;
  dump(pattern.root, base, out);
  return out;
}

}  // namespace relata
