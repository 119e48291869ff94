// What a pattern is compiled from, as a key: two patterns of one key, perhaps of two rule bases, are compiled to the same.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/tape/compile_pattern.h"

namespace relata {

// A text by 128 bits of it, which no two texts share.
struct Digest {
  std::uint64_t first = 0, second = 0;
  bool operator==(const Digest&) const = default;
};

// Of one rule base, which must outlive it. Keys hold for all rule bases of the same types, letters and prepositions of frames.
class PatternKeys {
 public:
  explicit PatternKeys(const RuleBase& base);

  // Pattern objects are known again by their places.
  [[nodiscard]] std::string key_of(const Pattern& pattern, const CompileOptions& options);
  // Of all conditions under `where:`.
  [[nodiscard]] Digest of_conditions(const Rule& rule);

 private:
  void add(const PatternNode& node, std::string& out);
  void add_word(WordKind kind, std::uint32_t index, std::string& out);
  [[nodiscard]] Digest content_of(WordKind kind, std::uint32_t index);

  const RuleBase& base_;
  std::unordered_map<const Pattern*, Digest> patterns_;
  struct Known {
    bool known = false;
    Digest digest;
  };
  std::vector<Known> sets_, families_, phrases_;
};

}  // namespace relata
