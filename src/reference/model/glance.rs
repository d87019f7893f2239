//! What a token looks like at a glance: its form, its word class, its role among brackets and quotation marks.
//!
//! Takes a tokenised entry; gives one [`Glance`] a token. Features are put together from these.

use super::lexicon::{self, Classes};
use crate::reference::{Shape, Tokens};

/// Coarse form of a token. The numbers are part of the trained model.
pub type Form = u8;

/// Forms of words, numbers and signs.
#[allow(missing_docs)]
pub mod form {
    use super::Form;
    pub const EDGE: Form = 0;
    pub const LOWER: Form = 1;
    pub const CAPITALISED: Form = 2;
    pub const INITIAL: Form = 3;
    pub const SHORT_CAPITALS: Form = 4;
    pub const CAPITALS: Form = 5;
    pub const MIXED: Form = 6;
    pub const ROMAN: Form = 7;
    pub const LETTER: Form = 8;
    pub const WITH_DIGITS: Form = 9;
    pub const UNCASED: Form = 10;
    pub const YEAR: Form = 11;
    pub const YEAR_LETTER: Form = 12;
    pub const DIGIT: Form = 13;
    pub const DIGITS2: Form = 14;
    pub const DIGITS3: Form = 15;
    pub const DIGITS4: Form = 16;
    pub const DIGITS5: Form = 17;
    pub const ORDINAL: Form = 18;
    pub const NUMBER_LETTERS: Form = 19;
    pub const ADDRESS: Form = 20;
    pub const COMMA: Form = 21;
    pub const STOP: Form = 22;
    pub const COLON: Form = 23;
    pub const SEMICOLON: Form = 24;
    pub const OPEN: Form = 25;
    pub const CLOSE: Form = 26;
    pub const OPEN_SQUARE: Form = 27;
    pub const CLOSE_SQUARE: Form = 28;
    pub const OPEN_QUOTE: Form = 29;
    pub const CLOSE_QUOTE: Form = 30;
    pub const DASH: Form = 31;
    pub const LONG_DASH: Form = 32;
    pub const SLASH: Form = 33;
    pub const AMPERSAND: Form = 34;
    pub const DOTS: Form = 35;
    pub const QUESTION: Form = 36;
    pub const PLUS: Form = 37;
    pub const EQUALS: Form = 38;
    pub const SIGN: Form = 39;
    pub const APOSTROPHE: Form = 40;

    /// A comma, a stop, a colon or a semicolon.
    pub fn is_pause(look: Form) -> bool {
        (COMMA..=SEMICOLON).contains(&look)
    }
}

/// What a token looks like.
#[derive(Debug, Clone, Copy)]
pub struct Glance {
    /// Hash of the word in lower case.
    pub word: u64,
    /// Hashes of its first three, last two, last three and last four letters; 0 where it is shorter.
    pub affixes: [u64; 4],
    /// Its form.
    pub form: Form,
    /// Its form, or its word class where it has a telling one.
    pub kind: u8,
    /// All its word classes.
    pub classes: Classes,
    /// Its length in characters, up to 64; 0 for signs.
    pub length: u8,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it was set in italics.
    pub italic: bool,
}

impl Glance {
    /// What stands beyond either end.
    pub const EDGE: Glance = Glance {
        word: 1,
        affixes: [0; 4],
        form: form::EDGE,
        kind: form::EDGE,
        classes: 0,
        length: 0,
        spaced: false,
        italic: false,
    };

    /// Whether it is a sign, not a word, number or address.
    pub fn is_sign(&self) -> bool {
        self.form >= form::COMMA
    }

    /// Whether it opens a bracket or a quotation.
    pub fn opens(&self) -> bool {
        matches!(self.form, form::OPEN | form::OPEN_SQUARE | form::OPEN_QUOTE)
    }

    /// Whether it is made of digits.
    pub fn is_number(&self) -> bool {
        (form::YEAR..=form::NUMBER_LETTERS).contains(&self.form)
    }

    /// Whether it is a year.
    pub fn is_year(&self) -> bool {
        matches!(self.form, form::YEAR | form::YEAR_LETTER)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        (form::CAPITALISED..=form::ROMAN).contains(&self.form)
    }
}

/// Looks at every token of an entry.
pub fn glances(tokens: &Tokens) -> Vec<Glance> {
    let mut list = Vec::with_capacity(tokens.len());
    let mut quotes = Quotes::default();
    for (index, token) in tokens.list.iter().enumerate() {
        let text = tokens.word(index);
        let next_spaced = tokens.list.get(index + 1).is_none_or(|next| next.spaced);
        let mut glance = match token.shape {
            Shape::Sign => {
                let form = quotes.form_of(text, token.spaced, next_spaced);
                Glance { word: hash_bytes(text.as_bytes()), form, kind: form, ..Glance::EDGE }
            }
            Shape::Address => Glance { word: 2, form: form::ADDRESS, kind: form::ADDRESS, ..Glance::EDGE },
            Shape::Word | Shape::Number => look(text),
        };
        glance.spaced = token.spaced;
        glance.italic = token.italic;
        list.push(glance);
    }
    list
}

/// FNV-1a.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn look(text: &str) -> Glance {
    let mut lower = [0u8; 64];
    let mut length = 0;
    let (mut letters, mut capitals, mut digits, mut uncased) = (0u32, 0u32, 0u32, 0u32);
    let mut first_capital = false;
    let mut leading_digits = 0u32;
    let mut value = 0u32;
    let mut ends = [0u8; 64];
    let mut count = 0usize;
    for c in text.chars() {
        if c.is_ascii_digit() || c.is_numeric() {
            digits += 1;
            if letters == 0 {
                leading_digits += 1;
                value = value.saturating_mul(10).saturating_add(c.to_digit(10).unwrap_or(0));
            }
        } else if c.is_alphabetic() {
            if c.is_uppercase() {
                capitals += 1;
                first_capital |= letters == 0;
            } else if !c.is_lowercase() {
                uncased += 1;
            }
            letters += 1;
        }
        let small = if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
        let small = match small {
            '’' | '‘' | 'ʼ' | '´' | '`' => '\'',
            '‐' | '‑' => '-',
            other => other,
        };
        if length + small.len_utf8() <= lower.len() {
            small.encode_utf8(&mut lower[length..]);
            length += small.len_utf8();
            ends[count] = length as u8;
            count += 1;
        }
    }
    let lower = &lower[..length];
    let form = form_of_word(text, letters, capitals, digits, uncased, first_capital, leading_digits, value);
    let number = form >= form::YEAR;
    let hash = hash_bytes(lower);
    let classes = if digits > 0 && letters == 0 { 0 } else { lexicon::classes_of_hash(hash) };
    let affix = |start: usize, end: usize| hash_bytes(lower.get(start..end).unwrap_or_default());
    let end_of = |n: usize| usize::from(ends[n]);
    let affixes = if number || count < 3 {
        [0; 4]
    } else {
        [
            affix(0, end_of(2)),
            affix(end_of(count - 3), length),
            if count > 3 { affix(end_of(count - 4), length) } else { 0 },
            if count > 4 { affix(end_of(count - 5), length) } else { 0 },
        ]
    };
    let word = if number && letters == 0 { number_hash(value, leading_digits) } else { hash };
    Glance {
        word,
        affixes,
        form,
        kind: kind_of(form, classes),
        classes,
        length: count as u8,
        spaced: false,
        italic: false,
    }
}

/// Years by decade, small numbers by value, others by length.
fn number_hash(value: u32, digits: u32) -> u64 {
    match (digits, value) {
        (4, 1400..=2099) => 0x1000 + u64::from(value / 10),
        (1 | 2, _) => 0x2000 + u64::from(value),
        _ => 0x3000 + u64::from(digits.min(9)),
    }
}

#[allow(clippy::too_many_arguments)] // the counts of one pass over the word
fn form_of_word(
    text: &str,
    letters: u32,
    capitals: u32,
    digits: u32,
    uncased: u32,
    first_capital: bool,
    leading: u32,
    value: u32,
) -> Form {
    if letters == 0 && digits > 0 {
        return match (leading, value) {
            (4, 1400..=2099) => form::YEAR,
            (1, _) => form::DIGIT,
            (2, _) => form::DIGITS2,
            (3, _) => form::DIGITS3,
            (4, _) => form::DIGITS4,
            _ => form::DIGITS5,
        };
    }
    if leading > 0 {
        let year = leading == 4 && (1400..=2099).contains(&value) && letters == 1;
        let tail: String = text.chars().skip_while(char::is_ascii_digit).collect::<String>().to_lowercase();
        return match tail.as_str() {
            _ if year => form::YEAR_LETTER,
            "st" | "nd" | "rd" | "th" | "e" | "er" | "ème" | "eme" | "nde" | "ª" | "º" => form::ORDINAL,
            _ => form::NUMBER_LETTERS,
        };
    }
    if digits > 0 {
        return form::WITH_DIGITS;
    }
    if uncased * 2 > letters {
        return form::UNCASED;
    }
    let roman = |t: &str| t.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'));
    match (letters, capitals) {
        (1, 0) => form::LETTER,
        (1, _) => form::INITIAL,
        (_, 0) => form::LOWER,
        (n, c) if n == c && n >= 2 && roman(text) => form::ROMAN,
        (2 | 3, c) if letters == c => form::SHORT_CAPITALS,
        (n, c) if n == c => form::CAPITALS,
        (_, 1) if first_capital => form::CAPITALISED,
        _ if first_capital && text.contains(['-', '\'', '’']) => form::CAPITALISED,
        _ => form::MIXED,
    }
}

/// Word classes that say more than the form does; each gets a number above those of the forms.
const TELLING: [(Classes, u8); 16] = [
    (lexicon::AND, 50),
    (lexicon::EDITOR, 51),
    (lexicon::PAGES, 52),
    (lexicon::VOLUME, 53),
    (lexicon::ISSUE, 54),
    (lexicon::IN, 55),
    (lexicon::MONTH, 56),
    (lexicon::TRANSLATOR, 57),
    (lexicon::EDITION, 58),
    (lexicon::BACKWARD, 59),
    (lexicon::ACCESSED, 60),
    (lexicon::IDENTIFIER, 61),
    (lexicon::UNDATED, 62),
    (lexicon::PARTICLE, 63),
    (lexicon::FUNCTION, 64),
    (lexicon::GENRE, 65),
];

fn kind_of(form: Form, classes: Classes) -> u8 {
    if classes == 0 || form == form::INITIAL && classes & lexicon::PAGES == 0 {
        return form;
    }
    TELLING.iter().find(|(class, _)| classes & class != 0).map_or(form, |(_, kind)| *kind)
}

/// Which quotation marks are open.
#[derive(Default)]
struct Quotes {
    open: Option<char>,
}

impl Quotes {
    fn form_of(&mut self, text: &str, spaced: bool, next_spaced: bool) -> Form {
        let Some(c) = text.chars().next() else { return form::SIGN };
        match c {
            ',' | '、' | '，' => form::COMMA,
            '.' | '…' if text.len() > 1 => form::DOTS,
            '.' | '。' | '．' => form::STOP,
            ':' | '：' => form::COLON,
            ';' | '；' => form::SEMICOLON,
            '(' | '（' => form::OPEN,
            ')' | '）' => form::CLOSE,
            '[' => form::OPEN_SQUARE,
            ']' => form::CLOSE_SQUARE,
            '&' => form::AMPERSAND,
            '/' | '|' | '\\' => form::SLASH,
            '?' | '!' => form::QUESTION,
            '+' | '*' | '†' => form::PLUS,
            '=' | '<' | '>' => form::EQUALS,
            '_' => form::LONG_DASH,
            '-' | '‐' | '‑' | '–' | '—' | '―' | '‒' | '−' | '\u{ad}' => {
                if text.chars().count() > 1 || c == '—' { form::LONG_DASH } else { form::DASH }
            }
            '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' | '‟' | '「' | '」' => self.double(c),
            '\'' | '‘' | '’' | '‚' | '`' | '´' => self.single(c, spaced, next_spaced),
            _ => form::SIGN,
        }
    }

    fn double(&mut self, c: char) -> Form {
        let closes = match self.open {
            Some('„') => matches!(c, '“' | '”' | '"'),
            Some('«') => c == '»',
            Some('»') => c == '«',
            Some('"' | '“' | '”') => matches!(c, '"' | '”'),
            Some(_) => true,
            None => false,
        };
        if closes {
            self.open = None;
            return form::CLOSE_QUOTE;
        }
        if self.open.is_none() {
            self.open = Some(c);
            return form::OPEN_QUOTE;
        }
        if matches!(c, '”' | '»' | '」') { form::CLOSE_QUOTE } else { form::OPEN_QUOTE }
    }

    fn single(&mut self, c: char, spaced: bool, next_spaced: bool) -> Form {
        if self.open == Some('\'') && !matches!(c, '‘' | '‚') && (next_spaced || !spaced) {
            self.open = None;
            form::CLOSE_QUOTE
        } else if self.open.is_none() && spaced && !next_spaced {
            self.open = Some('\'');
            form::OPEN_QUOTE
        } else {
            form::APOSTROPHE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<Form> {
        glances(&Tokens::read(text)).iter().map(|glance| glance.form).collect()
    }

    #[test]
    fn words_and_numbers_are_told_apart_by_form() {
        use form::*;
        assert_eq!(
            forms("Smith J JH XIV of 2012a 1999 12"),
            [CAPITALISED, INITIAL, SHORT_CAPITALS, ROMAN, LOWER, YEAR_LETTER, YEAR, DIGITS2]
        );
    }

    #[test]
    fn quotation_marks_of_every_tradition_open_and_close() {
        use form::*;
        for text in ["„Macht“", "“Power”", "« Pouvoir »", "»Macht«", "\"Power\"", "‘Power’"] {
            assert_eq!(forms(text), [OPEN_QUOTE, CAPITALISED, CLOSE_QUOTE], "{text}");
        }
    }
}
