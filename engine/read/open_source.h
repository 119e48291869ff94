// One source while it is read: its format told, its records handed out one by one.
#pragma once
#include <cstdint>
#include <cstdio>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "engine/read/bytes.h"
#include "engine/read/problem.h"
#include "engine/read/reading_lexicon.h"
#include "engine/read/record.h"
#include "engine/read/sources.h"

namespace relata {

class OpenSource {
 public:
  // `spooled`: where its bytes lie if it is standard input, else nullptr. `lexicon` and `parser` must outlive it. With `keys_only`
  // documents have only their ids.
  OpenSource(SourceFileName name, std::FILE* spooled, const ReadingLexicon& lexicon, RecordParser& parser, bool keys_only);

  // The next record; its document's id is final but for repetition. False at the end. Problems are added to `problems`.
  [[nodiscard]] bool next(Record& record, std::vector<SourceProblem>& problems);

 private:
  enum class Format : std::uint8_t { text, json_lines };

  [[nodiscard]] bool next_line(std::string_view& line);
  void begin(std::vector<SourceProblem>& problems);
  [[nodiscard]] bool is_json_lines(char first);
  void read_line(std::string_view line, std::vector<SourceProblem>& problems);
  void read_whole(const std::string& all, std::vector<SourceProblem>& problems);
  void read_page(std::string_view html, Record& record) const;
  void read_json(std::string_view bytes, bool array, std::vector<SourceProblem>& problems);
  void take(Record&& record, std::vector<SourceProblem>& problems);

  SourceFileName name_;
  const ReadingLexicon& lexicon_;
  RecordParser& parser_;
  bool keys_only_;
  LineReader lines_;
  Format format_ = Format::text;
  bool begun_ = false, has_first_line_ = false, told_error_ = false;
  std::string first_line_;
  std::uint32_t line_number_ = 0;
  std::deque<Record> queue_;
};

}  // namespace relata
