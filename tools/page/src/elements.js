// Elements made of text alone: nothing from a document is ever parsed as markup.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return made;
}

export function swatch(colour, mode) {
  const made = element('span', {class: mode ? `swatch line ${mode}` : 'swatch', 'aria-hidden': 'true'});
  made.style.setProperty('--colour', colour);
  return made;
}

// Addresses of the web alone become links.
export function link(address, text) {
  try {
    const url = new URL(address);
    if (url.protocol === 'http:' || url.protocol === 'https:') return element('a', {href: url.href, rel: 'noopener noreferrer', target: '_blank'}, text);
  } catch { /* no address */ }
  return text;
}
