//! PubMed: the MEDLINE format (`.nbib`, tagged text) and PubMed's XML (`PubmedArticleSet`).
//!
//! After the element and field descriptions of the National Library of Medicine. Both say the same of a record, in
//! [`mod@medline`] tag by tag and in [`mod@articles`] element by element; the table is in `docs/record-formats.md`.

mod articles;
mod medline;

use super::draft::{Draft, Gathered, clean};
use crate::diagnostic::Diagnostic;
use crate::record::{EntryType, Name, Person, Record};
use crate::text::Span;

/// Reads PubMed's records, as XML where the text begins like XML, else as MEDLINE text.
///
/// ```
/// use catena::interchange::pubmed;
/// let (records, problems) = pubmed::read("PMID- 1\nTI  - Care at work.\nFAU - Quill, Mara\nDP  - 2009 Mar\n");
/// assert_eq!(records[0].full_title(), "Care at work");
/// assert!(problems.is_empty());
/// ```
pub fn read(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let mut gathered = Gathered::default();
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        articles::read(text, &mut gathered);
    } else {
        medline::read(text, &mut gathered);
    }
    gathered.into_parts()
}

/// Titles end in a full stop here, and stand in square brackets where they were translated.
fn title(printed: &str) -> String {
    let title = clean(printed);
    let title = title.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(&title);
    let inner = title.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.map_or_else(|| title.to_owned(), |inner| inner.trim_end_matches('.').to_owned())
}

/// `Family, Given, Suffix`, or initials behind a blank: `Quill MA`, `Lund E Jr`.
fn name(printed: &str) -> Name {
    if printed.contains(',') {
        return super::ris::name(printed);
    }
    let (mut words, mut suffix) = (printed.split_whitespace().collect::<Vec<_>>(), String::new());
    if words.len() > 2 && words.last().is_some_and(|word| matches!(*word, "Jr" | "Sr" | "2nd" | "3rd" | "4th")) {
        suffix = words.pop().unwrap_or_default().to_owned();
    }
    let initials = words.last().is_some_and(|word| word.chars().all(char::is_uppercase)) && words.len() > 1;
    let given = if initials { words.pop().unwrap_or_default() } else { "" };
    person(&words.join(" "), given, &suffix)
}

fn person(family: &str, given: &str, suffix: &str) -> Name {
    let (prefix, family) = super::ris::particle(family);
    Name::Person(Person {
        family: family.to_owned(),
        given: given.to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
    })
}

/// A type of publication: most say what sort of article it is, which no field holds.
fn publication_type(draft: &mut Draft, value: &str, span: Span) {
    match value.to_lowercase().as_str() {
        "dataset" => draft.record.entry_type = EntryType::Dataset,
        "journal article" | "book" | "book chapter" => {}
        _ => draft.left_out("publication type", value, span),
    }
}

#[cfg(test)]
mod tests;
