//! What a stretch of text shows of being the account of one school.
//!
//! Takes the lines of a [`Passage`]; counts once for each line what all stretches around it need, and sums it up.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::citation::Form;
use crate::document::{Document, Section};
use crate::tradition::cue::{self, ENUMERATED, HOLDS, OWN_STUDY, patterns};
use crate::tradition::mention::{Head, Mention, Place};
use crate::tradition::passage::{Line, Passage};
use crate::tradition::words::{Words, words};

/// How many signs there are.
pub(super) const SIGNS: usize = 38;
/// What a stretch shows, in the order of the weights.
pub(super) type Signs = [f64; SIGNS];

/// Paragraphs with fewer words do not count as a stretch.
const WORDS: usize = 25;

/// More words than this are a whole article.
const LONG: usize = 4000;

/// Nouns with which schools are spoken of.
static THEORY: Words = words!(
    "approach approaches school schools tradition traditions camp camps account accounts view views \
    perspective perspectives hypothesis hypotheses theory theories theorists model models position positions paradigm \
    paradigms framework strand strands literature group groups scholars authors reading readings line lines interpretation \
    interpretations explanation explanations argument stance programme program movement current"
);
/// Headings of parts in which no school is told of: those of any study, and the author's own.
static APART: Words = words!(
    "method methods results result sample samples data measure measures discussion limitations conclusion \
    conclusions concluding material materials procedure procedures participants analysis analyses hypotheses predictions not \
    remarks acknowledgements acknowledgments notes references bibliography appendix introduction present study questions aims scope \
    summary abstract case cases design corpus"
);

/// Headings that only reports of a study have.
static STUDY: Words = words!(
    "method methods methodology results data participants experiment experiments procedure procedures materials sample \
    samples analysis findings corpus"
);

/// Of the nouns for schools, those that speak of little else.
static SPOKEN: Words = words!(
    "approach approaches school schools tradition traditions camp camps account accounts view views perspective \
    perspectives hypothesis hypotheses theory theories theorists position positions paradigm paradigms strand strands scholars \
    interpretation interpretations stance"
);

patterns! {
    OPENS = r"^\W*(?:(?:the|an?|one) )?(?:first|second|third|fourth|fifth|last|final|another|others?|by contrast|in contrast|against|for some|for others|some|there (?:are|remain|is)|opposed|different|quite|whereas|on the other|nearer|closer|between|more recent|older|(?:[\w–’'-]+ ){1,3}(?:school|approach|tradition|view|account|camp|hypothesis|theory|model|reading|line|position|group|party|side)\b)";
    OWN_VOICE = r"\b(?:we|our|this study|this paper|this article|i|my|here)\b";
    FIRST_PERSON = r"\b(?:we|our|i|my)\b";
    STATISTICS = r"\b[nprtf] ?[=<>] ?[\d.]|\bper cent|%|\btable \d|\bfig";
    OPPOSED = r"\b(?:others|by contrast|in contrast|unlike|whereas|against|rival|rather than|opposed|critics|dispute|disagree|quarrel|camp|debate)\b";
    GUIDES = r"\bbut see\b|\bcf\.|\bcontra\b";
}

/// What one line adds to the stretches around it.
#[derive(Debug, Default)]
pub(in crate::tradition) struct Count {
    words: usize,
    theory: usize,
    /// Of the theory words, those that speak of little else.
    spoken: usize,
    pub isms: usize,
    own_voice: usize,
    first_person: usize,
    statistics: usize,
    pub opposed: usize,
    holds: usize,
    pointing: usize,
    narrative: usize,
    guides: bool,
    critics: bool,
    own_study: bool,
    pub opens: bool,
    pub named: bool,
}

impl Count {
    fn of(line: &Line, passage: &Passage) -> Count {
        let all = |rule: &regex::Regex| rule.find_iter(&line.low).count();
        let narrative = |c: &&usize| passage.citations.get(**c).is_some_and(|c| c.form == Form::Narrative);
        let words = || words(&line.low);
        Count {
            words: words().count(),
            theory: words().filter(|w| THEORY.contains(w)).count(),
            spoken: words().filter(|w| SPOKEN.contains(w)).count(),
            isms: words().filter(|w| is_sectarian(w)).count(),
            own_voice: all(&OWN_VOICE),
            first_person: all(&FIRST_PERSON),
            statistics: all(&STATISTICS),
            opposed: all(&OPPOSED),
            holds: all(&HOLDS),
            pointing: line.schools.iter().filter(|m| m.pointing).count(),
            narrative: line.cites.iter().filter(narrative).count(),
            guides: GUIDES.is_match(&line.low),
            critics: cue::critics(&line.low).is_some(),
            own_study: OWN_STUDY.is_match(&line.low),
            opens: OPENS.is_match(&line.low),
            named: line.schools.iter().any(|m| names(m) && m.head != Head::Texts),
        }
    }
}

/// The text that stretches are measured against.
pub(in crate::tradition) struct Text<'a> {
    document: &'a Document,
    passage: &'a Passage,
    /// Beside the lines.
    pub counts: Vec<Count>,
    /// Paragraphs of some length, as ranges of lines.
    pub paragraphs: Vec<Range<usize>>,
    /// The first and the last line that has a phrase with the same content words.
    places: BTreeMap<&'a [String], (usize, usize)>,
    /// Which share of the paragraphs that cite opens as if set against another.
    opening: f64,
    /// Theory words, and works, in fifty words.
    theory: f64,
    works: f64,
    /// Statistics, and the author's own voice, in a sentence.
    statistics: f64,
    own_voice: f64,
    /// A heading names a part that only reports of a study have.
    pub study: bool,
    /// It has more words than passages from reviews do.
    pub long: bool,
    /// Half of the paragraphs cite four works or more, as in reviews and in hardly any whole article (3 in 133).
    pub dense: bool,
}

impl<'a> Text<'a> {
    pub fn of(document: &'a Document, passage: &'a Passage) -> Text<'a> {
        let counts: Vec<Count> = passage.lines.iter().map(|line| Count::of(line, passage)).collect();
        let long = |range: &&Range<usize>| {
            passage.lines[(*range).clone()].iter().map(|l| l.low.split(' ').count()).sum::<usize>() > WORDS
        };
        let paragraphs: Vec<Range<usize>> = passage.paragraphs.iter().filter(long).cloned().collect();
        let citing = || paragraphs.iter().filter(|p| !works(passage, &passage.lines[(*p).clone()]).is_empty());
        let opening = citing().filter(|p| counts.get(p.start).is_some_and(|count| count.opens)).count();
        let sum = |part: fn(&Count) -> usize| counts.iter().map(part).sum::<usize>();
        let mut places: BTreeMap<&[String], (usize, usize)> = BTreeMap::new();
        for (at, line) in passage.lines.iter().enumerate() {
            for mention in &line.schools {
                places.entry(&mention.key).and_modify(|(_, last)| *last = at).or_insert((at, at));
            }
        }
        const MANY: usize = 4;
        let many = |p: &&Range<usize>| works(passage, &passage.lines[(*p).clone()]).len() >= MANY;
        let dense = paragraphs.iter().filter(many).count() * 2 >= paragraphs.len().max(1);
        // "Where the data come from" may stand in a review.
        let study = |s: &Section| {
            let heading = s.heading.to_lowercase();
            let of_any = |w: &str| STUDY.contains(w) || APART.contains(w) || matches!(w, "and" | "the" | "of" | "for");
            words(&heading).any(|w| STUDY.contains(w)) && words(&heading).all(of_any)
        };
        Text {
            document,
            passage,
            opening: share(opening, citing().count()),
            theory: 50.0 * share(sum(|c| c.spoken), sum(|c| c.words)),
            works: 50.0 * share(works(passage, &passage.lines).len(), sum(|c| c.words)),
            statistics: share(sum(|c| c.statistics), counts.len()),
            own_voice: share(sum(|c| c.first_person), counts.len()),
            study: document.sections.iter().any(study),
            long: sum(|c| c.words) > LONG,
            dense,
            counts,
            paragraphs,
            places,
        }
    }

    /// Whether the lines may tell of a school: in the report of a study, and in a text of an article's length, what neither names
    /// one nor speaks of one does not.
    pub fn tells(&self, range: Range<usize>) -> bool {
        !(self.study || self.long) || self.counts.get(range).unwrap_or_default().iter().any(|c| c.named || c.spoken > 0)
    }

    /// The signs of the lines in `range`, which are a whole section or so many paragraphs; none where fewer than two works
    /// are cited.
    pub fn signs(&self, range: Range<usize>, section: bool, paragraphs: usize) -> Option<Signs> {
        let (lines, counts) = (self.passage.lines.get(range.clone())?, self.counts.get(range.clone())?);
        let first = lines.first()?;
        let works = works(self.passage, lines);
        if works.len() < 2 {
            return None;
        }
        let at_most = |most: f64, value: f64| value.min(most);
        let sum = |part: fn(&Count) -> usize| counts.iter().map(part).sum::<usize>();
        let any = |part: fn(&Count) -> bool| is(counts.iter().any(part));
        let mut sentences: Vec<_> = lines.iter().map(|l| l.sentence).collect();
        sentences.dedup();
        let count = sentences.len();
        let word_count = sum(|c| c.words) + 1;
        let heading = first.section.and_then(|s| self.document.sections.get(s));
        let heading = heading.map_or(String::new(), |s: &Section| s.heading.to_lowercase());
        let mut keys: Vec<&[String]> =
            lines.iter().flat_map(|l| &l.schools).filter(|m| names(m)).map(|m| m.key.as_slice()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        let beyond =
            |key: &&[String]| self.places.get(key).is_some_and(|(from, to)| *from < range.start || *to >= range.end);
        let about_one = |m: &Mention| !m.key.is_empty() && m.place == Place::Topic && !m.counted;
        Some([
            1.0,
            at_most(3.0, works.len() as f64 / 5.0),
            at_most(3.0, self.works),
            at_most(2.0, share(works.len(), count)),
            50.0 * share(sum(|c| c.theory), word_count),
            at_most(2.0, counts.iter().take(2).map(|c| c.theory).sum::<usize>() as f64),
            at_most(2.0, counts.last()?.theory as f64),
            at_most(4.0, sum(|c| c.isms) as f64) / 2.0,
            is(counts.first()?.opens),
            is(words(&heading).any(|w| APART.contains(w))),
            at_most(1.0, share(sum(|c| c.own_voice), count)),
            at_most(1.0, 2.0 * share(sum(|c| c.statistics), count)),
            at_most(3.0, sum(|c| c.opposed) as f64) / 2.0,
            at_most(1.5, share(sum(|c| c.holds), count)),
            is(section),
            is(paragraphs == 2),
            is(paragraphs == 3),
            share(range.start, self.passage.lines.len()),
            is(range.start <= self.paragraphs.first().map_or(0, |p| p.start)),
            at_most(1.0, self.statistics),
            at_most(3.0, word_count as f64 / 300.0),
            is(words(&heading).any(|w| THEORY.contains(w))),
            is(words(&heading).any(is_sectarian)),
            is(self.study),
            any(|c| c.guides),
            share(counts.iter().filter(|c| c.named).count(), lines.len()),
            is(lines.iter().any(|l| l.schools.iter().any(|m| m.sectarian))),
            is(first.schools.iter().any(about_one)),
            at_most(1.0, share(sum(|c| c.pointing), count) * 4.0),
            is(keys.len() < all),
            is(keys.iter().any(beyond)),
            is(ENUMERATED.is_match(&first.low)),
            share(sum(|c| c.narrative), lines.iter().map(|l| l.cites.len()).sum()),
            self.opening,
            at_most(2.0, self.theory),
            at_most(1.0, self.own_voice),
            any(|c| c.critics),
            any(|c| c.own_study),
        ])
    }
}

/// Whether a heading speaks of schools.
pub(in crate::tradition) fn is_telling(heading: &str) -> bool {
    words(heading).any(|w| THEORY.contains(w) || is_sectarian(w))
}

/// Whether the phrase can name a school.
fn names(mention: &Mention) -> bool {
    !mention.key.is_empty() && !mention.counted && !mention.pointing
}

/// The works that `lines` cite.
pub(in crate::tradition) fn works(passage: &Passage, lines: &[Line]) -> BTreeSet<usize> {
    let one = |&c: &usize| match passage.citations.get(c)?.refs[..] {
        [reference] => Some(reference),
        _ => None,
    };
    lines.iter().flat_map(|l| &l.cites).filter_map(one).collect()
}

/// 1 for what holds.
pub(in crate::tradition) fn is(holds: bool) -> f64 {
    if holds { 1.0 } else { 0.0 }
}

pub(in crate::tradition) fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn words(low: &str) -> impl Iterator<Item = &str> {
    low.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty())
}

/// `realism`, `realists`, `Hegelian`: the endings of those who hold something.
fn is_sectarian(word: &str) -> bool {
    let ends = ["ism", "isms", "ist", "ists", "istic", "ian", "ians", "ean", "eans"];
    word.len() > 5 && ends.iter().any(|end| word.ends_with(end))
}
