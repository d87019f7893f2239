//! Training on marked passages: first to follow a text, then to judge what it says.
//!
//! What citations say is learnt in the schools that a follower finds in passages that it has not learnt from; in those it knows it
//! would find them too well. So each fifth of the passages is followed by one that has learnt from the others. And it is learnt in
//! the schools that the rules alone find, as in articles that are not followed.

use rayon::prelude::*;

use super::follow::{Course, Follower, Right, Steps, learn as learn_to_follow};
use super::learn::{Lesson, Settings, learn};
use super::marked::{Marked, MarkedError};
use super::model::Model;
use crate::citation::Reading;
use crate::document::Document;
use crate::tradition::passage::Passage;
use crate::tradition::propose::{Schools, by_rules, read_schools};

/// What was learnt from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Learnt {
    /// Places that cite, in the course of all passages.
    pub places: usize,
    /// Citations in schools.
    pub citations: usize,
}

const FOLDS: usize = 5;

/// How often a follower learns to go on from what it does itself.
const ROUNDS: usize = 2;

/// Learns a model from marked passages, going on from an `earlier` one, which may be empty.
///
/// # Errors
/// Where the text of the passage at that place is none.
pub fn train(
    passages: &[Marked],
    settings: &Settings,
    earlier: &Model,
) -> Result<(Model, Learnt), (usize, MarkedError)> {
    let read = passages.par_iter().enumerate().map(|(at, marked)| marked.reading().map_err(|error| (at, error)));
    let read: Vec<(Document, Reading)> = read.collect::<Result<_, _>>()?;
    let texts: Vec<Passage> = read.par_iter().map(|(document, own)| Passage::read(document, &own.citations)).collect();
    let all = || read.par_iter().zip(&texts);
    let rules: Vec<Schools> =
        all().map(|((document, own), text)| by_rules(document, text, &own.references, &[])).collect();
    let told: Vec<_> = rules
        .par_iter()
        .zip(all())
        .map(|(rules, ((document, own), text))| rules.told(document, text, &own.references))
        .collect();
    let courses: Vec<Course> =
        told.par_iter().zip(&rules).map(|(told, rules)| Course::of(told, &rules.stretches.text.counts)).collect();
    let right: Vec<Vec<Right>> = passages
        .par_iter()
        .zip(read.par_iter().zip(&courses))
        .map(|(marked, ((_, own), course))| marked.right(&own.references, course))
        .collect();
    let steps = |at: usize, follower: Option<&Follower>| Steps::of(&courses[at], &right[at], follower);
    let fit = |left_out: Option<usize>| {
        let own: Vec<usize> = (0..passages.len()).filter(|at| left_out.is_none_or(|fold| at % FOLDS != fold)).collect();
        let marked: Vec<_> = own.iter().map(|at| steps(*at, None)).collect();
        let learn = |texts: &[&[Steps]]| learn_to_follow(texts, settings.follower_ridge, &earlier.follower);
        let mut follower = learn(&[&marked]);
        for _ in 0..ROUNDS {
            let followed: Vec<_> = own.iter().map(|at| steps(*at, Some(&follower))).collect();
            follower = learn(&[&marked, &followed]);
        }
        follower
    };
    let fits: Vec<Option<usize>> = (0..FOLDS).map(Some).chain([None]).collect();
    let mut followers: Vec<Follower> = fits.into_par_iter().map(fit).collect();
    let lessons: Vec<Vec<Lesson>> = all()
        .enumerate()
        .map(|(at, ((document, own), text))| {
            let lessons = |follower: Option<&Follower>| {
                let schools = read_schools(document, text, &own.references, &own.citations, &[], follower);
                passages[at].lessons(schools.told(document, text, &own.references))
            };
            [lessons(None), lessons(Some(&followers[at % FOLDS]))].concat()
        })
        .collect();
    let lessons = lessons.concat();
    let learnt = Learnt { places: courses.iter().map(|course| course.units.len()).sum(), citations: lessons.len() };
    let follower = followers.pop().unwrap_or_default();
    Ok((Model { follower, verdicts: learn(&lessons, settings, &earlier.verdicts) }, learnt))
}
