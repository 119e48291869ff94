// The graph on a canvas: panned and zoomed, drawn once a frame at most.
import {quadtree} from 'd3-quadtree';
import {select} from 'd3-selection';
import {zoom, zoomIdentity} from 'd3-zoom';
import {addArrow, curveOf, distanceToCurve} from './curves.js';
import {communityColour} from './data.js';
import {FONT, placeLabels} from './labels.js';

const DASHES = {asserted: [], planned: [6, 4], possible: [2, 3], negated: [10, 3, 2, 3]};

export class Picture {
  constructor(canvas, visible, {onSelect, onHover}) {
    this.canvas = canvas;
    this.context = canvas.getContext('2d');
    this.visible = visible;
    this.transform = zoomIdentity;
    this.selected = this.hovered = null;
    this.colourBy = 'type';
    this.onSelect = onSelect;
    this.context.font = FONT;
    for (const node of visible.graph.nodes) node.width = Math.ceil(this.context.measureText(node.label).width);
    this.zoom = zoom().scaleExtent([0.02, 60]).clickDistance(4).on('zoom', ({transform, sourceEvent}) => {
      this.moved = this.moved || !!sourceEvent;
      this.transform = transform;
      this.draw();
    });
    select(canvas).call(this.zoom).on('dblclick.zoom', null);
    canvas.addEventListener('click', (event) => onSelect(this.at(event)));
    canvas.addEventListener('pointermove', (event) => {
      if (event.buttons) return;
      const found = this.at(event);
      canvas.style.cursor = found ? 'pointer' : '';
      if (found === this.hovered) return;
      this.hovered = found;
      onHover(found, event);
      this.draw();
    });
    canvas.addEventListener('pointerleave', () => { this.hovered = null; onHover(null); this.draw(); });
    canvas.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.refresh();
  }

  key(event) {
    if (event.key !== 'Escape') this.moved = event.key !== '0';
    const step = 60;
    const moves = {ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step]};
    if (moves[event.key]) this.zoom.translateBy(select(this.canvas), ...moves[event.key].map((d) => d / this.transform.k));
    else if (event.key === '+' || event.key === '=') this.zoom.scaleBy(select(this.canvas), 1.25);
    else if (event.key === '-') this.zoom.scaleBy(select(this.canvas), 0.8);
    else if (event.key === '0') this.fit();
    else if (event.key === 'Escape') this.onSelect(null);
    else return;
    event.preventDefault();
  }

  resize() {
    const {clientWidth: width, clientHeight: height} = this.canvas;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    Object.assign(this, {width, height, ratio});
    if (!this.moved) this.fit();
    this.draw();
  }

  // What the filters leave, as large as it goes.
  fit() {
    const nodes = this.visible.nodes;
    if (!nodes.length || !this.width) return;
    const margin = 48;
    const low = (get) => nodes.reduce((least, node) => Math.min(least, get(node) - node.size), Infinity);
    const high = (get) => nodes.reduce((most, node) => Math.max(most, get(node) + node.size), -Infinity);
    const [x0, x1, y0, y1] = [low((n) => n.x), high((n) => n.x), low((n) => n.y), high((n) => n.y)];
    const k = Math.min((this.width - 2 * margin) / Math.max(x1 - x0, 1), (this.height - 2 * margin) / Math.max(y1 - y0, 1), 4);
    this.show((x0 + x1) / 2, (y0 + y1) / 2, k);
  }

  show(x, y, k) {
    this.zoom.transform(select(this.canvas), zoomIdentity.translate(this.width / 2, this.height / 2).scale(k).translate(-x, -y));
  }

  // Into the middle, unless it is in sight and large enough to be told from its neighbours.
  goTo(node) {
    const [x, y] = this.transform.apply([node.x, node.y]);
    const margin = 60;
    const inSight = x > margin && y > margin && x < this.width - margin && y < this.height - margin;
    this.moved = true;
    if (!inSight || this.transform.k < 0.25) this.show(node.x, node.y, Math.max(this.transform.k, 0.6));
  }

  // After the filters changed.
  refresh() {
    this.tree = quadtree(this.visible.nodes, (node) => node.x, (node) => node.y);
    this.least = this.visible.nodes.length > 3000 ? 1.3 : this.visible.nodes.length > 500 ? 2.2 : 4;
    this.byImportance = [...this.visible.nodes].sort((a, b) => b.size - a.size || a.index - b.index);
    this.draw();
  }

  draw() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => { this.pending = 0; this.paint(); });
  }

  radius(node) {
    return Math.max(this.least, 0.75 * node.size * Math.min(this.transform.k, 0.35 + this.transform.k * 0.3));
  }

  colour(node) {
    return this.colourBy === 'community' ? communityColour(node.community) : node.type.colour;
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const [x, y] = this.transform.invert([px, py]);
    let best = null, nearest = Infinity;
    const reach = 110 + 8 / this.transform.k;
    this.tree.visit((quad, x0, y0, x1, y1) => {
      if (!quad.length)
        for (let leaf = quad; leaf; leaf = leaf.next) {
          const far = Math.hypot(leaf.data.x - x, leaf.data.y - y) * this.transform.k - this.radius(leaf.data);
          if (far < 5 && far < nearest) [best, nearest] = [leaf.data, far];
        }
      return x0 > x + reach || x1 < x - reach || y0 > y + reach || y1 < y - reach;
    });
    if (best) return best;
    nearest = 6;
    for (const edge of this.visible.edges) {
      const far = distanceToCurve(px, py, curveOf(edge, this));
      if (far < nearest) [best, nearest] = [edge, far];
    }
    return best;
  }

  // What stands out: the thing under the pointer, else the chosen one, with its neighbours.
  focus() {
    const thing = this.hovered || this.selected;
    if (!thing) return null;
    const edges = new Set(thing.edges ? thing.edges.filter((edge) => this.visible.edgeSet.has(edge)) : [thing]);
    const nodes = new Set(thing.edges ? [thing] : []);
    for (const edge of edges) nodes.add(edge.source).add(edge.target);
    return {thing, edges, nodes};
  }

  paint() {
    if (!this.width) return;
    const {context, width, height} = this;
    const style = getComputedStyle(this.canvas);
    const [ink, paper] = [style.color, style.backgroundColor];
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const focus = this.focus();
    const crowd = this.visible.edges.length > 3000 ? 0.22 : this.visible.edges.length > 600 ? 0.38 : 0.6;
    this.paintEdges(this.visible.edges, focus ? crowd * 0.25 : crowd, focus && focus.edges);
    if (focus) this.paintEdges([...focus.edges], 1, null, true);
    for (let i = this.byImportance.length; i-- > 0;) this.paintNode(this.byImportance[i], focus, paper);
    this.paintLabels(focus, ink, paper);
  }

  // One path for each colour and mode: a frame takes a few strokes, whatever the number of edges.
  paintEdges(edges, alpha, without, strong) {
    const {context, width, height} = this;
    const groups = new Map();
    for (const edge of edges) {
      if (without && without.has(edge)) continue;
      const curve = curveOf(edge, this);
      if (!curve.loop && (Math.max(curve.x0, curve.x1, curve.cx) < 0 || Math.min(curve.x0, curve.x1, curve.cx) > width ||
          Math.max(curve.y0, curve.y1, curve.cy) < 0 || Math.min(curve.y0, curve.y1, curve.cy) > height)) continue;
      const thick = Math.min(4, 1 + Math.log2(edge.weight)) | 0;
      const key = `${edge.relation.colour} ${edge.mode} ${thick}`;
      if (!groups.has(key)) groups.set(key, {edge, thick, curves: []});
      groups.get(key).curves.push([edge, curve]);
    }
    const arrows = strong || edges.length < 600;
    context.globalAlpha = alpha;
    for (const {edge, thick, curves} of groups.values()) {
      context.strokeStyle = context.fillStyle = edge.relation.colour;
      context.lineWidth = thick * (strong ? 1.4 : 0.9);
      context.setLineDash(DASHES[edge.mode]);
      context.beginPath();
      for (const [, c] of curves) {
        if (c.loop) {
          context.moveTo(c.x0 + c.r, c.y0 - c.r);
          context.arc(c.x0, c.y0 - c.r, c.r, 0, 2 * Math.PI);
        } else {
          context.moveTo(c.x0, c.y0);
          context.quadraticCurveTo(c.cx, c.cy, c.x1, c.y1);
        }
      }
      context.stroke();
      if (!arrows || edge.relation.symmetric) continue;
      context.beginPath();
      for (const [each, c] of curves) if (!c.loop) addArrow(context, c, this.radius(each.target), thick);
      context.fill();
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  paintNode(node, focus, paper) {
    const [x, y] = this.transform.apply([node.x, node.y]);
    const r = this.radius(node);
    if (x < -r || y < -r || x > this.width + r || y > this.height + r) return;
    const {context} = this;
    context.globalAlpha = !focus || focus.nodes.has(node) ? 1 : 0.3;
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.fillStyle = this.colour(node);
    context.fill();
    context.lineWidth = node === this.selected ? 3 : 1;
    context.strokeStyle = node === this.selected ? getComputedStyle(this.canvas).color : paper;
    context.stroke();
    context.globalAlpha = 1;
  }

  paintLabels(focus, ink, paper) {
    const {context, width, height} = this;
    const items = [];
    for (const node of this.byImportance) {
      const faint = focus && !focus.nodes.has(node);
      const [x, y] = this.transform.apply([node.x, node.y]);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      const item = {text: node.label, x, y, radius: this.radius(node), width: node.width, faint, must: focus && node === focus.thing};
      if (item.must) items.unshift(item);
      else items.push(item);
      if (items.length > 900) break;
    }
    if (focus) items.sort((a, b) => (a.faint ? 1 : 0) - (b.faint ? 1 : 0));
    context.font = FONT;
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = paper;
    context.fillStyle = ink;
    for (const {item, left, baseline} of placeLabels(items, width, height, 220)) {
      context.globalAlpha = item.faint ? 0.35 : 1;
      context.strokeText(item.text, left, baseline);
      context.fillText(item.text, left, baseline);
    }
    context.globalAlpha = 1;
  }
}
