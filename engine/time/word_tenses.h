// What single words say of tense: auxiliaries, modals and the forms of verbs, as lexicons give them.
#pragma once
#include "engine/time/time_mentions.h"
#include "engine/time/time_value.h"

namespace relata {

struct WordTypes {
  TypeId time = no_type, modal = no_type, be = no_type, have = no_type, form = no_type, past = no_type, participle = no_type,
         gerund = no_type, base = no_type, third = no_type, noun = no_type, adjective = no_type, mark = no_type;

  explicit WordTypes(const Schema& schema) {
    const auto find = [&](std::string_view name) { return schema.find_type(name).value_or(no_type); };
    time = find("Time");
    modal = find("Modal");
    be = find("Be");
    have = find("Have");
    form = find("VerbForm");
    past = find("VerbForm.past");
    participle = find("VerbForm.participle");
    gerund = find("VerbForm.gerund");
    base = find("VerbForm.base");
    third = find("VerbForm.third");
    noun = find("NounForm");
    adjective = find("Adjective");
    mark = find("InfinitiveMark");
  }
};

class WordTenses {
 public:
  WordTenses(const Document& document, const RuleBase& base, const HasType& has_type)
      : document_(document), base_(base), has_type_(has_type), types_(base.schema) {}

  [[nodiscard]] bool is_time(const Mention& mention) const;
  [[nodiscard]] bool is_verb(const Mention& mention) const;

  [[nodiscard]] bool is_verb(TypeId type) const;

  [[nodiscard]] Tense tense_of(const Mention& mention) const;

  // "be received", "has met", "is leaving": the form that an auxiliary governs, which stands right before it.
  [[nodiscard]] Tense governed(const Mention& auxiliary, const Mention& form, Tense tense) const;
  [[nodiscard]] bool governs(const Mention& auxiliary, const Mention& form) const;

  // "sued to overturn it, but in March a judge ruled": rules say that the time opens a clause, whose verb follows.
  [[nodiscard]] static bool opens_clause(const Mention& time);

  [[nodiscard]] bool is_present_at(const Mention& auxiliary, const Mention& time) const;

  [[nodiscard]] bool is_imperative(const Mention& mention) const;

  [[nodiscard]] bool is_auxiliary(const Mention& mention) const;
  [[nodiscard]] bool is_present_form(const Mention& mention) const;

  [[nodiscard]] bool is_infinitive(const Mention& mention) const;

 private:
  // "cost", "cut": a noun or adjective as well. Senses that the lexicon calls rare ("fell", a hill) don't count.
  [[nodiscard]] bool may_be_no_verb(const Mention& mention) const;
  [[nodiscard]] bool is_rare(EntryId id) const;

  [[nodiscard]] Tense auxiliary(const Mention& mention) const;

  [[nodiscard]] bool behind_mark(const Mention& mention) const;

  const Document& document_;
  const RuleBase& base_;
  const HasType& has_type_;
  WordTypes types_;
};

}  // namespace relata
