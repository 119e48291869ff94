// Classes of bearers that are one entity, and what speaks against joining two of them.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/resolve/across_bearers.h"
#include "engine/resolve/across_documents.h"

namespace relata {

class BearerClasses {
 public:
  explicit BearerClasses(const DocumentBearers& bearers);

  [[nodiscard]] std::uint32_t class_of(std::uint32_t bearer) const;
  // Bearers on the two sides of a pair never come into one class.
  void forbid(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right);
  // May they be one? Lexicon ids, prohibitions and initials are asked in any case, countries only where `strict`.
  [[nodiscard]] bool compatible(std::uint32_t a, std::uint32_t b, bool strict) const;
  [[nodiscard]] bool forbidden(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool is_told_apart(std::uint32_t bearer) const;  // anything known that could speak against a merge
  [[nodiscard]] bool share_document(std::uint32_t a, std::uint32_t b) const;
  void join(std::uint32_t a, std::uint32_t b, std::string why);  // no question asked
  [[nodiscard]] std::vector<MergeExplanation> explanations() const;

 private:
  struct Known {  // of a whole class
    std::string lexicon_id, initials;
    std::set<std::string> docs, countries;
    std::map<std::string, std::set<std::string>> roles;
    std::set<std::pair<std::uint32_t, bool>> prohibitions;  // number and side
  };
  [[nodiscard]] MergeSide describe(std::uint32_t bearer) const;

  const DocumentBearers* bearers_;
  mutable std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> size_;
  std::vector<Known> known_;
  std::uint32_t prohibitions_ = 0;
  struct Join {
    std::uint32_t left, right;
    std::string why;
  };
  std::vector<Join> joins_;
};

}  // namespace relata
