//! References: a document's list → entries → token labels → records.
//!
//! Takes text; finds the reference list ([`find_lists`]), splits it into entries, labels each entry's tokens and assembles
//! the labels into a [`Record`]. The seam between the labeller and the rest is *token labels*: any [`Labeller`] may stand
//! before assembly. Knows nothing of citations in the text.

mod address;
mod assemble;
mod catalogue;
mod check;
mod east_asia;
mod given;
mod label;
mod labeller;
mod latin;
mod list;
mod markup;
pub mod model;
mod notes;
mod printed;
mod repositories;
mod role_words;
mod rules;
mod short_form;
mod short_host;
mod split;
mod tokens;

pub(crate) use assemble::is_chinese_name;
pub use assemble::{Assembled, assemble, read_names};
pub use label::{Label, Labeller};
pub use labeller::Combined;
pub use list::same_author;
pub(crate) use model::is_country;
pub use printed::Printed;
pub use rules::Rules;
pub use tokens::{LONGEST, Shape, Token, Tokens};

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::record::{EntryType, Field, Name, Names, Person, Record, base_key, free_key};
use crate::text::{Span, collapse_whitespace, fold};

/// One entry of a reference list.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Position in the list, from 0.
    pub index: usize,
    /// Bytes of the document's text, the entry's own label left out.
    pub span: Span,
    /// The entry as printed, line breaks and page furniture mended.
    pub raw: String,
    /// The label that the list gives it (`12`, `Smi99`), if any.
    pub label: Option<String>,
    /// What it says. `key` is unique within the document.
    pub record: Record,
    /// The letter that this list adds to the year (`a` of `2012a`); it belongs to this document only.
    pub year_suffix: Option<String>,
    /// Probability that each field is right, 0–1.
    pub confidence: BTreeMap<Field, f64>,
}

/// The labeller that Catena uses unless another is asked for.
pub fn labeller() -> &'static dyn Labeller {
    &Combined
}

/// Reads one reference.
///
/// ```
/// use catena::record::Field;
/// let read = catena::reference::parse_entry("Clark, Ann (1997) *Rivers*. Oslo: Quay Press.");
/// assert_eq!(read.record.text(&Field::Publisher), Some("Quay Press"));
/// assert_eq!(read.record.key, "clark1997");
/// ```
pub fn parse_entry(raw: &str) -> Reference {
    let tokens = Tokens::read(raw);
    let labels = labeller().label(&tokens);
    lone_reference(raw, assemble(&tokens, &labels))
}

/// Reads references that have nothing to do with each other: what [`parse_entry`] gives for each, by a labeller
/// of the caller's.
///
/// All of them pass through one stage before any passes through the next, so that the code and the tables of a stage stay
/// in the cache: a hundred at once take five sixths of the time that they take one by one. The answers do not depend
/// on how many are read at once.
///
/// ```
/// use catena::reference::{labeller, parse_entries_with};
/// let read = parse_entries_with(labeller(), &["Abe, L. (2001) One. Oslo: Quay.", "Berg, M. (2002) Two. Oslo: Quay."]);
/// assert_eq!(read[1].record.key, "berg2002");
/// ```
pub fn parse_entries_with(labeller: &dyn Labeller, raws: &[impl AsRef<str>]) -> Vec<Reference> {
    let tokens: Vec<Tokens> = raws.iter().map(|raw| Tokens::read(raw.as_ref())).collect();
    let labels = labeller.label_each(&tokens);
    let assembled = tokens.iter().zip(&labels).map(|(tokens, labels)| assemble(tokens, labels));
    raws.iter().zip(assembled).map(|(raw, assembled)| lone_reference(raw.as_ref(), assembled)).collect()
}

/// The reference that stands in no list.
fn lone_reference(raw: &str, mut assembled: Assembled) -> Reference {
    // What leads to an entry elsewhere has none of its fields.
    if list::is_cross_reference(raw) {
        assembled.record = Record::new(EntryType::Misc);
        assembled.record.set_text(Field::Note, raw.trim());
        assembled.confidence.clear();
    }
    let mut reference = reference(0, Span::new(0, raw.len()), raw.trim().to_owned(), None, assembled);
    reference.record.key = key_of(&reference);
    reference
}

/// Reads a pasted list; entries may span lines. A heading at its top is left out.
///
/// ```
/// let (list, _) = catena::reference::parse_list("Abe, L. (2001) One. Oslo: Quay.\n\nBerg, M. (2002) Two. Oslo: Quay.\n");
/// assert_eq!(list.len(), 2);
/// assert_eq!(list[1].record.key, "berg2002");
/// ```
pub fn parse_list(text: &str) -> (Vec<Reference>, Vec<Diagnostic>) {
    read_list(text, Span::new(0, text.len()))
}

/// Where the reference lists of a document stand, in order: spans in bytes, headings left out.
pub fn find_lists(text: &str) -> Vec<Span> {
    list::find(text)
}

/// Where the entries of a text that is said to be a list stand: everywhere, but for a whole document, whose lists are meant.
pub fn find_pasted_lists(text: &str) -> Vec<Span> {
    list::find_pasted(text)
}

/// Reads the list in the stretch `span` of a document's text.
pub fn read_list(text: &str, span: Span) -> (Vec<Reference>, Vec<Diagnostic>) {
    read_list_with(labeller(), text.into(), span)
}

/// The same for a text of which the italics are known.
pub fn read_printed_list(printed: Printed<'_>, span: Span) -> (Vec<Reference>, Vec<Diagnostic>) {
    read_list_with(labeller(), printed, span)
}

/// Reads a list with a labeller of the caller's.
pub fn read_list_with(labeller: &dyn Labeller, printed: Printed<'_>, span: Span) -> (Vec<Reference>, Vec<Diagnostic>) {
    let (leading, entries) = without_cross_references(list::entries(printed.text, span));
    let tokens: Vec<Tokens> = entries.iter().map(|entry| printed.tokens(&entry.raw, entry.span)).collect();
    let labels = labeller.label_list(&tokens);
    let (references, mut problems) = read_labelled(one_work_each(labeller, printed, entries, tokens, labels));
    problems.extend(leading.iter().map(|entry| check::cross_reference(&entry.raw).at(entry.span)));
    problems.extend(check::list(&references, span));
    (references, problems)
}

/// Reads a list whose entries the source's markup delimits: for each the span in `text`, and the label if the markup has
/// it. Labels that most entries print are taken off.
pub fn read_entries(printed: Printed<'_>, entries: &[(Span, Option<String>)]) -> (Vec<Reference>, Vec<Diagnostic>) {
    let text = printed.text;
    let label_of = |span: Span| list::label_of(span.of(text)).filter(|(_, number, _)| number.is_some());
    let labelled = entries.iter().filter(|(span, _)| label_of(*span).is_some()).count() * 10 > entries.len() * 8;
    let entry = |(span, label): &(Span, Option<String>)| {
        let (label, span) = match label_of(*span).filter(|_| labelled) {
            Some((own, _, length)) => {
                (label.clone().or(Some(own.to_owned())), Span::new(span.start + length, span.end))
            }
            None => (label.clone(), *span),
        };
        list::Entry { span, raw: collapse_whitespace(span.of(text)), label, annotation: None }
    };
    let (leading, entries) = without_cross_references(entries.iter().map(entry).collect());
    let tokens: Vec<Tokens> = entries.iter().map(|entry| printed.tokens(&entry.raw, entry.span)).collect();
    let labels = labeller().label_list(&tokens);
    let (references, mut problems) = read_labelled((entries, tokens, labels));
    problems.extend(leading.iter().map(|entry| check::cross_reference(&entry.raw).at(entry.span)));
    (references, problems)
}

/// The entries that lead to others, and those that are works.
fn without_cross_references(entries: Vec<list::Entry>) -> (Vec<list::Entry>, Vec<list::Entry>) {
    entries.into_iter().partition(|entry| list::is_cross_reference(&entry.raw))
}

/// Whether a note points back to a work: `Ebd., Bl. 14`, `Roe, Salt, cit.`, `Roe (wie Anm. 3)`.
pub fn points_back(note: &str) -> bool {
    crate::document::note_words::points_back(note)
}

/// Whether an entry is nothing but a sign for a work that was named before, and no work of its own: `Ibid., 320.`
pub fn is_back_reference(entry: &str) -> bool {
    notes::is_back_reference(entry)
}

/// Whether an entry leads to another of its list and is no work: `Ashe, Gordon. See Creasey, John.`
pub fn is_cross_reference(entry: &str) -> bool {
    list::is_cross_reference(entry)
}

/// That an entry leads to another, and is left out.
pub fn cross_reference(entry: &str) -> Diagnostic {
    check::cross_reference(entry)
}

/// Whether notes cite works that a list, or notes before, give in full; those of a numbered list of references do not.
pub fn notes_cite(text: &str, notes: &[Span]) -> bool {
    notes::cite(text, notes)
}

/// Takes the page that a note cites off the book that it names in full, `Ann Moor, Rivers (Oslo: Quay, 1970), 33.`, where the note is read by
/// itself; says which it was. It is a matter of the citation.
pub fn part_cited(reference: &mut Reference) -> Option<String> {
    notes::part_cited(reference)
}

/// The works that the notes of a text name in full, each where it comes first: the references of a text without a list.
pub fn read_notes(printed: Printed<'_>, notes: &[Span]) -> Vec<Reference> {
    notes::references(labeller(), printed, notes)
}

/// How sure it is that a work is of the year by which its list cites it.
const IS_THE_LABEL_S_YEAR: f64 = 0.9;

/// How sure it is that prose below an entry is about its work.
const IS_AN_ANNOTATION: f64 = 0.9;

/// Assembles the entries of a list.
fn read_labelled((entries, tokens, labels): Labelled) -> (Vec<Reference>, Vec<Diagnostic>) {
    let mut references: Vec<Reference> = Vec::with_capacity(entries.len());
    let mut problems = Vec::new();
    let mut before: Option<Names> = None;
    let mut used: BTreeSet<String> = BTreeSet::new();
    let order = catalogue::order(&tokens, &labels);
    for (index, ((entry, tokens), labels)) in entries.into_iter().zip(&tokens).zip(&labels).enumerate() {
        let mut assembled = assemble::assemble_in(tokens, labels, order);
        if list::same_author(&entry.raw).is_some() || list::begins_with_a_dash(&entry.raw) {
            assemble::means_author_before(&mut assembled);
        }
        assemble::repeat_author(&mut assembled, before.as_ref(), &entry.raw);
        let named = [Field::Author, Field::Editor, Field::Translator];
        before = named.into_iter().find_map(|f| assembled.record.names(f).cloned());
        dated_by_its_label(&mut assembled, entry.label.as_deref());
        problems.extend(check::entry(&assembled, &entry));
        let mut reference = reference(index, entry.span, entry.raw, entry.label, assembled);
        if let Some(annotation) = entry.annotation {
            reference.record.set_text(Field::Annotation, annotation.words);
            reference.confidence.insert(Field::Annotation, IS_AN_ANNOTATION);
        }
        let base = key_of(&reference);
        reference.record.key = free_key(&base, |key| used.contains(key));
        used.insert(reference.record.key.clone());
        references.push(reference);
    }
    assemble::language_of_list(references.iter_mut().map(|reference| &mut reference.record));
    short_host::complete(&mut references, &mut problems);
    (references, problems)
}

/// The year by which the list cites a work, where its entry has none: `Edelman 2006` before `Edelman, G. Second nature. Yale.`
fn dated_by_its_label(assembled: &mut Assembled, label: Option<&str>) {
    let Some(year) = label.and_then(short_form::year).filter(|_| !assembled.record.has(&Field::Date)) else { return };
    assembled.record.set_date(Field::Date, year);
    assembled.confidence.insert(Field::Date, IS_THE_LABEL_S_YEAR);
}

/// Entries of a list, their tokens, and the labels of these.
type Labelled = (Vec<list::Entry>, Vec<Tokens>, Vec<Vec<(Label, f64)>>);

/// Parts the entries that cite several works, as footnotes do.
fn one_work_each(
    labeller: &dyn Labeller,
    printed: Printed<'_>,
    entries: Vec<list::Entry>,
    tokens: Vec<Tokens>,
    labels: Vec<Vec<(Label, f64)>>,
) -> Labelled {
    let mut all: Labelled = (Vec::with_capacity(entries.len()), Vec::new(), Vec::new());
    for ((entry, tokens), labels) in entries.into_iter().zip(tokens).zip(labels) {
        let starts = split::works(&tokens, &labels);
        let begins = |start: usize| tokens.list.get(start).map_or(entry.raw.len(), |token| token.origin.start);
        let part = |at: usize| {
            let end = starts.get(at + 1).map_or(entry.raw.len(), |next| begins(*next));
            let begin = if at == 0 { 0 } else { begins(starts[at]) };
            entry.raw.get(begin..end).unwrap_or("").trim().trim_end_matches(';').trim_end().to_owned()
        };
        let raws: Vec<String> = (0..starts.len()).map(part).collect();
        let places = if raws.len() > 1 { list::places_of(printed.text, entry.span, &raws) } else { None };
        let Some(places) = places else {
            all.0.push(entry);
            all.1.push(tokens);
            all.2.push(labels);
            continue;
        };
        let count = raws.len();
        for (at, (raw, span)) in raws.into_iter().zip(places).enumerate() {
            let label = entry.label.clone().filter(|_| at == 0);
            let own = printed.tokens(&raw, span);
            all.2.push(labeller.label(&own));
            all.1.push(own);
            let annotation = entry.annotation.clone().filter(|_| at + 1 == count);
            all.0.push(list::Entry { span, raw, label, annotation });
        }
    }
    all
}

/// The key that a reference asks for. Where the list files `Mattos, Camila Silva de` under M, so does the key.
fn key_of(reference: &Reference) -> String {
    let letter = reference.year_suffix.as_deref();
    let filed = reference.record.names(Field::Author).and_then(|names| match names.list.first() {
        Some(Name::Person(first)) if !first.prefix.is_empty() => {
            let mut names = names.clone();
            let bare = Person { prefix: String::new(), ..first.clone() };
            let under = fold(&reference.raw).starts_with(&fold(&bare.family));
            names.list[0] = Name::Person(bare);
            under.then_some(names)
        }
        _ => None,
    });
    match filed {
        None => base_key(&reference.record, letter),
        Some(names) => {
            let mut record = reference.record.clone();
            record.set_names(Field::Author, names);
            base_key(&record, letter)
        }
    }
}

fn reference(index: usize, span: Span, raw: String, label: Option<String>, assembled: Assembled) -> Reference {
    let label = label.or_else(|| short_form::label(&raw).map(str::to_owned)).or(assembled.label);
    let letter = || label.as_deref().and_then(short_form::letter);
    Reference {
        index,
        span,
        raw,
        year_suffix: assembled.year_suffix.or_else(letter),
        label,
        record: assembled.record,
        confidence: assembled.confidence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_the_author_before_repeat_him_or_her() {
        let text = "Weber, Max, Kunz, Ida (2015a): Bäche. Wien: Ufer.\n\ndies. (2015b): Flüsse. Wien: Ufer.\n\nDies. (2016): Seen. Wien: Ufer.\n";
        let (list, _) = parse_list(text);
        let keys: Vec<&str> = list.iter().map(|reference| reference.record.key.as_str()).collect();
        assert_eq!(keys, ["weber2015a", "weber2015b", "weber2016"]);
        assert!(list[1].record.text(&Field::Note).is_none());
    }

    #[test]
    fn three_hyphens_stand_for_the_author_before() {
        let text = "Moor, Ann. *Forms*. Quay UP, 2015.\n\n---. \"Strategic Rivers.\" *Lake Studies*, vol. 48, no. 4, 2006, pp. 625-57.\n\n---, editor. *Seas*. Quay UP, 2017.\n";
        let keys: Vec<String> = parse_list(text).0.into_iter().map(|reference| reference.record.key).collect();
        assert_eq!(keys, ["moor2015", "moor2006", "moor2017"]);
        let seas = &parse_list(text).0[2].record;
        assert!(seas.has(&Field::Editor) && !seas.has(&Field::Author), "{seas:?}");
    }

    #[test]
    fn a_dash_stands_for_the_author_of_what_others_edited_and_for_editors_where_it_says_so() {
        let text = "Moor, E. B. 1970. *Rivers of the North*. New York: Quay.\n\
                    ———. 1976. *Letters of E. B. Moor*. Edited by Dorothy Guth. New York: Quay.\n\
                    ———, ed. 1980. *Lakes and Their Shores*. London: Pier.\n\
                    ———. 1981. *Salt*. London: Pier.\n";
        let (list, _) = parse_list(text);
        let names = |field: &Field| -> Vec<String> {
            let family = |r: &Reference| {
                Some(r.record.names(field.clone())?.list.iter().map(|name| name.family()).collect::<Vec<_>>().join("+"))
            };
            list.iter().map(|r| family(r).unwrap_or_default()).collect()
        };
        assert_eq!(names(&Field::Author), ["Moor", "Moor", "", "Moor"]);
        assert_eq!(names(&Field::Editor), ["", "Guth", "Moor", ""]);
    }

    #[test]
    fn keys_are_unique_and_dashes_repeat_the_author() {
        let text =
            "Abe, Lin. 2001. *One*. Oslo: Quay.\n———. 2001. *Two*. Oslo: Quay.\n———. 2003. *Three*. Oslo: Quay.\n";
        let (list, _) = parse_list(text);
        let keys: Vec<&str> = list.iter().map(|r| r.record.key.as_str()).collect();
        assert_eq!(keys, ["abe2001", "abe2001a", "abe2003"]);
        assert_eq!(list[2].span.of(text), "———. 2003. *Three*. Oslo: Quay.");
    }

    #[test]
    fn nothing_and_noise_give_an_answer() {
        for text in ["", "\n\n\n", "🦀🦀🦀", "References", "\u{0}\u{1}\u{2}", "((((((((", "1\n2\n3\n"] {
            let (list, _) = parse_list(text);
            assert!(list.len() <= 4, "{text:?}");
            parse_entry(text);
        }
        let long = "a".repeat(200_000);
        assert!(parse_list(&long).0.len() <= 1);
    }
}
