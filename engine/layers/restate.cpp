#include "engine/layers/restate.h"

#include <algorithm>

#include "engine/layers/act.h"
#include "engine/layers/attributes.h"
#include "engine/text/tokens.h"

namespace relata {
namespace {

bool is_verb(const AnalysisState& state, MentionId id) {
  return state.program.types.verb != no_type && state.program.symbols.is_a(state.mention(id).symbol, state.program.types.verb);
}

// The families whose verb the action makes, as lemmas.
std::vector<LemmaId> made_lemmas(const AnalysisState& state, const Binding& binding, const RestateItem& item) {
  if (item.slot < 0) return {item.lemma_is_family ? made_verb_base + item.lemma : item.lemma};
  std::vector<LemmaId> lemmas;
  for (MentionId noun : binding.slots[item.slot])
    for (const NounFrame& frame : frames_of(state, noun)) lemmas.push_back(made_verb_base + frame.family);
  std::sort(lemmas.begin(), lemmas.end());
  lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
  return lemmas;
}

bool is_one_token(const std::string& text) {
  std::vector<Span> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens.size() == 1;
}

class ReadingBuilder {
 public:
  ReadingBuilder(AnalysisState& state, std::uint32_t sentence, const Tape& tape, const Binding& binding, const RestateAction& action)
      : state_(state), sentence_(sentence), tape_(tape), binding_(binding), action_(action) {}

  Reading build(LemmaId made_lemma) {
    add_leading_asides();
    for (const RestateItem& item : action_.items) add(item, made_lemma);
    add_skipped_asides();
    add_following_asides();
    move_leading_asides();
    if (action_.mode) set_mode();
    write_tape(reading_.tape, state_.analysis.mentions, state_.program.symbols);
    return std::move(reading_);
  }

 private:
  void push(MentionId id, Span document) {
    Cell cell;
    cell.document = document;
    cell.mention = id;
    cell.space_before = true;
    reading_.tape.cells.push_back(cell);
  }

  void add(const RestateItem& item, LemmaId made_lemma) {
    switch (item.kind) {
      case RestateKind::slot:
        for (MentionId id : binding_.slots[item.slot]) {
          used_.push_back(id);
          Span span = state_.mention(id).span;
          push(item.features.empty() ? as_wanted(id, item.slot) : changed(id, item.features), span);
        }
        break;
      case RestateKind::rest:
        add_cells(binding_.last, binding_.rest_last);
        break;
      case RestateKind::made_verb:
        add_made_verb(item, made_lemma);
        break;
      case RestateKind::text: {
        Cell cell;
        cell.space_before = true;
        cell.word = item.text;
        cell.word_id = is_one_token(item.text) ? word_id_of(state_.program, item.text) : many_words;
        reading_.tape.cells.push_back(cell);
        break;
      }
    }
  }

  // The type below `wanted` that finds its bearer as the mention does: a possessive pronoun stands as a pronoun.
  TypeId standing_as(MentionId id, TypeId wanted) const {
    const Schema& schema = state_.base().schema;
    const auto types = state_.program.symbols.set(state_.mention(id).symbol).types;
    const auto refers = [&](Reference how) {
      return std::any_of(types.begin(), types.end(), [&](TypeId t) { return schema.type(t).reference == how; });
    };
    for (const Reference how : {Reference::pronoun, Reference::description, Reference::counterpart, Reference::set}) {
      if (!refers(how)) continue;
      for (std::size_t t = 0; t < schema.types().size(); ++t)
        if (schema.types()[t].feature_of == no_type && schema.types()[t].reference == how && schema.is_a(static_cast<TypeId>(t), wanted))
          return static_cast<TypeId>(t);
    }
    return wanted;
  }

  // "parts: s = Agent|Possessive of n": in the reading a possessor stands as what was asked for first, and keeps its bearer.
  MentionId as_wanted(MentionId id, int slot) {
    for (const PartBinding& part : binding_.rule->parts) {
      if (part.slot != slot || part.test.others.empty() || part.test.types.size() != 1) continue;
      const TypeId wanted = part.test.types.front();
      if (state_.program.symbols.is_a(state_.mention(id).symbol, wanted)) return id;
      Mention copy = state_.mention(id);
      copy.symbol = state_.program.symbols.find({standing_as(id, wanted)}, false);
      copy.stands_for = id;
      copy.parts.clear();
      copy.members.clear();
      return state_.add(std::move(copy));
    }
    return id;
  }

  MentionId changed(MentionId id, const std::vector<TypeId>& features) {
    Mention copy = state_.mention(id);
    for (TypeId feature : features) set_feature(state_, copy, feature);
    return state_.add(std::move(copy));
  }

  void add_made_verb(const RestateItem& item, LemmaId lemma) {
    Mention verb;
    MentionId noun = item.slot >= 0 ? binding_.slots[item.slot].front() : no_mention;
    if (noun != no_mention) {
      verb.span = state_.mention(noun).span;
      verb.mode = state_.mention(noun).mode;
      verb.head = noun;
      verb.parts = state_.mention(noun).parts;
    } else {
      verb.span = {binding_.document.begin, binding_.document.begin};
    }
    verb.sentence = sentence_;
    verb.made = true;
    verb.lemma = lemma;
    verb.rule = binding_.rule_index;
    TypeId type = state_.program.types.verb;
    verb.senses = {{type, no_entry}};
    std::vector<TypeId> types = {type};
    if (state_.program.types.finite != no_type) types.push_back(state_.program.types.finite);
    for (TypeId feature : item.features) types.push_back(feature);
    verb.symbol = state_.program.symbols.find(std::move(types), false);
    if (noun != no_mention) used_.push_back(noun);
    Span span = verb.span;
    push(state_.add(std::move(verb)), span);
    reading_.makers.push_back(binding_.rule_index);
  }

  void add_cells(std::size_t from, std::size_t to) {
    if (from >= to) return;
    auto shift = static_cast<std::int64_t>(reading_.tape.cells.size()) - static_cast<std::int64_t>(from);
    reading_.tape.cells.insert(reading_.tape.cells.end(), tape_.cells.begin() + from, tape_.cells.begin() + to);
    auto aside =
        std::lower_bound(tape_.asides.begin(), tape_.asides.end(), from, [](const AsideRange& a, std::size_t at) { return a.first < at; });
    for (; aside != tape_.asides.end() && aside->last < to; ++aside)
      reading_.tape.asides.push_back(
          {static_cast<std::uint32_t>(aside->first + shift), static_cast<std::uint32_t>(aside->last + shift), aside->mention});
  }

  void append_aside(const AsideRange& aside) {
    std::size_t first = reading_.tape.cells.size();
    add_cells(aside.first, aside.last + 1);
    if (first < reading_.tape.cells.size()) reading_.tape.cells[first].space_before = true;
  }

  // Asides that the match skipped go behind the rest, unless one of their mentions is a part of the reading.
  void add_skipped_asides() {
    auto aside = std::lower_bound(tape_.asides.begin(), tape_.asides.end(), binding_.first,
                                  [](const AsideRange& a, std::size_t at) { return a.first < at; });
    for (; aside != tape_.asides.end() && aside->last < binding_.last; ++aside) {
      bool used = false;
      for (std::size_t i = aside->first; i <= aside->last; ++i)
        used =
            used || (tape_.cells[i].mention != no_mention && std::find(used_.begin(), used_.end(), tape_.cells[i].mention) != used_.end());
      if (!used && !stays_behind(*aside) && !belongs_to_another(aside->first)) append_aside(*aside);
    }
  }

  // "returned on Monday from a visit to China": with `when: none` the times that the match skips, or follows, are not the reading's.
  bool stays_behind(const AsideRange& aside) const {
    if (!binding_.rule->when_none) return false;
    const auto types = state_.program.symbols.set(state_.mention(aside.mention).symbol).types;
    return std::any_of(types.begin(), types.end(), [&](TypeId type) {
      const std::string& kind = state_.base().schema.type(type).qualifier;
      return kind == "when" || kind == "for";
    });
  }

  // "Blinken's visit to China in May angered Japan": asides that the end of the match is followed by belong to it.
  void add_following_asides() {
    const bool has_rest =
        std::any_of(action_.items.begin(), action_.items.end(), [](const RestateItem& i) { return i.kind == RestateKind::rest; });
    if (has_rest) return;
    std::size_t at = binding_.last;
    while (const AsideRange* aside = tape_.aside_from(at)) {
      append_aside(*aside);
      at = aside->last + 1;
    }
  }

  bool is_finite(MentionId id) const {
    const TypeId finite = state_.program.types.finite;
    return id != no_mention && finite != no_type && state_.program.symbols.is_a(state_.mention(id).symbol, finite);
  }

  // "Blinken, who arrived on Sunday, met Qin": of two finite clauses the aside goes with the verb before it.
  bool belongs_to_another(std::size_t aside) const {
    if (std::none_of(used_.begin(), used_.end(), [&](MentionId id) { return is_finite(id); })) return false;
    for (std::size_t i = aside; i-- > binding_.first;)
      if (is_finite(tape_.cells[i].mention)) return std::find(used_.begin(), used_.end(), tape_.cells[i].mention) == used_.end();
    return false;
  }

  // "On Monday, in Beijing, A met B": asides that lead up to the match belong to it.
  void add_leading_asides() {
    std::size_t at = binding_.first;
    while (at > 0) {
      while (at > 0 && tape_.cells[at - 1].mention == no_mention && tape_.cells[at - 1].word == ",") --at;
      auto aside = std::find_if(tape_.asides.rbegin(), tape_.asides.rend(), [&](const AsideRange& a) { return a.last + 1 == at; });
      if (at == 0 || aside == tape_.asides.rend()) break;
      if (!stays_behind(*aside)) leading_.push_back(*aside);
      at = aside->first;
    }
    // "With Rice visiting Oslo on Monday, Chile criticized Peru": the day is of what somebody else does before the comma.
    if (at > 0 && at < binding_.first && !leading_.empty() && is_done_by_somebody(at)) leading_.clear();
    // "said on Monday B had met C", "... would meet C": the day is that of the verb right before it.
    if (at > 0 && at < binding_.first && !leading_.empty() && is_finite(tape_.cells[at - 1].mention) && is_at_another_time())
      leading_.clear();
    // "said on Monday before B met C": the day is of the clause that the conjunction ends.
    if (at > 0 && tape_.cells[binding_.first].mention == no_mention) leading_.clear();
  }
  // Is a verb of the match earlier than its surroundings, or what the reading tells still to come?
  bool is_at_another_time() const {
    for (const RestateItem& item : action_.items)
      if (item.kind == RestateKind::slot && !binding_.slots[item.slot].empty())
        if (const MentionId id = binding_.slots[item.slot].front(); is_verb(state_, id) && !is_finite(id)) return true;
    return std::any_of(binding_.slots.begin(), binding_.slots.end(), [&](const std::vector<MentionId>& slot) {
      return std::any_of(slot.begin(), slot.end(), [&](MentionId id) {
        if (!is_finite(id)) return false;
        const Mode mode = state_.mention(id).mode;
        return mode == Mode::planned || mode == Mode::possible || attribute_of(state_, id, "anterior") == "past";
      });
    });
  }

  // Is the nearest verb before `at`, up to a comma, one of no finite form with its own subject right before it?
  bool is_done_by_somebody(std::size_t at) const {
    while (at-- > 0 && tape_.cells[at].word != ",") {
      const MentionId id = tape_.cells[at].mention;
      if (id == no_mention || !is_verb(state_, id)) continue;
      return !is_finite(id) && at > 0 && tape_.cells[at - 1].mention != no_mention && !is_verb(state_, tape_.cells[at - 1].mention);
    }
    return false;
  }
  void move_leading_asides() {
    for (auto aside = leading_.rbegin(); aside != leading_.rend(); ++aside) append_aside(*aside);
  }

  void set_mode() {
    for (Cell& cell : reading_.tape.cells) {
      if (cell.mention == no_mention || !is_verb(state_, cell.mention)) continue;
      Mention copy = state_.mention(cell.mention);
      copy.mode = mode_of(state_, binding_, *action_.mode, copy.mode);
      cell.mention = state_.add(std::move(copy));
      return;
    }
  }

  AnalysisState& state_;
  std::uint32_t sentence_;
  const Tape& tape_;
  const Binding& binding_;
  const RestateAction& action_;
  Reading reading_;
  std::vector<MentionId> used_;
  std::vector<AsideRange> leading_;
};

}  // namespace

std::vector<Reading> restate(AnalysisState& state, std::uint32_t sentence, const Tape& tape, const Binding& binding,
                             const RestateAction& action) {
  std::vector<LemmaId> lemmas = {no_lemma};
  for (const RestateItem& item : action.items) {
    if (item.kind == RestateKind::slot && item.slot >= 0 && binding.slots[item.slot].empty()) {
      // A slot that took no part is left out; a reading without its subject or verb is none.
      if (&item == &action.items.front()) return {};
    }
    if (item.kind == RestateKind::made_verb) lemmas = made_lemmas(state, binding, item);
  }
  std::vector<Reading> readings;
  readings.reserve(lemmas.size());
  for (LemmaId lemma : lemmas) readings.push_back(ReadingBuilder(state, sentence, tape, binding, action).build(lemma));
  return readings;
}

}  // namespace relata
