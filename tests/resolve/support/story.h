// A document and its analysis, built by hand: mentions are given as they stand in the text, in order.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/resolve/within_document.h"

namespace relata::test {

class Story {
 public:
  Story();  // a schema like core's with a few relations, and a small lexicon

  // One more sentence; mentions named next stand in it. `quotation`: whose words these are.
  Story& sentence(std::string_view text, int quotation = -1);
  Story& paragraph();  // the next sentence begins one
  // Direct speech over `whole` of the last sentence; returns its index. Its own sentences follow by sentence(text, index).
  int quotation(std::string_view whole);

  // The next occurrence of `text` in the last sentence, behind the last mention named `after_last` if it is true.
  MentionId mark(std::string_view text, std::string_view type, Attributes attributes = {}, bool on_tape = true);
  // Like mark, but its senses are the lexicon's for these words.
  MentionId known(std::string_view text, bool on_tape = true);
  // Makes `text` a fold over `parts`, which leave the tape. `stands_for` may be no_mention.
  MentionId fold(std::string_view text, std::string_view type, MentionId stands_for, std::vector<MentionId> parts,
                 Attributes attributes = {});
  MentionId group(std::vector<MentionId> members, std::string_view type = "Agent");
  // A person and the role he holds, as the names layer finds them.
  MentionId official(std::string_view name, std::string_view role, MentionId of = no_mention, Attributes attributes = {});
  void clause(MentionId subject, bool speech = false, bool restated = false);
  StatementDraft& draft(MentionId subject, std::string_view relation, MentionId object);

  [[nodiscard]] Resolution resolve(const TimeSource& times = {});
  // "Li Wen met Ana Ruiz; Ana Ruiz visited Peru (planned)": labels, sorted as they come.
  [[nodiscard]] std::string told();
  // The labels that the last mention's text was taken to mean, from the statement stream of a probe "mention probes Probe".
  [[nodiscard]] std::string meaning(MentionId mention);

  Document document;
  Analysis analysis;
  RuleBase rules;

 private:
  [[nodiscard]] Span find(std::string_view text);
  void leave_tape(MentionId id);
  [[nodiscard]] TypeId type(std::string_view name) const;
  std::uint32_t cursor_ = 0;  // where the next mention of the last sentence is sought
  std::uint32_t paragraph_ = 0;
};

}  // namespace relata::test
