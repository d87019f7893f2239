//! What a sentence says outright of a work and a school that it names: `is one of the realists`, `attacks the civic school`.
//!
//! Takes the schools of a text once they are put together; gives placements that no weighing of signs overrules
//! ([`is_outright`]), for the author has left nothing to weigh.

use std::collections::BTreeMap;

use super::cue::{self, patterns};
use super::frame::{Frame, Frames, Hold};
use super::of_both::OUTRIGHT_OF_BOTH;
use super::passage::{Line, Passage};
use super::propose::Placement;
use super::role::{CALLED_A_CRITIC, excluded};
use super::{Role, TraditionKind};
use crate::citation::Form;
use crate::text::Span;

/// The rule of works that are said to be of the school.
const SAID_TO_BELONG: &str = "said-to-belong";
/// The rule of works that back what those of the school hold, by its name.
const SAID_TO_HOLD: &str = "said-to-hold";
/// The rule of works that are said not to be.
const SAID_NOT_TO_BELONG: &str = "said-to-be-none-of-it";
/// The rule of works that speak against the school by its name.
const AGAINST_ITS_NAME: &str = "against-its-name";

/// The rule of works that speak against the school spoken of, without its name.
const AGAINST_IT: &str = "against-it";
/// The rule of works that are said to have founded the school spoken of.
pub(super) const FOUNDS: &str = "said-to-found";

/// The rule of those who are said to have followed the founder.
pub(super) const FOLLOWS: &str = "said-to-follow";

/// Whether what this rule says stands, whatever else speaks against it.
pub(super) fn is_outright(rule: &str) -> bool {
    [
        CALLED_A_CRITIC,
        SAID_TO_BELONG,
        AGAINST_ITS_NAME,
        OUTRIGHT_OF_BOTH,
        AGAINST_IT,
        FOUNDS,
        FOLLOWS,
        SAID_TO_HOLD,
        SAID_NOT_TO_BELONG,
    ]
    .contains(&rule)
}

patterns! {
    // Behind a work: what it is, up to the school's name.
    IS_ONE_OF = concat!(
        r"^\W*(?:,[^,.;]{3,70}, )?(?:(?:is|are|was|were|remains?) (?:(?:itself|also|plainly|clearly|still|certainly|rightly) )?",
        r"(?:(?:counted|numbered|placed|classed) )?(?:one of|among|a member of|an? \w+ member of|part of|at home among)|",
        r"belongs? (?:\w+ly )?(?:to|among|with)|counts? among|joined|sided with|speaks? for) (?:the )?",
    );
    // Behind a work: what it is not, up to the school's name.
    IS_NO = concat!(
        r"^\W*(?:,[^,.;]{3,70}, )?(?:(?:is|are|was|were) (?:(?:himself|herself|itself|themselves|however|plainly|clearly|certainly) )?",
        r"(?:no|not (?:an?|one of the|among the)|hardly an?|scarcely an?|by no means an?) |",
        r", (?:[\w-]+ ){0,5}(?:and |but )?not (?:an?|one of the) )",
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
    ATTACKS = [
        r"^\W*(?:,[^,.;]{3,70}, )?(?:(?:has|have|had|also|have also|has also|both|all|since|sharply|famously|openly|then|later) ){0,3}",
        r"(?:",
        cue::ATTACKS,
        r"|disput(?:es?|ed)|oppos(?:es?|ed)|challeng(?:es?|ed)|rebut(?:s|ted)?|refut(?:es?|ed)|argue[sd]? against|",
        r"protest(?:s|ed)? against|(?:take|takes|took) issue with|quarrel(?:s|led)? with|",
        r"turn(?:s|ed)? against|",
        r"kritisier(?:t|en|ten?)|bestreite[tn]|bestritt(?:en)?|widersprich(?:t|en)|widersprach(?:en)?|verwirft|",
        r"verwerfen|(?:wendet|wenden) sich gegen|",
        r"critiqu(?:e|ent|ait|aient)|contest(?:e|ent|ait|aient)|rejet(?:te|tent|ait)|s['’]en pren(?:d|nent) à|s['’]oppos(?:e|ent) à|",
        r"critica(?:n|no|ron)?|criticó|criticò|rechaza(?:n|ron)?|rifiuta(?:no)?|contesta(?:n|no)?) ",
    ]
    .concat();
    // Behind a work: a verb that speaks against the school just spoken of.
    AGAINST_IT_AS_OBJECT = [
        r"^\W*(?:,[^,.;]{3,70}, )?(?:(?:has|have|had|also|both|all|since|sharply|famously|openly|then|later|flatly|soon|still|already) ",
        r"){0,3}(?:(?:",
        cue::ATTACKS,
        r"|den(?:y|ies|ied)) ",
        r"(?:(?:it|them)\b|(?:all )?(?:the|this|that) (?:whole |very |entire )?(?:idea|view|theory|school|approach|position|thesis|",
        r"doctrine|notion|programme|program|tradition|movement|camp|reading|paradigm)\b(?: of\b)?)",
        r"|(?:calls?|called|finds?|found|thinks?|thought|considers?|considered|deems?|deemed|judges?|judged|holds?|held|pronounce[sd]?) ",
        r"(?:it|them|(?:all )?(?:the|this|that) (?:whole |very |entire )?(?:idea|view|theory|school|approach|position|thesis|doctrine|",
        r"notion|programme|program|tradition|movement|reading|paradigm))(?: \w+ly)? (?:to be )?(?:an? (?:[\w-]+ )?)?(?:naive|naïve|",
        r"circular|empty|confused|incoherent|romantic|simplistic|unconvincing|flawed|untenable|implausible|reductive|myth|fiction|",
        r"fable|caricature|device|illusion|mistake|error|nonsense|ideology|ideological|dangerous|false|wrong|mistaken|misguided|",
        r"tautolog\w+|unfalsifiable|blind|too [\w-]+)\b)",
    ]
    .concat();
    // The same in German and French.
    AGAINST_IT_ELSEWHERE = concat!(
        r"^\W*(?:(?:haben?|hat) [^.;,]{0,60}\b(?:bestritten|kritisiert|zurückgewiesen|abgelehnt|widersprochen|angegriffen|verworfen)|",
        r"lehn(?:t|en|ten?) [^.;,]{3,60} ab|(?:kritisier(?:t|en|ten?)|bestreite[tn]|bestritt(?:en)?|verwirft|verwerfen|widersprich(?:t|en)|",
        r"widersprach(?:en)?|bezweifel(?:t|n|ten?)) (?:ihn|sie|ihm|ihr|ihnen|dies\w*|(?:de[nmr]|die|das) (?:\w+ )?(?:these|sicht|ansatz|",
        r"schule|idee|begriff|modell|theorie|lehre|position|auffassung|deutung))|(?:ont |a )?(?:critiqu|contest|rejett|récus|dénonc)(?:e|",
        r"ent|ait|aient|é) (?:cette|ces|ce) |(?:ont |a )?(?:réfut)(?:e|ent|ait|aient|é) (?:cette|ces|ce|sa|leur|son) |(?:ont |a )?reproch(?:e|ent|",
        r"ait|aient|é) à (?:cette|ces|ce|l['’]|la|aux) ?(?:école|approche|courant|lecture|tradition|thèse|perspective|démarche)s? )",
    );
    CRITICS_LIKE = r"^\W*(?:(?:die|les|ses|leurs|ihre) )?(?:kritiker(?:innen)?|gegner(?:innen)?|skeptiker|détracteurs|adversaires) (?:wie|comme) [^.;:]{0,60}$";
    // At the head of a sentence: those of a school hold what a bracket at its end backs.
    HOLD = concat!(
        r"^\W*(?:the )?(?P<name>[^,.;:()]{3,60}?) (?:have |all |have long |usually |generally )?(?:hold|held|sees?|saw|treat(?:s|ed)?|",
        r"regard(?:s|ed)?|think|thought|believed?s?|argue[sd]?|maintain(?:s|ed)?|understands?|understood|insist(?:s|ed)?|den(?:y|ied|ies)|",
        r"conceives?|consider(?:s|ed)?|assume[sd]?|claim(?:s|ed)?|contend(?:s|ed)?|trust(?:s|ed)?)\b",
    );
    // Behind what they hold: that it is not so.
    DENIED = concat!(
        r"[,;] (?:but|yet|although|though|while|whereas|however)\b|, which (?:is|was|are|were) not\b|\b(?:disproved|refuted|criticized|",
        r"criticised|contradicted|challenged|doubted|questioned)\b|\bagainst (?:it|them|this)\b",
    );
    // Before a work: objections to the school just spoken of, and whose they are.
    OBJECTIONS_OF = concat!(
        r"^\W*(?:the |its |their |a |another )?(?:[\w-]+ ){0,3}(?:objections?|criticisms?|critiques?|attacks?|rebuttals?|refutations?|",
        r"reservations|complaints?)(?: to (?:it|them|this))? (?:is|are|was|were|came|comes?|remains?|stems?) (?:still )?(?:those (?:of|by)|",
        r"that of|from|by|due to|made by) (?:[^.;:]{0,40}[,)] )?(?:and )?$",
    );
    // Before and behind a work: `As Roe (1999) protests, …`.
    AS = r"(?:^|[.;:] )\W*(?:but |yet )?as (?:[\w-]+ )?$";
    PROTESTS = r"^\W*(?:(?:has|have|had|both|sharply|long ago|once) )*(?:protest|object|complain|retort)(?:s|ed)?\b";
    // Behind a work that is said to have founded the school.
    FOUNDED = concat!(
        r"^\W*(?:,[^,.;]{3,60}, )?(?:(?:had|has|have|both|then|first|together|may be said to have|is said to have) ){0,2}(?:found(?:ed|s)|",
        r"inaugurat(?:ed|es?)|launch(?:ed|es)) (?:it\b|(?:the|this) (?:(?:whole|entire|new) )?(?:school|approach|tradition|view|theory|",
        r"movement|camp|programme|program|paradigm|line|literature)\b)",
    );
    // Before a work that is.
    FOUNDING_WORK = concat!(
        r"^\W*(?:the|its|their) (?:two |three |real |true )?(?:(?:founding|foundational|canonical|programmatic) (?:papers?|texts?|books?|works?|",
        r"statements?|documents?|articles?|stud(?:y|ies)|monographs?|essays?)(?: here)?|founders?|founding fathers?) (?:is|are|was|were|",
        r"remains?) (?:[^.;:]{0,60}[,)] )?(?:and )?$",
    );
    // Behind those who came after the founder.
    FOLLOWED = r"^\W*(?:(?:soon|then|later|promptly) )?(?:followed(?: suit)?|joined (?:him|her|them|in))\W*$";
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
                let placement = Placement { role, confidence: 0.85, cue, rule, line: number, cited };
                put(&mut placed[at], *work, placement);
                found.list[at].add([(number, Hold::Resumed)]);
            }
        }
        let Some(at) = told_of(found, kinds, number, line) else { continue };
        for &cited in &line.cites {
            let Some([work]) = passage.citations.get(cited).map(|citation| &citation.refs[..]) else { continue };
            let Some((role, words, rule)) = said_of_it(passage, line, cited) else { continue };
            // What is spoken against has been told of before.
            let before =
                placed[at].values().flatten().any(|placement| placement.role.is_member() && placement.line < number);
            if !role.is_member() && !before {
                continue;
            }
            let cue = words.shift(line.span.start);
            put(&mut placed[at], *work, Placement { role, confidence: 0.8, cue, rule, line: number, cited });
        }
    }
}

/// Puts what is said outright of a citation in the place of all else that was made of it.
fn put(placed: &mut BTreeMap<usize, Vec<Placement>>, work: usize, placement: Placement) {
    let list = placed.entry(work).or_default();
    if list.iter().any(|other| other.cited == placement.cited && is_outright(other.rule)) {
        return;
    }
    list.retain(|other| other.cited != placement.cited);
    list.push(placement);
}

/// The one school in whose account the sentence stands, where it names no other.
fn told_of(found: &Frames, kinds: &[TraditionKind], number: usize, line: &Line) -> Option<usize> {
    let schools = || (0..found.list.len()).filter(|&at| kinds[at] == TraditionKind::Tradition);
    let holds = |at: &usize| found.list[*at].lines.iter().any(|(held, hold)| *held == number && *hold != Hold::Resumed);
    // Where an unannounced paragraph overlaps an announced school, it is that one's.
    let told: Vec<usize> = schools().filter(holds).collect();
    let announced = || told.iter().copied().filter(|&at| found.list[at].opening.is_announced());
    let at = match told[..] {
        [at] => at,
        _ => announced().next().filter(|_| announced().count() == 1)?,
    };
    schools().all(|other| other == at || !found.list[other].is_spoken_of(line)).then_some(at)
}

/// What the sentence says outright of a work and the school in whose account it stands.
fn said_of_it(passage: &Passage, line: &Line, cited: usize) -> Option<(Role, Span, &'static str)> {
    let citation = passage.citations.get(cited).filter(|citation| citation.form != Form::Parenthetical)?;
    let here = citation.span.start.checked_sub(line.span.start)?;
    let behind = citation.span.end.checked_sub(line.span.start)?;
    let (before, own) = (line.low.get(..here)?, line.low.get(behind..)?);
    let after = behind_the_last(passage, line, cited, own);
    let after_at = line.low.len() - after.len();
    if cue::ASIDE.is_match(&line.low) || cue::COLLECTIVE.is_match(&line.low) {
        return None;
    }
    let span = |from: usize, found: regex::Match<'_>| Span::new(from + found.start(), from + found.end());
    // `… attacks the idea of the state`, `rejects the view that salt is mined` are of another idea, `finds it too early to tell` of none.
    let goes_on = |found: &regex::Match<'_>| {
        let next = after[found.end()..].split_whitespace().next().unwrap_or("");
        matches!(next, "that" | "of" | "to" | "which" | "whom" | "whose" | "how" | "whether" | "where" | "when")
    };
    let against = AGAINST_IT_AS_OBJECT.find(after).filter(|found| !found.as_str().ends_with(" of") && !goes_on(found));
    if let Some(against) = against {
        return Some((Role::Critiques, span(after_at, against), AGAINST_IT));
    }
    let elsewhere = AGAINST_IT_ELSEWHERE.find(after).map(|found| span(after_at, found));
    if let Some(words) = elsewhere.or_else(|| CRITICS_LIKE.find(before).map(|found| span(0, found))) {
        return Some((Role::Critiques, words, AGAINST_IT));
    }
    if let Some(objections) = OBJECTIONS_OF.find(before) {
        return Some((Role::Critiques, span(0, objections), AGAINST_IT));
    }
    if let Some(protests) = PROTESTS.find(after).filter(|_| AS.is_match(before)) {
        return Some((Role::Critiques, span(after_at, protests), AGAINST_IT));
    }
    if let Some(founded) = FOUNDED.find(after) {
        return Some((Role::Exemplar, span(after_at, founded), FOUNDS));
    }
    if let Some(founding) = FOUNDING_WORK.find(before) {
        return Some((Role::Exemplar, span(0, founding), FOUNDS));
    }
    let founder =
        line.cites.first().filter(|&&first| first != cited).and_then(|&first| passage.citations.get(first))?;
    let behind_it = line.low.get(founder.span.end.checked_sub(line.span.start)?..)?;
    let followed = FOLLOWED.find(after).filter(|_| FOUNDED.is_match(behind_it))?;
    Some((Role::Supports, span(after_at, followed), FOLLOWS))
}

/// What the sentence says outright of a work that it speaks of, in which words of the sentence, by which rule.
fn said(passage: &Passage, line: &Line, cited: usize, school: &Frame) -> Option<(Role, Span, &'static str)> {
    let citation = passage.citations.get(cited)?;
    if citation.form == Form::Parenthetical {
        let ends = closes(passage, line, citation.group);
        let held = HOLD.captures(&line.low).filter(|found| ends && school.is_named_next(&found["name"]));
        let held = held
            .filter(|_| {
                !DENIED.is_match(&line.low) && citation.prefix.is_none() && excluded(&line.low, &line.low).is_none()
            })?
            .get(0)?;
        return Some((Role::Exemplar, Span::new(held.start(), held.end()), SAID_TO_HOLD));
    }
    if citation.form != Form::Narrative {
        return None;
    }
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
    if let Some(attack) = ATTACKS.find(after).filter(|attack| school.is_object(&after[attack.end()..])) {
        return Some((Role::Critiques, span(after_at, &attack), AGAINST_ITS_NAME));
    }
    if let Some(against) = AGAINST.captures(before).filter(|found| school.is_object(&found["name"])) {
        return Some((Role::Critiques, span(0, &against.get(0)?), AGAINST_ITS_NAME));
    }
    if let Some(no) = IS_NO.find(after).filter(|found| school.is_named_next(&after[found.end()..])) {
        return Some((Role::Exception, span(after_at, &no), SAID_NOT_TO_BELONG));
    }
    if excluded(&line.low, &line.low).is_some() || cue::EXCEPTION.is_match(&line.low) {
        return None;
    }
    if let Some(one_of) = IS_ONE_OF.find(after).filter(|found| school.is_object(&after[found.end()..])) {
        return Some((Role::Supports, span(after_at, &one_of), SAID_TO_BELONG));
    }
    if let Some(such) = SUCH_AS.find(before).filter(|found| school.ends(&before[..found.start()])) {
        return Some((Role::Supports, span(0, &such), SAID_TO_BELONG));
    }
    let led = [&AMONG_THEM, &ADDED_TO].into_iter().find_map(|rule| rule.captures(before))?;
    school.is_object(&led["name"]).then_some((Role::Supports, span(0, &led.get(0)?), SAID_TO_BELONG))
}

/// Whether nothing is said in the sentence behind the bracket.
fn closes(passage: &Passage, line: &Line, group: usize) -> bool {
    let same = line.cites.iter().filter_map(|&at| passage.citations.get(at)).filter(|citation| citation.group == group);
    let end = same.map(|citation| citation.span.end).max().and_then(|end| end.checked_sub(line.span.start));
    end.and_then(|end| line.low.get(end..)).is_some_and(|rest| !rest.contains(|c: char| c.is_alphabetic()))
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
