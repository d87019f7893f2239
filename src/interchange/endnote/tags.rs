//! EndNote's reference types and elements, with the BibLaTeX types and fields that they stand for.

use crate::record::{EntryType, Field};

/// Names and numbers of EndNote's reference types, the entry type, and the sub-type that tells two of them apart.
#[rustfmt::skip]
const TYPES: &[(&str, &str, EntryType, Option<&str>)] = {
    use EntryType::*;
    &[
        ("journal article", "17", Article, None), ("electronic article", "43", Article, None),
        ("magazine article", "19", Article, Some("magazine")), ("newspaper article", "23", Article, Some("newspaper")),
        ("book", "6", Book, None), ("electronic book", "44", Book, None), ("classical work", "49", Book, None),
        ("edited book", "28", Collection, None),
        ("book section", "5", InCollection, None), ("electronic book section", "60", InCollection, None),
        ("conference paper", "47", InProceedings, None), ("conference proceedings", "10", InProceedings, None),
        ("encyclopedia", "53", InReference, None), ("dictionary", "52", InReference, None),
        ("serial", "57", Periodical, None), ("pamphlet", "24", Booklet, None),
        ("thesis", "32", Thesis, None),
        ("report", "27", Report, None), ("government document", "46", Report, None),
        ("unpublished work", "34", Unpublished, None), ("manuscript", "36", Unpublished, None),
        ("web page", "12", Online, None), ("blog", "56", Online, None),
        ("dataset", "59", Dataset, None), ("online database", "45", Dataset, None),
        ("computer program", "9", Software, None),
        ("patent", "25", Patent, None), ("standard", "58", Standard, None),
        ("case", "7", Jurisdiction, None), ("hearing", "14", Jurisdiction, None),
        ("statute", "31", Legislation, None), ("bill", "4", Legislation, None),
        ("legal rule or regulation", "50", Legislation, None),
        ("personal communication", "26", Letter, None),
        ("film or broadcast", "21", Movie, None), ("audiovisual material", "3", Video, None),
        ("music", "61", Music, None), ("artwork", "2", Artwork, None),
        ("figure", "37", Image, None), ("map", "20", Image, None), ("chart or table", "38", Image, None),
        ("generic", "13", Misc, None), ("grant", "54", Misc, None), ("ancient text", "51", Misc, None),
        ("equation", "39", Misc, None), ("catalog", "8", Misc, None), ("online multimedia", "48", Misc, None),
    ]
};

/// The entry type of a reference type, by its name where that is known, else by its number.
pub(super) fn entry_type(name: &str, number: &str) -> Option<(EntryType, Option<&'static str>)> {
    let name = name.trim().to_lowercase();
    let by_name = TYPES.iter().find(|(known, ..)| *known == name);
    let found = by_name.or_else(|| TYPES.iter().find(|(_, known, ..)| name.is_empty() && *known == number.trim()));
    found.map(|(_, _, kind, subtype)| (kind.clone(), *subtype))
}

/// The name and number of the reference type that an entry type is written as, and the entry type that it is read as.
pub(super) fn reference_type(kind: &EntryType, subtype: &str) -> (String, &'static str, EntryType) {
    use EntryType::*;
    let nearest = match kind {
        MvBook | Manual | Reference | MvReference => Book,
        MvCollection | Proceedings | MvProceedings => Collection,
        InBook | BookInBook | SuppBook | SuppCollection => InCollection,
        SuppPeriodical | Review => Article,
        other => other.clone(),
    };
    let of = |kind: &EntryType| {
        let same = |(.., known, _): &&(&str, &str, EntryType, Option<&str>)| known == kind;
        let by_subtype = TYPES.iter().filter(same).find(|(.., sub)| sub.is_some_and(|sub| sub == subtype));
        by_subtype.or_else(|| TYPES.iter().find(same))
    };
    let (name, number, written_as, _) =
        of(&nearest).or_else(|| of(&Misc)).map_or(("", "", &Misc, &None), |row| (row.0, row.1, &row.2, &row.3));
    // As EndNote prints it: each word with a capital.
    let words = name.split(' ').map(|word| match word {
        "or" => word.to_owned(),
        word => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
    });
    (words.collect::<Vec<String>>().join(" "), number, written_as.clone())
}

/// Elements whose text is one field.
pub(super) const TEXTS: [(&str, Field); 10] = [
    ("volume", Field::Volume),
    ("number", Field::Number),
    ("num-vols", Field::Volumes),
    ("edition", Field::Edition),
    ("section", Field::Chapter),
    ("abstract", Field::Abstract),
    ("notes", Field::Note),
    ("research-notes", Field::Annotation),
    ("report-id", Field::Number),
    ("meeting-place", Field::Venue),
];

/// Elements that say something about the database or the person's copy, not about the work.
#[rustfmt::skip]
pub(super) const ABOUT_THE_COPY: [&str; 17] = [
    "database", "source-app", "rec-number", "foreign-keys", "auth-address", "auth-affiliaton", "label", "call-num",
    "image", "caption", "remote-database-name", "remote-database-provider", "remote-source", "reprint-status",
    "added-date", "modified-date", "last-modified-date",
];
