// What is known of the chosen node or edge: the words it rests on, where they stand, and the rule that read them.
import {edgeLabel} from './data.js';
import {element, link, swatch} from './elements.js';

const MOST_CONNECTIONS = 200;

function period(edge) {
  if (!edge.firstText) return '';
  return edge.firstText === edge.lastText ? edge.firstText : `${edge.firstText} to ${edge.lastText}`;
}

function quotes(statements, total) {
  if (!statements.length) return null;
  const list = element('ol', {class: 'quotes'});
  for (const s of statements) {
    const [where, length, of, source] = s.facts;
    const paper = [s.document.publisher, s.document.date].filter(Boolean).join(', ');
    list.append(element('li', {}, element('blockquote', {}, s.quote),
      element('p', {class: 'source'}, link(s.document.url, s.document.title), paper ? ` \u2014 ${paper}` : ''),
      element('p', {class: 'rule'}, [s.when && `when ${s.when}`, where && `in ${where}`, length && `for ${length}`, of && `of ${of}`, source && `said by ${source}`, `rule ${s.rule}`]
        .filter(Boolean).join(' \u00b7 '))));
  }
  const more = total - statements.length;
  return element('section', {}, element('h3', {}, statements.length === 1 ? 'The words' : 'The words, earliest first'), list,
    more > 0 ? element('p', {class: 'more'}, `and ${more.toLocaleString('en')} more`) : '');
}

function showEdge(edge, choose) {
  const end = (node) => element('button', {type: 'button', class: 'node-link', onclick: () => choose(node)}, swatch(node.type.colour), node.label);
  return [
    element('h2', {class: 'edge-title'}, end(edge.source), element('span', {class: 'verb'}, swatch(edge.relation.colour, edge.mode), edgeLabel(edge)),
      end(edge.target)),
    element('p', {class: 'facts'}, [period(edge), edge.weight === 1 ? '1 statement' : `${edge.weight} statements`].filter(Boolean).join(' \u00b7 ')),
    quotes(edge.statements, edge.total)];
}

function showNode(node, visible, choose) {
  const edges = node.edges.filter((edge) => visible.edgeSet.has(edge)).sort((a, b) => b.weight - a.weight || a.index - b.index);
  const list = element('ul', {class: 'connections'});
  for (const edge of edges.slice(0, MOST_CONNECTIONS)) {
    const out = edge.source === node;
    const other = out ? edge.target : edge.source;
    const before = out || edge.relation.symmetric ? '' : `${other.label} `;
    const after = out || edge.relation.symmetric ? ` ${other.label}` : ' this';
    list.append(element('li', {}, element('button', {type: 'button', onclick: () => choose(edge)}, swatch(edge.relation.colour, edge.mode),
      element('span', {}, element('strong', {}, before), edgeLabel(edge), element('strong', {}, after)),
      element('span', {class: 'count'}, edge.firstText || (edge.weight > 1 ? `\u00d7${edge.weight}` : '')))));
  }
  const more = edges.length - MOST_CONNECTIONS;
  return [
    element('h2', {}, swatch(node.type.colour), node.label),
    element('p', {class: 'facts'}, [node.type.name, node.said === 1 ? '1 statement' : `${node.said} statements`,
      node.documents === 1 ? '1 document' : `${node.documents} documents`].join(' \u00b7 ')),
    node.aliases ? element('p', {class: 'aliases'}, 'also ', node.aliases.split('|').join(', ')) : null,
    edges.length ? element('section', {}, element('h3', {}, 'Connections'), list,
      more > 0 ? element('p', {class: 'more'}, `and ${more.toLocaleString('en')} more`) : '') : null,
    quotes(node.statements, node.statements.length)];
}

export function showDetails(place, thing, visible, choose) {
  place.replaceChildren(...(thing ? (thing.edges ? showNode(thing, visible, choose) : showEdge(thing, choose)) : [
    element('h2', {}, 'Choose something'),
    element('p', {}, 'Click a node or an edge, search a name, or take one of those that most is said of:'),
    top(visible, choose)]).filter(Boolean));
  place.scrollTop = 0;
}

// Also the way to everything for those who don't see the picture.
function top(visible, choose) {
  const list = element('ol', {class: 'top'});
  for (const node of [...visible.nodes].sort((a, b) => b.said - a.said || a.index - b.index).slice(0, 60))
    list.append(element('li', {}, element('button', {type: 'button', onclick: () => choose(node)}, swatch(node.type.colour),
      element('span', {}, node.label), element('span', {class: 'count'}, node.said.toLocaleString('en')))));
  return list;
}
