//! Names of schools without a noun that says so: "what has come to be called river history treats …", "scholars inspired
//! by Roe take …".
//!
//! Takes a lower-cased sentence and the sentence; gives [`Mention`]s as `mention` does.

use super::cue::{HOLDS, patterns};
use super::mention::{Head, Mention, Place};
use super::name;
use crate::text::Span;

patterns! {
    // What goes by a name; the verb after it ends the name.
    CALLED = r"^\W*(?:[^,;:()]{1,40}, )?what (?:(?:has come|came|used) to be|is|was|has been|goes|went|travels|we may|one may|may be|(?:i|we) (?:shall|will|have|would)|i|we) (?:\w+ )??(?:called|known|termed|labell?ed|dubbed|described|call|term|label|by the name of|under the (?:\w+ )?(?:name|label|heading|banner|title) of) (?:as )?(?:the )?[“‘'\x22]?(?P<name>[\w’-]+(?: [\w’-]+){0,4})";
    // "A fuller account is offered by tidal coding."
    OFFERED = r"^\W*(?:[^,;:()]{1,40}, )?(?:an?|one|another) (?:[\w-]+ ){0,3}?(?:perspective|approach|account|view|framework|explanation|answer|theory|reading|alternative) (?:is|was|has been|comes|came) (?:\w+ )?(?:offered by|provided by|given by|supplied by|suggested by|proposed by|from) (?:the )?[“‘'\x22]?(?P<name>[\w’-]+(?: [\w’-]+){0,3})[”’'\x22]?(?:[.,;:(]| \(|$)";
    // Those who follow one master, or take their bearings from one.
    FOLLOWERS = r"^\W*(?:(?:and|but|then|finally|meanwhile),? )?(?:following|inspired by|in the (?:wake|spirit|footsteps) of) (?P<master>[\w’-]+), (?:(?:a number of |many |several |some |other )?(?:[\w-]+ )?(?:scholars|historians|sociologists|economists|authors|writers|critics|theorists|geographers|philosophers|anthropologists|psychologists|researchers|others))\b|^\W*(?:(?:and|but|then|finally|meanwhile),? )?(?P<those>(?:the )?(?:those|others|scholars|historians|sociologists|economists|authors|writers|critics|theorists|geographers|philosophers|anthropologists|psychologists|researchers) (?:who (?:follow|take their (?:cue|lead|bearings|inspiration) from|draw on|build on|start from)|inspired by|following|indebted to|schooled by) (?P<head>[\w’-]+))\b";
}

/// Such names in the sentence.
pub(super) fn headless(low: &str, text: &str) -> Vec<Mention> {
    called(low).or_else(|| offered(low)).into_iter().chain(followers(low, text)).collect()
}

fn called(low: &str) -> Option<Mention> {
    let name = CALLED.captures(low)?.name("name")?;
    let end =
        HOLDS.find_at(low, name.start()).filter(|verb| verb.start() > name.start() && verb.start() <= name.end())?;
    let span = Span::new(name.start(), low.get(..end.start())?.trim_end().len());
    let key = name::key(low.get(span.start..span.end)?);
    let empty = key.is_empty() || key.len() > 4;
    (!empty).then(|| mention(span, key, Head::School))
}

fn offered(low: &str) -> Option<Mention> {
    let name = OFFERED.captures(low)?.name("name")?;
    let key = name::key(name.as_str());
    (!key.is_empty() && key.len() < 4).then(|| mention(Span::new(name.start(), name.end()), key, Head::School))
}

fn followers(low: &str, text: &str) -> Option<Mention> {
    let found = FOLLOWERS.captures(low)?;
    let master = found.name("master").or_else(|| found.name("head"))?;
    let capital = text.get(master.start()..)?.starts_with(char::is_uppercase);
    let span = match found.name("those") {
        Some(those) => Span::new(those.start(), those.end()),
        None => Span::new(master.start(), master.end()),
    };
    let key = name::key(master.as_str());
    (capital && !key.is_empty()).then(|| mention(span, key, Head::Partisans))
}

fn mention(span: Span, key: Vec<String>, head: Head) -> Mention {
    Mention {
        span,
        key,
        head,
        place: Place::Topic,
        pointing: false,
        counted: false,
        holds: true,
        presented: true,
        cited: false,
        subject: true,
        definite: false,
        opposed: false,
        sectarian: true,
        topical: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let low = text.to_lowercase();
        headless(&low, text).into_iter().map(|m| low[m.span.start..m.span.end].to_owned()).collect()
    }

    #[test]
    fn what_goes_by_a_name_is_called_so() {
        assert_eq!(found("What has come to be called river history treats the dike as an office."), ["river history"]);
        assert!(found("What is called for is a theory.").is_empty());
    }

    #[test]
    fn what_offers_an_account_is_a_school() {
        assert_eq!(found("A mechanical account is offered by tidal coding."), ["tidal coding"]);
        assert!(found("An account was given by the committee of the year before, which met.").is_empty());
    }

    #[test]
    fn those_who_follow_a_master_are_called_after_him() {
        assert_eq!(found("Scholars inspired by Moss take it to be a mentality."), ["scholars inspired by moss"]);
        assert_eq!(found("Following Reed, a number of historians look to rules."), ["reed"]);
        assert!(found("Following these rules, we coded the answers.").is_empty());
        assert!(found("Scholars inspired by rivers write of them.").is_empty());
    }
}
