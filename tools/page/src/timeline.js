// When things were said to happen: bars over the days, and two sliders that choose among them.
import {textOfDay} from './data.js';
import {element} from './elements.js';

const BARS = 80;

export function addTimeline(place, graph, visible, changed) {
  const dated = graph.edges.filter((edge) => !Number.isNaN(edge.first));
  if (!dated.length) {
    place.hidden = true;
    return;
  }
  // A lone date centuries away would leave no room for the others: the ends are where all but a hundredth lies.
  const firsts = dated.map((edge) => edge.first).sort((a, b) => a - b);
  const lasts = dated.map((edge) => edge.last).sort((a, b) => a - b);
  const low = firsts[Math.floor(firsts.length * 0.01)];
  const high = Math.max(low + 1, lasts[Math.ceil(lasts.length * 0.99) - 1]);
  const canvas = element('canvas', {'aria-hidden': 'true', class: 'bars'});
  const from = element('input', {type: 'range', min: low, max: high, value: low, step: 1, 'aria-label': 'From'});
  const to = element('input', {type: 'range', min: low, max: high, value: high, step: 1, 'aria-label': 'To'});
  const undated = element('input', {type: 'checkbox', checked: true});
  const shown = element('output', {class: 'period'});

  const paint = () => {
    const ratio = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio;
    canvas.height = canvas.clientHeight * ratio;
    const context = canvas.getContext('2d');
    const counts = new Array(BARS).fill(0);
    const place = (day) => Math.max(0, Math.min(BARS - 1, Math.floor(((day - low) / (high - low + 1)) * BARS)));
    for (const edge of dated) {
      if (edge.last < low || edge.first > high) continue;
      const [a, b] = [place(edge.first), place(edge.last)];
      for (let i = a; i <= b; ++i) counts[i] += 1 / (b - a + 1);
    }
    const most = Math.max(...counts);
    const style = getComputedStyle(canvas);
    const [on, off] = [style.getPropertyValue('--accent'), style.getPropertyValue('--line')];
    const width = canvas.width / BARS;
    counts.forEach((count, i) => {
      const day = low + ((i + 0.5) / BARS) * (high - low + 1);
      const height = count ? Math.max(2, (count / most) * canvas.height) : 0;
      context.fillStyle = day >= Number(from.value) && day <= Number(to.value) + 1 ? on : off;
      context.fillRect(i * width, canvas.height - height, Math.max(1, width - ratio), height);
    });
  };
  const update = (moved) => {
    if (Number(from.value) > Number(to.value)) (moved === from ? to : from).value = moved.value;
    const whole = Number(from.value) === low && Number(to.value) === high;
    visible.from = whole || Number(from.value) === low ? -Infinity : Number(from.value);
    visible.to = whole || Number(to.value) === high ? Infinity : Number(to.value);
    visible.undated = undated.checked;
    shown.textContent = `${textOfDay(from.value)} to ${textOfDay(to.value)}`;
    for (const slider of [from, to]) slider.setAttribute('aria-valuetext', textOfDay(slider.value));
    paint();
    if (moved) changed();
  };
  for (const control of [from, to]) control.addEventListener('input', () => update(control));
  undated.addEventListener('change', () => update(undated));
  place.append(element('div', {class: 'time-head'}, element('h2', {}, 'Time'), shown,
    element('label', {class: 'undated'}, undated, ' undated too')), canvas, element('div', {class: 'sliders'}, from, to));
  new ResizeObserver(paint).observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  document.addEventListener('themechange', paint);
  update();
}
