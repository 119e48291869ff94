#include <algorithm>

#include "tools/relata/language_server/names/name_uses.h"
#include "tools/relata/language_server/names/pattern_pieces.h"

namespace relata::language_server {
namespace {

// The words of `gives` that may be relations: they begin with a small letter.
void add_told(const yaml::Node& statement, std::vector<NameUse>& uses) {
  const std::string& text = statement.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const Span part{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    if (at > 0 && end > at && text[at] >= 'a' && text[at] <= 'z')
      uses.push_back({NameKind::told, text.substr(at, end - at), statement.in_source(part), false, -1});
    at = end + 1;
  }
}

void add_gives(const yaml::Node& test, std::vector<NameUse>& uses) {
  if (const yaml::Node* gives = test.find("gives"))
    for (const yaml::Node* statement : yaml::as_list(*gives))
      if (statement->is_scalar()) add_told(*statement, uses);
}

void add_tests(const yaml::Node* tests, std::vector<NameUse>& uses) {
  if (!tests) return;
  for (const yaml::Node* test : yaml::as_list(*tests)) add_gives(*test, uses);
}

// The left side of `b? = last Agent of x`.
std::string part_name(const std::string& text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != '=' && text[end] != '?') ++end;
  return text.substr(0, end);
}

}  // namespace

void add_pattern_names(const yaml::Node& pattern, int rule, SlotNames* declared, std::vector<NameUse>& uses) {
  const std::string& text = pattern.text;
  for (const PatternPiece& piece : pieces_of(text)) {
    const NameKind kind = piece.kind == PieceKind::slot ? NameKind::slot : piece.kind == PieceKind::type ? NameKind::type : NameKind::word;
    if (piece.kind != PieceKind::slot && piece.kind != PieceKind::type && piece.kind != PieceKind::word) continue;
    std::string name = text.substr(piece.span.begin, piece.span.size());
    const bool first = declared && kind == NameKind::slot && declared->insert(name).second;
    uses.push_back({kind, std::move(name), pattern.in_source(piece.span), first, rule});
  }
}

void add_rule_names(const yaml::Node& rule, int index, std::vector<NameUse>& uses) {
  if (const yaml::Node* id = rule.find("id"); id && id->is_scalar() && !id->text.empty())
    uses.push_back({NameKind::rule, id->text, id->span, true, index});
  SlotNames slots;
  if (const yaml::Node* match = rule.find("match"))
    for (const yaml::Node* pattern : yaml::as_list(*match))
      if (pattern->is_scalar()) add_pattern_names(*pattern, index, &slots, uses);
  if (const yaml::Node* parts = rule.find("parts"))
    for (const yaml::Node* part : yaml::as_list(*parts))
      if (part->is_scalar()) slots.insert(part_name(part->text));
  for (const char* key : {"parts", "mark", "fold", "restate", "emit", "where", "mode", "when"})
    if (const yaml::Node* action = rule.find(key)) add_action_names(key, *action, index, slots, uses);
  if (const yaml::Node* unless = rule.find("unless"))
    for (const yaml::Member& place : unless->members)
      for (const yaml::Node* pattern : yaml::as_list(place.value))
        if (pattern->is_scalar()) add_pattern_names(*pattern, index, nullptr, uses);
  add_tests(rule.find("tests"), uses);
}

namespace {

void add_keys(const yaml::Node* section, NameKind kind, std::vector<NameUse>& uses) {
  if (!section) return;
  for (const yaml::Member& member : section->members) uses.push_back({kind, member.key.text, member.key.span, true, -1});
}

void add_values(const yaml::Node* value, NameKind kind, bool declares, std::vector<NameUse>& uses) {
  if (!value) return;
  for (const yaml::Node* each : yaml::as_list(*value))
    if (each->is_scalar() && !each->text.empty()) uses.push_back({kind, each->text, each->span, declares, -1});
}

void add_rule_file(const yaml::Node& root, std::vector<NameUse>& uses) {
  add_values(root.find("layer"), NameKind::layer, false, uses);
  add_keys(root.find("sets"), NameKind::set, uses);
  if (const yaml::Node* sets = root.find("sets"))
    for (const yaml::Member& set : sets->members)
      for (const yaml::Node* item : yaml::as_list(set.value)) {
        if (!item->is_scalar() || item->text.empty()) continue;
        if (item->text.front() == '<')
          add_pattern_names(*item, -1, nullptr, uses);
        else
          uses.push_back({NameKind::set_item, item->text, item->span, false, -1});
      }
  add_keys(root.find("families"), NameKind::family, uses);
  add_keys(root.find("phrases"), NameKind::phrase, uses);
  if (const yaml::Node* phrases = root.find("phrases"))
    for (const yaml::Member& phrase : phrases->members)
      if (phrase.value.is_scalar()) add_pattern_names(phrase.value, -1, nullptr, uses);
  if (const yaml::Node* rules = root.find("rules")) {
    int index = 0;
    for (const yaml::Node* rule : yaml::as_list(*rules)) add_rule_names(*rule, index++, uses);
  }
}

void add_schema(const yaml::Node& root, std::vector<NameUse>& uses) {
  add_keys(root.find("types"), NameKind::type, uses);
  add_keys(root.find("relations"), NameKind::relation, uses);
  for (const char* section : {"types", "relations"})
    if (const yaml::Node* members = root.find(section))
      for (const yaml::Member& member : members->members)
        for (const char* key : {"is", "from", "to"}) add_values(member.value.find(key), NameKind::type, false, uses);
}

// A type that begins at `begin` and ends with its cell or before the next attribute, at `stop` at the latest.
void add_lexicon_type(std::string_view text, std::size_t begin, std::size_t stop, std::vector<NameUse>& uses) {
  const std::size_t end = begin + std::min(text.substr(begin, stop - begin).find_first_of("\t\r;"), stop - begin);
  if (end == begin || text[begin] < 'A' || text[begin] > 'Z') return;
  const Span place{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  uses.push_back({NameKind::type, std::string(text.substr(begin, end - begin)), place, false, -1});
}

// The second column of a lexicon, and the attribute that names the type of what a set counts.
void add_lexicon(std::string_view text, std::vector<NameUse>& uses) {
  constexpr std::string_view attribute = "of_type=";
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t stop = std::min(text.find('\n', line), text.size());
    const std::string_view words = text.substr(line, stop - line);
    const std::size_t first = words.find('\t');
    if (text[line] != '#' && first != std::string_view::npos) {
      add_lexicon_type(text, line + first + 1, stop, uses);
      for (std::size_t at = words.find(attribute, first); at != std::string_view::npos; at = words.find(attribute, at + 1))
        if (words[at - 1] == '\t' || words[at - 1] == ';' || words[at - 1] == ' ')
          add_lexicon_type(text, line + at + attribute.size(), stop, uses);
    }
    line = stop + 1;
  }
}

}  // namespace

std::vector<NameUse> name_uses(FileKind kind, const yaml::Node& root, std::string_view text) {
  std::vector<NameUse> uses;
  switch (kind) {
    case FileKind::rules:
      add_rule_file(root, uses);
      break;
    case FileKind::cases:
      if (const yaml::Node* cases = root.find("cases"))
        for (const yaml::Node* each : yaml::as_list(*cases)) add_gives(*each, uses);
      break;
    case FileKind::pack:
      add_values(root.find("layers"), NameKind::layer, true, uses);
      if (const yaml::Node* reading = root.find("reading"))
        for (const yaml::Member& member : reading->members) add_values(&member.value, NameKind::type, false, uses);
      break;
    case FileKind::schema:
      add_schema(root, uses);
      break;
    case FileKind::lexicon:
      add_lexicon(text, uses);
  }
  return uses;
}

}  // namespace relata::language_server
