//! Tagged references → tokens with the labels that each may have.
//!
//! Reads JSON lines (`raw` with `spans` in code points, or `tokens`) and AnyStyle's XML, also with text between fields. Corpora differ in what they tag:
//! some tag every character, others leave `vol.`, `pp.`, `(eds)` and punctuation out; some keep volume and issue in one
//! field, some call the book that holds a chapter a title. [`settle`](super::settle) brings them to one convention.

use std::fmt;

use super::settle;
use crate::reference::{Label, Tokens};

/// A reference with what its tokens are.
#[derive(Debug, Clone)]
pub struct Example {
    /// The reference as printed.
    pub raw: String,
    /// Its tokens.
    pub tokens: Tokens,
    /// Set of labels that each token may have, as bits by [`Label::index`]; more than one where the corpus does not say.
    pub allowed: Vec<u32>,
    /// Set of labels that this corpus tags at all, as bits; the others are not scored.
    pub tagged: u32,
    /// Which list it stands in, where the corpus says.
    pub list: Option<String>,
    /// Whether it has been given before, and is there again to be learnt from more often: it makes nothing more frequent.
    pub again: bool,
}

/// What is wrong with a tagged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for CorpusError {}

/// Labels that a token may have when nothing is known of it.
pub const ANY: u32 = (1 << Label::ALL.len()) - 1;

/// Reads a tagged file: AnyStyle's XML if it begins with `<`, else JSON lines. What cannot be read is reported, the rest
/// is kept.
pub fn read(text: &str) -> (Vec<Example>, Vec<CorpusError>) {
    if text.trim_start().starts_with('<') { read_xml(text) } else { read_json_lines(text) }
}

fn read_json_lines(text: &str) -> (Vec<Example>, Vec<CorpusError>) {
    let mut examples = Vec::new();
    let mut errors = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match read_json(line) {
            Ok(example) => examples.extend(example),
            Err(message) => errors.push(CorpusError { line: index + 1, message }),
        }
    }
    (examples, errors)
}

fn read_json(line: &str) -> Result<Option<Example>, String> {
    let value: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let raw = value.get("raw").and_then(|raw| raw.as_str()).ok_or("no `raw` text")?;
    let list = value.get("file").and_then(|file| file.as_str()).map(str::to_owned);
    let spans = match value.get("spans").and_then(|spans| spans.as_array()) {
        Some(spans) if !spans.is_empty() => byte_spans(raw, spans)?,
        _ => spans_of_tokens(
            raw,
            value.get("tokens").and_then(|tokens| tokens.as_array()).ok_or("neither `spans` nor `tokens`")?,
        )?,
    };
    let kind = value.pointer("/fields/type").and_then(|kind| kind.as_str());
    let mut example = example(raw, &spans, kind == Some("meta-annotation"), list);
    if let (Some(example), Some(names)) = (&mut example, value.get("annotated").and_then(|names| names.as_array())) {
        example.tagged = names
            .iter()
            .filter_map(|name| field_label(name.as_str()?))
            .fold(0, |bits, label| bits | 1 << label.index());
    }
    Ok(example)
}

/// The label of a CSL variable.
fn field_label(name: &str) -> Option<Label> {
    match name {
        "issued" => Some(Label::Date),
        "page" => Some(Label::Pages),
        "publisher-place" => Some(Label::Location),
        other => Label::from_name(&other.to_ascii_lowercase()),
    }
}

/// A stretch of the raw text and its label; `None` where the tag set has a name that we do not know.
pub type Tagged = (usize, usize, Option<Label>);

fn byte_spans(raw: &str, spans: &[serde_json::Value]) -> Result<Vec<Tagged>, String> {
    let mut offsets: Vec<usize> = raw.char_indices().map(|(at, _)| at).collect();
    offsets.push(raw.len());
    let mut list = Vec::with_capacity(spans.len());
    for span in spans {
        let (Some(start), Some(end), Some(name)) = (
            span.get(0).and_then(|v| v.as_u64()),
            span.get(1).and_then(|v| v.as_u64()),
            span.get(2).and_then(|v| v.as_str()),
        ) else {
            return Err("a span is not [start, end, label]".into());
        };
        let (Some(&start), Some(&end)) = (offsets.get(start as usize), offsets.get(end as usize)) else {
            return Err("a span ends beyond the text".into());
        };
        if start < end {
            list.push((start, end, Label::from_name(name)));
        }
    }
    list.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    Ok(list)
}

fn spans_of_tokens(raw: &str, tokens: &[serde_json::Value]) -> Result<Vec<Tagged>, String> {
    let mut list = Vec::with_capacity(tokens.len());
    let mut at = 0;
    for token in tokens {
        let (Some(word), Some(name)) = (token.get(0).and_then(|v| v.as_str()), token.get(1).and_then(|v| v.as_str()))
        else {
            return Err("a token is not [text, label]".into());
        };
        if let Some(found) = raw.get(at..).and_then(|rest| rest.find(word)) {
            list.push((at + found, at + found + word.len(), Label::from_name(name)));
            at += found + word.len();
        }
    }
    Ok(list)
}

/// Puts a tagged reference together; `None` where it has no tokens.
pub fn example(raw: &str, spans: &[Tagged], titles_mixed: bool, list: Option<String>) -> Option<Example> {
    let tokens = Tokens::read(raw);
    if tokens.is_empty() {
        return None;
    }
    let mut labels: Vec<Option<Label>> = Vec::with_capacity(tokens.len());
    let mut next = 0;
    for token in &tokens.list {
        while spans.get(next).is_some_and(|(_, end, _)| *end <= token.origin.start) {
            next += 1;
        }
        let covering = spans.iter().skip(next).take_while(|(start, ..)| *start < token.origin.end);
        // `²1992` may be tagged as an edition and a year: the field that has most of the token has it.
        let shared =
            |(start, end, _): &&Tagged| token.origin.end.min(*end).saturating_sub(token.origin.start.max(*start));
        let named = covering.filter(|span| span.2.is_some() && shared(span) > 0);
        let most = named.max_by_key(|span| (shared(span), std::cmp::Reverse(span.0)));
        labels.push(most.and_then(|(_, _, label)| *label));
    }
    let allowed = settle::settle(&tokens, labels, titles_mixed);
    Some(Example { raw: raw.to_owned(), tokens, allowed, tagged: ANY, list, again: false })
}

/// The namespace of `xml:space`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// AnyStyle's form, in which everything stands in some field. With `xml:space="preserve"` on the way to a sequence, what
/// stands between its fields is kept as it is and nothing is put there; `id` there names the list.
fn read_xml(text: &str) -> (Vec<Example>, Vec<CorpusError>) {
    let document = match roxmltree::Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            return (Vec::new(), vec![CorpusError { line: error.pos().row as usize, message: error.to_string() }]);
        }
    };
    let mut examples = Vec::new();
    for sequence in document.descendants().filter(|node| node.has_tag_name("sequence")) {
        let as_printed = sequence.ancestors().any(|node| node.attribute((XML, "space")) == Some("preserve"));
        let list = sequence.ancestors().find_map(|node| node.attribute("id")).map(str::to_owned);
        let mut raw = String::new();
        let mut spans = Vec::new();
        for node in sequence.children() {
            let words = node.text().unwrap_or_default();
            if as_printed && !node.is_element() {
                raw.push_str(words);
            }
            if !node.is_element() || words.trim().is_empty() {
                continue;
            }
            if !as_printed && !raw.is_empty() {
                raw.push(' ');
            }
            let start = raw.len();
            raw.push_str(if as_printed { words } else { words.trim() });
            spans.push((start, raw.len(), Label::from_name(node.tag_name().name())));
        }
        examples.extend(example(&raw, &spans, false, list));
    }
    (examples, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(example: &Example) -> Vec<(String, &'static str)> {
        let one = |bits: u32| Label::ALL.into_iter().find(|label| bits == 1 << label.index()).map_or("?", Label::name);
        example.tokens.words().map(str::to_owned).zip(example.allowed.iter().map(|bits| one(*bits))).collect()
    }

    #[test]
    fn spans_count_code_points_and_keywords_join_their_field() {
        let line = r#"{"raw":"Müller, A. 1999. Über Macht. Zs 3, S. 4.","spans":[[0,10,"author"],[11,15,"date"],[17,27,"title"],[29,31,"journal"],[32,33,"volume"],[38,39,"pages"]]}"#;
        let (examples, errors) = read(line);
        assert!(errors.is_empty());
        let labels = labels(&examples[0]);
        let of = |word: &str| labels.iter().find(|(w, _)| w == word).unwrap().1;
        assert_eq!(
            [of("Müller"), of("1999"), of("Macht"), of("Zs"), of("3"), of("S"), of("4")],
            ["author", "date", "title", "container-title", "volume", "pages", "pages"]
        );
    }

    #[test]
    fn a_token_of_two_fields_is_of_that_which_has_most_of_it() {
        let line = r#"{"raw":"Roe, A. X, Oslo ²1992.","spans":[[0,7,"author"],[8,9,"title"],[11,15,"location"],[16,17,"edition"],[17,21,"date"]]}"#;
        let (examples, _) = read(line);
        assert_eq!(labels(&examples[0]).iter().find(|(word, _)| word.contains("1992")).unwrap().1, "date");
    }

    #[test]
    fn xml_sequences_and_broken_lines() {
        let (examples, _) = read(
            "<dataset><sequence><author>Doe, J.</author><date>(1990).</date><title>X.</title></sequence></dataset>",
        );
        assert_eq!(examples.len(), 1);
        assert_eq!(labels(&examples[0])[0], ("Doe".to_owned(), "author"));
        let (examples, errors) = read(
            "<c xml:space=\"preserve\"><dataset id=\"a\">\n<sequence><author>Doe</author>, <title>X &amp; Y</title>, in \
             <volume>12</volume><issue>(3)</issue>.</sequence></dataset></c>",
        );
        assert!(errors.is_empty());
        assert_eq!((examples[0].raw.as_str(), examples[0].list.as_deref()), ("Doe, X & Y, in 12(3).", Some("a")));
        let (examples, errors) = read("{\"raw\": 3}\n{\n");
        assert!(examples.is_empty());
        assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [1, 2]);
    }
}
