#include "engine/resolve/within_tables.h"

#include "engine/resolve/within_names.h"

namespace relata {

std::string_view attribute_of(const Attributes& attributes, std::string_view key) {
  for (const auto& [name, value] : attributes)
    if (name == key) return value;
  return {};
}

namespace {

std::vector<std::string> keys_between_bars(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto bar = text.find('|');
    const std::string key = within::join(within::key_tokens(text.substr(0, bar)));
    if (!key.empty()) out.push_back(key);
    text = bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1);
  }
  return out;
}

bool is_reference_less(const Schema& schema, TypeId type) {
  return schema.type(type).reference == Reference::none;
}

// Several entries of one name add up.
void add_facts(const std::string& key, const RoleHeadFacts& facts, ResolveTables& tables) {
  RoleHeadFacts& known = tables.role_heads[key];
  if (known.same.empty()) known.same = facts.same;
  known.kinds.insert(known.kinds.end(), facts.kinds.begin(), facts.kinds.end());
  if (known.abroad.empty()) known.abroad = facts.abroad;
  known.distinct = known.distinct || facts.distinct;
  known.stateless = known.stateless || facts.stateless;
  known.voice = known.voice || facts.voice;
}

void add_role_head(const LexiconEntry& entry, ResolveTables& tables) {
  const std::vector<std::string> name = within::key_tokens(entry.name);
  RoleHeadFacts facts;
  facts.same = within::key_tokens(attribute_of(entry.attributes, "same"));
  // A plural has its singular as its id.
  if (facts.same.empty()) facts.same = within::key_tokens(entry.id);
  facts.kinds = keys_between_bars(attribute_of(entry.attributes, "kind"));
  facts.abroad = within::key_tokens(attribute_of(entry.attributes, "abroad"));
  facts.distinct = attribute_of(entry.attributes, "distinct") == "yes";
  facts.stateless = attribute_of(entry.attributes, "stateless") == "yes";
  facts.voice = attribute_of(entry.attributes, "voice") == "yes";
  RoleHeadFacts of_alias = facts;
  if (of_alias.same.empty()) of_alias.same = name;
  if (facts.same == name) facts.same.clear();
  add_facts(within::join(name), facts, tables);
  for (const std::string& alias : entry.aliases) add_facts(within::join(within::key_tokens(alias)), of_alias, tables);
}

}  // namespace

EntryId ResolveTables::output_entry(const RuleBase& rules, EntryId entry) const {
  const LexiconEntry& own = rules.lexicon.entry(entry);
  if (rules.schema.type(own.type).in_output) return entry;
  if (own.id.empty() || rules.schema.type(own.type).has_lemma) return no_entry;
  const auto found = output_entries.find(own.id);
  return found == output_entries.end() ? no_entry : found->second;
}

ResolveTables make_resolve_tables(const RuleBase& rules) {
  ResolveTables tables;
  const Schema& schema = rules.schema;
  const auto type_named = [&](std::string_view name) { return schema.find_type(name).value_or(no_type); };
  tables.person = type_named("Person");
  tables.organization = type_named("Organization");
  tables.country = type_named("Country");
  tables.place = type_named("Place");
  tables.agent = type_named("Agent");
  tables.role = type_named("Role");
  tables.quotation = type_named("Quotation");
  tables.time = type_named("Time");
  const TypeId role_head = type_named("RoleHead");
  const TypeId role_modifier = type_named("RoleModifier");

  // Ids that an adjective, a capital or a people's name shares with what it stands for.
  const auto& entries = rules.lexicon.entries();
  std::unordered_map<std::string, std::string> others;
  for (EntryId e = 0; e < entries.size(); ++e) {
    const LexiconEntry& entry = entries[e];
    if (role_head != no_type && schema.is_a(entry.type, role_head)) add_role_head(entry, tables);
    if (role_modifier != no_type && schema.is_a(entry.type, role_modifier) &&
        (attribute_of(entry.attributes, "distinct") == "yes" || attribute_of(entry.attributes, "rank") == "lower"))
      for (const std::string& token : within::key_tokens(entry.name)) tables.distinct_modifiers.insert(token);
    const Type& type = schema.type(entry.type);
    if (entry.id.empty() || type.in_output || type.has_lemma) continue;
    tables.output_entries.emplace(entry.id, no_entry);
    // Words for people have a number, and a mere prefix stands in no name: an adjective goes before them.
    const bool plain = attribute_of(entry.attributes, "number").empty() && attribute_of(entry.attributes, "prefix") != "yes";
    if (is_reference_less(schema, entry.type)) (plain ? tables.adjectives : others).emplace(entry.id, entry.name);
  }
  tables.adjectives.insert(others.begin(), others.end());
  for (EntryId e = 0; e < entries.size(); ++e) {
    const LexiconEntry& entry = entries[e];
    if (entry.id.empty() || !schema.type(entry.type).in_output) continue;
    if (const auto found = tables.output_entries.find(entry.id); found != tables.output_entries.end() && found->second == no_entry)
      found->second = e;
    if (const auto adjective = attribute_of(entry.attributes, "adjective"); !adjective.empty())
      tables.adjectives[entry.id] = std::string(adjective);
  }
  std::erase_if(tables.output_entries, [](const auto& item) { return item.second == no_entry; });
  return tables;
}

}  // namespace relata
