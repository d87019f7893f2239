//! Numbers that point into the list: `[3, 5–8]`, `(12)`, `memory12,13`.
//!
//! A number may be many things. Which kind of bracket cites is decided once for the whole text, from how much of the
//! list each kind would cover; superscripts that a copy made into digits are told from note marks, formulas and
//! decimals in [`super::superscript`].

use std::collections::BTreeSet;

use crate::citation::Form;
use crate::citation::locator;
use crate::citation::token::{self, Kind, Token};
use crate::text::Span;

use super::{Body, Found, NotePlace};

/// One number of a list of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointed {
    /// The number, printed or implied by a range.
    pub number: u32,
    /// First token, and one past the last, of what stands for it.
    pub tokens: (usize, usize),
}

/// Numbers that stand together, as they may in one bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// In printed order.
    pub numbers: Vec<Pointed>,
    /// What follows the last number: `p. 214`.
    pub locator: Option<String>,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Ranges longer than this are no citations.
const LONGEST_RANGE: u32 = 60;

fn is_dash(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark('–' | '-' | '—' | '‐' | '‑' | '−' | '~' | '⁻'))
}

/// Reads `3, 5–8` at token `at`; every number lies in `1..=highest`. `tight` allows no white space but a line end.
pub fn cluster(tokens: &[Token], at: usize, text: &str, highest: u32, tight: bool) -> Option<Cluster> {
    let value = |n: usize| -> Option<u32> {
        let token = tokens.get(n).filter(|t| t.kind == Kind::Number)?;
        token::value(token.span.of(text)).filter(|v| (1..=highest).contains(v))
    };
    let close = |n: usize| !tight || tokens.get(n).is_some_and(|t| !t.spaced || text[..t.span.start].ends_with(['\n']));
    // Programs that copy from a PDF part a superscript from its comma: `memory12 ,13 .`
    let beside = |n: usize| tokens.get(n).is_some_and(|t| t.kind == Kind::Number && !t.spaced);
    let mut numbers = Vec::new();
    let mut n = at;
    loop {
        let first = value(n)?;
        let mut end = n + 1;
        let mut last = first;
        if tokens.get(end).is_some_and(is_dash)
            && (close(end) || beside(end + 1))
            && close(end + 1)
            && let Some(second) = value(end + 1).filter(|s| *s > first && s - first <= LONGEST_RANGE)
        {
            last = second;
            end += 2;
        }
        numbers.extend((first..=last).map(|number| Pointed { number, tokens: (n, end) }));
        let separator = tokens.get(end).is_some_and(|t| {
            matches!(t.kind, Kind::Mark(',' | ';' | '‚' | '˒')) || (!tight && (t.is_word("and") || t.is('&')))
        }) && (!tight || !tokens[end].spaced || beside(end + 1));
        if separator && close(end + 1) && value(end + 1).is_some() {
            n = end + 1;
            continue;
        }
        // `[3], [5]` with a lone comma inside, `12, ` at a line's end: what follows is no number.
        return Some(Cluster { numbers, locator: None, start: at, end });
    }
}

/// Clusters that fill a bracket which `open` opens, perhaps with a locator after the last number.
fn bracketed(body: &Body<'_>, open: char, highest: u32) -> Vec<Cluster> {
    let tokens = body.tokens;
    let mut clusters = Vec::new();
    let square = body.brackets.all.iter().map(|bracket| bracket.open).filter(|at| open == '[' && tokens[*at].is('['));
    let mut limits: Vec<(usize, f64)> =
        square.filter_map(|at| Some((at, value_with_limits(tokens, at, body.text)?))).collect();
    // One alone may be `Web 2.0 [1, 2]`; tables have rows of them.
    if limits.windows(2).all(|pair| pair[0].1 == pair[1].1) {
        limits.clear();
    }
    let limits: BTreeSet<usize> = limits.into_iter().map(|(at, _)| at).collect();
    for bracket in &body.brackets.all {
        if !tokens[bracket.open].is(open) || bracket.close - bracket.open > 120 {
            continue;
        }
        if open == '[' && printed_by_a_program(body.text, tokens[bracket.open].span.start) {
            continue;
        }
        if limits.contains(&bracket.open) {
            continue;
        }
        let mut at = bracket.open + 1;
        let mut piece_starts = true;
        // Several pieces, `3, p. 5; 7`, and words before the first: `see 3`, `e.g. 3`.
        while at < bracket.close {
            if !piece_starts {
                piece_starts = matches!(tokens[at].kind, Kind::Mark(';' | ','));
                at += 1;
                continue;
            }
            let word = tokens[at].folded.as_str();
            let refers = matches!(word, "see" | "also" | "cf" | "e" | "g" | "eg" | "compare") || tokens[at].is('.');
            let leads = open == '[' && matches!(word, "reviewed" | "in" | "ref" | "refs" | "and" | "as");
            if refers || leads {
                at += 1;
                continue;
            }
            let Some(mut found) = cluster(tokens, at, body.text, highest, false) else { break };
            // `(see 4, 5)` cites; `(see 1)` may be a figure whose name was lost.
            if open == '(' && found.numbers.len() < 2 && led(&tokens[bracket.open + 1..at]) {
                break;
            }
            if found.end < bracket.close {
                let Some(locator) = locator::read(tokens, found.end, body.text, false).filter(|l| {
                    // `(1:3000)` is a dilution.
                    l.end <= bracket.close && !(tokens[found.end].is(':') && !tokens[found.end + 1].spaced)
                }) else {
                    if let Some(end) = part_named(&tokens[..bracket.close], found.end) {
                        at = end;
                        clusters.push(found);
                        continue;
                    }
                    // `[3, 4 in the list]` cites; `(3 people)` does not.
                    if open == '[' && tokens[found.end].is(',') {
                        found.end = found.numbers.last().map_or(found.end, |p| p.tokens.1);
                        clusters.push(found);
                    }
                    break;
                };
                found.end = locator.end;
                if let Some(last) = found.numbers.last_mut() {
                    last.tokens.1 = locator.end;
                }
                found.locator = Some(locator.text);
            }
            at = found.end;
            clusters.push(found);
            piece_starts = false;
        }
    }
    clusters.sort_by_key(|c| c.start);
    over_brackets(tokens, clusters)
}

/// `[1]–[4]`, as the IEEE prints ranges: two brackets with a dash between them are one cluster.
fn over_brackets(tokens: &[Token], clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut joined: Vec<Cluster> = Vec::with_capacity(clusters.len());
    for mut next in clusters {
        let dashed = |last: &&mut Cluster| {
            let between = tokens.get(last.end..next.start).unwrap_or_default();
            matches!(between, [close, dash, open] if close.is(']') && is_dash(dash) && open.is('['))
                && last.locator.is_none()
        };
        let ends = |last: &Cluster| Some((last.numbers.last()?.number, next.numbers.first()?.number));
        if let Some(last) = joined.last_mut().filter(dashed)
            && let Some((from, to)) = ends(last).filter(|(from, to)| to > from && to - from <= LONGEST_RANGE)
            && let (Some(first), false) = (last.numbers.pop(), next.numbers.is_empty())
        {
            let tokens = (first.tokens.0, next.numbers.remove(0).tokens.1);
            last.numbers.extend((from..=to).map(|number| Pointed { number, tokens }));
            last.numbers.append(&mut next.numbers);
            (last.end, last.locator) = (next.end, next.locator);
            continue;
        }
        joined.push(next);
    }
    joined
}

/// Whether a line that begins with a number in brackets is one that R prints, `[1] 0.25 NA "a"`: values and no words.
fn printed_by_a_program(text: &str, open: usize) -> bool {
    let before = text[..open].rsplit('\n').next().unwrap_or("");
    let line = text[open..].lines().next().unwrap_or("");
    let Some((_, values)) = line.split_once(']').filter(|_| before.trim().is_empty()) else { return false };
    let values = values.trim();
    let quoted = |c: char| matches!(c, '"' | '“' | '”');
    let is_value = |word: &str| {
        matches!(word, "TRUE" | "FALSE" | "NA" | "NaN" | "NULL" | "Inf" | "-Inf")
            || word.replace('−', "-").parse::<f64>().is_ok()
    };
    !values.is_empty()
        && (values.starts_with(quoted) && values.ends_with(quoted) || values.split_whitespace().all(is_value))
}

/// The value before the bracket at `open`, where this holds its limits, as tables print them: `1.5 [1, 2]`.
fn value_with_limits(tokens: &[Token], open: usize, text: &str) -> Option<f64> {
    let [low, comma, high, close] = tokens.get(open + 1..open + 5)? else { return None };
    let before = text[..tokens[open].span.start].trim_end();
    let printed = before.rsplit(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or("");
    let decimal = printed.split_once('.').filter(|(whole, part)| !whole.is_empty() && !part.is_empty());
    let value = decimal.and_then(|_| printed.parse::<f64>().ok())?;
    let limits = f64::from(token::value(low.span.of(text))?)..=f64::from(token::value(high.span.of(text))?);
    (limits.contains(&value) && comma.is(',') && close.is(']')).then_some(value)
}

/// Where the words end that name a part of the work whose number ends at `at`: `(29, “Preface”)`, `(43 et seq)`.
fn part_named(tokens: &[Token], at: usize) -> Option<usize> {
    let quote = |t: &Token| matches!(t.kind, Kind::Mark('“' | '”' | '"' | '‘' | '’' | '«' | '»'));
    let from = at + usize::from(tokens.get(at)?.is(','));
    if tokens.get(from)?.is_word("et") && tokens.get(from + 1)?.folded.starts_with("seq") {
        return Some(from + 2);
    }
    let inside = tokens.get(from + 1..).filter(|_| quote(&tokens[from]))?;
    inside.iter().position(quote).map(|n| from + n + 2)
}

/// Whether words lead to a number: `see`, `e.g.`
fn led(tokens: &[Token]) -> bool {
    !tokens.is_empty() && tokens.iter().all(|t| t.kind == Kind::Word || t.is('.'))
}

/// How much of the list clusters cover, 0–1.
fn coverage(clusters: &[Cluster], listed: usize) -> f64 {
    let numbers: BTreeSet<u32> = clusters.iter().flat_map(|c| c.numbers.iter().map(|p| p.number)).collect();
    if listed == 0 { 0.0 } else { numbers.len() as f64 / listed as f64 }
}

/// Finds numeric citations, and says which part of the list they cover. A list that is not `labelled` with numbers is
/// cited in square brackets if by number at all.
pub fn find(body: &Body<'_>, notes: &[NotePlace], labelled: bool) -> (Vec<Found>, f64) {
    let listed = &body.vocabulary.listed;
    let highest =
        listed.iter().filter_map(|l| l.number).max().unwrap_or(0).max(u32::try_from(listed.len()).unwrap_or(0));
    if listed.len() < 2 {
        return (Vec::new(), 0.0);
    }
    let square = bracketed(body, '[', highest);
    if !labelled {
        let share = coverage(&square, listed.len()) * 0.8;
        return (write(body, &square), share);
    }
    let round = bracketed(body, '(', highest);
    let raised = super::superscript::find(body, highest, notes);
    let covered = [coverage(&square, listed.len()), coverage(&round, listed.len()), coverage(&raised, listed.len())];
    let (clusters, share) = if covered[0] >= 0.3 {
        (square, covered[0])
    } else if covered[1] >= 0.3 && covered[1] >= 0.7 * covered[2] {
        (super::superscript::in_order(body, round, highest, notes), covered[1])
    } else {
        (raised, covered[2])
    };
    (write(body, &clusters), share)
}

/// Numbers in square brackets that a list of numbered entries does not reach: how far they go and where the first stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beyond {
    /// The highest number cited.
    pub highest: u32,
    /// The highest of the list.
    pub listed: u32,
    /// The first that is beyond it, in the mended text.
    pub first: Span,
}

/// Whether the text cites by numbers far beyond its list: then most of the list was not read, or is not there.
pub fn beyond(body: &Body<'_>) -> Option<Beyond> {
    /// Higher ones are years and quantities.
    const HIGHEST: u32 = 999;
    /// Fewer may be slips, or no citations.
    const FEWEST: usize = 4;
    let numbers = body.vocabulary.listed.iter().filter_map(|l| l.number);
    let listed = numbers.clone().max().filter(|_| numbers.count() * 2 > body.vocabulary.listed.len())?;
    let fills = |cluster: &Cluster| {
        let open = cluster.start.checked_sub(1).and_then(|at| body.tokens.get(at));
        open.is_some_and(|t| t.is('[')) && body.tokens.get(cluster.end).is_some_and(|t| t.is(']'))
    };
    let clusters: Vec<Cluster> = bracketed(body, '[', HIGHEST).into_iter().filter(fills).collect();
    let pointed: Vec<Pointed> = clusters.iter().flat_map(|cluster| cluster.numbers.iter().copied()).collect();
    let distinct: BTreeSet<u32> = pointed.iter().map(|pointed| pointed.number).filter(|n| *n > listed).collect();
    let first = pointed.iter().find(|pointed| pointed.number > listed)?.tokens.0;
    let highest = distinct.last().copied()?;
    let far = distinct.len() >= FEWEST && distinct.len() * 2 >= usize::try_from(highest - listed).ok()?;
    (far && highest * 2 > listed * 3).then_some(Beyond { highest, listed, first: body.tokens[first].span })
}

/// Citations of clusters; numbers that the list does not have are left out.
fn write(body: &Body<'_>, clusters: &[Cluster]) -> Vec<Found> {
    let listed = &body.vocabulary.listed;
    let numbered = listed.iter().filter(|l| l.number.is_some()).count() * 2 > listed.len();
    let index: std::collections::BTreeMap<u32, usize> = if numbered {
        listed.iter().enumerate().filter_map(|(n, l)| l.number.map(|number| (number, n))).rev().collect()
    } else {
        (0..listed.len()).filter_map(|n| u32::try_from(n + 1).ok().map(|number| (number, n))).collect()
    };
    let mut found = Vec::new();
    for cluster in clusters {
        let group = body.brackets.outermost(cluster.start).map_or(cluster.start, |b| body.brackets.all[b].open);
        for (k, pointed) in cluster.numbers.iter().enumerate() {
            let (from, to) = pointed.tokens;
            let refs: Vec<usize> = index.get(&pointed.number).copied().into_iter().collect();
            found.push(Found {
                span: Span::new(body.tokens[from].span.start, body.tokens[to - 1].span.end),
                form: Form::Numeric,
                group,
                prefix: None,
                locator: cluster.locator.clone().filter(|_| k + 1 == cluster.numbers.len()),
                why: refs.is_empty().then(|| format!("the list has no number {}", pointed.number)),
                refs,
                slip: None,
                name: None,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::token::tokens;

    #[test]
    fn numbers_far_beyond_the_list_are_told() {
        let list = "\n\nReferences\n\n1. Roe A. Rivers. Oslo: Quay; 2001.\n\n2. Poe B. Lakes. Oslo: Quay; 2002.\n";
        let codes = |prose: &str| -> Vec<&'static str> {
            let document = crate::document::Document::of_text(format!("{prose}{list}"));
            let (reading, _) = crate::citation::read_document(&document);
            reading.problems.iter().map(|problem| problem.code).filter(|code| *code == "numbers-beyond-list").collect()
        };
        let far = "Rivers run [1, 2]. Lakes lie [3]. Seas rise [4–6], and so do ports [7] in all years.";
        assert_eq!(codes(far), ["numbers-beyond-list"]);
        assert!(codes("Rivers run [1, 2]. Of them [300] were seen, [12] twice and [3] again.").is_empty());
    }

    #[test]
    fn ranges_are_expanded_and_large_numbers_refused() {
        let numbers = |text: &str, tight| {
            cluster(&tokens(text, &[]), 0, text, 20, tight)
                .map(|c| c.numbers.iter().map(|p| p.number).collect::<Vec<_>>())
        };
        assert_eq!(numbers("3, 5–8]", false), Some(vec![3, 5, 6, 7, 8]));
        assert_eq!(numbers("12,13 and", true), Some(vec![12, 13]));
        assert_eq!(numbers("12, 13", true), Some(vec![12]));
        assert_eq!(numbers("6 –8 ,12 .", true), Some(vec![6, 7, 8, 12]));
        assert_eq!(numbers("21]", false), None);
        assert_eq!(numbers("05", false), None);
    }

    #[test]
    fn the_limits_of_a_value_are_no_citation() {
        let interval = |text: &str| {
            let tokens = tokens(text, &[]);
            value_with_limits(&tokens, tokens.iter().position(|t| t.is('[')).unwrap(), text).is_some()
        };
        assert!(interval("Raw 1.5 [1, 2]\n") && interval("4.0 [4, 5] and"));
        for text in [
            "an accuracy of 0.97 [1, 2]",
            "of 3–4 [1, 2]",
            "pages 12–[1, 2]",
            "in 2019 [3, 4]",
            "of 1.5 [1]",
            "version 1.5 [1–2]",
            "[1, 2]",
        ] {
            assert!(!interval(text), "{text}");
        }
    }

    #[test]
    fn a_range_may_reach_over_brackets() {
        let text = "Models [1]–[4] and [6], [7]-[9].";
        let tokens = tokens(text, &[]);
        let filled = [2, 6, 10, 14, 18].map(|at| cluster(&tokens, at, text, 20, false));
        let joined = over_brackets(&tokens, filled.into_iter().flatten().collect());
        let numbers: Vec<Vec<u32>> = joined.iter().map(|c| c.numbers.iter().map(|p| p.number).collect()).collect();
        assert_eq!(numbers, [vec![1, 2, 3, 4], vec![6], vec![7, 8, 9]]);
    }

    #[test]
    fn what_a_program_printed_is_no_citation() {
        let printed = |text: &str| printed_by_a_program(text, text.find('[').unwrap());
        for line in ["> x\n[1] 0.25 -3 NA", "[1] TRUE", "  [12] “phylo”", "[1] −0.07142857\nas [2] says"] {
            assert!(printed(line), "{line}");
        }
        for line in ["see [1] 25", "[1] 25 patients were seen", "[3]", "[1]\n0.5", "[2] “Rivers” says so."] {
            assert!(!printed(line), "{line}");
        }
    }
}
