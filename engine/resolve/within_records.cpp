// The mention stream: outermost mentions of entities, roles and times.
#include <algorithm>

#include "engine/resolve/within_anaphora.h"
#include "engine/resolve/within_shared_offices.h"
#include "engine/resolve/within_statements.h"

namespace relata::within {
namespace {

class Recorder {
 public:
  Recorder(const Scene& scene, const TimeSource& times, const CodePointIndex& points,
           const std::unordered_map<MentionId, std::string>& value_ids)
      : scene_(scene), times_(times), points_(points), value_ids_(value_ids), seen_(scene.analysis.mentions.size(), 0) {}

  std::vector<MentionRecord> run() {
    for (const auto& tape : scene_.analysis.tapes)
      for (const MentionId outermost : tape) {
        stack_.push_back(outermost);
        while (!stack_.empty()) {
          const MentionId id = stack_.back();
          stack_.pop_back();
          if (id < seen_.size() && !seen_[id]) visit(id);
        }
      }
    std::stable_sort(out_.begin(), out_.end(),
                     [](const MentionRecord& a, const MentionRecord& b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
    return std::move(out_);
  }

 private:
  void push_all(const std::vector<MentionId>& ids) { stack_.insert(stack_.end(), ids.begin(), ids.end()); }

  MentionRecord& record(const Mention& mention, std::string_view type) {
    MentionRecord one;
    one.doc = scene_.document.id;
    one.type = type;
    one.start = points_.at_byte(mention.span.begin);
    one.end = points_.at_byte(mention.span.end);
    one.text = scene_.text(mention.span);
    out_.push_back(std::move(one));
    return out_.back();
  }

  void visit(MentionId id) {
    seen_[id] = 1;
    const Mention& mention = scene_.mention(id);
    if (mention.made) return;
    const bool time = is_time(mention);
    if (!time && mention.stands_for != no_mention) {
      stack_.push_back(mention.stands_for);
      push_all(mention.parts);
      return;
    }
    if (time) {
      if (record_value(id, mention)) return;
    } else if (scene_.options.only_times) {
      // may hold one
    } else if (const auto place = scene_.place_of.find(id); place != scene_.place_of.end()) {
      if (record_referring(mention, scene_.referring[place->second])) return;
    } else if (record_value(id, mention)) {
      return;
    } else if (scene_.options.all_mentions) {
      record_lemma(mention);
    }
    push_all(mention.members);
    push_all(mention.parts);
  }

  bool record_referring(const Mention& mention, const Referring& at) {
    if (at.kind == Reference::none) return true;  // an adjective is no mention of its country
    if (!at.bearers.empty()) {
      const Bearer* shown = &at.bearers[0];
      const TypeId agent = at.subject ? scene_.tables.agent : no_type;
      for (const Bearer& one : at.bearers)
        if (agent != no_type && scene_.is_a(one.type, agent)) {
          shown = &one;
          break;
        }
      const Entity& entity = scene_.entities[static_cast<std::size_t>(shown->entity)];
      const bool own = scene_.schema().type(shown->type).in_output;
      record(mention, scene_.schema().type(own ? shown->type : entity.type).name).entity = entity.id;
      return true;
    }
    if (at.entities.empty()) return false;
    const Entity& first = scene_.entities[static_cast<std::size_t>(at.entities[0])];
    MentionRecord& one = record(mention, scene_.schema().type(first.type).name);
    if (at.entities.size() == 1) {
      one.entity = first.id;
      return true;
    }
    std::string ids;
    for (const EntityId entity : at.entities) {
      if (!ids.empty()) ids += ' ';
      ids += scene_.entities[static_cast<std::size_t>(entity)].id;
    }
    one.attributes.emplace_back("entities", std::move(ids));
    return mention.members.empty();
  }

  [[nodiscard]] bool is_time(const Mention& mention) const {
    return scene_.tables.time != no_type && std::any_of(mention.senses.begin(), mention.senses.end(),
                                                        [&](const Sense& sense) { return scene_.is_a(sense.type, scene_.tables.time); });
  }

  bool record_value(MentionId id, const Mention& mention) {
    for (const Sense& sense : mention.senses) {
      if (scene_.tables.time != no_type && scene_.is_a(sense.type, scene_.tables.time)) {
        const auto time = times_.record ? times_.record(id) : std::nullopt;
        if (!time) return false;  // no day of the calendar, or two dates that are mentions of their own
        MentionRecord& one = record(mention, time->type);
        one.value = time->value;
        one.attributes = time->attributes;
        return true;
      }
      if (scene_.tables.quotation != no_type && scene_.is_a(sense.type, scene_.tables.quotation)) return true;
      if (scene_.tables.role != no_type && scene_.is_a(sense.type, scene_.tables.role)) {
        if (is_shared_office(scene_, id)) return false;  // its words name others, not a title
        MentionRecord& one = record(mention, scene_.schema().type(sense.type).name);
        if (const auto known = value_ids_.find(id); known != value_ids_.end()) one.entity = known->second;
        return true;
      }
    }
    return false;
  }

  void record_lemma(const Mention& mention) {
    for (const Sense& sense : mention.senses) {
      if (!scene_.schema().type(sense.type).has_lemma || mention.lemma >= scene_.rules.lemmas.size()) continue;
      MentionRecord& one = record(mention, scene_.schema().type(sense.type).name);
      one.attributes.emplace_back("lemma", scene_.rules.lemmas[mention.lemma]);
      one.attributes.emplace_back("mode", name_of(mention.mode));
      return;
    }
  }

  const Scene& scene_;
  const TimeSource& times_;
  const CodePointIndex& points_;
  const std::unordered_map<MentionId, std::string>& value_ids_;
  std::vector<char> seen_;
  std::vector<MentionId> stack_;
  std::vector<MentionRecord> out_;
};

}  // namespace

std::vector<MentionRecord> make_records(const Scene& scene, const TimeSource& times, const CodePointIndex& points,
                                        const std::unordered_map<MentionId, std::string>& value_ids) {
  return Recorder(scene, times, points, value_ids).run();
}

}  // namespace relata::within
