//! From tagged references to a model: first reading, second reading, calibration.
//!
//! The second reading is learnt from first readings by models that have not seen the reference: the data are halved by
//! document, and each half is read by a model of the other (stacking; Wolpert 1992). What probabilities are worth is learnt
//! ([`Confidence`]) from the least sure token of each field of references that the model has not been trained on, best some
//! of the kinds that it knows and some of others.

use std::collections::HashMap;

use super::chain::Row;
use super::confidence::{Confidence, Signs, signs};
use super::corpus::Example;
use super::features::evidence;
use super::file::crc32;
use super::reader::{Model, Stage};
use super::score::field_outcomes;
use super::second::{self, FirstReading, Votes};
use super::train::{Lesson, Random, Settings, Weights, train};
use crate::reference::Labeller;

/// Longest reference, in tokens, that is learnt from.
const LONGEST: usize = 400;

/// Trains both readings. `progress` is told what is being done.
pub fn fit(examples: &[Example], settings: &Settings, mut progress: impl FnMut(&str)) -> (Weights, Weights) {
    let examples: Vec<&Example> = examples.iter().filter(|example| example.tokens.len() <= LONGEST).collect();
    let lessons: Vec<Lesson> = examples
        .iter()
        .map(|example| Lesson {
            evidence: evidence(&example.tokens),
            offset: Vec::new(),
            allowed: example.allowed.clone(),
            again: example.again,
        })
        .collect();
    let mut told =
        |what: &str, pass: usize, loss: f64| progress(&format!("{what}, pass {pass}: loss {loss:.4} per token"));
    // First readings by models that have not seen the reference.
    let half_of: Vec<bool> = examples.iter().map(|example| place_of(example) & 1 == 1).collect();
    let mut readings: Vec<(Vec<Row>, FirstReading)> = vec![Default::default(); lessons.len()];
    for half in [false, true] {
        let mut others: Vec<Lesson> =
            lessons.iter().zip(&half_of).filter(|(_, h)| **h != half).map(|(lesson, _)| lesson.clone()).collect();
        let settings = Settings { passes: settings.passes.min(2), averaged: 1, ..settings.clone() };
        let stage = Stage::new(&train(&mut others, &settings, None, |pass, loss| told("half", pass, loss)));
        for ((lesson, h), reading) in lessons.iter().zip(&half_of).zip(&mut readings) {
            if *h == half {
                stage.add_emissions(&lesson.evidence, &mut reading.0);
                reading.1 = stage.read(&lesson.evidence, &reading.0);
            }
        }
    }
    let mut seconds = second_lessons(&examples, &lessons, readings, settings.seed);
    let mut lessons = lessons;
    let first = train(&mut lessons, settings, None, |pass, loss| told("first reading", pass, loss));
    drop(lessons);
    let settings = Settings { passes: 4, averaged: 2, dropout: 0.2, blind: 0.0, least_count: 5, ..settings.clone() };
    let second =
        train(&mut seconds, &settings, Some(&first.transitions), |pass, loss| told("second reading", pass, loss));
    (first, second)
}

/// Lessons for the second reading. Half of the references are read with their list, a quarter with a medley, as when
/// references of many lists are pasted together, a quarter alone.
fn second_lessons(
    examples: &[&Example],
    lessons: &[Lesson],
    readings: Vec<(Vec<Row>, FirstReading)>,
    seed: u64,
) -> Vec<Lesson> {
    let mut random = Random::new(seed ^ 0x2d);
    let mut lists: HashMap<&str, Votes> = HashMap::new();
    let mut medleys: Vec<Votes> = vec![Votes::default(); lessons.len() / 40 + 1];
    let mut medley_of = Vec::with_capacity(lessons.len());
    for ((example, lesson), (_, reading)) in examples.iter().zip(lessons).zip(&readings) {
        let layouts = second::layouts(&lesson.evidence, reading);
        if let Some(list) = example.list.as_ref().filter(|_| !example.again) {
            lists.entry(list).or_default().add(&layouts, reading, 1.0);
        }
        let medley = random.below(medleys.len());
        medleys[medley].add(&layouts, reading, 1.0);
        medley_of.push(medley);
    }
    let all = examples.iter().zip(lessons).zip(readings).zip(medley_of);
    all.map(|(((example, lesson), (offset, reading)), medley)| {
        let list = example.list.as_deref().and_then(|list| lists.get(list));
        let votes = match random.below(4) {
            0 => None,
            1 => medleys.get(medley),
            _ => list,
        };
        Lesson {
            evidence: second::evidence(&lesson.evidence, &reading, votes),
            offset,
            allowed: lesson.allowed.clone(),
            again: lesson.again,
        }
    })
    .collect()
}

/// A number by which references are parted, the same for all of one list.
pub fn place_of(example: &Example) -> u32 {
    crc32(example.list.as_deref().unwrap_or(&example.raw).as_bytes())
}

/// What the probabilities of a model are worth, by references that it has not seen; `None` where that is too little to
/// learn from.
pub fn calibrate(model: Model, examples: &[Example]) -> Option<Confidence> {
    let model = model.with_confidence(Confidence::UNCHANGED);
    let mut outcomes: Vec<(Signs, bool)> = Vec::new();
    for example in examples {
        let labels = model.label(&example.tokens);
        let signs = signs(&labels);
        outcomes.extend(field_outcomes(example, &labels).into_iter().map(|(token, right)| (signs[token], right)));
    }
    Confidence::learn(&outcomes)
}

#[cfg(test)]
mod tests {
    use super::super::corpus;
    use super::*;

    #[test]
    fn a_model_from_a_small_corpus_reads_its_like() {
        let lines: Vec<String> = (0..80)
            .map(|i| {
                let name = ["Abe", "Berg", "Costa", "Dahl"][i % 4];
                let raw = format!("{name}, L. ({}) On river {i}. Oslo: Quay.", 1930 + i);
                let spans = [(0, name.len() + 4, "author"), (name.len() + 6, name.len() + 10, "date")];
                let title = name.len() + 12;
                let end = raw.find(". Oslo").unwrap();
                serde_json::json!({"raw": raw, "spans": [
                    [spans[0].0, spans[0].1, "author"], [spans[1].0, spans[1].1, "date"], [title, end, "title"],
                    [end + 2, end + 6, "location"], [end + 8, end + 12, "publisher"]]})
                .to_string()
            })
            .collect();
        let (examples, errors) = corpus::read(&lines.join("\n"));
        assert!(errors.is_empty());
        let settings = Settings { passes: 4, dropout: 0.1, blind: 0.0, ..Settings::default() };
        let (first, second) = fit(&examples, &settings, |_| {});
        let model = Model::new(&first, &second, Confidence::UNCHANGED);
        let tokens = crate::reference::Tokens::read("Eklund, L. (2001) On river 99. Oslo: Quay.");
        let names: Vec<&str> = model.label(&tokens).iter().map(|(label, _)| label.name()).collect();
        assert_eq!(names[0], "author");
        assert_eq!(*names.last().unwrap(), "publisher");
        assert!(names.contains(&"title") && names.contains(&"date") && names.contains(&"location"));
        assert_eq!(model.label_list(&[tokens.clone(), tokens.clone(), tokens]).len(), 3);
    }
}
