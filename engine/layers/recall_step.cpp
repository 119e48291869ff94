#include "engine/layers/recall_step.h"

#include <algorithm>
#include <unordered_map>

#include "engine/layers/attributes.h"
#include "engine/text/tokens.h"

namespace relata {
namespace {

struct LearnedName {
  TypeId type = no_type;
  MentionId from = no_mention;
  bool is_short = false;
};

// By the words of the name, in the order of the document; of a type the first bearer counts.
struct LearnedNames {
  std::unordered_map<std::string, std::vector<LearnedName>> by_words;
  std::unordered_map<std::string, std::size_t> longest;  // by first word: the words of its longest name
};

constexpr std::uint32_t no_rule = 0xffffffff;
constexpr char between_words = '\x1f';

std::vector<std::string> words_of(std::string_view text) {
  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (Span token : tokens) words.emplace_back(text.substr(token.begin, token.size()));
  return words;
}

TypeId name_type(const AnalysisState& state, const Mention& mention) {
  for (TypeId type : state.program.symbols.set(mention.symbol).types)
    if (state.base().schema.type(type).reference == Reference::name) return type;
  return no_type;
}

void learn(LearnedNames& names, std::string_view text, TypeId type, MentionId from, bool is_short) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return;
  std::string key;
  for (const std::string& word : words) (key += word) += between_words;
  std::vector<LearnedName>& bearers = names.by_words[key];
  if (std::any_of(bearers.begin(), bearers.end(), [&](const LearnedName& name) { return name.type == type; })) return;
  bearers.push_back({type, from, is_short});
  std::size_t& longest = names.longest[words.front()];
  longest = std::max(longest, words.size());
}

LearnedNames learned_names(const AnalysisState& state) {
  LearnedNames names;
  for (const Tape& tape : state.tapes)
    for (const Cell& cell : tape.cells) {
      if (cell.mention == no_mention) continue;
      const Mention& mention = state.mention(cell.mention);
      const TypeId type = name_type(state, mention);
      if (type == no_type) continue;
      if (mention.rule == no_rule) {  // a lexicon's name: only the short form that the lexicon gives is new
        if (const std::string text = attribute_of(state, cell.mention, "short"); !text.empty())
          learn(names, text, type, cell.mention, true);
        continue;
      }
      bool has_short = false;
      for (const char* key : {"surname", "acronym", "short"}) {
        std::string text = attribute_of(state, cell.mention, key);
        if (text.empty()) continue;
        has_short = true;
        learn(names, text, type, cell.mention, true);
      }
      if (has_short) learn(names, state.text(mention.span), type, cell.mention, false);
    }
  return names;
}

class TapeRecall {
 public:
  TapeRecall(AnalysisState& state, const LearnedNames& names, std::uint32_t sentence) : state_(state), names_(names), sentence_(sentence) {}

  void run() {
    Tape& tape = state_.tapes[sentence_];
    std::vector<Cell> cells;
    bool changed = false;
    for (std::size_t i = 0; i < tape.cells.size();) {
      std::size_t length = 0;
      const LearnedName* name = is_free(tape.cells[i]) ? name_at(tape, i, length) : nullptr;
      if (!name) {
        changed |= add_joined(tape.cells[i], cells);
        ++i;
        continue;
      }
      cells.push_back(recalled(tape.cells[i], {tape.cells[i].document.begin, tape.cells[i + length - 1].document.end}, *name));
      i += length;
      changed = true;
    }
    if (!changed) return;
    tape.cells = std::move(cells);
    write_tape(tape, state_.analysis.mentions, state_.program.symbols);
  }

 private:
  // A cell that stands for no bearer yet.
  bool is_free(const Cell& cell) const {
    if (cell.mention == no_mention) return true;
    for (TypeId type : state_.program.symbols.set(state_.mention(cell.mention).symbol).types)
      if (state_.base().schema.type(type).in_output) return false;
    return true;
  }

  // The longest name that begins at a cell and ends with one.
  const LearnedName* name_at(const Tape& tape, std::size_t cell, std::size_t& length) const {
    if (!begins_name(state_.text(tape.cells[cell].document))) return nullptr;
    std::string key;
    std::size_t words = 0, longest = 0;
    const LearnedName* found = nullptr;
    for (std::size_t at = cell; at < tape.cells.size() && is_free(tape.cells[at]); ++at) {
      for (const std::string& word : words_of(state_.text(tape.cells[at].document))) {
        if (words++ == 0) {
          const auto it = names_.longest.find(word);
          if (it == names_.longest.end()) return nullptr;
          longest = it->second;
        }
        (key += word) += between_words;
      }
      if (words == 0) return nullptr;
      if (words > longest) break;
      if (const auto it = names_.by_words.find(key); it != names_.by_words.end()) {
        found = &it->second.front();
        length = at - cell + 1;
      }
    }
    return found;
  }

  // Does a name begin with the first word of the cell?
  bool begins_name(std::string_view text) const {
    thread_local std::vector<Span> tokens;
    tokens.clear();
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    return !tokens.empty() && names_.longest.contains(std::string(text.substr(tokens[0].begin, tokens[0].size())));
  }

  // A word of two names joined by a hyphen ("Ames-Berg") is three cells; any other cell goes as it is. True if it was split.
  bool add_joined(const Cell& cell, std::vector<Cell>& out) {
    const std::string_view text = state_.text(cell.document);
    const std::size_t hyphen = text.find('-');
    const LearnedName* names[] = {nullptr, nullptr};
    if (cell.mention != no_mention && hyphen != std::string_view::npos && hyphen > 0 && is_free(cell)) {
      names[0] = short_name(text.substr(0, hyphen));
      names[1] = names[0] ? short_name(text.substr(hyphen + 1)) : nullptr;
    }
    if (!names[1]) {
      out.push_back(cell);
      return false;
    }
    const auto at = static_cast<std::uint32_t>(cell.document.begin + hyphen);
    Cell joint = cell;
    joint.document = {at, at + 1};
    joint.mention = no_mention;
    joint.word = text.substr(hyphen, 1);
    joint.word_id = many_words;
    joint.space_before = false;
    out.push_back(recalled(cell, {cell.document.begin, at}, *names[0]));
    out.push_back(joint);
    out.push_back(recalled(cell, {at + 1, cell.document.end}, *names[1]));
    out.back().space_before = false;
    return true;
  }

  const LearnedName* short_name(std::string_view word) const {
    const auto it = names_.by_words.find(std::string(word) + between_words);
    return it == names_.by_words.end() ? nullptr : &it->second.front();
  }

  Cell recalled(const Cell& first, Span span, const LearnedName& name) {
    Cell cell = first;
    cell.document = span;
    cell.word = {};
    cell.word_id = 0;
    Mention mention;
    mention.span = cell.document;
    mention.sentence = sentence_;
    mention.rule = state_.mention(name.from).rule;
    mention.senses = {{name.type, no_entry}};
    for (const Sense& sense : state_.mention(name.from).senses)
      if (sense.type == name.type) mention.senses = {sense};
    mention.symbol = state_.program.symbols.find({name.type}, false);
    mention.attributes = {{"recalled", name.is_short ? "short" : "whole"}};
    cell.mention = state_.add(std::move(mention));
    return cell;
  }

  AnalysisState& state_;
  const LearnedNames& names_;
  std::uint32_t sentence_;
};

}  // namespace

void recall_step(AnalysisState& state) {
  LearnedNames names = learned_names(state);
  if (names.by_words.empty()) return;
  for (std::uint32_t s = 0; s < state.tapes.size(); ++s) TapeRecall(state, names, s).run();
}

}  // namespace relata
