#include "tools/relata/extracting/run_summary.h"

#include <fmt/format.h>

#include "tools/relata/counted.h"

namespace relata {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

}  // namespace

std::string to_string(const RunSummary& s) {
  std::string out;
  const auto line = [&](const char* name, const std::string& text) {
    if (!text.empty()) out += fmt::format("{:<10}{}\n", name, text);
  };
  std::vector<std::string> read = {counted(s.documents, "document", "documents"), counted(s.sentences, "sentence", "sentences"),
                                   counted(s.mentions, "mention", "mentions"), counted(s.statements, "statement", "statements")};
  if (s.copies) read.push_back(counted(s.copies, "wire copy", "wire copies"));
  line("read", joined(read));
  if (s.has_graph) {
    std::string graph = counted(s.written.nodes, "entity", "entities") + ", " + counted(s.written.edges, "edge", "edges");
    if (s.written.betweenness_sample < s.written.nodes)
      graph += fmt::format(" (betweenness from {} of the nodes)", s.written.betweenness_sample);
    if (s.written.statements < s.written.all_statements)
      graph += fmt::format(", of {} of {} statements", s.written.statements, s.written.all_statements);
    line("graph", graph);
  }
  if (s.has_rdf) line("base", s.base);
  std::vector<std::string> left;
  if (s.sources_left_out)
    left.push_back(counted(s.sources_left_out, "source or record that can't be read", "sources or records that can't be read"));
  if (s.foreign) left.push_back(counted(s.foreign, "document in another language", "documents in another language"));
  if (s.broken_rules) left.push_back(counted(s.broken_rules, "broken rule", "broken rules"));
  if (s.unresolved) left.push_back(counted(s.unresolved, "statement whose bearer is not clear", "statements whose bearers are not clear"));
  if (s.mistyped) left.push_back(counted(s.mistyped, "statement between the wrong types", "statements between the wrong types"));
  if (s.readings_cut) left.push_back(counted(s.readings_cut, "reading above the limit", "readings above the limit"));
  if (s.pairs_cut) left.push_back(counted(s.pairs_cut, "group with too many pairs", "groups with too many pairs"));
  line("left out", joined(left));
  std::vector<std::string> deprecated;
  for (const auto& [rule, statements] : s.deprecated) deprecated.push_back(fmt::format("{} ({})", rule, statements));
  if (!deprecated.empty()) out += "deprecated rules at work: " + joined(deprecated) + "\n";
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - s.start).count();
  const double working = seconds - s.seconds_to_load;
  line("time", fmt::format("{:.2f} s, {:.2f} s of it to load rules; {:.2f} MB of text, {:.2f} MB/s", seconds, s.seconds_to_load,
                           static_cast<double>(s.bytes) / 1e6, working > 0 ? static_cast<double>(s.bytes) / 1e6 / working : 0.0));
  std::vector<std::string> speeds;
  constexpr double worth_telling = 0.1;  // seconds
  for (const OutputSpeed& speed : s.written.speeds)
    if (speed.seconds >= worth_telling)
      speeds.push_back(fmt::format("{} {:.1f} MB at {:.0f} MB/s", speed.ending, static_cast<double>(speed.bytes) / 1e6,
                                   static_cast<double>(speed.bytes) / 1e6 / speed.seconds));
  line("speed", joined(speeds));
  line("written", joined(s.paths));
  return out;
}

}  // namespace relata
