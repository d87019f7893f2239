//! The fields of the query language: names, what each is about, and what may stand after it.

use super::syntax::Kind;
use crate::record::Field as RecordField;

/// On what a field is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A work.
    Work,
    /// A scholar.
    Scholar,
    /// A tradition.
    Tradition,
    /// A claim.
    Claim,
    /// A place of citation.
    Citation,
}

/// A field, by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // each is explained in the table below, which is the manual's
pub enum Field {
    Key,
    Work,
    Title,
    Author,
    Editor,
    Translator,
    Name,
    Year,
    Type,
    Container,
    Publisher,
    Doi,
    Annotation,
    Has,
    Citations,
    Documents,
    In,
    Cites,
    CitedBy,
    CoCited,
    Bridge,
    Disputed,
    Works,
    Members,
    Label,
    Definition,
    KindOf,
    Tradition,
    Role,
    Status,
    By,
    AccordingTo,
    Object,
    Reason,
    Cue,
    Evidence,
    Confidence,
    Section,
    Paragraph,
    Form,
    Prefix,
    Locator,
    Printed,
    /// Any other field of BibLaTeX, as text.
    Record(usize),
}

/// What may be compared with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Words, letters.
    Text,
    /// Whole numbers, ranges.
    Number,
    /// A number from 0 to 1.
    Fraction,
    /// One of a few names.
    OneOf(&'static [&'static str]),
    /// The id of a tradition, several with commas, or a query.
    Tradition,
    /// The key of a work, several with commas, or a query.
    Work,
    /// A name, or a query for scholars.
    Scholar,
}

/// One row of the manual's table.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// What it is.
    pub field: Field,
    /// Its names, the first the proper one.
    pub names: &'static [&'static str],
    /// What stands after it.
    pub takes: Takes,
    /// On what it is tested, where the query asks for something else.
    pub level: Level,
    /// In a few words, as in “works whose … is …”.
    pub words: &'static str,
}

const ROLES: &[&str] = &["exemplar", "supports", "extends", "illustrates", "critiques", "exception", "see-also"];
const STATUSES: &[&str] = &["proposed", "accepted", "rejected"];
const FORMS: &[&str] = &["parenthetical", "narrative", "numeric", "note", "mention"];
const KINDS: &[&str] = &["tradition", "grouping"];
const YES_NO: &[&str] = &["yes", "no"];
/// What `has:` may ask for.
pub const PARTS: &[&str] = &[
    "annotation",
    "doi",
    "year",
    "author",
    "editor",
    "url",
    "abstract",
    "tradition",
    "claim",
    "citation",
    "definition",
];

/// The table.
#[rustfmt::skip]
pub const FIELDS: &[About] = {
    use Field::*;
    use Level as L;
    use Takes::{Fraction, Number, OneOf, Scholar, Text};
    const fn about(field: Field, names: &'static [&'static str], takes: Takes, level: Level, words: &'static str) -> About {
        About { field, names, takes, level, words }
    }
    &[
        about(Key, &["key", "id"], Text, L::Work, "key"),
        about(Work, &["work"], Takes::Work, L::Work, "key"),
        about(Title, &["title"], Text, L::Work, "title"),
        about(Author, &["author", "authors"], Scholar, L::Work, "author"),
        about(Editor, &["editor", "editors"], Scholar, L::Work, "editor"),
        about(Translator, &["translator"], Scholar, L::Work, "translator"),
        about(Name, &["name", "scholar", "person"], Scholar, L::Work, "author, editor or translator"),
        about(Year, &["year", "date"], Number, L::Work, "year"),
        about(Type, &["type"], Text, L::Work, "type"),
        about(Container, &["journal", "in-book", "booktitle", "journaltitle", "container"], Text, L::Work, "journal or book"),
        about(Publisher, &["publisher"], Text, L::Work, "publisher"),
        about(Doi, &["doi"], Text, L::Work, "DOI"),
        about(Annotation, &["annotation", "note"], Text, L::Work, "annotation"),
        about(Has, &["has"], OneOf(PARTS), L::Work, "parts that are there"),
        about(Citations, &["citations", "times-cited"], Number, L::Work, "number of citations"),
        about(Documents, &["documents"], Number, L::Work, "number of documents that cite it"),
        about(In, &["in", "traditions"], Number, L::Work, "number of traditions"),
        about(Cites, &["cites"], Takes::Work, L::Work, "works that it cites"),
        about(CitedBy, &["cited-by", "citedby"], Takes::Work, L::Work, "documents that cite it"),
        about(CoCited, &["co-cited", "cocited", "cited-with"], Takes::Work, L::Work, "works cited with it in one paragraph"),
        about(Bridge, &["bridge"], Takes::Tradition, L::Work, "traditions that it joins"),
        about(Disputed, &["disputed"], OneOf(YES_NO), L::Work, "disputed"),
        about(Works, &["works"], Number, L::Scholar, "number of works"),
        about(Members, &["members"], Number, L::Tradition, "number of members"),
        about(Label, &["label"], Text, L::Tradition, "label or other name"),
        about(Definition, &["definition"], Text, L::Tradition, "definition"),
        about(KindOf, &["kind"], OneOf(KINDS), L::Claim, "kind of tradition"),
        about(Tradition, &["tradition"], Takes::Tradition, L::Claim, "tradition"),
        about(Role, &["role", "stance"], OneOf(ROLES), L::Claim, "role"),
        about(Status, &["status"], OneOf(STATUSES), L::Claim, "status"),
        about(By, &["by"], Text, L::Claim, "claimant"),
        about(AccordingTo, &["according-to"], Takes::Work, L::Claim, "document that says so"),
        about(Object, &["object"], Takes::Work, L::Claim, "work that the claim speaks of"),
        about(Reason, &["reason"], Text, L::Claim, "reason"),
        about(Cue, &["cue"], Text, L::Claim, "cue"),
        about(Evidence, &["evidence", "quote"], Text, L::Claim, "evidence"),
        about(Confidence, &["confidence"], Fraction, L::Claim, "confidence"),
        about(Section, &["section"], Text, L::Citation, "section"),
        about(Paragraph, &["paragraph"], Number, L::Citation, "paragraph"),
        about(Form, &["form"], OneOf(FORMS), L::Citation, "form"),
        about(Prefix, &["prefix"], Text, L::Citation, "prefix"),
        about(Locator, &["locator"], Text, L::Citation, "locator"),
        about(Printed, &["printed"], Text, L::Citation, "citation as printed"),
        about(Record(0), &["series"], Text, L::Work, "series"),
        about(Record(1), &["language", "langid"], Text, L::Work, "language"),
        about(Record(2), &["isbn"], Text, L::Work, "ISBN"),
        about(Record(3), &["url"], Text, L::Work, "URL"),
        about(Record(4), &["keyword", "keywords"], Text, L::Work, "keyword"),
        about(Record(5), &["abstract"], Text, L::Work, "abstract"),
        about(Record(6), &["institution", "school"], Text, L::Work, "institution"),
        about(Record(7), &["location", "place", "address"], Text, L::Work, "place of publication"),
        about(Record(8), &["volume"], Text, L::Work, "volume"),
        about(Record(9), &["number", "issue"], Text, L::Work, "number"),
        about(Record(10), &["pubstate"], Text, L::Work, "publication state"),
    ]
};

/// The record fields behind [`Field::Record`].
pub fn record_fields(number: usize) -> &'static [RecordField] {
    const BEHIND: [&[RecordField]; 11] = [
        &[RecordField::Series],
        &[RecordField::Language, RecordField::LangId],
        &[RecordField::Isbn],
        &[RecordField::Url],
        &[RecordField::Keywords],
        &[RecordField::Abstract],
        &[RecordField::Institution],
        &[RecordField::Location],
        &[RecordField::Volume],
        &[RecordField::Number, RecordField::Issue],
        &[RecordField::PubState],
    ];
    BEHIND.get(number).copied().unwrap_or(&[])
}

/// Fields by which results may be ordered.
pub const SORTS: &[&str] =
    &["key", "title", "author", "year", "citations", "documents", "in", "members", "works", "confidence", "name"];

/// The row of a field's name.
pub fn about(name: &str) -> Option<&'static About> {
    FIELDS.iter().find(|about| about.names.contains(&name))
}

/// Every name of every field.
pub fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().flat_map(|about| about.names.iter().copied()).chain(["sort", "limit"])
}

impl About {
    /// On what the field is tested when the query asks for `kind`.
    pub fn level_for(&self, kind: Kind) -> Level {
        match (kind, self.field) {
            (
                Kind::Scholars,
                Field::Key | Field::Name | Field::In | Field::Citations | Field::Bridge | Field::Documents,
            ) => Level::Scholar,
            (Kind::Traditions, Field::Key | Field::Tradition | Field::KindOf | Field::Citations) => Level::Tradition,
            (Kind::Traditions, Field::Name) => Level::Tradition,
            (Kind::Traditions, Field::Has) => Level::Tradition,
            (Kind::Claims, Field::Section | Field::Paragraph) => Level::Claim,
            (Kind::Citations, Field::By | Field::AccordingTo) => Level::Citation,
            _ => self.level,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_fields() {
        let mut seen = std::collections::BTreeSet::new();
        for name in names() {
            assert!(seen.insert(name), "{name}");
        }
    }
}
