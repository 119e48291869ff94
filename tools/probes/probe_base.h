// Rules that only look, run beside the rules of packs: what would match, without changing what does.
#pragma once
#include <string>
#include <vector>

#include "engine/extraction.h"
#include "tools/probes/variants.h"

namespace relata {

// An extractor whose rules are those of the packs and, behind them, the variants: variant i is rule `first` + i. A variant has no actions,
// so statements are the packs' own.
struct Probes {
  Extractor extractor;
  std::vector<Variant> variants;
  RuleId first = 0;
};
[[nodiscard]] Probes make_probes(const RuleBase& base, std::vector<Variant> variants);
// The same where the packs are ready to run: quicker, for what they were compiled to is used again.
[[nodiscard]] Probes make_probes(const Extractor& extractor, std::vector<Variant> variants);

// What the layers did with a text, beside what came of it.
struct Trial {
  DocumentResult result;
  AnalysisTrace trace;
};
[[nodiscard]] Trial try_text(const Extractor& extractor, const std::string& text, const std::string& date);

}  // namespace relata
