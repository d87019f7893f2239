//! How often the rules of stance are right, on sentences whose stance or function is known.
//!
//! Takes labelled sentences; gives precision at coverage, by stance, by rule and by confidence. Two public corpora label
//! what a citation is *for*, not where it stands: SciCite (Cohan et al. 2019: background, method, result) and ACL-ARC
//! (Jurgens et al. 2018: six functions). A stance is held against them only where its meaning lies inside one of their
//! classes; [`Scheme::means`] is that mapping, and what it leaves out is counted and not judged.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::stance::{Stance, StanceReading, stances};
use crate::citation::{self, Form};
use crate::document;
use crate::record::{EntryType, Field, Name, Names, Record};
use crate::reference::Reference;
use crate::reference::model::score::calibration_error;
use crate::text::Span;

/// Whose labels they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    /// Our own stances.
    Stance,
    /// ACL-ARC's six functions.
    AclArc,
    /// SciCite's three intents.
    SciCite,
}

impl Scheme {
    /// The name, for people.
    pub const fn name(self) -> &'static str {
        match self {
            Scheme::Stance => "stances",
            Scheme::AclArc => "citation functions (ACL-ARC)",
            Scheme::SciCite => "citation intents (SciCite)",
        }
    }

    /// The labels under which a stance is right; `None` where the scheme cannot say.
    ///
    /// Agreement and fault-finding are comparisons in ACL-ARC; fault found is also why work is taken up (Motivation). In
    /// SciCite agreement is with a result; a critique or an extension may stand under any of its three labels.
    pub fn means(self, stance: Stance) -> Option<&'static [&'static str]> {
        match (self, stance) {
            (Scheme::Stance, Stance::Supports) => Some(&["supports"]),
            (Scheme::Stance, Stance::Extends) => Some(&["extends"]),
            (Scheme::Stance, Stance::Critiques) => Some(&["critiques"]),
            (Scheme::Stance, Stance::Uses) => Some(&["uses"]),
            (Scheme::Stance, Stance::Background) => Some(&["background"]),
            (Scheme::Stance, Stance::SeeAlso) => Some(&["see-also"]),
            (Scheme::AclArc, Stance::Uses) => Some(&["Uses"]),
            (Scheme::AclArc, Stance::Extends) => Some(&["Extends"]),
            (Scheme::AclArc, Stance::Supports) => Some(&["CompareOrContrast"]),
            (Scheme::AclArc, Stance::Critiques) => Some(&["CompareOrContrast", "Motivation"]),
            (Scheme::AclArc, Stance::Background) => Some(&["Background"]),
            (Scheme::SciCite, Stance::Uses) => Some(&["method"]),
            (Scheme::SciCite, Stance::Supports) => Some(&["result"]),
            (Scheme::SciCite, Stance::Background) => Some(&["background"]),
            _ => None,
        }
    }
}

/// A sentence with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The sentence.
    pub sentence: String,
    /// The citation that is meant, as printed; where it is not told, the sentence's surest decision is judged.
    pub cited: Option<String>,
    /// Its label in the corpus.
    pub label: String,
}

#[derive(Deserialize)]
struct Line {
    #[serde(alias = "text")]
    sentence: String,
    stance: Option<String>,
    label: Option<String>,
    cited: Option<String>,
}

/// Reads JSON lines of sentences; `None` where the first line is none, so that a file of another kind can be told.
pub fn examples(text: &str) -> Option<(Scheme, Vec<Example>)> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str::<Line>);
    let first = lines.next()?.ok()?;
    let scheme = match (&first.stance, &first.label) {
        (Some(_), _) => Scheme::Stance,
        (None, Some(label)) if label.starts_with(char::is_uppercase) => Scheme::AclArc,
        (None, Some(_)) => Scheme::SciCite,
        (None, None) => return None,
    };
    let examples = std::iter::once(Ok(first)).chain(lines).flatten().filter_map(|line| {
        let label = if scheme == Scheme::Stance { line.stance } else { line.label };
        Some(Example { sentence: line.sentence, cited: line.cited, label: label?.trim().to_owned() })
    });
    Some((scheme, examples.collect()))
}

/// Right and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Decisions that the label allows.
    pub right: usize,
    /// Decisions that were judged.
    pub all: usize,
}

impl Tally {
    /// Share of right ones; 0 where there are none.
    pub fn precision(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }

    fn add(&mut self, right: bool) {
        self.all += 1;
        self.right += usize::from(right);
    }
}

/// What was decided on a corpus, and how much of it was right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StanceScore {
    /// Sentences.
    pub sentences: usize,
    /// Sentences in which a citation was found.
    pub with_citation: usize,
    /// Sentences with a decision.
    pub decided: usize,
    /// Decisions that the scheme can judge.
    pub judged: Tally,
    /// The same by stance.
    pub by_stance: BTreeMap<Stance, Tally>,
    /// The same by rule.
    pub by_rule: BTreeMap<&'static str, Tally>,
    /// Decisions by stance and label, the ones that cannot be judged too.
    pub table: BTreeMap<(Stance, String), usize>,
    /// Sum of confidences and the tally, for each twentieth of confidence.
    pub bins: BTreeMap<u32, (f64, Tally)>,
    /// Wrong decisions: the sentence, its label, what was read.
    pub wrong: Vec<(String, String, StanceReading)>,
}

impl StanceScore {
    /// Decisions per sentence with a citation.
    pub fn coverage(&self) -> f64 {
        self.decided as f64 / self.with_citation.max(1) as f64
    }

    /// Expected calibration error: the mean gap between confidence and share right, over judged decisions.
    pub fn calibration_error(&self) -> f64 {
        calibration_error(self.bins.values().map(|(sum, tally)| (*sum, tally.right, tally.all)))
    }
}

/// Reads every sentence as a text of its own and judges what the rules decide. `wrong` keeps `errors` wrong ones.
pub fn score(scheme: Scheme, examples: &[Example], errors: usize) -> StanceScore {
    let mut score = StanceScore { sentences: examples.len(), ..StanceScore::default() };
    for example in examples {
        let Some(readings) = read(example) else { continue };
        score.with_citation += 1;
        let decided = readings.into_iter().filter(|reading| reading.stance != Stance::Plain);
        let surest = decided.reduce(|best, next| if next.confidence > best.confidence { next } else { best });
        let Some(reading) = surest else { continue };
        score.decided += 1;
        *score.table.entry((reading.stance, example.label.clone())).or_default() += 1;
        let Some(labels) = scheme.means(reading.stance) else { continue };
        let right = labels.contains(&example.label.as_str());
        score.judged.add(right);
        score.by_stance.entry(reading.stance).or_default().add(right);
        score.by_rule.entry(reading.rule).or_default().add(right);
        let bin = score.bins.entry((reading.confidence * 20.0 + 1e-9) as u32).or_default();
        bin.0 += reading.confidence;
        bin.1.add(right);
        if !right && score.wrong.len() < errors {
            score.wrong.push((example.sentence.clone(), example.label.clone(), reading));
        }
    }
    score
}

/// What the rules read in the citations that are meant; `None` where no citation was found.
fn read(example: &Example) -> Option<Vec<StanceReading>> {
    let text = format!("Passage\n\n{}\n", example.sentence.trim());
    let (document, _) = document::read("sentence.txt", text.as_bytes()).ok()?;
    // A sentence has no list; one is made of what it cites, so that brackets and prefixes are read as in a document.
    let found = citation::read(&document, Vec::new()).citations;
    let list: Vec<Reference> =
        found.iter().enumerate().filter_map(|(n, c)| listed(n, c.span.of(&document.text))).collect();
    let citations = if list.is_empty() { found } else { citation::read(&document, list).citations };
    let readings = stances(&document, &citations);
    let meant: Vec<StanceReading> = citations
        .iter()
        .zip(readings)
        .filter(|(citation, _)| citation.form != Form::Mention)
        .filter(|(citation, _)| {
            let printed = citation.span.of(&document.text);
            example.cited.as_deref().is_none_or(|cited| printed.contains(cited.trim()) || cited.contains(printed))
        })
        .map(|(_, reading)| reading)
        .collect();
    (!meant.is_empty()).then_some(meant)
}

/// The entry that `Simov et al. , 2005` would have in a list.
fn listed(index: usize, printed: &str) -> Option<Reference> {
    let year: String = printed.split(|c: char| !c.is_ascii_digit()).find(|run| run.len() == 4)?.to_owned();
    let family =
        printed.split([',', '(', '&']).next()?.split(" and ").next()?.split(" et al").next()?.trim().to_owned();
    if family.is_empty() || !family.starts_with(char::is_uppercase) {
        return None;
    }
    let mut record = Record::new(EntryType::Misc);
    record.set_names(Field::Author, Names::of([Name::person(&family, "A.")]));
    record.set_date(Field::Date, &year);
    record.set_text(Field::Title, format!("Work {index}"));
    record.key = format!("work{index}");
    Some(Reference {
        index,
        span: Span::default(),
        raw: printed.to_owned(),
        label: None,
        record,
        year_suffix: None,
        confidence: BTreeMap::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_of_what_can_be_judged_and_coverage_of_what_cites() {
        let text = "{\"sentence\": \"Moss (1999) ignores the tides.\", \"stance\": \"critiques\"}\n\
                    {\"sentence\": \"Rain fell for weeks (but see Reed, 2001).\", \"stance\": \"supports\"}\n\
                    {\"sentence\": \"Boats are old (Dale, 2004).\", \"stance\": \"plain\"}\n\
                    {\"sentence\": \"Nobody is cited here.\", \"stance\": \"plain\"}\n";
        let (scheme, examples) = examples(text).unwrap();
        assert_eq!(scheme, Scheme::Stance);
        let score = score(scheme, &examples, 9);
        assert_eq!((score.sentences, score.with_citation, score.decided), (4, 3, 2));
        assert_eq!(score.judged, Tally { right: 1, all: 2 });
        assert_eq!(score.wrong.len(), 1);
        assert!(score.calibration_error() > 0.3);
    }

    #[test]
    fn corpora_are_told_by_their_labels() {
        let scheme = |line: &str| examples(line).map(|(scheme, _)| scheme);
        assert_eq!(scheme("{\"text\": \"x\", \"label\": \"Uses\", \"metadata\": {}}"), Some(Scheme::AclArc));
        assert_eq!(scheme("{\"text\": \"x\", \"label\": \"method\"}"), Some(Scheme::SciCite));
        assert_eq!(scheme("{\"raw\": \"x\", \"tokens\": []}"), None);
    }
}
