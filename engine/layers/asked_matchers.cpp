#include "engine/layers/asked_matchers.h"

#include "engine/tape/pattern_ways.h"

namespace relata {
namespace {

void refuse(Diagnostics& diagnostics, const char* code, const Pattern& pattern, std::string message, std::string help) {
  Diagnostic problem;
  problem.code = code;
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.primary = {pattern.source, pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}), {}};
  diagnostics.add(std::move(problem));
}

std::shared_ptr<PatternWays> ways(const RuleBase& base, const Pattern& pattern, const CompileOptions& options) {
  if (!has_ways(pattern, base)) return nullptr;
  auto made = std::make_shared<PatternWays>();
  made->pattern = &pattern;
  made->options = options;
  return made;
}

}  // namespace

const MadeMatcher& AskedMatchers::of(std::uint32_t number) {
  MadeMatcher& made = made_[number];
  if (!made.matcher) made = {matcher(number), ways(base_, asked_.pattern(number), asked_.options(number))};
  return made;
}

std::shared_ptr<const Matcher> AskedMatchers::matcher(std::uint32_t number) {
  const std::string& key = asked_.key(number);
  if (known_)
    if (const auto known = known_->matchers.find(key); known != known_->matchers.end()) {
      if (known_->matchers.size() >= most_kept) program_.matchers.insert(*known);
      return known->second;
    }
  const std::size_t told = diagnostics_.all().size();
  std::shared_ptr<const Matcher> made = compiled(asked_.pattern(number), asked_.take(number));
  // What something was told of is compiled again, so that it is told again.
  if (diagnostics_.all().size() == told) program_.matchers.emplace(key, made);
  return made;
}

// Equal expressions share one automaton: a synonym of a verb adds a key, not a regular expression.
std::shared_ptr<const Matcher> AskedMatchers::compiled(const Pattern& pattern, CompiledText text) {
  std::string key = text.regex;
  for (const Capture& c : text.captures) {
    for (const std::uint32_t part :
         {static_cast<std::uint32_t>(c.kind), static_cast<std::uint32_t>(c.slot), static_cast<std::uint32_t>(c.word_kind), c.index})
      key.append(reinterpret_cast<const char*>(&part), sizeof part);
    key += c.text;
  }
  key += text.has_rest ? "R" : text.has_end ? "E" : "";
  if (auto it = shared_.find(key); it != shared_.end()) return it->second;
  auto made = std::make_shared<const Matcher>(std::move(text), *program_.sets);
  if (std::string problem = problem_of(*made); !problem.empty())
    refuse(diagnostics_, "P090", pattern, "RE2 can't compile this pattern: " + problem, "simplify the pattern or split it into several");
  else if (made->matches_nothing())
    refuse(diagnostics_, "P091", pattern, "this pattern can match the empty text", "make at least one part of it obligatory");
  shared_.emplace(std::move(key), made);
  return made;
}

std::string AskedMatchers::problem_of(const Matcher& matcher) {
  if (compile_all_ || matcher.text().captures.size() > 90) return matcher.problem();
  for (const std::string& written : matcher.text().classes) {
    const auto [known, fresh] = class_problems_.try_emplace(written);
    if (fresh) known->second = problem_of_regex(written);
    if (!known->second.empty()) return matcher.problem();
  }
  return {};
}

}  // namespace relata
