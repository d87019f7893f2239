// What clicks and keys do, the order of the table, and the start.

// One thing at a time: what is typed, what is open, what is found.
function escape() {
  if (document.activeElement === filter && filter.value) { filter.value = ''; search(); return; }
  if (near !== null) {
    const tile = panel.contains(document.activeElement) && chosen && tilesOf(chosen)[0];
    leave();
    if (tile) tile.focus({ preventScroll: true });
    return;
  }
  filter.value = '';
  group.value = '';
  search();
}
function step(from, dx, dy) {
  const here = from.getBoundingClientRect();
  const x = here.x + here.width / 2, y = here.y + here.height / 2;
  let best = null, least = Infinity;
  tiles.forEach(t => {
    if (t === from) return;
    const r = t.getBoundingClientRect();
    const ax = r.x + r.width / 2 - x, ay = r.y + r.height / 2 - y;
    const along = ax * dx + ay * dy, across = Math.abs(ax * dy) + Math.abs(ay * dx);
    if (along > 2 && along + 2.5 * across < least) { least = along + 2.5 * across; best = t; }
  });
  if (best) { best.focus({ preventScroll: true }); bring(best); }
}

tiles.forEach(t => {
  t.addEventListener('click', e => {
    e.preventDefault();
    go(t.id);
    if (e.detail === 0) panel.focus({ preventScroll: true });
  });
  t.addEventListener('pointerenter', e => { if (e.pointerType === 'mouse' && !drag) beside(t); });
  t.addEventListener('pointerleave', () => beside(null));
  t.addEventListener('keydown', e => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (move && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); step(t, move[0], move[1]); }
    if (e.key === ' ') { e.preventDefault(); go(t.id); panel.focus({ preventScroll: true }); }
  });
});
links.forEach(l => l.addEventListener('click', () => go(l.id)));
document.addEventListener('click', e => {
  const a = e.target.closest && e.target.closest('#panel a[href^="#"], #table td a[href^="#"]');
  if (!a) return;
  e.preventDefault();
  if (!panel.contains(a)) window.scrollTo(0, 0);
  go(a.getAttribute('href').slice(1), true);
  panel.focus({ preventScroll: true });
});
// The table is a place on the page: going there closes nothing and leaves no address.
document.querySelectorAll('a[href="#table"]').forEach(a => a.addEventListener('click', e => {
  e.preventDefault();
  element('table').focus();
  element('table').scrollIntoView();
}));
panel.addEventListener('keydown', e => {
  // Back from the panel is the box that was opened.
  const tile = e.target === panel && e.key === 'Tab' && e.shiftKey && chosen && tilesOf(chosen)[0];
  if (tile) { e.preventDefault(); bring(tile); tile.focus({ preventScroll: true }); }
});
document.addEventListener('keydown', e => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (e.key === 'Escape') { e.preventDefault(); escape(); }
  if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === '/') { e.preventDefault(); filter.focus(); filter.select(); }
  if (e.key === '+' || e.key === '=') zoom(true);
  if (e.key === '-') zoom(false);
  if (e.key === '0') fit();
});
filter.addEventListener('input', search);
filter.addEventListener('keydown', e => {
  if (e.key === 'Enter' && !e.isComposing) { e.preventDefault(); turn(e.shiftKey ? -1 : 1); }
});
group.addEventListener('change', search);
element('next').addEventListener('click', () => turn(1));
element('previous').addEventListener('click', () => turn(-1));
clear.addEventListener('click', () => {
  filter.value = '';
  group.value = '';
  search();
  filter.focus();
});
about.addEventListener('click', () => {
  guide = near !== null || !guide;
  if (near !== null) leave(); else paint();
});
element('close').addEventListener('click', () => {
  const tile = chosen && tilesOf(chosen)[0];
  if (near !== null) { leave(); if (tile) tile.focus({ preventScroll: true }); return; }
  guide = false;
  paint();
  about.focus();
});

// The table sorted by a column, the other way round, and as it was.
const original = rows.slice(), body = document.querySelector('#table tbody');
const columns = Array.from(document.querySelectorAll('th'));
columns.forEach((th, column) => th.firstChild.addEventListener('click', () => {
  const now = { ascending: 'descending', descending: '' }[th.getAttribute('aria-sort')];
  const order = now === undefined ? 'ascending' : now;
  columns.forEach(other => other.removeAttribute('aria-sort'));
  if (order) th.setAttribute('aria-sort', order);
  const text = r => { const cell = r.cells[column]; return cell.dataset.sort === undefined ? cell.textContent : cell.dataset.sort; };
  const up = order === 'descending' ? -1 : 1;
  const compare = th.dataset.kind === 'number' ? (a, b) => up * (a - b) : (a, b) => up * collator.compare(a, b);
  const key = th.dataset.kind === 'number' ? r => text(r) === '' ? null : Number(text(r)) : r => text(r) || null;
  const keyed = original.map(r => [key(r), r]);
  // What has none stands last, whichever way.
  if (order) keyed.sort(([a], [b]) => a === null || b === null ? (a === null) - (b === null) : compare(a, b));
  body.append(...keyed.map(([, r]) => r));
}));

const top = document.querySelector('header');
const measure = () => document.documentElement.style.setProperty('--head', top.offsetHeight + 'px');
element('tools').hidden = false;
element('guide').hidden = false;
element('close').hidden = false;
panel.hidden = !guide;
measure();
new ResizeObserver(() => { measure(); refit(); }).observe(top);
new ResizeObserver(refit).observe(map);
svg.style.width = (whole * readable()).toFixed(2) + 'px';
history.scrollRestoration = 'manual';
window.addEventListener('popstate', fromAddress);
if (location.hash) fromAddress(); else paint();
head();
const arrive = () => { if (location.hash && location.hash !== '#table') requestAnimationFrame(settle); };
window.addEventListener('load', arrive);
window.addEventListener('hashchange', arrive);
