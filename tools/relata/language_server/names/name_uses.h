// Where a file of a pack declares and uses names, as it stands in the editor.
#pragma once
#include <string>
#include <unordered_set>
#include <vector>

#include "engine/text/span.h"
#include "engine/yaml/yaml.h"

namespace relata::language_server {

enum class FileKind : std::uint8_t { rules, cases, pack, schema, lexicon };

enum class NameKind : std::uint8_t {
  type,
  relation,
  set,
  family,
  phrase,
  rule,
  slot,
  layer,
  word,      // <name>: a set, family, phrase or verb
  set_item,  // a set, if one has that name; else a word of the set
  told       // a word of `gives`: a relation, if one has that name
};

struct NameUse {
  NameKind kind = NameKind::word;
  std::string name;
  Span span;  // bytes of the file
  bool declares = false;
  int rule = -1;  // the item of `rules:` it stands in, which is where a slot lives
};

// In no particular order. `root` is read from the file's text, tolerantly or not; of a lexicon it isn't asked for.
[[nodiscard]] std::vector<NameUse> name_uses(FileKind kind, const yaml::Node& root, std::string_view text);

// Those of one rule; `index` is its place among the file's.
void add_rule_names(const yaml::Node& rule, int index, std::vector<NameUse>& uses);
using SlotNames = std::unordered_set<std::string>;
// Those of one pattern; a slot that isn't in `declared` yet is declared by its use and goes into it. nullptr: none is declared.
void add_pattern_names(const yaml::Node& pattern, int rule, SlotNames* declared, std::vector<NameUse>& uses);
// Those of `emit`, `mark`, `where` ...; `slots` are the rule's.
void add_action_names(std::string_view key, const yaml::Node& action, int rule, const SlotNames& slots, std::vector<NameUse>& uses);

}  // namespace relata::language_server
