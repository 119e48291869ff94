#include "engine/read/prepare.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/read/english.h"

using namespace relata;

namespace {

Document prepared(std::string text, std::string title = {}) {
  Document document;
  document.text = std::move(text);
  document.title = std::move(title);
  CHECK(prepare(document, english()) == Prepared::ready);
  return document;
}

std::string_view words(const Document& document, Span span) {
  return std::string_view(document.text).substr(span.begin, span.size());
}

// The sentences of the document's own voice that make statements.
std::vector<std::string> voice(const Document& document) {
  std::vector<std::string> out;
  for (const auto& sentence : document.sentences) {
    if (!sentence.masked && sentence.quotation < 0) out.emplace_back(words(document, sentence.span));
  }
  return out;
}

// What a mask of this kind covers, stretches joined by " / ".
std::string masked(const Document& document, MaskKind kind) {
  std::string out;
  for (const auto& mask : document.masks) {
    if (mask.kind != kind) continue;
    if (!out.empty()) out += " / ";
    out += words(document, mask.span);
  }
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("A header line dates the document and is masked, the story behind it is read") {
  const auto document = prepared(" date 2022-03-04 Norway's envoy on Friday met Mali's envoy.\n\nThey spoke for an hour.");
  CHECK(document.date == Date{2022, 3, 4});
  CHECK(masked(document, MaskKind::header) == "date 2022-03-04");
  CHECK(voice(document) == Words{"Norway's envoy on Friday met Mali's envoy.", "They spoke for an hour."});
}

TEST_CASE("A date that the document has stays, whatever its text says") {
  Document document;
  document.text = "Published 4 March 2022\n\nThe envoys met.";
  document.date = Date{2021, 1, 1};
  CHECK(prepare(document, english()) == Prepared::ready);
  CHECK(document.date == Date{2021, 1, 1});
}

TEST_CASE("A dateline is masked, gives the place, and the date where it has a year") {
  const auto document = prepared("OSLO, March 4, 2022 (Norwire) -- The envoys met. They spoke.");
  CHECK(document.date == Date{2022, 3, 4});
  REQUIRE(document.dateline_place);
  CHECK(words(document, *document.dateline_place) == "OSLO");
  CHECK(voice(document) == Words{"The envoys met.", "They spoke."});
  CHECK_FALSE(prepared("OSLO, March 4 (Norwire) -- The envoys met.").date);
}

TEST_CASE("Headline, byline and header lines over the story are masked") {
  const auto document = prepared(
      "Envoys Meet in Oslo to Settle Fish Dispute\nBy Ann Lee and Tom Moss\nMarch 4, 2022 10:15 GMT\n\n"
      "OSLO — The envoys met on Friday.\n\nThey spoke for an hour.");
  CHECK(voice(document) == Words{"The envoys met on Friday.", "They spoke for an hour."});
  CHECK(masked(document, MaskKind::headline) == "Envoys Meet in Oslo to Settle Fish Dispute");
  CHECK(masked(document, MaskKind::byline) == "By Ann Lee and Tom Moss");
  CHECK(document.date == Date{2022, 3, 4});
}

TEST_CASE("A text of one line is read, stop or no stop") {
  CHECK(voice(prepared("Norway's envoy met Mali's envoy")).size() == 1);
  CHECK(voice(prepared("By Monday the envoys had met")).size() == 1);
  CHECK(voice(prepared("")).empty());
}

TEST_CASE("A title that the text repeats is masked where it is a line of its own") {
  CHECK(voice(prepared("Envoys meet\n\nThe envoys met.", "Envoys meet")) == Words{"The envoys met."});
  CHECK(voice(prepared("Envoys meet in Oslo today.", "Envoys meet")) == Words{"Envoys meet in Oslo today."});
}

TEST_CASE("Subheadings are masked, lists and torn sentences are not") {
  const auto document = prepared(
      "The envoys met in Oslo on Friday.\n\nKeeping friends close\n\nThey spoke for an hour.\n\n‘No small feat’\n\n"
      "Both sides named their points:\n\n-- fish\n\n-- ships\n\nThe talks were held in a hall that\n\nstands by the sea.");
  CHECK(masked(document, MaskKind::headline) == "Keeping friends close / ‘No small feat’");
  CHECK(voice(document).size() == 7);
}

TEST_CASE("Clutter paragraphs are masked") {
  for (const std::string clutter : {"Advertisement",
                                    "ADVERTISEMENT",
                                    "Read more: Oslo hosts a summit",
                                    "Related: Fish prices fall",
                                    "Leave a Comment",
                                    "About The Author",
                                    "Follow us on Twitter, YouTube and Facebook.",
                                    "Subscribe to our newsletter for daily news.",
                                    "Sign up for our newsletter",
                                    "#Oslo #Fish #Talks",
                                    "With inputs from agencies",
                                    "(Reporting by Ann Lee; Editing by Tom Moss)",
                                    "ENDS",
                                    "All rights reserved.",
                                    "© 2022 Norwire. All rights reserved.",
                                    "We use cookies to improve your experience on this site.",
                                    "Click here to join our channel",
                                    "Photo: Ann Lee",
                                    "Envoys shake hands in Oslo, March 4. Ann Lee/Norwire",
                                    "Envoys shake hands in Oslo. (AP Photo/Ann Lee)",
                                    "An envoy arrives. Getty Images",
                                    "More on this story",
                                    "Share this article",
                                    "Your email address will not be published.",
                                    "Story continues below advertisement",
                                    "Copyright 2022 Norwire",
                                    "Tags: Oslo, fish",
                                    "Recommended for you"}) {
    CAPTURE(clutter);
    const auto document = prepared("The envoys met in Oslo on Friday.\n\n" + clutter + "\n\nThey spoke for an hour.");
    CHECK(voice(document).front() == "The envoys met in Oslo on Friday.");
    for (const auto& sentence : voice(document)) CHECK((sentence.starts_with("The envoys") || sentence.starts_with("They spoke")));
  }
}

TEST_CASE("Clutter between the sentences of a paragraph is masked") {
  struct Row {
    std::string before, clutter, behind;
  };
  for (const auto& row :
       std::vector<Row>{{"The envoys met.", "Are you on Telegram? Subscribe to the harbour newsletter. ArrowRight", "A deal may follow."},
                        {"Both sides agreed.", "pic.twitter.com/AbCdEf123", ""},
                        {"Both sides agreed.", "pic.twitter.com/AbCdEf123 — Berit Vogt (@BeritVogt) June 18, 2023", ""},
                        {"The envoys met.", "Read more: Fish prices fall.", "They spoke."},
                        {"The envoys met.", "Sign up for our newsletter.", "They spoke."},
                        {"The envoys met.", "https://example.org/a/b", "They spoke."},
                        {"The envoys met.", "Follow us on Facebook and Twitter.", ""}}) {
    CAPTURE(row.clutter);
    std::string text = row.before + " " + row.clutter;
    if (!row.behind.empty()) text += " " + row.behind;
    const auto document = prepared(text);
    Words expected{row.before};
    if (!row.behind.empty()) expected.push_back(row.behind);
    CHECK(voice(document) == expected);
  }
}

TEST_CASE("Sentences that only sound like clutter are read") {
  for (const std::string text :
       {"Norway and Mali share a border of sorts.", "The minister subscribes to our view of the matter.",
        "He reported from the front that ships came.", "Follow-up talks begin on Monday.", "Comment from Oslo was not available.",
        "By Friday, the envoys had left.", "Advertisement spending rose in Norway.", "Editing the draft took the envoys an hour.",
        "The report was published on Friday in Oslo.", "Watch out for storms, the ministry said.",
        "Related claims were dropped by Mali."}) {
    CAPTURE(text);
    const auto document = prepared("The envoys met in Oslo on Friday.\n\n" + text + "\n\nThey spoke for an hour.");
    CHECK(voice(document).size() == 3);
  }
}

TEST_CASE("Credits at the end are masked, reports in the story are not") {
  const auto document = prepared(
      "Berg reported from Bergen that ships had come.\n\nThe envoys met.\n\nThey spoke.\n\nThey ate.\n\nThey left.\n\nThey slept.\n\n"
      "Berg and Moss reported from Oslo.");
  CHECK(masked(document, MaskKind::byline) == "Berg and Moss reported from Oslo.");
  CHECK(voice(document).size() == 6);
}

TEST_CASE("Everything behind a late heading of page furniture goes") {
  const auto document = prepared("The envoys met.\n\nThey spoke.\n\nRelated Articles\n\nFish prices fall in Norway.\n\nMali bans a ship.");
  CHECK(voice(document) == Words{"The envoys met.", "They spoke."});
}

TEST_CASE("The sentences of a full quotation follow the one that holds it") {
  const auto document = prepared("“We came in peace. We stay,” Vogt said. She left.");
  REQUIRE(document.sentences.size() == 4);
  CHECK(document.sentences[0].quotation == -1);
  CHECK(words(document, document.sentences[1].span) == "We came in peace.");
  CHECK(document.sentences[1].quotation == 0);
  CHECK(words(document, document.sentences[2].span) == "We stay");
  CHECK(words(document, document.sentences[3].span) == "She left.");
}

TEST_CASE("Masks are sorted and disjoint, sentences sorted, and each lies in a mask or outside all") {
  const auto document = prepared(
      "date 2022-03-04 Share\n\nOSLO — The envoys met. Advertisement They spoke. ArrowRight Vogt left.\n\n#Oslo #Fish\n\nLeave a Comment");
  for (std::size_t i = 1; i < document.masks.size(); ++i) CHECK(document.masks[i - 1].span.end <= document.masks[i].span.begin);
  for (std::size_t i = 1; i < document.sentences.size(); ++i) {
    CHECK(document.sentences[i - 1].span.begin <= document.sentences[i].span.begin);
  }
  for (const auto& sentence : document.sentences) {
    bool inside = false, touches = false;
    for (const auto& mask : document.masks) {
      inside = inside || mask.span.contains(sentence.span);
      touches = touches || mask.span.overlaps(sentence.span);
    }
    CHECK(inside == sentence.masked);
    CHECK(touches == sentence.masked);
  }
}

TEST_CASE("A text of 40 words and more in another language is told, a shorter one is read") {
  const std::string german =
      "Die Unterhändler beider Seiten trafen sich am Freitag in Oslo und sprachen mehrere Stunden lang über die Fischerei, den Handel und "
      "die "
      "Sicherheit in der Nordsee, bevor sie am Abend gemeinsam vor die Presse traten und weitere Gespräche für den kommenden Monat "
      "ankündigten, ohne Einzelheiten zu nennen.";
  const std::string spanish =
      "Los enviados de ambas partes se reunieron el viernes en Oslo y hablaron durante varias horas sobre la pesca, el comercio y la "
      "seguridad "
      "en el mar del Norte, antes de comparecer juntos ante la prensa por la noche y anunciar nuevas conversaciones para el mes que viene, "
      "sin dar detalles.";
  const std::string dutch =
      "De gezanten van beide landen kwamen vrijdag in Oslo bijeen en spraken urenlang over de visserij, de handel en de veiligheid op de "
      "Noordzee, voordat zij in de avond samen voor de pers verschenen en nieuwe gesprekken voor de volgende maand aankondigden, zonder in "
      "te "
      "gaan op de inhoud.";
  const std::string danish =
      "Den danske udenrigsminister mødtes fredag med sin norske kollega i Oslo for at drøfte fiskeri og sikkerhed i Nordsøen. De to "
      "ministre "
      "talte sammen i tre timer, før de mødte pressen, og de er enige om at fortsætte samtalerne i næste måned, hvor eksperter fra begge "
      "lande skal have et udkast klar.";
  for (const auto& text : {german, spanish, dutch, danish}) {
    Document document;
    document.text = text;
    CHECK(prepare(document, english()) == Prepared::foreign);
  }
  CHECK(voice(prepared("Die Unterhändler trafen sich in Oslo.")).size() == 1);
}

TEST_CASE("A few words said again and again show no other language") {
  Document document;
  for (int i = 0; i < 8000; ++i) document.text += "Berg met Vogt. ";
  CHECK(prepare(document, english()) == Prepared::ready);
  CHECK(document.sentences.size() == 8000);
}
