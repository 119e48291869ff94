// Sources to documents, one by one and in order, so that a corpus of any size takes the memory of its largest document.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/document.h"
#include "engine/read/problem.h"
#include "engine/read/reading_lexicon.h"

namespace relata {

// Sources are read twice: once for their ids, so that ids which come twice are told apart in whatever order they come, and once for
// their documents. Standard input is kept in an unnamed temporary file between the two.
class DocumentStream {
 public:
  // `lexicon` must outlive the stream.
  DocumentStream(const std::vector<std::string>& sources, const ReadingLexicon& lexicon);
  ~DocumentStream();
  DocumentStream(DocumentStream&&) noexcept;
  DocumentStream& operator=(DocumentStream&&) noexcept;

  // The next document: id, date, title, url, publisher, text, source and line; the rest is prepare()'s to fill. False at the end.
  // Not for several threads at once; prepare() of what it returned is.
  [[nodiscard]] bool next(Document& document);

  // All that was wrong so far, in order.
  [[nodiscard]] const std::vector<SourceProblem>& problems() const;
  // Documents that the first reading counted, repeated ones too: what progress is measured against.
  [[nodiscard]] std::size_t total() const;
  // Bytes of text handed out so far.
  [[nodiscard]] std::uint64_t bytes() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace relata
