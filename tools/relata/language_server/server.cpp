#include "tools/relata/language_server/server.h"

#include <chrono>
#include <filesystem>

#include "tools/relata/language_server/capabilities.h"
#include "tools/relata/language_server/uri.h"

namespace relata::language_server {
namespace {

constexpr std::chrono::milliseconds quiet_time{150};
constexpr std::uint64_t longest_quiet_time = 10000;

const Json nothing = Json::object();

}  // namespace

Server::Server(std::ostream& out)
    : outbox_(out), pulls_(outbox_), checks_(quiet_time, [this](const CheckedPointer& checked) {
        if (client_.pulls_diagnostics)
          pulls_.take(checked);
        else
          outbox_.notify("textDocument/publishDiagnostics", published(*checked));
        counts_.ask(checked);
      }) {
  add_lifetime();
  add_synchronization();
  add_features();
}

void Server::add_lifetime() {
  requests_["initialize"] = [this](const Json& parameters) { return initialize(parameters); };
  requests_["shutdown"] = [this](const Json&) {
    stage_ = Stage::shut_down;
    pulls_.stop();
    return Reply(Json(nullptr));
  };
  notifications_["initialized"] = [](const Json&) {};
  notifications_["workspace/didChangeConfiguration"] = [this](const Json& parameters) {
    const Json& settings = parameters.at("settings");
    configure(settings.is_object() && settings.contains("relata") ? settings.at("relata") : settings);
  };
}

void Server::add_synchronization() {
  notifications_["textDocument/didOpen"] = [this](const Json& parameters) { checks_.ask(documents_.open(parameters), documents_); };
  notifications_["textDocument/didChange"] = [this](const Json& parameters) {
    const DocumentPointer changed = documents_.change(parameters);
    if (!changed) return;
    pulls_.change(changed);
    checks_.ask(changed, documents_);
  };
  notifications_["textDocument/didSave"] = [this](const Json& parameters) {
    if (const auto saved = documents_.find(parameters.at("textDocument").at("uri").get<std::string>())) checks_.ask(saved, documents_);
  };
  notifications_["textDocument/didClose"] = [this](const Json& parameters) { close(parameters); };
  // Lexicons, schemas and rule files on disk have changed: all that is open may read differently.
  notifications_["workspace/didChangeWatchedFiles"] = [this](const Json&) {
    if (!documents_.by_uri().empty()) checks_.ask(documents_.by_uri().begin()->second, documents_);
  };
}

Reply Server::initialize(const Json& parameters) {
  if (stage_ != Stage::started) return Failure{ErrorCode::invalid_request, "`initialize` came before"};
  stage_ = Stage::initialized;
  client_ = abilities_of(parameters);
  documents_.count_in(client_.units);
  if (client_.refreshes_diagnostics) pulls_.let_refresh();
  if (const auto uri = parameters.find("rootUri"); uri != parameters.end() && uri->is_string())
    root_ = path_of_uri(uri->get<std::string>());
  if (const auto options = parameters.find("initializationOptions"); options != parameters.end()) configure(*options);
  return initialize_result(client_);
}

void Server::configure(const Json& options) {
  if (!options.is_object()) return;
  if (const auto quiet = options.find("debounceMilliseconds"); quiet != options.end() && quiet->is_number_unsigned())
    checks_.set_quiet_time(std::chrono::milliseconds(std::min<std::uint64_t>(quiet->get<std::uint64_t>(), longest_quiet_time)));
  const auto corpus = options.find("corpus");
  if (corpus == options.end()) return;
  std::vector<std::string> sources;
  for (const Json& each : corpus->is_array() ? *corpus : Json::array({*corpus}))
    if (each.is_string() && !each.get_ref<const std::string&>().empty())
      sources.push_back((std::filesystem::path(root_) / each.get<std::string>()).generic_string());
  counts_.set_corpus(std::move(sources));
}

void Server::close(const Json& parameters) {
  const DocumentPointer closed = documents_.close(parameters);
  if (!closed) return;
  checks_.forget(*closed, documents_);
  pulls_.forget(closed->uri);
  if (!client_.pulls_diagnostics) outbox_.notify("textDocument/publishDiagnostics", {{"uri", closed->uri}, {"diagnostics", Json::array()}});
  if (!documents_.by_uri().empty()) checks_.ask(documents_.by_uri().begin()->second, documents_);
}

Reply Server::answer(const std::string& method, const Json& parameters) {
  const auto found = requests_.find(method);
  if (stage_ == Stage::started && method != "initialize") return Failure{ErrorCode::not_initialized, "`initialize` comes first"};
  if (stage_ == Stage::shut_down) return Failure{ErrorCode::invalid_request, "the server is shut down; only `exit` may come"};
  if (found == requests_.end()) return Failure{ErrorCode::method_not_found, "no method `" + method + "`"};
  try {
    return found->second(parameters);
  } catch (const Json::exception& error) {
    return Failure{ErrorCode::invalid_parameters, std::string("the parameters are not what the protocol says: ") + error.what()};
  } catch (const std::exception& error) {
    return Failure{ErrorCode::internal_error, error.what()};
  }
}

void Server::heed(const std::string& method, const Json& parameters) {
  if (method == "exit") exit_ = true;
  const auto found = notifications_.find(method);
  if (stage_ != Stage::initialized || found == notifications_.end()) return;
  try {
    found->second(parameters);
  } catch (const std::exception& error) {
    outbox_.notify("window/logMessage", {{"type", 1}, {"message", "`" + method + "` is left out: " + error.what()}});
  }
}

void Server::receive(const Received& received, Inbox& inbox) {
  if (received.problem) return outbox_.reply(nullptr, *received.problem);
  const Json& message = received.message;
  const auto method = message.is_object() ? message.find("method") : message.end();
  const auto id = message.is_object() ? message.find("id") : message.end();
  const bool has_id = message.is_object() && id != message.end();
  if (!message.is_object() || method == message.end() || !method->is_string()) {
    // An answer to a request of ours needs none.
    if (has_id && (message.contains("result") || message.contains("error"))) return;
    return outbox_.reply(has_id ? *id : Json(nullptr), Failure{ErrorCode::invalid_request, "the message is no request"});
  }
  const auto parameters = message.find("params");
  const Json& given = parameters != message.end() && parameters->is_object() ? *parameters : nothing;
  if (!has_id) return heed(method->get<std::string>(), given);
  if (inbox.take_cancelled(*id)) return outbox_.reply(*id, Failure{ErrorCode::request_cancelled, "cancelled"});
  if (*method == "workspace/executeCommand" && stage_ == Stage::initialized) return execute_command(*id, given, inbox);
  if (*method == "textDocument/diagnostic" && stage_ == Stage::initialized) return pull_diagnostics(*id, given);
  outbox_.reply(*id, answer(method->get<std::string>(), given));
}

int Server::run(std::istream& in) {
  Inbox inbox(in);
  while (!exit_) {
    const auto received = inbox.next();
    if (!received) break;
    receive(*received, inbox);
  }
  jobs_.stop();
  return stage_ == Stage::shut_down ? 0 : 1;
}

}  // namespace relata::language_server
