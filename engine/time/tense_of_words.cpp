#include "engine/time/tense_of_words.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace relata {
namespace {

struct WordTypes {
  TypeId time = no_type, modal = no_type, be = no_type, have = no_type, form = no_type, past = no_type, participle = no_type,
         gerund = no_type, base = no_type, noun = no_type, adjective = no_type, mark = no_type;

  explicit WordTypes(const Schema& schema) {
    const auto find = [&](std::string_view name) { return schema.find_type(name).value_or(no_type); };
    time = find("Time");
    modal = find("Modal");
    be = find("Be");
    have = find("Have");
    form = find("VerbForm");
    past = find("VerbForm.past");
    participle = find("VerbForm.participle");
    gerund = find("VerbForm.gerund");
    base = find("VerbForm.base");
    noun = find("NounForm");
    adjective = find("Adjective");
    mark = find("InfinitiveMark");
  }
};

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  const std::size_t end = at;
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return text.substr(at, end - at);
}

class WordTenses {
 public:
  WordTenses(const Document& document, const RuleBase& base, const HasType& has_type)
      : document_(document), base_(base), has_type_(has_type), types_(base.schema) {}

  [[nodiscard]] bool is_time(const Mention& mention) const { return is(has_type_, mention, types_.time); }
  [[nodiscard]] bool is_verb(const Mention& mention) const {
    return is(has_type_, mention, types_.modal) || is(has_type_, mention, types_.be) || is(has_type_, mention, types_.have) ||
           is(has_type_, mention, types_.form);
  }

  [[nodiscard]] Tense tense_of(const Mention& mention) const {
    if (is(has_type_, mention, types_.modal)) return Tense::future;
    if (is(has_type_, mention, types_.be) || is(has_type_, mention, types_.have)) return auxiliary(mention);
    if (!is(has_type_, mention, types_.form)) return Tense::unknown;
    const bool other = is(has_type_, mention, types_.noun) || is(has_type_, mention, types_.adjective);
    if (is(has_type_, mention, types_.past) && !other) return Tense::past;
    return Tense::unknown;
  }

  // "be received", "has met", "is leaving": the form that an auxiliary governs, which stands right before it.
  [[nodiscard]] Tense governed(const Mention& auxiliary, const Mention& form, Tense tense) const {
    if (is(has_type_, form, types_.gerund) && tense_of(auxiliary) != Tense::past) return tense == Tense::future ? tense : Tense::present;
    return is(has_type_, auxiliary, types_.have) && tense != Tense::future ? Tense::past : tense;
  }
  [[nodiscard]] bool governs(const Mention& auxiliary, const Mention& form) const {
    constexpr std::uint32_t reach = 16;  // bytes: an adverb or a negation between them
    const bool can = is(has_type_, auxiliary, types_.be) || is(has_type_, auxiliary, types_.have);
    return can && auxiliary.sentence == form.sentence && auxiliary.span.end < form.span.begin &&
           form.span.begin - auxiliary.span.end <= reach && (is(has_type_, form, types_.participle) || is(has_type_, form, types_.gerund));
  }

  [[nodiscard]] bool is_present_at(const Mention& auxiliary, const Mention& time) const {
    constexpr std::uint32_t reach = 6;  // bytes: a preposition
    return is(has_type_, auxiliary, types_.be) && tense_of(auxiliary) == Tense::unknown && auxiliary.span.end < time.span.begin &&
           time.span.begin - auxiliary.span.end <= reach;
  }

  [[nodiscard]] bool is_infinitive(const Mention& mention) const { return is(has_type_, mention, types_.base) && behind_mark(mention); }

 private:
  [[nodiscard]] Tense auxiliary(const Mention& mention) const {
    for (const Sense& sense : mention.senses) {
      if (sense.entry == no_entry) continue;
      for (const auto& [key, value] : base_.lexicon.entry(sense.entry).attributes)
        if (key == "tense" && value == "past") return Tense::past;
    }
    return Tense::unknown;
  }

  [[nodiscard]] bool behind_mark(const Mention& mention) const {
    if (types_.mark == no_type) return false;
    const std::vector<EntryId> entries = base_.lexicon.find_name(word_before(document_.text, mention.span.begin));
    return std::any_of(entries.begin(), entries.end(), [&](EntryId id) { return base_.lexicon.entry(id).type == types_.mark; });
  }

  const Document& document_;
  const RuleBase& base_;
  const HasType& has_type_;
  WordTypes types_;
};

// "march" and "may" in an expression are no verbs. `order` is in text order.
void drop_words_in_times(const Analysis& analysis, const WordTenses& words, std::vector<MentionId>& order) {
  std::vector<Span> times;
  for (const MentionId id : order)
    if (words.is_time(analysis.mentions[id])) times.push_back(analysis.mentions[id].span);
  std::uint32_t end = 0;
  std::size_t next = 0;
  std::erase_if(order, [&](MentionId id) {
    const Mention& mention = analysis.mentions[id];
    for (; next < times.size() && times[next].begin <= mention.span.begin; ++next) end = std::max(end, times[next].end);
    return mention.span.end <= end && !words.is_time(mention);
  });
}

}  // namespace

std::vector<Tense> tenses_by_words(const Document& document, const Analysis& analysis, const RuleBase& base, const HasType& has_type) {
  const WordTenses words(document, base, has_type);
  std::vector<Tense> out(analysis.mentions.size(), Tense::unknown);
  std::vector<MentionId> order;
  for (MentionId id = 0; id < analysis.mentions.size(); ++id) {
    const Mention& mention = analysis.mentions[id];
    const bool verb = words.is_verb(mention);
    if (verb || words.is_time(mention)) order.push_back(id);
  }
  std::sort(order.begin(), order.end(), [&](MentionId a, MentionId b) {
    const Mention &x = analysis.mentions[a], &y = analysis.mentions[b];
    return std::tuple(x.sentence, x.span.begin, x.span.end, a) < std::tuple(y.sentence, y.span.begin, y.span.end, b);
  });
  drop_words_in_times(analysis, words, order);
  if (std::none_of(order.begin(), order.end(), [&](MentionId id) { return words.is_verb(analysis.mentions[id]); })) {
    std::fill(out.begin(), out.end(), Tense::future);
    return out;
  }
  const auto pass = [&](auto begin, auto end) {
    std::uint32_t sentence = 0xffffffff;
    Tense tense = Tense::unknown;
    const Mention* before = nullptr;
    for (auto at = begin; at != end; ++at) {
      const Mention& mention = analysis.mentions[*at];
      if (mention.sentence != sentence) tense = Tense::unknown;
      sentence = mention.sentence;
      const Mention* last = std::exchange(before, &mention);
      if (last && words.governs(*last, mention)) {
        tense = words.governed(*last, mention, tense);
      } else if (words.is_time(mention)) {
        // "the deadline is Friday": what is said to be then lies ahead.
        if (last && words.is_present_at(*last, mention)) out[*at] = Tense::present;
        if (out[*at] == Tense::unknown) out[*at] = tense;
      } else if (words.is_infinitive(mention)) {
        tense = Tense::future;
      } else if (const Tense own = words.tense_of(mention); own != Tense::unknown) {
        tense = own;
      }
    }
  };
  pass(order.begin(), order.end());
  pass(order.rbegin(), order.rend());
  return out;
}

}  // namespace relata
