//! BibLaTeX's entry types (biblatex manual, §2.1).

use std::fmt;

/// An entry type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // each is BibLaTeX's own, §2.1 of its manual
pub enum EntryType {
    Article,
    Book,
    MvBook,
    InBook,
    BookInBook,
    SuppBook,
    Booklet,
    Collection,
    MvCollection,
    InCollection,
    SuppCollection,
    Dataset,
    Manual,
    Misc,
    Online,
    Patent,
    Periodical,
    SuppPeriodical,
    Proceedings,
    MvProceedings,
    InProceedings,
    Reference,
    MvReference,
    InReference,
    Report,
    Set,
    Software,
    Thesis,
    Unpublished,
    XData,
    Artwork,
    Audio,
    Image,
    Jurisdiction,
    Legislation,
    Letter,
    Movie,
    Music,
    Performance,
    Review,
    Standard,
    Video,
    /// A type outside BibLaTeX's data model, by its name in lower case.
    Other(String),
}

#[rustfmt::skip]
const TYPES: &[(EntryType, &str)] = {
    use EntryType::*;
    &[
        (Article, "article"), (Book, "book"), (MvBook, "mvbook"), (InBook, "inbook"), (BookInBook, "bookinbook"),
        (SuppBook, "suppbook"), (Booklet, "booklet"), (Collection, "collection"), (MvCollection, "mvcollection"),
        (InCollection, "incollection"), (SuppCollection, "suppcollection"), (Dataset, "dataset"),
        (Manual, "manual"), (Misc, "misc"), (Online, "online"), (Patent, "patent"), (Periodical, "periodical"),
        (SuppPeriodical, "suppperiodical"), (Proceedings, "proceedings"), (MvProceedings, "mvproceedings"),
        (InProceedings, "inproceedings"), (Reference, "reference"), (MvReference, "mvreference"),
        (InReference, "inreference"), (Report, "report"), (Set, "set"), (Software, "software"),
        (Thesis, "thesis"), (Unpublished, "unpublished"), (XData, "xdata"), (Artwork, "artwork"),
        (Audio, "audio"), (Image, "image"), (Jurisdiction, "jurisdiction"), (Legislation, "legislation"),
        (Letter, "letter"), (Movie, "movie"), (Music, "music"), (Performance, "performance"),
        (Review, "review"), (Standard, "standard"), (Video, "video"),
    ]
};

impl EntryType {
    /// The type of that name, whatever its case; unknown ones become [`EntryType::Other`].
    pub fn from_name(name: &str) -> EntryType {
        let lower = name.to_ascii_lowercase();
        TYPES.iter().find(|(_, known)| *known == lower).map_or(EntryType::Other(lower), |(kind, _)| kind.clone())
    }

    /// The name that .bib files use after `@`, in lower case.
    pub fn name(&self) -> &str {
        match self {
            EntryType::Other(name) => name,
            known => TYPES.iter().find(|(kind, _)| kind == known).map_or("", |(_, name)| name),
        }
    }

    /// Whether the work is a part of a larger one that has its own title (`booktitle`).
    pub fn is_part(&self) -> bool {
        use EntryType::*;
        matches!(self, InBook | BookInBook | SuppBook | InCollection | SuppCollection | InProceedings | InReference)
    }
}

impl fmt::Display for EntryType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_types_are_one_to_one() {
        for (kind, name) in TYPES {
            assert_eq!(&EntryType::from_name(&name.to_uppercase()), kind);
            assert_eq!(kind.to_string(), *name);
        }
        assert_eq!(EntryType::from_name("Podcast").name(), "podcast");
    }
}
