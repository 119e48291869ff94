// What the server tells of itself in its answer to `initialize`. docs/language-server.md lists it for people.
#pragma once
#include "tools/relata/language_server/client_abilities.h"

namespace relata::language_server {

[[nodiscard]] Json initialize_result(const ClientAbilities& client);

}  // namespace relata::language_server
