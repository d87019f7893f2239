//! `catena show KEY`: all that the library knows of one work, scholar or tradition.

use std::fmt::Write as _;

use catena::graph::{Node, Place, Scholarship};
use catena::library::Library;
use catena::query::{Item, Row, answer};
use catena::record::Field;
use catena::text::{fold, nearest, quoted};
use catena::tradition::Claim;
use clap::ValueEnum;
use petgraph::graph::NodeIndex;
use serde_json::{Value as Json, json};

use super::Globals;
use super::identity;
use super::library::{counted, open_to_ask};
use super::output::{self, Failure, Outcome, Written};

/// Show one work, scholar or tradition: record, annotation, claims, who cites it and where
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// A citation key, a scholar's id or name, a tradition's id or name, or two traditions
    #[arg(value_name = "KEY", required = true)]
    key: Vec<String>,
    /// Why these references are one work, or these names one scholar, and how to undo it
    #[arg(long)]
    identity: bool,
    #[command(flatten)]
    written: Written<TextOrJson>,
}

const AFTER: &str = "\
Examples:
  catena show kang2010                              a work: record, note, claims, where it is cited
  catena show kang2010 --identity                   which references it was joined from, and why
  catena show systems-as-tools service-work         two traditions: shared works, critics across, co-citation
  catena show systems-as-tools --format md          as Markdown";

/// For people or for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum TextOrJson {
    /// For people
    #[value(alias = "table")]
    #[default]
    Text,
    /// For programs
    Json,
    /// For a document: Markdown
    Md,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let opened = open_to_ask(globals)?;
    let graph = &opened.graph;
    let written = match two_traditions(graph, &args.key) {
        Some(between) if args.written.format() == TextOrJson::Json => super::between::json(graph, &between),
        Some(between) => super::between::text(graph, &between),
        None => {
            let at = find(graph, &args.key.join(" "))?;
            match args.written.format() {
                format if args.identity => identity::show(&opened.library, graph, at, format == TextOrJson::Json)?,
                TextOrJson::Json => super::table::json(&whole(&opened.library, graph, at)),
                _ => text(&opened.library, graph, at),
            }
        }
    };
    let written =
        if args.written.format() == TextOrJson::Md { super::table::page_in_markdown(&written) } else { written };
    output::write_result(written.as_bytes(), args.written.file())?;
    Ok(Outcome::Done)
}

/// Two words that each mean a tradition.
fn two_traditions<'g>(graph: &'g Scholarship, words: &[String]) -> Option<catena::graph::Between<'g>> {
    let [a, b] = words else { return None };
    let id = |word: &str| match find(graph, word).ok().map(|at| &graph.graph[at]) {
        Some(Node::Tradition(tradition)) => Some(tradition.id.as_str()),
        _ => None,
    };
    graph.between(id(a)?, id(b)?)
}

/// The node that a person means: by id, whatever its case; then by name, if only one has it.
pub fn find(graph: &Scholarship, wanted: &str) -> Result<NodeIndex, Failure> {
    let exact = [wanted.to_owned(), format!("tradition:{wanted}"), format!("scholar:{wanted}")];
    if let Some(at) = exact.iter().find_map(|id| graph.node(id)) {
        return Ok(at);
    }
    if let Some((_, &at)) = graph.index.iter().find(|(id, _)| exact.iter().any(|e| id.eq_ignore_ascii_case(e))) {
        return Ok(at);
    }
    let folded = fold(wanted);
    let named: Vec<NodeIndex> = graph
        .index
        .values()
        .copied()
        .filter(|&at| match &graph.graph[at] {
            Node::Scholar(s) => {
                [s.name.display(), s.name.inverted(), s.name.family()].iter().any(|name| fold(name) == folded)
            }
            Node::Tradition(t) => std::iter::once(&t.label).chain(&t.other_names).any(|name| fold(name) == folded),
            node => node.as_work().is_some_and(|work| fold(&work.record.full_title()) == folded),
        })
        .collect();
    let short = |at: &NodeIndex| answer::id(graph, item_of(graph, *at));
    match named.as_slice() {
        [one] => Ok(*one),
        [] => {
            let ids: Vec<String> = graph.index.values().map(short).collect();
            let help = nearest(wanted, ids.iter().map(String::as_str)).map_or_else(
                || format!("search for it with `catena query '{wanted}'`"),
                |meant| format!("did you mean `{meant}`?"),
            );
            Err(Failure::new(format!("no work, scholar or tradition is called `{wanted}`")).help(help))
        }
        several => {
            let ids: Vec<String> = several.iter().map(short).collect();
            Err(Failure::new(format!("`{wanted}` stands for more than one"))
                .help(format!("say which: {}", ids.join(", "))))
        }
    }
}

pub fn item_of(graph: &Scholarship, at: NodeIndex) -> Item {
    match &graph.graph[at] {
        Node::Scholar(_) => Item::Scholar(at),
        Node::Tradition(_) => Item::Tradition(at),
        Node::Work(_) | Node::Document(_) => Item::Work(at),
    }
}

fn place_json(place: &Place) -> Json {
    let o = place.occurrence;
    json!({
        "document": place.document.work.key, "section": o.section, "paragraph": o.paragraph, "sentence": o.sentence,
        "group": o.group, "form": o.form.name(), "prefix": o.prefix, "locator": o.locator, "printed": o.printed,
        "quote": o.quote,
    })
}

/// Everything as JSON: what a query's row has, then what only this command adds.
fn whole(library: &Library, graph: &Scholarship, at: NodeIndex) -> Json {
    let row = Row { item: item_of(graph, at), claims: Vec::new(), places: Vec::new() };
    let mut json = answer::json(graph, &row, false);
    let Json::Object(map) = &mut json else { return json };
    let claims = |claims: Vec<&Claim>| Json::from_iter(claims.into_iter().map(answer::claim_json));
    match &graph.graph[at] {
        Node::Work(work) => {
            map.insert("kind".into(), "work".into());
            add_work(graph, work, map);
        }
        Node::Document(document) => {
            map.insert("kind".into(), "document".into());
            add_work(graph, &document.work, map);
            let cites: Vec<&String> = graph.cites(&document.work.key).iter().map(|work| &work.key).collect();
            map.insert("cites".into(), json!(cites));
        }
        Node::Scholar(scholar) => {
            map.insert("kind".into(), "scholar".into());
            let parts = graph.contributions(&scholar.id);
            let parts: Vec<Json> = parts
                .iter()
                .map(|part| json!({ "work": part.work.key, "role": part.role, "position": part.position + 1 }))
                .collect();
            map.insert("contributions".into(), Json::Array(parts));
            let guess = library.guess(graph, scholar).map(|guess| guess.words());
            map.insert("guess".into(), json!(guess));
            let mentions = graph.mentions_of(&scholar.id);
            map.insert("mentioned".into(), mentions.iter().map(place_json).collect());
        }
        Node::Tradition(tradition) => {
            map.insert("tradition-kind".into(), map.get("kind").cloned().unwrap_or_default());
            map.insert("kind".into(), "tradition".into());
            map.insert("cues".into(), json!(tradition.cues));
            map.insert("related".into(), json!(tradition.related));
            map.insert("claims".into(), claims(graph.claims_of(&tradition.id)));
        }
    }
    json
}

fn add_work(graph: &Scholarship, work: &catena::work::Work, map: &mut serde_json::Map<String, Json>) {
    let csl = catena::interchange::csl_json::write([&work.record]);
    let csl: Json = serde_json::from_str(&csl).unwrap_or_default();
    let claims = |claims: Vec<&Claim>| Json::from_iter(claims.into_iter().map(answer::claim_json));
    map.insert("csl".into(), csl.get(0).cloned().unwrap_or_default());
    map.insert("annotation".into(), json!(work.annotation));
    let references: Vec<Json> =
        work.references.iter().map(|(document, index)| json!({ "document": document, "index": index })).collect();
    map.insert("references".into(), Json::Array(references));
    map.insert("claims".into(), claims(graph.claims_on(&work.key)));
    map.insert("claims-about".into(), claims(graph.claims_about(&work.key)));
    map.insert("places".into(), graph.occurrences_of(&work.key).iter().map(place_json).collect());
}

fn text(library: &Library, graph: &Scholarship, at: NodeIndex) -> String {
    let mut text = String::new();
    match &graph.graph[at] {
        Node::Work(work) => work_text(graph, work, &mut text),
        Node::Document(document) => {
            work_text(graph, &document.work, &mut text);
            let cites = counted(graph.cites(&document.work.key).len(), "work");
            let named = match document.mentions() {
                0 => String::new(),
                mentions => format!(", and names scholars without a year {}", times(mentions)),
            };
            let _ = writeln!(text, "\nCites {cites} at {}{named}", counted(document.citations(), "place"));
        }
        Node::Scholar(scholar) => scholar_text(library, graph, scholar, &mut text),
        Node::Tradition(tradition) => tradition_text(graph, tradition, &mut text),
    }
    text
}

/// Over claims that count nowhere.
const REJECTED: &str = "Rejected: these count nowhere";

/// A heading, underlined.
pub fn head(text: &mut String, words: &str) {
    let _ = writeln!(text, "\n{words}\n{}", "─".repeat(words.chars().count()));
}

fn work_text(graph: &Scholarship, work: &catena::work::Work, text: &mut String) {
    let _ = writeln!(text, "{}", work.key);
    let year = work.record.year().map_or_else(|| "no year".to_owned(), |year| year.to_string());
    let _ = writeln!(text, "{} ({year}) {}", answer::short_author(work), work.record.full_title());
    let options = catena::bibtex::WriteOptions::default();
    // The annotation stands below, with its paragraphs.
    let mut record = work.record.clone();
    record.fields.remove(&Field::Annotation);
    let _ = write!(text, "\n{}", catena::bibtex::write_records(&[record], &options));
    if let Some(annotation) = &work.annotation {
        head(text, super::table::ANNOTATION);
        let _ = writeln!(text, "{}", annotation.trim());
    }
    let (rejected, claims): (Vec<&Claim>, Vec<&Claim>) =
        graph.claims_on(&work.key).into_iter().partition(|claim| !claim.stands());
    for (head_of, claims) in [(counted(claims.len(), "claim"), claims), (REJECTED.to_owned(), rejected)] {
        if claims.is_empty() {
            continue;
        }
        head(text, &head_of);
        claims.iter().flat_map(|claim| answer::claim_lines(claim, false)).for_each(|line| {
            let _ = writeln!(text, "{line}");
        });
    }
    write_sides(graph, work, text);
    let mut about = graph.claims_about(&work.key);
    about.retain(|claim| claim.stands());
    if !about.is_empty() {
        head(text, "Claims of other works about it");
        about.iter().flat_map(|claim| answer::claim_lines(claim, true)).for_each(|line| {
            let _ = writeln!(text, "{line}");
        });
    }
    let places = graph.occurrences_of(&work.key);
    if !places.is_empty() {
        let cited = graph.citations_of(&work.key).len();
        head(
            text,
            &match (cited, places.len() - cited) {
                (cited, 0) => format!("Cited {}", times(cited)),
                (0, named) => format!("Meant {} where only a name stands", times(named)),
                (cited, named) => {
                    format!("Cited {}, and meant {} where only a name stands", times(cited), times(named))
                }
            },
        );
        write_places(&places, text);
    }
}

/// `once`, `3 times`.
fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// Of a work between traditions: what ties it to each, in the words that say so.
fn write_sides(graph: &Scholarship, work: &catena::work::Work, text: &mut String) {
    let Some(bridge) = graph.standing(&work.key) else { return };
    let sides = bridge.member_of.len() + bridge.speaks_to.len();
    if sides < 2 {
        return;
    }
    let is = if bridge.member_of.len() > 1 { "A bridge: member of" } else { "On the border: member of" };
    head(text, &format!("{is} {}", counted(bridge.member_of.len(), "tradition")));
    for tradition in bridge.member_of.iter().chain(&bridge.speaks_to) {
        for claim in graph.standing_claims(&work.key, &tradition.id) {
            let _ =
                writeln!(text, "{} {}: {}", answer::role_words(claim.role), tradition.label, answer::words_of(claim));
        }
    }
}

fn write_places(places: &[Place], text: &mut String) {
    for place in places {
        let o = place.occurrence;
        let at = answer::place_in_words(o.section.as_deref(), o.paragraph, o.sentence);
        let prefix = o.prefix.as_deref().map(|prefix| format!("{prefix} ")).unwrap_or_default();
        let printed = o.printed.as_deref().map(|printed| format!(": {prefix}{printed}")).unwrap_or_default();
        let _ = writeln!(text, "{} {at}{printed} ({})", place.document.work.key, o.form.name());
        if let Some(quote) = &o.quote {
            let _ = writeln!(text, "  “{}”", quoted(quote));
        }
    }
}

fn scholar_text(library: &Library, graph: &Scholarship, scholar: &catena::work::Scholar, text: &mut String) {
    let _ = writeln!(text, "{}\nid: {}", scholar.name.display(), scholar.id);
    if let Some(guess) = library.guess(graph, scholar) {
        let _ = writeln!(text, "a guess: {} (`catena show {} --identity`)", guess.words(), scholar.id);
    }
    let parts = graph.contributions(&scholar.id);
    if !parts.is_empty() {
        head(text, "Works");
    }
    for part in parts {
        let year = part.work.record.year().map_or_else(|| "n.d.".to_owned(), |year| year.to_string());
        let role = if part.role == "author" { String::new() } else { format!(" [{}]", part.role) };
        let _ = writeln!(text, "{} ({year}) {}{role}", part.work.key, part.work.record.full_title());
        for tradition in graph.memberships(&part.work.key).into_iter().filter(|_| part.is_own()) {
            let _ = writeln!(text, "  in {}", tradition.label);
        }
    }
    let with: Vec<String> = graph
        .co_authors()
        .into_iter()
        .filter_map(|(a, b, works)| match (a.id == scholar.id, b.id == scholar.id) {
            (true, _) => Some((b, works)),
            (_, true) => Some((a, works)),
            _ => None,
        })
        .map(|(other, works)| format!("{} ({})", other.name.display(), counted(works, "work")))
        .collect();
    if !with.is_empty() {
        head(text, "Wrote or edited with");
        let _ = writeln!(text, "{}", with.join("\n"));
    }
    let mentions = graph.mentions_of(&scholar.id);
    if !mentions.is_empty() {
        head(text, "Named without a year");
        write_places(&mentions, text);
    }
}

fn tradition_text(graph: &Scholarship, tradition: &catena::tradition::Tradition, text: &mut String) {
    let _ = writeln!(text, "{}\nid: {}", tradition.label, tradition.id);
    if !tradition.other_names.is_empty() {
        let _ = writeln!(text, "also: {}", tradition.other_names.join("; "));
    }
    if let Some(definition) = &tradition.definition {
        let _ = writeln!(text, "\n{definition}");
    }
    for (topic, view) in &tradition.views {
        let _ = writeln!(text, "\n{topic}: {view}");
    }
    for related in &tradition.related {
        let note = related.note.as_deref().map(|note| format!(": {note}")).unwrap_or_default();
        let _ = writeln!(text, "\n{} {}{note}", related.relation, related.to);
    }
    let claims = graph.claims_of(&tradition.id);
    type Sort = fn(&Claim) -> bool;
    let sorts: [(Sort, &str); 3] = [
        (|claim| claim.makes_member(), "Members"),
        (|claim| claim.stands() && !claim.makes_member(), "Not members"),
        (|claim| !claim.stands(), REJECTED),
    ];
    for (is_one, words) in sorts {
        let of_kind: Vec<_> = claims.iter().filter(|claim| is_one(claim)).collect();
        if of_kind.is_empty() {
            continue;
        }
        head(text, words);
        for line in of_kind.into_iter().flat_map(|claim| answer::claim_lines(claim, true)) {
            let _ = writeln!(text, "{line}");
        }
    }
}
