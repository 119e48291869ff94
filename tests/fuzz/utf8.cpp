// UTF-8, positions, tokens, names.
#include "engine/text/utf8.h"

#include "engine/diagnostics/position.h"
#include "engine/text/tokens.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

void take(std::string_view input) {
  const auto invalid = first_invalid_utf8(input);
  must(!invalid || *invalid < input.size(), "a place outside of the text");
  const std::string_view text = invalid ? input.substr(0, *invalid) : input;
  must(!first_invalid_utf8(text), "what stands before the first wrong byte is UTF-8");

  std::string again;
  std::uint32_t count = 0;
  const CodePointIndex index(text);
  for (std::size_t at = 0; at < text.size(); ++count) {
    must(index.at_byte(static_cast<std::uint32_t>(at)) == count, "code points are counted alike");
    const std::size_t before = at;
    append_utf8(decode_utf8(text, at), again);
    must(at > before && at <= text.size(), "every code point has bytes");
  }
  must(again == text && index.total() == count, "decoding and encoding give the text back");

  for (const std::string& made : {fold_case(text), name_key(text)}) must(!first_invalid_utf8(made), "folding gives UTF-8");
  must(fold_case(fold_case(text)) == fold_case(text), "folding twice is folding once", text);

  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::uint32_t end = 0;
  for (const Span token : tokens) {
    must(token.begin >= end && token.end > token.begin && token.end <= text.size(), "tokens lie in the text, in order");
    end = token.end;
  }
}

}  // namespace relata::fuzz
