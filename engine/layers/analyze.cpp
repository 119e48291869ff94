#include "engine/layers/analyze.h"

#include <algorithm>

#include "engine/layers/lexicon_step.h"
#include "engine/layers/readings.h"
#include "engine/layers/recall_step.h"
#include "engine/layers/relations.h"
#include "engine/layers/scan_layer.h"

namespace relata {
namespace {

std::string describe(const AnalysisState& state, const Tape& tape) {
  std::string out;
  std::size_t aside = 0;
  for (std::size_t i = 0; i < tape.cells.size(); ++i) {
    const Cell& cell = tape.cells[i];
    if (cell.space_before && i > 0) out += ' ';
    if (aside < tape.asides.size() && tape.asides[aside].first == i) {
      out += "<<";
      for (TypeId t : state.program.symbols.set(state.mention(tape.asides[aside].mention).symbol).types)
        out += state.base().schema.type(t).name + ":";
    }
    if (cell.mention == no_mention) {
      out += cell.word;
    } else {
      const Mention& mention = state.mention(cell.mention);
      const SymbolSet& set = state.program.symbols.set(mention.symbol);
      out += '[';
      out += state.text(mention.span);
      out += '|';
      for (std::size_t t = 0; t < set.types.size(); ++t) {
        if (t) out += ',';
        out += state.base().schema.type(set.types[t]).name;
      }
      if (set.group) out += '+';
      if (mention.mode != Mode::asserted) (out += '!') += name_of(mention.mode);
      if (mention.lemma >= made_verb_base && mention.lemma != no_lemma)
        out += "=" + state.base().families[mention.lemma - made_verb_base].name;
      out += ']';
    }
    if (aside < tape.asides.size() && tape.asides[aside].last == i) {
      out += ">>";
      ++aside;
    }
  }
  return out;
}

TracedTape traced(const AnalysisState& state, const Tape& tape, std::uint32_t sentence) {
  TracedTape out;
  out.sentence = sentence;
  std::size_t aside = 0;
  for (std::size_t i = 0; i < tape.cells.size(); ++i) {
    const Cell& cell = tape.cells[i];
    while (aside < tape.asides.size() && tape.asides[aside].last < i) ++aside;
    TracedCell made{cell.document, cell.mention, std::string(cell.word), {}, {}, false};
    made.in_aside = aside < tape.asides.size() && tape.asides[aside].first <= i;
    if (cell.mention != no_mention) {
      const Mention& mention = state.mention(cell.mention);
      const SymbolSet& set = state.program.symbols.set(mention.symbol);
      made.document = mention.span;
      made.words = state.text(mention.span);
      for (const TypeId type : set.types) made.types += (made.types.empty() ? "" : ",") + state.base().schema.type(type).name;
      if (set.group) made.types += '+';
      if (mention.lemma >= made_verb_base && mention.lemma != no_lemma)
        made.made_of = state.base().families[mention.lemma - made_verb_base].name;
    }
    out.cells.push_back(std::move(made));
  }
  return out;
}

void record_clause(AnalysisState& state, std::uint32_t sentence, const Reading& reading) {
  std::size_t verb = verb_cell(state, reading.tape);
  if (verb == reading.tape.cells.size() || reading.tape.cells.front().mention == no_mention || verb == 0) return;
  state.analysis.clauses.push_back({sentence, reading.tape.cells.front().mention, reading.tape.cells[verb].mention, reading.depth});
}

// Where the time of layer number `layer` is added up.
std::uint64_t* ticks_of(const AnalysisState& state, std::size_t layer) {
  return state.profile ? &state.profile->layers[layer] : nullptr;
}

std::vector<Reading> timed_readings(AnalysisState& state, std::uint32_t sentence, std::size_t layer) {
  const TickTimer timer(ticks_of(state, layer));
  return read_sentence(state, sentence, layer);
}

void read_and_relate(AnalysisState& state, std::size_t layer_index, AnalysisTrace* trace) {
  const Program& program = state.program;
  for (std::uint32_t s = 0; s < state.tapes.size(); ++s) {
    if (state.document.sentences[s].masked) {
      // It has no readings, and yet whoever asks sees what stands in it.
      if (trace) trace->tapes.push_back(traced(state, state.tapes[s], s));
      continue;
    }
    std::vector<Reading> readings = timed_readings(state, s, layer_index);
    if (trace) {
      trace->lines.push_back("S " + describe(state, state.tapes[s]));
      trace->tapes.push_back(traced(state, state.tapes[s], s));
    }
    for (std::size_t number = 1; const Reading& reading : readings) {
      if (trace) {
        trace->lines.push_back("  R" + std::to_string(reading.depth) + " " + describe(state, reading.tape) + " " +
                               state.base().rules[reading.rule].id);
        trace->tapes.push_back(traced(state, reading.tape, s));
        trace->tapes.back().depth = reading.depth;
        trace->tapes.back().rule = reading.rule;
        trace->tapes.back().attempt = reading.attempt;
      }
      record_clause(state, s, reading);
      for (std::size_t next = layer_index + 1; next < program.layers.size(); ++next) {
        const TickTimer timer(ticks_of(state, next));
        state.begin_pass(next, s, number);
        match_relations(state, s, reading, program.layers[next]);
        state.end_pass();
      }
      ++number;
    }
    part_dates(state, s);
  }
}

// The tape of a sentence behind the layer whose pass was the last.
void trace_tape(AnalysisState& state, std::uint32_t sentence) {
  state.end_pass();
  if (state.passes) state.passes->back().after = traced(state, state.tapes[sentence], sentence);
}

}  // namespace

Analysis analyze_document(const Program& program, const Document& document, AnalysisTrace* trace, Profile* profile) {
  AnalysisState state{program,
                      document,
                      {},
                      std::vector<Tape>(document.sentences.size()),
                      trace ? &trace->attempts : nullptr,
                      profile,
                      trace && trace->stepwise ? &trace->passes : nullptr};
  // News has a mention for every five bytes or so.
  state.analysis.mentions.reserve(document.text.size() / 8);
  auto sentences = static_cast<std::uint32_t>(document.sentences.size());
  // Sentences in which no rule can match are left unread.
  std::vector<std::uint32_t> read;
  for (std::uint32_t s = 0; s < sentences; ++s) {
    if (program.triggers.may_match(document.text, document.sentences[s].span))
      read.push_back(s);
    else
      state.analysis.unread.push_back(s);
  }
  std::vector<bool> matched(sentences, false);  // by the last layer: one that runs twice is spared where it has found nothing
  for (std::size_t l = 0; l < program.layers.size(); ++l) {
    const CompiledLayer& layer = program.layers[l];
    if (layer.kind == LayerKind::readings) {
      read_and_relate(state, l, trace);
      break;
    }
    const TickTimer timer(ticks_of(state, l));
    if (layer.kind == LayerKind::lexicon)
      for (const std::uint32_t s : read) {
        state.begin_pass(l, s);
        lexicon_step(state, s);
        trace_tape(state, s);
      }
    if (layer.kind == LayerKind::scan) {
      const bool again = l > 0 && program.layers[l - 1].name == layer.name && !state.attempts;
      for (const std::uint32_t s : read) {
        if (again && !matched[s]) continue;
        state.begin_pass(l, s);
        matched[s] = scan_layer(state, s, layer);
        trace_tape(state, s);
      }
    }
    if (layer.kind == LayerKind::recall) {
      recall_step(state);
      for (const std::uint32_t s : state.passes ? read : std::vector<std::uint32_t>()) {
        state.begin_pass(l, s);
        trace_tape(state, s);
      }
    }
  }
  // Layers that scan emit before the readings do.
  std::stable_sort(state.analysis.drafts.begin(), state.analysis.drafts.end(),
                   [](const StatementDraft& a, const StatementDraft& b) { return a.sentence < b.sentence; });
  state.analysis.tapes.resize(sentences);
  for (std::uint32_t s = 0; s < sentences; ++s)
    for (const Cell& cell : state.tapes[s].cells)
      if (cell.mention != no_mention) state.analysis.tapes[s].push_back(cell.mention);
  if (trace) trace->mentions = state.analysis.mentions;
  return std::move(state.analysis);
}

}  // namespace relata
