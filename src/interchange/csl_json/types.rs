//! Entry types of BibLaTeX and item types of CSL 1.0.2, in one table.

use crate::record::{EntryType, Field, Record};

/// BibLaTeX's optional sub-type of an entry (manual §2.2.3): `magazine`, `newspaper`; or a CSL type that the entry type
/// alone would not give.
pub(super) const SUBTYPE: &str = "entrysubtype";

/// Every CSL type with the entry type that it is read as. Where several CSL types share an entry type, the first is
/// what the entry type is written as; the others come back through `entrysubtype`.
#[rustfmt::skip]
const TYPES: &[(&str, EntryType)] = {
    use EntryType::*;
    &[
        ("article-journal", Article), ("article-magazine", Article), ("article-newspaper", Article),
        ("book", Book), ("classic", Book),
        ("pamphlet", Booklet),
        ("chapter", InBook),
        ("entry-encyclopedia", InReference), ("entry-dictionary", InReference), ("entry", InReference),
        ("paper-conference", InProceedings),
        ("periodical", Periodical),
        ("thesis", Thesis),
        ("report", Report),
        ("manuscript", Unpublished), ("speech", Unpublished),
        ("webpage", Online), ("post", Online), ("post-weblog", Online), ("article", Online),
        ("document", Misc), ("collection", Misc), ("event", Misc), ("interview", Misc), ("broadcast", Misc),
        ("dataset", Dataset),
        ("software", Software),
        ("patent", Patent),
        ("standard", Standard),
        ("review", Review), ("review-book", Review),
        ("legal_case", Jurisdiction), ("hearing", Jurisdiction),
        ("legislation", Legislation), ("bill", Legislation), ("regulation", Legislation), ("treaty", Legislation),
        ("personal_communication", Letter),
        ("motion_picture", Movie),
        ("song", Audio),
        ("musical_score", Music),
        ("performance", Performance),
        ("graphic", Artwork),
        ("figure", Image), ("map", Image),
    ]
};

/// What entry types without a CSL type of their own are written as.
fn nearest(kind: &EntryType) -> &'static str {
    use EntryType::*;
    match kind {
        MvBook | Collection | MvCollection | Manual | Reference | MvReference | Proceedings | MvProceedings => "book",
        BookInBook | SuppBook | InCollection | SuppCollection => "chapter",
        SuppPeriodical => "article-journal",
        Video => "motion_picture",
        Other(name) => match name.as_str() {
            "phdthesis" | "mastersthesis" => "thesis",
            "techreport" => "report",
            "conference" => "paper-conference",
            "electronic" | "www" => "webpage",
            _ => "document",
        },
        _ => "document",
    }
}

/// The CSL type of a record.
pub(super) fn csl_type(record: &Record) -> &'static str {
    let subtype = record.text(&Field::Other(SUBTYPE.to_owned())).unwrap_or("");
    let by_subtype = TYPES.iter().find(|(name, kind)| {
        *kind == record.entry_type
            && (*name == subtype || *kind == EntryType::Article && name.strip_prefix("article-") == Some(subtype))
    });
    if let Some((name, _)) = by_subtype {
        return name;
    }
    if record.entry_type == EntryType::Online && record.has(&Field::Eprint) {
        return "article";
    }
    TYPES.iter().find(|(_, kind)| *kind == record.entry_type).map_or_else(|| nearest(&record.entry_type), |(n, _)| n)
}

/// The entry type of a CSL type and the sub-type that must be kept to get back; `None` where CSL has no such type.
pub(super) fn entry_type(name: &str) -> Option<(EntryType, Option<&'static str>)> {
    let (known, kind) = TYPES.iter().find(|(known, _)| *known == name)?;
    let first = TYPES.iter().find(|(_, k)| k == kind).map_or(*known, |(n, _)| n);
    let subtype = match *known {
        same if same == first => None,
        "article" => None,
        known if *kind == EntryType::Article => known.strip_prefix("article-"),
        known => Some(known),
    };
    Some((kind.clone(), subtype))
}

/// Every CSL type.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    TYPES.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 46 types that the CSL 1.0.2 specification lists in Appendix III.
    const SPECIFIED: &str = "article article-journal article-magazine article-newspaper bill book broadcast chapter \
        classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing \
        interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent \
        performance periodical personal_communication post post-weblog regulation report review review-book software \
        song speech standard thesis treaty webpage";

    #[test]
    fn every_type_of_the_specification_comes_back_as_itself() {
        for name in SPECIFIED.split_whitespace() {
            let (kind, subtype) = entry_type(name).unwrap_or_else(|| panic!("{name} is missing"));
            let mut record = Record::new(kind);
            if let Some(subtype) = subtype {
                record.set_text(Field::Other(SUBTYPE.into()), subtype);
            }
            if name == "article" {
                record.set_text(Field::Eprint, "2101.00001");
            }
            assert_eq!(csl_type(&record), name);
        }
        assert_eq!(entry_type("podcast"), None);
    }
}
