//! A document's reference list, in whichever format it lies there.

use std::collections::BTreeMap;

use super::source::Sources;
use crate::diagnostic::Diagnostic;
use crate::interchange::RecordFormat;
use crate::record::Record;
use crate::reference::Reference;
use crate::text::Span;
use crate::work::key::{Keys, from_record};

/// The names under which a list is looked for, in order.
const FILES: [&str; 7] = [
    "references.txt",
    "references.bib",
    "references.ris",
    "references.json",
    "references.nbib",
    "references.mods",
    "references.xml",
];

/// Reads the list of a document's folder; gives the file's name and the references, each with a key that is unique in
/// the list. `expected`: a list that is not there is a problem.
pub(super) fn read_references(
    folder: &str,
    pattern: &str,
    expected: bool,
    sources: &mut Sources,
    problems: &mut Vec<Diagnostic>,
) -> (Option<String>, Vec<Reference>) {
    let mut there: Vec<String> =
        FILES.iter().map(|name| format!("bib/{folder}/{name}")).filter(|file| sources.has(file)).collect();
    // A list that waits to be pasted into gives way to one that holds something.
    if there.len() > 1 && sources.read(&there[0], &mut Vec::new()).is_some_and(|text| text.trim().is_empty()) {
        there.remove(0);
    }
    let Some(file) = there.first().cloned() else {
        if !expected {
            return (None, Vec::new());
        }
        problems.push(
            Diagnostic::warning("no-references", "the document has no reference list")
                .in_file(format!("bib/{folder}"))
                .help(format!("put it there as one of {}", FILES.join(", "))),
        );
        return (None, Vec::new());
    };
    for other in &there[1..] {
        problems.push(
            Diagnostic::warning("two-reference-lists", format!("this list is not read: {file} is"))
                .in_file(other)
                .help("keep one of the two"),
        );
    }
    let Some(text) = sources.read(&file, problems) else { return (Some(file), Vec::new()) };
    let (references, found) = match (file.rsplit('.').next(), RecordFormat::of(&file, &text)) {
        (Some("bib"), _) => with_records(crate::bibtex::read_records(&text, &file)),
        (_, Some(format)) => with_records(format.read(&text)),
        (Some("xml"), None) => {
            let problem = Diagnostic::error("unknown-records", "this XML is none of EndNote's, MODS or PubMed's");
            (Vec::new(), vec![problem.help("export the list again in one of these formats, or as RIS")])
        }
        _ => crate::reference::parse_list(&text),
    };
    problems.extend(found.into_iter().map(|problem| match problem.place.file {
        Some(_) => problem,
        None => problem.in_file(&file),
    }));
    if references.is_empty() && !text.trim().is_empty() {
        problems.push(
            Diagnostic::error("no-references", "no reference was found in this file")
                .in_file(&file)
                .help("one reference to a paragraph, as printed"),
        );
    }
    (Some(file), give_local_keys(references, pattern))
}

fn with_records((records, problems): (Vec<Record>, Vec<Diagnostic>)) -> (Vec<Reference>, Vec<Diagnostic>) {
    let references = records.into_iter().enumerate().map(|(index, record)| Reference {
        index,
        span: Span::default(),
        raw: String::new(),
        label: None,
        record,
        year_suffix: None,
        confidence: BTreeMap::new(),
    });
    (references.collect(), problems)
}

/// Keys that the file gives stay; the others are made from the pattern, with the letter that the list adds to the year.
fn give_local_keys(mut references: Vec<Reference>, pattern: &str) -> Vec<Reference> {
    let mut keys = Keys::default();
    for reference in &mut references {
        let wanted = match reference.record.key.trim() {
            "" => from_record(&reference.record, pattern) + reference.year_suffix.as_deref().unwrap_or(""),
            given => given.to_owned(),
        };
        reference.record.key = keys.take(&wanted);
    }
    references
}
