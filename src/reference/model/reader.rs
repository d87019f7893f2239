//! The trained labeller at work: a first reading of each entry, a second opinion where that is unsure, a second reading
//! where a list is read.

use super::chain::{Factors, Row, SLOTS, Transitions, best_sequence, highest, marginals};
use super::confidence::Confidence;
use super::features::Evidence;
use super::file::{Cursor, MAGIC, ModelError, Parts, body, read_rest};
use super::glance::{form, glances};
use super::grammar;
use super::memo::{Memo, Memos};
use super::opinion::{self, Opinion};
use super::packed::{Packed, Unpacking};
use super::second::{self, FirstReading, Votes};
use super::table::{Lookups, Table};
use super::train::Weights;
use crate::reference::{Label, Labeller, Tokens};

/// Weights of one reading, ready for use.
#[derive(Debug, Clone)]
pub struct Stage {
    table: Table,
    unit: f32,
    transitions: Transitions,
    factors: Factors,
    spread: f32,
}

impl Stage {
    /// Weights just trained, rounded to multiples of a unit, as in a file.
    pub fn new(weights: &Weights) -> Stage {
        let Packed { unit, rows, between, start } = Packed::new(weights);
        Stage::build(unit, Table::new(rows.len(), rows.into_iter()), &between, &start)
    }

    fn unpack(cursor: &mut Cursor<'_>) -> Result<Stage, ModelError> {
        let mut unpacking = Unpacking::new(cursor)?;
        let table = Table::new(unpacking.features(), unpacking.rows());
        let (between, start) = unpacking.rest();
        Ok(Stage::build(unpacking.unit, table, &between, &start))
    }

    fn build(unit: f32, table: Table, between: &[[i8; SLOTS]], start: &[i8; SLOTS]) -> Stage {
        let float = |row: &[i8; SLOTS]| row.map(|value| f32::from(value) * unit);
        let matrices = between.chunks_exact(SLOTS).map(|m| std::array::from_fn(|from| float(&m[from]))).collect();
        let transitions = Transitions { matrices, start: float(start) };
        Stage { table, unit, factors: transitions.factors(), spread: transitions.spread(), transitions }
    }

    /// Number of features that have a weight.
    pub fn features(&self) -> usize {
        self.table.features()
    }

    /// Transition scores.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }

    /// Adds the scores of all labels at each token to `emissions`.
    pub fn add_emissions(&self, evidence: &Evidence, emissions: &mut Vec<Row>) {
        emissions.resize(evidence.len(), [0.0; SLOTS]);
        self.table.sum(&evidence.features, evidence.ends.iter().copied(), &mut Lookups::default(), |t, sums| {
            for y in 0..SLOTS {
                emissions[t][y] += f32::from(sums[y]) * self.unit;
            }
        });
    }

    /// The best labels and their probabilities.
    pub fn read(&self, evidence: &Evidence, emissions: &[Row]) -> FirstReading {
        self.decode(evidence, emissions, &marginals(emissions, &evidence.classes, &self.factors))
    }

    /// The best labels, and how probable `rows` says that they are. Where every token has a label that is more probable than
    /// all others together, and clearly so, these are the best sequence, which need not be searched for.
    fn decode(&self, evidence: &Evidence, emissions: &[Row], rows: &[Row]) -> FirstReading {
        const CLEAR: f32 = 0.6;
        let clear: Option<Vec<u8>> =
            rows.iter().map(|row| row.iter().position(|p| *p > CLEAR).map(|label| label as u8)).collect();
        let labels =
            clear.unwrap_or_else(|| best_sequence(emissions, &evidence.classes, &self.transitions, self.spread));
        let sure = labels.iter().zip(rows).map(|(y, row)| row[usize::from(*y) % SLOTS]).collect();
        FirstReading { labels, sure }
    }
}

/// A trained labeller: two readings, and what its probabilities are worth.
#[derive(Debug, Clone)]
pub struct Model {
    first: Stage,
    second: Stage,
    opinion: Option<Opinion>,
    confidence: Confidence,
    /// Sums of weights of the first reading.
    memos: Memos,
}

/// How much of what the second reading has learnt is applied; less than all, because it was learnt from clean lists.
const SECOND_SHARE: f32 = 0.5;

impl Model {
    /// A model from weights just trained.
    pub fn new(first: &Weights, second: &Weights, confidence: Confidence) -> Model {
        let (first, second) = (Stage::new(first), Stage::new(second));
        Model { first, second, opinion: None, confidence, memos: Memos::default() }
    }

    /// Reads a model file.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let mut cursor = Cursor::new(body(bytes, MAGIC)?);
        let (first, second) = (Stage::unpack(&mut cursor)?, Stage::unpack(&mut cursor)?);
        let (opinion, confidence) = read_rest(&mut cursor)?;
        Ok(Model { first, second, opinion, confidence, memos: Memos::default() })
    }

    /// The file for weights just trained.
    pub fn write(first: &Weights, second: &Weights, confidence: &Confidence) -> Vec<u8> {
        let (first, second) = (Packed::new(first), Packed::new(second));
        Parts { first, second, opinion: None, confidence: *confidence }.write()
    }

    /// The model file `bytes` with other weights of the signs of confidence.
    pub fn recalibrated(bytes: &[u8], confidence: &Confidence) -> Result<Vec<u8>, ModelError> {
        Ok(Parts { confidence: *confidence, ..Parts::read(bytes)? }.write())
    }

    /// Number of features that have a weight.
    pub fn features(&self) -> usize {
        self.first.features() + self.second.features()
    }

    /// What its probabilities are worth.
    pub fn confidence(&self) -> &Confidence {
        &self.confidence
    }

    /// The same model with other weights of the signs of confidence.
    pub fn with_confidence(self, confidence: Confidence) -> Model {
        Model { confidence, ..self }
    }

    /// Reads entries for the first time, and those of which that is unsure again, with the second opinion. Emissions are
    /// lost unless they are to be kept: those of many entries do not fit in the cache.
    fn first_readings(&self, entries: &[Tokens], keep: bool) -> Vec<First> {
        let mut unsure = Vec::new();
        let mut read = |(at, tokens): (usize, &Tokens), memo: &mut Memo| {
            let list = glances(tokens);
            let evidence = Evidence::unlisted(&list);
            let sums = memo.sums(&self.first.table, &list);
            let mut emissions: Vec<Row> =
                sums.iter().map(|sums| sums.map(|sum| f32::from(sum) * self.first.unit)).collect();
            let rows = marginals(&emissions, &evidence.classes, &self.first.factors);
            if self.opinion.is_some() && doubtful(&evidence, &rows) {
                unsure.push((at, list));
                return First { evidence, emissions, reading: FirstReading::default() };
            }
            let reading = self.first.decode(&evidence, &emissions, &rows);
            if !keep {
                emissions = Vec::new();
            }
            First { evidence, emissions, reading }
        };
        let mut all: Vec<First> =
            self.memos.with(|memo| entries.iter().enumerate().map(|entry| read(entry, memo)).collect());
        if let Some(opinion) = &self.opinion {
            let scores = opinion.scores(unsure.iter().map(|(_, list)| list.as_slice()));
            let mut scores = scores.iter();
            for (at, _) in &unsure {
                let First { evidence, emissions, reading } = &mut all[*at];
                for (emission, score) in emissions.iter_mut().zip(scores.by_ref()) {
                    for y in 0..SLOTS {
                        emission[y] = opinion::SHARES[0] * emission[y] + opinion::SHARES[1] * score[y];
                    }
                }
                *reading = self.first.read(evidence, emissions);
            }
        }
        all
    }

    /// Labels of a reading, made to stand, with what their probabilities are worth.
    fn settled(&self, tokens: &Tokens, evidence: &Evidence, reading: &FirstReading) -> Vec<(Label, f64)> {
        let label = |index: u8| Label::ALL.get(usize::from(index)).copied().unwrap_or(Label::Other);
        let mut labels: Vec<(Label, f64)> =
            reading.labels.iter().zip(&reading.sure).map(|(y, sure)| (label(*y), f64::from(*sure))).collect();
        grammar::mend(tokens, evidence, &mut labels);
        self.confidence.weigh(&mut labels);
        labels
    }

    /// Reads an entry again, knowing its first reading and those of its list.
    fn second_reading(&self, tokens: &Tokens, first: First, votes: &Votes) -> Vec<(Label, f64)> {
        let First { evidence, mut emissions, reading } = first;
        let more = second::evidence(&evidence, &reading, Some(votes));
        let mut change = Vec::new();
        self.second.add_emissions(&more, &mut change);
        for (emission, change) in emissions.iter_mut().zip(&change) {
            for y in 0..SLOTS {
                emission[y] += SECOND_SHARE * change[y];
            }
        }
        let reading = self.second.read(&more, &emissions);
        self.settled(tokens, &evidence, &reading)
    }
}

/// Whether a second opinion is asked on an entry with these probabilities of labels. Signs do not count, of which the labels
/// seldom make a field wrong.
fn doubtful(evidence: &Evidence, rows: &[Row]) -> bool {
    let words = evidence.looks.iter().zip(rows).filter(|((form, _), _)| *form < form::COMMA);
    let (least, wrong) = words.fold((1.0f32, 0.0), |(least, wrong), (_, row)| {
        let sure = highest(row);
        (least.min(sure), wrong + 1.0 - sure)
    });
    evidence.len() <= opinion::LONGEST && (least < opinion::SURE || wrong > opinion::WRONG_WORDS)
}

/// An entry read for the first time.
struct First {
    evidence: Evidence,
    emissions: Vec<Row>,
    reading: FirstReading,
}

impl Labeller for Model {
    fn read_each(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        let first = self.first_readings(entries, false);
        entries.iter().zip(first).map(|(tokens, first)| self.settled(tokens, &first.evidence, &first.reading)).collect()
    }

    fn read_list(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        if entries.len() < 3 {
            return self.read_each(entries);
        }
        let first = self.first_readings(entries, true);
        let mut votes = Votes::default();
        for First { evidence, reading, .. } in &first {
            votes.add(&second::layouts(evidence, reading), reading, 1.0);
        }
        entries.iter().zip(first).map(|(entry, first)| self.second_reading(entry, first, &votes)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::TOKEN_CLASSES;
    use super::*;

    #[test]
    fn a_written_model_reads_back() {
        let mut transitions = Transitions::zero(TOKEN_CLASSES);
        transitions.matrices[3][2][1] = -1.5;
        transitions.start[4] = 0.5;
        let row = |y: usize, v: f32| -> Row { std::array::from_fn(|i| if i == y { v } else { 0.0 }) };
        let rows = vec![(0, row(1, 2.0)), (7, row(0, -3.0)), (4_000_000_000, row(23, 99.0))];
        let weights = Weights { rows, transitions };
        let model = Model::read(&Model::write(&weights, &weights, &Confidence::UNCHANGED)).unwrap();
        assert_eq!(model.features(), 6);
        let sum = |features: &[u32]| {
            let mut all = [0; SLOTS];
            let ends = [features.len() as u32].into_iter();
            model.first.table.sum(features, ends, &mut Lookups::default(), |_, sums| all = *sums);
            all
        };
        assert_eq!(sum(&[7])[0], -60);
        assert_eq!(sum(&[8, 6, 4_000_000_001]), [0; SLOTS]);
        let all = sum(&[7, 8, 4_000_000_000, 3, 0, 7]);
        assert_eq!([all[0], all[1], all[2], all[23]], [-120, 40, 0, 127]);
        assert_eq!(model.second.transitions.matrices[3][2][1], -1.5);
        assert_eq!(model.second.transitions.start[4], 0.5);
    }

    #[test]
    fn entries_read_together_are_labelled_as_by_themselves() {
        let entries: Vec<Tokens> = [
            "Abe, L., & Berg, M. (2001). On rivers: a life. Water, 12(3), 4–19.",
            "Quay, Ufer u. Strand: Was vom Fluss bleibt, in: dies. (Hg.), Ebbe, Bonn 1987, 12-19; vgl. auch ebd.",
            "Dahl J, Eklund P. Flow of matter. J. Water Res. 1999;25(7-8):113-43.",
            "see the minutes of the third meeting, box 12, folder 4, Archive of the Rivers Board",
            "",
        ]
        .map(Tokens::read)
        .into_iter()
        .cycle()
        .take(40)
        .collect();
        let model = Model::shipped().unwrap();
        let doubtful = |tokens: &Tokens| {
            let evidence = Evidence::unlisted(&glances(tokens));
            let sums = model.memos.with(|memo| memo.sums(&model.first.table, &glances(tokens)).to_vec());
            let emissions: Vec<Row> =
                sums.iter().map(|sums| sums.map(|sum| f32::from(sum) * model.first.unit)).collect();
            doubtful(&evidence, &marginals(&emissions, &evidence.classes, &model.first.factors))
        };
        assert!(entries.iter().any(doubtful) && !entries.iter().all(doubtful));
        let apart: Vec<_> = entries.iter().map(|entry| model.label(entry)).collect();
        assert_eq!(model.label_each(&entries), apart);
    }
}
