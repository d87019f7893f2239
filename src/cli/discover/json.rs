//! A discovery as JSON: offsets are code points of each document's text, as `catena read` has them.

use catena::text::{Positions, Span, collapse_whitespace};
use catena::tradition::discover::{Company, Discovered, Discovery, Level, Settings, Source, Stated, Statement};
use serde_json::{Value as Json, json};

/// Everything, keys in a fixed order.
pub fn write(sources: &[Source], found: &Discovery, settings: &Settings) -> String {
    let writer = Writer {
        sources,
        found,
        positions: sources.iter().map(|source| Positions::new(&source.document.text)).collect(),
    };
    let documents: Vec<Json> = sources
        .iter()
        .map(|source| {
            json!({
                "key": source.key, "path": source.document.path, "sha256": source.document.sha256,
                "title": source.document.record.text(&catena::record::Field::Title),
                "references": source.references.len(), "citations": source.citations.len(),
            })
        })
        .collect();
    let agreements: Vec<Json> = found
        .agreements
        .iter()
        .map(|agreement| {
            let documents: Vec<&str> = agreement.sources.iter().map(|&at| writer.key(at)).collect();
            json!({ "key": writer.work(agreement.work), "tradition": writer.id(agreement.tradition), "according_to": documents })
        })
        .collect();
    let disputes: Vec<Json> = found
        .disputes
        .iter()
        .map(|dispute| {
            let elsewhere: Vec<Json> = dispute
                .elsewhere
                .iter()
                .map(|(tradition, statement)| {
                    let mut said = writer.statement(statement);
                    said["tradition"] = json!(writer.id(*tradition));
                    said
                })
                .collect();
            json!({
                "key": writer.work(dispute.work), "tradition": writer.id(dispute.tradition),
                "affirmed": dispute.affirmed.iter().map(|s| writer.statement(s)).collect::<Vec<_>>(),
                "denied": dispute.denied.iter().map(|s| writer.statement(s)).collect::<Vec<_>>(),
                "elsewhere": elsewhere,
            })
        })
        .collect();
    let works: Vec<Json> = found
        .works
        .iter()
        .map(|work| {
            let listed: Vec<Json> =
                work.references.iter().map(|(document, index)| json!({ "document": document, "index": index })).collect();
            json!({ "key": work.key, "year": work.record.year(), "title": work.record.full_title(), "references": listed })
        })
        .collect();
    let weights: serde_json::Map<String, Json> =
        Level::ALL.iter().map(|level| (level.name().to_owned(), json!(level.weight()))).collect();
    super::super::table::json(&json!({
        "catena": 1,
        "method": {
            "stated": "sentences of the documents, according to their authors",
            "computed": "Leiden communities of proximity-weighted co-citation; nobody has said it",
            "weights": weights,
            "runs": settings.runs, "resolution": settings.resolution, "unsure_below": settings.sure,
        },
        "documents": documents,
        "traditions": found.traditions.iter().map(|tradition| writer.tradition(tradition)).collect::<Vec<_>>(),
        "agreements": agreements,
        "disputes": disputes,
        "perhaps_same": found.perhaps.iter().map(|perhaps| json!({
            "a": writer.id(perhaps.a), "b": writer.id(perhaps.b),
            "shared": perhaps.shared.iter().map(|&work| writer.work(work)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "alone": found.alone.iter().map(|&work| writer.work(work)).collect::<Vec<_>>(),
        "works": works,
    }))
}

struct Writer<'d> {
    sources: &'d [Source],
    found: &'d Discovery,
    positions: Vec<Positions<'d>>,
}

/// Three decimals: more say nothing.
fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

impl Writer<'_> {
    fn key(&self, source: usize) -> &str {
        self.sources.get(source).map_or("", |source| &source.key)
    }

    fn work(&self, work: usize) -> &str {
        self.found.works.get(work).map_or("", |work| &work.key)
    }

    fn id(&self, tradition: usize) -> &str {
        self.found.traditions.get(tradition).map_or("", |tradition| &tradition.id)
    }

    /// A place with the words that stand there.
    fn place(&self, source: usize, span: Span) -> Json {
        let (Some(positions), Some(of)) = (self.positions.get(source), self.sources.get(source)) else {
            return Json::Null;
        };
        json!({
            "document": of.key, "start": positions.code_point(span.start), "end": positions.code_point(span.end),
            "quote": collapse_whitespace(span.of(&of.document.text)),
        })
    }

    fn statement(&self, statement: &Statement) -> Json {
        json!({
            "according_to": self.key(statement.source), "role": statement.role.name(),
            "confidence": rounded(statement.confidence), "status": statement.status,
            "evidence": statement.evidence.iter().map(|span| self.place(statement.source, *span)).collect::<Vec<_>>(),
        })
    }

    fn stated(&self, stated: &Stated) -> Json {
        let roles = stated.statements.iter().filter(|s| stated.stability.is_none() || s.role.is_member());
        let surest = roles.max_by(|a, b| a.confidence.total_cmp(&b.confidence).then(b.role.cmp(&a.role)));
        json!({
            "key": self.work(stated.work), "basis": "stated", "role": surest.map(|s| s.role.name()),
            "stability": stated.stability.map(rounded),
            "statements": stated.statements.iter().map(|s| self.statement(s)).collect::<Vec<_>>(),
        })
    }

    fn company(&self, company: &Company) -> Json {
        let beside: Vec<Json> = company
            .beside
            .iter()
            .map(|(other, level, source, span)| {
                let mut place = self.place(*source, *span);
                place["with"] = json!(self.work(*other));
                place["level"] = json!(level.name());
                place
            })
            .collect();
        json!({
            "key": self.work(company.work), "basis": "computed", "role": null,
            "stability": rounded(company.stability), "unsure": !company.sure,
            "evidence": beside,
        })
    }

    fn tradition(&self, tradition: &Discovered) -> Json {
        let named_by: Vec<Json> = tradition
            .named_by
            .iter()
            .map(|naming| {
                let mut place = self.place(naming.source, naming.span);
                place["label"] = json!(naming.label);
                place["id"] = json!(naming.id);
                place
            })
            .collect();
        let terms: Vec<Json> = tradition
            .terms
            .iter()
            .map(|term| json!({ "term": term.phrase, "sentences": term.count, "score": term.score }))
            .collect();
        let members: Vec<Json> = tradition
            .members
            .iter()
            .map(|stated| self.stated(stated))
            .chain(tradition.company.iter().map(|company| self.company(company)))
            .collect();
        let label_by = match tradition.named_by.as_slice() {
            [] => "terms",
            namings if namings.iter().any(|naming| naming.named) => "author",
            _ => "text",
        };
        json!({
            "id": tradition.id, "label": tradition.label,
            "label_by": label_by,
            "other_names": tradition.other_names, "named_by": named_by, "terms": terms,
            "stability": rounded(tradition.stability), "members": members,
            "non_members": tradition.others.iter().map(|stated| self.stated(stated)).collect::<Vec<_>>(),
        })
    }
}
