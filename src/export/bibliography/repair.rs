//! What the engine leaves out, found by looking at what it printed.
//!
//! While it prints editors in the place of authors, the engine takes everything that it looks at for printed: titles and years of
//! edited books go. It knows no titles of manuscripts in some styles, and few styles know the number that stands for pages in
//! journals that have none. Some styles do not know reviews, papers and entries of encyclopedias, and leave out where these stand.
//! An item that comes out so is handed over in another form.

use hayagriva::BibliographyItem;
use hayagriva::citationberg::json::{Item, Value};

use super::host;
use super::item::{self, Manner};
use super::render::{edits, flatten, rendered};
use super::style::Style;
use crate::record::{EntryType, Field, Name, Record};

/// CSL types that styles print with title and year when they do not know the work's own, in the order in which they are tried.
const PLAIN_TYPES: [&str; 4] = ["article", "webpage", "report", "book"];

/// Changes the items that came out wrong; `false` where there are none.
pub(super) fn repair(
    items: &mut [Option<Item>],
    printed: &[BibliographyItem],
    records: &[&Record],
    style: &Style,
) -> bool {
    let mut changed = false;
    for one in printed {
        let Some((at, record)) = one.key.parse().ok().and_then(|at: usize| Some((at, *records.get(at)?))) else {
            continue;
        };
        let text: String = flatten(&one.content.0, record).into_iter().map(|run| run.text).collect();
        let item = items.get(at).and_then(Option::as_ref);
        let new = if is_misnamed(&text, record) {
            item::edited(record, &one.key, Manner::of(style), false)
        } else if lacks_its_title(&text, record) {
            titled(&one.key, record, item, style)
        } else {
            item.and_then(|item| {
                placed(&text, record, item)
                    .or_else(|| host::reviewing(&text, record, item))
                    .or_else(|| host::hosted(&text, record, item, style))
                    .or_else(|| host::numbered(&text, record, item))
            })
        };
        if let (Some(new), Some(place)) = (new, items.get_mut(at)) {
            *place = Some(new);
            changed = true;
        }
    }
    changed
}

/// Whether the title of a work that stands in no other is not printed. (Chemists print no titles of articles.)
fn lacks_its_title(text: &str, record: &Record) -> bool {
    let contained = record.has(&Field::JournalTitle) || record.entry_type.is_part() || record.has(&Field::MainTitle);
    !contained && record.has(&Field::Title) && place_of_title(text, record).is_none()
}

/// The item in the first form that is printed with its title, and with its year if there is such a form.
fn titled(key: &str, record: &Record, item: Option<&Item>, style: &Style) -> Option<Item> {
    let manner = Manner::of(style);
    let unsigned = !record.has(&Field::Author);
    let edited = item::edited(record, key, manner, false).filter(|_| unsigned && edits(record));
    let directed = if unsigned && !edits(record) { item::directed(record, key, manner) } else { None };
    let plain = PLAIN_TYPES.iter().filter_map(|kind| {
        let mut item = item?.clone();
        item.0.insert("type".to_owned(), Value::String((*kind).to_owned()));
        Some(item)
    });
    let year = record.year().map(|year| year.unsigned_abs().to_string());
    let mut titled = None;
    for form in edited.into_iter().chain(directed).chain(plain) {
        let one = [Some(form)];
        let shown = rendered(&one, &style.csl);
        let text: String = shown.iter().flat_map(|item| flatten(&item.content.0, record)).map(|run| run.text).collect();
        let [form] = one;
        if lacks_its_title(&text, record) {
            continue;
        }
        // Some styles call what has no publisher a preprint, which it need not be.
        let preprint = text.contains("reprint") && !record.full_title().contains("reprint");
        if !preprint && year.as_ref().is_none_or(|year| text.contains(year.as_str())) {
            return form;
        }
        titled = titled.or(form);
    }
    titled
}

/// The item with the number of an article in the place of pages, where it has none and the style does not print the number.
fn placed(text: &str, record: &Record, item: &Item) -> Option<Item> {
    let number = record.text(&Field::EId).filter(|number| !record.has(&Field::Pages) && !text.contains(number))?;
    let mut item = item.clone();
    item.0.insert("page".to_owned(), Value::String(number.to_owned()));
    (record.entry_type == EntryType::Article).then_some(item)
}

/// Where the title begins in what was printed, whatever became of its capitals and marks.
fn place_of_title(text: &str, record: &Record) -> Option<usize> {
    let title = record.text(&Field::Title)?;
    let (letters, places) = letters_of(text);
    let wanted: String = letters_of(title).0.chars().take(60).collect();
    let at = letters.find(&wanted).filter(|_| !wanted.is_empty())?;
    places.get(letters.get(..at)?.chars().count()).copied()
}

/// Letters and digits in lower case, and where each stands.
pub(super) fn letters_of(text: &str) -> (String, Vec<usize>) {
    let letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    letters.flat_map(|(at, c)| c.to_lowercase().map(move |lower| (lower, at))).unzip()
}

/// Whether this is an edited book whose reference begins with given names and does not say that they are editors.
fn is_misnamed(text: &str, record: &Record) -> bool {
    misnamed(text, record).unwrap_or(false)
}

fn misnamed(text: &str, record: &Record) -> Option<bool> {
    let Some(Name::Person(first)) = record.names(Field::Editor)?.list.first() else { return None };
    if record.has(&Field::Author) || first.given.is_empty() || !edits(record) {
        return None;
    }
    let family = text.find(&first.family).filter(|at| *at > 0 && *at < 40)?;
    // The words of a long title are not mistaken for the mark.
    let long = record.text(&Field::Title).is_some_and(|title| title.len() > 5);
    let end = place_of_title(text, record).filter(|at| long && *at > family).unwrap_or(text.len());
    let said = text.get(family..end)?.chars().take(120).collect::<String>().to_lowercase();
    let says_editor = [" ed", "(ed", "editor", "hg.", "hrsg", "dir."].iter().any(|word| said.contains(word));
    Some(!says_editor && !first.prefix.contains(text.get(..family)?.trim()))
}
