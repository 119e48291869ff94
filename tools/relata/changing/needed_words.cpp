#include "tools/relata/changing/needed_words.h"

#include <algorithm>
#include <numeric>

#include "engine/text/utf8.h"

namespace relata {
namespace {

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

constexpr char32_t long_s = 0x17F;  // RE2 takes it for an s where case is of no account

// The words of a text as searchable() gives it, each between its two blanks.
std::vector<std::string> words_of(const std::string& searched) {
  std::vector<std::string> words;
  for (std::size_t at = 0, end = 0; (end = searched.find(' ', at + 1)) != std::string::npos; at = end)
    words.push_back(searched.substr(at, end + 1 - at));
  return words;
}

// Do other letters stand right beside it, perhaps? A name's words are whole ones, those of a pattern may be parts.
enum class Rim : std::uint8_t { closed, open };

// Without the blanks where the rim is open.
std::string cut(const std::string& word, Rim left, Rim right) {
  const std::size_t from = left == Rim::open ? 1 : 0;
  return word.substr(from, word.size() - from - (right == Rim::open ? 1 : 0));
}

// The longest word: what a text that holds `words` holds in one piece.
bool add_piece(std::string_view words, Rim rim, std::vector<std::string>& choice) {
  std::string piece;
  const std::vector<std::string> all = words_of(searchable(words));
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string each = cut(all[i], i == 0 ? rim : Rim::closed, i + 1 == all.size() ? rim : Rim::closed);
    if (each.size() > piece.size()) piece = std::move(each);
  }
  if (piece.empty()) return false;
  choice.push_back(std::move(piece));
  return true;
}

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Of several lists that must all be met, the one that says most: its shortest word is the longest.
const std::vector<std::string>& best_of(const NeededWords& needed) {
  const auto weight = [](const std::vector<std::string>& choice) {
    std::size_t shortest = 1000;
    for (const std::string& word : choice) shortest = std::min(shortest, word.size());
    return shortest;
  };
  return *std::max_element(needed.begin(), needed.end(), [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
}

}  // namespace

std::string searchable(std::string_view text) {
  std::string out = " ";
  out.reserve(text.size() + 2);
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = decode_utf8(text, at);
    if (is_invisible(c)) continue;
    if (c == long_s) c = 's';
    if (is_letter(c) || is_mark(c) || is_digit(c))
      append_utf8(fold_case(c), out);
    else if (out.back() != ' ')
      out += ' ';
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

bool may_hold(const std::string& searchable_text, const NeededWords& needed) {
  return std::all_of(needed.begin(), needed.end(), [&](const std::vector<std::string>& choice) {
    return std::any_of(choice.begin(), choice.end(),
                       [&](const std::string& word) { return searchable_text.find(word) != std::string::npos; });
  });
}

WordFinder::WordFinder(const RuleBase& base, const std::vector<LemmaId>& entry_lemmas) : base_(base), first_entry_(base.lemmas.size() + 1) {
  for (const LemmaId lemma : entry_lemmas)
    if (lemma != no_lemma) ++first_entry_[lemma + 1];
  std::partial_sum(first_entry_.begin(), first_entry_.end(), first_entry_.begin());
  entries_.resize(first_entry_.back());
  std::vector<std::uint32_t> next = first_entry_;
  for (EntryId entry = 0; entry < entry_lemmas.size(); ++entry)
    if (entry_lemmas[entry] != no_lemma) entries_[next[entry_lemmas[entry]]++] = entry;
  for (const Rule& rule : base.rules)
    for (const RestateAction& action : rule.restate)
      for (const RestateItem& item : action.items) {
        if (item.kind == RestateKind::text) restated_ += searchable(item.text);
        if (item.kind != RestateKind::made_verb || item.slot >= 0) continue;
        if (item.lemma_is_family)
          made_family_[item.lemma].push_back(&rule);
        else
          made_[item.lemma].push_back(&rule);
      }
}

bool WordFinder::add_makers(const std::vector<const Rule*>& makers, Choice& choice) const {
  for (const Rule* rule : makers) {
    if (!asked_.insert(rule).second) return false;
    bool known = true;
    for (const NeededWords& needed : needed_by(*rule)) {
      known = known && !needed.empty();
      if (known) choice.insert(choice.end(), best_of(needed).begin(), best_of(needed).end());
    }
    asked_.erase(rule);
    if (!known) return false;
  }
  return true;
}

// False if the lemma may stand on a tape without a form that is known of it. One that has no form and that no rule makes stands nowhere.
bool WordFinder::add_forms(LemmaId lemma, Choice& choice) const {
  if (const auto makers = made_.find(lemma); makers != made_.end() && !add_makers(makers->second, choice)) return false;
  if (lemma + std::size_t{1} >= first_entry_.size()) return true;
  for (std::uint32_t i = first_entry_[lemma]; i < first_entry_[lemma + 1]; ++i) {
    const LexiconEntry& entry = base_.lexicon.entry(entries_[i]);
    if (!add_piece(entry.name, Rim::closed, choice)) return false;
    for (const std::string& alias : entry.aliases)
      if (!add_piece(alias, Rim::closed, choice)) return false;
  }
  return true;
}

WordFinder::Choice WordFinder::one_of_family(std::uint32_t index) const {
  const Family& family = base_.families[index];
  Choice choice;
  if (const auto makers = made_family_.find(index); makers != made_family_.end() && !add_makers(makers->second, choice)) return {};
  for (const FamilyVerb& verb : family.verbs)
    if (!add_forms(verb.lemma, choice)) return {};
  for (const FamilyNoun& noun : family.nouns)
    if (!add_forms(noun.lemma, choice)) return {};
  sort_unique(choice);
  return choice;
}

WordFinder::Choice WordFinder::one_of(const PatternNode& word, bool whole_words) const {
  Choice choice;
  if (word.word_kind == WordKind::family) return one_of_family(word.word_index);
  if (word.word_kind == WordKind::verb) {
    if (!add_forms(word.word_index, choice)) return {};
  } else if (word.word_kind == WordKind::set) {
    const WordSet& set = base_.sets[word.word_index];
    if (set.kind == SetKind::words) {
      for (const std::string& each : set.words)
        if (!add_piece(each, whole_words ? Rim::closed : Rim::open, choice)) return {};
    } else {
      for (const LemmaId lemma : set.lemmas)
        if (!add_forms(lemma, choice)) return {};
    }
  }
  sort_unique(choice);
  return choice;
}

bool WordFinder::is_restated(const Choice& choice) const {
  return std::any_of(choice.begin(), choice.end(), [&](const std::string& word) { return restated_.find(word) != std::string::npos; });
}

NeededWords WordFinder::needed_by(const PatternNode& node) const {
  NeededWords needed;
  const auto need = [&](Choice choice) {
    if (!choice.empty() && !is_restated(choice)) needed.push_back(std::move(choice));
  };
  switch (node.kind) {
    case PatternKind::sequence:
      for (const PatternNode& child : node.children)
        for (Choice& choice : needed_by(child)) needed.push_back(std::move(choice));
      break;
    case PatternKind::alternation: {
      Choice joined;
      for (const PatternNode& child : node.children) {
        const NeededWords branch = needed_by(child);
        if (branch.empty()) return {};
        const Choice& best = best_of(branch);
        joined.insert(joined.end(), best.begin(), best.end());
      }
      sort_unique(joined);
      need(std::move(joined));
      break;
    }
    case PatternKind::repeat:
      if (node.min > 0) return needed_by(node.children.front());
      break;
    case PatternKind::literal: {
      const std::vector<std::string> words = words_of(searchable(node.text));
      for (std::size_t i = 0; i < words.size(); ++i)
        need({cut(words[i], i == 0 ? Rim::open : Rim::closed, i + 1 == words.size() ? Rim::open : Rim::closed)});
      break;
    }
    case PatternKind::word:
      if (node.word_kind == WordKind::phrase) return needed_by(base_.phrases[node.word_index].pattern.root);
      need(one_of(node, false));
      break;
    default:
      break;
  }
  return needed;
}

// "n is <light>" of a slot of the pattern; what `parts:` binds may be missing.
NeededWords WordFinder::needed_by_conditions(const Rule& rule) const {
  NeededWords needed;
  for (const Condition& condition : rule.where) {
    if (condition.kind != ConditionKind::is_word || condition.negated || condition.slot < 0) continue;
    if (std::any_of(rule.parts.begin(), rule.parts.end(), [&](const PartBinding& part) { return part.slot == condition.slot; })) continue;
    PatternNode word;
    word.kind = PatternKind::word;
    word.word_kind = condition.word_kind;
    word.word_index = condition.word_index;
    // What is in the slot is such a word as a whole.
    if (word.word_kind == WordKind::phrase) continue;
    if (Choice choice = one_of(word, true); !choice.empty() && !is_restated(choice)) needed.push_back(std::move(choice));
  }
  return needed;
}

std::vector<NeededWords> WordFinder::needed_by(const Rule& rule) const {
  std::vector<NeededWords> patterns;
  const NeededWords everywhere = needed_by_conditions(rule);
  for (const Pattern& pattern : rule.match) {
    NeededWords& needed = patterns.emplace_back(needed_by(pattern.root));
    needed.insert(needed.end(), everywhere.begin(), everywhere.end());
  }
  return patterns;
}

NeededWords WordFinder::needed_by(const std::vector<LemmaId>& lemmas) const {
  Choice choice;
  for (const LemmaId lemma : lemmas)
    if (!add_forms(lemma, choice)) return {};
  return {std::move(choice)};
}

NeededWords WordFinder::needed_by(const std::vector<std::string>& words) {
  Choice choice;
  for (const std::string& word : words)
    if (!add_piece(word, Rim::open, choice)) return {};
  return {std::move(choice)};
}

NeededWords WordFinder::needed_by(const LexiconEntry& entry) {
  Choice choice;
  if (!add_piece(entry.name, Rim::closed, choice)) return {};
  for (const std::string& alias : entry.aliases)
    if (!add_piece(alias, Rim::closed, choice)) return {};
  return {choice};
}

}  // namespace relata
