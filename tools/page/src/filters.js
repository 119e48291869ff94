// Check boxes for relations, types and modes, in the colours of the picture: filters and legend in one.
import {MODES} from './data.js';
import {element, swatch} from './elements.js';

function group(title, items, hidden, changed) {
  const boxes = [];
  const list = element('ul');
  for (const item of items) {
    const box = element('input', {type: 'checkbox', checked: true});
    box.addEventListener('change', () => {
      if (box.checked) hidden.delete(item.value);
      else hidden.add(item.value);
      changed();
    });
    boxes.push([box, item]);
    list.append(element('li', {}, element('label', {}, box, item.swatch, element('span', {class: 'name'}, item.name),
      element('span', {class: 'count'}, item.count.toLocaleString('en')))));
  }
  const all = (on) => {
    for (const [box, item] of boxes) {
      box.checked = on;
      if (on) hidden.delete(item.value);
      else hidden.add(item.value);
    }
    changed();
  };
  return element('fieldset', {}, element('legend', {}, title), element('div', {class: 'both'},
    element('button', {type: 'button', onclick: () => all(true), 'aria-label': `${title}: all`}, 'all'),
    element('button', {type: 'button', onclick: () => all(false), 'aria-label': `${title}: none`}, 'none')), list);
}

export function addFilters(place, graph, visible, changed) {
  const by = (items, make) => items.filter((item) => item.count > 0).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).map(make);
  const modes = MODES.map((mode) => ({name: mode, count: graph.edges.filter((edge) => edge.mode === mode).length}));
  place.append(
    group('Relations', by([...graph.relations], (r) => ({value: r, name: r.label, count: r.count, swatch: swatch(r.colour, 'asserted')})),
      visible.hidden.relations, changed),
    group('Types', by([...graph.types], (t) => ({value: t, name: t.name, count: t.count, swatch: swatch(t.colour)})), visible.hidden.types, changed),
    group('Modes', by(modes, (m) => ({value: m.name, name: m.name, count: m.count, swatch: swatch('currentColor', m.name)})),
      visible.hidden.modes, changed));
}
