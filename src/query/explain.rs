//! A plan in English: what `--explain` says.

use super::field::{self, Field, Takes};
use super::plan::{Atom, Condition, Plan, Test};
use super::syntax::{Comparison, Kind};

impl Plan {
    /// One sentence that says what the query asks for.
    pub fn explain(&self) -> String {
        let mut said = match (self.kind, self.documents) {
            (Kind::Works, true) => "Works and citing documents".to_owned(),
            (Kind::Works, false) => "Works".to_owned(),
            (Kind::Scholars, _) => "Scholars".to_owned(),
            (Kind::Traditions, _) => "Traditions".to_owned(),
            (Kind::Claims, _) => "Claims".to_owned(),
            (Kind::Citations, _) => "Places of citation".to_owned(),
        };
        match &self.condition {
            Some(condition) => said.push_str(&format!(" {}", clause(condition, true))),
            None => said.insert_str(0, "All: "),
        }
        for (number, sort) in self.sort.iter().enumerate() {
            let order = if sort.descending { ", greatest first" } else { "" };
            said.push_str(&format!("{} {}{order}", if number == 0 { "; ordered by" } else { ", then by" }, sort.field));
        }
        if let Some(limit) = self.limit {
            said.push_str(&format!("; {limit} at most"));
        }
        said.push('.');
        said
    }
}

/// Conditions side by side are one clause; alternatives inside others stand in parentheses.
fn clause(condition: &Condition, outermost: bool) -> String {
    let join = |list: &[Condition], word: &str| {
        list.iter().map(|one| clause(one, false)).collect::<Vec<_>>().join(&format!(" {word} "))
    };
    match condition {
        Condition::And(list) if outermost => join(list, "and"),
        Condition::Or(list) if outermost => join(list, "or"),
        Condition::And(list) => format!("({})", join(list, "and")),
        Condition::Or(list) => format!("({})", join(list, "or")),
        Condition::Not(one) => format!("not {}", clause(one, false)),
        Condition::Anywhere(Test::Words { raw, .. }) => format!("that say “{raw}” somewhere"),
        Condition::Anywhere(_) => "that say something".to_owned(),
        Condition::Atom(atom) => atom_clause(atom),
    }
}

fn atom_clause(atom: &Atom) -> String {
    let value = value(atom);
    let transitive = atom.term.as_ref().is_some_and(|term| term.transitive);
    let chain = if transitive { ", directly or through others," } else { "" };
    match (atom.field, &atom.test) {
        (Field::Cites, _) => format!("that cite{chain} {value}"),
        (Field::CitedBy, _) => format!("cited{chain} by {value}"),
        (Field::CoCited, _) => format!("cited in one paragraph with {value}"),
        (Field::Tradition, _) if atom.level == field::Level::Tradition => format!("named {value}"),
        (Field::Tradition, _) => format!("in the tradition {value}"),
        (Field::Role, _) => format!("in the role {value}"),
        (Field::Status, _) => format!("with claims that are {value}"),
        (Field::By | Field::AccordingTo, _) => format!("according to {value}"),
        (Field::Bridge, Test::Flag(true)) => "that join two traditions or more".to_owned(),
        (Field::Bridge, Test::Flag(false)) => "that join no two traditions".to_owned(),
        (Field::Bridge, Test::Names(names)) if names.len() == 1 => format!("that join {value} and another tradition"),
        (Field::Bridge, _) => format!("that join {value}"),
        (Field::Disputed, Test::Flag(true)) => "on which claims disagree".to_owned(),
        (Field::Disputed, _) => "on which no claims disagree".to_owned(),
        (Field::Has, _) => format!("that have {value}"),
        (Field::Year, Test::NoNumber) => "without a year".to_owned(),
        (Field::Year, _) => format!("from {value}"),
        (Field::Type, _) => format!("of type {value}"),
        (field, _) => format!("whose {} {} {value}", words(field), verb(atom)),
    }
}

fn words(wanted: Field) -> &'static str {
    field::FIELDS.iter().find(|about| about.field == wanted).map_or("field", |about| about.words)
}

fn verb(atom: &Atom) -> &'static str {
    let number = field::FIELDS
        .iter()
        .any(|about| about.field == atom.field && matches!(about.takes, Takes::Number | Takes::Fraction));
    match atom.comparison {
        Comparison::Contains => "contains",
        Comparison::Has if !number => "has",
        _ => "is",
    }
}

fn value(atom: &Atom) -> String {
    let list = |names: Vec<String>, word: &str| match names.as_slice() {
        [] => "nothing".to_owned(),
        [all @ .., last] if !all.is_empty() => format!("{} {word} {last}", all.join(", ")),
        [one, ..] => one.clone(),
    };
    match &atom.test {
        Test::Words { raw, .. } => format!("“{raw}”"),
        Test::Numbers { from: Some(from), to: Some(to) } if (from - to).abs() < f64::EPSILON => format!("{from}"),
        Test::Numbers { from: Some(from), to: Some(to) } => format!("{from} to {to}"),
        Test::Numbers { from: Some(from), to: None } => format!("{from} on"),
        Test::Numbers { from: None, to: Some(to) } => format!("{to} at most"),
        Test::Numbers { from: None, to: None } => "any number".to_owned(),
        Test::NoNumber => "none".to_owned(),
        Test::Names(names) => list(
            names.iter().map(|name| format!("“{name}”")).collect(),
            if atom.field == Field::Bridge { "and" } else { "or" },
        ),
        Test::Roles(roles) => list(roles.iter().map(|role| role.name().to_owned()).collect(), "or"),
        Test::Statuses(statuses) => list(statuses.iter().map(|s| format!("{s:?}").to_lowercase()).collect(), "or"),
        Test::Query(plan) => {
            let said = plan.explain();
            let said = said.trim_end_matches('.');
            let mut letters = said.chars();
            let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
            format!("[{first}{}]", letters.as_str())
        }
        Test::Nodes(nodes) => format!("{} works", nodes.len()),
        Test::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Plan, parse};
    use crate::graph::{Scholarship, tests as small};

    #[test]
    fn queries_are_said_in_english() {
        let graph = Scholarship::build(&small::corpus()).0;
        let said = |text: &str| Plan::new(&parse(text).unwrap(), &graph).unwrap().explain();
        assert_eq!(
            said("tradition:tools year>=2005 cites:smith1990"),
            "Works and citing documents in the tradition “tools” and from 2005 on and that cite “smith1990”."
        );
        assert_eq!(
            said("cited-by:(author:rey) or -type:report sort:-citations limit:10"),
            "Works cited by [works and citing documents whose author has “rey”] or not of type “report”; ordered by \
             citations, greatest first; 10 at most."
        );
        assert_eq!(said("scholars"), "All: Scholars.");
    }
}
