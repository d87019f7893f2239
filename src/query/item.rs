//! What a query is asked of: works, scholars, traditions, claims and places, and what each says of a field.

use petgraph::graph::NodeIndex;

use super::field::{Field, record_fields};
use super::matching::{key_fits, name_fits, number_fits, text_fits};
use super::plan::{Atom, Test};
use super::syntax::Comparison;
use crate::graph::{CitingDocument, Node, Scholarship};
use crate::record::{Field as RecordField, Name, Record};
use crate::tradition::{Claim, Role, TraditionKind};
use crate::work::Work;

/// One result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A work or document.
    Work(NodeIndex),
    /// A scholar.
    Scholar(NodeIndex),
    /// A tradition.
    Tradition(NodeIndex),
    /// A claim, by its index.
    Claim(usize),
    /// One cited work at one place: document, index of the occurrence, work (none for a mention of a scholar).
    Citation(NodeIndex, usize, Option<NodeIndex>),
}

fn all_names(record: &Record, field: Field) -> impl Iterator<Item = &Name> {
    let fields: &[RecordField] = match field {
        Field::Author => &[RecordField::Author],
        Field::Editor => &[RecordField::Editor],
        Field::Translator => &[RecordField::Translator],
        _ => &[RecordField::Author, RecordField::Editor, RecordField::Translator],
    };
    fields.iter().filter_map(|field| record.names(field.clone())).flat_map(|names| &names.list)
}

/// All text of a record's field.
fn texts_of<'r>(record: &'r Record, fields: &'r [RecordField]) -> impl Iterator<Item = &'r str> {
    fields.iter().flat_map(|field| {
        let list = record.list(field.clone());
        let text = if list.is_empty() { record.text(field) } else { None };
        list.iter().map(String::as_str).chain(text)
    })
}

/// Whether a work fits an atom of its own level.
pub(super) fn work_fits(graph: &Scholarship, atom: &Atom, at: NodeIndex) -> bool {
    let Some(work) = graph.graph[at].as_work() else { return false };
    let record = &work.record;
    let text = |text: &str| text_fits(atom.comparison, &atom.test, text);
    let number = |number: usize| number_fits(&atom.test, Some(number as f64));
    match atom.field {
        Field::Key => key_fits(atom, &work.key),
        Field::Work => match &atom.test {
            Test::Names(keys) => keys.contains(&work.key),
            _ => key_fits(atom, &work.key),
        },
        Field::Title => text(&record.full_title()),
        Field::Author | Field::Editor | Field::Translator | Field::Name => match &atom.test {
            Test::Nodes(scholars) => graph.contributors(&work.key).iter().any(|part| {
                let role = match atom.field {
                    Field::Author => part.role == "author",
                    Field::Editor => part.role == "editor",
                    Field::Translator => part.role == "translator",
                    _ => true,
                };
                let node = graph.node(&format!("scholar:{}", part.scholar.id));
                role && node.is_some_and(|node| scholars.contains(&node))
            }),
            test => all_names(record, atom.field).any(|name| name_fits(atom.comparison, test, name)),
        },
        Field::Year => number_fits(&atom.test, record.year().map(f64::from)),
        Field::Type => type_fits(atom, record.entry_type.name()),
        Field::Container => {
            let fields =
                [RecordField::JournalTitle, RecordField::BookTitle, RecordField::BookSubtitle, RecordField::MainTitle];
            texts_of(record, &fields).any(text)
        }
        Field::Publisher => texts_of(record, &[RecordField::Publisher]).any(text),
        Field::Doi => {
            let known = record.text(&RecordField::Doi).unwrap_or_default().to_lowercase();
            let Test::Words { raw, .. } = &atom.test else { return false };
            let wanted = raw.to_lowercase();
            let wanted = wanted.find("10.").map_or(wanted.as_str(), |start| &wanted[start..]);
            !known.is_empty() && (known == wanted || atom.comparison == Comparison::Contains && known.contains(wanted))
                || text(&known) && wanted.ends_with('*')
        }
        Field::Annotation => work.annotation.as_deref().is_some_and(text),
        Field::Record(number) => texts_of(record, record_fields(number)).any(text),
        Field::Has => has_part(graph, atom, work),
        Field::Citations => number(graph.citations_of(&work.key).len()),
        Field::Documents => number(graph.cited_by(&work.key).len()),
        Field::In => number(schools(graph, work).len()),
        Field::Cites | Field::CitedBy | Field::CoCited => {
            matches!(&atom.test, Test::Nodes(nodes) if nodes.contains(&at))
        }
        Field::Bridge => bridge_fits(&atom.test, &member_ids(graph, work), &schools(graph, work)),
        Field::Disputed => matches!(&atom.test, Test::Flag(wanted) if is_disputed(graph, work) == *wanted),
        _ => false,
    }
}

/// BibLaTeX's types, and CSL's names for the same.
fn type_fits(atom: &Atom, name: &str) -> bool {
    let Test::Words { raw, .. } = &atom.test else { return false };
    raw.to_lowercase().split(',').any(|wanted| {
        let wanted = wanted.trim_start_matches('@');
        match wanted {
            "article-journal" | "journal" => name == "article",
            "chapter" => ["incollection", "inbook", "bookinbook", "suppbook", "suppcollection"].contains(&name),
            "paper-conference" => name == "inproceedings",
            "webpage" | "website" => name == "online",
            "manuscript" => name == "unpublished",
            "phdthesis" | "dissertation" => name == "thesis",
            "techreport" => name == "report",
            wanted => wanted.strip_suffix('*').map_or(name == wanted, |beginning| name.starts_with(beginning)),
        }
    })
}

fn has_part(graph: &Scholarship, atom: &Atom, work: &Work) -> bool {
    let Test::Names(parts) = &atom.test else { return false };
    let record = &work.record;
    parts.iter().any(|part| match part.as_str() {
        "annotation" => work.annotation.is_some(),
        "doi" => record.has(&RecordField::Doi),
        "url" => record.has(&RecordField::Url),
        "abstract" => record.has(&RecordField::Abstract),
        "author" => record.has(&RecordField::Author),
        "editor" => record.has(&RecordField::Editor),
        "year" => record.year().is_some(),
        "tradition" => !graph.memberships(&work.key).is_empty(),
        "claim" => graph.claims_on(&work.key).iter().any(|claim| claim.stands()),
        "citation" => !graph.occurrences_of(&work.key).is_empty(),
        _ => false,
    })
}

/// Traditions (groupings left out) of which a work is a member, by id.
pub(super) fn schools(graph: &Scholarship, work: &Work) -> Vec<String> {
    let members = graph.memberships(&work.key);
    members.into_iter().filter(|t| t.kind == TraditionKind::Tradition).map(|t| t.id.clone()).collect()
}

/// Traditions and groupings of which a work is a member, by id.
pub(super) fn member_ids(graph: &Scholarship, work: &Work) -> Vec<String> {
    graph.memberships(&work.key).into_iter().map(|t| t.id.clone()).collect()
}

/// `bridge:a,b`: in all of them; `bridge:a`: in it and in another tradition; `bridge:yes`: in two traditions.
pub(super) fn bridge_fits(test: &Test, all: &[String], schools: &[String]) -> bool {
    match test {
        Test::Flag(wanted) => (schools.len() >= 2) == *wanted,
        Test::Names(names) => match names.as_slice() {
            [one] => all.contains(one) && schools.iter().any(|school| school != one),
            names => names.iter().all(|name| all.contains(name)),
        },
        _ => false,
    }
}

/// Whether, for any tradition, one claim makes the work a member and another denies it: by its role, or because a person
/// has rejected it where another document's word stands.
pub fn is_disputed(graph: &Scholarship, work: &Work) -> bool {
    let claims = graph.claims_on(&work.key);
    claims.iter().any(|claim| {
        let about =
            claims.iter().filter(|other| (&other.tradition, &other.object) == (&claim.tradition, &claim.object));
        disagree(&about.copied().collect::<Vec<_>>())
    })
}

/// Whether claims on one work and one tradition disagree. Those that name the work beside it take no side.
pub fn disagree(claims: &[&Claim]) -> bool {
    let denies = |claim: &Claim| matches!(claim.role, Role::Critiques | Role::Exception);
    let sided: Vec<&Claim> = claims.iter().copied().filter(|claim| claim.role.is_member() || denies(claim)).collect();
    sided.iter().any(|a| {
        a.stands()
            && sided.iter().any(|b| {
                let apart = a.role.is_member() != b.role.is_member();
                let overruled = !b.stands() && b.according_to != a.according_to;
                apart && b.stands() || overruled && (apart || a.role.is_member())
            })
    })
}

/// Whether a claim fits an atom of its level.
pub(super) fn claim_fits(graph: &Scholarship, atom: &Atom, claim: &Claim) -> bool {
    let text = |text: &str| text_fits(atom.comparison, &atom.test, text);
    match (&atom.field, &atom.test) {
        (Field::Tradition, Test::Names(ids)) => claim.tradition.as_ref().is_some_and(|id| ids.contains(id)),
        (Field::Tradition, _) => claim.tradition.as_deref().is_some_and(text),
        (Field::KindOf, Test::Names(kinds)) => {
            let kind = claim.tradition.as_ref().and_then(|id| graph.tradition(id)).map(|t| t.kind);
            kind.is_some_and(|kind| kinds.iter().any(|name| name == kind.name()))
        }
        (Field::Role, Test::Roles(roles)) => roles.contains(&claim.role),
        (Field::Role, _) => text(claim.role.name()),
        (Field::Status, Test::Statuses(statuses)) => statuses.contains(&claim.status),
        (Field::By, Test::Words { raw, .. }) => {
            claim.according_to.eq_ignore_ascii_case(raw) || claim.by.as_deref().is_some_and(text)
        }
        (Field::AccordingTo, Test::Names(keys)) => keys.contains(&claim.according_to),
        (Field::AccordingTo, _) => text(&claim.according_to),
        (Field::Object, Test::Names(keys)) => claim.object.as_ref().is_some_and(|key| keys.contains(key)),
        (Field::Reason, _) => claim.reason.as_deref().is_some_and(text),
        (Field::Cue, _) => {
            claim.cue.as_ref().is_some_and(|cue| text(&cue.text) || cue.rule.as_deref().is_some_and(text))
        }
        (Field::Evidence, _) => spoken(claim).any(text),
        (Field::Confidence, test) => number_fits(test, Some(claim.confidence)),
        (Field::Section, _) => claim.evidence.iter().filter_map(|e| e.section.as_deref()).any(text),
        (Field::Paragraph, test) => claim.evidence.iter().any(|e| number_fits(test, e.paragraph.map(f64::from))),
        _ => false,
    }
}

/// The words that a claim is shown to rest on: those that it quotes; of a text that may not be quoted, its cue, its
/// reason and the headings under which it stands. What stands before and after a quotation is there to find it again.
fn spoken(claim: &Claim) -> impl Iterator<Item = &str> {
    let quoted = |claim: &Claim| claim.evidence.iter().any(|evidence| evidence.quote.is_some());
    let instead = Some(claim).filter(|claim| !quoted(claim));
    let cue = instead.and_then(|claim| claim.cue.as_ref()).map(|cue| cue.text.as_str());
    let reason = instead.and_then(|claim| claim.reason.as_deref());
    let sections = instead.into_iter().flat_map(|claim| &claim.evidence).filter_map(|e| e.section.as_deref());
    claim.evidence.iter().filter_map(|evidence| evidence.quote.as_deref()).chain(cue).chain(reason).chain(sections)
}

/// Whether a place of citation fits an atom of its level.
pub(super) fn place_fits(atom: &Atom, document: &CitingDocument, number: usize) -> bool {
    let Some(occurrence) = document.occurrences.get(number) else { return false };
    let text = |text: &str| text_fits(atom.comparison, &atom.test, text);
    match atom.field {
        Field::Section => occurrence.section.as_deref().is_some_and(text),
        Field::Paragraph => number_fits(&atom.test, occurrence.paragraph.map(f64::from)),
        Field::Form => text(occurrence.form.name()),
        Field::Prefix => occurrence.prefix.as_deref().is_some_and(text),
        Field::Locator => occurrence.locator.as_deref().is_some_and(text),
        Field::Printed => occurrence.printed.as_deref().is_some_and(text),
        Field::By => text(&document.work.key),
        Field::AccordingTo => match &atom.test {
            Test::Names(keys) => keys.contains(&document.work.key),
            _ => text(&document.work.key),
        },
        _ => false,
    }
}

/// Whether a scholar fits an atom of that level.
pub(super) fn scholar_fits(graph: &Scholarship, atom: &Atom, at: NodeIndex) -> bool {
    let Node::Scholar(scholar) = &graph.graph[at] else { return false };
    let number = |number: usize| number_fits(&atom.test, Some(number as f64));
    let works = || graph.own_works(&scholar.id);
    let all = |ids: &dyn Fn(&Work) -> Vec<String>| {
        let mut found: Vec<String> = works().into_iter().flat_map(ids).collect();
        found.sort();
        found.dedup();
        found
    };
    match atom.field {
        Field::Key => key_fits(atom, &scholar.id),
        Field::Name => match &atom.test {
            Test::Nodes(nodes) => nodes.contains(&at),
            test => name_fits(atom.comparison, test, &scholar.name),
        },
        Field::Works => number(works().len()),
        Field::In => number(all(&|work| schools(graph, work)).len()),
        Field::Citations => number(works().iter().map(|work| graph.citations_of(&work.key).len()).sum()),
        Field::Documents => {
            let keys = all(&|work| graph.cited_by(&work.key).iter().map(|d| d.work.key.clone()).collect());
            number(keys.len())
        }
        Field::Bridge => {
            bridge_fits(&atom.test, &all(&|work| member_ids(graph, work)), &all(&|work| schools(graph, work)))
        }
        _ => false,
    }
}

/// Whether a tradition fits an atom of that level.
pub(super) fn tradition_fits(graph: &Scholarship, atom: &Atom, at: NodeIndex) -> bool {
    let Node::Tradition(tradition) = &graph.graph[at] else { return false };
    let text = |text: &str| text_fits(atom.comparison, &atom.test, text);
    let named = || text(&tradition.label) || tradition.other_names.iter().any(|name| text(name));
    let number = |number: usize| number_fits(&atom.test, Some(number as f64));
    match (&atom.field, &atom.test) {
        (Field::Key, _) => key_fits(atom, &tradition.id),
        (Field::Tradition, Test::Names(ids)) => ids.contains(&tradition.id),
        (Field::Tradition, _) => text(&tradition.id) || named(),
        (Field::Label | Field::Name, _) => named(),
        (Field::Definition, _) => {
            tradition.definition.as_deref().is_some_and(text) || tradition.views.values().any(|v| text(v))
        }
        (Field::KindOf, Test::Names(kinds)) => kinds.iter().any(|kind| kind == tradition.kind.name()),
        (Field::Has, Test::Names(parts)) => parts.iter().any(|part| match part.as_str() {
            "definition" => tradition.definition.is_some(),
            "claim" => graph.claims_of(&tradition.id).iter().any(|claim| claim.stands()),
            _ => false,
        }),
        (Field::Members, _) => number(graph.members(&tradition.id).len()),
        (Field::Citations, _) => {
            number(graph.members(&tradition.id).iter().map(|work| graph.citations_of(&work.key).len()).sum())
        }
        _ => false,
    }
}

/// Whether words stand anywhere in what an item says of itself.
pub(super) fn anywhere(graph: &Scholarship, test: &Test, item: Item) -> bool {
    let text = |text: &str| text_fits(Comparison::Has, test, text);
    let work_has = |at: NodeIndex| {
        graph.graph[at].as_work().is_some_and(|work| {
            let record = &work.record;
            text(&work.key)
                || text(&record.full_title())
                || record.year().is_some_and(|year| text(&year.to_string()))
                || all_names(record, Field::Name).any(|name| name_fits(Comparison::Has, test, name))
                || texts_of(record, &[RecordField::JournalTitle, RecordField::BookTitle, RecordField::Publisher])
                    .any(text)
                || texts_of(record, &[RecordField::Keywords, RecordField::Abstract]).any(text)
                || work.annotation.as_deref().is_some_and(text)
        })
    };
    match item {
        Item::Work(at) => work_has(at),
        Item::Scholar(at) => {
            matches!(&graph.graph[at], Node::Scholar(scholar) if name_fits(Comparison::Has, test, &scholar.name) || text(&scholar.id))
        }
        Item::Tradition(at) => match &graph.graph[at] {
            Node::Tradition(t) => [&t.id, &t.label].into_iter().chain(&t.other_names).any(|name| text(name)),
            _ => false,
        },
        Item::Claim(number) => graph.claims.get(number).is_some_and(|claim| {
            graph.node(&claim.work).is_some_and(work_has)
                || claim.tradition.as_deref().is_some_and(text)
                || claim.reason.as_deref().is_some_and(text)
                || claim.cue.as_ref().is_some_and(|cue| text(&cue.text))
                || spoken(claim).any(text)
        }),
        Item::Citation(document, number, work) => match &graph.graph[document] {
            Node::Document(document) => document.occurrences.get(number).is_some_and(|o| {
                work.is_some_and(work_has)
                    || [&o.section, &o.printed, &o.quote].into_iter().flatten().any(|part| text(part))
                    || o.scholars.iter().any(|name| text(name))
            }),
            _ => false,
        },
    }
}
