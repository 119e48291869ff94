#include "tools/relata/explaining/drawn_sentence.h"

#include <algorithm>

namespace relata {
namespace {

// Mentions that nest; one that cuts across another is left out.
std::vector<DrawnMention> drawn_mentions(const Extractor& extractor, const Trial& trial, std::uint32_t sentence, Span within) {
  const RuleBase& base = *extractor.base;
  std::vector<const Mention*> found;
  for (const Mention& mention : trial.trace.mentions)
    if (mention.sentence == sentence && !mention.made && !mention.span.empty() && within.contains(mention.span)) found.push_back(&mention);
  std::stable_sort(found.begin(), found.end(), [](const Mention* a, const Mention* b) {
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin;
    return a->span.end != b->span.end ? a->span.end > b->span.end : a > b;  // the later is the outer one
  });
  std::vector<DrawnMention> drawn;
  std::vector<Span> open;
  for (const Mention* mention : found) {
    while (!open.empty() && open.back().end <= mention->span.begin) open.pop_back();
    if (!open.empty() && !open.back().contains(mention->span)) continue;
    DrawnMention one;
    one.place = {mention->span.begin - within.begin, mention->span.end - within.begin};
    const SymbolSet& set = extractor.program.symbols.set(mention->symbol);
    for (const TypeId type : set.types) one.types += (one.types.empty() ? "" : ",") + base.schema.type(type).name;
    if (set.group) one.types += '+';
    one.maker = "lexicon";
    one.layer = "lexicon";
    if (mention->rule < base.rules.size()) {
      const Rule& rule = base.rules[mention->rule];
      one.maker = base.packs[rule.pack].name + "/" + rule.id;
      one.layer = rule.layer;
    }
    if (!drawn.empty() && drawn.back().place == one.place && drawn.back().types == one.types) continue;
    open.push_back(mention->span);
    drawn.push_back(std::move(one));
  }
  return drawn;
}

}  // namespace

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::vector<DrawnCell> drawn_cells(const TracedTape& tape) {
  std::vector<DrawnCell> cells;
  for (const TracedCell& cell : tape.cells) cells.push_back({on_one_line(cell.words), cell.types, cell.made_of, cell.in_aside});
  return cells;
}

DrawnSentence draw_sentence(const Extractor& extractor, const Document& document, const Trial& trial, std::uint32_t sentence,
                            std::optional<std::size_t> used) {
  const Span span = document.sentences[sentence].span;
  DrawnSentence drawn;
  drawn.text = on_one_line(document.text.substr(span.begin, span.size()));
  drawn.mentions = drawn_mentions(extractor, trial, sentence, span);
  for (std::size_t t = 0; t < trial.trace.tapes.size(); ++t) {
    const TracedTape& tape = trial.trace.tapes[t];
    if (tape.sentence != sentence) continue;
    if (tape.depth == 0)
      drawn.tape = drawn_cells(tape);
    else
      drawn.readings.push_back({tape.depth, extractor.base->rules[tape.rule].id, drawn_cells(tape), used == t});
  }
  return drawn;
}

}  // namespace relata
