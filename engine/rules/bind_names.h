// Names of types, sets, families, phrases and verbs in rule files, looked up or refused with the nearest that exists.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/bind_passage.h"
#include "engine/rules/pattern.h"
#include "engine/rules/rule_base.h"
#include "engine/schema/schema.h"

namespace relata {

struct NamedWord {
  WordKind kind = WordKind::unknown;
  std::uint32_t index = 0;  // into RuleBase::sets, families or phrases, or a LemmaId
};
// What the name means in file `source`: a set, family or phrase of its pack, else of a pack that this one requires (the nearest in import
// order), else the verb; `unknown` if there is none.
[[nodiscard]] NamedWord find_word(const RuleBase& base, std::string_view name, SourceId source);
// Is the name declared where what is wrong has been told? Then that it means nothing is no further mistake.
[[nodiscard]] bool is_unreadable_word(const RuleBase& base, std::string_view name);
// Of sets, families and phrases.
[[nodiscard]] std::vector<std::string> declared_names(const RuleBase& base);
// Of those, and the lemmas of verbs.
[[nodiscard]] std::vector<std::string> word_names(const RuleBase& base);
[[nodiscard]] std::vector<std::string> type_names(const Schema& schema);  // without feature values

// "Verb.past.active": a type and features of it. `text` stands at byte `at` of the passage, where mistakes are reported (P021, P022).
[[nodiscard]] std::optional<TypeTest> read_type_test(std::string_view text, std::uint32_t at, bool group, const Schema& schema,
                                                     Passage& passage);

// "Person|City", each as above; one mistake makes the whole nullopt.
[[nodiscard]] std::optional<TypeTest> read_type_choice(std::string_view text, std::uint32_t at, bool group, const Schema& schema,
                                                       Passage& passage);
// Can a mention of `type` tell `qualifier` (when, where, of, for, source) of a statement? As far as the schema says.
[[nodiscard]] bool can_qualify(TypeId type, std::string_view qualifier, const Schema& schema);
// The first type of each choice of a test: what a mention in its slot can be.
[[nodiscard]] std::vector<TypeId> main_types(const TypeTest& test);

// The features of `type` (its parents' too), with their values: for suggestions.
[[nodiscard]] std::vector<std::string> feature_value_names(const Schema& schema, TypeId type);
[[nodiscard]] std::vector<std::string> feature_names(const Schema& schema, TypeId type);

}  // namespace relata
