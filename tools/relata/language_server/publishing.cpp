#include <map>

#include "engine/diagnostics/catalogue.h"
#include "tools/relata/checking/diagnostic_page.h"
#include "tools/relata/language_server/checking.h"
#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

// Severities of the protocol.
int number_of(Severity severity) {
  return severity == Severity::error ? 1 : severity == Severity::warning ? 2 : 3;
}

class Publisher {
 public:
  explicit Publisher(const CheckedFile& checked) : checked_(checked) {}

  Json publish() {
    Json all = Json::array();
    for (const Diagnostic* each : checked_.told) all.push_back(one(*each));
    return {{"uri", checked_.document->uri}, {"version", checked_.document->version}, {"diagnostics", std::move(all)}};
  }

 private:
  bool is_here(SourceId source) const { return checked_.diagnostics->source(source).path == checked_.document->path; }

  Json range(SourceId source, Span span) {
    if (is_here(source)) return checked_.document->range(in_document(*checked_.document, span));
    return to_json(lines_.try_emplace(source, checked_.diagnostics->source(source).bytes, checked_.document->lines.units())
                       .first->second.range_of(span));
  }

  Json one(const Diagnostic& diagnostic) {
    Json out = {{"severity", number_of(diagnostic.severity)}, {"code", diagnostic.code}, {"source", "relata"}};
    // What is wrong with the pack around the file is told at its beginning, with the place beside it.
    const bool here = is_here(diagnostic.primary.source);
    out["range"] = here ? range(diagnostic.primary.source, diagnostic.primary.span) : checked_.document->range({0, 0});
    out["message"] = diagnostic.message + (diagnostic.help.empty() ? "" : "\n" + diagnostic.help);
    if (!title_of(diagnostic.code).empty()) out["codeDescription"] = {{"href", uri_of_path(page_of(diagnostic.code))}};
    Json related = Json::array();
    if (!here) related.push_back(place(diagnostic.primary.source, diagnostic.primary.span, diagnostic.message));
    for (const Label& label : diagnostic.labels) related.push_back(place(label.source, label.span, label.message));
    if (!related.empty()) out["relatedInformation"] = std::move(related);
    if (diagnostic.code == "M010") out["tags"] = {1};
    return out;
  }

  Json place(SourceId source, Span span, const std::string& message) {
    const std::string uri =
        is_here(source) ? checked_.document->uri : uri_of_path(canonical_path(checked_.diagnostics->source(source).path));
    return {{"location", {{"uri", uri}, {"range", range(source, span)}}}, {"message", message}};
  }

  const CheckedFile& checked_;
  std::map<SourceId, TextLines> lines_;
};

}  // namespace

Json published(const CheckedFile& checked) {
  return Publisher(checked).publish();
}

}  // namespace relata::language_server
