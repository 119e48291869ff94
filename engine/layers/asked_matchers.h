// The matchers of asked patterns: taken from a program that has them, else compiled, each once.
#pragma once
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/layers/asked_patterns.h"
#include "engine/layers/program.h"

namespace relata {

struct MadeMatcher {
  std::shared_ptr<const Matcher> matcher;
  std::shared_ptr<PatternWays> ways;  // none: there is but one
};

class AskedMatchers {
 public:
  static constexpr std::size_t most_kept = 50'000;  // matchers that one program hands on to the next

  // `known`: a program on the same ground, or nullptr. What is made is kept in `program.matchers`. All but `options` must outlive it, and
  // every pattern must have been numbered. What RE2 refuses is told (P090), and what matches nothing (P091).
  AskedMatchers(AskedPatterns& asked, const RuleBase& base, const Program* known, Program& program, bool compile_all,
                Diagnostics& diagnostics)
      : asked_(asked),
        base_(base),
        known_(known),
        program_(program),
        compile_all_(compile_all),
        diagnostics_(diagnostics),
        made_(asked.size()) {}

  // Of a pattern by its number: the verbs of a family mostly come without words of their own, and all that are alike have one.
  [[nodiscard]] const MadeMatcher& of(std::uint32_t number);

 private:
  std::shared_ptr<const Matcher> matcher(std::uint32_t number);
  std::shared_ptr<const Matcher> compiled(const Pattern& pattern, CompiledText text);
  std::string problem_of(const Matcher& matcher);

  AskedPatterns& asked_;
  const RuleBase& base_;
  const Program* known_;
  Program& program_;
  bool compile_all_;
  Diagnostics& diagnostics_;
  std::vector<MadeMatcher> made_;  // by number
  std::unordered_map<std::string, std::shared_ptr<const Matcher>> shared_;
  std::unordered_map<std::string, std::string> class_problems_;
};

}  // namespace relata
