//! What takes a frame up again: pointing words, a name, "this latter group", a list of names given afterwards.
//!
//! Takes a paragraph or a sentence; says which frame it speaks of, if any.

use super::{Frame, Opening, Walk};
use crate::text::Span;
use crate::tradition::cue;
use crate::tradition::mention::{Head, Mention, Place};
use crate::tradition::name::{self, Name, stands_in};
use crate::tradition::passage::Line;
use crate::tradition::words::{is_doctrinal, is_no_doctrine};

impl Walk<'_> {
    /// Whether the paragraph takes up the frame that the last one left open.
    pub(super) fn continues(&self, lines: &[Line]) -> bool {
        let Some(open) = self.open else { return false };
        if self.sole == Some(open) {
            return true;
        }
        let frame = &self.out.list[open];
        if frame.headed {
            return true;
        }
        let other_topic = lines.first().is_some_and(|l| {
            l.schools.iter().any(|m| m.place == Place::Topic && !m.key.is_empty() && !m.pointing && !m.counted)
                && !self.speaks_of(open, l)
        });
        if other_topic && !lines.first().is_some_and(|l| cue::critics(&l.low).is_some()) {
            return false;
        }
        if lines
            .first()
            .is_some_and(|l| cue::TURNS_AWAY.is_match(&l.low) && !cue::points(&l.low) && !self.speaks_of(open, l))
        {
            return false;
        }
        // Words that point back carry the last school on in the first sentence only; its name and its critics in the second, too.
        lines.iter().enumerate().filter(|(_, l)| !cue::COLLECTIVE.is_match(&l.low) && !cue::THESE.is_match(&l.low)).any(
            |(nth, line)| {
                (nth == 0 && cue::points(&line.low))
                    || (nth == 0 && cue::points_back(&line.low))
                    || (nth < 2 && self.speaks_of(open, line))
                    || (nth < 2 && cue::critics(&line.low).is_some())
                    || (nth == 0 && cue::BACKWARD.is_match(&line.low))
            },
        )
    }

    /// Whether the sentence names the school of `frame`.
    pub(super) fn speaks_of(&self, frame: usize, line: &Line) -> bool {
        self.out.list.get(frame).is_some_and(|frame| frame.is_spoken_of(line))
    }

    /// The sentence begins with the school's name, or with "this latter group".
    pub(super) fn leads(&self, frame: usize, line: &Line) -> bool {
        let end = line.low.char_indices().nth(60).map_or(line.low.len(), |(at, _)| at);
        let words = name::words(&line.low[..end]);
        cue::LATTER.is_match(&line.low)
            || self.out.list[frame].names.iter().take(3).any(|n| n.weight >= 5 && stands_in(&n.key, &words))
    }

    /// "Materialist feminists such as … replied": people of no school known here speak against the open one.
    pub(super) fn retort(&self, line: &Line) -> bool {
        line.schools.iter().any(|m| {
            m.subject
                && matches!(m.head, Head::Partisans | Head::People)
                && !m.key.is_empty()
                && self.registered(&m.key).is_none()
                && cue::RETORT.is_match(line.low.get(m.span.end..).unwrap_or(""))
        })
    }

    /// "The actor view and the constructionist view have been …": two schools as one subject.
    pub(super) fn names_several(&self, line: &Line) -> bool {
        line.schools.windows(2).any(|pair| {
            let known = |m: &Mention| (!m.key.is_empty()).then(|| self.registered(&m.key)).flatten();
            let between = line.low.get(pair[0].span.end..pair[1].span.start).unwrap_or("");
            let both = known(&pair[0]).zip(known(&pair[1])).is_some_and(|(a, b)| a != b);
            both && pair[0].span.start < 24 && matches!(between, " and " | " and the ")
        })
    }

    /// A sentence without citations that names as many schools, one after the other, as paragraphs have treated in turn.
    pub(super) fn named_in_a_list(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        let unnamed: Vec<usize> = (0..self.out.list.len())
            .filter(|&f| {
                matches!(self.out.list[f].opening, Opening::InTurn | Opening::Named)
                    && self.out.list[f].series.is_none()
            })
            .collect();
        if unnamed.len() < 2 || !line.cites.is_empty() || !cue::LABELS.is_match(&line.low) {
            return false;
        }
        let sentence = line.span.of(&self.document.text);
        let from = sentence.find([':', '–', '—']).map_or(0, |at| at + 1);
        let from = (from..=sentence.len()).find(|&f| sentence.is_char_boundary(f)).unwrap_or(0);
        let mut items = Vec::new();
        let mut start = from;
        let list = &sentence[from..];
        for part in list.split_inclusive(", ").flat_map(|p| p.split_inclusive(" and ")) {
            let bare = part
                .trim_end_matches(" and ")
                .trim_end_matches(", ")
                .trim_matches(|c: char| c == ' ' || c == '.' || c == ',');
            if !bare.is_empty() {
                let lead = part.find(bare).unwrap_or(0);
                items
                    .push((bare.to_owned(), Span::new(start + lead, start + lead + bare.len()).shift(line.span.start)));
            }
            start += part.len();
        }
        if items.len() != unnamed.len()
            || items.iter().any(|(item, _)| item.split(' ').count() > 5 || name::key(item).is_empty())
        {
            return false;
        }
        for (frame, (text, span)) in unnamed.into_iter().zip(items) {
            let key = name::key(&text);
            self.out.list[frame].names.insert(0, Name { text, span, key, weight: 10 });
        }
        true
    }

    /// A sentence that names an earlier frame again, or says "this latter group" of the frame named last.
    pub(super) fn resumed(&self, at: usize) -> Option<usize> {
        let line = &self.passage.lines[at];
        if cue::LATTER.is_match(&line.low) {
            let before = self.passage.lines.get(at.checked_sub(1)?)?;
            if let Some(frame) = (0..self.out.list.len()).rev().find(|&f| self.speaks_of(f, before)) {
                return Some(frame);
            }
        }
        let mut hits =
            (0..self.out.list.len()).filter(|&f| !self.out.list[f].lines.is_empty() && self.speaks_of(f, line));
        let hit = hits.next()?;
        hits.next().is_none().then_some(hit)
    }
}

impl Frame {
    /// Whether the sentence names the school: in a noun phrase of its own, or by two content words near each other.
    pub fn is_spoken_of(&self, line: &Line) -> bool {
        let words = &line.words;
        self.names.iter().take(4).filter(|n| n.weight >= 5).any(|n| {
            let party = n.key.len() == 1 && is_doctrinal(&n.key[0]);
            let narrower =
                n.key.len() == 1 && line.schools.iter().any(|m| m.key.len() > 1 && m.key.last() == n.key.last());
            let unlike_others =
                !narrower && (n.key.len() > 1 || party || n.text.contains('-') || self.listed && n.key[0].len() > 8);
            // "Selectionists" are not spoken of where selection is.
            let worded = || match party {
                true => words
                    .iter()
                    .any(|w| is_doctrinal(w) && !is_no_doctrine(w) && stands_in(&n.key, std::slice::from_ref(w))),
                false => stands_in(&n.key, words),
            };
            unlike_others && worded()
                || line
                    .schools
                    .iter()
                    .any(|m| m.key.len().abs_diff(n.key.len()) <= 1 && !m.key.is_empty() && stands_in(&n.key, &m.key))
        })
    }
}
