// The types a text is read with, their hierarchy (several parents allowed) and the relations between them.
//
// A feature value such as Verb.past is a type of its own below Verb, so a symbol is always just a set of types.
#pragma once
#include <bitset>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/diagnostics/diagnostic.h"

namespace relata {

using TypeId = std::uint16_t;
using RelationId = std::uint16_t;
inline constexpr TypeId no_type = 0xffff;
inline constexpr std::size_t max_types = 384;
using TypeBits = std::bitset<max_types>;

// What a mention of a type tells the resolver (key `refers` of a type in a schema).
enum class Reference : std::uint8_t {
  none,         // stands for nothing outside the text (verbs, adjectives, asides)
  name,         // names its bearer
  pronoun,      // its bearer is found by number, gender and place
  description,  // a role or class of its bearer ("the minister"), found by what the document says of it
  set,          // several bearers, counted or not ("the five presidents", "both sides")
  counterpart,  // the one who holds the same role on another side
  value         // a time, quantity, quotation or title: stands for its own value
};

// How the names of a type shorten (key `naming`): a personal name to its parts, a body's to its acronym or head.
enum class Naming : std::uint8_t { plain, personal, body };

// Tokens of no lexicon get a type by their form alone (key `shape`).
enum class Shape : std::uint8_t { none, capitalized, upper, initial, number, mixed };

struct Type {
  std::string name;  // "Person", "Verb.past"
  std::vector<TypeId> parents;
  Reference reference = Reference::none;
  Naming naming = Naming::plain;
  Shape shape = Shape::none;
  bool has_lemma = false;       // key `lemma`: the id of its lexicon entries is a lemma; <name> reaches it
  bool is_aside = false;        // key `aside`: folds of it stay readable and any space of a pattern may skip them
  std::string qualifier;        // key `qualifier`: when, where, for or source: what a mention of it says of its clause
  bool stays_text = false;      // key `text`: words of it stay plain text on the tape (closed classes, what only the reader needs)
  bool is_closed = false;       // key `closed`: words of it stay plain text whatever other types they have
  bool in_output = false;       // key `entity`: may be an END of the streams
  TypeId feature_of = no_type;  // Verb.past: Verb
  std::string feature;          // Verb.past: "tense"
};

struct Relation {
  std::string name;
  TypeId from = no_type;
  TypeId to = no_type;
  bool symmetric = false;
  std::string iri;    // may be empty
  std::string label;  // may be empty: the name
};

class Schema {
 public:
  TypeId add_type(Type type);  // parents must have been added; the name must be new
  RelationId add_relation(Relation relation);

  [[nodiscard]] std::optional<TypeId> find_type(std::string_view name) const;
  [[nodiscard]] std::optional<RelationId> find_relation(std::string_view name) const;
  [[nodiscard]] const Type& type(TypeId id) const { return types_[id]; }
  [[nodiscard]] const Relation& relation(RelationId id) const { return relations_[id]; }
  [[nodiscard]] const std::vector<Type>& types() const { return types_; }
  [[nodiscard]] const std::vector<Relation>& relations() const { return relations_; }
  // True if every `sub` is a `super`, itself included.
  [[nodiscard]] bool is_a(TypeId sub, TypeId super) const { return ancestors_[sub].test(super); }
  // `id` and all types above it.
  [[nodiscard]] const TypeBits& ancestors(TypeId id) const { return ancestors_[id]; }
  // Can one mention be both? True if some type is below both.
  [[nodiscard]] bool compatible(TypeId a, TypeId b) const;
  // The value types of `feature` of `owner` or the nearest type above that has it: {Verb.past, Verb.present}.
  [[nodiscard]] std::vector<TypeId> feature_values(TypeId owner, std::string_view feature) const;
  // "past" below Verb gives Verb.past; owner's parents are searched too.
  [[nodiscard]] std::optional<TypeId> find_feature_value(TypeId owner, std::string_view value) const;

  // What could not be read: that a name is unknown may be the fault of what was told there, so it is not told again.
  void declare_unreadable(std::string_view name) { unreadable_.emplace(name); }  // a type or relation whose declaration is broken
  void lose_declarations() { has_lost_some_ = true; }                            // a part of unknown names, or a whole file
  [[nodiscard]] bool may_declare(std::string_view name) const { return has_lost_some_ || unreadable_.count(name) > 0; }
  [[nodiscard]] bool has_lost_some() const { return has_lost_some_; }

  // What a type or relation that is deprecated says to use instead; nullptr if it isn't.
  void deprecate(std::string_view name, std::string instead) { deprecated_.emplace(name, std::move(instead)); }
  [[nodiscard]] const std::string* deprecated(std::string_view name) const {
    const auto found = deprecated_.find(name);
    return found == deprecated_.end() ? nullptr : &found->second;
  }

 private:
  std::vector<Type> types_;
  std::vector<TypeBits> ancestors_;
  std::vector<std::vector<TypeId>> nearest_first_;  // by type: itself and all above it, each once
  TypeBits has_values_;                             // types that some type is a value of: Verb, of Verb.past
  std::vector<Relation> relations_;
  std::unordered_map<std::string, TypeId> type_ids_;
  std::unordered_map<std::string, RelationId> relation_ids_;
  std::set<std::string, std::less<>> unreadable_;
  std::map<std::string, std::string, std::less<>> deprecated_;
  bool has_lost_some_ = false;
};

}  // namespace relata
