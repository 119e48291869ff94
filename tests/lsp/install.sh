#!/bin/bash
# Puts the clients of the language server, each pinned, into build/lsp, and what the extension is made with into build/editors.
# What can't be had is told; its tests skip.
set -uo pipefail
cd "$(dirname "$0")/../.."
clients=${RELATA_LSP_CLIENTS:-$PWD/build/lsp}
extension=${RELATA_EDITORS:-$PWD/build/editors}/vscode
mkdir -p "$clients" "$extension"
missing=0
told() { echo "not to be had, its tests will be skipped: $1" >&2; missing=1; }

# A step runs again only when what pins it has changed.
if ! cmp -s tests/lsp/requirements.txt "$clients/installed.txt"; then
  python3 -m venv "$clients/python" &&
    "$clients/python/bin/pip" install -q --disable-pip-version-check -r tests/lsp/requirements.txt &&
    cp tests/lsp/requirements.txt "$clients/installed.txt" || told "a client of the language server"
fi
if ! cmp -s tools/editors/vscode/package-lock.json "$extension/installed.json"; then
  cp tools/editors/vscode/package*.json "$extension" &&
    (cd "$extension" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) &&
    cp tools/editors/vscode/package-lock.json "$extension/installed.json" || told "what the extension for Visual Studio Code is made with"
fi
exit $missing
