//! Review passages in which a reader has marked the schools: what the model learns from and is measured by.
//!
//! A passage is a file in marks (`markup`), or a folder with `text.txt` and `gold.json`: `references` (the list as printed), and `traditions`, each with an `id`,
//! `members` and `non_members` (`ref`, counted from 0 in the list, `role`, and for members a `confidence`: `explicit`, `strong` or
//! `weak`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::follow::{Course, Right};
use super::learn::Lesson;
use super::scene::{Scene, Told};
use super::verdict::{Verdict, is_member};
use crate::citation::{self, Reading};
use crate::document::{self, Document};
use crate::reference::Reference;
use crate::tradition::Role;
use crate::tradition::propose::members;

/// A marked passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    text: String,
    references: Vec<String>,
    /// The schools.
    pub schools: Vec<School>,
}

/// A school as a reader has marked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// Its name in the marks.
    pub id: String,
    /// By reference, counted from 0.
    pub works: BTreeMap<usize, Mark>,
}

/// What a work is to the school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// In which role.
    pub verdict: Verdict,
    /// Whether readers might differ on it: it need not be found.
    pub weak: bool,
}

/// Why a passage cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MarkedError {
    /// The marks are not of the form described above.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// A role that there is none of.
    #[error(
        "the role {role:?} of work {reference} in school {school:?} is none of exemplar, supports, extends, illustrates, critiques, exception, see-also, background"
    )]
    Role {
        /// As given.
        role: String,
        /// Its place in the list, from 0.
        reference: usize,
        /// The school's id.
        school: String,
    },
    /// A passage in marks is not of the form described in `docs/formats.md`.
    #[error("{line}:{column}: {message}")]
    Markup {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in code points.
        column: usize,
        /// What is wrong, and what was expected.
        message: String,
    },
    /// The text is no text.
    #[error("{0}")]
    Text(#[from] document::ReadError),
}

#[derive(Deserialize)]
struct Gold {
    references: Vec<String>,
    traditions: Vec<GoldSchool>,
}

#[derive(Deserialize)]
struct GoldSchool {
    id: String,
    #[serde(default)]
    members: Vec<GoldMark>,
    #[serde(default)]
    non_members: Vec<GoldMark>,
}

#[derive(Deserialize)]
struct GoldMark {
    #[serde(rename = "ref")]
    reference: usize,
    role: String,
    #[serde(default)]
    confidence: Option<String>,
}

impl Marked {
    /// Reads a passage: its text, and the marks in JSON.
    ///
    /// # Errors
    /// Where the marks have another form or an unknown role.
    pub fn read(text: String, marks: &str) -> Result<Marked, MarkedError> {
        let gold: Gold = serde_json::from_str(marks)?;
        let school = |school: GoldSchool| {
            let mut works = BTreeMap::new();
            for GoldMark { reference, role, confidence } in school.members.into_iter().chain(school.non_members) {
                let Some(verdict) = verdict(&role) else {
                    return Err(MarkedError::Role { role, reference, school: school.id });
                };
                let weak = confidence.as_deref() == Some("weak");
                works.entry(reference).or_insert(Mark { verdict, weak });
            }
            Ok(School { id: school.id, works })
        };
        let schools = gold.traditions.into_iter().map(school).collect::<Result<_, _>>()?;
        Ok(Marked { text, references: gold.references, schools })
    }

    /// Reads a passage whose citations are in marks, as `docs/formats.md` describes it.
    ///
    /// # Errors
    /// Where it has another form; with line and column.
    pub fn read_marks(source: &str) -> Result<Marked, MarkedError> {
        super::markup::read(source)
    }

    pub(super) fn of(text: String, references: Vec<String>, schools: Vec<School>) -> Marked {
        Marked { text, references, schools }
    }

    /// The text, its list of references at the end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A reference as the passage's list prints it; empty beyond the list.
    pub fn reference(&self, number: usize) -> &str {
        self.references.get(number).map_or("", String::as_str)
    }

    /// The text with its references and citations.
    ///
    /// # Errors
    /// Where the text is none.
    pub fn reading(&self) -> Result<(Document, Reading), MarkedError> {
        let (document, _) = document::read("passage.txt", self.text.as_bytes())?;
        let (reading, _) = citation::read_document(&document);
        Ok((document, reading))
    }

    /// For each of the `references` that were read, which of the marked list it is: the one with the longest beginning in common.
    pub fn places(&self, references: &[Reference]) -> Vec<Option<usize>> {
        const ENOUGH: usize = 12;
        let letters = |text: &str| -> Vec<char> {
            let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let list: Vec<Vec<char>> = self.references.iter().map(|reference| letters(reference)).collect();
        let place = |reference: &Reference| {
            let own = letters(&reference.raw);
            let shared = |other: &Vec<char>| own.iter().zip(other).take_while(|(a, b)| a == b).count();
            let (at, most) = list.iter().map(shared).enumerate().max_by_key(|(at, n)| (*n, std::cmp::Reverse(*at)))?;
            (most >= ENOUGH.min(own.len())).then_some(at)
        };
        references.iter().map(place).collect()
    }

    /// What there is to learn of citations: those in the lines of each school that is found, with what the reader has marked.
    pub(super) fn lessons(&self, told: Told<'_>) -> Vec<Lesson> {
        let places = self.places(told.references);
        let marked_as = |work: usize| places.get(work).copied().flatten();
        let placed = told.placed;
        let scene = Scene::of(told);
        let mut out = Vec::new();
        for (nth, frame) in scene.schools().enumerate() {
            let found: Vec<usize> = members(&placed[frame]).into_iter().filter_map(marked_as).collect();
            let school = self.school_of(&found);
            for reading in scene.readings(nth) {
                let Some(work) = marked_as(reading.work) else { continue };
                let mark = school.and_then(|school| school.works.get(&work));
                let verdict = mark.and_then(|mark| mark.verdict);
                out.push(Lesson { signs: reading.signs, verdict });
            }
        }
        out
    }

    /// The reader's schools of each place of a course, by their order in the marks.
    pub(super) fn right(&self, references: &[Reference], course: &Course<'_>) -> Vec<Right> {
        let places = self.places(references);
        let right = |works: &BTreeSet<usize>| {
            let mut out = Right::default();
            for work in works.iter().filter_map(|work| places.get(*work).copied().flatten()) {
                for (at, school) in self.schools.iter().enumerate() {
                    match school.works.get(&work) {
                        Some(mark) if is_member(mark.verdict) => out.members.insert(at),
                        Some(_) => out.others.insert(at),
                        None => false,
                    };
                }
            }
            out
        };
        course.units.iter().map(|unit| right(&unit.works)).collect()
    }

    /// The school that has most of these works as members.
    fn school_of(&self, works: &[usize]) -> Option<&School> {
        let shared = |school: &School| works.iter().filter(|work| school.is_member(**work)).count();
        let counted = self.schools.iter().rev().map(|school| (shared(school), school));
        counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count).map(|(_, school)| school)
    }
}

impl School {
    /// Whether the work, by its place in the list, is a member.
    pub fn is_member(&self, work: usize) -> bool {
        self.works.get(&work).is_some_and(|mark| is_member(mark.verdict))
    }
}

pub(super) fn verdict(role: &str) -> Option<Verdict> {
    if role == "background" {
        return Some(None);
    }
    Role::ALL.into_iter().find(|known| known.name() == role).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tradition::passage::Passage;
    use crate::tradition::propose::read_schools;

    const TEXT: &str = "Two answers have been given. Realists hold that rivers rise (Roe, 1961; Moss, 1962). Idealists, by contrast, \
hold that they are drawn (Poe, 1970); Hall (1971) agrees.\n\nReferences\n\nHall, A. (1971). Maps and minds. Quay.\nMoss, B. (1962). \
Springs. Quay.\nPoe, C. (1970). Drawn rivers. Quay.\nRoe, D. (1961). Rising rivers. Quay.\n";

    const MARKS: &str = r#"{"references": ["Hall, A. (1971). Maps and minds. Quay.", "Moss, B. (1962). Springs. Quay.",
        "Poe, C. (1970). Drawn rivers. Quay.", "Roe, D. (1961). Rising rivers. Quay."], "traditions": [
        {"id": "real", "members": [{"ref": 3, "role": "exemplar", "confidence": "explicit"}, {"ref": 1, "role": "supports", "confidence": "weak"}]},
        {"id": "ideal", "members": [{"ref": 2, "role": "exemplar"}], "non_members": [{"ref": 3, "role": "background"}]}]}"#;

    #[test]
    fn a_passage_gives_a_lesson_for_each_citation_in_a_school() {
        let marked = Marked::read(TEXT.to_owned(), MARKS).unwrap();
        let (document, reading) = marked.reading().unwrap();
        let passage = Passage::read(&document, &reading.citations);
        let Reading { references, citations, .. } = &reading;
        let schools = read_schools(&document, &passage, references, citations, &[], None);
        let lessons = marked.lessons(schools.told(&document, &passage, references));
        let verdicts: Vec<Verdict> = lessons.into_iter().map(|lesson| lesson.verdict).collect();
        assert_eq!(verdicts, [Some(Role::Exemplar), Some(Role::Supports), Some(Role::Exemplar), None]);
        assert!(marked.schools[0].works[&1].weak && !marked.schools[0].works[&3].weak);
    }

    #[test]
    fn marks_of_another_form_are_told() {
        let error = Marked::read(TEXT.to_owned(), &MARKS.replace("background", "friend")).unwrap_err().to_string();
        assert!(error.contains("friend") && error.contains("ideal") && error.contains("see-also"), "{error}");
        assert!(Marked::read(TEXT.to_owned(), "{}").unwrap_err().to_string().contains("references"));
    }
}
