#include "tools/relata/language_server/capabilities.h"

#include "tools/relata/language_server/features/commands.h"
#include "tools/relata/language_server/features/semantic_tokens.h"
#include "tools/relata/version.h"

namespace relata::language_server {

Json initialize_result(const ClientAbilities& client) {
  Json capabilities = {
      {"positionEncoding", client.units == Units::utf8 ? "utf-8" : "utf-16"},
      {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
      {"completionProvider", {{"triggerCharacters", {"{", "<", ":", " ", ".", "|"}}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"documentHighlightProvider", true},
      {"renameProvider", {{"prepareProvider", true}}},
      {"codeActionProvider", {{"codeActionKinds", {"quickfix", "source.fixAll.relata"}}}},
      {"documentFormattingProvider", true},
      {"foldingRangeProvider", true},
      {"documentSymbolProvider", true},
      {"workspaceSymbolProvider", true},
      {"codeLensProvider", {{"resolveProvider", false}}},
      {"semanticTokensProvider", {{"legend", semantic_legend()}, {"full", true}, {"range", true}}},
      {"executeCommandProvider", {{"commands", {run_test_command, explain_command}}}},
  };
  // What a file means depends on those that it stands on.
  if (client.pulls_diagnostics)
    capabilities["diagnosticProvider"] = {{"identifier", "relata"}, {"interFileDependencies", true}, {"workspaceDiagnostics", false}};
  return {{"capabilities", std::move(capabilities)}, {"serverInfo", {{"name", "relata"}, {"version", version}}}};
}

}  // namespace relata::language_server
