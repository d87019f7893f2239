//! Works that two schools share: *has a foot in each camp*, *belongs to both literatures*.
//!
//! Takes the schools of a text with their works; gives the sentences that say so, and the two schools that each is about.

use std::collections::BTreeMap;

use super::cue::{self, patterns};
use super::fill::{Authors, exemplars};
use super::frame::{Frames, Hold};
use super::name;
use super::passage::{Line, Passage};
use super::propose::{Placement, members};
use super::{Role, TraditionKind};
use crate::text::Span;

/// The rule of works that are said to be of two schools, where it takes more to believe it.
const OF_BOTH: &str = "of-both";
/// The rule of those of which it is said in so many words.
pub(super) const OUTRIGHT_OF_BOTH: &str = "said-to-be-of-both";

/// A sentence on works of two schools.
pub(super) struct Shared {
    pub line: usize,
    words: Span,
    schools: [usize; 2],
    rule: &'static str,
}

patterns! {
    OUTRIGHT = concat!(
        r"\b(?:(?:a|one|his|her|their|its|each) (?:foot|leg) (?:on|in) (?:(?:each|both|either|two)\b|the (?:first|second|third|former|",
        r"other|older|newer)\b)",
        r"|belong(?:s|ed|ing)? (?:(?:equally|as much|at once|with equal (?:right|justice)|by rights) )?to (?:both|two of|each of the two)\b",
        r"|(?:(?:be|is|are|was|were|been|being) (?:[\w-]+ ){0,2}(?:listed|placed|put|shelved|filed|counted|classed|entered|numbered|",
        r"assigned|enrolled)|(?:list|place|put|shelve|file|count|class|enter|number|assign|enrol)(?:s|ed)? (?:him|her|it|them|himself|herself|",
        r"itself|themselves)) (?:under|with|in|among|to|on|as of|as) (?:both|each of the two)(?:$|[.,;:)]| of\b| camps?\b| schools\b|",
        r" traditions\b| literatures\b| sides\b| headings\b| lists\b)",
        r"|(?:list|plac|put|shelv|fil|count|class|enter|number|assign|enrol)(?:e?d|ing|s|e|ting|led|l)?\b(?: [\w’'-]+){0,3}? ",
        r"(?:under|with|in|among|to|on|as of|as) (?:both|two|each of the two) (?:camps|schools|traditions|literatures|headings)\b",
        r"|(?:at home|sign\w*|writ\w+|stand(?:s|ing)?|works?|active) (?:in|for|on|under) both (?:camps?|schools|sides|houses|part(?:y|ies)|",
        r"traditions|literatures|groups|lists|columns|headings|heads|families)\b",
        r"|claimed by (?:both|two of (?:them|these|our|the)|two (?:camps|schools|traditions|literatures|part(?:y|ies)))\b",
        r"|straddl(?:es?|ed|ing) (?:both|the two)\b)",
    );
    // Who is claimed by both and wishes to be of neither.
    OF_NEITHER = concat!(
        r"\bneither\b|\bnor\b|\bcannot be (?:assigned|counted|placed|put)|\bby no means\b|\brefus\w+|\b(?:outside|against) both\b|",
        r"\bby mistake|\bwrongly\b|\bin vain\b|\basks? to be|\bnot (?:be )?(?:list|plac|put|shelv|fil|count|class|enter|number|assign|belong)",
    );
}

/// The sentences that say of what they cite that two schools share it.
pub(super) fn shared(
    passage: &Passage,
    authors: &Authors,
    found: &Frames,
    kinds: &[TraditionKind],
    placed: &[BTreeMap<usize, Vec<Placement>>],
) -> Vec<Shared> {
    let is_school = |at: &usize| kinds[*at] == TraditionKind::Tradition && !members(&placed[*at]).is_empty();
    let schools: Vec<usize> = (0..found.list.len()).filter(is_school).collect();
    let mut out = Vec::new();
    for (number, line) in passage.lines.iter().enumerate().filter(|(_, line)| !line.cites.is_empty()) {
        let named: Vec<usize> = schools.iter().copied().filter(|&at| found.list[at].is_spoken_of(line)).collect();
        let say = |words: regex::Match<'_>, schools: [usize; 2], rule: &'static str| {
            let words = Span::new(words.start(), words.end()).shift(line.span.start);
            Shared { line: number, words, schools, rule }
        };
        if let Some(words) = outright(line) {
            // "She has a foot in each: with the realists she holds …": the names may stand in another clause.
            let clauses = || passage.lines.iter().filter(|other| other.sentence == line.sentence);
            let spoken_of = |at: &usize| clauses().any(|clause| found.list[*at].is_spoken_of(clause));
            let named: Vec<usize> = schools.iter().copied().filter(spoken_of).collect();
            let last = |at: usize| last_two(found, schools.iter().copied().filter(|&other| other != at), number + 1);
            let (two, rule) = match named[..] {
                [one, other] => (Some([one, other]), OUTRIGHT_OF_BOTH),
                [one] => (last(one).map(|[_, last]| [last, one]), OUTRIGHT_OF_BOTH),
                [] => (last_two(found, schools.iter().copied(), number + 1), OF_BOTH),
                _ => (None, OF_BOTH),
            };
            if let Some(two) = two {
                out.push(say(words, two, rule));
                continue;
            }
        }
        let both = cue::OF_BOTH.find(&line.low);
        if let Some(two) = cue::OF_THE_TWO.find(&line.low).filter(|_| named.is_empty()) {
            let words = both.unwrap_or(two);
            let two = last_two(found, schools.iter().copied(), number);
            out.extend(two.map(|two| say(words, two, OF_BOTH)));
            continue;
        }
        let Some(both) = both else { continue };
        // Both stand behind the verb: "realists, unlike idealists, combine records and maps" share nothing.
        let rest = name::words(&line.low[both.start()..]);
        let behind = |at: usize| found.list[at].names.iter().take(4).any(|name| name::stands_in(&name.key, &rest));
        let by_name = |&at: &usize| {
            named.contains(&at) && behind(at) || authors.names_one_of(line, &exemplars(&placed[at]), passage)
        };
        if let [one, other] = schools.iter().copied().filter(by_name).collect::<Vec<_>>()[..] {
            out.push(say(both, [one, other], OF_BOTH));
            continue;
        }
        // "Their model is thus at home in both traditions": those just told of.
        let said = both.as_str();
        let pair = (said.starts_with("at home") || said.starts_with("belong")) && said.ends_with("both");
        let pair = pair && line.cites.len() == 1 && named.len() < 2;
        if let Some(two) = last_two(found, schools.iter().copied(), number).filter(|_| pair) {
            out.push(say(both, two, OF_BOTH));
        }
    }
    out
}

/// The words that say outright that the one work which the sentence cites is of two schools.
fn outright(line: &Line) -> Option<regex::Match<'_>> {
    OUTRIGHT.find(&line.low).filter(|_| line.cites.len() == 1 && !OF_NEITHER.is_match(&line.low))
}

/// The two schools told of last before a line.
fn last_two(found: &Frames, schools: impl Iterator<Item = usize>, number: usize) -> Option<[usize; 2]> {
    let last = |at: usize| found.list[at].lines.iter().map(|(line, _)| *line).filter(|line| *line < number).max();
    let mut told: Vec<(usize, usize)> = schools.filter_map(|at| Some((last(at)?, at))).collect();
    told.sort_unstable();
    let (_, one) = told.pop()?;
    let (_, other) = told.pop()?;
    Some([other, one])
}

/// What the sentence cites becomes a member of two schools.
pub(super) fn belong_to_both(
    passage: &Passage,
    found: &mut Frames,
    placed: &mut [BTreeMap<usize, Vec<Placement>>],
    shared: &Shared,
) {
    let Some(line) = passage.lines.get(shared.line) else { return };
    for &cited in &line.cites {
        let Some([work]) = passage.citations.get(cited).map(|citation| &citation.refs[..]) else { continue };
        for at in shared.schools {
            let list = placed[at].entry(*work).or_default();
            list.retain(|p| p.line != shared.line);
            let (cue, rule) = (shared.words, shared.rule);
            list.push(Placement { role: Role::Extends, confidence: 0.6, cue, rule, line: shared.line, cited });
            found.list[at].add([(shared.line, Hold::Resumed)]);
        }
    }
}
