// A typed span of a document.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/mode.h"
#include "engine/rules/lexicon.h"
#include "engine/schema/schema.h"
#include "engine/text/span.h"

namespace relata {

using MentionId = std::uint32_t;
inline constexpr MentionId no_mention = 0xffffffff;
using SymbolId = std::uint16_t;
using LemmaId = std::uint32_t;
// A made verb of a family has this and the family's index as its lemma.
inline constexpr LemmaId made_verb_base = 0x80000000;

// One thing that a mention may stand for: a declared type and, if a lexicon knows it, its entry.
struct Sense {
  TypeId type = no_type;
  EntryId entry = no_entry;
};

struct Mention {
  Span span;                          // of the document's text
  std::uint32_t sentence = 0;         // index into Document::sentences
  SymbolId symbol = 0;                // the set of its types
  std::vector<Sense> senses;          // never empty; the slot that matched picks among them
  LemmaId lemma = 0xffffffff;         // of verbs and nouns
  std::uint32_t word_id = 0;          // index of its case-folded words among those that patterns name; 0: none
  Mode mode = Mode::asserted;         // of verb groups and event nouns
  bool made = false;                  // a made verb: stands in no text of its own
  MentionId stands_for = no_mention;  // a fold: the mention whose bearer it has ("China's top diplomat, Wang Yi" -> "Wang Yi")
  MentionId head = no_mention;        // a fold: the mention that gave lemma and features
  std::vector<MentionId> members;     // a group's, in text order
  std::vector<MentionId> parts;       // a fold's: every mention that it swallowed, in text order
  Attributes attributes;              // set by rules; those of the lexicon stand in its entries
  std::uint32_t rule = 0xffffffff;    // index into RuleBase::rules; none for lexicon hits
};

}  // namespace relata
