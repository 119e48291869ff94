// The bearers that single documents and the lexicon know, and what is said of them.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/statement.h"
#include "engine/resolve/across_names.h"
#include "engine/resolve/across_vocabulary.h"

namespace relata {

// One id of the streams' ENDs: of one document, or of the lexicon and all documents.
struct DocumentBearer {
  std::string id;
  bool known = false;                                   // by a lexicon
  std::map<std::string, std::uint32_t> types;           // with how often each is said
  std::map<std::string, std::set<std::string>> labels;  // with their documents
  std::set<std::string> aliases;
  std::set<std::string> docs;
  std::map<std::string, std::set<std::string>> roles;  // title -> whose: "foreign minister" -> {Q148}
  std::set<std::string> countries;                     // whose roles it holds
  std::string initials;
};

struct DocumentBearers {
  std::vector<DocumentBearer> all;  // sorted by id
  std::unordered_map<std::string, std::uint32_t> by_id;
};

// Values and roles are none: the first have no bearer, the second are told apart by (title, of) once all others are known.
[[nodiscard]] DocumentBearers collect_bearers(const std::vector<Statement>& statements, const Vocabulary& vocabulary);

}  // namespace relata
