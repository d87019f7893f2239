//! Titles: capitals, braces, marks and what does not belong in them.

use super::Subject;
use crate::bibtex::read::values::enclosed;
use crate::diagnostic::Diagnostic;
use crate::text::tex;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for name in ["title", "booktitle", "journaltitle"] {
        let Some(field) = subject.field(name) else { continue };
        let text = field.value.trim();
        let plain = tex::decoded(text);
        let letters = || plain.chars().filter(|c| c.is_alphabetic());
        if letters().all(char::is_uppercase) && letters().count() > 12 {
            let problem =
                Diagnostic::info("title-capitals", format!("`{}` is all in capitals", field.name)).at(field.value_span);
            problems.push(problem.help("write it as one would in a sentence; styles may set capitals"));
        }
        if name == "journaltitle" {
            continue;
        }
        if enclosed(text).is_some_and(|inner| inner.contains(' ')) {
            let problem =
                Diagnostic::info("title-overprotected", format!("the whole of `{}` is in braces twice", field.name))
                    .at(field.value_span);
            problems.push(problem.help("brace only what must keep its capitals, or no style can set the title"));
        } else if !text.contains('{')
            && let Some(word) = acronym(&plain)
        {
            let problem =
                Diagnostic::info("title-unprotected", format!("`{word}` in `{}` may lose its capitals", field.name))
                    .at(field.value_span);
            problems.push(problem.help(format!("write `{{{word}}}`; `catena clean` does it")));
        }
        if plain.ends_with('.')
            && !plain.ends_with("..")
            && plain.split(' ').next_back().is_some_and(|w| w.chars().count() > 5)
        {
            let problem = Diagnostic::info("title-full-stop", format!("`{}` ends in a full stop", field.name))
                .at(field.value_span);
            problems.push(problem.help("take it away; styles set the marks between fields"));
        }
        let has_pages = || {
            let lower = plain.to_lowercase();
            lower.contains(" pp. ") || lower.contains(" pages ") && plain.contains(|c: char| c.is_ascii_digit())
        };
        if name == "booktitle" && has_pages() {
            let problem = Diagnostic::info("booktitle-pages", "`booktitle` seems to hold pages").at(field.value_span);
            problems.push(problem.help("they belong in `pages`"));
        }
    }
}

/// A word of three or more capitals.
fn acronym(title: &str) -> Option<&str> {
    if title.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        return None;
    }
    title
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 3 && !word.chars().any(char::is_lowercase))
}
