// What the client says it can do, as far as the server does otherwise for it.
#pragma once
#include "tools/relata/language_server/messages.h"
#include "tools/relata/language_server/text_lines.h"

namespace relata::language_server {

struct ClientAbilities {
  Units units = Units::utf16;          // UTF-8 where it is offered: texts are read in it
  bool snippets = false;               // completions with places to fill in
  bool pulls_diagnostics = false;      // it asks for them: they are not told of themselves
  bool refreshes_diagnostics = false;  // it can be told to ask again
};

// From the parameters of `initialize`.
[[nodiscard]] ClientAbilities abilities_of(const Json& parameters);

}  // namespace relata::language_server
