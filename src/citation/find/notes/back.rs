//! Citations in notes that point back: `Ibid., 78`, `Quay, op. cit.`, `Moor (n 3) 585`, `Roe, 12`.
//!
//! Takes a note in which titles have been found, and what the notes before have cited; adds the citations that mean one of
//! those.

use std::collections::BTreeMap;

use super::super::Body;
use super::{Cited, extent, leads_to_a_work, stands_for_author, without_lead};
use crate::citation::locator;
use crate::citation::token::{self, Kind, Token};
use crate::citation::year;
use crate::document::note_words;

/// What the notes before have cited.
#[derive(Debug, Default)]
pub struct Known {
    /// The work that *ibid.* means.
    last: Option<usize>,
    /// The works of each family name, that which was cited last at the end, for `op. cit.`
    by_author: BTreeMap<String, Vec<usize>>,
    /// Works by the note's number, for `(wie Anm. 3)`.
    in_note: BTreeMap<u32, Vec<usize>>,
}

impl Known {
    /// The work that the note before cites last.
    pub fn last(&self) -> Option<usize> {
        self.last
    }

    /// Takes the works that the note with this mark cites.
    pub fn note(&mut self, body: &Body<'_>, mark: Option<u32>, works: impl Iterator<Item = usize>) {
        // What a note cites in which nothing was found is not known, and *ibid.* in the next would mean that.
        self.last = None;
        let mut there = Vec::new();
        for work in works {
            self.last = Some(work);
            there.push(work);
            if let Some(name) = name_of(body, work) {
                let known = self.by_author.entry(name.to_owned()).or_default();
                known.retain(|known| *known != work);
                known.push(work);
            }
        }
        // Where each chapter counts its notes anew, the last of a number is meant.
        match mark {
            Some(mark) if there.is_empty() => drop(self.in_note.remove(&mark)),
            Some(mark) => drop(self.in_note.insert(mark, there)),
            None => {}
        }
    }
}

/// One past the last token of a citation whose words that point back end at `from`; a page may follow without a comma.
fn pointed_end(body: &Body<'_>, from: usize, to: usize) -> (usize, Option<String>) {
    let tokens = body.tokens;
    let sentence = from > 0 && tokens[from - 1].is('.') && from < to;
    // `Ibid. See also …` begins a sentence, `Ebd. S. 12` goes on.
    if sentence && tokens[from].capital && tokens[from].spaced && !locator::is_page_unit(&tokens[from]) {
        return (from, None);
    }
    let from = (from..to).find(|&n| !is_emphasis(&tokens[n]) && !tokens[n].is_word("at")).unwrap_or(from);
    let (end, locator) = extent::of(body, None, from, to);
    let beside = || locator::beside(body.tokens, from, body.text).filter(|read| read.end <= to);
    match locator.is_none().then(beside).flatten() {
        Some(read) => (end.max(read.end), Some(read.text)),
        None => (end, locator),
    }
}

/// `Ibid.`, `Ivi, p. 66`, `op. cit.`, `a. a. O.`, `(n 4)`, `(wie Anm. 3)`, `supra note 4`.
pub fn references(body: &Body<'_>, from: usize, to: usize, known: &Known, cited: &mut Vec<Cited>) {
    let tokens = body.tokens;
    let mut n = from;
    while n < to {
        let token = &tokens[n];
        if token.kind != Kind::Word || cited.iter().any(|c| c.start <= n && n < c.end) {
            n += 1;
            continue;
        }
        if note_words::means_again(&token.folded) || is_id(body, n, to) {
            let here = cited.iter().filter(|c| c.end <= n).max_by_key(|c| c.end);
            // `Pfister, “Loom,” 175; ibid., 176`: a work that was not read stands before it.
            let other = tokens[from..n].windows(2).any(|two| two[0].kind == Kind::Number && two[1].is(';'));
            let before = here.map(|c| c.reference).or(known.last.filter(|_| !other));
            if let Some(reference) = before {
                let behind = n + 1 + usize::from(tokens.get(n + 1).is_some_and(|t| t.is('.')));
                let next = cited.iter().map(|c| c.start).filter(|start| *start > n).min().unwrap_or(to);
                let (end, locator) = pointed_end(body, behind.min(next), next);
                let end = if end == next && next < to { without_lead(tokens, n, next) } else { end };
                cited.push(Cited { reference, start: n, end, locator, dated: None });
                n = end;
                continue;
            }
        }
        if let Some((number, length)) = points_back(body, n, to) {
            // Of the note that is pointed to, what is named there; without a number, what the author wrote last.
            let there = number.and_then(|number| known.in_note.get(&number));
            let named = (from.max(n.saturating_sub(8))..n).rev();
            let named = named.take_while(|&k| !tokens[k].is(';')).filter(|&k| tokens[k].kind == Kind::Word);
            let mut meant = named.filter_map(|k| {
                // `Id., op. cit.`
                let here = || cited.iter().filter(|c| c.end <= k).max_by_key(|c| c.end).map(|c| c.reference);
                if number.is_none() && stands_for_author(body, k) {
                    return Some((k, here().or(known.last)?));
                }
                let work = match there {
                    Some(works) => works.iter().copied().find(|&work| name_of(body, work) == Some(family_at(body, k))),
                    None => known.by_author.get(family_at(body, k)).and_then(|works| works.last().copied()),
                };
                Some((k, work.filter(|_| tokens[k].capital)?))
            });
            if let Some((name, reference)) = meant.next() {
                let next = cited.iter().map(|c| c.start).filter(|start| *start > n).min().unwrap_or(to);
                let (end, locator) = pointed_end(body, (n + length).min(next), next);
                let end = if end == next && next < to { without_lead(tokens, name, next) } else { end };
                cited.push(Cited { reference, start: name, end, locator, dated: None });
                n = end;
                continue;
            }
        }
        if let Some((reference, end, locator)) = name_and_page(body, n, (from, to), known) {
            cited.push(Cited { reference, start: n, end, locator: Some(locator), dated: None });
            n = end;
            continue;
        }
        n += 1;
    }
}

/// `Roe, 12`: a name that opens a citation and a page, of whose works the notes have cited one alone.
fn name_and_page(
    body: &Body<'_>,
    n: usize,
    (from, to): (usize, usize),
    known: &Known,
) -> Option<(usize, usize, String)> {
    let tokens = body.tokens;
    let [work] = known.by_author.get(family_at(body, n)).filter(|_| tokens[n].capital)?.as_slice() else { return None };
    let before = tokens[from..n].iter().rev().find(|before| !is_emphasis(before));
    let opens = before.is_none_or(|before| {
        matches!(before.kind, Kind::Mark(';' | '.' | '(' | ':') | Kind::Break | Kind::Number) || leads_to_a_work(before)
    });
    let read = report_page(body, n + 1).or_else(|| locator::read(tokens, n + 1, body.text, true));
    let read = read.filter(|read| opens && read.end <= to)?;
    let closes = tokens
        .get(read.end)
        .filter(|_| read.end < to)
        .is_none_or(|after| matches!(after.kind, Kind::Mark(';' | '.' | ')' | ',') | Kind::Break));
    closes.then_some((*work, read.end, read.text))
}

/// `Id. at 524`, `Id.`, `Idem, 15`: the work before; `Id., I benandanti` and `Idem, 1985` are other works of its author.
fn is_id(body: &Body<'_>, n: usize, to: usize) -> bool {
    let tokens = body.tokens;
    let stopped = tokens.get(n + 1).is_some_and(|t| t.is('.'));
    let behind = n + 1 + usize::from(stopped);
    let ends = |at: usize, marks: &[char]| {
        let next = tokens.get(at).filter(|_| at < to);
        next.is_none_or(|t| t.kind == Kind::Break || matches!(t.kind, Kind::Mark(mark) if marks.contains(&mark)))
    };
    let page = || {
        let read = locator::read(tokens, behind, body.text, true).filter(|read| read.end <= to)?;
        let dated = year::plain(tokens, behind + 1, body.text).is_some();
        (!dated && ends(read.end, &[';', '.', ')', ','])).then_some(read)
    };
    let at = || tokens.get(behind).is_some_and(|t| behind < to && t.is_word("at"));
    let alone = || at() || ends(behind, &[';', '*', '_']);
    (tokens[n].is_word("id") && stopped || tokens[n].is_word("idem")) && (alone() || page().is_some())
}

/// A mark of italics in the source.
fn is_emphasis(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark('*' | '_'))
}

/// `, 347 U.S. at 493`: volume and report of a case, and the page.
fn report_page(body: &Body<'_>, comma: usize) -> Option<locator::Locator> {
    /// Words and stops of a report's name.
    const LONGEST: usize = 8;
    let tokens = body.tokens;
    let volume = tokens.get(comma + 1).filter(|t| t.kind == Kind::Number && tokens[comma].is(','))?;
    let at = (comma + 3..comma + 3 + LONGEST).find(|&n| tokens.get(n).is_some_and(|t| t.is_word("at")))?;
    let named = tokens.get(comma + 2).is_some_and(|t| t.capital) && volume.span.len() <= 4;
    locator::beside(tokens, at + 1, body.text).filter(|_| named)
}

/// The last word of the name that token `n` may be.
fn family_at<'b>(body: &'b Body<'_>, n: usize) -> &'b str {
    body.tokens[n].folded.rsplit(' ').next().unwrap_or("")
}

/// The word by which notes call a work: the last of its first author's name or, as with cases and acts, the first of its
/// title: `Anns (n 3)`.
fn name_of<'b>(body: &'b Body<'_>, reference: usize) -> Option<&'b str> {
    let listed = &body.vocabulary.listed[reference];
    let titled = listed.authors.first().is_none_or(|author| author.words.first() == listed.title.first());
    let by_title = listed.title.first().filter(|_| titled).map(String::as_str);
    by_title.or_else(|| listed.authors.first()?.words.last().map(String::as_str))
}

/// Words that point back from token `n`: the number of the note, where they name one, and how many tokens they take.
fn points_back(body: &Body<'_>, n: usize, to: usize) -> Option<(Option<u32>, usize)> {
    let tokens = body.tokens;
    let word = |k: usize| tokens.get(k).filter(|_| k < to).map_or("", |token| token.folded.as_str());
    let is = |k: usize, mark: char| k < to && tokens.get(k).is_some_and(|token| token.is(mark));
    let stop = |k: usize| usize::from(is(k, '.'));
    let above = |k: usize| note_words::means_above(word(k)) || word(k) == "cit";
    match word(n) {
        "op" | "loc" | "art" => {
            (n + 1..to.min(n + 4)).find(|&k| word(k) == "cit").map(|k| (None, k + 1 + stop(k + 1) - n))
        }
        "cit" if n > 0 && tokens[n - 1].is(',') => Some((None, 1 + stop(n + 1))),
        // `a. a. O.`
        "a" if word(n + 2) == "a" && word(n + 4) == "o" => Some((None, 5 + stop(n + 5))),
        "aao" => Some((None, 1 + stop(n + 1))),
        // `n. 4 above`, `(wie Anm. 3)`, `(above, n. 2)`, `supra note 4`
        unit @ ("n" | "note" | "nota" | "anm" | "fn" | "footnote") => {
            let at = n + 1 + stop(n + 1);
            let number = tokens.get(at).filter(|token| at < to && token.kind == Kind::Number)?;
            let number = token::value(number.span.of(body.text))?;
            let led = (n.saturating_sub(3)..n).rev().take_while(|&k| !tokens[k].is(';') && !tokens[k].is(')'));
            let led = led.into_iter().any(|k| tokens[k].is('(') || above(k) || word(k) == "wie");
            let behind = at + 1 + usize::from(above(at + 1));
            let german = matches!(unit, "anm" | "fn");
            (german || led || behind > at + 1).then(|| (Some(number), behind + usize::from(is(behind, ')')) - n))
        }
        "supra" if !matches!(word(n + 1), "n" | "note" | "footnote") => Some((None, 1)),
        _ => None,
    }
}
