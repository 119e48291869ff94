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

constexpr char between_words = '\x1f';

std::vector<std::string> words_of(std::string_view text) {
  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<std::string> words;
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
      TypeId type = mention.rule == 0xffffffff ? no_type : name_type(state, mention);
      if (type == no_type) continue;
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
        cells.push_back(tape.cells[i++]);
        continue;
      }
      cells.push_back(recalled(tape, i, length, *name));
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

  Cell recalled(const Tape& tape, std::size_t first, std::size_t length, const LearnedName& name) {
    Cell cell = tape.cells[first];
    cell.document = {tape.cells[first].document.begin, tape.cells[first + length - 1].document.end};
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
