// Every diagnostic code there is. A code never changes its meaning, and docs/diagnostics has a page for each.
#pragma once
#include <string_view>
#include <vector>

namespace relata {

struct CatalogueEntry {
  std::string_view code;
  std::string_view title;
};

// Sorted by code. Y: YAML, S: schemas, K: packs, L: lexicons, R: rules and what they name, P: patterns, E: actions and conditions,
// T: tests, M: what can't be meant, C: what costs too much, A: comments that allow warnings.
[[nodiscard]] const std::vector<CatalogueEntry>& catalogue();
// Is what the code tells harmless? Then it is a note, which costs `relata check` no exit status.
[[nodiscard]] bool is_note(std::string_view code);
[[nodiscard]] std::string_view title_of(std::string_view code);  // empty for a code that doesn't exist

}  // namespace relata
