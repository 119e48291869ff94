#include "tools/relata/changing/vocabulary_change.h"

#include <map>

#include "tools/relata/changing/rule_signature.h"

namespace relata {
namespace {

template <typename Named>
std::map<std::string, const Named*> by_name(const RuleBase& base, const SharedList<Named>& list) {
  std::map<std::string, const Named*> found;
  for (const Named& each : list) found.emplace(base.packs[base.pack_of(each.source)].name + "/" + each.name, &each);
  return found;
}

// Calls `visit(before, after)` for each name of either side; nullptr where a side has it not.
template <typename Named, typename Visit>
void each_pair(const RuleBase& before, const SharedList<Named>& old_list, const RuleBase& after, const SharedList<Named>& new_list,
               const Visit& visit) {
  if (old_list.is_same(new_list)) return;
  const auto was = by_name(before, old_list), is = by_name(after, new_list);
  for (const auto& [name, one] : was) {
    const auto other = is.find(name);
    visit(one, other == is.end() ? nullptr : other->second);
  }
  for (const auto& [name, one] : is)
    if (!was.contains(name)) visit(nullptr, one);
}

using Parts = std::vector<std::string>;

// By index, the parts of one side that the other has not; all of them where those that both have come in another order.
std::vector<std::size_t> difference(const Parts& parts, const Parts& others) {
  std::multimap<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < others.size(); ++i) places.emplace(others[i], i);
  std::vector<std::size_t> found;
  std::size_t next = 0;
  bool in_order = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto place = places.find(parts[i]);
    if (place == places.end()) {
      found.push_back(i);
      continue;
    }
    in_order = in_order && place->second >= next;
    next = place->second;
    places.erase(place);
  }
  if (in_order) return found;
  found.resize(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) found[i] = i;
  return found;
}

// What stands in a set or family, each part with its lemma.
struct List {
  Parts parts;
  std::vector<LemmaId> lemmas;
};

class Comparison {
 public:
  Comparison(const RuleBase& before, const WordFinder& old_words, const RuleBase& after, const WordFinder& new_words)
      : before_(before), after_(after), old_words_(old_words), new_words_(new_words) {}

  VocabularyChange run() {
    each_pair(before_, before_.families, after_, after_.families, [this](const Family* was, const Family* is) { compare(was, is); });
    each_pair(before_, before_.sets, after_, after_.sets, [this](const WordSet* was, const WordSet* is) { compare(was, is); });
    return std::move(change_);
  }

 private:
  template <typename Item>
  static List list_of(const RuleBase& base, const Family* family, std::vector<Item> Family::*items) {
    List list;
    if (!family) return list;
    for (const Item& item : family->*items) {
      list.parts.push_back(signature_of(base, item));
      list.lemmas.push_back(item.lemma);
    }
    return list;
  }

  static void add_side(const List& list, const List& other, const WordFinder& words, std::vector<NeededWords>& needed) {
    std::vector<LemmaId> lemmas;
    for (const std::size_t i : difference(list.parts, other.parts)) lemmas.push_back(list.lemmas[i]);
    if (!lemmas.empty()) needed.push_back(words.needed_by(lemmas));
  }
  void add(const List& was, const List& is, std::vector<NeededWords>& needed) const {
    add_side(was, is, old_words_, needed);
    add_side(is, was, new_words_, needed);
  }

  void compare(const Family* was, const Family* is) {
    if (was == is) return;
    const List old_verbs = list_of(before_, was, &Family::verbs), new_verbs = list_of(after_, is, &Family::verbs);
    const List old_nouns = list_of(before_, was, &Family::nouns), new_nouns = list_of(after_, is, &Family::nouns);
    if (was && is && old_verbs.parts == new_verbs.parts && old_nouns.parts == new_nouns.parts) return;
    ++change_.families;
    add(old_verbs, new_verbs, change_.words);
    add(old_nouns, new_nouns, change_.words);
    add(old_nouns, new_nouns, change_.nouns);
  }

  // A set that one side alone has, or of another kind, is told in the outlines of the rules that name it.
  void compare(const WordSet* was, const WordSet* is) {
    if (!was || !is || was == is || was->kind != is->kind) return;
    if (was->kind != SetKind::words) return add({was->words, was->lemmas}, {is->words, is->lemmas}, change_.words);
    const auto add_words = [this](const Parts& words, const Parts& others) {
      Parts changed;
      for (const std::size_t i : difference(words, others)) changed.push_back(words[i]);
      if (!changed.empty()) change_.words.push_back(WordFinder::needed_by(changed));
    };
    add_words(was->words, is->words);
    add_words(is->words, was->words);
  }

  const RuleBase &before_, &after_;
  const WordFinder &old_words_, &new_words_;
  VocabularyChange change_;
};

}  // namespace

VocabularyChange vocabulary_change(const RuleBase& before, const WordFinder& old_words, const RuleBase& after,
                                   const WordFinder& new_words) {
  return Comparison(before, old_words, after, new_words).run();
}

}  // namespace relata
