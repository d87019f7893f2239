//! Queries on a small corpus, each answer worked out by hand.

use super::{Item, query};
use crate::graph::{Node, Scholarship, tests as small};
use crate::tradition::{Role, Status};

fn graph() -> Scholarship {
    let mut corpus = small::corpus();
    corpus.claims.push(small::claim("clark1998", Role::Supports, "tools", 3));
    corpus.claims[4].status = Status::Proposed;
    corpus.claims[4].cue = Some(crate::tradition::Cue { text: "in the same vein".into(), rule: None });
    Scholarship::build(&corpus).0
}

fn ids(text: &str) -> Vec<String> {
    let graph = graph();
    let rows = query(text, &graph).unwrap_or_else(|error| panic!("{text}: {error} {:?}", error.help));
    let id = |item: Item| match item {
        Item::Work(at) | Item::Scholar(at) | Item::Tradition(at) => match &graph.graph[at] {
            Node::Scholar(scholar) => scholar.id.clone(),
            Node::Tradition(tradition) => tradition.id.clone(),
            node => node.id(),
        },
        Item::Claim(number) => graph.claims[number].id.clone(),
        Item::Citation(_, number, _) => number.to_string(),
    };
    rows.into_iter().map(|row| id(row.item)).collect()
}

#[test]
fn works_are_found_by_what_they_are() {
    assert_eq!(ids(""), ["clark1998", "jones2004", "smith1990"]);
    assert_eq!(ids("works"), ["clark1998", "jones2004", "smith1990"]);
    assert_eq!(ids("author:Smith"), ["smith1990"]);
    assert_eq!(ids("year>=1998"), ["clark1998", "jones2004"]);
    assert_eq!(ids("year:1990..1998 -author:clark"), ["smith1990"]);
    assert_eq!(ids("year<1998 or year>1998"), ["jones2004", "smith1990"]);
    assert_eq!(ids("title~mach"), ["clark1998", "jones2004"]);
    assert_eq!(ids("machines"), ["clark1998", "jones2004"]);
    assert_eq!(ids("author!=Smith"), ["clark1998", "jones2004"]);
    assert_eq!(ids("sort:-year"), ["jones2004", "clark1998", "smith1990"]);
    assert_eq!(ids("sort:-citations,key limit:2"), ["smith1990", "clark1998"]);
    assert_eq!(ids("key:smith*"), ["smith1990"]);
    // As one speaks of a work.
    assert_eq!(ids("Smith 1990"), ["smith1990"]);
    assert_eq!(ids("Smith 1998"), [""; 0]);
}

#[test]
fn a_tradition_without_a_role_means_its_members() {
    assert_eq!(ids("tradition:tools"), ["clark1998", "smith1990"]);
    assert_eq!(ids("tradition:\"machines as tools\""), ["clark1998", "smith1990"]);
    assert_eq!(ids("tradition:TOOLS"), ["clark1998", "smith1990"]);
    assert_eq!(ids("tradition:tools status:accepted"), ["smith1990"]);
    assert_eq!(ids("tradition:tools tradition:critics"), ["smith1990"]);
    assert_eq!(ids("tradition:tools,critics"), ["clark1998", "jones2004", "smith1990"]);
    assert_eq!(ids("-tradition:tools"), ["jones2004"]);
}

#[test]
fn conditions_on_claims_hold_of_one_claim() {
    assert_eq!(ids("role:critiques tradition:tools"), ["jones2004"]);
    // Smith is an exemplar of one tradition and illustrates the other; no one claim says both.
    assert!(ids("role:exemplar tradition:critics author:smith").is_empty());
    assert_eq!(ids("role:illustrates (tradition:tools or tradition:critics)"), ["smith1990"]);
    assert_eq!(ids("role:critiques"), ["jones2004"]);
    assert_eq!(ids("cue~\"same vein\""), ["clark1998"]);
    assert_eq!(ids("works by:review2020 role:exemplar"), ["jones2004", "smith1990"]);
}

#[test]
fn citations_are_followed() {
    assert_eq!(ids("cites:smith1990"), ["review2020"]);
    assert_eq!(ids("cited-by:review2020 year<2000"), ["clark1998", "smith1990"]);
    assert_eq!(ids("cited-by:(author:rey)"), ["clark1998", "jones2004", "smith1990"]);
    assert_eq!(ids("cites+:(year<1995)"), ["review2020"]);
    assert_eq!(ids("co-cited:clark1998"), ["smith1990"]);
    assert_eq!(ids("citations>=2"), ["smith1990"]);
    assert_eq!(ids("form:narrative section:schools paragraph:2"), ["jones2004", "smith1990"]);
    assert_eq!(ids("form:parenthetical"), ["clark1998", "smith1990"]);
    assert!(ids("form:parenthetical paragraph:2").is_empty());
}

#[test]
fn bridges_and_disputes() {
    assert_eq!(ids("bridge:tools,critics"), ["smith1990"]);
    assert_eq!(ids("bridge:yes"), ["smith1990"]);
    assert_eq!(ids("bridge:critics"), ["smith1990"]);
    assert_eq!(ids("in>=2"), ["smith1990"]);
    assert!(ids("disputed:yes").is_empty());
    assert_eq!(ids("disputed:no").len(), 3);
}

#[test]
fn other_kinds_come_back() {
    assert_eq!(ids("scholars in>=2"), ["smith-ann"]);
    assert_eq!(ids("scholars tradition:critics"), ["jones-bea", "smith-ann"]);
    assert_eq!(ids("scholars year>2000 tradition:critics"), ["jones-bea"]);
    assert_eq!(ids("scholars bea"), ["jones-bea"]);
    assert_eq!(ids("traditions members>=2 sort:key"), ["critics", "tools"]);
    assert_eq!(ids("traditions author:Clark"), ["tools"]);
    assert_eq!(ids("traditions role:critiques author:jones"), ["tools"]);
    assert_eq!(
        ids("claims tradition:tools status:accepted"),
        ["smith1990-exemplar-tools", "jones2004-critiques-tools"]
    );
    assert_eq!(ids("claims tradition:tools year>2000"), ["jones2004-critiques-tools"]);
    assert_eq!(ids("citations author:Smith"), ["0", "3"]);
    assert_eq!(ids("citations form:mention"), ["4"]);
    assert_eq!(ids("citations author:Jones"), ["2", "4"]);
    assert_eq!(ids("citations tradition:tools paragraph:1"), ["0", "1"]);
}

#[test]
fn evidence_is_what_made_the_work_fit() {
    let graph = graph();
    let rows = query("tradition:critics", &graph).unwrap();
    let claims: Vec<Vec<&str>> =
        rows.iter().map(|row| row.claims.iter().map(|&at| graph.claims[at].id.as_str()).collect()).collect();
    assert_eq!(claims, [["jones2004-exemplar-critics"], ["smith1990-illustrates-critics"]]);
    assert_eq!(query("year:1990", &graph).unwrap()[0].claims.len(), 2);
    assert_eq!(query("form:narrative author:smith", &graph).unwrap()[0].places.len(), 1);
}

#[test]
fn errors_name_the_nearest_thing() {
    let graph = graph();
    let help = |text: &str| {
        let error = query(text, &graph).unwrap_err();
        (error.span.of(text).to_owned(), error.help.unwrap_or_default())
    };
    assert_eq!(help("autor:Smith"), ("autor".into(), "did you mean `author`?".into()));
    assert_eq!(help("tradition:tols"), ("tols".into(), "did you mean `tools`?".into()));
    assert_eq!(help("cites:smith1991"), ("smith1991".into(), "did you mean `smith1990`?".into()));
    assert_eq!(help("role:examplar"), ("examplar".into(), "did you mean `exemplar`?".into()));
    assert_eq!(help("bridge:tools,critix").0, "critix");
    assert_eq!(help("sort:yaer"), ("yaer".into(), "did you mean `year`?".into()));
    assert_eq!(help("year:1995..1980"), ("1995..1980".into(), "write year:1980..1995".into()));
    assert_eq!(help("year>=soon").0, "soon");
    assert_eq!(help("title>heart").0, "title");
    assert_eq!(help("author+:Smith").0, "author");
}

proptest::proptest! {
    #[test]
    fn no_query_makes_it_panic(text in "((author|year|tradition|cites|role|in|bridge|has|claims|scholars)[:=~<>]{0,2}[a-z0-9*,.]{0,6}[ ()-]{0,2}){0,6}") {
        let _ = query(&text, &graph());
    }
}

/// The small corpus with Clark's claim rejected, an edited book of which a chapter is cited, and a second document.
fn reviewed() -> Scholarship {
    use crate::record::{EntryType, Field, Name, Names};
    let mut corpus = small::corpus();
    corpus.claims.push(small::claim("clark1998", Role::Supports, "tools", 3));
    corpus.claims[4].status = Status::Rejected;
    let evidence = &mut corpus.claims[0].evidence[0];
    evidence.quote = Some("Smith sees hammers".into());
    evidence.before = Some("Others see anvils.".into());
    let chapter = &mut corpus.works[2].record;
    chapter.entry_type = EntryType::InCollection;
    chapter.set_names(Field::Editor, Names::of([Name::person("Quay", "Ada")]));
    Scholarship::build(&corpus).0
}

fn found(graph: &Scholarship, text: &str) -> usize {
    query(text, graph).unwrap_or_else(|error| panic!("{text}: {error}")).len()
}

#[test]
fn rejected_claims_count_only_where_their_status_is_asked_for() {
    let graph = reviewed();
    assert_eq!(found(&graph, "claims"), 4);
    assert_eq!(found(&graph, "claims work:clark1998"), 0);
    assert_eq!(found(&graph, "claims status:rejected"), 1);
    assert_eq!(found(&graph, "claims -status:accepted"), 1);
    assert_eq!(found(&graph, "has:claim key:clark1998"), 0);
    let rows = query("traditions key:tools", &graph).unwrap();
    assert_eq!((rows[0].claims.len(), super::answer::json(&graph, &rows[0], false)["claims"].clone()), (2, 2.into()));
}

#[test]
fn evidence_is_what_is_quoted() {
    let graph = reviewed();
    assert_eq!(found(&graph, "evidence~hammers"), 1);
    assert_eq!(found(&graph, "evidence~anvils"), 0);
    assert_eq!(found(&graph, "claims anvils"), 0);
    // Where nothing may be quoted, what is said in its place.
    assert_eq!(found(&graph, "evidence~\"jones2004 is set out\""), 1);
}

#[test]
fn who_edits_the_book_of_a_chapter_is_not_cited_with_it() {
    let graph = reviewed();
    assert_eq!(found(&graph, "scholars tradition:tools"), 1);
    assert_eq!(found(&graph, "scholars name:Quay in>=1"), 0);
    assert_eq!(found(&graph, "scholars name:Quay citations>=1"), 0);
    assert_eq!(found(&graph, "editor:Quay"), 1);
}

#[test]
fn documents_that_were_overruled_dispute_with_those_that_were_not() {
    let mut corpus = small::corpus();
    let mut second = small::corpus().documents.remove(0);
    second.work.key = "rival2021".into();
    corpus.documents.push(second);
    let rival = |role, status| {
        let claim = small::claim("smith1990", role, "tools", 1);
        crate::tradition::Claim { according_to: "rival2021".into(), status, ..claim }
    };
    let disputed = |role, status| {
        let mut corpus = corpus.clone();
        corpus.claims.push(rival(role, status));
        found(&Scholarship::build(&corpus).0, "disputed:yes")
    };
    // Whatever the role, and whichever of the two the person has rejected.
    assert_eq!(disputed(Role::Supports, Status::Rejected), 1);
    assert_eq!(disputed(Role::Critiques, Status::Proposed), 1);
    assert_eq!(disputed(Role::Critiques, Status::Rejected), 1);
    assert_eq!(disputed(Role::Supports, Status::Accepted), 0);
    assert_eq!(disputed(Role::SeeAlso, Status::Rejected), 0);
}
