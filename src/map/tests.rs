//! A sample library for the tests of this module, and the promises that every picture keeps.

mod page;

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
        title: None,
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
        entry: None,
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
            start: None,
            end: None,
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
    Corpus { works, documents: vec![document], traditions: schools, claims, ..Corpus::default() }
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
    let first = pdf(&scene, &[]).unwrap();
    keep("traditions.pdf", &first);
    assert!((0..4).all(|_| pdf(&scene, &[]).unwrap() == first), "the same map is the same bytes");
}

/// Names and titles that pictures trip over.
const NAMES: [&str; 10] = [
    "Smith, Ann",
    "Smith, Bo",
    "van der Meer-Østergaard, Åse",
    "山田, 太郎",
    "بن خلدون, عبد الرحمن",
    "World Organization for the Very Long Names of Very Small Committees",
    "Ł, Q",
    "Wolfeschlegelsteinhausenbergerdorff, H",
    "Li, X",
    "<b>&\"'\\, {x}",
];
const TITLES: [&str; 9] = [
    "",
    "A",
    "On Method",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "感情労働の社会学：管理される心",
    "مقدمة ابن خلدون في علم العمران",
    "A very long title that goes on and on about everything that could be said, and then says all of it again, at length",
    "</text><script>alert(1)</script> \"quoted\" \\N \\l",
    "e\u{301}\u{301}\u{301} \u{200b}zero\u{0} width\tand\nlines",
];

/// A library that a seed decides: works, schools, claims, documents.
fn random(seed: u64, works: usize, schools: usize, documents: usize) -> Corpus {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut roll = move |below: usize| -> usize {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below.max(1)
    };
    let year = |n: usize| match n {
        0 => String::new(),
        1 => "forthcoming".to_owned(),
        2 => "-0374".to_owned(),
        n => (1950 + n % 73).to_string(),
    };
    let mut corpus = Corpus::default();
    for at in 0..works {
        let (name, title, when) = (roll(NAMES.len()), roll(TITLES.len()), roll(120));
        let mut made = work(&format!("w{at}"), &format!("{}|{}|", NAMES[name], year(when)));
        made.record.set_text(Field::Title, TITLES[title]);
        corpus.works.push(made);
    }
    for at in 0..schools {
        let kind = if roll(2) == 0 { TraditionKind::Tradition } else { TraditionKind::Grouping };
        let label = format!("{} {at}", ["school", "感情", TITLES[6], "école"][roll(4)]);
        let views: &[(&str, &str)] = if roll(2) == 0 { &[("matters", "in a way that takes some words")] } else { &[] };
        corpus.traditions.push(school(&format!("t{at}"), &label, kind, views));
    }
    for at in 0..documents {
        let mut occurrences = Vec::new();
        for number in 0..works / 2 {
            let keys: Vec<String> = (0..1 + roll(3)).map(|_| format!("w{}", roll(works))).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            occurrences.extend(occurrence(&keys, number as u32 / 4 + 1, number as u32 / 2, number as u32));
        }
        corpus.documents.push(CitingDocument {
            work: work(&format!("d{at}"), &format!("Reader, R|{}|Reading {at}", 2000 + at)),
            sha256: None,
            occurrences,
        });
    }
    for number in 0..(works * 2).min(400) {
        let (subject, document) = (format!("w{}", roll(works)), format!("d{}", roll(documents)));
        let role = Role::ALL[roll(7)];
        let object = format!("w{}", roll(works));
        let tradition = format!("t{}", roll(schools));
        let mut made = if schools > 0 && roll(8) > 0 {
            claim(&subject, role, Some(&tradition), None, &document)
        } else {
            claim(&subject, role, None, Some(&object), &document)
        };
        made.id = number.to_string();
        made.status = [Status::Accepted, Status::Proposed, Status::Rejected][roll(3)];
        corpus.claims.push(made);
    }
    corpus
}

fn all_promises(corpus: &Corpus, name: &str) {
    let graph = built(corpus);
    let mut kinds = vec![Kind::Traditions, Kind::Scholars, Kind::Timeline, Kind::CoCitation, Kind::Coupling];
    kinds.extend(graph.every_work().next().map(|work| Kind::Ego(work.key.clone())));
    for kind in kinds {
        let scene = draw(&graph, &MapOptions::of(kind.clone())).unwrap();
        let picture = svg(&scene);
        if keeps_promises(&scene).is_err() {
            keep("broken.svg", picture.as_bytes());
            keep("broken.png", &png(&scene, 1.0, &[]).unwrap());
        }
        assert_eq!(keeps_promises(&scene), Ok(()), "{name} {kind:?}");
        roxmltree::Document::parse(&picture).unwrap_or_else(|error| panic!("{name} {kind:?}: {error}"));
        let page = html(&scene);
        assert_eq!(page.matches("<script").count(), 2, "{name} {kind:?}");
        assert!(!dot(&scene).contains('\0'));
    }
}

#[test]
fn nothing_one_and_two_works_make_pictures() {
    for works in [0, 1, 2] {
        for schools in [0, 1, 4] {
            for documents in [0, 1, 2] {
                all_promises(&random(7, works, schools, documents), &format!("{works} {schools} {documents}"));
            }
        }
    }
}

#[test]
fn two_hundred_and_more_works_make_pictures() {
    all_promises(&random(3, 190, 5, 2), "190 works");
    all_promises(&random(4, 420, 6, 3), "420 works");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 8, failure_persistence: None, ..Default::default() })]
    #[test]
    fn any_library_makes_a_picture_that_keeps_the_promises(
        seed in 1_u64..1_000_000, works in 0_usize..48, schools in 0_usize..8, documents in 0_usize..5,
    ) {
        all_promises(&random(seed, works, schools, documents), &format!("seed {seed}, {works} {schools} {documents}"));
    }
}

/// Graphviz, where it is installed, reads what we write and finds every node.
#[test]
fn graphviz_reads_the_dot_file_where_it_is_installed() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    for (name, corpus) in [("sample", sample()), ("odd", random(11, 24, 4, 2))] {
        let graph = built(&corpus);
        let text = dot(&draw(&graph, &MapOptions::of(Kind::Traditions)).unwrap());
        let Ok(mut child) = Command::new("dot")
            .arg("-Tcanon")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
        else {
            assert!(std::env::var_os("CATENA_TESTS_MUST_RUN").is_none(), "Graphviz is not installed");
            let _ = writeln!(std::io::stderr(), "skipped: Graphviz is not installed");
            return;
        };
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let canon = String::from_utf8_lossy(&output.stdout);
        let missing: Vec<&str> =
            corpus.works.iter().map(|work| work.key.as_str()).filter(|key| !canon.contains(key)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn an_unknown_middle_is_refused_and_a_filter_is_counted() {
    let graph = built(&sample());
    assert!(matches!(draw(&graph, &MapOptions::of(Kind::Ego("nobody".into()))), Err(DrawError::Unknown(_))));
    let mut options = MapOptions::of(Kind::Traditions);
    options.works = Some(["zelizer2005".to_owned()].into());
    let scene = draw(&graph, &options).unwrap();
    assert!(scene.notes.iter().any(|note| note.contains("71 works left out by the filter")), "{:?}", scene.notes);
    assert!(scene.notes.iter().any(|note| note.contains("and with them 2 traditions")), "{:?}", scene.notes);
    assert_eq!(scene.tiles.iter().filter(|tile| tile.kind == TileKind::Work).count(), 1);
    assert_eq!(scene.lanes.len(), 1, "a tradition of which nothing is left has no lane");
}

#[test]
fn heads_count_members_between_lanes_and_lanes_look_their_own() {
    let school = |at: usize| school(&format!("s{at}"), &format!("School {at}"), TraditionKind::Tradition, &[]);
    let works: String = (0..10)
        .fold(String::new(), |text, at| text + &format!("w{at}|Moor{at}, A|{}|On {at}|s{at}:exemplar\n", 1990 + at))
        + "both|Quay, B|2005|On both|s0:supports s1:supports\n";
    let graph = built(&library(&works, (0..10).map(school).collect(), "w0 both\nw1 both\n"));
    let scene = draw(&graph, &MapOptions::of(Kind::Traditions)).unwrap();
    let hues: std::collections::BTreeSet<&str> = scene.lanes.iter().map(|lane| lane.hue.as_str()).collect();
    assert_eq!(hues.len(), scene.lanes.len());
    for (id, words) in [("s0", "2 works, 1 between lanes"), ("s2", "1 work")] {
        if scene.lanes.iter().any(|lane| lane.id == id) {
            let head = scene.tiles.iter().find(|tile| tile.subject == format!("tradition:{id}")).unwrap();
            assert!(head.texts.iter().any(|text| text.content == words), "{:?}", head.texts);
        }
    }
    // Nothing stands against anything here.
    assert!(!scene.texts.iter().any(|text| text.content == "critiques"), "the legend lists what is drawn");
}

fn words_of(scene: &Scene) -> Vec<&str> {
    let tiles = scene.tiles.iter().flat_map(|tile| &tile.texts);
    scene.texts.iter().chain(tiles).map(|text| text.content.as_str()).collect()
}

fn many_schools() -> Corpus {
    let school = |at: usize| school(&format!("s{at}"), &format!("School {at}"), TraditionKind::Tradition, &[]);
    // The last schools are the largest, so that lanes are not the first of the library.
    let works: String = (0..14).fold(String::new(), |text, at| {
        (0..=at).fold(text, |text, n| {
            text + &format!("w{at}x{n}|Moor{at}-{n}, A|{}|On {at} {n}|s{at}:exemplar\n", 1950 + at + n)
        })
    });
    library(&works, (0..14).map(school).collect(), "w13x0 w13x1\nw12x0 w12x1\n")
}

#[test]
fn lanes_have_hues_of_their_own_and_a_filter_changes_neither_hue_nor_letter() {
    let graph = built(&many_schools());
    let whole = draw(&graph, &MapOptions::of(Kind::Traditions)).unwrap();
    assert_eq!(whole.lanes.len(), 8);
    assert_eq!(whole.lanes.iter().map(|lane| &lane.hue).collect::<BTreeSet<_>>().len(), 8);
    let lane = whole.lanes.iter().find(|lane| lane.id == "s12").unwrap();
    for kind in [Kind::Traditions, Kind::Timeline, Kind::Scholars] {
        let works = Some(["w12x0".to_owned(), "w12x3".to_owned()].into());
        let scene = draw(&graph, &MapOptions { works, ..MapOptions::of(kind.clone()) }).unwrap();
        let tile = scene.tiles.iter().find(|tile| tile.frame == lane.hue);
        assert!(tile.is_some(), "{kind:?}");
        assert!(words_of(&scene).contains(&lane.letter.as_str()), "{kind:?}");
    }
    let narrowed = MapOptions { works: Some(["w0x0".to_owned()].into()), ..MapOptions::of(Kind::Traditions) };
    let scene = draw(&graph, &narrowed).unwrap();
    assert!(whole.lanes.iter().all(|lane| lane.letter != scene.lanes[0].letter), "{}", scene.lanes[0].letter);
    assert_eq!(colours(&graph)["s12"], lane.hue);
    let beyond = "6 traditions have no lane: School 0; School 1; School 2; School 3; School 4; School 5.";
    assert!(whole.notes.iter().any(|note| note == beyond), "{:?}", whole.notes);
}

#[test]
fn counts_say_what_they_count() {
    let scene = draw(&built(&many_schools()), &MapOptions::of(Kind::Traditions)).unwrap();
    let words = "105 cited works, 84 of them in the lanes of 8 of 14 traditions";
    assert!(scene.subtitle.starts_with(words), "{}", scene.subtitle);
}

#[test]
fn where_no_place_of_citation_is_known_nothing_is_called_most_cited() {
    let lines =
        (0..400).fold(String::new(), |text, at| text + &format!("w{at}|Moor{at}, A|{}|On {at}|\n", 1990 + at % 20));
    let graph = built(&library(&lines, Vec::new(), ""));
    for kind in [Kind::Traditions, Kind::Timeline, Kind::CoCitation] {
        let scene = draw(&graph, &MapOptions::of(kind.clone())).unwrap();
        let words = words_of(&scene).join("\n") + &scene.notes.join("\n");
        assert!(!words.contains("cited most") && !words.contains("most cited"), "{kind:?}: {words}");
        assert!(words.contains("no place of citation is known"), "{kind:?}");
    }
    let scene = draw(&graph, &MapOptions::of(Kind::CoCitation)).unwrap();
    assert!(scene.subtitle.starts_with("co-citation needs"), "{}", scene.subtitle);
}

#[test]
fn a_timeline_keeps_dates_twins_and_works_to_come_apart_and_some_of_every_tradition() {
    let mut lines = "plato|Plato, A|1200~|On ideas|\nwar|Wey, B|1914/1918|On war|\nsoon|Zoll, C|forthcoming|On it|\n\
                     ua|Beran, D||One|\nub|Beran, D||Two|\nmember|Ypsil, E|2000|On a school|s:exemplar\n"
        .to_owned();
    for at in 0..300 {
        lines.push_str(&format!("w{at}|Moor{at}, A|2000|On {at}|\n"));
    }
    let schools = vec![school("s", "School", TraditionKind::Tradition, &[])];
    let brackets = (0..300).map(|at| format!("w{at} w{}\n", (at + 1) % 300)).collect::<String>();
    let graph = built(&library(&lines, schools, &brackets));
    let scene = draw(&graph, &MapOptions::of(Kind::Timeline)).unwrap();
    let words = words_of(&scene);
    for said in ["Plato (c. 1200)", "Wey (1914–18)", "Zoll", "Beran (a)", "Beran (b)", "Ypsil"] {
        assert!(words.contains(&said), "{said}: {words:?}");
    }
    let lines: Vec<&str> = scene.bands.iter().map(|band| band.label.as_str()).collect();
    assert!(lines.ends_with(&["forthcoming", "undated"]), "{lines:?}");
}

#[test]
fn question_marks_stand_at_roles_and_only_where_some_are_reviewed() {
    let mut corpus = sample();
    let marks = |corpus: &Corpus| {
        let scene = draw(&built(corpus), &MapOptions::of(Kind::Traditions)).unwrap();
        assert_eq!(keeps_promises(&scene), Ok(()));
        assert!(scene.tiles.iter().flat_map(|tile| &tile.texts).all(|text| !text.content.ends_with(" ?")));
        scene.tiles.iter().flat_map(|tile| &tile.texts).filter(|text| text.content == "?").count()
    };
    assert_eq!(marks(&corpus), 0);
    corpus.claims[0].status = Status::Proposed;
    assert_eq!(marks(&corpus), 1);
    corpus.claims.iter_mut().for_each(|claim| claim.status = Status::Proposed);
    assert_eq!(marks(&corpus), 0, "a note says it once");
}

#[test]
fn a_work_of_many_groups_keeps_its_name() {
    let school = |at: usize| school(&format!("s{at}"), &format!("School {at}"), TraditionKind::Tradition, &[]);
    let stands = (0..8).map(|at| format!("s{at}:supports ")).collect::<String>();
    let lines = format!("all|Wittgenstein, L|1953|Investigations|{stands}\n");
    let graph = built(&library(&lines, (0..8).map(school).collect(), "all\n"));
    let scene = draw(&graph, &MapOptions::of(Kind::Traditions)).unwrap();
    let tile = scene.tiles.iter().find(|tile| tile.subject == "all" && tile.band.is_some()).unwrap();
    let words: Vec<&str> = tile.texts.iter().map(|text| text.content.as_str()).collect();
    assert!(words.contains(&"Wittgenstein") && words.contains(&"1953") && words.contains(&"+5"), "{words:?}");
}

#[test]
fn surroundings_count_what_is_only_cited_in_the_same_text() {
    let lines = "a|Ash, A|2000|One|\nb|Birch, B|2001|Two|\nc|Cedar, C|2002|Three|\n";
    let graph = built(&library(lines, Vec::new(), "a b\na\na\na\nc\n"));
    let scene = draw(&graph, &MapOptions::of(Kind::Ego("a".into()))).unwrap();
    let note = "1 more work that the same texts cite, never in one paragraph with it, not shown.";
    assert!(scene.notes.iter().any(|said| said == note), "{:?}", scene.notes);
}
