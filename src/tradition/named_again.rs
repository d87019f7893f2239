//! Works that a sentence places in a school by its name, wherever the sentence stands.
//!
//! Takes the frames of a text with their works, when all of them have their names: a school may be named before it is told of,
//! and long after. A sentence that names one school and cites places what it cites in that one, and in none whose stretch
//! it merely stands in.

use std::collections::BTreeMap;

use super::fill::Authors;
use super::frame::{Frame, Frames, Hold, Opening};
use super::mention::{Head, Mention};
use super::name;
use super::of_both::{belong_to_both, shared};
use super::passage::{Line, Passage};
use super::propose::Placement;
use super::{TraditionKind, cue};

/// Adds to `placed` what the sentences say that name one school. `place` reads the works of one frame.
pub(super) fn named_again(
    passage: &Passage,
    authors: &Authors,
    found: &mut Frames,
    kinds: &[TraditionKind],
    placed: &mut [BTreeMap<usize, Vec<Placement>>],
    place: impl Fn(&Frames, usize) -> BTreeMap<usize, Vec<Placement>>,
) {
    let mut further: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let both = shared(passage, authors, found, kinds, placed);
    let schools: Vec<usize> = (0..found.list.len()).filter(|&at| kinds[at] == TraditionKind::Tradition).collect();
    for (number, line) in passage.lines.iter().enumerate().filter(|(_, line)| !line.cites.is_empty()) {
        let named: Vec<usize> = schools.iter().copied().filter(|&at| found.list[at].is_spoken_of(line)).collect();
        if both.iter().any(|shared| shared.line == number) {
            continue;
        }
        if let [at] = named[..]
            && found.list[at].is_named_close(line)
            && !found.collective.contains(&number)
            && !says_nothing(line)
            && !holds(&found.list[at], number)
        {
            further.entry(at).or_default().push(number);
        }
    }
    for shared in &both {
        belong_to_both(passage, found, placed, shared);
    }
    for (at, lines) in further {
        let frame = &mut found.list[at];
        frame.add(lines.iter().map(|line| (*line, Hold::Resumed)));
        for (work, list) in place(found, at) {
            let new: Vec<Placement> = list.into_iter().filter(|p| lines.contains(&p.line)).collect();
            let member = new.iter().any(|p| p.role.is_member());
            let elsewhere = |(other, works): (usize, &BTreeMap<usize, Vec<Placement>>)| {
                let firm = |p: &Placement| !(lines.contains(&p.line) && p.is_loose());
                other != at && works.get(&work).is_some_and(|list| list.iter().any(|p| p.role.is_member() && firm(p)))
            };
            if new.is_empty() || member && placed.iter().enumerate().any(elsewhere) {
                continue;
            }
            if member {
                for (_, works) in placed.iter_mut().enumerate().filter(|(other, _)| *other != at) {
                    let Some(list) = works.get_mut(&work) else { continue };
                    list.retain(|p| !(lines.contains(&p.line) && p.role.is_member()));
                    if list.is_empty() {
                        works.remove(&work);
                    }
                }
            }
            placed[at].entry(work).or_default().extend(new);
        }
    }
}

fn holds(frame: &Frame, number: usize) -> bool {
    frame.lines.iter().any(|(line, _)| *line == number)
}

impl Frame {
    /// Whether a name's words stand together in the sentence, which names no other doctrine or its followers.
    fn is_named_close(&self, line: &Line) -> bool {
        let words = &line.words;
        let names = || self.names.iter().take(4).filter(|name| name.weight >= 5);
        let other = |mention: &Mention| {
            let school = matches!(mention.head, Head::Doctrine | Head::Partisans) && !mention.key.is_empty();
            school
                && !names()
                    .any(|name| name::stands_in(&name.key, &mention.key) || name::stands_in(&mention.key, &name.key))
        };
        names().any(|name| name::stands_within(&name.key, words, name.key.len())) && !line.schools.iter().any(other)
    }
}

/// The author's own study, and what is said of several schools at once.
fn says_nothing(line: &Line) -> bool {
    [&cue::OWN_STUDY, &cue::ASIDE, &cue::COLLECTIVE, &cue::ROADMAP, &cue::LEFT_ASIDE]
        .iter()
        .any(|rule| rule.is_match(&line.low))
}

impl Placement {
    /// Only where the work is cited speaks for its place.
    fn is_loose(&self) -> bool {
        self.rule == Opening::Stretch.rule() || self.rule == Opening::InTurn.rule()
    }
}
