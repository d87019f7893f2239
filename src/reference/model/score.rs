//! How well a labeller does on tagged references: fields, whole records, and whether its probabilities mean what they say.
//!
//! A field is right when its words are: letters and digits of all tokens with its label, in order, without regard to
//! case, keywords (`vol.`, `pp.`, `and`) and signs. Only fields that the corpus tags count. The expected calibration
//! error is that of Guo et al. 2017: the mean distance between confidence and accuracy over ten bins, weighted by size.

use super::corpus::Example;
use super::lexicon;
use crate::reference::{Label, Shape, Tokens};

/// Labels that are scored, in the order in which they are reported.
#[rustfmt::skip]
pub const SCORED: [Label; 13] = [
    Label::Author, Label::Editor, Label::Translator, Label::Title, Label::ContainerTitle, Label::Date, Label::Volume,
    Label::Issue, Label::Pages, Label::Publisher, Label::Location, Label::Doi, Label::Url,
];

/// Counts for one field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub right: usize,
    /// Found and wrong, or found where there is none.
    pub wrong: usize,
    /// There, and not found or found wrong.
    pub missed: usize,
}

impl Tally {
    /// Harmonic mean of precision and recall, 0–1; 1 where there was nothing to find and nothing was found.
    pub fn f1(&self) -> f64 {
        let all = 2 * self.right + self.wrong + self.missed;
        if all == 0 { 1.0 } else { 2.0 * self.right as f64 / all as f64 }
    }
}

/// One bin of the reliability diagram.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    /// Number of fields whose confidence falls in the bin.
    pub count: usize,
    /// Sum of their confidences.
    pub confidence: f64,
    /// How many of them are right.
    pub right: usize,
}

/// Scores of a labeller on some references.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score {
    /// References scored.
    pub references: usize,
    /// References of which every tagged field is right.
    pub exact: usize,
    /// Tokens whose label is known.
    pub tokens: usize,
    /// Tokens labelled right.
    pub tokens_right: usize,
    /// Counts by field, in the order of [`SCORED`].
    pub fields: [Tally; SCORED.len()],
    /// Reliability of field confidences, in ten bins.
    pub bins: [Bin; 10],
}

impl Score {
    /// Adds one labelled reference. `labels` has one item a token.
    pub fn add(&mut self, example: &Example, labels: &[(Label, f64)]) {
        self.references += 1;
        let mut exact = true;
        for ((label, _), allowed) in labels.iter().zip(&example.allowed) {
            if allowed.count_ones() == 1 {
                self.tokens += 1;
                self.tokens_right += usize::from(allowed >> label.index() & 1 == 1);
            }
        }
        for (tally, field) in self.fields.iter_mut().zip(SCORED) {
            if example.tagged >> field.index() & 1 == 0 {
                continue;
            }
            let only = 1u32 << field.index();
            let unsure = example.allowed.iter().any(|bits| bits & only != 0 && *bits != only);
            if unsure {
                continue;
            }
            let gold = words_of(&example.tokens, |t| example.allowed.get(t) == Some(&only));
            let found = words_of(&example.tokens, |t| labels.get(t).is_some_and(|(label, _)| *label == field));
            let right = gold == found;
            match (gold.is_empty(), found.is_empty()) {
                (true, true) => continue,
                (false, false) if right => tally.right += 1,
                (gold_empty, found_empty) => {
                    tally.wrong += usize::from(!found_empty);
                    tally.missed += usize::from(!gold_empty);
                    exact &= gold_empty;
                }
            }
            if !found.is_empty() {
                let confidence = confidence_of(labels, field);
                let bin = &mut self.bins[((confidence * 10.0) as usize).min(9)];
                bin.count += 1;
                bin.confidence += confidence;
                bin.right += usize::from(right);
            }
        }
        self.exact += usize::from(exact);
    }

    /// Expected calibration error, 0–1.
    pub fn calibration_error(&self) -> f64 {
        calibration_error(self.bins.iter().map(|bin| (bin.confidence, bin.right, bin.count)))
    }

    /// F1 over all fields together.
    pub fn micro_f1(&self) -> f64 {
        let sum = self.fields.iter().fold(Tally::default(), |sum, tally| Tally {
            right: sum.right + tally.right,
            wrong: sum.wrong + tally.wrong,
            missed: sum.missed + tally.missed,
        });
        sum.f1()
    }
}

/// Expected calibration error, 0–1: the mean gap between confidence and share right. Of each bin the sum of confidences, how many
/// decisions were right, and how many there were.
pub fn calibration_error(bins: impl Iterator<Item = (f64, usize, usize)>) -> f64 {
    let (gaps, all) = bins.fold((0.0, 0), |(gaps, all), (confidence, right, count)| {
        (gaps + (confidence - right as f64).abs(), all + count)
    });
    gaps / all.max(1) as f64
}

/// The least sure token of each field that was found and that the corpus tags, and whether the field is right.
pub fn field_outcomes(example: &Example, labels: &[(Label, f64)]) -> Vec<(usize, bool)> {
    let mut list = Vec::new();
    for field in SCORED {
        let only = 1u32 << field.index();
        let unsure = example.allowed.iter().any(|bits| bits & only != 0 && *bits != only);
        if example.tagged & only == 0 || unsure {
            continue;
        }
        let found = words_of(&example.tokens, |t| labels.get(t).is_some_and(|(label, _)| *label == field));
        let tokens = labels.iter().enumerate().filter(|(_, (label, _))| *label == field);
        let least = tokens.min_by(|(_, (_, a)), (_, (_, b))| a.total_cmp(b));
        if let (Some((least, _)), false) = (least, found.is_empty()) {
            let gold = words_of(&example.tokens, |t| example.allowed.get(t) == Some(&only));
            list.push((least, gold == found));
        }
    }
    list
}

/// Probability that the field is right: that of its least sure token.
pub fn confidence_of(labels: &[(Label, f64)], field: Label) -> f64 {
    labels.iter().filter(|(label, _)| *label == field).map(|(_, p)| *p).fold(1.0, f64::min)
}

/// Letters and digits of the chosen tokens, in lower case.
fn words_of(tokens: &Tokens, chosen: impl Fn(usize) -> bool) -> String {
    const KEYWORDS: u32 =
        lexicon::AND | lexicon::EDITOR | lexicon::PAGES | lexicon::VOLUME | lexicon::ISSUE | lexicon::TRANSLATOR;
    let mut words = String::new();
    for (t, token) in tokens.list.iter().enumerate() {
        if !chosen(t) || token.shape == Shape::Sign {
            continue;
        }
        let word = tokens.word(t).to_lowercase();
        if lexicon::classes_of(&word) & KEYWORDS != 0 || matches!(word.as_str(), "al" | "doi" | "http" | "by" | "von") {
            continue;
        }
        words.extend(word.chars().filter(|c| c.is_alphanumeric()));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::model::corpus;

    #[test]
    fn a_wrong_field_spoils_the_record_and_both_sides_count() {
        let (examples, _) = corpus::read(
            r#"{"raw":"Doe, J. 1999. Power.","spans":[[0,7,"author"],[8,12,"date"],[14,19,"title"]],"annotated":["author","issued","title"]}"#,
        );
        let example = &examples[0];
        let right: Vec<(Label, f64)> =
            example.allowed.iter().map(|bits| (Label::ALL[bits.trailing_zeros() as usize], 0.9)).collect();
        let mut score = Score::default();
        score.add(example, &right);
        assert_eq!((score.exact, score.references), (1, 1));
        assert!((score.calibration_error() - 0.1).abs() < 1e-9);
        let wrong: Vec<(Label, f64)> =
            right.iter().map(|(l, p)| (if *l == Label::Title { Label::Publisher } else { *l }, *p)).collect();
        score.add(example, &wrong);
        assert_eq!(score.exact, 1);
        assert_eq!(score.fields[3], Tally { right: 1, wrong: 0, missed: 1 });
    }
}
