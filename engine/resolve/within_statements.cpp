#include "engine/resolve/within_statements.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_discourse.h"
#include "engine/text/stable_hash.h"

namespace relata::within {
namespace {

constexpr std::string_view verb_type = "Verb";

// One bearer at one place of a draft.
struct Filled {
  EntityId entity = no_entity;  // or a value:
  MentionId value = no_mention;
  MentionId mention = no_mention;  // where it stands; absent where discourse fills the slot
  TypeId type = no_type;
};

class Maker {
 public:
  Maker(const Scene& scene, const TimeSource& times, const CodePointIndex& points) : scene_(scene), times_(times), points_(points) {}

  Made run() {
    for (const StatementDraft& draft : scene_.analysis.drafts) {
      if (draft.sentence < scene_.document.sentences.size() && scene_.document.sentences[draft.sentence].masked) continue;
      take(draft);
    }
    settle();
    return std::move(made_);
  }

 private:
  void take(const StatementDraft& draft) {
    const Relation& relation = scene_.schema().relation(draft.relation);
    if (draft.each_pair) return take_pairs(draft, relation);
    std::vector<Filled> subjects = fill(draft.subject), objects = fill(draft.object);
    // Discourse fills one side from what the other is.
    if (draft.subject.discourse != Discourse::none) subjects = fill_discourse(draft, draft.subject, relation.from, objects);
    if (draft.object.discourse != Discourse::none) objects = fill_discourse(draft, draft.object, relation.to, subjects);
    if (subjects.empty() || objects.empty()) {
      ++made_.unresolved;
      return;
    }
    if (subjects.size() * objects.size() > scene_.options.max_pairs) {
      ++made_.pairs_cut;
      return;
    }
    for (const Filled& subject : subjects)
      for (const Filled& object : objects) add(draft, relation, subject, object);
  }

  void take_pairs(const StatementDraft& draft, const Relation& relation) {
    std::vector<Filled> members = fill(draft.subject);
    std::vector<Filled> unique;
    for (const Filled& one : members)
      if (std::none_of(unique.begin(), unique.end(), [&](const Filled& known) { return known.entity == one.entity; }))
        unique.push_back(one);
    if (unique.size() < 2) {
      ++made_.unresolved;
      return;
    }
    if (unique.size() * (unique.size() - 1) / 2 > scene_.options.max_pairs) {
      ++made_.pairs_cut;
      return;
    }
    for (std::size_t i = 0; i < unique.size(); ++i)
      for (std::size_t j = i + 1; j < unique.size(); ++j) add(draft, relation, unique[i], unique[j]);
  }

  std::vector<Filled> fill(const DraftEnd& end) const {
    std::vector<Filled> out;
    if (end.mention == no_mention) return out;
    for (const MentionId id : members_of(scene_, end.mention, scene_.options.max_pairs + 1)) fill_one(id, end.wanted, out);
    return out;
  }

  void fill_one(MentionId id, TypeId wanted, std::vector<Filled>& out) const {
    const int index = scene_.referring_index(id);
    if (index < 0) {
      for (const Sense& sense : scene_.mention(id).senses) {
        const Type& type = scene_.schema().type(sense.type);
        if (type.reference != Reference::value || !scene_.is_a(sense.type, wanted)) continue;
        out.push_back({no_entity, id, id, sense.type});
        return;
      }
      return;
    }
    const Referring& at = scene_.referring[static_cast<std::size_t>(index)];
    for (const EntityId one : meant_by(scene_, at, wanted)) {
      const Entity& entity = scene_.entities[static_cast<std::size_t>(one)];
      TypeId type = entity.type;
      for (const Bearer& bearer : at.bearers)
        if (bearer.entity == one && scene_.schema().type(bearer.type).in_output && scene_.is_a(bearer.type, wanted)) {
          type = bearer.type;
          break;
        }
      out.push_back({one, no_mention, id, type});
    }
  }

  std::vector<Filled> fill_discourse(const StatementDraft& draft, const DraftEnd& end, TypeId bound,
                                     const std::vector<Filled>& others) const {
    std::vector<EntityId> other;
    for (const Filled& one : others)
      if (one.entity != no_entity) other.push_back(one.entity);
    std::vector<Filled> out;
    for (const EntityId one : fill_from_discourse(scene_, end.discourse, draft, end.wanted == no_type ? bound : end.wanted, other))
      out.push_back({one, no_mention, no_mention, scene_.entities[static_cast<std::size_t>(one)].type});
    return out;
  }

  // The first bearer of a qualifier.
  std::optional<End> qualifier(MentionId id, TypeId wanted) const {
    if (id == no_mention) return std::nullopt;
    std::vector<Filled> found;
    for (const MentionId member : members_of(scene_, id, 2)) fill_one(member, wanted, found);
    if (found.empty() || found[0].entity == no_entity) return std::nullopt;
    return end_of(found[0], {});
  }

  std::pair<std::uint32_t, std::uint32_t> place(Span span) const { return {points_.at_byte(span.begin), points_.at_byte(span.end)}; }

  End end_of(const Filled& filled, std::string_view of) const {
    End end;
    end.type = scene_.schema().type(filled.type).name;
    if (filled.mention != no_mention) {
      const Span span = scene_.mention(filled.mention).span;
      end.place = place(span);
      end.text = scene_.text(span);
    }
    if (filled.entity != no_entity) {
      const Entity& entity = scene_.entities[static_cast<std::size_t>(filled.entity)];
      end.id = entity.id;
      end.label = entity.label;
      end.aliases = entity.aliases;
      return end;
    }
    end.label = value_label(filled);
    // A title belongs to its country.
    end.id =
        of.empty() ? document_entity_id(scene_.document.id, end.type, end.label) : stable_id(scene_.document.id, end.type, end.label, of);
    return end;
  }

  [[nodiscard]] bool is_quotation(const Filled& filled) const {
    return filled.value != no_mention && scene_.tables.quotation != no_type && scene_.is_a(filled.type, scene_.tables.quotation);
  }

  // The one date in `sentence` that stands nearer to `verb` than to any other verb.
  [[nodiscard]] MentionId date_of(std::uint32_t sentence, MentionId verb) const {
    const auto far = [&](MentionId a, MentionId b) {
      const Span x = scene_.mention(a).span, y = scene_.mention(b).span;
      return x.end <= y.begin ? y.begin - x.end : y.end <= x.begin ? x.begin - y.end : 0;
    };
    const auto& tape = scene_.analysis.tapes[sentence];
    MentionId found = no_mention;
    for (const MentionId id : tape) {
      if (!has_type(id, [](const Type& type) { return type.qualifier == "when"; })) continue;
      const bool nearer_to_other = std::any_of(tape.begin(), tape.end(), [&](MentionId other) {
        return other != verb && has_type(other, [&](const Type& type) { return type.has_lemma && type.name.starts_with(verb_type); }) &&
               far(other, id) < far(verb, id);
      });
      if (nearer_to_other) continue;
      if (found != no_mention) return no_mention;
      found = id;
    }
    return found;
  }

  template <typename Test>
  [[nodiscard]] bool has_type(MentionId id, Test test) const {
    if (id >= scene_.analysis.mentions.size()) return false;
    const auto& senses = scene_.mention(id).senses;
    return std::any_of(senses.begin(), senses.end(), [&](const Sense& sense) { return test(scene_.schema().type(sense.type)); });
  }

  // Who goes on speaking does so on the day that the sentence before gave for his words.
  [[nodiscard]] std::string carried_date(const StatementDraft& draft, EntityId speaker) const {
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

  std::string value_label(const Filled& filled) const {
    const bool is_role = scene_.tables.role != no_type && scene_.is_a(filled.type, scene_.tables.role);
    if (is_role) return role_label(scene_, filled.value);
    if (scene_.tables.time != no_type && scene_.is_a(filled.type, scene_.tables.time)) {
      std::string value = times_.value ? times_.value(filled.value) : std::string{};
      if (!value.empty()) return value;
    }
    if (const int quotation = quotation_of(scene_, filled.value);
        quotation >= 0 && scene_.tables.quotation != no_type && scene_.is_a(filled.type, scene_.tables.quotation)) {
      const std::string_view words = scene_.text(scene_.document.quotations[static_cast<std::size_t>(quotation)].words);
      const auto from = words.find_first_not_of(" \t\r\n");
      if (from == std::string_view::npos) return {};
      return std::string(words.substr(from, words.find_last_not_of(" \t\r\n") - from + 1));
    }
    return squeeze(scene_.text(scene_.mention(filled.value).span));
  }

  // Is the verb one of the text that is hedged by nothing, whatever the rule adds?
  bool is_told(const StatementDraft& draft) const {
    if (draft.verb == no_mention || draft.verb >= scene_.analysis.mentions.size()) return false;
    const Mention& verb = scene_.mention(draft.verb);
    return !verb.made && verb.mode == Mode::asserted;
  }

  // Did `when` end more than a month before the document's day?
  bool long_past(const std::string& when) const {
    if (when.empty() || !scene_.document.date) return false;
    std::string last = when.substr(when.find('/') == std::string::npos ? 0 : when.find('/') + 1);
    if (last.size() == 4) last += "-12-31";
    if (last.size() == 7) last += "-31";
    return last.size() >= 10 && last.substr(0, 10) < to_string(from_days(to_days(*scene_.document.date) - 31));
  }

  void add(const StatementDraft& draft, const Relation& relation, const Filled& subject, const Filled& object) {
    if (subject.entity != no_entity && subject.entity == object.entity) {
      ++made_.unresolved;
      return;
    }
    if (!scene_.is_a(subject.type, relation.from) || !scene_.is_a(object.type, relation.to)) {
      ++made_.mistyped;
      return;
    }
    Statement out;
    out.doc = scene_.document.id;
    if (scene_.document.date) out.date = to_string(*scene_.document.date);
    out.title = scene_.document.title;
    out.url = scene_.document.url;
    out.publisher = scene_.document.publisher;
    if (scene_.document.print != 0) {
      static constexpr std::string_view digits = "0123456789abcdef";
      for (int i = 15; i >= 0; --i) out.print += digits[(scene_.document.print >> (4 * i)) & 15];
    }
    out.relation = relation.name;
    out.mode = draft.mode;
    if (draft.when != no_mention && times_.when) out.when = times_.when(draft);
    // "for four days from March 3": a length whose first day is known dates too.
    if (draft.when == no_mention && draft.duration != no_mention && times_.when) {
      StatementDraft lasting = draft;
      lasting.when = draft.duration;
      out.when = times_.when(lasting);
    }
    const auto lies_ahead = [&] {
      const std::string first = out.when.substr(0, out.when.find('/'));
      return !out.date.empty() && !first.empty() && out.date.substr(0, first.size()) < first;
    };
    // Words that are quoted have been said: a day ahead is one that they tell of.
    if (is_quotation(object) && lies_ahead()) out.when.clear();
    if (subject.entity != no_entity && is_quotation(object)) {
      if (out.when.empty() && draft.when == no_mention)
        out.when = spoken_on_[{subject.entity, draft.sentence}] = carried_date(draft, subject.entity);
      else
        spoken_on_[{subject.entity, draft.sentence}] = out.when;
    }
    // "flies into Tokyo on Monday": what lies ahead of the document's day is planned.
    if (out.mode == Mode::asserted && !is_quotation(object) && lies_ahead()) out.mode = Mode::planned;
    // "flew to Beijing for the summit last year": what lay ahead then has come to pass by now.
    if (out.mode == Mode::planned && is_told(draft) && long_past(out.when)) out.mode = Mode::asserted;
    if (draft.duration != no_mention && times_.duration) out.duration = times_.duration(draft.duration);
    out.where = qualifier(draft.where, scene_.tables.place);
    out.of = qualifier(draft.of, no_type);
    if (!out.of && object.value != no_mention && scene_.tables.role != no_type && scene_.is_a(object.type, scene_.tables.role)) {
      const EntityId owner = owner_among_parts(scene_, object.value);
      if (owner != no_entity) out.of = end_of({owner, no_mention, no_mention, scene_.entities[static_cast<std::size_t>(owner)].type}, {});
    }
    out.source = qualifier(draft.source, scene_.tables.agent);
    out.subject = end_of(subject, {});
    out.object = end_of(object, out.of ? std::string_view(out.of->id) : std::string_view{});
    if (out.object.label.empty() || out.subject.label.empty()) {
      ++made_.unresolved;
      return;
    }
    if (object.value != no_mention) made_.value_ids.emplace(object.value, out.object.id);
    if (relation.symmetric && out.object.id < out.subject.id) std::swap(out.subject, out.object);
    if (draft.rule < scene_.rules.rules.size()) {
      const Rule& rule = scene_.rules.rules[draft.rule];
      out.rule = rule.id;
      if (rule.pack < scene_.rules.packs.size()) {
        out.rule = scene_.rules.packs[rule.pack].name;
        out.rule += '/';
        out.rule += rule.id;
        out.version = scene_.rules.packs[rule.pack].version;
      }
    }
    add_evidence(draft, {subject.mention, object.mention}, out);
    out.id = statement_id(out);
    // A title without its country and the same title with it are one statement: values are alike by their label.
    const std::string& object_key = object.value != no_mention ? out.object.label : out.object.id;
    keys_.push_back(stable_id(std::to_string(draft.sentence), out.relation, out.subject.id, object_key, name_of(out.mode)));
    made_.statements.push_back(std::move(out));
  }

  void add_evidence(const StatementDraft& draft, std::initializer_list<MentionId> ends, Statement& out) const {
    std::vector<Span> spans = draft.evidence;
    const Span sentence = draft.sentence < scene_.document.sentences.size() ? scene_.document.sentences[draft.sentence].span : Span{};
    for (const MentionId id : ends)
      if (id != no_mention && sentence.contains(scene_.mention(id).span)) spans.push_back(scene_.mention(id).span);
    std::sort(spans.begin(), spans.end());
    std::vector<Span> joined;
    for (const Span span : spans) {
      if (span.empty() || span.end > scene_.document.text.size()) continue;
      if (!joined.empty() && span.begin <= joined.back().end)
        joined.back().end = std::max(joined.back().end, span.end);
      else
        joined.push_back(span);
    }
    if (joined.empty()) return;
    const Span whole{joined.front().begin, joined.back().end};
    std::tie(out.evidence.start, out.evidence.end) = place(whole);
    out.evidence.text = scene_.text(whole);
    for (const Span span : joined) out.evidence.spans.push_back(place(span));
  }

  // Equal statements of one sentence are one; one that says less than another (no date, no place) gives way to it.
  void settle() {
    std::unordered_map<std::string, std::vector<std::size_t>> alike;
    std::vector<char> gone(made_.statements.size(), 0);
    const auto covers = [](const Statement& more, const Statement& less) {
      const auto end_covers = [](const std::optional<End>& a, const std::optional<End>& b) { return !b || (a && a->id == b->id); };
      return (less.when.empty() || less.when == more.when) && (less.duration.empty() || less.duration == more.duration) &&
             end_covers(more.where, less.where) && end_covers(more.of, less.of) && end_covers(more.source, less.source);
    };
    for (std::size_t i = 0; i < made_.statements.size(); ++i) {
      const Statement& one = made_.statements[i];
      auto& known = alike[keys_[i]];
      for (const std::size_t k : known) {
        if (gone[k]) continue;
        if (covers(made_.statements[k], one)) {
          gone[i] = 1;
          break;
        }
        if (covers(one, made_.statements[k])) gone[k] = 1;
      }
      if (!gone[i] && known.size() < 64) known.push_back(i);
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < made_.statements.size(); ++i) {
      if (gone[i]) continue;
      if (kept != i) made_.statements[kept] = std::move(made_.statements[i]);
      ++kept;
    }
    made_.statements.resize(kept);
  }

  const Scene& scene_;
  const TimeSource& times_;
  const CodePointIndex& points_;
  Made made_;
  std::map<std::pair<EntityId, std::uint32_t>, std::string> spoken_on_;  // speaker, sentence: the day of his words
  std::vector<std::string> keys_;                                        // of each statement: sentence, relation, ends, mode
};

std::string place_text(std::pair<std::uint32_t, std::uint32_t> place) {
  std::string out = std::to_string(place.first);
  out += ' ';
  out += std::to_string(place.second);
  return out;
}

void add_to(IdHash& hash, const std::optional<End>& end) {
  hash.add_part(end ? "1" : "0");
  if (!end) return;
  hash.add_part(end->id);
  hash.add_part(end->label);
  hash.add_part(end->type);
  for (const std::string& alias : end->aliases) hash.add_part(alias);
  hash.add_part(end->place ? place_text(*end->place) : std::string{});
  hash.add_part(end->text);
}

}  // namespace

std::string statement_id(const Statement& s) {
  IdHash hash;
  for (const std::string* field :
       {&s.doc, &s.date, &s.title, &s.url, &s.publisher, &s.print, &s.relation, &s.when, &s.duration, &s.rule, &s.version})
    hash.add_part(*field);
  hash.add_part(name_of(s.mode));
  add_to(hash, s.subject);
  add_to(hash, s.object);
  add_to(hash, s.where);
  add_to(hash, s.of);
  add_to(hash, s.source);
  hash.add_part(s.evidence.text);
  for (const auto& [start, end] : s.evidence.spans) hash.add_part(place_text({start, end}));
  return hash.hex();
}

Made make_statements(const Scene& scene, const TimeSource& times, const CodePointIndex& points) {
  return Maker(scene, times, points).run();
}

}  // namespace relata::within
