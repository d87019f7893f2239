//! A claim on one screen: what is claimed, and the passage that is said to carry it, with its words made to stand out.

use catena::graph::Scholarship;
use catena::library::Library;
use catena::query::answer;
use catena::text::{Span, collapse_whitespace, first_words, quoted};
use catena::tradition::{Claim, Evidence};

/// Bytes of the text shown on either side of the evidence.
const AROUND: usize = 320;

/// How the words that matter are marked.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// The sentences that carry the claim.
    evidence: (&'static str, &'static str),
    /// The citation of the work in them.
    citation: (&'static str, &'static str),
    /// What is said beside.
    faint: (&'static str, &'static str),
    bold: (&'static str, &'static str),
}

impl Marks {
    /// With the terminal's own means, or with signs where it has none.
    pub const fn new(styled: bool) -> Self {
        if styled {
            Marks {
                evidence: ("\x1b[33m", "\x1b[0m"),
                citation: ("\x1b[1;4;33m", "\x1b[0;33m"),
                faint: ("\x1b[2m", "\x1b[0m"),
                bold: ("\x1b[1m", "\x1b[0m"),
            }
        } else {
            Marks { evidence: ("»", "«"), citation: ("[[", "]]"), faint: ("", ""), bold: ("", "") }
        }
    }

    fn bold(self, text: &str) -> String {
        format!("{}{text}{}", self.bold.0, self.bold.1)
    }

    fn faint(self, text: &str) -> String {
        format!("{}{text}{}", self.faint.0, self.faint.1)
    }
}

/// The screen of one claim. `whole`: the whole paragraph around the words, not only what stands next to them.
pub fn screen(
    library: &Library,
    graph: &Scholarship,
    claim: &Claim,
    marks: Marks,
    width: usize,
    whole: bool,
) -> String {
    let mut text = String::new();
    if let Some(work) = graph.work(&claim.work) {
        let year = work.record.year().map_or_else(|| "n.d.".to_owned(), |year| year.to_string());
        let named = format!("{} ({year})", answer::short_author(work));
        text.push_str(&format!("{}  {}\n", marks.bold(&named), marks.faint(&format!("[{}]", work.key))));
        text.push_str(&wrapped(&work.record.full_title(), width));
    }
    let object = claim.tradition.as_deref().or(claim.object.as_deref()).unwrap_or_default();
    let label = graph.tradition(object).map_or(object, |tradition| tradition.label.as_str());
    let role = answer::role_words(claim.role);
    text.push_str(&format!("\n    {role} {}\n\n", marks.bold(label)));
    let mut aside = format!("according to {}, confidence {:.2}", claim.according_to, claim.confidence);
    if let Some(cue) = &claim.cue {
        let rule = cue.rule.as_deref().map(|rule| format!(", rule {rule}")).unwrap_or_default();
        aside.push_str(&format!("; cue: “{}”{rule}", first_words(&quoted(&cue.text), answer::CUE)));
    }
    text.push_str(&marks.faint(wrapped(&aside, width).trim_end()));
    text.push('\n');
    for evidence in &claim.evidence {
        let place = answer::place_in_words(evidence.section.as_deref(), evidence.paragraph, evidence.sentence);
        if !place.is_empty() {
            text.push_str(&format!("\n{}\n", marks.faint(&place)));
        }
        text.push_str(&wrapped(&passage(library, graph, claim, evidence, marks, whole), width));
    }
    text
}

fn passage(
    library: &Library,
    graph: &Scholarship,
    claim: &Claim,
    evidence: &Evidence,
    marks: Marks,
    whole: bool,
) -> String {
    let (Some(document), Some(span)) = (library.texts.get(&claim.according_to), evidence.span) else {
        let quote = evidence.quote.as_deref().unwrap_or("the text is not kept: look it up at this place");
        return format!("{}{quote}{}", marks.evidence.0, marks.evidence.1);
    };
    let paragraph = document.paragraphs.iter().copied().find(|p| p.overlaps(span)).unwrap_or(span);
    let shown = if whole { paragraph } else { around(&document.text, paragraph, span) };
    let cited = graph.occurrences_of(&claim.work);
    let mut cited: Vec<Span> = cited
        .into_iter()
        .filter(|place| place.document.work.key == claim.according_to)
        .filter_map(|place| place.occurrence.span)
        .filter(|place| span.contains(*place))
        .collect();
    cited.sort_unstable();
    let text = &document.text;
    let mut out = String::new();
    if shown.start > paragraph.start {
        out.push_str("… ");
    }
    out.push_str(Span::new(shown.start.min(span.start), span.start).of(text));
    out.push_str(marks.evidence.0);
    let mut at = span.start;
    for place in cited.into_iter().filter(|place| place.start >= span.start) {
        if place.start < at {
            continue;
        }
        out.push_str(Span::new(at, place.start).of(text));
        out.push_str(&format!("{}{}{}", marks.citation.0, place.of(text), marks.citation.1));
        at = place.end;
    }
    out.push_str(Span::new(at, span.end).of(text));
    out.push_str(marks.evidence.1);
    out.push_str(Span::new(span.end, shown.end.max(span.end)).of(text));
    if shown.end < paragraph.end {
        out.push_str(" …");
    }
    collapse_whitespace(&out)
}

/// Some text on either side, from word to word, inside the paragraph.
fn around(text: &str, paragraph: Span, span: Span) -> Span {
    let words = |from: usize, to: usize| text.get(from..to).map(|part| part.split_inclusive(' ').map(str::len));
    let (mut start, mut end) = (span.start, span.end);
    let before: Vec<usize> = words(paragraph.start.min(span.start), span.start).into_iter().flatten().collect();
    for length in before.into_iter().rev() {
        if span.start - (start - length) > AROUND {
            break;
        }
        start -= length;
    }
    for length in words(span.end, paragraph.end.max(span.end)).into_iter().flatten() {
        if end + length - span.end > AROUND {
            break;
        }
        end += length;
    }
    Span::new(start, end)
}

/// Lines of at most `width` columns; escape sequences take none.
fn wrapped(text: &str, width: usize) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split_whitespace() {
        let length = console::measure_text_width(word);
        if column > 0 && column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out + "\n"
}
