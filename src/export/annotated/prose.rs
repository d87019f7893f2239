//! Notes that people wrote in Markdown, as HTML: paragraphs, emphasis, code, links and lists. Everything else stands as
//! it was typed, escaped; HTML in a note is text.

use crate::export::Markup;

/// A note as HTML blocks.
pub(super) fn html(note: &str) -> String {
    let mut blocks = Vec::new();
    for block in note.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        let lines: Vec<&str> = block.lines().map(str::trim).collect();
        let items: Option<Vec<&str>> =
            lines.iter().map(|line| line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))).collect();
        match items {
            Some(items) => {
                let items: String = items.into_iter().map(|item| format!("<li>{}</li>", inline(item))).collect();
                blocks.push(format!("<ul>{items}</ul>"));
            }
            None if lines.iter().all(|line| line.starts_with('>')) => {
                let inner: Vec<&str> = lines.iter().map(|line| line.trim_start_matches('>').trim()).collect();
                blocks.push(format!("<blockquote><p>{}</p></blockquote>", inline(&inner.join(" "))));
            }
            None => blocks.push(format!("<p>{}</p>", inline(lines.join(" ").trim_start_matches(['#', ' '])))),
        }
    }
    blocks.join("\n")
}

/// Emphasis, code and links of one paragraph.
fn inline(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '_', '`', '[', '\\', '<']) {
        shown.push_str(&Markup::Html.escape(&rest[..at]));
        let before = rest[..at].chars().last();
        let from = &rest[at..];
        let (html, length) = mark(from, before).unwrap_or_else(|| (Markup::Html.escape(&from[..1]), 1));
        shown.push_str(&html);
        rest = &from[length..];
    }
    shown.push_str(&Markup::Html.escape(rest));
    shown
}

/// The markup at the start of `text` as HTML, and its length.
fn mark(text: &str, before: Option<char>) -> Option<(String, usize)> {
    for (mark, tag) in [("**", "strong"), ("__", "strong"), ("*", "em"), ("_", "em"), ("`", "code")] {
        let Some(inside) = text.strip_prefix(mark) else { continue };
        let end = inside.find(mark).filter(|end| *end > 0)?;
        let words = &inside[..end];
        // `_` inside a word (`a_b`) and a star between blanks (`2 * 3`) are themselves.
        let in_word = mark.starts_with('_') && before.is_some_and(char::is_alphanumeric);
        if in_word || words.starts_with(' ') || words.ends_with(' ') {
            return None;
        }
        let shown = if mark == "`" { Markup::Html.escape(words) } else { inline(words) };
        return Some((format!("<{tag}>{shown}</{tag}>"), end + 2 * mark.len()));
    }
    if let Some(escaped) = text.strip_prefix('\\').and_then(|rest| rest.chars().next()) {
        return escaped
            .is_ascii_punctuation()
            .then(|| (Markup::Html.escape(&escaped.to_string()), 1 + escaped.len_utf8()));
    }
    if let Some(inside) = text.strip_prefix('<') {
        let address = &inside[..inside.find('>')?];
        let whole = address.starts_with("https://") || address.starts_with("http://");
        return (whole && !address.contains(char::is_whitespace))
            .then(|| (Markup::Html.link(&Markup::Html.escape(address), address), address.len() + 2));
    }
    let inside = text.strip_prefix('[')?;
    let (shown, rest) = inside.split_once("](")?;
    let address = &rest[..rest.find(')')?];
    let safe = ["http://", "https://", "#", "mailto:"].iter().any(|start| address.starts_with(start));
    (safe && !shown.contains('['))
        .then(|| (Markup::Html.link(&inline(shown), address), shown.len() + address.len() + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_set_and_cannot_smuggle_anything_in() {
        assert_eq!(
            html("Source of *pastoral\npower*, a_b, 2 * 3."),
            "<p>Source of <em>pastoral power</em>, a_b, 2 * 3.</p>"
        );
        assert_eq!(html("One.\n\n- a\n- **b**"), "<p>One.</p>\n<ul><li>a</li><li><strong>b</strong></li></ul>");
        assert_eq!(html("<script>x</script>"), "<p>&lt;script&gt;x&lt;/script&gt;</p>");
        assert_eq!(html("[x](javascript:alert(1))"), "<p>[x](javascript:alert(1))</p>");
        assert_eq!(html("[x](https://a.b/c)"), "<p><a href=\"https://a.b/c\">x</a></p>");
        assert_eq!(html("*never closed"), "<p>*never closed</p>");
    }
}
