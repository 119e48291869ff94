// The notation of tests: `Antony Blinken met Wang Yi (when 2023-06-19, planned)`.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/mode.h"
#include "engine/model/statement.h"
#include "engine/rules/bind_passage.h"
#include "engine/schema/schema.h"

namespace relata {

struct ExpectedStatement {
  std::string subject;
  RelationId relation = 0;
  std::string object;
  Mode mode = Mode::asserted;
  std::string when;                         // ISO 8601; empty: the statement must have none
  std::string where, of, duration, source;  // labels; empty: not compared
};

// Reads one statement. The relation is the first word that is a relation's name and has words on both sides; quotation marks around the
// object are left out. What can't be read is reported at its place (T001 to T004) if there is a passage, which then holds `text`.
[[nodiscard]] std::optional<ExpectedStatement> parse_gives(std::string_view text, const Schema& schema, Passage* passage = nullptr);

// Is `made` what was expected? By labels; the ends of a symmetric relation in either order; mode and `when` exactly.
[[nodiscard]] bool matches(const ExpectedStatement& expected, const Statement& made, const Schema& schema);

// A statement in the notation of tests, with all its qualifiers.
[[nodiscard]] std::string to_gives(const Statement& statement);

}  // namespace relata
