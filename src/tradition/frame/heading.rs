//! Headings that name schools.
//!
//! Takes the document's sections; opens frames where a heading names a school, and names frames that have a section to
//! themselves.

use super::{Frame, Opening, Walk};
use crate::document::{Document, Section};
use crate::text::Span;
use crate::tradition::cue;
use crate::tradition::mention::{Head, Mention, mentions};
use crate::tradition::name::{self, Name};
use crate::tradition::passage::Line;
use crate::tradition::words::{Words, is_no_doctrine, words};

impl Walk<'_> {
    /// A frame that has a section to itself takes the section's heading as its name.
    pub(super) fn name_by_heading(&mut self) {
        let section_of =
            |f: &Frame| f.lines.first().and_then(|(at, _)| self.passage.lines.get(*at)).and_then(|l| l.section);
        let sections: Vec<Option<usize>> = self.out.list.iter().map(section_of).collect();
        for (at, section) in sections.iter().enumerate() {
            let Some(section) = section else { continue };
            let alone = sections.iter().filter(|s| **s == Some(*section)).count() == 1;
            let first = self.out.list[at].lines.first().map(|(line, _)| *line);
            let starts = first.and_then(|l| self.passage.lines.get(l)).is_some_and(|line| {
                line.paragraph == 0
                    || self.passage.paragraphs[line.paragraph - 1]
                        .clone()
                        .next_back()
                        .and_then(|l| self.passage.lines.get(l))
                        .is_none_or(|l| l.section != line.section)
            });
            let Some(heading) = self.document.sections.get(*section) else { continue };
            let title = first.and_then(|l| self.passage.lines.get(l)).is_some_and(|l| l.paragraph == 0);
            if alone
                && starts
                && !title
                && self.out.list[at].opening != Opening::Sole
                && let Some(mut name) = heading_name(self.document, heading)
            {
                // The text's own name for the school is better than a heading that only alludes to it.
                let frame = &mut self.out.list[at];
                let own = frame.strong && frame.names.first().is_some_and(|n| n.weight > 8);
                if own && !names_a_school(&heading.heading) {
                    name.weight = 4;
                    frame.names.push(name);
                } else {
                    frame.names.insert(0, name);
                    frame.names.sort_by_key(|name| std::cmp::Reverse(name.weight));
                }
            }
        }
    }

    /// The heading above names a school, and the section cites.
    pub(super) fn by_heading(&mut self, number: usize, at: usize) {
        let line = &self.passage.lines[at];
        let Some(section) = line.section.and_then(|s| self.document.sections.get(s)) else { return };
        let first_here = number == 0
            || self
                .passage
                .paragraphs
                .get(number - 1)
                .and_then(|r| self.passage.lines.get(r.start))
                .is_none_or(|l| l.section != line.section);
        if first_here && self.by_section(at) {
            return;
        }
        if number == 0 || !first_here {
            return;
        }
        let siblings = self.document.sections.iter().filter(|s| s.level == section.level).take(2).count();
        let named = names_a_school(&section.heading)
            || headed_elsewhere(self.document, &section.heading)
            || (self.awaits(number) || section.heading.contains(':')) && self.parallel_headings(section);
        if siblings < 2 || !named {
            return;
        }
        let Some(name) = heading_name(self.document, section) else { return };
        let span = name.span;
        let frame = self.push(Opening::Heading, None, span, at);
        if let Some(frame) = self.out.list.get_mut(frame) {
            frame.lines.clear();
            frame.strong = true;
            frame.names.insert(0, name);
        }
    }

    /// "Assertive fishing", "Patient fishing": sibling headings that put different words before one noun, each above a
    /// section that cites; the noun is none that parts of any study have.
    fn parallel_headings(&self, section: &Section) -> bool {
        let Some(noun) = last_noun(&section.heading) else { return false };
        let citing = |s: &Section| {
            let within = |l: &&Line| s.span.start <= l.span.start && l.span.start < s.span.end;
            self.passage.lines.iter().filter(within).map(|l| l.cites.len()).sum::<usize>() > 2
        };
        let alike = |s: &&Section| s.level == section.level && last_noun(&s.heading) == Some(noun.clone()) && citing(s);
        citing(section) && self.document.sections.iter().filter(alike).count() > 1
    }
}

/// Nouns by which any study heads its parts.
static STUDY_PARTS: Words = words!(
    "analysis analyses data methods method results result study studies sample samples measures measure \
    effects effect variables variable model models findings implications experiment experiments task tasks design \
    limitations conditions condition outcomes outcome factors factor statistics test tests procedure hypotheses hypothesis \
    group groups phase phases case cases site sites part section question questions level levels characteristics \
    information considerations interviews intervention interventions treatment techniques materials system systems \
    evidence review literature contributions remarks research directions evaluation validation collection"
);

/// The last word of the name that a heading gives, in lower case; none where it has one word or is a part of a study.
fn last_noun(heading: &str) -> Option<String> {
    let (before, noun) = name_in(heading).rsplit_once(' ')?;
    let mut letters = noun.chars();
    letters.next();
    let plain = noun.len() > 3 && letters.all(|c| c.is_lowercase() || c == '-');
    let noun = noun.to_lowercase();
    let part = STUDY_PARTS.contains(noun.as_str());
    (plain && !part && before.split(' ').count() < 4).then_some(noun)
}

/// What a heading names: the words after its colon where they are few, without number and marks of emphasis.
fn name_in(heading: &str) -> &str {
    let tail = heading.rsplit_once(':').map(|(_, tail)| tail).filter(|t| t.split_whitespace().count() < 5);
    let name = tail.unwrap_or(heading).trim_matches(|c: char| !c.is_alphabetic());
    // `B. From text to features`, `IV. Realism`
    let enumerated = name.split_once(['.', ')']).filter(|(number, rest)| {
        let letters = number.len() == 1 || number.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        letters && number.len() < 6 && rest.starts_with(' ')
    });
    enumerated.map_or(name, |(_, rest)| rest.trim_start())
}

/// Whether the heading is nothing but a school's name: "Nativist accounts", "Realism", "Theories of practice".
pub(in crate::tradition) fn names_a_school(heading: &str) -> bool {
    let heading = heading.trim_matches(|c: char| !c.is_alphabetic());
    let low = crate::tradition::passage::lower(heading);
    let bare = low.as_str();
    let whole = |m: &Mention| {
        let rest = bare.len() - m.span.len().min(bare.len());
        !m.key.is_empty() && !m.counted && !m.pointing && m.head != Head::Texts && (rest <= 4 || rest * 3 < bare.len())
    };
    !bare.contains(':') && mentions(bare, heading).iter().any(whole)
}

/// Whether a heading of a text that is not English names a school.
pub(in crate::tradition) fn headed_elsewhere(document: &Document, heading: &str) -> bool {
    let foreign = document.language.as_deref().is_some_and(|language| language != "en");
    let low = crate::tradition::passage::lower(heading);
    // `metabolismo`, `tourisme`, `Mechanismus` are doctrines in no language.
    let is_process = |word: &str| {
        let stem = ["ismos", "ismes", "ismo", "isme", "ismus"].iter().find_map(|ending| word.strip_suffix(ending));
        stem.is_some_and(|stem| is_no_doctrine(&format!("{stem}ism")))
    };
    let doctrinal = !low.split(|c: char| !c.is_alphabetic()).any(is_process);
    foreign && doctrinal && cue::HEADED_ELSEWHERE.is_match(&low)
}

/// The heading as a name, its number left out; none where it names a part of any paper.
pub(in crate::tradition) fn heading_name(document: &Document, section: &Section) -> Option<Name> {
    let bare = name_in(&section.heading);
    let low = section.heading.to_lowercase();
    if cue::ASIDE_HEADING.is_match(&low) || cue::PART_HEADING.is_match(&low) {
        return None;
    }
    let offset = section.span.of(&document.text).find(bare)?;
    let start = section.span.start + offset;
    let mut key = name::key(bare);
    if headed_elsewhere(document, bare) {
        // Articles and prepositions.
        key.retain(|word| word.chars().count() > 3);
    }
    // `A counterproposal`, `Routines as they are done` only allude to the school.
    let low = bare.to_lowercase();
    let pronoun = |word: &str| {
        matches!(word, "they" | "it" | "its" | "their" | "we" | "he" | "she" | "you" | "i" | "them" | "is" | "are")
    };
    let told = ["a ", "an ", "the ", "no "].iter().any(|word| low.starts_with(word));
    let alludes = low.split(' ').any(pronoun) || told && !names_a_school(bare);
    let weight = if alludes { 6 } else { 9 };
    let name = Name { text: bare.to_owned(), span: Span::new(start, start + bare.len()), key, weight };
    (!name.key.is_empty() && name.key.len() <= 5).then_some(name)
}
