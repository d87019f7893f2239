//! The query language: one line, as in a library catalogue.
//!
//! Takes the text of a query and a [`Scholarship`]; gives rows with their evidence, or an error with its place and what
//! was probably meant. `docs/query-language.md` is the manual. Knows nothing of files or of printing.

pub mod answer;
mod error;
mod explain;
pub mod field;
mod hint;
mod item;
mod matching;
mod order;
mod parse;
mod plan;
mod run;
mod syntax;

pub use error::{QueryError, SOURCE};
pub use item::{Item, disagree, is_disputed};
pub use parse::parse;
pub use plan::Plan;
pub use run::Row;
pub use syntax::{Comparison, Expression, Kind, Query, Sort, Term, Text, Value};

use crate::graph::Scholarship;

/// Parses, plans and runs a query.
///
/// # Errors
/// What is wrong with the query, where, and what was probably meant.
pub fn query(text: &str, graph: &Scholarship) -> Result<Vec<Row>, QueryError> {
    Ok(Plan::new(&parse(text)?, graph)?.run(graph))
}

/// The works that a query finds, by key, in its order: for `--where`.
///
/// # Errors
/// As [`query`]; and where the query asks for something other than works.
pub fn works<'g>(text: &str, graph: &'g Scholarship) -> Result<Vec<&'g crate::work::Work>, QueryError> {
    let parsed = parse(text)?;
    if parsed.kind != Kind::Works {
        let message = format!("works are wanted here, not {}", parsed.kind.name());
        return Err(QueryError::new(message, crate::text::Span::new(0, text.len())).help("leave the first word out"));
    }
    let found = Plan::new(&parsed, graph)?.works(graph);
    Ok(found.into_iter().filter_map(|at| graph.graph[at].as_work()).collect())
}

#[cfg(test)]
mod tests;
