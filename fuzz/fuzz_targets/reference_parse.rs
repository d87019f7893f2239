//! Any text as a reference list: entries lie inside it, in order, and records can be written.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (references, _) = catena::reference::parse_list(text);
    for pair in references.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    let records: Vec<_> = references.into_iter().map(|reference| reference.record).collect();
    catena::bibtex::write_records(&records, &catena::bibtex::WriteOptions::default());
});
