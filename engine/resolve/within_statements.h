// Drafts become statements: bearers in place of mentions, groups and sets distributed, what is unclear left out.
#pragma once
#include "engine/resolve/within_scene.h"
#include "engine/text/utf8.h"

namespace relata::within {

struct Made {
  std::vector<Statement> statements;
  std::unordered_map<MentionId, std::string> value_ids;  // ids of roles, for the mention stream
  std::size_t unresolved = 0, mistyped = 0, pairs_cut = 0;
};

// Needs named entities (name_entities).
[[nodiscard]] Made make_statements(const Scene& scene, const TimeSource& times, const CodePointIndex& points);

// The mention stream. `value_ids` from make_statements.
[[nodiscard]] std::vector<MentionRecord> make_records(const Scene& scene, const TimeSource& times, const CodePointIndex& points,
                                                      const std::unordered_map<MentionId, std::string>& value_ids);

[[nodiscard]] std::string statement_id(const Statement& statement);

}  // namespace relata::within
