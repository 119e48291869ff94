// A schema of a few types and the symbols of it.
#pragma once
#include "engine/rules/rule_base.h"
#include "engine/tape/symbol_table.h"

namespace relata::test {

struct SmallAlphabet {
  RuleBase base;
  Diagnostics diagnostics;
  TypeId agent, person, country, verb;
  SymbolTable symbols;

  SmallAlphabet()
      : agent(base.schema.add_type(named("Agent", {}))),
        person(base.schema.add_type(named("Person", {agent}))),
        country(base.schema.add_type(named("Country", {agent}))),
        verb(base.schema.add_type(named("Verb", {}))),
        symbols(SymbolTable::build(base, diagnostics)) {}

  [[nodiscard]] SymbolId symbol(TypeId type, bool group = false) const { return symbols.find({type}, group); }

 private:
  static Type named(std::string name, std::vector<TypeId> parents) {
    Type type;
    type.name = std::move(name);
    type.parents = std::move(parents);
    return type;
  }
};

}  // namespace relata::test
