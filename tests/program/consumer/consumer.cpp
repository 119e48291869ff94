#include <relata.h>

#include <iostream>

int main(int argc, char** argv) {
  std::string problems;
  const auto packs = relata::api::Packs::load({argc > 1 ? argv[1] : "diplomacy"}, problems);
  std::cerr << problems;
  if (!packs) return 1;
  const auto statements = packs->extract({.id = "a", .date = "2023-05-12", .text = "Ingrid Dahl visited Denmark on Thursday."});
  for (const auto& statement : statements) {
    std::cout << statement.subject.label << '|' << statement.relation << '|' << statement.object.label << '|' << statement.when << '\n';
    if (statement.quote.empty() || relata::api::to_json_line(statement).find(statement.id) == std::string::npos) return 1;
  }
  if (!packs->write(statements, {"consumer.graphml"}, problems)) return 1;
  if (packs->write(statements, {"consumer.grafml"}, problems) || problems.empty()) return 1;
  return statements.size() == 1 ? 0 : 1;
}
