//! Any text as a query: an answer or an error that points inside it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(query) = catena::query::parse(text) {
        let again = catena::query::parse(&query.to_string()).expect("what is written can be read");
        assert_eq!(query.to_string(), again.to_string());
    }
});
