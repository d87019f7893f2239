//! RDF in Turtle, in the vocabularies that bibliography has: FaBiO, CiTO, BiRO, C4O and PRO (the SPAR ontologies), SKOS
//! for traditions, Web Annotation and PROV for claims, Dublin Core and FOAF for the rest. Things are named
//! `urn:catena:KIND:ID`.

use petgraph::visit::EdgeRef;

use super::tables::short_label;
use crate::export::place;
use crate::graph::{Edge, Node, Scholarship};
use crate::record::{EntryType, Field, Name};
use crate::tradition::{Claim, Evidence, Role, Status, Tradition, TraditionKind};
use crate::work::{Scholar, Work};

const PREFIXES: &str = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix cito: <http://purl.org/spar/cito/> .
@prefix biro: <http://purl.org/spar/biro/> .
@prefix c4o: <http://purl.org/spar/c4o/> .
@prefix pro: <http://purl.org/spar/pro/> .
@prefix prism: <http://prismstandard.org/namespaces/basic/2.0/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix catena: <urn:catena:term:> .
";

/// The graph as Turtle.
pub fn turtle(scholarship: &Scholarship) -> String {
    let mut text = PREFIXES.to_owned();
    for node in scholarship.graph.node_weights() {
        text.push('\n');
        match node {
            Node::Work(work) => write_work(work, &mut text),
            Node::Document(document) => {
                write_work(&document.work, &mut text);
                let key = &document.work.key;
                for (number, occurrence) in document.occurrences.iter().enumerate() {
                    let mut said = vec![
                        "a c4o:InTextReferencePointer".to_owned(),
                        format!("dcterms:isPartOf {}", iri("work", key)),
                        format!("dcterms:description {}", literal(&place::occurrence(occurrence))),
                        format!("catena:form {}", literal(occurrence.form.name())),
                    ];
                    said.extend(occurrence.printed.iter().map(|words| format!("c4o:hasContent {}", literal(words))));
                    for work in occurrence.works.iter().filter_map(|work| scholarship.work(work)) {
                        let listed = work.references.iter().find(|(document, _)| document == key);
                        said.push(match listed {
                            Some((_, index)) => format!("c4o:denotes {}", reference(key, *index)),
                            None => format!("dcterms:references {}", iri("work", &work.key)),
                        });
                    }
                    text.push_str(&statement(&iri("citation", &format!("{key}/{number}")), &said));
                }
            }
            Node::Scholar(scholar) => write_scholar(scholar, &mut text),
            Node::Tradition(tradition) => write_tradition(tradition, &mut text),
        }
    }
    text.push('\n');
    for edge in scholarship.graph.edge_references() {
        let (source, target) = (&scholarship.graph[edge.source()], &scholarship.graph[edge.target()]);
        match edge.weight() {
            Edge::Contributed { role, .. } => {
                if *role == "author" {
                    text.push_str(&format!("{} dcterms:creator {} .\n", node(target), node(source)));
                } else {
                    text.push_str(&format!(
                        "{} pro:holdsRoleInTime [ a pro:RoleInTime ; pro:withRole pro:{role} ; pro:relatesToDocument {} ] .\n",
                        node(source),
                        node(target)
                    ));
                }
            }
            Edge::Cites { .. } => text.push_str(&format!("{} cito:cites {} .\n", node(source), node(target))),
            _ => {}
        }
    }
    for (number, claim) in scholarship.drawn_claims() {
        write_claim(number, claim, &mut text);
    }
    text
}

fn write_work(work: &Work, text: &mut String) {
    let record = &work.record;
    let mut said = vec![
        format!("a {}", class(&record.entry_type)),
        format!("rdfs:label {}", literal(&short_label(record))),
        format!("dcterms:identifier {}", literal(&work.key)),
    ];
    let title = record.full_title();
    if !title.is_empty() {
        said.push(format!("dcterms:title {}", literal(&title)));
    }
    if let Some(year) = record.year() {
        said.push(format!("fabio:hasPublicationYear \"{year:04}\"^^xsd:gYear"));
    }
    for (field, term) in [
        (Field::Doi, "prism:doi"),
        (Field::Isbn, "prism:isbn"),
        (Field::Volume, "prism:volume"),
        (Field::JournalTitle, "prism:publicationName"),
        (Field::BookTitle, "prism:publicationName"),
        (Field::Publisher, "dcterms:publisher"),
        (Field::Institution, "dcterms:publisher"),
        (Field::Url, "prism:url"),
        (Field::PubState, "catena:publication-state"),
    ] {
        said.extend(record.text(&field).map(|value| format!("{term} {}", literal(value))));
    }
    said.extend(work.annotation.iter().map(|note| format!("skos:note {}", literal(note))));
    text.push_str(&statement(&iri("work", &work.key), &said));
    for (document, index) in &work.references {
        let said = [
            "a biro:BibliographicReference".to_owned(),
            format!("biro:references {}", iri("work", &work.key)),
            format!("dcterms:isPartOf {}", iri("work", document)),
        ];
        text.push_str(&statement(&reference(document, *index), &said));
    }
}

fn class(kind: &EntryType) -> &'static str {
    use EntryType::*;
    match kind {
        Article | SuppPeriodical | Review => "fabio:JournalArticle",
        Book | MvBook | Collection | MvCollection | Reference | MvReference | Booklet => "fabio:Book",
        InBook | BookInBook | SuppBook | InCollection | SuppCollection => "fabio:BookChapter",
        InReference => "fabio:ReferenceEntry",
        InProceedings => "fabio:ConferencePaper",
        Proceedings | MvProceedings => "fabio:ConferenceProceedings",
        Thesis => "fabio:Thesis",
        Report => "fabio:ReportDocument",
        Online => "fabio:WebPage",
        Manual => "fabio:Manual",
        Patent => "fabio:PatentDocument",
        Letter => "fabio:Letter",
        Dataset => "fabio:Dataset",
        Movie | Video => "fabio:MovingImage",
        _ => "fabio:Expression",
    }
}

fn write_scholar(scholar: &Scholar, text: &mut String) {
    let mut said = match &scholar.name {
        Name::Body(_) => vec!["a foaf:Organization".to_owned()],
        Name::Person(person) => {
            let mut said =
                vec!["a foaf:Person".to_owned(), format!("foaf:familyName {}", literal(&scholar.name.family()))];
            if !person.given.is_empty() {
                said.push(format!("foaf:givenName {}", literal(&person.given)));
            }
            said
        }
    };
    said.push(format!("foaf:name {}", literal(&scholar.name.display())));
    text.push_str(&statement(&iri("scholar", &scholar.id), &said));
}

fn write_tradition(tradition: &Tradition, text: &mut String) {
    let mut said = vec!["a skos:Concept".to_owned(), format!("skos:prefLabel {}", literal(&tradition.label))];
    if tradition.kind == TraditionKind::Grouping {
        said.push("catena:kind \"grouping\"".to_owned());
    }
    said.extend(tradition.other_names.iter().map(|name| format!("skos:altLabel {}", literal(name))));
    said.extend(tradition.definition.iter().map(|words| format!("skos:definition {}", literal(words))));
    for (topic, view) in &tradition.views {
        said.push(format!("skos:scopeNote {}", literal(&format!("{topic}: {view}"))));
    }
    for relation in &tradition.related {
        let to = iri("tradition", &relation.to);
        let term = match relation.relation.as_str() {
            "broader" => "skos:broader",
            "narrower" => "skos:narrower",
            "critiques" => "cito:critiques",
            "builds-on" => "cito:extends",
            _ => "skos:related",
        };
        said.push(format!("{term} {to}"));
    }
    text.push_str(&statement(&iri("tradition", &tradition.id), &said));
}

/// The CiTO term for a role; members without one are only related by subject.
fn cito(role: Role) -> Option<&'static str> {
    match role {
        Role::Supports => Some("cito:supports"),
        Role::Extends => Some("cito:extends"),
        Role::Critiques => Some("cito:critiques"),
        Role::SeeAlso => Some("cito:citesAsRelated"),
        Role::Exemplar | Role::Illustrates | Role::Exception => None,
    }
}

fn write_claim(number: usize, claim: &Claim, text: &mut String) {
    let work = iri("work", &claim.work);
    let object = match (&claim.tradition, &claim.object) {
        (Some(tradition), _) => iri("tradition", tradition),
        (None, Some(object)) => iri("work", object),
        (None, None) => return,
    };
    let name = if claim.id.is_empty() { number.to_string() } else { claim.id.clone() };
    let mut said = vec![
        "a oa:Annotation".to_owned(),
        "oa:motivatedBy oa:classifying".to_owned(),
        format!("oa:hasBody {object}"),
        format!("oa:hasTarget {work}"),
        format!("catena:role {}", literal(claim.role.name())),
        format!("catena:status {}", literal(claim.status.name())),
        format!("catena:confidence {:.4}", if claim.confidence.is_finite() { claim.confidence } else { 0.0 }),
        format!("prov:wasDerivedFrom {}", iri("work", &claim.according_to)),
    ];
    said.extend(claim.reason.iter().map(|reason| format!("rdfs:comment {}", literal(reason))));
    said.extend(claim.by.iter().map(|by| format!("dcterms:creator {}", literal(by))));
    for evidence in &claim.evidence {
        said.push(format!("catena:evidence {}", selector(claim, evidence)));
    }
    text.push_str(&statement(&iri("claim", &name), &said));
    if claim.status == Status::Accepted {
        if let Some(term) = cito(claim.role) {
            text.push_str(&format!("{work} {term} {object} .\n"));
        }
        if claim.role.is_member() && claim.tradition.is_some() {
            text.push_str(&format!("{work} dcterms:subject {object} .\n"));
        }
    }
}

fn selector(claim: &Claim, evidence: &Evidence) -> String {
    let source = iri("work", &claim.according_to);
    let place = literal(&place::evidence(evidence));
    let quote = match &evidence.quote {
        None => String::new(),
        Some(quote) => {
            let mut quoted = format!(" ; oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact {}", literal(quote));
            for (term, words) in [("oa:prefix", &evidence.before), ("oa:suffix", &evidence.after)] {
                if let Some(words) = words {
                    quoted.push_str(&format!(" ; {term} {}", literal(words)));
                }
            }
            quoted + " ]"
        }
    };
    format!("[ a oa:SpecificResource ; oa:hasSource {source} ; dcterms:description {place}{quote} ]")
}

fn node(node: &Node) -> String {
    match node {
        Node::Work(work) => iri("work", &work.key),
        Node::Document(document) => iri("work", &document.work.key),
        Node::Scholar(scholar) => iri("scholar", &scholar.id),
        Node::Tradition(tradition) => iri("tradition", &tradition.id),
    }
}

fn reference(document: &str, index: usize) -> String {
    iri("reference", &format!("{document}/{index}"))
}

fn statement(subject: &str, said: &[String]) -> String {
    format!("{subject} {} .\n", said.join(" ;\n    "))
}

/// A name in angle brackets; what an IRI cannot hold is percent-encoded.
fn iri(kind: &str, id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '+') {
            encoded.push(c);
        } else {
            for byte in c.to_string().bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    format!("<urn:catena:{kind}:{encoded}>")
}

fn literal(text: &str) -> String {
    let mut escaped = String::from("\"");
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            '"' => escaped.push_str("\\\""),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            c if c.is_control() => escaped.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    escaped.push('"');
    escaped
}
