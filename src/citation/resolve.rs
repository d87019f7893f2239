//! Which reference a name and a year mean.
//!
//! Takes the names and the year of one citation and the list as closed vocabulary; weighs every listed work that the
//! names may begin: how many authors fit, whether initials do, whether the year does to the letter. What fits best
//! wins, what fits equally well stays ambiguous, and what fits only after a slip is mended says so.

use rapidfuzz::distance::osa;

use super::names::{self, Join, Named, Unit};
use super::token::{Kind, Token};
use super::vocabulary::{Listed, Vocabulary};
use super::year::Year;

/// What had to be overlooked to find the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// The list gives another year: cited, listed.
    Year(String, String),
    /// The list spells the name otherwise: cited, listed.
    Spelling(String, String),
}

/// The outcome for one name and year.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolution {
    /// One work; several that fit equally well.
    pub refs: Vec<usize>,
    /// First token of the names that were used.
    pub start: usize,
    /// How well it fits; the unit is one author or one year.
    pub score: f64,
    /// What had to be overlooked.
    pub slip: Option<Slip>,
}

/// Below this a candidate is none.
const LEAST: f64 = 5.0;

struct Candidate {
    reference: usize,
    start: usize,
    score: f64,
    slip: Option<Slip>,
}

/// Finds what `named` and `year` mean. `before` is what the citation before this one resolved to, for years whose
/// author is not repeated.
pub fn resolve(
    tokens: &[Token],
    text: &str,
    named: &Named,
    year: &Year,
    vocabulary: &Vocabulary,
    before: &[usize],
) -> Option<Resolution> {
    let mut candidates = exact(tokens, named, year, vocabulary);
    if candidates.iter().all(|c| c.score < LEAST + 1.0) {
        candidates.extend(by_printed_head(tokens, named, year, vocabulary));
    }
    if candidates.iter().all(|c| c.score < LEAST) {
        candidates.extend(misspelt(tokens, text, named, year, vocabulary));
    }
    for candidate in &mut candidates {
        // `Honti 1995, 2009`: the authors of the one before are meant.
        if before.iter().any(|&b| same_authors(&vocabulary.listed[b], &vocabulary.listed[candidate.reference])) {
            candidate.score += 1.5;
        }
    }
    choose(candidates)
}

fn choose(mut candidates: Vec<Candidate>) -> Option<Resolution> {
    candidates.retain(|c| c.score >= LEAST);
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.reference.cmp(&b.reference)));
    let best = candidates.first()?;
    let (score, start, slip) = (best.score, best.start, best.slip.clone());
    let mut refs: Vec<usize> = candidates.iter().filter(|c| score - c.score < 0.01).map(|c| c.reference).collect();
    refs.sort_unstable();
    refs.dedup();
    Some(Resolution { refs, start, score, slip })
}

fn same_authors(a: &Listed, b: &Listed) -> bool {
    a.authors.len() == b.authors.len() && a.authors.iter().zip(&b.authors).all(|(x, y)| x.words == y.words)
}

/// Candidates whose names are spelt as in the list.
fn exact(tokens: &[Token], named: &Named, year: &Year, vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (u, unit) in named.units.iter().enumerate() {
        let last = &tokens[unit.end - 1];
        let last = if last.kind == Kind::Word { last } else { &tokens[unit.end.saturating_sub(2)] };
        let word = last.folded.rsplit(' ').next().unwrap_or("");
        let first_word = last.folded.split(' ').next().unwrap_or("");
        let is_last = u + 1 == named.units.len();
        let by_name = vocabulary.by_name.get(word).into_iter().flatten();
        let by_first = vocabulary.by_name.get(first_word).into_iter().flatten().filter(|_| first_word != word);
        let stem = word.strip_suffix('s').unwrap_or("");
        let by_genitive = vocabulary.by_name.get(stem).into_iter().flatten();
        for &(n, k) in by_name.chain(by_first).chain(by_genitive) {
            let listed = &vocabulary.listed[n];
            let author = &listed.authors[k];
            if k != 0 || (author.body && !is_last) {
                continue;
            }
            let Some((years, slip)) = year_fit(year, listed) else { continue };
            let Some((start, quality)) = names::author_before(tokens, unit.end, author) else { continue };
            let Some((score, start)) = names_fit(tokens, named, u, start, quality, listed) else { continue };
            candidates.push(Candidate { reference: n, start, score: score + years, slip });
        }
        // `Vismanns Buch (2000)`: German nouns have capitals, and the genitive before one no apostrophe.
        if let [_] = named.units.as_slice()
            && unit.end - unit.start >= 2
            && let Some(stem) = tokens[unit.end - 2].folded.strip_suffix('s')
        {
            for &(n, k) in vocabulary.by_name.get(stem).into_iter().flatten() {
                let listed = &vocabulary.listed[n];
                if k == 0
                    && let Some((years, slip)) = year_fit(year, listed)
                    && let Some((start, quality)) = names::author_before(tokens, unit.end - 1, &listed.authors[k])
                    && let Some((score, start)) = names_fit(tokens, named, u, start, quality, listed)
                {
                    candidates.push(Candidate { reference: n, start, score: score + years - 0.5, slip });
                }
            }
        }
        // `WHO`
        if is_last && last.span.len() >= 2 && is_acronym(last) {
            for &(n, k) in vocabulary.by_acronym.get(&last.folded).into_iter().flatten() {
                let listed = &vocabulary.listed[n];
                if k == 0
                    && let Some((years, slip)) = year_fit(year, listed)
                {
                    candidates.push(Candidate { reference: n, start: unit.end - 1, score: 4.0 + years, slip });
                }
            }
        }
    }
    candidates
}

fn is_acronym(token: &Token) -> bool {
    token.capital && !token.folded.contains(' ') && token.folded.len() <= 8
}

/// How well the names from unit `u` on fit the authors of `listed`, whose first author starts at token `start`.
fn names_fit(
    tokens: &[Token],
    named: &Named,
    u: usize,
    start: usize,
    quality: f64,
    listed: &Listed,
) -> Option<(f64, usize)> {
    let units = &named.units[u..];
    let mut matched = 1;
    let (mut in_head, mut beyond) = (0, 0);
    let mut parts = 0.0;
    for (t, unit) in units.iter().enumerate().skip(1) {
        if let Some((_, fit)) = listed.authors.get(t).and_then(|a| names::author_before(tokens, unit.end, a)) {
            matched += 1;
            parts += fit - 1.0;
            continue;
        }
        // `Doe, J. et al.` in the list, `Doe and Roe` in the text.
        if listed.and_others && t >= listed.authors.len() {
            beyond += 1;
            continue;
        }
        let word = tokens[unit.end - 1].folded.rsplit(' ').next().unwrap_or("");
        if !word.is_empty()
            && (listed.head.iter().any(|w| w == word)
                || listed.authors.iter().any(|a| a.words.last().is_some_and(|w| w == word)))
        {
            in_head += 1;
        } else {
            return None;
        }
    }
    let (cited, all) = (units.len(), listed.authors.len());
    let mut score = match (cited, all) {
        _ if in_head > 0 => 5.0 + f64::from(matched),
        _ if beyond > 0 => 4.0 + f64::from(matched),
        _ if named.et_al && (all > cited || listed.and_others) => {
            8.0 - if all == 2 { 0.5 } else { 0.0 } + matched as f64 * 0.2
        }
        _ if named.et_al && all == cited => 4.5,
        (c, a) if c == a => 8.0 + (c - 1) as f64,
        (1, _) => 4.0,
        (c, _) => 3.5 + c as f64,
    };
    if named.et_al && all == 1 && listed.head.len() > 4 {
        score += 1.0; // the parser of references may have missed the others
    }
    score += (quality - 1.0 + parts) * 2.0;
    // Names before this one that the citation seems to include.
    if u > 0 {
        score -= match units[0].join {
            Join::And => 3.0,
            Join::Comma => 1.0,
            Join::Semicolon => 0.5,
            Join::First => 0.0,
        };
    }
    let (initials_at, initials) = names::initials_before(tokens, start);
    let mut start = start;
    if let Some(author) = listed.authors.first().filter(|a| !a.body) {
        if !initials.is_empty() {
            start = initials_at;
            if !author.initials.is_empty() {
                let fits = author.initials.starts_with(&initials) || initials.starts_with(&author.initials);
                score += if fits { 1.0 } else { -4.0 };
            }
        } else if start > 0
            && tokens[start - 1].kind == Kind::Word
            && tokens[start - 1].capital
            && !tokens[start - 1].folded.is_empty()
        {
            let given = &tokens[start - 1].folded;
            if author.given.first().is_some_and(|g| g == given || g.split(' ').next() == given.split(' ').next()) {
                score += 1.0;
            }
        }
    }
    Some((score, start))
}

/// How well the years fit, and what has to be overlooked; `None` where they cannot mean the same work.
fn year_fit(cited: &Year, listed: &Listed) -> Option<(f64, Option<Slip>)> {
    match (cited.value, listed.year) {
        (Some(value), Some(year)) if value == year => Some((
            match (cited.suffix, listed.suffix) {
                (None, None) => 3.0,
                (Some(a), Some(b)) if a == b => 3.5,
                (None, Some(_)) => 2.5,
                (Some(_), None) => 1.5,
                (Some(_), Some(_)) => -1.0,
            },
            None,
        )),
        (Some(value), Some(year)) => {
            let original = cited
                .original
                .is_some_and(|o| o == year || listed.other_years.contains(&o) && listed.other_years.contains(&value));
            if original {
                return Some((2.5, None));
            }
            if listed.other_years.contains(&value) {
                return Some((1.0, None));
            }
            let fit = match (value - year).abs() {
                1 => -2.0,
                2 => -3.0,
                _ if one_digit(value, year) => -3.0,
                _ => return None,
            };
            Some((fit, Some(Slip::Year(shown(value, cited.suffix), shown(year, listed.suffix)))))
        }
        (Some(_), None) => listed.undated.is_some().then_some((-1.0, None)).or(Some((-1.5, None))),
        (None, Some(_)) => matches!(
            cited.words,
            Some(
                "forthcoming"
                    | "in press"
                    | "to appear"
                    | "im druck"
                    | "submitted"
                    | "im erscheinen"
                    | "in preparation"
            )
        )
        .then_some((-1.5, None)),
        (None, None) => {
            let same = cited.words.zip(listed.undated.as_deref()).is_some_and(|(a, b)| b.contains(a) || a == b);
            let suffix = match (cited.suffix, listed.suffix) {
                (Some(a), Some(b)) if a == b => 0.5,
                (Some(_), Some(_)) => -2.0,
                _ => 0.0,
            };
            Some((if same { 3.0 } else { 2.0 } + suffix, None))
        }
    }
}

fn shown(year: i32, suffix: Option<char>) -> String {
    suffix.map_or_else(|| year.to_string(), |letter| format!("{year}{letter}"))
}

/// Whether two years differ in one digit, or in two that changed places.
fn one_digit(a: i32, b: i32) -> bool {
    // Asked for every pair of a citation and a work of that name: without a byte on the heap.
    let (x, y) = (a.unsigned_abs(), b.unsigned_abs());
    if a.signum() != b.signum() || x.checked_ilog10() != y.checked_ilog10() {
        return false;
    }
    let digit = |year: u32, at: u32| 10_u32.checked_pow(at).map_or(0, |unit| year / unit % 10);
    let mut differing = (0..10).map(|at| (digit(x, at), digit(y, at))).filter(|(x, y)| x != y);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(_), None, _) => true,
        (Some(one), Some(other), None) => one == (other.1, other.0),
        _ => false,
    }
}

/// Candidates by the entry as printed, where the parser of references missed the names.
fn by_printed_head(tokens: &[Token], named: &Named, year: &Year, vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let Some(value) = year.value else { return candidates };
    for &n in vocabulary.by_year.get(&value).into_iter().flatten() {
        let listed = &vocabulary.listed[n];
        let Some((years, slip)) = year_fit(year, listed) else { continue };
        for (u, unit) in named.units.iter().enumerate() {
            let words = tokens[unit.end - 1].folded.as_str();
            let first = words.rsplit(' ').next().unwrap_or("");
            let place = listed.head.iter().position(|w| w == first);
            let rest = named.units[u + 1..].iter().all(|unit| {
                let word = tokens[unit.end - 1].folded.rsplit(' ').next().unwrap_or("");
                listed.head.iter().any(|w| w == word)
            });
            if let Some(place) = place.filter(|_| first.len() > 2 && rest) {
                let cited = named.units.len() - u;
                let early = if place < 4 { 1.5 } else { 0.0 };
                let score = 1.5 + early + cited as f64 + if named.et_al { 0.5 } else { 0.0 } - u as f64 * 0.5;
                candidates.push(Candidate {
                    reference: n,
                    start: names_start(tokens, unit.end),
                    score: score + years,
                    slip: slip.clone(),
                });
                break;
            }
        }
    }
    candidates
}

fn names_start(tokens: &[Token], end: usize) -> usize {
    let mut n = end.saturating_sub(1);
    while n > 0 && tokens[n].kind != Kind::Word {
        n -= 1;
    }
    n
}

/// Candidates of the same year whose first author is spelt nearly so.
fn misspelt(tokens: &[Token], text: &str, named: &Named, year: &Year, vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let Some(value) = year.value else { return candidates };
    for &n in vocabulary.by_year.get(&value).into_iter().flatten() {
        let listed = &vocabulary.listed[n];
        let Some(author) = listed.authors.first().filter(|a| !a.body) else { continue };
        let Some((years, None)) = year_fit(year, listed) else { continue };
        for (u, unit) in named.units.iter().enumerate() {
            let at = names_start(tokens, unit.end);
            let cited = tokens[at].folded.replace(' ', "");
            let whole = author.words.concat();
            let family = author.particles.concat() + &whole;
            let alike = [&whole, &family].iter().map(|w| similarity(&cited, w)).fold(0.0, f64::max);
            if alike < 0.75 {
                continue;
            }
            let rest = named.units[u + 1..]
                .iter()
                .zip(listed.authors.iter().skip(1))
                .filter(|(unit, a)| {
                    similarity(&tokens[names_start(tokens, unit.end)].folded.replace(' ', ""), &a.words.concat())
                        >= 0.75
                })
                .count();
            let (count, all) = (named.units.len() - u, listed.authors.len());
            if rest + 1 < count {
                continue;
            }
            let complete = count == all || (named.et_al && all > count);
            let score = 2.0 + alike * 2.0 + rest as f64 * 2.0 + if complete { 1.0 } else { -2.0 } - u as f64;
            let slip = misspelling(tokens, text, &named.units[u..], listed)
                .unwrap_or_else(|| Slip::Spelling(tokens[at].span.of(text).to_owned(), author.shown.clone()));
            candidates.push(Candidate { reference: n, start: at, score: score + years - 1.0, slip: Some(slip) });
        }
    }
    candidates
}

/// The first name that the text spells otherwise than the list.
fn misspelling(tokens: &[Token], text: &str, units: &[Unit], listed: &Listed) -> Option<Slip> {
    units.iter().zip(&listed.authors).find_map(|(unit, author)| {
        let token = &tokens[names_start(tokens, unit.end)];
        let cited = token.folded.replace(' ', "");
        let whole = author.words.concat();
        let same = cited == whole || cited == author.particles.concat() + &whole;
        (!same).then(|| Slip::Spelling(token.span.of(text).to_owned(), author.shown.clone()))
    })
}

fn similarity(a: &str, b: &str) -> f64 {
    if a.len() < 4 || b.len() < 4 {
        return if a == b { 1.0 } else { 0.0 };
    }
    osa::normalized_similarity(a.chars(), b.chars())
}
