//! Markdown, with Pandoc's citations: `[see @doe2001, p. 3; @roe1999]`, `@doe2001 says`, `[-@doe2001]`.
//!
//! The text layer is the file's content unchanged; marks of emphasis and headings stay where they are. Syntax of citations
//! from the Pandoc manual, “Citation syntax”.

use crate::record::{DateValue, Field, Names, Value};
use crate::text::Span;

use super::{Document, Link};

/// Reads a Markdown file.
pub fn read(text: &str) -> Document {
    let mut document = Document::of_text(text.to_owned());
    if let Some(yaml) = front_matter(text) {
        metadata(text, yaml, &mut document);
    }
    document.links = citations(text);
    document
}

/// The YAML block at the top.
fn front_matter(text: &str) -> Option<Span> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let start = text.len() - rest.len();
    let end = rest.find("\n---").or_else(|| rest.find("\n..."))?;
    Some(Span::new(start, start + end))
}

fn metadata(text: &str, yaml: Span, document: &mut Document) {
    let bare = |value: &str| value.trim().trim_matches(['"', '\'']).to_owned();
    let mut list: Option<&str> = None;
    let mut authors = Vec::new();
    for line in yaml.of(text).lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            let item = bare(item.strip_prefix("name:").unwrap_or(item));
            match list {
                Some("author") => authors.extend(super::front::people(&item)),
                Some("bibliography") => document.bibliographies.push(item),
                _ => {}
            }
            continue;
        }
        let Some((key, value)) = line.split_once(':').filter(|_| !line.starts_with(' ')) else { continue };
        let value = bare(value);
        list = value.is_empty().then_some(key);
        match key {
            _ if value.is_empty() => {}
            "title" => document.record.set_text(Field::Title, value),
            "author" => {
                let names = value.trim_matches(['[', ']']).split(',').map(bare);
                authors.extend(names.flat_map(|name| super::front::people(&name)));
            }
            "date" => document.record.set(Field::Date, Value::Date(DateValue::read(date(&value)))),
            "doi" => document.record.set_text(Field::Doi, value),
            "bibliography" => {
                let files = value.trim_matches(['[', ']']).split(',').map(bare);
                document.bibliographies.extend(files.filter(|f| !f.is_empty()));
            }
            _ => {}
        }
    }
    if !authors.is_empty() {
        document.record.set_names(Field::Author, Names::of(authors));
    }
}

/// A date as YAML has it, where it is one in numbers; else its year, where it begins with one.
fn date(value: &str) -> &str {
    let day = value.split(['T', ' ']).next().unwrap_or(value);
    let in_numbers = matches!(day.len(), 4 | 7 | 10) && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    if in_numbers {
        day
    } else {
        value.get(..4).filter(|year| year.chars().all(|c| c.is_ascii_digit())).unwrap_or(value)
    }
}

/// Citation keys with what belongs to them.
fn citations(text: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('@')) {
        let sign = at + found;
        at = sign + 1;
        // An address of mail is none: a key stands after white space or a bracket.
        let before = text[..sign].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\\' | '@' | '.')) {
            continue;
        }
        let Some((key, end)) = key_at(text, sign + 1) else { continue };
        at = end;
        let open = text[..sign].rfind(['[', ']', '\n']).filter(|n| text[*n..].starts_with('['));
        let close = text[end..].find([']', '[']).map(|n| end + n).filter(|n| text[*n..].starts_with(']'));
        if let (Some(open), Some(close)) = (open, close) {
            let from = text[open + 1..sign].rfind(';').map_or(open + 1, |n| open + 1 + n + 1);
            let to = text[end..close].find(';').map_or(close, |n| end + n);
            let prefix = text[from..sign].trim().trim_end_matches('-').trim();
            let suffix = text[end..to].trim().trim_start_matches(',').trim();
            links.push(Link {
                span: Span::new(sign, end + text[end..to].trim_end().len()),
                targets: vec![key],
                prefix: (!prefix.is_empty()).then(|| prefix.to_owned()),
                locator: (!suffix.is_empty()).then(|| suffix.to_owned()),
                narrative: false,
            });
        } else {
            links.push(Link {
                span: Span::new(sign, end),
                targets: vec![key],
                prefix: None,
                locator: None,
                narrative: true,
            });
        }
    }
    links
}

fn key_at(text: &str, at: usize) -> Option<(String, usize)> {
    let rest = text.get(at..)?;
    if let Some(braced) = rest.strip_prefix('{') {
        let end = braced.find('}')?;
        return Some((braced[..end].to_owned(), at + end + 2));
    }
    let mut end = 0;
    for (n, c) in rest.char_indices() {
        let inner = matches!(c, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '<' | '>' | '~' | '/');
        let goes_on = rest[n + c.len_utf8()..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
        if c.is_alphanumeric() || c == '_' || (inner && goes_on && n > 0) {
            end = n + c.len_utf8();
        } else {
            break;
        }
    }
    (end > 0).then(|| (rest[..end].to_owned(), at + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pandoc_citations_give_keys_prefixes_and_locators() {
        let text = "---\ntitle: \"On Keys\"\nauthor: Jane Roe\nbibliography: refs.bib\n---\n\nAs @doe2001 says [see @roe:1999, pp. 3--4; -@poe_x]. Mail me@x.org.\n";
        let document = read(text);
        assert_eq!(document.record.text(&Field::Title), Some("On Keys"));
        assert_eq!(document.bibliographies, ["refs.bib"]);
        let keys: Vec<_> = document.links.iter().map(|l| (l.targets[0].as_str(), l.narrative)).collect();
        assert_eq!(keys, [("doe2001", true), ("roe:1999", false), ("poe_x", false)]);
        assert_eq!(document.links[1].prefix.as_deref(), Some("see"));
        assert_eq!(document.links[1].locator.as_deref(), Some("pp. 3--4"));
        assert_eq!(document.links[1].span.of(&document.text), "@roe:1999, pp. 3--4");
    }

    #[test]
    fn lists_in_brackets_and_whole_dates_are_read_from_the_front_matter() {
        let document = read("---\ntitle: On Keys\nauthor: [Jane Roe, \"Max Doe\"]\ndate: 2024-03-05\n---\n\nText.\n");
        let names = document.record.names(Field::Author).unwrap();
        assert_eq!(names.list.iter().map(|name| name.family()).collect::<Vec<_>>(), ["Roe", "Doe"]);
        assert_eq!(document.record.date(Field::Date).unwrap().to_string(), "2024-03-05");
        assert_eq!(read("---\ndate: 2023 (draft)\n---\n").record.date(Field::Date).unwrap().to_string(), "2023");
    }
}
