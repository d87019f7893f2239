//! Following a text from citation to citation: which school's account each belongs to.
//!
//! Takes what the rules have made of a text, in order of its citations. At each place that cites, the author goes on with the school
//! spoken of, comes back to an earlier one, begins another, or cites for no school. A model chooses between these as
//! mention-ranking models of coreference do (Denis and Baldridge 2008; Durrett and Klein 2013, equations 1 and 2): every school met
//! so far is a candidate, and what is weighed is how the place looks from there. What the rules say is one sign among others.

mod course;
mod learn;
mod signs;

pub(in crate::tradition) use course::Course;
pub(super) use learn::{Right, Steps, learn};

use super::signs::Signs;
use super::weights::Weights;
use course::School;
use signs::Place;

/// What a citation can do: how many ways, and their places in a row of weights.
pub(super) const WAYS: usize = 4;
const NOWHERE: usize = 0;
const BEGINS: usize = 1;
const GOES_ON: usize = 2;
const RETURNS: usize = 3;

/// So many ways through a text are kept.
const BEAM: usize = 8;

/// Whoever errs to the side of a school lets the judge decide; so much must speak against one.
const LEANING: f32 = 0.5;

/// So much must speak for yet another school in a review: the account of one that is taken for two loses its works twice. A whole
/// article tells of few, far from each other.
const AFRESH: f32 = 0.4;

/// Weights of signs for each way.
pub(in crate::tradition) type Follower = Weights<WAYS>;

/// Where a place may belong, and how that looks.
struct Candidate {
    way: usize,
    /// The school, by its number; none where there is none yet.
    school: Option<usize>,
    signs: Signs,
}

/// One place in a text: what it shows by itself, and where it may belong.
struct Choice {
    place: Signs,
    candidates: Vec<Candidate>,
}

/// The school of each unit of a course, and how likely it is that it belongs to none.
#[derive(Default, Clone)]
pub(in crate::tradition) struct Followed {
    pub school: Vec<Option<usize>>,
    pub nowhere: Vec<f32>,
}

/// The schools met so far.
#[derive(Default, Clone)]
struct Met {
    schools: Vec<School>,
    /// By their numbers, the one spoken of last first.
    recent: Vec<usize>,
}

impl Met {
    /// Puts a unit into a school, or into a new one.
    fn put(&mut self, course: &Course<'_>, unit: usize, school: Option<usize>) -> usize {
        let at = school.unwrap_or(self.schools.len());
        if at == self.schools.len() {
            self.schools.push(School::default());
        }
        if let Some(school) = self.schools.get_mut(at) {
            course.add(school, unit);
        }
        self.recent.retain(|other| *other != at);
        self.recent.insert(0, at);
        at
    }

    /// Where the unit at a place may belong.
    fn candidates(&self, course: &Course<'_>, place: &Place<'_>) -> Vec<Candidate> {
        let current = self.recent.first().copied();
        let mut candidates = vec![
            Candidate { way: NOWHERE, school: None, signs: course.of_nowhere(place, &self.schools) },
            Candidate { way: BEGINS, school: None, signs: course.of_another(place, &self.schools, current) },
        ];
        for (recency, &school) in self.recent.iter().enumerate() {
            let way = if recency == 0 { GOES_ON } else { RETURNS };
            let signs = course.of_school(place, &self.schools[school], recency);
            candidates.push(Candidate { way, school: Some(school), signs });
        }
        candidates
    }
}

/// The sums of weights of the candidates, in their order; `place` are those of the place's own signs.
fn sums(follower: &Follower, place: [f32; WAYS], candidates: &[Candidate]) -> Vec<f32> {
    candidates.iter().map(|at| place[at.way] + follower.sums(&at.signs)[at.way]).collect()
}

/// The place of the largest; the first of several.
fn largest(sums: &[f32]) -> usize {
    (0..sums.len()).rev().max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or(0)
}

/// One way through a text so far.
#[derive(Default, Clone)]
struct Path {
    met: Met,
    out: Followed,
    /// The logarithm of its probability, with what [`LEANING`] and [`AFRESH`] take off.
    likely: f32,
}

/// Follows a text by the likeliest way through it that a beam search finds (Jurafsky and Martin, *Speech and Language Processing*,
/// chapter 8): what looks best at a place may leave the places behind it no school to belong to.
pub(in crate::tradition) fn follow(follower: &Follower, course: &Course<'_>) -> Followed {
    let mut paths = vec![Path::default()];
    for unit in 0..course.units.len() {
        let mut steps: Vec<(usize, f32, f32, Candidate)> = Vec::new();
        // What the place shows by itself is the same on every way.
        let place = course.place(unit);
        let own = follower.sums(&place.signs);
        for (from, path) in paths.iter().enumerate() {
            let candidates = path.met.candidates(course, &place);
            let mut sums = sums(follower, own, &candidates);
            let nowhere = (sums[NOWHERE] - logarithm(&sums)).exp();
            sums[NOWHERE] -= LEANING;
            sums[BEGINS] -= if course.told.long { 0.0 } else { AFRESH };
            let all = logarithm(&sums);
            let likely = sums.iter().map(|sum| path.likely + sum - all);
            steps.extend(likely.zip(candidates).map(|(likely, to)| (from, likely, nowhere, to)));
        }
        // The sort is stable: of ways that are as likely the first stays first.
        steps.sort_by(|a, b| b.1.total_cmp(&a.1));
        steps.truncate(BEAM);
        let on = |(from, likely, nowhere, to): (usize, f32, f32, Candidate)| {
            let mut path = paths[from].clone();
            let school = (to.way != NOWHERE).then(|| path.met.put(course, unit, to.school));
            path.out.school.push(school);
            path.out.nowhere.push(nowhere);
            path.likely = likely;
            path
        };
        paths = steps.into_iter().map(on).collect();
    }
    paths.into_iter().next().map(|path| path.out).unwrap_or_default()
}

/// The logarithm of the sum of the exponentials.
fn logarithm(sums: &[f32]) -> f32 {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    most + sums.iter().map(|sum| (sum - most).exp()).sum::<f32>().ln()
}
