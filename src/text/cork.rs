//! Control characters that stand for letters: what copies from PDFs leave of LaTeX's fonts that do not name their glyphs.

/// What a control character stands for in the T1 ("Cork") encoding of TeX fonts (Ferguson 1990): quotes, dashes, ligatures.
///
/// ```
/// assert_eq!(catena::text::cork('\u{1b}'), Some("ff"));
/// assert_eq!(catena::text::cork('\n'), None);
/// ```
pub fn cork(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{10}' => "“",
        '\u{11}' => "”",
        '\u{12}' => "„",
        '\u{13}' => "«",
        '\u{14}' => "»",
        '\u{15}' => "–",
        '\u{16}' => "—",
        '\u{19}' => "ı",
        '\u{1b}' => "ff",
        '\u{1c}' => "fi",
        '\u{1d}' => "fl",
        '\u{1e}' => "ffi",
        '\u{1f}' => "ffl",
        _ => return None,
    })
}
