#include "engine/layers/emit.h"

#include <algorithm>

#include "engine/layers/act.h"

namespace relata {
namespace {

MentionId first_of(const Binding& binding, int slot) {
  return slot >= 0 && !binding.slots[slot].empty() ? binding.slots[slot].front() : no_mention;
}

// Which sense of the mention is meant: the slot's type that the mention has, if it is narrower than the relation's side. Types that only
// say how a mention refers ("they", "the two sides") say nothing of whom it means; in a slot of one name type they mean one of that.
TypeId wanted_type(const AnalysisState& state, const Binding& binding, int slot, MentionId id, TypeId side) {
  const Schema& schema = state.base().schema;
  if (slot < 0 || id == no_mention) return side;
  const auto refers_back = [&](TypeId type) {
    const Reference reference = schema.type(type).reference;
    return reference == Reference::pronoun || reference == Reference::set || reference == Reference::description ||
           reference == Reference::counterpart;
  };
  for (const TypeTest& test : binding.rule->slots[slot].tests)
    for (const TypeId type : test.types)
      if ((side == no_type || schema.is_a(type, side)) && state.program.symbols.is_a(state.mention(id).symbol, type))
        return refers_back(type) ? side : type;
  for (const TypeTest& test : binding.rule->slots[slot].tests)
    if (test.types.size() == 1 && schema.type(test.types[0]).reference == Reference::name &&
        (side == no_type || schema.is_a(test.types[0], side)) && !test.others.empty() &&
        std::all_of(test.others.begin(), test.others.end(), [&](const std::vector<TypeId>& other) { return refers_back(other[0]); }))
      return test.types[0];
  return side;
}

DraftEnd end_of(const AnalysisState& state, const Binding& binding, const SlotUse& use, MentionId id, TypeId side) {
  DraftEnd end;
  end.mention = id;
  end.discourse = use.discourse;
  end.wanted = wanted_type(state, binding, use.slot, id, side);
  return end;
}

void add_evidence(const AnalysisState& state, MentionId id, std::vector<Span>& evidence) {
  if (id == no_mention || state.mention(id).span.empty()) return;
  evidence.push_back(state.mention(id).span);
}

}  // namespace

void emit_statements(AnalysisState& state, const Binding& binding, const ClauseContext& context) {
  const Rule& rule = *binding.rule;
  for (const EmitAction& emit : rule.emit) {
    const Relation& relation = state.base().schema.relation(emit.relation);
    std::vector<MentionId> subjects = {no_mention}, objects = {no_mention};
    if (emit.subject.discourse == Discourse::none && emit.subject.slot >= 0) subjects = binding.slots[emit.subject.slot];
    if (!emit.each_pair && emit.object.discourse == Discourse::none && emit.object.slot >= 0) objects = binding.slots[emit.object.slot];
    for (MentionId subject : subjects)
      for (MentionId object : objects) {
        StatementDraft draft;
        draft.relation = emit.relation;
        draft.subject = end_of(state, binding, emit.subject, subject, relation.from);
        draft.each_pair = emit.each_pair;
        if (!emit.each_pair) draft.object = end_of(state, binding, emit.object, object, relation.to);
        draft.mode = rule.mode ? mode_of(state, binding, *rule.mode, context.mode) : context.mode;
        draft.when = first_of(binding, emit.when);
        if (draft.when == no_mention) draft.when = first_of(binding, rule.when);
        // "asked Li to come in May" was not in May; "flew to Oslo to meet Berg in May" and "attended a summit to be held in May" were.
        const LanguageTypes& types = state.program.types;
        const bool may_date = !context.when_of_infinitive ||
                              (types.place != no_type && state.base().schema.is_a(relation.to, types.place)) ||
                              (types.event != no_type && state.base().schema.is_a(relation.to, types.event));
        if (draft.when == no_mention && !rule.when_none && may_date) draft.when = context.when;
        draft.where = emit.where >= 0 ? first_of(binding, emit.where) : context.where;
        draft.duration = emit.duration >= 0 ? first_of(binding, emit.duration) : context.duration;
        draft.source = emit.source >= 0 ? first_of(binding, emit.source) : context.source;
        // What is a part of the clause does not qualify it too.
        for (MentionId* rim : {&draft.when, &draft.where, &draft.duration, &draft.source})
          if (*rim != no_mention && (*rim == subject || *rim == object)) *rim = no_mention;
        draft.of = first_of(binding, emit.of);
        draft.verb = context.verb;
        draft.rule = binding.rule_index;
        draft.sentence = context.sentence;
        add_evidence(state, subject, draft.evidence);
        add_evidence(state, object, draft.evidence);
        add_evidence(state, context.verb, draft.evidence);
        for (MentionId id : {draft.when, draft.where, draft.of}) add_evidence(state, id, draft.evidence);
        std::sort(draft.evidence.begin(), draft.evidence.end());
        draft.evidence.erase(std::unique(draft.evidence.begin(), draft.evidence.end()), draft.evidence.end());
        if (draft.evidence.empty() && !binding.document.empty()) draft.evidence.push_back(binding.document);
        state.analysis.drafts.push_back(std::move(draft));
        state.count_emitted(binding.rule_index, 1);
      }
  }
}

}  // namespace relata
