// relata's language server: reads requests, asks the part that answers each, writes replies.
#pragma once
#include <functional>
#include <istream>
#include <map>
#include <ostream>
#include <string>

#include "tools/relata/language_server/background_checks.h"
#include "tools/relata/language_server/background_jobs.h"
#include "tools/relata/language_server/client_abilities.h"
#include "tools/relata/language_server/diagnostic_pulls.h"
#include "tools/relata/language_server/features/commands.h"
#include "tools/relata/language_server/features/file_context.h"
#include "tools/relata/language_server/features/match_counts.h"
#include "tools/relata/language_server/inbox.h"
#include "tools/relata/language_server/messages.h"
#include "tools/relata/language_server/open_documents.h"

namespace relata::language_server {

class Server {
 public:
  explicit Server(std::ostream& out);
  // Until `exit` or the end of the input. Returns what the shell is told: 0 after `shutdown`, 1 without.
  [[nodiscard]] int run(std::istream& in);

 private:
  enum class Stage { started, initialized, shut_down };
  using Request = std::function<Reply(const Json& parameters)>;
  using Notification = std::function<void(const Json& parameters)>;
  using FileRequest = std::function<Reply(const FileContext& context, const Json& parameters)>;

  void add_lifetime();
  void add_synchronization();
  void add_features();
  // A request about a document: null where it isn't open.
  void add_file_request(const std::string& method, FileRequest answer);

  void receive(const Received& received, Inbox& inbox);
  [[nodiscard]] Reply answer(const std::string& method, const Json& parameters);
  void heed(const std::string& method, const Json& parameters);

  Reply initialize(const Json& parameters);
  void configure(const Json& options);
  void close(const Json& parameters);
  // With what lexicons name, and with what names mean in the rule base, if these are asked for.
  [[nodiscard]] FileContext context_of(const DocumentPointer& document, bool lexicons, bool meanings);
  // Answers once the text is checked.
  void pull_diagnostics(const Json& id, const Json& parameters);
  // The packs of open files and those of the workspace.
  [[nodiscard]] std::vector<PackNames> all_packs();
  // Answers once the command is done, from its thread.
  void execute_command(const Json& id, const Json& parameters, Inbox& inbox);

  Outbox outbox_;
  OpenDocuments documents_;
  PackNamesReader names_;
  MatchCounts counts_;
  DiagnosticPulls pulls_;
  BackgroundChecks checks_;
  CommandRunner commands_;  // on the thread of the jobs
  BackgroundJobs jobs_;
  ClientAbilities client_;
  std::string root_;  // of the workspace; a relative corpus starts there
  Stage stage_ = Stage::started;
  bool exit_ = false;
  std::map<std::string, Request> requests_;
  std::map<std::string, Notification> notifications_;
};

}  // namespace relata::language_server
