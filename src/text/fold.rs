//! Folding: the forms under which two spellings of one word compare equal.

use unicode_normalization::UnicodeNormalization;

/// Unicode normalisation form C, as every text inside Catena is kept.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The form under which names and titles are compared: compatibility-decomposed, marks dropped, lower case,
/// transliterated to ASCII letters and digits, everything else a single space.
///
/// ```
/// use catena::text::fold;
/// assert_eq!(fold("Søren  Ægidius-Þór"), "soren aegidius thor");
/// assert_eq!(fold("‘ﬁeld’"), "field");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in deunicode::deunicode(&text.nfkc().collect::<String>()).chars() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else if c != '\'' && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Every run of white space as one space, none at the ends.
pub fn collapse_whitespace(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
