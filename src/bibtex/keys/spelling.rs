//! The letters and signs that a key is made of.

use unicode_normalization::UnicodeNormalization;

use crate::bibtex::write::is_key_char;

/// Umlauts and `å` in two letters, as German and the Nordic languages write them where they lack the letter, and JabRef
/// does in keys.
pub(super) fn german(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'Ä' => out.push_str("Ae"),
            'Ö' => out.push_str("Oe"),
            'Ü' => out.push_str("Ue"),
            'å' => out.push_str("aa"),
            'Å' => out.push_str("Aa"),
            c => out.push(c),
        }
    }
    out
}

/// ASCII letters for letters, without white space and the signs that some tool stumbles over.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            c if c.is_ascii() => out.push(c),
            // Modifier letters that stand for no letter: `ʹ`, `ⁿ`.
            'ʰ'..='˿' | 'ⁿ' | 'ⁱ' => {}
            // deunicode parts Han characters by spaces, which go out below.
            c => out.push_str(cyrillic(c).or_else(|| deunicode::deunicode_char(c)).unwrap_or("")),
        }
    }
    out.retain(|c| is_key_char(c) && !matches!(c, '?' | '!' | ';' | '`' | '[' | ']' | '<' | '>' | '|'));
    out
}

/// Cyrillic letters for which deunicode has a phonetic spelling that nobody cites by.
fn cyrillic(c: char) -> Option<&'static str> {
    Some(match c {
        'е' => "e",
        'Е' => "E",
        'ё' => "e",
        'Ё' => "E",
        'ь' | 'Ь' | 'ъ' | 'Ъ' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_ascii_and_signs_go() {
        for (text, key) in [
            ("Łódź Ångström", "LodzAngstrom"),
            ("Надежда Карпенко", "NadezhdaKarpenko"),
            ("H₂O x² aⁿ", "H2Ox2a"),
            ("a,b{c}#d~e\\f\"g", "abcdefg"),
            ("Doe-Test:2016_a+b.c/d", "Doe-Test:2016_a+b.c/d"),
            ("\n\t ", ""),
        ] {
            assert_eq!(clean(text), key, "{text}");
        }
        assert_eq!(clean(&german("Ängström Müller Ůå")), "AengstroemMuellerUaa");
    }
}
