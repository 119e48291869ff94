#!/bin/bash
# From a bare Debian 12 to a knowledge graph: installs what is needed, builds build/relata, reads docs/examples into out/.
set -euo pipefail
cd "$(dirname "$0")/.."

tools/setup.sh build
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release
cmake --build build --target relata --parallel "$(nproc)"

mkdir -p out
outputs=()
for ending in graphml gexf html jsonld nq trig nt csv statements.jsonl mentions.jsonl; do
  outputs+=(-o "out/news.$ending")
done
build/relata extract docs/examples --rules diplomacy "${outputs[@]}"

cat <<'END'

The graph of the news under docs/examples is in out/:
  news.html               the graph, and the words behind it     any browser
  news.gexf news.graphml  the graph, for layouts and measures    Gephi, Cytoscape, networkx
  news.nodes.csv news.edges.csv                                  any spreadsheet
  news.nq news.trig news.nt news.jsonld   triples                Oxigraph, Jena, GraphDB: load and query
  news.statements.jsonl   who, what, whom, when, on which words  jq, or relata merge
Your own documents: build/relata extract FOLDER --rules diplomacy -o graph.gexf
END
