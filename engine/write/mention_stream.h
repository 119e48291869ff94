// Mentions as lines of JSON, and back (INTERFACES: "Mention stream").
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/statement.h"

namespace relata {

// Appends the mention's line, its line feed included.
void append_mention_line(const MentionRecord& mention, std::string& out);

// The mention of one line; where it is broken, nullopt and what is wrong in `problem`.
[[nodiscard]] std::optional<MentionRecord> parse_mention_line(std::string_view line, std::string& problem);

// Reads all lines of a stream. Broken ones cost themselves and a problem "PATH:LINE: message"; blank ones are skipped.
[[nodiscard]] std::vector<MentionRecord> parse_mention_stream(std::string_view bytes, std::string_view path,
                                                              std::vector<std::string>& problems);

}  // namespace relata
