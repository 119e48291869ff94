#include "engine/time/resolve_times.h"

#include <catch2/catch.hpp>

#include "engine/time/tenses.h"

using namespace relata;

namespace {

// A rule base with the types of time alone, and a document whose mentions are made by hand.
struct Story {
  RuleBase base;
  Document document;
  Analysis analysis;
  std::uint32_t at = 0;

  Story() {
    const auto add = [&](const char* name, std::vector<TypeId> parents) {
      Type type;
      type.name = name;
      type.parents = std::move(parents);
      return base.schema.add_type(type);
    };
    const TypeId time = add("Time", {});
    for (const char* kind : {"Date", "ClockTime", "Duration", "Recurrence"}) add(kind, {time});
    add("Modal", {});
    const TypeId form = add("VerbForm", {});
    for (const char* kind : {"VerbForm.past", "VerbForm.base", "VerbForm.participle", "VerbForm.gerund"}) add(kind, {form});
    const TypeId verb = add("Verb", {});
    for (const char* tense : {"Verb.past", "Verb.present", "Verb.future", "Verb.infinitive"}) add(tense, {verb});
    document.date = Date{2023, 6, 19};
  }

  MentionId add(const char* type, Attributes attributes, std::uint32_t sentence = 0, Mode mode = Mode::asserted) {
    Mention mention;
    mention.span = {at, at + 4};
    at += 5;
    mention.sentence = sentence;
    mention.senses.push_back({*base.schema.find_type(type), no_entry});
    mention.attributes = std::move(attributes);
    mention.mode = mode;
    analysis.mentions.push_back(mention);
    return static_cast<MentionId>(analysis.mentions.size() - 1);
  }

  std::vector<ResolvedTime> resolve() const {
    const HasType has_type = has_sense(base.schema);
    return resolve_times(document, analysis, base, has_type, tenses_of_times(document, analysis, base, has_type));
  }
};

}  // namespace

TEST_CASE("the nearest word with a tense decides, the one before it first") {
  Story story;
  story.add("VerbForm.past", {});
  const MentionId november = story.add("Date", {{"month", "11"}});
  story.add("Modal", {});
  const MentionId thursday = story.add("Date", {{"weekday", "4"}});
  const MentionId friday = story.add("Date", {{"weekday", "5"}}, 1);
  story.add("Modal", {}, 1);
  const auto times = story.resolve();
  CHECK(times[november].iso_when == "2022-11");
  CHECK(times[thursday].iso_when == "2023-06-22");
  CHECK(times[friday].iso_when == "2023-06-23");
}

TEST_CASE("a text without any verb speaks of what lies ahead") {
  Story story;
  const MentionId friday = story.add("Date", {{"weekday", "5"}});
  CHECK(story.resolve()[friday].iso_when == "2023-06-23");
}

TEST_CASE("the verb of the statement that a time dates decides") {
  Story story;
  const MentionId verb = story.add("Verb.future", {});
  story.add("VerbForm.past", {});
  const MentionId november = story.add("Date", {{"month", "11"}});
  StatementDraft draft;
  draft.when = november;
  draft.verb = verb;
  story.analysis.drafts.push_back(draft);
  CHECK(story.resolve()[november].iso_when == "2023-11");
}

TEST_CASE("the next day follows the day the story told last") {
  Story story;
  story.add("Date", {{"day", "18"}, {"month", "8"}, {"year", "2011"}});
  const MentionId now = story.add("Date", {{"reference", "PRESENT_REF"}});
  const MentionId next = story.add("Date", {{"relation", "following"}, {"unit", "day"}}, 1);
  const MentionId later = story.add("Date", {{"count", "2"}, {"direction", "after"}, {"unit", "year"}}, 1);
  const auto times = story.resolve();
  CHECK(times[now].iso_when.empty());
  CHECK(times[next].iso_when == "2011-08-19");
  CHECK(times[later].iso_when == "2013");
}

TEST_CASE("a span joins the dates it is made of") {
  Story story;
  story.add("VerbForm.past", {});
  const MentionId from = story.add("Date", {{"weekday", "5"}});
  const MentionId to = story.add("Date", {{"weekday", "1"}});
  const MentionId span = story.add("Date", {{"span", "between"}});
  story.analysis.mentions[span].parts = {from, to};
  CHECK(story.resolve()[span].iso_when == "2023-06-16/2023-06-19");
}

TEST_CASE("without a document date nothing relative is dated") {
  Story story;
  story.document.date.reset();
  const MentionId yesterday = story.add("Date", {{"offset", "-1"}, {"unit", "day"}});
  const MentionId full = story.add("Date", {{"day", "18"}, {"month", "8"}, {"year", "2011"}});
  const auto times = story.resolve();
  CHECK(times[yesterday].value == "XXXX-XX-XX");
  CHECK(times[yesterday].iso_when.empty());
  CHECK(times[full].iso_when == "2011-08-18");
}
