// Lexicons and merge directives as TSV.
#include "engine/diagnostics/render.h"
#include "engine/rules/lexicon_file.h"
#include "engine/rules/merges_file.h"
#include "tests/fuzz/target.h"
#include "tests/rules/rule_fixture.h"

namespace relata::fuzz {

void take(std::string_view input) {
  static const RuleBase base = small_rule_base();
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("input.tsv", std::string(input));
  Lexicon lexicon;
  read_lexicon(source, base.schema, lexicon, diagnostics);
  read_merges(source, lexicon, diagnostics);
  lexicon.freeze();
  check_merges(lexicon, diagnostics);
  for (const LexiconEntry& entry : lexicon.entries()) {
    must(entry.type < base.schema.types().size(), "an entry has a type");
    must(!lexicon.find_name(entry.name).empty(), "an entry is found by its name", entry.name);
  }
  (void)render_text(diagnostics, in_order(diagnostics));
}

}  // namespace relata::fuzz
