//! What an annotated bibliography says, before it is written in any markup.

use std::collections::{BTreeMap, BTreeSet};

use crate::citation::Form;
use crate::export::bibliography::{Style, format};
use crate::export::markup::Run;
use crate::export::network::labels;
use crate::export::place::places;
use crate::graph::{CitingDocument, Scholarship};
use crate::record::{Field, Record};
use crate::text::{emphasised, fold};
use crate::tradition::{Claim, Role, Status, Tradition, TraditionKind};

/// An annotated bibliography, ready to be written.
#[derive(Debug, Clone)]
pub struct AnnotatedBibliography {
    pub(super) title: String,
    /// What there is, and what is left out, one sentence each.
    pub(super) counts: Vec<String>,
    /// The citing documents' own references.
    pub(super) documents: Vec<Vec<Run>>,
    pub(super) traditions: Vec<Section>,
    /// Colours of the traditions, by id, as on the maps.
    pub(super) colours: std::collections::BTreeMap<String, &'static str>,
    pub(super) groupings: Vec<Section>,
    pub(super) works: Vec<Entry>,
    /// According to whom, where all claims have one source.
    pub(super) source: Option<String>,
}

/// A tradition or grouping.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub id: String,
    pub label: String,
    pub other_names: Vec<String>,
    pub definition: Option<String>,
    /// Topic and view.
    pub views: Vec<(String, String)>,
    /// Relation, id and label of the other tradition, in which respect.
    pub related: Vec<(String, String, String, Option<String>)>,
    /// Works by role, members first.
    pub roles: Vec<(Role, Vec<Placed>)>,
    pub members: usize,
    /// According to whom, where all claims have one source.
    pub source: Option<String>,
    /// Rejected claims that are not shown.
    pub rejected: usize,
}

/// A work in a role, or what somebody says of a work.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// Key of the work, and where the link leads.
    pub key: String,
    /// Whether the work has an entry in this bibliography.
    pub listed: bool,
    pub label: String,
    pub role: Role,
    pub reason: Option<String>,
    /// According to whom.
    pub source: String,
    /// Where it says so; may be empty.
    pub places: String,
    pub quotes: Vec<Vec<Run>>,
    /// `None` for accepted claims; else what the claim is.
    pub doubt: Option<String>,
}

/// A work.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub key: String,
    pub reference: Vec<Run>,
    pub annotation: Option<String>,
    /// Document's label and places.
    pub cited: Vec<(String, String)>,
    /// Id and label of the tradition, and the claim.
    pub placed: Vec<(String, String, Placed)>,
    /// What other works say of this one: role, label of who says it, reason, places.
    pub discussed: Vec<Placed>,
    /// The letter under which it stands.
    pub letter: String,
}

impl AnnotatedBibliography {
    /// Reads it from the graph. With `only`, works with other keys are left out, and the counts say how many.
    pub fn read(
        scholarship: &Scholarship,
        title: &str,
        style: &Style,
        only: Option<&BTreeSet<String>>,
    ) -> AnnotatedBibliography {
        let shown = |key: &str| only.is_none_or(|only| only.contains(key));
        let mut records: Vec<Record> = scholarship
            .works()
            .filter(|work| shown(&work.key))
            .map(|work| Record { key: work.key.clone(), ..work.record.clone() })
            .collect();
        records.sort_by_cached_key(sort_key);
        let listed: BTreeSet<&str> = records.iter().map(|record| record.key.as_str()).collect();
        let (labels, sections) = (labels(scholarship), short_sections(scholarship));
        let reader = Reader { scholarship, listed: &listed, labels, sections };
        let sections = |kind: TraditionKind| -> Vec<Section> {
            let chosen = in_order(scholarship).into_iter().filter(|tradition| tradition.kind == kind);
            chosen
                .map(|tradition| reader.section(tradition))
                .filter(|s| only.is_none() || !s.roles.is_empty())
                .collect()
        };
        let traditions = sections(TraditionKind::Tradition);
        let groupings = sections(TraditionKind::Grouping);
        let works: Vec<Entry> = format(&records, style).into_iter().map(|r| reader.entry(r.key, r.runs)).collect();
        // In a part of a library, the documents that have to do with what is shown.
        let speaks = |document: &&CitingDocument| scholarship.speaks_of(&document.work.key, |key| listed.contains(key));
        let citing: Vec<Record> =
            scholarship.documents().filter(speaks).map(|document| document.work.record.clone()).collect();
        let documents = format(&citing, style)
            .into_iter()
            .map(|reference| match citing.iter().find(|record| record.key == reference.key) {
                Some(record) if is_nameless(record) => vec![Run { text: reference.key, ..Run::default() }],
                _ => reference.runs,
            })
            .collect();
        let hidden = scholarship.works().count() - works.len();
        let mut counts = counts(scholarship, &works, &traditions, &groupings, (citing.len(), hidden));
        let sources: BTreeSet<&str> = traditions
            .iter()
            .chain(&groupings)
            .flat_map(|s| &s.roles)
            .flat_map(|(_, p)| p)
            .map(|p| p.source.as_str())
            .collect();
        let source = sources.first().filter(|_| sources.len() == 1).map(|source| (*source).to_owned());
        counts.extend(source.as_ref().map(|source| format!("They are placed according to {source}.")));
        AnnotatedBibliography {
            title: title.to_owned(),
            counts,
            documents,
            traditions,
            colours: crate::map::colours(scholarship),
            groupings,
            works,
            source,
        }
    }
}

/// Whether neither title nor author is known, so that a document can only go by its key.
fn is_nameless(record: &Record) -> bool {
    ![Field::Title, Field::Author, Field::Editor].iter().any(|field| record.has(field))
}

/// Traditions with most members first, then by label.
fn in_order(scholarship: &Scholarship) -> Vec<&Tradition> {
    let mut traditions: Vec<&Tradition> = scholarship.traditions().collect();
    traditions.sort_by_cached_key(|t| (std::cmp::Reverse(scholarship.members(&t.id).len()), fold(&t.label)));
    traditions
}

/// Family names, then year, then title, all folded.
fn sort_key(record: &Record) -> (String, i32, String) {
    let names = record.names(crate::record::Field::Author).or_else(|| record.names(crate::record::Field::Editor));
    let names: Vec<String> = names.iter().flat_map(|names| &names.list).map(|name| fold(&name.inverted())).collect();
    let first = if names.is_empty() { fold(&record.full_title()) } else { names.join(" ; ") };
    (first, record.year().unwrap_or(i32::MAX), fold(&record.full_title()))
}

fn counts(
    scholarship: &Scholarship,
    works: &[Entry],
    traditions: &[Section],
    groupings: &[Section],
    (documents, hidden): (usize, usize),
) -> Vec<String> {
    let mut places: Vec<_> = works.iter().flat_map(|work| scholarship.occurrences_of(&work.key)).collect();
    // A place that may mean one of several works is one place.
    places.sort_by(|a, b| (&a.document.work.key, a.number).cmp(&(&b.document.work.key, b.number)));
    places.dedup_by(|a, b| a.document.work.key == b.document.work.key && a.number == b.number);
    let cited = places.iter().filter(|place| place.occurrence.form != Form::Mention).count();
    let mut counts = vec![format!(
        "{} cited at {} in {}{}.",
        number(works.len(), "work"),
        number(cited, "place"),
        number(documents, "document"),
        match places.len() - cited {
            0 => String::new(),
            meant => format!(", and meant at {meant} more where only a name stands"),
        }
    )];
    if !traditions.is_empty() || !groupings.is_empty() {
        counts.push(format!(
            "{} and {}.",
            number(traditions.len(), "tradition"),
            number(groupings.len(), "lighter grouping")
        ));
    }
    let unplaced = works.iter().filter(|work| work.placed.iter().all(|(.., claim)| !claim.role.is_member())).count();
    if unplaced > 0 {
        let are = if unplaced == 1 { "is a member" } else { "are members" };
        let beside = works.iter().filter(|work| !work.placed.is_empty()).count() + unplaced - works.len();
        counts.push(match beside {
            0 => format!("{} {are} of none.", number(unplaced, "work")),
            _ => format!(
                "{} {are} of none, {beside} of them a critic, an exception or a neighbour of one.",
                number(unplaced, "work")
            ),
        });
    }
    let bare = works.iter().filter(|work| work.annotation.is_none()).count();
    if bare > 0 {
        counts.push(format!("{} without an annotation.", number(bare, "work")));
    }
    let proposed = scholarship.claims.iter().filter(|claim| claim.status == Status::Proposed).count();
    let rejected = scholarship.claims.iter().filter(|claim| !claim.stands()).count();
    if proposed > 0 {
        counts.push(format!("{} by the program, marked as such.", number(proposed, "claim")));
    }
    if rejected > 0 {
        counts.push(format!("{} rejected by a reader, not shown.", number(rejected, "claim")));
    }
    if hidden > 0 {
        counts.push(format!("{} left out by the query.", number(hidden, "work")));
    }
    counts
}

/// `1 work`, `3 works`.
pub(in crate::export) fn number(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

struct Reader<'s> {
    scholarship: &'s Scholarship,
    listed: &'s BTreeSet<&'s str>,
    labels: BTreeMap<&'s str, String>,
    /// Headings of sections, short: for lists in which they stand behind each work.
    sections: BTreeMap<&'s str, String>,
}

/// Long headings as their first words, where these belong to one heading only.
fn short_sections(scholarship: &Scholarship) -> BTreeMap<&str, String> {
    let cited = scholarship.documents().flat_map(|document| &document.occurrences).filter_map(|o| o.section.as_deref());
    let said = scholarship.claims.iter().flat_map(|claim| &claim.evidence).filter_map(|e| e.section.as_deref());
    let all: BTreeSet<&str> = cited.chain(said).collect();
    let short = |name: &str| {
        let mut kept = String::new();
        for word in name.split_whitespace() {
            if !kept.is_empty() && kept.chars().count() + word.chars().count() > HEADING {
                // A heading does not end in an article or a preposition.
                while let Some((before, last)) = kept.rsplit_once(' ') {
                    if last.chars().count() > 4 || last.chars().any(char::is_uppercase) {
                        break;
                    }
                    kept.truncate(before.len());
                }
                return kept.trim_end_matches([',', ':', ';', '–', '-', ' ']).to_owned() + "…";
            }
            kept.push_str(if kept.is_empty() { "" } else { " " });
            kept.push_str(word);
        }
        kept
    };
    let named = all.iter().map(|name| {
        let shown = short(name);
        let shared = all.iter().filter(|other| short(other) == shown).count() > 1;
        (*name, if shared { (*name).to_owned() } else { shown })
    });
    named.collect()
}

/// Characters of a heading that are shown behind each work.
const HEADING: usize = 26;

impl Reader<'_> {
    fn label(&self, key: &str) -> String {
        self.labels.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    fn heading<'h>(&'h self, section: Option<&'h str>) -> Option<&'h str> {
        Some(self.sections.get(section?).map_or(section?, String::as_str))
    }

    fn section(&self, tradition: &Tradition) -> Section {
        let claims = self.scholarship.claims_of(&tradition.id);
        let rejected = claims.iter().filter(|claim| !claim.stands()).count();
        let mut by_role: BTreeMap<Role, Vec<Placed>> = BTreeMap::new();
        for claim in claims.into_iter().filter(|claim| claim.stands()) {
            let citing = self.scholarship.document(&claim.work).is_some();
            if self.listed.contains(claim.work.as_str()) || citing {
                by_role.entry(claim.role).or_default().push(self.placed(claim, &claim.work));
            }
        }
        for works in by_role.values_mut() {
            works.sort_by_cached_key(|placed| (fold(&placed.label), placed.key.clone()));
        }
        let mut members: Vec<&str> = by_role
            .iter()
            .filter(|(role, _)| role.is_member())
            .flat_map(|(_, works)| works.iter().map(|work| work.key.as_str()))
            .collect();
        members.sort_unstable();
        members.dedup();
        let mut sources: Vec<&str> = by_role.values().flatten().map(|placed| placed.source.as_str()).collect();
        sources.sort_unstable();
        sources.dedup();
        let source = match sources.as_slice() {
            [one] => Some((*one).to_owned()),
            _ => None,
        };
        let related = tradition.related.iter().map(|relation| {
            let label = self.scholarship.tradition(&relation.to).map_or(&relation.to, |other| &other.label);
            (relation.relation.replace('-', " "), relation.to.clone(), label.clone(), relation.note.clone())
        });
        Section {
            id: tradition.id.clone(),
            label: tradition.label.clone(),
            other_names: tradition.other_names.clone(),
            definition: tradition.definition.clone(),
            views: tradition.views.iter().map(|(topic, view)| (topic.clone(), view.clone())).collect(),
            related: related.collect(),
            members: members.len(),
            source,
            roles: by_role.into_iter().collect(),
            rejected,
        }
    }

    /// A claim, with the work `key` to be named.
    fn placed(&self, claim: &Claim, key: &str) -> Placed {
        Placed {
            key: key.to_owned(),
            listed: self.listed.contains(key),
            label: self.label(key),
            role: claim.role,
            reason: claim.reason.clone(),
            source: self.label(&claim.according_to),
            places: places(claim.evidence.iter().map(|e| (self.heading(e.section.as_deref()), e.paragraph, None))),
            quotes: claim.evidence.iter().filter_map(|evidence| evidence.quote.as_deref()).map(runs).collect(),
            doubt: (claim.status == Status::Proposed)
                .then(|| format!("proposed by the program, confidence {:.2}", claim.confidence)),
        }
    }

    fn entry(&self, key: String, reference: Vec<Run>) -> Entry {
        let work = self.scholarship.work(&key);
        let mut cited = Vec::new();
        for document in self.scholarship.cited_by(&key) {
            let occurrences = self.scholarship.occurrences_of(&key).into_iter();
            let here = occurrences.filter(|place| place.document.work.key == document.work.key);
            let at = places(here.map(|place| {
                (place.occurrence.section.as_deref(), place.occurrence.paragraph, place.occurrence.locator.as_deref())
            }));
            let at = if at.is_empty() { "listed, cited at no place in the text".to_owned() } else { at };
            cited.push((self.label(&document.work.key), at));
        }
        let claims = self.scholarship.claims_on(&key).into_iter().filter(|claim| claim.stands());
        let placed = claims.filter_map(|claim| {
            let tradition = self.scholarship.tradition(claim.tradition.as_deref()?)?;
            Some((tradition.id.clone(), tradition.label.clone(), self.placed(claim, &key)))
        });
        let about = self.scholarship.claims_about(&key).into_iter().filter(|claim| claim.stands());
        let first = reference.iter().flat_map(|run| run.text.chars()).find(|c| c.is_alphanumeric());
        let letter = fold(&first.map(String::from).unwrap_or_default()).to_uppercase();
        Entry {
            letter: letter.chars().next().map_or_else(|| "#".to_owned(), String::from),
            annotation: work.and_then(|work| work.annotation.clone()).filter(|note| !note.trim().is_empty()),
            placed: placed.collect(),
            discussed: about.map(|claim| self.placed(claim, &claim.work)).collect(),
            cited,
            reference,
            key,
        }
    }
}

impl Placed {
    /// According to whom and where; `known` is a source that has been named already.
    pub(super) fn told_by(&self, known: Option<&str>) -> String {
        match (known == Some(self.source.as_str()), self.places.as_str()) {
            (true, places) => places.to_owned(),
            (false, "") => self.source.clone(),
            (false, places) => format!("{}: {places}", self.source),
        }
    }
}

/// The heading over works in a role.
pub(super) const fn heading(role: Role) -> &'static str {
    match role {
        Role::Exemplar => "Exemplars",
        Role::Supports => "In support",
        Role::Extends => "Carrying it further",
        Role::Illustrates => "Illustrations",
        Role::Critiques => "Critics",
        Role::Exception => "Exceptions",
        Role::SeeAlso => "See also",
    }
}

/// What a work does to another, as a verb.
pub(super) const fn verb(role: Role) -> &'static str {
    match role {
        Role::Exemplar => "takes it as exemplary",
        Role::Supports => "supports it",
        Role::Extends => "carries it further",
        Role::Illustrates => "illustrates it",
        Role::Critiques => "criticizes it",
        Role::Exception => "sets it apart as an exception",
        Role::SeeAlso => "points to it",
    }
}

/// A quotation, with what the text emphasises in italics.
fn runs(quote: &str) -> Vec<Run> {
    emphasised(quote).into_iter().map(|(text, italic)| Run { italic, ..Run::plain(text) }).collect()
}
