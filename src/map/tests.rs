//! A sample library for the tests of this module, and the promises that every picture keeps.

use std::collections::BTreeMap;

use super::*;
use crate::citation::{Form, Occurrence};
use crate::graph::{CitingDocument, Corpus};
use crate::record::{EntryType, Field, Name, Names, Record};
use crate::tradition::{Claim, Evidence, Role, Status, Tradition, TraditionKind};
use crate::work::Work;

/// `Family, Given; Family, Given|year|title`, under a key.
pub(super) fn work(key: &str, line: &str) -> Work {
    let mut parts = line.split('|');
    let mut record = Record::new(EntryType::Book);
    record.key = key.into();
    let names = parts.next().unwrap_or("").split(';').filter(|name| !name.trim().is_empty()).map(|name| {
        match name.split_once(',') {
            Some((family, given)) => Name::person(family.trim(), given.trim()),
            None => Name::Body(name.trim().into()),
        }
    });
    record.set_names(Field::Author, Names::of(names));
    record.set_date(Field::Date, parts.next().unwrap_or(""));
    record.set_text(Field::Title, parts.next().unwrap_or(""));
    Work { key: key.into(), record, references: Vec::new(), annotation: None }
}

pub(super) fn school(id: &str, label: &str, kind: TraditionKind, views: &[(&str, &str)]) -> Tradition {
    Tradition {
        id: id.into(),
        label: label.into(),
        kind,
        other_names: Vec::new(),
        definition: None,
        views: views.iter().map(|(topic, view)| ((*topic).to_owned(), (*view).to_owned())).collect(),
        cues: Vec::new(),
        related: Vec::new(),
    }
}

pub(super) fn claim(work: &str, role: Role, tradition: Option<&str>, object: Option<&str>, document: &str) -> Claim {
    Claim {
        id: format!("{work}-{}-{}", role.name(), tradition.or(object).unwrap_or("")),
        work: work.into(),
        role,
        tradition: tradition.map(str::to_owned),
        object: object.map(str::to_owned),
        according_to: document.into(),
        evidence: vec![Evidence { section: Some("Three schools".into()), paragraph: Some(2), ..Evidence::default() }],
        cue: None,
        reason: None,
        by: None,
        confidence: 1.0,
        status: Status::Accepted,
    }
}

pub(super) fn occurrence(works: &[&str], paragraph: u32, sentence: u32, group: u32) -> Vec<Occurrence> {
    works
        .iter()
        .map(|work| Occurrence {
            section: Some("Three schools".into()),
            paragraph: Some(paragraph),
            sentence: Some(sentence),
            group: Some(group),
            works: vec![(*work).to_owned()],
            scholars: Vec::new(),
            form: Form::Parenthetical,
            printed: None,
            prefix: None,
            locator: None,
            quote: None,
            span: None,
        })
        .collect()
}

pub(super) fn role(name: &str) -> Role {
    Role::ALL.into_iter().find(|role| role.name() == name).unwrap()
}

/// A library from lines `key|names|year|title|school:role school:role`, brackets and schools.
pub(super) fn library(lines: &str, schools: Vec<Tradition>, brackets: &str) -> Corpus {
    let mut works = Vec::new();
    let mut claims = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').collect();
        works.push(work(parts[0], &parts[1..4].join("|")));
        for stand in parts.get(4).unwrap_or(&"").split_whitespace() {
            let (school, name) = stand.split_once(':').unwrap();
            claims.push(claim(parts[0], role(name), Some(school), None, "review2021"));
        }
    }
    let mut occurrences = Vec::new();
    for (number, bracket) in brackets.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
        let keys: Vec<&str> = bracket.split_whitespace().collect();
        occurrences.extend(occurrence(&keys, number as u32 / 4 + 1, number as u32, number as u32));
    }
    for (number, work) in works.iter_mut().enumerate() {
        work.references.push(("review2021".into(), number));
    }
    let document = CitingDocument {
        work: work("review2021", "Rey, Dan|2021|Repair and its readers: a review of three schools"),
        sha256: None,
        occurrences,
    };
    Corpus { works, documents: vec![document], traditions: schools, claims, scholar_identity: Default::default() }
}

pub(super) fn sample() -> Corpus {
    library(
        include_str!("tests/works.txt"),
        vec![
            school(
                "tools",
                "systems-as-tools",
                TraditionKind::Tradition,
                &[
                    ("emotions", "tools that people use to reach ends in relations"),
                    ("systematization", "useful; people give even standard units human variation"),
                ],
            ),
            school(
                "one",
                "co-constitutive",
                TraditionKind::Tradition,
                &[
                    ("emotions", "commodities made by the market"),
                    ("systematization", "inseparable from the work itself"),
                ],
            ),
            school(
                "politics",
                "politics of service work",
                TraditionKind::Tradition,
                &[
                    ("emotions", "vulnerabilities that employers exploit"),
                    ("systematization", "imposed from without; alienating, now and then protective"),
                ],
            ),
            school("recognition", "political recognition", TraditionKind::Grouping, &[]),
            school("feminist", "feminist versions of recognition", TraditionKind::Grouping, &[]),
            school("acknowledgement", "recognition and acknowledgement", TraditionKind::Grouping, &[]),
            school("pastoral", "pastoral power", TraditionKind::Grouping, &[]),
            school("mirroring", "psychoanalytic mirroring", TraditionKind::Grouping, &[]),
            school("care", "care work and its variants", TraditionKind::Grouping, &[]),
            school("affective", "affective labor", TraditionKind::Grouping, &[]),
            school("ehr", "the electronic health record and burnout", TraditionKind::Grouping, &[]),
        ],
        include_str!("tests/brackets.txt"),
    )
}

/// Where the pictures of the tests are put, for people to look at.
fn keep(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/maps");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

pub(super) fn built(corpus: &Corpus) -> Scholarship {
    Scholarship::build(corpus).0
}

/// The promises: no tile overlaps another, every text lies in its tile and on the page, no line passes through a tile
/// that it does not join.
pub(super) fn keeps_promises(scene: &Scene) -> Result<(), String> {
    let page = Rect::new(0.0, 0.0, scene.width, scene.height);
    let tiles: BTreeMap<&str, &Tile> = scene.tiles.iter().map(|tile| (tile.id.as_str(), tile)).collect();
    if tiles.len() != scene.tiles.len() {
        return Err("two tiles share an id".into());
    }
    for (at, tile) in scene.tiles.iter().enumerate() {
        if !page.contains(&tile.rect, 0.0) {
            return Err(format!("{} leaves the page: {:?}", tile.id, tile.rect));
        }
        for text in &tile.texts {
            if !tile.rect.contains(&text.extent(), 0.3) {
                return Err(format!("“{}” leaves {}: {:?} {:?}", text.content, tile.id, text.extent(), tile.rect));
            }
        }
        for other in &scene.tiles[..at] {
            if tile.rect.overlaps(&other.rect.grown(-0.01)) {
                return Err(format!("{} overlaps {}", tile.id, other.id));
            }
        }
    }
    for (at, text) in scene.texts.iter().enumerate() {
        if !page.contains(&text.extent(), 0.0) {
            return Err(format!("“{}” leaves the page", text.content));
        }
        for other in scene.texts[..at].iter().chain(scene.tiles.iter().flat_map(|tile| &tile.texts)) {
            if text.extent().grown(-0.4).overlaps(&other.extent().grown(-0.4)) {
                return Err(format!("“{}” runs into “{}”", text.content, other.content));
            }
        }
    }
    for link in &scene.links {
        for pair in flattened(&link.path, link.radius).windows(2) {
            for tile in &scene.tiles {
                let joined = tile.id == link.from || Some(&tile.id) == link.to.as_ref();
                if !joined && tile.rect.is_crossed(pair[0], pair[1]) {
                    return Err(format!("{} ({}) passes through {}", link.id, link.description, tile.id));
                }
            }
            if !page.contains(&Rect::new(pair[0].x, pair[0].y, 0.0, 0.0), 0.0) {
                return Err(format!("{} leaves the page", link.id));
            }
        }
    }
    Ok(())
}

#[test]
fn the_sample_keeps_every_promise_and_is_drawn_the_same_twice() {
    let graph = built(&sample());
    let kinds = [
        ("traditions", Kind::Traditions),
        ("scholars", Kind::Scholars),
        ("timeline", Kind::Timeline),
        ("cocitation", Kind::CoCitation),
        ("coupling", Kind::Coupling),
        ("ego", Kind::Ego("zelizer2005".into())),
        ("ego-document", Kind::Ego("review2021".into())),
    ];
    for (name, kind) in kinds {
        let options = MapOptions::of(kind);
        let scene = draw(&graph, &options).unwrap();
        keep(&format!("{name}.svg"), svg(&scene).as_bytes());
        keep(&format!("{name}.png"), &png(&scene, 2.0, &[]).unwrap());
        keep(&format!("{name}.html"), html(&scene).as_bytes());
        keep(&format!("{name}.dot"), dot(&scene).as_bytes());
        assert_eq!(keeps_promises(&scene), Ok(()), "{name}");
        assert_eq!(svg(&scene), svg(&draw(&graph, &options).unwrap()));
    }
    let scene = draw(&graph, &MapOptions::of(Kind::Traditions)).unwrap();
    keep("traditions.pdf", &pdf(&scene, &[]).unwrap());
}
