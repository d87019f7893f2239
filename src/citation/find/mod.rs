//! Finding citations, one file per family of styles.
//!
//! Each takes the mended text as tokens and the list as closed vocabulary, and gives [`Found`]: places in the mended
//! text with what they mean. Which families a text uses is decided from what each of them finds in it.

pub mod author_date;

use super::Form;
use super::group::Brackets;
use super::resolve::Slip;
use super::token::Token;
use super::vocabulary::Vocabulary;
use crate::text::Span;

/// What every family looks at.
#[derive(Debug)]
pub struct Body<'b> {
    /// The mended text.
    pub text: &'b str,
    /// Its tokens, without the reference list.
    pub tokens: &'b [Token],
    /// Its brackets.
    pub brackets: &'b Brackets,
    /// The list.
    pub vocabulary: &'b Vocabulary,
}

/// A citation in the mended text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Bytes of the mended text.
    pub span: Span,
    /// How it stands.
    pub form: Form,
    /// What holds a group together: the token that opens it.
    pub group: usize,
    /// `see also`
    pub prefix: Option<String>,
    /// `407`
    pub locator: Option<String>,
    /// References.
    pub refs: Vec<usize>,
    /// Why none or several.
    pub why: Option<String>,
    /// What had to be overlooked.
    pub slip: Option<Slip>,
}

/// Finds every citation of `body`, by the family or families of styles that it uses.
pub fn find(body: &Body<'_>) -> Vec<Found> {
    author_date::find(body)
}
