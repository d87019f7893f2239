//! Fonts of painted letters that do not say what they paint: the bitmaps of older TeX files.
//!
//! Such a font numbers its glyphs and names them after their numbers (`a98`), so that a file has letters to look at and
//! none to read. The numbers are TeX's own: those of its text encodings OT1 (Knuth, *The TeXbook*, appendix F) or T1 (the
//! Cork encoding, TUGboat 11:4, 1990). They are believed only where what they spell looks like writing.

use super::glyphs::Page;

/// TeX's two encodings of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Ot1,
    T1,
}

/// Gives the glyphs that have nothing but a number their letters, if they spell words.
pub(super) fn read(pages: &mut [Page]) {
    let mut counts = [0usize; 256];
    for code in pages.iter().flat_map(|page| &page.glyphs).filter_map(|glyph| glyph.code) {
        counts[usize::from(code)] += 1;
    }
    if !spells(&counts) {
        return;
    }
    let encoding = encoding_of(&counts);
    for glyph in pages.iter_mut().flat_map(|page| &mut page.glyphs) {
        if let Some(letters) = glyph.code.and_then(|code| letters(code, encoding)) {
            glyph.text = letters;
        }
    }
}

/// Whether numbers read as letters have the shares that letters have in every language written in them: most are small
/// letters, two to six in ten of these are vowels, and `e` or `a` is among the commonest three.
fn spells(counts: &[usize; 256]) -> bool {
    let all: usize = counts.iter().sum();
    let of = |letters: &[u8]| letters.iter().map(|c| counts[usize::from(*c)]).sum::<usize>();
    let small: Vec<u8> = (b'a'..=b'z').collect();
    let (letters, vowels) = (of(&small), of(b"aeiou"));
    let mut common = small;
    common.sort_by_key(|c| std::cmp::Reverse(counts[usize::from(*c)]));
    let usual = common.iter().take(3).any(|c| matches!(c, b'a' | b'e'));
    letters * 2 > all && vowels * 10 > letters * 2 && vowels * 10 < letters * 6 && usual
}

/// Ligatures stand at 11–15 in the one encoding and at 27–31 in the other, accented letters above 127 in the second only.
fn encoding_of(counts: &[usize; 256]) -> Encoding {
    let of = |range: std::ops::RangeInclusive<usize>| counts.get(range).unwrap_or_default().iter().sum::<usize>();
    if of(0x0B..=0x0F) >= of(0x1B..=0x1F) + of(0x80..=0xFF) { Encoding::Ot1 } else { Encoding::T1 }
}

/// What a number stands for; accents are letters of their own, as in other fonts of TeX. Nothing for signs that no text needs.
fn letters(code: u8, encoding: Encoding) -> Option<String> {
    const LIGATURES: [&str; 5] = ["ff", "fi", "fl", "ffi", "ffl"];
    const CORK: &str = "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£\
                        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß";
    let one = match (encoding, code) {
        (Encoding::Ot1, 0x0B..=0x0F) => LIGATURES[usize::from(code - 0x0B)].to_owned(),
        (Encoding::Ot1, 0x10) => "i".to_owned(),
        (Encoding::Ot1, 0x12..=0x18) => "`´ˇ˘¯˚¸".chars().nth(usize::from(code - 0x12))?.to_string(),
        (Encoding::Ot1, 0x7F) => "¨".to_owned(),
        (Encoding::Ot1, 0x19..=0x1F) => "ßæœøÆŒØ".chars().nth(usize::from(code - 0x19))?.to_string(),
        (Encoding::Ot1, 0x22) => "”".to_owned(),
        (Encoding::Ot1, 0x5C) => "“".to_owned(),
        (Encoding::Ot1, 0x7B) => "–".to_owned(),
        (Encoding::Ot1, 0x7C) => "—".to_owned(),
        (Encoding::T1, 0x0D..=0x17) => "‚‹›“”„«»–—".chars().nth(usize::from(code - 0x0D))?.to_string(),
        (Encoding::T1, 0x19) => "i".to_owned(),
        (Encoding::T1, 0x1B..=0x1F) => LIGATURES[usize::from(code - 0x1B)].to_owned(),
        (Encoding::T1, 0x7F) => "-".to_owned(),
        (Encoding::T1, 0x80..) => CORK.chars().nth(usize::from(code - 0x80))?.to_string(),
        (_, 0x27) => "’".to_owned(),
        (_, 0x60) => "‘".to_owned(),
        (_, 0x21..=0x7E) => char::from(code).to_string(),
        _ => return None,
    };
    Some(one)
}

#[cfg(test)]
mod tests {
    use super::super::glyphs::Glyph;
    use super::*;

    fn page(codes: &[u8]) -> Page {
        let glyph = |(at, code): (usize, &u8)| Glyph {
            text: "\u{FFFD}".to_owned(),
            x: at as f32 * 5.0,
            y: 100.0,
            advance: 5.0,
            size: 10.0,
            code: Some(*code),
        };
        Page { glyphs: codes.iter().enumerate().map(glyph).collect(), ..Page::default() }
    }

    fn read_as(codes: &[u8]) -> String {
        let mut pages = [page(codes)];
        read(&mut pages);
        pages[0].glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn numbers_of_either_encoding_are_letters() {
        assert_eq!(
            read_as(b"therearemanyrivers,a\x0Cneone,and\x5Clakes\x22"),
            "therearemanyrivers,afineone,and“lakes”"
        );
        assert_eq!(
            read_as(b"therearemanyrivers\x15a\x1Cneone\x10stra\xFFe\x11"),
            "therearemanyrivers–afineone“straße”"
        );
    }

    #[test]
    fn numbers_that_spell_nothing_stay_unread() {
        let counted: Vec<u8> = (1..60).cycle().take(600).collect();
        assert!(read_as(&counted).chars().all(|c| c == '\u{FFFD}'));
        assert!(read_as(b"qzxwvkjhgfdsqzxwvkjhgfds").chars().all(|c| c == '\u{FFFD}'));
    }

    #[test]
    fn the_upper_half_of_the_cork_encoding_is_whole() {
        assert_eq!(letters(0x80, Encoding::T1).as_deref(), Some("Ă"));
        assert_eq!(letters(0xC4, Encoding::T1).as_deref(), Some("Ä"));
        assert_eq!(letters(0xDF, Encoding::T1).as_deref(), Some("ẞ"));
        assert_eq!(letters(0xFC, Encoding::T1).as_deref(), Some("ü"));
        assert_eq!(letters(0xFF, Encoding::T1).as_deref(), Some("ß"));
    }
}
