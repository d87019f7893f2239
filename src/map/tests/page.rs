//! What people notice on the maps and their page: where lines end, who is left out, what a line rests on.

use super::*;

/// Two works of one school, a critic, and a work by many hands.
fn quays() -> Corpus {
    library(
        "moor1999|Moor, Kit|1999|On quays|quays:exemplar
         quay2001|Quay, Ann|2001|Quays again|quays:supports
         roe2003|Roe, Lee|2003|Against quays|quays:critiques
         doe2004|Doe, Jo|2004|Elsewhere|",
        vec![school("quays", "quay theory", TraditionKind::Tradition, &[])],
        "moor1999 quay2001
         moor1999 roe2003
         doe2004",
    )
}

fn scene(corpus: &Corpus, kind: Kind) -> Scene {
    let scene = draw(&built(corpus), &MapOptions::of(kind)).unwrap();
    assert_eq!(keeps_promises(&scene), Ok(()));
    scene
}

fn tile<'s>(scene: &'s Scene, id: &str) -> &'s Tile {
    scene.tiles.iter().find(|tile| tile.id == id).unwrap_or_else(|| panic!("no tile {id}"))
}

fn subjects(scene: &Scene) -> Vec<&str> {
    scene.tiles.iter().map(|tile| tile.subject.as_str()).collect()
}

#[test]
fn a_line_of_criticism_ends_at_what_is_criticized() {
    let mut corpus = quays();
    corpus.claims.push(claim("quay2001", Role::Critiques, None, Some("roe2003"), "review2021"));
    let on_edge = |scene: &Scene, id: &str, point: Point| {
        tile(scene, id).rect.grown(0.01).contains(&Rect::new(point.x, point.y, 0.0, 0.0), 0.0)
    };
    let scene = scene(&corpus, Kind::Ego("roe2003".into()));
    for (from, to) in [("w_roe2003", "t_quays"), ("w_quay2001", "w_roe2003")] {
        let link = scene.links.iter().find(|link| link.from == from && link.to.as_deref() == Some(to)).unwrap();
        assert_eq!(link.kind, LinkKind::Critiques);
        assert!(on_edge(&scene, from, link.path[0]) && on_edge(&scene, to, *link.path.last().unwrap()), "{link:?}");
        assert!(!link.description.contains("2001 critiques roe2003"), "keys are no words: {}", link.description);
    }
    let chip = tile(&scene, "t_quays")
        .shapes
        .iter()
        .find(|shape| matches!(shape, Shape::Rect { radius, .. } if *radius == 0.0));
    assert!(matches!(chip, Some(Shape::Rect { fill, .. }) if fill == "#ffffff"), "a critic's chip is hollow");
}

#[test]
fn the_company_of_a_citing_text_is_what_it_cites() {
    let scene = scene(&quays(), Kind::Ego("review2021".into()));
    assert!(scene.subtitle.contains("what it cites") && !scene.subtitle.contains("cited with"), "{}", scene.subtitle);
    assert!(scene.texts.iter().any(|text| text.content == "cites"));
}

#[test]
fn a_filter_keeps_scholars_of_the_works_found_and_is_named() {
    let mut corpus = quays();
    let mut named = occurrence(&[""], 9, 9, 90).remove(0);
    (named.works, named.scholars, named.form) = (Vec::new(), vec!["Doe, Jo".into()], Form::Mention);
    corpus.documents[0].occurrences.push(named);
    let mut options = MapOptions::of(Kind::Scholars);
    options.works = Some(["moor1999".to_owned()].into());
    options.filter = Some("tradition:quays and year<2000".into());
    let scene = draw(&built(&corpus), &options).unwrap();
    let drawn = subjects(&scene);
    assert_eq!(drawn.len(), 1, "{drawn:?}");
    assert!(drawn[0].contains("moor"), "{drawn:?}");
    assert!(scene.subtitle.contains("“tradition:quays and year<2000”"), "{}", scene.subtitle);
}

#[test]
fn lanes_that_a_filter_empties_are_left_out_though_the_text_speaks_of_them() {
    let mut corpus = quays();
    corpus.claims.push(claim("review2021", Role::Critiques, Some("quays"), None, "review2021"));
    let mut options = MapOptions::of(Kind::Traditions);
    options.works = Some(["doe2004".to_owned()].into());
    assert!(draw(&built(&corpus), &options).unwrap().lanes.is_empty());
}

#[test]
fn the_cut_of_scholars_goes_by_works_and_leaves_every_tradition_some() {
    let mut lines = String::from("zed1|Zed, Z|1990|One|far:exemplar\n");
    for at in 0..130 {
        lines.push_str(&format!("a{at}|Abel{at}, A|1990|Work {at}|near:supports\n"));
    }
    for at in 0..3 {
        lines.push_str(&format!("y{at}|Yule, Y|199{at}|Part {at}|\n"));
    }
    let schools = ["near", "far"].map(|id| school(id, id, TraditionKind::Tradition, &[])).into();
    let scene = scene(&library(&lines, schools, ""), Kind::Scholars);
    let drawn = subjects(&scene).join(" ");
    assert!(drawn.contains("zed") && drawn.contains("yule"), "{drawn}");
    assert!(scene.notes.iter().any(|note| note.contains("most works") && note.contains("of each tradition")));
    assert!(scene.texts.iter().any(|text| text.content == "No tie among the scholars shown"));
    let page = html(&scene);
    assert!(page.contains("not drawn</span>") && page.contains("all 132, of which"), "the table has all");
    assert!(page.contains("<option value=\"far\">far</option>"));
}

#[test]
fn one_work_by_many_hands_does_not_fill_the_picture() {
    let mut corpus = quays();
    let hands: Vec<String> = (0..40).map(|at| format!("Hand{at}, H")).collect();
    corpus.works.push(work("hands2010", &format!("{}; Moor, Kit|2010|By many", hands.join("; "))));
    let scene = scene(&corpus, Kind::Scholars);
    let drawn = subjects(&scene);
    assert_eq!(drawn.iter().filter(|subject| subject.contains("hand")).count(), 4, "{drawn:?}");
    assert!(drawn.iter().any(|subject| subject.contains("moor")), "a scholar with other works stays");
    assert!(scene.notes.iter().any(|note| note.starts_with("36 co-authors")), "{:?}", scene.notes);
}

#[test]
fn editors_of_cited_collections_are_scholars() {
    let mut corpus = quays();
    let mut record = Record::new(EntryType::Collection);
    record.set_names(Field::Editor, Names::of([Name::person("Wick", "Una")]));
    record.set_text(Field::Title, "Quays collected");
    record.key = "wick2005".into();
    corpus.works.push(Work { key: "wick2005".into(), record, references: Vec::new(), annotation: None });
    assert!(subjects(&scene(&corpus, Kind::Scholars)).iter().any(|subject| subject.contains("wick")));
}

#[test]
fn a_text_that_names_a_school_twice_has_one_lane_for_it() {
    let mut corpus = quays();
    corpus.traditions.push(school("quays-2", "Quay Theory", TraditionKind::Tradition, &[]));
    corpus.claims.push(claim("doe2004", Role::Supports, Some("quays-2"), None, "review2021"));
    let scene = scene(&corpus, Kind::Traditions);
    assert_eq!(scene.lanes.len(), 1);
    assert_eq!(tile(&scene, "w_doe2004").lane, Some(0));
}

#[test]
fn a_line_rests_on_its_own_bracket_and_no_other() {
    let scene = scene(&quays(), Kind::CoCitation);
    let link = scene.links.iter().find(|link| link.description.contains("Quay 2001")).unwrap();
    assert_eq!(link.evidence.len(), 1, "{:?}", link.evidence);
    assert!(link.evidence[0].what.contains("Moor 1999 and Quay 2001 in one bracket"), "{:?}", link.evidence);
    let critique = scene_of_critique();
    assert!(critique.what.contains("Roe 2003 critiques quay theory"), "{critique:?}");
    assert_eq!(critique.by, "review2021");
}

fn scene_of_critique() -> Said {
    let scene = scene(&quays(), Kind::Traditions);
    let link = scene.links.iter().find(|link| link.kind == LinkKind::Critiques).unwrap();
    assert_eq!(link.evidence.len(), 1);
    link.evidence[0].clone()
}

#[test]
fn the_legend_names_what_is_drawn() {
    let scene = scene(&quays(), Kind::Timeline);
    let says = |words: &str| scene.texts.iter().any(|text| text.content == words);
    assert!(says("quay theory") && says("belongs to no tradition") && !says("belongs to several"));
    let bare = library("doe2004|Doe, Jo|2004|Elsewhere|", Vec::new(), "doe2004");
    for kind in [Kind::Traditions, Kind::Timeline, Kind::Scholars] {
        let scene = draw(&built(&bare), &MapOptions::of(kind)).unwrap();
        assert!(!scene.subtitle.contains("lane") && !scene.subtitle.contains("chip"), "{}", scene.subtitle);
        assert!(
            scene.texts.iter().all(|text| !text.content.contains("no tradition") || text.content == scene.subtitle)
        );
    }
}

#[test]
fn a_text_without_an_author_prints_its_title_once() {
    let mut corpus = quays();
    corpus.documents[0].work.record.set_names(Field::Author, Names::of(Vec::new()));
    let scene = scene(&corpus, Kind::Traditions);
    let title = "Repair and its readers";
    let source = scene.notes.iter().find(|note| note.starts_with("Source")).unwrap();
    assert_eq!(source.matches(title).count(), 1, "{source}");
    let texts = &tile(&scene, "w_review2021").texts;
    assert_eq!(texts.iter().filter(|text| text.content.contains(title)).count(), 1, "{texts:?}");
}

#[test]
fn a_year_stands_behind_a_name_that_runs_from_right_to_left() {
    let mut corpus = quays();
    corpus.works.push(work("khaldun1377", "بن خلدون, عبد الرحمن|1377|مقدمة"));
    corpus.claims.push(claim("khaldun1377", Role::Supports, Some("quays"), None, "review2021"));
    let scene = scene(&corpus, Kind::Traditions);
    let picture = svg(&scene);
    let tile = picture.split("id=\"w_khaldun1377\"").nth(1).unwrap().split("</g>").next().unwrap();
    assert!(!tile.contains("<tspan") && tile.contains(">1377<"), "{tile}");
    assert!(missing_letters(&scene).iter().all(|letter| *letter != '\u{200e}'));
}

#[test]
fn several_texts_stand_below_what_they_cite_and_send_lines_of_their_own_colour() {
    let mut lines = String::new();
    for (family, id) in [("Abel", "one"), ("Baker", "two")] {
        for at in 0..4 {
            lines.push_str(&format!("{id}{at}|{family}{at}, X|{}|Work {at}|{id}:supports\n", 1990 + at));
        }
    }
    let schools = ["one", "two"].map(|id| school(id, id, TraditionKind::Tradition, &[])).into();
    let mut corpus = library(&lines, schools, "one0\none1\none2");
    let mut other = corpus.documents[0].clone();
    other.work = work("essay2020", "Ash, Bo|2020|An essay");
    other.occurrences = (0..3).flat_map(|at| occurrence(&[&format!("two{at}")], at + 1, at, at)).collect();
    corpus.documents.push(other);
    for found in &mut corpus.works {
        found.references.clear();
    }
    let scene = scene(&corpus, Kind::Traditions);
    let lane = |id: &str| scene.lanes.iter().find(|lane| lane.id == id).unwrap().rect.center().x;
    let text = |id: &str| tile(&scene, id).rect.center().x;
    assert_eq!(lane("one") < lane("two"), text("w_review2021") < text("w_essay2020"));
    let tone =
        |id: &str| scene.links.iter().find(|link| link.from == id && link.kind == LinkKind::Mentions).unwrap().tone;
    assert!(tone("w_review2021").is_some() && tone("w_review2021") != tone("w_essay2020"));
}

#[test]
fn the_colour_of_a_tradition_is_that_of_its_lane() {
    let graph = built(&sample());
    let scene = draw(&graph, &MapOptions::of(Kind::Traditions)).unwrap();
    let colours = colours(&graph);
    assert_eq!(colours.len(), 3);
    assert!(scene.lanes.iter().all(|lane| colours[&lane.id] == lane.hue));
}

#[test]
fn the_page_names_every_line_and_takes_any_key_as_an_address() {
    let mut corpus = quays();
    corpus.works.push(work("50%", "Pell, Cy|1950|Half"));
    let mut scene = scene(&corpus, Kind::Timeline);
    scene.tiles.retain(|tile| tile.subject != "50%");
    let page = html(&scene);
    assert!(page.contains("href=\"#50%25\""), "the browser decodes it");
    let page = html(&draw(&built(&corpus), &MapOptions::of(Kind::Traditions)).unwrap());
    assert!(page.contains("\"w_roe2003-critiques-t_quays\":"));
    for promise in ["aria-sort=ascending", "prefers-color-scheme: dark", "tabindex=\"0\" aria-labelledby", "<noscript>"]
    {
        assert!(page.contains(promise), "{promise}");
    }
}

#[test]
fn pictures_do_not_wait_for_what_only_a_page_shows() {
    let built = built(&quays());
    for kind in [Kind::Traditions, Kind::Scholars, Kind::Timeline, Kind::CoCitation] {
        let whole = draw(&built, &MapOptions::of(kind.clone())).unwrap();
        let bare = draw(&built, &MapOptions { evidence: false, ..MapOptions::of(kind) }).unwrap();
        assert_eq!((svg(&bare), dot(&bare)), (svg(&whole), dot(&whole)));
        assert!(!whole.details.is_empty() && bare.details.is_empty());
        assert!(bare.links.iter().all(|link| link.evidence.is_empty()));
    }
}

#[test]
fn quotations_are_shown_without_the_marks_of_their_file() {
    let mut corpus = quays();
    for occurrence in &mut corpus.documents[0].occurrences {
        occurrence.quote = Some("*Tide and Time*[^3] has so-\ncalled quays.".into());
    }
    let scene = scene(&corpus, Kind::CoCitation);
    let told = scene.details.iter().flat_map(|detail| &detail.evidence);
    let told = told.chain(scene.links.iter().flat_map(|link| &link.evidence)).flat_map(|said| &said.places);
    let told: Vec<&str> = told.map(|(_, words)| words.as_str()).collect();
    assert!(told.iter().any(|words| words.starts_with("Tide and Time has")), "{told:?}");
    assert!(told.iter().all(|words| !words.contains(['*', '^'])), "{told:?}");
}

#[test]
fn brackets_of_two_paragraphs_are_two_though_both_are_the_first_of_theirs() {
    let brackets = |paragraph: u32| {
        let mut corpus = quays();
        corpus.documents[0].occurrences = occurrence(&["moor1999"], 1, 1, 1);
        corpus.documents[0].occurrences.extend(occurrence(&["doe2004"], paragraph, 1, 1));
        Survey::of(&built(&corpus), None).brackets.len()
    };
    assert_eq!((brackets(1), brackets(2)), (1, 0));
}

#[test]
fn every_line_of_a_map_opens_to_its_evidence() {
    let built = built(&sample());
    for kind in [Kind::Traditions, Kind::Scholars, Kind::Timeline, Kind::CoCitation, Kind::Coupling] {
        for link in draw(&built, &MapOptions::of(kind.clone())).unwrap().links {
            assert!(!link.evidence.is_empty(), "{kind:?}: {link:?}");
        }
    }
}

/// What the script of a page reads.
fn data(page: &str) -> serde_json::Value {
    let from = page.split("id=\"data\">").nth(1).unwrap();
    serde_json::from_str(from.split("</script>").next().unwrap()).unwrap()
}

#[test]
fn a_text_that_was_read_opens_to_all_that_it_cites() {
    let scene = scene(&quays(), Kind::Traditions);
    let data = data(&html(&scene));
    let subjects = data["subjects"].as_array().unwrap();
    let text = subjects.iter().find(|subject| subject["subject"] == "review2021").unwrap();
    let cited: Vec<&str> = text["cites"].as_array().unwrap().iter().filter_map(serde_json::Value::as_str).collect();
    assert!(!cited.is_empty());
    for key in cited {
        let work = subjects.iter().find(|subject| subject["subject"] == key).unwrap();
        let told = work["evidence"].as_array().unwrap();
        assert!(told.iter().any(|said| said["by"] == "review2021"), "{key} says who cites it: {told:?}");
    }
}

#[test]
fn works_of_cards_have_addresses_that_do_not_hang_on_the_number_of_the_card() {
    let scene = scene(&sample(), Kind::Traditions);
    let ids: Vec<&str> = scene.tiles.iter().map(|tile| tile.id.as_str()).collect();
    assert!(ids.iter().any(|id| id.ends_with(".in.feminist")), "{ids:?}");
    assert!(scene.links.iter().all(|link| link.id.starts_with("w_")), "{:?}", scene.links.first());
}

#[test]
fn the_table_sorts_years_as_numbers_and_people_by_their_families() {
    let mut corpus = quays();
    corpus.works.push(work("plato", "Plato|-0374|The state"));
    let page = html(&scene(&corpus, Kind::Timeline));
    assert!(page.contains("data-sort=\"-374\">375 BCE<"), "the year is a number");
    let page = html(&scene(&corpus, Kind::Scholars));
    assert!(page.contains("data-sort=\"Moor, Kit\""), "family names first");
}

#[test]
fn a_page_beside_a_bibliography_links_to_it_and_another_does_not() {
    let scene = scene(&quays(), Kind::Traditions);
    assert!(data(&html(&scene))["bibliography"].is_null());
    let beside = html_beside(&scene, "../annotated-bibliography.html");
    assert_eq!(data(&beside)["bibliography"], "../annotated-bibliography.html");
}

#[test]
fn of_more_works_than_there_is_room_for_the_most_cited_are_listed() {
    let mut lines = String::new();
    let mut brackets = String::new();
    for at in 0..260 {
        lines.push_str(&format!("w{at}|Abel{at}, A|{}|Work {at}|\n", 1700 + at));
        brackets.push_str(&format!("w{at}\n"));
    }
    brackets.push_str("w259\nw259\n");
    let scene = scene(&library(&lines, Vec::new(), &brackets), Kind::Traditions);
    assert!(subjects(&scene).contains(&"w259"), "the youngest is cited most");
    assert!(scene.texts.iter().any(|text| text.content == "Cited works (260); shown are 24 of those cited most"));
}
