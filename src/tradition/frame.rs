//! Frames: stretches of text in which an author speaks of one school.
//!
//! Takes a [`Passage`]; gives its frames, each with the sentences that it holds. A frame opens at words that announce a
//! school (an enumeration, a heading, a name), stays open as long as the next paragraph takes it up again, and closes at
//! the next sibling, at a heading, and at a paragraph that does something else (facts, methods, the author's own work).
//! A text about one school keeps that school's frame open throughout.

use super::cue;
use super::name::{self, Name, names, stands_in};
use super::passage::{Line, Passage};
use crate::document::Document;
use crate::text::Span;

/// Why a sentence belongs to a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// It announces the school.
    Opened,
    /// It stands in the same paragraph.
    Inside,
    /// Its paragraph takes the school up again.
    Continued,
    /// It names the school again, elsewhere.
    Resumed,
}

/// How a frame was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// Counted among others: "a second group".
    Enumerated,
    /// The heading above names it.
    Heading,
    /// The text says that it is about this one.
    Sole,
    /// A name, or people who hold it, without any count.
    Named,
    /// A paragraph in a row of such paragraphs.
    InTurn,
    /// Given by the person, in the library.
    Known,
}

impl Opening {
    pub const fn rule(self) -> &'static str {
        match self {
            Opening::Enumerated => "enumerated-group",
            Opening::Heading => "heading",
            Opening::Sole => "sole-school",
            Opening::Named => "named-school",
            Opening::InTurn => "in-turn",
            Opening::Known => "known-tradition",
        }
    }
}

/// A school as one stretch of text announces it.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub opening: Opening,
    /// Which enumeration it belongs to, and its place there.
    pub series: Option<(usize, u8)>,
    /// The words that opened it: bytes of the document's text.
    pub cue: Span,
    /// Sentences, in order.
    pub lines: Vec<(usize, Hold)>,
    /// Its names, best first.
    pub names: Vec<Name>,
    /// A roadmap had promised schools when it opened.
    pub promised: bool,
    /// It opened with people known by what they hold.
    pub partisans: bool,
    /// Id of the tradition that a person has named, if it is one of those.
    pub known: Option<String>,
}

/// Everything that reading for frames gives.
#[derive(Debug, Default)]
pub(super) struct Frames {
    pub list: Vec<Frame>,
    /// Sentences in which critics of the frame speak: sentence, frame, and the words that announce them.
    pub critics: Vec<(usize, usize, Span)>,
    /// The most schools that any one sentence promised.
    pub promised: Option<u8>,
    /// Sentences that speak of all frames at once.
    pub collective: Vec<usize>,
}

struct Walk<'a> {
    document: &'a Document,
    passage: &'a Passage,
    known: &'a [super::Tradition],
    out: Frames,
    /// The frame now open.
    open: Option<usize>,
    /// The enumeration now open: its number, how many were promised, the last ordinal, the paragraph of the last.
    series: usize,
    promised: Option<u8>,
    last: u8,
    /// The paragraph of the last roadmap.
    announced: Option<usize>,
    /// The paragraph of the roadmap, or of the last school taken in turn after it.
    turn: Option<usize>,
    /// The text is about one school.
    sole: Option<usize>,
    /// A roadmap promised schools, and none of its frames has been opened by ordinal.
    in_turn: bool,
}

/// Reads the frames.
pub(super) fn frames(document: &Document, passage: &Passage, known: &[super::Tradition]) -> Frames {
    let mut walk = Walk {
        document,
        passage,
        known,
        out: Frames::default(),
        open: None,
        series: 0,
        promised: None,
        last: 0,
        announced: None,
        turn: None,
        sole: None,
        in_turn: false,
    };
    let mut section = None;
    for (number, range) in passage.paragraphs.iter().enumerate() {
        let Some(first) = passage.lines.get(range.start) else { continue };
        if first.section != section {
            section = first.section;
            walk.open = None;
        }
        walk.paragraph(number, range.clone());
    }
    walk.name_by_heading();
    walk.out
}

impl Walk<'_> {
    fn paragraph(&mut self, number: usize, range: std::ops::Range<usize>) {
        let lines = &self.passage.lines[range.clone()];
        let aside = self.is_aside(lines);
        let enters = self.open;
        if aside {
            self.open = None;
        } else if self.others_speak(lines) || !self.continues(lines) {
            self.open = self.sole;
        }
        let carried = self.open.is_some() && self.open == enters || self.open == self.sole;
        if self.open.is_none() && !aside {
            self.by_heading(number, range.start);
        }
        let mut critics = None;
        let mut opened_here = false;
        for at in range.clone() {
            let line = &self.passage.lines[at];
            let nth = at - range.start;
            if let Some(found) = cue::CRITICS.find(&line.low).filter(|_| self.open.is_some()) {
                critics = Some(Span::new(found.start(), found.end()).shift(line.span.start));
            }
            if self.announces(at) && line.cites.is_empty() {
                continue;
            }
            if number < 2 && nth < 5 && self.opens_sole(at) {
                continue;
            }
            if !aside && self.opens(at, nth, lines) {
                opened_here = true;
                critics = None;
                continue;
            }
            if self.named_in_a_list(at) {
                continue;
            }
            if cue::COLLECTIVE.is_match(&line.low) && self.out.list.len() > 1 {
                self.out.collective.push(at);
                if nth < 2 {
                    self.open = None;
                }
                continue;
            }
            if let Some(again) = self.resumed(at) {
                if Some(again) != self.open {
                    self.hold(again, at, Hold::Resumed);
                    if nth == 0 && !aside && !opened_here && line.cites.is_empty() {
                        self.open = Some(again);
                    }
                    continue;
                }
            }
            if let Some(open) = self.open {
                let hold = if carried && !opened_here { Hold::Continued } else { Hold::Inside };
                self.hold(open, at, hold);
                if let Some(cue) = critics {
                    self.out.critics.push((at, open, cue));
                }
            }
        }
    }

    fn hold(&mut self, frame: usize, at: usize, hold: Hold) {
        let Some(frame) = self.out.list.get_mut(frame) else { return };
        frame.lines.push((at, hold));
    }

    /// Facts, methods, advice to readers, the author's own work.
    fn is_aside(&self, lines: &[Line]) -> bool {
        let heading = lines.first().and_then(|l| l.section).and_then(|s| self.document.sections.get(s));
        let low = heading.map(|h| h.heading.to_lowercase()).unwrap_or_default();
        let headed = cue::ASIDE_HEADING.is_match(&low);
        let announced = lines.iter().take(2).any(|l| enumerated(&l.low).is_some() || cue::ROADMAP.is_match(&l.low));
        if announced {
            return false;
        }
        if lines.iter().take(2).any(|l| cue::CRITICS.is_match(&l.low)) {
            return false;
        }
        let said = lines.iter().filter(|l| cue::ASIDE.is_match(&l.low)).count();
        said > 0 || (headed && self.sole.is_none() && lines.iter().any(|l| !l.cites.is_empty()) && self.open.is_none())
    }

    /// Whether the paragraph takes up the frame that the last one left open.
    fn continues(&self, lines: &[Line]) -> bool {
        let Some(open) = self.open else { return false };
        if self.sole == Some(open) {
            return true;
        }
        let frame = &self.out.list[open];
        if frame.opening == Opening::Heading {
            return true;
        }
        // In a row of paragraphs, each its own school, only the first sentence can carry the last school on.
        let (pointing, other) = if frame.opening == Opening::InTurn { (1, 1) } else { (4, 2) };
        lines.iter().enumerate().any(|(nth, line)| {
            (nth < pointing && cue::POINTING.is_match(&line.low))
                || (nth < other && cue::ANAPHOR.is_match(&line.low))
                || (nth < 2 && self.speaks_of(open, line))
                || (nth < 2 && cue::CRITICS.is_match(&line.low))
        })
    }

    /// Whether the paragraph begins with people who hold something, and not those of the open frame.
    fn others_speak(&self, lines: &[Line]) -> bool {
        let (Some(open), Some(first)) = (self.open, lines.first()) else { return false };
        if self.sole != Some(open) && self.new_name(first).is_some() {
            return true;
        }
        self.sole != Some(open)
            && self.promised.is_some()
            && cue::PARTISANS.find(&first.low).is_some_and(|m| {
                let words = name::words(m.as_str());
                !self.out.list[open].names.iter().any(|n| stands_in(&n.key, &words))
            })
    }

    /// A school's name at the start of the sentence, if no frame has that name yet.
    fn new_name(&self, line: &Line) -> Option<Name> {
        let found = cue::STARTS_WITH_NAME.captures(&line.low)?;
        let (name, noun) = (found.name("name")?, found.name("noun")?);
        let span = Span::new(line.span.start + name.start(), line.span.start + noun.end());
        let text = span.of(&self.document.text).to_owned();
        let key = name::key(&text);
        let words = name::words(&text);
        let pointing = [
            "this", "these", "that", "those", "such", "same", "its", "their", "our", "my", "any", "each", "no",
            "every", "some", "many", "most",
        ];
        let plain = key.is_empty() || key.len() > 3 || name.as_str().split(' ').any(|w| pointing.contains(&w));
        let taken = self
            .out
            .list
            .iter()
            .any(|f| f.names.iter().take(4).any(|n| stands_in(&n.key, &words) || stands_in(&key, &n.key)));
        (!plain && !taken).then_some(Name { text, span, key, weight: 8 })
    }

    /// Inside a paragraph: "The X approach …. The Y approach, by contrast, …".
    fn opens_beside(&mut self, at: usize) -> bool {
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

    fn speaks_of(&self, frame: usize, line: &Line) -> bool {
        let words = name::words(&line.low);
        self.out.list.get(frame).is_some_and(|f| f.names.iter().take(4).any(|n| stands_in(&n.key, &words)))
    }

    /// Opens a frame at this sentence, if it announces one.
    fn opens(&mut self, at: usize, nth: usize, paragraph: &[Line]) -> bool {
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
    fn announces(&mut self, at: usize) -> bool {
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
    fn opens_by_people(&mut self, at: usize) -> bool {
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
    fn opens_sole(&mut self, at: usize) -> bool {
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
    fn opens_by_name(&mut self, at: usize, paragraph: &[Line]) -> bool {
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

    fn in_turn_opens(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        self.turn = Some(line.paragraph);
        let end = line.low.find([',', ':', ';', '(']).unwrap_or(line.low.len()).min(60);
        let end = (0..=end).rev().find(|&e| line.low.is_char_boundary(e)).unwrap_or(0);
        let cue = Span::new(line.span.start, line.span.start + end);
        self.push(Opening::InTurn, None, cue, at);
        true
    }

    /// A frame that has a section to itself takes the section's heading as its name.
    fn name_by_heading(&mut self) {
        let section_of =
            |f: &Frame| f.lines.first().and_then(|(at, _)| self.passage.lines.get(*at)).and_then(|l| l.section);
        let sections: Vec<Option<usize>> = self.out.list.iter().map(section_of).collect();
        for (at, section) in sections.iter().enumerate() {
            let Some(section) = section else { continue };
            let alone = sections.iter().filter(|s| **s == Some(*section)).count() == 1;
            let first = self.out.list[at].lines.first().map(|(line, _)| *line);
            let starts = first.and_then(|l| self.passage.lines.get(l)).is_some_and(|line| {
                line.paragraph == 0
                    || self.passage.paragraphs[line.paragraph - 1]
                        .clone()
                        .next_back()
                        .and_then(|l| self.passage.lines.get(l))
                        .is_none_or(|l| l.section != line.section)
            });
            let Some(heading) = self.document.sections.get(*section) else { continue };
            let title = first.and_then(|l| self.passage.lines.get(l)).is_some_and(|l| l.paragraph == 0);
            if alone && starts && !title && self.out.list[at].opening != Opening::Sole {
                if let Some(name) = heading_name(self.document, heading) {
                    self.out.list[at].names.insert(0, name);
                }
            }
        }
    }

    /// The heading above names a school, and the section cites.
    fn by_heading(&mut self, number: usize, at: usize) {
        let line = &self.passage.lines[at];
        let Some(section) = line.section.and_then(|s| self.document.sections.get(s)) else { return };
        let first_here = number == 0
            || self
                .passage
                .paragraphs
                .get(number - 1)
                .and_then(|r| self.passage.lines.get(r.start))
                .is_none_or(|l| l.section != line.section);
        let low = section.heading.to_lowercase();
        let siblings = self.document.sections.iter().filter(|s| s.level == section.level).count();
        if number == 0 || !first_here || siblings < 2 || !cue::SCHOOL_HEADING.is_match(&low) {
            return;
        }
        let Some(name) = heading_name(self.document, section) else { return };
        let span = name.span;
        let frame = self.push(Opening::Heading, None, span, at);
        if let Some(frame) = self.out.list.get_mut(frame) {
            frame.lines.clear();
            frame.names.insert(0, name);
        }
    }

    fn open_counted(&mut self, at: usize, counted: Option<u8>, word: &str, found: (usize, usize)) -> bool {
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

    fn push(&mut self, opening: Opening, series: Option<(usize, u8)>, cue: Span, at: usize) -> usize {
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

    /// A sentence without citations that names as many schools, one after the other, as paragraphs have treated in turn.
    fn named_in_a_list(&mut self, at: usize) -> bool {
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

    fn names_known(&self, line: &Line) -> Option<String> {
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

    fn open_known(&mut self, at: usize, id: &str) -> bool {
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

    /// A sentence that names an earlier frame again, or says "this latter group" of the frame named last.
    fn resumed(&self, at: usize) -> Option<usize> {
        let line = &self.passage.lines[at];
        if cue::LATTER.is_match(&line.low) {
            let before = self.passage.lines.get(at.checked_sub(1)?)?;
            if let Some(frame) = (0..self.out.list.len()).rev().find(|&f| self.speaks_of(f, before)) {
                return Some(frame);
            }
        }
        let words = name::words(&line.low);
        let mut hits = (0..self.out.list.len()).filter(|&f| {
            self.out.list[f].names.iter().take(3).filter(|n| n.weight >= 5).any(|n| stands_in(&n.key, &words))
        });
        let hit = hits.next()?;
        hits.next().is_none().then_some(hit)
    }
}

/// The heading as a name, its number left out; none where it names a part of any paper.
fn heading_name(document: &Document, section: &crate::document::Section) -> Option<Name> {
    let bare = section.heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    if cue::ASIDE_HEADING.is_match(&section.heading.to_lowercase()) {
        return None;
    }
    let offset = section.span.of(&document.text).find(bare)?;
    let start = section.span.start + offset;
    let name =
        Name { text: bare.to_owned(), span: Span::new(start, start + bare.len()), key: name::key(bare), weight: 9 };
    (!name.key.is_empty() && name.key.len() <= 5).then_some(name)
}

fn head(low: &str) -> &str {
    let end = (0..=low.len().min(60)).rev().find(|&e| low.is_char_boundary(e)).unwrap_or(0);
    &low[..end]
}

/// The ordinal that opens a sentence, where it stands, and whether the noun stands beside it.
fn enumerated(low: &str) -> Option<(String, (usize, usize), bool)> {
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
