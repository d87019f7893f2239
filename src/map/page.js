'use strict';
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = new Map(data.map(d => [d.subject, d]));
  const svg = document.querySelector('#map svg');
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
  let chosen = '';

  function add(parent, name, text, attributes) {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => node.setAttribute(key, value));
    parent.appendChild(node);
    return node;
  }
  function tilesOf(subject) { return tiles.filter(t => t.dataset.subject === subject); }
  function related(subject) {
    const own = new Set(tilesOf(subject).map(t => t.id));
    return links.filter(l => own.has(l.dataset.from) || own.has(l.dataset.to));
  }
  function light(subjects, lines) {
    svg.classList.toggle('dimmed', subjects !== null);
    tiles.forEach(t => t.classList.toggle('lit', subjects !== null && subjects.has(t.dataset.subject)));
    links.forEach(l => l.classList.toggle('lit', lines !== null && lines.includes(l)));
  }
  function evidence(detail) {
    if (!detail.evidence.length) { add(panel, 'p', 'No claim or citation is recorded.', { class: 'none' }); return; }
    add(panel, 'h3', 'Evidence');
    const list = add(panel, 'dl');
    detail.evidence.forEach(([said, where]) => { add(list, 'dt', said); add(list, 'dd', where || 'place not stated'); });
  }
  function show(subject, quiet) {
    const detail = byId.get(subject);
    if (!detail) return;
    chosen = subject;
    panel.textContent = '';
    add(panel, 'h2', detail.heading);
    if (detail.groups) add(panel, 'p', detail.groups);
    detail.about.forEach(text => add(panel, 'p', text));
    evidence(detail);
    const lines = related(subject);
    const near = new Set([subject]);
    if (lines.length) {
      add(panel, 'h3', 'Lines on the map');
      const list = add(panel, 'ul');
      lines.forEach(l => {
        add(list, 'li', l.querySelector('title').textContent);
        [l.dataset.from, l.dataset.to].forEach(id => { const t = tileById.get(id); if (t) near.add(t.dataset.subject); });
      });
    }
    if (subject.startsWith('tradition:')) {
      data.forEach(d => { if (d.schools.includes(subject.slice(10))) near.add(d.subject); });
    }
    tiles.forEach(t => t.classList.toggle('chosen', t.dataset.subject === subject));
    light(near, lines);
    if (!quiet) panel.focus({ preventScroll: true });
  }
  function showLink(link) {
    clear(true);
    const ends = [link.dataset.from, link.dataset.to].map(id => tileById.get(id)).filter(Boolean);
    panel.textContent = '';
    add(panel, 'h2', link.querySelector('title').textContent);
    ends.forEach(t => {
      const detail = byId.get(t.dataset.subject);
      if (!detail) return;
      add(panel, 'h3', detail.heading);
      const list = add(panel, 'dl');
      detail.evidence.forEach(([said, where]) => { add(list, 'dt', said); add(list, 'dd', where || 'place not stated'); });
    });
    links.forEach(l => l.classList.toggle('chosen', l === link));
    light(new Set(ends.map(t => t.dataset.subject)), [link]);
  }
  function clear(keepHash) {
    chosen = '';
    tiles.forEach(t => t.classList.remove('chosen'));
    links.forEach(l => l.classList.remove('chosen'));
    panel.innerHTML = first;
    light(null, null);
    if (!keepHash && location.hash) history.replaceState(null, '', location.pathname + location.search);
    search();
  }
  function search() {
    const wanted = fold(filter.value).split(/\s+/).filter(Boolean);
    const school = group.value;
    const hit = d => wanted.every(w => words.get(d.subject).includes(w)) && (!school || d.schools.includes(school));
    const hits = new Set(data.filter(hit).map(d => d.subject));
    const active = wanted.length > 0 || school !== '';
    rows.forEach(r => { r.hidden = active && !hits.has(r.dataset.subject); });
    const count = rows.filter(r => !r.hidden).length;
    found.textContent = active ? count + ' of ' + rows.length + ' in the table' : '';
    if (!chosen) light(active ? hits : null, active ? [] : null);
  }
  function fromHash() {
    const id = decodeURIComponent(location.hash.slice(1));
    const tile = tileById.get(id) || tileById.get('w_' + id);
    if (tile) { show(tile.dataset.subject, true); tile.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }
    else if (byId.has(id)) show(id, true);
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
    if (best) best.focus();
  }
  tiles.forEach(t => {
    t.addEventListener('click', e => {
      e.preventDefault();
      if (location.hash === '#' + t.id) show(t.dataset.subject, true); else location.hash = t.id;
    });
    t.addEventListener('keydown', e => {
      const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
      if (move) { e.preventDefault(); step(t, move[0], move[1]); }
      if (e.key === ' ') { e.preventDefault(); t.click(); }
    });
  });
  svg.querySelectorAll('g.link').forEach(l => l.addEventListener('click', () => showLink(l)));
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') { filter.value = ''; group.value = ''; clear(false); }
    if (e.key === '/' && document.activeElement !== filter) { e.preventDefault(); filter.focus(); }
  });
  filter.addEventListener('input', search);
  group.addEventListener('change', search);
  document.getElementById('clear').addEventListener('click', () => { filter.value = ''; group.value = ''; clear(false); });
  document.getElementById('fit').addEventListener('click', () => document.getElementById('map').classList.toggle('fit'));
  document.querySelectorAll('th button').forEach((button, column) => button.addEventListener('click', () => {
    const up = button.dataset.up !== 'yes';
    document.querySelectorAll('th button').forEach(b => { delete b.dataset.up; b.parentNode.removeAttribute('aria-sort'); });
    if (up) button.dataset.up = 'yes';
    button.parentNode.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    const key = r => r.cells[column].textContent;
    rows.sort((a, b) => (up ? 1 : -1) * key(a).localeCompare(key(b), undefined, { numeric: true }))
      .forEach(r => r.parentNode.appendChild(r));
  }));
  window.addEventListener('hashchange', fromHash);
  if (location.hash) fromHash();
}());
