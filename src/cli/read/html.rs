//! A reading as a page: the text with its citations and references linked and coloured, so that a person sees at a
//! glance what was found and what was missed. One file, no scripts from elsewhere, nothing fetched.

use std::collections::BTreeMap;
use std::fmt::Write;

use catena::citation::{Citation, Form};
use catena::text::{Span, collapse_whitespace};

use super::Read;

const STYLE: &str = "\
body{font:17px/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fdfdfb}\
header{font:14px/1.5 system-ui,sans-serif;border-bottom:1px solid #ddd;padding-bottom:1rem;margin-bottom:1.5rem}\
h1{font:600 1.5rem/1.3 Georgia,serif;margin:0 0 .3rem}\
main{white-space:pre-wrap;overflow-wrap:break-word}\
a{color:inherit;text-decoration:none;border-radius:3px;padding:0 .1em}\
.parenthetical{background:#d9ead3}.narrative{background:#cfe2f3}.numeric{background:#fff2cc}.note{background:#ead1dc}\
.mention{border-bottom:2px dotted #888}.unread{border-bottom:2px dashed #c60}.unresolved{background:#f4b6b6;outline:1px solid #c00}\
.ambiguous{background:#fbd8a5;outline:1px dashed #b60}\
.reference{border-left:3px solid #6aa84f;padding-left:.5em;display:inline-block}\
.uncited{border-left-color:#c00;background:#fbe3e3}.heading{font-weight:600}.furniture{color:#aaa;font-size:.8em}\
details{margin-top:.6rem}details li{margin:.2rem 0}.back{font:12px system-ui,sans-serif;color:#666}\
:target{background:#fff3a0}.legend span{margin-right:.8em;padding:.1em .35em;border-radius:3px}\
details a{text-decoration:underline}@media(prefers-color-scheme:dark){body{background:#1c1c1c;color:#e6e6e6}.parenthetical{background:#27421f}\
.narrative{background:#1d3a52}.numeric{background:#4d4212}.note{background:#4a2537}.unresolved{background:#6b1f1f}\
.ambiguous{background:#5d4113}.uncited{background:#4a2020}.furniture{color:#666}:target{background:#5a5210}}";

/// What stands at a place of the text.
enum Piece<'r> {
    Citations(Vec<(usize, &'r Citation)>),
    Reference(usize),
    /// A heading, or a running head or page number: its class.
    Plain(&'static str),
}

/// The page.
pub fn write(read: &Read) -> String {
    let text = &read.document.text;
    let mut pieces: BTreeMap<usize, (usize, Piece<'_>)> = BTreeMap::new();
    let mut last = 0;
    let mut cited: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut ordered: Vec<(usize, &Citation)> = read.reading.citations.iter().enumerate().collect();
    ordered.sort_by_key(|(_, c)| (c.span.start, c.span.end));
    for (n, citation) in ordered {
        for &r in &citation.refs {
            cited.entry(r).or_default().push(n);
        }
        if citation.span.start < last {
            // Numbers of one range share a place.
            if let Some((_, (_, Piece::Citations(shared)))) = pieces.range_mut(..=citation.span.start).next_back() {
                shared.push((n, citation));
            }
            continue;
        }
        last = citation.span.end;
        pieces.insert(citation.span.start, (citation.span.end, Piece::Citations(vec![(n, citation)])));
    }
    for reference in read.reading.references.iter().filter(|r| !r.span.is_empty()) {
        let span = reference.span;
        let overlaps = pieces.range(..span.end).next_back().is_some_and(|(_, (end, _))| *end > span.start);
        if !overlaps {
            pieces.insert(span.start, (span.end, Piece::Reference(reference.index)));
        }
    }
    let heads = read.document.sections.iter().map(|section| {
        let line = section.span.of(text).lines().next().unwrap_or("").len();
        (Span::new(section.span.start, section.span.start + line), "heading")
    });
    let furniture = read.document.furniture.iter().map(|span| (*span, "furniture"));
    let unread = unread(text).into_iter().map(|span| (span, "unread"));
    for (span, class) in heads.chain(furniture).chain(unread) {
        let taken = pieces.range(..span.end).next_back().is_some_and(|(_, (end, _))| *end > span.start);
        if !taken && !span.is_empty() {
            pieces.insert(span.start, (span.end, Piece::Plain(class)));
        }
    }
    let title = read.document.record.full_title();
    let title = if title.is_empty() { read.document.path.clone() } else { title };
    let mut out = String::with_capacity(text.len() * 2);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        escape(read.document.language.as_deref().unwrap_or("en")),
        escape(&title)
    );
    let unread = pieces.values().filter(|(_, piece)| matches!(piece, Piece::Plain("unread"))).count();
    header(&mut out, read, &title, unread);
    out.push_str("<main>");
    let text = &reflowed(text);
    let mut at = 0;
    for (start, (end, piece)) in &pieces {
        if *start < at {
            continue;
        }
        out.push_str(&escape(Span::new(at, *start).of(text)));
        let inside = escape(Span::new(*start, *end).of(text));
        match piece {
            Piece::Plain(class) => {
                let _ = write!(out, "<span class=\"{class}\">{inside}</span>");
            }
            Piece::Citations(citations) => link(&mut out, read, citations, &inside),
            Piece::Reference(n) => {
                let places = cited.get(n).map(Vec::as_slice).unwrap_or_default();
                let class = if places.is_empty() { "reference uncited" } else { "reference" };
                let _ = write!(out, "<span class=\"{class}\" id=\"r{n}\">{inside}");
                for (k, place) in places.iter().enumerate() {
                    let _ = write!(out, " <a class=\"back\" href=\"#c{place}\">{}</a>", k + 1);
                }
                out.push_str("</span>");
            }
        }
        at = *end;
    }
    out.push_str(&escape(Span::new(at, text.len()).of(text)));
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The text with its lines run on, where they were broken at the width of a page: a blank for a line end, a soft hyphen for
/// a hyphen and a line end, so that every place stays where it was. Short lines, as of tables and headings, stay lines.
fn reflowed(text: &str) -> String {
    /// Longer lines were not broken at a page's width.
    const WIDEST: usize = 160;
    let mut widths: Vec<usize> = text.lines().map(|line| line.trim().len()).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let Some(&width) = widths.get(widths.len() * 9 / 10).filter(|width| **width <= WIDEST) else {
        return text.to_owned();
    };
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().and_then(|next| next.chars().next());
        let goes_on = next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\u{c}' | '•' | '-' | '*' | '>' | '|'));
        let Some(bare) = line.strip_suffix('\n').filter(|bare| goes_on && bare.trim().len() * 10 >= width * 7) else {
            out.push_str(line);
            continue;
        };
        match bare.strip_suffix('-').filter(|word| word.ends_with(char::is_alphabetic)) {
            Some(word) if next.is_some_and(char::is_lowercase) => {
                out.push_str(word);
                out.push('\u{AD}');
            }
            _ => {
                out.push_str(bare);
                out.push(' ');
            }
        }
    }
    out
}

/// Years and numbers in brackets: what may be a citation, so that one that was missed is seen.
fn unread(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Vec<char> = Vec::new();
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        match c {
            '(' | '[' => open.push(c),
            ')' | ']' => drop(open.pop()),
            // A bracket that nothing closes ends with its paragraph.
            '\n' if text[start..].starts_with("\n\n") => open.clear(),
            _ => {}
        }
        if c.is_ascii_digit() && !before.is_alphanumeric() {
            let mut end = start + 1;
            while let Some((at, _)) = rest.next_if(|(_, next)| next.is_ascii_digit()) {
                end = at + 1;
            }
            let number = &text[start..end];
            let year = number.len() == 4 && ("1500".."2100").contains(&number);
            let alone = open.last() == Some(&'[') && before == '[' && number.len() <= 3;
            if !open.is_empty() && (year || alone) {
                found.push(Span::new(start, end));
            }
            before = '0';
        } else {
            before = c;
        }
    }
    found
}

fn header(out: &mut String, read: &Read, title: &str, unread: usize) {
    let citations = &read.reading.citations;
    let _ = write!(out, "<header>\n<h1>{}</h1>\n", escape(title));
    let _ = writeln!(
        out,
        "<p>{} references, {} citations, {} problems. Hover over a citation to see its work; follow it to the list.</p>",
        read.reading.references.len(),
        citations.iter().filter(|c| c.form != Form::Mention).count(),
        read.problems.len()
    );
    out.push_str("<p class=\"legend\">");
    for form in [Form::Parenthetical, Form::Narrative, Form::Numeric, Form::Note, Form::Mention] {
        let count = citations.iter().filter(|c| c.form == form).count();
        if count > 0 {
            let name = form.name();
            let _ = write!(out, "<span class=\"{name}\">{name} {count}</span>");
        }
    }
    let cites = |c: &&Citation| c.form != Form::Mention;
    let unresolved = citations.iter().filter(cites).filter(|c| c.refs.is_empty()).count();
    let ambiguous = citations.iter().filter(cites).filter(|c| c.refs.len() > 1).count();
    if unresolved > 0 {
        let _ = write!(out, "<span class=\"unresolved\">not in the list {unresolved}</span>");
    }
    if ambiguous > 0 {
        let _ = write!(out, "<span class=\"ambiguous\">ambiguous {ambiguous}</span>");
    }
    let cited: std::collections::BTreeSet<usize> = citations.iter().flat_map(|c| c.refs.iter().copied()).collect();
    let uncited = read.reading.references.len() - cited.len().min(read.reading.references.len());
    if uncited > 0 {
        let _ = write!(out, "<span class=\"reference uncited\">never cited {uncited}</span>");
    }
    if unread > 0 {
        let _ = write!(out, "<span class=\"unread\">in brackets and not read as a citation {unread}</span>");
    }
    out.push_str("</p>\n");
    problems(out, read);
    out.push_str("</header>\n");
}

/// Every problem, to be unfolded.
fn problems(out: &mut String, read: &Read) {
    if read.problems.is_empty() {
        return;
    }
    let _ = write!(out, "<details><summary>{} problems</summary>\n<ul>\n", read.problems.len());
    for problem in &read.problems {
        let message = escape(&problem.message);
        let _ = match anchor(read, problem.place.span) {
            Some(anchor) => writeln!(out, "<li><a href=\"#{anchor}\">{message}</a></li>"),
            None => writeln!(out, "<li>{message}</li>"),
        };
    }
    out.push_str("</ul></details>\n");
}

/// The citation or reference at `place`.
fn anchor(read: &Read, place: Option<Span>) -> Option<String> {
    let place = place?;
    let citation = read.reading.citations.iter().position(|c| c.span.overlaps(place)).map(|n| format!("c{n}"));
    let reference = || read.reading.references.iter().find(|r| r.span.overlaps(place)).map(|r| format!("r{}", r.index));
    citation.or_else(reference)
}

fn link(out: &mut String, read: &Read, citations: &[(usize, &Citation)], inside: &str) {
    let Some(&(n, first)) = citations.first() else { return };
    let mut class = first.form.name().to_owned();
    if first.form != Form::Mention {
        match first.refs.len() {
            0 => class.push_str(" unresolved"),
            1 => {}
            _ => class.push_str(" ambiguous"),
        }
    }
    let mut titles: Vec<String> = Vec::new();
    for (_, citation) in citations {
        for &r in &citation.refs {
            if let Some(reference) = read.reading.references.get(r) {
                titles.push(collapse_whitespace(&reference.raw));
            }
        }
        titles.extend(citation.why_unresolved.clone());
    }
    let target = first.refs.first().map(|r| format!(" href=\"#r{r}\"")).unwrap_or_default();
    for (other, _) in &citations[1..] {
        let _ = write!(out, "<span id=\"c{other}\"></span>");
    }
    let _ =
        write!(out, "<a class=\"{class}\" id=\"c{n}\"{target} title=\"{}\">{inside}</a>", escape(&titles.join("\n")));
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A form feed has no place in a page.
            '\u{C}' => out.push('\n'),
            c if c.is_control() && !matches!(c, '\n' | '\t' | '\r') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_numbers_in_brackets_are_what_may_have_been_missed() {
        let text = "In 1998 (Roe 1999, p. 12; [3] and 2001a) of 34 [see 4] people (n = 1200";
        let words: Vec<_> = unread(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["1999", "3", "2001"]);
    }

    #[test]
    fn lines_of_a_page_run_on_and_every_place_stays() {
        let text = "Rivers\n\nThose who live on rivers have long known that they con-\nnect more than they part (Abe, 2001), and that\nlakes do not.\n\n1 2\n3 4\n";
        let shown = reflowed(text);
        assert_eq!(shown.len(), text.len());
        assert_eq!(shown.find("(Abe"), text.find("(Abe"));
        assert!(
            shown.starts_with("Rivers\n\nThose who live on rivers have long known that they con\u{AD}nect more than")
        );
        assert!(shown.ends_with("and that lakes do not.\n\n1 2\n3 4\n"));
        let paragraph = "word ".repeat(60);
        let unbroken = format!("{paragraph}\n{paragraph}\n");
        assert_eq!(reflowed(&unbroken), unbroken);
    }
}
