//! Schools that are told of in one place and get their names in another.
//!
//! Takes the frames of a text with their works: those that have a name and no works (a roadmap lists them, or a list of names at
//! the end: "Roe's heirs are called neutralists") and those that have works and no name. Joins the two where a sentence that
//! names the school cites or names a scholar of one of the nameless, and where only one of each is left.

use std::collections::{BTreeMap, BTreeSet};

use regex::Captures;

use super::TraditionKind;
use super::cue;
use super::cue::patterns;
use super::fill::{Authors, exemplars};
use super::frame::{Frame, Frames, Opening};
use super::name::{self, Name};
use super::passage::{Line, Passage};
use super::propose::{Placement, members};
use super::words::is_doctrinal;
use crate::document::Document;
use crate::text::Span;

patterns! {
    // Those who come after a scholar, called after him.
    HEIRS_BEHIND = r"\b(?P<master>[A-ZÀ-ÖØ-Þ][\w’-]*?)(?:['’]s?) (?:(?:own |many |later )?(?:successors|heirs|followers|students|pupils|disciples|school|camp|circle|group|line|position|view|approach|account)\b|(?:is|was|are) the\b)";
    HEIRS_BEFORE = r"\b(?:heirs|followers|successors|students|pupils|disciples|school|camp|those|admirers|party|side) of (?:[A-ZÀ-ÖØ-Þ][\w.]*\.? ){0,2}?(?P<master>[A-ZÀ-ÖØ-Þ][\w-]+)(?: and (?P<second>[A-ZÀ-ÖØ-Þ][\w-]+))?";
    ARE = r"^ (?:is|are|was|were)(?: (?:now|usually|often|commonly|generally|today))? (?:(?:called|known as|labell?ed|termed|dubbed) )?(?:the )?";
    // "The first is of course deliberative democracy, the second agonism": the names of schools in their order.
    NTH = r"(?:^|[,;:] |\band )(?:the )?(?P<nth>first|second|third|fourth|fifth|last)(?: (?:one|group|thought|view|camp|position|account|party|family|school|answer))?(?: (?:is|are|was|were|passes as|goes by|go by|may be called|has been called|might be called|is called|are called|being|of course|usually|often|known as|called|by|the name of|the))* ";
    CALLED = r"^ ?(?P<name>[\w-]+(?: [\w-]+){0,3}?)\W*$";
}

/// How good a name must be to count as the school's own.
const NAME: u8 = 9;

/// Joins frames that have a name to those that have works.
pub(super) fn christen(
    document: &Document,
    passage: &Passage,
    authors: &Authors,
    found: &mut Frames,
    kinds: &mut [TraditionKind],
    placed: &mut [BTreeMap<usize, Vec<Placement>>],
    named: impl Fn(&Frames, usize, usize) -> BTreeSet<usize>,
) {
    join_namesakes(found, kinds, placed);
    name_in_order(document, passage, found, kinds, placed);
    let nameless = |&at: &usize| {
        let frame = &found.list[at];
        let open = !frame.listed && !has_own_name(frame) && frame.known.is_none();
        kinds[at] == TraditionKind::Tradition && open && members(&placed[at]).len() > 1
    };
    let mut free: Vec<usize> = (0..found.list.len()).filter(nameless).collect();
    let named_alone = |&at: &usize| {
        let frame = &found.list[at];
        let named = frame.names.first().is_some_and(|name| name.weight >= NAME);
        named && (frame.listed || frame.opening == Opening::Named) && kinds[at] != TraditionKind::Tradition
    };
    let mut without_works: Vec<usize> = (0..found.list.len()).filter(named_alone).collect();
    without_works.retain(|&at| {
        let lines = || passage.lines.iter().enumerate().filter(|(_, line)| found.list[at].is_spoken_of(line));
        let kin = |works: &BTreeSet<usize>, school: usize| {
            let own = exemplars(&placed[school]);
            authors.shared(works, &own) > 0 || !own.is_disjoint(works)
        };
        let by = |works: BTreeSet<usize>| free.iter().copied().filter(|&school| kin(&works, school)).collect();
        let mut told: BTreeSet<usize> =
            by(lines().flat_map(|(_, line)| after_whom(document, authors, line, &found.list[at])).collect());
        if told.is_empty() && found.list[at].listed {
            told = by(lines().flat_map(|(number, _)| named(found, at, number)).collect());
        }
        let one = told.len() == 1;
        for school in told.into_iter().filter(|_| one) {
            join(found, kinds, placed, at, school, NAME);
            free.retain(|&left| left != school);
        }
        !one
    });
    for (works, name) in
        passage.lines.iter().filter(|l| l.cites.is_empty()).flat_map(|l| named_after_one(document, authors, l))
    {
        let its = |&&school: &&usize| !exemplars(&placed[school]).is_disjoint(&works);
        let mut told = free.iter().filter(its);
        if let (Some(&school), None) = (told.next(), told.next()) {
            found.list[school].names.retain(|name| name.weight >= NAME);
            found.list[school].names.insert(0, name);
            free.retain(|&left| left != school);
        }
    }
    without_works.retain(|&at| found.list[at].listed);
    free.retain(|&at| found.list[at].opening != Opening::Enumerated || found.list[at].names.is_empty());
    if let ([at], [school]) = (&without_works[..], &free[..]) {
        join(found, kinds, placed, *at, *school, NAME);
    }
}

/// Whether words of the text, and not merely the stretch, have given the school a good name.
fn has_own_name(frame: &Frame) -> bool {
    frame.opening != Opening::Stretch && frame.names.first().is_some_and(|name| name.weight >= NAME)
}

/// A lighter grouping and a school that go by one name are the school.
fn join_namesakes(found: &mut Frames, kinds: &mut [TraditionKind], placed: &mut [BTreeMap<usize, Vec<Placement>>]) {
    const OWN: u8 = 8;
    for at in 0..found.list.len() {
        let Some(name) = found.list[at].names.first().filter(|name| name.weight >= NAME) else { continue };
        if kinds[at] == TraditionKind::Tradition {
            continue;
        }
        let alike = |school: &usize| {
            let names = found.list[*school].names.iter().take(2).filter(|name| name.weight >= OWN);
            kinds[*school] == TraditionKind::Tradition && names.into_iter().any(|other| other.key == name.key)
        };
        if let Some(school) = (0..found.list.len()).find(alike) {
            join(found, kinds, placed, at, school, 0);
        }
    }
}

/// "The first is democracy, the second agonism": where a sentence without citations gives as many names in order as there are
/// schools, the schools that have none of their own get them in the order in which the text tells of them.
fn name_in_order(
    document: &Document,
    passage: &Passage,
    found: &mut Frames,
    kinds: &[TraditionKind],
    placed: &[BTreeMap<usize, Vec<Placement>>],
) {
    let told = |&at: &usize| kinds[at] == TraditionKind::Tradition && members(&placed[at]).len() > 1;
    let mut schools: Vec<usize> = (0..found.list.len()).filter(told).collect();
    schools.sort_by_key(|&at| found.list[at].lines.iter().map(|(line, _)| *line).min());
    for (number, line) in passage.lines.iter().enumerate().filter(|(_, line)| line.cites.is_empty()) {
        let speaks = |line: &Line| cue::SCHOOLS_OF_ANY.is_match(&line.low) || cue::LABELS_GIVEN.is_match(&line.low);
        let before = number.checked_sub(1).and_then(|before| passage.lines.get(before));
        if !speaks(line) && !before.is_some_and(speaks) {
            continue;
        }
        let names = names_in_order(document, line);
        let own = |&at: &usize| has_own_name(&found.list[at]);
        if names.len() < 2 || names.len() != schools.len() || schools.iter().any(own) {
            continue;
        }
        for (&school, name) in schools.iter().zip(names) {
            let namesake = (0..found.list.len()).find(|&at| {
                kinds[at] != TraditionKind::Tradition && found.list[at].names.iter().any(|n| n.key == name.key)
            });
            if let Some(at) = namesake {
                found.list[at].names.clear();
            }
            let kept = &mut found.list[school].names;
            kept.retain(|name| name.weight >= NAME);
            kept.insert(0, name);
        }
        return;
    }
}

/// The names that a sentence gives to the first, the second, … of what it speaks of; none where it skips one.
fn names_in_order(document: &Document, line: &Line) -> Vec<Name> {
    let low = line.low.as_str();
    let found: Vec<_> =
        NTH.captures_iter(low).filter_map(|c| Some((c.name("nth")?.as_str(), c.get(0)?.range()))).collect();
    let order = ["first", "second", "third", "fourth", "fifth"];
    let mut out = Vec::new();
    for (at, (nth, range)) in found.iter().enumerate() {
        let next = found.get(at + 1).map_or(low.len(), |(_, next)| next.start);
        let last = *nth == "last" && at + 1 == found.len();
        if order.get(at) != Some(nth) && !last {
            return Vec::new();
        }
        let rest = &low[range.end..next.max(range.end)];
        let end = rest.find([',', ';', '.', '(']).unwrap_or(rest.len());
        let end = [" or ", " and ", " because", " since", " which", " whose"]
            .iter()
            .filter_map(|w| rest[..end].find(w))
            .min()
            .unwrap_or(end);
        let words = rest[..end].trim_end().trim_end_matches(" or").trim_end_matches(" and");
        let span = Span::new(range.end, range.end + words.len()).shift(line.span.start);
        let text = span.of(&document.text).to_owned();
        let key = name::key(&text);
        // No household survey, and nothing exploratory.
        let article = words.starts_with("a ") || words.starts_with("an ") || words.starts_with("the ");
        let bare = !words.contains(' ') && !is_doctrinal(words);
        if key.is_empty() || article || bare || words.split(' ').count() > 4 || !name::is_label(&text) {
            return Vec::new();
        }
        out.push(Name { text, span, key, weight: 10 });
    }
    out
}

/// The school gets the name and the works of the frame `at`, which is no more; its own names stay where they are good enough.
fn join(
    found: &mut Frames,
    kinds: &mut [TraditionKind],
    placed: &mut [BTreeMap<usize, Vec<Placement>>],
    at: usize,
    school: usize,
    least: u8,
) {
    let (names, lines) = (std::mem::take(&mut found.list[at].names), std::mem::take(&mut found.list[at].lines));
    let listed = found.list[at].listed;
    let kept = &mut found.list[school];
    kept.listed |= listed;
    // Names found on the way are those of others as often as not.
    let own = kept.names.drain(..).filter(|name| name.weight >= least).collect::<Vec<_>>();
    kept.names.extend(names);
    kept.names.extend(own);
    kept.add(lines);
    for (work, list) in std::mem::take(&mut placed[at]) {
        placed[school].entry(work).or_insert(list);
    }
    kinds[at] = TraditionKind::Grouping;
}

/// The works of the scholars after whom the clause that names the school calls it: "Roe's successors", "the heirs of Roe and Poe".
fn after_whom(document: &Document, authors: &Authors, line: &Line, frame: &Frame) -> BTreeSet<usize> {
    let named = |clause: &&str| {
        let words = name::words(clause);
        frame.names.iter().filter(|name| name.weight >= NAME).any(|name| name::stands_in(&name.key, &words))
    };
    let clauses = line.span.of(&document.text).split(';').filter(named);
    clauses.flat_map(|clause| masters(clause)).flat_map(|(family, _)| authors.works_of(family)).collect()
}

/// Those after whom a clause calls others, and where that ends.
fn masters(clause: &str) -> Vec<(&str, usize)> {
    let found = HEIRS_BEHIND.captures_iter(clause).chain(HEIRS_BEFORE.captures_iter(clause));
    let names = |found: Captures<'_>| {
        let end = found.get(0).map_or(0, |all| all.end());
        [found.name("master"), found.name("second")].map(|name| name.map(|name| (name.range(), end)))
    };
    found.flat_map(names).flatten().map(|(range, end)| (&clause[range], end)).collect()
}

/// "The heirs of Roe are moderates": the nameless school whose exemplar is his, and where its name stands.
fn named_after_one(document: &Document, authors: &Authors, line: &Line) -> Vec<(BTreeSet<usize>, Name)> {
    let sentence = line.span.of(&document.text);
    let mut out = Vec::new();
    let mut start = line.span.start;
    for clause in sentence.split(';') {
        let masters = masters(clause);
        let end = masters.iter().map(|(_, end)| *end).max().unwrap_or(0);
        let rest = clause.get(end..).unwrap_or("");
        // "Hempel's is the covering-law model": the verb stands in what names the master.
        let article = clause[..end].ends_with(" the");
        let told = if article { Some(0) } else { ARE.find(rest).map(|found| found.end()) };
        if let Some(from) = told.filter(|_| !masters.is_empty())
            && let Some(found) = rest.get(from..).and_then(|rest| CALLED.captures(rest)?.name("name"))
        {
            let span = Span::new(found.start(), found.end()).shift(start + end + from);
            let text = span.of(&document.text).to_owned();
            let key = name::key(&text);
            // "Roe's position is untenable" gives no name.
            let lead = &rest[..from];
            let led = article || lead.ends_with(" the ") || lead.contains("called") || lead.contains("known");
            let last = text.rsplit(' ').next().unwrap_or("").to_lowercase();
            let named = is_doctrinal(&last) || led && text.contains(' ');
            let works = masters.iter().flat_map(|(family, _)| authors.works_of(family)).collect();
            if !key.is_empty() && named && name::is_label(&text) {
                out.push((works, Name { text, span, key, weight: 10 }));
            }
        }
        start += clause.len() + 1;
    }
    out
}
