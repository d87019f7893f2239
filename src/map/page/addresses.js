// Addresses: which subject one means, and which one is written for what is open.

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
  const stem = id.split('.in.')[0];
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
  meant = node || null;
  if (id !== 'table') settle();
}
// The browser goes to an address by itself: the header and the box stay in view.
function settle() {
  window.scrollTo(0, 0);
  if (meant) bring(meant); else if (hits.length && !hits.some(isInView)) bring(hits[0]);
}
