//! Citation keys in the texts that cite: where they stand, and how to replace them.
//!
//! LaTeX's citing commands (`\cite`, `\parencite`, `\textcites` …, also in `.aux` and `.bcf`), Pandoc's and Quarto's
//! `@key`, and Typst's `@key` and `#cite(<key>)`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::bibtex::syntax::Edit;
use crate::text::Span;

/// What kind of text it is, by the name of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Latex,
    Aux,
    Bcf,
    Markdown,
    Typst,
}

fn kind_of(file: &str) -> Option<Kind> {
    match file.rsplit('.').next()?.to_lowercase().as_str() {
        "tex" | "ltx" | "latex" | "rnw" | "sty" => Some(Kind::Latex),
        "aux" => Some(Kind::Aux),
        "bcf" => Some(Kind::Bcf),
        "md" | "qmd" | "rmd" | "markdown" | "txt" => Some(Kind::Markdown),
        "typ" => Some(Kind::Typst),
        _ => None,
    }
}

#[allow(clippy::expect_used)] // constant patterns, read by a test
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a constant pattern")
}

static LATEX: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\\(?i:(?:[a-z]*cite[a-z]*|nocite|fullcite|footfullcite|citeauthor|bibentry)\*?)((?:\s*(?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}))+)",
    )
});
static GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{([^{}]*)\}"));
static AUX: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\(?:citation|abx@aux@cite(?:\{[^{}]*\})?)\{([^{}]*)\}"));
static BCF: LazyLock<Regex> = LazyLock::new(|| pattern(r"<bcf:citekey[^>]*>([^<]*)</bcf:citekey>"));
static MARKDOWN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\w@.\\/])-?@(?:\{([^{}\s]+)\}|([\w][\w:.#$%&+?<>~/-]*))"));
static TYPST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?:^|[^\w@.\\/])@([\w][\w:.-]*)|#cite\(\s*(?:label\("([^"]*)"\)|<([^<>]*)>)"#));

/// Every key that `text` cites, with its bytes; `None` where a file of that name is of no kind that is understood.
/// A key `*` (`\nocite{*}`) stands for all.
///
/// ```
/// use catena::bibtex::cited_keys;
/// let keys = |text, file| cited_keys(text, file).unwrap().into_iter().map(|(key, _)| key).collect::<Vec<_>>();
/// assert_eq!(keys(r"\textcite[see][12]{a, b}; \cites(x)[1]{c}{d} % \cite{off}", "p.tex"), ["a", "b", "c", "d"]);
/// assert_eq!(keys("As @smith99 says [-@doe2000, p. 3]; me@host.org", "p.md"), ["smith99", "doe2000"]);
/// ```
pub fn cited_keys(text: &str, file: &str) -> Option<Vec<(String, Span)>> {
    let kind = kind_of(file)?;
    let mut found = Vec::new();
    let mut add = |start: usize, keys: &str| {
        let mut at = start;
        for key in keys.split(',') {
            let lead = key.len() - key.trim_start().len();
            let bare = key.trim();
            if !bare.is_empty() {
                found.push((bare.to_owned(), Span::new(at + lead, at + lead + bare.len())));
            }
            at += key.len() + 1;
        }
    };
    match kind {
        Kind::Latex => {
            let masked = without_comments(text);
            for whole in LATEX.captures_iter(&masked) {
                let name = whole.get(0).map_or("", |m| m.as_str()).split(['{', '[', '(']).next().unwrap_or("").trim();
                let Some(arguments) = whole.get(1) else { continue };
                let groups: Vec<regex::Match<'_>> =
                    GROUP.captures_iter(arguments.as_str()).filter_map(|g| g.get(1)).collect();
                // `\cites{a}{b}` takes several groups, every other command one.
                let several = name.trim_end_matches('*').ends_with("cites");
                let wanted = if several { groups.len() } else { 1 };
                for group in groups.into_iter().take(wanted) {
                    add(arguments.start() + group.start(), group.as_str());
                }
            }
        }
        Kind::Aux => AUX.captures_iter(text).filter_map(|c| c.get(1)).for_each(|m| add(m.start(), m.as_str())),
        Kind::Bcf => BCF.captures_iter(text).filter_map(|c| c.get(1)).for_each(|m| add(m.start(), m.as_str())),
        Kind::Markdown => {
            for capture in MARKDOWN.captures_iter(text) {
                if let Some(key) = capture.get(1).or_else(|| capture.get(2)) {
                    // A mark at the end belongs to the sentence.
                    let bare = key
                        .as_str()
                        .trim_end_matches([':', '.', '#', '$', '%', '&', '-', '+', '?', '<', '>', '~', '/']);
                    add(key.start(), bare);
                }
            }
        }
        Kind::Typst => {
            for capture in TYPST.captures_iter(text) {
                if let Some(key) = (1..=3).find_map(|at| capture.get(at)) {
                    add(key.start(), key.as_str().trim_end_matches([':', '.', '-']));
                }
            }
        }
    }
    Some(found)
}

/// The text with its `%` comments as spaces, byte for byte in the same places.
fn without_comments(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut comment = false;
    for at in 0..bytes.len() {
        match bytes[at] {
            b'\n' => comment = false,
            b'%' if at == 0 || bytes[at - 1] != b'\\' => comment = true,
            _ => {}
        }
        if comment {
            bytes[at] = b' ';
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The replacements that put new keys in the place of old ones, in order. Where two keys of one list became one, the second
/// goes.
pub fn key_edits(text: &str, file: &str, keys: &BTreeMap<String, String>) -> Vec<Edit> {
    let mut cited = cited_keys(text, file).unwrap_or_default();
    cited.sort_by_key(|(_, span)| *span);
    let mut edits = Vec::new();
    let mut before: Option<Span> = None;
    let mut list: BTreeSet<&str> = BTreeSet::new();
    for (key, span) in &cited {
        let between = before.and_then(|before| text.get(before.end..span.start));
        let goes_on = between.is_some_and(|between| {
            between.contains([',', ';', ' '])
                && between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | ';' | '@' | '-'))
        });
        if !goes_on {
            list.clear();
        }
        let new = keys.get(key).map_or(key.as_str(), String::as_str);
        // A locator that follows belongs to this key.
        let located =
            text.get(span.end..).is_some_and(|rest| rest.starts_with(',')) && between.is_some_and(|b| b.contains('@'));
        if !list.insert(new) && new != key && !located {
            let start = before.map_or(span.start, |before| before.end);
            edits.push(Edit { span: Span::new(start, span.end), with: String::new() });
        } else if new != key {
            edits.push(Edit { span: *span, with: new.to_owned() });
        }
        before = Some(*span);
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibtex::syntax::apply;

    #[test]
    fn two_keys_that_became_one_are_cited_once() {
        let keys = BTreeMap::from([("a".to_owned(), "n".to_owned()), ("b".to_owned(), "n".to_owned())]);
        for (file, text, new) in [
            ("x.tex", r"\cite{a, b,c} \cite{b} \cite{c,n, a}", r"\cite{n,c} \cite{n} \cite{c,n}"),
            ("x.md", "[@a; @b] [see @a, p. 3; @b, p. 4]", "[@n] [see @n, p. 3; @n, p. 4]"),
            ("x.typ", "@a @b and @a", "@n and @n"),
        ] {
            assert_eq!(apply(text, &key_edits(text, file, &keys)), new, "{file}");
        }
    }

    #[test]
    fn every_pattern_is_sound_and_keys_are_replaced_in_place() {
        let keys = BTreeMap::from([("a".to_owned(), "new".to_owned())]);
        for (file, text, new) in [
            ("x.tex", r"\citep[1]{b,a} a \Textcite{a}", r"\citep[1]{b,new} a \Textcite{new}"),
            ("x.aux", r"\citation{a,b}\abx@aux@cite{0}{a}", r"\citation{new,b}\abx@aux@cite{0}{new}"),
            ("x.bcf", r#"<bcf:citekey order="1">a</bcf:citekey>"#, r#"<bcf:citekey order="1">new</bcf:citekey>"#),
            ("x.md", "see [@a; @b] and @a.", "see [@new; @b] and @new."),
            ("x.typ", "As @a and #cite(<a>, form: \"prose\")", "As @new and #cite(<new>, form: \"prose\")"),
        ] {
            assert_eq!(apply(text, &key_edits(text, file, &keys)), new, "{file}");
        }
        assert_eq!(cited_keys("x", "x.docx"), None);
    }
}
