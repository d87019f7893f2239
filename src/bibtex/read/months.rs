//! Names of months in other languages than English.

use crate::text::fold;

/// January to December: names and abbreviations without accents and full stops. German, French, Spanish, Italian,
/// Portuguese, Dutch.
const NAMES: [&str; 12] = [
    "januar janner janvier janv enero ene gennaio gen janeiro januari",
    "februar feber fevrier fevr fev febrero febbraio fevereiro februari",
    "marz mar maerz mae mrz mars marzo marco maart mrt",
    "avril avr abril abr aprile",
    "mai mayo maggio mag maio mei",
    "juni juin junio giugno giu junho",
    "juli juillet juil julio luglio lug julho",
    "aout agosto ago augustus",
    "septembre septiembre setiembre settembre setembro",
    "oktober okt octobre octubre ottobre ott outubro",
    "novembre noviembre novembro",
    "dezember dez decembre diciembre dic dicembre dezembro",
];

/// The number of a month by its name in another language; `word` in lower case.
pub(crate) fn foreign_month(word: &str) -> Option<u8> {
    let word = fold(word);
    let at = NAMES.iter().position(|names| names.split(' ').any(|name| name == word))?;
    Some(at as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_with_and_without_accents() {
        for (word, month) in
            [("märz", 3), ("mär", 3), ("août", 8), ("décembre", 12), ("enero", 1), ("okt", 10), ("mai", 5)]
        {
            assert_eq!(foreign_month(word), Some(month), "{word}");
        }
        assert_eq!(foreign_month("montag"), None);
    }
}
