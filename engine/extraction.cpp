#include "engine/extraction.h"

#include "engine/read/prepare.h"
#include "engine/resolve/within_times.h"
#include "engine/text/work_ahead.h"
#include "engine/time/resolve_times.h"
#include "engine/time/tenses.h"

namespace relata {

namespace {

// A statement before resolution, for people who mend rules: what stands at its ends, and as what.
std::string describe_draft(const Extractor& extractor, const Document& document, const Analysis& analysis, const StatementDraft& draft) {
  auto end = [&](const DraftEnd& e) -> std::string {
    if (e.mention == no_mention) return e.discourse == Discourse::none ? "-" : "?";
    const Mention& mention = analysis.mentions[e.mention];
    std::string out = document.text.substr(mention.span.begin, mention.span.size()) + "|";
    for (TypeId type : extractor.program.symbols.set(mention.symbol).types) out += extractor.base->schema.type(type).name + ",";
    out.back() = ']';
    return "[" + out;
  };
  return "  D " + end(draft.subject) + " " + extractor.base->schema.relation(draft.relation).name + " " + end(draft.object) + " " +
         extractor.base->rules[draft.rule].id + " in sentence " + std::to_string(draft.sentence);
}

Prepared timed_reading(Document& document, const ReadingLexicon& lexicon, Profile* profile) {
  const TickTimer timer(profile ? &profile->reading : nullptr);
  return prepare(document, lexicon);
}

}  // namespace

Profile profile_for(const Extractor& extractor) {
  return {extractor.base->rules.size(), extractor.program.layers.size()};
}

Extractor make_extractor(RuleBase base, Diagnostics& diagnostics, const ProgramOptions& options, const Extractor* previous) {
  Extractor extractor;
  extractor.base = std::make_shared<const RuleBase>(std::move(base));
  ProgramOptions program = options;
  if (previous) program.previous = &previous->program;
  const bool same_names = previous && previous->base->lexicon.is_same(extractor.base->lexicon);
  std::vector<std::string> unknown;
  const auto read_lexicon = [&] {
    extractor.reading = make_reading_lexicon(extractor.base->lexicon, extractor.base->schema, extractor.base->reading, unknown);
  };
  const auto make_tables = [&] {
    extractor.tables = same_names ? previous->tables : std::make_shared<const ResolveTables>(make_resolve_tables(*extractor.base));
  };
  WorkAhead beside(2, [&](std::size_t job, std::size_t) { job == 0 ? make_tables() : read_lexicon(); });
  extractor.program = compile_program(extractor.base, diagnostics, program);
  beside.need(0);
  beside.need(1);
  for (std::string& line : unknown) {
    Diagnostic problem;
    problem.code = "L009";
    problem.severity = Severity::warning;
    problem.message = std::move(line);
    diagnostics.add(std::move(problem));
  }
  return extractor;
}

DocumentResult extract_document(const Extractor& extractor, Document& document, const ResolveOptions& options, AnalysisTrace* trace,
                                const std::optional<Date>& date, Profile* profile) {
  DocumentResult result;
  if (timed_reading(document, extractor.reading, profile) == Prepared::foreign) {
    result.foreign = true;
    return result;
  }
  if (!document.date) document.date = date;
  result.sentences = document.sentences.size();
  Analysis analysis = analyze_document(extractor.program, document, trace, profile);
  const TickTimer timer(profile ? &profile->resolution : nullptr);
  HasType has_type = [&](const Mention& mention, TypeId type) { return extractor.program.symbols.is_a(mention.symbol, type); };
  if (trace)
    for (const StatementDraft& draft : analysis.drafts) trace->lines.push_back(describe_draft(extractor, document, analysis, draft));
  std::vector<Tense> tenses = tenses_of_times(document, analysis, *extractor.base, has_type);
  std::vector<ResolvedTime> times = resolve_times(document, analysis, *extractor.base, has_type, tenses);
  result.mentions = analysis.mentions.size();
  result.readings_cut = analysis.readings_cut;
  result.resolution = resolve_document(document, analysis, *extractor.base, *extractor.tables, time_source(analysis, times), options);
  result.pairs_cut = analysis.pairs_cut + result.resolution.pairs_cut;
  if (trace)
    for (const Decision& decision : result.resolution.decisions) {
      const Span span = analysis.mentions[decision.mention].span;
      trace->lines.push_back("  ? [" + document.text.substr(span.begin, span.size()) + "] in sentence " +
                             std::to_string(analysis.mentions[decision.mention].sentence) + " is " +
                             (decision.label.empty() ? "unclear" : decision.label) + ": " + decision.why);
    }
  return result;
}

}  // namespace relata
