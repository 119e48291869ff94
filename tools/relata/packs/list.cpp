#include <fmt/format.h>

#include "engine/rules/pack.h"
#include "engine/write/output_formats.h"
#include "tools/relata/commands.h"
#include "tools/relata/loading.h"

namespace relata {
namespace {

int list_packs() {
  for (const std::string& name : pack_names()) {
    Diagnostics diagnostics;
    const auto packs = load_packs({name}, diagnostics);
    if (!packs || packs->empty()) {
      tell(diagnostics);
      continue;
    }
    const Pack& pack = packs->back();
    fmt::print("{:<16}{:<10}{:<4}{}\n", pack.name, pack.version, pack.language, pack.folder);
  }
  return done;
}

void list_formats() {
  for (const OutputFormat& format : output_formats()) fmt::print("{:<20}{}\n", format.ending, format.about);
  fmt::print("{:<20}{}\n", ".gz .zst", "behind any of these: compressed");
}

std::string names_of(const Schema& schema, const std::vector<TypeId>& types) {
  std::string out;
  for (const TypeId type : types) out += (out.empty() ? "" : ", ") + schema.type(type).name;
  return out;
}

// What stands in outputs and all above it first: the rest is for rules that read a language.
void list_types(const Schema& schema) {
  const auto& types = schema.types();
  const auto is_named = [&](TypeId id) {
    for (std::size_t below = 0; below < types.size(); ++below)
      if (types[below].in_output && schema.is_a(static_cast<TypeId>(below), id)) return true;
    return false;
  };
  for (const bool named : {true, false})
    for (std::size_t id = 0; id < types.size(); ++id) {
      const Type& type = types[id];
      if (type.feature_of != no_type || is_named(static_cast<TypeId>(id)) != named) continue;
      fmt::print("{:<20}{}{}\n", type.name, type.parents.empty() ? "" : "is " + names_of(schema, type.parents),
                 type.in_output ? "  [in outputs]" : "");
    }
}

void list_relations(const Schema& schema) {
  for (const Relation& relation : schema.relations())
    fmt::print("{:<16}{} -> {}{}\n", relation.name, schema.type(relation.from).name, schema.type(relation.to).name,
               relation.symmetric ? "  symmetric" : "");
}

}  // namespace

int run_list(const ListOptions& options) {
  if (options.what == "packs") return list_packs();
  if (options.what == "formats") return list_formats(), done;
  const auto schema = load_schema_of(options.packs);
  if (!schema) return refused;
  if (options.what == "types")
    list_types(*schema);
  else
    list_relations(*schema);
  return done;
}

}  // namespace relata
