//! What a text says of a work, in a form that a page can show: who says it, where, in what words, and why.
//!
//! Takes claims and places of citation; gives [`Said`]s. One text's citations of a work are one of them, and a sentence
//! in which it cites and names the work is one place.

use std::collections::BTreeSet;

use super::fonts::tidy;
use super::scene::Said;
use super::survey::{Survey, is_dated, place_words, shown_quote};
use crate::graph::Place;
use crate::tradition::Claim;

/// A claim, headed by these words.
pub fn of_claim(survey: &Survey<'_>, claim: &Claim, what: String) -> Said {
    let places: Vec<(String, String)> = claim
        .evidence
        .iter()
        .map(|evidence| {
            let at = place_words(evidence.section.as_deref(), evidence.paragraph, evidence.sentence);
            (at, evidence.quote.as_deref().map(|quote| with_names(survey, quote)).unwrap_or_default())
        })
        .collect();
    let cue = claim.cue.as_ref().map(|cue| with_names(survey, &cue.text)).unwrap_or_default();
    // A cue that is the whole sentence says nothing that the sentence does not.
    let whole = places.iter().any(|(_, words)| bare(words) == bare(&cue));
    Said {
        what: format!("{what}{}", according_to(survey, claim)),
        kind: "claim",
        by: claim.according_to.clone(),
        places,
        cue: if whole { String::new() } else { cue },
        note: claim.reason.as_deref().map(tidy).unwrap_or_default(),
        ..Said::default()
    }
}

/// Places of citation, one entry for each text that cites.
pub fn of_places(survey: &Survey<'_>, places: &[Place<'_>]) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    for of_text in places.chunk_by(|a, b| a.document.work.key == b.document.work.key) {
        let document = &of_text[0].document.work.key;
        let dated: BTreeSet<_> = of_text.iter().filter(|place| is_dated(place)).map(whereabouts).collect();
        let is_cited = !dated.is_empty();
        let mut told = Said {
            what: format!("{} by {}", if is_cited { "cited" } else { "named" }, survey.label(document)),
            kind: if is_cited { "cited" } else { "named" },
            by: document.clone(),
            ..Said::default()
        };
        let mut last: Option<&Place<'_>> = None;
        for place in of_text {
            let (at, words) = (at_words(place), words_of(survey, place));
            // Of a text that is kept a place has its sentence; of another only what is printed of each citation.
            let same = last.is_some_and(|last| is_one_place(last, place));
            match told.places.last_mut().filter(|_| same) {
                Some((_, before)) if place.occurrence.quote.is_none() && !words.is_empty() && *before != words => {
                    before.push_str(&format!(" … {words}"));
                }
                Some(_) => {}
                None => {
                    let only_named = is_cited && !dated.contains(&whereabouts(place));
                    told.places.push((if only_named { format!("{at}, by name") } else { at }, words));
                }
            }
            last = Some(place);
        }
        found.push(told);
    }
    found
}

type Whereabouts<'p> = (Option<&'p str>, Option<u32>, Option<u32>, Option<&'p str>);

fn whereabouts<'p>(place: &Place<'p>) -> Whereabouts<'p> {
    let place = place.occurrence;
    (place.section.as_deref(), place.paragraph, place.sentence, place.quote.as_deref())
}

fn is_one_place(a: &Place<'_>, b: &Place<'_>) -> bool {
    let is_known = a.occurrence.paragraph.is_some() || a.occurrence.quote.is_some();
    is_known && whereabouts(a) == whereabouts(b)
}

fn at_words(place: &Place<'_>) -> String {
    let occurrence = place.occurrence;
    let at = place_words(occurrence.section.as_deref(), occurrence.paragraph, occurrence.sentence);
    match &occurrence.prefix {
        Some(prefix) => format!("{at} (“{}”)", tidy(prefix)),
        None => at,
    }
}

fn words_of(survey: &Survey<'_>, place: &Place<'_>) -> String {
    let occurrence = place.occurrence;
    let quote = occurrence.quote.as_deref().map(|quote| with_names(survey, quote));
    quote.or_else(|| occurrence.printed.as_deref().map(tidy)).unwrap_or_default()
}

/// By whose words, and whether a person has accepted it.
pub fn according_to(survey: &Survey<'_>, claim: &Claim) -> String {
    let status = claim.status.name();
    format!(", according to {} ({status})", survey.label(&claim.according_to))
}

/// Words of a text as people read them; keys in brackets, as the commands of a TeX file leave them, are the names of the
/// works where they are known.
pub fn with_names(survey: &Survey<'_>, quote: &str) -> String {
    let shown = shown_quote(quote);
    let mut out = String::with_capacity(shown.len());
    let mut rest = shown.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        out.push('[');
        rest = after;
        let Some(end) = after.find(['[', ']']).filter(|&end| after[end..].starts_with(']')) else { continue };
        let inside = &after[..end];
        let keys: Vec<&str> = inside.split([',', ';']).map(str::trim).collect();
        if keys.iter().all(|key| survey.at(key).is_some()) {
            let names: Vec<String> = keys.iter().map(|key| survey.label(key)).collect();
            out.push_str(&names.join("; "));
            rest = &after[end..];
        }
    }
    out.push_str(rest);
    out
}

fn bare(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::tests::{built, library, occurrence};
    use crate::tradition::{Cue, Evidence, Role};

    fn corpus() -> crate::graph::Corpus {
        library("moor1999|Moor, Kit|1999|Tides|\ndoe2004|Doe, Jo|2004|Elsewhere|", Vec::new(), "moor1999")
    }

    #[test]
    fn one_text_is_one_entry_and_one_sentence_one_place() {
        let mut corpus = corpus();
        let quote = "Moor says so, and Moor (1999) says it well.";
        let mut places: Vec<_> = occurrence(&["moor1999"], 2, 4, 1);
        places.extend(occurrence(&["moor1999"], 2, 4, 2));
        places.extend(occurrence(&["moor1999"], 3, 1, 3));
        places[0].form = crate::citation::Form::Mention;
        places.iter_mut().take(2).for_each(|place| place.quote = Some(quote.into()));
        places[2].form = crate::citation::Form::Mention;
        corpus.documents[0].occurrences = places;
        let built = built(&corpus);
        let survey = Survey::of(&built, None);
        let told = of_places(&survey, &built.occurrences_of("moor1999"));
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].what.as_str(), told[0].by.as_str()), ("cited by Rey 2021", "review2021"));
        let at: Vec<&str> = told[0].places.iter().map(|(at, _)| at.as_str()).collect();
        assert_eq!(
            at,
            ["“Three schools”, paragraph 2, sentence 4", "“Three schools”, paragraph 3, sentence 1, by name"]
        );
        assert_eq!(told[0].places[0].1, quote);
    }

    #[test]
    fn keys_of_known_works_are_shown_as_names() {
        let built = built(&corpus());
        let survey = Survey::of(&built, None);
        assert_eq!(with_names(&survey, "As [moor1999, doe2004] say"), "As [Moor 1999; Doe 2004] say");
        assert_eq!(with_names(&survey, "As [roe1990] and [sic] say [so"), "As [roe1990] and [sic] say [so");
    }

    #[test]
    fn a_cue_that_is_the_whole_sentence_is_not_said_twice() {
        let built = built(&corpus());
        let survey = Survey::of(&built, None);
        let mut claim = crate::map::tests::claim("moor1999", Role::Critiques, None, Some("doe2004"), "review2021");
        let quote = "Moor has his doubts.";
        claim.evidence = vec![Evidence { quote: Some(quote.into()), ..Evidence::default() }];
        for (words, kept) in [("Moor has his doubts", ""), ("doubts", "doubts")] {
            claim.cue = Some(Cue { text: words.into(), ..Cue::default() });
            assert_eq!(of_claim(&survey, &claim, "x".into()).cue, kept);
        }
    }
}
