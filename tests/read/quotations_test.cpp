#include "engine/read/quotations.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace {

std::vector<relata::Quotation> find(const std::vector<std::string>& paragraphs, std::string& text) {
  std::vector<relata::Quotation> quotations;
  std::vector<relata::Span> spans;
  for (const auto& paragraph : paragraphs) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += paragraph;
    spans.push_back({begin, static_cast<std::uint32_t>(text.size())});
    text += "\n\n";
  }
  for (std::size_t p = 0; p < spans.size(); ++p) relata::find_quotations(text, spans[p], static_cast<std::uint32_t>(p), quotations);
  return quotations;
}

std::vector<std::string> words(const std::string& paragraph) {
  std::string text;
  std::vector<std::string> out;
  for (const auto& quotation : find({paragraph}, text)) out.push_back(text.substr(quotation.words.begin, quotation.words.size()));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Double quotes of every kind hold direct speech") {
  CHECK(words("He called it “a start” and \"a test\".") == Words{"a start", "a test"});
  CHECK(words("„Wir gehen“, sagte er.") == Words{"Wir gehen"});
  CHECK(words("« Oui », dit-elle.").size() == 1);
  CHECK(words("The pipe is 5\" wide.").empty());
  CHECK(words("He called it ``a start'' and ''a test''.") == Words{"a start", "a test"});
  CHECK(words("``He told me 'go home','' she said.") == Words{"He told me 'go home',"});
  CHECK(words("The pipe is 5'' wide.").empty());
}

TEST_CASE("Single quotes hold speech, apostrophes do not") {
  CHECK(words("Both could ‘build on something’ soon.") == Words{"build on something"});
  CHECK(words("It deals 'from a position of strength' with us.") == Words{"from a position of strength"});
  CHECK(words("China’s ‘core concerns’") == Words{"core concerns"});
  CHECK(words("The states’ rights and Vogt's plan, isn't it?").empty());
  CHECK(words("In the '90s the workers' council met.").empty());
  CHECK(words("They want ‘states’ rights’, he said.") == Words{"states’ rights"});
}

TEST_CASE("A quotation in a quotation is part of the outer one") {
  CHECK(words("She said “the ‘threat theory’ must end” today.") == Words{"the ‘threat theory’ must end"});
  CHECK(words("‘He said “go” to us,’ she recalled.") == Words{"He said “go” to us,"});
}

TEST_CASE("A quotation is full if it holds a whole sentence") {
  struct Row {
    std::string text;
    bool full;
  };
  for (const auto& row : std::vector<Row>{{"“We are ready to talk,” Berg said.", true},
                                          {"Berg said: “We are ready.”", true},
                                          {"“We must go”, said Berg.", true},
                                          {"“No,” he said.", true},
                                          {"Ties are at a “low point” now.", false},
                                          {"It is “irresponsible bullying.”", false},
                                          {"The “Belt and Road Initiative,” which began then, grew.", false},
                                          {"He read “The Long March” aloud.", false},
                                          {"“working-level” meetings", false}}) {
    std::string text;
    const auto found = find({row.text}, text);
    CAPTURE(row.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].full == row.full);
  }
}

TEST_CASE("A quotation of several paragraphs opens each and closes the last") {
  std::string text;
  const auto found = find({"“We came in peace. We stay.", "“We leave in peace,” Vogt said.", "“Another matter,” she added."}, text);
  REQUIRE(found.size() == 3);
  CHECK(found[0].whole.end == found[0].words.end);
  CHECK(found[0].continues == -1);
  CHECK(found[1].continues == 0);
  CHECK(found[2].continues == -1);
  CHECK(found[0].full);
}

TEST_CASE("A quotation that is never closed ends with its paragraph, or where the next begins") {
  std::string text;
  const auto found = find({"He said \"we go now. \"And stay there,\" she said.", "Nothing here."}, text);
  REQUIRE(found.size() == 2);
  CHECK(text.substr(found[0].words.begin, found[0].words.size()) == "we go now.");
  CHECK(text.substr(found[1].words.begin, found[1].words.size()) == "And stay there,");
}
