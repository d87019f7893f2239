//! Types and fields against BibLaTeX's data model.

use super::Subject;
use crate::bibtex::datamodel;
use crate::bibtex::read::dialect;
use crate::diagnostic::Diagnostic;

pub(super) fn check(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let entry = subject.entry;
    let kind = subject.kind;
    if !datamodel::is_type(kind) {
        let near = crate::text::nearest(
            kind,
            [
                "article",
                "book",
                "inbook",
                "incollection",
                "inproceedings",
                "misc",
                "online",
                "report",
                "thesis",
                "unpublished",
                "manual",
                "booklet",
                "collection",
                "proceedings",
                "periodical",
                "dataset",
                "software",
                "patent",
            ],
        );
        let problem =
            Diagnostic::warning("type-unknown", format!("BibLaTeX has no entry type `{kind}`")).at(entry.key_span);
        problems.push(match near {
            Some(near) => problem.help(format!("did you mean `{near}`? Styles print it as `misc`")),
            None => problem.help("styles print it as `misc`"),
        });
    }
    fields(subject, problems);
    missing(subject, problems);
    pairs(subject, problems);
}

/// Fields that the type, or BibLaTeX, does not have.
fn fields(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let kind = model_type(subject.kind);
    for (name, field) in subject.fields() {
        if field.is_blank() {
            let problem = Diagnostic::info("field-empty", format!("`{}` is empty", field.name)).at(field.span);
            problems.push(problem.help("take it away, or fill it in"));
        }
        if !datamodel::is_field(name) {
            let problem =
                Diagnostic::info("field-unknown", format!("BibLaTeX has no field `{}`", field.name)).at(field.span);
            problems.push(problem.help("biber passes over it; `note` or `addendum` would be printed"));
        } else if !datamodel::allows(kind, name) {
            let message = match name == field.name {
                true => format!("an entry of type `{kind}` has no field `{name}`"),
                false => {
                    format!("an entry of type `{kind}` has no field `{}`, which is BibLaTeX's `{name}`", field.name)
                }
            };
            let problem = Diagnostic::info("field-not-in-type", message).at(field.span);
            problems.push(problem.help("styles do not print it; another entry type may suit better"));
        }
    }
}

fn missing(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let implied = dialect::entry_type(&subject.entry.kind).1.is_some();
    for wanted in datamodel::mandatory(model_type(subject.kind)) {
        let found = |has: &dyn Fn(&str) -> bool| {
            wanted.split('|').any(|name| match name {
                "date" => has("date") || has("year"),
                "type" => implied || has("type"),
                name => has(name),
            })
        };
        if found(&|name| subject.field(name).is_some_and(|field| !field.undefined)) {
            continue;
        }
        if found(&|name| subject.inherits(name)) {
            let message = format!("`{}` comes from the parent only", wanted.replace('|', "` or `"));
            let problem = Diagnostic::info("field-inherited", message).at(subject.entry.key_span);
            problems.push(problem.help("nothing, unless `biber --tool` is to check the file: it follows no links"));
        } else {
            let message =
                format!("an entry of type `{}` should have `{}`", subject.entry.kind, wanted.replace('|', "` or `"));
            let help = match (*wanted, subject.kind) {
                ("author", "book") if subject.has("editor") => "a book with editors only is a `collection`".to_owned(),
                ("editor", "incollection") => "a chapter of an author's own book is an `inbook`".to_owned(),
                ("date", "online") => {
                    "a page without a date has `urldate`, the day on which it was read; biber warns all the same"
                        .to_owned()
                }
                ("date", _) => {
                    "for a work that is not out yet write `pubstate = {forthcoming}`; biber warns all the same"
                        .to_owned()
                }
                _ => format!("add `{} = {{…}}`", wanted.split('|').next().unwrap_or(wanted)),
            };
            let problem = Diagnostic::warning("field-missing", message).at(subject.entry.key_span);
            problems.push(problem.help(help));
        }
    }
}

/// Two fields that mean the same.
fn pairs(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let entry = subject.entry;
    for (at, field) in entry.fields.iter().enumerate() {
        let new = subject.names.get(at).copied().unwrap_or("");
        if new != field.name && !field.is_blank() && entry.field(new).is_some() {
            let old = &field.name;
            let message = format!("`{old}` and `{new}` mean the same");
            problems.push(Diagnostic::warning("field-alias-twice", message).at(field.span).help("keep one of them"));
        }
    }
}

/// The type whose fields the data model knows: biber takes an unknown one for `misc`.
fn model_type(kind: &str) -> &str {
    if datamodel::is_type(kind) { kind } else { "misc" }
}
