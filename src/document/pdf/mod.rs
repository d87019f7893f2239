//! PDF, read without other programs: glyphs with their places → lines → columns → paragraphs.
//!
//! A page says where each glyph is painted and nothing of words, lines, columns or notes. Those are read off the geometry:
//! words from gaps, lines from baselines, columns from the white between them, running heads from what comes back at one
//! place of page after page, footnotes from small print at the foot. Interpreting the file is a third party's work
//! (`hayro`); it runs in a thread of its own with a time limit, so that no file can stop or kill the program.

mod bitmap;
mod columns;
mod furniture;
mod glyphs;
mod head;
mod line_numbers;
mod lines;
mod notes;
mod paragraphs;
mod raised_labels;
mod unpacked;

use std::sync::mpsc;
use std::time::Duration;

use super::{Document, ReadError};
use glyphs::Page;
pub use head::Head;

/// Longer than the slowest real document takes.
const PATIENCE: Duration = Duration::from_secs(60);
/// The name of the thread in which PDF files are taken apart.
pub const THREAD: &str = "catena-pdf";

/// Reads a PDF file.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let owned = bytes.to_vec();
    let (send, receive) = mpsc::channel();
    let worker = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(64 << 20).spawn(move || {
        let _ = send.send(glyphs::of_file(owned));
    });
    worker.map_err(|error| ReadError::Malformed(format!("no thread for the PDF reader: {error}")))?;
    let mut pages = match receive.recv_timeout(PATIENCE) {
        Ok(pages) => pages?,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            return Err(ReadError::TooLarge(format!(
                "a PDF file that takes longer than {} seconds to read",
                PATIENCE.as_secs()
            )));
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => return Err(ReadError::Malformed("a damaged PDF file".to_owned())),
    };
    if pages.is_empty() {
        return Err(ReadError::Malformed("a damaged PDF file: no page of it can be read".to_owned()));
    }
    let letters: usize = pages.iter().map(Page::letters).sum();
    if letters < 40 * pages.len().clamp(1, 5) {
        return Err(ReadError::NoText(
            "pictures of pages without text; run it through a program that recognises letters (OCR) first".to_owned(),
        ));
    }
    line_numbers::drop(&mut pages);
    Ok(Document::of_layout(layout(&pages)))
}

/// A text with what its pages show and a plain text does not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Running text in reading order; paragraphs are parted by blank lines, pages by a form feed.
    pub text: String,
    /// Footnotes, in order: mark and text, line breaks kept.
    pub footnotes: Vec<(String, String)>,
    /// Small raised characters, in bytes of `text`.
    pub raised: Vec<crate::text::Span>,
    /// What heads the first page.
    pub head: Option<Head>,
}

/// Reads the order of what stands on `pages`.
fn layout(pages: &[Page]) -> Layout {
    let mut pieces: Vec<Vec<lines::Line>> = pages.iter().map(lines::fragments).collect();
    furniture::drop_repeated(&mut pieces);
    let mut pages = columns::order(pieces);
    furniture::drop(&mut pages);
    let body = lines::usual_size(pages.iter().flatten());
    let head = pages.iter().find(|page| !page.is_empty()).and_then(|page| head::read(page, body));
    let footnotes = notes::take(&mut pages, body);
    pages.iter_mut().for_each(|page| columns::trim(page));
    raised_labels::set_apart(&mut pages);
    let mut layout = paragraphs::write(&pages);
    (layout.footnotes, layout.head) = (footnotes, head);
    layout
}
