#include "engine/diagnostics/position.h"

#include <catch2/catch.hpp>

using namespace relata;

TEST_CASE("lines and columns count from one, columns in code points") {
  Diagnostics diagnostics;
  const SourceId source = diagnostics.add_source("a.yaml", "one\nzwölf é x\r\n\nlast");
  Positions positions(diagnostics);
  const std::string& bytes = diagnostics.source(source).bytes;
  const auto at = [&](const char* part) { return positions.of(source, static_cast<std::uint32_t>(bytes.find(part))); };
  CHECK(at("one") == Position{1, 1});
  CHECK(at("zw") == Position{2, 1});
  CHECK(at("lf") == Position{2, 4});
  CHECK(at("x\r") == Position{2, 9});
  CHECK(at("last") == Position{4, 1});
  CHECK(positions.of(source, 1000) == Position{4, 5});
  CHECK(positions.text(source, positions.line(source, 2)) == "zwölf é x");
  CHECK(positions.line(source, 9).empty());
}

TEST_CASE("bytes that are no UTF-8 count as one each") {
  CHECK(count_code_points("a\xff\xfe\xc3\xa9z") == 5);
  CHECK(count_code_points("") == 0);
}
