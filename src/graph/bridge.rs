//! Bridges: works that stand in more than one tradition.

use super::model::Scholarship;
use crate::tradition::{Tradition, TraditionKind};
use crate::work::Work;

/// A work with the traditions that it joins.
#[derive(Debug, Clone, PartialEq)]
pub struct Bridge<'s> {
    /// The work.
    pub work: &'s Work,
    /// Traditions of which it is a member, by id; two at least in [`Scholarship::bridges`].
    pub member_of: Vec<&'s Tradition>,
    /// Traditions towards which it has other roles only (critiques, exception, see also), by id.
    pub speaks_to: Vec<&'s Tradition>,
}

impl Scholarship {
    /// Works that are members of two traditions or more, in order of key. Groupings do not count: they overlap with
    /// traditions by design.
    pub fn bridges(&self) -> Vec<Bridge<'_>> {
        let standings = self.every_work().filter_map(|work| self.standing(&work.key));
        standings.filter(|bridge| bridge.member_of.len() >= 2).collect()
    }

    /// Works that are members of every one of `traditions` (ids, groupings too), in order of key.
    pub fn bridges_between(&self, traditions: &[&str]) -> Vec<&Work> {
        self.every_work()
            .filter(|work| {
                let member_of = self.memberships(&work.key);
                !traditions.is_empty() && traditions.iter().all(|id| member_of.iter().any(|t| t.id == *id))
            })
            .collect()
    }

    /// Where one work stands (by key): the traditions of which it is a member and those to which it only speaks. `None`
    /// where it stands in none.
    pub fn standing(&self, work: &str) -> Option<Bridge<'_>> {
        let mut bridge = Bridge { work: self.work(work)?, member_of: Vec::new(), speaks_to: Vec::new() };
        for tradition in self.traditions().filter(|t| t.kind == TraditionKind::Tradition) {
            match self.standing_claims(work, &tradition.id).as_slice() {
                [] => {}
                claims if claims.iter().any(|claim| claim.makes_member()) => bridge.member_of.push(tradition),
                _ => bridge.speaks_to.push(tradition),
            }
        }
        (!bridge.member_of.is_empty() || !bridge.speaks_to.is_empty()).then_some(bridge)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::corpus;
    use super::*;

    #[test]
    fn members_of_two_traditions_are_bridges_and_critics_stand_on_the_border() {
        let (built, _) = Scholarship::build(&corpus());
        let bridges: Vec<&str> = built.bridges().iter().map(|b| b.work.key.as_str()).collect();
        assert_eq!(bridges, ["smith1990"]);
        let critic = built.standing("jones2004").unwrap();
        assert_eq!((critic.member_of[0].id.as_str(), critic.speaks_to[0].id.as_str()), ("critics", "tools"));
        let between: Vec<&str> = built.bridges_between(&["tools", "critics"]).iter().map(|w| w.key.as_str()).collect();
        assert_eq!(between, ["smith1990"]);
    }
}
