#include "engine/layers/pattern_way.h"

#include <algorithm>

#include "engine/layers/attributes.h"
#include "engine/tape/pattern_ways.h"

namespace relata {
namespace {

// Sets of words stand as text too: they are never missed.
void find_words(const PatternNode& node, const RuleBase& base, std::vector<NamedWord>& all, std::vector<std::size_t>& found) {
  if (node.kind == PatternKind::word && node.word_kind == WordKind::phrase)
    return find_words(base.phrases[node.word_index].pattern.root, base, all, found);
  if (node.kind == PatternKind::word && !(node.word_kind == WordKind::set && base.sets[node.word_index].kind == SetKind::words)) {
    auto same = [&](const NamedWord& word) { return word.kind == node.word_kind && word.index == node.word_index; };
    auto at = std::find_if(all.begin(), all.end(), same);
    if (at == all.end()) at = all.insert(all.end(), {node.word_kind, node.word_index});
    found.push_back(static_cast<std::size_t>(at - all.begin()));
  }
  if (node.kind == PatternKind::alternation || (node.kind == PatternKind::repeat && node.min == 0)) return;
  for (const PatternNode& child : node.children) find_words(child, base, all, found);
}

void find_ways(const AnalysisState& state, PatternWays& ways) {
  PatternContext context(state.base(), state.program.symbols);
  std::vector<const CompiledText*> texts;
  for (Pattern& pattern : ways_of(*ways.pattern, state.base())) {
    auto way = std::make_unique<PatternWay>();
    way->pattern = std::move(pattern);
    find_words(way->pattern.root, state.base(), ways.words, way->words);
    way->matcher.emplace(compile_pattern(way->pattern, context, ways.options), *state.program.sets);
    texts.push_back(&way->matcher->text());
    ways.ways.push_back(std::move(way));
  }
  ways.candidates = CandidateTable(texts, state.program.symbols.letters(), state.program.word_ids);
}

bool stands_from(const AnalysisState& state, const Tape& tape, std::size_t first, const NamedWord& word) {
  constexpr std::size_t reach = 256;  // cells: farther than a pattern reaches
  const std::size_t last = std::min(tape.cells.size(), first + reach);
  for (std::size_t cell = first; cell < last; ++cell)
    if (tape.cells[cell].mention != no_mention && is_word(state, tape.cells[cell].mention, word.kind, word.index)) return true;
  return false;
}

}  // namespace

const Matcher* first_way(const AnalysisState& state, const Tape& tape, std::size_t first, PatternWays& ways,
                         const std::function<bool(const Matcher&)>& fits) {
  std::call_once(ways.once, [&] { find_ways(state, ways); });
  std::vector<int> stands(ways.words.size(), -1);
  const Matcher* found = nullptr;
  const auto consider = [&](std::uint32_t index) {
    const PatternWay& way = *ways.ways[index];
    if (found) return;
    const bool all = std::all_of(way.words.begin(), way.words.end(), [&](std::size_t word) {
      if (stands[word] < 0) stands[word] = stands_from(state, tape, first, ways.words[word]) ? 1 : 0;
      return stands[word] == 1;
    });
    if (all && fits(*way.matcher)) found = &*way.matcher;
  };
  if (state.program.skipping)
    ways.candidates.at(tape, first, consider);
  else
    for (std::uint32_t i = 0; i < ways.ways.size(); ++i) consider(i);
  return found;
}

}  // namespace relata
