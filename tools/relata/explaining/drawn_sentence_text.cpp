#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tools/relata/explaining/drawn_sentence.h"

namespace relata {

using nlohmann::ordered_json;

std::string cells_text(const std::vector<DrawnCell>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool begins = cells[i].in_aside && (i == 0 || !cells[i - 1].in_aside);
    const bool ends = cells[i].in_aside && (i + 1 == cells.size() || !cells[i + 1].in_aside);
    out += (out.empty() ? "" : " ") + std::string(begins ? "<<" : "");
    out += cells[i].types.empty()
               ? cells[i].words
               : "[" + cells[i].words + "|" + cells[i].types + (cells[i].made_of.empty() ? "" : "=" + cells[i].made_of) + "]";
    out += ends ? ">>" : "";
  }
  return out;
}

std::string to_text(const DrawnSentence& sentence) {
  std::string out;
  if (!sentence.text.empty()) out += fmt::format("  sentence  {}\n", sentence.text);
  if (!sentence.tape.empty()) out += fmt::format("  tape      {}\n", cells_text(sentence.tape));
  for (const DrawnReading& reading : sentence.readings)
    out += fmt::format("  reading {} {}  {}\n", reading.used ? '*' : ' ', cells_text(reading.cells), reading.rule);
  return out;
}

ordered_json cells_json(const std::vector<DrawnCell>& cells) {
  ordered_json out = ordered_json::array();
  for (const DrawnCell& cell : cells) {
    ordered_json one = {{"words", cell.words}};
    if (!cell.types.empty()) one["types"] = cell.types;
    if (!cell.made_of.empty()) one["madeOf"] = cell.made_of;
    if (cell.in_aside) one["aside"] = true;
    out.push_back(std::move(one));
  }
  return out;
}

void add_json(const DrawnSentence& sentence, ordered_json& out) {
  out["sentence"] = sentence.text;
  out["mentions"] = ordered_json::array();
  for (const DrawnMention& each : sentence.mentions)
    out["mentions"].push_back({{"words", sentence.text.substr(each.place.begin, each.place.size())},
                               {"types", each.types},
                               {"rule", each.maker},
                               {"layer", each.layer}});
  out["tape"] = cells_json(sentence.tape);
  out["readings"] = ordered_json::array();
  for (const DrawnReading& reading : sentence.readings)
    out["readings"].push_back(
        {{"depth", reading.depth}, {"rule", reading.rule}, {"used", reading.used}, {"cells", cells_json(reading.cells)}});
}

}  // namespace relata
