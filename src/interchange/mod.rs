//! Record formats other than .bib: each one reads text into [`Record`]s, and all but PubMed's are written.
//!
//! Takes and gives records; knows nothing of files or graphs. What each format keeps, renames or cannot hold is one
//! table in `docs/record-formats.md`; a reader reports what it left out, a writer never drops a value silently.

pub mod csl_json;
pub mod endnote;
pub mod mods;
pub mod pubmed;
pub mod ris;

mod draft;
mod markup;
pub(crate) mod words;
mod xml;

use crate::diagnostic::Diagnostic;
use crate::record::{Field, Record};

/// A format that a file of records may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordFormat {
    /// CSL-JSON, `.json`.
    CslJson,
    /// RIS, `.ris`.
    Ris,
    /// EndNote XML, `.xml`.
    EndNote,
    /// MODS, `.mods` or `.xml`.
    Mods,
    /// PubMed's MEDLINE text, `.nbib`, or its XML, `.xml`.
    PubMed,
}

impl RecordFormat {
    /// The format of a file, by the ending of its name; of XML by its elements, so that an article in XML has none.
    ///
    /// ```
    /// use catena::interchange::RecordFormat;
    /// assert_eq!(RecordFormat::of("refs.nbib", ""), Some(RecordFormat::PubMed));
    /// assert_eq!(RecordFormat::of("refs.xml", "<?xml version='1.0'?><xml><records></records></xml>"), Some(RecordFormat::EndNote));
    /// assert_eq!(RecordFormat::of("article.xml", "<article/>"), None);
    /// ```
    pub fn of(name: &str, text: &str) -> Option<RecordFormat> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(RecordFormat::CslJson),
            "ris" => Some(RecordFormat::Ris),
            "nbib" | "medline" => Some(RecordFormat::PubMed),
            "mods" => Some(RecordFormat::Mods),
            "xml" => RecordFormat::of_root(text),
            _ => None,
        }
    }

    fn of_root(text: &str) -> Option<RecordFormat> {
        let tags = text.split('<').skip(1).filter(|tag| !tag.starts_with(['?', '!', '/']));
        // The root, and what it opens with.
        let mut names = tags.take(2).map(|tag| {
            let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
            name.rsplit(':').next().unwrap_or_default()
        });
        match (names.next()?, names.next()) {
            ("modsCollection" | "mods", _) => Some(RecordFormat::Mods),
            ("PubmedArticleSet" | "PubmedBookArticleSet" | "PubmedArticle" | "PubmedBookArticle", _) => {
                Some(RecordFormat::PubMed)
            }
            ("xml", Some("records")) | ("records", Some("record")) => Some(RecordFormat::EndNote),
            _ => None,
        }
    }

    /// What people call the format.
    pub fn name(self) -> &'static str {
        match self {
            RecordFormat::CslJson => "CSL-JSON",
            RecordFormat::Ris => "RIS",
            RecordFormat::EndNote => "EndNote XML",
            RecordFormat::Mods => "MODS",
            RecordFormat::PubMed => "PubMed",
        }
    }

    /// Writes records in this format; `None` where it is only read.
    pub fn write(self, records: &[Record]) -> Option<String> {
        match self {
            RecordFormat::CslJson => Some(csl_json::write(records)),
            RecordFormat::Ris => Some(ris::write(records)),
            RecordFormat::EndNote => Some(endnote::write(records)),
            RecordFormat::Mods => Some(mods::write(records)),
            RecordFormat::PubMed => None,
        }
    }

    /// The fields of a record that come back otherwise, or not at all, when it was written in this format and is read
    /// again; `None` stands for its type.
    pub fn left_out(self, record: &Record) -> Vec<Option<Field>> {
        match self {
            RecordFormat::CslJson => Vec::new(),
            RecordFormat::Ris => ris::left_out(record),
            RecordFormat::EndNote => endnote::left_out(record),
            RecordFormat::Mods => mods::left_out(record),
            RecordFormat::PubMed => record.fields.keys().cloned().map(Some).collect(),
        }
    }

    /// Reads text in this format.
    pub fn read(self, text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
        match self {
            RecordFormat::CslJson => csl_json::read(text),
            RecordFormat::Ris => ris::read(text),
            RecordFormat::EndNote => endnote::read(text),
            RecordFormat::Mods => mods::read(text),
            RecordFormat::PubMed => pubmed::read(text),
        }
    }
}

/// The fields in which a record that was written and read again differs; `None` stands for its type.
fn changed(record: &Record, back: Option<&Record>) -> Vec<Option<Field>> {
    let Some(back) = back else { return record.fields.keys().cloned().map(Some).collect() };
    let kind = (back.entry_type != record.entry_type).then_some(None);
    let changed = record.fields.iter().filter(|(field, value)| back.get(field) != Some(value));
    kind.into_iter().chain(changed.map(|(field, _)| Some(field.clone()))).collect()
}
