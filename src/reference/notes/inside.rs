//! Parts of books that another note has named in full: `Ulrich Pfister, “Craft Guilds,” in Epstein and Prak, *Guilds*, 172–98`.
//!
//! What the note does not say of the book is taken from that other note.

use super::lead::{led, same_author};
use super::{Read, is_prose};
use crate::record::{EntryType, Field, Name, Value};
use crate::reference::label::Label;
use crate::reference::short_host::{holds_parts, take_from};
use crate::reference::{Labeller, Printed, Reference, assemble, list, reference};
use crate::text::{Span, fold};

/// The part of a known book that a clause names.
pub fn part_of_a_book(labeller: &dyn Labeller, printed: Printed<'_>, clause: Span, read: &Read) -> Option<Reference> {
    let text = printed.text;
    let clause = behind_a_back_reference(text, clause);
    let (span, raw) = led(text, clause, &list::one_line(text, clause))?;
    let Cut { head, book, volume, pages } = cut(&raw)?;
    let book = read.book(&book.names, &book.title)?;
    let tokens = printed.tokens(head, span);
    let labels = labeller.label(&tokens);
    let has = |wanted: Label| labels.iter().any(|(label, _)| *label == wanted);
    if !(has(Label::Author) && has(Label::Title)) {
        return None;
    }
    let mut part = reference(0, span, raw.clone(), None, assemble(&tokens, &labels));
    if is_prose(&part) || !part.record.has(&Field::Author) || !part.record.has(&Field::Title) {
        return None;
    }
    part.record.entry_type = EntryType::InCollection;
    let own = [Field::Author, Field::Title, Field::Subtitle];
    part.record.fields.retain(|field, _| own.contains(field));
    part.confidence.retain(|field, _| own.contains(field));
    take_from(book, &mut part);
    if let Some(volume) = volume {
        part.record.set(Field::Volume, Value::Text(volume));
    }
    if let Some((first, last)) = pages {
        part.record.set(Field::Pages, Value::Pages(vec![(first, last)]));
    }
    Some(part)
}

/// `Ibid.; but see Josef Ehmer, “Worlds”`: from the last semicolon before the first quotation mark.
fn behind_a_back_reference(text: &str, clause: Span) -> Span {
    let words = clause.of(text);
    let title = words.find(['“', '"', '‘', '«']).unwrap_or(0);
    let from = words[..title].rfind("; ").map_or(0, |at| at + 2);
    Span::new(clause.start + from, clause.end)
}

/// How a note calls a book: family names, folded, and the words of its title, folded.
struct Book {
    names: Vec<String>,
    title: String,
}

type Pages = (String, Option<String>);

/// What a clause says of a part of a book.
struct Cut<'t> {
    /// Names and title of the part.
    head: &'t str,
    /// The book in short.
    book: Book,
    volume: Option<String>,
    pages: Option<Pages>,
}

fn cut(raw: &str) -> Option<Cut<'_>> {
    const IN: [&str; 5] = [" in ", " in: ", " dans ", " en ", " em "];
    let quoted = |at: &usize| raw[..*at].trim_end_matches(',').ends_with(['”', '"', '’', '»', '“', '*', '_']);
    // `Französisches Bürgertum, in: Kocka (Hrsg.), Bürgertum`: behind a comma the colon is enough.
    let colon = || raw.find(", in: ").map(|at| (at + 1, " in: ".len()));
    let (at, length) = IN
        .iter()
        .find_map(|word| {
            let at = raw.match_indices(word).map(|(at, _)| at).find(quoted)?;
            Some((at, word.len()))
        })
        .or_else(colon)?;
    let (head, tail) = (raw.get(..at)?, raw.get(at + length..)?.trim_end_matches('.'));
    let mut segments = tail.split(',').map(str::trim);
    let names = segments.next()?;
    let (mut volume, mut pages, mut title) = (None, None, Vec::new());
    for segment in segments {
        if title.is_empty() && ["eds.", "ed.", "Hg.", "Hrsg.", "dir.", "éd."].contains(&segment) {
            continue;
        }
        // Behind the title stand the volume, the pages, and the page that is meant.
        match (volume_of(segment), pages_of(segment)) {
            _ if title.is_empty() => title.push(segment),
            (Some(number), _) => volume = Some(number),
            (_, Some(read)) if pages.is_none() => pages = Some(read),
            _ if pages.is_some() => break,
            _ if volume.is_some() => return None,
            _ => title.push(segment),
        }
    }
    let title = fold(&title.join(", "));
    // `ders., Bürgertum`: who wrote the part, at its head.
    let names = if same_author(tail).is_some() { head.split([',', ':']).next()? } else { names };
    let names = names.split([' ', '&']).filter(|word| word.starts_with(char::is_uppercase)).map(fold).collect();
    (!title.is_empty()).then_some(Cut { head, book: Book { names, title }, volume, pages })
}

/// The number of `Bd. 1`, `vol. 2`, `t. II`.
fn volume_of(segment: &str) -> Option<String> {
    let (word, number) = segment.split_once(' ')?;
    let word = matches!(word.to_lowercase().as_str(), "bd." | "band" | "vol." | "t." | "tome" | "tomo" | "volume");
    let number =
        crate::text::roman(number).map(|n| n.to_string()).or_else(|| number.parse::<u32>().ok().map(|n| n.to_string()));
    number.filter(|_| word)
}

/// `172–98`, `pp. 172-198`.
fn pages_of(words: &str) -> Option<Pages> {
    let bare = ["pp.", "p.", "S."].iter().find_map(|sign| words.trim().strip_prefix(sign)).unwrap_or(words).trim();
    let (first, last) = bare.split_once(['–', '-', '—']).unwrap_or((bare, ""));
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !number(first) || !(last.is_empty() || number(last)) {
        return None;
    }
    let last = (!last.is_empty()).then(|| assemble::full_end(first, last));
    Some((first.to_owned(), last))
}

impl Read {
    /// The only book by one of these whose title has these words.
    fn book(&self, names: &[String], title: &str) -> Option<&Reference> {
        let has_words = |known: &Reference| {
            let whole = format!(" {} ", fold(&known.record.full_title()));
            whole.contains(&format!(" {title} "))
        };
        let mut known = names.iter().filter_map(|name| self.by_author.get(name)).flatten().map(|at| &self.list[*at]);
        let first = known.find(|book| holds_parts(&book.record.entry_type) && has_words(book))?;
        let by_all = [Field::Author, Field::Editor].into_iter().find_map(|field| first.record.names(field));
        let family = |name: &Name| fold(&name.family());
        by_all.is_some_and(|by| by.list.iter().any(|name| names.contains(&family(name)))).then_some(first)
    }
}
