//! Sections beside each other that treat one school each.
//!
//! Takes the document's sections with their sentences; says which sections are such, and what their schools are called.
//! Sections are a family where they stand under one heading at one level. A member of it treats a school where its first
//! sentences name one, or where it gives its subject a school's name on the way; one such section makes none, and what
//! stands above the family ("Hypotheses", "we take the three accounts in turn") may announce the rest.

use std::collections::BTreeMap;

use super::Walk;
use crate::text::Span;
use crate::tradition::cue;
use crate::tradition::mention::{Head, Mention};
use crate::tradition::name::{self, Name};
use crate::tradition::passage::{Line, lower};

/// A section that treats one school.
#[derive(Debug, Clone)]
pub(super) struct SchoolSection {
    /// The name that its sentences give the school, if they do.
    pub name: Option<Name>,
    /// What stands above the family says that schools follow.
    pub announced: bool,
}

impl Walk<'_> {
    /// The sections that treat one school each, by their index.
    pub(super) fn school_sections(&self) -> BTreeMap<usize, SchoolSection> {
        let sections = &self.document.sections;
        let mut families: BTreeMap<(Option<usize>, u8), Vec<usize>> = BTreeMap::new();
        // Those above the section, each of a higher level than the next.
        let mut above: Vec<usize> = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            while above.pop_if(|last| sections[*last].level >= section.level).is_some() {}
            families.entry((above.last().copied(), section.level)).or_default().push(at);
            above.push(at);
        }
        let mut out = BTreeMap::new();
        for ((parent, _), family) in families {
            let able: Vec<usize> = family.iter().copied().filter(|&s| self.may_treat_a_school(s)).collect();
            let Some(&first) = able.first() else { continue };
            let named: BTreeMap<usize, Name> =
                able.iter().filter_map(|&s| Some((s, self.school_of_section(s)?))).collect();
            // What leads to the family: the section above it, or, where headings have one level, the section before it.
            let before = family.iter().copied().take_while(|s| *s < first).last();
            let headed = parent.is_some_and(|above| heads_schools(&sections[above].heading));
            let announced = headed || parent.into_iter().chain(before).any(|s| self.announces_sections(s));
            // "Four accounts can be told apart", and four sections below.
            let counted = parent.into_iter().chain(before).any(|s| self.counts_sections(s, able.len()));
            let several = counted && !named.is_empty() || named.len() > 1 && named.len() * 2 >= able.len();
            for &section in &able {
                let name = named.get(&section).cloned();
                if (announced || counted) && (several || headed && !named.is_empty()) {
                    out.insert(section, SchoolSection { name, announced: announced || counted });
                }
            }
        }
        if out.len() < 2 { BTreeMap::new() } else { out }
    }

    /// The sentences that stand in the section and in none below it.
    fn lines_of(&self, section: usize) -> impl Iterator<Item = &Line> {
        let range = self.passage.sections.get(&section).cloned().unwrap_or_default();
        self.passage.lines[range].iter().filter(move |line| line.section == Some(section))
    }

    /// Whether the section cites, is no usual part of a paper, and is not about the author's own study.
    fn may_treat_a_school(&self, section: usize) -> bool {
        let low = self.document.sections[section].heading.to_lowercase();
        let part = [&cue::ASIDE_HEADING, &cue::PART_HEADING, &cue::OWN_HEADING].iter().any(|rule| rule.is_match(&low))
            || cue::critics(&low).is_some();
        let works: usize = self.lines_of(section).map(|line| line.cites.len()).sum();
        let own = |line: &&Line| cue::OWN_STUDY.is_match(&line.low) || cue::OWN_HYPOTHESIS.is_match(&line.low);
        let (all, own) = (self.lines_of(section).count(), self.lines_of(section).filter(own).count());
        !part && works > 2 && own * 5 <= all
    }

    /// The school that the section speaks of from its first sentences, or to which it gives a name on the way.
    fn school_of_section(&self, section: usize) -> Option<Name> {
        let as_name = |line: &Line, m: &Mention| {
            let span = m.span.shift(line.span.start);
            Name { text: span.of(&self.document.text).to_owned(), span, key: m.key.clone(), weight: 10 }
        };
        let school = |m: &&Mention| {
            let named = !m.key.is_empty() && !m.counted;
            named && (m.sectarian || m.head == Head::School && !m.topical)
        };
        let heading = &self.document.sections[section].heading;
        let first = self.lines_of(section).take(2).find_map(|line| {
            let topic =
                self.topic(line).filter(school).or_else(|| line.schools.iter().find(|m| school(m) && m.subject));
            topic.map(|m| as_name(line, m))
        });
        let headed = || super::heading::names_a_school(heading).then(|| self.heading_as_name(section)).flatten();
        let given = || {
            self.lines_of(section).find_map(|line| {
                if let Some(found) = cue::NAMED_HERE.captures(&line.low) {
                    let name = found.name("name").or_else(|| found.name("lent"))?;
                    let span = Span::new(name.start(), name.end()).shift(line.span.start);
                    let text = span.of(&self.document.text).to_owned();
                    return Some(Name { key: name::key(&lower(&text)), text, span, weight: 10 })
                        .filter(|n| !n.key.is_empty());
                }
                let pointed = |m: &&Mention| school(m) && m.pointing && m.head == Head::School;
                line.schools.iter().find(pointed).map(|m| as_name(line, m))
            })
        };
        first.or_else(headed).or_else(given)
    }

    fn heading_as_name(&self, section: usize) -> Option<Name> {
        super::heading::heading_name(self.document, &self.document.sections[section])
    }

    /// Whether a sentence of the section counts as many schools as follow.
    fn counts_sections(&self, section: usize, many: usize) -> bool {
        let says = |line: &Line| {
            let found = cue::COUNTED_SECTIONS.captures(&line.low)?;
            cue::count(found.name("count")?.as_str())
        };
        self.lines_of(section).filter_map(says).any(|count| usize::from(count) == many)
    }

    /// Whether a sentence of the section says that schools follow.
    fn announces_sections(&self, section: usize) -> bool {
        let says = |line: &Line| cue::ROADMAP.is_match(&line.low) || cue::IN_TURN.is_match(&line.low);
        self.lines_of(section).any(|line| says(line) || cue::EACH_SCHOOL.is_match(&line.low))
    }
}

/// "Competing explanations", "Hypotheses": a heading that speaks of schools in the plural, and of nothing beside them.
fn heads_schools(heading: &str) -> bool {
    cue::SCHOOLS_HEADING.is_match(&lower(heading))
}

impl Walk<'_> {
    /// Opens the school to which the section of line `at`, the first of its section, is given.
    pub(super) fn by_section(&mut self, at: usize) -> bool {
        let Some(section) = self.passage.lines[at].section else { return false };
        let Some(school) = self.sections.get(&section).cloned() else { return false };
        let heading = self.heading_as_name(section);
        let Some(span) = school.name.as_ref().or(heading.as_ref()).map(|name| name.span) else { return false };
        let frame = self.push(super::Opening::Heading, None, span, at);
        let kept = &mut self.out.list[frame];
        kept.strong = true;
        kept.promised = school.announced;
        kept.listed = school.announced;
        kept.names = school.name.into_iter().chain(heading).collect();
        true
    }
}
