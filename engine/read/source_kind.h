// What a source is, by its name's ending and by its bytes; above all, what it is if it is no text that relata reads.
#pragma once
#include <string>
#include <string_view>

namespace relata {

// Endings .json and .jsonl or .ndjson, also of packed files.
[[nodiscard]] bool is_named_json(std::string_view path);
[[nodiscard]] bool is_named_json_lines(std::string_view path);

// Endings of packed files and their first bytes; "" if the bytes keep what the ending promises.
[[nodiscard]] std::string missing_packing(std::string_view path, std::string_view bytes);

// Why the whole bytes of a source are no text, and what to do about it: a document of another program, a picture, UTF-16, noise. Empty
// if they are one.
[[nodiscard]] std::string why_no_text(std::string_view path, std::string_view bytes);

}  // namespace relata
