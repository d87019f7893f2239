//! BibTeX and BibLaTeX files: reading, cleaning, checking, citation keys and writing.
//!
//! In: text of .bib files, and records. Out: records with diagnostics, changes with reasons, .bib text. Knows nothing of
//! documents, works or graphs.

mod batches;
mod bodies;
mod cited;
pub mod clean;
pub mod datamodel;
pub mod identifiers;
pub mod keys;
mod lint;
pub(crate) mod name_lists;
mod particles;
mod read;
pub mod syntax;
mod write;

pub use cited::{cited_keys, key_edits};
pub use lint::{LINT_RULES, LintRule, lint, lint_cited, lint_rule};
pub(crate) use read::date_parts::month_number;
pub use read::{RawEntry, RawField, RawFile, read_raw, read_records};
pub(crate) use write::{MOST_SAID, beyond_spelling, is_address, is_title, language};
pub use write::{Order, Outside, WriteOptions, write_records, write_records_reporting};
