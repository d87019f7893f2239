//! What learnt models make of a text.
//!
//! The rules find the schools and the sentences about them. Where the account of one ends and another's begins, and whether a work
//! that is cited there is a member, and in what role, is told by more than a rule can list. Two regressions weigh all of that, what
//! the rules say among it: [`follow`] goes from citation to citation and puts together what belongs to one school; what the judge
//! reads are the words on either side of a citation, its place in the school's account, the year, what else the text says of the
//! work. Both learn from review passages that a reader has marked ([`marked`], [`train`]).

mod follow;
mod learn;
mod lexicon;
pub mod marked;
mod markup;
mod model;
mod part;
mod scene;
pub mod score;
mod signs;
mod tokens;
mod train;
mod verdict;
mod weights;
mod wording;

pub use learn::Settings;
pub use model::{Model, ModelError};
pub use train::{Learnt, train};
pub use verdict::Verdict;

pub(super) use follow::{Course, Followed, Follower, follow};
pub(super) use scene::{Scene, Told, is_short};

use std::collections::BTreeMap;

use super::Role;
use super::propose::Placement;
use crate::text::Span;
use scene::Reading;
use verdict::{VERDICTS, is_member, place_of, verdicts};

/// A work is a member where the probabilities of the members' roles together are as high as this. Higher bounds give more right ones
/// of fewer: each 0.05 gains about one and a half in a hundred of those proposed, and loses as many of those there are.
const MEMBER: f32 = 0.60;

/// Less is asked where the rules have it in the school and the follower has too.
const MEMBER_AGREED: f32 = 0.55;

/// Or where the text lists the school by its name, beside others each of which it tells of.
const MEMBER_LISTED: f32 = 0.45;

/// And where the rules have it there in a text that is not followed, as it says itself where each school begins.
const MEMBER_BY_RULE: f32 = 0.10;

/// Where it is no member, a role towards the school is claimed if it is as likely as this.
const CLAIMED: f32 = 0.5;

/// What is to become of the placement of a citation in a school.
pub(super) enum Judgement {
    /// What the rules have said stays.
    Stands,
    /// The citation says nothing of the work's place.
    Falls,
    /// It places the work so.
    Places(Placement),
}

/// A citation in a school, and what the model makes of it.
pub(super) struct Judged {
    pub work: usize,
    pub cited: usize,
    pub judgement: Judgement,
}

/// Judges every citation in the lines of the `nth` school of the scene. `opener` are the words that open the school, and their rule.
pub(super) fn judge(model: &Model, scene: &Scene<'_>, nth: usize, opener: (Span, &'static str)) -> Vec<Judged> {
    let readings = scene.readings(nth);
    let weighed: Vec<[f32; VERDICTS]> = readings.iter().map(|reading| model.probabilities(&reading.signs)).collect();
    // What is said before a bracket is said of every work in it, but for those that a prefix sets apart.
    let mut brackets: BTreeMap<usize, Vec<f32>> = BTreeMap::new();
    let bracket = |reading: &Reading| reading.bracket.filter(|_| reading.rule.is_none() || is_member(reading.rule));
    for (reading, probabilities) in readings.iter().zip(&weighed) {
        if let Some(bracket) = bracket(reading) {
            brackets.entry(bracket).or_default().push(member(probabilities));
        }
    }
    let mean = |list: &Vec<f32>| list.iter().sum::<f32>() / list.len() as f32;
    let judged = |(reading, probabilities): (&Reading, &[f32; VERDICTS])| {
        let shared = bracket(reading).and_then(|bracket| brackets.get(&bracket)).map(mean);
        let member = shared.unwrap_or_else(|| member(probabilities));
        let judgement = judgement(model, scene, reading, member, probabilities, opener);
        Judged { work: reading.work, cited: reading.cited, judgement }
    };
    readings.iter().zip(&weighed).map(judged).collect()
}

/// Of two roles that are about as likely it is `supports`, which says least: of what readers mark so, the model gives most to others.
fn leaning(verdict: Verdict, probability: f32) -> f32 {
    const LEANING: f32 = 1.1;
    if verdict == Some(Role::Supports) { LEANING * probability } else { probability }
}

/// How likely the work is a member.
fn member(probabilities: &[f32; VERDICTS]) -> f32 {
    verdicts().filter(|verdict| is_member(*verdict)).map(|verdict| probabilities[place_of(verdict)]).sum()
}

fn judgement(
    model: &Model,
    scene: &Scene<'_>,
    reading: &Reading,
    member: f32,
    probabilities: &[f32; VERDICTS],
    opener: (Span, &'static str),
) -> Judgement {
    let of = |verdict: Verdict| probabilities[place_of(verdict)];
    let best = |member: bool| {
        let list = verdicts().filter(|verdict| is_member(*verdict) == member);
        let likelier = |a: &Verdict, b: &Verdict| leaning(*a, of(*a)).total_cmp(&leaning(*b, of(*b)));
        list.max_by(likelier)
    };
    let by_rule = is_member(reading.rule);
    let bound = match reading.followed {
        None if by_rule => MEMBER_BY_RULE,
        Some(true) if by_rule && reading.listed => MEMBER_LISTED,
        Some(true) if by_rule => MEMBER_AGREED,
        _ => MEMBER,
    };
    let placed = if scene.is_short() { by_rule } else { member >= bound };
    let verdict = if placed {
        best(true)
    } else if scene.is_short() || reading.rule.is_some() && !by_rule {
        return Judgement::Stands;
    } else {
        best(false).filter(|verdict| of(*verdict) >= CLAIMED)
    };
    let Some(role) = verdict.flatten() else { return Judgement::Falls };
    let words = scene.telling(reading, role, |number| model.weight(number, Some(role)));
    let (cue, rule) = words.unwrap_or(opener);
    let confidence = f64::from(if role.is_member() { member } else { of(Some(role)) });
    Judgement::Places(Placement { role, confidence, cue, rule, line: reading.line, cited: reading.cited })
}
