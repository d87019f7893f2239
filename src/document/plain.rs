//! Plain text, in whatever encoding it lies on disk.
//!
//! The text layer is the file's content unchanged: line ends, form feeds and a byte-order mark stay where they are.

use crate::diagnostic::Diagnostic;
use crate::text::encoding;

use super::Document;

/// Reads the bytes of a text file.
pub fn read(bytes: &[u8]) -> (Document, Vec<Diagnostic>) {
    let (text, problems) = decode(bytes);
    (Document::of_text(text), problems)
}

/// UTF-8 as it is; UTF-16 by its byte-order mark; anything else as Windows-1252, with a warning.
pub fn decode(bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Vec::new()),
        Err(error) => {
            let (text, encoding) = encoding::decode(bytes);
            let problem = Diagnostic::warning(
                "not-utf8",
                format!("byte {} is not UTF-8; read as {}", error.valid_up_to(), encoding.name()),
            )
            .help("save the file as UTF-8 if letters look wrong");
            (text, vec![problem])
        }
    }
}
