// Text in XML: content and attribute values.
#pragma once
#include <string>
#include <string_view>

namespace relata {

// Appends `text` with & < > " ' escaped, and line feeds and tabs, which attribute values would lose. It must hold no character that XML
// can't have.
void append_xml_escaped(std::string_view text, std::string& out);

}  // namespace relata
