//! Titles: capitals, braces, marks and what does not belong in them.

use std::borrow::Cow;

use super::Subject;
use crate::bibtex::read::values::enclosed;
use crate::diagnostic::Diagnostic;
use crate::text::tex;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for name in ["title", "booktitle", "journaltitle"] {
        let Some(field) = subject.field(name) else { continue };
        let text = field.value.trim();
        // Without commands and mathematics the letters that TeX shows are those that stand there.
        let bare = text.is_ascii() && !text.contains(['\\', '$']);
        let shown = if bare { Cow::Borrowed(text) } else { tex::decoded(text) };
        let letters = || shown.chars().filter(|c| c.is_alphabetic());
        let capitals = !shown.bytes().any(|byte| byte.is_ascii_lowercase());
        if capitals && letters().all(char::is_uppercase) && letters().count() > 12 {
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
            && let Some(word) = acronym(&shown)
        {
            let problem =
                Diagnostic::info("title-unprotected", format!("`{word}` in `{}` may lose its capitals", field.name))
                    .at(field.value_span);
            problems.push(problem.help(format!("write `{{{word}}}`; `catena clean` does it")));
        }
        let plain = || if bare { tex::decoded(text) } else { Cow::Borrowed(&*shown) };
        if (!bare || text.ends_with(['.', '}'])) && ends_in_full_stop(&plain()) {
            let problem = Diagnostic::info("title-full-stop", format!("`{}` ends in a full stop", field.name))
                .at(field.value_span);
            problems.push(problem.help("take it away; styles set the marks between fields"));
        }
        let has_pages = || {
            let lower = plain().to_lowercase();
            lower.contains(" pp. ") || lower.contains(" pages ") && lower.contains(|c: char| c.is_ascii_digit())
        };
        if name == "booktitle" && text.contains(['p', 'P']) && has_pages() {
            let problem = Diagnostic::info("booktitle-pages", "`booktitle` seems to hold pages").at(field.value_span);
            problems.push(problem.help("they belong in `pages`"));
        }
    }
}

/// Whether a title ends in the full stop of a sentence, not of an abbreviation or an ellipsis.
fn ends_in_full_stop(title: &str) -> bool {
    title.ends_with('.')
        && !title.ends_with("..")
        && title.split(' ').next_back().is_some_and(|word| word.chars().count() > 5)
}

/// A word of three or more capitals.
fn acronym(title: &str) -> Option<&str> {
    let mixed = title.bytes().any(|byte| byte.is_ascii_lowercase());
    if !mixed && title.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        return None;
    }
    title
        .split(|c: char| !c.is_alphanumeric())
        .find(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 3 && !word.chars().any(char::is_lowercase))
}
