#include "engine/read/sentences.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "engine/read/quotations.h"
#include "tests/read/english.h"

namespace {

std::vector<std::string> sentences(std::string_view text) {
  const relata::Span all{0, static_cast<std::uint32_t>(text.size())};
  std::vector<relata::Quotation> quotations;
  relata::find_quotations(text, all, 0, quotations);
  std::vector<relata::Span> spans;
  relata::split_sentences(text, all, quotations, 0, english(), spans);
  std::vector<std::string> out;
  for (const auto span : spans) out.emplace_back(text.substr(span.begin, span.size()));
  return out;
}

struct Row {
  std::string_view text;
  std::vector<std::string> expected;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(sentences(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("A stop before a capital ends a sentence") {
  check({{"Lena Vogt arrived on Friday. She left at once.", {"Lena Vogt arrived on Friday.", "She left at once."}},
         {"Was it over? Nobody knew! The hall was empty.", {"Was it over?", "Nobody knew!", "The hall was empty."}},
         {"Trade grew by 3.5 percent in 2019. 12 states signed.", {"Trade grew by 3.5 percent in 2019.", "12 states signed."}},
         {"No stop at the end", {"No stop at the end"}},
         {"", {}},
         {" . ", {}}});
}

TEST_CASE("Abbreviations and initials do not") {
  check({{"Mr. Vogt met Gen. Okoro. They spoke.", {"Mr. Vogt met Gen. Okoro.", "They spoke."}},
         {"Secretary Anton J. Berg flew to Oslo.", {"Secretary Anton J. Berg flew to Oslo."}},
         {"George P. Lane and J. R. Moss agreed.", {"George P. Lane and J. R. Moss agreed."}},
         {"U.S. officials met St. Lucia's envoy on Nov. 5 in Washington, D.C., at No. 10.",
          {"U.S. officials met St. Lucia's envoy on Nov. 5 in Washington, D.C., at No. 10."}},
         {"They met at 5 p.m. Friday with Acme Corp. chief Ann Lee.", {"They met at 5 p.m. Friday with Acme Corp. chief Ann Lee."}},
         {"The aid vs. trade debate, i.e. Mali's, goes on.", {"The aid vs. trade debate, i.e. Mali's, goes on."}}});
}

TEST_CASE("An abbreviation may end a sentence where a function word opens the next") {
  check({{"He flew to the U.S. The talks begin on Monday.", {"He flew to the U.S.", "The talks begin on Monday."}},
         {"They left at 6 a.m. He stayed.", {"They left at 6 a.m.", "He stayed."}},
         {"She works for Acme Inc. It makes ships.", {"She works for Acme Inc.", "It makes ships."}},
         {"There was no plan B. They knew.", {"There was no plan B.", "They knew."}}});
}

TEST_CASE("A missing space between two sentences is seen, addresses and numbers are left whole") {
  check({{"Ties improved in both countries.But they remain cold.", {"Ties improved in both countries.", "But they remain cold."}},
         {"He left in 2019.But she stayed.", {"He left in 2019.", "But she stayed."}},
         {"Visit www.Example.org or mail a.Berg@example.org today.", {"Visit www.Example.org or mail a.Berg@example.org today."}},
         {"The U.S.-led force and version 2.Beta5 came.", {"The U.S.-led force and version 2.Beta5 came."}}});
}

TEST_CASE("Ellipses end a sentence only before a capital") {
  check({{"He paused ... and went on.", {"He paused ... and went on."}},
         {"It was over... The crowd left.", {"It was over...", "The crowd left."}},
         {"And then… nothing. Silence.", {"And then… nothing.", "Silence."}}});
}

TEST_CASE("A quotation is a unit of the sentence that holds it, and may end it with its own stop") {
  check({{"“They want leverage.” He left.", {"“They want leverage.”", "He left."}},
         {"“We are ready. We will go,” she said. “Nobody will stop us.”",
          {"“We are ready. We will go,” she said.", "“Nobody will stop us.”"}},
         {"“Why now?” he asked. Nobody answered.", {"“Why now?” he asked.", "Nobody answered."}},
         {"“Why now?” Okoro asked. Nobody answered.", {"“Why now?” Okoro asked.", "Nobody answered."}},
         {"She spoke of a “position of strength.” Oslo agreed.", {"She spoke of a “position of strength.”", "Oslo agreed."}},
         {"\"Go home. Stay there,\" he told them.", {"\"Go home. Stay there,\" he told them."}},
         {"The visit is ‘not enough. Not yet.’ Berg was firm.", {"The visit is ‘not enough. Not yet.’", "Berg was firm."}}});
}

TEST_CASE("Closing brackets belong to the sentence that they close") {
  check({{"They agreed. (Berg had left.) The talks went on.", {"They agreed.", "(Berg had left.)", "The talks went on."}}});
}

TEST_CASE("The number of a list item opens its sentence") {
  check({{"3. Trade must be free.", {"3. Trade must be free."}}});
}

TEST_CASE("Stray stops are no sentences") {
  check({{"It left the sea. . Security is tight.", {"It left the sea. .", "Security is tight."}}});
}

TEST_CASE("A sentence without an end is cut at white space") {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += "Berg and ";
  const auto found = sentences(text);
  CHECK(found.size() > 20);
  for (const auto& sentence : found) CHECK(sentence.size() <= relata::longest_sentence + 10);
}
