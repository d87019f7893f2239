//! PDF, read without other programs.
//!
//! The parser is a third party's and may panic or run away on damaged files, so it works in a thread of its own with a
//! time limit; what it gives is text as copied from a reader, and is mended as such.

use std::sync::mpsc;
use std::time::Duration;

use super::{Document, ReadError};

/// Longer than the slowest real document takes.
const PATIENCE: Duration = Duration::from_secs(60);
/// The name of the thread in which PDF files are taken apart.
pub const THREAD: &str = "catena-pdf";

/// Reads a PDF file.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let owned = bytes.to_vec();
    let (send, receive) = mpsc::channel();
    let worker = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(64 << 20).spawn(move || {
        let _ = send.send(pdf_extract::extract_text_from_mem_by_pages(&owned).map_err(|error| error.to_string()));
    });
    worker.map_err(|error| ReadError::Malformed(format!("no thread for the PDF reader: {error}")))?;
    let pages = match receive.recv_timeout(PATIENCE) {
        Ok(Ok(pages)) => pages,
        Ok(Err(why))
            if why.to_lowercase().contains("encrypt")
                || why.to_lowercase().contains("password")
                || why.to_lowercase().contains("decrypt") =>
        {
            return Err(ReadError::NoText("protected by a password; save it without one".to_owned()));
        }
        Ok(Err(why)) => return Err(ReadError::Malformed(format!("a damaged PDF file: {why}"))),
        Err(mpsc::RecvTimeoutError::Timeout) => {
            return Err(ReadError::TooLarge(format!(
                "a PDF file that takes longer than {} seconds to read",
                PATIENCE.as_secs()
            )));
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => return Err(ReadError::Malformed("a damaged PDF file".to_owned())),
    };
    let text = pages.iter().map(|page| page.trim_matches('\n')).collect::<Vec<_>>().join("\n\n\u{C}");
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 40 * pages.len().clamp(1, 5) {
        return Err(ReadError::NoText(
            "pictures of pages without text; run it through a program that recognises letters (OCR) first".to_owned(),
        ));
    }
    Ok(Document::of_text(text))
}
