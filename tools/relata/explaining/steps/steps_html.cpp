#include <fmt/format.h>

#include "tools/relata/explaining/page.h"
#include "tools/relata/explaining/steps/sentence_steps.h"

namespace relata {
namespace {

std::string match_html(const StepMatch& match) {
  const bool acted = match.fate == Fate::acted;
  std::string out = "<tr><th>" + html_in("span", acted ? "yes" : "no", acted ? "✓ " : "✗ ") + "<code>" + html_text(match.rule) + "</code>" +
                    html_in("div", "quiet", html_text(match.place)) + "</th><td>“" + html_text(match.words) + "”" +
                    html_in("div", "quiet", html_in("span", "pattern", html_text(match.pattern)));
  for (const StepMatch::Slot& slot : match.slots) out += " <code>" + html_text(slot.name) + "</code> " + html_text(slot.words) + "<br>";
  for (const std::string& each : match.wrote) out += "→ <b>" + html_text(each) + "</b><br>";
  if (!match.why.empty()) out += html_text((acted ? "" : std::string(name_of(match.fate)) + ": ") + match.why);
  return out + "</td></tr>\n";
}

std::string step_html(const SentenceStep& step, std::size_t number, std::size_t all) {
  const auto turn = [&](std::size_t to, const char* words) {
    return to == 0 || to > all ? html_in("span", "quiet", words) : fmt::format("<label for=\"s{}\">{}</label>", to, words);
  };
  std::string out = fmt::format("<section id=\"p{}\">\n<p class=\"turn\">{} {} <b>{} of {}: layer {}{}</b></p>\n", number,
                                turn(number - 1, "◀ previous"), turn(number + 1, "next ▶"), number, all, html_text(step.layer),
                                step.reading ? fmt::format(", reading {}", step.reading) : "");
  if (!step.before.empty()) out += html_heading(step.reading ? "Reading" : "Tape before") + cells_html(step.before, {}) + "\n";
  if (!step.matches.empty()) out += html_heading("Rules that matched here");
  if (!step.matches.empty()) out += "<table>\n";
  for (const StepMatch& match : step.matches) out += match_html(match);
  if (!step.matches.empty()) out += "</table>\n";
  if (!step.unmatched.empty()) {
    out += "<p class=\"quiet\">Called for by the verb, match nowhere:";
    for (const std::string& each : step.unmatched) out += " <code>" + html_text(each) + "</code>";
    out += "</p>\n";
  }
  if (!step.after.empty()) out += html_heading("Tape behind it") + cells_html(step.after, {}) + "\n";
  return out + "</section>\n";
}

}  // namespace

// Radio buttons in a row are the slider: the arrow keys move along them, and the chosen one shows its step. No script runs.
std::string to_html(const SentenceSteps& steps) {
  const std::size_t all = steps.steps.size();
  std::string chosen, buttons, sections;
  for (std::size_t i = 1; i <= all; ++i) {
    const SentenceStep& step = steps.steps[i - 1];
    chosen += fmt::format("{}#s{}:checked ~ #p{}", i == 1 ? "" : ", ", i, i);
    buttons +=
        fmt::format("<input type=\"radio\" name=\"step\" id=\"s{}\" title=\"{}\"{}>", i, html_text(step.layer), i == 1 ? " checked" : "");
    sections += step_html(step, i, all);
  }
  std::string body =
      "<style>section { display: none; } .turn label { cursor: pointer; text-decoration: underline; } .turn { margin: .6rem 0; } "
      ".yes { color: #2f7d4f; } .no { color: #c0392b; }" +
      (all ? chosen + " { display: block; }" : "") + "</style>\n<h1>Step by step</h1>\n" +
      html_in("div", "quiet", html_text(steps.document)) + html_in("p", "sentence", html_text(steps.sentence));
  for (const std::string& each : steps.statements) body += "<p>→ <b>" + html_text(each) + "</b></p>\n";
  if (steps.statements.empty()) body += "<p>No statement.</p>\n";
  if (!steps.silent.empty()) {
    body += "<p class=\"quiet\">Nothing happened in:";
    for (const std::string& each : steps.silent) body += " <code>" + html_text(each) + "</code>";
    body += "</p>\n";
  }
  return html_page("Step by step: " + steps.sentence, body + "<div>\n" + buttons + "\n" + sections + "</div>\n");
}

}  // namespace relata
