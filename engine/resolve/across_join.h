// Joins bearers of many documents by their names.
#pragma once
#include "engine/resolve/across_bearers.h"
#include "engine/resolve/across_classes.h"

namespace relata {

// Every step looks at names and bearers in their sorted order, so the outcome depends on the set alone.
void join_bearers(const DocumentBearers& bearers, const Vocabulary& vocabulary, BearerClasses& classes);

}  // namespace relata
