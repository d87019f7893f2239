// What the page knows: subjects, their boxes and lines, and what each text says of others.

const stored = JSON.parse(document.getElementById('data').textContent);
const data = stored.subjects;
const byId = new Map(data.map(d => [d.subject, d]));
const element = id => document.getElementById(id);
const map = element('map'), svg = map.querySelector('svg'), heads = element('heads');
const tiles = Array.from(svg.querySelectorAll('a.tile'));
const links = Array.from(svg.querySelectorAll('g.link'));
const panel = element('panel'), said = element('said'), about = element('about'), spoken = element('spoken');
const filter = element('filter'), group = element('group'), found = element('found'), clear = element('clear'), bar = element('hits');
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
// What the address means.
let meant = null;

function push(lists, key, value) { if (lists.has(key)) lists.get(key).push(value); else lists.set(key, [value]); }
function inCard(tile) { return tile.id.includes('.in.') ? 1 : 0; }
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
  return tile ? tile.id.split('.in.')[0] : encodeURIComponent(subject);
}
