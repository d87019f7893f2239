// The filter: what it finds, what is lit, and the way from one find to the next.

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
    // A school's evidence is that of its works.
    if (!d.subject.startsWith('tradition:')) d.evidence.forEach(e => parts.push(e.what, e.note || '', e.cue || '', ...(e.places || []).map(p => p.join(' '))));
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
  bar.hidden = !active;
  element('previous').disabled = element('next').disabled = hits.length === 0;
  tell(active, count);
}
function tell(active, count) {
  const which = [filter.value.trim() && '“' + filter.value.trim() + '”', group.value && group.selectedOptions[0].textContent]
    .filter(Boolean).join(' in ');
  const place = at >= 0 ? (at + 1) + ' of ' : '';
  const text = active ? place + hits.length + ' on the map, ' + count + ' of ' + rows.length + ' in the table' : '';
  if (found.textContent !== text) spoken.textContent = found.textContent = text;
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
