#include "tools/relata/storing/load_store.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "engine/text/utf8.h"

namespace relata {
namespace {

constexpr std::size_t most_answer = 1 << 16;  // bytes of an answer that are kept

std::size_t keep(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& text = *static_cast<std::string*>(to);
  text.append(bytes, std::min(size * count, most_answer - std::min(most_answer, text.size())));
  return size * count;
}

// The first words of an answer on one line: stores explain themselves at length.
std::string in_short(const std::string& answer) {
  constexpr std::size_t longest = 300;
  std::string out;
  if (first_invalid_utf8(answer)) return out;
  for (std::size_t at = 0; at < answer.size() && out.size() < longest;) {
    const char32_t c = decode_utf8(answer, at);
    if (c < 0x20 || c == 0x7f || c == ' ') {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else {
      append_utf8(c, out);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool is_worth_another_try(long status, CURLcode code) {
  if (code == CURLE_OK) return status == 408 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
  return code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_OPERATION_TIMEDOUT ||
         code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING || code == CURLE_PARTIAL_FILE ||
         code == CURLE_HTTP2;
}

std::string way_out(long status) {
  switch (status) {
    case 401:
    case 403:
      return "; set RELATA_STORE_USER and RELATA_STORE_PASSWORD to those of a user that may write";
    case 404:
    case 405:
      return "; the endpoint is the store's address for graphs, such as http://localhost:3030/ds/data";
    case 413:
      return "; send less at once, with --batch";
    case 400:
    case 406:
    case 415:
      return "; a store that takes no N-Quads takes graphs one by one, with --graph-by document";
    default:
      return {};
  }
}

}  // namespace

struct Store::Request {
  const char* method;
  std::string url;
  const char* content_type;
  const std::string* body;
};

struct Store::Connection {
  CURL* handle = nullptr;
  long auth = CURLAUTH_BASIC;
};

Store::Store(StoreOptions options) : options_(std::move(options)), connection_(std::make_unique<Connection>()) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  connection_->handle = curl_easy_init();
}

Store::~Store() {
  curl_easy_cleanup(connection_->handle);
  curl_global_cleanup();
}

std::string Store::address(const std::string& graph) const {
  std::string out = options_.endpoint + (options_.endpoint.find('?') == std::string::npos ? "?" : "&");
  if (graph.empty()) return out + "default";
  char* escaped = curl_easy_escape(connection_->handle, graph.data(), static_cast<int>(graph.size()));
  out += fmt::format("graph={}", escaped);
  curl_free(escaped);
  return out;
}

StoreAnswer Store::send(const Request& request) {
  CURL* const curl = connection_->handle;
  StoreAnswer answer;
  for (unsigned attempt = 0;; ++attempt) {
    curl_easy_reset(curl);
    std::string text;
    char error[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options_.timeout_seconds));
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &text);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "relata");
    curl_slist* headers = curl_slist_append(nullptr, "Expect:");
    if (request.body) {
      headers = curl_slist_append(headers, fmt::format("Content-Type: {}", request.content_type).c_str());
      curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
      curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body->c_str());
    } else {
      headers = curl_slist_append(headers, "Accept: application/n-triples, */*;q=0.1");
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    const bool has_user = !options_.user.empty() || !options_.password.empty();
    if (has_user) {
      curl_easy_setopt(curl, CURLOPT_HTTPAUTH, connection_->auth);
      curl_easy_setopt(curl, CURLOPT_USERNAME, options_.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, options_.password.c_str());
    }
    const CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(headers);
    answer.status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    answer.done = code == CURLE_OK && answer.status >= 200 && answer.status < 300;
    if (answer.done) {
      answer.message = text;
      return answer;
    }
    const std::string says = in_short(text);
    answer.message = code != CURLE_OK ? fmt::format("{}: {}", shown_endpoint(options_.endpoint), *error ? error : curl_easy_strerror(code))
                                      : fmt::format("{} answers {}{}{}", shown_endpoint(options_.endpoint), answer.status,
                                                    says.empty() ? "" : ": " + says, way_out(answer.status));
    // Some stores (Virtuoso) want a digest and don't say so to who comes with a password.
    if (answer.status == 401 && has_user && connection_->auth == CURLAUTH_BASIC) {
      connection_->auth = CURLAUTH_DIGEST;
      continue;
    }
    if (!is_worth_another_try(answer.status, code) || attempt >= options_.retries) return answer;
    curl_off_t asked = 0;
    curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &asked);
    constexpr std::chrono::milliseconds first_wait{250}, longest_wait{30000};
    auto wait = std::min(longest_wait, first_wait * (1 << std::min(attempt, 10U)));
    if (asked > 0) wait = std::min<std::chrono::milliseconds>(longest_wait, std::chrono::seconds(asked));
    if (on_retry) on_retry(fmt::format("{}; again in {:.1f} s", answer.message, static_cast<double>(wait.count()) / 1000));
    ++retried;
    std::this_thread::sleep_for(wait);
  }
}

StoreAnswer Store::put_graph(const std::string& graph, const std::string& triples) {
  return send({"PUT", address(graph), "application/n-triples", &triples});
}
StoreAnswer Store::post_graph(const std::string& graph, const std::string& triples) {
  return send({"POST", address(graph), "application/n-triples", &triples});
}
StoreAnswer Store::post_quads(const std::string& quads) {
  return send({"POST", options_.endpoint, "application/n-quads", &quads});
}
bool Store::may_hold(const std::string& graph) {
  const StoreAnswer answer = send({"GET", address(graph), nullptr, nullptr});
  if (answer.status == 404 || answer.status == 204) return false;
  return !answer.done || answer.message.find_first_not_of(" \t\r\n") != std::string::npos;
}

std::string shown_endpoint(const std::string& endpoint) {
  std::string out = endpoint.substr(0, endpoint.find_first_of("?#"));
  const std::size_t host = out.find("://");
  const std::size_t path = host == std::string::npos ? 0 : out.find('/', host + 3);
  const std::size_t at = out.rfind('@', path);
  if (host != std::string::npos && at != std::string::npos && at > host) out.erase(host + 3, at - host - 2);
  return out;
}

std::string problem_of_endpoint(const std::string& endpoint) {
  if (!endpoint.starts_with("http://") && !endpoint.starts_with("https://"))
    return fmt::format("--endpoint: no http or https address: {}", shown_endpoint(endpoint));
  if (shown_endpoint(endpoint) != endpoint.substr(0, endpoint.find_first_of("?#")))
    return "--endpoint: user and password are taken from RELATA_STORE_USER and RELATA_STORE_PASSWORD, not from the address";
  return {};
}

}  // namespace relata
