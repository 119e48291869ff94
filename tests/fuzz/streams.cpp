// Lines of statement and mention streams: what is read is written the same, and reads the same again.
#include "engine/write/mention_stream.h"
#include "engine/write/merge_statements.h"
#include "engine/write/statement_stream.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

void take(std::string_view input) {
  std::vector<std::string> problems;
  std::vector<Statement> statements = parse_statement_stream(input, "input", problems);
  for (const Statement& statement : statements) {
    std::string line;
    append_statement_line(statement, line);
    std::string problem;
    const auto again = parse_statement_line(line, problem);
    must(again.has_value(), "a statement that was read can be written and read", line + problem);
    std::string second;
    append_statement_line(*again, second);
    must(line == second, "and is the same", line);
  }
  (void)merge_statements(std::move(statements), problems);
  for (const MentionRecord& mention : parse_mention_stream(input, "input", problems)) {
    std::string line;
    append_mention_line(mention, line);
    std::string problem;
    must(parse_mention_line(line, problem).has_value(), "a mention that was read can be written and read", line + problem);
  }
}

}  // namespace relata::fuzz
