// JSON records.
#include "engine/read/record.h"

#include "engine/text/utf8.h"
#include "tests/fuzz/target.h"
#include "tests/read/english.h"

namespace relata::fuzz {

void take(std::string_view input) {
  RecordParser parser(english());
  for (const bool keys_only : {true, false}) {
    std::string error;
    std::size_t records = 0;
    const bool read = parser.parse(
        input, keys_only,
        [&](Record&& record) {
          ++records;
          must(!record.left_out || !record.problem.empty() || keys_only, "what is left out is told");
          must(!first_invalid_utf8(record.document.text), "the text of a record is UTF-8", record.document.text);
        },
        error);
    must(read == error.empty(), "no JSON, and why", error);
    must(read || records == 0, "a broken text gives no records");
  }
}

}  // namespace relata::fuzz
