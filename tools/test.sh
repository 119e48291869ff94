#!/bin/bash
# Sets up what the tests need, builds everything and runs all tests, those inside the rules included.
set -euo pipefail
cd "$(dirname "$0")/.."

tools/setup.sh test
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release
cmake --build build --parallel "$(nproc)"
ctest --test-dir build --output-on-failure --parallel "$(nproc)" --timeout 600
