#include "tools/relata/language_server/features/code_actions.h"

#include <algorithm>
#include <map>

#include "engine/rules/format.h"
#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

class Edits {
 public:
  explicit Edits(const CheckedFile& checked) : checked_(checked) {}

  // False, and nothing is added, where it touches bytes that another fix has changed.
  bool add(const Fix& fix) {
    for (const Edit& edit : fix.edits)
      for (const auto& [source, taken] : taken_)
        if (source == path(edit.source) && edit.span.begin < taken.end && taken.begin < edit.span.end) return false;
    for (const Edit& edit : fix.edits) {
      taken_.emplace_back(path(edit.source), edit.span);
      changes_[uri(edit.source)].push_back({{"range", range(edit)}, {"newText", edit.replacement}});
    }
    return !fix.edits.empty();
  }
  [[nodiscard]] Json workspace_edit() const { return {{"changes", changes_}}; }

 private:
  [[nodiscard]] const std::string& path(SourceId source) const { return checked_.diagnostics->source(source).path; }
  [[nodiscard]] bool is_here(SourceId source) const { return path(source) == checked_.document->path; }
  [[nodiscard]] std::string uri(SourceId source) const {
    return is_here(source) ? checked_.document->uri : uri_of_path(canonical_path(path(source)));
  }
  [[nodiscard]] Json range(const Edit& edit) const {
    if (is_here(edit.source)) return checked_.document->range(in_document(*checked_.document, edit.span));
    return to_json(TextLines(checked_.diagnostics->source(edit.source).bytes, checked_.document->lines.units()).range_of(edit.span));
  }

  const CheckedFile& checked_;
  std::vector<std::pair<std::string, Span>> taken_;
  std::map<std::string, Json> changes_;
};

bool is_wanted(const std::vector<std::string>& only, const std::string& kind) {
  return only.empty() || std::any_of(only.begin(), only.end(),
                                     [&](const std::string& each) { return kind == each || kind.starts_with(each + ".") || each.empty(); });
}

}  // namespace

Json code_actions(const CheckedFile& checked, Span range, const std::vector<std::string>& only) {
  Json actions = Json::array();
  const Json all = published(checked).at("diagnostics");
  Edits everything(checked);
  std::size_t fixable = 0;
  for (std::size_t i = 0; i < checked.told.size(); ++i) {
    const Diagnostic& diagnostic = *checked.told[i];
    if (!diagnostic.fixes.empty()) fixable += everything.add(diagnostic.fixes.front());
    const Span place = in_document(*checked.document, diagnostic.primary.span);
    if (place.end < range.begin || range.end < place.begin || !is_wanted(only, "quickfix")) continue;
    for (std::size_t choice = 0; choice < diagnostic.fixes.size(); ++choice) {
      Edits edits(checked);
      if (!edits.add(diagnostic.fixes[choice])) continue;
      actions.push_back({{"title", diagnostic.fixes[choice].title},
                         {"kind", "quickfix"},
                         {"isPreferred", choice == 0},
                         {"diagnostics", {all[i]}},
                         {"edit", edits.workspace_edit()}});
    }
  }
  if (fixable > 0 && is_wanted(only, "source.fixAll.relata"))
    actions.push_back(
        {{"title", "Carry out all fixes of this file"}, {"kind", "source.fixAll.relata"}, {"edit", everything.workspace_edit()}});
  return actions;
}

Reply formatting(const OpenDocument& document) {
  const auto formatted = format_rule_file(document.text);
  if (!formatted)
    return Failure{ErrorCode::request_failed, "the file is left as it is: it is no YAML, or would not read as the same rules"};
  if (*formatted == document.text) return Json::array();
  // What is the same at both ends stays, by whole lines.
  const std::string &before = document.text, &after = *formatted;
  std::size_t front = 0, back = 0;
  const std::size_t shorter = std::min(before.size(), after.size());
  while (front < shorter && before[front] == after[front]) ++front;
  while (front > 0 && before[front - 1] != '\n') --front;
  while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
  while (back > 0 && back < before.size() && before[before.size() - back - 1] != '\n') --back;
  const Span changed{static_cast<std::uint32_t>(front), static_cast<std::uint32_t>(before.size() - back)};
  return Json::array({{{"range", document.range(changed)}, {"newText", after.substr(front, after.size() - back - front)}}});
}

}  // namespace relata::language_server
