// On which day a statement holds, and what that day makes of its mode.
#pragma once
#include <map>
#include <string>
#include <utility>

#include "engine/resolve/within_scene.h"

namespace relata::within {

// Statements of a document are dated in text order: the day of somebody's words goes on to what he says next.
class Dating {
 public:
  Dating(const Scene& scene, const TimeSource& times) : scene_(scene), times_(times) {}

  struct Dated {
    std::string when;  // ISO 8601; may be empty
    Mode mode = Mode::asserted;
  };
  // `subject`, `object`: who stands at the ends; no_entity for a value.
  [[nodiscard]] Dated date(const StatementDraft& draft, bool quotation, EntityId subject, EntityId object);

 private:
  [[nodiscard]] MentionId date_of(std::uint32_t sentence, MentionId verb) const;
  [[nodiscard]] std::string carried_date(const StatementDraft& draft, EntityId speaker) const;
  [[nodiscard]] std::string day_of_words(const StatementDraft& draft, EntityId subject, EntityId object) const;
  [[nodiscard]] std::string day_before(const StatementDraft& draft, EntityId subject, EntityId object) const;
  [[nodiscard]] std::string day_of_event(const StatementDraft& draft, EntityId event);
  [[nodiscard]] bool is_date(MentionId id) const;
  [[nodiscard]] bool is_verb(MentionId id) const;
  [[nodiscard]] bool leads_to_a_place(MentionId verb) const;
  [[nodiscard]] bool has_date(std::uint32_t sentence) const;
  [[nodiscard]] bool lies_ahead(const std::string& when) const;
  [[nodiscard]] bool long_past(const std::string& when) const;
  [[nodiscard]] bool is_told(const StatementDraft& draft) const;
  template <typename Test>
  [[nodiscard]] bool has_type(MentionId id, Test test) const;

  const Scene& scene_;
  const TimeSource& times_;
  std::map<std::pair<EntityId, std::uint32_t>, std::string> spoken_on_;  // speaker, sentence: the day of his words
  std::map<EntityId, std::string> days_of_events_;                       // as far as asked for; empty where none is given, or two
};

}  // namespace relata::within
