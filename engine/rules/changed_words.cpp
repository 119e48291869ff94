#include "engine/rules/changed_words.h"

#include <algorithm>

namespace relata {
namespace {

bool same(const FamilyVerb& a, const FamilyVerb& b) {
  return a.lemma == b.lemma && a.before_object == b.before_object && a.prepositions == b.prepositions &&
         a.preposition_optional == b.preposition_optional && a.after_object == b.after_object;
}

bool same(const FramePart& a, const FramePart& b) {
  return a.role == b.role && a.prepositions == b.prepositions && a.optional == b.optional;
}

bool same(const FamilyNoun& a, const FamilyNoun& b) {
  return a.lemma == b.lemma && a.modifiers == b.modifiers &&
         std::equal(a.frame.begin(), a.frame.end(), b.frame.begin(), b.frame.end(),
                    [](const FramePart& x, const FramePart& y) { return same(x, y); });
}

bool same(const PatternNode& a, const PatternNode& b) {
  return a.kind == b.kind && a.span == b.span && a.text == b.text && a.min == b.min && a.max == b.max && a.lazy == b.lazy &&
         a.test.types == b.test.types && a.test.others == b.test.others && a.test.group_only == b.test.group_only && a.slot == b.slot &&
         a.word_kind == b.word_kind && a.word_index == b.word_index &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    [](const PatternNode& x, const PatternNode& y) { return same(x, y); });
}

bool same_meaning(const WordSet& a, const WordSet& b) {
  return a.name == b.name && a.source == b.source && a.kind == b.kind && a.words == b.words && a.lemmas == b.lemmas;
}
bool same_meaning(const Family& a, const Family& b) {
  return a.name == b.name && a.source == b.source &&
         std::equal(a.verbs.begin(), a.verbs.end(), b.verbs.begin(), b.verbs.end(),
                    [](const FamilyVerb& x, const FamilyVerb& y) { return same(x, y); }) &&
         std::equal(a.nouns.begin(), a.nouns.end(), b.nouns.begin(), b.nouns.end(),
                    [](const FamilyNoun& x, const FamilyNoun& y) { return same(x, y); });
}
bool same_meaning(const Phrase& a, const Phrase& b) {
  return a.name == b.name && a.pattern.source == b.pattern.source && a.pattern.text == b.pattern.text &&
         same(a.pattern.root, b.pattern.root);
}

bool same_places(const WordSet& a, const WordSet& b) {
  return a.place == b.place;
}
bool same_places(const Family& a, const Family& b) {
  const auto at = [](const auto& x, const auto& y) { return x.place == y.place; };
  return a.place == b.place && std::equal(a.verbs.begin(), a.verbs.end(), b.verbs.begin(), b.verbs.end(), at) &&
         std::equal(a.nouns.begin(), a.nouns.end(), b.nouns.begin(), b.nouns.end(), at);
}
bool same_places(const Phrase& a, const Phrase& b) {
  return a.pattern.place == b.pattern.place;
}

template <typename Named>
void share(const SharedList<Named>& before, SharedList<Named>& list) {
  SharedList<Named> shared;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool known = i < before.size() && same_meaning(before[i], list[i]) && same_places(before[i], list[i]);
    shared.push_back(known ? before.pointer(i) : list.pointer(i));
  }
  list = std::move(shared);
}

// False if the lists hold other names.
template <typename Named>
bool add_changed(const SharedList<Named>& before, const SharedList<Named>& list, std::vector<std::string>& names) {
  if (before.size() != list.size()) return false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (before.pointer(i) == list.pointer(i) || same_meaning(before[i], list[i])) continue;
    if (before[i].name != list[i].name) return false;
    names.push_back(list[i].name);
  }
  return true;
}

bool same_declared(const std::unordered_map<std::string, DeclaredWord>& a, const std::unordered_map<std::string, DeclaredWord>& b) {
  return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const auto& each) {
           const auto found = b.find(each.first);
           if (found == b.end()) return false;
           const DeclaredWord &x = each.second, &y = found->second;
           return x.sets == y.sets && x.families == y.families && x.phrases == y.phrases && x.is_unreadable == y.is_unreadable &&
                  x.deprecated == y.deprecated;
         });
}

bool same_lemmas(const LemmaTable& a, const LemmaTable& b) {
  if (a.is_same(b)) return true;
  if (a.size() != b.size()) return false;
  for (LemmaId id = 0; id < a.size(); ++id)
    if (a[id] != b[id]) return false;
  return true;
}

}  // namespace

void share_vocabulary(const KnownVocabulary& before, RuleBase& base) {
  share(before.sets, base.sets);
  share(before.families, base.families);
  share(before.phrases, base.phrases);
}

std::optional<std::vector<std::string>> changed_words(const KnownVocabulary& before, const RuleBase& base) {
  std::vector<std::string> names;
  if (!same_lemmas(before.lemmas, base.lemmas) || !same_declared(before.declared_words, base.declared_words) ||
      !add_changed(before.sets, base.sets, names) || !add_changed(before.families, base.families, names) ||
      !add_changed(before.phrases, base.phrases, names))
    return std::nullopt;
  // A phrase that names one of these means something else, too.
  for (bool grows = !names.empty(); grows;) {
    grows = false;
    for (const Phrase& phrase : base.phrases) {
      if (std::find(names.begin(), names.end(), phrase.name) != names.end() || !may_name(phrase.pattern.text, names)) continue;
      names.push_back(phrase.name);
      grows = true;
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool may_name(const std::string& bytes, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return bytes.find(name) != std::string::npos; });
}

}  // namespace relata
