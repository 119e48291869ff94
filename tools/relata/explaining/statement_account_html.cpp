#include "tools/relata/explaining/page.h"
#include "tools/relata/explaining/statement_account.h"

namespace relata {
namespace {

std::string sentence_html(const StatementAccount& account) {
  std::string out;
  std::uint32_t at = 0;
  for (const Span span : account.evidence) {
    if (span.begin < at) continue;
    out += html_text(account.drawn.text.substr(at, span.begin - at)) + "<mark>" +
           html_text(account.drawn.text.substr(span.begin, span.size())) + "</mark>";
    at = span.end;
  }
  return out + html_text(account.drawn.text.substr(at));
}

std::string rule_html(const StatementAccount& account) {
  std::string out = "<p><code>" + html_text(account.rule) + "</code> " +
                    html_in("span", "quiet", html_text(account.place + " " + account.status)) + "<br>" + html_text(account.about) +
                    "</p>\n<div class=\"parts\">";
  std::size_t colour = 0;
  for (const PatternPart& part : account.parts) {
    const std::size_t number = colour++;
    if (part.text.find_first_not_of(' ') == std::string::npos) continue;
    const bool took = !part.words.empty();
    out += html_in("div", took ? ("part " + colour_class(number)).c_str() : "part",
                   html_in("span", "pattern", html_text(part.text)) + html_in("span", "took",
                                                                              took            ? html_text(part.words)
                                                                              : part.optional ? "took no part"
                                                                                              : ""));
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
                    "</b> " + html_in("span", "quiet", html_text(end.type + " " + end.id)) + "<br>" + html_text(end.why);
  if (!end.aliases.empty()) {
    std::string listed;
    for (const std::string& each : end.aliases) listed += (listed.empty() ? "" : ", ") + each;
    out += html_in("div", "quiet", "also named " + html_text(listed));
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
  WordColours colours;
  for (std::size_t i = 0; i < account.parts.size(); ++i)
    if (!account.parts[i].words.empty()) colours.emplace(account.parts[i].words, i);
  std::string out = "<article>\n<h1>" + html_text(account.statement) + "</h1>\n" +
                    html_in("div", "quiet", html_text(account.document + " · " + account.id)) + "\n";
  out += html_heading("Sentence") + html_in("p", "sentence", sentence_html(account)) + "\n";
  out += to_html(account.drawn, colours);
  out += html_heading("Rule") + rule_html(account);
  out += html_heading("Who is meant") + "<table>\n";
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
