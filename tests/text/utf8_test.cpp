#include "engine/text/utf8.h"

#include <catch2/catch.hpp>
#include <string>

using namespace relata;

TEST_CASE("Ill-formed UTF-8 is found at its first byte") {
  CHECK_FALSE(first_invalid_utf8(""));
  CHECK_FALSE(first_invalid_utf8("plain words, longer than eight bytes"));
  CHECK_FALSE(first_invalid_utf8("Şenol “said” 王毅 \U0001F600"));
  CHECK(first_invalid_utf8("abc\xff") == 3);
  CHECK(first_invalid_utf8("a\xc0\xaf") == 1);                // overlong
  CHECK(first_invalid_utf8("a\xe0\x80\xaf") == 1);            // overlong
  CHECK(first_invalid_utf8("0123456789\xed\xa0\x80") == 10);  // surrogate
  CHECK(first_invalid_utf8("\xf4\x90\x80\x80") == 0);         // above U+10FFFF
  CHECK(first_invalid_utf8("caf\xe9 au lait") == 3);          // Latin-1
  CHECK(first_invalid_utf8("cut\xe2\x80") == 3);
}

TEST_CASE("Decoding and appending undo each other") {
  for (const char32_t c : {U'a', U'é', U'王', U'\U0001F600', U'\u07ff', U'\uffff', U'\U0010fffd'}) {
    std::string text;
    append_utf8(c, text);
    std::size_t at = 0;
    CHECK(decode_utf8(text, at) == c);
    CHECK(at == text.size());
  }
}

TEST_CASE("Characters have the classes of Unicode") {
  CHECK(is_letter(U'ß'));
  CHECK(is_letter(U'王'));
  CHECK_FALSE(is_letter(U'_'));
  CHECK(is_upper(U'Ş'));
  CHECK_FALSE(is_upper(U'ş'));
  CHECK(is_lower(U'ş'));
  CHECK(is_digit(U'٣'));
  CHECK(is_mark(U'\u0301'));
  CHECK(is_mark(U'\u00ad'));
  CHECK(is_space(U'\u00a0'));
  CHECK(is_space(U'\u202f'));
  CHECK_FALSE(is_space(U'\u200b'));
  CHECK(is_private_use(U'\ue000'));
  CHECK(is_private_use(U'\U000f0000'));
  CHECK(is_double_quote(U'„'));
  CHECK(is_single_quote(U'’'));
  CHECK(is_hyphen(U'\u2011'));
  CHECK(is_dash(U'—'));
}

TEST_CASE("Case folds code point by code point") {
  CHECK(fold_case("ÉLYSÉE Palace") == "élysée palace");
  CHECK(fold_case("Mixed 42!") == "mixed 42!");
}

TEST_CASE("Name keys meet where spellings of one name differ") {
  struct Row {
    std::string_view name, key;
  };
  for (const auto& row :
       {Row{"José", "jose"}, Row{"jose", "jose"}, Row{"Jean-Luc", "jean luc"}, Row{"Jean Luc", "jean luc"}, Row{"O’Neill", "oneill"},
        Row{"O'Neill", "oneill"}, Row{"U.S.", "us"}, Row{"Łukasz Ørsted", "lukasz orsted"}, Row{"  Two\u00a0 spaces ", "two spaces"},
        Row{"Erdo\u011fan", "erdogan"}, Row{"Stra\u00dfe", "strasse"}, Row{"min\u00adister", "minister"}, Row{"", ""}}) {
    CHECK(name_key(row.name) == row.key);
  }
}

TEST_CASE("Byte offsets become code point offsets") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "aé王";
  const CodePointIndex index(text);
  CHECK(index.total() == 300);
  CHECK(index.at_byte(0) == 0);
  CHECK(index.at_byte(1) == 1);
  CHECK(index.at_byte(3) == 2);
  CHECK(index.at_byte(6) == 3);
  CHECK(index.at_byte(6 * 70 + 3) == 212);
  CHECK(index.at_byte(600) == 300);
  CHECK(CodePointIndex("").total() == 0);
}
