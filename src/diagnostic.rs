//! Problems, as every part of Catena reports them.
//!
//! Nothing in the library prints or gives up on input: a reader returns what it understood together with a list of
//! [`Diagnostic`]s, and the program decides how to show them. A diagnostic says what was found, where, why it matters
//! and how to mend it.

use std::fmt;

use serde::Serialize;

use crate::text::Span;

/// How bad a problem is. Ordered: `Info < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Probably wrong, or a guess that a person should look at; the rest is not affected.
    Warning,
    /// Wrong: something was left out or cannot be relied on. Makes `catena check` exit with 1.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// Where a problem lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file as the user named it, relative to the library folder where it lies inside; `None` for values that
    /// have no file.
    pub file: Option<String>,
    /// Bytes into that file's text; `None` when the whole file is meant.
    pub span: Option<Span>,
}

/// One problem: code, severity, place, message, remedy.
///
/// ```
/// use catena::diagnostic::{Diagnostic, Severity};
/// let problem = Diagnostic::new("unknown-work", Severity::Error, "no work has the key `zelizer2004`")
///     .in_file("bib/claims.toml")
///     .help("did you mean `zelizer2005`?");
/// assert_eq!(problem.to_string(), "bib/claims.toml: error[unknown-work]: no work has the key `zelizer2004`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable kebab-case name for this kind of problem, e.g. `cited-not-listed`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found, and what was expected, in one sentence without a final full stop.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Where it lies.
    pub place: Place,
}

impl Diagnostic {
    /// A problem that has no place yet.
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Diagnostic { code, severity, message: message.into(), help: None, place: Place::default() }
    }

    /// [`Severity::Error`] with `code` and `message`.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// [`Severity::Warning`] with `code` and `message`.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// [`Severity::Info`] with `code` and `message`.
    pub fn info(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Info, message)
    }

    /// Adds a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says which file the problem is in.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.place.file = Some(file.into());
        self
    }

    /// Says which bytes of the file are meant.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.place.span = Some(span);
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.place.file {
            write!(f, "{file}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)
    }
}
