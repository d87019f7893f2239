//! What a sentence says outright of a work and a school that it names: `is one of the realists`, `attacks the civic school`.
//!
//! Takes the schools of a text once they are put together; gives placements that no weighing of signs overrules
//! ([`is_outright`]), for the author has left nothing to weigh.

use std::collections::BTreeMap;

use super::cue::{self, patterns};
use super::frame::{Frame, Frames, Hold};
use super::name::{self, stands_within};
use super::passage::{Line, Passage};
use super::propose::Placement;
use super::role::{CALLED_A_CRITIC, excluded};
use super::{Role, TraditionKind};
use crate::citation::Form;
use crate::text::Span;

/// The rule of works that are said to be of the school.
const SAID_TO_BELONG: &str = "said-to-belong";
/// The rule of works that speak against the school by its name.
const AGAINST_ITS_NAME: &str = "against-its-name";

/// Whether what this rule says stands, whatever else speaks against it.
pub(super) fn is_outright(rule: &str) -> bool {
    [CALLED_A_CRITIC, SAID_TO_BELONG, AGAINST_ITS_NAME].contains(&rule)
}

patterns! {
    // Behind a work: what it is, up to the school's name.
    IS_ONE_OF = concat!(
        r"^\W*(?:,[^,.;]{3,70}, )?(?:(?:is|are|was|were|remains?) (?:(?:itself|also|plainly|clearly|still|certainly|rightly) )?",
        r"(?:(?:counted|numbered|placed|classed) )?(?:one of|among|a member of|an? \w+ member of|part of|at home among)|",
        r"belongs? (?:\w+ly )?(?:to|among|with)|counts? among|joined|sided with|speaks? for) (?:the )?",
    );
    // Before a work: the school's name, then these words.
    SUCH_AS = r"[ ,]+(?:such as|like|including|notably|especially|above all|among them|led by)[ :]+(?:[^.;:]{0,90}[,)] )?(?:and )?$";
    // Before a work: these words, the school's name, then the verb.
    AMONG_THEM = concat!(
        r"^\W*(?:[\w-]+ ){0,3}?among (?:the )?(?P<name>[^,.;]{3,60}?) (?:(?:is|are|one (?:should|must|may|can)(?: now| also)? ",
        r"(?:count|name|place|include)|belongs?|we (?:should|may|must) count) )(?:[^.;:]{0,60}[,)] )?(?:and )?$",
    );
    ADDED_TO = concat!(
        r"^\W*to the (?P<name>[^,.;]{3,60}?) (?:one (?:should|must|may|can)|we (?:should|must|may|can)|must|should) (?:now |also |",
        r"then )?(?:be added|add) (?:[^.;:]{0,60}[,)] )?(?:and )?$",
    );
    // Behind a work: a verb that speaks against what follows.
    ATTACKS = concat!(
        r"^\W*(?:,[^,.;]{3,70}, )?(?:(?:has|have|had|also|have also|has also|both|all|since|sharply|famously|openly|then|later) ){0,3}",
        r"(?:critici[sz]e[sd]?|attack(?:s|ed)?|reject(?:s|ed)?|disput(?:es?|ed)|oppos(?:es?|ed)|denounc(?:es?|ed)|dismiss(?:es|ed)?|",
        r"reproach(?:es|ed)?|fault(?:s|ed)?|accus(?:es?|ed)|challeng(?:es?|ed)|rebut(?:s|ted)?|refut(?:es?|ed)|",
        r"object(?:s|ed)? to|argue[sd]? against|protest(?:s|ed)? against|(?:take|takes|took) issue with|quarrel(?:s|led)? with|",
        r"turn(?:s|ed)? against|",
        r"kritisier(?:t|en|ten?)|bestreite[tn]|bestritt(?:en)?|widersprich(?:t|en)|widersprach(?:en)?|verwirft|",
        r"verwerfen|(?:wendet|wenden) sich gegen|",
        r"critiqu(?:e|ent|ait|aient)|contest(?:e|ent|ait|aient)|rejet(?:te|tent|ait)|s['’]en pren(?:d|nent) à|s['’]oppos(?:e|ent) à|",
        r"critica(?:n|no|ron)?|criticó|criticò|rechaza(?:n|ron)?|rifiuta(?:no)?|contesta(?:n|no)?) ",
    );
    // Before a work: the school's name behind a word against it.
    AGAINST = r"^\W*(?:against|contra|gegen|contre|contro) (?:the |all )?(?P<name>[^,.;()]{3,60}), (?:[^.;:()]{0,60}[,)] )?(?:and )?$";
}

/// Adds what the sentences of the text say outright.
pub(super) fn outright(
    passage: &Passage,
    found: &mut Frames,
    kinds: &[TraditionKind],
    placed: &mut [BTreeMap<usize, Vec<Placement>>],
) {
    for (number, line) in passage.lines.iter().enumerate().filter(|(_, line)| !line.cites.is_empty()) {
        for at in (0..found.list.len()).filter(|&at| kinds[at] == TraditionKind::Tradition) {
            if !found.list[at].is_spoken_of(line) {
                continue;
            }
            for &cited in &line.cites {
                let Some((role, words, rule)) = said(passage, line, cited, &found.list[at]) else { continue };
                let Some([work]) = passage.citations.get(cited).map(|citation| &citation.refs[..]) else { continue };
                let cue = words.shift(line.span.start);
                let list = placed[at].entry(*work).or_default();
                if list.iter().any(|placement| placement.cited == cited && is_outright(placement.rule)) {
                    continue;
                }
                list.retain(|placement| placement.cited != cited);
                list.push(Placement { role, confidence: 0.85, cue, rule, line: number, cited });
                found.list[at].add([(number, Hold::Resumed)]);
            }
        }
    }
}

/// What the sentence says outright of a work that it speaks of, in which words of the sentence, by which rule.
fn said(passage: &Passage, line: &Line, cited: usize, school: &Frame) -> Option<(Role, Span, &'static str)> {
    let citation = passage.citations.get(cited).filter(|citation| citation.form == Form::Narrative)?;
    let here = citation.span.start.checked_sub(line.span.start)?;
    let behind = citation.span.end.checked_sub(line.span.start)?;
    let (before, after) = (line.low.get(..here)?, line.low.get(behind..)?);
    // What is said behind the last of several is said of all.
    let after = behind_the_last(passage, line, cited, after);
    let after_at = line.low.len() - after.len();
    if cue::ASIDE.is_match(&line.low) || cue::COLLECTIVE.is_match(&line.low) {
        return None;
    }
    let span = |from: usize, found: &regex::Match<'_>| Span::new(from + found.start(), from + found.end());
    if let Some(attack) = ATTACKS.find(after).filter(|attack| names(school, &after[attack.end()..])) {
        return Some((Role::Critiques, span(after_at, &attack), AGAINST_ITS_NAME));
    }
    if let Some(against) = AGAINST.captures(before).filter(|found| names(school, &found["name"])) {
        return Some((Role::Critiques, span(0, &against.get(0)?), AGAINST_ITS_NAME));
    }
    if excluded(&line.low, &line.low).is_some() || cue::EXCEPTION.is_match(&line.low) {
        return None;
    }
    if let Some(one_of) = IS_ONE_OF.find(after).filter(|found| names(school, &after[found.end()..])) {
        return Some((Role::Supports, span(after_at, &one_of), SAID_TO_BELONG));
    }
    if let Some(such) = SUCH_AS.find(before).filter(|found| ends_in_name(school, &before[..found.start()])) {
        return Some((Role::Supports, span(0, &such), SAID_TO_BELONG));
    }
    let led = [&AMONG_THEM, &ADDED_TO].into_iter().find_map(|rule| rule.captures(before))?;
    names(school, &led["name"]).then_some((Role::Supports, span(0, &led.get(0)?), SAID_TO_BELONG))
}

/// The words behind the citations that are joined to this one: `Roe (1999) and Moor (2001) attack …`.
fn behind_the_last<'l>(passage: &Passage, line: &'l Line, cited: usize, after: &'l str) -> &'l str {
    let mut rest = after;
    let own = passage.citations.get(cited).map_or(0, |citation| citation.span.end);
    let further = line.cites.iter().filter_map(|&at| passage.citations.get(at)).filter(|c| c.span.start >= own);
    for citation in further {
        let Some(start) = citation.span.start.checked_sub(line.span.start) else { break };
        let at = line.low.len() - rest.len();
        let joint = line.low.get(at..start).unwrap_or(" no ");
        let joins = joint.trim_start_matches([')', ']']).trim_matches([' ', ',']);
        if !matches!(joins, "and" | "") {
            break;
        }
        let end = citation.span.end.saturating_sub(line.span.start);
        rest = line.low.get(end..).unwrap_or("");
    }
    rest
}

/// Words before a school's name behind which it is another thing that is spoken of: `… rejects the objections to the civic tradition`,
/// `is one of the opponents of …`.
const TURNED: [&str; 16] = [
    "critic",
    "critiq",
    "objection",
    "attack",
    "charge",
    "accusation",
    "reproach",
    "opponent",
    "enem",
    "adversar",
    "rival",
    "foe",
    "reaction",
    "revolt",
    "against",
    "unlike",
];

/// Whether the words begin with one of the school's names.
fn names(school: &Frame, words: &str) -> bool {
    const NEAR: usize = 7;
    let clause = words.split([',', ';', ':', '(']).next().unwrap_or("");
    let near = clause.split(' ').take(NEAR).collect::<Vec<_>>().join(" ");
    let turned = TURNED.iter().chain(&[" and ", " but ", "that ", "those ", "ground"]);
    let end = turned.filter_map(|word| near.find(word)).min().unwrap_or(near.len());
    let words = name::words(&near[..end]);
    own_names(school).any(|key| stands_within(key, &words, key.len() + 1))
}

/// Whether the words end in one of the school's names.
fn ends_in_name(school: &Frame, words: &str) -> bool {
    const NEAR: usize = 6;
    let near: Vec<&str> = words.rsplit(' ').take(NEAR).collect();
    let near = near.into_iter().rev().collect::<Vec<_>>().join(" ");
    if TURNED.iter().any(|word| near.contains(word)) {
        return false;
    }
    let words = name::words(&near);
    own_names(school)
        .any(|key| words.len() >= key.len() && stands_within(key, &words[words.len() - key.len()..], key.len()))
}

fn own_names(school: &Frame) -> impl Iterator<Item = &[String]> {
    school.names.iter().take(4).filter(|name| name.weight >= 5).map(|name| name.key.as_slice())
}
