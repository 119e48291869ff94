#include <set>
#include <string>
#include <vector>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"

namespace relata {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c & 0x80) != 0;
}

// Names that rule files use: behind `<` or `=`, and all items under `sets:`, which may be sets themselves.
void collect(std::string_view bytes, std::set<std::string, std::less<>>& used) {
  bool in_sets = false, line_start = true;
  for (std::size_t at = 0; at < bytes.size();) {
    const char c = bytes[at];
    if (line_start && is_name_character(c)) in_sets = bytes.substr(at).starts_with("sets:");
    line_start = c == '\n';
    if (!is_name_character(c)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < bytes.size() && is_name_character(bytes[end])) ++end;
    const char before = at > 0 ? bytes[at - 1] : '\n';
    const char after = end < bytes.size() ? bytes[end] : '\n';
    if (before == '<' || before == '=' || (in_sets && after != ':')) used.emplace(bytes.substr(at, end - at));
    at = end;
  }
}

}  // namespace

namespace {

// The key in front of the phrase's pattern.
Span name_before(const Phrase& phrase, std::string_view bytes) {
  const Span pattern = phrase.pattern.in_source({0, static_cast<std::uint32_t>(phrase.pattern.text.size())});
  const std::size_t at = bytes.substr(0, pattern.begin).rfind(phrase.name + ":");
  if (at == std::string_view::npos) return pattern;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.name.size())};
}

}  // namespace

void lint_unused_names(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  if (diagnostics.errors() > 0) return;  // what is broken may be meant to use it
  // A pack's names are used by its own files and by those of packs that require it.
  std::vector<std::set<std::string, std::less<>>> used(base.packs.size() + 1);
  for (const auto& [id, pack] : base.source_packs) collect(diagnostics.source(id).bytes, used[pack]);
  const auto look = [&](const std::string& name, const char* kind, SourceId where, Span place) {
    if (name == "clause-end" || (source && where != *source)) return;  // where a clause ends is the engine's to ask
    for (std::size_t pack = base.pack_of(where); pack < used.size(); ++pack)
      if (used[pack].count(name) > 0) return;
    report_warning(diagnostics, "M010", where, place, "nothing uses " + std::string(kind) + " `" + name + "`",
                   "a pattern names it as <" + name + ">");
  };
  for (const WordSet& set : base.sets) look(set.name, "set", set.source, set.place);
  for (const Family& family : base.families) look(family.name, "family", family.source, family.place);
  for (const Phrase& phrase : base.phrases)
    if (!phrase.pattern.place.empty())
      look(phrase.name, "phrase", phrase.pattern.source, name_before(phrase, diagnostics.source(phrase.pattern.source).bytes));
}

}  // namespace relata
