//! An entry while rules work on it: fields with their values as they stand in the file, and the changes so far.

use std::borrow::Cow;

use serde::Serialize;

use crate::bibtex::syntax::{Entry, PieceKind, Slip};
use crate::record::{DataType, Field};
use crate::text::Span;

/// One change to one field, with what is needed to understand it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The rule's name.
    pub rule: &'static str,
    /// The file.
    pub file: String,
    /// Line in the input, from 1.
    pub line: usize,
    /// Column in the input, in code points from 1.
    pub column: usize,
    /// The entry's key before the change.
    pub key: String,
    /// The field; empty where the whole entry is meant.
    pub field: String,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
    /// Why.
    pub reason: &'static str,
    /// How sure it is, 0–1.
    pub confidence: f64,
    /// Bytes of the input, for line and column.
    #[serde(skip)]
    pub span: Option<Span>,
}

impl Eq for Change {}

/// A field of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftField<'t> {
    /// Name as it will be written.
    pub name: Cow<'t, str>,
    /// Value as it will be written, with its delimiters: `{…}`, `"…"`, `1999`, `jan # "~1"`. Borrowed from the file for as
    /// long as no rule changes it.
    pub value: Cow<'t, str>,
    /// Which field of the entry it was; `None` for one that a rule added.
    pub origin: Option<usize>,
    /// How the value was written in the file, if it is one piece.
    pub(super) piece: Option<PieceKind>,
}

impl DraftField<'_> {
    /// Name in lower case.
    pub fn lower(&self) -> Cow<'_, str> {
        match self.name.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            true => Cow::Borrowed(&self.name),
            false => Cow::Owned(self.name.to_lowercase()),
        }
    }

    /// What kind of value a field of that name holds.
    pub fn data_type(&self) -> DataType {
        Field::data_type_of(&self.name)
    }

    /// The text between the delimiters, if the value is one piece that is no macro.
    pub fn inner(&self) -> Option<&str> {
        let value = &*self.value;
        // Reading has found out already that the delimiters of an unchanged piece match.
        if let (Cow::Borrowed(_), Some(piece)) = (&self.value, self.piece) {
            return match piece {
                PieceKind::Braced | PieceKind::Quoted => value.get(1..value.len().checked_sub(1)?),
                PieceKind::Number => value.bytes().all(|b| b.is_ascii_digit()).then_some(value),
                PieceKind::Macro => None,
            };
        }
        if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
            return Some(value);
        }
        let (open, close) = match value.as_bytes().first()? {
            b'{' => ('{', '}'),
            b'"' => ('"', '"'),
            _ => return None,
        };
        let inner = value.strip_prefix(open)?.strip_suffix(close)?;
        let mut depth = 0_usize;
        for byte in inner.bytes() {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.checked_sub(1)?,
                b'"' if open == '"' && depth == 0 => return None,
                _ => {}
            }
        }
        (depth == 0).then_some(inner)
    }
}

/// An entry that is being cleaned.
#[derive(Debug, Clone)]
pub struct Draft<'t> {
    /// Entry type as it will be written.
    pub kind: String,
    /// Citation key as it will be written.
    pub key: String,
    /// The key that it had.
    pub old_key: String,
    /// Fields in the order in which they will be written.
    pub fields: Vec<DraftField<'t>>,
    /// What was changed.
    pub changes: Vec<Change>,
    /// Bytes of the entry.
    pub span: Span,
    /// Bytes of its key.
    pub key_span: Span,
    /// Whether it is to be written anew as a whole.
    pub relaid: bool,
    /// The key that it is to have, where keys are made anew.
    pub(super) new_key: Option<String>,
    pub(super) entry: Entry,
    pub(super) rule: &'static str,
    pub(super) reason: &'static str,
}

impl<'t> Draft<'t> {
    /// The entry as it stands.
    pub(super) fn new(entry: Entry, span: Span, text: &'t str) -> Draft<'t> {
        let key = entry.key.map_or("", |key| key.of(text)).to_owned();
        Draft {
            kind: entry.kind.of(text).to_owned(),
            old_key: key.clone(),
            key,
            fields: entry
                .fields
                .iter()
                .enumerate()
                .map(|(at, field)| DraftField {
                    name: Cow::Borrowed(field.name.of(text)),
                    value: Cow::Borrowed(field.value.span.of(text)),
                    origin: Some(at),
                    piece: field.value.single().map(|piece| piece.kind),
                })
                .collect(),
            changes: Vec::new(),
            span,
            key_span: entry.key.filter(|key| !key.is_empty()).unwrap_or(entry.kind),
            relaid: false,
            new_key: None,
            entry,
            rule: "",
            reason: "",
        }
    }

    /// Entry type in lower case.
    pub fn lower_kind(&self) -> String {
        self.kind.to_lowercase()
    }

    /// Deviations from the grammar.
    pub(super) fn slips(&self) -> &[Slip] {
        &self.entry.slips
    }

    /// The field of that lower-case name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name.eq_ignore_ascii_case(name))
    }

    /// The text of the field of that lower-case name, without delimiters.
    pub fn inner(&self, name: &str) -> Option<&str> {
        self.fields.get(self.find(name)?)?.inner()
    }

    /// Changes the text of a field, between braces, and records it; nothing happens where it stays the same.
    pub(super) fn set_inner(&mut self, at: usize, text: &str, confidence: f64) {
        let Some(field) = self.fields.get(at) else { return };
        if field.inner() == Some(text) {
            return;
        }
        self.set_value(at, ["{", text, "}"].concat(), confidence);
    }

    /// Changes the value of a field, with its delimiters, and records it.
    pub(super) fn set_value(&mut self, at: usize, value: String, confidence: f64) {
        let Some(field) = self.fields.get_mut(at) else { return };
        if field.value == value {
            return;
        }
        let before = std::mem::replace(&mut field.value, Cow::Owned(value.clone())).into_owned();
        let (name, origin) = (field.name.to_string(), field.origin);
        self.record(name, origin, before, value, confidence);
    }

    /// Renames a field.
    pub(super) fn rename(&mut self, at: usize, name: &str) {
        let Some(field) = self.fields.get_mut(at) else { return };
        let before = std::mem::replace(&mut field.name, Cow::Owned(name.to_owned())).into_owned();
        let origin = field.origin;
        self.record(before.clone(), origin, before, name.to_owned(), 1.0);
    }

    /// Adds a field.
    pub(super) fn add(&mut self, name: &str, value: String) {
        let (owned, known) = (Cow::Owned(name.to_owned()), Cow::Owned(value.clone()));
        self.fields.push(DraftField { name: owned, value: known, origin: None, piece: None });
        self.record(name.to_owned(), None, String::new(), format!("{name} = {value}"), 1.0);
    }

    /// Takes a field away.
    pub(super) fn remove(&mut self, at: usize) {
        if at >= self.fields.len() {
            return;
        }
        let field = self.fields.remove(at);
        self.record(
            field.name.to_string(),
            field.origin,
            format!("{} = {}", field.name, field.value),
            String::new(),
            1.0,
        );
    }

    /// Changes the entry type.
    pub(super) fn set_kind(&mut self, kind: &str) {
        let before = std::mem::replace(&mut self.kind, kind.to_owned());
        self.record(String::new(), None, before, kind.to_owned(), 1.0);
    }

    pub(super) fn record(
        &mut self,
        field: String,
        origin: Option<usize>,
        before: String,
        after: String,
        confidence: f64,
    ) {
        let span = origin.and_then(|at| self.entry.fields.get(at)).map(|field| field.name);
        self.changes.push(Change {
            rule: self.rule,
            file: String::new(),
            line: 0,
            column: 0,
            // Filled in where the change is kept.
            key: String::new(),
            field: if field.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
                field.to_lowercase()
            } else {
                field
            },
            before,
            after,
            reason: self.reason,
            confidence,
            span,
        });
    }
}
