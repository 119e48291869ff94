#!/bin/sh
# Checks outputs with other people's readers: tools/verify_outputs.sh DIR, where DIR holds x.graphml, x.gexf, x.nq, x.nt, x.trig, x.jsonld
# of one run (any stem). Installs the readers from Debian where it may; a reader that is missing is told and skipped.
set -eu
folder=${1:?usage: verify_outputs.sh DIR}
if [ "$(id -u)" = 0 ]; then
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q libxml2-utils raptor2-utils serdi python3-rdflib python3-networkx >/dev/null
fi
bad=0
run() { # what it checks, the program, its arguments
  what=$1; shift
  if ! command -v "$1" >/dev/null; then echo "skipped: $what ($1 is missing)"; return; fi
  if "$@" >/dev/null; then echo "good: $what"; else echo "BAD: $what"; bad=1; fi
}
for file in "$folder"/*.graphml "$folder"/*.gexf; do [ -f "$file" ] && run "$file is XML" xmllint --noout "$file"; done
for file in "$folder"/*.nq; do [ -f "$file" ] && run "$file, by rapper" rapper -q -c -i nquads "$file"; done
for file in "$folder"/*.nt; do [ -f "$file" ] && run "$file, by rapper" rapper -q -c -i ntriples "$file"; done
for file in "$folder"/*.trig; do [ -f "$file" ] && run "$file, by rapper" rapper -q -c -i trig "$file" && run "$file, by serdi" serdi "$file"; done
run "the RDF outputs hold the same graphs, and readers of graphs see every node and edge" /usr/bin/python3 "$(dirname "$0")/verify_outputs.py" "$folder"
exit $bad
