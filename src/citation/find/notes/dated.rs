//! Citations in notes that name author and year: `Neeson (1993), 12`.
//!
//! Takes what the family of author and year has found in the text. In a note it stands beside titles, and *ibid.* may mean it.

use super::super::{Body, Found};
use super::Cited;
use crate::citation::locator;
use crate::document::note_words;
use crate::text::Span;

/// Adds those of `dated` that stand in `note` and are surely one work, where no title is cited.
pub(super) fn add(body: &Body<'_>, dated: &[Found], note: Span, cited: &mut Vec<Cited>) {
    let first = dated.partition_point(|one| one.span.start < note.start);
    let there = dated.iter().enumerate().skip(first).take_while(|(_, one)| one.span.end <= note.end);
    for (at, one) in there {
        let Some(read) = citation(body, one, note).filter(|_| names_a_work(body, one)) else { continue };
        if cited.iter().all(|other| other.end <= read.start || read.end <= other.start) {
            cited.push(Cited { dated: Some(at), ..read });
        }
    }
}

/// Takes out those which a citation that points back has in it: `Neeson (1993), op. cit.`
pub(super) fn keep_apart(cited: &mut Vec<Cited>) {
    let other: Vec<(usize, usize)> =
        cited.iter().filter(|one| one.dated.is_none()).map(|one| (one.start, one.end)).collect();
    cited.retain(|one| one.dated.is_none() || other.iter().all(|(start, end)| *end <= one.start || one.end <= *start));
}

/// The citation with the page behind it.
fn citation(body: &Body<'_>, one: &Found, note: Span) -> Option<Cited> {
    let [reference] = *one.refs.as_slice() else { return None };
    let token = |at: usize| body.tokens.partition_point(|t| t.span.start < at);
    let (start, end) = (token(one.span.start), token(one.span.end));
    let behind = locator::read(body.tokens, end, body.text, true);
    let behind = behind.filter(|read| one.locator.is_none() && body.tokens[read.end - 1].span.end <= note.end);
    let end = behind.as_ref().map_or(end, |read| read.end);
    let locator = one.locator.clone().or(behind.map(|read| read.text));
    (start < end).then_some(Cited { reference, start, end, locator, dated: None })
}

/// Whether author and year are all that is printed: `Gora, Torino, Einaudi, 1979` is the end of a work that was not read, and
/// what *ibid.* means the notes before tell.
fn names_a_work(body: &Body<'_>, one: &Found) -> bool {
    let printed = one.span.of(body.text);
    let head = printed.split(|c: char| c.is_ascii_digit()).next().unwrap_or("");
    let head = head.trim_end_matches([' ', '(', ',', '[']);
    let word = head.split(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    one.slip.is_none()
        && !head.contains(',')
        && head.contains(char::is_alphabetic)
        && !note_words::means_again(&word)
        && !matches!(word.as_str(), "idem" | "ib")
}
