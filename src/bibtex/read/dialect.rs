//! BibTeX's entry types and fields in BibLaTeX's terms, as biber maps them (biblatex manual, §2.1.2 and §2.2.5).

use crate::record::{EntryType, Field, Record};

/// BibTeX's types and the `type` field that they imply.
const TYPES: &[(&str, &str, Option<&str>)] = &[
    ("conference", "inproceedings", None),
    ("electronic", "online", None),
    ("www", "online", None),
    ("phdthesis", "thesis", Some("PhD thesis")),
    ("mastersthesis", "thesis", Some("MA thesis")),
    ("techreport", "report", Some("Technical report")),
];

/// BibTeX's names of fields.
const FIELDS: &[(&str, &str)] = &[
    ("address", "location"),
    ("annote", "annotation"),
    ("archiveprefix", "eprinttype"),
    ("journal", "journaltitle"),
    ("key", "sortkey"),
    ("pdf", "file"),
    ("primaryclass", "eprintclass"),
    ("school", "institution"),
];

/// Values of `type` that BibLaTeX translates, and what they say.
const THESES: &[(&str, &str)] = &[
    ("phdthesis", "PhD thesis"),
    ("mathesis", "MA thesis"),
    ("bathesis", "BA thesis"),
    ("candthesis", "Candidate thesis"),
    ("techreport", "Technical report"),
    ("resreport", "Research report"),
];

/// BibLaTeX's name of an entry type, and the `type` that a BibTeX type implies. Both in lower case.
pub(crate) fn entry_type(kind: &str) -> (&str, Option<&'static str>) {
    TYPES.iter().find(|(old, _, _)| *old == kind).map_or((kind, None), |(_, new, implied)| (*new, *implied))
}

/// BibLaTeX's name of a field; in lower case.
pub(crate) fn field_name(name: &str) -> &str {
    // Asked for each field of a file: most names show with their first letter that they are no other's.
    if !matches!(name.as_bytes().first(), Some(b'a' | b'j' | b'k' | b'p' | b's')) {
        return name;
    }
    FIELDS.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| *new)
}

/// BibTeX's name of a BibLaTeX field, where it has another.
pub(crate) fn bibtex_field_name(name: &str) -> Option<&'static str> {
    FIELDS.iter().filter(|(old, _)| !matches!(*old, "key" | "pdf")).find(|(_, new)| *new == name).map(|(old, _)| *old)
}

/// What a value of `type` that BibLaTeX translates says in English.
pub(crate) fn type_in_words(value: &str) -> Option<&'static str> {
    THESES.iter().find(|(key, _)| *key == value).map(|(_, words)| *words)
}

/// `misc` or `article` with an `entrysubtype` that is a type of BibLaTeX's: that type, as the writer left it.
pub(crate) fn restore_bare_type(record: &mut Record) {
    let subtype = Field::Other("entrysubtype".into());
    let Some(kind) = record.text(&subtype).map(EntryType::from_name) else { return };
    let standard = matches!(record.entry_type, EntryType::Misc | EntryType::Article);
    if standard && crate::bibtex::datamodel::is_bare_type(kind.name()) && !matches!(kind, EntryType::Other(_)) {
        record.entry_type = kind;
        record.fields.remove(&subtype);
    }
}
