#!/bin/bash
# Makes the extension: types checked, bundled with its libraries and their licences, packaged. usage: tools/editors/vscode/package.sh [FILE.vsix]
# Needs node 18 and npm. Works on a copy, so that the tree stays as it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$(realpath -m "${1:-relata.vsix}")
work=${RELATA_EDITORS:-$here/../../../build/editors}/vscode
mkdir -p "$work"
work=$(cd "$work" && pwd)

# What is in the tree, and no more: not what an earlier run left there.
rm -rf "$work"/{src,test,syntaxes,snippets,out}
cp -r "$here"/{package.json,package-lock.json,tsconfig.json,bundle.mjs,language-configuration.json,.vscodeignore,README.md,src,test,syntaxes,snippets} "$work"
cd "$work"
if ! cmp -s package-lock.json installed.json; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json installed.json
fi
npm run --silent check
npm run --silent bundle
# It has no licence of its own and no public address: what vsce would ask about.
node_modules/.bin/vsce package --no-dependencies --skip-license --allow-missing-repository --out packaged.vsix
mv packaged.vsix "$target"
