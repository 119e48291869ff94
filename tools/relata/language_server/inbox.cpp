#include "tools/relata/language_server/inbox.h"

#include <cstdio>

#include "tools/relata/language_server/framing.h"

namespace relata::language_server {
namespace {

constexpr std::size_t most_cancelled = 1000;  // remembered; ids of requests that never come would pile up

Received understood(const Frame& frame) {
  if (frame.kind == FrameKind::refused) return {nullptr, Failure{ErrorCode::invalid_request, frame.body}};
  Json message = Json::parse(frame.body, nullptr, false);
  if (message.is_discarded()) return {nullptr, Failure{ErrorCode::parse_error, "the message is no JSON"}};
  return {std::move(message), std::nullopt};
}

std::string method_of(const Json& message) {
  const auto method = message.is_object() ? message.find("method") : message.end();
  return method != message.end() && method->is_string() ? method->get<std::string>() : std::string();
}

}  // namespace

Inbox::Inbox(std::istream& in) : in_(in), thread_([this] { read(); }) {}

Inbox::~Inbox() {
  thread_.join();
}

void Inbox::read() {
  for (bool more = true; more;) {
    const Frame frame = read_frame(in_);
    more = frame.kind != FrameKind::end;
    if (frame.kind != FrameKind::message && !frame.body.empty()) std::fprintf(stderr, "relata lsp: %s\n", frame.body.c_str());
    const std::lock_guard lock(mutex_);
    if (!more) {
      ended_ = true;
    } else {
      Received received = understood(frame);
      const std::string method = received.problem ? "" : method_of(received.message);
      if (method == "$/cancelRequest") {
        const auto parameters = received.message.find("params");
        if (parameters != received.message.end() && parameters->is_object() && parameters->contains("id") &&
            cancelled_.size() < most_cancelled)
          cancelled_.insert((*parameters)["id"].dump(-1, ' ', false, Json::error_handler_t::replace));
        continue;
      }
      waiting_.push_back(std::move(received));
      // Nothing is read behind `exit`: the client may leave its end open.
      if (method == "exit") more = false, ended_ = true;
    }
    arrived_.notify_one();
  }
}

std::optional<Received> Inbox::next() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
  if (waiting_.empty()) return std::nullopt;
  Received received = std::move(waiting_.front());
  waiting_.pop_front();
  return received;
}

bool Inbox::take_cancelled(const Json& id) {
  const std::lock_guard lock(mutex_);
  return cancelled_.erase(id.dump(-1, ' ', false, Json::error_handler_t::replace)) > 0;
}

}  // namespace relata::language_server
