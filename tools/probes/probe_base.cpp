#include "tools/probes/probe_base.h"

namespace relata {

namespace {

Probes with_variants(const RuleBase& base, const Extractor* previous, std::vector<Variant> variants) {
  RuleBase with = base;
  const auto first = static_cast<RuleId>(with.rules.size());
  for (const Variant& each : variants) with.rules.push_back(each.rule);
  Diagnostics unheard;  // a variant that can match nothing just never does
  ProgramOptions options;
  options.compile_all = false;
  return {make_extractor(std::move(with), unheard, options, previous), std::move(variants), first};
}

}  // namespace

Probes make_probes(const RuleBase& base, std::vector<Variant> variants) {
  return with_variants(base, nullptr, std::move(variants));
}

Probes make_probes(const Extractor& extractor, std::vector<Variant> variants) {
  return with_variants(*extractor.base, &extractor, std::move(variants));
}

Trial try_text(const Extractor& extractor, const std::string& text, const std::string& date) {
  Document document;
  document.id = "test";
  document.text = text;
  document.date = parse_date(date);
  ResolveOptions options;
  options.mentions = false;
  options.explain = true;
  Trial trial;
  trial.result = extract_document(extractor, document, options, &trial.trace);
  return trial;
}

}  // namespace relata
