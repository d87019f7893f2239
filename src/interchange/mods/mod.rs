//! MODS, the Library of Congress's Metadata Object Description Schema (version 3), as library catalogues and reference
//! managers write it.
//!
//! One `mods` element is one record; the `relatedItem` of type `host` is the journal or book that it stands in, that of
//! type `series` its series. Genres are the terms of the MARC genre list and those that reference managers add. The
//! table is in `docs/record-formats.md`.

mod kinds;
mod names;
mod write;

use super::draft::{Draft, Gathered, publisher_field};
use super::words;
use super::xml::{self, Element};
use crate::diagnostic::Diagnostic;
use crate::record::{DateValue, Field, Record, Value};
pub use write::{left_out, write};

/// Reads MODS. What is not well-formed is reported with its place, and every other record is still read.
///
/// ```
/// use catena::interchange::mods;
/// let text = "<mods><titleInfo><title>Risikogesellschaft</title></titleInfo><genre>book</genre>\
///     <originInfo><dateIssued>1986</dateIssued></originInfo></mods>";
/// let (records, problems) = mods::read(text);
/// assert_eq!(records[0].year(), Some(1986));
/// assert!(problems.is_empty());
/// ```
pub fn read(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let mut gathered = Gathered::default();
    xml::each(text, &["mods"], &mut gathered, |mods, gathered| {
        let mut draft = gathered.draft();
        draft.record.key = mods.attribute("ID").to_owned();
        kinds::entry_type(mods, &mut draft);
        for child in mods.children() {
            element(child, &mut draft);
        }
        draft.finish();
    });
    gathered.into_parts()
}

fn element(child: Element, draft: &mut Draft) {
    let (value, span) = (child.text(), child.span());
    match child.name() {
        "titleInfo" => title(child, draft),
        "name" => names::name(child, false, draft),
        "genre" => kinds::genre(&value, span, draft),
        "typeOfResource" => {}
        "originInfo" => origin(child, draft),
        "relatedItem" => match child.attribute("type") {
            "host" => host(child, draft),
            "series" => series(child, draft),
            _ => draft.left_out("relatedItem", &value, span),
        },
        "part" => part(child, draft),
        "identifier" => identifier(child, draft),
        "language" => child.all("languageTerm").for_each(|term| {
            // Code and words say the same.
            if term.attribute("type") != "text" || child.all("languageTerm").count() == 1 {
                draft.language(&term.text());
            }
        }),
        "location" => location(child, draft),
        "abstract" => draft.text(Field::Abstract, &value, span),
        "note" if child.attribute("type") == "thesis" => draft.text(Field::Type, words::kind(&value), span),
        "note" if child.attribute("type") == "annotation" => draft.text(Field::Annotation, &value, span),
        "note" => draft.text(Field::Note, &value, span),
        "subject" => {
            let parts: Vec<_> = child.children().map(|part| part.text()).filter(|part| !part.is_empty()).collect();
            draft.keyword(&parts.join("–"));
        }
        "physicalDescription" => {
            for part in child.children() {
                let digits = part.text().split([' ', 'p']).next().unwrap_or_default().to_owned();
                match part.name() {
                    "extent" if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
                        draft.text(Field::PageTotal, &digits, part.span());
                    }
                    "extent" => draft.left_out("extent", &part.text(), part.span()),
                    name => draft.about_the_copy(name),
                }
            }
        }
        name @ ("recordInfo" | "classification" | "accessCondition") => draft.about_the_copy(name),
        _ if value.is_empty() => {}
        name => draft.left_out(name, &value, span),
    }
}

/// `Title` and `Subtitle` of a `titleInfo`, the article that is not sorted put back.
fn parts_of(info: Element) -> (String, String) {
    let (article, title) = (info.of("nonSort"), info.of("title"));
    let title = match article.as_str() {
        "" => title,
        article if article.ends_with(['\'', '’']) => format!("{article}{title}"),
        article => format!("{article} {title}"),
    };
    (title, info.of("subTitle"))
}

fn whole_title(info: Element) -> String {
    let (title, subtitle) = parts_of(info);
    if subtitle.is_empty() { title } else { format!("{title}: {subtitle}") }
}

fn title(info: Element, draft: &mut Draft) {
    let span = info.span();
    let (title, subtitle) = parts_of(info);
    match info.attribute("type") {
        "" if draft.record.has(&Field::Title) => draft.left_out("titleInfo", &whole_title(info), span),
        "" => {
            draft.text(Field::Title, &title, span);
            draft.text(Field::Subtitle, &subtitle, span);
            for (name, field) in [("partNumber", Field::Part), ("partName", Field::TitleAddon)] {
                draft.text(field, &info.of(name), span);
            }
        }
        "abbreviated" if Some(title.as_str()) == draft.record.text(&Field::Title) => {}
        "abbreviated" => draft.text(Field::ShortTitle, &title, span),
        "uniform" => draft.text(Field::OrigTitle, &whole_title(info), span),
        kind => draft.left_out(&format!("titleInfo of type {kind}"), &whole_title(info), span),
    }
}

fn origin(info: Element, draft: &mut Draft) {
    let mut ends: [Option<String>; 2] = [None, None];
    for child in info.children() {
        let (value, span) = (child.text(), child.span());
        match child.name() {
            "place" => {
                for term in child.all("placeTerm") {
                    match term.attribute("type") {
                        "code" => draft.about_the_copy("placeTerm of type code"),
                        _ => draft.list(Field::Location, &term.text()),
                    }
                }
            }
            "publisher" => {
                let field = publisher_field(&draft.record.entry_type);
                draft.list(field, &value);
            }
            "dateIssued" => match child.attribute("point") {
                "start" => ends[0] = Some(dated(child)),
                "end" => ends[1] = Some(dated(child)),
                _ => draft.date(&dated(child), span),
            },
            "edition" => draft.text(Field::Edition, &value, span),
            "issuance" | "frequency" => draft.about_the_copy(child.name()),
            _ => {}
        }
    }
    match ends {
        [Some(from), Some(to)] => draft.date(&format!("{from}/{to}"), info.span()),
        [Some(one), None] | [None, Some(one)] => draft.date(&one, info.span()),
        [None, None] => {}
    }
    // Other dates stand in only where the work has none of its issue.
    for child in info.children() {
        match child.name() {
            "copyrightDate" | "dateCreated" | "dateOther" if !draft.record.has(&Field::Date) => {
                draft.date(&dated(child), child.span());
            }
            "copyrightDate" | "dateCreated" | "dateOther" | "dateCaptured" | "dateValid" | "dateModified" => {
                let known = draft.record.date(Field::Date).map(ToString::to_string).unwrap_or_default();
                if !child.text().is_empty() && !known.starts_with(&dated(child)) {
                    draft.left_out(child.name(), &child.text(), child.span());
                }
            }
            "place" | "publisher" | "dateIssued" | "edition" | "issuance" | "frequency" => {}
            name if !child.text().is_empty() => draft.left_out(name, &child.text(), child.span()),
            _ => {}
        }
    }
}

/// The date in EDTF: catalogues write `c1986` and `[1986]`, and say in an attribute that they guess.
fn dated(element: Element) -> String {
    let text = element.text();
    let bare = text.trim_matches(['[', ']', '.', ' ']);
    let bare = match bare.strip_prefix(['c', '©']) {
        Some(year) if year.starts_with(|c: char| c.is_ascii_digit()) => year,
        _ => bare,
    };
    let compact = bare.len() == 8 && bare.bytes().all(|b| b.is_ascii_digit());
    let bare = match (compact, bare.get(..4), bare.get(4..6), bare.get(6..)) {
        (true, Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => bare.to_owned(),
    };
    match element.attribute("qualifier") {
        "approximate" => format!("{bare}~"),
        "inferred" | "questionable" => format!("{bare}?"),
        _ => bare,
    }
}

/// The journal or book that the work stands in.
fn host(item: Element, draft: &mut Draft) {
    let article = !draft.record.entry_type.is_part();
    for child in item.children() {
        let span = child.span();
        match child.name() {
            "titleInfo" => {
                let (title, subtitle) = parts_of(child);
                let fields = if article {
                    [Field::JournalTitle, Field::JournalSubtitle]
                } else {
                    [Field::BookTitle, Field::BookSubtitle]
                };
                match child.attribute("type") {
                    "" if draft.record.has(&fields[0]) => draft.left_out("titleInfo", &title, span),
                    "" => {
                        let [main, sub] = fields;
                        draft.text(main, &title, span);
                        draft.text(sub, &subtitle, span);
                    }
                    "abbreviated" if article => draft.text(Field::ShortJournal, &title, span),
                    kind => draft.left_out(&format!("titleInfo of type {kind} of the host"), &title, span),
                }
            }
            "name" => names::name(child, true, draft),
            "originInfo" => origin(child, draft),
            "part" => part(child, draft),
            "identifier" => identifier(child, draft),
            "relatedItem" if child.attribute("type") == "series" => series(child, draft),
            "genre" | "typeOfResource" => {}
            "recordInfo" | "language" | "location" => draft.about_the_copy(child.name()),
            _ if child.text().is_empty() => {}
            name => draft.left_out(&format!("{name} of the host"), &child.text(), span),
        }
    }
}

fn series(item: Element, draft: &mut Draft) {
    for child in item.children() {
        match child.name() {
            "titleInfo" => {
                draft.text(Field::Series, &whole_title(child), child.span());
                draft.text(Field::Number, &child.of("partNumber"), child.span());
            }
            "part" => part(child, draft),
            _ if child.text().is_empty() => {}
            name => draft.left_out(&format!("{name} of the series"), &child.text(), child.span()),
        }
    }
}

/// Volume, issue, pages and date.
fn part(part: Element, draft: &mut Draft) {
    for child in part.children() {
        let span = child.span();
        match child.name() {
            "detail" => {
                let number = if child.of("number").is_empty() { child.text() } else { child.of("number") };
                let field = match child.attribute("type").to_lowercase().as_str() {
                    "volume" => Field::Volume,
                    "issue" | "number" | "report number" => Field::Number,
                    "chapter" => Field::Chapter,
                    "part" => Field::Part,
                    "page" | "pages" => {
                        draft.pages(&number, span);
                        continue;
                    }
                    "article" | "article number" => Field::EId,
                    kind => {
                        draft.left_out(&format!("detail of type {kind}"), &number, span);
                        continue;
                    }
                };
                draft.text(field, &number, span);
            }
            "extent" if matches!(child.attribute("unit"), "page" | "pages" | "") => {
                let (start, end, list) = (child.of("start"), child.of("end"), child.of("list"));
                match (start.is_empty(), end.is_empty()) {
                    (false, false) if !draft.record.has(&Field::Pages) => {
                        draft.record.set(Field::Pages, Value::Pages(vec![(start, Some(end))]));
                    }
                    (false, false) => draft.pages(&format!("{start}–{end}"), span),
                    // The length of a book has an element of its own, so that a number here is a page.
                    (false, true) => draft.page_list(&start, span),
                    _ if !list.is_empty() => draft.page_list(&list, span),
                    _ => draft.text(Field::PageTotal, &child.of("total"), span),
                }
            }
            "date" => draft.date(&dated(child), span),
            _ if child.text().is_empty() => {}
            name => draft.left_out(name, &child.text(), span),
        }
    }
}

fn identifier(element: Element, draft: &mut Draft) {
    let (value, span) = (element.text(), element.span());
    if element.attribute("invalid") == "yes" {
        return draft.left_out("identifier", &value, span);
    }
    match element.attribute("type").to_lowercase().as_str() {
        "doi" => draft.doi(&value, span),
        "isbn" | "issn" => draft.standard_number(&value, span),
        "uri" | "url" | "hdl" => draft.text(Field::Url, &value, span),
        kind @ ("pubmed" | "pmid" | "pmcid" | "arxiv") => draft.eprint(kind, &value, span),
        "citekey" => draft.record.key = value,
        "report number" => draft.text(Field::Number, &value, span),
        "lccn" | "oclc" | "local" => draft.about_the_copy("identifier"),
        kind => draft.left_out(&format!("identifier of type {kind}"), &value, span),
    }
}

fn location(element: Element, draft: &mut Draft) {
    for child in element.children() {
        match child.name() {
            "url" => {
                draft.text(Field::Url, &child.text(), child.span());
                let seen = super::draft::printed_date(child.attribute("dateLastAccessed"));
                if seen != DateValue::Literal(String::new()) {
                    draft.record.set(Field::UrlDate, Value::Date(seen));
                }
            }
            "physicalLocation" => draft.text(Field::Library, &child.text(), child.span()),
            name => draft.about_the_copy(name),
        }
    }
}

#[cfg(test)]
mod tests;
