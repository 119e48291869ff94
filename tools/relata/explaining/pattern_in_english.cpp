#include "tools/relata/explaining/pattern_in_english.h"

#include <fmt/format.h>

#include <algorithm>

namespace relata {
namespace {

class English {
 public:
  English(const RuleBase& base, const std::vector<SlotDeclaration>& slots) : base_(base), slots_(slots) {}

  void tell(const PatternNode& node, int indent) {
    const auto line = [&](const std::string& text) { lines.push_back(std::string(static_cast<std::size_t>(indent), ' ') + text); };
    switch (node.kind) {
      case PatternKind::sequence:
        for (const PatternNode& child : node.children) tell(child, indent);
        return;
      case PatternKind::alternation:
        line("one of these, the first that leads to a match:");
        for (const PatternNode& child : node.children) {
          lines.push_back(std::string(static_cast<std::size_t>(indent) + 2, ' ') + "either");
          tell(child, indent + 4);
        }
        return;
      case PatternKind::repeat:
        line(times(node) + ":");
        tell(node.children.front(), indent + 2);
        return;
      case PatternKind::literal:
        line("the text `" + node.text + "`");
        return;
      case PatternKind::char_class:
        line("one character of " + node.text);
        return;
      case PatternKind::any_char:
        line("any character");
        return;
      case PatternKind::space:
        line("white space; an aside (time, place, parenthesis) may stand here");
        return;
      case PatternKind::begin:
        line("the start of the sentence");
        return;
      case PatternKind::finish:
        line("the end of the sentence");
        return;
      case PatternKind::slot:
        line(slot(node));
        return;
      case PatternKind::word:
        line(word(node));
        return;
      case PatternKind::frame:
        line("a preposition by which the noun takes its part " + node.text);
        return;
      case PatternKind::rest:
        line("everything up to the end of the clause");
        return;
      case PatternKind::gap:
        line("at most four words or symbols, without verb and comma");
        return;
      case PatternKind::anything:
        line("anything without a finite verb");
        return;
      case PatternKind::end:
        line("the end of the clause");
        return;
    }
  }

  std::vector<std::string> lines;

 private:
  static std::string times(const PatternNode& node) {
    if (node.min == 0 && node.max == 1) return node.lazy ? "perhaps, rather not" : "perhaps";
    if (node.max < 0) return fmt::format("{} times or more", node.min);
    return node.min == node.max ? fmt::format("{} times", node.min) : fmt::format("{} to {} times", node.min, node.max);
  }

  std::string types(const TypeTest& test) const {
    const auto joined = [&](const std::vector<TypeId>& list) {
      std::string out;
      for (const TypeId type : list) out += (out.empty() ? "" : " and ") + base_.schema.type(type).name;
      return out;
    };
    std::string out = joined(test.types);
    for (const std::vector<TypeId>& other : test.others) out += " or " + joined(other);
    return out;
  }

  std::string slot(const PatternNode& node) const {
    const std::string name = node.slot >= 0 ? slots_[static_cast<std::size_t>(node.slot)].name + ": " : "";
    if (node.test.group_only) return name + "a group of two or more of type " + types(node.test);
    return name + "a mention of type " + types(node.test);
  }

  // "sit down (with)", "take ~ to task".
  std::string with_words(const FamilyVerb& verb) const {
    std::string out = base_.lemmas[verb.lemma], prepositions;
    for (const std::string& word : verb.before_object) out += " " + word;
    for (const std::string& word : verb.prepositions) prepositions += (prepositions.empty() ? "" : "|") + word;
    if (!prepositions.empty()) out += verb.preposition_optional ? " (" + prepositions + ")" : " " + prepositions;
    if (!verb.after_object.empty()) out += " ~";
    for (const std::string& word : verb.after_object) out += " " + word;
    return out;
  }

  std::string word(const PatternNode& node) const {
    switch (node.word_kind) {
      case WordKind::set: {
        const WordSet& set = base_.sets[node.word_index];
        const char* kind = set.kind == SetKind::verbs ? "a verb group" : set.kind == SetKind::nouns ? "a noun group" : "a word";
        return fmt::format("{} of the set {}: {}", kind, set.name, some(set.words));
      }
      case WordKind::family: {
        const Family& family = base_.families[node.word_index];
        std::vector<std::string> verbs;
        for (const FamilyVerb& verb : family.verbs)
          if (const std::string words = with_words(verb); std::find(verbs.begin(), verbs.end(), words) == verbs.end())
            verbs.push_back(words);
        return fmt::format("a verb of the family {} in any form, with its words: {}", family.name, some(verbs));
      }
      case WordKind::phrase:
        return "the phrase " + node.text + ": " + base_.phrases[node.word_index].pattern.text;
      case WordKind::verb:
        return "the verb " + node.text + " in any form";
      case WordKind::unknown:
        break;
    }
    return node.text;
  }

  static std::string some(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size() && i < 8; ++i) out += (i > 0 ? ", " : "") + words[i];
    return words.size() > 8 ? out + fmt::format(" and {} more", words.size() - 8) : out;
  }

  const RuleBase& base_;
  const std::vector<SlotDeclaration>& slots_;
};

void collect(const PatternNode& node, std::vector<std::string>& words) {
  if (node.kind == PatternKind::literal) words.push_back(node.text);
  if (node.kind == PatternKind::alternation || (node.kind == PatternKind::repeat && node.min == 0)) return;
  for (const PatternNode& child : node.children) collect(child, words);
}

}  // namespace

std::vector<std::string> pattern_in_english(const Pattern& pattern, const RuleBase& base, const std::vector<SlotDeclaration>& slots) {
  English english(base, slots);
  english.tell(pattern.root, 0);
  return std::move(english.lines);
}

std::vector<std::string> literals_of(const Pattern& pattern) {
  std::vector<std::string> words;
  collect(pattern.root, words);
  return words;
}

}  // namespace relata
