// Packs: where they lie, what their pack.yaml says, which files they hold (codes K0xx).
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

struct Pack {
  std::string name, version, language;
  std::string folder;
  std::vector<std::string> requires_packs;     // as named
  std::vector<std::string> schemas;            // paths
  std::vector<std::string> layers;             // its own list
  std::string date_order;                      // mdy, dmy; empty: the required packs' one
  std::map<std::string, std::string> reading;  // purpose -> name of a type
  // Paths below `folder`, each list in the order of the paths.
  std::vector<std::string> rule_files, lexicons, merges, case_files;
};

// Folders that packs are looked for in: $RELATA_PACKS (':' between), the source tree's, the installed one's.
[[nodiscard]] std::vector<std::string> pack_folders();
// Names of the packs found there, sorted.
[[nodiscard]] std::vector<std::string> pack_names();
// The folder of the pack: a name that holds '/' is its path; `beside` is one more folder to look in (may be empty). Empty if there is none.
[[nodiscard]] std::string find_pack(std::string_view name, const std::string& beside = {});

// The packs and all that they require, required ones first, each once. A pack that isn't found or can't be read is a diagnostic and makes
// the result nullopt: nothing sensible can be done without it.
[[nodiscard]] std::optional<std::vector<Pack>> load_packs(const std::vector<std::string>& names, Diagnostics& diagnostics);

// Inserts the new ones of `own` behind the inherited one that precedes them in `own`. A name may come twice; the n-th of one name stands
// for the n-th of the other list.
void merge_layers(std::vector<std::string>& inherited, const std::vector<std::string>& own);

}  // namespace relata
