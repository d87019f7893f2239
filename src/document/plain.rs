//! Plain text, in whatever encoding it lies on disk.
//!
//! The text layer is the file's content unchanged: line ends, form feeds and a byte-order mark stay where they are. Only where
//! nothing but carriage returns ends the lines do line feeds stand for them.

use crate::diagnostic::Diagnostic;
use crate::text::encoding::{self, Encoding};

use super::Document;

/// Reads the bytes of a text file.
pub fn read(bytes: &[u8]) -> (Document, Vec<Diagnostic>) {
    let (text, problems) = decode(bytes);
    (Document::of_text(text), problems)
}

/// UTF-8 as it is, with its mark; UTF-16 with or without one, and anything else as Windows-1252, with a warning.
pub fn decode(bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let place = match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return (encoding::with_line_feeds(text.to_owned()), Vec::new()),
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    let (text, encoding) = encoding::decode(bytes);
    let text = encoding::with_line_feeds(text);
    if encoding == Encoding::Utf8 {
        return (text, Vec::new());
    }
    let problem = Diagnostic::warning("not-utf8", format!("byte {place} is not UTF-8; read as {}", encoding.name()))
        .help("save the file as UTF-8 if letters look wrong");
    (text, vec![problem])
}

#[cfg(test)]
mod tests {
    use crate::document::read;

    #[test]
    fn lines_of_old_macs_are_lines() {
        let text = "On Salt\n\nAnn Moor\n\nSalt is old (Roe 1999).\n\nReferences\n\nRoe, A. (1999) Salt. Oslo: Quay.\n";
        let (usual, _) = read("a.txt", text.as_bytes()).unwrap();
        let (mac, _) = read("a.txt", text.replace('\n', "\r").as_bytes()).unwrap();
        assert_eq!((mac.text, mac.sections, mac.paragraphs), (usual.text, usual.sections, usual.paragraphs));
    }

    #[test]
    fn sixteen_bits_need_no_mark() {
        let bytes: Vec<u8> = "Moor (1993) argues.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (document, problems) = read("u16.txt", &bytes).unwrap();
        assert_eq!(document.text, "Moor (1993) argues.");
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["not-utf8"]);
        assert!(read("image.txt", b"\x89PNG\0\0\0\x01\0").is_err());
    }
}
