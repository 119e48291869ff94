// Writing JSON by hand: strings escaped the one way that hashes of lines rely on.
#pragma once
#include <string>
#include <string_view>

namespace relata {

// Appends `text` (valid UTF-8) as a JSON string: quotes, backslashes and C0 controls escaped, all else as it stands.
void append_json_string(std::string_view text, std::string& out);

// Appends ,"key":"value" (without the comma where `out` ends in an opening brace); nothing if the value is empty.
void append_json_member(std::string_view key, std::string_view value, std::string& out);

// Appends ,"key": (without the comma where `out` ends in an opening brace).
void append_json_key(std::string_view key, std::string& out);

}  // namespace relata
