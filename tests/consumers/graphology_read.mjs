// Reads each file as Gephi Lite does and prints what graphology then holds.
import {readFileSync} from 'node:fs';
import {DOMParser} from '@xmldom/xmldom';
import {MultiDirectedGraph} from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';

globalThis.DOMParser = DOMParser;
const out = {};
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8');
  const graph = path.endsWith('gexf') ? gexf.parse(MultiDirectedGraph, text) : graphml.parse(MultiDirectedGraph, text);
  const node = graph.findNode((_, attributes) => attributes.pagerank !== undefined);
  const attributes = graph.getNodeAttributes(node);
  out[path] = {nodes: graph.order, edges: graph.size,
    types: Object.fromEntries(['statements', 'pagerank', 'label', 'x', 'y'].map((name) => [name, typeof attributes[name]]))};
}
console.log(JSON.stringify(out));
