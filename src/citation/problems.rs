//! What a document's citations and its list say against each other.
//!
//! Takes citations and references; gives `cited-not-listed`, `listed-not-cited`, `year-mismatch`, `spelling-mismatch`,
//! `locator-outside-pages`, `ambiguous-citation`, each with its place.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::reference::Reference;
use crate::text::collapse_whitespace;

use super::resolve::Slip;
use super::vocabulary::Vocabulary;
use super::{Citation, Form};

/// Compares the citations (`slips` beside them) with the list.
pub fn find(
    document: &Document,
    references: &[Reference],
    vocabulary: &Vocabulary,
    citations: &[Citation],
    slips: &[Option<Slip>],
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut cited = vec![false; references.len()];
    for (citation, slip) in citations.iter().zip(slips) {
        for &n in &citation.refs {
            if let Some(cited) = cited.get_mut(n) {
                *cited = true;
            }
        }
        if citation.form == Form::Mention {
            continue;
        }
        let printed = collapse_whitespace(citation.span.of(&document.text));
        match citation.refs.as_slice() {
            [] if !references.is_empty() || !document.bibliographies.is_empty() => problems.push(
                Diagnostic::warning("cited-not-listed", format!("`{printed}` is cited and not in the reference list"))
                    .help(citation.why_unresolved.clone().unwrap_or_default())
                    .at(citation.span),
            ),
            [_, _, ..] => {
                let keys: Vec<&str> =
                    citation.refs.iter().filter_map(|&n| references.get(n)).map(|r| r.record.key.as_str()).collect();
                problems.push(
                    Diagnostic::warning("ambiguous-citation", format!("`{printed}` may be {}", keys.join(" or ")))
                        .help("letters after the years, in the text and in the list, would tell them apart")
                        .at(citation.span),
                );
            }
            _ => {}
        }
        match slip {
            Some(Slip::Year(cited, listed)) => problems.push(
                Diagnostic::warning("year-mismatch", format!("`{printed}` gives {cited}, the reference list {listed}"))
                    .help("correct the one that is wrong")
                    .at(citation.span),
            ),
            Some(Slip::Spelling(cited, listed)) => problems.push(
                Diagnostic::warning(
                    "spelling-mismatch",
                    format!("`{cited}` is spelt `{listed}` in the reference list"),
                )
                .help("correct the one that is wrong")
                .at(citation.span),
            ),
            None => {}
        }
        if let (Some(locator), [n]) = (&citation.locator, citation.refs.as_slice())
            && let Some((first, last)) = vocabulary.listed.get(*n).and_then(|l| l.pages)
            && let Some(page) = page_of(locator)
            && !(first..=last).contains(&page)
        {
            problems.push(
                Diagnostic::info(
                    "locator-outside-pages",
                    format!("`{printed}`: page {page} is outside pages {first}–{last} of the listed work"),
                )
                .help("check the page, or cite the edition that has it")
                .at(citation.span),
            );
        }
    }
    for (reference, _) in references.iter().zip(&cited).filter(|(_, cited)| !**cited) {
        problems.push(
            Diagnostic::warning(
                "listed-not-cited",
                format!("`{}` is in the reference list and not cited", reference.record.key),
            )
            .help("cite it, or take it off the list")
            .at(reference.span),
        );
    }
    problems
}

/// The first page of a locator that names pages: `15`, `pp. 5–6`; chapters, figures and notes name none.
fn page_of(locator: &str) -> Option<u32> {
    let digits_at = locator.find(|c: char| c.is_ascii_digit())?;
    let unit = locator[..digits_at].trim().trim_end_matches('.').to_lowercase();
    if !matches!(unit.as_str(), "" | "p" | "pp" | "s" | "page" | "pages" | "seite" | "seiten") {
        return None;
    }
    let digits: String = locator[digits_at..].chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
