//! RIS, the tagged format that databases and reference managers exchange.
//!
//! After the RIS specification (Research Information Systems, 2001 and 2011) and what EndNote and Zotero make of it:
//! a line is a two-letter tag, two blanks, a hyphen, a blank and a value; a reference runs from `TY` to `ER`. The table
//! of tags is in [`mod@tags`] and in `docs/formats.md`; [`left_out`] says what of a record RIS cannot hold.

mod read;
mod tags;
mod write;

pub use read::read;
pub(super) use read::{is_issn, name, particle};
pub(super) use tags::is_whole_book;
pub(super) use write::{container, language, not_a_length, publisher, written};
pub use write::{left_out, write};

#[cfg(test)]
mod tests;
