// Names compared across documents: without titles, middle initials, accents, hyphens and apostrophes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/resolve/across_vocabulary.h"

namespace relata {

struct ComparableName {
  std::vector<std::string> words;  // folded; of a personal name without titles before it and initials inside it
  std::string initials;            // of a personal name: the inner ones, "j" of "Antony J. Blinken"
  std::string key;                 // the words run together: "Kim Jong-un" and "Kim Jongun" meet
};

[[nodiscard]] ComparableName comparable_name(std::string_view name, bool personal, const Vocabulary& vocabulary);

// The keys of the names that a fuller one may be shortened to: its last words; of a personal name also its first word and its outer
// words. Only the first few words of very long names count.
[[nodiscard]] std::vector<std::string> short_keys(const ComparableName& name, bool personal);

// "h w" and "h" agree, "h" and "w" don't; none agrees with all.
[[nodiscard]] bool initials_agree(std::string_view a, std::string_view b);

}  // namespace relata
