//! Values by themselves: dates, pages, identifiers, numbers.

use super::Subject;
use crate::bibtex::identifiers::{doi_of, isbn_digits, issn_digits};
use crate::bibtex::read::values::{date, month_number, pages, verbatim};
use crate::diagnostic::Diagnostic;
use crate::record::DateValue;
use crate::text::tex;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    dates(subject, problems);
    page_ranges(subject, problems);
    identifiers(subject, problems);
    numbers(subject, problems);
}

fn dates(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for name in ["date", "origdate", "eventdate", "urldate"] {
        if let Some(field) = subject.field(name)
            && matches!(date(&field.value), DateValue::Literal(_))
        {
            let message = format!("`{}` is no date", field.value.trim());
            let problem = Diagnostic::warning("date-invalid", message).at(field.value_span);
            problems.push(
                problem.help("write YYYY, YYYY-MM or YYYY-MM-DD; `/` for a range, `~` for circa, `?` for doubtful"),
            );
        }
    }
    if let Some(field) = subject.field("year") {
        let text = field.value.trim();
        if text.is_empty() || !text.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit()) {
            let message = format!("the year `{text}` is not a number");
            let problem = Diagnostic::warning("year-not-a-number", message).at(field.value_span);
            problems
                .push(problem.help(
                    "`date` takes `1850~` for circa and `1999/2001` for a range; `pubstate` takes `forthcoming`",
                ));
        } else if text.len() != 4 {
            let problem =
                Diagnostic::info("year-digits", format!("the year `{text}` has not four digits")).at(field.value_span);
            problems.push(problem.help("is it complete?"));
        }
    }
    if let Some(field) = subject.field("month") {
        let text = tex::decode(&field.value).to_lowercase();
        let number = text.parse::<u8>().ok().filter(|m| (1..=12).contains(m));
        if number.is_none() {
            let known = month_number(text.trim_end_matches('.')).is_some();
            let (code, message) = if known {
                ("month-not-a-macro", format!("the month `{}` is written out", field.value.trim()))
            } else {
                ("month-invalid", format!("`{}` is no month", field.value.trim()))
            };
            let problem = Diagnostic::warning(code, message).at(field.value_span);
            problems.push(problem.help("write a macro without braces, `jan` to `dec`, or a number"));
        }
    }
}

fn page_ranges(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(field) = subject.field("pages") else { return };
    for (first, last) in pages(&field.value) {
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
    for (name, digits, what) in
        [("isbn", isbn_digits as fn(&str) -> Option<String>, "ISBN"), ("issn", issn_digits, "ISSN")]
    {
        if let Some(field) = subject.field(name)
            && digits(field.value.trim()).is_none()
        {
            let message = format!("`{}` is no valid {what}: its form or its check digit is wrong", field.value.trim());
            let code = if name == "isbn" { "isbn-invalid" } else { "issn-invalid" };
            problems.push(
                Diagnostic::warning(code, message)
                    .at(field.value_span)
                    .help("compare it with the title page; one number a field"),
            );
        }
    }
}

fn numbers(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for name in ["volume", "volumes"] {
        let Some(field) = subject.field(name) else { continue };
        let text = field.value.trim();
        if text.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let inner = text
            .split_once('(')
            .filter(|(v, n)| !v.is_empty() && n.ends_with(')') && v.trim().bytes().all(|b| b.is_ascii_digit()));
        let (code, help) = match inner {
            Some(_) => ("volume-has-number", "put what is in parentheses into `number`"),
            None => {
                ("volume-not-a-number", "biber's validation takes whole numbers only; styles print it all the same")
            }
        };
        problems
            .push(Diagnostic::info(code, format!("`{text}` is not a whole number")).at(field.value_span).help(help));
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
