//! Why a query found nothing: which of its values no work of the library has, and the nearest that one has.

use std::collections::BTreeSet;

use super::field::Field;
use super::plan::{Atom, Condition, Plan, Test};
use super::syntax::Kind;
use crate::graph::Scholarship;
use crate::record::{Field as RecordField, Name};
use crate::text::nearest;

impl Plan {
    /// For each condition that nothing in the library fulfils by itself, a sentence that says so, with the nearest value
    /// that is there: `no work has the key pugh2022: did you mean pugh2021?`
    pub fn misses(&self, graph: &Scholarship) -> Vec<String> {
        let mut atoms = Vec::new();
        if let Some(condition) = &self.condition {
            gather(condition, &mut atoms);
        }
        let alone = |atom: &Atom| Plan {
            kind: Kind::Works,
            condition: Some(Condition::Atom(atom.clone())),
            sort: Vec::new(),
            documents: true,
            limit: Some(1),
        };
        let missed =
            atoms.into_iter().filter(|atom| matches!(self.kind, Kind::Works) && alone(atom).run(graph).is_empty());
        missed.filter_map(|atom| sentence(atom, graph)).collect()
    }
}

/// The conditions that make results: none behind *not*.
fn gather<'c>(condition: &'c Condition, atoms: &mut Vec<&'c Atom>) {
    match condition {
        Condition::And(all) | Condition::Or(all) => all.iter().for_each(|one| gather(one, atoms)),
        Condition::Atom(atom) => atoms.push(atom),
        Condition::Not(_) | Condition::Anywhere(_) => {}
    }
}

fn sentence(atom: &Atom, graph: &Scholarship) -> Option<String> {
    let Test::Words { raw, .. } = &atom.test else { return None };
    let (what, known) = values(atom.field, graph)?;
    // A family name may be misspelt alone.
    let named = matches!(atom.field, Field::Author | Field::Editor | Field::Name);
    let families = known.iter().filter_map(|name| name.rsplit(' ').next()).filter(|_| named);
    let near = nearest(raw, known.iter().map(String::as_str).chain(families));
    Some(match near {
        Some(near) => format!("no work has the {what} `{raw}`: did you mean `{near}`?"),
        None if (1..=12).contains(&known.len()) => {
            let list: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("no work has the {what} `{raw}`: there are {}", list.join(", "))
        }
        None => format!("no work has the {what} `{raw}`"),
    })
}

/// What a field is called, and its values in the library; `None` for fields of free text.
fn values(field: Field, graph: &Scholarship) -> Option<(&'static str, BTreeSet<String>)> {
    let works = || graph.every_work();
    let names = |wanted: &[RecordField]| {
        let lists = works().flat_map(|work| wanted.iter().filter_map(|field| work.record.names(field.clone())));
        lists.flat_map(|names| names.list.iter().map(Name::display)).collect()
    };
    Some(match field {
        Field::Key => ("key", works().map(|work| work.key.clone()).collect()),
        Field::Type => ("type", works().map(|work| work.record.entry_type.name().to_owned()).collect()),
        Field::Author => ("author", names(&[RecordField::Author])),
        Field::Editor => ("editor", names(&[RecordField::Editor])),
        Field::Translator => ("translator", names(&[RecordField::Translator])),
        Field::Name => ("name", names(&[RecordField::Author, RecordField::Editor, RecordField::Translator])),
        Field::Container => (
            "journal or book",
            works()
                .flat_map(|work| {
                    [RecordField::JournalTitle, RecordField::BookTitle].map(|f| work.record.text(&f).map(str::to_owned))
                })
                .flatten()
                .collect(),
        ),
        _ => return None,
    })
}
