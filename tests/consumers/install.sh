#!/bin/bash
# Puts the programs that read relata's outputs in tests, each pinned, into build/consumers. What can't be had is told; its tests skip.
set -uo pipefail
cd "$(dirname "$0")/../.."
here=$PWD/tests/consumers
there=${RELATA_CONSUMERS:-$PWD/build/consumers}
mkdir -p "$there"
missing=0
told() { echo "not to be had, its tests will be skipped: $1" >&2; missing=1; }

# A step runs again only when what it is made of has changed.
step() { # name, the file that pins it, command...
  local stamp=$there/$1.stamp
  cmp -s "$2" "$stamp" && return
  "${@:3}" && cp "$2" "$stamp" || told "$1"
}

python_programs() { python3 -m venv "$there/python" && "$there/python/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt"; }
node_programs() { mkdir -p "$there/node" && cp "$here"/package*.json "$there/node" && (cd "$there/node" && npm ci --no-audit --no-fund --loglevel=error); }
jars() {
  local artifact
  while read -r artifact; do
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -Dartifact="$artifact" -DoutputDirectory="$there/jars" || return 1
  done < "$here/jars.txt"
}

step python "$here/requirements.txt" python_programs
step node "$here/package-lock.json" node_programs
step jars "$here/jars.txt" jars
exit $missing
