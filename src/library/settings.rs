//! `bib/catena.toml`: what a person chose for the whole library.

use toml::de::{DeTable, DeValue};

use super::entries;
use crate::diagnostic::Diagnostic;
use crate::text::{Span, nearest};
use crate::work::key;

/// The settings of a library; each has a value when the file is silent.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Title of the library, for reports.
    pub title: Option<String>,
    /// Folders of documents, in order; `None` where the file does not say: all folders, by name.
    pub documents: Option<Vec<(String, Span)>>,
    /// Pattern of citation keys, see [`key::from_record`].
    pub key_pattern: String,
    /// Name or file of the CSL style for formatted bibliographies.
    pub style: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { title: None, documents: None, key_pattern: key::PATTERN.to_owned(), style: None }
    }
}

/// `map` is the place of options of maps; there are none yet that a file can set.
const KNOWN: [&str; 5] = ["title", "documents", "citation-keys", "bibliography", "map"];

impl Settings {
    /// Reads the text of `file`. What is not understood is reported and keeps its default.
    pub fn read(text: &str, file: &str, problems: &mut Vec<Diagnostic>) -> Settings {
        let mut settings = Settings::default();
        for (name, value) in entries::table(text, file, problems).into_inner() {
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("title", DeValue::String(title)) => settings.title = Some(title.to_string()),
                ("documents", DeValue::Array(_)) => {
                    let listed: Option<Vec<toml::Spanned<String>>> = entries::value(value, text, file, problems);
                    let place = |name: toml::Spanned<String>| {
                        let span = Span::from(name.span());
                        (name.into_inner(), span)
                    };
                    settings.documents = listed.map(|list| list.into_iter().map(place).collect());
                }
                ("citation-keys", DeValue::Table(table)) => {
                    if let Some((pattern, span)) = text_of(table, "pattern", "citation-keys", file, problems) {
                        check_pattern(&pattern, span, file, problems);
                        settings.key_pattern = pattern;
                    }
                }
                ("bibliography", DeValue::Table(table)) => {
                    settings.style = text_of(table, "style", "bibliography", file, problems).map(|(style, _)| style);
                }
                ("map", DeValue::Table(_)) => {}
                (known, found) if KNOWN.contains(&known) => {
                    let expected = match known {
                        "title" => "text in quotes",
                        "documents" => "a list of names in quotes",
                        _ => "a table",
                    };
                    let message = format!("`{known}` must be {expected}, not {}", found.type_str());
                    problems.push(Diagnostic::error("settings", message).in_file(file).at(value.span().into()));
                }
                (unknown, _) => problems.push(unknown_setting(unknown, &KNOWN, name.span().into(), file)),
            }
        }
        settings
    }
}

/// The one text that a small table may hold.
fn text_of(
    table: &DeTable,
    wanted: &str,
    of: &str,
    file: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<(String, Span)> {
    let mut found = None;
    for (name, value) in table {
        match value.get_ref() {
            DeValue::String(text) if name.get_ref() == wanted => {
                found = Some((text.to_string(), Span::from(value.span())));
            }
            other if name.get_ref() == wanted => problems.push(
                Diagnostic::error("settings", format!("`{of}.{wanted}` must be text, not {}", other.type_str()))
                    .in_file(file)
                    .at(value.span().into()),
            ),
            _ => problems.push(unknown_setting(name.get_ref(), &[wanted], name.span().into(), file)),
        }
    }
    found
}

fn unknown_setting(name: &str, known: &[&str], span: Span, file: &str) -> Diagnostic {
    let help = match nearest(name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known here: {}", known.join(", ")),
    };
    Diagnostic::warning("settings", format!("there is no setting `{name}`")).in_file(file).at(span).help(help)
}

fn check_pattern(pattern: &str, span: Span, file: &str, problems: &mut Vec<Diagnostic>) {
    for part in pattern.split('[').skip(1) {
        let (inside, closed) = part.split_once(']').map_or((part, false), |(inside, _)| (inside, true));
        let name = inside.split(':').next().unwrap_or(inside);
        if !closed || !key::PARTS.contains(&name) {
            let known: Vec<String> = key::PARTS.iter().map(|part| format!("[{part}]")).collect();
            problems.push(
                Diagnostic::error("settings", format!("the key pattern has a part `[{name}` that is not known"))
                    .in_file(file)
                    .at(span)
                    .help(format!("parts are {}; add :lower for small letters", known.join(", "))),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_slips_are_reported_in_place() {
        let text = "title = \"Ours\"\ndocument = [\"a\"]\n[citation-keys]\npattern = \"[auth][yeer]\"\n";
        let mut problems = Vec::new();
        let settings = Settings::read(text, "bib/catena.toml", &mut problems);
        assert_eq!(settings.title.as_deref(), Some("Ours"));
        assert_eq!(problems.len(), 2);
        let unknown = problems.iter().find(|p| p.message.contains("`document`")).unwrap();
        assert_eq!(unknown.help.as_deref(), Some("did you mean `documents`?"));
        assert_eq!(unknown.place.span.unwrap().of(text), "document");
        assert!(problems.iter().any(|p| p.message.contains("[yeer")));
        let mut problems = Vec::new();
        Settings::read("[map]\nlayout = \"wide\"\n", "bib/catena.toml", &mut problems);
        assert_eq!(problems, []);
    }
}
