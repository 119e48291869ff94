// Why a statement was not made: the nearest rules in each sentence that could tell it, and the smallest edit that would make it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/relata/explaining/nearest_rules.h"

namespace relata {

// Statements that an edit would add and take away, besides the one that is missed.
struct EditEffect {
  struct Count {
    std::string relation;
    std::size_t gained = 0, lost = 0;
  };
  struct Quote {
    bool gained = true;
    std::string statement, document, words;
  };
  std::size_t documents = 0;  // that were read
  std::vector<Count> counts;  // by name of the relation
  std::vector<Quote> quotes;  // the first three
  [[nodiscard]] std::size_t size() const;
};

struct EditFound {
  std::string title, file, diff;
  std::string makes;  // the statement, as it comes out then
  EditEffect effect;
};

struct MissedSentence {
  std::string document, sentence;
  std::vector<NearRule> nearest;  // at most three
  bool searched = false;          // edits were tried
  std::size_t tried = 0, firing = 0;
  std::optional<EditFound> edit;  // the smallest; none: no small edit does it
};

struct MadeStatement {
  std::string document, statement, rule;
  bool otherwise = false;  // in another mode, or with another date
};

struct MissedAccount {
  std::string wanted;
  std::vector<MadeStatement> made;
  std::vector<MissedSentence> sentences;
};

[[nodiscard]] std::string to_text(const MissedAccount& account);
[[nodiscard]] std::string to_json(const MissedAccount& account);
[[nodiscard]] std::string to_html(const MissedAccount& account);  // one page, nothing outside it

}  // namespace relata
