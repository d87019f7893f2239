//! What the documents of a library say of schools once a person has decided, in place of what their texts propose.

use std::collections::{BTreeMap, BTreeSet};

use super::read::written_traditions;
use super::{Library, Nameless};
use crate::graph::Scholarship;
use crate::reference::Reference;
use crate::text::Span;
use crate::tradition::discover::Source;
use crate::tradition::{Claim, ProposedClaim, ProposedTradition, Tradition};

impl Library {
    /// The traditions that `bib/traditions.toml` states.
    pub fn stated_traditions(&self) -> Vec<Tradition> {
        let text = self.sources.get("bib/traditions.toml").map_or("", String::as_str);
        written_traditions(text, &mut Vec::new())
    }

    /// Tells the schools without a name of their own, each of one of its documents.
    pub fn nameless(&self) -> Nameless {
        Nameless::among(self.corpus.documents.iter().map(|document| document.work.key.as_str()))
    }

    /// Puts the library's word in place of what the texts of `sources` propose: its claims, without those that were rejected or
    /// moved, and its names for the schools.
    pub fn settle(&self, sources: &mut [Source]) {
        let (graph, _) = Scholarship::build(&self.corpus);
        let stated: BTreeSet<String> = self.stated_traditions().into_iter().map(|tradition| tradition.id).collect();
        for source in sources {
            source.traditions = self.schools_of(source, &graph, &stated);
            source.settled.clone_from(&stated);
        }
    }

    /// The schools that claims according to a document speak of, in the order of the text.
    fn schools_of(&self, source: &Source, graph: &Scholarship, stated: &BTreeSet<String>) -> Vec<ProposedTradition> {
        let nameless = self.nameless();
        let mut schools: BTreeMap<&str, ProposedTradition> = BTreeMap::new();
        let counts = |claim: &&Claim| claim.according_to == source.key && claim.stands();
        for claim in graph.claims.iter().filter(counts) {
            let Some(tradition) = claim.tradition.as_deref().and_then(|id| graph.tradition(id)) else { continue };
            let Some(reference) = self.reference_in(source, &claim.work, graph) else { continue };
            let evidence: Vec<Span> = claim.evidence.iter().filter_map(|evidence| evidence.span).collect();
            let proposed = source.traditions.iter().find(|proposed| proposed.id_in(&source.key) == tradition.id);
            let school = schools.entry(&tradition.id).or_insert_with(|| ProposedTradition {
                id: tradition.id.clone(),
                label: tradition.label.clone(),
                named: nameless.document_of(tradition).is_none()
                    && (stated.contains(&tradition.id) || proposed.is_none_or(|proposed| proposed.named)),
                other_names: tradition.other_names.clone(),
                kind: tradition.kind,
                span: proposed.map(|proposed| proposed.span).or(evidence.first().copied()).unwrap_or_default(),
                claims: Vec::new(),
            });
            school.claims.push(ProposedClaim {
                reference,
                role: claim.role,
                confidence: claim.confidence,
                status: claim.status,
                cue: claim.cue.clone().unwrap_or_default(),
                evidence,
            });
        }
        let mut schools: Vec<ProposedTradition> = schools.into_values().collect();
        schools.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        schools
    }

    /// Which reference of the text denotes the work.
    fn reference_in(&self, source: &Source, work: &str, graph: &Scholarship) -> Option<usize> {
        let own = self.references.get(&source.key)?;
        let listed = graph.work(work)?.references.iter().filter(|(document, _)| *document == source.key);
        let mut listed = listed.filter_map(|(_, at)| own.iter().find(|reference| reference.index == *at));
        // Names that a person keeps are the library's, and no text's: what is printed tells first.
        listed.find_map(|reference| {
            let printed = |known: &Reference| !known.raw.is_empty() && known.raw == reference.raw;
            let alike = source.references.iter().position(printed);
            alike.or_else(|| source.references.iter().position(|known| known.record.key == reference.record.key))
        })
    }
}
