import {edgeLabel, readGraph} from './data.js';
import {showDetails} from './details.js';
import {addFilters} from './filters.js';
import {Picture} from './picture.js';
import {addSearch} from './search.js';
import {addTimeline} from './timeline.js';
import {Visible} from './visible.js';

const get = (id) => document.getElementById(id);
const graph = readGraph(get('graph').textContent);
const visible = new Visible(graph);
const number = (n) => n.toLocaleString('en');

const picture = new Picture(get('picture'), visible, {
  onSelect: (thing) => choose(thing),
  onHover: (thing, event) => tip(thing, event),
});

function choose(thing) {
  picture.selected = thing;
  showDetails(get('details'), thing, visible, (next) => {
    choose(next);
    if (next.edges) picture.goTo(next);
    get('details').focus();
  });
  get('said').textContent = thing ? (thing.edges ? `${thing.label} chosen` : `${thing.source.label} ${edgeLabel(thing)} ${thing.target.label} chosen`) : 'nothing chosen';
  picture.draw();
}

function tip(thing, event) {
  const box = get('tip');
  box.hidden = !thing || !!thing.edges;
  if (box.hidden) return;
  box.textContent = `${thing.source.label} ${edgeLabel(thing)} ${thing.target.label}`;
  const frame = picture.canvas.getBoundingClientRect();
  box.style.left = `${Math.min(event.clientX - frame.left + 12, frame.width - box.offsetWidth - 8)}px`;
  box.style.top = `${Math.min(event.clientY - frame.top + 14, frame.height - box.offsetHeight - 8)}px`;
}

function count() {
  const some = visible.edges.length < graph.edges.length;
  get('counts').textContent = some
    ? `${number(visible.nodes.length)} of ${number(graph.nodes.length)} nodes, ${number(visible.edges.length)} of ${number(graph.edges.length)} edges`
    : `${number(graph.nodes.length)} nodes, ${number(graph.edges.length)} edges, ${number(graph.documents.length)} documents`;
}

function changed() {
  visible.update();
  picture.refresh();
  count();
  if (!picture.selected) showDetails(get('details'), null, visible, choose);
}

if (graph.leftOut.nodes > 0) {
  get('notice').hidden = false;
  get('notice').textContent = `This page shows the ${number(graph.nodes.length)} nodes of which most is said; ` +
    `${number(graph.leftOut.nodes)} nodes and ${number(graph.leftOut.edges)} edges of the graph are left out here.`;
}
if (graph.empty) {
  get('notice').hidden = false;
  get('notice').textContent = 'Nothing was found in the documents.';
}
addFilters(get('filters'), graph, visible, changed);
addTimeline(get('time'), graph, visible, changed);
addSearch(get('search'), get('found'), graph, (node) => { choose(node); picture.goTo(node); });
get('whole').addEventListener('click', () => { choose(null); picture.fit(); });
get('colour').addEventListener('change', (event) => { picture.colourBy = event.target.value; picture.draw(); });
get('theme').addEventListener('click', () => {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'light' : 'dark';
  document.dispatchEvent(new Event('themechange'));
  picture.draw();
});
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => picture.draw());
count();
choose(null);
document.documentElement.dataset.ready = 'yes';
