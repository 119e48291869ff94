// Colours of nodes by type and of edges by relation: the same in every graph of one schema.
#pragma once
#include <cstdint>
#include <string_view>

#include "engine/resolve/across_vocabulary.h"

namespace relata {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

// Types and relations have their colours by their order in the schema; titles and what is no entity are grey.
[[nodiscard]] Colour colour_of_type(std::string_view type, const Vocabulary& vocabulary);
[[nodiscard]] Colour colour_of_relation(std::string_view relation, const Vocabulary& vocabulary);

}  // namespace relata
