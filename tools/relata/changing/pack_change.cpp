#include "tools/relata/changing/pack_change.h"

#include <algorithm>
#include <map>
#include <set>

#include "tools/relata/changing/lexicon_change.h"
#include "tools/relata/changing/rule_signature.h"
#include "tools/relata/changing/vocabulary_change.h"

namespace relata {
namespace {

bool same_type(const Type& a, const Type& b) {
  return a.name == b.name && a.parents == b.parents && a.reference == b.reference && a.naming == b.naming && a.shape == b.shape &&
         a.has_lemma == b.has_lemma && a.is_aside == b.is_aside && a.qualifier == b.qualifier && a.stays_text == b.stays_text &&
         a.is_closed == b.is_closed && a.in_output == b.in_output && a.feature_of == b.feature_of && a.feature == b.feature;
}

bool same_symbols(const SymbolTable& a, const SymbolTable& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t s = 0; s < a.size(); ++s) {
    const SymbolSet &x = a.set(static_cast<SymbolId>(s)), &y = b.set(static_cast<SymbolId>(s));
    if (x.types != y.types || x.group != y.group) return false;
  }
  return true;
}

// What holds for all texts, whatever stands in them.
std::string whole_change(const Extractor& before, const Extractor& after) {
  const RuleBase &a = *before.base, &b = *after.base;
  const auto same_pack = [](const PackInfo& x, const PackInfo& y) { return x.name == y.name && x.language == y.language; };
  if (!std::equal(a.packs.begin(), a.packs.end(), b.packs.begin(), b.packs.end(), same_pack)) return "other packs are read";
  if (!std::equal(a.schema.types().begin(), a.schema.types().end(), b.schema.types().begin(), b.schema.types().end(), same_type))
    return "types of the schema changed";
  if (a.layers != b.layers) return "the layers changed";
  if (a.reading != b.reading) return "what serves the reader of documents changed";
  if (a.date_order != b.date_order) return "the order of dates changed";
  if (before.program.quotations_are_asked_for != after.program.quotations_are_asked_for) return "rules ask for quotations now, or no more";
  const auto clause_end = [](const RuleBase& base) {
    const int phrase = base.find_phrase("clause-end");
    return phrase < 0 ? std::string() : signature_of(base, base.phrases[phrase].pattern);
  };
  if (clause_end(a) != clause_end(b)) return "phrase `clause-end` changed";
  if (!same_symbols(before.program.symbols, after.program.symbols)) return "mentions can be of other sets of types than before";
  return {};
}

std::string full_name(const RuleBase& base, const Rule& rule) {
  return base.packs[rule.pack].name + "/" + rule.id;
}

// The rules of one side, each with what tells it from all others.
struct RuleList {
  const RuleBase& base;
  std::vector<std::string> keys;
};

// How a rule of one side stands to that of the same name of the other.
enum class Likeness : std::uint8_t { same, other_words, other };

// Rules of one object stand in packs whose names did not change either.
Likeness likeness_of(const RuleBase& before, std::size_t old_rule, const RuleBase& after, std::size_t new_rule) {
  if (before.rules.pointer(old_rule) == after.rules.pointer(new_rule)) return Likeness::same;
  const Rule &was = before.rules[old_rule], &is = after.rules[new_rule];
  if (signature_of(before, was) == signature_of(after, is)) return Likeness::same;
  return outline_of(before, was) == outline_of(after, is) ? Likeness::other_words : Likeness::other;
}

RuleList list_rules(const RuleBase& base) {
  RuleList list{base, {}};
  std::map<std::string, int> times;  // an id that comes twice
  for (const Rule& rule : base.rules) {
    std::string key = full_name(base, rule);
    if (const int nth = times[key]++) key += "\n" + std::to_string(nth);
    list.keys.push_back(std::move(key));
  }
  return list;
}

// The longest list of positions that grow from left to right; the others are those that moved.
std::vector<bool> longest_rise(const std::vector<std::size_t>& places) {
  std::vector<std::size_t> tails, last(places.size());
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto at =
        std::lower_bound(tails.begin(), tails.end(), i, [&](std::size_t tail, std::size_t) { return places[tail] < places[i]; });
    last[i] = at == tails.begin() ? none : *(at - 1);
    if (at == tails.end())
      tails.push_back(i);
    else
      *at = i;
  }
  std::vector<bool> rises(places.size(), false);
  for (std::size_t i = tails.empty() ? none : tails.back(); i != none; i = last[i]) rises[i] = true;
  return rises;
}

// Indexes of the rules of each side that the other has not, does otherwise, or has elsewhere in the order.
struct ChangedRules {
  std::vector<std::size_t> before, after;
  std::vector<std::size_t> worded;  // of the new side: in its place, and otherwise only by words of sets and families
};

ChangedRules compare(const RuleList& before, const RuleList& after) {
  std::map<std::string_view, std::size_t> old_places;
  for (std::size_t i = 0; i < before.keys.size(); ++i) old_places.emplace(before.keys[i], i);
  std::vector<std::size_t> places, common;  // of the rules that both have: in the old list, in the new one
  std::vector<Likeness> likeness;
  for (std::size_t i = 0; i < after.keys.size(); ++i)
    if (const auto found = old_places.find(after.keys[i]); found != old_places.end()) {
      const Likeness like = likeness_of(before.base, found->second, after.base, i);
      if (like == Likeness::other) continue;
      places.push_back(found->second);
      common.push_back(i);
      likeness.push_back(like);
    }
  const std::vector<bool> rises = longest_rise(places);
  std::vector<bool> kept_before(before.keys.size(), false), kept_after(after.keys.size(), false);
  ChangedRules changed;
  for (std::size_t i = 0; i < places.size(); ++i) {
    kept_before[places[i]] = kept_after[common[i]] = rises[i];
    if (rises[i] && likeness[i] == Likeness::other_words) changed.worded.push_back(common[i]);
  }
  for (std::size_t i = 0; i < kept_before.size(); ++i)
    if (!kept_before[i]) changed.before.push_back(i);
  for (std::size_t i = 0; i < kept_after.size(); ++i)
    if (!kept_after[i]) changed.after.push_back(i);
  return changed;
}

void add_needed(NeededWords needed, PackChange& change) {
  if (needed.empty())
    change.any_text = true;
  else
    change.needed.push_back(std::move(needed));
}

}  // namespace

PackChange change_between(const Extractor& before, const Extractor& after) {
  PackChange change;
  change.everything = whole_change(before, after);
  if (!change.everything.empty()) return change;
  const RuleBase &a = *before.base, &b = *after.base;
  LexiconChange lexicon = lexicon_change(a, b);
  change.everything = std::move(lexicon.everything);
  change.names = lexicon.names;
  for (NeededWords& needed : lexicon.needed) add_needed(std::move(needed), change);

  const ChangedRules changed = compare(list_rules(a), list_rules(b));
  std::set<std::string> names;
  const auto add = [&](const std::vector<std::size_t>& rules, const RuleBase& base, const WordFinder& words,
                       std::vector<std::string>& list) {
    for (const std::size_t rule : rules) {
      list.push_back(full_name(base, base.rules[rule]));
      names.insert(list.back());
      for (NeededWords& needed : words.needed_by(base.rules[rule])) add_needed(std::move(needed), change);
    }
  };
  const WordFinder of_old(a, before.program.entry_lemmas), of_new(b, after.program.entry_lemmas);
  add(changed.before, a, of_old, change.old_rules);
  add(changed.after, b, of_new, change.new_rules);
  VocabularyChange vocabulary = vocabulary_change(a, of_old, b, of_new);
  change.families = vocabulary.families;
  for (NeededWords& needed : vocabulary.nouns) add_needed(std::move(needed), change);
  for (const std::size_t rule : changed.worded) {
    change.old_rules.push_back(full_name(b, b.rules[rule]));
    change.new_rules.push_back(change.old_rules.back());
    names.insert(change.old_rules.back());
  }
  if (!changed.worded.empty())
    for (NeededWords& needed : vocabulary.words) add_needed(std::move(needed), change);
  change.rules.assign(names.begin(), names.end());
  return change;
}

bool PackChange::may_touch(std::string_view text) const {
  if (!everything.empty() || any_text) return true;
  if (needed.empty()) return false;
  return may_touch_searchable(searchable(text));
}

bool PackChange::may_touch_searchable(const std::string& searched) const {
  if (!everything.empty() || any_text) return true;
  return std::any_of(needed.begin(), needed.end(), [&](const NeededWords& words) { return may_hold(searched, words); });
}

std::string describe(const PackChange& change) {
  if (!change.everything.empty()) return change.everything;
  const auto count = [](std::size_t number, const char* one, const char* many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
  };
  std::string out;
  const auto add = [&](std::size_t number, const char* one, const char* many) {
    if (number) out += (out.empty() ? "" : ", ") + count(number, one, many);
  };
  add(change.rules.size(), "rule", "rules");
  add(change.families, "family", "families");
  add(change.names, "name or word of the lexicon", "names and words of the lexicon");
  if (out.empty()) return "nothing that rules do changed";
  out += " changed";
  if (change.any_text) out += "; at least one of them needs no word";
  return out;
}

}  // namespace relata
