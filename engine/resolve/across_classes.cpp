#include "engine/resolve/across_classes.h"

#include <algorithm>
#include <tuple>

namespace relata {

namespace {

[[nodiscard]] bool overlap(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto& less = a.size() < b.size() ? a : b;
  const auto& more = a.size() < b.size() ? b : a;
  return std::any_of(less.begin(), less.end(), [&](const auto& item) { return more.contains(item); });
}

}  // namespace

BearerClasses::BearerClasses(const DocumentBearers& bearers) : bearers_(&bearers) {
  const auto count = static_cast<std::uint32_t>(bearers.all.size());
  parent_.resize(count);
  size_.assign(count, 1);
  known_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    parent_[i] = i;
    const DocumentBearer& bearer = bearers.all[i];
    if (bearer.known) known_[i].lexicon_id = bearer.id;
    known_[i].initials = bearer.initials;
    known_[i].docs = bearer.docs;
    known_[i].countries = bearer.countries;
    known_[i].roles = bearer.roles;
  }
}

std::uint32_t BearerClasses::class_of(std::uint32_t bearer) const {
  while (parent_[bearer] != bearer) {
    parent_[bearer] = parent_[parent_[bearer]];
    bearer = parent_[bearer];
  }
  return bearer;
}

void BearerClasses::forbid(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) {
  for (const std::uint32_t bearer : left) known_[class_of(bearer)].prohibitions.emplace(prohibitions_, false);
  for (const std::uint32_t bearer : right) known_[class_of(bearer)].prohibitions.emplace(prohibitions_, true);
  ++prohibitions_;
}

bool BearerClasses::forbidden(std::uint32_t a, std::uint32_t b) const {
  const auto& one = known_[class_of(a)].prohibitions;
  const auto& other = known_[class_of(b)].prohibitions;
  return std::any_of(one.begin(), one.end(), [&](const auto& side) { return other.contains({side.first, !side.second}); });
}

bool BearerClasses::compatible(std::uint32_t a, std::uint32_t b, bool strict) const {
  const Known& one = known_[class_of(a)];
  const Known& other = known_[class_of(b)];
  if (&one == &other) return true;
  if (!one.lexicon_id.empty() && !other.lexicon_id.empty() && one.lexicon_id != other.lexicon_id) return false;
  if (forbidden(a, b) || !initials_agree(one.initials, other.initials)) return false;
  if (one.countries.empty() || other.countries.empty() || overlap(one.countries, other.countries)) return true;
  if (strict) return false;
  // One office held for two countries: two bearers of a name. Different offices may be one career.
  return std::none_of(one.roles.begin(), one.roles.end(), [&](const auto& role) {
    const auto found = other.roles.find(role.first);
    return found != other.roles.end() && !overlap(role.second, found->second);
  });
}

bool BearerClasses::is_told_apart(std::uint32_t bearer) const {
  const Known& known = known_[class_of(bearer)];
  return !known.lexicon_id.empty() || !known.initials.empty() || !known.countries.empty() || !known.prohibitions.empty();
}

bool BearerClasses::share_document(std::uint32_t a, std::uint32_t b) const {
  return overlap(known_[class_of(a)].docs, known_[class_of(b)].docs);
}

void BearerClasses::join(std::uint32_t a, std::uint32_t b, std::string why) {
  std::uint32_t from = class_of(a);
  std::uint32_t into = class_of(b);
  if (from == into) return;
  joins_.push_back({a, b, std::move(why)});
  if (size_[from] > size_[into]) std::swap(from, into);
  parent_[from] = into;
  size_[into] += size_[from];
  Known& gone = known_[from];
  Known& kept = known_[into];
  if (kept.lexicon_id.empty() || (!gone.lexicon_id.empty() && gone.lexicon_id < kept.lexicon_id)) kept.lexicon_id = gone.lexicon_id;
  if (std::make_tuple(gone.initials.size(), kept.initials) > std::make_tuple(kept.initials.size(), gone.initials))
    kept.initials = gone.initials;
  kept.docs.merge(gone.docs);
  kept.countries.merge(gone.countries);
  kept.prohibitions.merge(gone.prohibitions);
  for (auto& [title, whose] : gone.roles) kept.roles[title].merge(whose);
  gone = {};
}

MergeSide BearerClasses::describe(std::uint32_t bearer) const {
  const DocumentBearer& known = bearers_->all[bearer];
  return {known.id, known.labels.begin()->first, known.docs.empty() ? std::string() : *known.docs.begin()};
}

std::vector<MergeExplanation> BearerClasses::explanations() const {
  std::vector<MergeExplanation> out;
  out.reserve(joins_.size());
  for (const Join& join : joins_) out.push_back({describe(join.left), describe(join.right), join.why});
  std::sort(out.begin(), out.end(), [](const MergeExplanation& a, const MergeExplanation& b) {
    return std::tie(a.left.id, a.right.id, a.why) < std::tie(b.left.id, b.right.id, b.why);
  });
  return out;
}

}  // namespace relata
