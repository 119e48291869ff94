#include "engine/layers/asked_patterns.h"

#include <utility>

#include "engine/tape/needs.h"

namespace relata {
std::uint32_t AskedPatterns::number_of(const Pattern& pattern, const CompileOptions& options) {
  std::string key = keys_.key_of(pattern, options);
  // What is made of a pattern points to it: another of the same key has a number of its own.
  const auto address = reinterpret_cast<std::uintptr_t>(&pattern);
  const auto [found, fresh] = numbers_.try_emplace(key + std::string(reinterpret_cast<const char*>(&address), sizeof address),
                                                   static_cast<std::uint32_t>(asked_.size()));
  if (fresh) asked_.push_back({&pattern, options, std::move(key), false, {}});
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
