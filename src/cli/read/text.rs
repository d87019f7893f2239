//! A reading as a summary for people: what was found, by form, and where each work is cited.

use std::collections::BTreeMap;
use std::fmt::Write;

use catena::citation::Form;
use catena::query::answer::CUE;
use catena::text::{Positions, collapse_whitespace, first_words, quoted};

use super::Read;
use crate::cli::library::counted as number;

/// The summary, with a line for each reference and each citation that was not resolved.
pub fn write(read: &Read) -> String {
    let (document, reading) = (&read.document, &read.reading);
    let positions = Positions::new(document.printed_source());
    let mut out = String::new();
    let title = document.record.full_title();
    let _ = writeln!(out, "{}", if title.is_empty() { document.path.clone() } else { title });
    if let Some(names) = document.record.names(catena::record::Field::Author) {
        let shown: Vec<String> = names.list.iter().map(catena::record::Name::display).collect();
        let _ = writeln!(out, "{}", shown.join(", "));
    }
    let count = |form: Form| reading.citations.iter().filter(|c| c.form == form).count();
    let forms = [
        (Form::Parenthetical, "parenthetical"),
        (Form::Narrative, "narrative"),
        (Form::Numeric, "numeric"),
        (Form::Note, "in notes"),
    ];
    let forms: Vec<String> =
        forms.iter().filter(|(f, _)| count(*f) > 0).map(|(f, name)| format!("{} {name}", count(*f))).collect();
    let cited: usize = reading.citations.iter().filter(|c| c.form != Form::Mention).count();
    let resolved = reading.citations.iter().filter(|c| c.form != Form::Mention && c.refs.len() == 1).count();
    let mentions = match count(Form::Mention) {
        0 => String::new(),
        mentions => format!(", {} of scholars", number(mentions, "mention")),
    };
    let _ = writeln!(
        out,
        "\n{}, {} of which {resolved} resolved ({}){mentions}, {}, {}",
        number(reading.references.len(), "reference"),
        number(cited, "citation"),
        if forms.is_empty() { "none".to_owned() } else { forms.join(", ") },
        number(document.sections.len(), "section"),
        number(document.text.split_whitespace().count(), "word"),
    );
    let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for citation in reading.citations.iter().filter(|c| c.form != Form::Mention) {
        for &n in &citation.refs {
            places.entry(n).or_default().push(positions.line_column(document.source_of(citation.span.start)).line);
        }
    }
    if !reading.references.is_empty() {
        let _ = writeln!(out, "\nReferences (times cited, lines)");
    }
    for reference in &reading.references {
        let lines = places.get(&reference.index).cloned().unwrap_or_default();
        let shown: Vec<String> = lines.iter().take(12).map(usize::to_string).collect();
        let more = if lines.len() > 12 { ", …" } else { "" };
        let raw: String = collapse_whitespace(&reference.raw).chars().take(70).collect();
        let _ = writeln!(out, "{:>4}  {:<24} {raw}", lines.len(), reference.record.key);
        if !shown.is_empty() {
            let _ = writeln!(out, "      {}{more}", shown.join(", "));
        }
    }
    for tradition in &read.traditions {
        let _ = writeln!(out, "\nTradition (proposed): {}", tradition.label);
        for claim in &tradition.claims {
            if let Some(reference) = reading.references.get(claim.reference) {
                let _ = writeln!(
                    out,
                    "  {:<12} {:<24} {:.2}  “{}”",
                    claim.role.name(),
                    reference.record.key,
                    claim.confidence,
                    first_words(&quoted(&collapse_whitespace(&claim.cue.text)), CUE)
                );
            }
        }
    }
    out
}
