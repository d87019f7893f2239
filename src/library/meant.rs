//! Which work a person's word means, where the key by which it was called has come to mean another.
//!
//! Keys of one name and year are told apart by the order of a list, and a list is edited: a reference put above another
//! takes its key. A claim goes with the title that it states, and else with the words that it quotes; where neither tells,
//! nothing can, and `check` asks for the title.

use std::collections::{BTreeMap, BTreeSet};

use super::check::key_of_claim;
use super::kept::{SAME_TITLE, bears, is_called, is_given, names_by_order, stem};
use super::read::{IdentityDecision, Written, WrittenDocument};
use crate::diagnostic::Diagnostic;
use crate::reference::Reference;
use crate::text::{Span, fold};
use crate::tradition::Claim;
use crate::work::{Work, Works, likeness_to_title};

/// From here on a title may be one that was mended in the list.
const MENDED_TITLE: f64 = 0.5;

const CLAIMS: &str = "bib/claims.toml";

/// What a claim's title or its words say of the work that its key means.
enum Meant {
    /// Nothing against it; whether anything for it.
    Fits(bool),
    /// Another work: its key, and what shows it.
    Other(String, Sign),
    /// The title is no work's that the document cites, but the key can mean no other.
    Retitled,
    /// The title is no work's that the document cites.
    Nobody,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Title,
    Words,
}

/// The works that a document cites, each with the place of a reference to it in the document's list.
struct Cited<'w> {
    document: &'w WrittenDocument,
    works: BTreeMap<&'w str, (&'w Work, usize)>,
    /// Works by what their names in the list are without letters.
    stems: BTreeMap<&'w str, Vec<&'w Work>>,
    /// Works by their titles, folded.
    titles: BTreeMap<String, Vec<&'w Work>>,
}

impl<'w> Cited<'w> {
    /// What each of `documents` cites.
    fn by(documents: impl Iterator<Item = &'w WrittenDocument>, works: &'w Works) -> BTreeMap<&'w str, Cited<'w>> {
        let none =
            |document| Cited { document, works: BTreeMap::new(), stems: BTreeMap::new(), titles: BTreeMap::new() };
        let mut all: BTreeMap<&str, Cited> =
            documents.map(|document| (document.record.key.as_str(), none(document))).collect();
        for work in &works.list {
            for (citing, index) in &work.references {
                let Some(cited) = all.get_mut(citing.as_str()) else { continue };
                if cited.works.insert(&work.key, (work, *index)).is_none() {
                    cited.titles.entry(fold(&work.record.full_title())).or_default().push(work);
                }
                if let Some(reference) = cited.reference(*index) {
                    cited.stems.entry(stem(reference)).or_default().push(work);
                }
            }
        }
        all
    }

    fn reference(&self, index: usize) -> Option<&'w Reference> {
        self.document.references.get(index).filter(|reference| reference.index == index)
    }

    /// What the list calls a work.
    fn name(&self, work: &Work) -> Option<&'w Reference> {
        self.works.get(work.key.as_str()).and_then(|(_, index)| self.reference(*index))
    }

    /// The one that bears this title, the likest, with how like it is; two that bear it alike are none.
    fn called(&self, title: &str) -> Option<(f64, &'w Work)> {
        if let Some(exactly) = self.titles.get(&fold(title)) {
            return Some((1.0, *exactly.first().filter(|_| exactly.len() == 1)?));
        }
        let bearing = self.works.values().filter(|(work, _)| bears(&work.record, title));
        let mut likest: Vec<(f64, &Work)> =
            bearing.map(|(work, _)| (likeness_to_title(&work.record, title), *work)).collect();
        likest.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        match likest.as_slice() {
            [(first, _), (second, _), ..] if first.total_cmp(second).is_eq() => None,
            [best, ..] => Some(*best),
            [] => None,
        }
    }

    /// Others of the name and year of a work, by their names in the list.
    fn namesakes(&self, of: &Work) -> BTreeMap<&'w str, &'w Work> {
        let alike = self.name(of).and_then(|reference| self.stems.get(stem(reference)));
        let others = alike.into_iter().flatten().filter(|work| work.key != of.key);
        others.filter_map(|work| Some((self.name(work)?.record.key.as_str(), *work))).collect()
    }
}

/// Makes every claim speak of the work that it means, and says where that is not the one that its key means now. A claim
/// that states a title which nothing bears is left out.
pub(super) fn follow(written: &mut Written, works: &Works, problems: &mut Vec<Diagnostic>) {
    let speaking: BTreeSet<&str> = written.claims.iter().map(|entry| entry.value.according_to.as_str()).collect();
    let speaking = written.documents.iter().filter(|document| speaking.contains(document.record.key.as_str()));
    let cited = Cited::by(speaking, works);
    let found: Vec<Meant> = written.claims.iter().map(|entry| meant(&entry.value, written, works, &cited)).collect();
    let mut moved: Vec<(usize, Option<String>)> = Vec::new();
    for (number, meant) in found.into_iter().enumerate() {
        let entry = &written.claims[number];
        let claim = &entry.value;
        let now = key_of_claim(&claim.work, &claim.according_to, written, works);
        let now = now.and_then(|key| title_of(&key, written, works)).unwrap_or_default();
        let problem = match &meant {
            Meant::Fits(_) => continue,
            Meant::Other(key, sign) => {
                let it = title_of(key, written, works).unwrap_or_default();
                let message = match sign {
                    Sign::Title => format!("the claim on `{}` is about “{it}”, whose key is `{key}` now", claim.work),
                    Sign::Words => format!(
                        "the words that the claim on `{}` quotes cite `{key}`, “{it}”, and `{}` is “{now}”",
                        claim.work, claim.work
                    ),
                };
                let help = format!("it was taken as one on `{key}`: write work = \"{key}\"");
                Diagnostic::warning("other-work", message).help(help)
            }
            Meant::Retitled => {
                let title = claim.title.as_deref().unwrap_or_default();
                let message = format!("the claim on `{}` calls it “{title}”, and its title is “{now}”", claim.work);
                let help = "it was taken as one on that work, whose key can mean no other: mend the title of the claim";
                Diagnostic::warning("other-title", message).help(help)
            }
            Meant::Nobody => {
                let title = claim.title.as_deref().unwrap_or_default();
                let message = format!("the claim on `{0}` is about “{title}”, and `{0}` is “{now}”", claim.work);
                let help = format!(
                    "it was left out of the graph: `{}` cites no work of that title; mend the title of the claim, or \
                     of the reference",
                    claim.according_to
                );
                Diagnostic::error("other-work", message).help(help)
            }
        };
        problems.push(problem.in_file(CLAIMS).at(Span::new(entry.span.start, entry.span.start + "[[claim]]".len())));
        match meant {
            Meant::Other(key, _) => moved.push((number, Some(key))),
            Meant::Nobody => moved.push((number, None)),
            Meant::Fits(_) | Meant::Retitled => {}
        }
    }
    for (number, key) in moved {
        match key {
            Some(key) => written.claims[number].value.work = key,
            None => {
                written.lost.insert(number);
            }
        }
    }
}

fn title_of(key: &str, written: &Written, works: &Works) -> Option<String> {
    let own = written.documents.iter().map(|document| &document.record).find(|record| record.key == key);
    own.or_else(|| Some(&work(key, works)?.record)).map(|record| record.full_title())
}

fn work<'w>(key: &str, works: &'w Works) -> Option<&'w Work> {
    works.list.binary_search_by(|work| work.key.as_str().cmp(key)).ok().map(|at| &works.list[at])
}

fn meant(claim: &Claim, written: &Written, works: &Works, cited: &BTreeMap<&str, Cited>) -> Meant {
    let key = key_of_claim(&claim.work, &claim.according_to, written, works);
    let Some(cited) = cited.get(claim.according_to.as_str()) else { return Meant::Fits(false) };
    if let Some(title) = claim.title.as_deref().filter(|title| !title.trim().is_empty()) {
        let own =
            written.documents.iter().map(|document| &document.record).filter(|own| Some(&own.key) == key.as_ref());
        let found = key.as_deref().and_then(|key| work(key, works));
        let listed = found.into_iter().flat_map(|work| &work.references).filter_map(|(document, index)| {
            let list = &written.documents.iter().find(|written| written.record.key == *document)?.references;
            list.get(*index).map(|reference| &reference.record)
        });
        // Each list may print it in its own way.
        let printed: Vec<_> = found.map(|work| &work.record).into_iter().chain(own).chain(listed).collect();
        if printed.iter().any(|record| is_called(record, title)) {
            return Meant::Fits(true);
        }
        let now = printed.iter().map(|record| likeness_to_title(record, title)).fold(0.0, f64::max);
        // A key that a file gives, or that no other work has a claim to, does not move: the title was mended.
        let stays = found.and_then(|work| Some((work, cited.name(work)?))).is_some_and(|(work, reference)| {
            is_given(reference) || now >= MENDED_TITLE && cited.namesakes(work).is_empty()
        });
        return match cited.called(title) {
            Some((likeness, work)) if likeness > now => Meant::Other(work.key.clone(), Sign::Title),
            _ if now >= SAME_TITLE => Meant::Fits(true),
            Some((_, work)) => Meant::Other(work.key.clone(), Sign::Title),
            // That no work has the key is said elsewhere.
            None if key.is_none() => Meant::Fits(false),
            None if stays => Meant::Retitled,
            None => Meant::Nobody,
        };
    }
    let Some(found) = key.as_deref().and_then(|key| work(key, works)) else { return Meant::Fits(false) };
    let Some(local) = cited.name(found).map(|reference| reference.record.key.as_str()) else {
        return Meant::Fits(false);
    };
    let namesakes = cited.namesakes(found);
    if namesakes.is_empty() {
        return Meant::Fits(true);
    }
    let mut others = BTreeSet::new();
    let mut named = false;
    for occurrence in &cited.document.found.occurrences {
        let same_place = |evidence: &crate::tradition::Evidence| {
            let overlap = |span: Span| occurrence.span.is_some_and(|here| here.overlaps(span));
            evidence.span.is_some_and(overlap)
                || evidence.sentence.is_some()
                    && (&evidence.section, evidence.paragraph, evidence.sentence)
                        == (&occurrence.section, occurrence.paragraph, occurrence.sentence)
        };
        if !claim.evidence.iter().any(same_place) {
            continue;
        }
        match occurrence.works.as_slice() {
            [only] if only == local => return Meant::Fits(true),
            [only] => others.extend(namesakes.get(only.as_str()).map(|work| work.key.as_str())),
            several => named |= several.iter().any(|work| work == local),
        }
    }
    let mut others = others.into_iter();
    match (others.next(), others.next()) {
        (Some(key), None) if !named => Meant::Other(key.to_owned(), Sign::Words),
        _ => Meant::Fits(false),
    }
}

/// Reports what a person says of works by names that the order of a list alone tells apart: nothing would show that they
/// have come to mean others.
pub(super) fn check_names(written: &Written, works: &Works, problems: &mut Vec<Diagnostic>) {
    let decisions: Vec<&IdentityDecision> = written.decisions.iter().map(|entry| &entry.value).collect();
    let mut by_order: BTreeMap<&str, (&WrittenDocument, BTreeSet<&str>)> = BTreeMap::new();
    for document in &written.documents {
        let names = names_by_order(document, &decisions);
        if !names.is_empty() {
            by_order.insert(&document.record.key, (document, names));
        }
    }
    if by_order.is_empty() {
        return;
    }
    let cited = Cited::by(by_order.values().map(|(document, _)| *document), works);
    // The names of a work in lists that leave them to their order.
    let local = |work: &Work| -> Vec<(String, String)> {
        let named = work.references.iter().filter_map(|(document, index)| {
            let (list, names) = by_order.get(document.as_str())?;
            let local = list.references.get(*index)?.record.key.as_str();
            names.contains(local).then(|| (document.clone(), local.to_owned()))
        });
        named.collect()
    };
    let mut claims: BTreeMap<(&str, String), (Span, usize)> = BTreeMap::new();
    for (number, entry) in written.claims.iter().enumerate() {
        let claim = &entry.value;
        // What states a title has been asked for it.
        if written.lost.contains(&number) || claim.title.is_some() {
            continue;
        }
        let key = key_of_claim(&claim.work, &claim.according_to, written, works);
        let Some(found) = key.as_deref().and_then(|key| work(key, works)) else { continue };
        if !local(found).iter().any(|(document, _)| *document == claim.according_to)
            || matches!(meant(claim, written, works, &cited), Meant::Fits(true))
        {
            continue;
        }
        claims.entry((&claim.according_to, found.key.clone())).or_insert((entry.span, 0)).1 += 1;
    }
    let title = |key: &str| title_of(key, written, works).unwrap_or_default();
    for ((_, key), (span, count)) in claims {
        let (those, to) =
            if count == 1 { ("the claim".to_owned(), "it") } else { (format!("{count} claims"), "each of them") };
        let message =
            format!("{those} on `{key}` may be about another work of that name and year: it is “{}” now", title(&key));
        let help = format!("if it is, add title = {:?} to {to}, and it goes with that work from then on", title(&key));
        let place = Span::new(span.start, span.start + "[[claim]]".len());
        problems.push(Diagnostic::warning("unsure-work", message).in_file(CLAIMS).at(place).help(help));
    }
    for (key, file) in written.annotations.keys().map(|key| (key, format!("bib/annotations/{key}.md"))) {
        let Some((document, local)) = work(key, works).and_then(|work| local(work).into_iter().next()) else {
            continue;
        };
        let message = format!("the note may be on another work of that name and year: `{key}` is “{}” now", title(key));
        let help = format!("if it is, let it keep its key: {}", entry(&document, &local, key, &title(key)));
        problems.push(Diagnostic::warning("unsure-work", message).in_file(file).help(help));
    }
    for (document, names) in by_order.values() {
        let stated = document.citations.iter().flat_map(|entry| &entry.value.works);
        let unsure: BTreeSet<&str> = stated.map(String::as_str).filter(|work| names.contains(work)).collect();
        if !unsure.is_empty() {
            let list: Vec<String> = unsure.iter().map(|name| format!("`{name}`")).collect();
            let message = format!("the order of the reference list decides what is meant by {}", list.join(", "));
            let help = "look at them again when the list is edited, or let them keep their names: \
                kind = \"keep-key\" in bib/identity.toml, with the title";
            problems.push(Diagnostic::info("unsure-work", message).in_file(document.file("citations.toml")).help(help));
        }
    }
    for entry in written.decisions.iter().filter(|entry| entry.value.title.is_none()) {
        for name in &entry.value.of {
            let Some((document, local)) = name.split_once('/') else { continue };
            let Some((list, _)) = by_order.get(document).filter(|(_, names)| names.contains(local)) else { continue };
            let reference = list.references.iter().find(|reference| reference.record.key == local);
            let title = reference.map(|reference| reference.record.full_title()).unwrap_or_default();
            let message = format!("`{name}` may mean another work of that name and year: it is “{title}” now");
            let key = works.keys.get(&(document.to_owned(), local.to_owned())).map_or(local, String::as_str);
            let help = format!("if it is, let it keep its name: {}", self::entry(document, local, key, &title));
            let problem = Diagnostic::warning("unsure-work", message).in_file("bib/identity.toml");
            problems.push(problem.at(Span::new(entry.span.start, entry.span.start + "[[decision]]".len())).help(help));
        }
    }
}

/// The entry of `bib/identity.toml` that lets a work keep its key, as a person would write it on one line.
fn entry(document: &str, local: &str, key: &str, title: &str) -> String {
    format!(
        "in bib/identity.toml a [[decision]] with kind = \"keep-key\", of = [\"{document}/{local}\"], key = \"{key}\", \
         title = {title:?}"
    )
}
