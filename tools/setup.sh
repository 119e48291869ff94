#!/bin/bash
# Installs what relata needs on Debian 12. usage: tools/setup.sh build|test
# Asks for nothing where all of it is there; else it needs root or sudo.
set -euo pipefail

build="g++ cmake ninja-build pkg-config libre2-dev libboost-graph-dev libboost-iostreams-dev nlohmann-json3-dev libfmt-dev catch2
  libfyaml-dev libcli11-dev libsimdjson-dev libgumbo-dev libutf8proc-dev zlib1g-dev libzstd-dev libmimalloc-dev libcurl4-openssl-dev"
test="python3 patch python3-venv libxml2-utils raptor2-utils serdi python3-jsonschema python3-yaml chromium
  virtuoso-opensource-7-bin neovim clang-14 libclang-rt-14-dev"
# Commands, and the packages that have them where nothing else brought them.
test_commands="java:openjdk-17-jdk-headless mvn:maven node:nodejs npm:npm"

missing_of() {
  for package in "$@"; do
    dpkg-query -W -f='${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed' || echo "$package"
  done
}

install_packages() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "relata needs these packages: $*" >&2; echo "run as root: apt-get install $*" >&2; return 1; }
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

missing=$(missing_of $build)
[ -z "$missing" ] || install_packages $missing
if [ "${1:-build}" = test ]; then
  # Tests that look at outputs with other programs skip, visibly, where those are missing.
  missing=$(missing_of $test)
  for pair in $test_commands; do command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair##*:}"; done
  [ -z "$missing" ] || install_packages $missing || echo "some tests will be skipped: $missing" >&2
  tests/lsp/install.sh || echo "some tests will be skipped" >&2
  tests/consumers/install.sh || echo "some tests will be skipped" >&2
fi
