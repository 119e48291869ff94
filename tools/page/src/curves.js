// Edges as curves in pixels: parallel ones fan out, and those from a node to itself are loops.
export function curveOf({source, target, bend}, picture) {
  const [x0, y0] = picture.transform.apply([source.x, source.y]);
  if (source === target) {
    const r = picture.radius(source);
    return {loop: true, x0, y0: y0 - r, r: r * 0.7 + 6 + Math.abs(bend) * 4};
  }
  const [x1, y1] = picture.transform.apply([target.x, target.y]);
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const push = bend * Math.min(26, length * 0.18) + length * 0.04;
  return {x0, y0, x1, y1, cx: (x0 + x1) / 2 - ((y1 - y0) / length) * push, cy: (y0 + y1) / 2 + ((x1 - x0) / length) * push};
}

// A head before the circle that the curve ends in.
export function addArrow(context, c, radius, thick) {
  const length = Math.hypot(c.x1 - c.cx, c.y1 - c.cy) || 1;
  const [dx, dy] = [(c.x1 - c.cx) / length, (c.y1 - c.cy) / length];
  const back = radius + 1;
  const [x, y, size] = [c.x1 - dx * back, c.y1 - dy * back, 5 + thick];
  context.moveTo(x, y);
  context.lineTo(x - dx * size - dy * size * 0.45, y - dy * size + dx * size * 0.45);
  context.lineTo(x - dx * size + dy * size * 0.45, y - dy * size - dx * size * 0.45);
  context.closePath();
}

export function distanceToCurve(x, y, c) {
  if (c.loop) return Math.abs(Math.hypot(x - c.x0, y - (c.y0 - c.r)) - c.r);
  const margin = 8;
  if (x < Math.min(c.x0, c.x1, c.cx) - margin || x > Math.max(c.x0, c.x1, c.cx) + margin ||
      y < Math.min(c.y0, c.y1, c.cy) - margin || y > Math.max(c.y0, c.y1, c.cy) + margin) return Infinity;
  let nearest = Infinity;
  for (let i = 1; i < 16; ++i) {
    const t = i / 16, s = 1 - t;
    nearest = Math.min(nearest, Math.hypot(s * s * c.x0 + 2 * s * t * c.cx + t * t * c.x1 - x, s * s * c.y0 + 2 * s * t * c.cy + t * t * c.y1 - y));
  }
  return nearest;
}
