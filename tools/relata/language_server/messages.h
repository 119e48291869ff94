// JSON-RPC 2.0: what is asked, what is answered, and the one place that writes.
#pragma once
#include <mutex>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <variant>

namespace relata::language_server {

using Json = nlohmann::json;

// Codes of JSON-RPC and of the Language Server Protocol.
enum class ErrorCode {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_parameters = -32602,
  internal_error = -32603,
  not_initialized = -32002,
  request_failed = -32803,
  content_modified = -32801,
  server_cancelled = -32802,
  request_cancelled = -32800
};
struct Failure {
  ErrorCode code = ErrorCode::internal_error;
  std::string message;
  Json data = nullptr;  // null: nothing more is said
};
using Reply = std::variant<Json, Failure>;

// Writes whole messages, from any thread.
class Outbox {
 public:
  explicit Outbox(std::ostream& out) : out_(out) {}
  void reply(const Json& id, const Reply& reply);
  void notify(const std::string& method, Json parameters);
  // A request to the client; what it answers is not waited for.
  void request(const std::string& method, Json parameters = nullptr);  // null: it has none

 private:
  void send(const Json& message);
  std::mutex mutex_;
  std::ostream& out_;
  std::uint64_t requests_ = 0;
};

}  // namespace relata::language_server
