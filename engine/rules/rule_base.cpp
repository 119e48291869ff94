#include "engine/rules/rule_base.h"

namespace relata {

std::optional<DateOrder> date_order_named(std::string_view name) {
  if (name == "mdy") return DateOrder::month_first;
  if (name == "dmy") return DateOrder::day_first;
  return std::nullopt;
}

std::uint32_t RuleBase::pack_of(SourceId source) const {
  const auto found = source_packs.find(source);
  return found != source_packs.end() ? found->second : static_cast<std::uint32_t>(packs.empty() ? 0 : packs.size() - 1);
}

int RuleBase::find_phrase(std::string_view name) const {
  for (std::size_t i = 0; i < phrases.size(); ++i)
    if (phrases[i].name == name) return static_cast<int>(i);
  return -1;
}

}  // namespace relata
