//! Where a work without authors stands in the alphabet.

use super::item::language;
use crate::record::Record;

/// A title from the word on under which it is filed: without quotation marks, and without an article of its language.
pub(super) fn filed<'t>(title: &'t str, language: Option<&str>) -> &'t str {
    let bare = |text: &'t str| text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let title = bare(title);
    let article = articles(language).iter().find_map(|article| {
        let rest = title.get(article.len()..).filter(|_| title.is_char_boundary(article.len()))?;
        let head = title.get(..article.len())?;
        let ends = article.ends_with(['\'', '’']) || rest.starts_with(' ');
        (head.eq_ignore_ascii_case(article) && ends).then(|| bare(rest))
    });
    article.filter(|rest| !rest.is_empty()).unwrap_or(title)
}

/// The same of a record's title.
pub(super) fn filed_title(record: &Record) -> String {
    let title = record.full_title();
    filed(&title, language(record).as_deref()).to_owned()
}

/// Articles that are passed over; what is not known to be in another language is English.
fn articles(language: Option<&str>) -> &'static [&'static str] {
    match language.map_or("en", |code| code.get(..2).unwrap_or(code)) {
        "en" => &["the", "a", "an"],
        "de" => &["der", "die", "das", "ein", "eine"],
        "fr" => &["le", "la", "les", "l'", "l’", "un", "une"],
        "it" => &["il", "lo", "la", "i", "gli", "le", "l'", "l’", "un", "uno", "una"],
        "es" => &["el", "la", "los", "las", "un", "una"],
        "pt" => &["o", "a", "os", "as", "um", "uma"],
        "nl" => &["de", "het", "een"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_and_quotation_marks_are_passed_over() {
        for (title, language, under) in [
            ("The Middle Article", None, "Middle Article"),
            ("“A” is for ash", None, "A” is for ash"),
            ("A", None, "A"),
            ("Theory of ferries", None, "Theory of ferries"),
            ("Die Fähre", Some("de"), "Fähre"),
            ("Die young", None, "Die young"),
            ("L’île", Some("fr"), "île"),
            ("Äpfel", Some("de"), "Äpfel"),
            ("", None, ""),
        ] {
            assert_eq!(filed(title, language), under, "{title}");
        }
    }
}
