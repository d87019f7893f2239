//! Signs: what a citation in a school's lines looks like, as numbers that a model has weights for.

/// The signs of one citation: the number of each, and how strong it is. The number is a hash of its name (FNV-1a; Fowler, Noll
/// and Vo 1991), so that no dictionary is needed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signs(Vec<(u32, f32)>);

impl Signs {
    /// Adds a sign by the parts of its name.
    pub(super) fn add(&mut self, name: &[&str]) {
        self.add_as(name, 1.0);
    }

    /// Adds it as strong as `value`.
    pub(super) fn add_as(&mut self, name: &[&str], value: f32) {
        self.0.push((number(name), value));
    }

    /// Adds it where `holds`.
    pub(super) fn add_if(&mut self, name: &str, holds: bool) {
        if holds {
            self.add(&[name]);
        }
    }

    /// Adds a sign for a count, those of `most` and more as one.
    pub(super) fn count(&mut self, name: &str, count: usize, most: usize) {
        self.add(&[name, count.min(most).to_string().as_str()]);
    }

    /// Every sign once.
    pub(super) fn settle(&mut self) {
        self.0.sort_by_key(|(number, _)| *number);
        self.0.dedup_by_key(|(number, _)| *number);
    }

    /// Number and strength of each.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.0.iter().copied()
    }
}

/// The number of the sign of that name.
pub(super) fn number(name: &[&str]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for part in name {
        for byte in part.bytes().chain([0x1f]) {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_name_are_told_apart() {
        assert_ne!(number(&["ab", "c"]), number(&["a", "bc"]));
        assert_eq!(number(&["a", "b"]), number(&["a", "b"]));
    }
}
