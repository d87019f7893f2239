//! JabRef's modifiers: what stands after the colon in `[auth:lower]`.

use regex::Regex;

use super::{fault, titles, unknown};
use crate::diagnostic::Diagnostic;
use crate::text::tex;

/// A modifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Modifier {
    Abbreviate,
    Lower,
    Upper,
    Capitalise,
    TitleCase,
    SentenceCase,
    Truncate(usize),
    Camel(usize),
    Short(usize),
    Condense,
    Plain,
    Decode,
    /// Every match of the expression by the replacement; one that is no expression changes nothing.
    Replace(String, String),
    /// A pattern that stands in where there is no value.
    Otherwise(super::jabref::Pattern),
    /// One that is not known changes nothing.
    Unknown,
}

impl Modifier {
    pub fn read(text: &str) -> Modifier {
        let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = text.get(stem.len()..).and_then(|n| n.parse::<usize>().ok());
        let most = number.unwrap_or(usize::MAX);
        match stem {
            "abbr" => Modifier::Abbreviate,
            "lower" | "lower_case" | "lowercase" => Modifier::Lower,
            "upper" | "upper_case" | "uppercase" => Modifier::Upper,
            "capitalize" => Modifier::Capitalise,
            "titlecase" | "title_case" => Modifier::TitleCase,
            "sentencecase" | "sentence_case" => Modifier::SentenceCase,
            "truncate" => Modifier::Truncate(most),
            "camel" | "camel_case" => Modifier::Camel(most),
            "shorttitle" | "short_title" => Modifier::Short(3),
            "veryshorttitle" | "very_short_title" => Modifier::Short(1),
            "condense" => Modifier::Condense,
            "nopunct" | "clean" | "alphanum" => Modifier::Plain,
            "latex_to_unicode" | "unprotect_terms" | "remove_braces" | "latex_cleanup" => Modifier::Decode,
            _ => match (text.strip_prefix('('), text.strip_prefix("regex(")) {
                (Some(inner), _) => {
                    Modifier::Otherwise(super::jabref::Pattern::read(inner.strip_suffix(')').unwrap_or(inner)))
                }
                (None, Some(inner)) => replacement(inner.strip_suffix(')').unwrap_or(inner)),
                (None, None) => Modifier::Unknown,
            },
        }
    }

    /// Says what is wrong with the text of a modifier.
    pub fn check(text: &str) -> Result<(), Diagnostic> {
        const NAMES: [&str; 13] = [
            "abbr",
            "lower",
            "upper",
            "capitalize",
            "titlecase",
            "sentencecase",
            "truncate",
            "camel",
            "shorttitle",
            "veryshorttitle",
            "condense",
            "alphanum",
            "regex",
        ];
        match Modifier::read(text) {
            Modifier::Unknown => {
                Err(unknown(text, "modifier", NAMES, "the modifiers are JabRef's, as `lower` and `abbr`"))
            }
            Modifier::Replace(from, _) if Regex::new(&from).is_err() => {
                Err(fault(format!("`{from}` is no regular expression"))
                    .help("a sign that is meant as itself has `\\` before it"))
            }
            Modifier::Otherwise(_) => super::jabref::check(text),
            _ => Ok(()),
        }
    }

    /// The value changed.
    pub fn apply(&self, value: String) -> String {
        match self {
            Modifier::Abbreviate => value
                .replace(['{', '}', '\''], "")
                .split([' ', '\n', '(', ')', '"'])
                .filter_map(|word| word.chars().next())
                .collect(),
            Modifier::Lower => value.to_lowercase(),
            Modifier::Upper => value.to_uppercase(),
            Modifier::Capitalise => titles::capitalised(&value),
            Modifier::TitleCase => titles::title_case(&value),
            Modifier::SentenceCase => titles::sentence_case(&value),
            Modifier::Truncate(most) => value.chars().take(*most).collect::<String>().trim_end().to_owned(),
            Modifier::Camel(most) => titles::camel(&titles::capitalised(&value), *most),
            Modifier::Short(count) => titles::capitalised(&titles::short(&value, *count)),
            Modifier::Condense => value.split_whitespace().collect(),
            Modifier::Plain => value.chars().filter(|c| c.is_alphanumeric()).collect(),
            Modifier::Decode => tex::decode(&value),
            Modifier::Replace(from, to) => match Regex::new(from) {
                Ok(regex) => regex.replace_all(&value, to.as_str()).into_owned(),
                Err(_) => value,
            },
            Modifier::Otherwise(_) | Modifier::Unknown => value,
        }
    }
}

/// `"expression","replacement"`, with `\"` and `\\` inside the quotes. `$1` stands for the first group.
fn replacement(text: &str) -> Modifier {
    let mut strings: Vec<String> = Vec::new();
    let (mut inside, mut chars) = (false, text.chars());
    while let Some(c) = chars.next() {
        match (c, inside) {
            ('"', false) => {
                inside = true;
                strings.push(String::new());
            }
            ('"', true) => inside = false,
            ('\\', true) => {
                let next = chars.next();
                if let Some(last) = strings.last_mut() {
                    // `\"` is a quotation mark and `\\` a backslash; before anything else the backslash is the expression's.
                    match next {
                        Some(c @ ('"' | '\\')) => last.push(c),
                        next => last.extend(['\\'].into_iter().chain(next)),
                    }
                }
            }
            (c, true) => {
                if let Some(last) = strings.last_mut() {
                    last.push(c);
                }
            }
            (_, false) => {}
        }
    }
    let mut strings = strings.into_iter();
    match (strings.next(), strings.next()) {
        (Some(from), to) => Modifier::Replace(from, groups(&to.unwrap_or_default())),
        _ => Modifier::Unknown,
    }
}

/// `$1x` means the first group and an `x`, not a group of that name.
fn groups(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '$' && chars.peek().is_some_and(char::is_ascii_digit) {
            out.push_str("${");
            out.extend(chars.next());
            out.push('}');
        } else {
            out.push(c);
        }
    }
    out
}
