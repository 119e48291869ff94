#include "engine/graph/evidence_summary.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace relata {

namespace {

constexpr std::size_t most_documents = 20;
constexpr std::size_t most_quotes = 5;
constexpr std::size_t most_values = 20;

[[nodiscard]] CellValue text_cell(std::string text) {
  return text.empty() ? CellValue{} : CellValue{std::move(text)};
}

// A long quote ends behind a word, with an ellipsis.
[[nodiscard]] std::string shortened(const std::string& text) {
  constexpr std::size_t longest = 240;  // bytes
  if (text.size() <= longest) return text;
  std::size_t end = text.rfind(' ', longest);
  if (end == std::string::npos || end < longest / 2) {
    end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  }
  return text.substr(0, end) + "\u2026";
}

template <class Get>
[[nodiscard]] std::vector<std::string> each(const std::vector<StatementInView>& statements, Get get) {
  std::vector<std::string> values;
  values.reserve(statements.size());
  for (const auto& item : statements) values.push_back(get(item));
  return values;
}

}  // namespace

bool comes_before(const Statement& a, const Statement& b) {
  const bool a_unknown = a.date.empty();
  const bool b_unknown = b.date.empty();
  return std::tie(a_unknown, a.date, a.doc, a.evidence.start, a.id) < std::tie(b_unknown, b.date, b.doc, b.evidence.start, b.id);
}

void sort_statements(std::vector<StatementInView>& statements) {
  std::sort(statements.begin(), statements.end(),
            [](const StatementInView& a, const StatementInView& b) { return comes_before(*a.statement, *b.statement); });
}

std::vector<std::uint32_t> indices_of(const std::vector<StatementInView>& some, const std::vector<Statement>& all) {
  std::vector<std::uint32_t> out;
  out.reserve(some.size());
  for (const auto& item : some) out.push_back(static_cast<std::uint32_t>(item.statement - all.data()));
  return out;
}

std::uint64_t weight_of(const std::vector<StatementInView>& statements) {
  std::map<std::pair<std::string_view, std::string_view>, std::uint64_t> by_document;
  for (const auto& [statement, ends] : statements)
    ++by_document[{statement->print.empty() ? std::string_view(statement->doc) : std::string_view(statement->print), statement->doc}];
  std::uint64_t weight = 0;
  for (auto at = by_document.begin(); at != by_document.end();) {
    const std::string_view print = at->first.first;
    std::uint64_t most = 0;
    for (; at != by_document.end() && at->first.first == print; ++at) most = std::max(most, at->second);
    weight += most;
  }
  return weight;
}

std::uint64_t documents_of(const std::vector<StatementInView>& statements) {
  std::set<std::string_view> docs;
  for (const auto& item : statements) docs.insert(item.statement->doc);
  return docs.size();
}

std::vector<Days> spells_of(const std::vector<StatementInView>& statements) {
  std::vector<Days> all;
  for (const auto& item : statements)
    if (const auto days = days_of(item.statement->when)) all.push_back(*days);
  std::sort(all.begin(), all.end(), [](const Days& a, const Days& b) { return std::tie(a.first, a.last) < std::tie(b.first, b.last); });
  std::vector<Days> spells;
  for (const Days& days : all) {
    if (!spells.empty() && days.first <= spells.back().last)
      spells.back().last = std::max(spells.back().last, days.last);
    else
      spells.push_back(days);
  }
  return spells;
}

CellValue joined(std::vector<std::string> values, std::size_t most) {
  std::set<std::string> seen;
  std::string out;
  for (auto& value : values) {
    if (value.empty() || seen.size() == most || !seen.insert(value).second) continue;
    if (!out.empty()) out += '|';
    out += value;
  }
  return text_cell(std::move(out));
}

std::vector<Column> evidence_columns() {
  using enum ColumnKind;
  return {{"relation", text},   {"mode", text},         {"symmetric", whole},     {"first", text},  {"last", text},   {"period", text},
          {"documents", whole}, {"document_ids", text}, {"quotes", text},         {"rules", text},  {"places", text}, {"duration", text},
          {"of", text},         {"sources", text},      {"document_dates", text}, {"titles", text}, {"urls", text},   {"publishers", text}};
}

std::vector<CellValue> evidence_cells(const std::vector<StatementInView>& statements, const GraphEntities& entities, bool symmetric) {
  const auto label = [&](std::uint32_t entity) { return entity == no_graph_entity ? std::string() : entities.entities[entity].label; };
  const Statement& any = *statements.front().statement;
  const std::vector<Days> spells = spells_of(statements);
  std::vector<std::string> periods = each(statements, [](auto& item) { return item.statement->when; });
  std::sort(periods.begin(), periods.end());
  std::vector<std::string> rules = each(statements, [](auto& item) { return item.statement->rule; });
  std::sort(rules.begin(), rules.end());
  return {CellValue{any.relation},
          CellValue{std::string(name_of(any.mode))},
          CellValue{static_cast<std::int64_t>(symmetric)},
          spells.empty() ? CellValue{} : CellValue{to_string(spells.front().first)},
          spells.empty() ? CellValue{} : CellValue{to_string(spells.back().last)},
          joined(std::move(periods), most_values),
          CellValue{static_cast<std::int64_t>(documents_of(statements))},
          joined(each(statements, [](auto& item) { return item.statement->doc; }), most_documents),
          joined(each(statements, [](auto& item) { return shortened(item.statement->evidence.text); }), most_quotes),
          joined(std::move(rules), most_values),
          joined(each(statements, [&](auto& item) { return label(item.ends->where); }), most_values),
          joined(each(statements, [](auto& item) { return item.statement->duration; }), most_values),
          joined(each(statements, [&](auto& item) { return label(item.ends->of); }), most_values),
          joined(each(statements, [&](auto& item) { return label(item.ends->source); }), most_values),
          joined(each(statements, [](auto& item) { return item.statement->date; }), most_documents),
          joined(each(statements, [](auto& item) { return item.statement->title; }), most_documents),
          joined(each(statements, [](auto& item) { return item.statement->url; }), most_documents),
          joined(each(statements, [](auto& item) { return item.statement->publisher; }), most_documents)};
}

}  // namespace relata
