//! TOML files as lists of entries: a bad entry is reported, with its place, and does not lose the others.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::diagnostic::Diagnostic;
use crate::text::{Span, nearest};

/// One entry and where it stands: from its header to the next one.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<T> {
    /// What it says.
    pub value: T,
    /// Bytes of the file, without trailing blank lines.
    pub span: Span,
    /// The how manieth of the file's entries it is, from 0; those that could not be read count.
    pub number: usize,
}

impl<T> Entry<T> {
    /// Where `word` stands in the entry, else the entry's first line.
    pub fn place_of(&self, word: &str, text: &str) -> Span {
        let entry = self.span.of(text);
        let found = ['"', '\''].iter().find_map(|quote| entry.find(&format!("{quote}{word}{quote}")));
        match found {
            Some(at) => Span::new(self.span.start + at, self.span.start + at + word.len() + 2),
            None => Span::new(self.span.start, self.span.start + entry.find('\n').unwrap_or(entry.len())),
        }
    }
}

/// Reads a whole file as a table; what could not be read is reported and left out.
pub fn table<'t>(text: &'t str, file: &str, problems: &mut Vec<Diagnostic>) -> Spanned<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        problems.push(
            Diagnostic::error("toml-syntax", error.message().replace('\n', " "))
                .in_file(file)
                .at(within(error.span(), text))
                .help(
                    "see https://toml.io for how values are written; strings stand in quotes, lists in square brackets",
                ),
        );
    }
    table
}

/// Reads the entries `[[name]]` of a file, in order. Anything else at the top level is reported.
pub fn entries<T: DeserializeOwned>(
    text: &str,
    file: &str,
    name: &str,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Entry<T>> {
    let before = problems.len();
    let table = table(text, file, problems);
    let broken: Vec<usize> = problems[before..].iter().filter_map(|p| Some(p.place.span?.start)).collect();
    let mut found = Vec::new();
    for (key, value) in table.into_inner() {
        let place = within(Some(key.span()), text);
        let listed = match value.into_inner() {
            DeValue::Array(list) if key.get_ref() == name => list,
            _ => {
                let help = format!("this file holds entries that begin with [[{name}]]");
                let message = format!("`{}` is not expected here", key.get_ref());
                problems.push(Diagnostic::error("toml-entry", message).in_file(file).at(place).help(help));
                continue;
            }
        };
        let mut starts: Vec<usize> = listed.iter().map(|entry| line_start(text, entry.span().start)).collect();
        starts.push(text.len());
        for (number, entry) in listed.into_iter().enumerate() {
            let (start, next) = (starts[number], starts[number + 1].max(starts[number]));
            let span = Span::new(start, start + text.get(start..next).map_or(0, |entry| entry.trim_end().len()));
            match T::deserialize(ValueDeserializer::from(entry)) {
                Ok(value) => found.push(Entry { value, span, number }),
                // The syntax error that broke this entry has been reported already.
                Err(_) if broken.iter().any(|at| (start..=next).contains(at)) => {}
                Err(error) => problems.push(entry_problem(&error, text, file, span)),
            }
        }
    }
    found
}

/// Reads one value; reports why it could not be read.
pub fn value<T: DeserializeOwned>(
    value: Spanned<DeValue<'_>>,
    text: &str,
    file: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let span = within(Some(value.span()), text);
    match T::deserialize(ValueDeserializer::from(value)) {
        Ok(value) => Some(value),
        Err(error) => {
            problems.push(entry_problem(&error, text, file, span));
            None
        }
    }
}

/// A deserialisation error in this crate's words, with the nearest name where one was misspelt.
fn entry_problem(error: &toml::de::Error, text: &str, file: &str, entry: Span) -> Diagnostic {
    let message = error.message().lines().next().unwrap_or("").to_owned();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let span = error.span().filter(|span| span.end <= text.len()).map_or(entry, |span| within(Some(span), text));
    let problem = |help: String| Diagnostic::error("toml-entry", message.clone()).in_file(file).at(span).help(help);
    match quoted.as_slice() {
        [wrong, known @ ..] if message.starts_with("unknown") => match nearest(wrong, known.iter().copied()) {
            Some(meant) => problem(format!("did you mean `{meant}`?")),
            None => problem("use one of the names that are expected here".to_owned()),
        },
        [missing, ..] if message.starts_with("missing field") => problem(format!("add a line `{missing} = …`")),
        _ => problem("mend the value, or leave the line out".to_owned()),
    }
}

fn within(span: Option<std::ops::Range<usize>>, text: &str) -> Span {
    let mut span = span.map_or(Span::new(0, 0), Span::from);
    span.end = span.end.min(text.len());
    span.start = span.start.min(span.end);
    while !text.is_char_boundary(span.start) {
        span.start -= 1;
    }
    while !text.is_char_boundary(span.end) {
        span.end += 1;
    }
    span
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tradition::{Claim, Tradition};

    const CLAIMS: &str = r#"# what the review says
[[claim]]
work = "smith1990"
role = "exemplar"
tradition = "tools"
according-to = "review2020"

[[claim]]
work = "jones2004"
role = "examplar"
tradition = "tools"
according-to = "review2020"

[[claim]]
work = "clark1998"
role = "supports"
tradition = "tools"
according_to = "review2020"

[[claim]]
work = "clark1998"
role = "critiques"
tradition = "tools"
according-to = "review2020"
"#;

    #[test]
    fn a_bad_entry_does_not_lose_the_others() {
        let mut problems = Vec::new();
        let claims: Vec<Entry<Claim>> = entries(CLAIMS, "bib/claims.toml", "claim", &mut problems);
        assert_eq!(claims.len(), 2);
        assert_eq!(problems.len(), 2);
        assert_eq!(problems[0].place.span.unwrap().of(CLAIMS), "\"examplar\"");
        assert_eq!(problems[0].help.as_deref(), Some("did you mean `exemplar`?"));
        assert_eq!(problems[1].help.as_deref(), Some("did you mean `according-to`?"));
        assert!(claims[1].span.of(CLAIMS).starts_with("[[claim]]\nwork = \"clark1998\"\nrole = \"critiques\""));
        assert_eq!(claims[0].place_of("smith1990", CLAIMS).of(CLAIMS), "\"smith1990\"");
    }

    #[test]
    fn a_syntax_error_is_reported_once_and_the_rest_is_read() {
        let text = "[[tradition]]\nid = \"a\"\nlabel = \"A\n\n[[tradition]]\nid = \"b\"\nlabel = \"B\"\n";
        let mut problems = Vec::new();
        let found: Vec<Entry<Tradition>> = entries(text, "bib/traditions.toml", "tradition", &mut problems);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(found.iter().any(|entry| entry.value.id == "b"));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(\\[\\[claim\\]\\]\n|work|role|[a-zé\"'=\\[\\]{},. \n]){0,60}") {
            let mut problems = Vec::new();
            let found: Vec<Entry<Claim>> = entries(&text, "x", "claim", &mut problems);
            for problem in &problems {
                let span = problem.place.span.unwrap();
                proptest::prop_assert!(text.get(span.start..span.end).is_some());
            }
            for entry in found {
                proptest::prop_assert!(text.get(entry.span.start..entry.span.end).is_some());
            }
        }

        #[test]
        fn no_truncation_makes_it_panic(end in 0..CLAIMS.len()) {
            let mut problems = Vec::new();
            let _: Vec<Entry<Claim>> = entries(&CLAIMS[..end], "x", "claim", &mut problems);
        }
    }
}
