//! The bibliographic record: a BibLaTeX entry whose values are understood.
//!
//! Takes nothing but values; knows nothing of files, documents or graphs. All text in a record is plain Unicode in
//! normalisation form C: no TeX, no markup, no entities. What a format needs beyond that (escapes, braces around proper
//! names, CSL's particles) is added where that format is written.

mod date;
mod field;
mod key;
mod kind;
mod name;

pub use date::{Date, DatePoint, DateValue};
pub use field::{DataType, Field};
pub use key::{base_key, free_key};
pub use kind::EntryType;
pub use name::{Name, Names, Person};

use std::collections::{BTreeMap, BTreeSet};

/// A field's value, in the shape that its [`DataType`] calls for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Running text: titles, notes, volumes.
    Text(String),
    /// Identifiers and addresses, never typeset or changed.
    Verbatim(String),
    /// Persons and bodies, in order.
    Names(Names),
    /// A date, or what was printed where one was expected.
    Date(DateValue),
    /// Page ranges as (first, last); a single page has no last.
    Pages(Vec<(String, Option<String>)>),
    /// A list of literals: publishers, places, institutions.
    List(Vec<String>),
}

/// One BibLaTeX entry.
///
/// ```
/// use catena::record::{EntryType, Field, Name, Names, Record};
/// let mut record = Record::new(EntryType::Book);
/// record.set_names(Field::Author, Names::of([Name::person("Zelizer", "Viviana A.")]));
/// record.set_text(Field::Title, "The Purchase of Intimacy");
/// record.set_date(Field::Date, "2005");
/// assert_eq!(record.year(), Some(2005));
/// assert_eq!(record.names(Field::Author).unwrap().list[0].family(), "Zelizer");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Record {
    /// Citation key; empty until one is given.
    pub key: String,
    /// BibLaTeX entry type.
    pub entry_type: EntryType,
    /// Values by field, in BibLaTeX's customary order of fields.
    pub fields: BTreeMap<Field, Value>,
    /// Words of titles whose letters no style may change, where their spelling does not show it: `van Gogh`, `pandas`.
    /// What a .bib file has in braces and CSL in `nocase`.
    pub protected: BTreeSet<String>,
}

impl Record {
    /// An empty record.
    pub fn new(entry_type: EntryType) -> Self {
        Record { key: String::new(), entry_type, fields: BTreeMap::new(), protected: BTreeSet::new() }
    }

    /// The value of `field`.
    pub fn get(&self, field: &Field) -> Option<&Value> {
        self.fields.get(field)
    }

    /// Whether `field` has a value.
    pub fn has(&self, field: &Field) -> bool {
        self.fields.contains_key(field)
    }

    /// Text or verbatim value of `field`; for a list, its first item.
    pub fn text(&self, field: &Field) -> Option<&str> {
        match self.fields.get(field)? {
            Value::Text(text) | Value::Verbatim(text) => Some(text),
            Value::List(list) => list.first().map(String::as_str),
            _ => None,
        }
    }

    /// Names in `field`.
    pub fn names(&self, field: Field) -> Option<&Names> {
        match self.fields.get(&field)? {
            Value::Names(names) => Some(names),
            _ => None,
        }
    }

    /// Takes the names out of `field`, to be set again with more: a list may have thousands.
    pub(crate) fn take_names(&mut self, field: &Field) -> Names {
        match self.fields.remove(field) {
            Some(Value::Names(names)) => names,
            _ => Names::default(),
        }
    }

    /// The date in `field`.
    pub fn date(&self, field: Field) -> Option<&DateValue> {
        match self.fields.get(&field)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    /// Items of a list field.
    pub fn list(&self, field: Field) -> &[String] {
        match self.fields.get(&field) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    /// Pages, as ranges.
    pub fn pages(&self) -> &[(String, Option<String>)] {
        match self.fields.get(&Field::Pages) {
            Some(Value::Pages(pages)) => pages,
            _ => &[],
        }
    }

    /// Title and subtitle as one string, `Title: Subtitle`; empty where there is none.
    pub fn full_title(&self) -> String {
        match (self.text(&Field::Title), self.text(&Field::Subtitle)) {
            (Some(title), Some(subtitle)) if title.ends_with(['?', '!', '.', ':']) => format!("{title} {subtitle}"),
            (Some(title), Some(subtitle)) => format!("{title}: {subtitle}"),
            (Some(title), None) => title.to_owned(),
            (None, Some(subtitle)) => subtitle.to_owned(),
            (None, None) => String::new(),
        }
    }

    /// Astronomical year of publication (0 is 1 BCE).
    pub fn year(&self) -> Option<i32> {
        self.date(Field::Date)?.year()
    }

    /// Sets a value of whatever shape; an empty one removes the field.
    pub fn set(&mut self, field: Field, value: Value) {
        let empty = match &value {
            Value::Text(text) | Value::Verbatim(text) => text.trim().is_empty(),
            Value::Names(names) => names.list.is_empty(),
            Value::Date(DateValue::Literal(text)) => text.trim().is_empty(),
            Value::Date(_) => false,
            Value::Pages(pages) => pages.is_empty(),
            Value::List(list) => list.is_empty(),
        };
        if empty {
            self.fields.remove(&field);
        } else {
            self.fields.insert(field, value);
        }
    }

    /// Sets a textual value in the shape that the field's data type calls for: text, verbatim, a list of one item, or
    /// a date where it reads as one. Names and pages have their own setters.
    pub fn set_text(&mut self, field: Field, text: impl Into<String>) {
        let text = text.into();
        let value = match field.data_type() {
            DataType::Verbatim => Value::Verbatim(text),
            DataType::List => Value::List(if text.trim().is_empty() { Vec::new() } else { vec![text] }),
            DataType::Date => Value::Date(DateValue::read(&text)),
            _ => Value::Text(text),
        };
        self.set(field, value);
    }

    /// Sets names.
    pub fn set_names(&mut self, field: Field, names: Names) {
        self.set(field, Value::Names(names));
    }

    /// Sets a date from EDTF text; what is not EDTF is kept as it is.
    pub fn set_date(&mut self, field: Field, text: &str) {
        self.set(field, Value::Date(DateValue::read(text)));
    }

    /// Sets a list field.
    pub fn set_list(&mut self, field: Field, items: Vec<String>) {
        self.set(field, Value::List(items));
    }
}
