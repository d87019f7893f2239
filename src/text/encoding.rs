//! Bytes ⇄ text: UTF-8 with or without a byte order mark, UTF-16, else Windows-1252, which contains Latin-1.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Span;

/// How a file's bytes stand for its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 after a byte order mark.
    Utf8Mark,
    /// UTF-16, little end first, after its mark.
    Utf16Le,
    /// UTF-16, big end first, after its mark.
    Utf16Be,
    /// UTF-16, little end first, without a mark.
    Utf16LeBare,
    /// UTF-16, big end first, without a mark.
    Utf16BeBare,
    /// Windows-1252.
    Windows1252,
    /// Mostly UTF-8, with lines in Windows-1252.
    Mixed,
}

impl Encoding {
    /// Whether a character has two bytes at least.
    pub fn is_utf16(self) -> bool {
        use Encoding::*;
        matches!(self, Utf16Le | Utf16Be | Utf16LeBare | Utf16BeBare)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8Mark => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16LeBare => "UTF-16LE",
            Encoding::Utf16Be | Encoding::Utf16BeBare => "UTF-16BE",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::Mixed => "UTF-8 and Windows-1252",
        }
    }
}

/// Reads bytes as text and says how. The byte order mark is not part of the text.
pub fn decode(bytes: &[u8]) -> (String, Encoding) {
    let (marked, rest) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    if marked && let Ok(text) = std::str::from_utf8(rest) {
        return (text.to_owned(), Encoding::Utf8Mark);
    }
    for (mark, encoding, name) in
        [(b"\xFF\xFE", UTF_16LE, Encoding::Utf16Le), (b"\xFE\xFF", UTF_16BE, Encoding::Utf16Be)]
    {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return (encoding.decode_without_bom_handling(rest).0.into_owned(), name);
        }
    }
    if let Some((encoding, name)) = bare_utf16(bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes);
        if !malformed {
            return (text.into_owned(), name);
        }
    }
    if let Ok(text) = std::str::from_utf8(rest) {
        return (text.to_owned(), Encoding::Utf8);
    }
    if let Some(text) = decode_mixed(rest) {
        return (text, Encoding::Mixed);
    }
    (
        WINDOWS_1252.decode_without_bom_handling(rest).0.into_owned(),
        if marked { Encoding::Mixed } else { Encoding::Windows1252 },
    )
}

/// A text with lines as all of Catena counts them: where only carriage returns end them, as on old Macs, line feeds do, one
/// for one, so that every place stays the same.
pub fn with_line_feeds(text: String) -> String {
    if memchr::memchr(b'\n', text.as_bytes()).is_some() || !text.contains('\r') {
        return text;
    }
    text.replace('\r', "\n")
}

/// Where in the text the first letter stands that is not UTF-8 in `bytes`, as [`decode`] reads them, if in Windows-1252.
pub fn first_foreign(bytes: &[u8], encoding: Encoding) -> Option<Span> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let at = std::str::from_utf8(bytes).err()?.valid_up_to();
    let length = |from: usize, to: usize| Some(WINDOWS_1252.decode_without_bom_handling(bytes.get(from..to)?).0.len());
    // Where lines differ in their encoding those before this one are UTF-8, and as long in the text.
    let line = match encoding {
        Encoding::Mixed => bytes[..at].iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1),
        Encoding::Windows1252 => 0,
        _ => return None,
    };
    Some(Span::new(line + length(line, at)?, line + length(line, at + 1)?))
}

/// UTF-16 without a mark shows in its zeros: every second byte of text in Latin letters is one.
fn bare_utf16(bytes: &[u8]) -> Option<(&'static encoding_rs::Encoding, Encoding)> {
    let start = bytes.get(..bytes.len().min(4096))?;
    let zeros = |first: usize| start.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = start.len() / 2;
    match bytes.len().is_multiple_of(2) && half >= 4 {
        true if odd * 10 > half * 7 && even * 10 < half => Some((UTF_16LE, Encoding::Utf16LeBare)),
        true if even * 10 > half * 7 && odd * 10 < half => Some((UTF_16BE, Encoding::Utf16BeBare)),
        _ => None,
    }
}

/// Reads bytes in an encoding that is known; `None` where they are not in it.
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::Utf8 => String::from_utf8(bytes.to_vec()).ok(),
        Encoding::Utf8Mark => String::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF")?.to_vec()).ok(),
        Encoding::Utf16Le => {
            Some(UTF_16LE.decode_without_bom_handling(bytes.strip_prefix(b"\xFF\xFE")?).0.into_owned())
        }
        Encoding::Utf16Be => {
            Some(UTF_16BE.decode_without_bom_handling(bytes.strip_prefix(b"\xFE\xFF")?).0.into_owned())
        }
        Encoding::Utf16LeBare => Some(UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()),
        Encoding::Utf16BeBare => Some(UTF_16BE.decode_without_bom_handling(bytes).0.into_owned()),
        Encoding::Windows1252 => Some(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
        Encoding::Mixed => decode_mixed(bytes),
    }
}

/// Lines of UTF-8 with letters beyond ASCII, and others that are not UTF-8: each line by itself.
fn decode_mixed(bytes: &[u8]) -> Option<String> {
    let lines = || bytes.split_inclusive(|b| *b == b'\n');
    let sound = |line: &[u8]| std::str::from_utf8(line).is_ok();
    if !lines().any(|line| !line.is_ascii() && sound(line)) {
        return None;
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for line in lines() {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0),
        }
    }
    Some(text)
}

/// Writes text in an encoding; in UTF-8 where the encoding does not have all of its characters. Says which was used.
pub fn encode(text: &str, encoding: Encoding) -> (Vec<u8>, Encoding) {
    match encoding {
        Encoding::Utf8 | Encoding::Mixed => (text.as_bytes().to_vec(), Encoding::Utf8),
        Encoding::Utf8Mark => ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), encoding),
        Encoding::Utf16Le => {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            ([0xFF, 0xFE].into_iter().chain(units).collect(), encoding)
        }
        Encoding::Utf16Be => {
            let units = text.encode_utf16().flat_map(u16::to_be_bytes);
            ([0xFE, 0xFF].into_iter().chain(units).collect(), encoding)
        }
        Encoding::Utf16LeBare => (text.encode_utf16().flat_map(u16::to_le_bytes).collect(), encoding),
        Encoding::Utf16BeBare => (text.encode_utf16().flat_map(u16::to_be_bytes).collect(), encoding),
        Encoding::Windows1252 => match WINDOWS_1252.encode(text) {
            (bytes, _, false) => (bytes.into_owned(), encoding),
            _ => (text.as_bytes().to_vec(), Encoding::Utf8),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_known_and_written_back_byte_for_byte() {
        for (bytes, encoding, text) in [
            (&b"caf\xC3\xA9"[..], Encoding::Utf8, "café"),
            (b"\xEF\xBB\xBFcaf\xC3\xA9", Encoding::Utf8Mark, "café"),
            (b"\xFF\xFEc\0\xE9\0", Encoding::Utf16Le, "cé"),
            (b"\xFE\xFF\0c\0\xE9", Encoding::Utf16Be, "cé"),
            (b"@\0a\0{\0k\0}\0", Encoding::Utf16LeBare, "@a{k}"),
            (b"\0@\0a\0{\0k\0}", Encoding::Utf16BeBare, "@a{k}"),
            (b"caf\xE9 \x93x\x94 \x81", Encoding::Windows1252, "café “x” \u{81}"),
        ] {
            let (read, found) = decode(bytes);
            assert_eq!((read.as_str(), found), (text, encoding));
            assert_eq!(encode(&read, found), (bytes.to_vec(), encoding));
        }
    }

    #[test]
    fn lines_in_another_encoding_do_not_spoil_the_others() {
        let bytes = b"na\xC3\xAFve\ncaf\xE9\n";
        let (text, encoding) = decode(bytes);
        assert_eq!((text.as_str(), encoding), ("naïve\ncafé\n", Encoding::Mixed));
        assert_eq!(first_foreign(bytes, encoding).map(|span| span.of(&text)), Some("é"));
    }

    #[test]
    fn the_first_foreign_letter_is_found_behind_others() {
        // `L’` in UTF-8, `été` in Latin-1, all on a line.
        let bytes = b"L\xE2\x80\x99\xE9t\xE9";
        let (text, encoding) = decode(bytes);
        assert_eq!((text.as_str(), encoding), ("Lâ€™été", Encoding::Windows1252));
        assert_eq!(first_foreign(bytes, encoding).map(|span| span.start), Some("Lâ€™".len()));
        assert_eq!(first_foreign("été".as_bytes(), Encoding::Utf8), None);
    }

    #[test]
    fn lines_of_old_macs_end_as_others_do() {
        assert_eq!(with_line_feeds("a\r\rb\r".into()), "a\n\nb\n");
        assert_eq!(with_line_feeds("a\r\nb\rc".into()), "a\r\nb\rc");
    }

    #[test]
    fn what_an_encoding_does_not_have_is_written_in_utf8() {
        assert_eq!(encode("漢", Encoding::Windows1252), ("漢".as_bytes().to_vec(), Encoding::Utf8));
    }
}
