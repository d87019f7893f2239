//! Values by themselves: pages, identifiers, numbers.

use super::Subject;
use crate::bibtex::identifiers::{doi_of, isbn_digits, ismn_digits, issn_digits};
use crate::bibtex::read::values::{pages, verbatim};
use crate::diagnostic::Diagnostic;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    page_ranges(subject, problems);
    identifiers(subject, problems);
    numbers(subject, problems);
}

fn page_ranges(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(field) = subject.field("pages") else { return };
    for (first, last) in unusual_pages(&field.value) {
        let Some(last) = last else { continue };
        let (Ok(from), Ok(to)) = (first.parse::<u64>(), last.parse::<u64>()) else { continue };
        if to < from && last.len() >= first.len() {
            let message = format!("the range of pages {first}–{last} runs backwards");
            problems
                .push(Diagnostic::warning("pages-reversed", message).at(field.value_span).help("are the two swapped?"));
        } else if to < from {
            let message = format!("the last page of {first}–{last} is abbreviated");
            problems.push(
                Diagnostic::info("pages-abbreviated", message)
                    .at(field.value_span)
                    .help("write it in full; styles abbreviate"),
            );
        }
    }
    if field.value.split([',', ';']).any(is_malformed) {
        let message = format!("`pages` is `{}`, in which biber finds no first page", field.value.trim());
        let problem = Diagnostic::info("pages-malformed", message).at(field.value_span);
        problems.push(problem.help("is a page missing before the hyphen?"));
    }
    let text = field.value.trim();
    if ["pp", "p.", "pages", "page", "pgs", "S."].iter().any(|mark| {
        let word = text.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        word && text
            .get(mark.len()..)
            .is_some_and(|rest| rest.trim_start_matches(['.', '~', ' ']).starts_with(|c: char| c.is_ascii_digit()))
    }) {
        let problem = Diagnostic::info("pages-prefix", format!("`{text}` begins with a word")).at(field.value_span);
        problems.push(problem.help("write the numbers alone; styles add `pp.`"));
    }
    let single = text.matches('-').count() == 1
        && text.split('-').all(|side| !side.is_empty() && side.trim().bytes().all(|b| b.is_ascii_digit()));
    if single {
        let problem = Diagnostic::info("pages-hyphen", "a range of pages with one hyphen").at(field.value_span);
        problems.push(problem.help("write `--`; `catena clean` does it"));
    }
}

fn identifiers(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    if let Some(field) = subject.field("doi") {
        let text = verbatim(&field.value);
        match doi_of(&text) {
            None => {
                let problem = Diagnostic::warning("doi-malformed", format!("`{text}` is no DOI")).at(field.value_span);
                problems.push(problem.help("a DOI is `10.`, the registrant's number, `/` and a name"));
            }
            Some(doi) if doi != text => {
                let problem =
                    Diagnostic::info("doi-prefix", "the DOI stands with its resolver's address").at(field.value_span);
                problems.push(problem.help(format!("write `{doi}`; styles add the address")));
            }
            Some(_) => {}
        }
    }
    if let Some(field) = subject.field("url") {
        let text = verbatim(&field.value);
        if let Some(doi) = subject.field("doi")
            && let Some(known) = doi_of(&verbatim(&doi.value))
            && doi_of(&text).is_some_and(|address| address.eq_ignore_ascii_case(known))
        {
            let problem = Diagnostic::info("url-is-doi", "the address only repeats the DOI").at(field.span);
            problems.push(problem.help("take `url` away; styles make the address of the DOI"));
        }
        if text.contains(char::is_whitespace)
            || !(text.contains("://") || text.starts_with("mailto:") || text.starts_with("urn:"))
        {
            let problem =
                Diagnostic::warning("url-malformed", format!("`{text}` is no complete address")).at(field.value_span);
            problems.push(problem.help("write it whole, from `https://` on, without spaces"));
        } else if field.value.contains("\\_") || field.value.contains("\\%") || field.value.contains("\\&") {
            let problem = Diagnostic::info("url-escaped", "the address has TeX's escapes").at(field.value_span);
            problems.push(problem.help("BibLaTeX sets addresses verbatim: write `_`, `%`, `&` as they are"));
        }
    }
    for (name, code, digits, what) in [
        ("isbn", "isbn-invalid", isbn_digits as fn(&str) -> Option<String>, "ISBN"),
        ("issn", "issn-invalid", issn_digits, "ISSN"),
        ("ismn", "ismn-invalid", ismn_digits, "ISMN"),
    ] {
        if let Some(field) = subject.field(name)
            && digits(&bare(&field.value)).is_none()
        {
            let message = format!("`{}` is no valid {what}: its form or its check digit is wrong", field.value.trim());
            problems.push(
                Diagnostic::warning(code, message)
                    .at(field.value_span)
                    .help("compare it with the title page; one number a field"),
            );
        }
    }
}

/// A number without the braces around it, as the Web of Science writes them.
fn bare(value: &str) -> String {
    value.trim().trim_start_matches('{').trim_end_matches('}').trim().to_owned()
}

fn numbers(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for name in ["volume", "volumes", "sortyear"] {
        let Some(field) = subject.field(name) else { continue };
        let text = field.value.trim().trim_start_matches('{').trim_end_matches('}');
        if text.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let inner = text
            .split_once('(')
            .filter(|(v, n)| !v.is_empty() && n.ends_with(')') && v.trim().bytes().all(|b| b.is_ascii_digit()));
        let (code, help) = match inner {
            _ if name == "sortyear" => ("sortyear-not-a-number", "biber passes over it; write the year alone"),
            Some(_) => ("volume-has-number", "put what is in parentheses into `number`"),
            None => {
                ("volume-not-a-number", "biber's validation takes whole numbers only; styles print it all the same")
            }
        };
        problems.push(
            Diagnostic::info(code, format!("`{name}` is `{text}`, not a whole number")).at(field.value_span).help(help),
        );
    }
    if let Some(field) = subject.field("gender")
        && !matches!(field.value.trim(), "sf" | "sm" | "sn" | "pf" | "pm" | "pn" | "pp")
    {
        let message = format!("`gender` is `{}`, which is none of BibLaTeX's", field.value.trim());
        let problem = Diagnostic::warning("gender-invalid", message).at(field.value_span);
        problems
            .push(problem.help("write `sf`, `sm`, `sn`, `pf`, `pm`, `pn` or `pp`: singular or plural, and the gender"));
    }
    if let Some(field) = subject.field("edition")
        && field.value.to_lowercase().contains("ed")
        && field.value.contains(|c: char| c.is_ascii_digit())
    {
        let problem =
            Diagnostic::info("edition-form", format!("the edition is `{}`", field.value.trim())).at(field.value_span);
        problems.push(problem.help("write the number alone; styles add the rest"));
    }
}

/// The ranges of pages, unless there is but one and it runs forwards, as nearly all do.
fn unusual_pages(value: &str) -> Vec<(String, Option<String>)> {
    let digits = |text: &str| (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let forwards = |(first, last): (&str, &str)| {
        digits(first) && digits(last) && first.parse::<u32>().ok() <= last.parse::<u32>().ok()
    };
    if digits(value) || value.split_once("--").is_some_and(forwards) { Vec::new() } else { pages(value) }
}

/// Whether biber finds no first page in an item of a list of pages: nothing before the hyphen, or `0`; or several words
/// before a hyphen at the end.
fn is_malformed(item: &str) -> bool {
    const DASHES: [char; 8] = ['-', '‐', '‑', '‒', '–', '—', '―', '－'];
    let item = item.trim_matches([' ', '~', '\t', '\n', '\r']);
    let Some(at) = item.find(DASHES) else { return item == "0" };
    let (first, rest) = item.split_at(at);
    let first = first.trim_end_matches([' ', '~']);
    let last = rest.trim_start_matches(DASHES);
    match (first, last) {
        // A second hyphen parts the range all the same.
        ("", last) => {
            !last.trim_end_matches(DASHES).contains(DASHES)
                && item.chars().take_while(|c| DASHES.contains(c)).count() < 2
        }
        ("0", _) => true,
        (first, "") => first.contains([' ', '~']) && !first.starts_with('{'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_without_a_first_one_are_malformed() {
        for (item, malformed) in [
            ("-12", true),
            ("0", true),
            ("0--5", true),
            ("-", true),
            ("art. 7-", true),
            ("12-", false),
            ("12--15", false),
            ("--12", false),
            ("A-1--A-4", false),
            ("e7", false),
            ("", false),
        ] {
            assert_eq!(is_malformed(item), malformed, "{item}");
        }
    }
}
