// A triple store behind HTTP: SPARQL 1.1 Graph Store Protocol, and N-Quads as most stores take them beside it.
#pragma once
#include <functional>
#include <memory>
#include <string>

namespace relata {

struct StoreOptions {
  std::string endpoint;  // http or https
  std::string user, password;
  unsigned retries = 6;            // of one request, each after twice the time of the one before
  unsigned timeout_seconds = 300;  // of one request
};

struct StoreAnswer {
  bool done = false;
  long status = 0;      // 0: no answer
  std::string message;  // why not, for people; without user, password and query of the endpoint
};

class Store {
 public:
  explicit Store(StoreOptions options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // A whole graph in the place of what was there (PUT), or beside it (POST). `graph` empty: the default graph.
  [[nodiscard]] StoreAnswer put_graph(const std::string& graph, const std::string& triples);
  [[nodiscard]] StoreAnswer post_graph(const std::string& graph, const std::string& triples);
  [[nodiscard]] StoreAnswer post_quads(const std::string& quads);
  // False only where the store says that it has no such graph, or an empty one.
  [[nodiscard]] bool may_hold(const std::string& graph);

  std::size_t retried = 0;                                // requests sent again
  std::function<void(const std::string&)> on_retry = {};  // told before each wait

 private:
  struct Connection;
  struct Request;
  [[nodiscard]] StoreAnswer send(const Request& request);
  [[nodiscard]] std::string address(const std::string& graph) const;
  StoreOptions options_;
  std::unique_ptr<Connection> connection_;
};

// The endpoint as it may be shown: no user, no password, no query.
[[nodiscard]] std::string shown_endpoint(const std::string& endpoint);
// Empty where it is an address that load can send to; else what is wrong with it.
[[nodiscard]] std::string problem_of_endpoint(const std::string& endpoint);

}  // namespace relata
