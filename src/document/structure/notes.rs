//! Notes of a text without markup: under a heading of their own or at the end without one, and where the text refers to them.

use crate::document::note_words::{leads, points_back};
use crate::text::Span;

/// Adds the notes in `block`: each opens a line with the next number.
pub(super) fn read_notes(text: &str, block: Span, notes: &mut Vec<(String, Span)>) {
    let mut at = block.start;
    for line in block.of(text).split('\n') {
        let span = Span::new(at, at + line.len());
        at = span.end + 1;
        let last = notes.last().and_then(|(mark, _)| mark.parse::<u32>().ok()).unwrap_or(0);
        let label = label_of(line).filter(|label| label.number > last && label.number <= last + FARTHEST);
        match (label, notes.last_mut()) {
            (Some(label), _) => {
                notes.push((label.number.to_string(), Span::new(span.start + label.length, span.end)));
            }
            (None, Some((_, note))) => note.end = span.end,
            (None, None) => {}
        }
    }
}

/// How far a note's number may lie above the one before: some are lost.
const FARTHEST: u32 = 3;

/// How the number of a note is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `[1]`
    Square,
    /// `¹`
    Raised,
    /// `1.`, `1)`, `1`
    Plain,
}

/// The number before a note.
#[derive(Debug, Clone, Copy)]
struct Label {
    number: u32,
    form: Form,
    /// Bytes of the line up to the note's first word.
    length: usize,
}

pub(super) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The number with which a line begins.
fn label_of(line: &str) -> Option<Label> {
    let bare = line.trim_start();
    let square = bare.starts_with('[');
    let inside = bare.trim_start_matches('[');
    let raised: String = inside.chars().take_while(|c| RAISED.contains(c)).collect();
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest, form) = if raised.is_empty() {
        let form = if square { Form::Square } else { Form::Plain };
        (inside[..digits].parse().ok().filter(|_| digits <= 4)?, &inside[digits..], form)
    } else {
        let digit = |c| RAISED.iter().position(|raised| *raised == c).unwrap_or(0) as u32;
        let number = raised.chars().take(4).fold(0, |number, c| number * 10 + digit(c));
        (number, &inside[raised.len()..], Form::Raised)
    };
    let behind = rest.trim_start_matches(['.', ')', ']']);
    let ends = behind.starts_with(char::is_whitespace) || behind.len() < rest.len() || form == Form::Raised;
    ends.then(|| Label { number, form, length: line.len() - behind.trim_start().len() })
}

/// The first of the `blocks` of notes that stand at the end of a text under no heading: paragraphs that are counted upward
/// from 1, whose marks stand in the text before them in that order, and which say that they are notes. A numbered list of
/// references is none, though its numbers stand in the text too.
pub(super) fn at_the_end(text: &str, blocks: &[(Span, bool)]) -> Option<usize> {
    const FEWEST: usize = 3;
    /// No text has more, and looking for the marks of each takes its time.
    const MOST: usize = 3_000;
    let first_label = |span: &Span| label_of(span.of(text));
    let known = |(span, heading): &(Span, bool)| *heading && super::is_known(span.of(text));
    let opens = |block: &(Span, bool)| !known(block) && first_label(&block.0).is_some_and(|label| label.number == 1);
    let start = blocks.iter().rposition(opens)?;
    let form = first_label(&blocks[start].0)?.form;
    // Under its own heading it is what that says.
    let heading = blocks[..start].iter().rfind(|(_, heading)| *heading);
    if heading.is_some_and(|(span, _)| super::part_of(span.of(text)) != super::Part::Body) {
        return None;
    }
    let end = blocks[start..].iter().position(known).map_or(blocks.len(), |n| start + n);
    let block = &blocks[start..end];
    // Nothing but notes stands there, each opening a line.
    let labelled = block.iter().filter(|(span, _)| first_label(span).is_some_and(|label| label.form == form)).count();
    if labelled * 10 < block.len() * 7 {
        return None;
    }
    let mut notes = Vec::new();
    block.iter().for_each(|(span, _)| read_notes(text, *span, &mut notes));
    let body = &text[..block[0].0.start];
    if !(FEWEST..=MOST).contains(&notes.len()) || !are_marked(body, &notes, form) {
        return None;
    }
    let words: Vec<&str> = notes.iter().map(|(_, span)| span.of(text)).collect();
    (form == Form::Raised || say_so(&words)).then_some(start)
}

/// Whether nearly all of the notes have their marks in the text, one behind the other, and hardly one comes back.
fn are_marked(body: &str, notes: &[(String, Span)], form: Form) -> bool {
    let may_miss = 1 + notes.len() / 10;
    let (mut from, mut missed) = (0, 0);
    for (mark, _) in notes {
        let square = || square_anchor(body, mark, from);
        let anchor = if form == Form::Square { square() } else { anchor_of(body, mark, from).or_else(square) };
        match anchor {
            Some(anchor) => from = anchor.end,
            None => missed += 1,
        }
        if missed > may_miss {
            return false;
        }
    }
    let in_brackets = |at: usize| {
        let digits = body[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let number = body[at + 1..at + 1 + digits].parse::<usize>();
        body[at + 1 + digits..].starts_with(']') && number.is_ok_and(|number| (1..=notes.len()).contains(&number))
    };
    let times = body.match_indices('[').filter(|(at, _)| in_brackets(*at)).count();
    times * 10 <= notes.len().max(10) * 11
}

/// Whether notes point back, lead to works (`Vgl.`, `See`) or name them without a year, as entries of a list do not.
fn say_so(notes: &[&str]) -> bool {
    let signs = |note: &&&str| points_back(note) || leads(note);
    let undated = |note: &&&str| !note.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let (signs, undated) = (notes.iter().filter(signs).count(), notes.iter().filter(undated).count());
    signs * 8 >= notes.len().max(8) || undated * 4 >= notes.len() && notes.len() > 4
}

/// Where the text refers to the note `mark`, printed `[12]`, at or after byte `from`.
pub(in crate::document) fn square_anchor(text: &str, mark: &str, from: usize) -> Option<Span> {
    let printed = format!("[{mark}]");
    let at = from + text.get(from..)?.find(&printed)?;
    Some(Span::new(at, at + printed.len()))
}

/// Where the text refers to the note `mark`, at or after byte `from`: digits that a copy left behind a word.
pub(in crate::document) fn anchor_of(text: &str, mark: &str, from: usize) -> Option<Span> {
    raised_anchor(text, mark, from).or_else(|| plain_anchor(text, mark, from))
}

/// The mark in raised digits: `word¹²`.
fn raised_anchor(text: &str, mark: &str, from: usize) -> Option<Span> {
    let raised: Option<String> =
        mark.chars().map(|c| c.to_digit(10).and_then(|d| RAISED.get(d as usize).copied())).collect();
    let raised = raised.filter(|r| !r.is_empty())?;
    let whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + raised.len()..].chars().next();
        ![before, after].into_iter().flatten().any(|c| RAISED.contains(&c))
    };
    let (at, _) = text.get(from..)?.match_indices(&raised).find(|(at, _)| whole(from + at))?;
    Some(Span::new(from + at, from + at + raised.len()))
}

/// The mark in digits like those of the text: `word.12`.
fn plain_anchor(text: &str, mark: &str, from: usize) -> Option<Span> {
    let mut at = from;
    while let Some(found) = text.get(at..)?.find(mark) {
        let span = Span::new(at + found, at + found + mark.len());
        let before = text[..span.start].chars().next_back();
        let after = text[span.end..].chars().next();
        let attached = before.is_some_and(|c| {
            c.is_lowercase() || matches!(c, '.' | ',' | ';' | ')' | ']' | '”' | '’' | '»' | '?' | '!' | '"')
        });
        let decimal = before.is_some_and(|c| matches!(c, '.' | ','))
            && text[..span.start - 1].ends_with(|c: char| c.is_ascii_digit());
        if attached
            && !decimal
            && after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ';' | ')' | '.' | '—' | '–'))
        {
            return Some(span);
        }
        at = span.end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_notes_are_read_in_every_form() {
        let read = |line: &'static str| label_of(line).map(|label| (label.number, &line[label.length..]));
        for line in ["[12] See Roe.", "12. See Roe.", "12) See Roe.", "12 See Roe.", "¹² See Roe.", " ¹²See Roe."] {
            assert_eq!(read(line), Some((12, "See Roe.")), "{line}");
        }
        assert!(read("12th of May").is_none() && read("Roe").is_none());
    }
}
