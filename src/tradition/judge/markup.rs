//! Marked passages as a person writes them: a text whose citations are put in marks.
//!
//! ```text
//! heading: References
//! @tradition real | realism
//! @tradition ideal | idealism | the idealist school; those of the shore
//!
//! === text
//!
//! [[m real|Realists]] hold that rivers rise ([[c R1 real=exemplar|Roe, 1961]]), which [[c R2 ideal=exemplar real=critiques|Poe (1970)]]
//! denies ([[c R3 ideal=supports?|Hall, 1971]]).
//!
//! === references
//! R1 Roe, D. (1961). Rising rivers. Quay.
//! R2 Poe, C. (1970). Drawn rivers. Quay.
//! R3 Hall, A. (1971). Maps and minds. Quay.
//! ```
//!
//! A `c` mark surrounds a citation and names the work that it cites; `school=role` says what the work is to a school there. A role
//! that readers might differ on has a `?` behind it, one that is not stated but beyond doubt a `+`. An `m` mark surrounds a school's
//! name. Other lines of the head, such as `style: APA`, are for the reader.

use std::collections::BTreeMap;

use super::marked::{Mark, Marked, MarkedError, School, verdict};
use crate::text::Positions;

/// Reads a passage.
///
/// # Errors
/// Where a part is missing, or a mark names a work, a school or a role that there is none of, or two roles of one work in a school;
/// with the place.
pub(super) fn read(source: &str) -> Result<Marked, MarkedError> {
    let passage = Passage { source, positions: Positions::new(source) };
    let (head, rest) = passage.parted(0, "=== text")?;
    let (body, list) = passage.parted(rest, "=== references")?;
    let (schools, heading) = passage.head(head)?;
    let works = passage.works(list)?;
    let (text, schools) = passage.body(body, schools, &works)?;
    let references: Vec<String> = works.list.into_iter().map(str::to_owned).collect();
    let text = format!("{}\n\n{heading}\n\n{}\n", text.trim(), references.join("\n"));
    Ok(Marked::of(text, references, schools))
}

struct Passage<'s> {
    source: &'s str,
    positions: Positions<'s>,
}

/// A part of the source, by bytes.
type Part = std::ops::Range<usize>;

/// The list of references, and the place of each code in it.
struct Works<'s> {
    list: Vec<&'s str>,
    by_code: BTreeMap<&'s str, usize>,
}

impl<'s> Passage<'s> {
    fn wrong(&self, at: usize, message: String) -> MarkedError {
        let place = self.positions.line_column(at);
        MarkedError::Markup { line: place.line, column: place.column, message }
    }

    /// What stands from `start` to a line, and where the rest begins.
    fn parted(&self, start: usize, line: &str) -> Result<(Part, usize), MarkedError> {
        let mut at = start;
        for own in self.source[start..].split_inclusive('\n') {
            let next = at + own.len();
            if own.trim_end() == line {
                return Ok((start..at, next));
            }
            at = next;
        }
        Err(self.wrong(self.source.len(), format!("a line `{line}` is missing")))
    }

    /// The lines of a part that are not empty, each with where it begins.
    fn lines(&self, part: Part) -> impl Iterator<Item = (usize, &'s str)> {
        let mut at = part.start;
        self.source[part].split_inclusive('\n').filter_map(move |line| {
            let start = at;
            at += line.len();
            let text = line.trim();
            (!text.is_empty()).then_some((start, text))
        })
    }

    /// The schools, and the heading of the list.
    fn head(&self, part: Part) -> Result<(Vec<School>, &'s str), MarkedError> {
        let (mut schools, mut heading) = (Vec::new(), "References");
        for (at, line) in self.lines(part) {
            if let Some(value) = line.strip_prefix("heading:") {
                heading = value.trim();
            } else if let Some(named) = line.strip_prefix("@tradition ") {
                let id = named.split('|').next().unwrap_or_default().trim().to_owned();
                if id.is_empty() || schools.iter().any(|school: &School| school.id == id) {
                    return Err(self.wrong(at, format!("the school `{id}` needs an id of its own")));
                }
                schools.push(School { id, works: BTreeMap::new() });
            } else if line.starts_with('@') || !line.contains(':') {
                return Err(self.wrong(at, "expected `@tradition id | label`, or `name: value`".to_owned()));
            }
        }
        Ok((schools, heading))
    }

    fn works(&self, start: usize) -> Result<Works<'s>, MarkedError> {
        let mut works = Works { list: Vec::new(), by_code: BTreeMap::new() };
        for (at, line) in self.lines(start..self.source.len()) {
            let (code, reference) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            if !is_code(code) {
                let message =
                    format!("`{code}` is no code of a reference: write `R` and a number, `R1 Roe, D. (1961) …`");
                return Err(self.wrong(at, message));
            }
            if reference.trim().is_empty() {
                return Err(self.wrong(at, format!("no reference stands behind `{code}`: `R1 Roe, D. (1961) …`")));
            }
            if works.by_code.insert(code, works.list.len()).is_some() {
                return Err(self.wrong(at, format!("`{code}` is another work's code")));
            }
            works.list.push(reference.trim());
        }
        Ok(works)
    }

    /// The text without its marks, and the schools with their works.
    fn body(
        &self,
        part: Part,
        mut schools: Vec<School>,
        works: &Works<'_>,
    ) -> Result<(String, Vec<School>), MarkedError> {
        let (mut text, mut at) = (String::new(), part.start);
        while let Some(start) = next_mark(&self.source[at..part.end]) {
            let start = at + start;
            text.push_str(&self.source[at..start]);
            let inside = start + "[[c ".len();
            let rest = &self.source[inside..part.end];
            let parts = rest.split_once('|').and_then(|(named, rest)| Some((named, rest.split_once("]]")?.0)));
            let Some((named, marked)) = parts.filter(|(named, _)| !named.contains(['\n', ']'])) else {
                return Err(
                    self.wrong(start, "a mark is `[[c R1 school=role|Roe (1961)]]` or `[[m school|name]]`".to_owned())
                );
            };
            text.push_str(marked);
            at = inside + named.len() + 1 + marked.len() + "]]".len();
            if self.source[start..].starts_with("[[c ") {
                self.cited(start, named, &mut schools, works)?;
            } else if let Some(other) = named.split_whitespace().find(|id| schools.iter().all(|own| own.id != *id)) {
                return Err(self.wrong(start, format!("there is no school `{other}`")));
            }
        }
        text.push_str(&self.source[at..part.end]);
        Ok((text, schools))
    }

    /// What a citation says of its work.
    fn cited(&self, start: usize, named: &str, schools: &mut [School], works: &Works<'_>) -> Result<(), MarkedError> {
        let (codes, roles): (Vec<&str>, Vec<&str>) = named.split_whitespace().partition(|word| is_code(word));
        if codes.is_empty() {
            let other = roles.iter().find(|word| !word.contains('='));
            let told = other.map(|word| format!("; `{word}` is no code, for a code is `R` and a number"));
            let message = format!("a citation names its work: `[[c R1|Roe (1961)]]`{}", told.unwrap_or_default());
            return Err(self.wrong(start, message));
        }
        for code in codes {
            let work = *works
                .by_code
                .get(code)
                .ok_or_else(|| self.wrong(start, format!("no reference has the code `{code}`")))?;
            for said in &roles {
                let (id, role) = said.split_once('=').ok_or_else(|| {
                    self.wrong(start, format!("`{said}` is neither a code, `R` and a number, nor `school=role`"))
                })?;
                let school = schools.iter_mut().find(|school| school.id == id);
                let school = school.ok_or_else(|| self.wrong(start, format!("there is no school `{id}`")))?;
                let weak = role.ends_with('?');
                let role = role.trim_end_matches(['?', '+', '!']);
                let verdict = verdict(role).ok_or_else(|| self.wrong(start, format!("there is no role `{role}`")))?;
                let mark = school.works.entry(work).or_insert(Mark { verdict, weak });
                if mark.verdict != verdict {
                    return Err(self.wrong(start, format!("`{code}` has another role to `{id}` already")));
                }
                mark.weak &= weak;
            }
        }
        Ok(())
    }
}

fn next_mark(text: &str) -> Option<usize> {
    ["[[c ", "[[m "].iter().filter_map(|mark| text.find(mark)).min()
}

fn is_code(word: &str) -> bool {
    word.strip_prefix('R').is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tradition::Role;
    use proptest::prelude::*;

    const PASSAGE: &str = "style: APA\n@tradition real | realism\n@tradition ideal | idealism | those of the shore\n\n=== text\n\n\
        [[m real|Realists]] hold that rivers rise ([[c R1 real=exemplar|Roe, 1961]]; [[[c R3|7]]]), which [[c R2 ideal=exemplar \
        real=critiques|Poe (1970)]] denies.\n\n=== references\nR1 Roe, D. (1961). Rising rivers. Quay.\nR2 Poe, C. (1970). Drawn \
        rivers. Quay.\nR3 Hall, A. (1971). Maps. Quay.\n";

    #[test]
    fn marks_go_and_say_what_works_are_to_schools() {
        let marked = read(PASSAGE).unwrap();
        let text = "Realists hold that rivers rise (Roe, 1961; [7]), which Poe (1970) denies.\n\nReferences\n\nRoe, D. (1961). \
            Rising rivers. Quay.\nPoe, C. (1970). Drawn rivers. Quay.\nHall, A. (1971). Maps. Quay.\n";
        assert_eq!(marked.text(), text);
        let [real, ideal] = marked.schools.as_slice() else { panic!("{:?}", marked.schools) };
        assert!(real.is_member(0) && !real.is_member(1) && ideal.is_member(1) && !ideal.is_member(2));
        assert_eq!(real.works[&1], Mark { verdict: Some(Role::Critiques), weak: false });
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (from, to, place, told) in [
            ("real=exemplar", "real=friend", "7:44", "friend"),
            ("real=exemplar", "unreal=exemplar", "7:44", "unreal"),
            ("[[c R3|7]]", "[[c R9|9]]", "7:79", "R9"),
            ("[[c R3|7]]", "[[c R2 real=supports|9]]", "7:113", "another role"),
            ("=== references\n", "", "12:1", "=== references"),
            ("R3 Hall", "R1 Hall", "12:1", "another work"),
            ("R3 Hall", "X3 Hall", "12:1", "`X3` is no code"),
            ("[[c R3|7]]", "[[c X3|7]]", "7:79", "`X3` is no code"),
            ("[[c R3|7]]", "[[c R3 X4|7]]", "7:79", "`X4` is neither"),
        ] {
            let error = read(&PASSAGE.replace(from, to)).unwrap_err().to_string();
            assert!(error.starts_with(place) && error.contains(told), "{error}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}|(=== text\n|=== references\n|R1 |\\[\\[c R1|\\|a\\]\\]|\\[\\[m |é\n){0,12}") {
            let _ = read(&text);
        }
    }
}
