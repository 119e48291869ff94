// JSON records to documents: a WordPress record, or any object with a text.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/model/document.h"
#include "engine/read/reading_lexicon.h"

namespace relata {

struct Record {
  Document document;      // id empty where the record has none
  std::uint64_t key = 0;  // hash of text and date as the record gives them
  std::string problem;    // empty: none
  bool left_out = false;  // it has no text, or is no object
};

// Reads JSON texts one after another; keeps its buffers between them.
class RecordParser {
 public:
  explicit RecordParser(const ReadingLexicon& lexicon);
  ~RecordParser();

  // Calls `use` with the record, or with each record of an array in order. False if `json` is no JSON: `error` says why, and `use` was
  // not called. With `keys_only` the document has only its id.
  [[nodiscard]] bool parse(std::string_view json, bool keys_only, const std::function<void(Record&&)>& use, std::string& error);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Hash of a text and its date by which equal documents are told.
[[nodiscard]] std::uint64_t content_key(std::string_view text, std::string_view date);

}  // namespace relata
