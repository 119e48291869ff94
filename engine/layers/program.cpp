#include "engine/layers/program.h"

#include <algorithm>

#include "engine/layers/asked_patterns.h"
#include "engine/layers/asked_types.h"
#include "engine/layers/dead_literals.h"
#include "engine/layers/layer_index.h"
#include "engine/layers/leading_verb.h"
#include "engine/tape/pattern_ways.h"
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
        known_(options.previous && stands_on_same_ground(*options.previous->base, *base) ? options.previous : nullptr),
        program_(start(std::move(base), diagnostics)),
        context_(base_, program_.symbols),
        asked_(base_, program_.symbols) {
    program_.skipping = options.skipping;
    if (known_ && frames_differ()) known_ = nullptr;
    if (!known_) return;
    program_.word_ids = known_->word_ids;
    // What is asked no more may be asked again: an edit that is taken back.
    if (known_->matchers.size() < most_kept) program_.matchers = known_->matchers;
  }

  Program run() {
    index_families();
    index_sets();
    index_lemmas();
    find_kept_apart();
    ask_conditions();
    std::vector<Plan> plans = plan_layers();
    asked_.begin([&](const std::string& key) { return known_ && known_->matchers.contains(key); });
    made_.resize(asked_.size());
    compile_conditions();
    for (Plan& plan : plans) {
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
  static constexpr std::size_t most_kept = 50'000;  // matchers

  static bool same_type(const Type& a, const Type& b) {
    return a.name == b.name && a.parents == b.parents && a.reference == b.reference && a.naming == b.naming && a.shape == b.shape &&
           a.has_lemma == b.has_lemma && a.is_aside == b.is_aside && a.qualifier == b.qualifier && a.stays_text == b.stays_text &&
           a.is_closed == b.is_closed && a.feature_of == b.feature_of && a.feature == b.feature;
  }

  static bool stands_on_same_ground(const RuleBase& a, const RuleBase& b) {
    const std::vector<Type>&x = a.schema.types(), &y = b.schema.types();
    return a.layers == b.layers && std::equal(x.begin(), x.end(), y.begin(), y.end(), same_type);
  }

  static bool same_letters(const SymbolTable& a, const SymbolTable& b) {
    if (a.size() != b.size() || a.letters() != b.letters()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const auto id = static_cast<SymbolId>(i);
      const SymbolSet &x = a.set(id), &y = b.set(id);
      if (x.types != y.types || x.group != y.group || x.closure != y.closure || a.letter(id) != b.letter(id)) return false;
    }
    return true;
  }

  // Another lexicon: do its names give the same letters, and the words that patterns ask for the same ones?
  bool words_are_the_same(const SymbolTable& symbols, const RuleBase& base) const {
    if (!same_letters(symbols, known_->symbols)) return false;
    PatternContext now(base, symbols), before(*known_->base, known_->symbols);
    const auto same = [&](const std::vector<std::string>& words) {
      return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return now.of_word(word) == before.of_word(word); });
    };
    return std::all_of(base.sets.begin(), base.sets.end(),
                       [&](const WordSet& set) { return set.kind != SetKind::words || same(set.words); }) &&
           std::all_of(base.families.begin(), base.families.end(), [&](const Family& family) {
             return std::all_of(family.verbs.begin(), family.verbs.end(),
                                [&](const FamilyVerb& verb) { return same(verb.before_object) && same(verb.after_object); });
           });
  }

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
      if (known_ && !words_are_the_same(program.symbols, *base)) {
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

  // Has the known program a layer of the very same rules by the same numbers, which name the very same words?
  bool is_known(const CompiledLayer& layer, std::size_t index) const {
    if (!known_) return false;
    const CompiledLayer& other = known_->layers[index];
    const RuleBase& known = *known_->base;
    if (!base_.sets.is_same(known.sets) || !base_.families.is_same(known.families) || !base_.phrases.is_same(known.phrases)) return false;
    return other.skips_asides == layer.skips_asides && other.rules == layer.rules &&
           std::all_of(layer.rules.begin(), layer.rules.end(),
                       [&](std::uint32_t r) { return known_->base->rules.pointer(r) == base_.rules.pointer(r); });
  }

  bool is_wanted(const Rule& rule) const { return !options_.only_source || rule.source == *options_.only_source; }

  bool folds_asides(const std::string& layer) const {
    return std::any_of(base_.rules.begin(), base_.rules.end(), [&](const Rule& rule) {
      return rule.layer == layer &&
             std::any_of(rule.fold.begin(), rule.fold.end(), [&](const FoldAction& fold) { return base_.schema.type(fold.type).is_aside; });
    });
  }

  void report(const char* code, const Pattern& pattern, std::string message, std::string help) {
    Diagnostic problem;
    problem.code = code;
    problem.message = std::move(message);
    problem.help = std::move(help);
    problem.primary = {pattern.source, pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}), {}};
    diagnostics_.add(std::move(problem));
  }

  struct Made {
    std::shared_ptr<const Matcher> matcher;
    std::shared_ptr<PatternWays> ways;
  };
  // Of a pattern by its number: the verbs of a family mostly come without words of their own, and all that are alike have one.
  const Made& made(std::uint32_t number) {
    Made& made = made_[number];
    if (!made.matcher) made = {matcher(number), ways(asked_.pattern(number), asked_.options(number))};
    return made;
  }

  std::shared_ptr<const Matcher> matcher(std::uint32_t number) {
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
  std::shared_ptr<const Matcher> compiled(const Pattern& pattern, CompiledText text) {
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
      report("P090", pattern, "RE2 can't compile this pattern: " + problem, "simplify the pattern or split it into several");
    else if (made->matches_nothing())
      report("P091", pattern, "this pattern can match the empty text", "make at least one part of it obligatory");
    shared_.emplace(std::move(key), made);
    return made;
  }

  std::shared_ptr<PatternWays> ways(const Pattern& pattern, const CompileOptions& options) const {
    if (!has_ways(pattern, base_)) return nullptr;
    auto made = std::make_shared<PatternWays>();
    made->pattern = &pattern;
    made->options = options;
    return made;
  }

  std::string problem_of(const Matcher& matcher) {
    if (options_.compile_all || matcher.text().captures.size() > 90) return matcher.problem();
    for (const std::string& written : matcher.text().classes) {
      const auto [known, fresh] = class_problems_.try_emplace(written);
      if (fresh) known->second = problem_of_regex(written);
      if (!known->second.empty()) return matcher.problem();
    }
    return {};
  }

  // A layer whose patterns are numbered and not compiled yet.
  struct Plan {
    CompiledLayer layer;
    std::vector<std::uint32_t> numbers;  // of its patterns
    bool is_known = false;
  };

  std::vector<Plan> plan_layers() {
    std::vector<Plan> plans;
    bool after_readings = false, asides = false;
    for (const std::string& name : base_.layers) {
      Plan plan;
      CompiledLayer& layer = plan.layer;
      layer.name = name;
      layer.kind = name == "lexicon"    ? LayerKind::lexicon
                   : name == "recall"   ? LayerKind::recall
                   : name == "readings" ? LayerKind::readings
                   : after_readings     ? LayerKind::relations
                                        : LayerKind::scan;
      if (layer.kind == LayerKind::readings) after_readings = true;
      layer.skips_asides = asides;
      for (std::uint32_t r = 0; r < base_.rules.size(); ++r)
        if (base_.rules[r].layer == name && is_wanted(base_.rules[r])) layer.rules.push_back(r);
      asides = asides || folds_asides(name);
      plan.is_known = is_known(layer, plans.size());
      if (!plan.is_known)
        for (const std::uint32_t r : layer.rules) plan_rule(plan, r);
      plans.push_back(std::move(plan));
    }
    return plans;
  }

  void plan_rule(Plan& plan, std::uint32_t r) {
    CompiledLayer& layer = plan.layer;
    const Rule& rule = base_.rules[r];
    for (std::uint32_t p = 0; p < rule.match.size(); ++p) {
      CompileOptions options;
      options.skip_asides = layer.skips_asides;
      const auto ask = [&] {
        layer.patterns.push_back({r, p, nullptr, nullptr, 0, {}});
        plan.numbers.push_back(asked_.number_of(rule.match[p], options));
      };
      const PatternNode* verb = layer.kind == LayerKind::relations ? leading_verb(rule.match[p].root, base_, program_.types) : nullptr;
      if (!verb) {
        ask();
        if (layer.kind == LayerKind::relations) layer.any_verb.push_back(static_cast<std::uint32_t>(layer.patterns.size() - 1));
        continue;
      }
      options.verb_is_checked = true;
      options.verb_place = verb->span;
      auto key = [&](LemmaId lemma) { layer.by_verb[lemma].push_back(static_cast<std::uint32_t>(layer.patterns.size() - 1)); };
      if (verb->word_kind == WordKind::family) {
        const Family& family = base_.families[verb->word_index];
        for (const FamilyVerb& entry : family.verbs) {
          options.verb = &entry;
          ask();
          key(entry.lemma);
        }
        options.verb = nullptr;
        options.made_verb = true;
        ask();
        key(made_verb_base + verb->word_index);
      } else {
        ask();
        if (verb->word_kind == WordKind::verb)
          key(verb->word_index);
        else
          for (LemmaId lemma : base_.sets[verb->word_index].lemmas) key(lemma);
      }
    }
  }

  void compile_layer(Plan& plan) {
    for (std::size_t i = 0; i < plan.numbers.size(); ++i) {
      const Made& each = made(plan.numbers[i]);
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
      if (is_wanted(rule))
        for (const auto* patterns : {&rule.unless_inside, &rule.unless_before, &rule.unless_after})
          for (const Pattern& pattern : *patterns) asked_.number_of(pattern, of_conditions());
    if (const int phrase = base_.find_phrase("clause-end"); phrase >= 0) clause_end_ = &base_.phrases[phrase].pattern;
    if (clause_end_) asked_.number_of(*clause_end_, of_conditions());
  }

  void compile_conditions() {
    program_.conditions.resize(base_.rules.size());
    for (std::size_t r = 0; r < base_.rules.size(); ++r) {
      const Rule& rule = base_.rules[r];
      if (!is_wanted(rule)) continue;
      for (const Pattern& p : rule.unless_inside) program_.conditions[r].inside.push_back(condition(p));
      for (const Pattern& p : rule.unless_before) program_.conditions[r].before.push_back(condition(p));
      for (const Pattern& p : rule.unless_after) program_.conditions[r].after.push_back(condition(p));
    }
  }

  CompiledCondition condition(const Pattern& pattern) {
    const Made& compiled = made(asked_.number_of(pattern, of_conditions()));
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
  std::unordered_map<std::string, std::shared_ptr<const Matcher>> shared_;
  AskedPatterns asked_;
  std::vector<Made> made_;               // by number in asked_
  const Pattern* clause_end_ = nullptr;  // nullptr: the packs have none
  std::unordered_map<std::string, std::string> class_problems_;
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
