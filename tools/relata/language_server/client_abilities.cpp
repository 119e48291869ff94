#include "tools/relata/language_server/client_abilities.h"

#include <algorithm>

namespace relata::language_server {
namespace {

// What stands at the path; null where one of its keys is missing.
Json at(const Json& parameters, const char* path) {
  const Json::json_pointer pointer(path);
  return parameters.contains(pointer) ? parameters.at(pointer) : Json(nullptr);
}

}  // namespace

ClientAbilities abilities_of(const Json& parameters) {
  ClientAbilities abilities;
  const Json encodings = at(parameters, "/capabilities/general/positionEncodings");
  if (encodings.is_array() && std::find(encodings.begin(), encodings.end(), "utf-8") != encodings.end()) abilities.units = Units::utf8;
  abilities.snippets = at(parameters, "/capabilities/textDocument/completion/completionItem/snippetSupport") == true;
  abilities.pulls_diagnostics = at(parameters, "/capabilities/textDocument/diagnostic").is_object();
  abilities.refreshes_diagnostics = at(parameters, "/capabilities/workspace/diagnostics/refreshSupport") == true;
  return abilities;
}

}  // namespace relata::language_server
