//! Any bytes: the tree gives them back, reading and linting end, cleaning twice is cleaning once, and the log undoes it.
#![no_main]

use catena::bibtex::clean::{Log, Options, clean, undo};
use catena::bibtex::{WriteOptions, lint, read_records, syntax, write_records};
use catena::text::encoding::{decode, encode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (text, encoding) = decode(bytes);
    assert_eq!(syntax::parse(&text).write(&text), text);
    let (records, _) = read_records(&text, "f.bib");
    write_records(&records, &WriteOptions::default());
    lint(&text, "f.bib");
    let options = Options { unsafe_rules: true, ..Options::default() };
    let cleaned = clean(&text, "f.bib", &options);
    assert_eq!(clean(&cleaned.text, "f.bib", &options).text, cleaned.text);
    let (old, _) = encode(&text, encoding);
    if old == bytes && !cleaned.edits.is_empty() {
        let (new, written) = encode(&cleaned.text, encoding);
        let log = Log::new("f.bib", bytes, &new, &text, (encoding, written), &cleaned.edits).lines(&cleaned.changes);
        assert_eq!(undo(&log, &new).as_deref(), Ok(bytes));
    }
});
