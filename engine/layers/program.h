// Rules ready to run: every layer's patterns compiled and indexed by what a match can begin with. Immutable, shared between threads.
#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/rules/rule_base.h"
#include "engine/tape/language_types.h"
#include "engine/tape/matcher.h"
#include "engine/tape/symbol_table.h"

namespace relata {

enum class LayerKind : std::uint8_t { lexicon, scan, recall, readings, relations };

// The ways of a pattern one by one, for matches whose words do not fit. Compiled when first needed.
struct PatternWays {
  const Pattern* pattern = nullptr;
  CompileOptions options;
  std::once_flag once;
  std::vector<Matcher> ways;
};

struct CompiledPattern {
  std::uint32_t rule = 0;     // index into RuleBase::rules
  std::uint32_t pattern = 0;  // index into Rule::match
  std::shared_ptr<const Matcher> matcher;
  std::shared_ptr<PatternWays> ways;  // none: there is but one
};

// A pattern of `unless`, and with which cells it can begin.
struct CompiledCondition {
  std::shared_ptr<const Matcher> matcher;
  std::shared_ptr<PatternWays> ways;
  bool any = false;
  std::vector<bool> symbols;  // SymbolId
  std::vector<bool> words;    // word id
};
struct CompiledConditions {
  std::vector<CompiledCondition> inside, before, after;
};

// Pattern indexes (into CompiledLayer::patterns), ascending.
struct PatternIndex {
  std::vector<std::vector<std::uint32_t>> by_symbol;  // SymbolId
  std::vector<std::vector<std::uint32_t>> by_word;    // word id
  std::vector<std::uint32_t> any;
};

struct CompiledLayer {
  std::string name;
  LayerKind kind = LayerKind::scan;
  std::vector<CompiledPattern> patterns;
  PatternIndex index;                                              // scanning layers and readings
  std::unordered_map<LemmaId, std::vector<std::uint32_t>> by_verb;  // relations: by the lemma of the reading's verb
  std::vector<std::uint32_t> any_verb;                              // relations whose verb is no <name>
};

// Made verbs of a family carry this lemma.
inline constexpr LemmaId made_verb_base = 0x80000000;

struct NounFrame {
  std::uint32_t family = 0, noun = 0;
};

struct Program {
  std::shared_ptr<const RuleBase> base;
  SymbolTable symbols;
  LanguageTypes types;
  std::vector<CompiledLayer> layers;
  std::vector<CompiledConditions> conditions;  // by rule
  std::unordered_map<std::string, std::uint32_t> word_ids;
  std::unordered_map<LemmaId, std::vector<NounFrame>> nouns;  // by lemma of the head
  std::vector<LemmaId> entry_lemmas;                          // by EntryId; no_lemma for types without lemmas
  std::vector<std::vector<LemmaId>> family_lemmas;            // by family: lemmas of its verbs
  std::optional<CompiledCondition> clause_end;                // phrase `clause-end`; none: the sentence's end alone
};

// Patterns that RE2 refuses or that can match nothing are diagnostics (P090, P091); their rules run without them.
[[nodiscard]] Program compile_program(std::shared_ptr<const RuleBase> base, Diagnostics& diagnostics);

}  // namespace relata
