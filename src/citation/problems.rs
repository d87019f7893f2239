//! What a document's citations and its list say against each other.
//!
//! Takes citations and references; gives `cited-not-listed`, `listed-not-cited`, `year-mismatch`, `spelling-mismatch`,
//! `locator-outside-pages`, `ambiguous-citation`, `numbers-beyond-list`, `note-not-read`, each with its place.

use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::reference::{self, Reference};
use crate::text::{Span, collapse_whitespace};

use super::find::numeric::Beyond;
use super::resolve::Slip;
use super::vocabulary::Vocabulary;
use super::{Citation, Form};

/// Notes that point back to a work, where none was found: `Ebd., Bl. 14`, `Roe (wie Anm. 3)`.
fn unread_notes(document: &Document, citations: &[Citation]) -> Vec<Diagnostic> {
    let mut read: Vec<usize> = citations.iter().filter(|c| c.form == Form::Note).map(|c| c.span.start).collect();
    read.sort_unstable();
    let is_read = |note: Span| read.get(read.partition_point(|at| *at < note.start)).is_some_and(|at| *at < note.end);
    let back = |note: Span| reference::points_back(note.of(&document.text));
    let notes = document.notes.iter().map(|note| note.span).filter(|_| !read.is_empty());
    let unread = notes.filter(|note| !is_read(*note) && back(*note));
    unread
        .map(|note| {
            let printed: String = collapse_whitespace(note.of(&document.text)).chars().take(60).collect();
            Diagnostic::info("note-not-read", format!("`{printed}` points back, and what it means was not found"))
                .help("what the note before cites is in no list, or was not read; nothing is tied to it")
                .at(note)
        })
        .collect()
}

/// A work called by an author and a short title, as later notes do: `Roe, “Salt Roads,” 12`.
static SHORT_FORM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:(?:See|see|Cf\.|cf\.|Compare) (?:also )?)?",
        r"\p{Lu}[\p{L}'’-]+(?: (?:and|&) \p{Lu}[\p{L}'’-]+)?, ",
        r#"(?:[“"]\p{Lu}[^“”"]{2,80}[”"]|\*\p{Lu}[^*]{2,80}\*),? (?:pp?\. ?)?\d{1,4}(?:[–-]\d+)?(?:n\d+)?\.?$"#,
    ))
    .ok()
});

/// Works that notes call in short and that nothing names in full.
fn unknown_short_forms(document: &Document, citations: &[Citation]) -> Vec<Diagnostic> {
    let text = &document.text;
    let cited: Vec<Span> = citations.iter().filter(|c| c.form == Form::Note).map(|c| c.span).collect();
    let Some(form) = SHORT_FORM.as_ref().filter(|_| !cited.is_empty()) else { return Vec::new() };
    let mut problems = Vec::new();
    for note in document.notes.iter().map(|note| note.span) {
        let mut start = note.start;
        for clause in note.of(text).split_inclusive(';') {
            let words = clause.trim_end_matches(';').trim();
            let from = start + (clause.len() - clause.trim_start().len());
            start += clause.len();
            let place = Span::new(from, from + words.len());
            let printed = collapse_whitespace(words);
            // Few clauses have the form: only they are looked for among the citations.
            let known = || cited.iter().any(|span| span.start < place.end && place.start < span.end);
            if form.is_match(&printed) && !known() {
                let told = format!("`{printed}` names a work in short, and nothing names it in full");
                let help = "give the work in full where it is cited first, or in a list; nothing is tied to this note";
                problems.push(Diagnostic::info("note-not-read", told).help(help).at(place));
            }
        }
    }
    problems
}

/// `(Bourne, 1993, as cited in Slater, 2006)`: whether the words behind a citation say in which other work it was read.
fn is_cited_after_another(text: &str, citation: Span) -> bool {
    const SAID: [&str; 14] = [
        "as cited in ",
        "cited in ",
        "quoted in ",
        "as quoted in ",
        "zit. n. ",
        "zit. nach ",
        "zitiert nach ",
        "citado en ",
        "citado em ",
        "cité dans ",
        "cité par ",
        "citato in ",
        "apud ",
        "cited by ",
    ];
    let behind = text.get(citation.end..).unwrap_or("").trim_start_matches([',', ';', ')', ' ', '\n', '(', '[']);
    SAID.iter().any(|said| behind.starts_with(said))
}

/// Compares the citations (`slips` beside them) with the list.
pub fn find(
    document: &Document,
    references: &[Reference],
    vocabulary: &Vocabulary,
    citations: &[Citation],
    slips: &[Option<Slip>],
) -> Vec<Diagnostic> {
    let mut problems = unread_notes(document, citations);
    problems.extend(unknown_short_forms(document, citations));
    let has_list = !references.is_empty() || !document.bibliographies.is_empty();
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
            [] if has_list && is_cited_after_another(&document.text, citation.span) => problems.push(
                Diagnostic::info("cited-not-listed", format!("`{printed}` is cited after another work and not listed"))
                    .help("most styles list only the work in which it was read")
                    .at(citation.span),
            ),
            [] if has_list => problems.push(
                Diagnostic::warning("cited-not-listed", format!("`{printed}` is cited and not in the reference list"))
                    .help(citation.why_unresolved.clone().unwrap_or_default())
                    .at(citation.span),
            ),
            [_, _, ..] => {
                let keys: Vec<&str> =
                    citation.refs.iter().filter_map(|&n| references.get(n)).map(|r| r.record.key.as_str()).collect();
                let dated = printed.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
                let help = if dated {
                    "letters after the years, in the text and in the list, would tell them apart"
                } else {
                    "a short title behind the name would tell them apart"
                };
                problems.push(
                    Diagnostic::warning("ambiguous-citation", format!("`{printed}` may be {}", keys.join(" or ")))
                        .help(help)
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
    if citations.is_empty() {
        problems.extend(nothing_cited(document, references));
        return problems;
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

/// One problem for a text that cites numbers far beyond its list; `first` is the place of the first.
pub fn numbers_beyond_list(beyond: &Beyond, first: Span) -> Diagnostic {
    let Beyond { highest, listed, .. } = beyond;
    let message = format!("the text cites numbers up to {highest}, and the reference list ends at {listed}");
    Diagnostic::warning("numbers-beyond-list", message)
        .help("the rest of the list was not found where it stands, or is missing; `catena read --format html` shows what was read")
        .at(first)
}

/// One problem for a text in which no citation was found; none for a bare list, in which there is nothing to cite it.
fn nothing_cited(document: &Document, references: &[Reference]) -> Option<Diagnostic> {
    let listed: usize = references.iter().map(|reference| reference.span.len()).sum();
    let message = match references.len() {
        0 => return None,
        1 => "no citation was found in this text, so its reference is tied to nothing".to_owned(),
        count => format!("no citation was found in this text, so its {count} references are tied to nothing"),
    };
    (2 * listed < document.text.len()).then(|| {
        Diagnostic::warning("listed-not-cited", message)
            .help("`catena read --format html` shows what was found and what was missed")
            .at(references[0].span)
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        let document = Document::of_text(text.to_owned());
        let lists = crate::reference::find_lists(text);
        let (references, _) = crate::reference::read_list(text, lists[0]);
        assert_eq!(references.len(), 4, "{references:?}");
        super::super::read(&document, references).problems.into_iter().map(|p| p.code).collect()
    }

    #[test]
    fn where_nothing_is_cited_it_is_said_once_and_of_a_bare_list_not_at_all() {
        let list = "Abe, L. (1998) The System of Rivers. Chicago: Quay Press.\n\n\
                    Berg, T. (2004) Care at the border. Journal of Work 12(3): 45–67.\n\n\
                    Dahl, K. (2015) Machines that Listen. Oslo: Fjord.\n\n\
                    Eng, R. (2001) Bodies and Ports. Oslo: Fjord.\n";
        assert_eq!(codes(&format!("References\n\n{list}")), [""; 0]);
        let prose = "Rivers carry more than water, and those who live on them have long known it. ".repeat(8);
        assert_eq!(codes(&format!("{prose}\n\nReferences\n\n{list}")), ["listed-not-cited"]);
        let cited = format!("{prose}So it is (Abe, 1998).\n\nReferences\n\n{list}");
        assert_eq!(codes(&cited), ["listed-not-cited"; 3]);
    }

    #[test]
    fn what_is_cited_after_another_work_is_no_fault_of_the_list() {
        let list = "Abe, L. (1998) The System of Rivers. Chicago: Quay Press.\n";
        let text =
            format!("So it is (Bourne, 1993, as cited in Abe, 1998). It was not (Moor, 1990).\n\nReferences\n\n{list}");
        let document = Document::of_text(text.clone());
        let (references, _) = crate::reference::read_list(&text, crate::reference::find_lists(&text)[0]);
        let problems = super::super::read(&document, references).problems;
        let told: Vec<_> = problems.iter().map(|p| (p.code, p.severity)).collect();
        use crate::diagnostic::Severity;
        assert_eq!(told, [("cited-not-listed", Severity::Info), ("cited-not-listed", Severity::Warning)]);
    }
}
