#include <algorithm>

#include "tools/relata/explaining/drawn_sentence.h"
#include "tools/relata/explaining/page.h"

namespace relata {
namespace {

// Words between mentions, one box each, so that lines break between them.
std::string words_html(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    out += html_in("span", "word", html_text(text.substr(begin, end - begin)));
    at = end;
  }
  return out;
}

// The sentence as boxes in boxes: a mention holds the mentions it was made of.
std::string mentions_html(const DrawnSentence& sentence) {
  std::string out = "<div class=\"tape\">";
  std::vector<const DrawnMention*> open;
  std::uint32_t at = 0;
  const auto upto = [&](std::uint32_t end) {
    if (end > at) out += words_html(sentence.text.substr(at, end - at));
    at = std::max(at, end);
  };
  const auto close = [&] {
    upto(open.back()->place.end);
    out += "</span><span class=\"of\">" + html_text(open.back()->types) + "</span></span>";
    open.pop_back();
  };
  for (const DrawnMention& mention : sentence.mentions) {
    while (!open.empty() && open.back()->place.end <= mention.place.begin) close();
    upto(mention.place.begin);
    out += "<span class=\"box\" title=\"" + html_text(mention.maker + ", layer " + mention.layer) + "\"><span class=\"in\">";
    open.push_back(&mention);
  }
  while (!open.empty()) close();
  upto(static_cast<std::uint32_t>(sentence.text.size()));
  return out + "</div>\n";
}

}  // namespace

std::string cells_html(const std::vector<DrawnCell>& cells, const WordColours& colours) {
  std::string out;
  for (const DrawnCell& cell : cells) {
    const std::string words = html_in("span", "word", html_text(cell.words));
    if (cell.types.empty()) {
      out += words;
      continue;
    }
    const auto colour = colours.find(cell.words);
    std::string kind = cell.in_aside ? "box aside" : "box";
    if (colour != colours.end() && !cell.in_aside) kind += " " + colour_class(colour->second);
    const std::string types = cell.types + (cell.made_of.empty() ? "" : " = " + cell.made_of);
    out += html_in("span", kind.c_str(), html_in("span", "in", words) + html_in("span", "of", html_text(types)));
  }
  return html_in("div", "tape", out);
}

std::string to_html(const DrawnSentence& sentence, const WordColours& colours) {
  std::string out;
  if (!sentence.mentions.empty()) out += html_heading("Mentions, layer upon layer") + mentions_html(sentence);
  if (!sentence.readings.empty()) out += html_heading("Readings");
  for (const DrawnReading& reading : sentence.readings) {
    const std::string by = "read by " + reading.rule + (reading.used ? "; the rule matched here" : "");
    out += html_in("div", reading.used ? "reading used" : "reading",
                   cells_html(reading.cells, reading.used ? colours : WordColours()) + html_in("div", "quiet", html_text(by))) +
           "\n";
  }
  return out;
}

}  // namespace relata
