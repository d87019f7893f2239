//! What a citation can be found to say of a work and a school: a [`Role`], or nothing.

use crate::tradition::Role;

/// The work's role towards the school; none for a forebear, and for what is merely cited there.
pub type Verdict = Option<Role>;

/// How many verdicts there are.
pub(super) const VERDICTS: usize = Role::ALL.len() + 1;

/// Every verdict, in the order in which weights and probabilities stand.
pub(super) fn verdicts() -> impl Iterator<Item = Verdict> {
    Role::ALL.into_iter().map(Some).chain([None])
}

/// Its place in that order.
pub(super) fn place_of(verdict: Verdict) -> usize {
    verdict.and_then(|role| Role::ALL.into_iter().position(|known| known == role)).unwrap_or(Role::ALL.len())
}

/// Whether the work is a member.
pub(super) fn is_member(verdict: Verdict) -> bool {
    verdict.is_some_and(Role::is_member)
}
