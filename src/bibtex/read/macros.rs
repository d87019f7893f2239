//! `@string` macros: defined in order, used without regard to case, never followed in a circle.

use std::borrow::Cow;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::bibtex::syntax::{Entry, Node, PieceKind, Value, items};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// BibTeX's month macros; their value is the number, as biber has it.
pub(crate) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The months' numbers.
const MONTH_NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// The months' English names.
pub(crate) const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Bytes that one value may grow to; beyond that macros were written to exhaust memory.
const LARGEST_VALUE: usize = 1 << 20;

/// Values longer than this are counted, and all of them together may be so long.
const LARGE_VALUE: usize = 10 << 10;
const LARGE_VALUES: usize = 64 << 20;

/// Names that are compared with undefined ones, in all.
const MOST_COMPARISONS: usize = 20_000;

/// Macros that refer to macros: how deep.
const DEEPEST: usize = 64;

/// The macros of a file at a place in it.
pub(crate) struct Macros<'t> {
    text: &'t str,
    /// Defined so far, by name in lower case.
    defined: HashMap<String, Definition<'t>>,
    /// First definitions anywhere in the file, for uses that come too early; looked for when there is one.
    later: Option<HashMap<String, Value>>,
    /// What those stand for, once asked: macros of macros would otherwise be expanded again and again.
    early: HashMap<String, Cow<'t, str>>,
    /// Where each was defined.
    places: Vec<Span>,
    /// Names that were used before they were defined, if they ever are.
    used: HashSet<String>,
    /// Names that are being expanded.
    open: HashSet<String>,
    reported: HashSet<String>,
    /// Bytes of the large values that macros have made.
    unfolded: usize,
    /// Whether the value that was expanded last is nothing but a macro that is not defined.
    pub undefined: bool,
}

/// What a macro stands for.
struct Definition<'t> {
    value: Cow<'t, str>,
    used: bool,
}

impl<'t> Macros<'t> {
    pub fn new(text: &'t str) -> Self {
        Macros {
            text,
            defined: HashMap::default(),
            later: None,
            early: HashMap::default(),
            places: Vec::new(),
            used: HashSet::default(),
            open: HashSet::default(),
            reported: HashSet::default(),
            unfolded: 0,
            undefined: false,
        }
    }

    /// Takes up the definitions of one `@string`.
    pub fn define(&mut self, definitions: &Entry, problems: &mut Vec<Diagnostic>) {
        for field in &definitions.fields {
            let name = field.name.of(self.text).to_lowercase();
            if self.defined.contains_key(&name) {
                let message = format!("the macro `{name}` is defined a second time");
                problems.push(Diagnostic::info("macro-redefined", message).at(field.name));
            }
            self.places.push(field.name);
            self.open.insert(name.clone());
            let value = self.expand(&field.value, self.text, problems);
            self.open.remove(&name);
            let used = self.defined.get(&name).is_some_and(|definition| definition.used);
            self.defined.insert(name, Definition { value, used });
        }
    }

    /// Whether none was defined.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Where macros are defined that nothing has used.
    pub fn unused(&self) -> impl Iterator<Item = Span> + '_ {
        let is_used =
            |name: &str| self.used.contains(name) || self.defined.get(name).is_some_and(|definition| definition.used);
        self.places.iter().copied().filter(move |place| !is_used(&super::lower(place.of(self.text))))
    }

    /// The value's text with its macros expanded. `text` is what the value's spans count in.
    pub fn expand(&mut self, value: &Value, text: &'t str, problems: &mut Vec<Diagnostic>) -> Cow<'t, str> {
        self.undefined = false;
        if let Some(piece) = value.single() {
            let inner = piece.inner().of(text);
            if piece.kind != PieceKind::Macro {
                return Cow::Borrowed(inner);
            }
            let value = self.look_up(inner, piece.span, true, problems);
            if value.len() <= LARGEST_VALUE {
                let bounded = self.is_within_bounds(value.len(), piece.span, problems);
                return if bounded { value } else { Cow::Borrowed(inner) };
            }
        }
        let mut out = String::new();
        for piece in value.pieces() {
            let inner = piece.inner().of(text);
            match piece.kind {
                PieceKind::Macro => out.push_str(&self.look_up(inner, piece.span, value.several.is_none(), problems)),
                _ => out.push_str(inner),
            }
            if out.len() > LARGEST_VALUE {
                let message = "macros make this value larger than a megabyte; the rest of it was left out";
                problems.push(Diagnostic::error("macro-too-large", message).at(value.span));
                out.truncate(out.floor_char_boundary(LARGEST_VALUE));
                break;
            }
        }
        if self.is_within_bounds(out.len(), value.span, problems) { Cow::Owned(out) } else { Cow::Borrowed("") }
    }

    /// Counts a value; says once, and from then on, that macros have made too much of a file.
    fn is_within_bounds(&mut self, length: usize, span: Span, problems: &mut Vec<Diagnostic>) -> bool {
        if length <= LARGE_VALUE {
            return true;
        }
        let before = self.unfolded;
        self.unfolded = before.saturating_add(length);
        if before <= LARGE_VALUES && self.unfolded > LARGE_VALUES {
            let message = "macros have made 64 megabytes of large values; further ones are left out";
            problems.push(Diagnostic::error("macro-too-large", message).at(span));
        }
        self.unfolded <= LARGE_VALUES
    }

    fn look_up(&mut self, name: &str, span: Span, alone: bool, problems: &mut Vec<Diagnostic>) -> Cow<'t, str> {
        let lower = super::lower(name);
        if let Some(definition) = self.defined.get_mut(&*lower) {
            definition.used = true;
            return definition.value.clone();
        }
        if !self.used.contains(&*lower) {
            self.used.insert(lower.to_string());
        }
        let lower = lower.into_owned();
        if let Some(value) = self.early.get(&lower) {
            return value.clone();
        }
        if self.open.contains(&lower) || self.open.len() > DEEPEST {
            let message = format!("the macro `{name}` is defined by itself");
            problems.push(
                Diagnostic::error("macro-circular", message)
                    .at(span)
                    .help("give it its value in quotation marks or braces"),
            );
            return Cow::Borrowed("");
        }
        if let Some(month) = MONTHS.iter().position(|month| *month == lower) {
            // Beside other pieces, as in `"12~" # feb`, the name says which number is the month.
            return Cow::Borrowed(if alone { MONTH_NUMBERS[month] } else { MONTH_NAMES[month] });
        }
        if let Some(value) = self.later().get(&lower).cloned() {
            self.open.insert(lower.clone());
            let value = self.expand(&value, self.text, problems);
            self.open.remove(&lower);
            self.early.insert(lower.clone(), value.clone());
            if self.reported.insert(lower) {
                let message = format!("the macro `{name}` is used before it is defined");
                problems.push(
                    Diagnostic::warning("macro-defined-later", message).at(span).help("BibTeX takes it to be empty"),
                );
            }
            return value;
        }
        self.undefined = alone;
        // `2000a` is reported as what it is, a value without delimiters.
        if !name.starts_with(|c: char| c.is_ascii_digit()) && self.reported.insert(lower.clone()) {
            // Each suggestion looks at every macro: the first few are enough.
            let few = self.reported.len() * (self.defined.len() + 1) <= MOST_COMPARISONS;
            let known =
                self.defined.keys().chain(self.later.iter().flatten().map(|(name, _)| name)).map(String::as_str);
            let near = few.then(|| crate::text::nearest(&lower, known)).flatten();
            let problem = Diagnostic::warning("macro-undefined", format!("no macro `{name}` is defined")).at(span);
            problems.push(match near {
                Some(near) => problem.help(format!("did you mean `{near}`? A value that is no macro stands in braces")),
                None => problem.help("a value that is no macro stands in braces"),
            });
        }
        Cow::Owned(name.to_owned())
    }

    fn later(&mut self) -> &HashMap<String, Value> {
        let text = self.text;
        self.later.get_or_insert_with(|| {
            let mut later = HashMap::default();
            // Most files in which a macro is missing define none.
            if !may_define(text) {
                return later;
            }
            for item in items(text) {
                if let Node::Macros(definitions) = item.node {
                    for field in definitions.fields {
                        later.entry(field.name.of(text).to_lowercase()).or_insert(field.value);
                    }
                }
            }
            later
        })
    }
}

/// Whether a definition may stand anywhere: `@string`, in any case of letters.
fn may_define(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let word = text[at + 1..].trim_start();
        word.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("string"))
    })
}
