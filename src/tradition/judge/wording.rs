//! The words around a citation, as signs.
//!
//! What tells most is said between the citation before and the next one, on either side of the bracket, of the whole group that
//! stands in it. Words stand for themselves, and for the classes of the lexicon that they belong to, which also hold for words that
//! no lesson had.

use super::lexicon::{Class, Found, LEXICON};
use super::signs::{Signs, number};
use super::tokens::{CITATION, Token};
use crate::citation::Form;
use crate::text::Span;
use crate::tradition::Role;

/// Where a citation stands in its sentence. Bytes of the sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// From the first citation of the same bracket to the last.
    pub group: Span,
    /// Where the citation before ends, and where the next one begins.
    pub territory: Span,
    pub form: Form,
}

impl Place {
    /// What stands before and behind the group and belongs to it.
    pub fn sides<'t>(&self, tokens: &'t [Token]) -> (&'t [Token], &'t [Token]) {
        let at = |byte: usize| tokens.partition_point(|token| token.span.start < byte);
        let (from, to) = (at(self.territory.start), at(self.territory.end));
        let before = tokens.partition_point(|token| token.span.end <= self.group.start);
        let behind = at(self.group.end);
        (&tokens[from.min(before)..before], &tokens[behind.min(to)..to.max(behind)])
    }
}

/// How many words near the citation count as near.
const NEAR: usize = 7;

/// Adds the signs of one citation. `before` is the sentence before its own in the paragraph, `title` is the work's.
pub(super) fn wording(signs: &mut Signs, place: Place, tokens: &[Token], before: Option<&[Token]>, title: &[String]) {
    let (lead, tail) = place.sides(tokens);
    let behind = &tokens[tokens.partition_point(|token| token.span.start < place.group.end)..];
    let stems = |list: &[Token]| list.iter().map(|token| token.stem.clone()).collect::<Vec<_>>();
    let (lead, tail, behind, whole) = (stems(lead), stems(tail), stems(behind), stems(tokens));
    for (name, pair, side) in [("lead", "lead pair", &lead), ("tail", "tail pair", &tail)] {
        side.iter().for_each(|stem| signs.add(&[name, stem]));
        side.windows(2).for_each(|two| signs.add(&[pair, &two[0], &two[1]]));
    }
    for nth in 0..3 {
        let nth_name = nth.to_string();
        if let Some(stem) = lead.iter().rev().nth(nth) {
            signs.add(&["just before", &nth_name, stem]);
        }
        if let Some(stem) = behind.get(nth) {
            signs.add(&["just behind", &nth_name, stem]);
        }
    }
    if place.form != Form::Parenthetical {
        let near = &behind[..behind.len().min(5)];
        near.iter().for_each(|stem| signs.add(&["said of", stem]));
        near.windows(2).for_each(|two| signs.add(&["said of", &two[0], &two[1]]));
    }
    whole.iter().for_each(|stem| signs.add(&["sentence", stem]));
    if let Some(first) = whole.first() {
        signs.add(&["opens", first]);
    }
    if let [first, second, ..] = &whole[..] {
        signs.add(&["opens", first, second]);
    }
    signs.count("words before", lead.len() / 3, 4);
    signs.count("words behind", tail.len() / 4, 4);
    signs.add_if("is the subject", lead.is_empty() || lead.len() < 3 && place.group.start < 25);
    classes(signs, "lead", &lead, Nearest::Last);
    classes(signs, "tail", &tail, Nearest::First);
    classes(signs, "behind", &behind[..behind.len().min(NEAR)], Nearest::First);
    classes(signs, "before", &lead[lead.len().saturating_sub(NEAR)..], Nearest::Last);
    classes(signs, "sentence", &whole, Nearest::First);
    classes(signs, "opens", &whole[..whole.len().min(4)], Nearest::First);
    if let Some(before) = before.map(stems) {
        signs.add_if("sentence before cites", before.iter().any(|stem| stem == CITATION));
        classes(signs, "sentence before", &before, Nearest::Last);
    }
    title.iter().filter(|stem| stem.chars().count() > 3).for_each(|stem| signs.add_as(&["title", stem], 0.7));
    let stems: Vec<&str> = title.iter().map(String::as_str).collect();
    let mut said: Vec<Class> = LEXICON.find(&stems).map(|found| found.class).collect();
    said.sort_unstable();
    said.dedup();
    said.into_iter().for_each(|class| signs.add(&["title says", LEXICON.name(class)]));
}

/// A word or phrase of the lexicon beside a citation.
pub(super) struct Telling {
    /// Bytes of the sentence.
    pub span: Span,
    pub class: &'static str,
    /// The signs that it gives.
    pub numbers: Vec<u32>,
}

/// The classes of words in which a reader sees that a work has the role. Others weigh too, but show nothing: `and`, `here`, `both`.
fn speaking_for(role: Role) -> &'static [&'static str] {
    match role {
        Role::Exemplar => &["founding-words", "praise-words", "holding-words", "earlier-words", "schoolword-words"],
        Role::Supports => &["supporting-words", "holding-words", "finding-words", "praise-words", "schoolword-words"],
        Role::Extends => &["extending-words", "later-words", "holding-words"],
        Role::Illustrates => &["instance-words", "finding-words", "method-words"],
        Role::Critiques => &["critical-words", "contrast-words", "negation-words", "foil-words"],
        Role::Exception => &["excluded-words", "contrast-words", "negation-words", "hedge-words"],
        Role::SeeAlso => &["neighbour-words", "summary-words", "ancestry-words", "method-words"],
    }
}

/// The words of the lexicon among `tokens`, which stand on that `side` of a citation, in which a reader sees the role.
pub(super) fn telling(side: &str, tokens: &[Token], role: Role) -> Vec<Telling> {
    let stems: Vec<&str> = tokens.iter().map(|token| token.stem.as_str()).collect();
    let shows = |found: &Found| speaking_for(role).contains(&LEXICON.name(found.class));
    let words = LEXICON.find(&stems).filter(shows).map(|Found { at, len, class }| {
        let (own, class) = (&tokens[at..at + len], LEXICON.name(class));
        let numbers = own.iter().map(|token| number(&[side, &token.stem])).chain([number(&[side, "says", class])]);
        let span = Span::new(own[0].span.start, own[len - 1].span.end);
        Telling { span, class, numbers: numbers.collect() }
    });
    words.collect()
}

/// Which of the words found is nearest to the citation.
#[derive(Clone, Copy)]
enum Nearest {
    First,
    Last,
}

/// The classes of the lexicon among `stems`, each once or twice, and those of the nearest word.
fn classes(signs: &mut Signs, name: &str, stems: &[String], nearest: Nearest) {
    let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
    let found: Vec<Found> = LEXICON.find(&stems).collect();
    let mut counts = vec![0u8; LEXICON.classes()];
    found.iter().for_each(|found| counts[usize::from(found.class)] += 1);
    for (class, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        signs.add_as(&[name, "says", LEXICON.name(class as Class)], f32::from((*count).min(2)));
    }
    let at = match nearest {
        Nearest::First => found.first(),
        Nearest::Last => found.last(),
    };
    let at = at.map(|found| found.at);
    for found in found.iter().filter(|found| Some(found.at) == at) {
        signs.add(&[name, "says nearest", LEXICON.name(found.class)]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn every_class_that_speaks_for_a_role_is_one_of_the_lexicon() {
        let classes: Vec<&str> = (0..LEXICON.classes()).map(|class| LEXICON.name(class as Class)).collect();
        for class in Role::ALL.into_iter().flat_map(speaking_for) {
            assert!(classes.contains(class), "{class}");
        }
    }

    #[test]
    fn a_cue_is_a_word_in_which_a_reader_sees_the_role() {
        let sentence = "and others also extended it, but the critics objected";
        let cues = |role: Role| -> Vec<&str> {
            let tokens = tokens(sentence, &[], &std::collections::BTreeSet::new());
            telling("tail", &tokens, role).into_iter().map(|word| word.span.of(sentence)).collect()
        };
        assert!(cues(Role::Extends).contains(&"extended"), "{:?}", cues(Role::Extends));
        assert!(cues(Role::Critiques).contains(&"but") && cues(Role::Critiques).contains(&"objected"));
        for role in [Role::Exemplar, Role::Extends, Role::Illustrates] {
            assert!(!cues(role).iter().any(|cue| ["and", "also", "but"].contains(cue)), "{role:?}: {:?}", cues(role));
        }
    }
}
