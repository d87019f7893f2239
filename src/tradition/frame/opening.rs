//! What opens a frame: an enumeration, a roadmap and what follows it, a name, a known tradition.
//!
//! Takes the sentence being read; changes the walk where the sentence announces a school.

use super::{Frame, Hold, Opening, Walk};
use crate::text::Span;
use crate::tradition::cue;
use crate::tradition::name::{self, Name, names, stands_in};
use crate::tradition::passage::Line;

impl Walk<'_> {
    /// Inside a paragraph: "The X approach …. The Y approach, by contrast, …".
    pub(super) fn opens_beside(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        let Some(open) = self.open else { return false };
        let beside =
            matches!(self.out.list[open].opening, Opening::Named | Opening::Enumerated) && self.sole != Some(open);
        if !beside || self.out.list[open].names.first().is_none_or(|n| n.weight < 8) {
            return false;
        }
        let Some(name) = self.new_name(line) else { return false };
        let frame = self.push(Opening::Named, None, name.span, at);
        self.out.list[frame].names.insert(0, name);
        true
    }

    /// Opens a frame at this sentence, if it announces one.
    pub(super) fn opens(&mut self, at: usize, nth: usize, paragraph: &[Line]) -> bool {
        let line = &self.passage.lines[at];
        if let Some(id) = self.names_known(line) {
            return self.open_known(at, &id);
        }
        if let Some((ordinal, found, firm)) = enumerated(&line.low) {
            let counted = cue::ordinal(&ordinal);
            let in_series = self.promised.is_some() || self.last > 0;
            let start = matches!(counted, Some(1));
            let citing = paragraph[nth..].iter().any(|l| !l.cites.is_empty());
            let allowed = if firm { start || in_series || (nth == 0 && citing) } else { in_series };
            if allowed && (nth < 3 || !start || self.promised.is_some()) && !cue::ROADMAP.is_match(head(&line.low)) {
                return self.open_counted(at, counted, &ordinal, found);
            }
        }
        let near = self.announced.is_some_and(|paragraph| line.paragraph <= paragraph + 1);
        if near && self.last == 0 && self.opens_by_people(at) {
            return true;
        }
        if nth == 0 && self.open.is_none() {
            return self.opens_by_name(at, paragraph);
        }
        nth > 0 && self.opens_beside(at)
    }

    /// A sentence that says how many schools follow, or that they are taken in turn.
    pub(super) fn announces(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        if cue::IN_TURN.is_match(&line.low) {
            self.in_turn = true;
            self.turn = Some(line.paragraph);
        }
        let Some(found) = cue::ROADMAP.captures(&line.low) else { return false };
        if line.cites.len() > 1 || cue::COLLECTIVE.is_match(&line.low) || cue::CRITICS.is_match(&line.low) {
            return false;
        }
        self.series += 1;
        self.last = 0;
        self.promised = Some(found.name("count").and_then(|c| cue::count(c.as_str())).unwrap_or(3));
        self.in_turn = true;
        self.announced = Some(line.paragraph);
        self.turn = Some(line.paragraph);
        self.out.promised = self.out.promised.max(self.promised);
        true
    }

    /// After a roadmap: "realists argue … (works). Liberals, by contrast, hold … (works)."
    pub(super) fn opens_by_people(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        let Some(found) = cue::GROUP_HOLDS.captures(&line.low) else { return false };
        let Some(name) = found.name("name") else { return false };
        let bare = name.as_str();
        let generic = [
            "scholars",
            "researchers",
            "authors",
            "they",
            "these",
            "those",
            "studies",
            "critics",
            "others",
            "some",
            "many",
            "theorists",
            "writers",
            "works",
            "several",
            "most",
            "both",
            "results",
            "findings",
            "this",
            "such",
            "that",
        ];
        if line.cites.is_empty()
            || bare.split(' ').any(|w| generic.contains(&w)) && !bare.contains('-') && bare.split(' ').count() < 2
        {
            return false;
        }
        if bare.split(' ').next().is_some_and(|w| {
            [
                "these", "those", "they", "such", "its", "their", "this", "some", "many", "several", "most", "both",
                "critics", "other", "others", "few",
            ]
            .contains(&w)
        }) {
            return false;
        }
        let span = Span::new(line.span.start + name.start(), line.span.start + name.end());
        let text = span.of(&self.document.text).to_owned();
        let key = name::key(&text);
        if key.is_empty() {
            return false;
        }
        let same = self.out.list.iter().position(|f| f.names.iter().take(2).any(|n| n.key == key));
        if let Some(frame) = same {
            self.open = Some(frame);
            self.hold(frame, at, Hold::Opened);
            return true;
        }
        let cue = Span::new(span.start, line.span.start + found.get(0).map_or(0, |m| m.end()));
        let frame = self.push(Opening::Enumerated, None, cue, at);
        if let Some(frame) = self.out.list.get_mut(frame) {
            frame.names.insert(0, Name { text, span, key, weight: 8 });
        }
        true
    }

    /// A text that says at its start that it is about one school.
    pub(super) fn opens_sole(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        if !self.out.list.is_empty() || self.promised.is_some() || cue::ROADMAP.is_match(&line.low) {
            return false;
        }
        let Some(found) = cue::SOLE.find(&line.low) else { return false };
        let cue = Span::new(line.span.start + found.start(), line.span.start + found.end());
        let frame = self.push(Opening::Sole, None, cue, at);
        self.sole = Some(frame);
        true
    }

    /// A paragraph whose first sentence names a school, or, after a roadmap, the next paragraph in turn.
    pub(super) fn opens_by_name(&mut self, at: usize, paragraph: &[Line]) -> bool {
        let line = &self.passage.lines[at];
        let works: usize = paragraph.iter().map(|l| l.cites.len()).sum();
        if works == 0 {
            return false;
        }
        let named = names(&self.document.text, line.span);
        let start = self.new_name(line);
        let strong =
            start.as_ref().or_else(|| named.iter().find(|n| n.weight >= 7 && n.span.start < line.span.start + 160));
        if strong.is_none() && self.promised.is_some() && !cue::PARTISANS.is_match(&line.low) {
            let later: Vec<Name> = paragraph
                .iter()
                .skip(1)
                .flat_map(|l| names(&self.document.text, l.span))
                .filter(|n| n.weight >= 8)
                .collect();
            let mut keys: Vec<&Vec<String>> = later.iter().map(|n| &n.key).collect();
            keys.dedup();
            if let ([_], Some(name)) = (&keys[..], later.first()) {
                let name = name.clone();
                let frame = self.push(Opening::Named, None, name.span, at);
                self.out.list[frame].names.insert(0, name);
                return true;
            }
        }
        let people = cue::PEOPLE.find(&line.low).map(|m| (m.start(), m.end()));
        let cue = match (strong, people) {
            (Some(name), _) => Span::new(line.span.start, name.span.end.max(line.span.start)),
            (None, Some((start, end))) => Span::new(line.span.start + start, line.span.start + end),
            (None, None) if self.promised.is_some() && cue::PARTISANS.is_match(&line.low) => {
                let found = cue::PARTISANS.find(&line.low).map_or((0, 0), |m| (m.start(), m.end()));
                Span::new(line.span.start + found.0, line.span.start + found.1)
            }
            (None, None)
                if self.in_turn
                    && self.last == 0
                    && works >= 2
                    && self.turn.is_some_and(|t| line.paragraph <= t + 2) =>
            {
                return self.in_turn_opens(at);
            }
            (None, None) => return false,
        };
        let frame = self.push(Opening::Named, None, cue, at);
        if let Some(name) = start {
            self.out.list[frame].names.insert(0, name);
        }
        true
    }

    pub(super) fn in_turn_opens(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        self.turn = Some(line.paragraph);
        let end = line.low.find([',', ':', ';', '(']).unwrap_or(line.low.len()).min(60);
        let end = (0..=end).rev().find(|&e| line.low.is_char_boundary(e)).unwrap_or(0);
        let cue = Span::new(line.span.start, line.span.start + end);
        self.push(Opening::InTurn, None, cue, at);
        true
    }

    pub(super) fn open_counted(&mut self, at: usize, counted: Option<u8>, word: &str, found: (usize, usize)) -> bool {
        let line = &self.passage.lines[at];
        let place = match counted {
            Some(1) if self.last > 0 && word != "former" => {
                self.series += 1;
                self.promised = None;
                1
            }
            Some(n) => n,
            None => self.last + 1,
        };
        self.last = place;
        if place > 1 {
            self.sole = None;
        }
        let cue = Span::new(line.span.start + found.0, line.span.start + found.1);
        let same = self.out.list.iter().position(|f| f.series == Some((self.series, place)));
        let headed =
            self.open.filter(|&f| self.out.list[f].opening == Opening::Heading && self.out.list[f].lines.is_empty());
        if let (None, Some(frame)) = (same, headed) {
            // The heading has opened it already.
            let kept = &mut self.out.list[frame];
            kept.opening = Opening::Enumerated;
            kept.series = Some((self.series, place));
            kept.cue = cue;
            self.hold(frame, at, Hold::Opened);
            return true;
        }
        match same {
            Some(frame) => {
                self.open = Some(frame);
                self.hold(frame, at, Hold::Opened);
            }
            None => {
                self.push(Opening::Enumerated, Some((self.series, place)), cue, at);
            }
        }
        true
    }

    pub(super) fn push(&mut self, opening: Opening, series: Option<(usize, u8)>, cue: Span, at: usize) -> usize {
        let line = &self.passage.lines[at];
        let mut found = names(&self.document.text, line.span);
        if opening != Opening::Known {
            // The sentence after the announcement often gives the name.
            for next in [at + 1, at + 2] {
                if let Some(next) = self.passage.lines.get(next).filter(|n| n.paragraph == line.paragraph) {
                    if enumerated(&next.low).is_some() {
                        break;
                    }
                    found.extend(names(&self.document.text, next.span).into_iter().filter(|n| n.weight >= 7).map(
                        |mut n| {
                            n.weight -= 3;
                            n
                        },
                    ));
                }
            }
        }
        found.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.span.start.cmp(&b.span.start)));
        let frame = Frame {
            opening,
            series,
            cue,
            lines: vec![(at, Hold::Opened)],
            names: found,
            promised: self.promised.is_some(),
            partisans: opening == Opening::Named && cue::PARTISANS.is_match(&line.low),
            known: None,
        };
        self.out.list.push(frame);
        let at = self.out.list.len() - 1;
        self.open = Some(at);
        at
    }

    pub(super) fn names_known(&self, line: &Line) -> Option<String> {
        let words = name::words(&line.low);
        self.known
            .iter()
            .find(|t| {
                let names = std::iter::once(&t.label).chain(&t.other_names).chain(&t.cues);
                names.into_iter().any(|n| {
                    let low = n.to_lowercase();
                    (low.len() > 7 && line.low.contains(&low)) || stands_in(&name::key(n), &words)
                })
            })
            .map(|t| t.id.clone())
    }

    pub(super) fn open_known(&mut self, at: usize, id: &str) -> bool {
        if let Some(frame) = self.out.list.iter().position(|f| f.known.as_deref() == Some(id)) {
            self.open = Some(frame);
            self.hold(frame, at, Hold::Opened);
            return true;
        }
        let line = &self.passage.lines[at];
        let frame = self.push(Opening::Known, None, line.span, at);
        if let Some(frame) = self.out.list.get_mut(frame) {
            frame.known = Some(id.to_owned());
        }
        true
    }
}

fn head(low: &str) -> &str {
    let end = (0..=low.len().min(60)).rev().find(|&e| low.is_char_boundary(e)).unwrap_or(0);
    &low[..end]
}

/// The ordinal that opens a sentence, where it stands, and whether the noun stands beside it.
pub(super) fn enumerated(low: &str) -> Option<(String, (usize, usize), bool)> {
    if let Some(found) = cue::HANDS.captures(low) {
        let (all, one) = (found.get(0)?, &found["ordinal"] == "one");
        let word = if one { "one" } else { "second" };
        if !one || all.as_str().trim_end().len() > 20 {
            return Some((word.to_owned(), (all.start(), all.end().min(all.start() + 60)), one));
        }
    }
    let rules: [(&regex::Regex, bool); 5] = [
        (&cue::OF_THE_N, true),
        (&cue::ENUMERATED, true),
        (&cue::FIRSTLY, false),
        (&cue::ELLIPTIC, false),
        (&cue::ORDINAL_SCHOOL, true),
    ];
    for (rule, firm) in rules {
        if let Some(found) = rule.captures(low) {
            let word = found.name("ordinal")?.as_str().to_owned();
            let all = found.get(0)?;
            return Some((word, (all.start(), all.end()), firm));
        }
    }
    None
}
