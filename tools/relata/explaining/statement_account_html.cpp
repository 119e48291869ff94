#include <algorithm>
#include <map>

#include "tools/relata/explaining/page.h"
#include "tools/relata/explaining/statement_account.h"

namespace relata {
namespace {

std::string in(const char* element, const char* style, const std::string& html) {
  return std::string("<") + element + " class=\"" + style + "\">" + html + "</" + element + ">";
}

std::string heading(const char* text) {
  return std::string("<h2>") + text + "</h2>\n";
}

std::string sentence_html(const StatementAccount& account) {
  std::string out;
  std::uint32_t at = 0;
  for (const Span span : account.evidence) {
    if (span.begin < at) continue;
    out += html_text(account.sentence.substr(at, span.begin - at)) + "<mark>" +
           html_text(account.sentence.substr(span.begin, span.size())) + "</mark>";
    at = span.end;
  }
  return out + html_text(account.sentence.substr(at));
}

// Words between mentions, one box each, so that lines break between them.
std::string words_html(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(' ', at);
    if (begin == std::string::npos) break;
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    out += in("span", "word", html_text(text.substr(begin, end - begin)));
    at = end;
  }
  return out;
}

// The sentence as boxes in boxes: a mention holds the mentions it was made of.
std::string mentions_html(const StatementAccount& account) {
  std::string out = "<div class=\"tape\">";
  std::vector<const DrawnMention*> open;
  std::uint32_t at = 0;
  const auto upto = [&](std::uint32_t end) {
    if (end > at) out += words_html(account.sentence.substr(at, end - at));
    at = std::max(at, end);
  };
  const auto close = [&] {
    upto(open.back()->place.end);
    out += "</span><span class=\"of\">" + html_text(open.back()->types) + "</span></span>";
    open.pop_back();
  };
  for (const DrawnMention& mention : account.mentions) {
    while (!open.empty() && open.back()->place.end <= mention.place.begin) close();
    upto(mention.place.begin);
    out += "<span class=\"box\" title=\"" + html_text(mention.maker + ", layer " + mention.layer) + "\"><span class=\"in\">";
    open.push_back(&mention);
  }
  while (!open.empty()) close();
  upto(static_cast<std::uint32_t>(account.sentence.size()));
  return out + "</div>\n";
}

std::string reading_html(const DrawnReading& reading, const std::map<std::string, std::size_t>& colours) {
  std::string cells;
  for (const DrawnCell& cell : reading.cells) {
    const std::string words = in("span", "word", html_text(cell.words));
    if (cell.types.empty()) {
      cells += words;
      continue;
    }
    const auto colour = reading.used ? colours.find(cell.words) : colours.end();
    std::string kind = cell.in_aside ? "box aside" : "box";
    if (colour != colours.end() && !cell.in_aside) kind += " " + colour_class(colour->second);
    cells += in("span", kind.c_str(),
                in("span", "in", words) + in("span", "of", html_text(cell.types + (cell.made_of.empty() ? "" : " = " + cell.made_of))));
  }
  const std::string by = reading.used ? "read by " + reading.rule + "; the rule matched here" : "read by " + reading.rule;
  return in("div", reading.used ? "reading used" : "reading", in("div", "tape", cells) + in("div", "quiet", html_text(by))) + "\n";
}

std::string rule_html(const StatementAccount& account) {
  std::string out = "<p><code>" + html_text(account.rule) + "</code> " + in("span", "quiet", html_text(account.place)) + "<br>" +
                    html_text(account.about) + "</p>\n<div class=\"parts\">";
  std::size_t colour = 0;
  for (const PatternPart& part : account.parts) {
    const std::size_t number = colour++;
    if (part.text.find_first_not_of(' ') == std::string::npos) continue;
    const bool took = !part.words.empty();
    out += in("div", took ? ("part " + colour_class(number)).c_str() : "part",
              in("span", "pattern", html_text(part.text)) + in("span", "took", took ? html_text(part.words) : "took no part"));
  }
  out += "</div>\n";
  if (account.conditions.empty()) return out;
  out += "<p class=\"quiet\">These conditions held:</p>\n<ul>";
  for (const std::string& each : account.conditions) out += "<li><code>" + html_text(each) + "</code></li>";
  return out + "</ul>\n";
}

std::string end_html(const EndAccount& end) {
  std::string out = "<tr><th>" + html_text(end.place) + "</th><td>" +
                    (end.words.empty() ? "<i>filled in by the story</i>" : html_text(end.words)) + "</td><td><b>" + html_text(end.label) +
                    "</b> " + in("span", "quiet", html_text(end.type + " " + end.id)) + "<br>" + html_text(end.why);
  if (!end.aliases.empty()) {
    std::string listed;
    for (const std::string& each : end.aliases) listed += (listed.empty() ? "" : ", ") + each;
    out += in("div", "quiet", "also named " + html_text(listed));
  }
  if (!end.mentions.empty() || !end.merges.empty()) {
    out += "<ul>";
    for (const EndAccount::Mention& each : end.mentions)
      out += "<li>“" + html_text(each.words) + "” in sentence " + std::to_string(each.sentence) + (each.why.empty() ? "" : ": ") +
             html_text(each.why) + "</li>";
    for (const EndAccount::Merge& each : end.merges)
      out += "<li>one node with <b>" + html_text(each.label) + "</b> of " + html_text(each.document) + ": " + html_text(each.why) + "</li>";
    out += "</ul>";
  }
  return out + "</td></tr>\n";
}

std::string article(const StatementAccount& account) {
  // What the parts of the pattern took is coloured alike in the reading.
  std::map<std::string, std::size_t> colours;
  for (std::size_t i = 0; i < account.parts.size(); ++i)
    if (!account.parts[i].words.empty()) colours.emplace(account.parts[i].words, i);
  std::string out = "<article>\n<h1>" + html_text(account.statement) + "</h1>\n" +
                    in("div", "quiet", html_text(account.document + " · " + account.id)) + "\n";
  out += heading("Sentence") + in("p", "sentence", sentence_html(account)) + "\n";
  if (!account.mentions.empty()) out += heading("Mentions, layer upon layer") + mentions_html(account);
  if (!account.readings.empty()) out += heading("Readings");
  for (const DrawnReading& reading : account.readings) out += reading_html(reading, colours);
  out += heading("Rule") + rule_html(account);
  out += heading("Who is meant") + "<table>\n";
  for (const EndAccount& end : account.ends) out += end_html(end);
  return out + "</table>\n</article>\n";
}

}  // namespace

std::string to_html(const std::vector<StatementAccount>& accounts) {
  std::string body;
  for (const StatementAccount& account : accounts) body += article(account);
  return html_page(accounts.size() == 1 ? accounts.front().statement : "Statements explained", body);
}

}  // namespace relata
