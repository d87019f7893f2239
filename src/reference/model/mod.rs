//! The trained labeller: a linear-chain conditional random field over an entry's tokens.
//!
//! Takes tokens; gives labels with probabilities. [`features`] says what is seen at a token, [`chain`] finds the best
//! sequence, [`opinion`] is asked where that is unsure, [`confidence`] tells how sure it is, [`reader`] does all of this,
//! [`file`] keeps the weights, [`train`] makes them from tagged references ([`corpus`]) and rendered ones ([`synthetic`]).
//! Knows nothing of fields and records.

pub mod chain;
pub mod confidence;
pub mod corpus;
mod east_asia;
pub mod features;
mod file;
mod glance;
mod grammar;
mod journal;
mod lexicon;
mod mean;
mod memo;
pub mod opinion;
mod packed;
mod phrases;
mod reader;
pub mod recipe;
mod scan;
pub mod score;
pub mod second;
mod settle;
pub mod synthetic;
mod table;
mod templates;
pub mod train;
mod whole;

pub use confidence::Confidence;
pub use file::ModelError;
pub use mean::mean;
pub(crate) use phrases::{is_country, mend_by_words};
pub use reader::{Model, Stage};

use std::sync::OnceLock;

impl Model {
    /// The model that Catena comes with; unpacked once.
    pub fn shipped() -> Result<&'static Model, ModelError> {
        static SHIPPED: OnceLock<Result<Model, ModelError>> = OnceLock::new();
        SHIPPED.get_or_init(|| Model::read(include_bytes!("references.model"))).as_ref().map_err(Clone::clone)
    }
}
