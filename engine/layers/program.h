// Rules ready to run: every layer's patterns indexed by what a match can begin with. Immutable, shared between threads.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/layers/candidates.h"
#include "engine/layers/entry_sets.h"
#include "engine/layers/need_table.h"
#include "engine/layers/pattern_way.h"
#include "engine/layers/triggers.h"
#include "engine/rules/rule_base.h"
#include "engine/tape/language_types.h"
#include "engine/tape/matcher.h"
#include "engine/tape/symbol_table.h"

namespace relata {

enum class LayerKind : std::uint8_t { lexicon, scan, recall, readings, relations };

struct CompiledPattern {
  std::uint32_t rule = 0;     // index into RuleBase::rules
  std::uint32_t pattern = 0;  // index into Rule::match
  std::shared_ptr<const Matcher> matcher;
  std::shared_ptr<PatternWays> ways;            // none: there is but one
  std::uint32_t candidate = 0;                  // index into CompiledLayer::candidates
  std::vector<std::uint32_t> first_conditions;  // of Rule::where: those that tell of the mention that every match begins with
};

// A pattern of `unless`.
struct CompiledCondition {
  std::shared_ptr<const Matcher> matcher;
  std::shared_ptr<PatternWays> ways;
  std::uint32_t candidate = 0;  // index into Program::condition_candidates
};
struct CompiledConditions {
  std::vector<CompiledCondition> inside, before, after;
};

struct CompiledLayer {
  std::string name;
  LayerKind kind = LayerKind::scan;
  bool skips_asides = false;                                        // an earlier layer folds asides
  std::vector<std::uint32_t> rules;                                 // indexes into RuleBase::rules
  std::vector<CompiledPattern> patterns;                            // in the order of their rules; where a layer scans, by priority first
  CandidateTable candidates;                                        // by CompiledPattern::candidate; its order but in relations
  NeedTable needs;                                                  // by index into patterns
  std::unordered_map<LemmaId, std::vector<std::uint32_t>> by_verb;  // relations: by the lemma of the reading's verb
  std::vector<std::uint32_t> any_verb;                              // relations whose verb is no <name>
};

struct NounFrame {
  std::uint32_t family = 0, noun = 0;
};

struct Program {
  std::shared_ptr<const RuleBase> base;
  SymbolTable symbols;
  std::unordered_set<TypeId> asked_for;  // types that its letters tell apart
  LanguageTypes types;
  bool quotations_are_asked_for = true;  // by a rule; else quoted words that are no sentence of their own are words like others
  std::shared_ptr<CodePointSets> sets = std::make_shared<CodePointSets>();  // of the matchers' machines; before these
  SharedList<CompiledLayer> layers;
  std::vector<CompiledConditions> conditions;                      // by rule
  CandidateTable condition_candidates;                             // of the patterns of all conditions and of `clause_end`
  std::vector<std::shared_ptr<const Matcher>> condition_matchers;  // by CompiledCondition::candidate
  // By pattern object and options: what a program of a rule base that shares the patterns can take.
  std::unordered_map<std::string, std::shared_ptr<const Matcher>> matchers;
  WordIds word_ids;
  std::size_t longest_word = 0;                               // bytes of the longest of these
  Triggers triggers;                                          // of the wanted types
  bool skipping = true;                                       // false: every pattern is asked at every cell
  std::unordered_map<LemmaId, std::vector<NounFrame>> nouns;  // by lemma of the head
  std::vector<LemmaId> entry_lemmas;                          // by EntryId; no_lemma for types without lemmas
  std::shared_ptr<const EntrySets> entry_sets;
  // By SymbolId, behind these by word_key: is each mention one of its own? Else all of a letter in a document are told as the first. Empty:
  // all are.
  std::vector<bool> is_kept_apart;
  std::vector<std::vector<LemmaId>> family_lemmas;  // by family: lemmas of its verbs
  // By set: its words case-folded, its lemmas sorted.
  std::vector<std::unordered_set<std::string>> set_words;
  std::vector<std::vector<LemmaId>> set_lemmas;
  std::optional<CompiledCondition> clause_end;  // phrase `clause-end`; none: the sentence's end alone
};

struct ProgramOptions {
  // A program whose rule base shares elements with the one at hand, such as those that one PackLoader gave: what was compiled of rules that
  // both share is used again. It need not live on.
  const Program* previous = nullptr;
  bool compile_all = true;                // false: expressions are compiled at first use; only what is likely to fail is tried now
  std::vector<TypeId> wanted_types = {};  // mentions of other types are not asked for; none: all are
  // Mentions of none of these types, nor of one that a rule asks for, need not be told apart in what comes of a document; none: all are.
  std::vector<TypeId> kept_apart = {};
  std::optional<SourceId> only_source = {};  // the rules of this file alone: for checking them, not for running
  bool skipping =
      true;  // false: a letter for each symbol and RE2 asked everywhere, for checking that nothing is skipped that it would match
};

// Patterns that RE2 refuses or that can match nothing are diagnostics (P090, P091); their rules run without them.
[[nodiscard]] Program compile_program(std::shared_ptr<const RuleBase> base, Diagnostics& diagnostics, const ProgramOptions& options = {});

// The id of the words of a plain cell.
[[nodiscard]] std::uint32_t word_id_of(const Program& program, std::string_view words);

}  // namespace relata
