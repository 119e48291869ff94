#include "engine/write/merge_statements.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/write/mention_stream.h"
#include "engine/write/statement_stream.h"

namespace relata {

namespace {

[[nodiscard]] std::string line_of(const Statement& statement) {
  std::string line;
  append_statement_line(statement, line);
  return line;
}

}  // namespace

std::vector<Statement> merge_statements(std::vector<Statement> statements, std::vector<std::string>& problems) {
  for (auto& statement : statements)
    if (statement.id.empty()) statement.id = statement_id(statement);
  std::sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) { return a.id < b.id; });
  std::vector<Statement> kept;
  for (std::size_t i = 0; i < statements.size();) {
    std::size_t end = i + 1;
    while (end < statements.size() && statements[end].id == statements[i].id) ++end;
    std::size_t least = i;
    std::string line = end - i > 1 ? line_of(statements[i]) : std::string();
    bool differ = false;
    for (std::size_t k = i + 1; k < end; ++k) {
      std::string other = line_of(statements[k]);
      if (other == line) continue;
      differ = true;
      if (other < line) line = std::move(other), least = k;
    }
    if (differ) problems.push_back(fmt::format("different statements have the id \"{}\": one of them was kept", statements[i].id));
    kept.push_back(std::move(statements[least]));
    i = end;
  }
  std::sort(kept.begin(), kept.end(), [](const Statement& a, const Statement& b) {
    return std::tie(a.doc, a.evidence.start, a.evidence.end, a.id) < std::tie(b.doc, b.evidence.start, b.evidence.end, b.id);
  });
  return kept;
}

std::vector<MentionRecord> merge_mentions(std::vector<MentionRecord> mentions) {
  const auto key = [](const MentionRecord& m) { return std::tie(m.doc, m.start, m.end, m.type, m.value, m.entity, m.text, m.attributes); };
  std::sort(mentions.begin(), mentions.end(), [&](const MentionRecord& a, const MentionRecord& b) { return key(a) < key(b); });
  mentions.erase(
      std::unique(mentions.begin(), mentions.end(), [&](const MentionRecord& a, const MentionRecord& b) { return key(a) == key(b); }),
      mentions.end());
  return mentions;
}

}  // namespace relata
