// The picture: what is in view, its size, the names of lanes that stay, dragging.

function view() {
  const m = map.getBoundingClientRect();
  return { left: m.left, top: Math.max(m.top + (heads.hidden ? 0 : 26), bar.hidden ? 0 : bar.getBoundingClientRect().bottom), right: m.left + map.clientWidth, bottom: m.top + map.clientHeight };
}
function isInView(node) {
  if (node === panel) return true;
  const r = node.getBoundingClientRect(), m = view();
  return r.left >= m.left && r.right <= m.right && r.top >= m.top && r.bottom <= m.bottom;
}
function bring(node) {
  if (node === panel) return;
  const r = node.getBoundingClientRect(), m = view();
  if (r.left < m.left || r.right > m.right) map.scrollLeft += r.left + r.width / 2 - (m.left + m.right) / 2;
  if (r.top < m.top || r.bottom > m.bottom) map.scrollTop += r.top + r.height / 2 - (m.top + m.bottom) / 2;
}

// Size: the whole picture, or a size that can be read, or steps from there; a point of the picture stays where it is.
const whole = svg.viewBox.baseVal.width || 1, high = svg.viewBox.baseVal.height || 1;
const STEPS = [.25, .35, .5, .7, 1, 1.4, 2, 2.8, 4];
let fits = '';
const across = () => Math.max(.1, (map.clientWidth - 22) / whole);
const fitting = () => Math.min(across(), Math.max(.1, (map.clientHeight - 22) / high));
// Names in a lane are 9.8 units high, lines of a card 13.4: 12 pixels to read, more to touch.
const readable = () => Math.min(3, Math.max(touch.matches ? 1.5 : 1.25, across()));
const scale = () => svg.getBoundingClientRect().width / whole;
function size(next, point) {
  const m = map.getBoundingClientRect(), r = svg.getBoundingClientRect();
  const x = point ? point.x : m.left + map.clientWidth / 2, y = point ? point.y : m.top + map.clientHeight / 2;
  const share = [(x - r.left) / r.width, (y - r.top) / r.height];
  svg.style.width = (whole * next).toFixed(2) + 'px';
  const now = svg.getBoundingClientRect();
  map.scrollLeft += now.left + share[0] * now.width - x;
  map.scrollTop += now.top + share[1] * now.height - y;
  head();
}
function zoom(up, point) {
  fits = '';
  const now = scale();
  const next = up ? STEPS.find(s => s > now * 1.02) : STEPS.slice().reverse().find(s => s < now * .98);
  if (next) size(next, point);
}
function refit() { if (fits === 'whole') size(fitting()); else head(); }
function fit() { fits = 'whole'; size(fitting()); }
function read() { fits = ''; size(readable()); }
element('larger').addEventListener('click', () => zoom(true));
element('smaller').addEventListener('click', () => zoom(false));
element('fit').addEventListener('click', fit);
element('readable').addEventListener('click', read);
map.addEventListener('wheel', e => {
  if (!e.ctrlKey) return;
  e.preventDefault();
  fits = '';
  // A pinch comes as many small turns, a mouse's wheel as few large ones.
  const turned = Math.max(-30, Math.min(30, e.deltaY * (e.deltaMode === 1 ? 16 : 1)));
  size(Math.max(.1, Math.min(6, scale() * Math.exp(-.01 * turned))), { x: e.clientX, y: e.clientY });
}, { passive: false });
let before = null;
element('legend').addEventListener('click', () => {
  const end = map.scrollHeight - map.clientHeight;
  window.scrollTo(0, 0);
  if (before && map.scrollTop > end - 4) { [map.scrollLeft, map.scrollTop] = before; before = null; return; }
  before = [map.scrollLeft, map.scrollTop];
  map.scrollTop = end;
  map.scrollLeft = 0;
});

// Names of lanes stay in view where their heads are not, or are too small to read.
const names = stored.lanes.map(lane => {
  const node = add(heads, 'span', '', { title: lane.label });
  add(node, 'b', lane.letter);
  node.append(' ' + lane.label);
  node.style.borderColor = lane.hue;
  return node;
});
const year = stored.bands.length && stored.lanes.length ? add(heads, 'i', '') : null;
function head() {
  if (!stored.lanes.length) return;
  const r = svg.getBoundingClientRect(), m = map.getBoundingClientRect(), s = r.width / whole;
  const top = m.top - r.top, bottom = top + map.clientHeight;
  const lane = stored.lanes[0];
  const gone = (top > (lane.top + 10) * s || s < .75) && top < (lane.bottom - 40) * s && bottom > lane.top * s;
  heads.hidden = !gone;
  if (!gone) return;
  heads.style.width = map.clientWidth + 'px';
  stored.lanes.forEach((lane, n) => {
    const left = Math.max(r.left + lane.x * s - m.left, 0), right = Math.min(r.left + (lane.x + lane.width) * s - m.left, map.clientWidth);
    names[n].hidden = right - left < 14;
    names[n].style.left = left + 'px';
    names[n].style.width = Math.max(0, right - left) + 'px';
  });
  // Where the heads are in view, their names stand over them.
  heads.style.top = Math.max(0, lane.top * s - top - 26) + 'px';
  const band = top > (lane.top + 10) * s && stored.bands.find(([, , end]) => end * s > top + 30);
  if (year) {
    year.textContent = band ? band[0] : '';
    // Where the column of years is in view it says so itself.
    year.hidden = !band || r.left + stored.lanes[0].x * s - m.left > 40;
  }
}
let waiting = false;
map.addEventListener('scroll', () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; head(); });
}, { passive: true });

// Dragging with the mouse moves the picture; the click that ends it opens nothing.
let drag = null, dragged = false;
map.addEventListener('pointerdown', e => {
  const m = map.getBoundingClientRect();
  dragged = false;
  if (e.pointerType !== 'mouse' || e.button !== 0) return;
  if (e.clientX - m.left > map.clientWidth || e.clientY - m.top > map.clientHeight) return;
  drag = { x: e.clientX, y: e.clientY, left: map.scrollLeft, top: map.scrollTop };
});
window.addEventListener('pointermove', e => {
  if (!drag) return;
  const dx = e.clientX - drag.x, dy = e.clientY - drag.y;
  if (!dragged && Math.hypot(dx, dy) < 5) return;
  dragged = true;
  map.classList.add('dragged');
  map.scrollLeft = drag.left - dx;
  map.scrollTop = drag.top - dy;
});
window.addEventListener('pointerup', () => { drag = null; map.classList.remove('dragged'); });
map.addEventListener('dragstart', e => e.preventDefault());
map.addEventListener('click', e => { if (dragged) { e.preventDefault(); e.stopPropagation(); } }, true);
map.addEventListener('click', e => {
  const m = map.getBoundingClientRect();
  const bar = e.clientX - m.left > map.clientWidth || e.clientY - m.top > map.clientHeight;
  if (near !== null && !bar && !e.target.closest('a.tile, g.link')) leave();
});
// A pointer over a box lights its lines and what they join.
let over = [];
function beside(tile) {
  over.forEach(node => node.classList.remove('beside'));
  over = [];
  if (!tile) return;
  links.forEach(l => {
    if (l.dataset.from === tile.id || l.dataset.to === tile.id) over.push(l, ...endsOf(l).filter(t => t !== tile));
  });
  over.forEach(node => node.classList.add('beside'));
}
