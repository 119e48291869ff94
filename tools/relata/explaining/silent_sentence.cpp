#include "tools/relata/explaining/silent_sentence.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tools/relata/explaining/page.h"

namespace relata {
namespace {

std::string reason(const SilentSentence& silent) {
  if (silent.masked) return "no rule is asked here: the words are a headline, a dateline or clutter";
  if (silent.drawn.tape.empty()) return "no rule is asked here: none of the words that rules look for stands in the sentence";
  return "no rule made a statement of this sentence";
}

}  // namespace

std::string to_text(const SilentSentence& silent) {
  std::string out = fmt::format("{}\n{}", silent.document, to_text(silent.drawn));
  for (const DrawnMention& each : silent.drawn.mentions)
    out += fmt::format("  mention   {}|{}  {}\n", silent.drawn.text.substr(each.place.begin, each.place.size()), each.types, each.maker);
  out += fmt::format("  {}{}\n", reason(silent), silent.nearest.empty() ? "" : "; the nearest:");
  return out + to_text(silent.nearest);
}

std::string to_json(const SilentSentence& silent) {
  nlohmann::ordered_json out = {{"place", silent.place}, {"statement", nullptr}, {"document", silent.document}};
  add_json(silent.drawn, out);
  out["why"] = reason(silent);
  out["nearest"] = to_json(silent.nearest);
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string to_html(const SilentSentence& silent) {
  std::string body = "<article>\n<h1>No statement</h1>\n" + html_in("div", "quiet", html_text(silent.document + " · " + silent.place)) +
                     html_heading("Sentence") + html_in("p", "sentence", html_text(silent.drawn.text)) + "<p>" + html_text(reason(silent)) +
                     "</p>\n" + to_html(silent.drawn, {});
  if (!silent.nearest.empty()) body += to_html(silent.nearest);
  return html_page("No statement at " + silent.place, body + "</article>\n");
}

}  // namespace relata
