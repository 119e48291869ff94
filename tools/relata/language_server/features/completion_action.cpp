#include "tools/relata/language_server/features/completion_action.h"

#include <algorithm>

namespace relata::language_server {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

void add_slots(const std::vector<std::string>& slots, const std::vector<std::string_view>& used, CompletionItems& items) {
  for (const std::string& slot : slots) {
    items.rank(std::find(used.begin(), used.end(), slot) == used.end() ? 1 : 2);
    items.add(slot, ItemKind::property, "slot");
  }
}

void add_qualifiers(int rank, CompletionItems& items) {
  items.rank(rank);
  for (const char* word : {"when", "where", "of", "for", "source"})
    items.add(word, ItemKind::keyword, "what the next slot says of the statement");
}

}  // namespace

void complete_emit(std::string_view before, const std::vector<std::string>& slots, CompletionItems& items) {
  const std::size_t open = before.rfind('(');
  if (open != std::string_view::npos && before.find(')', open) == std::string_view::npos) {
    // "(when t, |" asks for a qualifier, "(when |" for its slot.
    const std::size_t comma = before.rfind(',');
    const std::size_t begin = comma != std::string_view::npos && comma > open ? comma + 1 : open + 1;
    if (words_of(before.substr(begin)).empty()) return add_qualifiers(1, items);
    return add_slots(slots, words_of(before), items);
  }
  std::vector<std::string_view> words = words_of(before);
  const bool pairs = words.size() >= 3 && words[0] == "each" && words[1] == "pair";
  if (pairs) words.erase(words.begin(), words.begin() + 3);
  const std::size_t said = words.size();
  if (said == 1) {
    items.rank(1);
    return items.add_relations();
  }
  add_slots(slots, words, items);
  items.rank(3);
  if (said == 0 && !pairs) items.add("each pair of", ItemKind::keyword, "a statement for each two of a group");
}

void complete_where(std::string_view before, const std::vector<std::string>& slots, CompletionItems& items) {
  const std::size_t last = before.find_last_not_of(' ');
  const char end = last == std::string_view::npos ? ' ' : before[last];
  if (end == '.' && before.back() == '.') return items.add_attributes();
  const std::vector<std::string_view> words = words_of(before);
  if (end == '=' || end == '|') {
    // "v.tense = past|": the attribute stands before the sign.
    const std::string_view asked = before.substr(0, before.find_first_of("=!"));
    if (const std::size_t dot = asked.find('.'); dot != std::string_view::npos)
      return items.add_values(asked.substr(dot + 1, asked.find_last_not_of(' ') - dot));
    return add_slots(slots, words, items);
  }
  if (!words.empty() && (words.back() == "is" || (words.back() == "not" && words.size() > 1))) {
    items.rank(2);
    items.add_types("");
    items.rank(1);
    if (words.back() == "is") items.add("not", ItemKind::keyword, "");
    return;
  }
  if (words.empty() || words.back() == "not") {
    add_slots(slots, {}, items);
    items.rank(3);
    if (words.empty()) items.add("not", ItemKind::keyword, "the condition must not hold");
    return;
  }
  items.add("is", ItemKind::keyword, "a type, or <name>");
}

}  // namespace relata::language_server
