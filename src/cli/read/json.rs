//! A reading as JSON: the shape that other programs rely on. Offsets count code points of `text`.

use catena::citation::Citation;
use catena::diagnostic::Diagnostic;
use catena::interchange::csl_json;
use catena::record::{Field, Name};
use catena::reference::Reference;
use catena::text::{Positions, Span};
use catena::tradition::ProposedTradition;
use serde_json::{Map, Value, json};

use super::Read;

/// One JSON object and a line end.
pub fn write(read: &Read, with_text: bool) -> String {
    let positions = Positions::new(&read.document.text);
    let mut out = Map::new();
    out.insert("catena".into(), json!(1));
    out.insert("document".into(), document(read));
    if with_text {
        out.insert("text".into(), json!(read.document.text));
    }
    let sections = read.document.sections.iter().map(|section| {
        let (start, end) = positions.code_points(section.span);
        json!({"level": section.level, "heading": section.heading, "start": start, "end": end})
    });
    out.insert("sections".into(), sections.collect());
    out.insert(
        "references".into(),
        read.reading.references.iter().map(|r| reference(r, &read.document.text, &positions)).collect(),
    );
    let citations = read.reading.citations.iter().map(|c| citation(c, &read.document.text, &positions));
    out.insert("citations".into(), citations.collect());
    out.insert("traditions".into(), read.traditions.iter().map(|t| tradition(t, read, &positions)).collect());
    out.insert("problems".into(), read.problems.iter().map(|p| problem(p, &positions)).collect());
    let mut text = serde_json::to_string(&Value::Object(out)).unwrap_or_default();
    text.push('\n');
    text
}

fn document(read: &Read) -> Value {
    let document = &read.document;
    let authors: Vec<Value> =
        document.record.names(Field::Author).map(|names| names.list.iter().map(name).collect()).unwrap_or_default();
    let title = document.record.full_title();
    json!({
        "path": document.path,
        "sha256": document.sha256,
        "title": (!title.is_empty()).then_some(title),
        "authors": authors,
        "year": document.record.year(),
        "doi": document.record.text(&Field::Doi),
        "language": document.language,
    })
}

fn name(name: &Name) -> Value {
    match name {
        Name::Person(_) => json!({"family": name.family(), "given": name.given()}),
        Name::Body(body) => json!({"literal": body}),
    }
}

fn reference(reference: &Reference, text: &str, positions: &Positions<'_>) -> Value {
    let label = printed_label(reference, text);
    let (start, end) = positions.code_points(Span::new(reference.span.start - label.len(), reference.span.end));
    let confidence: Map<String, Value> =
        reference.confidence.iter().map(|(field, value)| (field.name().to_owned(), rounded(*value))).collect();
    json!({
        "index": reference.index,
        "key": reference.record.key,
        "start": start,
        "end": end,
        "raw": format!("{label}{}", reference.raw),
        "label": reference.label,
        "csl": csl_json::from_record(&reference.record),
        "confidence": confidence,
    })
}

/// The entry's label as it is printed before the entry, `[12] ` or `12. `, so that `raw` is the whole entry as it stands
/// in the list; empty where there is none.
fn printed_label<'t>(reference: &Reference, text: &'t str) -> &'t str {
    let (Some(label), Some(before)) = (&reference.label, text.get(..reference.span.start)) else { return "" };
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let Some(printed) = before.get(line..).map(str::trim_start) else { return "" };
    let bare = printed.trim().trim_matches(['[', ']', '(', ')', '.', ':']);
    if bare == label.trim_matches(['[', ']', '(', ')', '.', ':']) { printed } else { "" }
}

fn rounded(value: f64) -> Value {
    json!((value * 1000.0).round() / 1000.0)
}

fn place(span: Span, positions: &Positions<'_>) -> Value {
    let (start, end) = positions.code_points(span);
    json!({"start": start, "end": end})
}

fn citation(citation: &Citation, text: &str, positions: &Positions<'_>) -> Value {
    let (start, end) = positions.code_points(citation.span);
    json!({
        "start": start,
        "end": end,
        "text": citation.span.of(text),
        "form": citation.form.name(),
        "group": citation.group,
        "prefix": citation.prefix,
        "locator": citation.locator,
        "refs": citation.refs,
        "why_unresolved": citation.why_unresolved,
        "sentence": place(citation.sentence, positions),
        "section": citation.section,
    })
}

fn tradition(tradition: &ProposedTradition, read: &Read, positions: &Positions<'_>) -> Value {
    let (start, end) = positions.code_points(tradition.span);
    let claims: Vec<Value> = tradition
        .claims
        .iter()
        .filter_map(|claim| {
            let key = &read.reading.references.get(claim.reference)?.record.key;
            let evidence: Vec<Value> = claim.evidence.iter().map(|span| place(*span, positions)).collect();
            Some(json!({
                "key": key,
                "role": claim.role.name(),
                "confidence": rounded(claim.confidence),
                "status": claim.status,
                "cue": {"text": claim.cue.text, "rule": claim.cue.rule},
                "evidence": evidence,
            }))
        })
        .collect();
    json!({
        "id": tradition.id,
        "label": tradition.label,
        "other_names": tradition.other_names,
        "kind": tradition.kind,
        "start": start,
        "end": end,
        "claims": claims,
    })
}

fn problem(problem: &Diagnostic, positions: &Positions<'_>) -> Value {
    // What lies in a file has no place in the text layer.
    let span = problem.place.span.filter(|_| problem.place.file.is_none());
    let place = span.map(|span| positions.code_points(span));
    json!({
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "help": problem.help,
        "start": place.map(|p| p.0),
        "end": place.map(|p| p.1),
    })
}
