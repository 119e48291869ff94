#include "engine/time/tense_of_words.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/text/tokens.h"

namespace relata {
namespace {

constexpr std::uint32_t no_sentence = 0xffffffff;

struct WordTypes {
  TypeId time = no_type, modal = no_type, be = no_type, have = no_type, form = no_type, past = no_type, participle = no_type,
         gerund = no_type, base = no_type, third = no_type, noun = no_type, adjective = no_type, mark = no_type;

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
    third = find("VerbForm.third");
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

  [[nodiscard]] bool is_verb(TypeId type) const {
    const auto is_a = [&](TypeId of) { return of != no_type && base_.schema.is_a(type, of); };
    return is_a(types_.modal) || is_a(types_.be) || is_a(types_.have) || is_a(types_.form);
  }

  [[nodiscard]] Tense tense_of(const Mention& mention) const {
    if (is(has_type_, mention, types_.modal)) return Tense::future;
    if (is(has_type_, mention, types_.be) || is(has_type_, mention, types_.have)) return auxiliary(mention);
    if (!is(has_type_, mention, types_.form)) return Tense::unknown;
    if (is(has_type_, mention, types_.past) && !may_be_no_verb(mention)) return Tense::past;
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

  // "sued to overturn it, but in March a judge ruled": rules say that the time opens a clause, whose verb follows.
  [[nodiscard]] static bool opens_clause(const Mention& time) {
    return std::any_of(time.attributes.begin(), time.attributes.end(),
                       [](const auto& attribute) { return attribute.first == "opens-clause" && attribute.second == "yes"; });
  }

  [[nodiscard]] bool is_present_at(const Mention& auxiliary, const Mention& time) const {
    constexpr std::uint32_t reach = 6;  // bytes: a preposition
    return is(has_type_, auxiliary, types_.be) && tense_of(auxiliary) == Tense::unknown && auxiliary.span.end < time.span.begin &&
           time.span.begin - auxiliary.span.end <= reach;
  }

  [[nodiscard]] bool is_imperative(const Mention& mention) const {
    return mention.sentence < document_.sentences.size() && mention.span.begin == document_.sentences[mention.sentence].span.begin &&
           is(has_type_, mention, types_.base) && !is_time(mention);
  }

  [[nodiscard]] bool is_auxiliary(const Mention& mention) const {
    return is(has_type_, mention, types_.be) || is(has_type_, mention, types_.have);
  }
  [[nodiscard]] bool is_present_form(const Mention& mention) const { return is(has_type_, mention, types_.third); }

  [[nodiscard]] bool is_infinitive(const Mention& mention) const { return is(has_type_, mention, types_.base) && behind_mark(mention); }

 private:
  // "cost", "cut": a noun or adjective as well. Senses that the lexicon calls rare ("fell", a hill) don't count.
  [[nodiscard]] bool may_be_no_verb(const Mention& mention) const {
    if (!is(has_type_, mention, types_.noun) && !is(has_type_, mention, types_.adjective)) return false;
    return std::any_of(mention.senses.begin(), mention.senses.end(), [&](const Sense& sense) {
      const bool other = sense.type != no_type && ((types_.noun != no_type && base_.schema.is_a(sense.type, types_.noun)) ||
                                                   (types_.adjective != no_type && base_.schema.is_a(sense.type, types_.adjective)));
      return other && (sense.entry == no_entry || !is_rare(sense.entry));
    });
  }
  [[nodiscard]] bool is_rare(EntryId id) const {
    const auto& attributes = base_.lexicon.entry(id).attributes;
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const auto& attribute) { return attribute.first == "rare" && attribute.second == "yes"; });
  }

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
  std::vector<MentionId> times;
  for (const MentionId id : order)
    if (words.is_time(analysis.mentions[id])) times.push_back(id);
  std::uint32_t sentence = 0, end = 0;
  std::size_t next = 0;
  std::erase_if(order, [&](MentionId id) {
    const Mention& mention = analysis.mentions[id];
    // A quotation's sentences follow the one that holds it.
    if (mention.sentence != sentence) end = 0;
    sentence = mention.sentence;
    for (; next < times.size(); ++next) {
      const Mention& time = analysis.mentions[times[next]];
      if (time.sentence > sentence || (time.sentence == sentence && time.span.begin > mention.span.begin)) break;
      if (time.sentence == sentence) end = std::max(end, time.span.end);
    }
    return mention.span.end <= end && !words.is_time(mention);
  });
}

// Sentences that the layers left unread may hold one still.
bool has_verb_unread(const Document& document, const Analysis& analysis, const RuleBase& base, const WordTenses& words) {
  std::vector<Span> tokens;
  for (const std::uint32_t sentence : analysis.unread) {
    tokens.clear();
    tokenize(document.text, document.sentences[sentence].span, tokens);
    for (std::size_t at = 0, length = 1; at < tokens.size(); at += length) {
      const int set = base.lexicon.longest_at(document.text, tokens, at, length);
      if (set < 0)
        length = 1;
      else
        for (const EntryId id : base.lexicon.entry_sets()[static_cast<std::size_t>(set)])
          if (words.is_verb(base.lexicon.entry(id).type)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Tense> tenses_by_words(const Document& document, const Analysis& analysis, const RuleBase& base, const HasType& has_type) {
  const WordTenses words(document, base, has_type);
  std::vector<Tense> out(analysis.mentions.size(), Tense::unknown);
  std::size_t sentences = 0;
  for (const Mention& mention : analysis.mentions) sentences = std::max<std::size_t>(sentences, mention.sentence + 1);
  std::vector<bool> has_time(sentences, false);
  std::vector<MentionId> order;
  for (MentionId id = 0; id < analysis.mentions.size(); ++id)
    if (words.is_time(analysis.mentions[id])) {
      has_time[analysis.mentions[id].sentence] = true;
      order.push_back(id);
    }
  if (order.empty()) return out;
  const auto is_elsewhere = [&](const Mention& mention) { return !has_time[mention.sentence]; };
  for (MentionId id = 0; id < analysis.mentions.size(); ++id) {
    const Mention& mention = analysis.mentions[id];
    if (!is_elsewhere(mention) && !words.is_time(mention) && words.is_verb(mention)) order.push_back(id);
  }
  std::sort(order.begin(), order.end(), [&](MentionId a, MentionId b) {
    const Mention &x = analysis.mentions[a], &y = analysis.mentions[b];
    return std::tuple(x.sentence, x.span.begin, x.span.end, a) < std::tuple(y.sentence, y.span.begin, y.span.end, b);
  });
  drop_words_in_times(analysis, words, order);
  const bool has_verb = std::any_of(order.begin(), order.end(), [&](MentionId id) { return words.is_verb(analysis.mentions[id]); }) ||
                        std::any_of(analysis.mentions.begin(), analysis.mentions.end(),
                                    [&](const Mention& mention) { return is_elsewhere(mention) && words.is_verb(mention); }) ||
                        has_verb_unread(document, analysis, base, words);
  if (!has_verb) {
    std::fill(out.begin(), out.end(), Tense::future);
    return out;
  }
  const auto pass = [&](auto begin, auto end, bool into_clauses) {
    std::uint32_t sentence = no_sentence;
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
        if (out[*at] == Tense::unknown && (into_clauses || !WordTenses::opens_clause(mention))) out[*at] = tense;
      } else if (words.is_infinitive(mention)) {
        tense = Tense::future;
      } else if (const Tense own = words.tense_of(mention); own != Tense::unknown) {
        tense = own;
      }
    }
  };
  pass(order.begin(), order.end(), false);
  pass(order.rbegin(), order.rend(), true);
  pass(order.begin(), order.end(), true);
  // "kicks off at 3 p.m. Saturday": a present form, be it a noun as well, where nothing else tells.
  std::uint32_t sentence = no_sentence;
  bool present = false, helped = false;
  for (const MentionId id : order) {
    const Mention& mention = analysis.mentions[id];
    if (mention.sentence != sentence) present = helped = false;
    sentence = mention.sentence;
    present = present || words.is_present_form(mention);
    helped = helped || words.is_auxiliary(mention);
    if (present && !helped && out[id] == Tense::unknown && words.is_time(mention)) out[id] = Tense::present;
  }
  // "Wake me on Friday": where nothing else tells, a base form that opens its sentence asks for what lies ahead.
  std::vector<bool> asks(sentences, false);
  for (const MentionId id : order)
    asks[analysis.mentions[id].sentence] = asks[analysis.mentions[id].sentence] || words.is_imperative(analysis.mentions[id]);
  for (const MentionId id : order)
    if (out[id] == Tense::unknown && asks[analysis.mentions[id].sentence]) out[id] = Tense::future;
  return out;
}

}  // namespace relata
