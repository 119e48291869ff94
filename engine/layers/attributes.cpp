#include "engine/layers/attributes.h"

#include <algorithm>

#include "engine/text/tokens.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

const std::string* find(const Attributes& attributes, std::string_view name) {
  for (const auto& [key, value] : attributes)
    if (key == name) return &value;
  return nullptr;
}

// Thousands separators go: "12,000" is 12000.
std::string number_value(std::string_view text) {
  std::string digits;
  for (char c : text)
    if ((c >= '0' && c <= '9') || c == '.') digits.push_back(c);
  return digits;
}

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find(' '));
}

}  // namespace

std::string attribute_of(const AnalysisState& state, MentionId id, std::string_view name) {
  const Mention& mention = state.mention(id);
  const RuleBase& base = state.base();
  if (name == "text") return std::string(state.text(mention.span));
  if (name == "first-word") return fold_case(first_word(state.text(mention.span)));
  if (name == "lemma") return mention.lemma < base.lemmas.size() ? base.lemmas[mention.lemma] : std::string();
  if (name == "mode" && mention.mode != Mode::asserted) return std::string(name_of(mention.mode));
  if (name == "frame") return frames_of(state, id).empty() ? "" : "yes";
  if (const std::string* value = find(mention.attributes, name)) return *value;
  for (const Sense& sense : mention.senses)
    if (sense.entry != no_entry) {
      if (const std::string* value = find(base.lexicon.entry(sense.entry).attributes, name)) return *value;
      if (name == "id") return base.lexicon.entry(sense.entry).id;
    }
  for (TypeId type : state.program.symbols.set(mention.symbol).types)
    if (base.schema.type(type).feature == name) {
      const std::string& full = base.schema.type(type).name;
      return full.substr(full.find('.') + 1);
    }
  if (name == "value") return number_value(state.text(mention.span));
  if (name == "points") {
    const std::string_view text = state.text(mention.span);
    return std::to_string(std::count(text.begin(), text.end(), '.'));
  }
  if (name == "digits") return std::to_string(number_value(state.text(mention.span)).size());
  if (mention.stands_for != no_mention && mention.stands_for != id) return attribute_of(state, mention.stands_for, name);
  if (mention.head != no_mention && mention.head != id) return attribute_of(state, mention.head, name);
  return {};
}

namespace {

// Is its lemma, or one of the lexicon senses it still has, among these? "urging" is a noun of its own and a form of "urge".
bool has_lemma(const AnalysisState& state, const Mention& mention, const std::vector<LemmaId>& lemmas) {
  auto among = [&](LemmaId lemma) { return lemma != no_lemma && std::binary_search(lemmas.begin(), lemmas.end(), lemma); };
  if (among(mention.lemma)) return true;
  if (mention.head != no_mention || mention.stands_for != no_mention) return false;
  return std::any_of(mention.senses.begin(), mention.senses.end(),
                     [&](const Sense& sense) { return sense.entry != no_entry && among(state.program.entry_lemmas[sense.entry]); });
}

}  // namespace

bool is_word(const AnalysisState& state, MentionId id, WordKind kind, std::uint32_t index) {
  const Mention& mention = state.mention(id);
  const RuleBase& base = state.base();
  switch (kind) {
    case WordKind::family:
      return mention.lemma == made_verb_base + index || has_lemma(state, mention, state.program.family_lemmas[index]);
    case WordKind::verb:
      return mention.lemma == index;
    case WordKind::set: {
      const WordSet& set = base.sets[index];
      if (set.kind == SetKind::words) return state.program.set_words[index].contains(fold_case(state.text(mention.span)));
      return has_lemma(state, mention, state.program.set_lemmas[index]);
    }
    default:
      return false;
  }
}

std::vector<NounFrame> frames_of(const AnalysisState& state, MentionId id) {
  const Mention& mention = state.mention(id);
  std::vector<NounFrame> found;
  auto it = state.program.nouns.find(mention.lemma);
  if (it == state.program.nouns.end()) return found;
  std::string text = fold_case(state.text(mention.span));
  for (const NounFrame& frame : it->second) {
    const FamilyNoun& noun = state.base().families[frame.family].nouns[frame.noun];
    bool all = std::all_of(noun.modifiers.begin(), noun.modifiers.end(), [&](const std::string& word) {
      std::size_t at = text.find(fold_case(word));
      return at != std::string::npos;
    });
    if (all) found.push_back(frame);
  }
  // A noun with modifiers ("phone call") is meant rather than the bare one ("call").
  auto modifiers = [&](const NounFrame& f) { return state.base().families[f.family].nouns[f.noun].modifiers.size(); };
  std::size_t most = 0;
  for (const NounFrame& frame : found) most = std::max(most, modifiers(frame));
  if (most > 0) found.erase(std::remove_if(found.begin(), found.end(), [&](const NounFrame& f) { return modifiers(f) == 0; }), found.end());
  return found;
}

}  // namespace relata
