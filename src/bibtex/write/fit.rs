//! A record → the same record as BibLaTeX's data model wants it.
//!
//! Entry types change where another one says the same and has the fields (an edited volume without an author is a
//! `collection`; a chapter without an editor is an `inbook`), fields move where another one means the same, and literal
//! dates become what they mean. What has no better place is kept or dropped as the options say, and reported.

use std::collections::BTreeSet;

use super::dates::{Meaning, meaning};
use super::{Outside, WriteOptions, is_address};
use crate::bibtex::datamodel;
use crate::diagnostic::Diagnostic;
use crate::record::{DateValue, EntryType, Field, Name, Record, Value};

pub(super) fn fit(
    record: &Record,
    key: &str,
    known: &BTreeSet<&str>,
    options: &WriteOptions,
    problems: &mut Vec<Diagnostic>,
) -> Record {
    let mut record = record.clone();
    rename_bibtex_fields(&mut record);
    fit_dates(&mut record, key, problems);
    fit_type(&mut record);
    move_fields(&mut record);
    fit_values(&mut record);
    check_links(&mut record, key, known, problems);
    outside_the_model(&mut record, key, options, problems);
    missing(&record, key, problems);
    record
}

/// BibTeX's names for BibLaTeX's fields, as biber maps them.
fn rename_bibtex_fields(record: &mut Record) {
    let others: Vec<Field> = record.fields.keys().filter(|f| matches!(f, Field::Other(_))).cloned().collect();
    for field in others {
        let target = match field.name() {
            "address" => Field::Location,
            "school" => Field::Institution,
            "journal" => Field::JournalTitle,
            "annote" => Field::Annotation,
            "archiveprefix" => Field::EprintType,
            "primaryclass" => Field::EprintClass,
            "pdf" => Field::File,
            "year" => Field::Date,
            _ => continue,
        };
        shift(record, field, target);
    }
}

/// Moves a value to a field that has none, in the shape that the new field calls for.
fn shift(record: &mut Record, from: Field, to: Field) -> bool {
    if record.has(&to) {
        return false;
    }
    let Some(value) = record.fields.remove(&from) else { return false };
    match value {
        Value::Text(text) | Value::Verbatim(text) => record.set_text(to, text),
        Value::List(items) if to.data_type() == crate::record::DataType::List => record.set_list(to, items),
        Value::List(items) => record.set_text(to, items.join(", ")),
        other => record.set(to, other),
    }
    true
}

/// Adds text to a field that may have some.
fn append(record: &mut Record, field: Field, text: &str) {
    let joined = match record.text(&field) {
        Some(old) if old.contains(text) => return,
        Some(old) => format!("{old}. {text}"),
        None => text.to_owned(),
    };
    record.set_text(field, joined);
}

fn fit_dates(record: &mut Record, key: &str, problems: &mut Vec<Diagnostic>) {
    for field in [Field::Date, Field::OrigDate, Field::EventDate, Field::UrlDate] {
        let Some(DateValue::Literal(words)) = record.date(field.clone()).cloned() else { continue };
        record.fields.remove(&field);
        match meaning(&words) {
            Meaning::Date(date) => record.set(field, Value::Date(date)),
            Meaning::State(state) if field == Field::Date => {
                if !record.has(&Field::PubState) {
                    record.set_text(Field::PubState, state);
                }
            }
            Meaning::None => {}
            _ => {
                append(record, Field::Note, &words);
                problems.push(Diagnostic::warning(
                    "date-not-edtf",
                    format!("{key}: `{words}` in `{field}` is no date; it was written to `note`"),
                ));
            }
        }
    }
    if let Some(Meaning::State(state)) = record.text(&Field::PubState).map(meaning) {
        record.set_text(Field::PubState, state);
    }
}

/// Entry types that say the same with the fields that are there.
fn fit_type(record: &mut Record) {
    use EntryType::*;
    // `@misc` with a site in `journal` and its address in `howpublished` is a page of that site.
    let printed = [Field::Volume, Field::Number, Field::Issue, Field::Pages, Field::EId].iter().any(|f| record.has(f));
    let address = record.text(&Field::HowPublished).is_some_and(is_address);
    let page = record.entry_type == Misc && record.has(&Field::JournalTitle) && !printed;
    if page && address && shift(record, Field::HowPublished, Field::Url) {
        record.entry_type = Online;
        shift(record, Field::JournalTitle, Field::Organization);
    }
    let has = |field: Field| record.has(&field);
    let author = has(Field::Author);
    let editor = has(Field::Editor);
    let link = has(Field::Url) || has(Field::Doi) || has(Field::Eprint);
    let journal = has(Field::JournalTitle);
    let crossref = has(Field::CrossRef) || has(Field::XData);
    if crossref {
        return;
    }
    let fitted = match &record.entry_type {
        Book if !author && editor => Collection,
        MvBook if !author && editor => MvCollection,
        Collection if author => Book,
        Reference if author => Book,
        Online | Misc if journal && author => Article,
        InCollection | SuppCollection | InReference if author && !editor && has(Field::BookTitle) => InBook,
        Online if !link => Misc,
        Online if has(Field::Location) || has(Field::Type) || has(Field::HowPublished) => Misc,
        Misc if author && has(Field::EventTitle) => Unpublished,
        kind if datamodel::is_bare_type(kind.name()) => {
            let name = kind.name().to_owned();
            let fitted = match kind {
                Review | EntryType::Other(_) if journal => Article,
                SuppPeriodical => Article,
                Review => Article,
                _ => Misc,
            };
            if !record.has(&Field::Other("entrysubtype".into())) {
                record.set_text(Field::Other("entrysubtype".into()), name);
            }
            fitted
        }
        _ => return,
    };
    record.entry_type = fitted;
}

/// Fields that the type does not have, moved to one that means the same.
fn move_fields(record: &mut Record) {
    use Field::*;
    let kind = match record.entry_type.name() {
        // A version of a program (package biblatex-software) inherits fields from it, and must call them as it does.
        "softwareversion" | "softwaremodule" | "codefragment" => "software".to_owned(),
        kind => kind.to_owned(),
    };
    let allows = |field: &Field| datamodel::allows(&kind, field.name());
    let moves: &[(Field, &[Field])] = &[
        (Institution, &[Organization, HowPublished, Publisher]),
        (Organization, &[Institution, HowPublished, Publisher]),
        (Publisher, &[Institution, Organization, HowPublished]),
        (HowPublished, &[Organization]),
        (IssueTitle, &[TitleAddon]),
        (Version, &[Edition]),
        (Edition, &[Version]),
        (Issue, &[Number]),
        (Language, &[LangId]),
    ];
    for (from, targets) in moves {
        if !record.has(from) || allows(from) {
            continue;
        }
        for target in targets.iter().filter(|target| allows(target)) {
            if shift(record, from.clone(), target.clone()) {
                break;
            }
        }
    }
    // A publisher beside the issuing body of a report, and a series of reports.
    if record.entry_type == EntryType::Report {
        if !record.has(&Type) && !shift(record, Series, Type) {
            record.set_text(Type, "Report");
        }
        // A body that publishes its own report is its institution.
        if !record.has(&Institution)
            && let Some(Name::Body(body)) = record.names(Author).and_then(|names| names.list.first()).cloned()
        {
            record.set_text(Institution, body);
        }
    }
    if record.entry_type == EntryType::Thesis {
        let kind = record.text(&Type).map_or("Thesis".to_owned(), thesis_kind);
        record.set_text(Type, kind);
    }
}

/// BibLaTeX's own word for the kind of thesis, which styles translate; other words as they are.
fn thesis_kind(text: &str) -> String {
    let plain: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
    match plain.trim() {
        "phd thesis"
        | "phd dissertation"
        | "phd"
        | "phd diss"
        | "doctoral thesis"
        | "doctoral dissertation"
        | "unpublished phd thesis"
        | "unpublished phd dissertation"
        | "unpublished doctoral dissertation"
        | "unpublished doctoral thesis"
        | "dphil thesis" => "phdthesis".to_owned(),
        "masters thesis"
        | "master thesis"
        | "ma thesis"
        | "msc thesis"
        | "masters dissertation"
        | "ms thesis"
        | "mphil thesis"
        | "unpublished masters thesis" => "mathesis".to_owned(),
        "bachelors thesis" | "bachelor thesis" | "ba thesis" | "bsc thesis" => "bathesis".to_owned(),
        _ => text.to_owned(),
    }
}

/// Values in the form that the data model has for them.
fn fit_values(record: &mut Record) {
    if let Some(edition) = record.text(&Field::Edition).and_then(edition_number) {
        record.set_text(Field::Edition, edition);
    }
    for field in [Field::Language, Field::OrigLanguage] {
        let items: Vec<String> = record.list(field.clone()).iter().map(|item| language_name(item)).collect();
        if !items.is_empty() {
            record.set_list(field, items);
        }
    }
    if let Some(name) = record.text(&Field::LangId).map(language_name) {
        record.set_text(Field::LangId, name);
    }
    if let Some(doi) = record.text(&Field::Doi) {
        let lower = doi.to_ascii_lowercase();
        let at = ["doi.org/", "doi:"].iter().filter_map(|mark| lower.find(mark).map(|at| at + mark.len())).max();
        if let Some(bare) = at.and_then(|at| doi.get(at..)).map(|bare| bare.trim().to_owned()) {
            record.set_text(Field::Doi, bare);
        }
    }
}

/// `2nd ed.`, `Second edition`, `2` → `2`; `None` for anything that says more.
pub(crate) fn edition_number(text: &str) -> Option<String> {
    const WORDS: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let core = ["edition", "edn", "ed", "éd", "auflage", "aufl"]
        .iter()
        .find_map(|word| lower.strip_suffix(word))
        .unwrap_or(&lower)
        .trim()
        .trim_end_matches('.');
    if let Some(at) = WORDS.iter().position(|word| *word == core) {
        return Some((at + 1).to_string());
    }
    let digits: String = core.chars().take_while(char::is_ascii_digit).collect();
    let rest = core.get(digits.len()..)?.trim();
    let number: u32 = digits.parse().ok()?;
    matches!(rest, "" | "st" | "nd" | "rd" | "th" | "e" | "ème" | "ª" | "º").then(|| number.to_string())
}

/// Babel's name for a language code; other words as they are.
fn language_name(code: &str) -> String {
    let lower = code.trim().to_lowercase();
    let name = match lower.split(['-', '_']).next().unwrap_or("") {
        "en" | "eng" => match lower.as_str() {
            "en-gb" | "en_gb" => "british",
            "en-us" | "en_us" => "american",
            _ => "english",
        },
        "de" | "deu" | "ger" => "german",
        "fr" | "fra" | "fre" => "french",
        "es" | "spa" => "spanish",
        "it" | "ita" => "italian",
        "pt" | "por" => "portuguese",
        "nl" | "nld" | "dut" => "dutch",
        "ru" | "rus" => "russian",
        "pl" | "pol" => "polish",
        "sv" | "swe" => "swedish",
        "da" | "dan" => "danish",
        "no" | "nb" | "nor" => "norwegian",
        "fi" | "fin" => "finnish",
        "cs" | "ces" | "cze" => "czech",
        "el" | "ell" | "gre" => "greek",
        "la" | "lat" => "latin",
        "ja" | "jpn" => "japanese",
        "zh" | "zho" | "chi" => "chinese",
        "tr" | "tur" => "turkish",
        "hu" | "hun" => "hungarian",
        _ => return code.trim().to_owned(),
    };
    name.to_owned()
}

/// Links to entries that are not written would make biber warn.
fn check_links(record: &mut Record, key: &str, known: &BTreeSet<&str>, problems: &mut Vec<Diagnostic>) {
    for field in [Field::CrossRef, Field::XData, Field::Related] {
        let Some(keys) = record.text(&field).map(str::to_owned) else { continue };
        let (found, lost): (Vec<&str>, Vec<&str>) =
            keys.split(',').map(str::trim).filter(|k| !k.is_empty()).partition(|k| known.contains(k) && *k != key);
        if !lost.is_empty() {
            let message = format!("{key}: `{field}` names `{}`, which is not among the entries", lost.join("`, `"));
            problems.push(Diagnostic::warning("crossref-missing", message));
            record.set_text(field, found.join(","));
        }
    }
    if let Some(ids) = record.text(&Field::Ids).map(str::to_owned) {
        let kept: Vec<&str> =
            ids.split(',').map(str::trim).filter(|id| !id.is_empty() && *id != key && !known.contains(id)).collect();
        record.set_text(Field::Ids, kept.join(","));
    }
}

fn outside_the_model(record: &mut Record, key: &str, options: &WriteOptions, problems: &mut Vec<Diagnostic>) {
    let kind = record.entry_type.name().to_owned();
    if !datamodel::is_type(&kind) {
        problems.push(Diagnostic::warning("type-unknown", format!("{key}: BibLaTeX has no entry type `{kind}`")));
        return;
    }
    let outside: Vec<Field> =
        record.fields.keys().filter(|field| !datamodel::allows(&kind, field.name())).cloned().collect();
    for field in outside {
        let what = match options.outside {
            Outside::Keep => "was written all the same",
            Outside::Drop => {
                record.fields.remove(&field);
                "was left out"
            }
        };
        problems.push(Diagnostic::warning(
            "field-not-in-model",
            format!("{key}: BibLaTeX's `{kind}` has no field `{field}`; it {what}"),
        ));
    }
}

fn missing(record: &Record, key: &str, problems: &mut Vec<Diagnostic>) {
    if record.has(&Field::CrossRef) || record.has(&Field::XData) {
        return;
    }
    for wanted in datamodel::mandatory(record.entry_type.name()) {
        if !wanted.split('|').any(|name| record.has(&Field::from_name(name))) {
            let message = format!("{key}: `{}` should have {}", record.entry_type, wanted.replace('|', " or "));
            problems.push(Diagnostic::warning("required-field-missing", message));
        }
    }
    let volume = record.text(&Field::Volume).unwrap_or("0");
    if !volume.bytes().all(|b| b.is_ascii_digit()) {
        let message = format!("{key}: BibLaTeX takes `volume` to be a whole number, not `{volume}`");
        problems.push(Diagnostic::warning("volume-not-a-number", message));
    }
}
