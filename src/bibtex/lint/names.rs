//! Name lists that BibTeX reads otherwise than they were meant.

use super::Subject;
use crate::bibtex::read::RawField;
use crate::bibtex::read::values::{and_parts, enclosed, names};
use crate::diagnostic::Diagnostic;
use crate::record::{Field, Name};

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    if let (Some(author), Some(title)) = (subject.field("author"), subject.field("title"))
        && author.value.len().abs_diff(title.value.len()) < 8
        && author.value.contains(' ')
        && crate::text::fold(&author.value) == crate::text::fold(&title.value)
    {
        let problem = Diagnostic::warning("name-is-title", "author and title are the same words").at(author.value_span);
        problems.push(problem.help("is the author known?"));
    }
    for (name, field) in subject.fields() {
        if Field::holds_names(name) && !field.is_blank() {
            list(field, problems);
        }
    }
}

fn list(field: &RawField<'_>, problems: &mut Vec<Diagnostic>) {
    let text = field.value.trim();
    let mut parts: Vec<&str> = and_parts(text).collect();
    let at = field.value_span;
    // Inside braces an `and` parts no names, and yet biber counts it here.
    let lacks = if text.contains('{') { lacks_name(text) } else { parts.iter().any(|part| part.is_empty()) };
    parts.retain(|part| !part.is_empty());
    if lacks {
        let message = format!("a name is missing beside an `and` in `{}`", field.name);
        problems.push(
            Diagnostic::error("name-empty", message)
                .at(at)
                .help("biber leaves the whole entry out; take the `and` away"),
        );
    }
    for part in &parts {
        name(part, field, problems);
    }
    if parts.len() == 1 && text.contains(';') && enclosed(text).is_none() {
        let message = format!("the names in `{}` are parted by semicolons", field.name);
        problems.push(Diagnostic::warning("name-semicolons", message).at(at).help("part them by ` and `"));
    }
    let cut = text.trim_end_matches(['.', '}']);
    let cut = cut.len().checked_sub(5).and_then(|start| cut.get(start..));
    if cut.is_some_and(|cut| cut.eq_ignore_ascii_case("et al")) && !text.contains("others") {
        let message = format!("`{}` ends in `et al.`", field.name);
        problems.push(
            Diagnostic::warning("name-et-al", message).at(at).help("write `and others`; styles choose the words"),
        );
    }
    if may_shout(text) && names(text).list.iter().any(is_shouted) {
        let message = format!("names in `{}` are in capitals", field.name);
        problems.push(
            Diagnostic::info("name-capitals", message)
                .at(at)
                .help("write them as they are spoken; styles may set capitals"),
        );
    }
}

/// Whether a word `and` has another one, or nothing, beside it.
fn lacks_name(text: &str) -> bool {
    let mut before = true;
    for word in text.split_ascii_whitespace() {
        let and = word.eq_ignore_ascii_case("and");
        if and && before {
            return true;
        }
        before = and;
    }
    before
}

/// Whether four capitals stand in a row: only then names need be read to see what they belong to.
fn may_shout(text: &str) -> bool {
    let mut run = 0;
    if text.is_ascii() {
        return text.bytes().any(|byte| {
            run = if byte.is_ascii_uppercase() { run + 1 } else { 0 };
            run > 3
        });
    }
    text.chars().any(|c| {
        run = if c.is_uppercase() { run + 1 } else { 0 };
        run > 3
    })
}

/// In a name in BibLaTeX's extended format, a label that is none.
fn unknown_part(part: &str) -> Option<&str> {
    const PARTS: [&str; 4] = ["family", "given", "prefix", "suffix"];
    let labels = || part.split(',').map(|item| item.split_once('=').map_or("", |(label, _)| label.trim()));
    let bare = |label: &str| PARTS.contains(&label.strip_suffix("-i").unwrap_or(label));
    let other = |label: &str| {
        matches!(
            label,
            "useprefix" | "id" | "hash" | "sortingnamekeytemplatename" | "uniquenametemplatename" | "nametemplates"
        )
    };
    if part.contains(['{', '"']) || !labels().any(bare) {
        return None;
    }
    labels().find(|label| !bare(label) && !other(label))
}

fn is_shouted(name: &Name) -> bool {
    let Name::Person(person) = name else { return false };
    let letters = || person.family.chars().filter(|c| c.is_alphabetic());
    letters().count() > 3 && letters().all(char::is_uppercase)
}

fn name(part: &str, field: &RawField<'_>, problems: &mut Vec<Diagnostic>) {
    if enclosed(part).is_some() {
        return;
    }
    if part.contains('=') {
        if let Some(label) = unknown_part(part) {
            let problem = Diagnostic::warning("name-part-unknown", format!("`{label}` is no part of a name"))
                .at(field.value_span);
            problems.push(problem.help("the parts are `family`, `given`, `prefix` and `suffix`"));
        }
        return;
    }
    let at = field.value_span;
    // One pass says which of the checks may find something.
    let (mut depth, mut commas, mut digit, mut sign, mut bracket, mut command) =
        (0_usize, 0, false, false, false, false);
    for byte in part.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => commas += 1,
            b'0'..=b'9' => digit = true,
            b'&' => sign = true,
            b'(' | b'[' => bracket = true,
            b'\\' => command = true,
            _ => {}
        }
    }
    if commas > 2 {
        let problem = Diagnostic::error("name-commas", format!("`{part}` has too many commas for one name")).at(at);
        problems.push(
            problem.help("names are parted by ` and `, a body's name stands in braces; biber leaves the entry out"),
        );
    } else if part.contains(",,") {
        let problem = Diagnostic::error("name-commas", format!("`{part}` has two commas in a row")).at(at);
        problems.push(problem.help("biber leaves the entry out; take one away"));
    } else if part.ends_with(',') {
        let problem = Diagnostic::warning("name-comma-end", format!("`{part}` ends in a comma")).at(at);
        problems.push(problem.help("take it away, or add the given names"));
    }
    if sign && (part.contains(" & ") || part.contains(" \\& ")) {
        let problem = Diagnostic::warning("name-ampersand", format!("`{part}` may be two names")).at(at);
        problems.push(problem.help("part them by ` and `, or put a firm's name in braces"));
    }
    if bracket && ["(ed", "(Ed", "(hg", "(Hg", "(Hrsg", "[ed", "[Ed"].iter().any(|mark| part.contains(mark)) {
        let problem = Diagnostic::warning("name-editor-mark", format!("`{part}` holds the mark of an editor")).at(at);
        problems.push(problem.help("put the names into `editor`; styles add the mark"));
    }
    if digit && !command {
        let problem = Diagnostic::info("name-digits", format!("`{part}` has a digit in it")).at(at);
        problems.push(problem.help("is it a name? A body's name stands in braces"));
    }
}
