#include "tools/relata/language_server/framing.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace relata::language_server;

namespace {

std::string framed(const std::string& body) {
  std::ostringstream out;
  write_frame(out, body);
  return out.str();
}

// The bodies up to the end; "refused" for those that are refused.
std::vector<std::string> bodies(const std::string& bytes) {
  std::istringstream in(bytes);
  std::vector<std::string> all;
  for (Frame frame = read_frame(in); frame.kind != FrameKind::end; frame = read_frame(in))
    all.push_back(frame.kind == FrameKind::message ? frame.body : "refused");
  return all;
}

}  // namespace

TEST_CASE("what is written is read again") {
  CHECK(framed("{}") == "Content-Length: 2\r\n\r\n{}");
  CHECK(bodies(framed("{\"a\": \"é\"}") + framed("") + framed("[1]")) == std::vector<std::string>{"{\"a\": \"é\"}", "", "[1]"});
}

TEST_CASE("headers stand in any order and any case, line feeds alone will do") {
  CHECK(bodies("content-length:2\n\n{}") == std::vector<std::string>{"{}"});
  CHECK(bodies("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}") == std::vector<std::string>{"{}"});
}

TEST_CASE("a header without a length is refused, and the next message is read") {
  CHECK(bodies("nonsense\r\n\r\n" + framed("{}")) == std::vector<std::string>{"refused", "{}"});
  CHECK(bodies("Content-Length: many\r\n\r\n" + framed("{}")) == std::vector<std::string>{"refused", "{}"});
  CHECK(bodies(std::string(100000, 'x') + "\n\n" + framed("{}")) == std::vector<std::string>{"refused", "{}"});
}

TEST_CASE("a message that is cut off ends the input, one that is too long is refused") {
  CHECK(bodies("Content-Length: 10\r\n\r\n{}").empty());
  CHECK(bodies("Content-Length: 99999999999\r\n\r\n{}") == std::vector<std::string>{"refused"});
  CHECK(bodies("").empty());
}
