// The words of one action text, taken one by one. Internal to the rules folder.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rules/bind_passage.h"
#include "engine/rules/parse_action.h"
#include "engine/yaml/expect.h"

namespace relata {

enum class ActionToken : std::uint8_t {
  word,       // letters, digits, _, and - inside
  quoted,     // 'text' or "text", without its marks
  name,       // <name>, without its brackets
  discourse,  // {?s:topic}
  sign,       // = != ( ) , . + | ? and whatever else stands there
  end
};

struct ActionWord {
  ActionToken kind = ActionToken::end;
  Span span;         // bytes of the passage, with quotes and brackets
  std::string text;  // what it says
};

class ActionReader {
 public:
  ActionReader(const yaml::Node& node, RuleScope& scope);
  ActionReader(const ActionReader&) = delete;
  ActionReader& operator=(const ActionReader&) = delete;
  ~ActionReader() { scope_.is_unsound = scope_.is_unsound || passage_.errors > 0; }

  [[nodiscard]] const ActionWord& peek(std::size_t ahead = 0) const;
  ActionWord take();
  [[nodiscard]] bool is_sign(std::string_view sign, std::size_t ahead = 0) const;
  bool take_sign(std::string_view sign);                           // false, and nothing taken, if something else stands there
  bool expect_sign(std::string_view sign, std::string_view form);  // E002 if something else stands there
  bool expect_close(Span open, std::string_view form);             // the same for `)`; E018 at `open` if the text ends
  bool expect_end(std::string_view form);
  [[nodiscard]] bool at_end() const { return peek().kind == ActionToken::end; }
  void expected(std::string_view what, std::string_view form);  // E002 at the next word; `form` shows how it is written

  // The slot that the next word names, `match` if `match_too`; E001 if there is none.
  std::optional<int> take_slot(std::string_view form, bool match_too = false);
  [[nodiscard]] std::optional<int> find_slot(std::string_view name) const;
  void unknown_slot(const ActionWord& word, bool match_too);
  // Type.feature|Type; E002, P021 or P022.
  std::optional<TypeTest> take_type(std::string_view form);
  // "possible", "+ v0 + n", up to `)` or the end.
  std::optional<ModeSetting> take_mode(std::string_view form);
  // "(attribute value, ...)" of a mark or fold; `head` takes the slot of `head x` in a fold.
  void take_attributes(TypeId type, std::vector<AttributeSetting>& attributes, int* head, std::string_view form);

  [[nodiscard]] Span whole() const { return passage_.in_source({0, static_cast<std::uint32_t>(passage_.text.size())}); }
  Passage& passage() { return passage_; }
  [[nodiscard]] RuleScope& scope() { return scope_; }
  [[nodiscard]] const Schema& schema() const { return scope_.base.schema; }
  [[nodiscard]] std::size_t errors() const { return passage_.errors; }

 private:
  Passage passage_;
  RuleScope& scope_;
  std::vector<ActionWord> words_;  // the last is `end`
  bool unclosed_;                  // a quotation mark, `<` or `{?` is never closed
  std::size_t at_ = 0;
};

// The texts of a value that is one text or a list of them. What YAML has split at a comma, or read as a map at a `{`, is reported (E006,
// E007) and left out.
[[nodiscard]] std::vector<const yaml::Node*> action_texts(const yaml::Node& value, SourceId source, Diagnostics& diagnostics,
                                                          std::string_view form);

}  // namespace relata
