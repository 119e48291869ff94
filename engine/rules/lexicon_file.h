// Lexicons as TSV files.
//
//   name <tab> type <tab> id <tab> aliases (| between) <tab> attributes (key=value; between) <tab> from <tab> to
//
// A lexicon's first line that is no comment is its header: these column names, from `name` on; trailing columns may be missing, in the
// header and in a line. Lines that start with # and empty lines are skipped. A mistake is a diagnostic (L0xx) and costs its line alone.
#pragma once
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/lexicon.h"
#include "engine/schema/schema.h"

namespace relata {

// The entries of `source`, in file order. An attribute that is a feature of the type becomes a feature type ("a|b"
// gives both); an entry of a type with lemmas and without an id has its name as its lemma; "2019" as `from` is 2019-01-01, as `to`
// 2019-12-31.
[[nodiscard]] std::vector<LexiconEntry> read_entries(SourceId source, const Schema& schema, Diagnostics& diagnostics);

// Adds them to `lexicon`.
void read_lexicon(SourceId source, const Schema& schema, Lexicon& lexicon, Diagnostics& diagnostics);

}  // namespace relata
