// What the lexicons know of words that families and sets name as verbs or nouns.
#pragma once
#include <string>
#include <string_view>

#include "engine/rules/rule_base.h"

namespace relata {

// The types that the rule language itself speaks of.
inline constexpr std::string_view verb_form = "VerbForm", noun_form = "NounForm";

struct WordPlace {
  SourceId source = 0;
  Span span;
};

// Has the lexicon this base form as one of the type?
[[nodiscard]] bool is_form(const RuleBase& base, const std::string& lemma, std::string_view form);

// R033: no lexicon has the word as a base form. Where there is no lexicon of words nothing is known, and nothing told.
void warn_of_unknown_word(const RuleBase& base, const std::string& word, std::string_view form, WordPlace place, Diagnostics& diagnostics);

// R033 for an item of a set, which may hold words that no lexicon has: told only of a plain slip ("meetting") and of a verb's form
// ("paid").
void warn_of_slip(const RuleBase& base, const std::string& word, std::string_view form, WordPlace place, Diagnostics& diagnostics);

// R033: a noun among the verbs, or a form of a verb that is a noun too ("meeting").
void warn_of_no_verb(const RuleBase& base, const std::string& word, WordPlace place, Diagnostics& diagnostics);

}  // namespace relata
