#include "engine/read/markup_text.h"

#include "engine/text/utf8.h"

namespace relata {

void MarkupText::add(std::string_view text) {
  // A character reference far beyond Unicode comes out of the HTML parser as broken bytes.
  while (const auto broken = first_invalid_utf8(text)) {
    const std::size_t end = *broken + 1;
    add(text.substr(0, *broken));
    add("\xEF\xBF\xBD");
    text.remove_prefix(end);
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(text, at);
    if (is_space(c)) {
      space_ = true;
    } else if (c != 0xAD && c != 0x200B && c != 0xFEFF) {
      flush();
      out_.append(text.substr(begin, at - begin));
    }
  }
}

void MarkupText::flush() {
  if (!out_.empty()) {
    if (breaks_ > 0) {
      out_.append(breaks_ == 2 ? "\n\n" : "\n");
    } else if (space_) {
      out_.push_back(' ');
    }
  }
  breaks_ = 0;
  space_ = false;
}

std::string without_tags(std::string_view html) {
  MarkupText builder;
  std::size_t at = 0;
  while (at < html.size()) {
    const auto open = html.find('<', at);
    builder.add(html.substr(at, open == std::string_view::npos ? open : open - at));
    if (open == std::string_view::npos) break;
    const auto close = html.find('>', open);
    if (close == std::string_view::npos) break;
    builder.block();
    at = close + 1;
  }
  return builder.take();
}

}  // namespace relata
