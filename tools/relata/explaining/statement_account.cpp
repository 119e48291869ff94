#include "tools/relata/explaining/statement_account.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/diagnostics/position.h"
#include "engine/rules/parse_gives.h"
#include "engine/text/utf8.h"
#include "tools/relata/explaining/pattern_parts.h"

namespace relata {
namespace {

// Byte places of code points, asked for in any order.
Span bytes_of(const std::string& text, std::uint32_t start, std::uint32_t end) {
  std::uint32_t points = 0;
  Span span;
  for (std::size_t at = 0; at < text.size() && points < end; ++points) {
    if (points == start) span.begin = static_cast<std::uint32_t>(at);
    static_cast<void>(decode_utf8(text, at));
    span.end = static_cast<std::uint32_t>(at);
  }
  return span;
}

void tell_rule(const RuleBase& base, const Document& document, const MatchAttempt& attempt, const Trial& trial, const Diagnostics& sources,
               std::optional<std::size_t> tape, StatementAccount& account) {
  const Rule& rule = base.rules[attempt.rule];
  const Pattern& pattern = rule.match[attempt.pattern];
  Positions positions(sources);
  const Position at = positions.of(rule.source, pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}).begin);
  account.place = fmt::format("{}:{}", sources.source(rule.source).path, at.line);
  account.about = rule.about;
  account.status = rule.status == Status::experimental ? "experimental" : rule.status == Status::deprecated ? "deprecated" : "";
  account.pattern = pattern.text;
  account.parts = parts_of(base, document, attempt, tape ? &trial.trace.tapes[*tape] : nullptr);
  const std::string& bytes = sources.source(rule.source).bytes;
  for (const Condition& condition : rule.where)
    account.conditions.push_back("where " + bytes.substr(condition.place.begin, condition.place.size()));
  for (const auto& [name, list] :
       {std::pair{"unless before ", &rule.unless_before}, {"unless inside ", &rule.unless_inside}, {"unless after ", &rule.unless_after}})
    for (const Pattern& each : *list) account.conditions.push_back(name + each.text);
}

EndAccount end_account(const char* place, const End& end, const Document& document, const Trial& trial) {
  EndAccount account;
  account.place = place;
  account.words = end.text;
  account.label = end.label;
  account.type = end.type;
  account.id = end.id;
  account.aliases = end.aliases;
  for (const Decision& decision : trial.result.resolution.decisions) {
    if (decision.entity != end.id || decision.mention >= trial.trace.mentions.size()) continue;
    const Mention& mention = trial.trace.mentions[decision.mention];
    EndAccount::Mention one{on_one_line(document.text.substr(mention.span.begin, mention.span.size())), decision.why, mention.sentence + 1};
    if (account.why.empty() && !one.why.empty()) account.why = one.why;
    account.mentions.push_back(std::move(one));
  }
  return account;
}

}  // namespace

const MatchAttempt* maker_of(const RuleBase& base, const Document& document, const Statement& statement, const Trial& trial) {
  const Span evidence = bytes_of(document.text, statement.evidence.start, statement.evidence.end);
  const MatchAttempt* best = nullptr;
  std::uint32_t covered = 0;
  for (const MatchAttempt& attempt : trial.trace.attempts) {
    if (attempt.outcome != MatchOutcome::matched) continue;
    const Rule& rule = base.rules[attempt.rule];
    if (base.packs[rule.pack].name + "/" + rule.id != statement.rule) continue;
    // A reading may turn the text's order round: what counts are the words in its slots.
    std::uint32_t inside = 0;
    for (const std::vector<Span>& slot : attempt.slots)
      for (const Span span : slot)
        if (span.begin >= evidence.begin && span.end <= evidence.end) inside += span.size();
    if (inside == 0 || inside <= covered) continue;
    best = &attempt;
    covered = inside;
  }
  return best;
}

StatementAccount account_of(const Extractor& extractor, const Document& document, const Statement& statement, const Trial& trial,
                            const Diagnostics& sources) {
  StatementAccount account;
  account.id = statement.id;
  account.statement = to_gives(statement);
  account.document = statement.doc;
  account.quote = on_one_line(statement.evidence.text);
  account.subject = statement.subject.label;
  account.relation = statement.relation;
  account.object = statement.object.label;
  account.rule = statement.rule;
  const RuleBase& base = *extractor.base;
  const Span evidence = bytes_of(document.text, statement.evidence.start, statement.evidence.end);
  const MatchAttempt* attempt = maker_of(base, document, statement, trial);
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const Span span = document.sentences[i].span;
    if (span.begin > evidence.begin || span.end <= evidence.begin) continue;
    account.evidence.clear();
    for (const auto& [start, end] : statement.evidence.spans)
      if (const Span part = bytes_of(document.text, start, end); span.contains(part))
        account.evidence.push_back({part.begin - span.begin, part.end - span.begin});
    const std::optional<std::size_t> used = attempt ? tape_of(base, trial, *attempt, i) : std::nullopt;
    account.drawn = draw_sentence(extractor, document, trial, i, used);
    if (attempt) tell_rule(base, document, *attempt, trial, sources, used, account);
    if (attempt) break;
  }
  const auto add = [&](const char* place, const End* end) {
    if (end) account.ends.push_back(end_account(place, *end, document, trial));
  };
  add("subject", &statement.subject);
  add("object", &statement.object);
  add("where", statement.where ? &*statement.where : nullptr);
  add("of", statement.of ? &*statement.of : nullptr);
  add("source", statement.source ? &*statement.source : nullptr);
  return account;
}

void add_merges(std::vector<StatementAccount>& accounts, const std::vector<Statement>& statements, const Vocabulary& vocabulary) {
  const GraphEntities entities = resolve_across_documents(statements, vocabulary);
  for (StatementAccount& account : accounts)
    for (EndAccount& end : account.ends)
      for (const MergeExplanation& merge : entities.merges) {
        if (merge.left.id == end.id) end.merges.push_back({merge.right.label, merge.right.doc, merge.why});
        if (merge.right.id == end.id) end.merges.push_back({merge.left.label, merge.left.doc, merge.why});
      }
}

}  // namespace relata
