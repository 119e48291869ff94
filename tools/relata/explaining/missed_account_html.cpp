#include "tools/relata/explaining/missed_account.h"
#include "tools/relata/explaining/page.h"

namespace relata {
namespace {

std::string code(const std::string& text) {
  return "<code>" + html_text(text) + "</code>";
}

std::string diff_html(const std::string& diff) {
  std::string out = "<pre>";
  for (std::size_t at = 0; at < diff.size();) {
    const std::size_t end = std::min(diff.find('\n', at), diff.size());
    const std::string line = diff.substr(at, end - at);
    const char* kind = line.starts_with('+') ? "add" : line.starts_with('-') ? "del" : "";
    out += std::string("<span class=\"") + kind + "\">" + html_text(line) + "</span>\n";
    at = end + 1;
  }
  return out + "</pre>\n";
}

std::string effect_html(const EditEffect& effect) {
  const std::string where = std::to_string(effect.documents) + (effect.documents == 1 ? " document" : " documents");
  if (effect.counts.empty()) return "<p>It changes nothing else in " + where + ".</p>\n";
  std::string out = "<p>Besides, in " + where + ":";
  for (const EditEffect::Count& count : effect.counts)
    out += " " + code(count.relation) + " +" + std::to_string(count.gained) + " −" + std::to_string(count.lost);
  out += "</p>\n<ul>";
  for (const EditEffect::Quote& quote : effect.quotes)
    out += std::string("<li>") + (quote.gained ? "gained " : "lost ") + html_text(quote.statement) + " <span class=\"quiet\">" +
           html_text(quote.document) + ": “" + html_text(quote.words) + "”</span></li>";
  return out + "</ul>\n";
}

std::string edit_html(const MissedSentence& missed) {
  if (!missed.searched) return {};
  if (!missed.edit) return "<p>No small edit of these rules makes it (" + std::to_string(missed.tried) + " tried).</p>\n";
  return "<h2>The smallest edit that makes it</h2>\n<div class=\"found\"><p><b>" + html_text(missed.edit->title) +
         "</b> <span class=\"quiet\">" + std::to_string(missed.tried) + " tried, " + std::to_string(missed.firing) +
         " make it</span></p>\n" + diff_html(missed.edit->diff) + "<p>It makes <b>" + html_text(missed.edit->makes) + "</b>.</p>\n" +
         effect_html(missed.edit->effect) + "</div>\n";
}

}  // namespace

std::string to_html(const MissedAccount& account) {
  std::string body = "<h1>Why not: " + html_text(account.wanted) + "</h1>\n";
  for (const MadeStatement& made : account.made)
    body += std::string("<p>It is made") + (made.otherwise ? " otherwise" : "") + " in " + html_text(made.document) + ": <b>" +
            html_text(made.statement) + "</b> " + code(made.rule) + "</p>\n";
  for (const MissedSentence& missed : account.sentences) {
    body += "<article>\n<p class=\"sentence\">" + html_text(missed.sentence) + "</p>\n<div class=\"quiet\">" + html_text(missed.document) +
            "</div>\n" + to_html(missed.nearest);
    body += edit_html(missed) + "</article>\n";
  }
  return html_page("Why not: " + account.wanted, body);
}

}  // namespace relata
