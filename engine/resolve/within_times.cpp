#include "engine/resolve/within_times.h"

namespace relata {

TimeSource time_source(const Analysis& analysis, const std::vector<ResolvedTime>& times) {
  // A fold ("on Monday") has its value from what it stands for, if it has none of its own.
  const auto find = [&analysis, &times](MentionId id) -> const ResolvedTime* {
    for (int i = 0; i < 8 && id < times.size() && id < analysis.mentions.size(); ++i) {
      if (!times[id].timex_type.empty()) return &times[id];
      id = analysis.mentions[id].stands_for;
    }
    return nullptr;
  };
  TimeSource source;
  source.when = [find](const StatementDraft& draft) {
    const ResolvedTime* time = find(draft.when);
    return time ? time->iso_when : std::string{};
  };
  source.duration = [find](MentionId id) {
    const ResolvedTime* time = find(id);
    return time ? time->iso_duration : std::string{};
  };
  source.value = [find](MentionId id) {
    const ResolvedTime* time = find(id);
    return !time ? std::string{} : time->iso_when.empty() ? time->value : time->iso_when;
  };
  source.record = [find](MentionId id) -> std::optional<TimeRecord> {
    const ResolvedTime* time = find(id);
    if (!time || time->joins) return std::nullopt;
    TimeRecord record{time->timex_type, time->value, {}};
    const std::pair<const char*, const std::string*> known[] = {
        {"begin", &time->begin}, {"end", &time->end}, {"freq", &time->freq}, {"mod", &time->mod}, {"quant", &time->quant}};
    for (const auto& [key, value] : known)
      if (!value->empty()) record.attributes.emplace_back(key, *value);
    return record;
  };
  return source;
}

}  // namespace relata
