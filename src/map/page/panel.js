// The panel: what stands behind a subject or a line.

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
// A place without the title of the text, which stands for a heading where there is none.
function where(place, text) {
  const detail = byId.get(text);
  return detail && detail.title ? place.replace('“' + detail.title + '”, ', '') : place;
}
function list(heading, entries) {
  if (!entries.length) return;
  add(said, 'h3', heading);
  const dl = add(said, 'dl');
  const shown = new Set();
  entries.forEach(e => {
    linked(add(dl, 'dt'), e.what, [e.of, e.by, e.with]);
    let marked = false;
    (e.places || []).forEach(([place, words]) => {
      const dd = add(dl, 'dd');
      const key = place.replace(/( \(“[^”]*”\))?(, by name)?$/, '') + words.replace(/[^\p{L}\p{N}]/gu, '');
      const again = words !== '' && shown.has(key);
      const at = where(place, e.by);
      add(dd, 'span', again ? at + ': as above' : at, { class: 'place' });
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
    const all = (places.get(d.subject) || []).map(([place]) => where(place, detail.subject));
    const rest = all.length > 4 ? '; and ' + (all.length - 4) + ' more' : '';
    return [d.heading, addressOf(d.subject), all.length ? all.slice(0, 4).join('; ') + rest : 'in its list of references'];
  });
  addresses('It cites (' + count + ')', entries);
  const claims = told.filter(([d, e]) => e.kind === 'claim' && d.subject !== detail.subject);
  list('What it says of works (' + claims.length + ')', claims.map(([d, e]) => Object.assign({}, e, {
    what: d.heading + ': ' + e.what.replace(/, according to .*( \(\w+\))$/, '$1'), with: d.subject,
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
