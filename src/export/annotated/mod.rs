//! The annotated bibliography: traditions with their members and critics, then every work with its annotation, where it
//! is cited and where it is placed.
//!
//! One [`AnnotatedBibliography`] is read from the graph and written as Markdown or as one HTML page that needs nothing
//! else. Every statement about a work says according to whom and where.

mod html;
mod markdown;
mod model;
mod prose;

pub use model::AnnotatedBibliography;
pub(super) use model::number;

use super::bibliography::Style;
use crate::graph::Scholarship;

/// The annotated bibliography as Markdown; see [`AnnotatedBibliography`].
pub fn annotated_bibliography_md(scholarship: &Scholarship, title: &str, style: &Style) -> String {
    AnnotatedBibliography::read(scholarship, title, style, None).markdown()
}

/// The annotated bibliography as one HTML page; see [`AnnotatedBibliography`].
pub fn annotated_bibliography_html(scholarship: &Scholarship, title: &str, style: &Style) -> String {
    AnnotatedBibliography::read(scholarship, title, style, None).html()
}

#[cfg(test)]
mod tests;
