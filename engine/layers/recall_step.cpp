#include "engine/layers/recall_step.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "engine/layers/attributes.h"
#include "engine/text/tokens.h"

namespace relata {
namespace {

struct LearnedName {
  std::vector<std::string> words;
  TypeId type = no_type;
  MentionId from = no_mention;
  bool is_short = false;
};

// By first word; longer names first, then in the order of the document.
using LearnedNames = std::unordered_map<std::string, std::vector<LearnedName>>;

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
  std::vector<std::string> words = words_of(text);
  if (words.empty()) return;
  auto& same_start = names[words.front()];
  for (const LearnedName& name : same_start)
    if (name.words == words && name.type == type) return;
  same_start.push_back({std::move(words), type, from, is_short});
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
  for (auto& [first, list] : names)
    std::stable_sort(list.begin(), list.end(), [](const LearnedName& a, const LearnedName& b) { return a.words.size() > b.words.size(); });
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

  const LearnedName* name_at(const Tape& tape, std::size_t cell, std::size_t& length) const {
    std::vector<std::string> first = words_of(state_.text(tape.cells[cell].document));
    if (first.empty()) return nullptr;
    auto it = names_.find(first.front());
    if (it == names_.end()) return nullptr;
    for (const LearnedName& name : it->second) {
      std::size_t word = 0, at = cell;
      bool agrees = true;
      while (agrees && word < name.words.size() && at < tape.cells.size() && is_free(tape.cells[at])) {
        for (const std::string& text : words_of(state_.text(tape.cells[at].document))) {
          agrees = agrees && word < name.words.size() && name.words[word] == text;
          ++word;
        }
        ++at;
      }
      if (agrees && word == name.words.size()) {
        length = at - cell;
        return &name;
      }
    }
    return nullptr;
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
  if (names.empty()) return;
  for (std::uint32_t s = 0; s < state.tapes.size(); ++s) TapeRecall(state, names, s).run();
}

}  // namespace relata
