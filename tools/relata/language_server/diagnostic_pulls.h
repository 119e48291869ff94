// Diagnostics that the client asks for (textDocument/diagnostic): answered once the text is checked as it stands.
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "tools/relata/language_server/checking.h"
#include "tools/relata/language_server/messages.h"

namespace relata::language_server {

// Asked, changed and forgotten on one thread; `take` may come from another.
class DiagnosticPulls {
 public:
  explicit DiagnosticPulls(Outbox& outbox) : outbox_(outbox) {}

  // Of a client that can be told to ask again: where a change of another file changes what was answered, it is.
  void let_refresh() { may_refresh_ = true; }
  // `previous`: the result that the client has; empty: none.
  void ask(const Json& id, const DocumentPointer& document, const std::string& previous);
  // What waits for an older text is refused: the client asks again.
  void change(const DocumentPointer& document);
  void forget(const std::string& uri);
  // Nothing waits any longer.
  void stop();
  // A check that is done.
  void take(const CheckedPointer& checked);

 private:
  struct Pull {
    Json id;
    DocumentPointer document;
    std::string previous;
  };
  struct Report {
    DocumentPointer document;
    std::string result;  // names the items: the same items, the same name
    Json items;
  };
  void answer(const Pull& pull, const Report& report);
  // Those of `uri` that wait, or all of them.
  void refuse(const std::string* uri, bool again);

  Outbox& outbox_;
  bool may_refresh_ = false;
  std::mutex mutex_;
  std::vector<Pull> waiting_;
  std::map<std::string, Report> reports_;        // the last one, by uri
  std::map<std::string, std::string> answered_;  // the last result, by uri
  bool refresh_is_asked_ = false;                // and nothing has been asked since
};

}  // namespace relata::language_server
