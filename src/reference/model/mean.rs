//! The mean of several models.
//!
//! Log-linear models with the same features are one when their weights are averaged: what chance (the order of the data,
//! the features left out, the references rendered) has added to each alone falls out, and reading costs no more than with
//! one.

use std::collections::BTreeMap;

use super::chain::SLOTS;
use super::file::{ModelError, Parts};
use super::opinion::Opinion;
use super::packed::Packed;

/// The model file whose weights are the means of those of `files`, each of which is a model file; confidences as in the
/// first. Networks have no mean: the second opinion is the given one, or that of the first file that has one.
pub fn mean(files: &[Vec<u8>], opinion: Option<Opinion>) -> Result<Vec<u8>, ModelError> {
    let mut parts = files.iter().map(|bytes| Parts::read(bytes)).collect::<Result<Vec<_>, _>>()?;
    let Some(confidence) = parts.first().map(|parts| parts.confidence) else {
        return Err(ModelError::Damaged("there is none"));
    };
    let first = mean_of(&parts.iter().map(|parts| &parts.first).collect::<Vec<_>>(), LEAST);
    let second = mean_of(&parts.iter().map(|parts| &parts.second).collect::<Vec<_>>(), 0);
    let opinion = opinion.or_else(|| parts.iter_mut().find_map(|parts| parts.opinion.take()));
    Ok(Parts { first, second, opinion, confidence }.write())
}

/// A feature of the first reading is left out whose every mean weight is as small as this, in units. These are two
/// features of three; without them a model reads as well (`docs/reference-model.md`), and faster, because it is smaller.
const LEAST: u8 = 1;

/// The mean of weights that are multiples of one unit, rounded to such; a feature that a model does not have weighs
/// nothing, and one whose weights are all at most `least` units is left out.
fn mean_of(list: &[&Packed], least: u8) -> Packed {
    let count = list.len().max(1) as f32;
    let unit = list.first().map_or(1.0, |packed| packed.unit);
    let scaled = |sum: f32| (sum / count / unit).round().clamp(-127.0, 127.0) as i8;
    let add = |sums: &mut [f32; SLOTS], row: &[i8; SLOTS], unit: f32| {
        for (sum, value) in sums.iter_mut().zip(row) {
            *sum += f32::from(*value) * unit;
        }
    };
    let mut rows: BTreeMap<u32, [f32; SLOTS]> = BTreeMap::new();
    let mut between = vec![[0.0f32; SLOTS]; list.iter().map(|packed| packed.between.len()).max().unwrap_or(0)];
    let mut start = [0.0f32; SLOTS];
    for packed in list {
        for (number, row) in &packed.rows {
            add(rows.entry(*number).or_insert([0.0; SLOTS]), row, packed.unit);
        }
        for (sums, row) in between.iter_mut().zip(&packed.between) {
            add(sums, row, packed.unit);
        }
        add(&mut start, &packed.start, packed.unit);
    }
    Packed {
        unit,
        rows: rows
            .into_iter()
            .map(|(number, sums)| (number, sums.map(scaled)))
            .filter(|(_, row)| row.iter().any(|value| value.unsigned_abs() > least))
            .collect(),
        between: between.into_iter().map(|sums| sums.map(scaled)).collect(),
        start: start.map(scaled),
    }
}

#[cfg(test)]
mod tests {
    use super::super::chain::Transitions;
    use super::super::confidence::Confidence;
    use super::super::features::TOKEN_CLASSES;
    use super::super::reader::Model;
    use super::super::train::Weights;
    use super::*;

    fn file(rows: &[(u32, f32)]) -> Vec<u8> {
        let mut weights = Weights {
            rows: rows.iter().map(|(number, value)| (*number, [*value; SLOTS])).collect(),
            transitions: Transitions::zero(TOKEN_CLASSES),
        };
        weights.transitions.start[3] = rows.len() as f32;
        Model::write(&weights, &weights, &Confidence::UNCHANGED)
    }

    #[test]
    fn weights_are_averaged_and_what_one_does_not_know_counts_half() {
        let mean = mean(&[file(&[(7, 1.0), (9, 2.0)]), file(&[(7, 3.0)])], None).unwrap();
        let Parts { first, second, .. } = Parts::read(&mean).unwrap();
        let value = |at: usize| f32::from(first.rows[at].1[0]) * first.unit;
        assert_eq!((first.rows.len(), value(0), value(1)), (2, 2.0, 1.0));
        assert_eq!(f32::from(second.start[3]) * second.unit, 1.5);
        assert!(Model::read(&mean).is_ok());
    }

    #[test]
    fn the_mean_of_one_is_that_one_and_damage_is_told() {
        let one = file(&[(7, 1.0), (900, -0.5)]);
        assert_eq!(mean(std::slice::from_ref(&one), None).unwrap(), one);
        assert!(mean(&[one, b"nothing".to_vec()], None).is_err());
        assert!(mean(&[], None).is_err());
    }
}
