//! Author–date citations, in brackets and in the sentence: APA, ASA, APSA, Chicago, Harvard, SAGE, ABNT, the Unified
//! Style Sheet for Linguistics and their like.
//!
//! Every year is asked whose it is: of the names before it, of the citation before it (`Illouz, 2007, 2008`), or of a
//! scholar named earlier in the sentence (`what Foucault called ‘tricky’ (1982: 782)`).

use crate::citation::Form;
use crate::citation::locator;
use crate::citation::names::{self, Join, Named, Unit};
use crate::citation::resolve::{self, Resolution};
use crate::citation::token::Kind;
use crate::citation::year::{self, Year};
use crate::document::note_words;
use crate::text::Span;

use super::{Body, Found};

/// The citation before the one at hand.
struct Before {
    named: Option<Named>,
    refs: Vec<usize>,
    /// One past its last token.
    end: usize,
    group: usize,
    form: Form,
}

/// Finds the author–date citations of `body`.
pub fn find(body: &Body<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut before: Option<Before> = None;
    let mut at = 0;
    while at < body.tokens.len() {
        if body.tokens[at].kind == Kind::Break {
            before = None;
        }
        if let Some(next) = ibidem(body, at, before.as_mut(), &mut found) {
            at = next;
            continue;
        }
        let Some(year) = year::read(body.tokens, at, body.text) else {
            at += 1;
            continue;
        };
        let end = year.end;
        at = match one(body, &year, before.as_ref(), &mut found) {
            Some(next) => {
                let after = next.end;
                before = Some(next);
                after.max(end)
            }
            None => end,
        };
    }
    super::keep_apart(body, &mut found);
    found
}

/// Reads the citation whose year is `year`, with the further letters that share it.
fn one(body: &Body<'_>, year: &Year, before: Option<&Before>, found: &mut Vec<Found>) -> Option<Before> {
    let tokens = body.tokens;
    let mut first = year.start;
    if first > 0
        && tokens[first - 1].is('[')
        && year.original.is_some()
        && tokens.get(first + 1).is_some_and(|t| t.is(']'))
    {
        first -= 1; // `[1965] 1998`
    }
    let opened = first > 0 && (tokens[first - 1].is('(') || tokens[first - 1].is('['));
    let names_end = names_end(body, first);
    let named = names::before(tokens, names_end);
    if let Some(named) = &named
        && let Some(resolution) = resolve::resolve(tokens, body.text, named, year, body.vocabulary, &[])
    {
        let start = resolution.start.min(year.start);
        return Some(write(body, year, Some(named.clone()), start, opened, resolution, found));
    }
    // The author is not repeated: what stands between is punctuation only.
    if let Some(before) = before
        && named.is_none()
        && let Some(previous) = &before.named
        && between_is_punctuation(body, before.end, first)
        && let Some(resolution) = resolve::resolve(tokens, body.text, previous, year, body.vocabulary, &before.refs)
    {
        let start = year.start;
        let mut after = write(body, year, Some(previous.clone()), start, false, resolution, found);
        if let Some(last) = found.last_mut() {
            last.group = before.group;
            last.form = before.form;
        }
        (after.group, after.form) = (before.group, before.form);
        return Some(after);
    }
    if let Some((named, resolution)) = earlier_in_sentence(body, year, first) {
        let (from, to) = (tokens[named.units[0].start].span.start, tokens[named.end - 1].span.end);
        let after = write(body, year, Some(named), year.start, false, resolution, found);
        if let Some(last) = found.last_mut() {
            (last.form, last.name) = (Form::Narrative, Some(Span::new(from, to)));
        }
        return Some(Before { form: Form::Narrative, ..after });
    }
    let named = named?;
    unresolved(body, year, &named, opened, found)
}

/// One past the last token of the names before a year that starts at `first`.
fn names_end(body: &Body<'_>, first: usize) -> usize {
    let tokens = body.tokens;
    let mut n = first;
    let mark = |n: usize, c: char| n > 0 && tokens[n - 1].is(c);
    if mark(n, '(') || mark(n, '[') {
        n -= 1;
    }
    if mark(n, ',') || mark(n, ':') {
        n -= 1;
    }
    // `World Health Organization [WHO], 2010`
    if (mark(n, ']') || mark(n, ')'))
        && n >= 3
        && tokens[n - 2].kind == Kind::Word
        && tokens[n - 2].capital
        && (tokens[n - 3].is('[') || tokens[n - 3].is('('))
    {
        n -= 3;
    }
    // Editors: `Smith (ed.) 2010`, `Smith (eds.), 2010`
    if mark(n, ')')
        && n >= 4
        && tokens[n - 2].is('.')
        && matches!(tokens[n - 3].folded.as_str(), "ed" | "eds" | "hg" | "hrsg" | "org" | "orgs" | "coord")
        && tokens[n - 4].is('(')
    {
        n -= 4;
    }
    // `‘Smith’ 2010`, `Smith” (2010)`
    if n > 1 && matches!(tokens[n - 1].kind, Kind::Mark('”' | '"' | '*' | '_')) {
        n -= 1;
    }
    n
}

/// Whether only punctuation, `and`, and words that open a citation stand in `from..to`.
fn between_is_punctuation(body: &Body<'_>, from: usize, to: usize) -> bool {
    from <= to
        && to - from <= 8
        && body.tokens[from..to].iter().all(|t| match t.kind {
            Kind::Mark(c) => matches!(c, ',' | ';' | '&' | '/' | '.' | '(' | ')' | '[' | ']' | '–' | '-'),
            Kind::Word => matches!(
                t.folded.as_str(),
                "and" | "und" | "et" | "y" | "e" | "see" | "also" | "cf" | "g" | "or" | "sowie" | "vgl" | "especially" | "esp" | "in" | "but" | "as" | "well" | "ders" | "dies" | "idem" | "id"
            ),
            _ => false,
        })
        // `Smith (2010) and (2012)` goes on; `Smith (2010). In 2012` does not.
        && !body.tokens[from..to].windows(2).any(|pair| pair[0].is('.') && pair[1].is_word("in"))
        && !(body.tokens[from..to].iter().any(|t| t.is_word("in")) && !body.tokens[from..to].iter().any(|t| t.is('(') || t.is(',')))
}

/// Writes one citation for each letter of the year; gives the state after them.
fn write(
    body: &Body<'_>,
    year: &Year,
    named: Option<Named>,
    start: usize,
    opened: bool,
    resolution: Resolution,
    found: &mut Vec<Found>,
) -> Before {
    let tokens = body.tokens;
    let bracket = body.brackets.around(year.start);
    let inside = bracket.is_some_and(|b| body.brackets.all[b].open < start);
    let form = if inside { Form::Parenthetical } else { Form::Narrative };
    let group =
        if inside { body.brackets.outermost(start).map_or(start, |b| body.brackets.all[b].open) } else { start };
    let letters = further_letters(body, year);
    let mut end = letters.last().map_or(year.end, |(n, _)| n + 1);
    let first_end = if letters.is_empty() { None } else { Some(year.end) };
    let locator = locator::read(tokens, end, body.text, bracket.is_some());
    if let Some(locator) = &locator {
        end = locator.end;
    }
    let mut closed = end;
    if opened && !inside && tokens.get(end).is_some_and(|t| t.is(')') || t.is(']')) {
        closed += 1;
    }
    let from = bracket.map_or(0, |b| tokens[body.brackets.all[b].open].span.end);
    let from = found.last().map_or(from, |last| last.span.end.max(from));
    // `(see Gill and Pratt (2008: 15) on …)`: the bracket around counts.
    let outer = if inside { None } else { body.brackets.around(start) };
    let from = outer
        .map_or(from, |b| tokens[body.brackets.all[b].open].span.end.max(found.last().map_or(0, |last| last.span.end)));
    let prefix = ((inside || outer.is_some()) && from <= tokens[start].span.start)
        .then(|| super::super::group::prefix(body.text, from, tokens[start].span.start))
        .flatten();
    let last = first_end.unwrap_or(closed);
    let why = ambiguity(&resolution);
    found.push(Found {
        span: Span::new(tokens[start].span.start, tokens[last - 1].span.end),
        form,
        group,
        prefix,
        locator: if letters.is_empty() { locator.as_ref().map(|l| l.text.clone()) } else { None },
        refs: resolution.refs.clone(),
        why,
        slip: resolution.slip.clone(),
        name: None,
    });
    let mut refs = resolution.refs;
    for (k, (n, letter)) in letters.iter().enumerate() {
        let is_last = k + 1 == letters.len();
        let year = Year { suffix: Some(*letter), ..year.clone() };
        let next =
            named.as_ref().and_then(|named| resolve::resolve(tokens, body.text, named, &year, body.vocabulary, &refs));
        let Some(next) = next else { continue };
        let stop = if is_last { closed } else { n + 1 };
        found.push(Found {
            span: Span::new(tokens[*n].span.start, tokens[stop - 1].span.end),
            form,
            group,
            prefix: None,
            locator: if is_last { locator.as_ref().map(|l| l.text.clone()) } else { None },
            why: ambiguity(&next),
            refs: next.refs.clone(),
            slip: next.slip,
            name: None,
        });
        refs = next.refs;
    }
    Before { named, refs, end, group, form }
}

fn ambiguity(resolution: &Resolution) -> Option<String> {
    (resolution.refs.len() > 1).then(|| format!("{} entries of the list fit equally well", resolution.refs.len()))
}

/// `b`, `c` of `2012a, b and c`: token and letter.
fn further_letters(body: &Body<'_>, year: &Year) -> Vec<(usize, char)> {
    let tokens = body.tokens;
    let mut letters = Vec::new();
    let Some(mut last) = year.suffix else { return letters };
    let mut n = year.end;
    loop {
        let mut k = n;
        let mut range = false;
        while k < n + 2
            && tokens.get(k).is_some_and(|t| {
                matches!(t.kind, Kind::Mark(',' | '&' | '/' | '-' | '–')) || t.is_word("and") || t.is_word("und")
            })
        {
            range |= matches!(tokens[k].kind, Kind::Mark('-' | '–'));
            k += 1;
        }
        let letter = tokens.get(k).filter(|t| k > n && t.kind == Kind::Word && !t.capital && t.span.len() == 1);
        let Some(letter) = letter.and_then(|t| t.folded.chars().next()).filter(|l| *l > last && *l <= 'k') else {
            return letters;
        };
        // `2012a, p. 5`: not a letter but a unit; `2012a, e.g.`
        if tokens.get(k + 1).is_some_and(|t| t.is('.') || t.kind == Kind::Word && !t.is_word("and")) && letter == 'e' {
            return letters;
        }
        if range {
            letters.extend(((last as u8 + 1)..(letter as u8)).map(|l| (k, l as char)));
        }
        letters.push((k, letter));
        last = letter;
        n = k + 1;
    }
}

/// The year opens a bracket and its author stands earlier in the sentence.
fn earlier_in_sentence(body: &Body<'_>, year: &Year, first: usize) -> Option<(Named, Resolution)> {
    let tokens = body.tokens;
    year.value?;
    let bracket = body.brackets.all[body.brackets.around(first)?];
    let opens = tokens.get(bracket.open + 1..first)?.iter().all(|t| match t.kind {
        Kind::Word => matches!(
            t.folded.as_str(),
            "cf" | "e" | "g" | "eg" | "see" | "also" | "vgl" | "z" | "b" | "in" | "ver" | "cp" | "esp"
        ),
        Kind::Mark('.' | ',') => true,
        _ => false,
    });
    let after = tokens.get(year.end)?;
    if !opens || first > bracket.open + 6 || !matches!(after.kind, Kind::Mark(')' | ']' | ':' | ';' | ',')) {
        return None;
    }
    let lowest = bracket.open.saturating_sub(60);
    for n in (lowest..bracket.open).rev() {
        let token = &tokens[n];
        if token.kind == Kind::Break {
            return None;
        }
        let word = token.folded.rsplit(' ').next().unwrap_or("");
        if token.kind != Kind::Word || !token.capital || !body.vocabulary.ends_name(word) {
            continue;
        }
        let et_al =
            tokens.get(n + 1).is_some_and(|t| t.is_word("et")) && tokens.get(n + 2).is_some_and(|t| t.is_word("al"));
        let mut named = names::before(tokens, n + 1)?;
        named.et_al |= et_al;
        let named = if named.units.iter().all(|u| u.join == Join::First || u.join == Join::And) {
            named
        } else {
            Named { units: vec![Unit { start: n, end: n + 1, join: Join::First }], et_al, end: n + 1 }
        };
        if let Some(resolution) = resolve::resolve(tokens, body.text, &named, year, body.vocabulary, &[])
            && resolution.slip.is_none()
            && resolution.score >= 6.4
        {
            return Some((named, resolution));
        }
    }
    None
}

/// Words that stand before years and are no names, folded, in order.
const NO_NAMES: &[&str] = &[
    "ab",
    "about",
    "accessed",
    "act",
    "after",
    "and",
    "aout",
    "appendix",
    "apr",
    "april",
    "around",
    "as",
    "at",
    "aug",
    "august",
    "autumn",
    "avril",
    "before",
    "between",
    "bis",
    "born",
    "by",
    "census",
    "chapter",
    "circa",
    "class",
    "conference",
    "congress",
    "copyright",
    "date",
    "dated",
    "day",
    "dec",
    "december",
    "decembre",
    "dezember",
    "died",
    "during",
    "early",
    "edition",
    "election",
    "elections",
    "eq",
    "established",
    "fall",
    "feb",
    "februar",
    "february",
    "fevrier",
    "fig",
    "figure",
    "for",
    "founded",
    "from",
    "gmbh",
    "im",
    "in",
    "inc",
    "issue",
    "jan",
    "januar",
    "january",
    "janvier",
    "juillet",
    "juin",
    "jul",
    "juli",
    "july",
    "jun",
    "june",
    "juni",
    "late",
    "law",
    "licence",
    "license",
    "ltd",
    "mai",
    "mar",
    "march",
    "mars",
    "marz",
    "may",
    "meeting",
    "mid",
    "nach",
    "no",
    "note",
    "nov",
    "november",
    "novembre",
    "number",
    "oct",
    "october",
    "octobre",
    "of",
    "oktober",
    "olympics",
    "on",
    "page",
    "phase",
    "press",
    "published",
    "report",
    "reprinted",
    "retrieved",
    "revised",
    "season",
    "section",
    "seit",
    "sep",
    "sept",
    "september",
    "septembre",
    "series",
    "since",
    "spring",
    "study",
    "summer",
    "survey",
    "table",
    "the",
    "to",
    "uk",
    "um",
    "university",
    "until",
    "updated",
    "usa",
    "v",
    "version",
    "vol",
    "volume",
    "vor",
    "wave",
    "week",
    "windows",
    "winter",
    "workshop",
    "year",
    "years",
];

/// A citation of a work that the list does not have: only where it can be nothing else.
fn unresolved(body: &Body<'_>, year: &Year, named: &Named, opened: bool, found: &mut Vec<Found>) -> Option<Before> {
    let tokens = body.tokens;
    let value = year.value?;
    if !(1500..=2035).contains(&value) || !(tokens[year.start].spaced || opened) {
        return None;
    }
    // What is far older than all that is listed is a source, or the authority of a species' name.
    let oldest = body.vocabulary.by_year.keys().next().copied().unwrap_or(value);
    if value < oldest - 15 && named.units.len() == 1 && !named.et_al {
        return None;
    }
    let bracket = body.brackets.around(year.start);
    let unit = named.units.last()?;
    let first = named.units.first()?;
    let inside =
        bracket.is_some_and(|b| body.brackets.all[b].open < first.start || body.brackets.all[b].open < unit.start);
    let narrative = opened && !inside;
    let after = tokens.get(year.end).map(|t| t.kind);
    let locator = locator::read(tokens, year.end, body.text, bracket.is_some());
    let closes = matches!(after, Some(Kind::Mark(')' | ']' | ';' | ','))) || locator.is_some();
    // `ISOdate(2004, 1)` is code: a citation's bracket is parted from the name.
    let call = narrative && year.start > 0 && !tokens[year.start - 1].spaced;
    if !(inside || narrative) || !closes || call {
        return None;
    }
    let name_like = |n: usize| {
        let token = &tokens[n];
        token.kind == Kind::Word
            && token.capital
            && token.folded.len() > 1
            && NO_NAMES.binary_search(&token.folded.as_str()).is_err()
    };
    let last_word = (unit.start..unit.end).rev().find(|&n| tokens[n].kind == Kind::Word)?;
    if !name_like(last_word) {
        return None;
    }
    // Sentence words before the name do not belong to it: `In Smith (2010)`.
    let mut start = first.start;
    while start < last_word && (!name_like(start) && tokens[start].folded.len() > 1) {
        start += 1;
    }
    // In the sentence the name directly before the bracket is enough; in brackets it must open the piece.
    if inside {
        let opens_piece = first.start > 0
            && (matches!(tokens[first.start - 1].kind, Kind::Mark('(' | '[' | ';' | ',' | '.' | ':'))
                || tokens[first.start - 1].kind == Kind::Word && !tokens[first.start - 1].capital);
        let short = named.units.iter().all(|u| u.end - u.start <= 5);
        if !opens_piece || !short {
            return None;
        }
    } else if named.units.len() == 1 && !named.et_al && unit.end - start > 3 {
        start = last_word;
    }
    // `the first league tables in England (1992)`.
    let place = |word: &str| matches!(word, "in" | "the" | "across" | "throughout");
    let printed = Span::new(tokens[start].span.start, tokens[last_word].span.end).of(body.text);
    if narrative && start > 0 && place(&tokens[start - 1].folded) && crate::reference::is_country(printed) {
        return None;
    }
    let end = locator.as_ref().map_or(year.end, |l| l.end);
    let closed = end + usize::from(narrative && tokens.get(end).is_some_and(|t| t.is(')')));
    let word = tokens[last_word].folded.rsplit(' ').next().unwrap_or("");
    let why = if body.vocabulary.listed.is_empty() {
        "the document has no reference list".to_owned()
    } else if body.vocabulary.ends_name(word) {
        format!("the list has no work of {value} by this author")
    } else {
        "the list has no work by this author".to_owned()
    };
    let form = if inside { Form::Parenthetical } else { Form::Narrative };
    let group =
        if inside { body.brackets.outermost(start).map_or(start, |b| body.brackets.all[b].open) } else { start };
    found.push(Found {
        span: Span::new(tokens[start].span.start, tokens[closed - 1].span.end),
        form,
        group,
        prefix: None,
        locator: locator.map(|l| l.text),
        refs: Vec::new(),
        why: Some(why),
        slip: None,
        name: None,
    });
    Some(Before { named: Some(named.clone()), refs: Vec::new(), end, group, form })
}

/// `ibid.`, `ebd.`, `op. cit.`: the citation before, perhaps at another page.
fn ibidem(body: &Body<'_>, at: usize, before: Option<&mut Before>, found: &mut Vec<Found>) -> Option<usize> {
    let tokens = body.tokens;
    let token = &tokens[at];
    let again = note_words::means_again(&token.folded) || matches!(token.folded.as_str(), "idem" | "ib");
    if token.kind != Kind::Word || !again {
        return None;
    }
    let before = before?;
    body.brackets.around(at)?;
    if before.refs.is_empty() {
        return None;
    }
    let mut end = at + 1;
    if tokens.get(end).is_some_and(|t| t.is('.')) {
        end += 1;
    }
    // `idem, 2010` is another work by the same author, which the year will find.
    if token.folded == "idem"
        && tokens.get(end).is_some_and(|t| t.is(','))
        && year::plain(tokens, end + 1, body.text).is_some()
    {
        return None;
    }
    let locator = locator::read(tokens, end, body.text, true);
    let stop = locator.as_ref().map_or(if tokens[end - 1].is('.') { end } else { at + 1 }, |l| l.end);
    let group = body.brackets.outermost(at).map_or(at, |b| body.brackets.all[b].open);
    found.push(Found {
        span: Span::new(token.span.start, tokens[stop - 1].span.end),
        form: Form::Parenthetical,
        group,
        prefix: None,
        locator: locator.map(|l| l.text),
        refs: before.refs.clone(),
        why: None,
        slip: None,
        name: None,
    });
    before.end = stop;
    Some(stop)
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_that_are_looked_up_by_halving_stand_in_order() {
        assert!(super::NO_NAMES.is_sorted_by(|a, b| a < b));
    }
}
