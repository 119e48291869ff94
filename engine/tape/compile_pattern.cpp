#include "engine/tape/compile_pattern.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/tape/expression.h"
#include "engine/tape/opening.h"
#include "engine/tape/step_graph.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

constexpr const char* no_symbol_class = "[^\\x{0}-\\x{10FFFF}]";  // matches nothing
constexpr const char* symbol_range = "\\x{F0000}-\\x{10FFFD}";
// Not part of a word: what may stand right behind a pattern. Coarse ranges of letters keep the automaton small.
constexpr const char* boundary =
    "(?:$|[^0-9A-Za-z\\x{AA}\\x{B5}\\x{BA}\\x{C0}-\\x{24F}\\x{300}-\\x{1FFF}\\x{2C00}-\\x{2DFF}\\x{3040}-\\x{D7FF}\\x{F900}-\\x{FDFF}])";
constexpr std::string_view plain_space = " ";

class Compiler {
 public:
  Compiler(PatternContext& context, const CompileOptions& options)
      : context_(context), base_(context.base), symbols_(context.symbols), options_(options), types_(context.types) {}

  CompiledText run(const Pattern& pattern) {
    std::string body = node(pattern.root);
    if (!pending_after_object_.empty()) body += after_object();
    out_.regex = "(?:" + body + ")()" + boundary;
    out_.captures.push_back({CaptureKind::phrase_end, -1, WordKind::unknown, 0, {}});
    find_opening(pattern, context_, options_, out_);
    required(pattern.root);
    return std::move(out_);
  }

 private:
  std::string space() const { return std::string(options_.skip_asides ? aside_space : plain_space); }

  const std::string& class_of(const LetterSet& wanted) const { return context_.class_of(wanted); }
  const std::string& body_of(TypeId type) const { return context_.class_body_of(type); }

  static void escape(char32_t c, std::string& out) {
    if (c < 0x80) {
      if (!is_word_character(c) && c != ' ') out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else {
      append_utf8(c, out);
    }
  }

  // Lower-case letters match any case, capitals themselves; quotes, hyphens and dashes are classes of one.
  static std::string literal(std::string_view text) {
    std::string out, run;
    auto flush = [&] {
      if (!run.empty()) out += "(?i:" + run + ")";
      run.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
      char32_t c = decode_utf8(text, at);
      if (is_lower(c)) {
        append_utf8(c, run);
        continue;
      }
      flush();
      if (is_single_quote(c))
        out += "['\u2018\u2019\u201A]";
      else if (is_double_quote(c))
        out += "[\"\u201C\u201D\u201E\u00AB\u00BB]";
      else if (is_hyphen(c))
        out += "[-\u2010\u2011]";
      else if (is_dash(c))
        out += "[\u2013\u2014]";
      else
        escape(c, out);
    }
    flush();
    return out;
  }

  std::string capture(Capture capture, const std::string& regex) {
    out_.has_words = out_.has_words || capture.kind == CaptureKind::word || capture.kind == CaptureKind::tail_word;
    out_.captures.push_back(std::move(capture));
    return "(" + regex + ")";
  }

  std::string words_alternatives(const std::vector<std::string>& words) const {
    std::string out;
    for (const std::string& word : words) {
      std::string one;
      for (const std::string& piece : split_words(word)) one += (one.empty() ? "" : space()) + literal(piece);
      out += (out.empty() ? "" : "|") + one;
    }
    return out;
  }

  // A fixed word of a verb ("talks" of "hold talks"): as text, or as the symbol that an earlier layer made of it.
  std::string tail_word(const std::string& word) {
    const LetterSet& named = context_.of_word(word);
    std::string text = literal(word);
    if (named.none()) return text;
    LetterSet wanted = context_.nouns;
    wanted |= named;
    return capture({CaptureKind::tail_word, -1, WordKind::unknown, 0, word}, class_of(wanted) + "|" + text);
  }

  std::string family_tail(const FamilyVerb& verb, bool object_follows) {
    std::string out;
    for (const std::string& word : verb.before_object) out += space() + tail_word(word);
    if (object_follows && !verb.prepositions.empty()) {
      std::string one = "(?:" + space() + "(?:" + words_alternatives(verb.prepositions) + "))";
      out += verb.preposition_optional ? one + "?" : one;
    }
    pending_after_object_ = verb.after_object;
    return out;
  }
  std::string after_object() {
    std::string out;
    for (const std::string& word : pending_after_object_) out += space() + tail_word(word);
    pending_after_object_.clear();
    return out;
  }

  std::string word(const PatternNode& n, bool object_follows) {
    switch (n.word_kind) {
      case WordKind::phrase: {
        ++in_phrase_;
        std::string out = "(?:" + node(base_.phrases[n.word_index].pattern.root) + ")";
        --in_phrase_;
        return out;
      }
      case WordKind::set: {
        const WordSet& set = base_.sets[n.word_index];
        if (set.kind != SetKind::words) return verb_word(n, set.kind == SetKind::verbs ? context_.verbs : context_.nouns);
        std::string text = words_alternatives(set.words);
        const LetterSet named = context_.of_words(set.words);
        if (named.none()) return "(?:" + text + ")";
        return capture({CaptureKind::word, -1, n.word_kind, n.word_index, {}}, class_of(named) + "|" + text);
      }
      case WordKind::family:
        if (is_leading(n) && (options_.verb || options_.made_verb)) {
          verb_seen_ = true;
          std::string out = class_of(context_.active_verbs);
          if (options_.verb) out += family_tail(*options_.verb, object_follows);
          return out;
        }
        return verb_word(n, context_.verbs);
      case WordKind::verb:
      case WordKind::unknown:
        return verb_word(n, context_.verbs);
    }
    return {};
  }

  // Is it the verb that the reading was looked up by?
  bool is_leading(const PatternNode& n) const {
    return options_.verb_is_checked && in_phrase_ == 0 && !verb_seen_ && n.span == options_.verb_place;
  }

  std::string verb_word(const PatternNode& n, const LetterSet& wanted) {
    if (is_leading(n)) {
      verb_seen_ = true;
      return class_of(context_.active_verbs);
    }
    return capture({CaptureKind::word, -1, n.word_kind, n.word_index, {}}, class_of(wanted));
  }

  std::string frame(const PatternNode& n) {
    static const std::vector<std::string> none;
    const std::vector<std::string>& prepositions = n.text.size() == 1 ? context_.prepositions(n.text[0]) : none;
    if (prepositions.empty()) return no_symbol_class;
    return capture({CaptureKind::frame, n.slot, WordKind::unknown, 0, n.text}, words_alternatives(prepositions));
  }

  static bool is_object(const PatternNode& n) {
    return n.kind != PatternKind::end && n.kind != PatternKind::rest && n.kind != PatternKind::finish && n.kind != PatternKind::anything;
  }

  std::string sequence(const PatternNode& n) {
    std::string out;
    const auto& children = n.children;
    for (std::size_t i = 0; i < children.size(); ++i) {
      const PatternNode& child = children[i];
      bool space_follows = i + 1 < children.size() && children[i + 1].kind == PatternKind::space;
      if (child.kind == PatternKind::gap) {
        // The gap takes its own spaces, so that an empty one leaves a single space between its neighbours.
        if (space_follows && i > 0 && children[i - 1].kind == PatternKind::space) {
          out += "(?:" + gap_token() + space() + ")" + gap_length(child);
          ++i;
        } else {
          out += node(child);
        }
        continue;
      }
      if (child.kind == PatternKind::word) {
        bool object_follows = (space_follows && i + 2 < children.size() && is_object(children[i + 2])) ||
                              (i + 1 < children.size() && !space_follows && is_object(children[i + 1]));
        out += word(child, object_follows);
        continue;
      }
      out += node(child);
      if (child.kind == PatternKind::slot && !pending_after_object_.empty() && verb_seen_) out += after_object();
    }
    return out;
  }

  static bool has_slot(const PatternNode& n) {
    if (n.kind == PatternKind::slot || n.kind == PatternKind::word || n.kind == PatternKind::frame) return true;
    return std::any_of(n.children.begin(), n.children.end(), [](const PatternNode& c) { return has_slot(c); });
  }

  std::string gap_token() const { return "[^ ,;:\\x{F0000}\\x{F0001}" + body_of(types_.verb) + "]+"; }
  static std::string gap_length(const PatternNode& n) { return n.lazy ? fmt::format("{{{}}}", n.min) : "{0,4}?"; }

  // {rest} or {end}: known by an empty group where another way may be taken.
  std::string clause_part(CaptureKind kind, bool& always) {
    if (choices_ == 0) {
      always = true;
      return {};
    }
    return capture({kind, -1, WordKind::unknown, 0, {}}, "");
  }

  std::string repeat(const PatternNode& n) {
    ++choices_;
    std::string out = rounds(n);
    --choices_;
    return out;
  }
  std::string rounds(const PatternNode& n) {
    const PatternNode& child = n.children[0];
    std::string lazy = n.lazy ? "?" : "";
    if (!has_slot(child) || (n.min <= 1 && n.max == 1) || n.max < 0) {
      std::string inner = "(?:" + node(child) + ")";
      if (n.min == 0 && n.max == 1) return inner + "?" + lazy;
      if (n.min == 0 && n.max < 0) return inner + "*" + lazy;
      if (n.min == 1 && n.max < 0) return inner + "+" + lazy;
      if (n.max < 0) return inner + fmt::format("{{{},}}", n.min) + lazy;
      return inner + fmt::format("{{{},{}}}", n.min, n.max) + lazy;
    }
    // RE2 keeps the last capture of a repeated group alone: slots need one group a round.
    std::string out, close;
    for (int i = 0; i < n.min; ++i) out += "(?:" + node(child) + ")";
    for (int i = n.min; i < n.max; ++i) {
      out += "(?:" + node(child);
      close += ")?" + lazy;
    }
    return out + close;
  }

  std::string node(const PatternNode& n) {
    switch (n.kind) {
      case PatternKind::sequence:
        return sequence(n);
      case PatternKind::alternation: {
        std::string out;
        ++choices_;
        for (const PatternNode& child : n.children) out += (&child == &n.children.front() ? "" : "|") + node(child);
        --choices_;
        return "(?:" + out + ")";
      }
      case PatternKind::repeat:
        return repeat(n);
      case PatternKind::literal:
        return literal(n.text);
      case PatternKind::char_class:
        return out_.classes.emplace_back(char_class(n.text));
      case PatternKind::any_char:
        return fmt::format("[^{}]", symbol_range);
      case PatternKind::space:
        return space();
      case PatternKind::begin:
        return "^";
      case PatternKind::finish:
        return "$";
      case PatternKind::slot: {
        std::string one = class_of(symbols_.members(n.test));
        return n.slot < 0 ? one : capture({CaptureKind::slot, n.slot, WordKind::unknown, 0, {}}, one);
      }
      case PatternKind::word:
        return word(n, false);
      case PatternKind::frame:
        return frame(n);
      case PatternKind::rest:
        return clause_part(CaptureKind::rest, out_.has_rest);
      case PatternKind::end:
        return clause_part(CaptureKind::end, out_.has_end);
      case PatternKind::gap:
        return "(?: ?" + gap_token() + ")" + gap_length(n);
      case PatternKind::anything:
        return "[^\\x{0}" + body_of(types_.finite) + "]*?";
    }
    return {};
  }

  static std::string char_class(const std::string& text) {
    if (text == "\\d") return "\\p{Nd}";
    if (text == "\\w") return "[\\pL\\pM\\p{Nd}_]";
    if (text == "\\s") return " ";
    if (text == "\\D") return fmt::format("[^\\p{{Nd}}{}]", symbol_range);
    if (text == "\\W") return fmt::format("[^\\pL\\pM\\p{{Nd}}_{}]", symbol_range);
    if (text == "\\S") return fmt::format("[^ {}]", symbol_range);
    if (text.size() > 2 && text[0] == '\\' && text[1] == 'P') return fmt::format("[{}]", "^\\p" + text.substr(2) + symbol_range);
    if (text.size() > 2 && text[0] == '[' && text[1] == '^') return text.substr(0, text.size() - 1) + symbol_range + "]";
    return text;
  }

  void required(const PatternNode& n) {
    if (n.kind == PatternKind::sequence)
      for (const PatternNode& child : n.children) required(child);
    else if (n.kind == PatternKind::repeat && n.min > 0)
      required(n.children[0]);
    else if (n.kind == PatternKind::slot && n.test.others.empty())
      for (TypeId type : n.test.types) out_.required.set(type);
  }

  PatternContext& context_;
  const RuleBase& base_;
  const SymbolTable& symbols_;
  const CompileOptions& options_;
  LanguageTypes types_;
  CompiledText out_;
  bool verb_seen_ = false;
  int in_phrase_ = 0;  // phrases around the node
  int choices_ = 0;    // alternations and repetitions around it
  std::vector<std::string> pending_after_object_;
};

}  // namespace

CompiledText compile_pattern(const Pattern& pattern, PatternContext& context, const CompileOptions& options) {
  return Compiler(context, options).run(pattern);
}

}  // namespace relata
