// Names as one types them, other names included: a combo box after the ARIA practices.
import {element, swatch} from './elements.js';

const MOST = 12;
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export function addSearch(input, list, graph, choose) {
  const names = graph.nodes.map((node) => ({node, label: plain(node.label), all: plain(`${node.label}|${node.aliases || ''}`)}));
  let found = [], active = -1;
  const close = () => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    active = -1;
  };
  const take = (node) => {
    input.value = node.label;
    close();
    choose(node);
  };
  const mark = (next) => {
    active = (next + found.length) % found.length;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
    list.children[active].scrollIntoView({block: 'nearest'});
    input.setAttribute('aria-activedescendant', list.children[active].id);
  };
  const look = () => {
    const words = plain(input.value.trim());
    if (!words) return close();
    const rank = (name) => (name.label.startsWith(words) ? 0 : name.label.includes(` ${words}`) ? 1 : 2);
    found = names.filter((name) => name.all.includes(words))
      .sort((a, b) => rank(a) - rank(b) || b.node.said - a.node.said || a.node.index - b.node.index).slice(0, MOST).map((name) => name.node);
    list.replaceChildren(...found.map((node, i) => element('li', {role: 'option', id: `found-${i}`, 'aria-selected': 'false',
      onmousedown: (event) => { event.preventDefault(); take(node); }}, swatch(node.type.colour), element('span', {}, node.label),
      element('span', {class: 'count'}, node.type.name))));
    if (!found.length) list.append(element('li', {class: 'none', role: 'option', 'aria-disabled': 'true'}, 'nobody and nothing of that name'));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    active = -1;
  };
  input.addEventListener('input', look);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    else if (!list.hidden && found.length && event.key === 'ArrowDown') mark(active + 1);
    else if (!list.hidden && found.length && event.key === 'ArrowUp') mark(active - 1);
    else if (event.key === 'Enter' && !list.hidden && found.length) take(found[Math.max(active, 0)]);
    else return;
    event.preventDefault();
  });
}
