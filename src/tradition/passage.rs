//! A document's running text as the rules of this module read it: sentences in paragraphs, each with its citations.
//!
//! Takes a document and its citations; gives [`Passage`]. Notes and the reference list are left out: what is argued in
//! the body decides. The lower-cased text of a sentence has the same bytes at the same places as the sentence itself, so
//! that a cue found in one is a place in the other.

use std::collections::BTreeMap;
use std::ops::Range;

use super::headless::headless;
use super::mention::{self, Mention, Place, mentions};
use super::name;
use crate::citation::{Citation, Form};
use crate::document::Document;
use crate::text::Span;

/// One sentence.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Bytes of the document's text: a sentence, or the part of one that speaks of one school.
    pub span: Span,
    /// The whole sentence.
    pub sentence: Span,
    /// The words of `span`, ASCII lower-cased, with white space as blanks; byte for byte as long.
    pub low: String,
    /// Its content words, folded.
    pub words: Vec<String>,
    /// Noun phrases in it that may name schools.
    pub schools: Vec<Mention>,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Citations in it, in order: index into the document's citations.
    pub cites: Vec<usize>,
    /// Scholars named in it without a year.
    pub mentions: Vec<usize>,
    /// Innermost section.
    pub section: Option<usize>,
}

/// The running text.
#[derive(Debug, Clone, Default)]
pub(super) struct Passage {
    /// Every sentence of the body, in order.
    pub lines: Vec<Line>,
    /// Sentences of each paragraph, as ranges of `lines`.
    pub paragraphs: Vec<Range<usize>>,
    /// Sections that have text of their own, in order, from their first line to their last.
    pub sections: BTreeMap<usize, Range<usize>>,
    /// The document's citations; those in notes stand where the running text refers to the note.
    pub citations: Vec<Citation>,
}

/// ASCII lower case, line breaks as blanks; the same length in bytes.
pub(super) fn lower(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c.to_ascii_lowercase() }).collect()
}

impl Passage {
    /// Reads the body of `document`.
    pub fn read(document: &Document, citations: &[Citation]) -> Passage {
        let mut passage = Passage { citations: anchored(document, citations), ..Passage::default() };
        let citations = &passage.citations;
        let mut next = 0;
        let mut order: Vec<usize> = (0..citations.len()).collect();
        order.sort_by_key(|&at| (citations[at].span.start, at));
        // Where works are cited by their author's name and a page, a name that tells one work is a citation of it.
        let bare = citations.iter().filter(|c| c.form == Form::Mention && c.refs.len() == 1).count();
        let by_name = bare > 4 * (citations.len() - bare);
        let mut lines: Vec<Line> = Vec::new();
        let mut paragraphs = Vec::new();
        let mut cited = 0;
        for (number, paragraph) in document.paragraphs.iter().enumerate() {
            let start = lines.len();
            while next < document.sentences.len() && document.sentences[next].start < paragraph.start {
                next += 1;
            }
            while let Some(&span) = document.sentences.get(next).filter(|s| s.start < paragraph.end) {
                next += 1;
                while cited < order.len() && citations[order[cited]].span.start < span.start {
                    cited += 1;
                }
                let section = innermost(document, span.start);
                let cites = order[cited..].iter().any(|&at| citations[at].span.start < span.end);
                let whole = vec![Span::new(0, span.len())];
                for part in if cites { parts(span.of(&document.text)) } else { whole } {
                    let part = part.shift(span.start);
                    let low = lower(part.of(&document.text));
                    let mut line = Line {
                        span: part,
                        sentence: span,
                        schools: schools(&low, part, document, citations, &order[cited..]),
                        words: name::words(&low),
                        low,
                        paragraph: number,
                        cites: Vec::new(),
                        mentions: Vec::new(),
                        section,
                    };
                    while cited < order.len() && citations[order[cited]].span.start < part.end {
                        let at = order[cited];
                        let list = if citations[at].form == Form::Mention && !by_name {
                            &mut line.mentions
                        } else {
                            &mut line.cites
                        };
                        list.push(at);
                        cited += 1;
                    }
                    lines.push(line);
                }
            }
            paragraphs.push(start..lines.len());
        }
        for (at, line) in lines.iter().enumerate() {
            if let Some(section) = line.section {
                passage.sections.entry(section).and_modify(|lines| lines.end = at + 1).or_insert(at..at + 1);
            }
        }
        passage.lines = lines;
        passage.paragraphs = paragraphs;
        passage
    }
}

/// The citations, those in a note moved to the mark that stands for it in the running text.
fn anchored(document: &Document, citations: &[Citation]) -> Vec<Citation> {
    let mut out = citations.to_vec();
    let notes = document.places_of_notes();
    for citation in &mut out {
        if let Some(anchor) = notes.containing(citation.span).and_then(|note| document.notes[note].anchor) {
            citation.span = anchor;
        }
    }
    out
}

/// The noun phrases that may name schools; "the view of Roe et al." names none.
fn schools(low: &str, part: Span, document: &Document, citations: &[Citation], next: &[usize]) -> Vec<Mention> {
    let mut found = mentions(low, part.of(&document.text));
    for named in headless(low, part.of(&document.text)) {
        found.retain(|m| !m.span.overlaps(named.span));
        found.insert(0, named);
    }
    let inside = next.iter().map(|&at| &citations[at]).take_while(|c| c.span.start < part.end);
    let works: Vec<&Citation> = inside.collect();
    // "The Roe school" is called after a scholar; "the view of Roe" is a scholar's.
    let called_after = |work: &Citation, name: Span, m: &Mention| {
        work.form == Form::Mention && (work.span.end < name.end || m.sectarian && work.span.start > name.start)
    };
    found.retain(|m| {
        let name = m.span.shift(part.start);
        works.iter().all(|work| !work.span.overlaps(name) || called_after(work, name, m))
    });
    found
}

/// A sentence cut where it turns from one school to another: "the X approach … (works), whereas the Y approach … (works)".
fn parts(sentence: &str) -> Vec<Span> {
    let low = lower(sentence);
    let low = low.as_str();
    let found = mentions(low, sentence);
    let named = |m: &&Mention| !m.key.is_empty() && !m.pointing && !m.counted;
    let mut cuts: Vec<usize> = Vec::new();
    for mention in found.iter().filter(named).filter(|m| m.place == Place::Topic) {
        let start = mention::clause_start(low, mention.span.start);
        if start > 0
            && (mention.holds
                || mention.cited
                || mention.opposed
                || low[..start].trim_end_matches(|c: char| c.is_ascii_digit()).ends_with([';', ':']))
        {
            cuts.push(start);
        }
    }
    let cited: Vec<&Mention> = found.iter().filter(named).filter(|m| m.cited).collect();
    if cited.len() > 1 {
        // "realist (works), liberal (works) and critical approaches (works)": each name has its works at its side.
        cuts.extend(cited.iter().skip(1).filter_map(|m| {
            let close = low.get(..m.span.start)?.rfind([')', ']'])?;
            Some(close + 1)
        }));
    }
    let mut depth = 0usize;
    for (at, mark) in low.match_indices(['(', '[', ')', ']', ';']) {
        match mark {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ if depth == 0 && super::frame::enumerated(&low[at + 1..]).is_some() => {
                cuts.push(mention::after_mark(low, at + 1));
            }
            _ => {}
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.retain(|&c| c < low.len() && low.is_char_boundary(c));
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain([low.len()]);
    starts.zip(ends).map(|(a, b)| Span::new(a, b)).collect()
}

fn innermost(document: &Document, at: usize) -> Option<usize> {
    let begun = document.sections.partition_point(|section| section.span.start <= at);
    document.sections[..begun].iter().rposition(|section| at < section.span.end)
}
