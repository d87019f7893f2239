//! Kinds of works as they are printed: `PhD thesis`, `Working Paper 12`, `[Film]`.

use super::words::trim;
use crate::record::EntryType;
use crate::reference::east_asia::WorkTag;
use crate::text::{has_whole, with_capital};

/// A kind of work, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genre {
    /// The type it speaks for.
    pub kind: EntryType,
    /// The words for BibLaTeX's `type`.
    pub name: String,
    /// A report's number.
    pub number: Option<String>,
    /// What stands beside it: a university, a body.
    pub institution: Option<String>,
}

impl Genre {
    /// A kind without words of its own.
    pub fn plain(kind: EntryType) -> Genre {
        Genre { kind, name: String::new(), number: None, institution: None }
    }
}

/// What a tag behind the title says; `None` where that is told better by the fields.
pub fn tagged(tag: WorkTag) -> Option<Genre> {
    let (kind, name) = match tag {
        WorkTag::Article | WorkTag::Proceedings => return None,
        WorkTag::Book => (EntryType::Book, ""),
        WorkTag::Thesis => (EntryType::Thesis, "Thesis"),
        WorkTag::Report => (EntryType::Report, "Report"),
        WorkTag::Patent => (EntryType::Patent, ""),
        WorkTag::Online => (EntryType::Online, ""),
    };
    Some(Genre { kind, name: name.to_owned(), number: None, institution: None })
}

/// Reads a genre.
pub fn genre(text: &str) -> Genre {
    let text = trim(text);
    let lower = text.to_lowercase();
    // `NIST SP 800-145`, but `NBER WORKING PAPER 8888`
    let short = |word: &str| {
        !word.contains(char::is_alphabetic) || word.chars().count() < 6 && word != "PAPER" && word != "NO."
    };
    let code = text.starts_with(char::is_uppercase)
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text == text.to_uppercase();
    if code && text.contains(' ') && text.split(' ').all(short) {
        let number = Some(text.to_owned());
        return Genre { kind: EntryType::Report, name: "Report".to_owned(), number, institution: None };
    }
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    let numbered_standard = lower.contains("standard") && text.contains(|c: char| c.is_ascii_digit());
    if is_lecture(&lower) {
        return Genre { name: text.to_owned(), ..Genre::plain(EntryType::Unpublished) };
    }
    let kind = if numbered_standard {
        EntryType::Standard
    } else if is_thesis(&lower) {
        EntryType::Thesis
    } else if has(&[
        "manuscript",
        "manuskript",
        "unpublished",
        "unveröff",
        "typescript",
        "mimeo",
        "paper presented",
        "presentation",
        "inédit",
        "vortrag",
        "poster",
        "unpubl",
    ]) {
        EntryType::Unpublished
    } else if has(&[
        "report",
        "working paper",
        "discussion paper",
        "technical",
        "white paper",
        "arbeitspapier",
        "bericht",
        "memorandum",
        "memo",
        "policy",
        "brief",
        "tech. rep",
        "research rep",
        "rapport",
        "quick-stat",
        "series",
        "preprint",
        "statistic",
        "circular",
        "paper no",
        "special publication",
        "publication no",
        "bulletin no",
        "fact sheet",
        "factsheet",
    ]) || lower.contains(" paper ") && lower.ends_with(|c: char| c.is_ascii_digit())
    {
        EntryType::Report
    } else if has(&["patent"]) {
        EntryType::Patent
    } else if has(&[
        "data set",
        "dataset",
        "data file",
        "data collection",
        "datensatz",
        "jeu de données",
        "conjunto de d",
    ]) {
        EntryType::Dataset
    } else if has(&["software", "computer program", "r package", "python package", "mobile app", "source code"]) {
        EntryType::Software
    } else if has(&["review of", "rezension", "recension"]) {
        EntryType::Review
    } else if has(&[
        "blog",
        "web site",
        "website",
        "web page",
        "webpage",
        "online",
        "tweet",
        "facebook post",
        "instagram",
    ]) {
        EntryType::Online
    } else if has(&["podcast", "audio", "song", "album", "recording"]) {
        EntryType::Audio
    } else if has(&["film", "motion picture", "video", "dvd", "documentary", "tv series", "tv episode", "television"]) {
        EntryType::Video
    } else if text.contains('#') || has(&[" no. ", " nr. ", " com no "]) {
        EntryType::Report
    } else {
        EntryType::Misc
    };
    let (name, institution) = match text.split_once(',') {
        Some((name, rest)) if matches!(kind, EntryType::Thesis | EntryType::Unpublished) && !trim(rest).is_empty() => {
            (trim(name), Some(trim(rest).to_owned()))
        }
        _ => (text, None),
    };
    let (name, number) =
        if matches!(kind, EntryType::Report | EntryType::Standard) { numbered(name) } else { (name.to_owned(), None) };
    let name = if kind == EntryType::Thesis { thesis_name(&name) } else { name };
    // `Tech. Rep.`: an abbreviation has its stop.
    let name = if name.ends_with(" Rep") || name.ends_with(" rep") { name + "." } else { name };
    Genre { kind, name, number, institution }
}

/// Whether the words, in lower case, tell of a thesis. Those that stand in other words (`synthesis`, `Maltese`, `in
/// memoriam`) must be words of their own; stems of compounds (`Habilitationsschrift`) need not.
fn is_thesis(lower: &str) -> bool {
    const WORDS: [&str; 11] =
        ["thesis", "theses", "diss", "thèse", "tesis", "tesi", "tese", "memoria", "mémoire", "dissertação", "дис"];
    const STEMS: [&str; 7] =
        ["dissertation", "habilitation", "magisterarbeit", "diplomarbeit", "masterarbeit", "avhandling", "диссертаци"];
    STEMS.iter().any(|stem| lower.contains(stem)) || WORDS.iter().any(|word| has_whole(lower, word))
}

/// `Working Paper No. 12` → `Working Paper`, `12`; `Technical Report TR 92 - 10` → `Technical Report`, `TR 92-10`.
fn numbered(text: &str) -> (String, Option<String>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(last) = words.last() else { return (text.to_owned(), None) };
    if !last.chars().any(|c| c.is_ascii_digit()) || words.len() < 2 {
        return (text.to_owned(), None);
    }
    let mut head = words.len() - 1;
    let at = |n: usize| words.get(n).copied().unwrap_or("");
    let dash = |n: usize| matches!(at(n), "-" | "–");
    let code = |n: usize| at(n).contains(|c: char| c.is_ascii_uppercase()) && !at(n).contains(char::is_lowercase);
    while head > 2 && dash(head - 1) && (code(head - 2) || at(head - 2).contains(|c: char| c.is_ascii_digit())) {
        head -= 2;
    }
    // `Report RC 16359`, but `NBER Paper 12`
    if head > 1 && code(head - 1) && at(head - 1).len() < 6 && at(head - 2).ends_with(char::is_lowercase) {
        head -= 1;
    }
    let number = words[head..].join(" ").replace(" - ", "-").replace(" – ", "–");
    let number = number.trim_start_matches('#').trim_end_matches([',', '.', ')']);
    if words.get(head - 1).is_some_and(|w| {
        matches!(w.trim_end_matches(['.', ':']).to_lowercase().as_str(), "no" | "nr" | "number" | "#" | "n°" | "num")
    }) {
        head -= 1;
    }
    let name = words.get(..head).unwrap_or(&[]).join(" ");
    (trim(&name).to_owned(), Some(number.to_owned()))
}

/// `RC-6947`, beside the words for a report: its number, which no archive and no press gives.
pub fn report_number(text: &str) -> Option<String> {
    const LONGEST: usize = 20;
    let text = trim(text);
    let letters = text.chars().take_while(|c| c.is_ascii_uppercase()).count();
    let rest = text.get(letters..)?;
    let counted = (1..=6).contains(&letters) && rest.contains(|c: char| c.is_ascii_digit());
    let code = rest.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '-' | ' ' | '/'));
    let known = ["ISBN", "ISSN", "PMID", "PMC", "DOI"].iter().any(|word| text.starts_with(word));
    (counted && code && !known && text.len() <= LONGEST).then(|| text.to_owned())
}

/// Whether words in small letters say that the work was given as a lecture, and nothing else.
fn is_lecture(lower: &str) -> bool {
    matches!(lower, "lecture" | "public lecture" | "keynote address" | "keynote lecture")
}

/// `Unpublished PhD thesis` → `PhD thesis`: BibLaTeX's @thesis is unpublished by its nature.
fn thesis_name(text: &str) -> String {
    let rest = text.strip_prefix("Unpublished ").or_else(|| text.strip_prefix("unpublished ")).unwrap_or(text);
    if rest.len() < text.len() { with_capital(rest) } else { rest.to_owned() }
}

/// A genre in a note, where the words leave no doubt.
pub fn genre_in_note(text: &str) -> Option<Genre> {
    let lower = text.to_lowercase();
    let plain = [
        "dissertation",
        "avhandling",
        "unpublished",
        "unveröff",
        "working paper",
        "technical report",
        "discussion paper",
        "tech. rep",
        "research report",
        "research rep.",
    ];
    let words = ["thesis", "diss"];
    (is_lecture(&lower) || plain.iter().any(|w| lower.contains(w)) || words.iter().any(|word| has_whole(&lower, word)))
        .then(|| genre(text))
        .filter(|g| g.kind != EntryType::Misc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genres_tell_type_number_and_institution() {
        let read = genre("Unpublished PhD thesis, New York University");
        assert_eq!(
            (read.kind, read.name.as_str(), read.institution.as_deref()),
            (EntryType::Thesis, "PhD thesis", Some("New York University"))
        );
        for (text, name, number) in [
            ("Technical Report EE-91 - 34", "Technical Report", "EE-91-34"),
            ("Research Report RC 16359", "Research Report", "RC 16359"),
            ("Technical Report CMU-CS - 84-119", "Technical Report", "CMU-CS-84-119"),
            ("Working Paper No. 12", "Working Paper", "12"),
        ] {
            let read = genre(text);
            assert_eq!((read.name.as_str(), read.number.as_deref()), (name, Some(number)));
        }
        let read = genre("NBER Working Paper No. 1234");
        assert_eq!(
            (read.kind, read.name.as_str(), read.number.as_deref()),
            (EntryType::Report, "NBER Working Paper", Some("1234"))
        );
        assert_eq!(genre("Quay Occasional Paper 28").number.as_deref(), Some("28"));
        assert_eq!(genre("(Report No. WHO/MSD/MER/2017.2)").number.as_deref(), Some("WHO/MSD/MER/2017.2"));
        let read = genre("Data Brief #50.");
        assert_eq!(
            (read.kind, read.name.as_str(), read.number.as_deref()),
            (EntryType::Report, "Data Brief", Some("50"))
        );
        assert_eq!(genre("Unpublished manuscript").kind, EntryType::Unpublished);
    }

    #[test]
    fn words_that_hold_those_of_a_thesis_tell_of_none() {
        for text in ["Campbell evidence synthesis", "In memoriam", "Maltese translation", "Null hypotheses"] {
            assert_ne!(genre(text).kind, EntryType::Thesis, "{text}");
            assert!(genre_in_note(text).is_none_or(|genre| genre.kind != EntryType::Thesis), "{text}");
        }
        for text in ["Habilitationsschrift", "Phil. Diss.", "Tesi di laurea", "doctoral thesis"] {
            assert_eq!(genre(text).kind, EntryType::Thesis, "{text}");
        }
    }
}
