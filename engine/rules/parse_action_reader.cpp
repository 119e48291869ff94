#include "engine/rules/parse_action_reader.h"

#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/rules/bind_names.h"

namespace relata {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// End of the word that starts at `at`: a hyphen belongs to it between its characters, a sign before its digits.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  if ((text[at] == '-' || text[at] == '+') && at + 1 < text.size() && is_digit(text[at + 1])) ++at;
  while (at < text.size() && (is_word_char(text[at]) || (text[at] == '-' && at + 1 < text.size() && is_word_char(text[at + 1])))) ++at;
  return at;
}

std::vector<ActionWord> split(Passage& passage) {
  const std::string_view text = passage.text;
  std::vector<ActionWord> words;
  const auto add = [&](ActionToken kind, std::size_t begin, std::size_t end, std::string_view said) {
    words.push_back({kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::string(said)});
    return end;
  };
  const auto enclosed = [&](ActionToken kind, std::size_t begin, std::size_t inner, char mark) {
    std::size_t close = text.find(mark, inner);
    if (close == std::string_view::npos) {
      passage.error("E018", {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 1)},
                    "this `" + std::string(1, text[begin]) + "` is never closed", "close it with `" + std::string(1, mark) + "`");
      return add(kind, begin, text.size(), text.substr(inner));
    }
    return add(kind, begin, close + 1, text.substr(inner, close - inner));
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n')
      ++at;
    else if (c == '\'' || c == '"')
      at = enclosed(ActionToken::quoted, at, at + 1, c);
    else if (c == '<' && at + 1 < text.size() && is_word_char(text[at + 1]))
      at = enclosed(ActionToken::name, at, at + 1, '>');
    else if (c == '{' && text.find('}', at) != std::string_view::npos && !text.substr(at).starts_with("{?")) {
      const std::size_t close = text.find('}', at);
      const std::string inner(text.substr(at + 1, close - at - 1));
      const std::size_t colon = inner.find(':');
      const std::string name = inner.substr(0, colon);
      // What the pattern binds is no more than named; what discourse fills says what it is.
      const bool discourse =
          colon != std::string::npos && !did_you_mean(inner.substr(colon + 1), {"topic", "speaker", "visitor"}, true).empty();
      passage.error("E008", {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(close + 1)},
                    discourse ? "a slot that discourse fills is written `{?" + inner + "}`"
                              : "what the pattern binds stands here without braces and type",
                    "write `" + (discourse ? "{?" + inner + "}" : name) + "`", discourse ? "{?" + inner + "}" : name);
      at = discourse ? add(ActionToken::discourse, at, close + 1, inner) : add(ActionToken::word, at, close + 1, name);
    } else if (text.substr(at).starts_with("{?"))
      at = enclosed(ActionToken::discourse, at, at + 2, '}');
    else if (const std::size_t end = end_of_word(text, at); end > at)
      at = add(ActionToken::word, at, end, text.substr(at, end - at));
    else if (text.substr(at).starts_with("!="))
      at = add(ActionToken::sign, at, at + 2, "!=");
    else
      at = add(ActionToken::sign, at, at + 1, text.substr(at, 1));
  }
  add(ActionToken::end, text.size(), text.size(), {});
  return words;
}

// Parentheses still open at the end of `text`, quoted ones apart.
int open_parentheses(std::string_view text) {
  int open = 0;
  for (const char c : text) open += c == '(' ? 1 : c == ')' ? -1 : 0;
  return open;
}

void report_split(const std::vector<yaml::Node>& items, std::size_t first, std::size_t last, SourceId source, Diagnostics& diagnostics) {
  const Span whole = {items[first].span.begin, items[last].span.end};
  const std::string bytes = diagnostics.source(source).bytes.substr(whole.begin, whole.size());
  Diagnostic diagnostic;
  diagnostic.code = "E006";
  diagnostic.message = "YAML splits this list at the comma inside the parentheses";
  diagnostic.primary = {source, whole, {}};
  diagnostic.help = "quote it: '" + bytes + "'";
  if (bytes.find('\'') == std::string::npos) diagnostic.fixes.push_back({"quote it", {{source, whole, "'" + bytes + "'"}}});
  diagnostics.add(std::move(diagnostic));
}

}  // namespace

void RuleScope::use(int slot) {
  if (slot < 0) return;
  if (used.size() <= static_cast<std::size_t>(slot)) used.resize(slot + 1);
  used[slot] = true;
}

ActionReader::ActionReader(const yaml::Node& node, RuleScope& scope)
    : passage_(passage_of(node, scope.source, scope.diagnostics)), scope_(scope), words_(split(passage_)), unclosed_(passage_.errors > 0) {}

const ActionWord& ActionReader::peek(std::size_t ahead) const {
  return words_[std::min(at_ + ahead, words_.size() - 1)];
}

ActionWord ActionReader::take() {
  ActionWord word = peek();
  if (at_ + 1 < words_.size()) ++at_;
  return word;
}

bool ActionReader::is_sign(std::string_view sign, std::size_t ahead) const {
  return peek(ahead).kind == ActionToken::sign && peek(ahead).text == sign;
}

bool ActionReader::take_sign(std::string_view sign) {
  if (!is_sign(sign)) return false;
  take();
  return true;
}

bool ActionReader::expect_sign(std::string_view sign, std::string_view form) {
  if (take_sign(sign)) return true;
  expected("`" + std::string(sign) + "`", form);
  return false;
}

bool ActionReader::expect_close(Span open, std::string_view form) {
  if (!at_end() || unclosed_) return expect_sign(")", form);
  passage_.error("E018", open, "this `(` is never closed", "close it with `)`: it is written `" + std::string(form) + "`");
  return false;
}

bool ActionReader::expect_end(std::string_view form) {
  if (at_end()) return true;
  const Span rest = {peek().span.begin, words_.back().span.begin};
  passage_.error(
      "E002", rest,
      rest.size() > 60 ? "nothing more is expected here" : "nothing more is expected here, and `" + passage_.in_text(rest) + "` is more",
      "it is written `" + std::string(form) + "`");
  return false;
}

void ActionReader::expected(std::string_view what, std::string_view form) {
  if (unclosed_) return;  // all behind the open quotation mark is one word, and said to be so
  Span place = peek().span;
  // At the end the caret stands under the last word: behind it something is missing.
  if (at_end() && at_ > 0) place = words_[at_ - 1].span;
  passage_.error("E002", place,
                 (at_end() && at_ > 0 ? std::string(what) + " is missing behind this" : std::string(what) + " is expected here"),
                 "it is written `" + std::string(form) + "`");
}

std::optional<int> ActionReader::find_slot(std::string_view name) const {
  const std::vector<SlotDeclaration>& slots = scope_.rule.slots;
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (slots[i].name == name) return static_cast<int>(i);
  return std::nullopt;
}

void ActionReader::unknown_slot(const ActionWord& word, bool match_too) {
  if (scope_.rule.match.empty() && scope_.rule.slots.empty()) {
    ++passage_.errors;  // no pattern could be read, which is said there
    return;
  }
  for (const std::string& pattern : scope_.unread)
    if (pattern.find("{" + word.text) != std::string::npos || pattern.find("{:") != std::string::npos ||
        pattern.find(" " + word.text + ":") != std::string::npos) {
      ++passage_.errors;  // said already, at the pattern
      return;
    }
  std::vector<std::string> names;
  for (const SlotDeclaration& slot : scope_.rule.slots) names.push_back(slot.name);
  std::string help = names.empty() ? "its patterns bind no slot; a slot is `{x:Type}`" : "its slots are " + yaml::listing(names, "and");
  if (match_too) names.push_back("match");
  const std::string near = did_you_mean(word.text, names);
  if (!near.empty())
    help = "did you mean `" + near + "`?";
  else if (names.size() > (match_too ? 9u : 8u))
    help = "a slot is bound in the pattern: `{" + word.text + ":Type}`";
  passage_.error("E001", word.span, "no pattern of this rule binds a slot `" + word.text + "`", help, near);
}

std::optional<int> ActionReader::take_slot(std::string_view form, bool match_too) {
  if (peek().kind != ActionToken::word) {
    expected("a slot", form);
    return std::nullopt;
  }
  const ActionWord word = take();
  if (match_too && word.text == "match") return match_slot;
  const std::optional<int> slot = find_slot(word.text);
  if (slot)
    scope_.use(*slot);
  else
    unknown_slot(word, match_too);
  return slot;
}

std::optional<TypeTest> ActionReader::take_type(std::string_view form) {
  if (peek().kind != ActionToken::word) {
    expected("a type", form);
    return std::nullopt;
  }
  const Span first = peek().span;
  std::string text = take().text;
  while ((is_sign(".") || is_sign("|")) && peek(1).kind == ActionToken::word) {
    text += take().text;
    text += take().text;
  }
  const bool group = is_sign("+") && peek().span.begin == words_[at_ - 1].span.end && take_sign("+");
  return read_type_choice(text, first.begin, group, schema(), passage_);
}

std::optional<ModeSetting> ActionReader::take_mode(std::string_view form) {
  ModeSetting setting;
  setting.combine = take_sign("+");
  do {
    if (peek().kind != ActionToken::word) {
      expected("a mode or a slot", form);
      return std::nullopt;
    }
    const ActionWord word = take();
    if (const std::optional<Mode> mode = mode_named(word.text)) {
      setting.constants.push_back(*mode);
    } else if (const std::optional<int> slot = find_slot(word.text)) {
      scope_.use(*slot);
      setting.slots.push_back(*slot);
    } else {
      const std::string near = did_you_mean(word.text, {"asserted", "negated", "planned", "possible"});
      passage_.error("E009", word.span, "`" + word.text + "` is neither a mode nor a slot of this rule",
                     near.empty() ? "the modes are asserted, negated, planned and possible" : "did you mean `" + near + "`?", near);
    }
  } while (take_sign("+"));
  return setting;
}

std::vector<const yaml::Node*> action_texts(const yaml::Node& value, SourceId source, Diagnostics& diagnostics, std::string_view form) {
  std::vector<const yaml::Node*> texts;
  const auto not_text = [&](const yaml::Node& node) {
    if (yaml::is_alias(node)) return;
    const bool braces = node.is_mapping() && node.span.size() > 0 && diagnostics.source(source).bytes[node.span.begin] == '{';
    Diagnostic diagnostic;
    diagnostic.code = "E007";
    diagnostic.message = braces              ? "a `{` opens a YAML map here"
                         : node.is_absent()  ? "nothing stands behind this"
                         : node.is_scalar()  ? "an empty text"
                         : node.is_mapping() ? "a text is expected here, not a mapping"
                                             : "a text is expected here, not a list";
    diagnostic.primary = {source, node.shown, {}};
    const bool discourse = braces && node.span.size() > 1 && diagnostics.source(source).bytes[node.span.begin + 1] == '?';
    diagnostic.help = discourse ? "quote the whole text: '{?s:topic} ...'" : "it is written `" + std::string(form) + "`";
    diagnostics.add(std::move(diagnostic));
  };
  if (!value.is_sequence()) {
    if (!value.is_scalar() || value.text.empty())
      not_text(value);
    else
      texts.push_back(&value);
    return texts;
  }
  if (value.items.empty()) {
    Diagnostic diagnostic;
    diagnostic.code = "E007";
    diagnostic.message = "an empty list";
    diagnostic.primary = {source, value.span, {}};
    diagnostic.help = "leave the key out; else it is written `" + std::string(form) + "`";
    diagnostics.add(std::move(diagnostic));
  }
  const bool flow = value.span.size() > 0 && diagnostics.source(source).bytes[value.span.begin] == '[';
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const yaml::Node& item = value.items[i];
    if (!item.is_scalar() || item.text.empty()) {
      not_text(item);
      continue;
    }
    int open = flow && item.style == yaml::ScalarStyle::plain ? open_parentheses(item.text) : 0;
    std::size_t last = i;
    while (open > 0 && last + 1 < value.items.size() && value.items[last + 1].is_scalar())
      open += open_parentheses(value.items[++last].text);
    if (last == i) {
      texts.push_back(&item);
    } else {
      report_split(value.items, i, last, source, diagnostics);
      i = last;
    }
  }
  return texts;
}

}  // namespace relata
