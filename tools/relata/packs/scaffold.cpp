#include "tools/relata/packs/scaffold.h"

#include <fmt/format.h>

namespace relata::scaffold {
namespace {

constexpr const char* pack_file = R"(name: NAME
about: What this pack finds, in a sentence.
version: 0.1.0
licence: CC0-1.0
language: en
requires: [core]
schema: schema.yaml
)";

constexpr const char* schema_file =
    R"(# Types such as Person, Organization and Country come from core: `relata list types --rules core`. Types of this pack's own are kinds of those;
# what is no person, body, place or event is a kind of Thing:
# types:
#   Club: {is: Organization}
#   Ship: {is: Thing}

# The relations of this pack: from which type to which each goes.
relations:
  helped: {from: Agent, to: Agent, label: helped}
)";

// Tabs part the columns.
constexpr const char* names_file =
    "# Names of this pack's field: one a line, aliases with | between them, attributes (key=value) with ; between them.\n"
    "name\ttype\tid\taliases\tattributes\tfrom\tto\n"
    "Northwind Foods\tOrganization\tnorthwind\tNorthwind|Northwind Foods Group\t\t\t\n";

constexpr const char* rules_file = R"(layer: relations
families:
  help:
    verbs: [help, assist, come to the aid of]
rules:
  - id: helped
    about: Somebody helps somebody.
    match: '{a:Agent} <help> {b:Agent}'
    emit: a helped b
    tests:
      - text: Antony Blinken helped Wang Yi.
        gives: Antony Blinken helped Wang Yi
      - text: Wang Yi was not assisted by Antony Blinken.
        gives: Antony Blinken helped Wang Yi (negated)
      - text: The rain helped.
        gives: nothing
)";

constexpr const char* cases_file = R"(# Texts, and all that the pack makes of them.
cases:
  - about: help that is still to come
    text: Antony Blinken will help Wang Yi.
    gives: Antony Blinken helped Wang Yi (planned)
)";

constexpr const char* readme = R"(# NAME

    relata test ./NAME/        the tests inside the rules, and tests/
    relata check ./NAME/       mistakes, with a way out of each
    relata docs ./NAME/        this pack's documentation, from its rules
    relata extract FILES --rules ./NAME/ -o graph.html
)";

constexpr const char* rule_item = R"(- id: {0}
  about: What it finds, in a sentence.
  match: '{{a:Agent}} <meet> {{b:Agent}}'
  emit: a {1} b
  tests:
    - text: Antony Blinken met Wang Yi.
      gives: Antony Blinken {1} Wang Yi
)";

std::string filled(std::string text, const std::string& name) {
  for (std::size_t at = text.find("NAME"); at != std::string::npos; at = text.find("NAME", at + name.size())) text.replace(at, 4, name);
  return text;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> pack(const std::string& name) {
  return {{"pack.yaml", filled(pack_file, name)}, {"schema.yaml", schema_file},       {"names.tsv", names_file}, {"rules.yaml", rules_file},
          {"tests/cases.yaml", cases_file},       {"README.md", filled(readme, name)}};
}

std::string rule(const std::string& id, const std::string& relation, const std::string& indent) {
  std::string text = fmt::format(rule_item, id, relation);
  std::string out = indent;
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) out += indent;
  }
  return out;
}

std::string rule_file(const std::string& id, const std::string& relation) {
  return "layer: relations\nrules:\n" + rule(id, relation, "  ");
}

}  // namespace relata::scaffold
