#include "engine/layers/triggers.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/layers/needed_words.h"
#include "engine/text/ascii_words.h"

namespace relata {
namespace {

constexpr std::size_t most_needed = 4;  // words that are asked for of one pattern

constexpr std::uint32_t first_state = 0x811c9dc5;
std::uint32_t with(std::uint32_t state, char c) {
  return (state ^ static_cast<unsigned char>(c)) * 0x01000193;
}
std::size_t slot_of(std::uint32_t state) {
  return (state * 0x9e3779b1U) >> 16;
}

// Invisible characters may stand inside words, and few letters beyond ASCII are forms of ASCII ones: their words are not looked at.
bool may_hide_a_word(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  switch (byte(0)) {
    case 0xC2:
      return byte(1) == 0xAD;  // soft hyphen
    case 0xC4:
      return byte(1) == 0xB0 || byte(1) == 0xB1;  // dotted and dotless i
    case 0xC5:
      return byte(1) == 0xBF;  // long s
    case 0xE2:
      return (byte(1) == 0x80 && byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(1) == 0x81 && byte(2) == 0xA0) ||
             (byte(1) == 0x84 && byte(2) == 0xAA);  // zero-width marks, word joiner, Kelvin sign
    case 0xEF:
      return byte(1) == 0xBB && byte(2) == 0xBF;  // byte order mark
    default:
      return false;
  }
}

}  // namespace

// Gives each needed word its number as it comes.
class TriggerTable {
 public:
  // False where nothing is known of it: every sentence may match.
  bool add(NeededWords needed) {
    if (needed.impossible) return true;
    std::vector<NeededWord>& all = needed.all;
    std::sort(all.begin(), all.end(), [](const NeededWord& a, const NeededWord& b) { return a.cost < b.cost; });
    if (all.size() > most_needed) all.resize(most_needed);
    WordKinds kinds;
    for (const NeededWord& word : all)
      if (const std::optional<std::size_t> kind = kind_of(word)) kinds.set(*kind);
    if (kinds.none()) return false;
    out_.needed_.push_back(kinds);
    return true;
  }

  Triggers finished() {
    out_.finish();
    return std::move(out_);
  }

 private:
  // None where there are too many kinds already.
  std::optional<std::size_t> kind_of(const NeededWord& word) {
    const auto [found, fresh] = kinds_.try_emplace({word.words, word.figures}, kinds_.size());
    if (found->second >= most_word_kinds) return std::nullopt;
    if (!fresh) return found->second;
    for (const std::string& name : word.words) out_.add(name, found->second);
    if (word.figures > 0) out_.figures_.emplace_back(word.figures, found->second);
    return found->second;
  }

  Triggers out_;
  std::map<std::pair<std::set<std::string>, std::size_t>, std::size_t> kinds_;
};

void Triggers::add(const std::string& word, std::size_t kind) {
  std::uint32_t state = first_state;
  for (const char c : word) state = with(state, c);
  sieve_.set(slot_of(state));
  words_[state].set(kind);
}

// Of two sets the one that holds the other is asked for nothing.
void Triggers::finish() {
  known_ = true;
  if (const WordKinds* kinds = kinds_of(with(first_state, '\''))) quote_ = *kinds;
  std::sort(needed_.begin(), needed_.end(), [](const WordKinds& a, const WordKinds& b) {
    return a.count() != b.count() ? a.count() < b.count() : a.to_string() < b.to_string();
  });
  std::vector<WordKinds> least;
  for (const WordKinds& kinds : needed_)
    if (std::none_of(least.begin(), least.end(), [&](const WordKinds& less) { return (less & kinds) == less; })) least.push_back(kinds);
  needed_.clear();
  for (const WordKinds& kinds : least)
    if (kinds.count() == 1)
      enough_ |= kinds;
    else
      needed_.push_back(kinds);
}

Triggers Triggers::of(const RuleBase& base, const std::vector<TypeId>& wanted_types) {
  if (wanted_types.empty()) return {};
  NeededWordFinder finder(base);
  TriggerTable table;
  for (const TypeId type : wanted_types)
    if (!table.add(finder.of_type(type))) return {};
  for (const Rule& rule : base.rules)
    for (const Pattern& pattern : rule.match)
      if (!table.add(finder.of(rule, pattern))) return {};
  return table.finished();
}

const WordKinds* Triggers::kinds_of(std::uint32_t state) const {
  if (!sieve_.test(slot_of(state))) return nullptr;
  const auto found = words_.find(state);
  return found == words_.end() ? nullptr : &found->second;
}

bool Triggers::may_match(std::string_view text, Span sentence) const {
  if (!known_) return true;
  WordKinds met;
  std::uint32_t state = first_state;
  std::size_t figures = 0, most = 0, length = 0;
  bool joined = false;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    const char c = ascii_word_letter(text[at]);
    if (c) {
      state = with(state, c);
      ++length;
      if (c > '9') {
        figures = 0;
        continue;
      }
      most = std::max(most, ++figures);
      joined = joined || (length == 1 && at > sentence.begin + 1 && (text[at - 1] == '.' || text[at - 1] == ',') && text[at - 2] >= '0' &&
                          text[at - 2] <= '9');
      continue;
    }
    const bool ascii = static_cast<unsigned char>(text[at]) < 0x80;
    if (!ascii && may_hide_a_word(text, at)) return true;
    // A single quote in a pattern is one of any form.
    if (!ascii || text[at] == '`') met |= quote_;
    if (needed_marks.find(text[at]) != std::string_view::npos)
      if (const WordKinds* kinds = kinds_of(with(first_state, text[at]))) met |= *kinds;
    if (length > 0)
      if (const WordKinds* kinds = kinds_of(state)) met |= *kinds;
    state = first_state;
    figures = length = 0;
  }
  if (length > 0)
    if (const WordKinds* kinds = kinds_of(state)) met |= *kinds;
  for (const auto& [least, kind] : figures_)
    if (joined || most >= least) met.set(kind);
  return (met & enough_).any() ||
         (met.any() && std::any_of(needed_.begin(), needed_.end(), [&](const WordKinds& kinds) { return (kinds & met) == kinds; }));
}

}  // namespace relata
