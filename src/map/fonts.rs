//! The typeface of all maps, and the width of words set in it.
//!
//! Takes text; gives widths, line breaks and shortened forms, in units of the picture (1/96 inch). The letters are those
//! of Source Sans 3 (SIL Open Font License, `fonts/OFL.txt`), cut to Latin, Greek and Cyrillic and renamed as that
//! licence asks. Characters that it lacks are measured by their East Asian width (Unicode Annex 11): one em for wide
//! ones, nothing for combining ones, a generous 0.62 em otherwise.

use std::sync::OnceLock;

use ttf_parser::Face as Outlines;
use unicode_segmentation::UnicodeSegmentation;

/// Name under which SVG refers to the typeface.
pub const FAMILY: &str = "Catena Sans";

/// One of the three cuts that maps use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Upright.
    Regular,
    /// For names and headings.
    Bold,
    /// For titles of works.
    Italic,
}

impl Face {
    /// All cuts, in a fixed order.
    pub const ALL: [Face; 3] = [Face::Regular, Face::Bold, Face::Italic];

    /// The font file, TrueType.
    pub fn file(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("fonts/CatenaSans-Regular.ttf"),
            Face::Bold => include_bytes!("fonts/CatenaSans-Bold.ttf"),
            Face::Italic => include_bytes!("fonts/CatenaSans-Italic.ttf"),
        }
    }

    /// The letters of Western European languages alone, WOFF2: small enough to travel inside every SVG.
    pub fn web_file(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("fonts/CatenaSans-Regular-Latin.woff2"),
            Face::Bold => include_bytes!("fonts/CatenaSans-Bold-Latin.woff2"),
            Face::Italic => include_bytes!("fonts/CatenaSans-Italic-Latin.woff2"),
        }
    }

    /// Whether the web file has the character: what it lacks, a reader's own typeface draws, as wide as that pleases.
    pub fn travels(self, letter: char) -> bool {
        matches!(letter,
            ' '..='~' | '\u{a0}'..='\u{ff}' | 'ć' | 'č' | 'ę' | 'ı' | 'ł' | 'ń' | 'Œ' | 'œ' | 'ś' | 'Š' | 'š' | 'Ÿ' | 'ź'
            | 'ż'..='ž' | 'ˆ' | '˚' | '˜' | '\u{2009}' | '\u{200a}' | '\u{2010}'..='—' | '‘'..='‚' | '“'..='„' | '†'
            | '•' | '…' | '\u{202f}' | '‰' | '′' | '″' | '‹' | '›' | '€' | '←'..='↓' | '−' | '≠' | '≤' | '≥')
    }

    fn outlines(self) -> Option<&'static Outlines<'static>> {
        static PARSED: OnceLock<[Option<Outlines<'static>>; 3]> = OnceLock::new();
        let parsed = PARSED.get_or_init(|| Face::ALL.map(|face| Outlines::parse(face.file(), 0).ok()));
        parsed.get(self as usize).and_then(Option::as_ref)
    }

    /// Whether the typeface has the character.
    pub fn has(self, letter: char) -> bool {
        self.outlines().is_some_and(|font| font.glyph_index(letter).is_some())
    }

    /// Whether it is a character to be seen that the typeface lacks.
    pub fn lacks(self, letter: char) -> bool {
        let unseen = letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}');
        !unseen && !self.has(letter)
    }

    fn advance(self, letter: char) -> f64 {
        if let Some(font) = self.outlines()
            && let Some(glyph) = font.glyph_index(letter)
        {
            let units = f64::from(font.units_per_em().max(1));
            return f64::from(font.glyph_hor_advance(glyph).unwrap_or(0)) / units;
        }
        match letter {
            '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05bd}' | '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{065f}' => {
                0.0
            }
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' => {
                0.0
            }
            _ if is_wide(letter) => 1.0,
            _ => 0.62,
        }
    }

    /// Width of `text` at `size`. Kerning is left out: it nearly always narrows.
    pub fn width(self, text: &str, size: f64) -> f64 {
        text.chars().map(|letter| self.advance(letter)).sum::<f64>() * size
    }
}

/// Characters that East Asian typography sets one em wide, emoji included.
pub fn is_wide(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}')
}

/// Characters of scripts that run from right to left: Hebrew, Arabic, Syriac and their kin.
pub fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

/// `text` with control characters gone and runs of white space made one space.
pub fn tidy(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}'))
        .collect();
    shown.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `text`, or as much of it as fits into `room` with an ellipsis.
pub fn fit(text: &str, face: Face, size: f64, room: f64) -> String {
    if face.width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut width = face.width("…", size);
    for cluster in text.graphemes(true) {
        width += face.width(cluster, size);
        if width > room {
            break;
        }
        kept.push_str(cluster);
    }
    let kept = kept.trim_end_matches([' ', ',', ';', ':', '.', '–', '-', '(']);
    format!("{kept}…")
}

/// `text` broken into at most `lines` lines no wider than `room`; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, face: Face, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut broken: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut rest = String::new();
    let pieces: Vec<&str> = text.split_word_bounds().flat_map(|word| breakable(word, face, size, room)).collect();
    // A piece that carries no break before it (a comma, a closing bracket) stays with its word.
    let mut words: Vec<String> = Vec::new();
    for piece in pieces {
        let joins = words.last().is_some_and(|last| !last.ends_with([' ', '-', '–', '/']) && !last.ends_with(is_wide))
            && !piece.starts_with(is_wide);
        match words.last_mut() {
            Some(last) if joins && face.width(last, size) + face.width(piece.trim_end(), size) <= room => {
                last.push_str(piece);
            }
            Some(last) if piece == " " => last.push(' '),
            _ => words.push(piece.to_owned()),
        }
    }
    for word in words {
        if !rest.is_empty() {
            rest.push_str(&word);
        } else if face.width(line.trim_end(), size)
            + face.width(&line[line.trim_end().len()..], size)
            + face.width(word.trim_end(), size)
            <= room
            || line.is_empty()
        {
            line.push_str(&word);
        } else if broken.len() + 1 < lines {
            broken.push(std::mem::take(&mut line).trim_end().to_owned());
            line = word;
        } else {
            rest = word;
        }
    }
    if !rest.is_empty() {
        line = fit(&format!("{line}{rest}"), face, size, room);
    }
    if !line.trim().is_empty() {
        broken.push(fit(line.trim_end(), face, size, room));
    }
    broken
}

/// A word in pieces that fit into `room` each; nearly always the word itself.
fn breakable(word: &str, face: Face, size: f64, room: f64) -> Vec<&str> {
    if face.width(word, size) <= room {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    for (at, cluster) in word.grapheme_indices(true) {
        let step = face.width(cluster, size);
        if width + step > room && at > start {
            pieces.push(&word[start..at]);
            (start, width) = (at, 0.0);
        }
        width += step;
    }
    pieces.push(&word[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font_file() {
        // fontTools: hmtx of CatenaSans-Regular has H 651, o 542, c 456 of 1000 units.
        let font = Face::Regular.outlines().unwrap();
        assert_eq!(font.units_per_em(), 1000);
        let sum: f64 = "Hoc"
            .chars()
            .map(|c| f64::from(font.glyph_hor_advance(font.glyph_index(c).unwrap()).unwrap()) / 100.0)
            .sum();
        assert!((Face::Regular.width("Hoc", 10.0) - sum).abs() < 1e-9);
        assert!(Face::Regular.width("語", 10.0) == 10.0);
        assert!("ÀžşőλжĐ–’…→".chars().all(|c| Face::ALL.iter().all(|face| face.has(c))));
    }

    #[test]
    fn what_travels_is_latin_and_part_of_the_typeface() {
        let travelling: Vec<char> = ('\0'..='\u{ffff}').filter(|letter| Face::Bold.travels(*letter)).collect();
        // fontTools: the WOFF2 files have 241 characters each.
        assert_eq!(travelling.len(), 241);
        assert!(travelling.iter().all(|letter| Face::ALL.iter().all(|face| face.has(*letter))));
        assert!("ДостοΩā".chars().all(|letter| !Face::Regular.travels(letter)));
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        for text in [
            "The Managed Heart: Commercialization of Human Feeling",
            "Donaudampfschifffahrtsgesellschaft",
            "感情労働の社会学について",
            "a",
            "",
        ] {
            for room in [14.0, 40.0, 90.0, 400.0] {
                for lines in [1, 2, 3] {
                    let broken = wrap(text, Face::Italic, 8.0, room, lines);
                    assert!(broken.len() <= lines, "{broken:?}");
                    for line in &broken {
                        assert!(Face::Italic.width(line, 8.0) <= room + 1e-9, "{line} in {room}");
                    }
                }
            }
        }
        assert_eq!(wrap("one two", Face::Regular, 10.0, 400.0, 2), ["one two"]);
    }
}
