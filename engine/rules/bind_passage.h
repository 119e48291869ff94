// A scalar of a rule file while it is read: its text, where its bytes stand in the file, and where complaints about it go.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/diagnostics/diagnostic.h"
#include "engine/text/span.h"
#include "engine/yaml/yaml.h"

namespace relata {

struct Passage {
  std::string_view text;             // as YAML decodes it
  std::vector<std::uint32_t> place;  // a source byte for each byte of `text`, and one more for its end
  SourceId source = 0;
  Span whole;  // of the scalar in the file: for complaints about an empty one
  Diagnostics* diagnostics = nullptr;
  std::size_t errors = 0;  // reported so far; from max_errors on they are only counted

  static constexpr std::size_t max_errors = 12;

  [[nodiscard]] Span in_source(Span part) const;
  [[nodiscard]] std::string in_text(Span part) const { return std::string(text.substr(part.begin, part.size())); }
  // `part` counts bytes of `text`. `instead` is a replacement of `part` that would be right, offered as a fix; "" offers none.
  void error(const char* code, Span part, std::string message, std::string help = {}, std::string_view instead = {});
  void warning(const char* code, Span part, std::string message, std::string help = {}, std::string_view instead = {});
};

// The passage of a scalar node; `node` must outlive it.
[[nodiscard]] Passage passage_of(const yaml::Node& node, SourceId source, Diagnostics& diagnostics);
// The passage of a text that stands in `source` byte for byte from `offset` on.
[[nodiscard]] Passage passage_of(std::string_view text, SourceId source, std::uint32_t offset, Diagnostics& diagnostics);

}  // namespace relata
