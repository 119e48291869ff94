#include "engine/layers/triggers.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/tape/opening.h"

namespace relata {
namespace {

constexpr std::size_t common_word = 5000;  // a word of a closed class is as bad as so many others,
constexpr std::size_t short_word = 50;     // one of two letters as so many

// By byte: the letter or digit in lower case; 0 for all others.
constexpr std::array<unsigned char, 256> make_folded() {
  std::array<unsigned char, 256> folded{};
  for (unsigned c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) folded[c] = static_cast<unsigned char>(c);
    if (c >= 'A' && c <= 'Z') folded[c] = static_cast<unsigned char>(c - 'A' + 'a');
  }
  return folded;
}
constexpr std::array<unsigned char, 256> folded = make_folded();

constexpr std::uint32_t first_state = 0x811c9dc5;
std::uint32_t with(std::uint32_t state, unsigned char c) {
  return (state ^ c) * 0x01000193;
}
std::size_t slot_of(std::uint32_t state) {
  return (state * 0x9e3779b1U) >> 16;
}

// Invisible characters may stand inside words, and few letters beyond ASCII are forms of ASCII ones: their words are not looked at.
bool may_hide_a_word(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  switch (byte(0)) {
    case 0xC2:
      return byte(1) == 0xAD;  // soft hyphen
    case 0xC4:
      return byte(1) == 0xB0 || byte(1) == 0xB1;  // dotted and dotless i
    case 0xC5:
      return byte(1) == 0xBF;  // long s
    case 0xE2:
      return (byte(1) == 0x80 && byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(1) == 0x81 && byte(2) == 0xA0) ||
             (byte(1) == 0x84 && byte(2) == 0xAA);  // zero-width marks, word joiner, Kelvin sign
    case 0xEF:
      return byte(1) == 0xBB && byte(2) == 0xBF;  // byte order mark
    default:
      return false;
  }
}

// What must stand in a sentence for a node to match: one of these words, or a number.
struct Wanted {
  bool unknown = false;  // nothing is known
  bool number = false;
  std::set<std::string> words;
  std::size_t cost = 0;
};

class TriggerFinder {
 public:
  explicit TriggerFinder(const RuleBase& base) : base_(base) {}

  // `alone`: nothing in front of or behind the node can be a part of its tokens.
  Wanted of(const PatternNode& node, bool alone) {
    switch (node.kind) {
      case PatternKind::sequence:
        return rarest(node, alone);
      case PatternKind::alternation:
        return any_of(node, alone);
      case PatternKind::repeat:
        return node.min > 0 ? of(node.children[0], false) : nothing_known();
      case PatternKind::literal:
        return alone ? of_words({node.text}) : nothing_known();
      case PatternKind::word:
        if (node.word_kind == WordKind::phrase) return of(base_.phrases[node.word_index].pattern.root, alone);
        if (alone && node.word_kind == WordKind::set && base_.sets[node.word_index].kind == SetKind::words)
          return of_words(base_.sets[node.word_index].words);
        return nothing_known();
      case PatternKind::slot:
        return of_test(node.test);
      default:
        return nothing_known();
    }
  }

  // What lexicons and forms give this type; what rules give it rests on other words.
  const Wanted& of_type(TypeId type) {
    const auto [found, fresh] = types_.try_emplace(type);
    if (!fresh) return found->second;
    Wanted wanted;
    const auto is_it = [&](TypeId other) { return base_.schema.is_a(other, type); };
    for (std::size_t i = 0; i < base_.schema.types().size(); ++i) {
      const Shape shape = base_.schema.types()[i].shape;
      if (shape == Shape::none || !is_it(static_cast<TypeId>(i))) continue;
      if (shape == Shape::number || shape == Shape::mixed)
        wanted.number = true;
      else
        wanted.unknown = true;
    }
    for (const LexiconEntry& entry : base_.lexicon.entries()) {
      const bool has = is_it(entry.type) || std::any_of(entry.feature_types.begin(), entry.feature_types.end(), is_it);
      if (!has || wanted.unknown) continue;
      std::vector<std::string> names = entry.aliases;
      names.push_back(entry.name);
      add(of_words(names), wanted);
    }
    return found->second = std::move(wanted);
  }

 private:
  static Wanted nothing_known() {
    Wanted wanted;
    wanted.unknown = true;
    return wanted;
  }

  static bool is_no_word(char c) { return !folded[static_cast<unsigned char>(c)] && static_cast<unsigned char>(c) < 0x80; }

  // Does a token end where this node ends (or, from the right, where it begins)?
  static bool parts_tokens(const PatternNode& node, bool at_end) {
    switch (node.kind) {
      case PatternKind::space:
      case PatternKind::slot:
      case PatternKind::begin:
      case PatternKind::finish:
        return true;
      case PatternKind::literal:
        return is_no_word(at_end ? node.text.back() : node.text.front());
      case PatternKind::sequence:
        return !node.children.empty() && parts_tokens(at_end ? node.children.back() : node.children.front(), at_end);
      case PatternKind::repeat:
        return parts_tokens(node.children[0], at_end);
      case PatternKind::alternation:
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](const PatternNode& child) { return parts_tokens(child, at_end); });
      default:
        return false;
    }
  }

  // Is child `i` of a sequence parted from all that may stand beside it?
  static bool stands_alone(const std::vector<PatternNode>& row, std::size_t i, bool row_is_alone) {
    const auto parted = [&](std::ptrdiff_t at, std::ptrdiff_t step) {
      for (at += step; at >= 0 && at < static_cast<std::ptrdiff_t>(row.size()); at += step) {
        const PatternNode& beside = row[static_cast<std::size_t>(at)];
        if (!parts_tokens(beside, step < 0)) return false;
        if (beside.kind != PatternKind::repeat || beside.min > 0) return true;
      }
      return row_is_alone;
    };
    const auto at = static_cast<std::ptrdiff_t>(i);
    return parted(at, -1) && parted(at, 1);
  }

  Wanted rarest(const PatternNode& node, bool alone) {
    Wanted best = nothing_known();
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      Wanted wanted = of(node.children[i], stands_alone(node.children, i, alone));
      if (!wanted.unknown && (best.unknown || wanted.cost < best.cost)) best = std::move(wanted);
    }
    return best;
  }

  Wanted any_of(const PatternNode& node, bool alone) {
    Wanted any;
    for (const PatternNode& child : node.children) add(of(child, alone), any);
    return any;
  }

  static void add(const Wanted& more, Wanted& any) {
    any.unknown = any.unknown || more.unknown;
    any.number = any.number || more.number;
    any.words.insert(more.words.begin(), more.words.end());
    any.cost += more.cost;
  }

  // Of each name its last token, mostly its head ("the Fourth of July", "local time"), runs of ASCII letters and digits alone; if that is
  // a word of a closed class, its longest one.
  Wanted of_words(const std::vector<std::string>& names) const {
    Wanted wanted;
    for (const std::string& name : names) {
      std::string longest, last, token;
      for (const char c : name + ' ') {
        if (folded[static_cast<unsigned char>(c)]) {
          token += c;
          continue;
        }
        if (token.size() >= longest.size()) longest = token;
        if (!token.empty()) last = std::exchange(token, {});
      }
      if (longest.empty()) return nothing_known();
      std::string& best = is_common(last) ? longest : last;
      wanted.cost += is_common(best) ? common_word : best.size() < 3 ? short_word : 1;
      wanted.words.insert(std::move(best));
    }
    return wanted;
  }

  bool is_common(const std::string& word) const {
    const std::vector<EntryId> entries = base_.lexicon.find_name(word);
    return std::any_of(entries.begin(), entries.end(),
                       [&](EntryId id) { return base_.schema.type(base_.lexicon.entry(id).type).is_closed; });
  }

  Wanted of_test(const TypeTest& test) {
    Wanted any;
    for (const TypeId type : test.types)
      if (test.types.size() == 1 || base_.schema.type(type).feature_of == no_type) {
        add(of_type(type), any);
        break;
      }
    for (const auto& other : test.others)
      if (!other.empty()) add(of_type(other.front()), any);
    return any;
  }

  const RuleBase& base_;
  std::unordered_map<TypeId, Wanted> types_;
};

}  // namespace

void Triggers::add(const std::string& word) {
  std::uint32_t state = first_state;
  for (const char c : word) state = with(state, folded[static_cast<unsigned char>(c)]);
  sieve_.set(slot_of(state));
  words_.insert(state);
}

Triggers Triggers::of(const RuleBase& base, const std::vector<TypeId>& wanted_types) {
  Triggers out;
  if (wanted_types.empty()) return out;
  TriggerFinder finder(base);
  const auto add = [&](const Wanted& wanted) {
    for (const std::string& word : wanted.words) out.add(word);
    out.number_ = out.number_ || wanted.number;
    return !wanted.unknown;
  };
  for (const TypeId type : wanted_types)
    if (!add(finder.of_type(type))) return {};
  for (const Rule& rule : base.rules)
    for (const Pattern& pattern : rule.match)
      if (!add(finder.of(pattern.root, true))) return {};
  out.known_ = true;
  return out;
}

bool Triggers::has(std::uint32_t state) const {
  return sieve_.test(slot_of(state)) && words_.contains(state);
}

bool Triggers::may_match(std::string_view text, Span sentence) const {
  if (!known_) return true;
  std::uint32_t state = first_state;
  bool open = false;
  for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
    const unsigned char c = folded[static_cast<unsigned char>(text[at])];
    if (c) {
      if (number_ && c >= '0' && c <= '9') return true;
      state = with(state, c);
      open = true;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) >= 0x80 && may_hide_a_word(text, at)) return true;
    if (!open) continue;
    if (has(state)) return true;
    state = first_state;
    open = false;
  }
  return open && has(state);
}

}  // namespace relata
