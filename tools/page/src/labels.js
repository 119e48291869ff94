// Names that stand beside their nodes without covering each other, the most important first.
export const FONT = '13px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const HEIGHT = 16;

// items: {text, x, y, radius, width, must} in pixels, the most important first. Returns those that fit, with the place of their text.
export function placeLabels(items, width, height, most) {
  const cell = 64;
  const taken = new Map();
  const cells = (box, use) => {
    for (let row = Math.floor(box.top / cell); row <= Math.floor(box.bottom / cell); ++row)
      for (let column = Math.floor(box.left / cell); column <= Math.floor(box.right / cell); ++column) if (use(row * 4096 + column)) return true;
    return false;
  };
  const free = (box, overNodes) => !cells(box, (key) => (taken.get(key) || []).some((other) => !(overNodes && other.node) &&
    box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom));
  const take = (box) => cells(box, (key) => {
    if (!taken.has(key)) taken.set(key, []);
    taken.get(key).push(box);
    return false;
  });
  // Large nodes keep names off themselves.
  for (const item of items.slice(0, 400)) {
    const r = item.radius * 0.8;
    if (r > 5) take({left: item.x - r, right: item.x + r, top: item.y - r, bottom: item.y + r, node: true});
  }
  const placed = [];
  for (const [rank, item] of items.entries()) {
    if (placed.length >= most) break;
    const gap = item.radius + 4;
    const places = [[item.x + gap, item.y - HEIGHT / 2], [item.x - gap - item.width, item.y - HEIGHT / 2],
      [item.x - item.width / 2, item.y + gap - 2], [item.x - item.width / 2, item.y - gap - HEIGHT + 2]];
    const boxes = places.map(([left, top]) => ({left: left - 2, right: left + item.width + 2, top, bottom: top + HEIGHT}))
      .filter((box) => box.left >= 2 && box.right <= width - 2 && box.top >= 2 && box.bottom <= height - 2);
    // The most important are named even where their neighbours leave no room.
    const box = boxes.find((one) => item.must || free(one, false)) || (rank < 20 ? boxes.find((one) => free(one, true)) : undefined);
    if (!box) continue;
    take(box);
    placed.push({item, left: box.left + 2, baseline: box.top + HEIGHT - 4});
  }
  return placed;
}
