// A resolved statement: one line of the statement stream, field for field (INTERFACES: "Statement stream").
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/model/mode.h"

namespace relata {

// Offsets of this header count code points, end exclusive.
struct End {
  std::string id;     // the lexicon's, else a hash of document, type and label
  std::string label;  // the fullest name that this document gives
  std::string type;
  std::vector<std::string> aliases;                              // sorted, unique, without the label
  std::optional<std::pair<std::uint32_t, std::uint32_t>> place;  // absent where discourse fills the slot
  std::string text;                                              // the words in the evidence; empty where discourse fills the slot
};

struct Evidence {
  std::uint32_t start = 0, end = 0;
  std::string text;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> spans;
};

struct Statement {
  std::string id;                                       // hash of every other key of the line
  std::string doc, date, title, url, publisher, print;  // empty: absent
  End subject;
  std::string relation;
  End object;
  Mode mode = Mode::asserted;
  std::string when;  // ISO 8601, may be empty
  std::optional<End> where;
  std::string duration;  // key "for"
  std::optional<End> of;
  std::optional<End> source;
  std::string rule, version;
  Evidence evidence;
};

// One line of the mention stream.
struct MentionRecord {
  std::string doc, type;
  std::uint32_t start = 0, end = 0;
  std::string text, value, entity;
  std::vector<std::pair<std::string, std::string>> attributes;  // sorted by key
};

}  // namespace relata
