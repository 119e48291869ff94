// Names and words with their types, ids, attributes and periods of validity, from TSV files.
//
// A name matches a text token by token: its capitals stand for themselves, its lower-case letters for any case; a space in it is one or
// more white-space characters or a hyphen.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/schema/schema.h"

namespace relata {

using EntryId = std::uint32_t;
inline constexpr EntryId no_entry = 0xffffffff;

using Attributes = std::vector<std::pair<std::string, std::string>>;  // sorted by key

struct LexiconEntry {
  std::string name;                   // the entity's first name in the file
  TypeId type = no_type;              // declared type
  std::vector<TypeId> feature_types;  // Noun.plural ... from attributes that are features of `type`
  std::string id;                     // QID or the like; lemma for types with has_lemma; may be empty
  std::vector<std::string> aliases;
  Attributes attributes;
  std::string from, to;  // ISO dates, may be empty: valid only inside, where the document's date is known
};

struct MergeDirective {  // merges TSV: same|different, name or id, name or id, why
  bool same = true;
  std::string left, right, why;
  SourceId source = 0;
  Span place;  // its line in the source
};

struct LexiconHit {
  Span span;                     // bytes of the text
  std::vector<EntryId> entries;  // all entries of the longest name that matches here
};

// Copies of a frozen one share all that it holds.
class Lexicon {
 public:
  EntryId add(LexiconEntry entry);
  void freeze();  // builds the index; no add afterwards
  [[nodiscard]] const LexiconEntry& entry(EntryId id) const { return (*entries_)[id]; }
  [[nodiscard]] std::size_t size() const { return entries_->size(); }
  [[nodiscard]] const std::vector<LexiconEntry>& entries() const { return *entries_; }
  // The entry with this id, the first in file order; no_entry if none.
  [[nodiscard]] EntryId find_id(std::string_view id) const;
  // Entries that go by exactly this name or alias.
  [[nodiscard]] std::vector<EntryId> find_name(std::string_view name) const;
  // All sets of entries that some name has (for numbering symbols): each distinct list of entries once.
  [[nodiscard]] const std::vector<std::vector<EntryId>>& entry_sets() const { return *entry_sets_; }
  // The longest name that starts at token `first` of `tokens` (byte spans of `text`); the number of tokens goes to `length`.
  // Returns the index into entry_sets(), or -1.
  [[nodiscard]] int longest_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first, std::size_t& length) const;
  // Is one a copy of the other, frozen before?
  [[nodiscard]] bool is_same(const Lexicon& other) const { return index_ && index_ == other.index_; }
  std::vector<MergeDirective> merges;

 private:
  struct Index;
  std::shared_ptr<std::vector<LexiconEntry>> entries_ = std::make_shared<std::vector<LexiconEntry>>();
  std::shared_ptr<std::vector<std::vector<EntryId>>> entry_sets_ = std::make_shared<std::vector<std::vector<EntryId>>>();
  std::shared_ptr<const Index> index_;
};

}  // namespace relata
