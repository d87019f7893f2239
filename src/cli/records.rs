//! Records as results: one to a key, in the format that was asked for.

use std::collections::BTreeSet;

use catena::bibtex::{WriteOptions, write_records};
use catena::interchange::RecordFormat;
use catena::record::{Record, free_key};
use catena::text::fold;

use super::{Globals, output};

/// Gives records with one key different ones.
pub fn unique(mut records: Vec<Record>) -> Vec<Record> {
    let mut used = BTreeSet::new();
    for record in &mut records {
        record.key = free_key(&record.key, |key| used.contains(key));
        used.insert(record.key.clone());
    }
    records
}

/// Of several lists, each work once: those of one key and one title are the same.
pub fn of_several_lists(lists: impl IntoIterator<Item = Vec<Record>>) -> Vec<Record> {
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    for list in lists {
        let new: Vec<Record> = list
            .into_iter()
            .filter(|record| !known.contains(&(record.key.clone(), fold(&record.full_title()))))
            .collect();
        known.extend(new.iter().map(|record| (record.key.clone(), fold(&record.full_title()))));
        all.extend(new);
    }
    unique(all)
}

/// Records in a format of reference managers, or as BibLaTeX where none is named.
pub fn written(format: Option<RecordFormat>, records: &[Record], globals: &Globals) -> String {
    match format {
        Some(format) => output::exchanged(format, records, globals),
        None => write_records(records, &WriteOptions::default()),
    }
}
