#include "engine/resolve/across_bearers.h"

#include <algorithm>
#include <optional>

#include "engine/text/stable_hash.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

class Collector {
 public:
  void add(const Statement& statement, const End& end) {
    if (is_value_type(end.type) || end.type == role_type) return;
    DocumentBearer& bearer = bearers_[end.id];
    bearer.known = !is_stable_id(end.id);
    ++bearer.types[end.type];
    bearer.labels[end.label].insert(statement.doc);
    bearer.aliases.insert(end.aliases.begin(), end.aliases.end());
    bearer.docs.insert(statement.doc);
  }
  void add_role(const Statement& statement, const Vocabulary& vocabulary) {
    if (statement.object.type != role_type || !statement.of || statement.mode == Mode::negated) return;
    DocumentBearer& bearer = bearers_[statement.subject.id];
    const End& of = *statement.of;
    const std::string whose = is_stable_id(of.id) ? of.type + " " + name_key(of.label) : of.id;
    bearer.roles[name_key(statement.object.label)].insert(whose);
    if (vocabulary.countries.contains(of.type)) bearer.countries.insert(whose);
  }
  [[nodiscard]] DocumentBearers finish(const Vocabulary& vocabulary) {
    DocumentBearers out;
    out.all.reserve(bearers_.size());
    for (auto& [id, bearer] : bearers_) {
      bearer.id = id;
      const bool personal =
          std::any_of(bearer.types.begin(), bearer.types.end(), [&](const auto& type) { return vocabulary.personal.contains(type.first); });
      if (personal) find_initials(bearer, vocabulary);
      out.by_id.emplace(id, static_cast<std::uint32_t>(out.all.size()));
      out.all.push_back(std::move(bearer));
    }
    return out;
  }

 private:
  // The longest initials of its names; the first in their order where several are as long.
  static void find_initials(DocumentBearer& bearer, const Vocabulary& vocabulary) {
    std::set<std::string> keys;
    const auto look = [&](const std::string& name, bool is_label) {
      ComparableName comparable = comparable_name(name, true, vocabulary);
      if (is_label) keys.insert(comparable.key);
      if (comparable.initials.size() > bearer.initials.size() && keys.contains(comparable.key))
        bearer.initials = std::move(comparable.initials);
    };
    for (const auto& [label, docs] : bearer.labels) look(label, true);
    for (const auto& alias : bearer.aliases) look(alias, false);
  }

  std::map<std::string, DocumentBearer> bearers_;
};

}  // namespace

DocumentBearers collect_bearers(const std::vector<Statement>& statements, const Vocabulary& vocabulary) {
  Collector collector;
  for (const Statement& statement : statements) {
    collector.add(statement, statement.subject);
    collector.add(statement, statement.object);
    for (const auto* end : {&statement.where, &statement.of, &statement.source})
      if (*end) collector.add(statement, **end);
    if (!is_value_type(statement.subject.type) && statement.subject.type != role_type) collector.add_role(statement, vocabulary);
  }
  return collector.finish(vocabulary);
}

}  // namespace relata
