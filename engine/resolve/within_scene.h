// Everything that resolution knows of one document while it works.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/resolve/within_document.h"
#include "engine/resolve/within_names.h"

namespace relata::within {

using EntityId = int;
inline constexpr EntityId no_entity = -1;

enum class Gender : std::uint8_t { unknown, male, female, neuter };

struct Entity {
  TypeId type = no_type;
  std::vector<TypeId> senses;  // all types by which names call it: the White House is a Venue and an Organization
  EntryId entry = no_entry;    // the lexicon's, if it knows the bearer
  std::string lexicon_id;
  bool personal = false;
  Gender gender = Gender::unknown;
  PersonalName name;                 // personal: the fullest
  EntityId of = no_entity;           // a body's country
  bool generic = false;              // a body whose name says nothing without its country
  double weight = 0;                 // mentions, subjects counted double: what the story is about
  std::uint32_t first = 0xffffffff;  // byte of the first name
  struct Form {
    std::string text;
    bool masked = false;
  };
  std::vector<Form> forms;  // its names in this document, as written, each once
  std::string initialed;    // personal: its name with middle initials, which tell bearers of one name apart
  std::string id, label;
  std::vector<std::string> aliases;
};

// A name mention may stand for several things, one a sense: Washington the city, and the country that acts.
struct Bearer {
  TypeId type = no_type;  // of the sense
  EntityId entity = no_entity;
};

// A mention that refers: a name, a pronoun, a description, a set, a counterpart; or an adjective that points to a country.
struct Referring {
  MentionId mention = no_mention;  // innermost: the one that has the bearer
  std::vector<MentionId> folds;    // that stand for it, outermost first
  Span span;
  std::uint32_t sentence = 0;
  Reference kind = Reference::none;
  std::uint8_t subject = 0;     // 2: of a clause that stands in the text, 1: of a restated one
  MentionId verb = no_mention;  // of the clause whose subject it is
  bool nested = false;          // inside a stretch that stands for something else (an owner, an of-phrase)
  bool quoted = false, masked = false;
  std::vector<Bearer> bearers;     // names and adjectives
  std::vector<EntityId> entities;  // anaphors: whom they mean; empty if unclear
  int declared = 0;                // sets: how many they say they are
};

// Several in one mention ("Qin Gang and Wang Yi"): what plural pronouns and sets look back to.
struct Group {
  MentionId mention = no_mention;
  std::uint32_t sentence = 0;
  Span span;
  bool nested = false;
};

struct RoleFact {
  EntityId holder = no_entity;
  std::vector<std::string> role;  // key, synonyms settled
  EntityId of = no_entity;
  bool former = false;
  std::uint32_t at = 0;  // byte
};

struct Scene {
  Scene(const Document& of, const Analysis& found, const RuleBase& base, const ResolveTables& read_off, const ResolveOptions& chosen)
      : document(of), analysis(found), rules(base), tables(read_off), options(chosen) {}
  const Document& document;
  const Analysis& analysis;
  const RuleBase& rules;
  const ResolveTables& tables;
  const ResolveOptions& options;

  std::vector<Referring> referring;                       // in text order
  std::unordered_map<MentionId, std::uint32_t> place_of;  // innermost mention -> index into referring
  std::vector<Group> groups;                              // in text order
  std::vector<Entity> entities;
  std::unordered_map<std::string, EntityId> by_lexicon_id;
  std::vector<RoleFact> facts;
  std::unordered_map<EntityId, std::vector<std::uint32_t>> facts_of;
  struct Holder {
    EntityId holder = no_entity;
    int fit = 0;
    bool of_known = false, former = false, stateless = false;
    std::uint32_t at = 0;
  };
  std::unordered_map<std::string, std::vector<Holder>> holders_of;  // answers of holders(), by question
  struct OfficeOfAnother {
    std::string title;
    EntityId side = no_entity;  // whose office it is, where its own words don't say so
  };
  std::unordered_map<MentionId, OfficeOfAnother> shared_offices;   // offices told as another's: what each is
  std::vector<std::uint32_t> voice_line;                           // per sentence: how many of the document's own voice stand before it
  std::vector<std::vector<EntityId>> speakers;                     // per quotation
  std::unordered_map<MentionId, std::vector<MentionId>> partners;  // innermost mentions at the other end of a draft
  std::vector<Decision> decisions;

  [[nodiscard]] const Mention& mention(MentionId id) const { return analysis.mentions[id]; }
  [[nodiscard]] const Schema& schema() const { return rules.schema; }
  [[nodiscard]] std::string_view text(Span span) const { return std::string_view(document.text).substr(span.begin, span.size()); }
  // What `id` stands for in the end.
  [[nodiscard]] MentionId innermost(MentionId id) const;
  // -1 if it refers to nothing.
  [[nodiscard]] int referring_index(MentionId id) const;
  // Of the mention or a fold that stands for it, else of its lexicon entries. Empty if absent.
  [[nodiscard]] std::string_view attribute(const Referring& at, std::string_view key) const;
  [[nodiscard]] std::string_view mention_attribute(MentionId id, std::string_view key) const;
  // The type by which it fits a slot of type `wanted`; no_type if it does not.
  [[nodiscard]] TypeId sense_of(EntityId entity, TypeId wanted) const;
  // The entity that fits a slot of type `wanted` (no_type: any); no_entity if none does.
  [[nodiscard]] EntityId bearer(const Referring& at, TypeId wanted) const;
  [[nodiscard]] bool is_a(TypeId sub, TypeId super) const { return super == no_type || (sub != no_type && schema().is_a(sub, super)); }
  void decide(const Referring& at, EntityId entity, std::string why);
};

// Members of a group, innermost mentions, nested groups opened; at most `limit`.
[[nodiscard]] std::vector<MentionId> members_of(const Scene& scene, MentionId id, std::size_t limit);

[[nodiscard]] Gender gender_named(std::string_view text);

// Fills referring, place_of, groups, voice_line, partners.
void find_referring(Scene& scene);

}  // namespace relata::within
