#include "tools/relata/changing/lexicon_change.h"

#include <algorithm>
#include <unordered_map>

namespace relata {
namespace {

constexpr std::size_t most_names = 64;  // that are looked up among the references of a lexicon

bool same_entry(const LexiconEntry& a, const LexiconEntry& b) {
  return a.name == b.name && a.type == b.type && a.feature_types == b.feature_types && a.id == b.id && a.aliases == b.aliases &&
         a.attributes == b.attributes && a.from == b.from && a.to == b.to;
}

// Type numbers are the same on both sides.
std::string signature_of(const LexiconEntry& entry) {
  std::string out = std::to_string(entry.type) + '\t' + entry.name + '\t' + entry.id + '\t' + entry.from + '\t' + entry.to;
  for (const TypeId type : entry.feature_types) out += '\t' + std::to_string(type);
  for (const std::string& alias : entry.aliases) (out += "\t|") += alias;
  for (const auto& [key, value] : entry.attributes) (((out += "\t;") += key) += '=') += value;
  return out;
}

using Entries = std::vector<const LexiconEntry*>;

// What one side has and the other has not. False if the lines that both have stand in another order.
bool compare(const std::vector<LexiconEntry>& before, const std::vector<LexiconEntry>& after, Entries& gone, Entries& fresh) {
  std::size_t head = 0, old_end = before.size(), new_end = after.size();
  while (head < std::min(old_end, new_end) && same_entry(before[head], after[head])) ++head;
  while (old_end > head && new_end > head && same_entry(before[old_end - 1], after[new_end - 1])) --old_end, --new_end;
  std::unordered_map<std::string, int> left;
  std::vector<std::string> old_lines, new_lines;
  for (std::size_t i = head; i < old_end; ++i) ++left[old_lines.emplace_back(signature_of(before[i]))];
  for (std::size_t i = head; i < new_end; ++i) --left[new_lines.emplace_back(signature_of(after[i]))];
  std::vector<std::string> old_common, new_common;
  auto surplus = left;
  for (std::size_t i = old_lines.size(); i-- > 0;)
    (surplus[old_lines[i]] > 0 ? (--surplus[old_lines[i]], gone.push_back(&before[head + i])) : old_common.push_back(old_lines[i]));
  for (std::size_t i = new_lines.size(); i-- > 0;)
    (surplus[new_lines[i]] < 0 ? (++surplus[new_lines[i]], fresh.push_back(&after[head + i])) : new_common.push_back(new_lines[i]));
  return old_common == new_common;
}

bool serves_reader(const RuleBase& base, TypeId type) {
  return std::any_of(base.reading.begin(), base.reading.end(), [&](const auto& purpose) {
    const auto known = base.schema.find_type(purpose.second);
    return known && base.schema.is_a(type, *known);
  });
}

bool refers_to(const LexiconEntry& from, const LexiconEntry& to) {
  if (&from == &to) return false;
  if (!to.id.empty() && from.id == to.id) return true;
  const auto names = [](const std::string& value, const std::string& name) { return !name.empty() && value.find(name) != value.npos; };
  return std::any_of(from.attributes.begin(), from.attributes.end(), [&](const auto& attribute) {
    return names(attribute.second, to.id) || names(attribute.second, to.name) ||
           std::any_of(to.aliases.begin(), to.aliases.end(), [&](const std::string& alias) { return names(attribute.second, alias); });
  });
}

// Why a line may touch texts in which none of its names stands; empty if it can't.
std::string reach_of(const LexiconEntry& entry, const RuleBase& base) {
  if (serves_reader(base, entry.type)) return "the reader of documents knows `" + entry.name + "`";
  if (base.schema.type(entry.type).has_lemma) return {};
  if (!entry.attributes.empty()) return "`" + entry.name + "` of the lexicon refers to others";
  for (const LexiconEntry& other : base.lexicon.entries())
    if (refers_to(other, entry)) return "`" + other.name + "` of the lexicon refers to `" + entry.name + "`";
  return {};
}

bool same_merges(const Lexicon& a, const Lexicon& b) {
  return std::equal(
      a.merges.begin(), a.merges.end(), b.merges.begin(), b.merges.end(),
      [](const MergeDirective& x, const MergeDirective& y) { return x.same == y.same && x.left == y.left && x.right == y.right; });
}

}  // namespace

LexiconChange lexicon_change(const RuleBase& before, const RuleBase& after) {
  LexiconChange change;
  if (before.lexicon.is_same(after.lexicon)) return change;
  Entries gone, fresh;
  const bool in_order = compare(before.lexicon.entries(), after.lexicon.entries(), gone, fresh);
  change.names = std::max(gone.size(), fresh.size());
  if (!in_order) change.everything = "the lexicon's lines stand in another order";
  if (!same_merges(before.lexicon, after.lexicon)) change.everything = "what is merged by hand changed";
  if (gone.size() + fresh.size() > most_names)
    change.everything = "more than " + std::to_string(most_names) + " lines of the lexicon changed";
  const auto add = [&](const Entries& entries, const RuleBase& base) {
    for (const LexiconEntry* entry : entries) {
      if (change.everything.empty()) change.everything = reach_of(*entry, base);
      change.needed.push_back(WordFinder::needed_by(*entry));
    }
  };
  add(gone, before);
  add(fresh, after);
  return change;
}

}  // namespace relata
