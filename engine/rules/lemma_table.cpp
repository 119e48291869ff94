#include "engine/rules/lemma_table.h"

#include <algorithm>

namespace relata {
namespace {

std::uint32_t hash_of(std::string_view lemma) {
  std::uint64_t h = 0xcbf29ce484222325ull;
  for (const char c : lemma) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return static_cast<std::uint32_t>(h ^ h >> 32);
}

}  // namespace

LemmaId LemmaTable::Part::find(std::string_view lemma, std::uint32_t hash) const {
  if (slots.empty()) return no_lemma;
  for (std::size_t at = hash & (slots.size() - 1); slots[at].id != no_lemma; at = (at + 1) & (slots.size() - 1))
    if (slots[at].hash == hash && words[slots[at].id] == lemma) return slots[at].id;
  return no_lemma;
}

LemmaId LemmaTable::Part::add(std::string_view lemma, std::uint32_t hash) {
  const auto put = [this](Slot slot) {
    std::size_t at = slot.hash & (slots.size() - 1);
    while (slots[at].id != no_lemma) at = (at + 1) & (slots.size() - 1);
    slots[at] = slot;
  };
  if ((words.size() + 1) * 2 > slots.size()) {
    std::vector<Slot> old(std::max<std::size_t>(64, slots.size() * 2));
    old.swap(slots);
    for (const Slot& slot : old)
      if (slot.id != no_lemma) put(slot);
  }
  const auto id = static_cast<LemmaId>(words.size());
  put({hash, id});
  words.emplace_back(lemma);
  return id;
}

LemmaId LemmaTable::find(std::string_view lemma) const {
  const std::uint32_t hash = hash_of(lemma);
  if (shared_)
    if (const LemmaId known = shared_->find(lemma, hash); known != no_lemma) return known;
  const LemmaId own = own_.find(lemma, hash);
  return own == no_lemma ? no_lemma : own + static_cast<LemmaId>(shared_size());
}

LemmaId LemmaTable::id(std::string_view lemma) {
  if (const LemmaId known = find(lemma); known != no_lemma) return known;
  return own_.add(lemma, hash_of(lemma)) + static_cast<LemmaId>(shared_size());
}

std::vector<std::string> LemmaTable::all() const {
  std::vector<std::string> words;
  if (shared_) words = shared_->words;
  words.insert(words.end(), own_.words.begin(), own_.words.end());
  return words;
}

void LemmaTable::freeze() {
  Part all = shared_ ? *shared_ : Part{};
  if (all.words.empty())
    all = std::move(own_);
  else
    for (const std::string& word : own_.words) static_cast<void>(all.add(word, hash_of(word)));
  shared_ = std::make_shared<const Part>(std::move(all));
  own_ = {};
}

}  // namespace relata
