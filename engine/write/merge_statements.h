// Merging streams: set union by id.
#pragma once
#include <string>
#include <vector>

#include "engine/model/statement.h"

namespace relata {

// The set of all statements, sorted by document, place and id: the same for any order and any sharding of the same statements.
// Of different statements under one id the first by their lines stays, with a problem that names the id.
[[nodiscard]] std::vector<Statement> merge_statements(std::vector<Statement> statements, std::vector<std::string>& problems);

// The set of all mentions, sorted by document, place and line.
[[nodiscard]] std::vector<MentionRecord> merge_mentions(std::vector<MentionRecord> mentions);

}  // namespace relata
