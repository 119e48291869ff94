// The endings that outputs may have.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

enum class OutputKind : std::uint8_t { graphml, gexf, json_ld, nquads, trig, ntriples, csv, html, statements, mentions, texts };
enum class Compression : std::uint8_t { none, gzip, zstd };

struct OutputFormat {
  OutputKind kind;
  std::string_view ending;  // ".graphml"
  std::string_view about;   // one line for `relata list formats`
};
[[nodiscard]] const std::vector<OutputFormat>& output_formats();

struct NamedOutput {
  OutputKind kind;
  Compression compression = Compression::none;
  std::string stem;    // the path without the endings
  std::string ending;  // all of them: ".csv.gz"
};
// By the path's ending, ".gz" or ".zst" behind it allowed; a format's name ("graphml", "nq.gz") counts as ending too.
[[nodiscard]] std::optional<NamedOutput> output_named(std::string_view path);

}  // namespace relata
