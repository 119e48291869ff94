#include "engine/time/tense_of_words.h"

#include <algorithm>
#include <tuple>

#include "engine/text/tokens.h"
#include "engine/time/word_tenses.h"

namespace relata {
namespace {

constexpr std::uint32_t no_sentence = 0xffffffff;

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
  // What a word shows by itself.
  std::vector<Tense> own(analysis.mentions.size(), Tense::unknown);
  bool opens_clause = false;
  for (const MentionId id : order) {
    const Mention& mention = analysis.mentions[id];
    if (words.is_time(mention))
      opens_clause = opens_clause || WordTenses::opens_clause(mention);
    else
      own[id] = words.is_infinitive(mention) ? Tense::future : words.tense_of(mention);
  }
  const auto pass = [&](auto begin, auto end, bool into_clauses) {
    std::uint32_t sentence = no_sentence;
    Tense tense = Tense::unknown;
    const Mention* before = nullptr;
    for (auto at = begin; at != end; ++at) {
      const Mention& mention = analysis.mentions[*at];
      if (mention.sentence != sentence) tense = Tense::unknown;
      sentence = mention.sentence;
      // An expression may begin as its first part does: what stands before both is no time.
      const Mention* const last = before;
      if (!words.is_time(mention)) before = &mention;
      if (last && words.governs(*last, mention)) {
        tense = words.governed(*last, mention, tense);
      } else if (words.is_time(mention)) {
        // "the deadline is Friday": what is said to be then lies ahead.
        if (last && words.is_present_at(*last, mention)) out[*at] = Tense::present;
        if (out[*at] == Tense::unknown && (into_clauses || !WordTenses::opens_clause(mention))) out[*at] = tense;
      } else if (own[*at] != Tense::unknown) {
        tense = own[*at];
      }
    }
  };
  pass(order.begin(), order.end(), false);
  pass(order.rbegin(), order.rend(), true);
  if (opens_clause) pass(order.begin(), order.end(), true);
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
