#include "engine/resolve/across_join.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "engine/text/utf8.h"

namespace relata {

namespace {

using Bearers = std::vector<std::uint32_t>;

// A name that a document might use for a bearer.
struct Offer {
  std::uint32_t bearer = 0;
  bool strong = false;  // enough by itself; a weak one only makes a name ambiguous
};

struct NameGroup {  // all bearers of a type that have this very name
  std::string type, key;
  std::size_t words = 0;
  Bearers bearers;
};

class Joiner {
 public:
  Joiner(const DocumentBearers& bearers, const Vocabulary& vocabulary, BearerClasses& classes)
      : bearers_(bearers), vocabulary_(vocabulary), classes_(classes) {}

  void run() {
    index();
    obey_merges();
    for (const NameGroup& group : groups_) {
      const bool personal = vocabulary_.personal.contains(group.type);
      if (personal && group.words == 1) {
        join_equals(group, join_fuller(group, group.bearers), true);
      } else if (vocabulary_.bodies.contains(group.type) && has_offers(group)) {
        // "Foreign Ministry" beside "Chinese Foreign Ministry": without an acronym's word for it, each stays its document's.
        join_fuller(group, group.bearers);
        join_known(group);
      } else {
        join_equals(group, group.bearers, false);
        join_fuller(group, group.bearers);
      }
    }
  }

 private:
  [[nodiscard]] static std::string offer_key(std::string_view type, std::string_view key) { return fmt::format("{}\x1f{}", type, key); }

  void index() {
    std::map<std::tuple<std::string, std::string>, NameGroup> groups;
    for (std::uint32_t i = 0; i < bearers_.all.size(); ++i) {
      const DocumentBearer& bearer = bearers_.all[i];
      for (const auto& [type, count] : bearer.types) {
        const bool personal = vocabulary_.personal.contains(type);
        const bool body = vocabulary_.bodies.contains(type);
        std::vector<std::string> shorts;
        for (const auto& [label, docs] : bearer.labels) {
          const ComparableName name = comparable_name(label, personal, vocabulary_);
          if (name.key.empty()) continue;
          by_label_[name_key(label)].push_back(i);
          NameGroup& group = groups[{type, name.key}];
          group.type = type;
          group.key = name.key;
          group.words = std::max(group.words, name.words.size());
          if (group.bearers.empty() || group.bearers.back() != i) group.bearers.push_back(i);
          if (!personal && !body) continue;
          // A surname is enough; a first name, or the last words of a body's name, are not.
          for (auto& key : short_keys(name, personal)) {
            const bool strong = personal && key != name.words.front();
            offers_[offer_key(type, key)].push_back({i, strong});
            shorts.push_back(std::move(key));
          }
        }
        for (const auto& alias : bearer.aliases) {
          const ComparableName name = comparable_name(alias, personal, vocabulary_);
          if (name.key.empty()) continue;
          const bool is_head = body && std::find(shorts.begin(), shorts.end(), name.key) != shorts.end();
          offers_[offer_key(type, name.key)].push_back({i, !is_head});
        }
      }
    }
    for (auto& [key, group] : groups) groups_.push_back(std::move(group));
    std::stable_sort(groups_.begin(), groups_.end(), [](const NameGroup& a, const NameGroup& b) { return a.words > b.words; });
  }

  [[nodiscard]] Bearers named(const std::string& id_or_name) const {
    const auto known = bearers_.by_id.find(id_or_name);
    if (known != bearers_.by_id.end()) return {known->second};
    const auto found = by_label_.find(name_key(id_or_name));
    return found == by_label_.end() ? Bearers{} : found->second;
  }

  void obey_merges() {
    for (const MergeDirective& merge : vocabulary_.merges)
      if (!merge.same) classes_.forbid(named(merge.left), named(merge.right));
    for (const MergeDirective& merge : vocabulary_.merges) {
      if (!merge.same) continue;
      Bearers all = named(merge.left);
      const Bearers right = named(merge.right);
      if (all.empty() || right.empty()) continue;
      all.insert(all.end(), right.begin(), right.end());
      for (const std::uint32_t bearer : all)
        if (!classes_.forbidden(bearer, all.front()))
          classes_.join(bearer, all.front(), fmt::format("a merges file says so: {}", merge.why));
    }
  }

  [[nodiscard]] const std::vector<Offer>* offers_for(const NameGroup& group) const {
    const auto found = offers_.find(offer_key(group.type, group.key));
    return found == offers_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] bool has_offers(const NameGroup& group) const {
    const auto* offers = offers_for(group);
    return offers && std::any_of(offers->begin(), offers->end(), [&](const Offer& offer) {
             return !std::binary_search(group.bearers.begin(), group.bearers.end(), offer.bearer);
           });
  }

  // One offer for each class, strong if any of its own is.
  [[nodiscard]] std::vector<Offer> offers_of_classes(const NameGroup& group) const {
    std::vector<Offer> out;
    std::unordered_map<std::uint32_t, std::size_t> place;
    if (const auto* offers = offers_for(group))
      for (const Offer& offer : *offers) {
        const auto [found, is_new] = place.try_emplace(classes_.class_of(offer.bearer), out.size());
        if (is_new)
          out.push_back(offer);
        else
          out[found->second].strong |= offer.strong;
      }
    return out;
  }

  // Joins each bearer to the one fuller bearer that it fits; those that nobody at all could be are given back.
  Bearers join_fuller(const NameGroup& group, const Bearers& bearers) {
    constexpr std::size_t most_rivals = 64;  // a name with more of them is ambiguous without looking further
    const std::vector<Offer> offers = offers_of_classes(group);
    if (offers.empty()) return bearers;
    Bearers alone;
    for (const std::uint32_t bearer : bearers) {
      std::optional<std::uint32_t> only;
      bool strong = false;
      bool ambiguous = false;
      std::size_t rivals = 0;
      for (const Offer& offer : offers) {
        if (ambiguous) break;
        const std::uint32_t rival = classes_.class_of(offer.bearer);
        if (rival == classes_.class_of(bearer)) continue;
        if (only && classes_.class_of(*only) == rival) continue;
        if (++rivals > most_rivals) ambiguous = true;
        // Told apart where both stand in one document: then neither it nor anyone else is meant for sure.
        else if (classes_.share_document(bearer, rival))
          ambiguous = true;
        else if (!classes_.compatible(bearer, rival, true))
          continue;
        else if (only)
          ambiguous = true;
        else
          only = rival, strong = offer.strong;
      }
      if (ambiguous) continue;
      if (!only)
        alone.push_back(bearer);
      else if (strong)
        join_to_offer(group, bearer, *only, offers);
    }
    return alone;
  }

  void join_to_offer(const NameGroup& group, std::uint32_t bearer, std::uint32_t rival, const std::vector<Offer>& offers) {
    const auto offer = std::find_if(offers.begin(), offers.end(), [&](const Offer& o) { return classes_.class_of(o.bearer) == rival; });
    classes_.join(bearer, offer->bearer,
                  fmt::format("the only {} of the set whom this name fits, and nothing speaks against it", group.type));
  }

  // Bearers of one lexicon id are one already; those of no lexicon stay alone.
  void join_known(const NameGroup& group) {
    std::optional<std::uint32_t> known;
    for (const std::uint32_t bearer : group.bearers) {
      if (!bearers_.all[bearer].known) continue;
      if (known) return;
      known = bearer;
    }
    if (!known) return;
    for (const std::uint32_t bearer : group.bearers)
      if (bearer != *known && classes_.compatible(bearer, *known, false))
        classes_.join(bearer, *known, "the same name, known to a lexicon");
  }

  // Equal names: those of whom something is known form groups that agree; the others join where there is only one group.
  void join_equals(const NameGroup& group, const Bearers& bearers, bool strict) {
    constexpr std::size_t most_groups = 64;
    constexpr std::string_view why = "the same type and name, and nothing speaks against it";
    Bearers heads;
    // Those that tell most come first; one that agrees with two who differ in their initials may be either, and stays alone.
    const auto joins = [&](std::uint32_t bearer, bool with_initials) {
      const auto fits = [&](std::uint32_t head) { return classes_.compatible(bearer, head, strict); };
      const auto head = std::find_if(heads.begin(), heads.end(), fits);
      if (head == heads.end()) {
        if (heads.size() < most_groups) heads.push_back(bearer);
        return;
      }
      const auto other =
          std::find_if(head + 1, heads.end(), [&](std::uint32_t h) { return fits(h) && !classes_.compatible(*head, h, strict); });
      if (with_initials || other == heads.end()) classes_.join(bearer, *head, std::string(why));
    };
    for (const bool in_lexicon : {true, false})
      for (const bool with_initials : {true, false})
        for (const std::uint32_t bearer : bearers)
          if (bearers_.all[bearer].known == in_lexicon && bearers_.all[bearer].initials.empty() != with_initials &&
              classes_.is_told_apart(bearer))
            joins(bearer, with_initials);
    std::sort(heads.begin(), heads.end(), [&](std::uint32_t a, std::uint32_t b) { return classes_.class_of(a) < classes_.class_of(b); });
    heads.erase(std::unique(heads.begin(), heads.end(),
                            [&](std::uint32_t a, std::uint32_t b) { return classes_.class_of(a) == classes_.class_of(b); }),
                heads.end());
    if (heads.size() > 1) return;
    for (const std::uint32_t bearer : bearers) {
      if (classes_.is_told_apart(bearer)) continue;
      if (heads.empty())
        heads.push_back(bearer);
      else if (classes_.class_of(bearer) != classes_.class_of(heads[0]) &&
               !(group.words == 1 && strict && classes_.share_document(bearer, heads[0])))
        classes_.join(bearer, heads[0], std::string(why));
    }
  }

  const DocumentBearers& bearers_;
  const Vocabulary& vocabulary_;
  BearerClasses& classes_;
  std::vector<NameGroup> groups_;
  std::unordered_map<std::string, std::vector<Offer>> offers_;
  std::unordered_map<std::string, Bearers> by_label_;
};

}  // namespace

void join_bearers(const DocumentBearers& bearers, const Vocabulary& vocabulary, BearerClasses& classes) {
  Joiner(bearers, vocabulary, classes).run();
}

}  // namespace relata
