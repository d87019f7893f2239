//! What is wrong with a query, and where.

use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// The name under which problems know the text of a query.
pub const SOURCE: &str = "query";

/// A query that cannot be run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// What is wrong.
    pub message: String,
    /// Which bytes of the query.
    pub span: Span,
    /// What was probably meant, or what may stand there.
    pub help: Option<String>,
}

impl QueryError {
    pub(super) fn new(message: impl Into<String>, span: Span) -> Self {
        QueryError { message: message.into(), span, help: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same as a problem in the file [`SOURCE`].
    pub fn diagnostic(&self) -> Diagnostic {
        let problem = Diagnostic::error("query", self.message.clone()).in_file(SOURCE).at(self.span);
        match &self.help {
            Some(help) => problem.help(help.clone()),
            None => problem,
        }
    }
}
