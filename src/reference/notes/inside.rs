//! Parts of books that another note has named in full: `Ulrich Pfister, “Craft Guilds,” in Epstein and Prak, *Guilds*, 172–98`.
//!
//! What the note does not say of the book is taken from that other note.

use super::lead::led;
use super::{Read, is_prose};
use crate::record::{EntryType, Field, Name, Value};
use crate::reference::label::Label;
use crate::reference::{Labeller, Printed, Reference, assemble, list, reference};
use crate::text::{Span, fold};

/// What a part takes from the book that holds it, and under which name.
const FROM_THE_BOOK: [(Field, Field); 12] = [
    (Field::Title, Field::BookTitle),
    (Field::Subtitle, Field::BookSubtitle),
    (Field::MainTitle, Field::MainTitle),
    (Field::Author, Field::BookAuthor),
    (Field::Editor, Field::Editor),
    (Field::Date, Field::Date),
    (Field::Publisher, Field::Publisher),
    (Field::Location, Field::Location),
    (Field::Edition, Field::Edition),
    (Field::Series, Field::Series),
    (Field::Number, Field::Number),
    (Field::Volume, Field::Volume),
];

/// The part of a known book that a clause names.
pub fn part_of_a_book(labeller: &dyn Labeller, printed: Printed<'_>, clause: Span, read: &Read) -> Option<Reference> {
    let text = printed.text;
    let clause = behind_a_back_reference(text, clause);
    let (span, raw) = led(text, clause, &list::one_line(text, clause))?;
    let (head, book, pages) = cut(&raw)?;
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
    for (of_book, of_part) in FROM_THE_BOOK {
        if let Some(value) = book.record.fields.get(&of_book) {
            part.record.set(of_part.clone(), value.clone());
            part.confidence.extend(book.confidence.get(&of_book).map(|sure| (of_part, *sure)));
        }
    }
    if book.record.names(Field::Author) == part.record.names(Field::Author) {
        part.record.fields.remove(&Field::BookAuthor);
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

/// Names and title of the part, the book in short, the pages of the part.
fn cut(raw: &str) -> Option<(&str, Book, Option<Pages>)> {
    const IN: [&str; 5] = [" in ", " in: ", " dans ", " en ", " em "];
    let quoted = |at: &usize| raw[..*at].trim_end_matches(',').ends_with(['”', '"', '’', '»', '“']);
    let (at, length) = IN.iter().find_map(|word| {
        let at = raw.match_indices(word).map(|(at, _)| at).find(quoted)?;
        Some((at, word.len()))
    })?;
    let (head, tail) = (raw.get(..at)?, raw.get(at + length..)?.trim_end_matches('.'));
    let (names, rest) = tail.split_once(',')?;
    let rest = ["eds.,", "ed.,", "Hg.,", "dir.,", "éd.,"]
        .iter()
        .find_map(|role| rest.trim_start().strip_prefix(role))
        .unwrap_or(rest);
    let (title, pages) = match rest.rsplit_once(',').map(|(title, pages)| (title, pages_of(pages))) {
        Some((title, Some(pages))) => (title, Some(pages)),
        _ => (rest, None),
    };
    let names = names.split([' ', '&']).filter(|word| word.starts_with(char::is_uppercase)).map(fold).collect();
    Some((head, Book { names, title: fold(title) }, pages)).filter(|(_, book, _)| !book.title.is_empty())
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
        let holds = |known: &Reference| {
            matches!(
                known.record.entry_type,
                EntryType::Book
                    | EntryType::Collection
                    | EntryType::MvBook
                    | EntryType::MvCollection
                    | EntryType::Proceedings
            )
        };
        let mut known = names.iter().filter_map(|name| self.by_author.get(name)).flatten().map(|at| &self.list[*at]);
        let first = known.find(|book| holds(book) && has_words(book))?;
        let by_all = [Field::Author, Field::Editor].into_iter().find_map(|field| first.record.names(field));
        let family = |name: &Name| fold(&name.family());
        by_all.is_some_and(|by| by.list.iter().any(|name| names.contains(&family(name)))).then_some(first)
    }
}
