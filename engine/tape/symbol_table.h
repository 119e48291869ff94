// The alphabet of the tape: every set of types that lexicons, marks and folds can produce is numbered when packs load.
//
// A symbol is written as a letter, a private-use code point of plane 15 (four bytes of UTF-8). Symbols that no pattern tells apart
// share one. Immutable once built.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/rules/rule_base.h"
#include "engine/tape/letter_set.h"
#include "engine/tape/mention.h"

namespace relata {

inline constexpr char32_t aside_open = 0xF0000;
inline constexpr char32_t aside_close = 0xF0001;
inline constexpr char32_t first_symbol = 0xF0010;
inline constexpr std::size_t max_symbols = 0xFF00;

using LetterId = std::uint16_t;

struct SymbolSet {
  std::vector<TypeId> types;  // declared ones, sorted
  bool group = false;
  TypeBits closure;  // with all types above them
};

class SymbolTable {
 public:
  // Numbers every set that the rule base can produce. More than max_symbols is a diagnostic (R090) and the rest is left out.
  static SymbolTable build(const RuleBase& base, Diagnostics& diagnostics);

  [[nodiscard]] SymbolId find(std::vector<TypeId> types, bool group) const;  // the set must have been numbered; else the closest subset
  [[nodiscard]] const SymbolSet& set(SymbolId id) const { return sets_[id]; }
  [[nodiscard]] std::size_t size() const { return sets_.size(); }
  [[nodiscard]] bool is_a(SymbolId id, TypeId type) const { return sets_[id].closure.test(type); }
  [[nodiscard]] bool satisfies(SymbolId id, const TypeTest& test) const;
  // From now on symbols share a letter unless they differ in one of these types or in being a group; patterns may test no others.
  // The weights order the letters: classes of heavy types are few ranges.
  void merge_letters(const std::unordered_map<TypeId, std::size_t>& weights);
  [[nodiscard]] std::size_t letters() const { return letter_utf8_.size(); }
  [[nodiscard]] LetterId letter(SymbolId id) const { return letter_[id]; }
  [[nodiscard]] static char32_t code_point(LetterId letter) { return first_symbol + letter; }
  // An RE2 class body ("\x{F0010}-\x{F0013}...") of these letters; empty if there are none.
  [[nodiscard]] std::string class_body(const LetterSet& wanted) const;
  [[nodiscard]] LetterSet members(const TypeTest& test) const;
  // Letters of the symbols that have this type; none for no_type.
  [[nodiscard]] const LetterSet& with_type(TypeId type) const { return type == no_type ? no_letters_ : by_type_[type]; }
  [[nodiscard]] const std::string& utf8(SymbolId id) const { return letter_utf8_[letter_[id]]; }
  // The symbol of entry set `set` (index into Lexicon::entry_sets) seen in a token of `shape`.
  [[nodiscard]] SymbolId of_entries(int set, Shape shape) const { return by_entries_[set][static_cast<std::size_t>(shape)]; }
  [[nodiscard]] SymbolId of_shape(Shape shape) const { return by_shape_[static_cast<std::size_t>(shape)]; }
  [[nodiscard]] bool has_shape(Shape shape) const { return by_shape_[static_cast<std::size_t>(shape)] != no_symbol; }
  static constexpr SymbolId no_symbol = 0xffff;

 private:
  void number_letters(const std::vector<SymbolId>& of_letter);  // a symbol each
  struct Key {
    std::vector<TypeId> types;
    bool group;
    bool operator<(const Key& o) const { return group != o.group ? group < o.group : types < o.types; }
  };
  std::size_t types_ = 0;  // of the schema
  std::vector<SymbolSet> sets_;
  std::vector<LetterId> letter_;  // by symbol
  std::vector<std::string> letter_utf8_;
  std::vector<LetterSet> by_type_;
  LetterSet groups_, no_letters_;
  std::unordered_map<std::string, SymbolId> ids_;  // key: the types' bytes and the group flag
  std::vector<std::array<SymbolId, 6>> by_entries_;
  std::array<SymbolId, 6> by_shape_{};
};

}  // namespace relata
