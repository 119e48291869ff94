// Text as it grows out of markup: white space single, line ends and blank lines where elements ask for them.
#pragma once
#include <string>
#include <string_view>

namespace relata {

class MarkupText {
 public:
  // Text of the markup, entities decoded. Soft hyphens and characters without width go.
  void add(std::string_view text);
  void space() { space_ = true; }
  void line() { breaks_ = breaks_ >= 1 ? 2 : 1; }
  void block() { breaks_ = 2; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void flush();
  std::string out_;
  int breaks_ = 0;  // 1: a line end, 2: a blank line is due before the next character
  bool space_ = false;
};

// Without a parser: tags become blank lines, entities stay.
[[nodiscard]] std::string without_tags(std::string_view html);

}  // namespace relata
