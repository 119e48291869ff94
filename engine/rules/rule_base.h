// All packs of a run together: schema, lexicon, sets, families, phrases and rules, names resolved. Immutable once loaded.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/rules/lemma_table.h"
#include "engine/rules/lexicon.h"
#include "engine/rules/rule.h"
#include "engine/rules/shared_list.h"
#include "engine/schema/schema.h"

namespace relata {

// A verb of a family: "hold talks (with)" is lemma hold, words {talks}, preposition with, optional.
struct FamilyVerb {
  LemmaId lemma = no_lemma;
  std::vector<std::string> before_object;  // words right behind the verb group ("down" of "sit down with"); nouns as lemmas too
  std::vector<std::string> prepositions;   // alternatives of the last one ("of|against"); empty: none
  bool preposition_optional = false;
  std::vector<std::string> after_object;  // "take ~ to task": {to, task}
  Span place;
};

// One part of a noun's frame: "(of|against o)" is role 'o', prepositions {of, against}, optional.
struct FramePart {
  char role = 'o';  // s, o, a, b, g
  std::vector<std::string> prepositions;
  bool optional = false;
};
struct FamilyNoun {
  LemmaId lemma = no_lemma;            // of its head, the last word ("phone call": call)
  std::vector<std::string> modifiers;  // words that must stand before the head inside the group ("phone")
  std::vector<FramePart> frame;
  Span place;
};

struct Family {
  std::string name;
  std::vector<FamilyVerb> verbs;
  std::vector<FamilyNoun> nouns;
  SourceId source = 0;
  Span place;
};

enum class SetKind : std::uint8_t { words, verbs, nouns };
struct WordSet {
  std::string name;
  SetKind kind = SetKind::words;
  std::vector<std::string> words;  // as written, nested sets expanded; for verbs and nouns their lemmas
  std::vector<LemmaId> lemmas;     // verbs and nouns
  SourceId source = 0;
  Span place;
};

struct Phrase {
  std::string name;
  Pattern pattern;
};

struct PackInfo {
  std::string name;
  std::string version;
  std::string language;
  std::string folder;
};

// Which comes first in 3/4/2023 where both could be either.
enum class DateOrder : std::uint8_t { month_first, day_first };
[[nodiscard]] std::optional<DateOrder> date_order_named(std::string_view name);  // mdy, dmy

// What a name means in the rule files of all packs: indices into sets, families and phrases.
struct DeclaredWord {
  std::vector<std::uint32_t> sets, families, phrases;
  bool is_unreadable = false;                  // some declaration of it is broken, which is told there
  std::map<SourceId, std::string> deprecated;  // in the pack of this file: what to use instead
};

struct RuleBase {
  Schema schema;
  Lexicon lexicon;
  std::vector<PackInfo> packs;                    // in import order, required packs first
  DateOrder date_order = DateOrder::month_first;  // of the last pack that says one
  std::vector<std::string> layers;                // in running order; a name may come twice
  std::map<std::string, std::string> reading;     // purpose -> name of a type: which types serve the reader of documents
  SharedList<WordSet> sets;
  SharedList<Family> families;
  SharedList<Phrase> phrases;
  std::unordered_map<std::string, DeclaredWord> declared_words;  // by name
  SharedList<Rule> rules;                                        // in order of pack, path, line
  LemmaTable lemmas;
  std::unordered_map<SourceId, std::uint32_t> source_packs;  // of rule files: index into packs
  std::size_t broken_rules = 0;                              // left out; their diagnostics say why

  LemmaId lemma_id(std::string_view lemma) { return lemmas.id(lemma); }  // adds it if it is new (while loading only)
  [[nodiscard]] LemmaId find_lemma(std::string_view lemma) const { return lemmas.find(lemma); }  // no_lemma if unknown
  [[nodiscard]] int find_phrase(std::string_view name) const;                                    // -1 if unknown
  // The pack whose rule file `source` is; the last one for any other source.
  [[nodiscard]] std::uint32_t pack_of(SourceId source) const;
};

}  // namespace relata
