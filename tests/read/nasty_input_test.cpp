// Inputs that nobody would write: each must end soon, and leave spans that lie in the text.
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>

#include "engine/read/prepare.h"
#include "engine/text/utf8.h"
#include "tests/read/english.h"

using namespace relata;

namespace {

void check_spans(const Document& document) {
  const auto size = static_cast<std::uint32_t>(document.text.size());
  const auto sound = [&](Span span) { return span.begin <= span.end && span.end <= size; };
  std::uint32_t before = 0;
  for (const auto& mask : document.masks) {
    CHECK((sound(mask.span) && mask.span.begin >= before));
    before = mask.span.end;
  }
  before = 0;
  for (const auto& quotation : document.quotations) {
    CHECK((sound(quotation.whole) && quotation.whole.contains(quotation.words) && quotation.whole.begin >= before));
    before = quotation.whole.end;
  }
  before = 0;
  for (const auto& sentence : document.sentences) {
    CHECK((sound(sentence.span) && sentence.span.begin >= before));
    before = sentence.span.begin;
  }
}

void check_soon(std::string text) {
  Document document;
  document.text = std::move(text);
  const auto start = std::chrono::steady_clock::now();
  (void)prepare(document, english());
  CHECK(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() < 20);
  check_spans(document);
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("Giant words, brackets, quotes and lists take linear time") {
  check_soon(std::string(20'000'000, 'x'));
  check_soon("Berg met Vogt. " + std::string(20'000'000, 'x') + " Vogt left.");
  check_soon(repeated("(", 300'000));
  check_soon(repeated("Berg and ", 400'000));
  for (const std::string_view piece : {"\"",
                                       "“",
                                       "”",
                                       "‘",
                                       "’",
                                       "'",
                                       " '",
                                       "' ",
                                       "\" ",
                                       ". ",
                                       ".",
                                       "? ",
                                       "… ",
                                       "\n",
                                       "\n\n",
                                       " ",
                                       "-",
                                       "--",
                                       "— ",
                                       "#a ",
                                       "@",
                                       "(@a) ",
                                       "A.",
                                       "A. ",
                                       "“A. ",
                                       "A.” ",
                                       "'s ",
                                       "‘s’ ",
                                       "a/b ",
                                       "http://a/ ",
                                       "\u00ad",
                                       "\u0301",
                                       "\U000F0000",
                                       "By ",
                                       "date ",
                                       "2022-03-04 ",
                                       "OSLO, ",
                                       "Mr. ",
                                       "reported from ",
                                       "Read more: ",
                                       "Advertisement ",
                                       "ArrowRight ",
                                       "Share\n",
                                       "1. ",
                                       "a.B"}) {
    CAPTURE(piece);
    check_soon(repeated(piece, 200'000));
  }
}

TEST_CASE("Random mixtures leave sound spans") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"Berg", " met ",  "Vogt",   ". ",     "\n\n",          "\n",   "“",          "”",
                                           "\"",   "'",      "‘",      "’",      " said",         ",",    " ",          "?",
                                           "!",    "...",    "(",      ")",      " — ",           " -- ", "OSLO",       "June",
                                           " 19",  ", 2023", "Share",  "#a",     "U.S.",          "Mr. ", "By ",        "Advertisement",
                                           "é",    "王",     "\u00a0", "\u00ad", "https://a.b/c", "(@a)", "ArrowRight", ":"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const auto length = random() % 60;
    for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    Document document;
    document.text = text;
    (void)prepare(document, english());
    check_spans(document);
  }
}
