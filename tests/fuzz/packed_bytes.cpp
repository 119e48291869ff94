// Bytes of a source, plain or packed, and their lines.
#include "engine/read/bytes.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

void take(std::string_view input) {
  if (input.empty()) return;
  std::string copy(input);
  std::FILE* file = fmemopen(copy.data(), copy.size(), "rb");
  LineReader lines{ByteStream(file)};
  std::string_view line;
  // A small input may unpack to very much: enough of it is enough.
  for (std::size_t seen = 0; seen < (1U << 22) && lines.next(line); seen += line.size() + 1)
    must(line.find('\n') == std::string_view::npos, "a line holds no line end");
  (void)lines.has_more();
  std::fclose(file);
}

}  // namespace relata::fuzz
