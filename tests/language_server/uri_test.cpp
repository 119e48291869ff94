#include "tools/relata/language_server/uri.h"

#include <catch2/catch.hpp>

using namespace relata::language_server;

TEST_CASE("file URIs become paths and paths file URIs") {
  CHECK(path_of_uri("file:///tmp/a%20b/%C3%A9.yaml") == "/tmp/a b/é.yaml");
  CHECK(path_of_uri("file://localhost/etc/x") == "/etc/x");
  CHECK(path_of_uri("file:///a%zz") == "/a%zz");
  CHECK(uri_of_path("/tmp/a b/é.yaml") == "file:///tmp/a%20b/%C3%A9.yaml");
}

TEST_CASE("what is no file has no path") {
  for (const char* uri : {"untitled:Untitled-1", "https://example.org/a", "", "file://", "file:///a%00b"}) CHECK(path_of_uri(uri).empty());
}
