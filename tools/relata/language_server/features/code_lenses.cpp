#include "tools/relata/language_server/features/commands.h"

namespace relata::language_server {
namespace {

Json lens(const OpenDocument& document, Span place, const std::string& title, const char* command, Json arguments) {
  return {{"range", document.range(place)}, {"command", {{"title", title}, {"command", command}, {"arguments", std::move(arguments)}}}};
}

}  // namespace

Json code_lenses(const OpenDocument& document, const yaml::Node& root) {
  Json lenses = Json::array();
  const yaml::Node* rules = root.find("rules");
  if (!rules) return lenses;
  for (const yaml::Node* rule : yaml::as_list(*rules)) {
    const yaml::Node *id = rule->find("id"), *tests = rule->find("tests");
    if (!id || !id->is_scalar() || id->text.empty()) continue;
    const std::size_t count = tests ? tests->items.size() : 0;
    const Json rule_arguments = {document.uri, id->text};
    if (count > 0)
      lenses.push_back(
          lens(document, id->span, count == 1 ? "run test" : "run " + std::to_string(count) + " tests", run_test_command, rule_arguments));
    lenses.push_back(lens(document, id->span, "explain", explain_command, rule_arguments));
    for (std::size_t i = 0; count > 1 && i < count; ++i) {
      const yaml::Node* text = tests->items[i].find("text");
      if (!text) continue;
      const Json arguments = {document.uri, id->text, i};
      lenses.push_back(lens(document, text->span, "run test", run_test_command, arguments));
      lenses.push_back(lens(document, text->span, "explain", explain_command, arguments));
    }
  }
  return lenses;
}

}  // namespace relata::language_server
