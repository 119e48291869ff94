#include "engine/tape/tape.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace relata {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Private-use characters of the text would read as symbols: they stand on the tape as U+FFFD.
void append_word(std::string_view word, std::string& out) {
  if (is_ascii(word)) {
    out += word;
    return;
  }
  for (std::size_t at = 0; at < word.size();) {
    char32_t c = decode_utf8(word, at);
    append_utf8(is_private_use(c) ? 0xFFFD : c, out);
  }
}

}  // namespace

std::size_t Tape::cell_at(std::size_t at) const {
  auto it = std::lower_bound(cells.begin(), cells.end(), at, [](const Cell& cell, std::size_t value) { return cell.at < value; });
  return static_cast<std::size_t>(it - cells.begin());
}

const AsideRange* Tape::aside_from(std::size_t index) const {
  auto it = std::lower_bound(asides.begin(), asides.end(), index, [](const AsideRange& a, std::size_t value) { return a.first < value; });
  return it != asides.end() && it->first == index ? &*it : nullptr;
}

void write_tape(Tape& tape, const std::vector<Mention>& mentions, const SymbolTable& symbols) {
  static const std::string open = [] {
    std::string s;
    append_utf8(aside_open, s);
    return s;
  }();
  static const std::string close = [] {
    std::string s;
    append_utf8(aside_close, s);
    return s;
  }();
  tape.text.clear();
  tape.types_present.reset();
  std::size_t aside = 0;
  for (std::size_t i = 0; i < tape.cells.size(); ++i) {
    Cell& cell = tape.cells[i];
    if (cell.space_before && i > 0) tape.text.push_back(' ');
    cell.begins_aside = aside < tape.asides.size() && tape.asides[aside].first == i;
    if (cell.begins_aside) tape.text += open;
    cell.at = static_cast<std::uint32_t>(tape.text.size());
    if (cell.mention == no_mention) {
      append_word(cell.word, tape.text);
      cell.code = cell.word_id == many_words ? many_words : static_cast<std::uint32_t>(symbols.letters()) + cell.word_id;
    } else {
      SymbolId symbol = mentions[cell.mention].symbol;
      tape.text += symbols.utf8(symbol);
      cell.code = symbols.letter(symbol);
      cell.word_id = mentions[cell.mention].word_id;
      tape.types_present |= symbols.set(symbol).closure;
    }
    if (aside < tape.asides.size() && tape.asides[aside].last == i) {
      tape.text += close;
      ++aside;
    }
  }
}

}  // namespace relata
