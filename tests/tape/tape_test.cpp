#include "engine/tape/tape.h"

#include <catch2/catch.hpp>

#include "engine/text/utf8.h"
#include "tests/tape/small_alphabet.h"

using namespace relata;
using relata::test::SmallAlphabet;

namespace {

Cell word(std::string_view text, bool space_before) {
  Cell cell;
  cell.word = text;
  cell.space_before = space_before;
  return cell;
}

Cell symbol(MentionId mention, bool space_before) {
  Cell cell;
  cell.mention = mention;
  cell.space_before = space_before;
  return cell;
}

// Symbols as @, the brackets of asides as < and >.
std::string drawn(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == aside_open)
      out += '<';
    else if (c == aside_close)
      out += '>';
    else if (c >= first_symbol)
      out += '@';
    else
      append_utf8(c, out);
  }
  return out;
}

struct Written {
  SmallAlphabet small;
  std::vector<Mention> mentions;
  Tape tape;

  MentionId add(TypeId type) {
    Mention mention;
    mention.symbol = small.symbol(type);
    mentions.push_back(mention);
    return static_cast<MentionId>(mentions.size() - 1);
  }
  std::string text() {
    write_tape(tape, mentions, small.symbols);
    return drawn(tape.text);
  }
};

}  // namespace

TEST_CASE("Mentions stand on the tape as one symbol each, other words as they are, with single spaces where the text has any") {
  Written w;
  w.tape.cells = {symbol(w.add(w.small.person), true), symbol(w.add(w.small.verb), true), word("the", true), word("press", true),
                  word(".", false)};
  CHECK(w.text() == "@ @ the press.");
}

TEST_CASE("An aside stands between brackets that a space of a pattern may skip") {
  Written w;
  w.tape.cells = {symbol(w.add(w.small.person), false), word(",", false), word("here", true), word(",", false),
                  symbol(w.add(w.small.verb), true)};
  w.tape.asides = {{1, 3, no_mention}};
  CHECK(w.text() == "@<, here,> @");
  CHECK(w.tape.aside_from(1) == &w.tape.asides[0]);
  CHECK(w.tape.aside_from(2) == nullptr);
}

TEST_CASE("A private-use character of the text can't pass for a symbol") {
  std::string sly = "x";
  append_utf8(first_symbol + 1, sly);
  Written w;
  w.tape.cells = {word(sly, false)};
  CHECK(w.text() == "x\xEF\xBF\xBD");
}

TEST_CASE("A byte of the tape leads back to its cell") {
  Written w;
  w.tape.cells = {symbol(w.add(w.small.person), false), word("met", true), symbol(w.add(w.small.country), true)};
  w.text();
  CHECK(w.tape.cell_at(0) == 0);
  CHECK(w.tape.cell_at(w.tape.cells[1].at) == 1);
  CHECK(w.tape.cell_at(w.tape.cells[1].at + 1) == 2);
  CHECK(w.tape.cell_at(w.tape.text.size()) == 3);
}

TEST_CASE("The tape knows which types stand on it, those above them included") {
  Written w;
  w.tape.cells = {symbol(w.add(w.small.person), false)};
  w.text();
  CHECK(w.tape.types_present.test(w.small.person));
  CHECK(w.tape.types_present.test(w.small.agent));
  CHECK_FALSE(w.tape.types_present.test(w.small.verb));
}
