//! Claims that the texts of documents suggest, without those that a person has judged.

use std::collections::{BTreeMap, BTreeSet};

use super::check;
use super::read::Written;
use crate::text::Span;
use crate::tradition::Claim;
use crate::work::Works;

/// A work by its library-wide key, and the document that speaks of it.
type About = (Option<String>, String);

/// A claim that was judged, on a tradition that its text no longer gives that name.
struct Judged<'w> {
    tradition: &'w str,
    stands: bool,
    spans: Vec<Span>,
}

/// The claims of `proposed` on which no person has had a word yet, in whatever role.
///
/// A word is about a work, a tradition and a document. Where the text no longer gives a tradition the name under which a claim
/// was judged, it is the sentence that was judged. What was rejected does not come back under another name. What was accepted
/// does not where most of what the text now says of the other name was said under the first: the tradition was renamed, while one
/// sentence alone may speak of two.
pub(super) fn unsettled(proposed: Vec<Claim>, written: &Written, works: &Works) -> Vec<Claim> {
    let about = |claim: &Claim| {
        let work = check::key_of_claim(&claim.work, &claim.according_to, written, works);
        (work, claim.according_to.clone())
    };
    let in_text: BTreeSet<(&str, &str)> =
        proposed.iter().filter_map(|claim| Some((claim.according_to.as_str(), claim.tradition.as_deref()?))).collect();
    let mut heard: BTreeSet<(About, Option<&str>)> = BTreeSet::new();
    let mut judged: BTreeMap<About, Vec<Judged<'_>>> = BTreeMap::new();
    for claim in written.claims.iter().map(|entry| &entry.value) {
        let named = claim.tradition.as_deref();
        let gone = named.filter(|id| !in_text.contains(&(claim.according_to.as_str(), id)));
        if let Some(tradition) = gone {
            let one = Judged { tradition, stands: claim.stands(), spans: spans(claim) };
            judged.entry(about(claim)).or_default().push(one);
        }
        heard.insert((about(claim), named));
    }
    // Under which names what a text says under one name was judged, and how often it says anything under it.
    let mut before: BTreeMap<(&str, &str), BTreeMap<&str, usize>> = BTreeMap::new();
    let mut now: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for claim in &proposed {
        let Some(tradition) = claim.tradition.as_deref() else { continue };
        let name = (claim.according_to.as_str(), tradition);
        *now.entry(name).or_default() += 1;
        let under: BTreeSet<&str> = on_its_words(&judged, &about(claim), claim).map(|one| one.tradition).collect();
        for old in under {
            *before.entry(name).or_default().entry(old).or_default() += 1;
        }
    }
    let renamed = |claim: &Claim, old: &str| {
        let Some(tradition) = claim.tradition.as_deref() else { return false };
        let name = (claim.according_to.as_str(), tradition);
        let judged = before.get(&name).and_then(|names| names.get(old)).copied().unwrap_or(0);
        judged * 2 > now.get(&name).copied().unwrap_or(0)
    };
    let settled = |claim: &Claim| {
        let about = about(claim);
        let judged_before =
            || on_its_words(&judged, &about, claim).any(|one| !one.stands || renamed(claim, one.tradition));
        heard.contains(&(about.clone(), claim.tradition.as_deref())) || judged_before()
    };
    let open: Vec<bool> = proposed.iter().map(|claim| !settled(claim)).collect();
    proposed.into_iter().zip(open).filter_map(|(claim, open)| open.then_some(claim)).collect()
}

fn spans(claim: &Claim) -> Vec<Span> {
    claim.evidence.iter().filter_map(|evidence| evidence.span).collect()
}

/// What was judged of the same work on words of a claim.
fn on_its_words<'j, 'w>(
    judged: &'j BTreeMap<About, Vec<Judged<'w>>>,
    about: &About,
    claim: &Claim,
) -> impl Iterator<Item = &'j Judged<'w>> {
    let own = spans(claim);
    let overlap = move |one: &&Judged<'w>| one.spans.iter().any(|span| own.iter().any(|mine| mine.overlaps(*span)));
    judged.get(about).into_iter().flatten().filter(overlap)
}
