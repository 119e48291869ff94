#include "engine/resolve/within_statements.h"

#include <algorithm>
#include <tuple>

#include "engine/resolve/within_discourse.h"
#include "engine/resolve/within_ends.h"
#include "engine/resolve/within_repetition.h"
#include "engine/resolve/within_roles.h"
#include "engine/resolve/within_when.h"
#include "engine/text/stable_hash.h"

namespace relata::within {
namespace {

class Maker {
 public:
  Maker(const Scene& scene, const TimeSource& times, const CodePointIndex& points)
      : scene_(scene), times_(times), points_(points), dating_(scene, times) {}

  Made run() {
    for (const StatementDraft& draft : scene_.analysis.drafts) {
      if (draft.sentence < scene_.document.sentences.size() && scene_.document.sentences[draft.sentence].masked) continue;
      take(draft);
    }
    made_.statements = without_repetition(std::move(told_));
    return std::move(made_);
  }

 private:
  void take(const StatementDraft& draft) {
    const Relation& relation = scene_.schema().relation(draft.relation);
    if (draft.each_pair) return take_pairs(draft, relation);
    std::vector<Filled> subjects = fill_end(scene_, draft.subject), objects = fill_end(scene_, draft.object);
    // Discourse fills one side from what the other is.
    if (draft.subject.discourse != Discourse::none) subjects = fill_left_out(scene_, draft, draft.subject, relation.from, objects);
    if (draft.object.discourse != Discourse::none) objects = fill_left_out(scene_, draft, draft.object, relation.to, subjects);
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
    std::vector<Filled> members = fill_end(scene_, draft.subject);
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

  // The first bearer of a qualifier.
  std::optional<End> qualifier(MentionId id, TypeId wanted) const {
    if (id == no_mention) return std::nullopt;
    std::vector<Filled> found;
    for (const MentionId member : members_of(scene_, id, 2)) fill_mention(scene_, member, wanted, found);
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
    const bool quotation = is_quotation(object);
    Dating::Dated dated = dating_.date(draft, quotation, subject.entity, object.entity);
    out.when = std::move(dated.when);
    out.mode = dated.mode;
    if (draft.duration != no_mention && times_.duration) out.duration = times_.duration(draft.duration);
    out.where = qualifier(draft.where, scene_.tables.place);
    // What is done to a place is not done there as well: "due in Egypt".
    if (out.where && object.entity != no_entity && out.where->id == scene_.entities[static_cast<std::size_t>(object.entity)].id)
      out.where.reset();
    out.of = qualifier(draft.of, no_type);
    if (!out.of && object.value != no_mention && scene_.tables.role != no_type && scene_.is_a(object.type, scene_.tables.role)) {
      EntityId owner = owner_among_parts(scene_, object.value);
      if (const auto told = scene_.shared_offices.find(scene_.innermost(object.value));
          owner == no_entity && told != scene_.shared_offices.end())
        owner = told->second.side;
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
    Told told;
    told.matter = stable_id(out.relation, out.subject.id, object_key);
    told.claim = stable_id(std::to_string(draft.sentence), told.matter);
    if (draft.verb < scene_.analysis.mentions.size() && scene_.mention(draft.verb).made)
      told.event = std::to_string(scene_.mention(draft.verb).span.begin);
    told.statement = std::move(out);
    told_.push_back(std::move(told));
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

  const Scene& scene_;
  const TimeSource& times_;
  const CodePointIndex& points_;
  Made made_;
  Dating dating_;
  std::vector<Told> told_;
};

}  // namespace

Made make_statements(const Scene& scene, const TimeSource& times, const CodePointIndex& points) {
  return Maker(scene, times, points).run();
}

}  // namespace relata::within
