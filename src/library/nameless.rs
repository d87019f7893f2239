//! Schools without a name of their own: each is the school of the one text that tells it apart, and its id ends in that
//! document's key (`first-answer-roe2001`, as `ProposedTradition::id_in` calls it).

use std::collections::BTreeMap;

use crate::tradition::{Tradition, slug, without_definite_article};

/// Tells such schools from those that have a name. One that a person has accepted stays what it is until its label is
/// changed: then it has a name.
#[derive(Debug, Clone, Default)]
pub struct Nameless {
    /// Keys of documents by the form that they have in an id.
    documents: BTreeMap<String, String>,
}

impl Nameless {
    /// Among the schools of these documents.
    pub fn among<'k>(documents: impl IntoIterator<Item = &'k str>) -> Self {
        Nameless { documents: documents.into_iter().map(|key| (slug(key), key.to_owned())).collect() }
    }

    /// The document whose school without a name it is.
    pub fn document_of(&self, tradition: &Tradition) -> Option<&str> {
        let labels = [slug(without_definite_article(&tradition.label)), slug(&tradition.label)];
        let made = |stem: &str| {
            labels.iter().any(|label| {
                // `first-answer-2`, where the text has two of one label.
                let number = stem.strip_prefix(label.as_str()).map(|rest| rest.strip_prefix('-').unwrap_or(rest));
                stem == label || number.is_some_and(|number| number.parse::<u32>().is_ok())
            })
        };
        let id = tradition.id.as_str();
        let parts = id.match_indices('-').map(|(at, _)| (&id[..at], &id[at + 1..]));
        let mut owners = parts.filter(|(stem, _)| made(stem)).filter_map(|(_, key)| self.documents.get(key));
        owners.next().map(String::as_str)
    }

    /// The traditions that a text may be asked for: those that have a name, and those of its own `document`.
    #[must_use]
    pub fn known_to(&self, document: Option<&str>, traditions: &[Tradition]) -> Vec<Tradition> {
        let known = |tradition: &&Tradition| self.document_of(tradition).is_none_or(|of| Some(of) == document);
        traditions.iter().filter(known).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_is_nameless_where_its_id_is_made_of_its_label_and_a_document() {
        let nameless = Nameless::among(["thesis", "Roe 2001", "answer-roe2001"]);
        let of = |id: &str, label: &str| {
            let toml = format!("id = \"{id}\"\nlabel = \"{label}\"\n");
            nameless.document_of(&toml::from_str(&toml).unwrap()).map(str::to_owned)
        };
        assert_eq!(of("first-answer-roe-2001", "first answer").as_deref(), Some("Roe 2001"));
        assert_eq!(of("first-answer-2-thesis", "The first answer").as_deref(), Some("thesis"));
        assert_eq!(of("first-answer-2-thesis", "The oldest answer").as_deref(), None);
        assert_eq!(of("first-answer-2-thesis", "First answer").as_deref(), Some("thesis"));
        assert_eq!(of("first-answer-roe2001", "First").as_deref(), Some("answer-roe2001"));
        // Names that end as a key does, and a school that a person has given one.
        assert_eq!(of("dependency-thesis", "Dependency thesis"), None);
        assert_eq!(of("first-answer-thesis", "Salters"), None);
    }
}
