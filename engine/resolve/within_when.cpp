#include "engine/resolve/within_when.h"

#include <algorithm>

#include "engine/resolve/within_anaphora.h"

namespace relata::within {
namespace {

constexpr std::string_view verb_type = "Verb";

}  // namespace

template <typename Test>
bool Dating::has_type(MentionId id, Test test) const {
  if (id >= scene_.analysis.mentions.size()) return false;
  const auto& senses = scene_.mention(id).senses;
  return std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) { return test(scene_.schema().type(sense.type)); });
}

bool Dating::is_date(MentionId id) const {
  return has_type(id, [](const Type& type) { return type.qualifier == "when"; });
}

bool Dating::is_verb(MentionId id) const {
  return has_type(id, [](const Type& type) { return type.has_lemma && type.name.starts_with(verb_type); });
}

// The one date in `sentence` that stands nearer to `verb` than to any other verb.
MentionId Dating::date_of(std::uint32_t sentence, MentionId verb) const {
  const auto far = [&](MentionId a, MentionId b) {
    const Span x = scene_.mention(a).span, y = scene_.mention(b).span;
    return x.end <= y.begin ? y.begin - x.end : y.end <= x.begin ? x.begin - y.end : 0;
  };
  const auto& tape = scene_.analysis.tapes[sentence];
  MentionId found = no_mention;
  for (const MentionId id : tape) {
    if (!is_date(id)) continue;
    const bool nearer_to_other = std::any_of(
        tape.begin(), tape.end(), [&](MentionId other) { return other != verb && is_verb(other) && far(other, id) < far(verb, id); });
    if (nearer_to_other) continue;
    if (found != no_mention) return no_mention;
    found = id;
  }
  return found;
}

// Who goes on speaking does so on the day that the sentence before gave for his words.
std::string Dating::carried_date(const StatementDraft& draft, EntityId speaker) const {
  const std::uint32_t line = scene_.voice_line[draft.sentence];
  auto it = std::lower_bound(scene_.referring.begin(), scene_.referring.end(), scene_.document.sentences[draft.sentence].span.begin,
                             [](const Referring& one, std::uint32_t at) { return one.span.begin < at; });
  for (int looked = 0; it != scene_.referring.begin() && looked < 100; ++looked) {
    const Referring& at = *--it;
    if (at.masked || at.quoted || at.sentence == draft.sentence) continue;
    if (scene_.voice_line[at.sentence] + 1 < line) break;
    if (!at.subject || !is_speech(scene_, at.verb)) continue;
    const auto meant = meant_by(scene_, at, scene_.tables.agent);
    if (meant.size() != 1 || meant[0] != speaker) break;  // somebody else has spoken since
    if (const auto known = spoken_on_.find({speaker, at.sentence}); known != spoken_on_.end() && !known->second.empty())
      return known->second;
    StatementDraft spoken = draft;
    spoken.when = date_of(at.sentence, at.verb);
    spoken.verb = at.verb;
    spoken.sentence = at.sentence;
    return spoken.when != no_mention && times_.when ? times_.when(spoken) : std::string{};
  }
  // Nothing but a quotation stood between.
  for (std::uint32_t s = draft.sentence; s > 0 && scene_.voice_line[s] + 1 >= line; --s)
    if (const auto known = spoken_on_.find({speaker, s - 1}); known != spoken_on_.end()) return known->second;
  return {};
}

// "After talks with Berg, Lind said": who speaks after what he took part in does so on that day, as his words are dated.
std::string Dating::day_of_words(const StatementDraft& draft, EntityId subject, EntityId object) const {
  if (draft.mode != Mode::asserted || draft.verb == no_mention || !scene_.mention(draft.verb).made || has_date(draft.sentence)) return {};
  auto it = std::lower_bound(scene_.referring.begin(), scene_.referring.end(), scene_.document.sentences[draft.sentence].span.begin,
                             [](const Referring& one, std::uint32_t at) { return one.span.begin < at; });
  for (; it != scene_.referring.end() && it->sentence == draft.sentence; ++it) {
    if (it->quoted || it->masked || it->subject != 2 || !is_speech(scene_, it->verb)) continue;
    const auto meant = meant_by(scene_, *it, scene_.tables.person);
    if (meant.size() == 1 && (meant[0] == subject || meant[0] == object)) return carried_date(draft, meant[0]);
  }
  return {};
}

bool Dating::has_date(std::uint32_t sentence) const {
  const auto& tape = scene_.analysis.tapes[sentence];
  return std::any_of(tape.begin(), tape.end(), [&](MentionId id) { return is_date(id); });
}

bool Dating::leads_to_a_place(MentionId verb) const {
  const auto& drafts = scene_.analysis.drafts;
  const Mention& told = scene_.mention(verb);
  const auto first = std::lower_bound(drafts.begin(), drafts.end(), told.sentence,
                                      [](const StatementDraft& draft, std::uint32_t sentence) { return draft.sentence < sentence; });
  for (auto it = first; it != drafts.end() && it->sentence == told.sentence; ++it)
    if (it->verb != no_mention && scene_.mention(it->verb).span == told.span && scene_.tables.place != no_type &&
        scene_.is_a(scene_.schema().relation(it->relation).to, scene_.tables.place))
      return true;
  return false;
}

// "Li won the vote on Monday. He thanked Berg": who goes on acting in a sentence without a date does so on the day on which he acted in the
// one before, if that is the only one given there. What he only said was on a day of its own.
std::string Dating::day_before(const StatementDraft& draft, EntityId subject, EntityId object) const {
  if (draft.mode != Mode::asserted || draft.verb == no_mention || !times_.when || has_date(draft.sentence)) return {};
  if (scene_.document.sentences[draft.sentence].quotation >= 0) return {};
  const auto begin = [](const Referring& one, std::uint32_t at) { return one.span.begin < at; };
  const auto here =
      std::lower_bound(scene_.referring.begin(), scene_.referring.end(), scene_.document.sentences[draft.sentence].span.begin, begin);
  EntityId acting = no_entity;
  for (auto it = here; it != scene_.referring.end() && it->sentence == draft.sentence && acting == no_entity; ++it) {
    if (it->subject != 2) continue;
    // "Li said that Berg met him": what is told of has a day of its own.
    if (is_speech(scene_, it->verb) && scene_.mention(it->verb).span.end <= scene_.mention(draft.verb).span.begin) return {};
    for (const EntityId one : meant_by(scene_, *it, no_type))
      if (one == subject || one == object) acting = one;
  }
  if (acting == no_entity) return {};
  for (auto it = here; it != scene_.referring.begin();) {
    const Referring& at = *--it;
    if (scene_.voice_line[at.sentence] + 1 < scene_.voice_line[draft.sentence]) break;
    if (at.masked || at.quoted || at.subject != 2 || at.verb == no_mention || scene_.mention(at.verb).mode != Mode::asserted) continue;
    const auto meant = meant_by(scene_, at, no_type);
    if (std::find(meant.begin(), meant.end(), acting) == meant.end()) continue;
    // Who has come somewhere does the rest on any day that he is there; he is received when he comes.
    if (is_speech(scene_, at.verb) || (acting == subject && leads_to_a_place(at.verb))) return {};
    StatementDraft before = draft;
    before.when = date_of(at.sentence, at.verb);
    before.verb = at.verb;
    before.sentence = at.sentence;
    return before.when == no_mention ? std::string{} : times_.when(before);
  }
  return {};
}

// "the summit, which opens on May 3": the one day given for a thing that happens, by the verb right behind it.
std::string Dating::day_of_event(const StatementDraft& draft, EntityId event) {
  constexpr std::uint32_t furthest = 12;  // bytes between them: ", which "
  const TypeId type = scene_.schema().relation(draft.relation).to;
  if (!times_.when || scene_.is_a(type, scene_.tables.agent) || scene_.is_a(type, scene_.tables.place)) return {};
  const auto [known, first] = days_of_events_.try_emplace(event);
  if (!first) return known->second;
  for (const Referring& at : scene_.referring) {
    if (at.masked || at.quoted) continue;
    const auto meant = meant_by(scene_, at, no_type);
    if (std::find(meant.begin(), meant.end(), event) == meant.end()) continue;
    const auto& tape = scene_.analysis.tapes[at.sentence];
    const auto next = std::find_if(tape.begin(), tape.end(), [&](MentionId id) { return scene_.mention(id).span.begin >= at.span.end; });
    if (next == tape.end() || scene_.mention(*next).span.begin > at.span.end + furthest || !is_verb(*next)) continue;
    StatementDraft held = draft;
    held.sentence = at.sentence;
    held.verb = *next;
    const auto date = std::find_if(next + 1, tape.end(), [&](MentionId id) { return is_verb(id) || is_date(id); });
    held.when = date != tape.end() && is_date(*date) ? *date : no_mention;
    const std::string day = held.when == no_mention ? std::string{} : times_.when(held);
    if (day.empty() || day == known->second) continue;
    if (!known->second.empty()) {
      known->second.clear();
      break;
    }
    known->second = day;
  }
  return known->second;
}

// Is the verb one of the text that is hedged by nothing, whatever the rule adds?
bool Dating::is_told(const StatementDraft& draft) const {
  if (draft.verb == no_mention || draft.verb >= scene_.analysis.mentions.size()) return false;
  const Mention& verb = scene_.mention(draft.verb);
  return !verb.made && verb.mode == Mode::asserted;
}

// Did `when` end more than a month before the document's day?
bool Dating::long_past(const std::string& when) const {
  if (when.empty() || !scene_.document.date) return false;
  std::string last = when.substr(when.find('/') == std::string::npos ? 0 : when.find('/') + 1);
  if (last.size() == 4) last += "-12-31";
  if (last.size() == 7) last += "-31";
  return last.size() >= 10 && last.substr(0, 10) < to_string(from_days(to_days(*scene_.document.date) - 31));
}

bool Dating::lies_ahead(const std::string& when) const {
  const std::string first = when.substr(0, when.find('/'));
  if (!scene_.document.date || first.empty()) return false;
  return to_string(*scene_.document.date).substr(0, first.size()) < first;
}

Dating::Dated Dating::date(const StatementDraft& draft, bool quotation, EntityId subject, EntityId object) {
  Dated out;
  out.mode = draft.mode;
  if (draft.when != no_mention && times_.when) out.when = times_.when(draft);
  // "for four days from March 3": a length whose first day is known dates too.
  if (draft.when == no_mention && draft.duration != no_mention && times_.when) {
    StatementDraft lasting = draft;
    lasting.when = draft.duration;
    out.when = times_.when(lasting);
  }
  if (quotation) {
    // Words that are quoted have been said: a day ahead is one that they tell of.
    if (lies_ahead(out.when)) out.when.clear();
    if (subject == no_entity) return out;
    if (out.when.empty() && draft.when == no_mention) out.when = carried_date(draft, subject);
    spoken_on_[{subject, draft.sentence}] = out.when;
    return out;
  }
  if (out.when.empty() && draft.when == no_mention && object != no_entity) {
    constexpr std::size_t full_day = 10;  // "2024-05-01"
    std::string day = day_before(draft, subject, object);
    if (day.empty()) day = day_of_words(draft, subject, object);
    if (day.size() == full_day && !lies_ahead(day) && !long_past(day)) out.when = std::move(day);
  }
  if (out.when.empty() && draft.when == no_mention && object != no_entity) {
    std::string day = day_of_event(draft, object);
    if (out.mode == Mode::planned ? lies_ahead(day) : out.mode == Mode::asserted && !lies_ahead(day) && !long_past(day))
      out.when = std::move(day);
  }
  // "flies into Tokyo on Monday": what lies ahead of the document's day is planned.
  if (out.mode == Mode::asserted && lies_ahead(out.when)) out.mode = Mode::planned;
  // "flew to Beijing for the summit last year": what lay ahead then has come to pass by now.
  if (out.mode == Mode::planned && is_told(draft) && long_past(out.when)) out.mode = Mode::asserted;
  return out;
}

}  // namespace relata::within
