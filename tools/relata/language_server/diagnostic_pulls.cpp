#include "tools/relata/language_server/diagnostic_pulls.h"

#include "engine/text/stable_hash.h"

namespace relata::language_server {

void DiagnosticPulls::answer(const Pull& pull, const Report& report) {
  answered_[report.document->uri] = report.result;
  if (pull.previous == report.result) return outbox_.reply(pull.id, Json{{"kind", "unchanged"}, {"resultId", report.result}});
  outbox_.reply(pull.id, Json{{"kind", "full"}, {"resultId", report.result}, {"items", report.items}});
}

void DiagnosticPulls::ask(const Json& id, const DocumentPointer& document, const std::string& previous) {
  const std::lock_guard lock(mutex_);
  refresh_is_asked_ = false;
  const Pull pull{id, document, previous};
  // Other YAML is never checked.
  if (!document->is_relata) return answer(pull, {document, stable_id(""), Json::array()});
  const auto known = reports_.find(document->uri);
  if (known != reports_.end() && known->second.document == document) return answer(pull, known->second);
  waiting_.push_back(pull);
}

void DiagnosticPulls::refuse(const std::string* uri, bool again) {
  std::erase_if(waiting_, [&](const Pull& pull) {
    if (uri && pull.document->uri != *uri) return false;
    outbox_.reply(pull.id, Failure{ErrorCode::server_cancelled, "the text has changed", {{"retriggerRequest", again}}});
    return true;
  });
}

void DiagnosticPulls::change(const DocumentPointer& document) {
  const std::lock_guard lock(mutex_);
  refuse(&document->uri, true);
}

void DiagnosticPulls::forget(const std::string& uri) {
  const std::lock_guard lock(mutex_);
  refuse(&uri, false);
  reports_.erase(uri);
  answered_.erase(uri);
}

void DiagnosticPulls::stop() {
  const std::lock_guard lock(mutex_);
  refuse(nullptr, false);
}

void DiagnosticPulls::take(const CheckedPointer& checked) {
  Json items = published(*checked).at("diagnostics");
  const std::string result = stable_id(items.dump(-1, ' ', false, Json::error_handler_t::replace));
  const std::lock_guard lock(mutex_);
  const std::string& uri = checked->document->uri;
  const Report& report = reports_[uri] = {checked->document, result, std::move(items)};
  std::erase_if(waiting_, [&](const Pull& pull) {
    if (pull.document != report.document) return false;
    answer(pull, report);
    return true;
  });
  const auto answered = answered_.find(uri);
  if (!may_refresh_ || refresh_is_asked_ || answered == answered_.end() || answered->second == result) return;
  refresh_is_asked_ = true;
  outbox_.request("workspace/diagnostic/refresh");
}

}  // namespace relata::language_server
