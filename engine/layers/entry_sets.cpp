#include "engine/layers/entry_sets.h"

namespace relata {

EntrySets::EntrySets(const RuleBase& base, const std::vector<LemmaId>& lemmas) {
  constexpr LemmaId none = 0xffffffff;
  const auto& all = base.lexicon.entry_sets();
  sets_.reserve(all.size());
  senses_.reserve(all.size());
  for (const std::vector<EntryId>& entries : all) {
    EntrySet set;
    set.first = static_cast<std::uint32_t>(senses_.size());
    for (const EntryId id : entries) {
      const LexiconEntry& entry = base.lexicon.entry(id);
      const Type& type = base.schema.type(entry.type);
      if (type.stays_text) {
        set.has_text = true;
        set.is_closed = set.is_closed || type.is_closed;
        continue;
      }
      set.is_dated = set.is_dated || !entry.from.empty() || !entry.to.empty();
      set.has_name = set.has_name || type.in_output;
      if (set.lemma == none) set.lemma = lemmas[id];
      senses_.push_back({entry.type, id});
    }
    set.count = static_cast<std::uint32_t>(senses_.size()) - set.first;
    set.is_text = set.count == 0;
    sets_.push_back(set);
  }
}

}  // namespace relata
