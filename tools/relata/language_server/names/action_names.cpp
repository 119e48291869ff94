#include <algorithm>

#include "tools/relata/language_server/names/name_uses.h"

namespace relata::language_server {
namespace {

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

class ActionReader {
 public:
  ActionReader(std::string_view key, const yaml::Node& action, int rule, const SlotNames& slots, std::vector<NameUse>& uses)
      : key_(key), action_(action), text_(action.text), rule_(rule), slots_(slots), uses_(uses) {}

  void read() {
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (!is_word_byte(c)) {
        punctuation(c);
        before_ = c;
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text_.size() && is_word_byte(text_[end])) ++end;
      word(at, end);
      before_ = ' ';
      at = end;
    }
  }

 private:
  void punctuation(char c) {
    if (c == '(') ++depth_;
    if (c == ')' && depth_ > 0) --depth_;
    if (c == '(' || c == ',') in_group_ = 0;
  }

  void add(NameKind kind, std::size_t begin, std::size_t end, bool declares = false) {
    const Span part{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    uses_.push_back({kind, std::string(text_.substr(begin, end - begin)), action_.in_source(part), declares, rule_});
  }

  [[nodiscard]] bool is_slot(std::string_view name) const { return slots_.contains(std::string(name)); }

  void word(std::size_t begin, std::size_t end) {
    const std::size_t head = begin + std::min(text_.substr(begin, end - begin).find('.'), end - begin);
    const std::string_view name = text_.substr(begin, head - begin);
    const bool first_in_group = depth_ > 0 && in_group_++ == 0;
    if (before_ == '<') return add(NameKind::word, begin, end);
    if (before_ == '=' && key_ == "restate") {
      if (end >= text_.size() || text_[end] != '(') add(NameKind::word, begin, end);
      return;
    }
    if (is_capital(text_[begin])) return add(NameKind::type, begin, head);
    // "(when t)": the first word names what the second is; "=verb(n)" names a slot at once.
    if (is_slot(name) && (!first_in_group || key_ == "restate")) return add(NameKind::slot, begin, head, key_ == "parts" && !declared_++);
    if (key_ == "emit" && depth_ == 0 && name != "each" && name != "pair" && name != "of") add(NameKind::relation, begin, end);
  }

  std::string_view key_;
  const yaml::Node& action_;
  std::string_view text_;
  int rule_;
  const SlotNames& slots_;
  std::vector<NameUse>& uses_;
  char before_ = ' ';
  int depth_ = 0;
  int in_group_ = 0;
  int declared_ = 0;
};

}  // namespace

void add_action_names(std::string_view key, const yaml::Node& action, int rule, const SlotNames& slots, std::vector<NameUse>& uses) {
  for (const yaml::Node* each : yaml::as_list(action))
    if (each->is_scalar()) ActionReader(key, *each, rule, slots, uses).read();
}

}  // namespace relata::language_server
