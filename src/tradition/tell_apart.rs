//! Schools of one name: which of them keeps it, and the ids of all.

use std::collections::BTreeSet;

use super::TraditionKind;
use super::frame::Frames;
use super::label::{Label, slug, without_definite_article};
use super::propose::ProposedTradition;

/// A paragraph that no words announce and that speaks of a school announced elsewhere does not bear that school's name.
pub(super) fn without_borrowed_names(found: &Frames, labels: &mut [Option<Label>]) {
    let announced = |at: &usize| found.list[*at].opening.is_announced();
    let named = (0..labels.len()).filter(announced).filter_map(|at| labels[at].as_ref());
    let names: BTreeSet<String> = named.map(|label| slug(&label.text)).collect();
    for (at, label) in labels.iter_mut().enumerate() {
        let borrowed = !announced(&at) && label.as_ref().is_some_and(|label| names.contains(&slug(&label.text)));
        label.take_if(|_| borrowed && found.list[at].known.is_none());
    }
}

/// Of a lighter grouping and a school with one label the school stays, which is the surer; of two schools with one label, the one
/// with fewer claims is called by its next name, if it has one. Those of the person keep theirs.
pub(super) fn tell_apart(schools: &mut Vec<ProposedTradition>) {
    let own = |school: &ProposedTradition| school.id.is_empty();
    let alike = |a: &ProposedTradition, b: &ProposedTradition| slug(&a.label) == slug(&b.label);
    let traditions = schools.iter().filter(|s| own(s) && s.kind == TraditionKind::Tradition);
    let labels: BTreeSet<String> = traditions.map(|school| slug(&school.label)).collect();
    schools.retain(|s| !(own(s) && s.kind == TraditionKind::Grouping && labels.contains(&slug(&s.label))));
    for at in 0..schools.len() {
        let twin = (0..schools.len()).find(|&other| {
            let fewer = (schools[at].claims.len(), other) < (schools[other].claims.len(), at);
            other != at && own(&schools[at]) && alike(&schools[at], &schools[other]) && fewer
        });
        let taken = |name: &String| schools.iter().any(|school| slug(&school.label) == slug(name));
        let next = twin.and_then(|_| schools[at].other_names.iter().position(|name| !taken(name)));
        if let Some(next) = next {
            let school = &mut schools[at];
            std::mem::swap(&mut school.label, &mut school.other_names[next]);
        }
    }
}

/// Ids from labels; those of the person are there already.
pub(super) fn give_ids(schools: &mut [ProposedTradition]) {
    let mut ids: BTreeSet<String> =
        schools.iter().map(|school| school.id.clone()).filter(|id| !id.is_empty()).collect();
    for school in schools.iter_mut().filter(|school| school.id.is_empty()) {
        // Another text may leave the article out: it is the same school to a library.
        let base = slug(without_definite_article(&school.label));
        let mut id = base.clone();
        let mut number = 2;
        while !ids.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        school.id = id;
    }
}
