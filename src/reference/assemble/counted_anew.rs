//! Series of journals: `new series`, `3rd ser.`, `N. F.` of a journal that has begun to count its volumes anew. BibLaTeX has them in `series`,
//! an ordinal as its figure, and a new series as *newseries* (manual, §2.3.7 and §4.9.2.3).

use std::sync::LazyLock;

use regex::Regex;

use crate::text::roman;

/// A journal's name with the words behind it that say which series of it is meant.
static SERIES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?P<journal>\S.{2,}?)(?:[,.:]| [—–])? [(\[]?(?:(?P<new>[Nn]ew [Ss]er(?:ies|\.)?|[Nn]\. ?[SsFf]\.?|[Nn]eue Folge|",
        r"[Nn]ouv(?:elle|\.) [Ss]ér(?:ie|\.)?|[Nn]uova [Ss]erie|[Nn]ueva [Ss]erie|[Nn]ova [Ss]érie)",
        r"|(?P<ordinal>\d{1,2})(?:st|nd|rd|th) [Ss]er(?:ies|\.)?)[)\]]?$"
    ))
    .ok()
});

/// The name of a journal, and what BibLaTeX calls the series behind it.
pub(super) fn journal_and_series(name: &str) -> Option<(&str, &str)> {
    let name = name.trim_end_matches([',', ' ']);
    // Few names end so, and to look at the end costs less than the pattern.
    const ENDS: [&str; 12] = ["eries", "er", "érie", "ér", "erie", "olge", " S", ".S", ".s", " s", ".F", " F"];
    let bare = name.trim_end_matches(['.', ')', ']']);
    if !ENDS.iter().any(|end| bare.ends_with(end)) {
        return None;
    }
    let found = SERIES.as_ref()?.captures(name)?;
    let journal = found.name("journal")?.as_str();
    Some((journal, found.name("ordinal").map_or("newseries", |ordinal| ordinal.as_str())))
}

/// What BibLaTeX calls a series that stands by itself, before a volume: `3rd ser.`, `s. III` → `3`, `n.s.` → `newseries`.
pub(super) fn named(series: &str) -> String {
    static ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:(?P<new>[Nn]ew [Ss]er(?:ies|\.)?|[Nn]\. ?[SsFf]\.?|neue Folge|nuova serie|nouvelle série)",
            r"|(?P<before>\d{1,2}|[IVX]+)(?:ª|\.|a|e|th|st|rd|nd|ème)? ?[Ss](?:ér|er)?(?:ies?)?\.?",
            r"|s(?:ér|er)?(?:ies?)?\.? ?(?P<behind>\d{1,2}|[IVX]+))$"
        ))
        .ok()
    });
    let Some(found) = ALONE.as_ref().and_then(|alone| alone.captures(series.trim())) else { return series.to_owned() };
    match found.name("before").or(found.name("behind")) {
        Some(ordinal) => roman(ordinal.as_str()).map_or(ordinal.as_str().to_owned(), |number| number.to_string()),
        None => "newseries".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_may_have_begun_anew() {
        for (name, journal, series) in [
            ("American Waters, new series", "American Waters", "newseries"),
            ("American Waters. New ser.", "American Waters", "newseries"),
            ("Zeitschrift für Wasser, N. F", "Zeitschrift für Wasser", "newseries"),
            ("Quay and Pier Quarterly, 3rd ser.", "Quay and Pier Quarterly", "3"),
            ("Revue des eaux, nouvelle série", "Revue des eaux", "newseries"),
        ] {
            assert_eq!(journal_and_series(name), Some((journal, series)), "{name}");
        }
        for name in ["Journal of the Quay Society, Series B", "A New Series", "New Series", "Fourth Series of Waters"] {
            assert_eq!(journal_and_series(name), None, "{name}");
        }
        let named = ["3rd ser.", "n.s.", "s. II", "2ème série", "Series B"].map(named);
        assert_eq!(named, ["3", "newseries", "2", "2", "Series B"]);
    }
}
