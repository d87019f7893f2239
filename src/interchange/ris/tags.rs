//! RIS types and tags, with the BibLaTeX types and fields that they stand for.

use crate::record::{EntryType, Field};

/// RIS types and entry types, with the sub-type that tells them apart. The first row of an entry type is what it is
/// written as.
#[rustfmt::skip]
pub(super) const TYPES: &[(&str, EntryType, Option<&str>)] = {
    use EntryType::*;
    &[
        ("JOUR", Article, None), ("MGZN", Article, Some("magazine")), ("NEWS", Article, Some("newspaper")),
        ("EJOUR", Article, None), ("ABST", Article, None), ("INPR", Article, None),
        ("BOOK", Book, None), ("EBOOK", Book, None), ("CLSWK", Book, None), ("WHOLE", Book, None),
        ("EDBOOK", Collection, None),
        ("CHAP", InCollection, None), ("ECHAP", InCollection, None),
        ("CPAPER", InProceedings, None),
        ("CONF", Proceedings, None),
        ("ENCYC", InReference, None), ("DICT", InReference, None),
        ("JFULL", Periodical, None), ("SER", Periodical, None),
        ("PAMP", Booklet, None),
        ("RPRT", Report, None), ("GOVDOC", Report, None),
        ("THES", Thesis, None),
        ("UNPB", Unpublished, None), ("MANSCPT", Unpublished, None),
        ("ELEC", Online, None), ("WEB", Online, None), ("BLOG", Online, None), ("ICOMM", Online, None),
        ("DATA", Dataset, None), ("AGGR", Dataset, None), ("DBASE", Dataset, None),
        ("COMP", Software, None),
        ("PAT", Patent, None),
        ("STAND", Standard, None),
        ("CASE", Jurisdiction, None), ("HEAR", Jurisdiction, None),
        ("STAT", Legislation, None), ("BILL", Legislation, None), ("LEGAL", Legislation, None), ("UNBILL", Legislation, None),
        ("PCOMM", Letter, None),
        ("MPCT", Movie, None),
        ("VIDEO", Video, None),
        ("SOUND", Audio, None),
        ("MUSIC", Music, None),
        ("ART", Artwork, None),
        ("FIGURE", Image, None), ("MAP", Image, None), ("CHART", Image, None),
        ("GEN", Misc, None), ("SLIDE", Misc, None), ("CTLG", Misc, None), ("EQUA", Misc, None), ("GRNT", Misc, None),
        ("ANCIENT", Misc, None), ("MULTI", Misc, None),
    ]
};

/// Tags whose value is one text field, in the order in which they are written.
pub(super) const TEXTS: [(&str, Field); 13] = [
    ("J2", Field::ShortJournal),
    ("T3", Field::Series),
    ("VL", Field::Volume),
    ("NV", Field::Volumes),
    ("SE", Field::Chapter),
    ("ET", Field::Edition),
    ("C7", Field::EId),
    ("DO", Field::Doi),
    ("UR", Field::Url),
    ("L1", Field::File),
    ("AB", Field::Abstract),
    ("N1", Field::Note),
    ("RN", Field::Annotation),
];

/// Tags that other programs write for the same things.
pub(super) const SYNONYMS: [(&str, &str); 25] = [
    ("T1", "TI"),
    ("CT", "TI"),
    ("BT", "T2"),
    ("JO", "T2"),
    ("JF", "T2"),
    ("JA", "J2"),
    ("J1", "J2"),
    ("A1", "AU"),
    ("A2", "ED"),
    ("Y1", "PY"),
    ("N2", "AB"),
    ("PP", "CY"),
    ("CP", "IS"),
    ("VO", "VL"),
    ("CN", "AV"),
    ("L2", "L1"),
    ("LK", "UR"),
    ("L3", "DO"),
    ("U1", "N1"),
    ("U2", "N1"),
    ("U3", "N1"),
    ("U4", "N1"),
    ("U5", "N1"),
    ("RI", "RN"),
    ("TA", "A4"),
];

/// Tags that say something about the database or the person's copy, not about the work.
pub(super) const ABOUT_THE_COPY: [&str; 15] =
    ["DB", "DP", "AD", "RP", "CA", "C1", "C2", "C3", "C4", "C5", "C6", "C8", "AV", "TT", "LB"];

/// The RIS type of an entry.
pub(super) fn ris_type(kind: &EntryType, subtype: &str) -> &'static str {
    use EntryType::*;
    let nearest = match kind {
        MvBook | Manual | Reference | MvReference => Book,
        MvCollection => Collection,
        InBook | BookInBook | SuppBook | SuppCollection => InCollection,
        MvProceedings => Proceedings,
        SuppPeriodical | Review => Article,
        Performance | Set | XData | Other(_) => Misc,
        other => other.clone(),
    };
    let same = |(_, known, _): &&(&str, EntryType, Option<&str>)| *known == nearest;
    let by_subtype = TYPES.iter().filter(same).find(|(.., sub)| sub.is_some_and(|sub| sub == subtype));
    by_subtype.or_else(|| TYPES.iter().find(same)).map_or("GEN", |(name, ..)| name)
}

/// Whether a RIS type's number (`IS`) is the number of a periodical's issue, and its `SP` a page.
pub(in crate::interchange) fn is_whole_book(kind: &EntryType) -> bool {
    use EntryType::*;
    matches!(
        kind,
        Book | MvBook | Collection | MvCollection | Proceedings | Thesis | Report | Booklet | Manual | Reference
    )
}
