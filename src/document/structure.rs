//! Sections, paragraphs and notes of a text without markup, from its lines alone.
//!
//! Takes a [`Flow`]; gives headings with their sections, paragraphs of running text, and the notes of a notes section
//! with the places that refer to them. A heading is a short line of its own that ends no sentence; the names that every
//! discipline gives its sections are known in six languages.

mod notes;

use crate::text::{Span, collapse_whitespace, fold};

use super::flow::Flow;
use super::front;
use super::level::{below_capitals, level_of};
use super::{Note, Section};
pub(super) use notes::{anchor_of, square_anchor};
use notes::{at_the_end, read_notes};

/// What a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Body,
    References,
    Notes,
}

const REFERENCES: &[&str] = &[
    "references",
    "reference",
    "bibliography",
    "works cited",
    "literature cited",
    "literature",
    "references cited",
    "cited literature",
    "reference list",
    "list of references",
    "sources",
    "literaturverzeichnis",
    "literatur",
    "bibliographie",
    "quellenverzeichnis",
    "quellen und literatur",
    "references bibliographiques",
    "ouvrages cites",
    "referencias",
    "referencias bibliograficas",
    "bibliografia",
    "obras citadas",
    "riferimenti bibliografici",
    "opere citate",
    "referencias bibliograficas citadas",
    "notes and references",
    "cited references",
];
const NOTES: &[&str] =
    &["notes", "endnotes", "footnotes", "note", "anmerkungen", "endnoten", "fussnoten", "notas", "notes de fin"];
const KNOWN: &[&str] = &[
    "abstract",
    "summary",
    "keywords",
    "introduction",
    "background",
    "methods",
    "method",
    "materials and methods",
    "results",
    "discussion",
    "results and discussion",
    "conclusion",
    "conclusions",
    "acknowledgements",
    "acknowledgments",
    "appendix",
    "funding",
    "author contributions",
    "data availability",
    "limitations",
    "related work",
    "zusammenfassung",
    "einleitung",
    "methode",
    "ergebnisse",
    "diskussion",
    "schluss",
    "fazit",
    "danksagung",
    "resume",
    "remerciements",
    "resumen",
    "introduccion",
    "metodos",
    "resultados",
    "discusion",
    "conclusiones",
    "agradecimientos",
    "riassunto",
    "introduzione",
    "metodi",
    "risultati",
    "discussione",
    "conclusioni",
    "resumo",
    "introducao",
    "discussao",
    "conclusao",
    "supplementary material",
    "conflict of interest",
    "abbreviations",
    "open practices",
];

pub(super) fn part_of(heading: &str) -> Part {
    let folded = fold(heading);
    let names = [without_number(&folded), without_roman(&folded)];
    if names.iter().any(|name| REFERENCES.contains(name)) {
        Part::References
    } else if names.iter().any(|name| NOTES.contains(name)) {
        Part::Notes
    } else {
        Part::Body
    }
}

pub(super) fn is_known(line: &str) -> bool {
    let folded = fold(line);
    let names = [without_number(&folded), without_roman(&folded)];
    names.iter().any(|name| KNOWN.contains(name) || REFERENCES.contains(name) || NOTES.contains(name))
}

fn without_number(folded: &str) -> &str {
    folded.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ')
}

/// `II. Background`, folded, without its number.
fn without_roman(folded: &str) -> &str {
    let roman = |number: &str| !number.is_empty() && number.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    folded.split_once(' ').filter(|(number, _)| roman(number)).map_or(folded, |(_, name)| name)
}

/// Whether a line opens with the number of a section: `2.1 Interpretability`, `II. Background`, `A. Sequence models`.
pub(super) fn is_numbered(line: &str) -> bool {
    let Some((number, name)) = line.trim().split_once(' ') else { return false };
    let bare = number.trim_end_matches(['.', ')']);
    let digits = bare.bytes().all(|b| b.is_ascii_digit() || b == b'.') && bare.len() < 8;
    let letters = bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
        || bare.len() == 1 && bare.as_bytes()[0].is_ascii_uppercase();
    !bare.is_empty()
        && (digits || letters && bare.len() < number.len())
        && name.trim_start().starts_with(char::is_uppercase)
}

/// Words with which no heading ends: the line goes on.
const GO_ON: &[&str] = &[
    "the", "a", "an", "of", "in", "for", "to", "and", "or", "with", "by", "on", "at", "from", "as", "is", "are", "was",
    "were", "that", "which", "und", "der", "die", "das", "et", "de", "la", "le", "les", "el", "di", "del",
];

/// Whether `line` is a name that sections bear: `References`, `Introduction`, `Anmerkungen`.
pub fn is_section_name(line: &str) -> bool {
    line.len() < 60 && is_known(line)
}

/// What the lines of a text say about its structure; spans count bytes of the source.
#[derive(Debug, Default)]
pub struct Structure {
    /// In document order.
    pub sections: Vec<Section>,
    /// Running text.
    pub paragraphs: Vec<Span>,
    /// Notes of notes sections.
    pub notes: Vec<Note>,
}

/// Reads the structure of `flow`.
pub fn read(flow: &Flow) -> Structure {
    // A paragraph this long stands above no author.
    const LONG: usize = 200;
    let blocks = blocks(flow);
    let mut structure = Structure::default();
    let mut part = Part::Body;
    let mut headings: Vec<(Span, u8, String)> = Vec::new();
    let mut notes: Vec<(String, Span)> = Vec::new();
    let front = front_matter(flow, &blocks);
    let headless = at_the_end(&flow.text, &blocks);
    for (n, &(span, heading)) in blocks.iter().enumerate() {
        if headless == Some(n) {
            part = Part::Notes;
        }
        // Authors, affiliations and the journal's name are short lines too.
        if n > 0 && n < front {
            continue;
        }
        // Inside the notes only a name that sections bear ends them: a line of a note may look like a heading.
        let heading =
            heading && (part != Part::Notes || is_known(span.of(&flow.text)) || span.of(&flow.text).starts_with('#'));
        if heading {
            let line = collapse_whitespace(span.of(&flow.text));
            // Authors below the title head no section.
            let told = blocks[..n].iter().any(|(span, heading)| !heading && span.len() > LONG);
            let byline = n < 4 && headings.len() == 1 && !told && !is_known(&line) && !line.starts_with('#');
            if byline && !front::people(&line).is_empty() {
                continue;
            }
            // A title is followed by another heading or by the authors; it still opens the text.
            part = part_of(&line);
            let level = level_of(&line);
            headings.push((span, level, line.trim_start_matches('#').trim().to_owned()));
            continue;
        }
        match part {
            Part::References => {}
            Part::Notes => read_notes(&flow.text, span, &mut notes),
            Part::Body => structure.paragraphs.push(flow.source_span(span)),
        }
    }
    below_capitals(&mut headings);
    structure.sections = sections(flow, headings);
    let mut from = 0;
    // The notes' own labels refer to nothing.
    let body = &flow.text[..notes.first().map_or(0, |(_, span)| span.start)];
    let body = &body[..body.rfind('\n').unwrap_or(0)];
    for (mark, span) in notes {
        let square = flow.text[..span.start].trim_end().ends_with(&format!("[{mark}]"));
        let anchor =
            square.then(|| square_anchor(body, &mark, from)).flatten().or_else(|| anchor_of(body, &mark, from));
        if let Some(anchor) = anchor {
            from = anchor.end;
        }
        structure.notes.push(Note {
            mark,
            span: flow.source_span(span),
            anchor: anchor.map(|anchor| flow.source_span(anchor)),
        });
    }
    structure
}

/// Where the heading of the reference list stands, in bytes of the source.
pub fn list_heading(flow: &Flow) -> Option<usize> {
    let blocks = blocks(flow);
    let (span, _) =
        blocks.iter().rfind(|(span, heading)| *heading && part_of(span.of(&flow.text)) == Part::References)?;
    Some(flow.source_span(*span).start)
}

/// Where the first heading of notes or references stands, in bytes of the mended text: what is below speaks of other works.
pub fn end_matter(flow: &Flow) -> Option<usize> {
    let heads = |(span, heading): &&(Span, bool)| {
        *heading && matches!(part_of(span.of(&flow.text)), Part::References | Part::Notes)
    };
    blocks(flow).iter().find(heads).map(|(span, _)| span.start)
}

/// How many blocks the first page's matter before the abstract takes up: none unless a known heading soon follows.
fn front_matter(flow: &Flow, blocks: &[(Span, bool)]) -> usize {
    let short = |span: Span| span.len() < 300;
    let known = blocks.iter().take(25).position(|&(span, heading)| heading && is_known(span.of(&flow.text)));
    // Headings with marks are the text's own.
    let marked = |n: &usize| blocks[..*n].iter().skip(1).any(|(span, _)| span.of(&flow.text).starts_with('#'));
    let known = known.filter(|n| !marked(n));
    // A short text may have no such heading before that of its references.
    let opens = |n: &usize| part_of(blocks[*n].0.of(&flow.text)) != Part::References;
    known.filter(opens).filter(|&n| blocks[..n].iter().all(|&(span, _)| short(span))).unwrap_or(0)
}

/// Parts of the flow that are headings or paragraphs, in order.
fn blocks(flow: &Flow) -> Vec<(Span, bool)> {
    let text = flow.text.as_str();
    let mut blocks = Vec::new();
    let mut start = 0;
    for block in text.split("\n\n") {
        let span = Span::new(start, start + block.len());
        start = span.end + 2;
        if block.trim().is_empty() {
            continue;
        }
        peel(text, span, &mut blocks);
    }
    let mut blocks = rejoined(text, blocks);
    // The last block is never a heading: nothing stands under it.
    if let Some(last) = blocks.last_mut() {
        last.1 &= text[last.0.start..last.0.end].trim_start().starts_with('#');
    }
    blocks
}

/// The blocks, a heading that the next block goes on with being none: behind a large initial the first line of a paragraph may
/// stand apart, `ELECTRONIC records were built for` / `billing`.
fn rejoined(text: &str, blocks: Vec<(Span, bool)>) -> Vec<(Span, bool)> {
    let mut joined: Vec<(Span, bool)> = Vec::with_capacity(blocks.len());
    for (span, heading) in blocks {
        // A title whose lines stand apart.
        if let [(above, title)] = joined.as_mut_slice()
            && !is_known(span.of(text))
            && is_broken_heading(&[above.of(text), span.of(text)], true)
        {
            (above.end, *title) = (span.end, true);
            continue;
        }
        let goes_on = !heading && span.of(text).trim_start().starts_with(char::is_lowercase);
        let initial = |above: &str| {
            let first = above.trim_start().split(' ').next().unwrap_or("");
            first.chars().count() > 1 && first.chars().all(char::is_uppercase)
        };
        let goes_on = goes_on && joined.last().is_some_and(|(above, _)| initial(above.of(text)));
        match joined.last_mut() {
            Some((above, true))
                if goes_on && !above.of(text).trim_start().starts_with('#') && !is_known(above.of(text)) =>
            {
                *above = Span::new(above.start, span.end);
                if let Some(last) = joined.last_mut() {
                    last.1 = false;
                }
            }
            _ => joined.push((span, heading)),
        }
    }
    joined
}

/// Takes headings off the start of a block, and known headings out of its middle.
fn peel(text: &str, block: Span, blocks: &mut Vec<(Span, bool)>) {
    let mut paragraph = block.start;
    let mut at = block.start;
    let mut ended = true;
    let lines: Vec<&str> = block.of(text).split('\n').collect();
    let widest = usual_width(&lines);
    // `II. Background` / `A. Sequence Models`: headings one under the other.
    let levels = |lines: &[&str]| lines.windows(2).all(|pair| level_of(pair[0]) < level_of(pair[1]));
    if (2..=3).contains(&lines.len())
        && levels(&lines)
        && lines.iter().all(|line| is_numbered(line) && looks_like_heading(line))
    {
        for line in lines {
            blocks.push((Span::new(at, at + line.len()), true));
            at += line.len() + 1;
        }
        return;
    }
    if lines.len() == 2 && is_broken_heading(&lines, blocks.is_empty()) {
        blocks.push((block, true));
        return;
    }
    for (n, line) in lines.iter().enumerate() {
        let span = Span::new(at, at + line.len());
        at = span.end + 1;
        let next = lines.get(n + 1).copied();
        let opens = paragraph == span.start;
        let heading = if opens && next.is_none() {
            looks_like_heading(line) || asks(line)
        } else {
            ended
                && (is_known(line)
                    || (next.is_some_and(opens_paragraph) && line.len() * 5 < widest * 3 && looks_like_heading(line)))
        };
        if heading {
            if !opens {
                blocks.push((Span::new(paragraph, span.start), false));
            }
            blocks.push((span, true));
            paragraph = at;
        }
        ended = heading
            || line.trim_end_matches(['”', '"', '’', ')', ' ']).ends_with(['.', '?', '!'])
            || line.trim_end().ends_with(|c: char| c.is_ascii_digit()) && line.len() * 5 < widest * 4;
    }
    if paragraph < block.end {
        blocks.push((Span::new(paragraph, block.end), false));
    }
}

/// `The Voice of Salt: Rivers, Weirs, and` / `the Critics of the Lake`: a heading in two lines. Only a title is broken at a colon:
/// behind others something is told.
fn is_broken_heading(lines: &[&str], is_title: bool) -> bool {
    const LONGEST: usize = 100;
    const FILLED: usize = 30;
    let [first, second] = lines else { return false };
    let whole = format!("{} {}", first.trim(), second.trim());
    let small = second.trim_start().starts_with(char::is_lowercase) && first.len() >= FILLED;
    let goes_on = small || goes_on(first) && (is_title || !first.trim_end().ends_with([':', '–', '—']));
    goes_on
        && !first.starts_with('#')
        && !is_known(first)
        && lines.iter().all(|line| line.len() <= LONGEST)
        && looks_like_heading(&whole)
}

/// Whether the first line of a title or heading goes on in the next: it ends in a colon or in a word that no title ends with.
pub(super) fn goes_on(line: &str) -> bool {
    let line = line.trim_end();
    let last = line.rsplit(' ').next().unwrap_or("").to_lowercase();
    line.contains(' ') && (line.ends_with([':', '–', '—']) || GO_ON.contains(&last.as_str()))
}

/// How wide lines of the block are that are filled: as most are behind the first, the last left out. The widest may be two that
/// a hyphen joined.
fn usual_width(lines: &[&str]) -> usize {
    let filled = match lines {
        [_, between @ .., _] if !between.is_empty() => between,
        _ => lines,
    };
    let mut widths: Vec<usize> = filled.iter().map(|line| line.len()).collect();
    widths.sort_unstable();
    if filled.len() == lines.len() { widths.last().copied().unwrap_or(0) } else { widths[widths.len() / 2] }
}

fn opens_paragraph(line: &str) -> bool {
    line.trim_start().chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '‘' | '"'))
}

fn looks_like_heading(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with('#') {
        return line.trim_start_matches('#').starts_with(' ');
    }
    if is_known(line) {
        return true;
    }
    let words = line.split_whitespace().count();
    let bare = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    let capital = bare.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '“' | '‘' | '"' | '\''));
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    // `…, said Roe.[^3]`, `…, said Roe.[3]`
    let unmarked = line.rfind('[').filter(|_| line.ends_with(']')).map_or(line, |open| line[..open].trim_end());
    let last = bare.rsplit(' ').next().unwrap_or("");
    let asks = matches!(bare.split(' ').next(), Some("What" | "Where" | "Who" | "How" | "Why" | "Which" | "When"));
    line.chars().count() <= 130
        && words <= 16
        && !(words > 2 && GO_ON.contains(&last) && !asks)
        && capital
        && letters >= 3
        && letters * 2 > bare.chars().count()
        && !unmarked.trim_end_matches(|c: char| c.is_ascii_digit() || notes::RAISED.contains(&c)).ends_with(['.', ',', ';', ':', '…', '=', '?', '”'])
        && !line.contains(['=', '\t', '@'])
        && !line.contains("  ")
        // The row of a table.
        && !line.contains(" | ")
}

/// `Why do rivers move?`, alone between blank lines; no quotation, no line that a dash or a speaker's name opens, no numbered
/// question of the author's own study (`RQ1 How …`), and nothing that a person is asked.
fn asks(line: &str) -> bool {
    const WORDS: usize = 12;
    let Some(question) = line.trim().strip_suffix('?') else { return false };
    let one = !question.contains(['?', '!', ';', ':', '“', '‘', '"', '(', '[', '—']) && !question.starts_with('\'');
    let words = || question.split_whitespace();
    let labelled = words()
        .next()
        .is_some_and(|first| first.starts_with(char::is_alphabetic) && first.contains(|c: char| c.is_ascii_digit()));
    let of_someone = words().any(|word| matches!(word.to_lowercase().as_str(), "you" | "your" | "yours" | "yourself"));
    one && !labelled && !of_someone && words().count() <= WORDS && looks_like_heading(question)
}

/// A section ends where the next heading of its level or above starts.
fn sections(flow: &Flow, headings: Vec<(Span, u8, String)>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::with_capacity(headings.len());
    let mut open: Vec<usize> = Vec::new();
    let end = flow.source_span(Span::new(0, flow.text.len())).end;
    for (span, level, heading) in headings {
        let span = flow.source_span(span);
        while open.last().is_some_and(|&n| sections[n].level >= level) {
            if let Some(n) = open.pop() {
                sections[n].span.end = span.start;
            }
        }
        open.push(sections.len());
        sections.push(Section { level, heading, span: Span::new(span.start, end) });
    }
    sections
}

#[cfg(test)]
mod tests;
