#include "engine/layers/program.h"

#include <algorithm>

#include "engine/layers/asked_matchers.h"
#include "engine/layers/asked_types.h"
#include "engine/layers/dead_literals.h"
#include "engine/layers/layer_index.h"
#include "engine/layers/layer_plan.h"
#include "engine/layers/same_ground.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

bool is_asked_for(TypeId type, const PatternNode& node) {
  const auto holds = [type](const std::vector<TypeId>& types) { return std::find(types.begin(), types.end(), type) != types.end(); };
  return holds(node.test.types) || std::any_of(node.test.others.begin(), node.test.others.end(), holds) ||
         std::any_of(node.children.begin(), node.children.end(), [type](const PatternNode& child) { return is_asked_for(type, child); });
}

bool is_asked_for(TypeId type, const RuleBase& base) {
  return type != no_type && std::any_of(base.rules.begin(), base.rules.end(), [type](const Rule& rule) {
           return std::any_of(rule.match.begin(), rule.match.end(),
                              [type](const Pattern& pattern) { return is_asked_for(type, pattern.root); });
         });
}

constexpr char frame_roles[] = {'s', 'o', 'a', 'b', 'g'};

class ProgramCompiler {
 public:
  ProgramCompiler(std::shared_ptr<const RuleBase> base, Diagnostics& diagnostics, const ProgramOptions& options)
      : base_(*base),
        diagnostics_(diagnostics),
        options_(options),
        known_(options.previous && stand_on_same_ground(*options.previous->base, *base) ? options.previous : nullptr),
        program_(start(std::move(base), diagnostics)),
        context_(base_, program_.symbols),
        asked_(base_, program_.symbols) {
    program_.skipping = options.skipping;
    if (known_ && frames_differ()) known_ = nullptr;
    if (!known_) return;
    program_.word_ids = known_->word_ids;
    // What is asked no more may be asked again: an edit that is taken back.
    if (known_->matchers.size() < AskedMatchers::most_kept) program_.matchers = known_->matchers;
  }

  Program run() {
    index_families();
    index_sets();
    index_lemmas();
    find_kept_apart();
    ask_conditions();
    std::vector<LayerPlan> plans = plan_layers(base_, program_.types, known_, options_, asked_);
    asked_.begin([&](const std::string& key) { return known_ && known_->matchers.contains(key); });
    matchers_.emplace(asked_, base_, known_, program_, options_.compile_all, diagnostics_);
    compile_conditions();
    for (LayerPlan& plan : plans) {
      if (plan.is_known) {
        program_.layers.push_back(known_->layers.pointer(program_.layers.size()));
        continue;
      }
      compile_layer(plan);
      std::optional<KnownLayer> known;
      if (known_) known.emplace(known_->layers[program_.layers.size()], *known_->base);
      index_layer(plan.layer, base_, context_, program_.word_ids, known);
      program_.layers.push_back(std::move(plan.layer));
    }
    program_.triggers = Triggers::of(base_, options_.wanted_types);
    if (clause_end_) program_.clause_end = condition(*clause_end_);
    index_conditions();
    for (const auto& [word, id] : program_.word_ids) program_.longest_word = std::max(program_.longest_word, word.size());
    return std::move(program_);
  }

 private:
  Program start(std::shared_ptr<const RuleBase> base, Diagnostics& diagnostics) {
    Program program;
    const std::unordered_map<TypeId, std::size_t> weights = types_asked_for(*base);
    for (const auto& [type, weight] : weights) program.asked_for.insert(type);
    const auto is_told_apart = [&](TypeId type) { return known_->asked_for.contains(type); };
    if (known_ &&
        (known_->skipping != options_.skipping || !std::all_of(program.asked_for.begin(), program.asked_for.end(), is_told_apart)))
      known_ = nullptr;
    if (known_ && known_->base->lexicon.is_same(base->lexicon)) {
      program.symbols = known_->symbols;
    } else {
      program.symbols = SymbolTable::build(*base, diagnostics);
      if (options_.skipping) program.symbols.merge_letters(known_ ? types_asked_for(*known_->base) : weights);
      if (known_ && !words_are_the_same(*known_, program.symbols, *base)) {
        known_ = nullptr;
        if (options_.skipping) {
          program.symbols = SymbolTable::build(*base, diagnostics);
          program.symbols.merge_letters(weights);
        }
      }
    }
    if (known_) {
      program.asked_for = known_->asked_for;
      program.sets = known_->sets;
    }
    program.types = LanguageTypes::of(base->schema);
    // Quoted words are one symbol for the rules that ask for it; where none does, they are words like others.
    program.quotations_are_asked_for = is_asked_for(program.types.quotation, *base);
    program.base = std::move(base);
    return program;
  }

  // The prepositions of all nouns of families take part in every pattern with a frame.
  bool frames_differ() {
    if (base_.families.is_same(known_->base->families)) return false;
    PatternContext other(*known_->base, known_->symbols);
    return std::any_of(std::begin(frame_roles), std::end(frame_roles),
                       [&](char role) { return context_.prepositions(role) != other.prepositions(role); });
  }

  void compile_layer(LayerPlan& plan) {
    for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
      const MadeMatcher& each = matchers_->of(plan.numbers[i]);
      plan.layer.patterns[i].matcher = each.matcher;
      plan.layer.patterns[i].ways = each.ways;
    }
  }

  void index_lemmas() {
    if (known_ && known_->base->lexicon.is_same(base_.lexicon)) {
      program_.entry_lemmas = known_->entry_lemmas;
      program_.entry_sets = known_->entry_sets;
      return;
    }
    for (const LexiconEntry& entry : base_.lexicon.entries())
      program_.entry_lemmas.push_back(base_.schema.type(entry.type).has_lemma ? base_.find_lemma(entry.id) : no_lemma);
    program_.entry_sets = std::make_shared<const EntrySets>(base_, program_.entry_lemmas);
  }

  void find_kept_apart() {
    if (options_.kept_apart.empty()) return;
    AskedOfMentions asked = asked_of_mentions(base_);
    TypeBits& wanted = asked.types;
    for (const TypeId type : options_.kept_apart) wanted.set(type);
    for (std::size_t symbol = 0; symbol < program_.symbols.size(); ++symbol)
      program_.is_kept_apart.push_back((program_.symbols.set(static_cast<SymbolId>(symbol)).closure & wanted).any());
    program_.is_kept_apart.insert(program_.is_kept_apart.end(), asked.words.begin(), asked.words.end());
  }

  void index_families() {
    program_.family_lemmas.resize(base_.families.size());
    for (std::uint32_t f = 0; f < base_.families.size(); ++f) {
      for (const FamilyVerb& verb : base_.families[f].verbs) program_.family_lemmas[f].push_back(verb.lemma);
      std::sort(program_.family_lemmas[f].begin(), program_.family_lemmas[f].end());
      for (std::uint32_t n = 0; n < base_.families[f].nouns.size(); ++n) program_.nouns[base_.families[f].nouns[n].lemma].push_back({f, n});
    }
  }

  void index_sets() {
    for (const WordSet& set : base_.sets) {
      auto& words = program_.set_words.emplace_back();
      for (const std::string& word : set.words) words.insert(fold_case(word));
      auto& lemmas = program_.set_lemmas.emplace_back(set.lemmas);
      std::sort(lemmas.begin(), lemmas.end());
    }
  }

  static constexpr CompileOptions of_conditions() {
    CompileOptions options;
    options.skip_asides = true;
    return options;
  }

  // In the order in which they are compiled.
  void ask_conditions() {
    for (const Rule& rule : base_.rules)
      if (is_wanted(rule, options_))
        for (const auto* patterns : {&rule.unless_inside, &rule.unless_before, &rule.unless_after})
          for (const Pattern& pattern : *patterns) asked_.number_of(pattern, of_conditions());
    if (const int phrase = base_.find_phrase("clause-end"); phrase >= 0) clause_end_ = &base_.phrases[phrase].pattern;
    if (clause_end_) asked_.number_of(*clause_end_, of_conditions());
  }

  void compile_conditions() {
    program_.conditions.resize(base_.rules.size());
    for (std::size_t r = 0; r < base_.rules.size(); ++r) {
      const Rule& rule = base_.rules[r];
      if (!is_wanted(rule, options_)) continue;
      for (const Pattern& p : rule.unless_inside) program_.conditions[r].inside.push_back(condition(p));
      for (const Pattern& p : rule.unless_before) program_.conditions[r].before.push_back(condition(p));
      for (const Pattern& p : rule.unless_after) program_.conditions[r].after.push_back(condition(p));
    }
  }

  CompiledCondition condition(const Pattern& pattern) {
    const MadeMatcher& compiled = matchers_->of(asked_.number_of(pattern, of_conditions()));
    CompiledCondition made;
    made.matcher = compiled.matcher;
    made.ways = compiled.ways;
    std::vector<std::shared_ptr<const Matcher>>& all = program_.condition_matchers;
    const auto [known, fresh] = condition_numbers_.try_emplace(made.matcher.get(), static_cast<std::uint32_t>(all.size()));
    if (fresh) all.push_back(made.matcher);
    made.candidate = known->second;
    return made;
  }

  void index_conditions() {
    if (known_ && known_->condition_matchers == program_.condition_matchers) {
      program_.condition_candidates = known_->condition_candidates;
      return;
    }
    std::vector<const CompiledText*> texts;
    for (const auto& matcher : program_.condition_matchers) texts.push_back(&matcher->text());
    program_.condition_candidates = CandidateTable(texts, program_.symbols.letters(), program_.word_ids);
  }

  const RuleBase& base_;
  Diagnostics& diagnostics_;
  const ProgramOptions options_;
  const Program* known_;  // whose letters and matchers are used again; nullptr: none
  Program program_;
  PatternContext context_;
  AskedPatterns asked_;
  std::optional<AskedMatchers> matchers_;  // once all are numbered
  const Pattern* clause_end_ = nullptr;    // nullptr: the packs have none
  std::unordered_map<const Matcher*, std::uint32_t> condition_numbers_;
};

}  // namespace

Program compile_program(std::shared_ptr<const RuleBase> base, Diagnostics& diagnostics, const ProgramOptions& options) {
  if (options.compile_all) report_dead_literals(*base, diagnostics, options.only_source);
  return ProgramCompiler(std::move(base), diagnostics, options).run();
}

std::uint32_t word_id_of(const Program& program, std::string_view words) {
  char folded[64];
  std::size_t size = 0;
  const std::size_t most = std::min(sizeof folded, program.longest_word);
  while (size < words.size() && size < most && static_cast<unsigned char>(words[size]) < 0x80) {
    folded[size] = static_cast<char>(fold_case(static_cast<char32_t>(words[size])));
    ++size;
  }
  // ASCII keeps its length: a long clause is no word.
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (size == program.longest_word && size < words.size() && std::all_of(words.begin(), words.end(), is_ascii)) return 0;
  const auto found = size == words.size() ? program.word_ids.find(std::string_view(folded, size)) : program.word_ids.find(fold_case(words));
  return found == program.word_ids.end() ? 0 : found->second;
}

}  // namespace relata
