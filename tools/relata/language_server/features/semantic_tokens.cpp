#include "tools/relata/language_server/features/semantic_tokens.h"

#include <algorithm>

#include "tools/relata/language_server/names/pattern_pieces.h"

namespace relata::language_server {
namespace {

// In the order of the legend.
enum Token : std::uint8_t { type, property, function, keyword, operation, string, relation, modifier, regexp, rule, variable };

struct Coloured {
  Span span;
  Token token;
  bool declares;
};

Token token_of(PieceKind kind) {
  switch (kind) {
    case PieceKind::slot:
      return property;
    case PieceKind::type:
      return type;
    case PieceKind::feature:
      return modifier;
    case PieceKind::word:
      return function;
    case PieceKind::wildcard:
    case PieceKind::frame:
      return keyword;
    case PieceKind::operation:
      return operation;
    case PieceKind::set:
    case PieceKind::escape:
      return regexp;
    case PieceKind::text:
      break;
  }
  return string;
}

class Colours {
 public:
  explicit Colours(std::vector<Coloured>& all) : all_(all) {}

  void patterns(const yaml::Node* value) {
    if (!value) return;
    for (const yaml::Node* each : yaml::as_list(*value))
      if (each->is_scalar())
        for (const PatternPiece& piece : pieces_of(each->text)) add(each->in_source(piece.span), token_of(piece.kind));
  }

  void rule_file(const yaml::Node& root) {
    if (const yaml::Node* phrases = root.find("phrases"))
      for (const yaml::Member& phrase : phrases->members) patterns(&phrase.value);
    if (const yaml::Node* rules = root.find("rules"))
      for (const yaml::Node* one : yaml::as_list(*rules)) {
        patterns(one->find("match"));
        if (const yaml::Node* unless = one->find("unless"))
          for (const yaml::Member& place : unless->members) patterns(&place.value);
      }
  }

  void add(Span span, Token token, bool declares = false) {
    if (!span.empty()) all_.push_back({span, token, declares});
  }

 private:
  std::vector<Coloured>& all_;
};

std::optional<Token> token_of(const NameUse& use) {
  switch (use.kind) {
    case NameKind::type:
      return type;
    case NameKind::relation:
      return relation;
    case NameKind::slot:
      return property;
    case NameKind::rule:
      return rule;
    case NameKind::set:
    case NameKind::family:
    case NameKind::phrase:
    case NameKind::word:
      return function;
    case NameKind::layer:
      return variable;
    case NameKind::set_item:
    case NameKind::told:
      break;
  }
  return std::nullopt;
}

}  // namespace

Json semantic_legend() {
  return {{"tokenTypes",
           {"type", "property", "function", "keyword", "operator", "string", "event", "modifier", "regexp", "method", "variable"}},
          {"tokenModifiers", {"declaration"}}};
}

Json semantic_tokens(const OpenDocument& document, const yaml::Node& root, FileKind kind, Span within) {
  std::vector<Coloured> all;
  for (const NameUse& use : name_uses(kind, root, document.text))
    if (const auto token = token_of(use)) Colours(all).add(use.span, *token, use.declares);
  if (kind == FileKind::rules) Colours(all).rule_file(root);
  // Names first where a piece of a pattern is the same.
  std::stable_sort(all.begin(), all.end(), [](const Coloured& a, const Coloured& b) { return a.span.begin < b.span.begin; });
  Json data = Json::array();
  PlaceWalk walk(document.text, document.lines);
  Place last;
  std::uint32_t behind = 0;
  for (const Coloured& each : all) {
    if (each.span.begin < behind || !within.contains(each.span)) continue;
    behind = each.span.end;
    // A token stands on one line.
    for (std::uint32_t begin = each.span.begin; begin < each.span.end;) {
      const std::string_view rest = std::string_view(document.text).substr(begin, each.span.end - begin);
      const auto end = begin + static_cast<std::uint32_t>(std::min(rest.find_first_of("\r\n"), rest.size()));
      if (end > begin) {
        const Range range{walk.at(begin), walk.at(end)};
        data.push_back(range.start.line - last.line);
        data.push_back(range.start.line == last.line ? range.start.character - last.character : range.start.character);
        data.push_back(range.end.character - range.start.character);
        data.push_back(static_cast<int>(each.token));
        data.push_back(each.declares ? 1 : 0);
        last = range.start;
      }
      begin = end + 1;
    }
  }
  return {{"data", std::move(data)}};
}

}  // namespace relata::language_server
