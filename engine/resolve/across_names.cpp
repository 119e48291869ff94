#include "engine/resolve/across_names.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace relata {

namespace {

[[nodiscard]] std::vector<std::string> split_words(std::string_view key) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.emplace_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

[[nodiscard]] bool is_one_letter(std::string_view word) {
  std::size_t at = 0;
  const char32_t c = decode_utf8(word, at);
  // Of scripts without case one character may be a whole name.
  return at == word.size() && c < 0x0530;
}

}  // namespace

ComparableName comparable_name(std::string_view name, bool personal, const Vocabulary& vocabulary) {
  ComparableName out;
  std::string spaced;  // "H.W.": two initials
  for (const char c : name) {
    spaced += c;
    if (personal && c == '.') spaced += ' ';
  }
  std::vector<std::string> words = split_words(name_key(spaced));
  if (personal) {
    std::size_t titles = 0;
    while (titles + 1 < words.size() && vocabulary.titles.contains(words[titles])) ++titles;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(titles));
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && i + 1 < words.size() && is_one_letter(words[i])) {
        if (!out.initials.empty()) out.initials += ' ';
        out.initials += words[i];
      } else {
        out.words.push_back(std::move(words[i]));
      }
    }
  } else {
    out.words = std::move(words);
  }
  for (const auto& word : out.words) out.key += word;
  return out;
}

std::vector<std::string> short_keys(const ComparableName& name, bool personal) {
  constexpr std::size_t most_words = 12;
  std::vector<std::string> keys;
  const auto& words = name.words;
  if (words.size() < 2) return keys;
  std::string suffix;
  for (std::size_t taken = 1; taken < std::min(words.size(), most_words); ++taken) {
    suffix.insert(0, words[words.size() - taken]);
    keys.push_back(suffix);
  }
  if (personal) {
    keys.push_back(words.front());
    if (words.size() > 2) keys.push_back(words.front() + words.back());
  }
  return keys;
}

bool initials_agree(std::string_view a, std::string_view b) {
  const std::size_t common = std::min(a.size(), b.size());
  return a.substr(0, common) == b.substr(0, common);
}

}  // namespace relata
