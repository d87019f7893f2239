//! Phrases by which authors call a school without a school's noun: `the optimizers`, `the July people`, `Leslie’s followers`,
//! `friends of the medieval nation`, and what a sentence begins with.

use crate::text::Span;
use crate::tradition::cue::patterns;
use crate::tradition::mention;

patterns! {
    BODY = r"(?i)\b(?:the|this|that|a|an|our) (?P<name>(?:[\w’'-]+ ){1,3}(?:people|party|side|crowd|company|line|direction|position|answer|family|wing|faction|set|circle|lot|hypothesis|reading|story|picture|idea|doctrine|proposition|tribe|club|group|project|critics|critique|method|solution|revolution|synthesis|economics|sociology|psychology|linguistics|politics))\b";
    FOLLOWERS = r"(?i)\b(?P<name>(?:students|friends|readers|followers|heirs|pupils|partisans|keepers|believers|children|defenders|advocates|people|party|history|economics|science|sciences|reading|theory|doctrine|language|politics|sociology|geography|philosophy|school|circle|critique|critics|study|logic|ethics|ethnography|poetics|archaeology|psychology|friends|proponents) (?:of|in) (?:the |an? )?[\w’'-]+(?: (?:of )?[\w’'-]+)?)";
    MASTERS = r"\b(?P<name>[A-ZÀ-ÖØ-Þ][\w-]+(?:['’]s|s['’]) (?:(?:own |many |later |first )?(?:heirs|followers|students|pupils|people|successors|children|readers|circle|school|group|camp|disciples|theory|theorem|programme|program|framework|view|line|company|friends)))\b";
    AGENTS = r"(?i)\b(?:the|these|our) (?P<name>(?:[a-z-]+ )?[\w-]{3,}(?:ers|ors|ists|ians|eans|ites|ants|ives|als|ics|men|folk))\b";
    OPENS = r"^\W*(?:(?:The|A|An|For|In|But|And|Yet|So|Then|If|What|Among) )?(?P<name>[\w’'-]+(?: [\w’'-]+){0,2})";
    CAPITALS = r"[a-z,;] (?:the )?(?P<name>[A-ZÀ-ÖØ-Þ][\w-]+(?: [A-ZÀ-ÖØ-Þ][\w-]+){1,3})\b";
    QUOTED = r"[“‘](?P<name>[\w-]+(?: [\w-]+){0,3})[”’]";
}

/// Phrases in a sentence, each with the sign that tells how it was found.
pub(super) fn of(sentence: Span, text: &str) -> Vec<(&'static str, Span)> {
    const LONGEST: usize = 4000;
    let words = sentence.of(text);
    let words = &words[..words.floor_char_boundary(LONGEST)];
    let mut out = Vec::new();
    let rules = [
        (&*BODY, "a body of people or thought"),
        (&*FOLLOWERS, "those of something"),
        (&*MASTERS, "a master's"),
        (&*AGENTS, "agents"),
        (&*CAPITALS, "in capitals"),
        (&*QUOTED, "in quotes"),
    ];
    for (rule, sign) in rules {
        for name in rule.captures_iter(words).filter_map(|found| found.name("name")) {
            out.push((sign, Span::new(sentence.start + name.start(), sentence.start + name.end())));
        }
    }
    if let Some(name) = OPENS.captures(words).and_then(|found| found.name("name")) {
        // One, two and three words, up to one that cannot stand in a name.
        let mut end = name.start();
        for word in name.as_str().split(' ') {
            let low = word.to_lowercase();
            if mention::leads_on(&low) || mention::is_verb(&low) {
                break;
            }
            end += word.len() + usize::from(end > name.start());
            out.push(("opens a sentence", Span::new(sentence.start + name.start(), sentence.start + end)));
        }
    }
    out
}
