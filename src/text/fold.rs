//! Folding: the forms under which two spellings of one word compare equal.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Unicode normalisation form C, as every text inside Catena is kept.
pub fn nfc(text: &str) -> String {
    // Nearly every text is in that form already.
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
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
    if text.is_ascii() {
        return folded(text);
    }
    folded(&deunicode::deunicode(&text.nfkc().collect::<String>()))
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(char::from(byte.to_ascii_lowercase()));
        } else if byte != b'\'' {
            gap = true;
        }
    }
    folded
}

/// Every run of white space as one space, none at the ends.
pub fn collapse_whitespace(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_collapsed(&mut out, text);
    out
}

/// The same, put behind what `out` holds.
pub fn push_collapsed(out: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
}
