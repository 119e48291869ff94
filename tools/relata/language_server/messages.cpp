#include "tools/relata/language_server/messages.h"

#include "tools/relata/language_server/framing.h"

namespace relata::language_server {

void Outbox::send(const Json& message) {
  // Bytes that are no UTF-8 come from files of others: they must not break the message.
  const std::string body = message.dump(-1, ' ', false, Json::error_handler_t::replace);
  write_frame(out_, body);
}

void Outbox::reply(const Json& id, const Reply& reply) {
  Json message = {{"jsonrpc", "2.0"}, {"id", id}};
  if (const auto* result = std::get_if<Json>(&reply)) {
    message["result"] = *result;
  } else {
    const auto& failure = std::get<Failure>(reply);
    message["error"] = {{"code", static_cast<int>(failure.code)}, {"message", failure.message}};
    if (!failure.data.is_null()) message["error"]["data"] = failure.data;
  }
  const std::lock_guard lock(mutex_);
  send(message);
}

void Outbox::notify(const std::string& method, Json parameters) {
  const std::lock_guard lock(mutex_);
  send({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(parameters)}});
}

void Outbox::request(const std::string& method, Json parameters) {
  const std::lock_guard lock(mutex_);
  Json message = {{"jsonrpc", "2.0"}, {"id", "relata-" + std::to_string(++requests_)}, {"method", method}};
  if (!parameters.is_null()) message["params"] = std::move(parameters);
  send(message);
}

}  // namespace relata::language_server
