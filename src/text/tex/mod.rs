//! TeX ⇄ Unicode.
//!
//! Three directions: [`decode`] makes plain text of a field's TeX, for meaning; [`to_unicode`] and [`to_latex`] change the
//! spelling of letters inside TeX and leave everything else (math, verbatim, unknown commands, braces) as it is; and
//! [`escape`] makes TeX of plain text.

mod accent;
mod decode;
mod escape;
mod spelling;

pub(crate) use accent::{letter_at, sign_of};
pub use decode::{decode, decoded, without_notes};
pub use escape::{escape, escape_verbatim};
pub use spelling::{to_latex, to_unicode};
