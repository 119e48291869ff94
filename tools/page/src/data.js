// The graph as the page holds it. Everything in it is text from documents and is only ever shown as text.
export const MODES = ['asserted', 'planned', 'possible', 'negated'];

export function readGraph(text) {
  const raw = JSON.parse(text);
  const documents = raw.documents.map(([id, title, date, url, publisher]) => ({id, title: title || id, date, url, publisher}));
  const statements = raw.statements.map(([document, relation, mode, when, quote, rule, facts]) => ({
    document: documents[document], relation: raw.relations[relation][1], mode: MODES[mode], when, quote, rule, facts}));
  const types = raw.types.map(([name, colour]) => ({name, colour, count: 0}));
  const relations = raw.relations.map(([name, label, colour, symmetric]) => ({name, label, colour, symmetric: !!symmetric, count: 0}));
  const nodes = raw.nodes.map(([id, label, type, x, y, size, community, aliases, said, documents, own], index) => ({
    index, id, label, type: types[type], x, y: -y, size, community, aliases, said, documents,
    statements: own.map((i) => statements[i]), edges: [], width: 0}));
  const edges = raw.edges.map(([source, target, relation, mode, weight, first, last, total, own], index) => ({
    index, source: nodes[source], target: nodes[target], relation: relations[relation], mode: MODES[mode], weight,
    first: dayOf(first), last: dayOf(last), firstText: first, lastText: last, total, statements: own.map((i) => statements[i]), bend: 0}));
  for (const node of nodes) ++node.type.count;
  const between = new Map();
  for (const edge of edges) {
    ++edge.relation.count;
    edge.source.edges.push(edge);
    if (edge.target !== edge.source) edge.target.edges.push(edge);
    const a = Math.min(edge.source.index, edge.target.index), b = Math.max(edge.source.index, edge.target.index);
    const key = a * nodes.length + b;
    if (!between.has(key)) between.set(key, []);
    between.get(key).push(edge);
  }
  // Edges of one pair fan out, so that each can be seen and met.
  for (const parallel of between.values())
    parallel.forEach((edge, i) => {
      const offset = i - (parallel.length - 1) / 2;
      edge.bend = edge.source.index < edge.target.index ? offset : -offset;
    });
  const communities = [...new Set(nodes.map((node) => node.community))].length;
  return {nodes, edges, types, relations, documents, communities, leftOut: raw.left_out, empty: nodes.length === 0};
}

// Days since 1970, NaN where unknown.
export function dayOf(text) {
  return text ? Date.parse(text) / 86400000 : NaN;
}

export function textOfDay(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}

export function edgeLabel(edge) {
  return edge.mode === 'asserted' ? edge.relation.label : `${edge.relation.label} (${edge.mode})`;
}

// Community n of many: hues a golden section apart, middle tones.
export function communityColour(number) {
  return `hsl(${Math.round((number * 222.49) % 360)} 52% 52%)`;
}
