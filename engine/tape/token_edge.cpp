#include "engine/tape/token_edge.h"

#include <algorithm>
#include <string_view>

namespace relata {
namespace {

// Of quotes and what is beyond ASCII, some join words.
bool parts_words(char c) {
  return std::string_view(" ,.;:!?()/-").find(c) != std::string_view::npos;
}

TokenEdge edge_of_class(const std::string& text) {
  const bool listed = text.size() > 2 && text.front() == '[' && text.back() == ']';
  const bool has_range = text.size() > 4 && text.find('-', 2) < text.size() - 2;
  return {listed && !has_range && std::all_of(text.begin() + 1, text.end() - 1, parts_words), false};
}

TokenEdge edge_of_word(const PatternNode& word, Side side, const RuleBase& base) {
  if (word.word_kind == WordKind::phrase) return edge_of(base.phrases[word.word_index].pattern.root, side, base);
  if (word.word_kind == WordKind::family && side == Side::right) return {false, false};  // its verb's words may follow
  return {word.word_kind != WordKind::set || base.sets[word.word_index].kind != SetKind::words, false};
}

}  // namespace

TokenEdge edge_of(const PatternNode& part, Side side, const RuleBase& base) {
  switch (part.kind) {
    case PatternKind::space:
    case PatternKind::slot:
      return {true, false};
    case PatternKind::begin:
    case PatternKind::finish:
      return {true, false};
    case PatternKind::rest:
    case PatternKind::end:
      return {true, true};
    case PatternKind::literal:
      return part.text.empty() ? TokenEdge{true, true}
                               : TokenEdge{parts_words(side == Side::left ? part.text.front() : part.text.back()), false};
    case PatternKind::char_class:
      return edge_of_class(part.text);
    case PatternKind::word:
      return edge_of_word(part, side, base);
    case PatternKind::repeat: {
      TokenEdge edge = edge_of(part.children[0], side, base);
      edge.may_be_empty = edge.may_be_empty || part.min == 0;
      return edge;
    }
    case PatternKind::alternation: {
      TokenEdge edge{true, false};
      for (const PatternNode& child : part.children) {
        const TokenEdge one = edge_of(child, side, base);
        edge = {edge.parts && one.parts, edge.may_be_empty || one.may_be_empty};
      }
      return edge;
    }
    case PatternKind::sequence: {
      TokenEdge edge{true, true};
      const std::size_t count = part.children.size();
      for (std::size_t i = 0; i < count && edge.parts && edge.may_be_empty; ++i)
        edge = edge_of(part.children[side == Side::left ? i : count - 1 - i], side, base);
      return edge;
    }
    default:
      return {false, true};
  }
}

}  // namespace relata
