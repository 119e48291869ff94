#include <set>

#include "tools/relata/language_server/features/code_actions.h"
#include "tools/relata/language_server/features/commands.h"
#include "tools/relata/language_server/features/completion.h"
#include "tools/relata/language_server/features/hover.h"
#include "tools/relata/language_server/features/navigation.h"
#include "tools/relata/language_server/features/semantic_tokens.h"
#include "tools/relata/language_server/features/structure.h"
#include "tools/relata/language_server/features/workspace_symbols.h"
#include "tools/relata/language_server/server.h"
#include "tools/relata/language_server/tolerant/reading.h"
#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

// For the first reading of a pack, before which there is little to say.
constexpr std::chrono::milliseconds longest_wait{5000};

std::uint32_t byte_of(const FileContext& context, const Json& parameters) {
  return context.document->lines.byte_at(place_from(parameters.at("position")));
}

Span span_of(const FileContext& context, const Json& range) {
  return {context.document->lines.byte_at(place_from(range.at("start"))), context.document->lines.byte_at(place_from(range.at("end")))};
}

std::optional<NameAt> name_in(const FileContext& context, const Json& parameters) {
  return name_at(*context.names, context.document->path, byte_of(context, parameters));
}

std::vector<std::string> kinds_asked(const Json& parameters) {
  std::vector<std::string> only;
  const auto context = parameters.find("context");
  if (context != parameters.end() && context->is_object() && context->contains("only") && context->at("only").is_array())
    for (const Json& kind : context->at("only")) only.push_back(kind.get<std::string>());
  return only;
}

}  // namespace

FileContext Server::context_of(const DocumentPointer& document, bool lexicons, bool meanings) {
  FileContext context;
  context.document = document;
  context.snippets = client_.snippets;
  context.names = std::make_shared<const PackNames>(names_.around(document->path, documents_, lexicons));
  const FilePointer file = context.names->file(document->path);
  context.kind = file ? file->kind : kind_of(document->path);
  context.root = file ? file->root : read_tolerantly(document->text);
  if (!meanings) return context;
  if (const CheckedPointer checked = checks_.first(document->uri, longest_wait)) context.base = checked->reading.base;
  return context;
}

void Server::add_file_request(const std::string& method, FileRequest answer) {
  requests_[method] = [this, method, answer = std::move(answer)](const Json& parameters) -> Reply {
    const DocumentPointer document = documents_.find(parameters.at("textDocument").at("uri").get<std::string>());
    if (!document) return Json(nullptr);
    const bool lexicons = method == "textDocument/references" || method == "textDocument/rename";
    const bool meanings = method == "textDocument/hover" || method == "textDocument/completion";
    return answer(context_of(document, lexicons, meanings), parameters);
  };
}

void Server::add_features() {
  add_file_request("textDocument/completion",
                   [](const FileContext& context, const Json& parameters) { return completion(context, byte_of(context, parameters)); });
  add_file_request("textDocument/hover", [this](const FileContext& context, const Json& parameters) {
    return hover(context, byte_of(context, parameters), [&](const std::string& rule, std::optional<std::size_t> pattern) {
      if (!context.base) return std::string();
      const std::string& pack = context.base->packs.back().name;
      return pattern ? counts_.told(pack, rule, *pattern) : counts_.told(pack, rule);
    });
  });
  add_file_request("textDocument/definition", [](const FileContext& context, const Json& parameters) -> Reply {
    const auto at = name_in(context, parameters);
    return at ? definition(*context.names, *at) : Json(nullptr);
  });
  add_file_request("textDocument/references", [](const FileContext& context, const Json& parameters) -> Reply {
    const auto at = name_in(context, parameters);
    const bool with_declaration = parameters.value("context", Json::object()).value("includeDeclaration", true);
    return at ? references(*context.names, *at, with_declaration) : Json(nullptr);
  });
  add_file_request("textDocument/documentHighlight", [](const FileContext& context, const Json& parameters) -> Reply {
    const auto at = name_in(context, parameters);
    return at ? highlights(*context.names, *at) : Json(nullptr);
  });
  add_file_request("textDocument/prepareRename", [](const FileContext& context, const Json& parameters) -> Reply {
    const auto at = name_in(context, parameters);
    return at ? prepare_rename(*context.names, *at) : Json(nullptr);
  });
  add_file_request("textDocument/rename", [](const FileContext& context, const Json& parameters) -> Reply {
    const auto at = name_in(context, parameters);
    if (!at) return Failure{ErrorCode::request_failed, "no name stands here"};
    return rename(*context.names, *at, parameters.at("newName").get<std::string>());
  });
  add_file_request("textDocument/codeAction", [this](const FileContext& context, const Json& parameters) -> Reply {
    const CheckedPointer checked = checks_.latest(context.document->uri);
    // Fixes of an older text would hit the wrong words.
    if (!checked || checked->document != context.document) return Json::array();
    return code_actions(*checked, span_of(context, parameters.at("range")), kinds_asked(parameters));
  });
  add_file_request("textDocument/formatting", [](const FileContext& context, const Json&) { return formatting(*context.document); });
  add_file_request("textDocument/foldingRange",
                   [](const FileContext& context, const Json&) { return folding_ranges(*context.document, context.root); });
  add_file_request("textDocument/documentSymbol",
                   [](const FileContext& context, const Json&) { return document_symbols(*context.document, context.root); });
  requests_["workspace/symbol"] = [this](const Json& parameters) -> Reply {
    return workspace_symbols(all_packs(), parameters.at("query").get<std::string>());
  };
  add_file_request("textDocument/codeLens",
                   [](const FileContext& context, const Json&) { return code_lenses(*context.document, context.root); });
  add_file_request("textDocument/semanticTokens/full", [](const FileContext& context, const Json&) {
    const Span all{0, static_cast<std::uint32_t>(context.document->text.size())};
    return semantic_tokens(*context.document, context.root, context.kind, all);
  });
  add_file_request("textDocument/semanticTokens/range", [](const FileContext& context, const Json& parameters) {
    return semantic_tokens(*context.document, context.root, context.kind, span_of(context, parameters.at("range")));
  });
}

void Server::pull_diagnostics(const Json& id, const Json& parameters) {
  try {
    const DocumentPointer document = documents_.find(parameters.at("textDocument").at("uri").get<std::string>());
    const auto previous = parameters.find("previousResultId");
    if (!document) return outbox_.reply(id, Json{{"kind", "full"}, {"items", Json::array()}});
    pulls_.ask(id, document, previous != parameters.end() && previous->is_string() ? previous->get<std::string>() : std::string());
  } catch (const Json::exception& error) {
    outbox_.reply(id,
                  Failure{ErrorCode::invalid_parameters, std::string("the parameters are not what the protocol says: ") + error.what()});
  }
}

std::vector<PackNames> Server::all_packs() {
  std::set<std::string> folders;
  for (const auto& [uri, document] : documents_.by_uri())
    if (document->is_relata) folders.insert(pack_folder_of(document->path));
  for (const std::string& folder : pack_folders_below(root_)) folders.insert(folder);
  std::vector<PackNames> packs;
  for (const std::string& folder : folders)
    if (!folder.empty()) packs.push_back(names_.around(folder + "/pack.yaml", documents_, false));
  return packs;
}

void Server::execute_command(const Json& id, const Json& parameters, Inbox& inbox) {
  CommandTarget target;
  bool explains = false;
  try {
    const std::string command = parameters.at("command").get<std::string>();
    explains = command == explain_command;
    if (!explains && command != run_test_command)
      return outbox_.reply(id, Failure{ErrorCode::invalid_parameters, "no command `" + command + "`"});
    const Json& arguments = parameters.at("arguments");
    const std::string uri = arguments.at(0).get<std::string>();
    const DocumentPointer document = documents_.find(uri);
    target.path = document ? document->path : canonical_path(path_of_uri(uri));
    target.rule = arguments.at(1).get<std::string>();
    if (arguments.size() > 2 && arguments.at(2).is_number_integer()) target.test = arguments.at(2).get<int>();
  } catch (const Json::exception& error) {
    return outbox_.reply(id, Failure{ErrorCode::invalid_parameters, std::string("arguments are [uri, rule id, test]: ") + error.what()});
  }
  jobs_.add([this, id, target, explains, texts = documents_.texts(), &inbox] {
    if (inbox.take_cancelled(id)) return outbox_.reply(id, Failure{ErrorCode::request_cancelled, "cancelled"});
    const CommandResult result = explains ? commands_.explain(target, texts) : commands_.run_tests(target, texts);
    outbox_.notify("window/showMessage", {{"type", result.good ? 3 : 2}, {"message", result.summary}});
    Json reply = {{"title", result.title}, {"text", result.text}};
    if (!explains) reply.update({{"passed", result.passed}, {"failed", result.failed}, {"toDo", result.to_do}});
    outbox_.reply(id, reply);
  });
}

}  // namespace relata::language_server
