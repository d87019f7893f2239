'use strict';
(function () {
  const stored = JSON.parse(document.getElementById('data').textContent);
  const data = stored.subjects;
  const byId = new Map(data.map(d => [d.subject, d]));
  const map = document.getElementById('map');
  const svg = map.querySelector('svg');
  const tiles = Array.from(svg.querySelectorAll('a.tile'));
  const links = Array.from(svg.querySelectorAll('g.link'));
  const panel = document.getElementById('panel');
  const filter = document.getElementById('filter');
  const group = document.getElementById('group');
  const found = document.getElementById('found');
  const rows = Array.from(document.querySelectorAll('#table tbody tr'));
  const first = panel.innerHTML;
  const fold = s => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const words = new Map(data.map(d => [d.subject, fold([d.heading, d.title, d.groups, d.about.join(' '), d.subject].join(' '))]));
  const tileById = new Map(tiles.map(t => [t.id, t]));
  const linkById = new Map(links.map(l => [l.id, l]));
  // What is open: a subject or a line, what stands near it, and its lines.
  let chosen = '', line = null, near = null, lines = [];

  function add(parent, name, text, attributes) {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => node.setAttribute(key, value));
    parent.appendChild(node);
    return node;
  }
  function tilesOf(subject) { return tiles.filter(t => t.dataset.subject === subject); }
  function endsOf(link) { return [link.dataset.from, link.dataset.to].map(id => tileById.get(id)).filter(Boolean); }
  function titleOf(node) { return node.querySelector('title').textContent; }
  function addressOf(subject) { const t = tilesOf(subject)[0]; return t ? t.id : encodeURIComponent(subject); }

  // Lights what the filter finds, else what is open and what stands near it.
  function paint() {
    const asked = fold(filter.value).split(/\s+/).filter(Boolean);
    const school = group.value;
    const active = asked.length > 0 || school !== '';
    const hit = d => asked.every(w => words.get(d.subject).includes(w)) &&
      (!school || d.schools.includes(school) || d.subject === 'tradition:' + school);
    const hits = new Set(data.filter(hit).map(d => d.subject));
    rows.forEach(r => { r.hidden = active && !hits.has(r.dataset.subject); });
    const count = rows.filter(r => !r.hidden).length;
    found.textContent = active ? count + ' of ' + rows.length + ' in the table' : '';
    const open = near !== null;
    const lit = s => active ? hits.has(s) || s === chosen : open && near.has(s);
    svg.classList.toggle('dimmed', active || open);
    tiles.forEach(t => {
      t.classList.toggle('lit', lit(t.dataset.subject));
      t.classList.toggle('chosen', chosen !== '' && t.dataset.subject === chosen);
    });
    links.forEach(l => {
      const among = !active || endsOf(l).every(t => lit(t.dataset.subject));
      l.classList.toggle('lit', l === line || (open ? lines.includes(l) : active) && among);
      l.classList.toggle('chosen', l === line);
    });
    document.body.classList.toggle('open', open);
  }
  function list(heading, entries) {
    add(panel, 'h3', heading);
    const dl = add(panel, 'dl');
    entries.forEach(([said, where]) => { add(dl, 'dt', said); add(dl, 'dd', where || 'place not stated'); });
  }
  function addresses(heading, entries) {
    add(panel, 'h3', heading);
    const ul = add(panel, 'ul');
    entries.forEach(([text, address]) => add(add(ul, 'li'), 'a', text, { href: '#' + address }));
  }
  function show(subject) {
    const detail = byId.get(subject);
    if (!detail) return false;
    chosen = subject;
    line = null;
    near = new Set([subject]);
    panel.textContent = '';
    add(panel, 'h2', detail.heading);
    if (detail.groups) add(panel, 'p', detail.groups);
    detail.about.forEach(text => add(panel, 'p', text));
    const own = new Set(tilesOf(subject).map(t => t.id));
    lines = links.filter(l => own.has(l.dataset.from) || own.has(l.dataset.to));
    if (detail.evidence.length) list('Evidence', detail.evidence);
    else if (!lines.length && detail.kind !== 'document') add(panel, 'p', 'No claim or citation is recorded.', { class: 'none' });
    if (lines.length) {
      addresses('Lines on the map', lines.map(l => [titleOf(l), l.id]));
      lines.forEach(l => endsOf(l).forEach(t => near.add(t.dataset.subject)));
    }
    if (subject.startsWith('tradition:')) {
      data.forEach(d => { if (d.schools.includes(subject.slice(10))) near.add(d.subject); });
    }
    panel.scrollTop = 0;
    paint();
    return true;
  }
  function showLine(link) {
    const ends = endsOf(link);
    const evidence = stored.links[link.id] || [];
    chosen = '';
    line = link;
    lines = [link];
    near = new Set(ends.map(t => t.dataset.subject));
    panel.textContent = '';
    add(panel, 'h2', titleOf(link));
    if (evidence.length) list('Evidence for this line', evidence);
    else add(panel, 'p', 'No place is recorded for it.', { class: 'none' });
    const joined = ends.map(t => byId.get(t.dataset.subject)).filter(Boolean);
    if (joined.length) addresses('It joins', joined.map(d => [d.heading, addressOf(d.subject)]));
    panel.scrollTop = 0;
    paint();
    return true;
  }
  function close() {
    chosen = '';
    line = null;
    near = null;
    lines = [];
    panel.innerHTML = first;
    panel.scrollTop = 0;
    paint();
  }
  // The element that an address means, once it is open.
  function open(id) {
    const tile = tileById.get(id) || tileById.get('w_' + id);
    if (tile) return show(tile.dataset.subject) ? tile : null;
    if (linkById.has(id)) return showLine(linkById.get(id)) ? linkById.get(id) : null;
    return show(id) ? panel : null;
  }
  // Opens an address without the browser's own jump to it.
  function go(address, reveal) {
    const node = open(decoded(address));
    if (!node) return;
    if (location.hash !== '#' + address) history.pushState(null, '', '#' + address);
    if (reveal) bring(node);
  }
  function decoded(address) {
    try { return decodeURIComponent(address); } catch (error) { return address; }
  }
  function bring(node) {
    if (node === panel) return;
    const r = node.getBoundingClientRect(), m = map.getBoundingClientRect();
    if (r.left < m.left || r.right > m.right) map.scrollLeft += r.left + r.width / 2 - m.left - m.width / 2;
    if (r.top < m.top || r.bottom > m.bottom) map.scrollTop += r.top + r.height / 2 - m.top - m.height / 2;
  }
  function fromAddress() {
    const id = decoded(location.hash.slice(1));
    const node = id && open(id);
    if (node) bring(node); else close();
  }
  function clear() {
    const tile = chosen && panel.contains(document.activeElement) && tilesOf(chosen)[0];
    filter.value = '';
    group.value = '';
    close();
    if (location.hash) history.pushState(null, '', location.pathname + location.search);
    if (tile) tile.focus({ preventScroll: true });
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

  // Size: the width fits, or a size that can be read, or steps from there; a point of the picture stays where it is.
  const whole = svg.viewBox.baseVal.width || 1;
  const STEPS = [.25, .35, .5, .7, 1, 1.4, 2, 2.8, 4];
  let fits = false;
  const fitting = () => Math.max(.1, (map.clientWidth - 22) / whole);
  const scale = () => svg.getBoundingClientRect().width / whole;
  function size(next, at) {
    const m = map.getBoundingClientRect(), r = svg.getBoundingClientRect();
    const x = at ? at.x : m.left + map.clientWidth / 2, y = at ? at.y : m.top + map.clientHeight / 2;
    const share = [(x - r.left) / r.width, (y - r.top) / r.height];
    svg.style.width = Math.round(whole * next) + 'px';
    const now = svg.getBoundingClientRect();
    map.scrollLeft += now.left + share[0] * now.width - x;
    map.scrollTop += now.top + share[1] * now.height - y;
  }
  function zoom(up, at) {
    fits = false;
    const now = scale();
    const next = up ? STEPS.find(s => s > now * 1.02) : STEPS.slice().reverse().find(s => s < now * .98);
    if (next) size(next, at);
  }
  const readable = () => Math.max(1, Math.min(fitting(), 1.5));
  function fit() { fits = !fits; size(fits ? fitting() : readable()); }
  document.getElementById('larger').addEventListener('click', () => zoom(true));
  document.getElementById('smaller').addEventListener('click', () => zoom(false));
  document.getElementById('fit').addEventListener('click', fit);
  window.addEventListener('resize', () => { if (fits) size(fitting()); });
  map.addEventListener('wheel', e => {
    if (e.ctrlKey) { e.preventDefault(); zoom(e.deltaY < 0, { x: e.clientX, y: e.clientY }); }
  }, { passive: false });
  svg.style.width = Math.round(whole * readable()) + 'px';

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

  tiles.forEach(t => {
    t.addEventListener('click', e => {
      e.preventDefault();
      go(t.id);
      if (e.detail === 0) panel.focus({ preventScroll: true });
    });
    t.addEventListener('keydown', e => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
      if (move) { e.preventDefault(); step(t, move[0], move[1]); }
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
  document.addEventListener('keydown', e => {
    const typing = /^(INPUT|SELECT)$/.test(document.activeElement.tagName);
    if (e.key === 'Escape') clear();
    if (e.key === '/' && !typing) { e.preventDefault(); filter.focus(); }
    if (!typing && !e.ctrlKey && !e.metaKey && !e.altKey && '+-'.includes(e.key)) zoom(e.key === '+');
  });
  filter.addEventListener('input', paint);
  group.addEventListener('change', paint);
  document.getElementById('clear').addEventListener('click', clear);
  document.querySelectorAll('th button').forEach((button, column) => button.addEventListener('click', () => {
    const up = button.parentNode.getAttribute('aria-sort') !== 'ascending';
    document.querySelectorAll('th').forEach(head => head.removeAttribute('aria-sort'));
    button.parentNode.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const key = r => r.cells[column].textContent;
    rows.sort((a, b) => (up ? 1 : -1) * key(a).localeCompare(key(b), undefined, { numeric: true }))
      .forEach(r => r.parentNode.appendChild(r));
  }));
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', fromAddress);
  if (location.hash) fromAddress(); else paint();
}());
