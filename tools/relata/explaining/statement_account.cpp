#include "tools/relata/explaining/statement_account.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/diagnostics/position.h"
#include "engine/rules/parse_gives.h"
#include "engine/text/utf8.h"

namespace relata {
namespace {

// The bytes of the statement's evidence.
Span evidence_bytes(const Document& document, const Statement& statement) {
  std::uint32_t points = 0;
  Span span;
  for (std::size_t at = 0; at < document.text.size(); ++points) {
    if (points == statement.evidence.start) span.begin = static_cast<std::uint32_t>(at);
    static_cast<void>(decode_utf8(document.text, at));
    if (points + 1 == statement.evidence.end) span.end = static_cast<std::uint32_t>(at);
  }
  return span;
}

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Lines of the trace: "S tape", then "  R0 reading" of it, for each sentence that is read.
void add_tape(const Document& document, const Trial& trial, std::size_t sentence, StatementAccount& account) {
  std::size_t number = 0, read = 0;
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    if (document.sentences[i].masked) continue;
    if (i == sentence) number = read + 1;
    ++read;
  }
  std::size_t at = 0;
  for (const std::string& line : trial.trace.lines) {
    if (line.starts_with("S ")) {
      if (++at == number) account.tape = line.substr(2);
    } else if (at == number && line.starts_with("  R")) {
      account.readings.push_back(line.substr(line.find(' ', 3) + 1));
    }
  }
}

}  // namespace

StatementAccount account_of(const Extractor& extractor, const Document& document, const Statement& statement, const Trial& trial,
                            const Diagnostics& sources) {
  StatementAccount account;
  account.id = statement.id;
  account.statement = to_gives(statement);
  account.document = statement.doc;
  account.quote = on_one_line(statement.evidence.text);
  const Span evidence = evidence_bytes(document, statement);
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const Span span = document.sentences[i].span;
    if (span.begin > evidence.begin || span.end <= evidence.begin) continue;
    account.sentence = on_one_line(document.text.substr(span.begin, span.size()));
    add_tape(document, trial, i, account);
  }
  const RuleBase& base = *extractor.base;
  account.rule = statement.rule;
  Positions positions(sources);
  // The attempt of the rule that covers most of the evidence.
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
  if (best) {
    const Rule& rule = base.rules[best->rule];
    const Pattern& pattern = rule.match[best->pattern];
    const Position at = positions.of(rule.source, pattern.in_source({0, static_cast<std::uint32_t>(pattern.text.size())}).begin);
    account.place = fmt::format("{}:{}", sources.source(rule.source).path, at.line);
    account.pattern = pattern.text;
    for (std::size_t i = 0; i < rule.slots.size() && i < best->slots.size(); ++i) {
      std::string words;
      for (const Span span : best->slots[i])
        words += (words.empty() ? "" : "; ") + on_one_line(document.text.substr(span.begin, span.size()));
      std::string piece;
      for (const TypeTest& test : rule.slots[i].tests)
        if (!test.types.empty()) piece += (piece.empty() ? "" : "|") + base.schema.type(test.types.front()).name;
      account.slots.push_back({rule.slots[i].name, piece, words});
    }
    const std::string& bytes = sources.source(rule.source).bytes;
    for (const Condition& condition : rule.where)
      account.conditions.push_back("where " + bytes.substr(condition.place.begin, condition.place.size()));
    for (const auto& [name, list] :
         {std::pair{"unless before ", &rule.unless_before}, {"unless inside ", &rule.unless_inside}, {"unless after ", &rule.unless_after}})
      for (const Pattern& each : *list) account.conditions.push_back(name + each.text);
  }
  for (const End* end : {&statement.subject, &statement.object}) {
    std::string why = end->type + " " + end->id;
    for (const Decision& decision : trial.result.resolution.decisions)
      if (decision.entity == end->id && !decision.why.empty()) {
        why += ": " + decision.why;
        break;
      }
    account.ends.emplace_back(end->text.empty() ? "(filled in by the story)" : end->text, end->label + " (" + why + ")");
  }
  return account;
}

std::string to_text(const StatementAccount& account) {
  std::string out =
      fmt::format("{}  {}\n  document  {}\n  words     \"{}\"\n", account.id, account.statement, account.document, account.quote);
  if (!account.sentence.empty()) out += fmt::format("  sentence  {}\n", account.sentence);
  if (!account.tape.empty()) out += fmt::format("  tape      {}\n", account.tape);
  for (const std::string& reading : account.readings) out += fmt::format("  reading   {}\n", reading);
  out += fmt::format("  rule      {}{}\n", account.rule, account.place.empty() ? "" : "  (" + account.place + ")");
  if (!account.pattern.empty()) out += fmt::format("  pattern   {}\n", account.pattern);
  for (const SlotAccount& slot : account.slots)
    out += fmt::format("    {:<8}{}\n", slot.name, slot.words.empty() ? "took no part" : fmt::format("{}  [{}]", slot.words, slot.piece));
  for (const std::string& condition : account.conditions) out += fmt::format("  held      {}\n", condition);
  for (const auto& [words, entity] : account.ends) out += fmt::format("  means     {} -> {}\n", words, entity);
  return out;
}

std::string to_json(const StatementAccount& account) {
  nlohmann::ordered_json out = {{"id", account.id},
                                {"statement", account.statement},
                                {"document", account.document},
                                {"quote", account.quote},
                                {"sentence", account.sentence},
                                {"tape", account.tape},
                                {"readings", account.readings},
                                {"rule", account.rule},
                                {"place", account.place},
                                {"pattern", account.pattern}};
  out["slots"] = nlohmann::ordered_json::array();
  for (const SlotAccount& slot : account.slots) out["slots"].push_back({{"name", slot.name}, {"type", slot.piece}, {"words", slot.words}});
  out["conditions"] = account.conditions;
  out["ends"] = nlohmann::ordered_json::array();
  for (const auto& [words, entity] : account.ends) out["ends"].push_back({{"words", words}, {"means", entity}});
  return out.dump() + "\n";
}

}  // namespace relata
