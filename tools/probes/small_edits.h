// The smallest changes of a rule that might let it go on where it stood still, as patches to rule files.
#pragma once
#include <vector>

#include "tools/probes/standstill.h"

namespace relata {

// From the least to the most far-reaching.
enum class EditKind : std::uint8_t {
  word_added,        // what was found is one more alternative, or one more word of the set or family
  gap_widened,       // a gap or a repetition takes one more
  aside_let_in,      // something may stand before the part that failed
  part_optional,     // the part that failed need not be there
  type_widened,      // a slot takes what is above its type, or what was found
  clause_goes_on,    // {end} becomes {rest}
  condition_dropped  // a `where`, an `unless` or an obligatory part less
};

struct SmallEdit {
  EditKind kind = EditKind::word_added;
  RuleId rule = 0;
  Fix fix;  // of the rule's file, or of that of its family or set
};

// What could be tried for one standstill, in the order of EditKind. None of it has been tried: an edit may make a rule that does not load.
[[nodiscard]] std::vector<SmallEdit> small_edits(const Probes& probes, const Standstill& still, const Trial& trial,
                                                 const Diagnostics& sources);

// Those of a match that was turned away: what turned it away is left out.
[[nodiscard]] std::vector<SmallEdit> condition_edits(const RuleBase& base, const Standstill& still, const Diagnostics& sources);

}  // namespace relata
