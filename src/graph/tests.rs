//! A small corpus for the tests of this module and of those that build on it.

use super::{CitingDocument, Corpus};
use crate::citation::{Form, Occurrence};
use crate::record::{EntryType, Field, Name, Names, Record};
use crate::tradition::{Claim, Evidence, Role, Status, Tradition, TraditionKind};
use crate::work::Work;

/// A work of one author.
pub(crate) fn work(key: &str, family: &str, given: &str, title: &str, year: i32) -> Work {
    let mut record = Record::new(EntryType::Book);
    record.key = key.into();
    record.set_names(Field::Author, Names::of([Name::person(family, given)]));
    record.set_text(Field::Title, title);
    record.set_date(Field::Date, &year.to_string());
    Work { key: key.into(), record, references: Vec::new(), annotation: None }
}

/// A tradition without anything but its name.
pub(crate) fn tradition(id: &str, label: &str) -> Tradition {
    Tradition {
        id: id.into(),
        label: label.into(),
        kind: TraditionKind::Tradition,
        other_names: Vec::new(),
        definition: None,
        views: Default::default(),
        cues: Vec::new(),
        related: Vec::new(),
    }
}

/// An accepted claim of `review2020`.
pub(crate) fn claim(work: &str, role: Role, tradition: &str, paragraph: u32) -> Claim {
    let evidence = Evidence { section: Some("Schools".into()), paragraph: Some(paragraph), ..Evidence::default() };
    Claim {
        id: format!("{work}-{}-{tradition}", role.name()),
        work: work.into(),
        title: None,
        role,
        tradition: Some(tradition.into()),
        object: None,
        according_to: "review2020".into(),
        evidence: vec![evidence],
        cue: None,
        reason: Some(format!("{work} is set out as such")),
        by: None,
        confidence: 1.0,
        status: Status::Accepted,
        entry: None,
    }
}

/// A place in the section `Schools`.
pub(crate) fn occurrence(works: &[&str], paragraph: u32, sentence: u32, group: u32, form: Form) -> Occurrence {
    Occurrence {
        section: Some("Schools".into()),
        paragraph: Some(paragraph),
        sentence: Some(sentence),
        group: Some(group),
        works: works.iter().map(|w| (*w).to_owned()).collect(),
        scholars: Vec::new(),
        form,
        printed: None,
        prefix: None,
        locator: None,
        quote: None,
        start: None,
        end: None,
        span: None,
    }
}

/// One review, three works, two traditions.
pub(crate) fn corpus() -> Corpus {
    let mut works = vec![
        work("clark1998", "Clark", "Cy", "Machines at Work", 1998),
        work("jones2004", "Jones", "Bea", "Against Machines", 2004),
        work("smith1990", "Smith", "Ann", "Tools and their Makers", 1990),
    ];
    for (number, work) in works.iter_mut().enumerate() {
        work.references.push(("review2020".into(), number));
    }
    let mut mention = occurrence(&[], 2, 3, 4, Form::Mention);
    mention.scholars = vec!["Jones, Bea".into()];
    let review = CitingDocument {
        work: work("review2020", "Rey", "Dan", "Two Schools", 2020),
        sha256: None,
        occurrences: vec![
            occurrence(&["smith1990"], 1, 1, 1, Form::Parenthetical),
            occurrence(&["clark1998"], 1, 1, 1, Form::Parenthetical),
            occurrence(&["jones2004"], 2, 1, 2, Form::Narrative),
            occurrence(&["smith1990"], 2, 1, 3, Form::Narrative),
            mention,
        ],
    };
    Corpus {
        works,
        documents: vec![review],
        traditions: vec![tradition("tools", "machines as tools"), tradition("critics", "critics of machines")],
        claims: vec![
            claim("smith1990", Role::Exemplar, "tools", 1),
            claim("smith1990", Role::Illustrates, "critics", 2),
            claim("jones2004", Role::Exemplar, "critics", 2),
            claim("jones2004", Role::Critiques, "tools", 2),
        ],
        ..Corpus::default()
    }
}
