#include "tools/relata/language_server/features/completion.h"

#include <algorithm>

#include "tools/relata/language_server/features/completion_action.h"
#include "tools/relata/language_server/features/completion_items.h"
#include "tools/relata/language_server/features/describing.h"
#include "tools/relata/language_server/names/pattern_pieces.h"
#include "tools/relata/language_server/tolerant/reading.h"

namespace relata::language_server {
namespace {

// A private-use character at the cursor: it glues to the word that is being typed, and no text has it.
constexpr std::string_view mark = "\xee\x80\x80";

// In the snippet syntax of the protocol; further lines stand below the first, behind the dash.
constexpr const char* rule_snippet =
    "id: ${1:name}\n  about: ${2:What it says, in a sentence.}\n  match: '{a:${3:Agent}} <${4:verb}> {b:${5:Agent}}'\n  emit: a "
    "${6:relation} b\n"
    "  tests:\n    - text: ${7:A sentence.}\n      gives: ${0:nothing}";

bool is_name_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) || c == '-' || c == '_';
}

// The place of the cursor in the marked text.
struct Cursor {
  Location location;
  std::string before, behind;  // the scalar's text on both sides of the mark
  std::string typed;           // the end of `before` that is a name
  Span replaced;               // bytes of the document: what is typed, and the rest of its word
};

void find_word(Cursor& cursor, std::uint32_t byte) {
  std::size_t begin = cursor.before.size(), end = 0;
  while (begin > 0 && is_name_byte(cursor.before[begin - 1])) --begin;
  while (end < cursor.behind.size() && is_name_byte(cursor.behind[end])) ++end;
  cursor.typed = cursor.before.substr(begin);
  cursor.replaced = {byte - static_cast<std::uint32_t>(cursor.typed.size()), byte + static_cast<std::uint32_t>(end)};
}

void complete_pattern(const Cursor& cursor, CompletionItems& items) {
  const std::string text = cursor.before + std::string(mark) + cursor.behind;
  const auto at = static_cast<std::uint32_t>(cursor.before.size());
  const char next = cursor.behind.empty() ? ' ' : cursor.behind[cursor.replaced.size() - cursor.typed.size()];
  for (const PatternPiece& piece : pieces_of(text)) {
    if (piece.span.begin > at || at >= piece.span.end) continue;
    const char opener = piece.span.begin > 0 ? text[piece.span.begin - 1] : ' ';
    switch (piece.kind) {
      case PieceKind::word:
        return items.add_words(next == '>' ? "" : ">");
      case PieceKind::slot:
      case PieceKind::wildcard:
      case PieceKind::type:
      case PieceKind::feature:
        items.add_types(next == '}' || next == '+' || next == '|' ? "" : "}");
        if (opener == '{')
          for (const char* name : {"rest", "gap", "..", "end"})
            items.add(name, ItemKind::keyword, "", std::string(describe_wildcard(name)), next == '}' ? "" : "}");
        return;
      default:
        return;
    }
  }
}

void complete_action(const std::string& key, const Cursor& cursor, CompletionItems& items) {
  const yaml::Node* rule = cursor.location.node(1);
  std::vector<NameUse> uses;
  if (rule) add_rule_names(*rule, 0, uses);
  if (key == "where" && cursor.before.ends_with("<" + cursor.typed)) return items.add_words(cursor.behind.starts_with(">") ? "" : ">");
  std::vector<std::string> slots;
  for (const NameUse& use : uses)
    if (use.kind == NameKind::slot && use.declares) slots.push_back(use.name);
  const std::string_view before = std::string_view(cursor.before).substr(0, cursor.before.size() - cursor.typed.size());
  if (key == "emit") return complete_emit(before, slots, items);
  if (key == "where") return complete_where(before, slots, items);
  for (const std::string& slot : slots) items.add(slot, ItemKind::property, "slot");
  items.rank(2);
  if (key == "mark" || key == "fold" || key == "parts") items.add_types("");
  if (key == "mark" || key == "fold" || key == "restate") items.add("match", ItemKind::property, "the whole match");
  if (key == "restate") items.add("rest", ItemKind::keyword, "the rest of the clause");
  if (key == "when") items.add("none", ItemKind::keyword, "no date at all");
  if (key == "mode") items.add_choices({"asserted", "negated", "planned", "possible"});
}

void complete_value(const FileContext& context, const Cursor& cursor, CompletionItems& items) {
  const std::vector<std::string>& path = cursor.location.path;
  const auto at = [&](std::size_t n) { return n < path.size() ? std::string_view(path[n]) : std::string_view(); };
  if (context.kind == FileKind::cases || (at(0) == "rules" && at(2) == "tests")) {
    if (std::find(path.begin(), path.end(), "gives") == path.end()) return;
    items.add_relations();
    return items.add("nothing", ItemKind::keyword, "no statement at all");
  }
  if (context.kind == FileKind::pack) {
    if (at(0) == "requires")
      for (const std::string& name : pack_names()) items.add(name, ItemKind::module_, "pack");
    if (at(0) == "layers") items.add_layers();
    if (at(0) == "reading") items.add_types("");
    return;
  }
  if (at(0) == "layer") return items.add_layers();
  if (at(0) == "sets") return items.add_sets();
  if (at(0) == "phrases" || (at(0) == "rules" && (at(2) == "match" || at(2) == "unless"))) return complete_pattern(cursor, items);
  if (at(0) != "rules" || path.size() < 3) return;
  for (const Key& key : key_table())
    if (key.owner == KeyOwner::rule && key.name == at(2) && !key.choices.empty()) items.add_choices(key.choices);
  for (const char* action : {"emit", "mark", "fold", "restate", "parts", "where", "mode", "when"})
    if (at(2) == action) complete_action(action, cursor, items);
}

void complete_key(const FileContext& context, const Cursor& cursor, CompletionItems& items) {
  const auto owner = owner_at(cursor.location.path, owner_of(context.kind));
  if (!owner) return;
  // What stands beside the key that is being typed.
  const yaml::Node* siblings = cursor.location.on_key ? cursor.location.mapping : nullptr;
  const std::size_t next = context.document->text.find_first_not_of(" \t", cursor.replaced.end);
  const bool has_colon = next != std::string::npos && context.document->text[next] == ':';
  if (*owner == KeyOwner::rule && !siblings && context.snippets) items.add_snippet("rule", "a rule with a test", rule_snippet);
  for (const Key& key : key_table())
    if (key.owner == *owner && (!siblings || !siblings->find(key.name)))
      items.add(std::string(key.name), ItemKind::property, key.required ? "must be there" : "", std::string(key.about),
                has_colon ? "" : ": ");
}

}  // namespace

Json completion(const FileContext& context, std::uint32_t byte) {
  std::string text = context.document->text;
  text.insert(byte, mark);
  const yaml::Node root = read_tolerantly(text);
  Cursor cursor;
  cursor.location = locate(root, byte + 1);
  if (!cursor.location.scalar) return CompletionItems(context, {byte, byte}, "").list();
  const std::string& scalar = cursor.location.scalar->text;
  const std::size_t at = scalar.find(mark);
  if (at == std::string::npos) return CompletionItems(context, {byte, byte}, "").list();
  cursor.before = scalar.substr(0, at);
  cursor.behind = scalar.substr(at + mark.size());
  find_word(cursor, byte);
  CompletionItems items(context, cursor.replaced, cursor.typed);
  // A word alone where a mapping may stand is a key that is being typed.
  const bool is_new = root.is_scalar() || (!cursor.location.on_key && owner_at(cursor.location.path, owner_of(context.kind)));
  if (cursor.location.on_key || is_new)
    complete_key(context, cursor, items);
  else
    complete_value(context, cursor, items);
  return items.list();
}

}  // namespace relata::language_server
