#include <fmt/format.h>

#include "tools/relata/testing/gold.h"

namespace relata {
namespace {

constexpr const char* columns = "precision   recall       F1   right   wrong  missed";

std::string row(const std::string& name, std::size_t width, const GoldCount& count) {
  return fmt::format("{:<{}}{:>9.2f}{:>9.2f}{:>9.2f}{:>8}{:>8}{:>8}\n", name, width, count.precision(), count.recall(), count.f1(),
                     count.right, count.wrong, count.missed);
}

}  // namespace

std::string gold_text(const GoldReport& report) {
  std::string out;
  for (const std::string& line : report.missed) out += "missed  " + line + "\n";
  for (const std::string& line : report.wrong) out += "wrong   " + line + "\n";
  out += fmt::format("{:<28}{}\n", "", columns);
  GoldCount all;
  for (const auto& [relation, count] : report.by_relation) {
    out += row(relation, 28, count);
    all.right += count.right, all.wrong += count.wrong, all.missed += count.missed;
  }
  out += row("all relations", 28, all);
  out += fmt::format("\n{:<44}{}\n", "rule; recall and missed: of its relations", columns);
  for (const auto& [rule, count] : report.by_rule) out += row(rule, 44, count);
  return out;
}

}  // namespace relata
