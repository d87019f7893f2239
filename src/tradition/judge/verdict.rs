//! What a citation can be found to say of a work and a school.

use crate::tradition::Role;

/// A role, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Stands for the school.
    Exemplar,
    /// Backs it.
    Supports,
    /// Carries it further.
    Extends,
    /// Is an instance of it.
    Illustrates,
    /// Argues against it.
    Critiques,
    /// Is said to be no member.
    Exception,
    /// Stands beside it.
    SeeAlso,
    /// Is a forebear, or merely cited there.
    Nothing,
}

/// How many verdicts there are.
pub(super) const VERDICTS: usize = 8;

impl Verdict {
    /// Every verdict, in order.
    pub const ALL: [Verdict; VERDICTS] = [
        Verdict::Exemplar,
        Verdict::Supports,
        Verdict::Extends,
        Verdict::Illustrates,
        Verdict::Critiques,
        Verdict::Exception,
        Verdict::SeeAlso,
        Verdict::Nothing,
    ];

    /// The role that the work has towards the school.
    pub const fn role(self) -> Option<Role> {
        Some(match self {
            Verdict::Exemplar => Role::Exemplar,
            Verdict::Supports => Role::Supports,
            Verdict::Extends => Role::Extends,
            Verdict::Illustrates => Role::Illustrates,
            Verdict::Critiques => Role::Critiques,
            Verdict::Exception => Role::Exception,
            Verdict::SeeAlso => Role::SeeAlso,
            Verdict::Nothing => return None,
        })
    }

    /// The verdict that gives a role.
    pub fn of(role: Option<Role>) -> Verdict {
        Verdict::ALL.into_iter().find(|verdict| verdict.role() == role).unwrap_or(Verdict::Nothing)
    }

    /// Whether the work is a member.
    pub fn is_member(self) -> bool {
        self.role().is_some_and(Role::is_member)
    }
}
