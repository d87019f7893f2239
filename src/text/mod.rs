//! Text: spans, positions and Unicode folding, shared by every module.
//!
//! Inside Catena a [`Span`] counts **bytes** of a UTF-8 text; what leaves the program (JSON) counts **code points**;
//! what people read counts lines and columns from 1, columns in code points. [`Positions`] converts between them.

mod align;
mod anchor;
mod binary;
mod case;
mod composed;
mod controls;
pub mod encoding;
mod fold;
mod position;
mod quoted;
mod rejoin;
mod roman;
mod spans;
mod suggest;
pub mod tex;
mod whole;

pub(crate) use align::letters as aligned_letters;
pub use anchor::{Anchor, Match, Selector, Words};
pub use binary::is_binary;
pub(crate) use case::with_capital;
pub use composed::Composed;
pub use controls::Controls;
pub use fold::{collapse_whitespace, fold, nfc, push_collapsed};
pub use position::{LineColumn, Positions, Span};
pub use quoted::{emphasised, first_words, quoted};
pub use rejoin::rejoined;
pub(crate) use rejoin::{hyphen_is_suspended, keeps_hyphen};
pub use roman::{roman, roman_digit};
pub use spans::Spans;
pub use suggest::nearest;
pub use whole::has_whole;
