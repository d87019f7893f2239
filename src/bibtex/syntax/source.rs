//! A bibliography file as it lies on disk: its text, its bytes, and how the one stands for the other.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::text::encoding::{Encoding, decode, encode};

/// What is to be said of a file in this encoding, where it is not plain UTF-8.
fn problem(encoding: Encoding) -> Option<Diagnostic> {
    let sixteen = |what: &str| {
        Diagnostic::warning("encoding-not-utf8", format!("the file is in UTF-16{what}"))
            .help("save it in UTF-8: neither BibTeX nor biber reads UTF-16")
    };
    Some(match encoding {
        Encoding::Utf8 => return None,
        Encoding::Utf8Mark => Diagnostic::info("byte-order-mark", "the file begins with a byte order mark")
            .help("BibTeX stumbles over it; biber does not"),
        Encoding::Utf16Le | Encoding::Utf16Be => sixteen(""),
        Encoding::Utf16LeBare | Encoding::Utf16BeBare => sixteen(" without a byte order mark"),
        Encoding::Mixed => {
            Diagnostic::warning("encoding-mixed", "the file is in UTF-8, but some lines are in Windows-1252")
                .help("those lines were read as Windows-1252; save the file in UTF-8")
        }
        Encoding::Windows1252 => {
            Diagnostic::warning("encoding-not-utf8", "the file is not in UTF-8; it was read as Windows-1252")
                .help("save it in UTF-8, or give biber the option `--input-encoding=cp1252`")
        }
    })
}

/// A file of which no text can be made, whatever its name.
fn not_text() -> Diagnostic {
    Diagnostic::error("not-text", "the file has NUL bytes: it is no text")
        .help("if it is text in UTF-32, save it in UTF-8; if not, it is no .bib file")
}

/// A file's text, with the bytes that it stands for; where they are the text's own they are not kept twice.
#[derive(Debug)]
pub struct Source {
    /// The text.
    pub text: String,
    /// How the bytes stand for it.
    pub encoding: Encoding,
    /// What is to be said of that.
    pub problem: Option<Diagnostic>,
    bytes: Option<Vec<u8>>,
}

impl Source {
    /// Reads a file's bytes.
    pub fn read(bytes: Vec<u8>) -> Source {
        let marked = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"].iter().any(|mark| bytes.starts_with(mark));
        let zeros = bytes.iter().take(4096).any(|byte| *byte == 0);
        let bytes =
            match if marked || zeros { Err(bytes) } else { String::from_utf8(bytes).map_err(|e| e.into_bytes()) } {
                Ok(text) => return Source { text, encoding: Encoding::Utf8, problem: None, bytes: None },
                Err(bytes) => bytes,
            };
        let (text, encoding) = decode(&bytes);
        let problem = if text.contains('\0') { Some(not_text()) } else { problem(encoding) };
        Source { text, encoding, problem, bytes: Some(bytes) }
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// A new text in the file's encoding, and which encoding it is in; in UTF-8 where the encoding does not have all of its
    /// characters, or its bytes would be taken for another's.
    pub fn encode<'n>(&self, new: &'n str) -> (Cow<'n, [u8]>, Encoding) {
        if self.encoding == Encoding::Utf8 && !new.starts_with('\u{feff}') {
            return (Cow::Borrowed(new.as_bytes()), Encoding::Utf8);
        }
        let (bytes, written) = encode(new, self.encoding);
        match decode(&bytes).0 == new {
            true => (Cow::Owned(bytes), written),
            false => (Cow::Borrowed(new.as_bytes()), Encoding::Utf8),
        }
    }
}
