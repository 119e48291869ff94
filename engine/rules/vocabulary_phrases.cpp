#include "engine/rules/vocabulary_phrases.h"

#include <algorithm>

#include "engine/diagnostics/report.h"
#include "engine/rules/parse_pattern.h"

namespace relata {
namespace {

constexpr int deepest_phrases = 64;  // in each other

// Who names whom, and how many nodes each has itself, by index of the drafts.
struct Uses {
  std::vector<std::size_t> own_parts;
  std::vector<std::vector<std::uint32_t>> named, named_by;
};

Uses uses_of(const RuleBase& base) {
  Uses uses;
  uses.own_parts.resize(base.phrases.size());
  uses.named.resize(base.phrases.size());
  uses.named_by.resize(base.phrases.size());
  for (std::uint32_t i = 0; i < base.phrases.size(); ++i) {
    std::vector<const PatternNode*> stack = {&base.phrases[i].pattern.root};
    while (!stack.empty()) {
      const PatternNode* node = stack.back();
      stack.pop_back();
      ++uses.own_parts[i];
      if (node->kind == PatternKind::word && node->word_kind == WordKind::phrase) {
        uses.named[i].push_back(node->word_index);
        uses.named_by[node->word_index].push_back(i);
      }
      for (const PatternNode& child : node->children) stack.push_back(&child);
    }
  }
  return uses;
}

// All that names `first`, in the end.
void leave_out(std::uint32_t first, const Uses& uses, std::vector<bool>& left_out) {
  std::vector<std::uint32_t> stack = {first};
  left_out[first] = true;
  while (!stack.empty()) {
    const std::uint32_t top = stack.back();
    stack.pop_back();
    for (const std::uint32_t user : uses.named_by[top]) {
      if (left_out[user]) continue;
      left_out[user] = true;
      stack.push_back(user);
    }
  }
}

class PhraseReader {
 public:
  PhraseReader(RuleBase& base, Diagnostics& diagnostics) : base_(base), diagnostics_(diagnostics) {}

  void read(const std::vector<PhraseDraft>& drafts) {
    const std::vector<bool> broken = parse(drafts, diagnostics_);
    const Uses uses = uses_of(base_);
    std::vector<bool> left_out(drafts.size(), false);
    for (std::uint32_t i = 0; i < drafts.size(); ++i)
      if (broken[i] && !left_out[i]) leave_out(i, uses, left_out);
    measure(drafts, uses, left_out);
    if (std::find(left_out.begin(), left_out.end(), true) == left_out.end()) return;
    std::vector<PhraseDraft> sound;
    for (std::size_t i = 0; i < drafts.size(); ++i)
      if (!left_out[i])
        sound.push_back(drafts[i]);
      else
        base_.declared_words[drafts[i].name].is_unreadable = true;
    Diagnostics heard_before;
    (void)parse(sound, heard_before);
  }

 private:
  // All names are known before the first is read.
  std::vector<bool> parse(const std::vector<PhraseDraft>& drafts, Diagnostics& diagnostics) {
    for (const Phrase& phrase : base_.phrases) base_.declared_words[phrase.name].phrases.clear();
    base_.phrases.clear();
    for (const PhraseDraft& draft : drafts) {
      base_.declared_words[draft.name].phrases.push_back(static_cast<std::uint32_t>(base_.phrases.size()));
      Phrase phrase{draft.name, {}};
      phrase.pattern.source = draft.source;
      base_.phrases.push_back(std::move(phrase));
    }
    std::vector<bool> broken(drafts.size(), false);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      auto pattern = parse_pattern(*drafts[i].value, drafts[i].source, base_, nullptr, diagnostics);
      broken[i] = !pattern;
      if (pattern) base_.phrases.replace(i, {drafts[i].name, std::move(*pattern)});
    }
    return broken;
  }

  // Those that are named before those that name them: what is never reached stands in a circle, or leads to one.
  void measure(const std::vector<PhraseDraft>& drafts, const Uses& uses, std::vector<bool>& left_out) {
    std::vector<std::size_t> waiting(drafts.size()), parts(drafts.size());  // parts: with those of the phrases named
    std::vector<int> depth(drafts.size(), 1);
    std::vector<bool> reached = left_out;
    std::vector<std::uint32_t> ready;
    for (std::uint32_t i = 0; i < drafts.size(); ++i) {
      waiting[i] = uses.named[i].size();
      if (waiting[i] == 0 && !left_out[i]) ready.push_back(i);
    }
    while (!ready.empty()) {
      const std::uint32_t at = ready.back();
      ready.pop_back();
      reached[at] = true;
      const Phrase& phrase = base_.phrases[at];
      parts[at] = uses.own_parts[at];
      for (const std::uint32_t named : uses.named[at]) {
        depth[at] = std::max(depth[at], depth[named] + 1);
        parts[at] += parts[named];
      }
      if (parts[at] > most_pattern_parts || depth[at] > deepest_phrases) {
        report(diagnostics_, "P038", drafts[at].source, drafts[at].value->span,
               parts[at] > most_pattern_parts ? "phrase `" + phrase.name + "` comes to more than 100,000 parts"
                                              : "phrase `" + phrase.name + "` names phrases that name phrases, too deep",
               "100,000 parts and 64 phrases in each other are the most: lists of words belong under `sets:`, names in a lexicon");
        leave_out(at, uses, left_out);
        continue;
      }
      for (const std::uint32_t user : uses.named_by[at])
        if (--waiting[user] == 0 && !left_out[user]) ready.push_back(user);
    }
    for (std::uint32_t i = 0; i < drafts.size(); ++i) {
      if (reached[i] || left_out[i]) continue;
      // Of a circle the first is told: what only leads to it, or is a part of it, is left out with it.
      report(diagnostics_, "R028", drafts[i].source, drafts[i].value->span,
             "phrase `" + drafts[i].name + "` names, in the end, itself or a phrase that does", "one name of this circle must go");
      std::vector<std::uint32_t> stack = {i};
      left_out[i] = true;
      while (!stack.empty()) {
        const std::uint32_t top = stack.back();
        stack.pop_back();
        for (const auto* side : {&uses.named[top], &uses.named_by[top]})
          for (const std::uint32_t other : *side)
            if (!reached[other] && !left_out[other]) left_out[other] = true, stack.push_back(other);
      }
    }
  }

  RuleBase& base_;
  Diagnostics& diagnostics_;
};

}  // namespace

void read_phrases(const std::vector<PhraseDraft>& drafts, RuleBase& base, Diagnostics& diagnostics) {
  PhraseReader(base, diagnostics).read(drafts);
}

}  // namespace relata
