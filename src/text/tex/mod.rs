//! TeX and Unicode.

mod escape;

pub use escape::{escape, escape_verbatim};
