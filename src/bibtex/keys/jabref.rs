//! JabRef's patterns: text with placeholders in brackets, `[auth:lower]_[year]`.

use super::modifier::Modifier;
use super::people::People;
use super::{Entry, fault, pages, titles};
use crate::diagnostic::Diagnostic;
use crate::record::EntryType;

/// A pattern, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    /// A placeholder with its modifiers.
    Field(String, Vec<Modifier>),
}

/// Patterns in patterns: how deep.
const DEEPEST: usize = 16;

impl Pattern {
    /// Reads a pattern. A bracket that does not close stands for itself.
    pub fn read(text: &str) -> Pattern {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('[') {
            let (before, after) = rest.split_at(open);
            let Some(close) = closing(after) else { break };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let mut words = split_outside(after.get(1..close).unwrap_or(""));
            let name = if words.is_empty() { "" } else { words.remove(0) };
            parts.push(Part::Field(name.to_owned(), words.into_iter().map(Modifier::read).collect()));
            rest = after.get(close + 1..).unwrap_or("");
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Pattern { parts }
    }

    /// The text that the pattern stands for, before it is made fit for a key.
    pub fn expand(&self, entry: &Entry) -> String {
        self.expand_within(entry, 0)
    }

    fn expand_within(&self, entry: &Entry, depth: usize) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Field(name, modifiers) => {
                    let found = value(name, entry);
                    let empty = found.is_empty();
                    out.push_str(&modifiers.iter().fold(found, |value, modifier| match modifier {
                        Modifier::Otherwise(pattern) if empty && depth < DEEPEST => {
                            pattern.expand_within(entry, depth + 1)
                        }
                        modifier => modifier.apply(value),
                    }));
                }
            }
        }
        out
    }
}

/// Says what is wrong with a pattern.
pub(super) fn check(text: &str) -> Result<(), Diagnostic> {
    let mut rest = text;
    while let Some(open) = rest.find(['[', ']']) {
        let after = rest.get(open..).unwrap_or("");
        let Some(close) = closing(after) else {
            let what = if after.starts_with('[') { "is not closed" } else { "closes nothing" };
            return Err(
                fault(format!("a bracket {what}: `{after}`")).help("a placeholder is `[auth]` or `[auth:lower]`")
            );
        };
        let words = split_outside(after.get(1..close).unwrap_or(""));
        words.into_iter().skip(1).try_for_each(Modifier::check)?;
        rest = after.get(close + 1..).unwrap_or("");
    }
    Ok(())
}

/// The byte of the bracket that closes the one at the start; brackets inside quotation marks do not count.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            b'[' if !quoted => depth += 1,
            b']' if !quoted => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Parts between colons that stand outside parentheses and quotation marks.
fn split_outside(text: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut escaped, mut start) = (0_usize, false, false, 0);
    let mut parts = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => quoted = !quoted,
            b'(' if !quoted => depth += 1,
            b')' if !quoted => depth = depth.saturating_sub(1),
            b':' if !quoted && depth == 0 => {
                parts.extend(text.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts
}

/// What a placeholder stands for; the field of that name where it is no placeholder.
fn value(name: &str, entry: &Entry) -> String {
    if name.starts_with("auth") || name.starts_with("pureauth") {
        let pure = name.strip_prefix("pure");
        let names = entry.get("author").or_else(|| pure.is_none().then(|| entry.get("editor")).flatten());
        if let Some(found) = of_people(pure.unwrap_or(name), &People::read(names.unwrap_or(""))) {
            return found;
        }
    } else if name.starts_with("ed") {
        let people = People::read(entry.get("editor").unwrap_or(""));
        let name = name.replace("edtr", "auth").replace("editor", "author");
        if let Some(found) = of_people(&name, &people) {
            return found;
        }
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name.get(stem.len()..).and_then(|n| n.parse::<usize>().ok());
    let text = |field: &str| entry.text(field);
    match stem {
        "title" => titles::title(&text("title")),
        "fulltitle" => text("title"),
        "shorttitle" => titles::short(&text("title"), 3),
        "shorttitleINI" => titles::initials(&text("title"), 3),
        "veryshorttitle" => titles::short(&text("title"), 1),
        "camel" => titles::camel(&text("title"), number.unwrap_or(usize::MAX)),
        "year" | "YEAR" => entry.year(),
        "shortyear" => {
            let year = entry.year();
            if year.starts_with("in") || year.starts_with("sub") {
                return "IP".to_owned();
            }
            year.chars().skip(year.chars().count().saturating_sub(2)).collect()
        }
        "firstpage" => pages::first(entry.get("pages").unwrap_or("")),
        "lastpage" => pages::last(entry.get("pages").unwrap_or("")),
        "pageprefix" => pages::prefix(entry.get("pages").unwrap_or("")),
        "keyword" | "keywords" => {
            let keywords = text("keywords");
            let mut words = keywords.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
            match (stem, number) {
                ("keyword", Some(at)) if at > 0 => words.nth(at - 1).unwrap_or("").to_owned(),
                (_, most) => words.take(most.unwrap_or(usize::MAX)).collect(),
            }
        }
        "entrytype" => shown_type(entry.kind),
        "citationkey" | "bibtexkey" => entry.key.to_owned(),
        // As it stands in the file, with its two hyphens.
        "pages" => entry.get("pages").unwrap_or("").to_owned(),
        "" => String::new(),
        _ => text(&name.to_lowercase()),
    }
}

/// What a placeholder takes from a list of names; `None` where it is no such placeholder.
fn of_people(name: &str, people: &People) -> Option<String> {
    let numbers = |prefix: &str| {
        let rest = name.strip_prefix(prefix)?;
        let (a, b) = rest.split_once('_').map_or((rest, None), |(a, b)| (a, Some(b)));
        Some((a.parse::<usize>().ok()?, b.map(str::parse::<usize>).transpose().ok()?))
    };
    let found = match name {
        "auth" => people.first(),
        "authFirstFull" => people.first_full(),
        "authForeIni" => people.first_initial(),
        "authorLast" => people.last(),
        "authorLastForeIni" => people.last_initial(),
        "authors" => people.joined(usize::MAX, "", "EtAl"),
        "authorIni" => people.first_and_initials(),
        "authorsAlpha" => people.alpha(),
        "authorsAlphaLNI" => people.alpha_lni(),
        "auth.auth.ea" => people.joined(2, ".", ".ea"),
        "auth.etal" => people.et_al(".", ".etal"),
        "authEtAl" => people.et_al("", "EtAl"),
        "authshort" => people.short(),
        _ => {
            if let Some((most, None)) = numbers("authIni") {
                people.even_letters(most)
            } else if let Some((most, None)) = numbers("authors") {
                people.joined(most, "", "EtAl")
            } else {
                let (count, at) = numbers("auth")?;
                people.letters_of(count, at.unwrap_or(1))
            }
        }
    };
    Some(found)
}

/// An entry type as JabRef shows it: `InProceedings`, `PhdThesis`.
fn shown_type(kind: &str) -> String {
    let lower = kind.to_lowercase();
    let shown = match EntryType::from_name(&lower) {
        EntryType::Other(_) => match lower.as_str() {
            "phdthesis" => "PhdThesis",
            "mastersthesis" => "MastersThesis",
            "techreport" => "TechReport",
            "www" => "WWW",
            _ => "",
        },
        EntryType::InBook => "InBook",
        EntryType::BookInBook => "BookInBook",
        EntryType::InCollection => "InCollection",
        EntryType::InProceedings => "InProceedings",
        EntryType::InReference => "InReference",
        EntryType::MvBook => "MvBook",
        EntryType::MvCollection => "MvCollection",
        EntryType::MvProceedings => "MvProceedings",
        EntryType::MvReference => "MvReference",
        EntryType::SuppBook => "SuppBook",
        EntryType::SuppCollection => "SuppCollection",
        EntryType::SuppPeriodical => "SuppPeriodical",
        EntryType::XData => "XData",
        _ => "",
    };
    if shown.is_empty() { titles::capitalised(&lower) } else { shown.to_owned() }
}
