#include <string>
#include <unordered_map>

#include "engine/diagnostics/report.h"
#include "engine/lint/checks.h"

namespace relata {
namespace {

struct EntryPlace {
  SourceId source = 0;
  Span span;  // of its id
};

// Where a lexicon says the entry; nullopt if none does.
std::optional<EntryPlace> place_of(const LexiconEntry& entry, const Schema& schema, const Diagnostics& diagnostics) {
  const std::string start = entry.name + "\t" + schema.type(entry.type).name + "\t";
  const std::string line = start + entry.id;
  for (SourceId id = 0; id < diagnostics.source_count(); ++id) {
    const SourceFile& file = diagnostics.source(id);
    if (!file.path.ends_with(".tsv")) continue;
    for (std::size_t at = file.bytes.find(line); at != std::string::npos; at = file.bytes.find(line, at + 1)) {
      const std::size_t end = at + line.size();
      const bool whole = end == file.bytes.size() || std::string_view("\t\r\n").find(file.bytes[end]) != std::string_view::npos;
      if (whole && (at == 0 || file.bytes[at - 1] == '\n'))
        return EntryPlace{id, {static_cast<std::uint32_t>(at + start.size()), static_cast<std::uint32_t>(end)}};
    }
  }
  return std::nullopt;
}

}  // namespace

// Names with one id are one entity: it can't be a person and a place. Names of one entity may be of several types, as a country and its
// capital's are; but a personal name has forms of its own.
void lint_lexicon_ids(const RuleBase& base, std::optional<SourceId> source, Diagnostics& diagnostics) {
  if (source) return;
  std::unordered_map<std::string_view, const LexiconEntry*> first;
  for (const LexiconEntry& entry : base.lexicon.entries()) {
    if (entry.id.empty() || base.schema.type(entry.type).reference != Reference::name) continue;
    const auto [known, fresh] = first.emplace(entry.id, &entry);
    if (fresh) continue;
    const LexiconEntry& other = *known->second;
    const bool personal = base.schema.type(entry.type).naming == Naming::personal;
    if (personal == (base.schema.type(other.type).naming == Naming::personal)) continue;
    const auto place = place_of(entry, base.schema, diagnostics), other_place = place_of(other, base.schema, diagnostics);
    if (!place || !other_place) continue;
    Diagnostic told = error_at("L015", place->source, place->span,
                               "`" + entry.id + "` is a " + base.schema.type(other.type).name + " already: `" + entry.name + "` and `" +
                                   other.name + "` would be one entity",
                               "names with one id are one entity: give this one an id of its own");
    told.severity = Severity::warning;
    told.labels.push_back({other_place->source, other_place->span, "the first one"});
    diagnostics.add(std::move(told));
  }
}

}  // namespace relata
