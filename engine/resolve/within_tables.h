// What resolution reads off the schema and the lexicon once per run.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/rules/rule_base.h"

namespace relata {

// What the lexicon says of the head of a role.
struct RoleHeadFacts {
  std::vector<std::string> same;    // the words (keys) that stand for it: premier = prime minister
  std::vector<std::string> kinds;   // wider words by which its holder is also called: president is a leader
  std::vector<std::string> abroad;  // the words for the same office elsewhere: a secretary of state meets foreign ministers
  bool distinct = false;            // its last word alone means another office: a prime minister is not "the minister"
  bool stateless = false;           // of no country: a wider word for its holder, said of a country, means somebody else
  bool voice = false;               // speaks for others; seldom the one a story goes on about
};

struct ResolveTables {
  TypeId person = no_type, organization = no_type, country = no_type, place = no_type, agent = no_type;
  TypeId role = no_type, quotation = no_type, time = no_type;

  // The entry that stands for an id in the output, where that is not the first of the id ("Chinese" before "China").
  std::unordered_map<std::string, EntryId> output_entries;
  // Country id -> its adjective ("Chinese"), for naming a body that has none of its own.
  std::unordered_map<std::string, std::string> adjectives;
  std::unordered_map<std::string, RoleHeadFacts> role_heads;  // by joined key
  std::unordered_set<std::string>
      distinct_modifiers;  // a role with one of these is another office (vice, deputy): `distinct=yes` or `rank=lower`

  // The entry whose name and type stand for the bearer of `entry`: its own, or the country's for an adjective or a capital.
  // no_entry if nothing of that id may stand in the output.
  [[nodiscard]] EntryId output_entry(const RuleBase& rules, EntryId entry) const;
};

[[nodiscard]] ResolveTables make_resolve_tables(const RuleBase& rules);

// Value of `key` in `attributes`, empty if absent. Linear: attribute lists are short.
[[nodiscard]] std::string_view attribute_of(const Attributes& attributes, std::string_view key);

}  // namespace relata
