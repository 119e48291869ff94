#include <map>
#include <nlohmann/json.hpp>

#include "engine/diagnostics/catalogue.h"
#include "engine/diagnostics/position.h"
#include "engine/diagnostics/render.h"

namespace relata {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json, int indent = -1) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// `file` is named only where it is not the one that the reader is in.
Json region(const Diagnostics& diagnostics, Positions& positions, SourceId home, SourceId source, Span span) {
  const Position begin = positions.of(source, span.begin), end = positions.of(source, std::max(span.begin, span.end));
  Json json = Json::object();
  if (source != home) json["file"] = diagnostics.source(source).path;
  json["line"] = begin.line;
  json["column"] = begin.column;
  json["endLine"] = end.line;
  json["endColumn"] = end.column;
  return json;
}

std::string message_with_help(const Diagnostic& diagnostic) {
  return diagnostic.help.empty() ? diagnostic.message : diagnostic.message + "; " + diagnostic.help;
}

// A path as a URI reference: absolute ones as file:, the rest relative.
std::string uri_of(const std::string& path) {
  static const char digits[] = "0123456789ABCDEF";
  std::string uri = path.starts_with("/") ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain)
      uri += c;
    else
      uri += {'%', digits[static_cast<unsigned char>(c) >> 4], digits[static_cast<unsigned char>(c) & 15]};
  }
  return uri;
}

Json sarif_region(Positions& positions, SourceId source, Span span) {
  const Position begin = positions.of(source, span.begin), end = positions.of(source, std::max(span.begin, span.end));
  return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
}

Json sarif_location(const Diagnostics& diagnostics, Positions& positions, const Label& label) {
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", uri_of(diagnostics.source(label.source).path)}}},
            {"region", sarif_region(positions, label.source, label.span)}}}};
}

Json sarif_fix(const Diagnostics& diagnostics, Positions& positions, const Fix& fix) {
  std::map<SourceId, Json> changes;
  for (const Edit& edit : fix.edits)
    changes[edit.source].push_back(
        {{"deletedRegion", sarif_region(positions, edit.source, edit.span)}, {"insertedContent", {{"text", edit.replacement}}}});
  Json all = Json::array();
  for (auto& [source, replacements] : changes)
    all.push_back({{"artifactLocation", {{"uri", uri_of(diagnostics.source(source).path)}}}, {"replacements", std::move(replacements)}});
  return {{"description", {{"text", fix.title}}}, {"artifactChanges", std::move(all)}};
}

}  // namespace

std::string render_json(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen) {
  Positions positions(diagnostics);
  std::string out;
  for (const Diagnostic* diagnostic : chosen) {
    const SourceId home = diagnostic->primary.source;
    Json json = Json::object();
    json["code"] = diagnostic->code;
    json["severity"] = name_of(diagnostic->severity);
    json["file"] = diagnostics.source(home).path;
    json.update(region(diagnostics, positions, home, home, diagnostic->primary.span));
    json["message"] = message_with_help(*diagnostic);
    json["labels"] = Json::array();
    for (const Label& label : diagnostic->labels) {
      Json one = region(diagnostics, positions, home, label.source, label.span);
      one["message"] = label.message;
      json["labels"].push_back(std::move(one));
    }
    json["fixes"] = Json::array();
    for (const Fix& fix : diagnostic->fixes) {
      Json edits = Json::array();
      for (const Edit& edit : fix.edits) {
        Json one = region(diagnostics, positions, home, edit.source, edit.span);
        one["replacement"] = edit.replacement;
        edits.push_back(std::move(one));
      }
      json["fixes"].push_back({{"title", fix.title}, {"edits", std::move(edits)}});
    }
    out += dump(json) + "\n";
  }
  return out;
}

std::string render_sarif(const Diagnostics& diagnostics, const std::vector<const Diagnostic*>& chosen, const std::string& version) {
  Positions positions(diagnostics);
  std::map<std::string, std::size_t> indices;
  for (const Diagnostic* diagnostic : chosen) indices.emplace(diagnostic->code, 0);
  Json rules = Json::array();
  for (auto& [code, index] : indices) {
    index = rules.size();
    rules.push_back({{"id", code}, {"shortDescription", {{"text", std::string(title_of(code))}}}});
  }
  Json results = Json::array();
  for (const Diagnostic* diagnostic : chosen) {
    Json result = {{"ruleId", diagnostic->code},
                   {"ruleIndex", indices[diagnostic->code]},
                   {"level", name_of(diagnostic->severity)},
                   {"message", {{"text", message_with_help(*diagnostic)}}},
                   {"locations", Json::array({sarif_location(diagnostics, positions, diagnostic->primary)})}};
    Json related = Json::array();
    for (const Label& label : diagnostic->labels) {
      Json one = sarif_location(diagnostics, positions, label);
      one["message"] = {{"text", label.message}};
      related.push_back(std::move(one));
    }
    if (!related.empty()) result["relatedLocations"] = std::move(related);
    Json fixes = Json::array();
    for (const Fix& fix : diagnostic->fixes) fixes.push_back(sarif_fix(diagnostics, positions, fix));
    if (!fixes.empty()) result["fixes"] = std::move(fixes);
    results.push_back(std::move(result));
  }
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({{{"tool", {{"driver", {{"name", "relata"}, {"version", version}, {"rules", std::move(rules)}}}}},
                                           {"columnKind", "unicodeCodePoints"},
                                           {"results", std::move(results)}}})}};
  return dump(log, 2) + "\n";
}

}  // namespace relata
