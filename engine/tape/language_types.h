// The types that the rule language itself speaks of: {gap} knows verbs, {..} finite ones, <name> verbs and nouns, quotations are one
// symbol.
#pragma once
#include "engine/schema/schema.h"

namespace relata {

struct LanguageTypes {
  TypeId verb = no_type, verb_form = no_type, noun = no_type, noun_form = no_type, finite = no_type, passive = no_type,
         infinitive = no_type, quotation = no_type, place = no_type, event = no_type;
  static LanguageTypes of(const Schema& schema) {
    auto id = [&](const char* name) { return schema.find_type(name).value_or(no_type); };
    return {id("Verb"),         id("VerbForm"),        id("Noun"),      id("NounForm"), id("Verb.finite"),
            id("Verb.passive"), id("Verb.infinitive"), id("Quotation"), id("Place"),    id("Event")};
  }
};

}  // namespace relata
