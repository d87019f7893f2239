//! `<span class="nocase">…</span>`: words of titles whose letters no style may change (CSL 1.0.2, “Text-case”).

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json, json};

use super::variables::plain;
use crate::bibtex::{MOST_SAID, beyond_spelling, is_title, language};
use crate::record::Record;

const TITLES: [&str; 4] = ["title", "title-short", "volume-title", "container-title"];
/// The member of `custom.biblatex` for what stands in no title of the item.
pub(super) const PROTECTED: &str = "protected";
const OPEN: &str = "<span class=\"nocase\">";
const CLOSE: &str = "</span>";

/// The item with what its record protects marked in its titles.
pub(super) fn marked(mut item: Json, record: &Record) -> Json {
    if record.protected.is_empty() {
        return item;
    }
    let mut left: BTreeSet<&str> = record.protected.iter().map(String::as_str).collect();
    for name in TITLES {
        if let Some(Json::String(title)) = item.get_mut(name) {
            *title = with_marks(title, &record.protected, &mut left);
        }
    }
    // A title that CSL has no variable for stands among Catena's own values.
    if let Some(kept) =
        item.get_mut("custom").and_then(|custom| custom.get_mut("biblatex")).filter(|_| !left.is_empty())
    {
        kept[PROTECTED] = json!(left);
    }
    item
}

/// The title with marks around what is protected, which is no longer `left`.
fn with_marks<'p>(title: &str, protected: &'p BTreeSet<String>, left: &mut BTreeSet<&'p str>) -> String {
    let mut out = String::with_capacity(title.len());
    let mut rest = title;
    let mut inside = false;
    while let Some(first) = rest.chars().next() {
        let ends = |phrase: &str| !rest[phrase.len()..].starts_with(char::is_alphanumeric);
        let here = protected.iter().filter(|phrase| rest.starts_with(phrase.as_str()) && ends(phrase));
        if let Some(phrase) = if inside { None } else { here.max_by_key(|phrase| phrase.len()) } {
            out.extend([OPEN, phrase, CLOSE]);
            left.remove(phrase.as_str());
            rest = &rest[phrase.len()..];
            inside = true;
            continue;
        }
        out.push(first);
        inside = first.is_alphanumeric();
        rest = &rest[first.len_utf8()..];
    }
    out
}

/// What an item's titles mark, as far as the spelling of the record's titles does not show it.
pub(super) fn of_item(item: &Map<String, Json>, record: &Record) -> BTreeSet<String> {
    let mut phrases = BTreeSet::new();
    for title in TITLES.iter().filter_map(|name| item.get(*name)?.as_str()).filter(|title| title.contains("nocase")) {
        let marked = title.split("<span class=\"nocase\"").skip(1).filter_map(|part| part.split_once('>'));
        phrases.extend(marked.map(|(_, rest)| plain(rest.split(CLOSE).next().unwrap_or_default())));
    }
    let kept = item.get("custom").and_then(|custom| custom.get("biblatex")?.get(PROTECTED)?.as_array());
    phrases.extend(kept.into_iter().flatten().filter_map(Json::as_str).map(str::to_owned));
    phrases.remove("");
    let mut protected = BTreeSet::new();
    if !phrases.is_empty() {
        for title in record.fields.keys().filter(|field| is_title(field)).filter_map(|field| record.text(field)) {
            let said = phrases.iter().take(MOST_SAID).map(String::as_str);
            let inside = said.filter(|phrase| title.contains(*phrase));
            protected.extend(beyond_spelling(title, language(record), inside));
        }
    }
    protected
}

#[cfg(test)]
mod tests {
    use super::super::{read, write};
    use crate::bibtex::read_records;

    #[test]
    fn protected_words_leave_and_come_back() {
        let bib = "@book{a, title = {After {van Gogh}}, subtitle = {{pandas} in {DNA}}, date = {2001}}";
        let (records, _) = read_records(bib, "a.bib");
        let json = write(&records);
        let title = "After <span class=\\\"nocase\\\">van Gogh</span>: <span class=\\\"nocase\\\">pandas</span> in DNA";
        assert!(json.contains(title), "{json}");
        assert_eq!(read(&json).0, records);
        let chapter = "@inbook{a, title = {One}, booktitle = {After {van Gogh}}, maintitle = {Works}, date = {2001}}";
        let (records, _) = read_records(chapter, "a.bib");
        assert_eq!(read(&write(&records)).0, records);
        let plain = "@book{a, title = {After van Gogh}, date = {2001}}";
        assert!(!write(&read_records(plain, "a.bib").0).contains("span"));
    }
}
