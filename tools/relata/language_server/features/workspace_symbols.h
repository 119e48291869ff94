// What the packs around declare, by name: textDocument/documentSymbol for all files at once.
#pragma once
#include "tools/relata/language_server/names/pack_names.h"

namespace relata::language_server {

// An array of SymbolInformation: declarations whose names hold the letters of `query` in their order, case aside; those that are it or
// begin with it first. `packs` may hold a file several times.
[[nodiscard]] Json workspace_symbols(const std::vector<PackNames>& packs, const std::string& query);

}  // namespace relata::language_server
