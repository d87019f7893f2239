//! Words that stand where a date was expected: understood as a date, as a publication state, or as nothing.

use crate::record::DateValue;

/// What such words mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A date after all.
    Date(DateValue),
    /// A key of BibLaTeX's `pubstate`.
    State(&'static str),
    /// That there is no date.
    None,
    /// Something else.
    Unknown,
}

/// `forthcoming` → a state; `n.d.` → nothing; `c. 1850`, `[1987]`, `Spring 2004`, `12 March 1999`, `1997–1999` → dates.
pub(crate) fn meaning(words: &str) -> Meaning {
    let text = words.trim().trim_matches(|c: char| matches!(c, '(' | ')' | '.' | ',')).trim().to_lowercase();
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    match plain.as_str() {
        "forthcoming" | "forthc" | "toappear" | "imerscheinen" | "erscheint" | "àparaître" | "enprensa" => {
            return Meaning::State("forthcoming");
        }
        "inpress" | "inprint" | "imdruck" | "souspresse" => return Meaning::State("inpress"),
        "submitted" | "underreview" | "eingereicht" => return Meaning::State("submitted"),
        "inpreparation" | "inprep" | "unpublished" => return Meaning::State("inpreparation"),
        "prepublished" | "aheadofprint" | "onlinefirst" | "advanceonlinepublication" => {
            return Meaning::State("prepublished");
        }
        "nd" | "nodate" | "undated" | "sd" | "oj" | "ohnejahr" | "sansdate" | "" => return Meaning::None,
        _ => {}
    }
    read_date(&text).map_or(Meaning::Unknown, Meaning::Date)
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SEASONS: [(&str, u8); 5] = [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];

fn read_date(text: &str) -> Option<DateValue> {
    let circa = ["circa", "ca.", "ca ", "c."].iter().find_map(|mark| text.strip_prefix(mark));
    let doubtful = text.contains('?');
    let text = circa.unwrap_or(text).replace(['[', ']', '?'], "");
    let mark = match (circa.is_some(), doubtful) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    };
    if let Some((from, to)) = text.split_once(['–', '—', '-']) {
        let [from, to] = [from.trim(), to.trim()];
        let four = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        if four(from) && four(to) {
            return edtf(&format!("{from}{mark}/{to}{mark}"));
        }
    }
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        let named = MONTHS.iter().position(|m| word.starts_with(m) && word.bytes().all(|b| b.is_ascii_alphabetic()));
        let slot_taken = match (digits, word.len()) {
            (true, 4) => year.replace(word.to_owned()).is_some(),
            (true, 1 | 2) => day.replace(word.parse::<u8>().ok()?).is_some(),
            (false, _) => {
                let value = SEASONS
                    .iter()
                    .find(|(name, _)| *name == word)
                    .map(|(_, code)| *code)
                    .or_else(|| named.map(|at| at as u8 + 1))?;
                month.replace(value).is_some()
            }
            _ => return None,
        };
        if slot_taken {
            return None;
        }
    }
    let year = year?;
    match (month, day) {
        (None, None) => edtf(&format!("{year}{mark}")),
        (Some(month), None) => edtf(&format!("{year}-{month:02}{mark}")),
        (Some(month), Some(day)) => edtf(&format!("{year}-{month:02}-{day:02}{mark}")),
        (None, Some(_)) => None,
    }
}

fn edtf(text: &str) -> Option<DateValue> {
    match DateValue::read(text) {
        date @ DateValue::Edtf(_) => Some(date),
        DateValue::Literal(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_place_of_a_date_are_understood_or_left() {
        for (words, edtf) in [
            ("c. 1850", "1850~"),
            ("[1987?]", "1987?"),
            ("Spring 2004", "2004-21"),
            ("12 March 1999", "1999-03-12"),
            ("March 12, 1999", "1999-03-12"),
            ("1997–1999", "1997/1999"),
            ("Sept. 2001", "2001-09"),
        ] {
            assert_eq!(meaning(words), Meaning::Date(DateValue::read(edtf)), "{words}");
        }
        assert_eq!(meaning("Forthcoming"), Meaning::State("forthcoming"));
        assert_eq!(meaning("in press"), Meaning::State("inpress"));
        assert_eq!(meaning("n.d."), Meaning::None);
        assert_eq!(meaning("2004a"), Meaning::Unknown);
        assert_eq!(meaning("31 February 2004"), Meaning::Unknown);
        assert_eq!(meaning("after the war"), Meaning::Unknown);
    }
}
