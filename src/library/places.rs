//! Places in a document's text as people count them: section, paragraph in the section, sentence in the paragraph.

use crate::citation::{self, Citation, Occurrence};
use crate::document::Document;
use crate::text::{Positions, Span, Spans, collapse_whitespace};
use crate::tradition::Evidence;

/// Code points of the words kept on either side of a quotation, so that it can be found again.
const CONTEXT: usize = 48;

/// Sections, paragraphs and sentences, to count by.
pub(super) struct Places<'d> {
    document: &'d Document,
    positions: Positions<'d>,
    notes: Spans,
}

impl<'d> Places<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Places { document, positions: Positions::new(&document.text), notes: document.places_of_notes() }
    }

    /// The innermost section of a byte.
    fn section(&self, at: usize) -> Option<usize> {
        let sections = self.document.sections.iter().enumerate();
        sections.rev().find(|(_, section)| section.span.start <= at && at < section.span.end).map(|(number, _)| number)
    }

    /// Section, paragraph and sentence of a byte, counted from 1.
    fn place(&self, at: usize) -> (Option<String>, Option<u32>, Option<u32>) {
        let section = self.section(at);
        let heading = section.and_then(|number| self.document.sections.get(number)).map(|s| s.heading.clone());
        let paragraphs = &self.document.paragraphs;
        let through = paragraphs.partition_point(|p| p.start <= at);
        let Some(paragraph) = through.checked_sub(1).filter(|number| at < paragraphs[*number].end) else {
            return (heading, None, None);
        };
        let before = paragraphs[..paragraph].iter().rev().take_while(|p| self.section(p.start) == section).count();
        let span = paragraphs[paragraph];
        let first = self.document.sentences.partition_point(|s| s.start < span.start);
        let through = self.document.sentences.partition_point(|s| s.start <= at);
        let sentence = u32::try_from(through.saturating_sub(first)).ok().filter(|number| *number > 0);
        (heading, u32::try_from(before + 1).ok(), sentence)
    }

    /// The stretch that a counted place means: a sentence, else its paragraph. A place that names no paragraph, and one
    /// that is not there, mean nothing.
    pub(super) fn stretch(&self, evidence: &Evidence) -> Option<Span> {
        let wanted = evidence.paragraph?;
        let (mut last, mut number) = (None, 0);
        for &paragraph in &self.document.paragraphs {
            let section = self.section(paragraph.start);
            number = if last == Some(section) { number + 1 } else { 1 };
            last = Some(section);
            let heading = section.and_then(|n| self.document.sections.get(n)).map(|s| s.heading.as_str());
            if number != wanted || evidence.section.as_deref() != heading {
                continue;
            }
            let Some(sentence) = evidence.sentence else { return Some(paragraph) };
            let first = self.document.sentences.partition_point(|s| s.start < paragraph.start);
            let nth = usize::try_from(sentence).ok()?.checked_sub(1)?;
            return self.document.sentences.get(first + nth).copied().filter(|s| s.start < paragraph.end);
        }
        None
    }

    /// A stretch, widened to the sentences of which it has the greater part, without those of which it has a few words.
    pub(super) fn whole_sentences(&self, span: Span) -> Span {
        let share = |sentence: &Span| {
            let shared = sentence.end.min(span.end) - sentence.start.max(span.start);
            (shared as f64) / (sentence.len().max(1) as f64)
        };
        let touched: Vec<(Span, f64)> =
            self.document.sentences.iter().filter(|s| s.overlaps(span)).map(|s| (*s, share(s))).collect();
        if !touched.iter().any(|(_, share)| *share >= 0.6) {
            return span;
        }
        let mut own = touched.iter().filter(|(_, share)| *share >= 0.3);
        let part = |(sentence, share): &(Span, f64)| {
            if *share >= 0.6 {
                *sentence
            } else {
                Span::new(sentence.start.max(span.start), sentence.end.min(span.end))
            }
        };
        let Some(first) = own.next().map(part) else { return span };
        own.map(part).fold(first, |wide, more| Span::new(wide.start, more.end))
    }

    pub(super) fn quote(&self, span: Span) -> Option<String> {
        Some(collapse_whitespace(span.of(&self.document.text))).filter(|quote| !quote.is_empty())
    }

    fn code_points(&self, span: Span) -> (Option<usize>, Option<usize>) {
        (Some(self.positions.code_point(span.start)), Some(self.positions.code_point(span.end)))
    }

    /// The byte of a code point.
    pub(super) fn byte(&self, point: usize) -> usize {
        self.positions.byte(point)
    }

    pub(super) fn occurrence(&self, citation: &Citation, keys: &[&str]) -> Occurrence {
        // What a note cites is cited where the text refers to the note.
        let note = self.notes.containing(citation.span).and_then(|note| self.document.notes[note].anchor);
        let (section, paragraph, sentence) = self.place(note.unwrap_or(citation.span).start);
        let works = citation.refs.iter().filter_map(|&at| keys.get(at)).map(|key| (*key).to_owned()).collect();
        let printed = self.quote(citation.span);
        let mention = citation.form == citation::Form::Mention && citation.refs.is_empty();
        let (start, end) = self.code_points(citation.span);
        Occurrence {
            section,
            paragraph,
            sentence,
            group: u32::try_from(citation.group + 1).ok(),
            works,
            scholars: printed.iter().filter(|_| mention).filter_map(|name| citation::classic_author(name)).collect(),
            form: citation.form,
            printed,
            prefix: citation.prefix.clone(),
            locator: citation.locator.clone(),
            quote: self.quote(citation.sentence),
            start,
            end,
            span: Some(citation.span),
        }
    }

    /// What stands at a place, with all that finds it again.
    pub(super) fn evidence(&self, span: Span) -> Evidence {
        let (section, paragraph, sentence) = self.place(span.start);
        let (start, end) = self.code_points(span);
        let text = &self.document.text;
        let before: Vec<char> =
            collapse_whitespace(&text[..span.start].chars().rev().take(4 * CONTEXT).collect::<String>())
                .chars()
                .take(CONTEXT)
                .collect();
        let after: Vec<char> = collapse_whitespace(&text[span.end..].chars().take(4 * CONTEXT).collect::<String>())
            .chars()
            .take(CONTEXT)
            .collect();
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        Evidence {
            section,
            paragraph,
            sentence,
            quote: self.quote(span),
            before: some(whole_words(&before).chars().rev().collect()),
            after: some(whole_words(&after)),
            start,
            end,
            span: Some(span),
        }
    }
}

/// The words that were not cut at the far end.
fn whole_words(letters: &[char]) -> String {
    let text: String = letters.iter().collect();
    match text.rfind(' ') {
        Some(at) if letters.len() == CONTEXT => text[..at].to_owned(),
        _ => text,
    }
}
