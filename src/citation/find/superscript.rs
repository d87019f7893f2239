//! Superscripts that a copy made into plain digits: `memory12,13`, and note marks beside them.
//!
//! Numeric styles number works in the order in which the text first cites them, and notes count from one to the last.
//! Both are used together: the reading of all digits of the text, as citation, note mark or neither, that keeps both
//! counts best is found by dynamic programming over *(works seen, notes seen)*.

use std::collections::BTreeMap;

use crate::citation::token::{Kind, Token};
use crate::text::{Span, Spans};

use super::numeric::{self, Cluster};
use super::{Body, NotePlace};

/// What a cluster of digits is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Is {
    Citation,
    Mark,
    Neither,
}

/// A cluster with the evidence of its surroundings.
struct Candidate {
    cluster: Cluster,
    /// How well it looks like a superscript, whatever its number; negative speaks against it.
    looks: f64,
}

/// Digits behind words and marks that cite. `notes` are those that the text has.
pub fn find(body: &Body<'_>, highest: u32, notes: &[NotePlace]) -> Vec<Cluster> {
    let candidates = as_read(body, candidates(body, highest), notes);
    choose(candidates, highest, notes.iter().filter_map(|note| note.mark).max().unwrap_or(0), 12)
}

/// Candidates in the order in which they are read: what a note at the end cites comes where the text refers to the note.
fn as_read(body: &Body<'_>, mut candidates: Vec<Candidate>, notes: &[NotePlace]) -> Vec<Candidate> {
    let placed = Spans::of(notes.iter().map(|note| note.span));
    candidates.sort_by_cached_key(|candidate| {
        let at = body.tokens[candidate.cluster.start].span;
        let note = placed.containing(Span::new(at.start, at.start + 1));
        note.and_then(|note| notes[note].anchor).map_or((at.start, 0), |anchor| (anchor, at.start))
    });
    candidates
}

/// Clusters in round brackets that keep the order of first citation; enumerations and examples do not.
pub fn in_order(body: &Body<'_>, clusters: Vec<Cluster>, highest: u32, notes: &[NotePlace]) -> Vec<Cluster> {
    let tokens = body.tokens;
    let enumerated = enumerations(body, &clusters);
    let candidates = clusters
        .into_iter()
        .enumerate()
        .filter(|(n, cluster)| {
            let numbers: std::collections::BTreeSet<u32> = cluster.numbers.iter().map(|p| p.number).collect();
            !enumerated.contains(n) && numbers.len() == cluster.numbers.len()
        })
        .map(|(_, cluster)| {
            let before = cluster.start.checked_sub(2).and_then(|n| tokens.get(n));
            // An example stands at the start of its line; a citation follows a word.
            let closed =
                tokens.get(cluster.end + 1).is_some_and(|t| matches!(t.kind, Kind::Mark('.' | ',' | ';' | ')')));
            // A line that broke behind a word of the sentence, `echoed by` / `(15): …`, opens no example.
            let broken = before.is_some_and(|t| t.kind == Kind::Word && !t.capital);
            let opens_line = before.is_none_or(|t| t.kind == Kind::Break)
                || (!closed && !broken && body.text[..tokens[cluster.start - 1].span.start].ends_with('\n'));
            let example = before.is_some_and(|t| {
                matches!(
                    t.folded.as_str(),
                    "example" | "examples" | "eq" | "equation" | "sentence" | "sentences" | "figure" | "table" | "step"
                )
            });
            // What follows the bracket ends a phrase: the bracket says whose word that is.
            let looks = match (opens_line || example, closed) {
                (true, _) => -1.0,
                (false, true) => 1.2,
                (false, false) => 0.3,
            };
            Candidate { cluster, looks }
        })
        .collect();
    choose(as_read(body, candidates, notes), highest, 0, 60)
}

/// Clusters that enumerate: `(1) validity, (2) reliability, and (3) effect` in one paragraph, each before its item.
fn enumerations(body: &Body<'_>, clusters: &[Cluster]) -> std::collections::BTreeSet<usize> {
    let tokens = body.tokens;
    let single = |c: &Cluster| (c.numbers.len() == 1).then(|| c.numbers[0].number);
    let before_item = |c: &Cluster| {
        tokens.get(c.end + 1).is_some_and(|t| t.kind == Kind::Word)
            && tokens.get(c.start.wrapping_sub(2)).is_none_or(|t| !t.is('('))
    };
    let mut enumerated = std::collections::BTreeSet::new();
    for (first, cluster) in clusters.iter().enumerate() {
        if single(cluster) != Some(1) || enumerated.contains(&first) {
            continue;
        }
        let mut run = vec![first];
        for (n, next) in clusters.iter().enumerate().skip(first + 1) {
            let last = run[run.len() - 1];
            let near = next.start - clusters[last].end < 150
                && !tokens[clusters[last].end..next.start].iter().any(|t| t.kind == Kind::Break);
            if !near {
                break;
            }
            if single(next) == u32::try_from(run.len() + 1).ok() && before_item(next) {
                run.push(n);
            }
        }
        let items = run.iter().filter(|&&n| before_item(&clusters[n])).count();
        if run.len() >= 2 && items == run.len() {
            enumerated.extend(run);
        }
    }
    enumerated
}

fn candidates(body: &Body<'_>, highest: u32) -> Vec<Candidate> {
    let tokens = body.tokens;
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut repeated: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for n in 1..tokens.len() {
        if tokens[n].kind == Kind::Number && !tokens[n].spaced && tokens[n - 1].kind == Kind::Word {
            let pair = (tokens[n - 1].span.of(body.text), tokens[n].span.of(body.text));
            *repeated.entry(pair).or_default() += 1;
        }
    }
    let alone = cross_references(tokens, body.text);
    let mut n = 1;
    while n < tokens.len() {
        if alone.contains(&n) {
            n += 1;
            continue;
        }
        // `agree with refs. 2,4`: where a citation is part of the sentence, its numbers stand on the line.
        if let Some(cluster) =
            referred_to(tokens, n).then(|| numeric::cluster(tokens, n, body.text, highest, false)).flatten()
        {
            n = cluster.end;
            candidates.push(Candidate { cluster, looks: 1.5 });
            continue;
        }
        let raised = body.is_raised(tokens[n].span);
        if raised == Some(true) && is_exponent(body, n) {
            n += 1;
            continue;
        }
        // `DESeq2` ends in a digit of its own.
        let named = |n: usize| {
            n > 1
                && !tokens[n - 1].spaced
                && tokens[n - 2].kind == Kind::Word
                && body.is_raised(tokens[n - 1].span) == Some(false)
        };
        let looks = match (attached(body, n, &repeated), raised) {
            // Where the source tells raised digits from others, those on the line are none.
            (_, Some(false)) => None,
            (Some(looks), Some(true)) => Some(looks + 1.0),
            (None, Some(true))
                if tokens[n].kind == Kind::Number && (tokens[n - 1].kind != Kind::Number || named(n)) =>
            {
                Some(0.8)
            }
            (looks, _) => looks,
        };
        let Some(looks) = looks else {
            n += 1;
            continue;
        };
        let Some(cluster) = numeric::cluster(tokens, n, body.text, highest, true) else {
            n += 1;
            continue;
        };
        let end = cluster.end;
        // `(2–5 years)` measures.
        let quantity = tokens[n - 1].is('(')
            && tokens.get(end).is_some_and(|t| t.kind == Kind::Word)
            && tokens.get(n + 1).is_some_and(|t| !t.is(','));
        let sentence = tokens.get(end).is_some_and(|t| t.is('.')) && ends_sentence(tokens, n, body.text);
        if !quantity && (sentence || followed_well(tokens, end, body.text)) {
            let many = if cluster.numbers.len() > 1 { 0.4 } else { 0.0 };
            candidates.push(Candidate { cluster, looks: looks + many });
        }
        n = end.max(n + 1);
    }
    candidates
}

/// Whether `ref.` or `refs.` stands before the number at token `n`, or before the bracket that it opens.
fn referred_to(tokens: &[Token], n: usize) -> bool {
    let at = if tokens[n - 1].is('[') { n - 1 } else { n };
    at > 1
        && tokens[n].kind == Kind::Number
        && tokens[at - 1].is('.')
        && matches!(tokens[at - 2].folded.as_str(), "ref" | "refs")
}

/// Whether a raised number is an exponent: behind a raised sign (`10⁻⁶`, `ml⁻¹`) or a unit of length (`cm²`).
fn is_exponent(body: &Body<'_>, n: usize) -> bool {
    const UNITS: [&str; 12] = ["m", "cm", "mm", "km", "nm", "µm", "μm", "dm", "ft", "mi", "yd", "kpc"];
    let tokens = body.tokens;
    if tokens[n].kind != Kind::Number || tokens[n].spaced {
        return false;
    }
    let before = &tokens[n - 1];
    match before.kind {
        Kind::Mark('−' | '-' | '–' | '+' | '⁻') => body.is_raised(before.span) == Some(true),
        Kind::Word => {
            UNITS.contains(&before.span.of(body.text)) && matches!(tokens[n].span.of(body.text), "2" | "3" | "²" | "³")
        }
        _ => false,
    }
}

/// Numbers that stand alone three times or more, `1 describes … in 1 … (cf. 1)`: sections and examples, whose `Section`
/// was lost.
fn cross_references(tokens: &[Token], text: &str) -> std::collections::BTreeSet<usize> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for n in 1..tokens.len() {
        let spaced = tokens[n].kind == Kind::Number && tokens[n].spaced;
        if spaced && stands_alone(tokens, n).is_some() {
            places.entry(tokens[n].span.of(text)).or_default().push(n);
        }
    }
    places.into_values().filter(|places| places.len() >= 3).flatten().collect()
}

/// Whether a full stop between two numbers ends the sentence of the first: `impersonal”24.25 shows`, not `2.5`.
fn ends_sentence(tokens: &[Token], number: usize, text: &str) -> bool {
    let Some(before) = number.checked_sub(1).and_then(|n| tokens.get(n)) else { return false };
    !tokens[number].spaced
        && match before.kind {
            Kind::Word => {
                let word = before.span.of(text);
                word.chars().count() >= 3 && word.chars().all(char::is_lowercase)
            }
            Kind::Mark(c) => matches!(c, '”' | '’' | '»' | ')' | ']'),
            _ => false,
        }
}

/// Whether digits at token `n` stand as a superscript would, and how much they look like one.
fn attached(body: &Body<'_>, n: usize, repeated: &BTreeMap<(&str, &str), u32>) -> Option<f64> {
    let tokens = body.tokens;
    let (before, token) = (&tokens[n - 1], &tokens[n]);
    if token.kind != Kind::Number {
        return None;
    }
    if token.spaced {
        return stands_alone(tokens, n);
    }
    let digit_before = |n: usize| n.checked_sub(1).and_then(|n| tokens.get(n)).is_some_and(|t| t.kind == Kind::Number);
    match before.kind {
        Kind::Word => {
            let raw = before.span.of(body.text);
            let lower_end = raw.chars().next_back().is_some_and(char::is_lowercase);
            let times = repeated.get(&(raw, token.span.of(body.text))).copied().unwrap_or(0);
            let capitals = raw.chars().all(char::is_uppercase);
            // `CO2`, `p38`, `IL6`, `Cas9`: short, or met again and again.
            if capitals && raw.chars().count() <= 2 || raw.chars().count() == 1 {
                return Some(-2.5);
            }
            // `in8`, `by12`: the number is the author of the sentence.
            if lower_end && LEADS.contains(&before.folded.as_str()) {
                return Some(0.5);
            }
            Some(match (lower_end, times) {
                (_, 4..) => -1.5,
                (true, 1) => 0.5,
                (true, _) => 0.0,
                (false, 1) => 0.1,
                (false, _) => -1.0,
            })
        }
        Kind::Mark('.') if digit_before(n - 1) && ends_sentence(tokens, n - 2, body.text) => Some(0.2),
        Kind::Mark('.' | ',') if digit_before(n - 1) => None,
        Kind::Mark('.' | ',' | ';' | ':' | '?' | '!') => Some(if before.spaced { -1.0 } else { 0.5 }),
        Kind::Mark(')' | ']' | '”' | '’' | '"' | '»' | '\'' | '…' | '%') => Some(0.4),
        // `(8, fn. 10)`, `(1–4, among others)`: a citation that is part of the sentence.
        Kind::Mark('(') => match tokens.get(n + 1).map(|t| t.kind) {
            Some(Kind::Mark(')')) => {
                let quoted = n >= 2 && matches!(tokens[n - 2].kind, Kind::Mark('”' | '’' | '"' | '»'));
                Some(if quoted { 0.0 } else { -1.2 })
            }
            Some(Kind::Mark(',' | ';' | '–' | '-')) => Some(-0.2),
            Some(Kind::Mark(':')) if tokens.get(n + 2).is_some_and(|t| t.spaced) => Some(-0.2),
            _ => None,
        },
        _ => None,
    }
}

/// Words before a number that is part of the sentence.
const LEADS: &[&str] = &[
    "in",
    "by",
    "of",
    "to",
    "and",
    "from",
    "as",
    "see",
    "with",
    "following",
    "after",
    "cf",
    "also",
    "like",
    "than",
    "both",
    "per",
    "for",
    "or",
    "according",
];

/// Words after a number that is the subject of its sentence.
const REPORTS: &[&str] = &[
    "showed",
    "shows",
    "show",
    "argued",
    "argues",
    "argue",
    "proposed",
    "proposes",
    "propose",
    "introduced",
    "introduces",
    "states",
    "stated",
    "suggested",
    "suggests",
    "suggest",
    "found",
    "finds",
    "reported",
    "reports",
    "defined",
    "defines",
    "describes",
    "described",
    "observed",
    "observes",
    "claims",
    "claimed",
    "points",
    "notes",
    "noted",
    "demonstrated",
    "used",
    "have",
    "has",
    "bring",
    "building",
    "concluded",
    "discusses",
    "presents",
    "provides",
    "who",
];

/// Whether a number that white space parts from the word before cites all the same: at the start of a paragraph or
/// sentence before a verb of reporting, or behind `cf.` and `e.g.`
fn stands_alone(tokens: &[Token], n: usize) -> Option<f64> {
    let before = &tokens[n - 1];
    if before.is('.') && n >= 2 && (tokens[n - 2].folded.ends_with("cf") || tokens[n - 2].is_word("g")) {
        return Some(0.2);
    }
    // Words of the citation that a copy glued to the text: `topicse.g., 21`, `wordsee 35`.
    let glued = before.is(',') && n >= 3 && tokens[n - 2].is('.') && tokens[n - 3].is_word("g")
        || before.kind == Kind::Word
            && before.folded.len() > 4
            && before.folded.ends_with("see")
            && before.folded != "foresee";
    if glued {
        return Some(0.4);
    }
    let opens = matches!(before.kind, Kind::Break | Kind::Mark('.' | '–' | '—')) || before.kind == Kind::Number;
    let reports = tokens.get(n + 1).is_some_and(|t| t.kind == Kind::Word && REPORTS.contains(&t.folded.as_str()));
    (opens && reports).then_some(0.2)
}

/// Whether what follows the digits can follow a superscript.
fn followed_well(tokens: &[Token], end: usize, text: &str) -> bool {
    let Some(next) = tokens.get(end) else { return true };
    if next.spaced {
        return true;
    }
    match next.kind {
        Kind::Word | Kind::Number => false,
        Kind::Mark('%' | '°' | '=' | '×' | '+' | '<' | '>' | '/' | '*') => false,
        Kind::Mark('.' | ',') => !tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number && !t.spaced),
        Kind::Mark('-' | '–' | '—') => {
            // `word3—and` goes on; `2-fold` does not.
            !tokens.get(end + 1).is_some_and(|t| {
                !t.spaced
                    && matches!(next.kind, Kind::Mark('-'))
                    && t.kind == Kind::Word
                    && text[..t.span.start].ends_with('-')
            })
        }
        _ => true,
    }
}

/// The most states that are kept from one cluster to the next.
const BEAM: usize = 600;

/// Which clusters cite, so that works are first cited in order and notes counted without a gap.
fn choose(candidates: Vec<Candidate>, highest: u32, last_mark: u32, widest_gap: u32) -> Vec<Cluster> {
    type State = (u32, u32);
    // For each candidate: state → (score, state before, what it is).
    let mut steps: Vec<BTreeMap<State, (f64, State, Is)>> = Vec::with_capacity(candidates.len());
    let mut now: BTreeMap<State, f64> = BTreeMap::from([((0, 0), 0.0)]);
    for candidate in &candidates {
        let mut step: BTreeMap<State, (f64, State, Is)> = BTreeMap::new();
        let mut offer = |to: State, score: f64, from: State, is: Is| {
            let kept = step.entry(to).or_insert((f64::NEG_INFINITY, from, is));
            if score > kept.0 {
                *kept = (score, from, is);
            }
        };
        for (&(seen, notes), &score) in &now {
            offer((seen, notes), score, (seen, notes), Is::Neither);
            if let Some((after, gain)) = cite(&candidate.cluster, seen, highest, widest_gap) {
                offer((after, notes), score + gain + candidate.looks, (seen, notes), Is::Citation);
            }
            if let [one] = candidate.cluster.numbers.as_slice()
                && one.number > notes
                && one.number <= last_mark
                && one.number <= notes + 2
            {
                let gain = if one.number == notes + 1 { 1.6 } else { 0.2 };
                offer((seen, one.number), score + gain + candidate.looks, (seen, notes), Is::Mark);
            }
        }
        if step.len() > BEAM {
            let mut scores: Vec<f64> = step.values().map(|s| s.0).collect();
            scores.sort_by(|a, b| b.total_cmp(a));
            let least = scores[BEAM];
            step.retain(|_, kept| kept.0 > least);
        }
        now = step.iter().map(|(state, kept)| (*state, kept.0)).collect();
        steps.push(step);
    }
    let best = now.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).map(|(state, _)| *state);
    let Some(mut state) = best else { return Vec::new() };
    let mut is = vec![Is::Neither; candidates.len()];
    for (n, step) in steps.iter().enumerate().rev() {
        let Some(&(_, before, what)) = step.get(&state) else { break };
        is[n] = what;
        state = before;
    }
    let mut chosen: Vec<Cluster> = candidates
        .into_iter()
        .zip(is)
        .filter(|(_, is)| *is == Is::Citation)
        .map(|(candidate, _)| candidate.cluster)
        .collect();
    chosen.sort_by_key(|cluster| cluster.start);
    chosen
}

/// The highest number seen after `cluster`, and how well the cluster continues the count; `None` where it cannot.
fn cite(cluster: &Cluster, mut seen: u32, highest: u32, widest_gap: u32) -> Option<(u32, f64)> {
    let mut gain: f64 = 0.0;
    for pointed in &cluster.numbers {
        let number = pointed.number;
        if number <= seen {
            gain += 0.3;
        } else if number == seen + 1 {
            gain += 2.0;
            seen = number;
        } else if number <= highest {
            // Works cited first in a table or a figure leave gaps.
            let gap = number - seen - 1;
            if gap > widest_gap {
                return None;
            }
            gain += 0.4 - (0.5 * f64::from(gap)).min(6.0 * 12.0 / f64::from(widest_gap));
            seen = number;
        }
    }
    Some((seen, gain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::group::Brackets;
    use crate::citation::token::tokens;
    use crate::citation::vocabulary::Vocabulary;
    use crate::text::Span;

    fn cited(text: &str, highest: u32, marks: &[u32]) -> Vec<u32> {
        let place = Span::new(text.len(), text.len());
        let notes: Vec<_> = marks.iter().map(|n| NotePlace { mark: Some(*n), span: place, anchor: None }).collect();
        let tokens = tokens(text, &[]);
        let brackets = Brackets::of(&tokens);
        let vocabulary = Vocabulary::default();
        let body = Body { text, tokens: &tokens, brackets: &brackets, vocabulary: &vocabulary, raised: &[] };
        find(&body, highest, &notes).iter().flat_map(|c| c.numbers.iter().map(|p| p.number)).collect()
    }

    #[test]
    fn formulas_decimals_and_figures_are_no_citations() {
        let text = "Memory fades1 and returns2,3 as CO2 rises by 3.5 percent.4 See Fig. 2 for H2O at 3 kPa.5";
        assert_eq!(cited(text, 6, &[]), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn what_notes_at_the_end_cite_counts_where_the_text_refers_to_them() {
        let text =
            "Rivers rise (1). Lakes lie.* Seas are salt (4), and so are some lakes (4).\n\nIt was (2) that saw it (3).";
        let tokens = tokens(text, &[]);
        let brackets = Brackets::of(&tokens);
        let vocabulary = Vocabulary::default();
        let body = Body { text, tokens: &tokens, brackets: &brackets, vocabulary: &vocabulary, raised: &[] };
        let note = Span::new(text.find("It was").unwrap(), text.len());
        let anchor = text.find('*');
        let clusters = |text: &str| {
            let at = |digit: &str| tokens.iter().position(|t| t.span.start == text.find(digit).unwrap()).unwrap();
            ["1", "4", "2", "3"].map(|digit| numeric::cluster(&tokens, at(digit), text, 4, false).unwrap()).to_vec()
        };
        let found = in_order(&body, clusters(text), 4, &[NotePlace { mark: None, span: note, anchor }]);
        assert_eq!(found.len(), 4);
        assert!(found.is_sorted_by_key(|cluster| cluster.start));
    }

    #[test]
    fn note_marks_are_counted_apart() {
        let text = "First claim1 of many.2 Here is a note.1 Third claim3 and fourth.4 Another note.2 Fifth claim.5";
        assert_eq!(cited(text, 5, &[1, 2]), [1, 2, 3, 4, 5]);
    }
}
