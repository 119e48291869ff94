#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <set>

#include "engine/diagnostics/position.h"
#include "engine/diagnostics/render.h"
#include "engine/read/documents.h"
#include "engine/rules/parse_gives.h"
#include "engine/rules/parse_pattern.h"
#include "tools/probes/why_not.h"
#include "tools/relata/commands.h"
#include "tools/relata/explaining/pattern_in_english.h"
#include "tools/relata/explaining/statement_account.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

// FILE:LINE:COLUMN
struct Place {
  std::string file;
  std::uint32_t line = 0, column = 0;
};

std::optional<Place> place_in(const std::string& text) {
  const std::size_t second = text.rfind(':');
  const std::size_t first = second == std::string::npos || second == 0 ? std::string::npos : text.rfind(':', second - 1);
  if (first == std::string::npos) return std::nullopt;
  Place place{text.substr(0, first), 0, 0};
  const auto number = [&](std::size_t begin, std::size_t end, std::uint32_t& value) {
    const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, value);
    return error == std::errc() && stop == text.data() + end && value > 0;
  };
  if (!number(first + 1, second, place.line) || !number(second + 1, text.size(), place.column)) return std::nullopt;
  return place;
}

Trial run(const Extractor& extractor, Document& document, const std::optional<Date>& date) {
  Trial trial;
  ResolveOptions options;
  options.mentions = false;
  options.explain = true;
  trial.result = extract_document(extractor, document, options, &trial.trace, date);
  return trial;
}

// The code point of the text at a line and column, both from 1.
std::uint32_t point_at(const std::string& text, const Place& place) {
  Diagnostics diagnostics;
  const SourceId id = diagnostics.add_source("", text);
  Positions positions(diagnostics);
  const Span line = positions.line(id, place.line);
  return count_code_points(std::string_view(text).substr(0, line.begin)) + place.column - 1;
}

int explain_statements(const ExplainOptions& options, const Extractor& extractor, const Diagnostics& sources) {
  const auto place = place_in(options.what);
  std::vector<std::string> files = options.sources;
  if (place && files.empty()) files.push_back(place->file);
  DocumentStream documents(files, extractor.reading);
  std::size_t told = 0;
  for (Document document; documents.next(document); document = {}) {
    const Trial trial = run(extractor, document, parse_date(options.date));
    for (const Statement& statement : trial.result.resolution.statements) {
      bool asked = statement.id == options.what || statement.subject.id == options.what || statement.object.id == options.what;
      if (place) {
        const std::uint32_t at = point_at(document.text, *place);
        asked = statement.evidence.start <= at && at < statement.evidence.end;
      }
      if (!asked) continue;
      const StatementAccount account = account_of(extractor, document, statement, trial, sources);
      const std::string text = options.format == "json" ? to_json(account) : to_text(account);
      std::fwrite(text.data(), 1, text.size(), stdout);
      ++told;
    }
  }
  std::fflush(stdout);
  for (const SourceProblem& problem : documents.problems()) complain(to_string(problem));
  if (told > 0) return done;
  complain(std::string("no statement ") + (place ? "rests on the words at " : "or entity has the id ") + options.what);
  return findings;
}

// The names of the statement, as words that the text may hold: the last word of each ("Blinken").
bool holds_names(const std::string& text, const ExpectedStatement& wanted) {
  const auto last = [](const std::string& name) { return name.substr(name.rfind(' ') + 1); };
  return text.find(last(wanted.subject)) != std::string::npos && text.find(last(wanted.object)) != std::string::npos;
}

int explain_why_not(const ExplainOptions& options, const Extractor& extractor, Diagnostics& sources) {
  const RuleBase& base = *extractor.base;
  const SourceId id = sources.add_source("--why-not", options.why_not);
  Passage passage = passage_of(std::string_view(options.why_not), id, 0, sources);
  const std::size_t before = sources.all().size();
  const auto wanted = parse_gives(options.why_not, base.schema, &passage);
  if (!wanted) return tell(sources, before), refused;
  std::vector<Variant> variants;
  std::vector<RuleId> rules;
  for (RuleId rule = 0; rule < base.rules.size(); ++rule) {
    const auto& emits = base.rules[rule].emit;
    if (std::none_of(emits.begin(), emits.end(), [&](const EmitAction& emit) { return emit.relation == wanted->relation; })) continue;
    rules.push_back(rule);
    for (Variant& each : prefixes_of(base, rule)) variants.push_back(std::move(each));
  }
  const Probes probes = make_probes(base, std::move(variants));
  std::vector<std::string> files = options.sources;
  if (!options.what.empty()) files.insert(files.begin(), options.what);
  DocumentStream documents(files, probes.extractor.reading);
  std::size_t told = 0;
  for (Document document; documents.next(document); document = {}) {
    const Trial trial = run(probes.extractor, document, parse_date(options.date));
    for (const Statement& made : trial.result.resolution.statements)
      if (matches(*wanted, made, base.schema)) {
        fmt::print("{}: it is made: {}  [{}]\n", document.id, to_gives(made), made.rule);
        ++told;
      }
    for (const Sentence& sentence : document.sentences) {
      const std::string text = document.text.substr(sentence.span.begin, sentence.span.size());
      if (!holds_names(text, *wanted)) continue;
      fmt::print("{}: {}\n", document.id, text);
      // What rules did inside this sentence, the farthest first.
      Trial here;
      for (const MatchAttempt& attempt : trial.trace.attempts)
        if (attempt.document.begin >= sentence.span.begin && attempt.document.end <= sentence.span.end)
          here.trace.attempts.push_back(attempt);
      std::vector<WhyNot> answers;
      for (const RuleId rule : rules) answers.push_back(why_not(probes, rule, document.text, here, sources));
      std::stable_sort(answers.begin(), answers.end(), [](const WhyNot& a, const WhyNot& b) {
        return std::tuple(a.matched, a.text.size()) > std::tuple(b.matched, b.text.size());
      });
      Positions positions(sources);
      for (std::size_t i = 0; i < answers.size() && i < 3; ++i) {
        const WhyNot& why = answers[i];
        const Rule& rule = base.rules[why.rule];
        const Position at = positions.of(rule.source, why.place.begin);
        fmt::print("  {}/{}\n", base.packs[rule.pack].name, rule.id);
        if (!why.text.empty()) fmt::print("    `{}` matched \"{}\"\n", why.parts, why.text);
        fmt::print("    {}\n    {}:{}:{}: {}\n", why.explanation, sources.source(rule.source).path, at.line, at.column, why.failed);
      }
      ++told;
    }
  }
  std::fflush(stdout);
  for (const SourceProblem& problem : documents.problems()) complain(to_string(problem));
  if (told > 0) return done;
  complain("no sentence holds both names");
  return findings;
}

int explain_pattern(const ExplainOptions& options, const RuleBase& base) {
  Diagnostics diagnostics;
  const SourceId id = diagnostics.add_source("pattern", options.what);
  std::vector<SlotDeclaration> slots;
  const auto pattern = parse_pattern_text(options.what, id, 0, base, &slots, diagnostics);
  if (!pattern) return tell(diagnostics), findings;
  for (const std::string& line : pattern_in_english(*pattern, base, slots)) fmt::print("{}\n", line);
  std::string literals;
  for (const std::string& each : literals_of(*pattern)) literals += (literals.empty() ? "" : ", ") + ("`" + each + "`");
  fmt::print("always there as text: {}\n", literals.empty() ? "nothing" : literals);
  std::fflush(stdout);
  return done;
}

}  // namespace

int run_explain(const ExplainOptions& options) {
  Diagnostics diagnostics;
  auto base = load_for_use(options.packs, diagnostics);
  if (!base) return refused;
  const bool is_pattern = options.why_not.empty() && options.what.find_first_of("{<") != std::string::npos;
  if (is_pattern) return explain_pattern(options, *base);
  if (options.what.empty())
    return complain("explain needs a statement's id, a place FILE:LINE:COLUMN or a pattern; see relata explain --help"), refused;
  const Extractor extractor = make_extractor(std::move(*base), diagnostics, {.compile_all = false});
  return options.why_not.empty() ? explain_statements(options, extractor, diagnostics) : explain_why_not(options, extractor, diagnostics);
}

}  // namespace relata
