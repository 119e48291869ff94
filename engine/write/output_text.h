// Text as graph and RDF outputs have it.
#pragma once
#include <string>
#include <string_view>

namespace relata {

// Without C0 controls, U+FFFD and noncharacters (U+FFFE, U+FFFF, U+FDD0..U+FDEF and the last two of each plane); all else survives.
[[nodiscard]] std::string output_text(std::string_view text);

// Appends the cleaned text with & < > " ' escaped, fit for content and attributes.
void append_xml(std::string_view text, std::string& out);

// The shortest decimal that reads back as the same double.
void append_real(double number, std::string& out);

}  // namespace relata
