#include "engine/write/statement_stream.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/text/stable_hash.h"
#include "engine/write/json_record.h"
#include "engine/write/json_text.h"

namespace relata {

namespace {

void append_number(std::uint32_t number, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}", number);
}

void append_end(const End& end, std::string& out) {
  out.push_back('{');
  append_json_member("id", end.id, out);
  append_json_key("label", out);
  append_json_string(end.label, out);
  append_json_member("type", end.type, out);
  if (!end.aliases.empty()) {
    append_json_key("aliases", out);
    out.push_back('[');
    for (std::size_t i = 0; i < end.aliases.size(); ++i) {
      if (i) out += ", ";
      append_json_string(end.aliases[i], out);
    }
    out.push_back(']');
  }
  if (end.place) {
    append_json_key("start", out);
    append_number(end.place->first, out);
    append_json_key("end", out);
    append_number(end.place->second, out);
  }
  append_json_member("text", end.text, out);
  out.push_back('}');
}

void append_end_member(std::string_view key, const std::optional<End>& end, std::string& out) {
  if (!end) return;
  append_json_key(key, out);
  append_end(*end, out);
}

void append_evidence(const Evidence& evidence, std::string& out) {
  out += "{\"start\": ";
  append_number(evidence.start, out);
  out += ", \"end\": ";
  append_number(evidence.end, out);
  append_json_key("text", out);
  append_json_string(evidence.text, out);
  out += ", \"spans\": [";
  for (std::size_t i = 0; i < evidence.spans.size(); ++i) {
    out += i ? ", [" : "[";
    append_number(evidence.spans[i].first, out);
    out += ", ";
    append_number(evidence.spans[i].second, out);
    out.push_back(']');
  }
  out += "]}";
}

// The line's object without its id and braces.
void append_body(const Statement& s, std::string& out) {
  append_json_member("doc", s.doc, out);
  append_json_member("date", s.date, out);
  append_json_member("title", s.title, out);
  append_json_member("url", s.url, out);
  append_json_member("publisher", s.publisher, out);
  append_json_member("print", s.print, out);
  append_json_key("subject", out);
  append_end(s.subject, out);
  append_json_member("relation", s.relation, out);
  append_json_key("object", out);
  append_end(s.object, out);
  append_json_member("mode", name_of(s.mode), out);
  append_json_member("when", s.when, out);
  append_end_member("where", s.where, out);
  append_json_member("for", s.duration, out);
  append_end_member("of", s.of, out);
  append_end_member("source", s.source, out);
  append_json_member("rule", s.rule, out);
  append_json_member("version", s.version, out);
  append_json_key("evidence", out);
  append_evidence(s.evidence, out);
}

[[nodiscard]] std::string hash_of(std::string_view body) {
  IdHash hash;
  hash.add(body);
  return hash.hex();
}

[[nodiscard]] End read_end(const JsonRecord& record) {
  End end;
  record.text("id", end.id, JsonRecord::required);
  record.text("label", end.label, JsonRecord::may_be_empty);
  record.text("type", end.type, JsonRecord::required);
  record.texts("aliases", end.aliases);
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const bool has_start = record.number("start", first);
  const bool has_end = record.number("end", last);
  if (has_start != has_end || first > last) record.fail("\"start\" and \"end\" are no span");
  if (has_start && has_end) end.place = {first, last};
  record.text("text", end.text);
  record.finish();
  return end;
}

[[nodiscard]] std::optional<End> read_optional_end(const JsonRecord& record, std::string_view key) {
  const auto member = record.record(key);
  if (!member) return std::nullopt;
  return read_end(*member);
}

[[nodiscard]] End read_required_end(const JsonRecord& record, std::string_view key) {
  auto end = read_optional_end(record, key);
  if (!end) record.fail(fmt::format("\"{}\" is missing", key));
  return end ? std::move(*end) : End{};
}

[[nodiscard]] Evidence read_evidence(const JsonRecord& record) {
  Evidence evidence;
  const auto member = record.record("evidence");
  if (!member) {
    record.fail("\"evidence\" is missing");
    return evidence;
  }
  if (!member->number("start", evidence.start) || !member->number("end", evidence.end) || evidence.start > evidence.end)
    member->fail("\"start\" and \"end\" are no span");
  member->text("text", evidence.text, JsonRecord::may_be_empty);
  member->spans("spans", evidence.spans);
  member->finish();
  return evidence;
}

}  // namespace

std::string statement_id(const Statement& statement) {
  std::string body;
  append_body(statement, body);
  return hash_of(body);
}

void append_statement_line(const Statement& statement, std::string& out) {
  constexpr std::size_t id_size = 32;
  out += "{\"id\": \"";
  if (!statement.id.empty()) {
    out.pop_back();
    append_json_string(statement.id, out);
    out += ", ";
    std::string body;
    append_body(statement, body);
    out += body;
  } else {
    // The body is written once: its hash goes into the gap left for it.
    const std::size_t gap = out.size();
    out.append(id_size, '0');
    out += "\", ";
    std::string body;
    append_body(statement, body);
    out.replace(gap, id_size, hash_of(body));
    out += body;
  }
  out += "}\n";
}

std::optional<Statement> parse_statement_line(std::string_view line, std::string& problem) {
  const JsonLine json(line, problem);
  if (!json.record()) return std::nullopt;
  const JsonRecord& record = *json.record();
  Statement s;
  record.text("id", s.id, JsonRecord::required);
  record.text("doc", s.doc, JsonRecord::required);
  record.text("date", s.date);
  record.text("title", s.title);
  record.text("url", s.url);
  record.text("publisher", s.publisher);
  record.text("print", s.print);
  s.subject = read_required_end(record, "subject");
  record.text("relation", s.relation, JsonRecord::required);
  s.object = read_required_end(record, "object");
  std::string mode;
  record.text("mode", mode, JsonRecord::required);
  if (const auto named = mode_named(mode))
    s.mode = *named;
  else
    record.fail(fmt::format("\"mode\" is none of asserted, planned, possible, negated: \"{}\"", mode));
  record.text("when", s.when);
  s.where = read_optional_end(record, "where");
  record.text("for", s.duration);
  s.of = read_optional_end(record, "of");
  s.source = read_optional_end(record, "source");
  record.text("rule", s.rule);
  record.text("version", s.version);
  s.evidence = read_evidence(record);
  record.finish();
  record.check_date("date", s.date);
  record.check_when("when", s.when);
  if (!problem.empty()) return std::nullopt;
  return s;
}

std::vector<Statement> parse_statement_stream(std::string_view bytes, std::string_view path, std::vector<std::string>& problems) {
  std::vector<Statement> statements;
  statements.reserve(static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1);  // growing would hold them twice
  for_each_json_line(bytes, path, problems, [&](std::string_view line, std::string& problem) {
    if (auto statement = parse_statement_line(line, problem)) statements.push_back(std::move(*statement));
  });
  return statements;
}

}  // namespace relata
