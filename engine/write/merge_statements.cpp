#include "engine/write/merge_statements.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>
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

// Of statements of one id the one whose line comes first; where the lines differ, that is told.
[[nodiscard]] std::uint32_t least_of(const std::vector<Statement>& statements, std::span<const std::uint32_t> same,
                                     std::vector<std::string>& problems) {
  std::uint32_t least = same.front();
  std::string line = line_of(statements[least]);
  bool differ = false;
  for (const std::uint32_t other : same.subspan(1)) {
    std::string text = line_of(statements[other]);
    if (text == line) continue;
    differ = true;
    if (text < line) line = std::move(text), least = other;
  }
  if (differ) problems.push_back(fmt::format("different statements have the id \"{}\": one of them was kept", statements[least].id));
  return least;
}

// Leaves those of `order`, in that order; in their place, since a million statements are too many to hold twice.
void put_in_order(const std::vector<std::uint32_t>& order, std::vector<Statement>& statements) {
  std::vector<std::uint32_t> at(statements.size());  // where the statement that was at first at i is now
  std::iota(at.begin(), at.end(), 0U);
  std::vector<std::uint32_t> holds = at;  // which one stands at i now
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    const std::uint32_t wanted = at[order[place]];
    if (wanted == place) continue;
    std::swap(statements[place], statements[wanted]);
    std::swap(holds[place], holds[wanted]);
    at[holds[place]] = place;
    at[holds[wanted]] = wanted;
  }
  statements.resize(order.size());
}

}  // namespace

std::vector<Statement> merge_statements(std::vector<Statement> statements, std::vector<std::string>& problems) {
  for (auto& statement : statements)
    if (statement.id.empty()) statement.id = statement_id(statement);
  std::vector<std::uint32_t> order(statements.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return statements[a].id < statements[b].id; });
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && statements[order[end]].id == statements[order[i]].id) ++end;
    kept.push_back(
        end - i > 1 ? least_of(statements,
                               {order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end)}, problems)
                    : order[i]);
    i = end;
  }
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t left, std::uint32_t right) {
    const Statement& a = statements[left];
    const Statement& b = statements[right];
    return std::tie(a.doc, a.evidence.start, a.evidence.end, a.id) < std::tie(b.doc, b.evidence.start, b.evidence.end, b.id);
  });
  put_in_order(kept, statements);
  return statements;
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
