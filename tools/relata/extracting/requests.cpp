#include "tools/relata/extracting/requests.h"

#include <fmt/format.h>

#include <algorithm>

#include "tools/relata/extracting/interrupt.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

std::string known_endings() {
  std::string out;
  for (const OutputFormat& format : output_formats()) out += fmt::format("{}{}", out.empty() ? "" : " ", format.ending);
  return out;
}

}  // namespace

std::optional<CheckedOutputs> check_outputs(const OutputChoice& choice, std::vector<std::string>& problems) {
  const std::size_t before = problems.size();
  CheckedOutputs checked;
  if (choice.paths.empty()) problems.push_back("no output: name one with -o, or -o - with --format");
  bool standard = false;
  for (const std::string& path : choice.paths) {
    const bool to_standard = path == "-";
    standard = standard || to_standard;
    if (to_standard && choice.format.empty()) {
      problems.push_back("-o - needs --format: one of " + known_endings());
      continue;
    }
    const std::string name = to_standard ? (choice.format.starts_with('.') ? "x" : "x.") + choice.format : path;
    const auto named = output_named(name);
    if (!named || named->stem.empty())
      problems.push_back(fmt::format("{}: unknown ending; known are {}, each with .gz or .zst behind it or not",
                                     to_standard ? choice.format : path, known_endings()));
    checked.requests.push_back({path, choice.format});
  }
  if (!choice.format.empty() && !standard && !choice.paths.empty())
    problems.push_back("--format is for -o - alone; files tell theirs by their endings");
  if (choice.view == "entities")
    checked.options.view = GraphView::entities;
  else if (choice.view == "statements")
    checked.options.view = GraphView::statements;
  else if (choice.view == "events")
    checked.options.view = GraphView::events;
  else
    problems.push_back(fmt::format("--view: no view `{}`; there are entities, statements and events", choice.view));
  checked.options.yed = choice.yed;
  const auto is_graphml = [](const OutputRequest& request) {
    const auto named = output_named(request.path == "-" ? "x." + request.format : request.path);
    return named && named->kind == OutputKind::graphml;
  };
  if (choice.yed && std::none_of(checked.requests.begin(), checked.requests.end(), is_graphml))
    problems.push_back("--yed is for GraphML, and no output is one: name one with -o NAME.graphml");
  if (!choice.base.empty())
    if (const auto base = checked_base(choice.base, problems)) checked.options.base = *base;
  if (problems.size() > before) return std::nullopt;
  return checked;
}

bool commit_outputs(OutputSet& outputs) {
  std::vector<std::string> problems;
  const InterruptsHeld held;
  const bool good = outputs.commit(problems);
  complain(problems);
  return good;
}

}  // namespace relata
