//! Frames: stretches of text in which an author speaks of one school.
//!
//! Takes a [`Passage`]; gives its frames, each with the sentences that it holds. A frame opens at words that announce a
//! school: its place in an enumeration, its name as what a paragraph or a clause is about, a heading. It stays open as
//! long as the next paragraph takes it up again, and closes at the next school, at a heading, and at a paragraph that does
//! something else (facts, methods, the author's own study). A roadmap ("three answers: X, Y and Z") lists the schools
//! beforehand; "the second school" without a first makes the first of what stood before it. A text about one school
//! keeps that school's frame open throughout.

mod counting;
mod heading;
mod opening;
mod resuming;
mod roster;
mod sibling;

pub(super) use self::counting::enumerated;
pub(super) use self::heading::{headed_elsewhere, heading_name, names_a_school};
use super::cue;
use super::name::Name;
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
    /// A stretch that reads like the account of one school.
    Stretch,
    /// Given by the person, in the library.
    Known,
}

impl Opening {
    /// Whether words of the text announce the school, rather than the course of its paragraphs.
    pub const fn is_announced(self) -> bool {
        !matches!(self, Opening::InTurn | Opening::Stretch)
    }

    pub const fn rule(self) -> &'static str {
        match self {
            Opening::Enumerated => "enumerated-group",
            Opening::Heading => "heading",
            Opening::Sole => "sole-school",
            Opening::Named => "named-school",
            Opening::InTurn => "in-turn",
            Opening::Stretch => "stretch",
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
    /// A roadmap names it.
    pub listed: bool,
    /// A heading names it.
    pub headed: bool,
    /// Its name can only be a school's, or its people hold something.
    pub strong: bool,
    /// Id of the tradition that a person has named, if it is one of those.
    pub known: Option<String>,
}

impl Frame {
    /// The keys of its names of some weight, best first.
    pub fn keys(&self) -> impl Iterator<Item = &[String]> {
        const WEIGHT: u8 = 5;
        self.names.iter().filter(|name| name.weight >= WEIGHT && !name.key.is_empty()).map(|name| name.key.as_slice())
    }

    /// Adds the lines that it does not hold.
    pub fn add(&mut self, lines: impl IntoIterator<Item = (usize, Hold)>) {
        let held: std::collections::BTreeSet<usize> = self.lines.iter().map(|(line, _)| *line).collect();
        self.lines.extend(lines.into_iter().filter(|(line, _)| !held.contains(line)));
        self.lines.sort_unstable();
    }

    /// Whether critics in a sentence that begins so are not the school's own people: `feminist critics reproach Roe` speaks of
    /// those who are called so.
    pub fn are_others(&self, low: &str) -> bool {
        let low = low.trim_start();
        let own = |name: &Name| {
            let name = name.text.to_lowercase();
            name.split(", ").any(|part| part.ends_with(" critics") && low.starts_with(part))
        };
        // "Realists have replied that": where the school is theirs, it is their thesis.
        let replies = cue::HAVE_REPLIED.find(low).is_some_and(|found| {
            let words = super::name::words(&low[..found.end()]);
            self.names.iter().take(4).filter(|n| n.weight >= 5).any(|n| super::name::stands_in(&n.key, &words))
        });
        !replies && !self.names.iter().any(own)
    }
}

/// Everything that reading for frames gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Frames {
    pub list: Vec<Frame>,
    /// Sentences in which critics of the frame speak: sentence, frame, and the words that announce them.
    pub critics: Vec<(usize, usize, Span)>,
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
    /// How many citations stand in each line and those behind it in its paragraph.
    cited_from: Vec<usize>,
    /// Whether what is counted before each line is no school.
    otherwise: Vec<bool>,
    /// Sections that treat one school each.
    sections: std::collections::BTreeMap<usize, sibling::SchoolSection>,
    /// The enumeration now open: its number, how many were promised, the last ordinal and its paragraph.
    series: usize,
    promised: Option<u8>,
    last: u8,
    counted_in: usize,
    /// How many of the promised schools have been opened by name.
    filled: u8,
    /// The paragraph of the last roadmap.
    announced: Option<usize>,
    /// The paragraph of the roadmap, or of the last school taken in turn after it.
    turn: Option<usize>,
    /// The text is about one school.
    sole: Option<usize>,
    /// A roadmap promised schools, and none of its frames has been opened by ordinal.
    in_turn: bool,
    /// The open frame was opened in the paragraph now read.
    opened_here: bool,
    /// The paragraph before ended by announcing critics.
    critics_ahead: Option<Span>,
}

/// Reads the frames.
pub(super) fn frames(document: &Document, passage: &Passage, known: &[super::Tradition]) -> Frames {
    let mut walk = Walk {
        document,
        passage,
        known,
        out: Frames::default(),
        open: None,
        cited_from: cited_from(passage),
        otherwise: counting::counted_otherwise(&passage.lines),
        sections: Default::default(),
        series: 0,
        promised: None,
        last: 0,
        counted_in: 0,
        filled: 0,
        announced: None,
        turn: None,
        sole: None,
        in_turn: false,
        opened_here: false,
        critics_ahead: None,
    };
    walk.sections = walk.school_sections();
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

/// How many citations stand in each line and those behind it in its paragraph.
fn cited_from(passage: &Passage) -> Vec<usize> {
    let mut counts: Vec<usize> = passage.lines.iter().map(|line| line.cites.len()).collect();
    for at in (1..counts.len()).rev() {
        if passage.lines[at].paragraph == passage.lines[at - 1].paragraph {
            counts[at - 1] += counts[at];
        }
    }
    counts
}

impl Walk<'_> {
    fn paragraph(&mut self, number: usize, range: std::ops::Range<usize>) {
        let lines = &self.passage.lines[range.clone()];
        self.opened_here = false;
        let aside = self.is_aside(lines);
        let enters = self.open;
        if aside {
            self.open = None;
        } else if !self.continues(lines) {
            self.open = self.sole;
        }
        let carried = self.open.is_some() && self.open == enters || self.open == self.sole;
        if self.open.is_none() && !aside {
            self.by_heading(number, range.start);
        }
        let late = if self.open.is_none() && !aside { self.named_late(range.clone()) } else { None };
        // "The objections are of two sorts:", and a list of them.
        let listed = lines.first().is_some_and(|l| l.low.starts_with(['-', '*', '•', '–', '·']));
        let mut critics = self.critics_ahead.take().filter(|_| listed && self.open.is_some());
        let mut ahead = critics;
        for at in range.clone() {
            let line = &self.passage.lines[at];
            let nth = at - range.start;
            if critics.is_some() && cue::REPLY.is_match(&line.low) && line.cites.is_empty() {
                critics = None;
            }
            // "Criticism has been directed at the first literature": what follows is about that one.
            let spoken_of = self.counted_before(line).filter(|_| nth == 0 && cue::critics(&line.low).is_some());
            self.open = spoken_of.or(self.open);
            let others = self.open.is_some_and(|open| self.out.list[open].are_others(&line.low));
            if let Some(found) = cue::critics(&line.low).filter(|_| others) {
                critics = Some(Span::new(found.start(), found.end()).shift(line.span.start));
                ahead = critics.filter(|_| at + 1 == range.end && line.cites.is_empty());
            }
            if others && self.retort(line) {
                critics = Some(line.span);
            }
            if self.names_several(line) {
                self.out.collective.push(at);
                continue;
            }
            if self.announces(at) && line.cites.is_empty() {
                continue;
            }
            if number < 2 && nth < 5 && self.opens_sole(at) {
                continue;
            }
            if !aside && self.opens(at, nth, lines, late.is_some()) {
                // "The second …, although it has been criticized": what follows speaks against it.
                let aimed = |c: &Span| cue::CRITICISM_OF.is_match(&line.low) && c.start < line.span.start + 20;
                critics = critics.filter(|c| c.start > line.span.start + 20 && line.cites.is_empty() || aimed(c));
                continue;
            }
            if let Some((from, frame)) = late.filter(|(from, _)| *from == at) {
                self.open = Some(frame);
                self.opened_here = true;
                self.hold(frame, from, Hold::Opened);
                continue;
            }
            if self.named_in_a_list(at) {
                continue;
            }
            if cue::OWN_STUDY.is_match(&line.low) {
                if self.sole.is_none() && (nth == 0 || cue::THIS_PAPER.is_match(&line.low)) {
                    self.open = None;
                }
                continue;
            }
            let these = cue::THESE.is_match(&line.low) && !self.opened_here && nth < 2;
            if (these || cue::COLLECTIVE.is_match(&line.low)) && self.out.list.len() > 1 {
                self.out.collective.push(at);
                if nth < 2 {
                    self.open = None;
                }
                continue;
            }
            if let Some(again) = self.resumed(at).filter(|&again| Some(again) != self.open) {
                if critics.is_none() && self.open.is_some() && !self.is_topic(again, line) && !self.leads(again, line) {
                    // Those of one school speak of another, or against it.
                    if cue::CRITIQUE.is_match(&line.low) {
                        self.out.critics.push((at, again, line.span));
                        self.hold(again, at, Hold::Resumed);
                    }
                } else {
                    self.hold(again, at, Hold::Resumed);
                    if let (Some(cue), Some(open)) = (critics, self.open) {
                        self.hold(open, at, Hold::Inside);
                        self.out.critics.push((at, open, cue));
                    }
                    if nth == 0 && !aside && (line.cites.is_empty() || self.is_topic(again, line)) {
                        self.open = Some(again);
                    }
                    continue;
                }
            }
            if let Some(open) = self.open {
                let hold = if carried && !self.opened_here { Hold::Continued } else { Hold::Inside };
                self.hold(open, at, hold);
                if let Some(cue) = critics {
                    self.out.critics.push((at, open, cue));
                }
            }
        }
        self.critics_ahead = ahead;
    }

    fn hold(&mut self, frame: usize, at: usize, hold: Hold) {
        let Some(frame) = self.out.list.get_mut(frame) else { return };
        if let Err(place) = frame.lines.binary_search_by_key(&at, |(line, _)| *line) {
            frame.lines.insert(place, (at, hold));
        }
    }

    /// Facts, methods, advice to readers, the author's own work.
    fn is_aside(&self, lines: &[Line]) -> bool {
        let heading = lines.first().and_then(|l| l.section).and_then(|s| self.document.sections.get(s));
        let low = heading.map(|h| h.heading.to_lowercase()).unwrap_or_default();
        let headed = cue::ASIDE_HEADING.is_match(&low);
        if cue::OWN_HEADING.is_match(&low) && self.sole.is_none() {
            return true;
        }
        if lines.first().is_some_and(|l| cue::LEFT_ASIDE.is_match(&l.low) && l.cites.is_empty()) {
            return true;
        }
        let announced = lines.iter().take(2).any(|l| enumerated(&l.low).is_some() || cue::ROADMAP.is_match(&l.low));
        if announced || lines.iter().take(2).any(|l| cue::critics(&l.low).is_some()) {
            return false;
        }
        let first = lines.first().is_some_and(|l| cue::ASIDE.is_match(&l.low) || cue::OWN_STUDY.is_match(&l.low));
        let said = lines.iter().filter(|l| cue::ASIDE.is_match(&l.low)).count();
        let cites = lines.iter().any(|l| !l.cites.is_empty());
        first || said > 1 || (headed && self.sole.is_none() && cites && self.open.is_none())
    }
}
