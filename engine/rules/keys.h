// Every key that rule files, packs and case files may have: the loader checks with this table, and schemas/rules.schema.json is held to it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace relata {

// What a key stands in.
enum class KeyOwner : std::uint8_t { rule_file, rule, unless, test, family, pack, case_file, pack_case };

// What stands behind it. A plural is one such value or a list of them.
enum class KeyValue : std::uint8_t {
  text,
  texts,
  pattern,
  patterns,
  action,
  actions,
  conditions,
  number,
  truth,
  date,
  choice,
  gives,
  names,
  words_by_name,
  families_by_name,
  patterns_by_name,
  rules,
  tests,
  cases,
  unless,
  entries
};

struct Key {
  KeyOwner owner;
  std::string_view name;
  KeyValue value;
  bool required;
  std::string_view about;
  std::vector<std::string_view> choices = {};  // of KeyValue::choice
};

[[nodiscard]] const std::vector<Key>& key_table();
[[nodiscard]] std::vector<std::string> keys_of(KeyOwner owner);
[[nodiscard]] std::string_view name_of(KeyOwner owner);  // "a rule"

// Reports what of `node` is no mapping (R001), every key that doesn't belong here (R002), and every required one that is missing (R003).
// True if it is a mapping. `name_place` is pointed at where a key is missing.
bool check_keys(const yaml::Node& node, KeyOwner owner, SourceId source, Span name_place, Diagnostics& diagnostics);

}  // namespace relata
