#include <algorithm>

#include "engine/diagnostics/did_you_mean.h"
#include "engine/rules/bind_names.h"
#include "engine/rules/parse_pattern_reader.h"

namespace relata {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_upper(c) || is_digit(c) || c == '_'; });
}

constexpr std::string_view frame_roles = "soabg";

// "met" is a form of `meet`; empty if no lexicon says so.
std::string base_form_of(const RuleBase& base, std::string_view form) {
  const auto noun = base.schema.find_type("NounForm");
  for (const EntryId id : base.lexicon.find_name(form)) {
    const LexiconEntry& entry = base.lexicon.entry(id);
    if (base.schema.type(entry.type).has_lemma && !entry.id.empty() && entry.id != form && !(noun && base.schema.is_a(entry.type, *noun)))
      return entry.id;
  }
  return {};
}

// "b:Agent Person" as "b:Agent|Person"; empty if blanks part something other than types.
std::string types_parted(std::string_view word, const std::vector<std::string>& types) {
  const std::size_t first = word.find(':') == std::string_view::npos ? 0 : word.find(':') + 1;
  std::string parted(word.substr(0, first));
  std::size_t count = 0;
  for (std::size_t at = first; at < word.size();) {
    const std::size_t end = std::min(word.find(' ', at), word.size());
    const std::string_view type = word.substr(at, end - at);
    at = end + 1;
    if (type.empty()) continue;
    if (std::find(types.begin(), types.end(), type.substr(0, type.find('.'))) == types.end()) return {};
    parted += (count++ > 0 ? "|" : "") + std::string(type);
  }
  return count > 1 ? parted : std::string();
}

}  // namespace

std::optional<PatternNode> PatternReader::read_braces() {
  const std::size_t open = at_;
  const std::size_t close = text_.find_first_of("{}", open + 1);
  if (close == std::string_view::npos || text_[close] == '{') {
    ++at_;
    passage_.error("P023", from(open), "this `{` is never closed", "a literal brace is `\\{`", "\\{");
    return std::nullopt;
  }
  at_ = close + 1;
  const Span whole = from(open);
  const std::string_view content = text_.substr(open + 1, close - open - 1);
  PatternNode node;
  node.span = whole;
  if (content.find_first_of(" \t\n") != std::string_view::npos) {
    refuse_brace_word(content, whole);
    return std::nullopt;
  }
  if (content == "rest")
    node.kind = PatternKind::rest;
  else if (content == "gap")
    node.kind = PatternKind::gap;
  else if (content == "..")
    node.kind = PatternKind::anything;
  else if (content == "end")
    node.kind = PatternKind::end;
  else if (const std::size_t colon = content.find(':'); colon != std::string_view::npos)
    return read_slot(content.substr(0, colon), span(open + 1, open + 1 + colon), open + colon + 2, whole);
  else if (!content.empty() && is_upper(content.front()))
    return read_slot({}, {}, open + 1, whole);
  else {
    refuse_brace_word(content, whole);
    return std::nullopt;
  }
  return node;
}

void PatternReader::refuse_brace_word(std::string_view word, Span whole) {
  if (!word.empty() && (is_digit(word.front()) || word.front() == ',')) {
    if (word.front() == ',') {
      passage_.error("P023", whole, "a repetition says its least number too", {}, "{0" + std::string(word) + "}");
    } else {
      passage_.error("P006", whole, "nothing stands here that `{" + std::string(word) + "}` could repeat", "a literal brace is `\\{`");
    }
    return;
  }
  if (!word.empty() && word.find_first_not_of('.') == std::string_view::npos) {
    passage_.error("P023", whole, "no piece looks like this", "`{..}` is anything without a finite verb", "{..}");
    return;
  }
  const std::string literal = "a type begins with a capital, a slot is {x:Type}, a literal brace is `\\{`";
  if (!is_word(word)) {
    if (const std::string parted = types_parted(word, type_names(base_.schema)); !parted.empty()) {
      passage_.error("P023", whole, "no piece looks like this", "between types stands `|`", "{" + parted + "}");
      return;
    }
    std::string squeezed;
    std::copy_if(word.begin(), word.end(), std::back_inserter(squeezed), [](char c) { return c != ' ' && c != '\t' && c != '\n'; });
    const bool spaces = squeezed.size() != word.size() && !squeezed.empty();
    // "{a: Agent}" is a slot with a space in it, "{again and again}" text.
    if (spaces && squeezed.find_first_of(":.") == std::string::npos && std::count(word.begin(), word.end(), ' ') > 0 &&
        !is_upper(squeezed.front()) && squeezed != "rest" && squeezed != "gap" && squeezed != "end")
      passage_.error("P023", whole, "no piece looks like this", literal, "\\{" + std::string(word) + "\\}");
    else
      passage_.error("P023", whole, word.empty() ? "empty braces, `{}`" : "no piece looks like this",
                     spaces ? "no spaces inside braces" : literal,
                     spaces && squeezed.find('=') == std::string::npos ? "{" + squeezed + "}" : "");
    return;
  }
  std::vector<std::string> candidates = {"rest", "gap", "end"};
  const std::vector<std::string> types = type_names(base_.schema);
  candidates.insert(candidates.end(), types.begin(), types.end());
  const std::string near = did_you_mean(word, candidates);
  const bool declared = slots_ && std::any_of(slots_->begin(), slots_->end(), [&](const SlotDeclaration& s) { return s.name == word; });
  passage_.error("P020", whole, "`{" + std::string(word) + "}` is no piece of a pattern",
                 declared       ? "a slot says its type each time: {" + std::string(word) + ":Type}"
                 : near.empty() ? "the pieces are {rest}, {gap}, {..}, {end}, {Type} and {x:Type}"
                                : "did you mean `{" + near + "}`?",
                 near.empty() || declared ? "" : "{" + near + "}");
}

std::optional<int> PatternReader::declare_slot(std::string_view name, Span name_span) {
  if (!is_word(name) || !(is_lower(name.front()) || name.front() == '_')) {
    passage_.error("P027", name_span, "`" + std::string(name) + "` can't name a slot",
                   "a slot's name is lower-case letters, digits and _, a letter first");
    return std::nullopt;
  }
  static const std::vector<std::string> reserved = {"match", "rest", "gap", "end", "not", "each", "none", "nothing"};
  if (std::find(reserved.begin(), reserved.end(), name) != reserved.end()) {
    passage_.error("P027", name_span, "`" + std::string(name) + "` has a meaning of its own and can't name a slot", "choose another name");
    return std::nullopt;
  }
  if (!slots_) {
    passage_.error("P028", name_span, "this pattern can't bind a slot", "only patterns under `match:` bind; write the type alone, {Type}");
    return std::nullopt;
  }
  for (std::size_t i = 0; i < slots_->size(); ++i)
    if ((*slots_)[i].name == name) return static_cast<int>(i);
  SlotDeclaration slot;
  slot.name = std::string(name);
  slot.place = passage_.in_source(name_span);
  slots_->push_back(std::move(slot));
  return static_cast<int>(slots_->size() - 1);
}

std::optional<PatternNode> PatternReader::read_slot(std::string_view name, Span name_span, std::size_t types_begin, Span whole) {
  const bool named = types_begin > whole.begin + 1u;
  std::size_t end = whole.end - 1;
  const bool group = end > types_begin && text_[end - 1] == '+';
  if (group) --end;
  const std::string_view types = text_.substr(types_begin, end - types_begin);
  std::optional<TypeTest> test = read_type_choice(types, static_cast<std::uint32_t>(types_begin), group, base_.schema, passage_);
  const std::optional<int> slot = named ? declare_slot(name, name_span) : -1;
  if (!test || !slot) return std::nullopt;
  if (*slot >= 0) {
    SlotDeclaration& declared = (*slots_)[*slot];
    declared.is_group = declared.is_group || group;
    const auto same = [&](const TypeTest& t) { return t.types == test->types && t.others == test->others && t.group_only == group; };
    if (std::none_of(declared.tests.begin(), declared.tests.end(), same)) declared.tests.push_back(*test);
  }
  PatternNode node;
  node.kind = PatternKind::slot;
  node.span = whole;
  node.slot = *slot;
  node.test = std::move(*test);
  return node;
}

std::optional<PatternNode> PatternReader::read_angles() {
  const std::size_t open = at_;
  const std::size_t close = text_.find_first_of("<>", open + 1);
  const auto allowed = [](char c) {
    return is_lower(c) || is_upper(c) || is_digit(c) || c == '_' || c == '-' || c == ' ' || c == '\'' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (close == std::string_view::npos || text_[close] == '<') {
    ++at_;
    passage_.error("P024", from(open), "this `<` is never closed", "close it with `>`; a literal one is `\\<`", "\\<");
    return std::nullopt;
  }
  const std::string_view content = text_.substr(open + 1, close - open - 1);
  at_ = close + 1;
  if (content.empty() || !std::all_of(content.begin(), content.end(), allowed) || content.front() == ' ' || content.back() == ' ') {
    passage_.error("P024", from(open), "no name stands between these brackets",
                   "`<meet>` is a set, family, phrase or verb; literal ones are `\\<` and `\\>`");
    return std::nullopt;
  }
  PatternNode node;
  node.span = from(open);
  const std::size_t of = content.find(" of ");
  if (of != std::string_view::npos) {
    const std::string_view role = content.substr(0, of), noun = content.substr(of + 4);
    if (role.size() != 1 || frame_roles.find(role.front()) == std::string_view::npos || !is_word(noun)) {
      passage_.error("P026", node.span, "`<" + std::string(content) + "` asks for no part of a noun's frame",
                     "`<o of n>`: s the doer, o the target, a and b the sides, g their group, of the noun in slot n");
      return std::nullopt;
    }
    node.kind = PatternKind::frame;
    node.text = std::string(content);  // bind_pattern parts it, when all slots are known
    return node;
  }
  node.kind = PatternKind::word;
  node.text = std::string(content);
  if (!bind_word(node, span(open + 1, close))) return std::nullopt;
  return node;
}

bool PatternReader::bind_word(PatternNode& node, Span name_span) {
  const NamedWord word = find_word(base_, node.text, passage_.source);
  node.word_kind = word.kind;
  node.word_index = word.index;
  if (word.kind != WordKind::unknown) return true;
  if (is_unreadable_word(base_, node.text)) {
    ++passage_.errors;
    return false;
  }
  const std::vector<std::string> known = word_names(base_);
  // An infinitive's "to" is no part of the name.
  std::string near = node.text.starts_with("to ") ? node.text.substr(3) : std::string();
  if (std::find(known.begin(), known.end(), near) == known.end()) near = base_form_of(base_, node.text);
  if (near.empty()) near = did_you_mean(node.text, declared_names(base_), base_.lemmas.all());
  passage_.error(
      "P025", name_span, "no set, family, phrase or verb has the name `" + node.text + "`",
      near.empty() ? "declare it under `sets:`, `families:` or `phrases:`, or give the verb to a lexicon" : "did you mean `" + near + "`?",
      near);
  return false;
}

}  // namespace relata
