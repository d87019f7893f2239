//! Roadmaps: sentences that say which schools follow, how many, and by what names.
//!
//! Takes a sentence; counts what it promises and makes an empty frame for each school that it lists, so that later
//! paragraphs find them by name or by number.

use super::{Frame, Opening, Walk};
use crate::text::Span;
use crate::tradition::cue;
use crate::tradition::mention::{Head, Mention};
use crate::tradition::name::{self, Name};

impl Walk<'_> {
    /// A sentence that says how many schools follow, which, or that they are taken in turn.
    pub(super) fn announces(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        if cue::IN_TURN.is_match(&line.low) {
            self.in_turn = true;
            self.turn = Some(line.paragraph);
        }
        let debate = cue::DEBATE.find(&line.low);
        let fallen = debate.is_some_and(|found| found.as_str().ends_with(" under"));
        let found = cue::ROADMAP.captures(&line.low).filter(|_| !fallen);
        let paired = line.cites.is_empty()
            && self.passage.paragraphs.len() > 1
            && (paired(&line.schools, &line.low) || of_one_noun(&line.schools, &line.low));
        let those = line.cites.is_empty() && debate.is_some() && cue::THOSE_WHO.is_match(&line.low);
        if found.is_none() && debate.is_none() && !paired {
            return false;
        }
        let filled = self.out.list.iter().filter(|f| f.series.is_some_and(|(s, _)| s == self.series)).count();
        let looks_back = (self.promised.is_some() || self.opened_here) && filled > 1;
        if line.cites.len() > 1
            || cue::LEFT_ASIDE.is_match(&line.low)
            || cue::COLLECTIVE.is_match(&line.low)
            || cue::critics(&line.low).is_some()
            || looks_back
        {
            return false;
        }
        let from = found.as_ref().and_then(|f| f.get(0)).or(debate).map_or(0, |m| m.end());
        let listed = self.items(at, from);
        let length = items_of(&line.low, from).len();
        if found.is_none() && listed.len() < 2 && !those {
            return false;
        }
        self.series += 1;
        self.last = 0;
        self.filled = 0;
        let listed = if those { Vec::new() } else { listed };
        let count = if those { Some(2) } else { None };
        let count = count.or(found.as_ref().and_then(|f| f.name("count")).and_then(|c| cue::count(c.as_str())));
        let length = if listed.len() > 1 && length == listed.len() + 1 { length } else { listed.len() };
        self.promised = Some(count.or_else(|| u8::try_from(length).ok().filter(|n| *n > 1)).unwrap_or(3));
        self.in_turn |= found.as_ref().and_then(|f| f.get(0)).is_some_and(|m| cue::SCHOOLS.is_match(m.as_str()));
        self.announced = Some(line.paragraph);
        self.turn = Some(line.paragraph);
        for (nth, item) in listed.into_iter().enumerate() {
            if let Some(frame) = self.registered(&item.key) {
                self.out.list[frame].listed = true;
                continue;
            }
            self.out.list.push(Frame {
                opening: Opening::Named,
                series: u8::try_from(nth + 1).ok().map(|place| (self.series, place)),
                cue: item.span,
                lines: Vec::new(),
                names: vec![item],
                promised: true,
                listed: true,
                headed: false,
                strong: true,
                known: None,
            });
        }
        true
    }

    /// The schools that the sentence lists after `from`, or the sentence after it.
    fn items(&self, at: usize, from: usize) -> Vec<Name> {
        let line = &self.passage.lines[at];
        let plain = |m: &&Mention| !m.key.is_empty() && !m.pointing && !m.counted && m.span.start >= from;
        let schools: Vec<&Mention> = line.schools.iter().filter(plain).collect();
        let mut out: Vec<Name> = Vec::new();
        // A list whose items are short: all of them are names where two are known to be.
        let rest = line.low.get(from..).unwrap_or("");
        let mut start = from + rest.find([':', '—', '–']).map_or(0, |c| c + 1);
        while !line.low.is_char_boundary(start) {
            start += 1;
        }
        let fallen = line.low.get(..from).is_some_and(|before| before.ends_with(" under"));
        if fallen && start == from && cue::SCHOOLS_OF_ANY.is_match(&line.low) && self.fall_under(at, from, &mut out) {
            return out;
        }
        let starts_list = start > from || rest.trim_start_matches([',', ' ']).starts_with("namely");
        if starts_list && schools.iter().filter(|m| m.span.start >= start).count() >= 2 {
            for (a, b) in items_of(&line.low, start) {
                let words = line.low[a..b].trim_start_matches("namely").trim();
                let lead = a + line.low[a..b].find(words).unwrap_or(0);
                let inside = |m: &&&Mention| m.span.start >= a && m.span.end <= b;
                let span = match schools.iter().find(inside) {
                    Some(m) => {
                        self.name(at, m.span, Some(&m.key), &mut out);
                        continue;
                    }
                    None if words.split(' ').count() <= 4 && !name::key(words).is_empty() => {
                        Span::new(lead, lead + words.len())
                    }
                    None => continue,
                };
                self.name(at, span, None, &mut out);
            }
        }
        if out.len() < 2 {
            out.clear();
            for m in schools.iter().filter(|m| m.head != Head::Texts && m.head != Head::People || m.key.len() > 1) {
                self.name(at, m.span, Some(&m.key), &mut out);
            }
        }
        if out.len() < 2 { Vec::new() } else { out }
    }

    /// "The answers fall under system justification, social identity and relative deprivation": three short items, at least.
    fn fall_under(&self, at: usize, from: usize, out: &mut Vec<Name>) -> bool {
        const SHORT: usize = 3;
        let low = &self.passage.lines[at].low;
        let items = items_of(low, from);
        let bare = |&(a, b): &(usize, usize)| low[a..b].trim_start_matches("and ").trim_end_matches(" and").trim();
        let short = |item: &(usize, usize)| {
            let words = bare(item);
            let first = words.split(' ').next().unwrap_or("");
            (1..=SHORT).contains(&words.split(' ').count())
                && !matches!(first, "the" | "a" | "an" | "and" | "one" | "two" | "three" | "several" | "many")
                && !name::key(words).is_empty()
        };
        let (first, listed) = (items.first().is_some_and(short), items.iter().filter(|item| short(item)).count());
        if !first || listed < 3 {
            return false;
        }
        for item in items.iter().filter(|item| short(item)) {
            let words = bare(item);
            let lead = item.0 + low[item.0..item.1].find(words).unwrap_or(0);
            self.name(at, Span::new(lead, lead + words.len()), None, out);
        }
        out.len() > 2
    }

    fn name(&self, at: usize, span: Span, key: Option<&Vec<String>>, out: &mut Vec<Name>) {
        let span = span.shift(self.passage.lines[at].span.start);
        let text = span.of(&self.document.text).trim_start_matches("the ").to_owned();
        let key = key.cloned().unwrap_or_else(|| name::key(&text));
        if !key.is_empty() && key.len() < 6 && out.iter().all(|n| n.key != key) {
            out.push(Name { text, span, key, weight: 9 });
        }
    }
}

/// "Formalists and historicists have both …": two schools of people or two doctrines side by side as the subject.
fn paired(schools: &[Mention], low: &str) -> bool {
    schools.windows(2).any(|pair| {
        let party =
            |m: &Mention| matches!(m.head, Head::Partisans | Head::Doctrine) && !m.key.is_empty() && !m.pointing;
        let between = low.get(pair[0].span.end..pair[1].span.start).unwrap_or("");
        party(&pair[0])
            && party(&pair[1])
            && pair[0].subject_of_pair()
            && matches!(between, " and " | " or " | " and the ")
    })
}

/// "A weak camp, a strong camp and a middle camp": one noun for schools, with different words before it.
fn of_one_noun(schools: &[Mention], low: &str) -> bool {
    let noun =
        |m: &Mention| low.get(m.span.start..m.span.end).and_then(|s| s.rsplit(' ').next()).unwrap_or("").to_owned();
    let plain = |m: &&Mention| m.head == Head::School && !m.key.is_empty() && !m.pointing && !m.counted;
    let named: Vec<&Mention> = schools.iter().filter(plain).collect();
    named.windows(2).any(|pair| noun(pair[0]) == noun(pair[1]) && pair[0].key != pair[1].key)
}

/// The items of a list that begins at `start`: between semicolons where there are any, else between commas and "and".
fn items_of(low: &str, start: usize) -> Vec<(usize, usize)> {
    let end = low.trim_end_matches(['.', ' ']).len().max(start);
    let list = &low[start..end];
    let marks: &[&str] = if list.contains(';') { &["; and ", "; "] } else { &[", and ", ", ", " and ", " or "] };
    let mut out = Vec::new();
    let mut from = 0;
    // No roadmap lists more.
    const MOST: usize = 40;
    while from <= list.len() && out.len() < MOST {
        let next = marks.iter().filter_map(|m| list[from..].find(m).map(|at| (at, m.len()))).min();
        let (stop, skip) = next.map_or((list.len(), 1), |(at, length)| (from + at, length));
        let item = &list[from..stop];
        let lead = item.len() - item.trim_start().len();
        if !item.trim().is_empty() {
            out.push((start + from + lead, start + from + lead + item.trim().len()));
        }
        from = stop + skip;
    }
    out
}
