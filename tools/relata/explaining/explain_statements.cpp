#include <charconv>
#include <cstdio>

#include "engine/diagnostics/position.h"
#include "engine/read/documents.h"
#include "engine/text/utf8.h"
#include "tools/relata/explaining/explaining.h"
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
    return error == std::errc() && stop == text.data() + end;
  };
  if (!number(first + 1, second, place.line) || !number(second + 1, text.size(), place.column)) return std::nullopt;
  return place;
}

// The code point of the text at a line and column, both from 1; nullopt if the text has no such place.
std::optional<std::uint32_t> point_at(const std::string& text, const Place& place) {
  Diagnostics diagnostics;
  const SourceId id = diagnostics.add_source("", text);
  Positions positions(diagnostics);
  if (place.line > positions.of(id, static_cast<std::uint32_t>(text.size())).line) return std::nullopt;
  const Span line = positions.line(id, place.line);
  if (place.column > count_code_points(std::string_view(text).substr(line.begin, line.size())) + 1) return std::nullopt;
  return count_code_points(std::string_view(text).substr(0, line.begin)) + place.column - 1;
}

}  // namespace

int explain_statements(const ExplainOptions& options, const Extractor& extractor, const Diagnostics& sources) {
  const auto place = place_in(options.what);
  if (place && (place->line == 0 || place->column == 0)) {
    complain("`" + options.what + "` is no place: lines and columns count from 1");
    return refused;
  }
  std::vector<std::string> files = options.sources;
  if (place && files.empty()) files.push_back(place->file);
  DocumentStream documents(files, extractor.reading);
  std::vector<StatementAccount> accounts;
  std::vector<Statement> all;
  std::size_t read = 0;
  bool beyond = place.has_value();  // no document reaches as far as the place
  for (Document document; documents.next(document); document = {}) {
    const Trial trial = read_and_tell(extractor, document, options.date);
    const auto point = place ? point_at(document.text, *place) : std::nullopt;
    beyond = beyond && !point;
    for (const Statement& statement : trial.result.resolution.statements) {
      bool asked = statement.id == options.what || statement.subject.id == options.what || statement.object.id == options.what;
      if (place) asked = point && statement.evidence.start <= *point && *point < statement.evidence.end;
      if (asked) accounts.push_back(account_of(extractor, document, statement, trial, sources));
    }
    ++read;
    all.insert(all.end(), trial.result.resolution.statements.begin(), trial.result.resolution.statements.end());
  }
  if (read > 1 && !accounts.empty()) add_merges(accounts, all, vocabulary_of(extractor.base->schema, extractor.base->lexicon));
  std::string out;
  if (options.format == "html" && !accounts.empty()) out = to_html(accounts);
  if (options.format != "html")
    for (const StatementAccount& account : accounts) out += options.format == "json" ? to_json(account) : to_text(account);
  std::fwrite(out.data(), 1, out.size(), stdout);
  std::fflush(stdout);
  for (const SourceProblem& problem : documents.problems()) complain(to_string(problem));
  if (!accounts.empty()) return done;
  if (beyond && documents.problems().empty())
    complain("no document has a line " + std::to_string(place->line) + " with a column " + std::to_string(place->column));
  else
    complain(std::string("no statement ") + (place ? "rests on the words at " : "or entity has the id ") + options.what);
  return findings;
}

}  // namespace relata
