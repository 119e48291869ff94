#include "engine/read/reading_lexicon.h"

#include <algorithm>
#include <utility>

#include "engine/rules/lexicon.h"
#include "engine/schema/schema.h"
#include "engine/text/tokens.h"
#include "engine/text/utf8.h"

namespace relata {

namespace {

[[nodiscard]] unsigned char lower(char c) {
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

// Lower-case letters of `pattern` stand for either case.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view token) {
  if (pattern.size() != token.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == token[i]) continue;
    const bool small = pattern[i] >= 'a' && pattern[i] <= 'z';
    if (!small || pattern[i] != static_cast<char>(lower(token[i]))) return false;
  }
  return true;
}

[[nodiscard]] std::string_view without_stop(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return word;
}

[[nodiscard]] std::string_view attribute(const LexiconEntry& entry, std::string_view key) {
  for (const auto& [name, value] : entry.attributes) {
    if (name == key) return value;
  }
  return {};
}

template <typename Value, std::size_t N>
[[nodiscard]] std::optional<Value> named(const std::array<std::pair<std::string_view, Value>, N>& table, std::string_view name) {
  for (const auto& [key, value] : table) {
    if (key == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, ClutterPlace>, 11> clutter_places = {{{"line", ClutterPlace::line},
                                                                                       {"start", ClutterPlace::start},
                                                                                       {"end", ClutterPlace::end},
                                                                                       {"sentence", ClutterPlace::sentence},
                                                                                       {"anywhere", ClutterPlace::anywhere},
                                                                                       {"word", ClutterPlace::word},
                                                                                       {"header", ClutterPlace::header},
                                                                                       {"byline", ClutterPlace::byline},
                                                                                       {"credit", ClutterPlace::credit},
                                                                                       {"rest", ClutterPlace::rest},
                                                                                       {"markup", ClutterPlace::markup}}};
constexpr std::array<std::pair<std::string_view, MaskKind>, 6> mask_kinds = {{{"clutter", MaskKind::clutter},
                                                                              {"header", MaskKind::header},
                                                                              {"headline", MaskKind::headline},
                                                                              {"dateline", MaskKind::dateline},
                                                                              {"byline", MaskKind::byline},
                                                                              {"caption", MaskKind::caption}}};
constexpr std::array<std::pair<std::string_view, AbbreviationBefore>, 3> abbreviation_kinds = {
    {{"name", AbbreviationBefore::name}, {"number", AbbreviationBefore::number}, {"any", AbbreviationBefore::any}}};

}  // namespace

std::optional<ClutterPlace> clutter_place_named(std::string_view name) {
  return named(clutter_places, name);
}
std::optional<MaskKind> mask_kind_named(std::string_view name) {
  return named(mask_kinds, name);
}
std::optional<AbbreviationBefore> abbreviation_before_named(std::string_view name) {
  return named(abbreviation_kinds, name);
}

void ReadingLexicon::add_clutter(std::string_view phrase, ClutterPlace where, MaskKind kind) {
  if (where == ClutterPlace::markup) {
    markup_.insert(fold_case(phrase));
    return;
  }
  std::vector<Span> spans;
  tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, spans);
  if (spans.empty()) return;
  Clutter clutter{{}, where, kind};
  for (const auto span : spans) clutter.tokens.emplace_back(phrase.substr(span.begin, span.size()));
  const auto index = static_cast<std::uint32_t>(clutter_.size());
  const auto key = [](const std::string& token) { return key_of(token, {0, static_cast<std::uint32_t>(token.size())}); };
  const auto first = key(clutter.tokens.front());
  const auto second = clutter.tokens.size() > 1 ? key(clutter.tokens[1]) : 0;
  first_tokens_.set(slot_of(first));
  clutter_.push_back(std::move(clutter));
  auto& bucket = by_first_token_[first];
  bucket.push_back({index, second});
  std::stable_sort(bucket.begin(), bucket.end(), [&](const Candidate& a, const Candidate& b) {
    return clutter_[a.phrase].tokens.size() > clutter_[b.phrase].tokens.size();
  });
}

void ReadingLexicon::add_abbreviation(std::string_view word, AbbreviationBefore before) {
  abbreviations_.emplace(without_stop(word), before);
}

void ReadingLexicon::add_function_word(std::string_view word, bool telling) {
  function_words_.insert(fold_case(word));
  const auto key = key_of(word, {0, static_cast<std::uint32_t>(word.size())});
  function_sieve_.set(slot_of(key));
  if (word.size() <= 8) short_function_words_.insert(key);
  if (telling) telling_words_.insert(key);
}

void ReadingLexicon::add_month(std::string_view name, int month) {
  const auto word = without_stop(name);
  months_.emplace(fold_case(word), month);
  if (word.size() < name.size()) add_abbreviation(word, AbbreviationBefore::number);
}

void ReadingLexicon::clutter_at(std::string_view text, const std::vector<Span>& tokens, std::size_t first,
                                std::vector<std::uint32_t>& hits) const {
  const auto word = [&](std::size_t i) { return text.substr(tokens[i].begin, tokens[i].size()); };
  const auto head = key_of(text, tokens[first]);
  if (!first_tokens_.test(slot_of(head))) return;
  const auto bucket = by_first_token_.find(head);
  if (bucket == by_first_token_.end()) return;  // the sieve lets a few others through
  const auto second = first + 1 < tokens.size() ? key_of(text, tokens[first + 1]) : 0;
  for (const auto [index, wanted] : bucket->second) {
    if (wanted != 0 && wanted != second) continue;
    const auto& phrase = clutter_[index].tokens;
    if (tokens.size() - first < phrase.size()) continue;
    std::size_t i = 0;
    while (i < phrase.size() && matches(phrase[i], word(first + i))) ++i;
    if (i == phrase.size()) hits.push_back(index);
  }
}

std::optional<AbbreviationBefore> ReadingLexicon::abbreviation(std::string_view word) const {
  if (word.size() > 24) return std::nullopt;
  const auto found = abbreviations_.find(std::string(word));
  return found == abbreviations_.end() ? std::nullopt : std::optional(found->second);
}

std::string ReadingLexicon::folded(std::string_view text, Span word) {
  return fold_case(text.substr(word.begin, std::min(word.size(), 64U)));
}

int ReadingLexicon::month(std::string_view word) const {
  if (word.size() > 24) return 0;
  const auto found = months_.find(fold_case(word));
  return found == months_.end() ? 0 : found->second;
}

bool ReadingLexicon::is_markup_clutter(std::string_view name) const {
  return name.size() <= 40 && markup_.contains(fold_case(name));
}

ReadingLexicon make_reading_lexicon(const Lexicon& lexicon, const Schema& schema, const std::map<std::string, std::string>& reading,
                                    std::vector<std::string>& unknown) {
  ReadingLexicon made;
  const auto type_for = [&](const char* purpose) -> TypeId {
    const auto name = reading.find(purpose);
    if (name == reading.end()) return no_type;
    const auto type = schema.find_type(name->second);
    if (!type) unknown.push_back("reading: no type " + name->second);
    return type.value_or(no_type);
  };
  const TypeId clutter = type_for("clutter"), abbreviation = type_for("abbreviation"), function_word = type_for("function-word"),
               month = type_for("month");
  const auto each_name = [](const LexiconEntry& entry, const auto& use) {
    use(entry.name);
    for (const auto& alias : entry.aliases) use(alias);
  };
  for (const auto& entry : lexicon.entries()) {
    if (entry.type == no_type) continue;
    if (entry.type == clutter) {
      const auto where = clutter_place_named(attribute(entry, "where"));
      const auto kind = attribute(entry, "kind").empty() ? MaskKind::clutter : mask_kind_named(attribute(entry, "kind"));
      if (!where || !kind) {
        unknown.push_back("reading: an attribute of " + entry.name + " has an unknown value");
        continue;
      }
      each_name(entry, [&](const std::string& name) { made.add_clutter(name, *where, *kind); });
    } else if (entry.type == abbreviation) {
      const auto before = abbreviation_before_named(attribute(entry, "before"));
      if (!before) {
        unknown.push_back("reading: an attribute of " + entry.name + " has an unknown value");
        continue;
      }
      each_name(entry, [&](const std::string& name) { made.add_abbreviation(name, *before); });
    } else if (entry.type == function_word) {
      const bool telling = attribute(entry, "telling") != "no";
      each_name(entry, [&](const std::string& name) { made.add_function_word(name, telling); });
    } else if (entry.type == month) {
      int number = 0;
      for (const char c : attribute(entry, "month").substr(0, 2)) number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : 99;
      if (number < 1 || number > 12) {
        unknown.push_back("reading: an attribute of " + entry.name + " has an unknown value");
        continue;
      }
      each_name(entry, [&](const std::string& name) { made.add_month(name, number); });
    }
  }
  return made;
}

}  // namespace relata
