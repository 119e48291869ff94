#include "engine/resolve/within_names.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace relata::within {
namespace {

std::vector<std::string_view> words_of(std::string_view text, bool at_hyphens) {
  std::vector<std::string_view> out;
  std::size_t at = 0, begin = std::string_view::npos;
  while (at < text.size()) {
    const std::size_t here = at;
    const char32_t c = decode_utf8(text, at);
    if (is_space(c) || (at_hyphens && (is_hyphen(c) || is_dash(c)))) {
      if (begin != std::string_view::npos) out.push_back(text.substr(begin, here - begin));
      begin = std::string_view::npos;
    } else if (begin == std::string_view::npos) {
      begin = here;
    }
  }
  if (begin != std::string_view::npos) out.push_back(text.substr(begin));
  return out;
}

bool ends_with(const std::vector<std::string>& whole, const std::vector<std::string>& tail) {
  return tail.size() <= whole.size() && std::equal(tail.rbegin(), tail.rend(), whole.rbegin());
}

bool words_agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a.size() == 1) return b.compare(0, 1, a) == 0;
  if (b.size() == 1) return a.compare(0, 1, b) == 0;
  return false;
}

}  // namespace

std::vector<std::string> key_tokens(std::string_view name) {
  std::vector<std::string> out;
  for (const std::string_view word : words_of(name, true)) {
    std::string key = name_key(word);
    std::erase(key, ' ');
    if (!key.empty()) out.push_back(std::move(key));
  }
  return out;
}

std::string join(const std::vector<std::string>& tokens, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    if (i > from) out += ' ';
    out += tokens[i];
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  for (const std::string_view word : words_of(text, false)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

bool is_initial(std::string_view word) {
  std::size_t at = 0;
  while (at < word.size()) {  // "H", "H.", "H.W."
    if (!is_upper(decode_utf8(word, at))) return false;
    if (at == word.size()) return true;
    if (word[at++] != '.') return false;
  }
  return !word.empty();
}

bool is_all_capital(std::string_view text) {
  int letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (!is_letter(c)) continue;
    if (!is_upper(c)) return false;
    ++letters;
  }
  return letters > 1;
}

std::string without_middle_initials(std::string_view name) {
  const auto words = words_of(name, false);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool middle = i > 0 && i + 1 < words.size();
    if (middle && is_initial(words[i]) && !is_initial(words[0])) continue;
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return out;
}

// The letters that without_middle_initials() leaves out.
static std::string middle_initials(std::string_view name) {
  const auto words = words_of(name, false);
  std::string out;
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if (is_initial(words[i]) && !is_initial(words[0]))
      for (std::size_t at = 0; at < words[i].size();)
        if (const char32_t c = decode_utf8(words[i], at); is_letter(c)) append_utf8(fold_case(c), out);
  return out;
}

static void set_form(PersonalName& name, std::string_view written) {
  name.form = without_middle_initials(written);
  name.initials = middle_initials(written);
  if (!name.initials.empty()) name.initialed = squeeze(written);
}

// A part that a hyphen goes on from stands for the whole of it: "Kye" in "Kim Kye-gwan".
static std::string_view with_hyphenated(std::string_view text, std::string_view part) {
  const std::size_t at = part.empty() ? std::string_view::npos : text.find(part);
  if (at == std::string_view::npos) return part;
  std::size_t end = at + part.size();
  if (end >= text.size() || text[end] != '-') return part;
  end = std::min(text.find(' ', end), text.size());
  return text.substr(at, end - at);
}

// Where the name ends if a ruler's number follows it: "John Paul II".
static std::size_t with_number(std::string_view text, std::size_t end) {
  if (end == 0 || end + 1 >= text.size() || text[end] != ' ') return end;
  const std::size_t stop = std::min(text.find(' ', end + 1), text.size());
  const std::string_view number = text.substr(end + 1, stop - end - 1);
  const bool counts = number.size() > 1 && number.find_first_not_of("IVX") == std::string_view::npos;
  return counts ? stop : end;
}

PersonalName personal_name(std::string_view text, std::string_view given, std::string_view surname) {
  PersonalName name;
  given = with_hyphenated(text, given);
  surname = with_hyphenated(text, surname);
  if (given.empty() && surname.empty()) {
    set_form(name, text);
    const auto words = words_of(text, false);
    std::size_t last = words.empty() ? 0 : words.size() - 1;
    for (std::size_t i = 0; i < words.size(); ++i)
      for (std::string& key : key_tokens(words[i])) (i == last ? name.surname : name.given).push_back(std::move(key));
    return name;
  }
  // The form runs from the first part to the last: titles stand outside, either order of names is kept.
  std::size_t begin = std::string_view::npos, end = 0;
  const auto include = [&](std::string_view part, std::size_t at) {
    if (part.empty() || at == std::string_view::npos) return;
    begin = std::min(begin, at);
    end = std::max(end, at + part.size());
  };
  include(given, text.find(given));
  include(surname, text.rfind(surname));
  end = with_number(text, end);
  set_form(name, begin == std::string_view::npos ? text : text.substr(begin, end - begin));
  name.given = key_tokens(given);
  name.surname = key_tokens(surname);
  if (surname.empty()) name.given_only = true;
  return name;
}

bool given_names_agree(const PersonalName& a, const PersonalName& b) {
  const std::size_t common = std::min(a.initials.size(), b.initials.size());
  if (a.initials.compare(0, common, b.initials, 0, common) != 0) return false;
  if (a.given.empty() || b.given.empty()) return true;
  if (!words_agree(a.given[0], b.given[0])) return false;
  // Further names: those of the shorter must follow one another among those of the longer.
  const auto& fewer = a.given.size() <= b.given.size() ? a.given : b.given;
  const auto& more = a.given.size() <= b.given.size() ? b.given : a.given;
  std::size_t at = 1;
  for (std::size_t i = 1; i < fewer.size(); ++i) {
    while (at < more.size() && !words_agree(fewer[i], more[at])) ++at;
    if (at++ >= more.size()) return false;
  }
  return true;
}

bool surnames_agree(const PersonalName& a, const PersonalName& b) {
  return !a.surname.empty() && !b.surname.empty() && (ends_with(a.surname, b.surname) || ends_with(b.surname, a.surname));
}

std::string initials_of(std::string_view name) {
  std::string out;
  for (const std::string_view word : words_of(name, true)) {
    std::size_t at = 0;
    const char32_t c = decode_utf8(word, at);
    if (is_upper(c)) append_utf8(fold_case(c), out);
  }
  return out;
}

}  // namespace relata::within
