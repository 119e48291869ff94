// Merge directives as TSV files (*.merges.tsv):
//
//   same|different <tab> name or id <tab> name or id <tab> why
//
// Lines that start with # and empty lines are skipped. A mistake is a diagnostic (L0xx) and costs its line alone.
#pragma once
#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/lexicon.h"

namespace relata {

// Adds the directives of `source` to `lexicon.merges`, in file order.
void read_merges(SourceId source, Lexicon& lexicon, Diagnostics& diagnostics);

// Tells of every directive that all the others before it contradict (L013): what is the same, in the end, can't be different. The lexicon
// is frozen: a name stands for the id of its entry. Nearly linear in the directives.
void check_merges(const Lexicon& lexicon, Diagnostics& diagnostics);

}  // namespace relata
