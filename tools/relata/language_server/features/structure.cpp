#include "tools/relata/language_server/features/structure.h"

#include <algorithm>

#include "tools/relata/language_server/features/symbol_kind.h"

namespace relata::language_server {
namespace {

Json symbol(const OpenDocument& document, const std::string& name, SymbolKind kind, Span whole, Span selected, std::string detail = {}) {
  if (!whole.contains(selected)) whole = {std::min(whole.begin, selected.begin), std::max(whole.end, selected.end)};
  Json out = {{"name", name.empty() ? "?" : name},
              {"kind", static_cast<int>(kind)},
              {"range", document.range(whole)},
              {"selectionRange", document.range(selected)}};
  if (!detail.empty()) out["detail"] = std::move(detail);
  return out;
}

Span span_of(const yaml::Member& member) {
  return {member.key.span.begin, std::max(member.key.span.end, member.value.span.end)};
}

std::string text_of(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  return found && found->is_scalar() ? found->text : std::string();
}

SymbolKind kind_of(std::string_view section) {
  if (section == "families") return SymbolKind::function;
  if (section == "sets") return SymbolKind::array;
  if (section == "phrases") return SymbolKind::constant;
  if (section == "types") return SymbolKind::class_;
  if (section == "relations") return SymbolKind::event;
  return SymbolKind::property;
}

Json rule_symbol(const OpenDocument& document, const yaml::Node& rule, std::string_view named_by) {
  const yaml::Node* id = rule.find(named_by);
  Json out = symbol(document, id && id->is_scalar() ? id->text : "", named_by == "id" ? SymbolKind::method : SymbolKind::struct_, rule.span,
                    id ? id->span : Span{rule.span.begin, rule.span.begin}, text_of(rule, named_by == "id" ? "emit" : "about"));
  return out;
}

class Folder {
 public:
  explicit Folder(const OpenDocument& document) : document_(document) {}

  Json fold(const yaml::Node& root) {
    comments();
    visit(root);
    return std::move(ranges_);
  }

 private:
  void add(std::uint32_t first, std::uint32_t last, const char* kind) {
    if (last > first) ranges_.push_back({{"startLine", first}, {"endLine", last}, {"kind", kind}});
  }

  // Not deeper than the tolerant reading goes.
  void visit(const yaml::Node& node) {
    for (const yaml::Node& item : node.items) {
      if (!item.is_scalar()) region(item.span);
      visit(item);
    }
    for (const yaml::Member& member : node.members) {
      region(span_of(member));
      visit(member.value);
    }
  }

  void region(Span span) {
    const Range range = document_.lines.range_of(span);
    add(range.start.line, range.end.line, "region");
  }

  void comments() {
    std::uint32_t first = 0;
    bool open = false;
    for (std::uint32_t line = 0; line <= document_.lines.count(); ++line) {
      const Span span = document_.lines.line(line);
      const std::string_view words = std::string_view(document_.text).substr(span.begin, span.size());
      const std::size_t at = words.find_first_not_of(" \t");
      const bool comment = line < document_.lines.count() && at != std::string_view::npos && words[at] == '#';
      if (comment && !open) first = line;
      if (!comment && open) add(first, line - 1, "comment");
      open = comment;
    }
  }

  const OpenDocument& document_;
  Json ranges_ = Json::array();
};

}  // namespace

Json document_symbols(const OpenDocument& document, const yaml::Node& root) {
  Json all = Json::array();
  for (const yaml::Member& member : root.members) {
    const std::string& section = member.key.text;
    Json one = symbol(document, section, SymbolKind::namespace_, span_of(member), member.key.span,
                      member.value.is_scalar() ? member.value.text : std::string());
    Json children = Json::array();
    if (section == "rules" || section == "cases")
      for (const yaml::Node& item : member.value.items) children.push_back(rule_symbol(document, item, section == "rules" ? "id" : "text"));
    for (const yaml::Member& each : member.value.members)
      children.push_back(symbol(document, each.key.text, kind_of(section), span_of(each), each.key.span));
    if (!children.empty()) one["children"] = std::move(children);
    all.push_back(std::move(one));
  }
  return all;
}

Json folding_ranges(const OpenDocument& document, const yaml::Node& root) {
  return Folder(document).fold(root);
}

}  // namespace relata::language_server
