//! Which edition: `2nd edn`, `3. Auflage`, `revised`; and how many volumes it has.

use super::words::trim;
use super::{Builder, part, titles, when};
use crate::record::{Field, Value};
use crate::reference::label::Label;
use crate::text::has_whole;

impl Builder<'_> {
    /// The edition, or what else was taken for one: the first printing's year, a series, a volume behind it.
    pub(super) fn edition(&mut self) {
        // `6. ed. Oslo: Quay, 2000. 2 v.`: the count of volumes may stand far behind the edition.
        let counted = self.runs.texts(Label::Edition).into_iter().find_map(count_of_volumes);
        self.text(Field::Volumes, counted.unwrap_or_default(), Label::Edition);
        // `il Mulino, Bologna (ed. or. 1958)`
        let other =
            || self.runs.texts(Label::Edition).into_iter().find(|text| is_edition(text) && volumes(text).is_none());
        let edition = self.runs.text(Label::Edition).filter(|text| volumes(text).is_none()).or_else(other);
        let first = edition.and_then(|text| when::original(trim(text)));
        if let Some(first) = first.filter(|_| self.record.has(&Field::Date)) {
            self.set(Field::OrigDate, Value::Date(first), Label::Edition);
        } else if let Some((series, number)) = edition.and_then(series) {
            self.text(Field::Series, series, Label::Edition);
            self.evidence.series_number = number.or(self.evidence.series_number.take());
        } else if let Some(text) = edition.filter(|text| !self.evidence.reprinted && !is_series_word(text))
            && another_printing(text).is_none()
            && titles::version_alone(text).is_none()
        {
            let with_volume = part::edition_and_volume(text).filter(|_| !self.runs.has(Label::Volume));
            if let Some((_, volume)) = with_volume {
                self.text(Field::Volume, volume.to_string(), Label::Edition);
            }
            let text = with_volume.map_or(text, |(edition, _)| edition);
            let left = without_count_of_volumes(text);
            // `spécialité géographie, 6 tomes`: what stands beside a count need not be an edition.
            if left == text || is_edition(&left) {
                let edition = self::edition(&left);
                self.text(Field::Edition, edition.edition.unwrap_or_default(), Label::Edition);
                self.text(Field::Volumes, edition.volumes.unwrap_or_default(), Label::Edition);
            }
        }
    }
}

/// Whether a stretch says which edition it is: `2nd edn`, `3. Auflage`.
pub fn is_edition(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.iter().any(|w| {
        matches!(
            *w,
            "ed" | "edn"
                | "edition"
                | "aufl"
                | "auflage"
                | "édition"
                | "éd"
                | "druk"
                | "uppl"
                | "utg"
                | "udg"
                | "wyd"
                | "vyd"
                | "edición"
                | "edição"
                | "2nd"
                | "3rd"
                | "1st"
                | "2d"
        )
    }) || words.iter().any(|w| w.ends_with("th") && w[..w.len() - 2].bytes().all(|b| b.is_ascii_digit()) && w.len() > 2)
}

/// A series that a stretch taken for an edition names: `(= stw 554)`, `coll. « Poétique »`, `(Philosophische Bibliothek; 505)`.
pub fn series(text: &str) -> Option<(String, Option<String>)> {
    let inside =
        text.trim().trim_end_matches(['.', ',', ';', ' ']).trim_start_matches('(').trim_end_matches(')').trim();
    let lower = inside.to_lowercase();
    if let Some(at) = ["coll. ", "collection ", "collana ", "coll."].iter().find_map(|word| lower.strip_prefix(word)) {
        let name = trim(inside.get(inside.len().checked_sub(at.len())?..)?);
        let name = name.trim_matches(|c: char| matches!(c, '«' | '»' | '“' | '”' | '"' | ' ' | '\u{a0}'));
        return name.contains(char::is_alphabetic).then(|| super::titles::series(name));
    }
    if let Some((name, number)) = numbered_series(inside) {
        return Some((name.to_owned(), Some(number.to_owned())));
    }
    let equal = inside.strip_prefix("= ").or_else(|| inside.strip_prefix('='));
    let named = || inside.split_once("; ").filter(|(name, _)| name.starts_with(char::is_uppercase)).map(|_| inside);
    let quoted = || inside.starts_with('«').then_some(inside);
    let whole = equal.or_else(named).or_else(quoted).filter(|_| !is_edition(text))?;
    let (name, number) = super::titles::series(&whole.replace(['«', '»'], ""));
    (number.is_some() && name.contains(char::is_alphabetic)).then_some((name, number))
}

/// Name and number of a series that is called one: `Beihefte zum Archiv für Flüsse, Heft 85`.
fn numbered_series(inside: &str) -> Option<(&str, &str)> {
    #[rustfmt::skip]
    const KINDS: [&str; 12] = [
        "beihefte", "schriften", "schriftenreihe", "abhandlungen", "studien", "beiträge", "veröffentlichungen", "forschungen",
        "quellen", "mitteilungen", "reihe", "kleine",
    ];
    const UNITS: [&str; 8] = ["Heft", "H.", "Band", "Bd.", "Nr.", "Beiheft", "Folge", "F."];
    let (rest, number) = inside.rsplit_once(' ')?;
    let (name, unit) = rest.rsplit_once(' ')?;
    let kind = name.split(' ').next()?.to_lowercase();
    let counted = UNITS.contains(&unit) && number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty();
    let name = name.trim_end_matches([',', ';', ':']);
    (counted && KINDS.contains(&kind.as_str()) && name.contains(' ')).then_some((name, number))
}

/// `(2a ed. Roma-Bari 1974)`, `(dt.: Die antike Wirtschaft, München 1977)`: another printing or translation, with a place or title
/// and a year of its own, is told of in a note.
pub fn another_printing(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix(['(', '['])?.trim_end_matches([')', ']', '.', ',', ';', ' ']);
    let years = inside.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4).count();
    let named = inside.split([' ', '-', ',']).any(|word| {
        let capital = word.starts_with(char::is_uppercase) && word.chars().filter(|c| c.is_alphabetic()).count() > 2;
        capital
            && !is_edition(word)
            && !["Repr", "Nachdr", "Neudr", "Rev", "New", "Aufl"].iter().any(|w| word.starts_with(w))
    });
    (years == 1 && named).then_some(inside)
}

/// What a stretch labelled as edition says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edition {
    /// `2`, `revised`.
    pub edition: Option<String>,
    /// Number of volumes: `3 vols`.
    pub volumes: Option<String>,
}

/// `coll.` alone: the word for a series that was told apart.
pub fn is_series_word(text: &str) -> bool {
    matches!(trim(text).to_lowercase().as_str(), "coll" | "coll." | "collection" | "collana")
}

/// Reads an edition: an ordinal becomes an integer, as BibLaTeX wants it; other words stay.
pub fn edition(text: &str) -> Edition {
    let text = trim(text);
    let lower = text.to_lowercase();
    let number = text.split(|c: char| !c.is_ascii_digit()).find(|d| !d.is_empty() && d.len() <= 3);
    let word = lower.split(|c: char| !c.is_alphabetic()).find_map(ordinal);
    if let Some(number) = number {
        let volumes = ["vols", "vol.", "volumes", "bde", "bände", "tomes", "tomos"].iter().any(|w| lower.contains(w))
            || has_whole(&lower, "v");
        let edition = ["ed", "aufl", "éd", "print", "ausg", "vyd", "wyd"].iter().any(|w| lower.contains(w));
        if volumes && !edition {
            return Edition { edition: None, volumes: Some(number.to_owned()) };
        }
        let plain = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(|w| {
            w.starts_with(|c: char| c.is_ascii_digit())
                || matches!(
                    w,
                    "ed" | "edition"
                        | "edn"
                        | "edt"
                        | "aufl"
                        | "auflage"
                        | "éd"
                        | "édition"
                        | "edición"
                        | "edição"
                        | "edizione"
                        | "st"
                        | "nd"
                        | "rd"
                        | "th"
                        | "e"
                        | "ª"
                        | "º"
                        | "ème"
                        | "a"
                        | "ausg"
                        | "ausgabe"
                        | "vyd"
                        | "vydání"
                        | "wyd"
                        | "wydanie"
                        | "druk"
                        | "udg"
                        | "udgave"
                        | "utg"
                        | "utgave"
                        | "utgåva"
                        | "uppl"
                        | "upplaga"
                        | "opl"
                        | "oplag"
                        | "painos"
                        | "kiad"
                        | "е"
                        | "изд"
                        | "版"
                )
        });
        // `5., rev. Aufl.`: the stop is the abbreviation's.
        let abbreviated = ["aufl", "ausg", " ed", " éd", " edn"].iter().any(|word| lower.ends_with(word));
        let whole = if abbreviated { format!("{text}.") } else { text.to_owned() };
        return Edition { edition: Some(if plain { number.to_owned() } else { whole }), volumes: None };
    }
    if let Some(volumes) = volumes_in_words(&lower) {
        return Edition { edition: None, volumes: Some(volumes.to_string()) };
    }
    if let Some(word) = word {
        return Edition { edition: Some(word.to_string()), volumes: None };
    }
    let kept = text
        .strip_suffix(" edition")
        .or_else(|| text.strip_suffix(" ed."))
        .or_else(|| text.strip_suffix(" ed"))
        .or_else(|| text.strip_suffix(" edn"))
        .unwrap_or(text);
    Edition { edition: Some(kept.trim().to_owned()).filter(|t| !t.is_empty()), volumes: None }
}

/// How many volumes there are, where the stretch says that and nothing else: `2 vols.`, `3 Bde.`
pub fn volumes(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let (first, second) = (words.next()?, words.next()?);
    // `voll. 4` counts them, too: one of them is a `vol.`
    let (number, unit) = if first == "voll" { (second, first.to_owned()) } else { (first, second.to_lowercase()) };
    let counts = matches!(
        unit.as_str(),
        "vols"
            | "vol"
            | "v"
            | "to"
            | "tomi"
            | "teilbde"
            | "volumes"
            | "bde"
            | "bände"
            | "tomes"
            | "tomos"
            | "voll"
            | "parts"
            | "dln"
            | "delen"
            | "teile"
    );
    (words.next().is_none() && counts && number.bytes().all(|b| b.is_ascii_digit())).then_some(number)
}

/// How many volumes words count, and nothing else: `Four volumes`, `in zwei Bänden`.
pub fn volumes_in_words(lower: &str) -> Option<u32> {
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty() && *w != "in" && *w != "en");
    let (number, unit) = (cardinal(words.next()?)?, words.next()?);
    (words.next().is_none() && is_volumes(unit)).then_some(number)
}

/// Whether a word stands behind how many volumes there are.
fn is_volumes(lower: &str) -> bool {
    const WORDS: [&str; 11] =
        ["bde", "bände", "bänden", "tomes", "tomi", "tomos", "vol", "vols", "volumes", "volumi", "volúmenes"];
    WORDS.contains(&lower)
}

/// The number that a small word stands for.
fn cardinal(lower: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 35] = [
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("zehn", 10),
        ("deux", 2),
        ("trois", 3),
        ("quatre", 4),
        ("cinq", 5),
        ("huit", 8),
        ("dix", 10),
        ("dos", 2),
        ("tres", 3),
        ("cuatro", 4),
        ("cinco", 5),
        ("seis", 6),
        ("dois", 2),
        ("três", 3),
        ("quatro", 4),
        ("due", 2),
        ("tre", 3),
        ("quattro", 4),
    ];
    WORDS.iter().find(|(word, _)| *word == lower).map(|(_, number)| *number)
}

/// The parts of a stretch, behind commas, semicolons and full stops before a number: `2nd ed.`, ` 2 vols.`
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let ends = move |(at, sign): (usize, &str)| {
        let rest = &text[at + sign.len()..];
        let counts = rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        (sign != "." || counts).then_some(at + sign.len())
    };
    let mut ends = text.match_indices([',', ';', '.']).filter_map(ends).chain([text.len()]);
    let mut from = 0;
    std::iter::from_fn(move || {
        let end = ends.next()?;
        let part = &text[from..end];
        from = end;
        Some(part)
    })
}

/// The count of volumes among the parts of a stretch: `2` of `nuova ed., 2 voll.`
fn count_of_volumes(text: &str) -> Option<&str> {
    parts(text).find_map(volumes)
}

/// What is left of a stretch when the count of volumes is gone.
fn without_count_of_volumes(text: &str) -> String {
    parts(text).filter(|part| volumes(part).is_none()).collect()
}

/// An ordinal in words.
pub fn ordinal(word: &str) -> Option<u32> {
    Some(match word {
        "first" | "erste" | "première" | "primera" => 1,
        "second" | "zweite" | "deuxième" | "segunda" => 2,
        "third" | "dritte" | "troisième" | "tercera" => 3,
        "fourth" | "vierte" | "quatrième" | "cuarta" => 4,
        "fifth" | "fünfte" | "cinquième" | "quinta" => 5,
        "sixth" | "sechste" => 6,
        "seventh" | "siebte" => 7,
        "eighth" | "achte" => 8,
        "ninth" | "neunte" => 9,
        "tenth" | "zehnte" => 10,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn editions_are_integers_where_they_can_be() {
        for (text, expected) in [
            ("(2nd ed.)", "2"),
            ("3. Aufl.", "3"),
            ("Second edition", "2"),
            ("Rev. ed.", "Rev."),
            ("4th", "4"),
            ("2. vyd.", "2"),
        ] {
            assert_eq!(edition(text).edition.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(edition("2 vols.").volumes.as_deref(), Some("2"));
        assert_eq!(edition("(Four volumes.)").volumes.as_deref(), Some("4"));
        assert_eq!(edition("In zwei Bänden").volumes.as_deref(), Some("2"));
    }

    #[test]
    fn a_series_that_is_called_one_is_no_edition() {
        let read = |text: &str| series(text).map(|(name, number)| format!("{name} | {}", number.unwrap_or_default()));
        let wanted = "Beihefte zum Archiv für Flüsse | 85";
        assert_eq!(read("(Beihefte zum Archiv für Flüsse Heft 85)").as_deref(), Some(wanted));
        assert_eq!(read("(Beihefte zum Archiv für Flüsse, Heft 85),").as_deref(), Some(wanted));
        assert_eq!(read("3. Aufl., Bd. 2"), None);
    }

    #[test]
    fn another_printing_is_no_edition() {
        assert_eq!(another_printing("(2a ed. Roma-Bari 1974)."), Some("2a ed. Roma-Bari 1974"));
        assert_eq!(another_printing("(Frankfurt a. M. ²1980)."), Some("Frankfurt a. M. ²1980"));
        for edition in ["(2nd ed.)", "(1968 edition)", "3. Aufl.", "(Nachdr. 1955)", "Paris 1974"] {
            assert_eq!(another_printing(edition), None, "{edition}");
        }
    }

    #[test]
    fn volumes_are_counted() {
        assert_eq!(count_of_volumes("nuova ed., 2 voll.,"), Some("2"));
        assert_eq!(without_count_of_volumes("nuova ed., 2 voll.,"), "nuova ed.,");
        for (text, expected) in [
            ("2 vols.", Some("2")),
            ("3 Bde.", Some("3")),
            ("2 voll.", Some("2")),
            ("voll. 4", Some("4")),
            ("3 tomes", Some("3")),
            ("2 parts.", Some("2")),
            ("15 dln.", Some("15")),
            ("vol. 2", None),
        ] {
            assert_eq!(volumes(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,30}|[0-9a-zA-Z., ]{0,24}") {
            edition(&text);
            volumes(&text);
        }
    }

    #[test]
    fn a_series_in_the_place_of_an_edition_is_one() {
        assert_eq!(series("(= stw 554)."), Some(("stw".into(), Some("554".into()))));
        assert_eq!(series("coll. « Poétique »,"), Some(("Poétique".into(), None)));
        assert_eq!(
            series("(Philosophische Bibliothek; 505)"),
            Some(("Philosophische Bibliothek".into(), Some("505".into())))
        );
        assert_eq!(series("(«Biblioteca filosofica», 8)"), Some(("Biblioteca filosofica".into(), Some("8".into()))));
        for edition in ["2nd edn", "(3. Aufl.)", "revised; 2 vols", "26. ed."] {
            assert_eq!(series(edition), None, "{edition}");
        }
    }
}
