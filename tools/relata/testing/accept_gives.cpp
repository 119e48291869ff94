#include "tools/relata/testing/accept_gives.h"

#include <algorithm>

#include "tools/probes/list_edits.h"

namespace relata {
namespace {

std::uint32_t narrow(std::size_t at) {
  return static_cast<std::uint32_t>(at);
}

std::size_t line_begin(std::string_view bytes, std::size_t at) {
  const std::size_t end = at == 0 ? std::string_view::npos : bytes.rfind('\n', at - 1);
  return end == std::string_view::npos ? 0 : end + 1;
}

// An item of a list with dashes, with its line; a comment behind it stays.
Edit without_item(std::string_view bytes, SourceId source, Span item) {
  const std::size_t begin = line_begin(bytes, item.begin), dash = bytes.find('-', begin);
  std::size_t end = item.end;
  while (end < bytes.size() && (bytes[end] == ' ' || bytes[end] == '\t' || bytes[end] == '\r')) ++end;
  if (end < bytes.size() && bytes[end] == '#') return {source, {narrow(dash), narrow(end)}, ""};
  if (end < bytes.size() && bytes[end] == '\n') ++end;
  return {source, {narrow(begin), narrow(end)}, ""};
}

class Acceptance {
 public:
  Acceptance(std::string_view bytes, SourceId source, const yaml::Node& one) : bytes_(bytes), source_(source) {
    for (const yaml::Member& member : one.members)
      if (member.key.text == "gives") member_ = &member;
    in_brackets_ = bytes[one.span.begin] == '{';
  }

  std::vector<Edit> edits(const std::vector<std::size_t>& gone, const std::vector<std::string>& added) {
    if (!member_) return {};
    const yaml::Node& value = member_->value;
    if (!value.is_sequence() || value.items.empty()) return {whole(gone, added)};
    return bytes_[value.span.begin] == '[' ? in_brackets(gone, added) : with_dashes(gone, added);
  }

 private:
  // One statement, `nothing` or an empty list: written anew.
  Edit whole(const std::vector<std::size_t>& gone, std::vector<std::string> added) const {
    const yaml::Node& value = member_->value;
    const bool stays = value.is_scalar() && gone.empty() && value.text != "nothing" && !value.is_absent();
    if (stays) added.insert(added.begin(), value.text);
    const bool quoted = value.is_scalar() && value.style == yaml::ScalarStyle::single_quoted;
    if (added.size() == 1) return {source_, value.span, as_scalar(added.front(), in_brackets_, quoted)};
    if (added.empty()) return {source_, value.span, "nothing"};
    if (in_brackets_) return {source_, value.span, listed(added)};
    const std::size_t margin = member_->key.span.begin - line_begin(bytes_, member_->key.span.begin);
    std::string items;
    for (const std::string& each : added) items += "\n" + std::string(margin + 2, ' ') + "- " + as_scalar(each, false, quoted);
    return {source_, {colon_end(), value.span.end}, std::move(items)};
  }

  std::vector<Edit> in_brackets(const std::vector<std::size_t>& gone, const std::vector<std::string>& added) const {
    std::vector<std::string> texts;
    const std::vector<yaml::Node>& items = member_->value.items;
    std::size_t next = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (std::find(gone.begin(), gone.end(), i) == gone.end())
        texts.push_back(std::string(bytes_.substr(items[i].span.begin, items[i].span.size())));
      else if (next < added.size())
        texts.push_back(as_scalar(added[next++], true));
    }
    for (; next < added.size(); ++next) texts.push_back(as_scalar(added[next], true));
    std::string out;
    for (const std::string& each : texts) out += (out.empty() ? "[" : ", ") + each;
    return {{source_, member_->value.span, texts.empty() ? "nothing" : out + "]"}};
  }

  std::vector<Edit> with_dashes(const std::vector<std::size_t>& gone, const std::vector<std::string>& added) const {
    const std::vector<yaml::Node>& items = member_->value.items;
    std::vector<Edit> edits;
    std::size_t next = 0;
    for (const std::size_t index : gone) {
      const yaml::Node& item = items[index];
      if (next < added.size())
        edits.push_back({source_, item.span, as_scalar(added[next++], false, item.style == yaml::ScalarStyle::single_quoted)});
      else
        edits.push_back(without_item(bytes_, source_, item.span));
    }
    const bool quoted = items.back().style == yaml::ScalarStyle::single_quoted;
    for (; next < added.size(); ++next)
      edits.push_back(append_item(bytes_, source_, items.back().span, as_scalar(added[next], false, quoted)));
    if (gone.size() == items.size() && added.empty()) edits.push_back({source_, {colon_end(), colon_end()}, " nothing"});
    return edits;
  }

  [[nodiscard]] std::uint32_t colon_end() const { return narrow(bytes_.find(':', member_->key.span.end) + 1); }

  static std::string listed(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& each : texts) out += (out.empty() ? "[" : ", ") + as_scalar(each, true);
    return out + "]";
  }

  std::string_view bytes_;
  SourceId source_;
  const yaml::Member* member_ = nullptr;
  bool in_brackets_ = false;
};

}  // namespace

std::vector<Edit> accept_gives(std::string_view bytes, SourceId source, const yaml::Node& one, const std::vector<std::size_t>& gone,
                               const std::vector<std::string>& added) {
  return Acceptance(bytes, source, one).edits(gone, added);
}

std::string as_scalar(const std::string& statement, bool in_brackets, bool quoted) {
  const auto holds = [&](std::string_view sign) { return statement.find(sign) != std::string::npos; };
  const bool unsafe = statement.empty() || std::string_view("!&*?|>'\"%@`{}[],#-: ").find(statement.front()) != std::string_view::npos ||
                      statement.back() == ' ' || statement.back() == ':' || holds(": ") || holds(" #") || holds("\t") ||
                      statement == "nothing" || (in_brackets && statement.find_first_of(",[]{}:") != std::string::npos);
  if (!quoted && !unsafe) return statement;
  std::string out = "'";
  for (const char c : statement) out += c == '\'' ? std::string("''") : c == '\n' ? std::string(" ") : std::string(1, c);
  return out + "'";
}

}  // namespace relata
