// The lexicons of rules/core/reading as a ReadingLexicon, read straight from their files.
#pragma once
#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "engine/read/reading_lexicon.h"
#include "tests/source_folder.h"

inline std::vector<std::string> split_on(const std::string& text, char mark) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == mark) {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

inline relata::ReadingLexicon read_english() {
  relata::ReadingLexicon lexicon;
  for (const auto* file : {"abbreviations", "clutter", "function_words", "months"}) {
    std::ifstream in(source_folder() + "/rules/core/reading/" + file + ".tsv");
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
      if (line.empty() || line.front() == '#') continue;
      const auto cells = split_on(line, '\t');
      std::map<std::string, std::string> attributes;
      for (const auto& pair : split_on(cells[4], ';')) {
        if (const auto eq = pair.find('='); eq != std::string::npos) attributes[pair.substr(0, eq)] = pair.substr(eq + 1);
      }
      auto names = split_on(cells[3], '|');
      names.push_back(cells[0]);
      for (const auto& name : names) {
        if (name.empty()) continue;
        if (cells[1] == "Clutter") {
          lexicon.add_clutter(name, relata::clutter_place_named(attributes["where"]).value(),
                              attributes["kind"].empty() ? relata::MaskKind::clutter : relata::mask_kind_named(attributes["kind"]).value());
        } else if (cells[1] == "Abbreviation") {
          lexicon.add_abbreviation(name, relata::abbreviation_before_named(attributes["before"]).value());
        } else if (cells[1] == "FunctionWord") {
          lexicon.add_function_word(name, attributes["telling"] != "no");
        } else if (cells[1] == "Month") {
          lexicon.add_month(name, std::stoi(attributes["month"]));
        }
      }
    }
  }
  return lexicon;
}

inline const relata::ReadingLexicon& english() {
  static const relata::ReadingLexicon lexicon = read_english();
  return lexicon;
}
