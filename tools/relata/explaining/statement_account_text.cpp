#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tools/relata/explaining/statement_account.h"

namespace relata {
namespace {

using nlohmann::ordered_json;

// " <meet> " without the spaces around it.
std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

ordered_json end_json(const EndAccount& end) {
  ordered_json mentions = ordered_json::array(), merges = ordered_json::array();
  for (const EndAccount::Mention& each : end.mentions)
    mentions.push_back({{"words", each.words}, {"sentence", each.sentence}, {"why", each.why}});
  for (const EndAccount::Merge& each : end.merges)
    merges.push_back({{"label", each.label}, {"document", each.document}, {"why", each.why}});
  return {{"place", end.place}, {"words", end.words},     {"label", end.label},   {"type", end.type}, {"id", end.id},
          {"why", end.why},     {"aliases", end.aliases}, {"mentions", mentions}, {"merges", merges}};
}

}  // namespace

std::string to_text(const StatementAccount& account) {
  std::string out =
      fmt::format("{}  {}\n  document  {}\n  words     \"{}\"\n", account.id, account.statement, account.document, account.quote);
  out += to_text(account.drawn);
  out += fmt::format("  rule      {}{}{}\n", account.rule, account.place.empty() ? "" : "  (" + account.place + ")",
                     account.status.empty() ? "" : "  " + account.status);
  if (!account.pattern.empty()) out += fmt::format("  pattern   {}\n", account.pattern);
  for (const PatternPart& part : account.parts) {
    const std::string text = trimmed(part.text);
    if (text.empty() || (part.slot.empty() && part.words.empty() && !part.optional)) continue;
    out += fmt::format("    {:<22}  {}\n", text, part.words.empty() ? "took no part" : part.words);
  }
  for (const std::string& condition : account.conditions) out += fmt::format("  held      {}\n", condition);
  for (const EndAccount& end : account.ends) {
    out += fmt::format("  {:<9} {} -> {} ({} {}{})\n", end.place, end.words.empty() ? "(filled in by the story)" : end.words, end.label,
                       end.type, end.id, end.why.empty() ? "" : ": " + end.why);
    for (const EndAccount::Mention& each : end.mentions)
      out += fmt::format("    also    \"{}\" in sentence {}{}\n", each.words, each.sentence, each.why.empty() ? "" : ": " + each.why);
    for (const EndAccount::Merge& each : end.merges) out += fmt::format("    joined  {} of {}: {}\n", each.label, each.document, each.why);
  }
  return out;
}

std::string to_json(const StatementAccount& account) {
  ordered_json out = {{"id", account.id}, {"statement", account.statement}, {"document", account.document}, {"quote", account.quote}};
  add_json(account.drawn, out);
  out["rule"] = account.rule;
  out["place"] = account.place;
  if (!account.status.empty()) out["status"] = account.status;
  out["pattern"] = account.pattern;
  out["parts"] = ordered_json::array();
  for (const PatternPart& part : account.parts) {
    ordered_json one = {{"text", part.text}, {"words", part.words}};
    if (!part.slot.empty()) one["slot"] = part.slot, one["types"] = part.types;
    out["parts"].push_back(std::move(one));
  }
  out["conditions"] = account.conditions;
  out["ends"] = ordered_json::array();
  for (const EndAccount& end : account.ends) out["ends"].push_back(end_json(end));
  return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace relata
