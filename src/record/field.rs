//! BibLaTeX's fields and their data types (biblatex manual, §2.2).

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap as HashMap;

/// What kind of value a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataType {
    /// Running text.
    Text,
    /// Never typeset or changed.
    Verbatim,
    /// A name list.
    Names,
    /// An EDTF date.
    Date,
    /// A range of pages.
    Range,
    /// A list of literals.
    List,
}

/// A field of an entry. The order of the variants is the order in which fields are written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // each is BibLaTeX's own, §2.2.2 and §2.2.3 of its manual
pub enum Field {
    Author,
    ShortAuthor,
    AuthorType,
    Editor,
    ShortEditor,
    EditorType,
    EditorA,
    EditorAType,
    EditorB,
    EditorBType,
    EditorC,
    EditorCType,
    BookAuthor,
    Title,
    Subtitle,
    TitleAddon,
    ShortTitle,
    OrigTitle,
    MainTitle,
    MainSubtitle,
    BookTitle,
    BookSubtitle,
    BookTitleAddon,
    IssueTitle,
    IssueSubtitle,
    JournalTitle,
    JournalSubtitle,
    ShortJournal,
    EventTitle,
    EventDate,
    Venue,
    Translator,
    Annotator,
    Commentator,
    Introduction,
    Foreword,
    Afterword,
    Holder,
    Date,
    OrigDate,
    PubState,
    Language,
    OrigLanguage,
    LangId,
    Edition,
    Series,
    Volume,
    Number,
    Issue,
    Part,
    Volumes,
    Chapter,
    Pages,
    PageTotal,
    EId,
    Type,
    Version,
    HowPublished,
    Organization,
    Institution,
    Publisher,
    Location,
    OrigPublisher,
    OrigLocation,
    Isbn,
    Issn,
    Isrn,
    Doi,
    Eprint,
    EprintType,
    EprintClass,
    Url,
    UrlDate,
    Addendum,
    Note,
    Library,
    Keywords,
    Abstract,
    Annotation,
    File,
    CrossRef,
    XData,
    Ids,
    Related,
    RelatedType,
    Options,
    /// A field outside BibLaTeX's data model, by its name in lower case.
    Other(String),
}

/// The table of fields: every field of BibLaTeX that Catena names, with the name that .bib files use and its data type.
macro_rules! fields {
    ($(($field:ident, $name:literal, $kind:ident),)*) => {
        const fn about(field: &Field) -> (&'static str, DataType) {
            use DataType::{Date as D, List as L, Names as N, Range as R, Text as T, Verbatim as V};
            match field {
                $(Field::$field => ($name, $kind),)*
                Field::Other(_) => ("", T),
            }
        }

        const FIELDS: &[(Field, &str)] = &[$((Field::$field, $name),)*];
    };
}

/// Where each name stands in the table; a large file asks millions of times.
static PLACES: LazyLock<HashMap<&'static str, usize>> =
    LazyLock::new(|| FIELDS.iter().enumerate().map(|(at, (_, name))| (*name, at)).collect());

fn known(name: &str) -> Option<&'static Field> {
    FIELDS.get(*PLACES.get(name)?).map(|(field, _)| field)
}

#[rustfmt::skip]
fields! {
    (Author, "author", N), (ShortAuthor, "shortauthor", N), (AuthorType, "authortype", T),
    (Editor, "editor", N), (ShortEditor, "shorteditor", N), (EditorType, "editortype", T),
    (EditorA, "editora", N), (EditorAType, "editoratype", T), (EditorB, "editorb", N),
    (EditorBType, "editorbtype", T), (EditorC, "editorc", N), (EditorCType, "editorctype", T),
    (BookAuthor, "bookauthor", N), (Title, "title", T), (Subtitle, "subtitle", T),
    (TitleAddon, "titleaddon", T), (ShortTitle, "shorttitle", T), (OrigTitle, "origtitle", T),
    (MainTitle, "maintitle", T), (MainSubtitle, "mainsubtitle", T), (BookTitle, "booktitle", T),
    (BookSubtitle, "booksubtitle", T), (BookTitleAddon, "booktitleaddon", T), (IssueTitle, "issuetitle", T),
    (IssueSubtitle, "issuesubtitle", T), (JournalTitle, "journaltitle", T),
    (JournalSubtitle, "journalsubtitle", T), (ShortJournal, "shortjournal", T), (EventTitle, "eventtitle", T),
    (EventDate, "eventdate", D), (Venue, "venue", T), (Translator, "translator", N),
    (Annotator, "annotator", N), (Commentator, "commentator", N), (Introduction, "introduction", N),
    (Foreword, "foreword", N), (Afterword, "afterword", N), (Holder, "holder", N), (Date, "date", D), (OrigDate, "origdate", D),
    (PubState, "pubstate", T), (Language, "language", L), (OrigLanguage, "origlanguage", L),
    (LangId, "langid", T), (Edition, "edition", T), (Series, "series", T), (Volume, "volume", T),
    (Number, "number", T), (Issue, "issue", T), (Part, "part", T), (Volumes, "volumes", T),
    (Chapter, "chapter", T), (Pages, "pages", R), (PageTotal, "pagetotal", T), (EId, "eid", T),
    (Type, "type", T), (Version, "version", T), (HowPublished, "howpublished", T),
    (Organization, "organization", L), (Institution, "institution", L), (Publisher, "publisher", L),
    (Location, "location", L), (OrigPublisher, "origpublisher", L), (OrigLocation, "origlocation", L),
    (Isbn, "isbn", T), (Issn, "issn", T), (Isrn, "isrn", T), (Doi, "doi", V), (Eprint, "eprint", V),
    (EprintType, "eprinttype", T), (EprintClass, "eprintclass", T), (Url, "url", V), (UrlDate, "urldate", D),
    (Addendum, "addendum", T), (Note, "note", T), (Library, "library", T), (Keywords, "keywords", T),
    (Abstract, "abstract", T), (Annotation, "annotation", T), (File, "file", V), (CrossRef, "crossref", V),
    (XData, "xdata", V), (Ids, "ids", V), (Related, "related", V), (RelatedType, "relatedtype", T),
    (Options, "options", V),
}

impl Field {
    /// The field of that name, whatever its case; names outside the data model become [`Field::Other`].
    pub fn from_name(name: &str) -> Field {
        if let Some(field) = known(name) {
            return field.clone();
        }
        let lower = name.to_ascii_lowercase();
        known(&lower).cloned().unwrap_or(Field::Other(lower))
    }

    /// The place, from 0, that the field of that name (in lower case) has among all when they are written; none for names
    /// outside the data model.
    pub fn place_of(name: &str) -> Option<usize> {
        PLACES.get(name).copied()
    }

    /// What kind of value the field of that name holds; running text for names outside the data model, but for what programs
    /// keep for themselves.
    pub fn data_type_of(name: &str) -> DataType {
        match known(name) {
            Some(field) => field.data_type(),
            None if name.bytes().any(|b| b.is_ascii_uppercase()) => Field::from_name(name).data_type(),
            None => other(name),
        }
    }

    /// Whether the field of that name holds a name list. Asked for each field by each rule for names.
    pub fn holds_names(name: &str) -> bool {
        /// For each first letter, the lengths of the names that begin with it, a bit for each.
        const LENGTHS: [u64; 256] = {
            let mut lengths = [0; 256];
            let mut at = 0;
            while at < FIELDS.len() {
                let name = FIELDS[at].1.as_bytes();
                if matches!(about(&FIELDS[at].0).1, DataType::Names) {
                    lengths[name[0] as usize] |= 1 << name.len();
                }
                at += 1;
            }
            lengths
        };
        let Some(first) = name.bytes().next().filter(|_| name.len() < 64) else { return false };
        LENGTHS[usize::from(first.to_ascii_lowercase())] >> name.len() & 1 == 1
            && Field::data_type_of(name) == DataType::Names
    }

    /// The name that .bib files use, in lower case.
    pub fn name(&self) -> &str {
        match self {
            Field::Other(name) => name,
            known => about(known).0,
        }
    }

    /// What kind of value the field holds.
    pub fn data_type(&self) -> DataType {
        match self {
            Field::Other(name) => other(name),
            known => about(known).1,
        }
    }
}

/// What a field outside the data model holds: what reference managers keep for themselves is theirs to the letter.
fn other(name: &str) -> DataType {
    let private = matches!(
        name,
        "groups"
            | "comment"
            | "owner"
            | "timestamp"
            | "creationdate"
            | "modificationdate"
            | "mendeley-groups"
            | "mendeley-tags"
            | "fileentry"
            | "local-url"
    );
    if private || name.starts_with("bdsk-") { DataType::Verbatim } else { DataType::Text }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_field_and_the_table_is_in_written_order() {
        for (field, name) in FIELDS {
            assert_eq!(&Field::from_name(name), field);
            assert_eq!(field.name(), *name);
        }
        assert!(FIELDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(Field::from_name("Shelfmark").name(), "shelfmark");
    }
}
