//! What has been learnt of schools, as a file holds it.
//!
//! Two regressions: one follows a text from school to school, the other is a multinomial logistic regression, in which the
//! probability of a verdict is proportional to the exponential of the sum of the weights that the citation's signs have for it
//! (Jurafsky and Martin, *Speech and Language Processing*, chapter 5).

use std::sync::LazyLock;

use super::follow::Follower;
use super::signs::Signs;
use super::verdict::{VERDICTS, Verdict, place_of};
use super::weights::{Weights, softmax};

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// The bytes are no model of this kind.
    #[error(
        "this is no model of schools (it does not begin with {MAGIC:?}); `catena train FOLDER -o schools.model` writes one"
    )]
    Kind,
    /// The model was written by a version that knew other verdicts.
    #[error("this model is of format {found}, and this version of Catena reads format {VERSION}: train it anew")]
    Version {
        /// The format that the file names.
        found: u8,
    },
    /// The file ends too early, or goes on too long.
    #[error("the model is damaged: {bytes} bytes where {expected} were expected")]
    Length {
        /// Bytes that there are.
        bytes: usize,
        /// Bytes that its head announces.
        expected: usize,
    },
}

const MAGIC: &str = "CATENA-SCHOOLS";
const VERSION: u8 = 2;

/// Bytes before the first weights: magic, version.
const HEAD: usize = MAGIC.len() + 1;

/// What has been learnt of schools.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// Which school's account a citation belongs to.
    pub(in crate::tradition) follower: Follower,
    /// What a citation in a school's account says of its work.
    pub(super) verdicts: Weights<VERDICTS>,
}

/// A test reads it: the bytes are a model's.
static SHIPPED: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("schools.model")).unwrap_or_default());

impl Model {
    /// The model that Catena comes with.
    pub fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// Reads a model.
    ///
    /// # Errors
    /// Where the bytes are no model, one of another format, or cut off.
    pub fn read(bytes: &[u8]) -> Result<Model, ModelError> {
        let rest = bytes.strip_prefix(MAGIC.as_bytes()).ok_or(ModelError::Kind)?;
        let damaged = |expected: usize| ModelError::Length { bytes: bytes.len(), expected };
        let (version, rest) = rest.split_first().ok_or(damaged(HEAD))?;
        if *version != VERSION {
            return Err(ModelError::Version { found: *version });
        }
        let read = |rest: &[u8], length: usize| damaged((bytes.len() - rest.len()).saturating_add(length));
        let (follower, verdicts) = Weights::read(rest).map_err(|length| read(rest, length))?;
        let (verdicts, behind) = Weights::read(verdicts).map_err(|length| read(verdicts, length))?;
        if !behind.is_empty() {
            return Err(damaged(bytes.len() - behind.len()));
        }
        Ok(Model { follower, verdicts })
    }

    /// The bytes of the model, which [`Model::read`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.as_bytes().to_vec();
        out.push(VERSION);
        self.follower.write(&mut out);
        self.verdicts.write(&mut out);
        out
    }

    /// How many signs have weights.
    pub fn signs(&self) -> usize {
        self.follower.len() + self.verdicts.len()
    }

    /// What a sign speaks for.
    pub(super) fn weight(&self, number: u32, verdict: Verdict) -> f32 {
        self.verdicts.weight(number, place_of(verdict))
    }

    /// The probability of each verdict.
    pub(super) fn probabilities(&self, signs: &Signs) -> [f32; VERDICTS] {
        softmax(self.verdicts.sums(signs))
    }
}

#[cfg(test)]
mod tests {
    use super::super::follow::WAYS;
    use super::*;

    fn model() -> Model {
        Model {
            follower: Weights::of([(3, [1.0; WAYS])].into_iter()),
            verdicts: Weights::of([(7, [1.0; VERDICTS])].into_iter()),
        }
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        assert_eq!(Model::read(&model().to_bytes()), Ok(model()));
    }

    #[test]
    fn other_bytes_are_told_apart() {
        let model = model().to_bytes();
        assert_eq!(Model::read(b"CATENA-REFERENCES"), Err(ModelError::Kind));
        assert!(matches!(Model::read(&model[..model.len() - 1]), Err(ModelError::Length { .. })));
        assert!(matches!(Model::read(&[model.clone(), vec![0]].concat()), Err(ModelError::Length { .. })));
        let mut later = model;
        later[MAGIC.len()] = 9;
        assert_eq!(Model::read(&later), Err(ModelError::Version { found: 9 }));
    }

    #[test]
    fn the_shipped_model_can_be_read() {
        assert!(Model::shipped().signs() > 1000);
    }
}
