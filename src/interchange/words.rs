//! Words that other formats print where BibLaTeX has keys: states of publication, sorts of theses and reports, languages.

/// BibLaTeX's keys of `pubstate` (manual §4.9.2.11) and the words that CSL's `status` prints.
const STATES: [(&str, &str); 5] = [
    ("inpreparation", "in preparation"),
    ("submitted", "submitted"),
    ("forthcoming", "forthcoming"),
    ("inpress", "in press"),
    ("prepublished", "advance online publication"),
];

/// BibLaTeX's keys of `type` (manual §4.9.2.13) and the words that CSL's `genre` prints.
const GENRES: [(&str, &str); 20] = [
    ("phdthesis", "PhD thesis"),
    ("mathesis", "Master’s thesis"),
    ("bathesis", "Bachelor’s thesis"),
    ("candthesis", "Candidate thesis"),
    ("techreport", "Technical report"),
    ("resreport", "Research report"),
    ("audiocd", "Audio CD"),
    ("datacd", "Data CD"),
    ("patent", "Patent"),
    ("patentde", "German Patent"),
    ("patenteu", "European Patent"),
    ("patentfr", "French Patent"),
    ("patentuk", "British Patent"),
    ("patentus", "U.S. Patent"),
    ("patreq", "Patent Request"),
    ("patreqde", "German Patent Request"),
    ("patreqeu", "European Patent Request"),
    ("patreqfr", "French Patent Request"),
    ("patrequk", "British Patent Request"),
    ("patrequs", "U.S. Patent Request"),
];

/// ISO 639-1 codes and the names that babel and biblatex use for `langid`.
#[rustfmt::skip]
const LANGUAGES: [(&str, &str); 44] = [
    ("en", "english"), ("en-US", "american"), ("en-GB", "british"), ("de", "german"), ("de-AT", "austrian"),
    ("fr", "french"), ("es", "spanish"), ("it", "italian"), ("pt", "portuguese"), ("pt-BR", "brazilian"),
    ("nl", "dutch"), ("da", "danish"), ("sv", "swedish"), ("nb", "norwegian"), ("nn", "nynorsk"), ("fi", "finnish"),
    ("is", "icelandic"), ("pl", "polish"), ("cs", "czech"), ("sk", "slovak"), ("sl", "slovenian"),
    ("hr", "croatian"), ("sr", "serbian"), ("bg", "bulgarian"), ("ru", "russian"), ("uk", "ukrainian"),
    ("hu", "hungarian"), ("ro", "romanian"), ("el", "greek"), ("tr", "turkish"), ("ca", "catalan"),
    ("eu", "basque"), ("gl", "galician"), ("et", "estonian"), ("lv", "latvian"), ("lt", "lithuanian"),
    ("la", "latin"), ("he", "hebrew"), ("ar", "arabic"), ("fa", "persian"), ("hi", "hindi"), ("ja", "japanese"),
    ("zh", "chinese"), ("ko", "korean"),
];

fn forward(table: &[(&'static str, &'static str)], key: &str) -> Option<&'static str> {
    table.iter().find(|(k, _)| *k == key).map(|(_, word)| *word)
}

fn back(table: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|(_, w)| w.eq_ignore_ascii_case(word)).map(|(key, _)| *key)
}

/// What CSL's `status` says for a `pubstate`.
pub(crate) fn status(pubstate: &str) -> &str {
    forward(&STATES, pubstate).unwrap_or(pubstate)
}

/// The `pubstate` for a `status`.
pub(crate) fn pubstate(status: &str) -> &str {
    back(&STATES, status).unwrap_or(status)
}

/// What CSL's `genre` says for a `type`.
pub(crate) fn genre(kind: &str) -> &str {
    forward(&GENRES, kind).unwrap_or(kind)
}

/// The `type` for a `genre`.
pub(crate) fn kind(genre: &str) -> &str {
    back(&GENRES, genre).unwrap_or(genre)
}

/// The language code for babel's name; other words stay as they are.
pub(crate) fn language_code(name: &str) -> &str {
    match name {
        "ngerman" => "de",
        "USenglish" => "en-US",
        "UKenglish" => "en-GB",
        name => back(&LANGUAGES, name).unwrap_or(name),
    }
}

/// What is left of a list of languages, parted by semicolons, without the empty ones at its ends.
pub(super) fn without_empty_ends(languages: &str) -> &str {
    languages.trim_matches(|c: char| c == ';' || c.is_whitespace())
}

/// Babel's name for a language code (`de-DE` counts as `de` where the region has no name of its own).
pub(crate) fn langid(code: &str) -> Option<&'static str> {
    let same = |wanted: &str| LANGUAGES.iter().find(|(c, _)| c.eq_ignore_ascii_case(wanted)).map(|(_, name)| *name);
    let code = code.trim().replace('_', "-");
    same(&code).or_else(|| same(code.split('-').next().unwrap_or("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_lead_back_to_their_names() {
        assert_eq!(langid("de-DE"), Some("german"));
        assert_eq!(langid("en_GB"), Some("british"));
        assert_eq!(langid("tlh"), None);
        for (code, name) in LANGUAGES {
            assert_eq!(language_code(name), code);
        }
    }
}
