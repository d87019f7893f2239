'use strict';
(function () {
  const stored = JSON.parse(document.getElementById('data').textContent);
  const data = stored.subjects;
  const byId = new Map(data.map(d => [d.subject, d]));
  const element = id => document.getElementById(id);
  const map = element('map'), svg = map.querySelector('svg'), heads = element('heads');
  const tiles = Array.from(svg.querySelectorAll('a.tile'));
  const links = Array.from(svg.querySelectorAll('g.link'));
  const panel = element('panel'), said = element('said'), about = element('about'), spoken = element('spoken');
  const filter = element('filter'), group = element('group'), found = element('found'), clear = element('clear');
  const rows = Array.from(document.querySelectorAll('#table tbody tr'));
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const narrow = matchMedia('(max-width: 60em)'), touch = matchMedia('(pointer: coarse)');
  const fold = s => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ').toLowerCase();

  const tileById = new Map(tiles.map(t => [t.id, t]));
  const linkById = new Map(links.map(l => [l.id, l]));
  const bySubject = new Map();
  tiles.forEach(t => bySubject.set(t.dataset.subject, (bySubject.get(t.dataset.subject) || []).concat(t)));
  // A box in a lane before a line of a card.
  bySubject.forEach(list => list.sort((a, b) => inCard(a) - inCard(b)));
  // What each text says of others, gathered from them; and who lists a work.
  const saidBy = new Map(), citedBy = new Map();
  data.forEach(d => {
    if (d.kind === 'tradition' || d.kind === 'grouping') return;
    d.evidence.forEach(e => { if (e.by) push(saidBy, e.by, [d, e]); });
    (d.cites || []).forEach(key => push(citedBy, key, d.subject));
  });
  // What is open: a subject or a line, what stands near it, and its lines; whether the panel shows when nothing is.
  let chosen = '', line = null, near = null, lines = [], guide = !narrow.matches;
  // Boxes that the filter finds, in the order in which they are read, and the one that was gone to.
  let hits = [], at = -1, later = 0;

  function push(lists, key, value) { if (lists.has(key)) lists.get(key).push(value); else lists.set(key, [value]); }
  function inCard(tile) { return tile.id.includes('-in-') ? 1 : 0; }
  function add(parent, name, text, attributes) {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    Object.entries(attributes || {}).forEach(([key, value]) => node.setAttribute(key, value));
    parent.appendChild(node);
    return node;
  }
  function tilesOf(subject) { return bySubject.get(subject) || []; }
  function endsOf(link) { return [link.dataset.from, link.dataset.to].map(id => tileById.get(id)).filter(Boolean); }
  function titleOf(node) { return node.querySelector('title').textContent; }
  // The same whichever of its boxes was meant, and after the next build.
  function addressOf(subject) {
    const tile = tilesOf(subject)[0];
    return tile ? tile.id.split('-in-')[0] : encodeURIComponent(subject);
  }

  // The words of a filter; what stands in quotation marks is found as it stands.
  function asked() {
    const terms = [];
    filter.value.replace(/["“”„«»]([^"“”„«»]*)["“”„«»]|[^\s"“”„«»]+/g, (word, phrase) => {
      const term = fold(phrase === undefined ? word : phrase).trim();
      if (term) terms.push(term);
      return '';
    });
    return terms;
  }
  const searched = new Map();
  function wordsOf(d) {
    if (!searched.has(d)) {
      const parts = [d.heading, d.title, d.groups, d.subject].concat(d.about);
      d.evidence.forEach(e => parts.push(e.what, e.note || '', e.cue || '', ...(e.places || []).map(p => p.join(' '))));
      searched.set(d, fold(parts.join('\n')));
    }
    return searched.get(d);
  }

  // Lights what the filter finds, else what is open and what stands near it.
  function paint() {
    const terms = asked(), school = group.value;
    const active = terms.length > 0 || school !== '';
    const hit = d => (!school || d.schools.includes(school) || d.subject === 'tradition:' + school) &&
      terms.every(w => wordsOf(d).includes(w));
    const subjects = new Set(active ? data.filter(hit).map(d => d.subject) : []);
    let count = 0;
    rows.forEach(r => {
      const hidden = active && !subjects.has(r.dataset.subject);
      if (r.hidden !== hidden) r.hidden = hidden;
      if (!hidden) count += 1;
    });
    hits = Array.from(subjects).map(s => tilesOf(s)[0]).filter(Boolean);
    if (active) {
      const corner = new Map(hits.map(t => { const r = t.getBoundingClientRect(); return [t, [r.top, r.left]]; }));
      hits.sort((a, b) => corner.get(a)[0] - corner.get(b)[0] || corner.get(a)[1] - corner.get(b)[1]);
    }
    const open = near !== null;
    const lit = s => active ? subjects.has(s) || s === chosen : open && near.has(s);
    svg.classList.toggle('dimmed', active || open);
    tiles.forEach(t => {
      t.classList.toggle('lit', lit(t.dataset.subject));
      t.classList.toggle('chosen', chosen !== '' && t.dataset.subject === chosen);
      t.classList.toggle('at', active && t === hits[at]);
    });
    links.forEach(l => {
      const among = !active || endsOf(l).every(t => lit(t.dataset.subject));
      l.classList.toggle('lit', l === line || (open ? lines.includes(l) : active) && among);
      l.classList.toggle('chosen', l === line);
    });
    document.body.classList.toggle('open', open);
    document.body.classList.toggle('filtered', active);
    const hidden = !open && !guide;
    if (panel.hidden !== hidden) { panel.hidden = hidden; refit(); }
    about.setAttribute('aria-expanded', String(!open && guide));
    clear.hidden = !active && !open;
    element('hits').hidden = !active || hits.length < 2;
    tell(active, count);
  }
  function tell(active, count) {
    const which = [filter.value.trim() && '“' + filter.value.trim() + '”', group.value && group.selectedOptions[0].textContent]
      .filter(Boolean).join(' in ');
    const place = at >= 0 ? (at + 1) + ' of ' : '';
    found.textContent = active ? place + hits.length + ' on the map, ' + count + ' of ' + rows.length + ' in the table' : '';
    element('to-table').textContent = active ? 'Table (' + count + ')' : 'Table (' + rows.length + ')';
    const narrowed = element('narrowed');
    narrowed.hidden = !active;
    narrowed.textContent = active ? count + ' of ' + rows.length + ' rows, found by ' + which + '.' : '';
  }
  // Goes to the next or the previous box that the filter finds.
  function turn(by) {
    if (!hits.length) return;
    at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    paint();
    window.scrollTo(0, 0);
    bring(hits[at]);
  }
  function search() {
    at = -1;
    paint();
    if (document.body.classList.contains('filtered') && hits.length && !hits.some(isInView)) bring(hits[0]);
    // Some browsers refuse an address for every letter typed.
    clearTimeout(later);
    later = setTimeout(() => history.replaceState(null, '', address(openName())), 300);
  }

  // A text with links to those of the subjects whose names it has.
  function linked(parent, text, subjects) {
    let rest = text;
    subjects.filter(s => s && s !== chosen && byId.has(s)).map(s => byId.get(s))
      .map(d => [text.indexOf(d.heading), d]).filter(([from]) => from >= 0).sort((a, b) => a[0] - b[0])
      .forEach(([, d]) => {
        const from = rest.indexOf(d.heading);
        if (from < 0) return;
        if (from) parent.append(rest.slice(0, from));
        add(parent, 'a', d.heading, { href: '#' + addressOf(d.subject) });
        rest = rest.slice(from + d.heading.length);
      });
    parent.append(rest);
  }
  // Words of a text, those that a claim was read from marked; false where they are not among them.
  function quote(parent, words, cue) {
    const q = add(parent, 'q');
    const from = cue ? words.indexOf(cue) : -1;
    if (from < 0) { q.textContent = words; return false; }
    q.append(words.slice(0, from));
    add(q, 'mark', cue);
    q.append(words.slice(from + cue.length));
    return true;
  }
  function list(heading, entries) {
    if (!entries.length) return;
    add(said, 'h3', heading);
    const dl = add(said, 'dl');
    const shown = new Set();
    entries.forEach(e => {
      linked(add(dl, 'dt'), e.what, [e.of, e.by]);
      let marked = false;
      (e.places || []).forEach(([place, words]) => {
        const dd = add(dl, 'dd');
        const key = words.replace(/[^\p{L}\p{N}]/gu, '');
        const again = key.length > 12 && shown.has(key);
        add(dd, 'span', again ? place + ': the sentence above' : place, { class: 'place' });
        if (words && !again) marked = quote(dd, words, e.cue) || marked;
        shown.add(key);
      });
      if (e.cue && !marked) add(dl, 'dd', 'by the words “' + e.cue + '”', { class: 'cue' });
      if (e.note) add(dl, 'dd', e.note, { class: 'note' });
      if (!e.note && !(e.places || []).length) add(dl, 'dd', 'place not stated', { class: 'place' });
    });
  }
  function addresses(heading, entries) {
    if (!entries.length) return;
    add(said, 'h3', heading);
    const ul = add(said, 'ul');
    entries.forEach(([text, address, after]) => {
      const li = add(ul, 'li');
      add(li, 'a', text, { href: '#' + address });
      if (after) add(li, 'span', ' ' + after, { class: 'place' });
    });
  }
  // All that a text cites, with its places, and what it says of works.
  function cites(detail) {
    const told = saidBy.get(detail.subject) || [];
    const places = new Map();
    told.forEach(([d, e]) => { if (e.kind === 'cited' || e.kind === 'named') places.set(d.subject, e.places || []); });
    const keys = (detail.cites || []).filter(key => byId.has(key));
    const known = (detail.cites || []).length;
    const count = keys.length === known ? known : keys.length + ' of ' + known + ' are on this page';
    const entries = keys.map(key => byId.get(key)).sort((a, b) => collator.compare(a.heading, b.heading)).map(d => {
      const all = (places.get(d.subject) || []).map(([place]) => place);
      const rest = all.length > 4 ? '; and ' + (all.length - 4) + ' more' : '';
      return [d.heading, addressOf(d.subject), all.length ? all.slice(0, 4).join('; ') + rest : 'in its list of references'];
    });
    addresses('It cites (' + count + ')', entries);
    const claims = told.filter(([d, e]) => e.kind === 'claim' && d.subject !== detail.subject);
    list('What it says of works (' + claims.length + ')', claims.map(([d, e]) => Object.assign({}, e, {
      what: d.heading + ': ' + e.what.replace(/, according to .*( \(\w+\))$/, '$1'), by: d.subject,
    })));
    keys.forEach(key => near.add(key));
    claims.forEach(([d, e]) => { near.add(d.subject); near.add(e.of); });
  }
  function show(subject) {
    const detail = byId.get(subject);
    if (!detail) return false;
    chosen = subject;
    line = null;
    near = new Set([subject]);
    said.textContent = '';
    add(said, 'h2', detail.heading, { id: 'panel-title' });
    if (detail.groups) {
      linked(add(said, 'p'), detail.groups, detail.schools.map(id => 'tradition:' + id));
    }
    detail.about.forEach(text => add(said, 'p', text));
    tools(detail);
    const own = new Set(tilesOf(subject).map(t => t.id));
    lines = links.filter(l => own.has(l.dataset.from) || own.has(l.dataset.to));
    list('Evidence', detail.evidence);
    detail.evidence.forEach(e => [e.by, e.of].forEach(s => { if (s) near.add(s); }));
    if (detail.kind === 'document') cites(detail);
    const told = new Set(detail.evidence.map(e => e.by));
    const listing = (citedBy.get(subject) || []).filter(key => !told.has(key));
    addresses('In the list of references of', listing.map(key => [byId.get(key).heading, addressOf(key)]));
    listing.forEach(key => near.add(key));
    if (!detail.evidence.length && !lines.length && !listing.length && detail.kind !== 'document') {
      add(said, 'p', 'No claim or citation is recorded.', { class: 'none' });
    }
    addresses('Lines on the map', lines.map(l => [titleOf(l), l.id]).sort((a, b) => collator.compare(a[0], b[0])));
    lines.forEach(l => endsOf(l).forEach(t => near.add(t.dataset.subject)));
    if (subject.startsWith('tradition:')) {
      const id = subject.slice(10);
      data.forEach(d => { if (d.schools.includes(id)) near.add(d.subject); });
    }
    opened(detail.heading);
    return true;
  }
  // What can be done with what is open.
  function tools(detail) {
    const p = add(said, 'p', '', { class: 'tools' });
    if (tilesOf(detail.subject).length) {
      add(p, 'button', 'Show on the map', { type: 'button' }).addEventListener('click', () => {
        const tile = tilesOf(detail.subject)[0];
        window.scrollTo(0, 0);
        bring(tile);
        tile.focus({ preventScroll: true });
      });
    }
    copier(p, 'Copy address', () => location.href);
    if (detail.kind === 'work' || detail.kind === 'document') {
      copier(p, 'Copy key', () => detail.subject);
      if (stored.bibliography && detail.kind === 'work') {
        add(p, 'a', 'In the bibliography', { href: stored.bibliography + '#work-' + encodeURIComponent(detail.subject) });
      }
    }
  }
  function copier(parent, words, text) {
    add(parent, 'button', words, { type: 'button' }).addEventListener('click', e => {
      const done = () => { e.target.textContent = 'Copied'; spoken.textContent = 'Copied'; };
      const other = () => {
        const field = add(panel, 'textarea', text());
        field.select();
        if (document.execCommand('copy')) done();
        field.remove();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(text()).then(done, other); else other();
    });
  }
  function showLine(link) {
    const ends = endsOf(link);
    const evidence = stored.links[link.id] || [];
    chosen = '';
    line = link;
    lines = [link];
    near = new Set(ends.map(t => t.dataset.subject));
    said.textContent = '';
    add(said, 'h2', titleOf(link), { id: 'panel-title' });
    tools({ subject: '' });
    if (evidence.length) list('Evidence for this line', evidence);
    else add(said, 'p', 'No place is recorded for it.', { class: 'none' });
    const joined = ends.map(t => byId.get(t.dataset.subject)).filter(Boolean);
    addresses('It joins', joined.map(d => [d.heading, addressOf(d.subject)]));
    opened(titleOf(link));
    return true;
  }
  const first = Array.from(said.childNodes);
  function opened(heading) {
    panel.scrollTop = 0;
    paint();
    spoken.textContent = heading + ' is open.';
  }
  function close() {
    chosen = '';
    line = null;
    near = null;
    lines = [];
    said.replaceChildren(...first);
    panel.scrollTop = 0;
    spoken.textContent = '';
    paint();
  }

  // Addresses: `#w_KEY`, `#KEY`, `#tradition:ID`, `#ID`, `#scholar:ID`, a line's own; with `&find=` and `&group=`.
  function decoded(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }
  // An id as tiles have it.
  function safe(key) {
    return Array.from(key, c => /[A-Za-z0-9_]/.test(c) ? c : '-' + c.codePointAt(0).toString(16) + '-').join('');
  }
  function subjectOf(id) {
    const key = id.replace(/^(w_|work-)/, ''), school = id.replace(/^(t_|tradition[:-])/, '');
    const names = [id, key, 'tradition:' + school, 'scholar:' + id.replace(/^s_/, '')];
    const known = names.find(name => byId.has(name));
    if (known) return known;
    const tile = [id, 'w_' + safe(key), 't_' + safe(school)].map(name => tileById.get(name)).find(Boolean);
    if (tile) return tile.dataset.subject;
    const stem = id.split('-in-')[0];
    return data.map(d => d.subject).find(s => 'w_' + safe(s) === stem || 't_' + safe(s.replace(/^tradition:/, '')) === stem);
  }
  // The element that an address means, once it is open.
  function open(id) {
    const link = linkById.get(id);
    if (link) return showLine(link) ? link : null;
    const tile = tileById.get(id);
    const subject = tile ? tile.dataset.subject : subjectOf(id);
    return subject !== undefined && show(subject) ? tile || tilesOf(subject)[0] || panel : null;
  }
  function openName() { return line ? line.id : chosen ? addressOf(chosen) : ''; }
  function address(name) {
    const parts = [['find', filter.value.trim()], ['group', group.value]].filter(([, value]) => value)
      .map(([key, value]) => key + '=' + encodeURIComponent(value));
    const hash = [name].concat(parts).filter(Boolean).join('&');
    return hash ? '#' + hash : location.pathname + location.search;
  }
  // Opens something without the browser's own jump to it.
  function go(id, reveal) {
    const node = open(decoded(id));
    if (!node) return;
    clearTimeout(later);
    const next = address(openName());
    if (location.hash !== next) history.pushState(null, '', next);
    if (reveal || tileById.has(node.id) && !isInView(node)) bring(node);
  }
  function leave() {
    close();
    clearTimeout(later);
    if (location.hash) history.pushState(null, '', address(''));
  }
  function fromAddress() {
    const hash = location.hash.slice(1);
    const parts = hash.split('&');
    const given = name => decoded((parts.find(p => p.startsWith(name + '=')) || '').slice(name.length + 1));
    const id = decoded(linkById.has(decoded(hash)) || subjectOf(decoded(hash)) !== undefined ? hash
      : /^(find|group)=/.test(parts[0]) ? '' : parts[0]);
    filter.value = given('find');
    group.value = given('group');
    if (group.selectedIndex < 0) group.value = '';
    at = -1;
    const node = id && id !== 'table' && open(id);
    if (!node && id !== 'table') close(); else if (!node) paint();
    if (id !== 'table') window.scrollTo(0, 0);
    if (node) bring(node); else if (hits.length && !hits.some(isInView)) bring(hits[0]);
  }

  function view() {
    const m = map.getBoundingClientRect();
    return { left: m.left, top: m.top + (heads.hidden ? 0 : 26), right: m.left + map.clientWidth, bottom: m.top + map.clientHeight };
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
    const band = stored.bands.find(([, , end]) => end * s > top + 30);
    if (year) {
      year.textContent = band ? band[0] : '';
      year.hidden = !band || r.left + stored.lanes[0].x * s - m.left < 40;
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
    at = -1;
    leave();
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
  // The browser goes to an address once the page is there: the header and the box stay in view.
  window.addEventListener('load', () => { if (location.hash) requestAnimationFrame(fromAddress); });
}());
