//! What stands behind each tile: the record, the notes and, claim by claim and place by place, the evidence.
//!
//! Takes a survey; gives [`Detail`]s for the page's panel and table.

use std::collections::{BTreeMap, BTreeSet};

use super::fonts::tidy;
use super::said;
use super::scene::{Detail, Said};
use super::survey::{Item, Survey, plain};
use super::tile::counted;
use crate::record::{DateValue, Field, Record, Value};
use crate::tradition::Role;
use crate::work::Scholar;

/// Details of every work, document, tradition and scholar of the survey, in its order.
pub fn details(survey: &Survey<'_>) -> Vec<Detail> {
    let works = survey.items.iter().map(|item| work(survey, item));
    let schools = (0..survey.schools.len()).map(|at| school(survey, at));
    let scholars = survey.built.scholars().map(|person| scholar(survey, person));
    works.chain(schools).chain(scholars).collect()
}

fn scholar(survey: &Survey<'_>, scholar: &Scholar) -> Detail {
    let built = survey.built;
    let parts = built.contributions(&scholar.id);
    let own: BTreeSet<&str> = parts.iter().filter(|part| part.is_own()).map(|part| part.work.key.as_str()).collect();
    let mut roles: BTreeMap<usize, BTreeSet<Role>> = BTreeMap::new();
    for at in own.iter().filter_map(|key| survey.at(key)) {
        for stand in &survey.items[at].stands {
            roles.entry(stand.school).or_default().insert(stand.role);
        }
    }
    let groups: Vec<String> = roles
        .iter()
        .map(|(&at, roles)| {
            let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
            format!("{} ({})", tidy(&survey.schools[at].tradition.label), names.join(", "))
        })
        .collect();
    let mut evidence: Vec<Said> = parts
        .iter()
        .map(|part| Said {
            what: part.role.to_owned(),
            of: part.work.key.clone(),
            note: reference(&part.work.record),
            ..Said::default()
        })
        .collect();
    let mut places = 0;
    for key in &own {
        let cited = built.citations_of(key);
        places += cited.len();
        evidence.extend(said::of_places(survey, &cited).into_iter().map(|told| Said {
            what: format!("{}: {}", survey.label(key), told.what),
            of: (*key).to_owned(),
            ..told
        }));
    }
    let named = built.mentions_of(&scholar.id);
    places += named.len();
    evidence.extend(said::of_places(survey, &named));
    let counts =
        format!("{} in the library, cited or named at {}.", counted(own.len(), "work"), counted(places, "place"));
    Detail {
        subject: format!("scholar:{}", scholar.id),
        kind: "scholar",
        heading: tidy(&scholar.name.display()),
        about: vec![counts],
        evidence,
        title: tidy(&scholar.name.inverted()),
        order: tidy(&scholar.name.inverted()),
        groups: groups.join("; "),
        schools: roles.keys().map(|&at| survey.schools[at].tradition.id.clone()).collect(),
        works: own.len(),
        places,
        ..Detail::default()
    }
}

fn work(survey: &Survey<'_>, item: &Item) -> Detail {
    let Some(work) = survey.built.work(&item.key) else { return Detail::default() };
    let mut about = vec![reference(&work.record)];
    about.extend(work.annotation.iter().flat_map(|note| note.split("\n\n")).map(plain).filter(|note| !note.is_empty()));
    let mut cites = Vec::new();
    if item.is_document {
        cites.extend(survey.built.cites(&item.key).into_iter().map(|work| work.key.clone()));
        if !cites.is_empty() {
            about.push(format!("A text that was read: it cites {}.", counted(cites.len(), "work")));
        }
    }
    let mut evidence: Vec<Said> = Vec::new();
    for claim in survey.built.claims_on(&item.key) {
        let (object, of) = match (&claim.tradition, &claim.object) {
            (Some(id), _) => match survey.school(id) {
                Some(at) => {
                    let tradition = survey.schools[at].tradition;
                    (tidy(&tradition.label), format!("tradition:{}", tradition.id))
                }
                None => (id.clone(), String::new()),
            },
            (None, Some(key)) => (survey.label(key), key.clone()),
            _ => continue,
        };
        let told = said::of_claim(survey, claim, format!("{object}: {}", claim.role.name()));
        evidence.push(Said { of, ..told });
    }
    for claim in survey.built.claims_about(&item.key) {
        let what = format!("{}: {} this work", survey.label(&claim.work), claim.role.name());
        evidence.push(Said { kind: "about", of: claim.work.clone(), ..said::of_claim(survey, claim, what) });
    }
    evidence.extend(said::of_places(survey, &survey.built.occurrences_of(&item.key)));
    let groups: Vec<String> = item
        .stands
        .iter()
        .map(|stand| format!("{} ({})", survey.schools[stand.school].tradition.label, stand.role.name()))
        .collect();
    Detail {
        subject: item.key.clone(),
        kind: if item.is_document { "document" } else { "work" },
        heading: item.label(),
        about,
        evidence,
        cites,
        order: order(&work.record),
        year: item.year_label.clone(),
        year_number: item.year,
        title: tidy(&work.record.full_title()),
        groups: groups.join("; "),
        schools: item.stands.iter().map(|stand| survey.schools[stand.school].tradition.id.clone()).collect(),
        works: 1,
        places: item.places,
    }
}

fn school(survey: &Survey<'_>, at: usize) -> Detail {
    let school = &survey.schools[at];
    let tradition = school.tradition;
    let mut about: Vec<String> = tradition.definition.iter().map(|words| tidy(words)).collect();
    if !tradition.other_names.is_empty() {
        about.push(format!("Also: {}", tidy(&tradition.other_names.join("; "))));
    }
    about.extend(tradition.views.iter().map(|(topic, view)| format!("{}: {}", tidy(topic), tidy(view))));
    about.extend(tradition.related.iter().map(|related| {
        let other = survey.built.tradition(&related.to).map_or(related.to.as_str(), |other| other.label.as_str());
        let note = related.note.as_deref().map(|note| format!(" ({})", tidy(note))).unwrap_or_default();
        format!("{} {other}{note}", related.relation.replace('-', " "))
    }));
    let evidence = school
        .ids
        .iter()
        .flat_map(|id| survey.built.claims_of(id))
        .map(|claim| {
            let what = format!("{}: {}", survey.label(&claim.work), claim.role.name());
            Said { of: claim.work.clone(), ..said::of_claim(survey, claim, what) }
        })
        .collect();
    Detail {
        subject: format!("tradition:{}", tradition.id),
        kind: if school.is_tradition { "tradition" } else { "grouping" },
        heading: tidy(&tradition.label),
        about,
        evidence,
        title: tidy(&tradition.label),
        ..Detail::default()
    }
}

/// Names of a record with the family first, then its title: its place in a list by name.
fn order(record: &Record) -> String {
    let named = [Field::Author, Field::Editor].into_iter().filter_map(|field| record.names(field));
    let names = named.into_iter().find(|names| !names.list.is_empty());
    let names = names.into_iter().flat_map(|names| &names.list).map(|name| name.inverted());
    let words: Vec<String> = names.chain([record.year().map_or_else(String::new, |year| year.to_string())]).collect();
    tidy(&format!("{} {}", words.join("; "), record.full_title()))
}

/// A plain reference: enough to know the work by.
pub fn reference(record: &Record) -> String {
    let names = |field: Field| -> String {
        record
            .names(field)
            .map(|names| {
                let mut list: Vec<String> = names.list.iter().map(|name| name.inverted()).collect();
                if names.and_others {
                    list.push("et al.".into());
                }
                list.join("; ")
            })
            .unwrap_or_default()
    };
    let mut out = names(Field::Author);
    if out.is_empty() {
        out = names(Field::Editor);
        if !out.is_empty() {
            out.push_str(" (ed.)");
        }
    }
    let date = match record.date(Field::Date) {
        Some(DateValue::Edtf(date)) => super::survey::year_words(date.year()),
        Some(DateValue::Literal(words)) => words.clone(),
        None => record.text(&Field::PubState).unwrap_or("n.d.").to_owned(),
    };
    out.push_str(&format!(" ({date}) {}.", record.full_title()));
    let text = |field: Field| record.text(&field).map(str::to_owned);
    if let Some(container) = text(Field::JournalTitle).or_else(|| text(Field::BookTitle)) {
        out.push_str(&format!(" {container}"));
        if let Some(volume) = text(Field::Volume) {
            out.push_str(&format!(" {volume}"));
        }
        if let Some(number) = text(Field::Number) {
            out.push_str(&format!("({number})"));
        }
        let pages: Vec<String> = record
            .pages()
            .iter()
            .map(|(first, last)| last.as_ref().map_or_else(|| first.clone(), |last| format!("{first}–{last}")))
            .collect();
        if !pages.is_empty() {
            out.push_str(&format!(": {}", pages.join(", ")));
        }
        out.push('.');
    }
    let of = |field: Field| match record.get(&field) {
        Some(Value::List(list)) => list.join(", "),
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let place: Vec<String> =
        [of(Field::Location), of(Field::Publisher), of(Field::Institution), of(Field::Organization)]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
    if !place.is_empty() {
        out.push_str(&format!(" {}.", place.join(": ")));
    }
    if let Some(doi) = text(Field::Doi) {
        out.push_str(&format!(" doi:{doi}"));
    }
    tidy(&out)
}
