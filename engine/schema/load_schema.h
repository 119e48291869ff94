// Reads schemas/*.yaml:
//
//   types:
//     Agent: {}
//     Person: {is: Agent, refers: name, naming: personal, entity: true}
//     Verb: {lemma: true, features: {tense: [past, present, future], voice: [active, passive]}}
//   relations:
//     met: {from: Agent, to: Agent, symmetric: true, iri: ..., label: ...}
//
// A type that doesn't say `refers`, `naming` or `qualifier` has its first parent's; `lemma` and `aside` hold for all below, `entity` for
// names below a name's type; `shape` is a type's own. Feature values are as their owner. Parents may be declared later in the file. Codes S0xx.
#pragma once
#include <string>

#include "engine/diagnostics/diagnostic.h"
#include "engine/schema/schema.h"

namespace relata {

// Adds what `path` declares to `schema`. Mistakes go to `diagnostics`; what is sound is kept.
void load_schema(const std::string& path, Schema& schema, Diagnostics& diagnostics);

}  // namespace relata
