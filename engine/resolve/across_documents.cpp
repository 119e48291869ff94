#include "engine/resolve/across_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/resolve/across_bearers.h"
#include "engine/resolve/across_classes.h"
#include "engine/resolve/across_join.h"
#include "engine/resolve/across_names.h"
#include "engine/text/stable_hash.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

// An entity while it is put together from its bearers.
struct Gathering {
  GraphEntity entity;
  std::string lexicon_id, first_id, key;
  std::map<std::string, std::uint32_t> types;
  std::map<std::string, std::size_t> labels;  // with the number of their documents
  std::set<std::string> aliases, countries;
};

void choose_type_and_label(Gathering& gathering, const Vocabulary& vocabulary) {
  std::uint32_t most = 0;
  for (const auto& [type, count] : gathering.types)
    if (count > most) most = count, gathering.entity.type = type;
  const bool personal = vocabulary.personal.contains(gathering.entity.type);
  std::tuple<std::size_t, std::size_t, std::size_t, std::string> best;
  for (const auto& [label, docs] : gathering.labels) {
    const ComparableName name = comparable_name(label, personal, vocabulary);
    std::tuple rank{name.words.size(), name.key.size(), docs, label};
    if (gathering.entity.label.empty() || rank > best) {
      best = std::move(rank);
      gathering.entity.label = label;
      gathering.key = name.key;
    }
  }
  for (const auto& [label, docs] : gathering.labels) gathering.aliases.insert(label);
  gathering.aliases.erase(gathering.entity.label);
  gathering.entity.aliases.assign(gathering.aliases.begin(), gathering.aliases.end());
}

// The lexicon's id; else a hash of type and name, with countries or else the first of its document ids where others have that name.
void choose_ids(std::vector<Gathering>& gatherings) {
  std::map<std::pair<std::string, std::string>, std::vector<Gathering*>> by_name;
  for (auto& gathering : gatherings)
    if (gathering.lexicon_id.empty())
      by_name[{gathering.entity.type, gathering.key}].push_back(&gathering);
    else
      gathering.entity.id = gathering.lexicon_id;
  for (auto& [name, same] : by_name) {
    std::map<std::set<std::string>, int> bearers;
    for (const Gathering* gathering : same) ++bearers[gathering->countries];
    for (Gathering* gathering : same) {
      std::string tell;
      if (same.size() > 1) {
        if (gathering->countries.empty() || bearers[gathering->countries] > 1)
          tell = gathering->first_id;
        else
          for (const auto& country : gathering->countries) tell += country + '\x1f';
      }
      gathering->entity.id = stable_id(name.first, name.second, tell);
    }
  }
}

// Titles with whose they are: (title, of) is one entity.
class Roles {
 public:
  std::uint32_t add(const End& role, std::uint32_t of, std::uint32_t next) {
    const auto [found, is_new] = places_.try_emplace({name_key(role.label), of}, next);
    Role& title = titles_[found->second];
    ++title.labels[role.label];
    title.of = of;
    if (of == no_graph_entity && !is_stable_id(role.id) && (title.lexicon_id.empty() || role.id < title.lexicon_id))
      title.lexicon_id = role.id;
    return found->second;
  }
  void finish(std::vector<GraphEntity>& entities) const {
    for (const auto& [key, place] : places_) {
      const Role& role = titles_.at(place);
      GraphEntity entity;
      entity.type = role_type;
      std::size_t most = 0;
      for (const auto& [label, count] : role.labels)
        if (count > most) most = count, entity.label = label;
      const std::string of = role.of == no_graph_entity ? std::string() : entities[role.of].id;
      entity.id = role.lexicon_id.empty() ? stable_id(role_type, key.first, of) : role.lexicon_id;
      if (!of.empty()) {
        entity.aliases.push_back(entity.label);
        entity.label = fmt::format("{} ({})", entity.label, entities[role.of].label);
      }
      entities[place] = std::move(entity);
    }
  }

 private:
  struct Role {
    std::map<std::string, std::size_t> labels;
    std::string lexicon_id;
    std::uint32_t of = no_graph_entity;
  };
  std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> places_;
  std::map<std::uint32_t, Role> titles_;
};

void sort_by_id(GraphEntities& out) {
  std::vector<std::uint32_t> order(out.entities.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(out.entities[a].id, out.entities[a].type) < std::tie(out.entities[b].id, out.entities[b].type);
  });
  std::vector<GraphEntity> sorted;
  std::vector<std::uint32_t> place(order.size());
  for (const std::uint32_t old : order) {
    // Two gatherings under one id (a lexicon's role and its namesake) are one.
    if (sorted.empty() || sorted.back().id != out.entities[old].id) sorted.push_back(std::move(out.entities[old]));
    place[old] = static_cast<std::uint32_t>(sorted.size() - 1);
  }
  out.entities = std::move(sorted);
  for (ResolvedEnds& ends : out.ends)
    for (std::uint32_t* end : {&ends.subject, &ends.object, &ends.where, &ends.of, &ends.source})
      if (*end != no_graph_entity) *end = place[*end];
}

}  // namespace

GraphEntities resolve_across_documents(const std::vector<Statement>& statements, const Vocabulary& vocabulary) {
  const DocumentBearers bearers = collect_bearers(statements, vocabulary);
  BearerClasses classes(bearers);
  join_bearers(bearers, vocabulary, classes);

  std::map<std::uint32_t, std::uint32_t> place_of_class;
  std::vector<Gathering> gatherings;
  std::vector<std::uint32_t> place(bearers.all.size());
  for (std::uint32_t i = 0; i < bearers.all.size(); ++i) {
    const DocumentBearer& bearer = bearers.all[i];
    const auto [found, is_new] = place_of_class.try_emplace(classes.class_of(i), static_cast<std::uint32_t>(gatherings.size()));
    place[i] = found->second;
    if (is_new) gatherings.emplace_back().first_id = bearer.id;
    Gathering& gathering = gatherings[found->second];
    if (bearer.known && (gathering.lexicon_id.empty() || bearer.id < gathering.lexicon_id)) gathering.lexicon_id = bearer.id;
    for (const auto& [type, count] : bearer.types) gathering.types[type] += count;
    for (const auto& [label, docs] : bearer.labels) gathering.labels[label] += docs.size();
    gathering.aliases.insert(bearer.aliases.begin(), bearer.aliases.end());
    gathering.countries.insert(bearer.countries.begin(), bearer.countries.end());
  }
  for (auto& gathering : gatherings) choose_type_and_label(gathering, vocabulary);
  choose_ids(gatherings);

  GraphEntities out;
  for (auto& gathering : gatherings) out.entities.push_back(std::move(gathering.entity));
  out.merges = classes.explanations();

  Roles roles;
  const auto entity_of = [&](const End& end, std::uint32_t of) {
    if (is_value_type(end.type)) return no_graph_entity;
    if (end.type != role_type) return place[bearers.by_id.at(end.id)];
    const std::uint32_t role = roles.add(end, of, static_cast<std::uint32_t>(out.entities.size()));
    if (role == out.entities.size()) out.entities.emplace_back();
    return role;
  };
  const auto entity_of_optional = [&](const std::optional<End>& end) { return end ? entity_of(*end, no_graph_entity) : no_graph_entity; };
  for (const Statement& statement : statements) {
    ResolvedEnds ends;
    ends.of = entity_of_optional(statement.of);
    ends.where = entity_of_optional(statement.where);
    ends.source = entity_of_optional(statement.source);
    ends.subject = entity_of(statement.subject, no_graph_entity);
    const bool of_bearer = statement.of && statement.of->type != role_type;
    ends.object = entity_of(statement.object, of_bearer ? ends.of : no_graph_entity);
    out.ends.push_back(ends);
  }
  roles.finish(out.entities);
  sort_by_id(out);
  return out;
}

}  // namespace relata
