//! Works whose place a style leaves out: it knows neither reviews, nor papers, nor what law is cited by.

use hayagriva::citationberg::json::{Item, Value};

use super::item::UNQUOTED;
use super::mend::REVIEW;
use super::render::{flatten, rendered};
use super::repair::letters_of;
use super::style::Style;
use crate::record::{EntryType, Field, Record};

/// The item as a chapter or an article, where it is printed without the book or journal that it stands in and comes out with
/// it so.
pub(super) fn hosted(text: &str, record: &Record, item: &Item, style: &Style) -> Option<Item> {
    let kind = if record.entry_type.is_part() {
        "chapter"
    } else if matches!(record.entry_type, EntryType::Article | EntryType::Review) {
        "article-journal"
    } else {
        return None;
    };
    if names_its_place(text, record) {
        return None;
    }
    let form = [Some(of_type(item, kind))];
    let shown = rendered(&form, &style.csl);
    let text: String = shown.iter().flat_map(|item| flatten(&item.content.0, record)).map(|run| run.text).collect();
    let [form] = form;
    form.filter(|_| names_its_place(&text, record))
}

/// A signed review that a style calls unsigned, as an article: the styles of Chicago know none with an author.
pub(super) fn reviewing(text: &str, record: &Record, item: &Item) -> Option<Item> {
    let unsigned = record.entry_type == EntryType::Review && text.contains("Unsigned review of");
    if !unsigned || !record.has(&Field::Author) {
        return None;
    }
    let mut item = of_type(item, "article-journal");
    let title = item.0.get("title")?.to_str()?.into_owned();
    let title = format!("{UNQUOTED}{REVIEW}{title}");
    item.0.insert("title".to_owned(), Value::String(title));
    Some(item)
}

/// A judgment or a patent with the number that it is cited by in its title, where a style does not print it.
pub(super) fn numbered(text: &str, record: &Record, item: &Item) -> Option<Item> {
    let said = |field: &Field| record.text(field).filter(|value| !value.is_empty());
    let mut item = item.clone();
    let title = item.0.get("title")?.to_str()?.into_owned();
    let cited = match record.entry_type {
        EntryType::Jurisdiction => {
            let (volume, reporter) = (said(&Field::Volume)?, said(&Field::JournalTitle)?);
            if has_number(text, volume) && text.contains(reporter) {
                return None;
            }
            let page = record.pages().first().map(|(page, _)| format!(" {page}")).unwrap_or_default();
            format!("{title}, {volume} {reporter}{page}")
        }
        EntryType::Patent => {
            let number = said(&Field::Number).filter(|number| !has_number(text, number))?;
            match item.0.get("genre").and_then(Value::to_str) {
                Some(kind) => format!("{title} ({kind} {number})"),
                None => format!("{title} ({number})"),
            }
        }
        _ => return None,
    };
    if record.entry_type == EntryType::Jurisdiction {
        ["container-title", "volume", "page"].iter().for_each(|name| drop(item.0.remove(*name)));
    }
    item.0.insert("title".to_owned(), Value::String(cited));
    Some(item)
}

fn of_type(item: &Item, kind: &str) -> Item {
    let mut item = item.clone();
    item.0.insert("type".to_owned(), Value::String(kind.to_owned()));
    item
}

/// Whether the book or the journal, and the volume of a review, are printed.
fn names_its_place(text: &str, record: &Record) -> bool {
    let hosts: &[Field] = if record.entry_type.is_part() {
        &[Field::BookTitle, Field::MainTitle]
    } else {
        &[Field::JournalTitle, Field::ShortJournal]
    };
    let mut hosts = hosts.iter().filter_map(|field| record.text(field)).peekable();
    let letters = letters_of(text).0;
    let printed = |host: &str| letters.contains(&letters_of(host).0.chars().take(30).collect::<String>());
    let named = hosts.peek().is_none() || hosts.any(printed);
    let volume = record.text(&Field::Volume).filter(|_| record.entry_type == EntryType::Review);
    named && volume.is_none_or(|volume| has_number(text, volume))
}

/// Whether a number stands in the text by itself.
fn has_number(text: &str, number: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word == number) || !is_word(number) && text.contains(number)
}

fn is_word(number: &str) -> bool {
    number.chars().all(char::is_alphanumeric)
}
