// What RE2 cannot do and conditions beside the pattern can, as fixes: lookaround becomes `unless`, a backreference to a slot `where`.
#pragma once
#include <cstddef>

#include "engine/diagnostics/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace relata {

// Gives fixes to the P010 and P011 among diagnostics.all() from index `from` on that stand in the patterns of `rule`, where the rewritten
// rule says the same: a negative lookbehind that opens the one pattern of a rule, a negative lookahead that closes it, a reference to a
// slot. Only block mappings are rewritten.
void offer_rewrites(const yaml::Node& rule, SourceId source, std::size_t from, Diagnostics& diagnostics);

}  // namespace relata
