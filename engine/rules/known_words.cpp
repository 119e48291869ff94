#include "engine/rules/known_words.h"

#include <algorithm>
#include <vector>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/diagnostics/report.h"

namespace relata {
namespace {

std::vector<std::string> lemmas_of(const RuleBase& base, std::string_view form) {
  std::vector<std::string> lemmas;
  for (const std::string& lemma : base.lemmas.all())
    if (is_form(base, lemma, form)) lemmas.push_back(lemma);
  return lemmas;
}

// "crushed" is a form of `crush`; empty if no lexicon says so.
std::string base_form_of(const RuleBase& base, const std::string& word) {
  for (const EntryId id : base.lexicon.find_name(word))
    if (const LexiconEntry& entry = base.lexicon.entry(id); base.schema.type(entry.type).has_lemma && entry.id != word) return entry.id;
  return {};
}

void warn(WordPlace place, std::string message, std::string help, const std::string& instead, Diagnostics& diagnostics) {
  Diagnostic diagnostic = error_at("R033", place.source, place.span, std::move(message), std::move(help));
  diagnostic.severity = Severity::warning;
  if (!instead.empty()) diagnostic.fixes.push_back({"write `" + instead + "`", {{place.source, place.span, instead}}});
  diagnostics.add(std::move(diagnostic));
}

// One letter doubled or single, two neighbours swapped, or of a longer word one letter left out.
bool is_slip(const std::string& word, const std::string& meant) {
  if (word.size() == meant.size()) {
    std::size_t at = 0;
    while (at < word.size() && word[at] == meant[at]) ++at;
    return at + 1 < word.size() && word[at] == meant[at + 1] && word[at + 1] == meant[at] && word.substr(at + 2) == meant.substr(at + 2);
  }
  const std::string &longer = word.size() > meant.size() ? word : meant, &shorter = word.size() > meant.size() ? meant : word;
  if (longer.size() != shorter.size() + 1) return false;
  std::size_t at = 0;
  while (at < shorter.size() && longer[at] == shorter[at]) ++at;
  if (longer.substr(at + 1) != shorter.substr(at)) return false;
  return (at > 0 && longer[at] == longer[at - 1]) || (&shorter == &word && word.size() >= 5);
}

// Most words that no lexicon has resemble none: only for others the nearest is looked for.
bool may_be_slip(const RuleBase& base, const std::string& word, std::string_view form) {
  for (LemmaId id = 0; id < base.lemmas.size(); ++id)
    if (is_slip(word, base.lemmas[id]) && is_form(base, base.lemmas[id], form)) return true;
  return false;
}

// "organised" is a form of `organize`, "organise" a spelling of it, of the same features.
bool is_inflected(const RuleBase& base, const std::string& word, const std::string& lemma, std::string_view form) {
  const auto type = base.schema.find_type(form);
  bool inflected = false;
  for (const EntryId id : base.lexicon.find_name(word))
    for (const EntryId other : base.lexicon.find_name(lemma)) {
      const LexiconEntry &spelled = base.lexicon.entry(id), &plain = base.lexicon.entry(other);
      if (!type || spelled.id != lemma || plain.id != lemma || spelled.type != plain.type || !base.schema.is_a(spelled.type, *type))
        continue;
      if (spelled.feature_types == plain.feature_types) return false;
      inflected = true;
    }
  return inflected;
}

}  // namespace

bool is_form(const RuleBase& base, const std::string& lemma, std::string_view form) {
  const auto type = base.schema.find_type(form);
  const std::vector<EntryId> entries = base.lexicon.find_name(lemma);
  return type && std::any_of(entries.begin(), entries.end(), [&](EntryId id) {
           const LexiconEntry& entry = base.lexicon.entry(id);
           return entry.id == lemma && base.schema.is_a(entry.type, *type);
         });
}

void warn_of_unknown_word(const RuleBase& base, const std::string& word, std::string_view form, WordPlace place, Diagnostics& diagnostics) {
  if (base.lemmas.empty()) return;
  const std::string base_form = base_form_of(base, word);
  const std::string near = base_form.empty() ? did_you_mean(word, lemmas_of(base, form)) : std::string();
  warn(place, base_form.empty() ? "no lexicon has the word `" + word + "`" : "`" + word + "` is no base form",
       !base_form.empty() ? "write `" + base_form + "`, which stands for all its forms"
       : !near.empty()    ? "did you mean `" + near + "`?"
                          : "give it to a lexicon, a line for each of its forms",
       !base_form.empty()    ? base_form
       : is_slip(word, near) ? near
                             : std::string(),
       diagnostics);
}

void warn_of_slip(const RuleBase& base, const std::string& word, std::string_view form, WordPlace place, Diagnostics& diagnostics) {
  if (base.lemmas.empty() || base.find_lemma(word) != no_lemma || word.find(' ') != std::string::npos) return;
  const std::string base_form = base_form_of(base, word);
  const bool slip = base_form.empty() ? may_be_slip(base, word, form) && is_slip(word, did_you_mean(word, lemmas_of(base, form)))
                                      : is_inflected(base, word, base_form, form);
  if (slip) warn_of_unknown_word(base, word, form, place, diagnostics);
}

void warn_of_no_verb(const RuleBase& base, const std::string& word, WordPlace place, Diagnostics& diagnostics) {
  const std::string base_form = base_form_of(base, word);
  warn(place, base_form.empty() ? "the lexicons know `" + word + "` as no verb" : "`" + word + "` is no base form",
       base_form.empty() ? "a noun stands under `nouns:`; a new verb is given to a lexicon, a line for each of its forms"
                         : "write `" + base_form + "`, which stands for all its forms",
       base_form, diagnostics);
}

}  // namespace relata
