// A small pack made of strings: rules and a lexicon of a few people, places, verbs and nouns, loaded from a folder that is removed again.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/layers/analyze.h"
#include "engine/layers/program.h"

namespace relata::test {

class TinyPack {
 public:
  // `rules` holds whole rule files, separated by lines of `---`. Their layers: lexicon, one, two, recall, three, readings, relations,
  // more. `lexicon` holds further lines of the lexicon, with `|` for tabs (name|type|id|aliases separated by `;`|attributes|from|to).
  explicit TinyPack(const std::string& rules, const std::string& lexicon = {});

  // Codes and words under the caret: "P092 deal; R001 x". Empty if all is well.
  [[nodiscard]] std::string problems() const;
  // The tape after the last scanning layer, or of several sentences (lines of `text`) one line each.
  [[nodiscard]] std::string tape(const std::string& text) const;
  // Readings, one a line: "1 [Ann|Person] [met|Verb]".
  [[nodiscard]] std::string readings(const std::string& text) const;
  // Drafts in order: "Ann met Bo (planned, when Monday)"; an open place is `?topic`.
  [[nodiscard]] std::string drafts(const std::string& text) const;
  [[nodiscard]] Analysis analyze(const std::string& text, AnalysisTrace* trace = nullptr, const std::optional<Date>& date = {}) const;

  Diagnostics diagnostics;
  Program program;
};

}  // namespace relata::test
