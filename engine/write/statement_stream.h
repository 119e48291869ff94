// Statements as lines of JSON, and back (INTERFACES: "Statement stream").
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/statement.h"

namespace relata {

// The hash of every key of the statement's line but `id`.
[[nodiscard]] std::string statement_id(const Statement& statement);

// Appends the statement's line, its line feed included. An empty `id` is filled in by statement_id().
void append_statement_line(const Statement& statement, std::string& out);

// The statement of one line; where it is broken, nullopt and what is wrong in `problem`.
[[nodiscard]] std::optional<Statement> parse_statement_line(std::string_view line, std::string& problem);

// Reads all lines of a stream. Broken ones cost themselves and a problem "PATH:LINE: message"; blank ones are skipped.
[[nodiscard]] std::vector<Statement> parse_statement_stream(std::string_view bytes, std::string_view path,
                                                            std::vector<std::string>& problems);

}  // namespace relata
