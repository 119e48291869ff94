#include "engine/layers/asked_patterns.h"

#include <utility>

#include "engine/tape/needs.h"

namespace relata {
namespace {

std::string key_of(const Pattern& pattern, const CompileOptions& options) {
  const auto address = reinterpret_cast<std::uintptr_t>(&pattern);
  std::string key(reinterpret_cast<const char*>(&address), sizeof address);
  for (const bool option : {options.skip_asides, options.made_verb, options.verb_is_checked}) key += option ? '1' : '0';
  if (!options.verb) return key;
  for (const auto* words : {&options.verb->before_object, &options.verb->prepositions, &options.verb->after_object}) {
    for (const std::string& word : *words) (key += word) += '\0';
    key += '\1';
  }
  key += options.verb->preposition_optional ? '?' : '.';
  return key;
}

}  // namespace

std::uint32_t AskedPatterns::number_of(const Pattern& pattern, const CompileOptions& options) {
  const auto [found, fresh] = numbers_.try_emplace(key_of(pattern, options), static_cast<std::uint32_t>(asked_.size()));
  if (fresh) asked_.push_back({&pattern, options, found->first, false, {}});
  return found->second;
}

void AskedPatterns::compile() {
  contexts_.resize(workers_ahead());
  work_.emplace(asked_.size(), [this](std::size_t number, std::size_t worker) {
    Asked& asked = asked_[number];
    if (asked.is_known) return;
    std::unique_ptr<PatternContext>& context = contexts_[worker];
    if (!context) context = std::make_unique<PatternContext>(base_, symbols_);
    asked.text = compile_pattern(*asked.pattern, *context, asked.options);
    find_needs(*asked.pattern, *context, asked.options, asked.text);
  });
}

CompiledText AskedPatterns::take(std::uint32_t number) {
  work_->need(number);
  return std::move(asked_[number].text);
}

}  // namespace relata
