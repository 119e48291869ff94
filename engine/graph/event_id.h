// Events: what one document says happened, however often it says so.
#pragma once
#include <string>

#include "engine/model/statement.h"
#include "engine/text/stable_hash.h"

namespace relata {

// A hash of document, relation, participants (the stream's ids), mode and when: never shared by two documents.
[[nodiscard]] inline std::string event_id(const Statement& s, bool symmetric) {
  const bool swap = symmetric && s.object.id < s.subject.id;
  return stable_id(s.doc, s.relation, swap ? s.object.id : s.subject.id, swap ? s.subject.id : s.object.id, name_of(s.mode), s.when);
}

// The words that a statement rests on: one for all statements of a document that rest on the same.
[[nodiscard]] inline std::string evidence_id(const Statement& s) {
  return stable_id(s.doc, std::to_string(s.evidence.start), std::to_string(s.evidence.end), s.evidence.text);
}

// "met", "met (planned)".
[[nodiscard]] inline std::string edge_type(const Statement& s) {
  return s.mode == Mode::asserted ? s.relation : s.relation + " (" + std::string(name_of(s.mode)) + ")";
}

}  // namespace relata
