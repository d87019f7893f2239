//! Any bytes as any kind of document: an answer or a refusal, and citations inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md", "a.html", "a.xml", "a.docx", "a.odt", "a.epub", "a.tex", "a.pdf"] {
        let Ok((document, _)) = catena::document::read(name, bytes) else { continue };
        let (reading, _) = catena::citation::read_document(&document);
        for citation in &reading.citations {
            assert!(document.text.get(citation.span.start..citation.span.end).is_some());
        }
    }
});
