// Which nodes and edges the filters leave.
export class Visible {
  constructor(graph) {
    this.graph = graph;
    this.hidden = {relations: new Set(), types: new Set(), modes: new Set()};
    this.from = -Infinity;
    this.to = Infinity;
    this.undated = true;
    this.update();
  }

  passes(edge) {
    if (this.hidden.relations.has(edge.relation) || this.hidden.modes.has(edge.mode)) return false;
    if (this.hidden.types.has(edge.source.type) || this.hidden.types.has(edge.target.type)) return false;
    if (Number.isNaN(edge.first)) return this.undated;
    return edge.first <= this.to && edge.last >= this.from;
  }

  // A node stands as long as one of its edges does; one that never had any, as long as its type does.
  update() {
    this.edges = this.graph.edges.filter((edge) => this.passes(edge));
    this.nodeSet = new Set();
    for (const edge of this.edges) this.nodeSet.add(edge.source).add(edge.target);
    for (const node of this.graph.nodes)
      if (node.edges.length === 0 && !this.hidden.types.has(node.type)) this.nodeSet.add(node);
    this.nodes = this.graph.nodes.filter((node) => this.nodeSet.has(node));
    this.edgeSet = new Set(this.edges);
  }
}
