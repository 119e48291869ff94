// What a document says twice: which of its statements give way to others.
#pragma once
#include <string>
#include <vector>

#include "engine/model/statement.h"

namespace relata::within {

// A statement and what it is compared by.
struct Told {
  Statement statement;
  std::string matter;  // relation and ends: what it is about, whatever the mode
  std::string claim;   // that in one sentence
  std::string event;   // the noun that tells of it ("talks"); empty where a verb does
};

// In text order. Equal statements of one sentence are one; one that says less than another (no date, no place) gives way to it. An event
// that one noun tells of has one mode, the strongest that any reading of it gives ("their planned talks were cancelled"). A noun that
// comes back to what verbs tell of only as planned or possible adds nothing ("Li will visit Oslo. His visit to Oslo ...").
[[nodiscard]] std::vector<Statement> without_repetition(std::vector<Told> told);

}  // namespace relata::within
