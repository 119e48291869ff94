#!/bin/bash
# Draws docs/images anew: the sample graph in Gephi's own preview, and the page. Needs what tools/setup.sh test installs.
set -euo pipefail
cd "$(dirname "$0")/.."
there=build/consumers
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
build/relata extract docs/examples --rules diplomacy -o "$work/news.gexf" -o "$work/news.html"
java -Djava.awt.headless=true -cp "$there/jars/gephi-toolkit-0.10.1-all.jar" tests/consumers/GephiImport.java "$work/news.gexf=>$work/news.svg" > /dev/null
cp tests/consumers/picture.mjs "$there/node/"
node "$there/node/picture.mjs" "$work/news.svg" docs/images/gephi.png 1400 1150
node "$there/node/picture.mjs" "$work/news.html" docs/images/page.png 1400 860 "Ingrid Dahl"
