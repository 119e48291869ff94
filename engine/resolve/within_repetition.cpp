#include "engine/resolve/within_repetition.h"

#include <unordered_map>

#include "engine/text/stable_hash.h"

namespace relata::within {
namespace {

bool covers(const std::optional<End>& more, const std::optional<End>& less) {
  return !less || (more && more->id == less->id);
}

bool covers(const Statement& more, const Statement& less) {
  return (less.when.empty() || less.when == more.when) && (less.duration.empty() || less.duration == more.duration) &&
         covers(more.where, less.where) && covers(more.of, less.of) && covers(more.source, less.source);
}

}  // namespace

std::vector<Statement> without_repetition(std::vector<Told> told) {
  constexpr std::size_t most_compared = 64;  // of one claim
  std::vector<char> gone(told.size(), 0);
  std::unordered_map<std::string, Mode> by_verbs;  // of each matter, the weakest
  for (const Told& one : told) {
    if (!one.event.empty()) continue;
    auto [known, first] = by_verbs.emplace(one.matter, one.statement.mode);
    if (!first && stronger(known->second, one.statement.mode) == known->second) known->second = one.statement.mode;
  }
  std::unordered_map<std::string, Mode> strongest;
  const auto event_of = [](const Told& one) { return stable_id(one.claim, one.event); };
  for (const Told& one : told)
    if (!one.event.empty()) {
      auto [known, first] = strongest.emplace(event_of(one), one.statement.mode);
      if (!first) known->second = stronger(known->second, one.statement.mode);
    }
  for (std::size_t i = 0; i < told.size(); ++i)
    if (!told[i].event.empty()) {
      const Statement& one = told[i].statement;
      const auto verbs = by_verbs.find(told[i].matter);
      const bool comes_back = one.mode == Mode::asserted && one.when.empty() && verbs != by_verbs.end() &&
                              (verbs->second == Mode::planned || verbs->second == Mode::possible);
      gone[i] = comes_back || one.mode != strongest.at(event_of(told[i]));
    }
  std::unordered_map<std::string, std::vector<std::size_t>> alike;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (gone[i]) continue;
    const Statement& one = told[i].statement;
    auto& known = alike[stable_id(told[i].claim, name_of(one.mode))];
    for (const std::size_t k : known) {
      if (gone[k]) continue;
      if (covers(told[k].statement, one)) {
        gone[i] = 1;
        break;
      }
      if (covers(one, told[k].statement)) gone[k] = 1;
    }
    if (!gone[i] && known.size() < most_compared) known.push_back(i);
  }
  std::vector<Statement> out;
  for (std::size_t i = 0; i < told.size(); ++i)
    if (!gone[i]) out.push_back(std::move(told[i].statement));
  return out;
}

}  // namespace relata::within
