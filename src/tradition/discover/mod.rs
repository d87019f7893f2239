//! Traditions over several documents: what their authors say, joined and compared; and what only the company of works
//! suggests, computed.
//!
//! Takes documents that were read, each with its proposed traditions; gives a [`Discovery`]. What an author says stays
//! apart from what is computed: [`Stated`] members rest on sentences of named documents; [`Company`] is found by
//! communities of proximity-weighted co-citation, and nobody has said it. The frames of the authors hold in every
//! computation: members of one school stay together, and schools that an author tells apart are never merged. Nothing
//! depends on the order of the documents, and chance on the seeds alone.

mod compare;
mod frames;
mod leiden;
mod proximity;
mod stability;

use std::collections::{BTreeMap, BTreeSet};

use super::{ProposedTradition, Role, Status, terms};
use crate::citation::Citation;
use crate::document::Document;
use crate::record::{Field, Record};
use crate::reference::Reference;
use crate::text::{Span, fold};
use crate::work::{Listed, Work, WorkIdentity, Works, identify, key};

pub use super::terms::Term;
pub use compare::{Agreement, Dispute, Perhaps};
pub use proximity::Level;

use frames::Frame;
use proximity::Place;

/// One document, read.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its citation key, unique among the sources.
    pub key: String,
    /// Its text.
    pub document: Document,
    /// Its list.
    pub references: Vec<Reference>,
    /// Its citations.
    pub citations: Vec<Citation>,
    /// What its author says of schools.
    pub traditions: Vec<ProposedTradition>,
    /// The ids of those that a library states: over documents, what has one such id is one school, and what has two is two.
    pub settled: BTreeSet<String>,
}

/// How communities are computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How many runs, each with a seed of its own, counted from 1.
    pub runs: u64,
    /// Above 1, communities are smaller; below, larger.
    pub resolution: f64,
    /// Stability below which a work's place is unsure.
    pub sure: f64,
    /// The fewest works of a community that no author has named.
    pub fewest: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { runs: 50, resolution: 1.0, sure: 0.8, fewest: 3 }
    }
}

/// A document's word on a work: in which role, in which sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The document, by its number among the sources.
    pub source: usize,
    /// In which role it puts the work.
    pub role: Role,
    /// 0–1.
    pub confidence: f64,
    /// Where it stands between machine and person.
    pub status: Status,
    /// The sentences that say so: bytes of that document's text.
    pub evidence: Vec<Span>,
}

/// A work that an author puts into a tradition, or against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The work, by its number in [`Discovery::works`].
    pub work: usize,
    /// Who says so, in order of the documents.
    pub statements: Vec<Statement>,
    /// How much of the tradition is in its company in every run, 0–1; `None` for what is no member.
    pub stability: Option<f64>,
}

/// A work that is cited in the company of a tradition's members; nobody says that it belongs there.
#[derive(Debug, Clone, PartialEq)]
pub struct Company {
    /// The work, by its number in [`Discovery::works`].
    pub work: usize,
    /// The share of its companions that stay with it, over all runs, 0–1.
    pub stability: f64,
    /// Whether it stays in nearly every run and, in a tradition that authors name, stands in one paragraph with a work
    /// that they put there.
    pub sure: bool,
    /// Where it stands closest to a companion, those that authors put there first: the companion, how close, the document and the sentence that cites the
    /// work. The closest first, three at most.
    pub beside: Vec<(usize, Level, usize, Span)>,
}

/// How one document names a tradition.
#[derive(Debug, Clone, PartialEq)]
pub struct Naming {
    /// The document, by its number.
    pub source: usize,
    /// The id in that document.
    pub id: String,
    /// Its label there.
    pub label: String,
    /// Whether that is a name; else it is made of the text's words.
    pub named: bool,
    /// The words that announce it there.
    pub span: Span,
}

/// A tradition that authors name, or a community that is only computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Discovered {
    /// Kebab-case, unique in the discovery.
    pub id: String,
    /// The authors' own name; the best terms where nobody has named it.
    pub label: String,
    /// Other names that authors use.
    pub other_names: Vec<String>,
    /// Who names it; nobody, where it is only computed.
    pub named_by: Vec<Naming>,
    /// Phrases of its citing sentences that others do not have, best first.
    pub terms: Vec<Term>,
    /// Mean stability of its works, 0–1.
    pub stability: f64,
    /// Works that authors put in it, by key.
    pub members: Vec<Stated>,
    /// Works that authors put against it or beside it, by key.
    pub others: Vec<Stated>,
    /// Works in their company, the sure and most stable first.
    pub company: Vec<Company>,
}

/// What was discovered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Discovery {
    /// Every cited work, sorted by key.
    pub works: Vec<Work>,
    /// Traditions that authors name, those with most members first; then communities that are only computed.
    pub traditions: Vec<Discovered>,
    /// Where documents agree.
    pub agreements: Vec<Agreement>,
    /// Where they do not.
    pub disputes: Vec<Dispute>,
    /// Traditions of different documents that may be one.
    pub perhaps: Vec<Perhaps>,
    /// Works in no tradition and no community.
    pub alone: Vec<usize>,
}

/// Phrases shown for each tradition.
const TERMS: usize = 3;

/// Finds the traditions of several documents. `sources` are sorted by key.
pub fn discover(sources: &[Source], words: &WorkIdentity, settings: &Settings) -> Discovery {
    let identity = works_of(sources, words);
    let number: BTreeMap<&str, usize> =
        identity.list.iter().enumerate().map(|(n, work)| (work.key.as_str(), n)).collect();
    let work_of = |source: usize, reference: usize| {
        let source = sources.get(source)?;
        let local = &source.references.get(reference)?.record.key;
        number.get(identity.keys.get(&(source.key.clone(), local.clone()))?.as_str()).copied()
    };
    let all = frames::frames(sources, work_of);
    let (groups, asked) = frames::joined(&all);
    let places: Vec<Place> = sources
        .iter()
        .enumerate()
        .flat_map(|(n, source)| proximity::places(n, source, |reference| work_of(n, reference)))
        .collect();
    let members: Vec<BTreeSet<usize>> =
        groups.iter().map(|group| group.iter().flat_map(|&at| all[at].members()).collect()).collect();
    let found = stability::communities(identity.list.len(), &proximity::pairs(&places), &members, settings);
    let mut traditions: Vec<Discovered> = groups
        .iter()
        .zip(&members)
        .enumerate()
        .map(|(group, (frames, members))| {
            let mut made = named(sources, &all, frames);
            let stated: BTreeSet<usize> = made.members.iter().chain(&made.others).map(|stated| stated.work).collect();
            for stated in &mut made.members {
                stated.stability = Some(found.stability(stated.work, members));
            }
            let near = found.of_group.get(group).into_iter().flatten().copied();
            made.company = near
                .filter(|work| !stated.contains(work))
                .map(|work| {
                    let beside_members = company(work, members, &places, found.stability_at_home(work), settings);
                    if beside_members.beside.is_empty() {
                        let made = company(work, &found.companions(work), &places, beside_members.stability, settings);
                        Company { sure: false, ..made }
                    } else {
                        beside_members
                    }
                })
                .collect();
            made
        })
        .collect();
    let mut alone: BTreeSet<usize> = (0..identity.list.len()).collect();
    for community in found.without_group.iter().filter(|works| works.len() >= settings.fewest.max(2)) {
        let company = community
            .iter()
            .map(|&work| company(work, &found.companions(work), &places, found.stability_at_home(work), settings));
        traditions.push(Discovered { company: company.collect(), ..unnamed() });
    }
    for tradition in &mut traditions {
        tradition
            .company
            .sort_by(|a, b| b.sure.cmp(&a.sure).then(b.stability.total_cmp(&a.stability)).then(a.work.cmp(&b.work)));
        tradition.stability = mean(
            tradition
                .members
                .iter()
                .filter_map(|stated| stated.stability)
                .chain(tradition.company.iter().map(|c| c.stability)),
        );
        for work in tradition
            .members
            .iter()
            .chain(&tradition.others)
            .map(|s| s.work)
            .chain(tradition.company.iter().map(|c| c.work))
        {
            alone.remove(&work);
        }
    }
    name_by_terms(sources, &identity, &places, &mut traditions);
    traditions.sort_by(|a, b| {
        let rank = |t: &Discovered| (t.named_by.is_empty(), std::cmp::Reverse(t.members.len() + t.company.len()));
        rank(a).cmp(&rank(b)).then_with(|| a.label.cmp(&b.label))
    });
    give_ids(&mut traditions);
    let (agreements, disputes) = compare::compare(&all, &traditions);
    let perhaps = compare::perhaps(&asked, &all, &groups, &traditions);
    Discovery { works: identity.list, traditions, agreements, disputes, perhaps, alone: alone.into_iter().collect() }
}

/// Which references of which documents are one work (see [`crate::work`]).
fn works_of(sources: &[Source], words: &WorkIdentity) -> Works {
    let documents: Vec<Record> =
        sources.iter().map(|s| Record { key: s.key.clone(), ..s.document.record.clone() }).collect();
    let listed: Vec<Listed> = sources
        .iter()
        .flat_map(|source| {
            source.references.iter().map(|reference| Listed {
                document: source.key.clone(),
                index: reference.index,
                record: reference.record.clone(),
            })
        })
        .collect();
    identify(&documents, &listed, words, key::PATTERN)
}

fn unnamed() -> Discovered {
    Discovered {
        id: String::new(),
        label: String::new(),
        other_names: Vec::new(),
        named_by: Vec::new(),
        terms: Vec::new(),
        stability: 0.0,
        members: Vec::new(),
        others: Vec::new(),
        company: Vec::new(),
    }
}

/// A tradition as the documents name it that speak of it.
fn named(sources: &[Source], all: &[Frame], frames: &[usize]) -> Discovered {
    let mut made = unnamed();
    let mut stated: BTreeMap<usize, Vec<Statement>> = BTreeMap::new();
    for &at in frames {
        let frame = &all[at];
        let tradition = frame.tradition;
        made.named_by.push(Naming {
            source: frame.source,
            id: tradition.id.clone(),
            label: tradition.label.clone(),
            named: tradition.named,
            span: tradition.span,
        });
        for (work, claim) in &frame.claims {
            stated.entry(*work).or_default().push(Statement {
                source: frame.source,
                role: claim.role,
                confidence: claim.confidence,
                status: claim.status,
                evidence: claim.evidence.clone(),
            });
        }
    }
    made.named_by.sort_by(|a, b| sources[a.source].key.cmp(&sources[b.source].key));
    // The name that most documents use; of several, that of the document that says most.
    let mut labels: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for &at in frames {
        let frame = &all[at];
        let entry = labels.entry(fold(&frame.tradition.label)).or_insert((0, 0, &frame.tradition.label));
        entry.0 += 1;
        entry.1 += frame.claims.len();
    }
    let best = labels.values().max_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| b.2.cmp(a.2)));
    made.label = best.map(|(.., label)| (*label).to_owned()).unwrap_or_default();
    let names =
        frames.iter().flat_map(|&at| std::iter::once(&all[at].tradition.label).chain(&all[at].tradition.other_names));
    let mut seen = BTreeSet::from([fold(&made.label)]);
    made.other_names = names.filter(|name| seen.insert(fold(name))).cloned().collect();
    for (work, mut statements) in stated {
        statements.sort_by(|a, b| sources[a.source].key.cmp(&sources[b.source].key));
        let member = statements.iter().any(|statement| statement.role.is_member());
        let list = if member { &mut made.members } else { &mut made.others };
        list.push(Stated { work, statements, stability: None });
    }
    made
}

/// Where a work stands closest to its companions.
fn company(
    work: usize,
    companions: &BTreeSet<usize>,
    places: &[Place],
    stability: f64,
    settings: &Settings,
) -> Company {
    let mut beside: Vec<(usize, Level, usize, Span)> = Vec::new();
    for place in places.iter().filter(|place| place.work == work) {
        let near = places.iter().filter(|other| other.work != work && companions.contains(&other.work));
        let closest = near.filter_map(|other| Some((place.shared(other)?, other.work))).min();
        beside.extend(closest.map(|(level, other)| (other, level, place.source, place.sentence)));
    }
    beside.sort_by_key(|(other, level, source, span)| (*level, *source, *span, *other));
    beside.dedup();
    beside.truncate(3);
    let close = beside.first().is_some_and(|(_, level, ..)| *level < Level::Section);
    Company { work, stability, sure: close && stability >= settings.sure, beside }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0usize);
    for value in values {
        sum += value;
        count += 1;
    }
    if count == 0 { 0.0 } else { sum / count as f64 }
}

/// Gives every tradition its terms, and those that nobody has named a label made of them.
fn name_by_terms(sources: &[Source], identity: &Works, places: &[Place], traditions: &mut [Discovered]) {
    let groups: Vec<terms::Words> = traditions
        .iter()
        .map(|tradition| {
            let works: BTreeSet<usize> =
                tradition.members.iter().map(|s| s.work).chain(tradition.company.iter().map(|c| c.work)).collect();
            let cited = places.iter().filter(|place| works.contains(&place.work));
            let mut spans: BTreeSet<(usize, Span)> = cited.map(|place| (place.source, place.sentence)).collect();
            let said = tradition.members.iter().flat_map(|stated| &stated.statements);
            spans.extend(said.flat_map(|s| s.evidence.iter().map(|span| (s.source, *span))));
            let heads = tradition.named_by.iter().flat_map(|naming| {
                let document = &sources[naming.source].document;
                let section = document.sections.iter().rev().find(|s| s.span.contains(naming.span));
                [Some(naming.label.clone()), section.map(|s| s.heading.clone())]
            });
            terms::Words {
                heads: heads.flatten().collect(),
                sentences: spans.into_iter().map(|(source, span)| sentence(&sources[source], span)).collect(),
            }
        })
        .collect();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for work in &identity.list {
        let listed = [Field::Author, Field::Editor].into_iter().filter_map(|field| work.record.names(field));
        for name in listed.flat_map(|names| &names.list) {
            names.extend(fold(&name.family()).split(' ').map(str::to_owned));
            names.extend(fold(name.given()).split(' ').filter(|part| part.len() > 2).map(str::to_owned));
        }
    }
    for (tradition, terms) in traditions.iter_mut().zip(terms::terms(&groups, &names, TERMS)) {
        if tradition.named_by.is_empty() {
            let phrases: Vec<&str> = terms.iter().map(|term| term.phrase.as_str()).collect();
            tradition.label = phrases.join(" · ");
        }
        tradition.terms = terms;
    }
}

/// The words of a sentence.
fn sentence(source: &Source, span: Span) -> String {
    let cited = source.citations.iter().map(|citation| citation.span).filter(|cited| span.contains(*cited));
    terms::without_citations(&source.document.text, span, cited)
}

/// Ids from the ids of the documents where an author named it, else from the terms.
fn give_ids(traditions: &mut [Discovered]) {
    let mut taken = BTreeSet::new();
    for (number, tradition) in traditions.iter_mut().enumerate() {
        let named = tradition.named_by.iter().find(|naming| naming.label == tradition.label);
        let base = match (named.or(tradition.named_by.first()), tradition.terms.first()) {
            (Some(naming), _) => naming.id.clone(),
            (None, Some(term)) => format!("computed-{}", fold(&term.phrase).replace(' ', "-")),
            (None, None) => format!("computed-{}", number + 1),
        };
        let mut id = base.clone();
        let mut next = 2;
        while !taken.insert(id.clone()) {
            id = format!("{base}-{next}");
            next += 1;
        }
        tradition.id = id;
        if tradition.label.is_empty() {
            tradition.label = format!("community {}", number + 1);
        }
    }
}
