#include "engine/relata.h"

#include "engine/diagnostics/render.h"
#include "engine/extraction.h"
#include "engine/read/documents.h"
#include "engine/rules/load.h"
#include "engine/text/utf8.h"
#include "engine/write/statement_stream.h"
#include "engine/write/write_outputs.h"

namespace relata::api {
namespace {

template <typename To, typename From>
To end_as(const From& from) {
  return To{from.id, from.label, from.type, from.aliases, from.place, from.text};
}
template <typename To, typename From>
std::optional<To> end_as(const std::optional<From>& from) {
  if (!from) return std::nullopt;
  return end_as<To>(*from);
}

Statement given(const relata::Statement& s) {
  return {s.id,
          s.doc,
          s.date,
          s.title,
          s.url,
          s.publisher,
          s.print,
          end_as<End>(s.subject),
          s.relation,
          end_as<End>(s.object),
          std::string(name_of(s.mode)),
          s.when,
          end_as<End>(s.where),
          s.duration,
          end_as<End>(s.of),
          end_as<End>(s.source),
          s.rule,
          s.version,
          s.evidence.start,
          s.evidence.end,
          s.evidence.text,
          s.evidence.spans};
}

relata::Statement taken(const Statement& s) {
  relata::Statement out;
  out.id = s.id;
  out.doc = s.document;
  out.date = s.date;
  out.title = s.title;
  out.url = s.url;
  out.publisher = s.publisher;
  out.print = s.print;
  out.subject = end_as<relata::End>(s.subject);
  out.relation = s.relation;
  out.object = end_as<relata::End>(s.object);
  out.mode = mode_named(s.mode).value_or(Mode::asserted);
  out.when = s.when;
  out.where = end_as<relata::End>(s.where);
  out.duration = s.duration;
  out.of = end_as<relata::End>(s.of);
  out.source = end_as<relata::End>(s.source);
  out.rule = s.rule;
  out.version = s.rule_version;
  out.evidence = {s.start, s.end, s.quote, s.spans};
  return out;
}

std::vector<Statement> given(const std::vector<relata::Statement>& statements) {
  std::vector<Statement> out;
  out.reserve(statements.size());
  for (const relata::Statement& statement : statements) out.push_back(given(statement));
  return out;
}

std::string lines(const std::vector<std::string>& problems) {
  std::string out;
  for (const std::string& problem : problems) out += problem + "\n";
  return out;
}

}  // namespace

struct Packs::Loaded {
  Extractor extractor;
};

std::optional<Packs> Packs::load(const std::vector<std::string>& names, std::string& problems) {
  Diagnostics diagnostics;
  auto base = load_rule_base(names, diagnostics);
  std::shared_ptr<Loaded> loaded;
  if (base) loaded = std::make_shared<Loaded>(Loaded{make_extractor(std::move(*base), diagnostics, {.compile_all = false})});
  std::vector<const Diagnostic*> errors;
  for (const Diagnostic* each : in_order(diagnostics))
    if (each->severity == Severity::error) errors.push_back(each);
  problems += render_text(diagnostics, errors);
  if (!loaded) return std::nullopt;
  return Packs(std::move(loaded));
}

std::vector<Statement> Packs::extract(const Text& text) const {
  if (first_invalid_utf8(text.text)) return {};
  Document document;
  document.id = text.id;
  document.date = parse_date(text.date);
  document.text = text.text;
  ResolveOptions options;
  options.mentions = false;
  return given(extract_document(loaded_->extractor, document, options).resolution.statements);
}

void Packs::extract_files(const std::vector<std::string>& sources, const std::function<void(std::vector<Statement>&&)>& take,
                          std::string& problems) const {
  DocumentStream documents(sources, loaded_->extractor.reading);
  ResolveOptions options;
  options.mentions = false;
  for (Document document; documents.next(document); document = {})
    take(given(extract_document(loaded_->extractor, document, options).resolution.statements));
  for (const SourceProblem& problem : documents.problems()) problems += relata::to_string(problem) + "\n";
}

bool Packs::write(const std::vector<Statement>& statements, const std::vector<std::string>& paths, std::string& problems) const {
  std::vector<relata::Statement> inner;
  inner.reserve(statements.size());
  for (const Statement& statement : statements) inner.push_back(taken(statement));
  std::vector<OutputRequest> requests;
  requests.reserve(paths.size());
  for (const std::string& path : paths) requests.push_back({path, {}});
  std::vector<std::string> told;
  const RuleBase& base = *loaded_->extractor.base;
  const auto summary = write_outputs(inner, {}, vocabulary_of(base.schema, base.lexicon), {}, requests, told);
  problems += lines(told);
  return summary.has_value();
}

std::string to_json_line(const Statement& statement) {
  std::string out;
  append_statement_line(taken(statement), out);
  return out;
}

}  // namespace relata::api
