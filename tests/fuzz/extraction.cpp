// A whole text through the packs to its statements.
#include "engine/relata.h"
#include "engine/text/utf8.h"
#include "tests/fuzz/target.h"

namespace relata::fuzz {

void take(std::string_view input) {
  static const auto packs = [] {
    std::string problems;
    auto loaded = api::Packs::load({"diplomacy"}, problems);
    must(loaded.has_value(), "the packs load", problems);
    return std::move(*loaded);
  }();
  if (first_invalid_utf8(input)) return;
  const std::uint32_t size = CodePointIndex(input).total();
  for (const api::Statement& statement : packs.extract({"input", "2023-06-19", std::string(input)})) {
    must(statement.start <= statement.end && statement.end <= size, "evidence lies in the text");
    for (const auto& [begin, end] : statement.spans) must(begin <= end && end <= size, "spans lie in the text");
    must(!statement.subject.label.empty() && !statement.object.label.empty(), "both ends have a label", api::to_json_line(statement));
    must(!first_invalid_utf8(api::to_json_line(statement)), "a line of the stream is UTF-8");
  }
}

}  // namespace relata::fuzz
