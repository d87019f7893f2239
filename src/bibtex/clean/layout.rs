//! Layout: one field a line, in the customary order, names in lower case, values in braces.

use super::{Class, Draft, Options, Rule, Use};
use crate::bibtex::read::dialect::field_name;
use crate::bibtex::syntax::{Edit, SlipKind};
use crate::record::Field;
use crate::text::Span;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "delimiters",
        class: Class::Safe,
        when: Use::Default,
        reason: "a value in quotation marks or a bare number stands in braces, like all others",
        apply: delimiters,
    },
    Rule {
        id: "field-order",
        class: Class::Safe,
        when: Use::Default,
        reason: "fields stand in the order in which BibLaTeX's manual lists them: who, what, where, when, identifiers",
        apply: order,
    },
    Rule {
        id: "layout",
        class: Class::Safe,
        when: Use::Default,
        reason: "one field a line, aligned, types and field names in lower case, a comma after each field",
        apply: layout,
    },
];

/// Whether the entry can be written anew without losing what stands between its fields.
pub(super) fn can_relay(draft: &Draft) -> bool {
    draft.slips().iter().all(|slip| {
        matches!(
            slip.kind,
            SlipKind::MissingComma | SlipKind::ExtraComma | SlipKind::EmptyValue | SlipKind::EntryInValue
        )
    })
}

fn delimiters(draft: &mut Draft, _: &Options) {
    if !can_relay(draft) {
        return;
    }
    for at in 0..draft.fields.len() {
        let Some(field) = draft.fields.get(at) else { continue };
        let quoted = field.value.starts_with('"') || field.value.bytes().all(|b| b.is_ascii_digit());
        // Readers that take `\}` for an escaped brace would not find the end.
        let doubtful = |inner: &str| inner.ends_with('\\') || inner.contains("\\{") || inner.contains("\\}");
        if quoted && let Some(inner) = field.inner().filter(|inner| !doubtful(inner)) {
            let value = ["{", inner, "}"].concat();
            draft.set_value(at, value, 1.0);
        }
    }
}

fn order(draft: &mut Draft, options: &Options) {
    if !can_relay(draft) {
        return;
    }
    if draft.fields.iter().map(rank).is_sorted() {
        return;
    }
    let names = |draft: &Draft<'_>| {
        let mut names = String::new();
        let told = if options.forget_changes { &[] } else { draft.fields.as_slice() };
        for field in told {
            names.extend([if names.is_empty() { "" } else { " " }, &field.lower()]);
        }
        names
    };
    let before = names(draft);
    draft.fields.sort_by_cached_key(rank);
    let after = names(draft);
    draft.relaid = true;
    draft.record(String::new(), None, before, after, 1.0);
}

/// Where the field stands among others.
fn rank(field: &super::DraftField<'_>) -> (usize, u8) {
    let place = |name: &str| Field::place_of(name).unwrap_or(usize::MAX);
    match &*field.lower() {
        "year" => (place("date"), 1),
        "month" => (place("date"), 2),
        "day" => (place("date"), 3),
        name => (place(field_name(name)), 0),
    }
}

fn layout(draft: &mut Draft, _: &Options) {
    if !can_relay(draft) {
        return;
    }
    let is_lower = |word: &str| !word.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii());
    if !is_lower(&draft.kind) {
        draft.kind = draft.kind.to_lowercase();
    }
    for field in draft.fields.iter_mut().filter(|field| !is_lower(&field.name)) {
        field.name = field.name.to_lowercase().into();
    }
    draft.relaid = true;
    // Recorded here, and taken back by `settle` where the entry was laid out so before.
    draft.record(String::new(), None, String::new(), String::new(), 1.0);
}

/// Takes back the record of a new layout where the old entry had it already.
pub(super) fn settle(draft: &mut Draft, text: &str) {
    let Some(at) = draft.changes.iter().position(|change| change.rule == "layout") else { return };
    let old = draft.span.of(text);
    let kind = draft.entry.kind.of(text);
    let key = draft.entry.key.map_or("", |key| key.of(text));
    let fields = draft.entry.fields.iter().map(|field| (field.name.of(text), field.value.span.of(text)));
    if !kind.bytes().any(|b| b.is_ascii_uppercase()) && is_written(old, kind, key, fields) {
        draft.changes.remove(at);
        return;
    }
    let before = old.lines().next().unwrap_or("").to_owned();
    let mut after = String::new();
    head(&mut after, &draft.kind, &draft.key);
    let after = after.trim_end().to_owned();
    if let Some(change) = draft.changes.get_mut(at) {
        (change.before, change.after) = (before, after);
    }
}

/// The entry in the customary layout.
fn written(draft: &Draft) -> String {
    let length: usize = draft.fields.iter().map(|field| field.name.len().max(12) + field.value.len() + 8).sum();
    let mut out = String::with_capacity(draft.kind.len() + draft.key.len() + length + 8);
    head(&mut out, &draft.kind, &draft.key);
    for field in &draft.fields {
        line(&mut out, &field.name, &field.value);
    }
    // An entry without fields keeps its comma: biber stops at one that has none.
    out.push('}');
    out
}

/// Whether the text is what [`written`] makes of these parts.
fn is_written<'f>(text: &str, kind: &str, key: &str, fields: impl Iterator<Item = (&'f str, &'f str)>) -> bool {
    let mut part = String::new();
    head(&mut part, kind, key);
    let Some(mut rest) = text.strip_prefix(part.as_str()) else { return false };
    for (name, value) in fields {
        part.clear();
        line(&mut part, name, value);
        match rest.strip_prefix(part.as_str()) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest == "}"
}

fn head(out: &mut String, kind: &str, key: &str) {
    out.extend(["@", kind, "{", key, ",\n"]);
}

fn line(out: &mut String, name: &str, value: &str) {
    out.extend(["  ", name]);
    let width = if name.is_ascii() { name.len() } else { name.chars().count() };
    out.push_str(PAD.get(width..).unwrap_or(""));
    out.extend([" = ", if value.is_empty() { "{}" } else { value }, ",\n"]);
}

/// As wide as most names of fields.
const PAD: &str = "            ";

/// The replacements that turn the entry into the draft: the whole entry where it is laid out anew, single fields
/// otherwise.
pub(super) fn edits(draft: &Draft, text: &str) -> Vec<Edit> {
    if draft.relaid && can_relay(draft) {
        let with = written(draft);
        return if draft.span.of(text) == with { Vec::new() } else { vec![Edit { span: draft.span, with }] };
    }
    let mut edits = Vec::new();
    let mut put = |span: Span, with: String| {
        if span.of(text) != with {
            edits.push(Edit { span, with });
        }
    };
    put(draft.entry.kind, draft.kind.clone());
    if let Some(key) = draft.entry.key {
        put(key, draft.key.clone());
    }
    for (at, old) in draft.entry.fields.iter().enumerate() {
        match draft.fields.iter().find(|field| field.origin == Some(at)) {
            Some(field) => {
                put(old.name, field.name.to_string());
                put(old.value.span, field.value.to_string());
            }
            None => {
                // The comma after it goes too, if there is one.
                let rest = text.get(old.value.span.end..draft.entry.close).unwrap_or("");
                let comma = rest.len() - rest.trim_start().len();
                let end = if rest.trim_start().starts_with(',') {
                    old.value.span.end + comma + 1
                } else {
                    old.value.span.end
                };
                put(Span::new(old.name.start, end), String::new());
            }
        }
    }
    let added: String = draft
        .fields
        .iter()
        .filter(|field| field.origin.is_none())
        .map(|field| format!(",\n  {} = {}", field.name, field.value))
        .collect();
    if !added.is_empty() {
        let end = draft.entry.fields.last().map_or(draft.entry.close, |field| field.value.span.end);
        put(Span::new(end, end), added);
    }
    edits.sort_by_key(|edit| edit.span);
    edits
}
