// All patterns that the layers of a program ask, each once, compiled by several threads ahead of the one that takes them.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/layers/pattern_keys.h"
#include "engine/tape/compile_pattern.h"
#include "engine/text/work_ahead.h"

namespace relata {

class AskedPatterns {
 public:
  // Base and symbols must outlive it.
  AskedPatterns(const RuleBase& base, const SymbolTable& symbols) : base_(base), symbols_(symbols), keys_(base) {}

  // The number of a pattern with these options. It must outlive this object.
  std::uint32_t number_of(const Pattern& pattern, const CompileOptions& options);
  [[nodiscard]] std::size_t size() const { return asked_.size(); }
  [[nodiscard]] const Pattern& pattern(std::uint32_t number) const { return *asked_[number].pattern; }
  [[nodiscard]] const CompileOptions& options(std::uint32_t number) const { return asked_[number].options; }
  // What two have that are compiled to the same (pattern_keys.h).
  [[nodiscard]] const std::string& key(std::uint32_t number) const { return asked_[number].key; }

  // Begins to compile all that were numbered, in this order, but those that are known already.
  template <typename IsKnown>
  void begin(const IsKnown& is_known) {
    for (Asked& each : asked_) each.is_known = is_known(each.key);
    compile();
  }
  // With its needs; once for each.
  [[nodiscard]] CompiledText take(std::uint32_t number);

 private:
  struct Asked {
    const Pattern* pattern = nullptr;
    CompileOptions options;
    std::string key;
    bool is_known = false;
    CompiledText text;
  };
  void compile();

  const RuleBase& base_;
  const SymbolTable& symbols_;
  PatternKeys keys_;
  std::vector<Asked> asked_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // by key and pattern and pattern
  std::vector<std::unique_ptr<PatternContext>> contexts_;   // by worker
  std::optional<WorkAhead> work_;
};

}  // namespace relata
