//! Record formats other than .bib: each one reads text into [`Record`]s, and the first two write it back.
//!
//! Takes and gives records; knows nothing of files or graphs. What each format keeps, renames or cannot hold is one
//! table in `docs/record-formats.md`; a reader reports what it left out, a writer never drops a value silently.

pub mod csl_json;
pub mod endnote;
pub mod mods;
pub mod pubmed;
pub mod ris;

mod draft;
pub(crate) mod words;
mod xml;

use crate::diagnostic::Diagnostic;
use crate::record::Record;

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
