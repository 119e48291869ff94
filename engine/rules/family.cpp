// Items of families: "hold talks (with)", "take ~ to task", "criticism (by s) (of|against o)".
#include <algorithm>
#include <optional>

#include "engine/diagnostics/report.h"
#include "engine/rules/known_words.h"
#include "engine/rules/vocabulary.h"
#include "engine/yaml/expect.h"

namespace relata {
namespace {

constexpr const char* parts_of_frames = "s is the doer, o the target, a and b the sides, g a group of sides";

constexpr std::size_t max_variants = 32;

// "talks", "(between g)", "on|to": what stands between blanks, parentheses kept together.
struct Piece {
  std::vector<std::vector<std::string>> alternatives;  // each some words
  bool in_parentheses = false;
  Span span;  // bytes of the item's text
  [[nodiscard]] bool is(std::string_view word) const {
    return !in_parentheses && alternatives.size() == 1 && alternatives[0].size() == 1 && alternatives[0][0] == word;
  }
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \t\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \t\n", begin), text.size());
    words.emplace_back(text.substr(begin, at - begin));
  }
  return words;
}

class ItemReader {
 public:
  ItemReader(const yaml::Node& item, SourceId source, RuleBase& base, Diagnostics& diagnostics)
      : item_(item), source_(source), base_(base), diagnostics_(diagnostics) {}

  std::vector<FamilyVerb> verbs() {
    std::vector<FamilyVerb> verbs;
    if (!split()) return verbs;
    if (pieces_[0].in_parentheses || pieces_[0].alternatives.size() != 1) {
      error("R031", pieces_[0].span, "a verb starts with its lemma", "write alternatives as items of their own");
      return verbs;
    }
    const std::string& lemma = pieces_[0].alternatives[0][0];
    if (lemma == "~") {
      error("R031", pieces_[0].span, "a verb starts with its lemma, and `~` is the place of its object", "`take ~ to task`");
      return verbs;
    }
    std::size_t object = pieces_.size();
    for (std::size_t i = 1; i < pieces_.size(); ++i) {
      if (!pieces_[i].is("~")) continue;
      if (object != pieces_.size()) {
        error("R031", pieces_[i].span, "`~` comes twice", "it is the one place of the object");
        return verbs;
      }
      object = i;
    }
    FamilyVerb verb;
    if (base_.find_lemma(lemma) == no_lemma)
      warn_of_unknown_word(base_, lemma, verb_form, {source_, item_.in_source(pieces_[0].span)}, diagnostics_);
    else if (!is_form(base_, lemma, verb_form) && is_form(base_, lemma, noun_form))
      warn_of_no_verb(base_, lemma, {source_, item_.in_source(pieces_[0].span)}, diagnostics_);
    verb.lemma = base_.lemma_id(lemma);
    verb.place = item_.span;
    std::size_t fixed_end = object;
    if (object > 1 && is_preposition(pieces_[object - 1])) {
      const Piece& last = pieces_[--fixed_end];
      for (const std::vector<std::string>& alternative : last.alternatives) verb.prepositions.push_back(joined(alternative));
      verb.preposition_optional = last.in_parentheses;
    }
    const auto before = variants(1, fixed_end), after = variants(object + 1, pieces_.size());
    for (const std::vector<std::string>& front : before)
      for (const std::vector<std::string>& back : after) {
        if (verbs.size() == max_variants) {
          error("R031", {0, size()}, "more than " + std::to_string(max_variants) + " ways to say it in one item");
          return verbs;
        }
        verb.before_object = front;
        verb.after_object = back;
        verbs.push_back(verb);
      }
    if (object < pieces_.size() && object + 1 == pieces_.size())
      error("R031", pieces_[object].span, "nothing stands behind `~`", "leave it out where the object comes last");
    return verbs;
  }

  std::vector<FamilyNoun> nouns() {
    std::vector<FamilyNoun> nouns;
    if (!split()) return nouns;
    FamilyNoun noun;
    noun.place = item_.span;
    // Up to the first part of the frame: a parenthesis, or a role letter with the preposition in front of it.
    std::size_t at = 0;
    while (at < pieces_.size() && !pieces_[at].in_parentheses && !is_role(pieces_[at])) ++at;
    const bool bare = at < pieces_.size() && !pieces_[at].in_parentheses;
    const std::size_t words_end = bare && at > 0 ? at - 1 : at;
    if (words_end == 0) {
      error("R032", pieces_[0].span, "a noun comes first", "write its words, then its frame: visit (by s) to o");
      return nouns;
    }
    if (words_end > 1 && words_end == pieces_.size() && is_closed_word(pieces_.back())) {
      std::string words;
      for (std::size_t i = 0; i + 1 < words_end; ++i) words += joined(pieces_[i].alternatives[0]) + " ";
      error("R032", pieces_.back().span, "a preposition without its part",
            "write what it brings: `" + words + "(" + joined(pieces_.back().alternatives[0]) + " o)`; " + parts_of_frames);
      return nouns;
    }
    if (!frame(words_end, noun.frame)) return nouns;
    for (const std::vector<std::string>& words : variants(0, words_end)) {
      noun.lemma = lemma_of(words.back());
      noun.modifiers.assign(words.begin(), words.end() - 1);
      nouns.push_back(noun);
    }
    return nouns;
  }

 private:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(item_.text.size()); }
  void error(std::string code, Span part, std::string message, std::string help = {}) {
    report(diagnostics_, std::move(code), source_, item_.in_source(part), std::move(message), std::move(help));
  }

  static bool is_role(const Piece& piece) {
    return !piece.in_parentheses && piece.alternatives.size() == 1 && piece.alternatives[0].size() == 1 &&
           piece.alternatives[0][0].size() == 1 && std::string_view("soabg").find(piece.alternatives[0][0][0]) != std::string_view::npos;
  }

  // "to" of "visit to": the lexicon has it, and as nothing but a word that stays text.
  [[nodiscard]] bool is_closed_word(const Piece& piece) const {
    if (piece.alternatives.size() != 1 || piece.alternatives[0].size() != 1) return false;
    const std::vector<EntryId> entries = base_.lexicon.find_name(piece.alternatives[0][0]);
    return !entries.empty() && std::all_of(entries.begin(), entries.end(),
                                           [&](EntryId entry) { return base_.schema.type(base_.lexicon.entry(entry).type).stays_text; });
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
  }

  // "talks" is the plural of a lemma unless it is one itself.
  LemmaId lemma_of(const std::string& word) {
    if (const LemmaId known = base_.find_lemma(word); known != no_lemma) return known;
    for (const EntryId id : base_.lexicon.find_name(word)) {
      const LexiconEntry& entry = base_.lexicon.entry(id);
      if (base_.schema.type(entry.type).has_lemma) return base_.lemma_id(entry.id);
    }
    const std::size_t at = item_.text.find(word);
    const Span place = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
    warn_of_unknown_word(base_, word, noun_form, {source_, item_.in_source(place)}, diagnostics_);
    return base_.lemma_id(word);
  }

  // Closed-class words are in no lexicon but as words that stay text: "with" of "sit down with", not "hands" of "shake hands".
  bool is_preposition(const Piece& piece) const {
    if (piece.in_parentheses || piece.alternatives.size() > 1) return true;
    for (const EntryId entry : base_.lexicon.find_name(piece.alternatives[0][0]))
      if (!base_.schema.type(base_.lexicon.entry(entry).type).stays_text) return false;
    return true;
  }

  // Fills pieces_; false if there is nothing sound in them.
  bool split() {
    if (!item_.is_scalar() || item_.text.empty()) {
      if (!yaml::is_alias(item_))
        report(diagnostics_, "R030", source_, item_.shown, item_.is_scalar() ? "an empty item" : "an item of a family is text",
               "a verb, `meet (with)`, or a noun with its frame, `visit (by s) to o`");
      return false;
    }
    const std::string& text = item_.text;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ' || text[at] == '\n') {
        ++at;
        continue;
      }
      Piece piece;
      std::size_t end = 0, inner = at;
      if (text[at] == '(') {
        end = text.find(')', at);
        if (end == std::string::npos) {
          error("R030", {static_cast<std::uint32_t>(at), size()},
                "`" + std::string(text.substr(at, 40)) + "` opens a parenthesis without its end: `)` is missing");
          return false;
        }
        piece.in_parentheses = true;
        inner = at + 1;
        piece.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end + 1)};
      } else {
        end = std::min(text.find_first_of(" \n(", at), text.size());
        piece.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
      }
      if (!alternatives(std::string_view(text).substr(inner, end - inner), piece)) return false;
      at = piece.span.end;
      pieces_.push_back(std::move(piece));
    }
    if (pieces_.empty()) error("R030", {0, size()}, "an empty item");
    return !pieces_.empty();
  }

  bool alternatives(std::string_view text, Piece& piece) {
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('|', begin), text.size());
      std::vector<std::string> words = words_of(text.substr(begin, end - begin));
      begin = end + 1;
      bool sound = !words.empty();
      for (const std::string& word : words) sound = sound && word.find_first_of("(){}<>[]") == std::string::npos;
      if (!sound) {
        error("R030", piece.span, "words are missing here, or more stands here than words",
              "alternatives have | between them: (of|against)");
        return false;
      }
      piece.alternatives.push_back(std::move(words));
    }
    return true;
  }

  // All ways to say pieces [begin, end): alternatives and what may be missing multiplied out.
  std::vector<std::vector<std::string>> variants(std::size_t begin, std::size_t end) {
    std::vector<std::vector<std::string>> all = {{}};
    for (std::size_t i = begin; i < end && i < pieces_.size(); ++i) {
      std::vector<std::vector<std::string>> longer;
      for (const std::vector<std::string>& front : all) {
        for (const std::vector<std::string>& alternative : pieces_[i].alternatives) {
          longer.push_back(front);
          longer.back().insert(longer.back().end(), alternative.begin(), alternative.end());
        }
        if (pieces_[i].in_parentheses) longer.push_back(front);
      }
      all = std::move(longer);
      if (all.size() > max_variants) {
        error("R031", {0, size()}, "more than " + std::to_string(max_variants) + " ways to say it in one item");
        return {all.front()};
      }
    }
    return all;
  }

  bool frame(std::size_t begin, std::vector<FramePart>& parts) {
    for (std::size_t i = begin; i < pieces_.size(); ++i) {
      FramePart part;
      const Piece& first = pieces_[i];
      Span span = first.span;
      std::vector<std::vector<std::string>> prepositions;
      if (first.in_parentheses) {
        // "(between|among g)": the role is the last word of the last alternative.
        prepositions = first.alternatives;
        part.optional = true;
        const std::string role = prepositions.back().back();
        prepositions.back().pop_back();
        if (!set_role(role, span, part)) return false;
      } else {
        prepositions = first.alternatives;
        while (++i < pieces_.size() && !is_role(pieces_[i]) && !pieces_[i].in_parentheses) {
          for (std::vector<std::string>& words : prepositions)
            words.insert(words.end(), pieces_[i].alternatives[0].begin(), pieces_[i].alternatives[0].end());
        }
        if (i < pieces_.size()) span.end = pieces_[i].span.end;
        if (i == pieces_.size() || !is_role(pieces_[i])) {
          error("R032", span, "a preposition without its part", std::string("as in `visit (by s) to o`: ") + parts_of_frames);
          return false;
        }
        if (!set_role(pieces_[i].alternatives[0][0], span, part)) return false;
      }
      for (const std::vector<std::string>& words : prepositions) {
        if (words.empty()) {
          error("R032", span, "a part without a preposition", "write it as (by s) or to o");
          return false;
        }
        part.prepositions.push_back(joined(words));
      }
      for (const FramePart& other : parts)
        if (other.role == part.role) {
          error("R032", span, std::string("part `") + part.role + "` comes twice", "give its prepositions with | between them");
          return false;
        }
      parts.push_back(std::move(part));
    }
    return true;
  }

  bool set_role(const std::string& role, Span span, FramePart& part) {
    if (role.size() == 1 && std::string_view("soabg").find(role[0]) != std::string_view::npos) {
      part.role = role[0];
      return true;
    }
    error("R032", span, "`" + role + "` is no part of a noun's frame", parts_of_frames);
    return false;
  }

  const yaml::Node& item_;
  SourceId source_;
  RuleBase& base_;
  Diagnostics& diagnostics_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<FamilyVerb> parse_family_verb(const yaml::Node& item, SourceId source, RuleBase& base, Diagnostics& diagnostics) {
  return ItemReader(item, source, base, diagnostics).verbs();
}

std::vector<FamilyNoun> parse_family_noun(const yaml::Node& item, SourceId source, RuleBase& base, Diagnostics& diagnostics) {
  return ItemReader(item, source, base, diagnostics).nouns();
}

}  // namespace relata
