//! `catena show KEY --identity`: why these references are one work, or these names one scholar, and how to undo it.

use std::fmt::Write as _;

use catena::graph::{Node, Scholarship};
use catena::library::{DecisionKind, IdentityDecision, Library};
use catena::work::{Decision, Guess, Scholar, Work, is_same_form, may_be_one, read_inverted};
use petgraph::graph::NodeIndex;
use serde_json::{Value as Json, json};

use super::library::counted;
use super::output::Failure;

/// One reference: the document, its place in the list from 0.
type Named = (String, usize);

struct Shown<'l> {
    library: &'l Library,
}

impl Shown<'_> {
    /// `rey2020/moss1999`: as `identity.toml` names it.
    fn name(&self, (document, index): &Named) -> String {
        let reference = self.library.references.get(document).and_then(|list| list.get(*index));
        match reference {
            Some(reference) => format!("{document}/{}", reference.record.key),
            None => document.clone(), // the document's own record
        }
    }

    fn raw(&self, (document, index): &Named) -> String {
        let reference = self.library.references.get(document).and_then(|list| list.get(*index));
        reference.map_or_else(String::new, |reference| {
            if reference.raw.is_empty() { reference.record.full_title() } else { reference.raw.clone() }
        })
    }

    fn json(&self, decision: &Decision) -> Json {
        json!({ "of": [self.name(&decision.pair.0), self.name(&decision.pair.1)], "reason": decision.reason.words() })
    }
}

/// Everything that is known of the identity of a work or scholar, as text or JSON.
pub fn show(library: &Library, graph: &Scholarship, at: NodeIndex, as_json: bool) -> Result<String, Failure> {
    match &graph.graph[at] {
        Node::Work(work) => Ok(of_work(library, work, as_json)),
        Node::Document(document) => Ok(of_work(library, &document.work, as_json)),
        Node::Scholar(scholar) => Ok(of_scholar(library, graph, scholar, as_json)),
        Node::Tradition(_) => {
            Err(Failure::new("a tradition is what its author or a person names; works and scholars have an identity"))
        }
    }
}

fn of_work(library: &Library, work: &Work, as_json: bool) -> String {
    let shown = Shown { library };
    let of_work = |pair: &(Named, Named)| {
        let is_own = |named: &Named| work.references.contains(named) || (named.0 == work.key && named.1 == usize::MAX);
        (is_own(&pair.0), is_own(&pair.1))
    };
    let joined: Vec<&Decision> = library.joined.iter().filter(|d| of_work(&d.pair) == (true, true)).collect();
    let open: Vec<&Decision> =
        library.candidates.iter().filter(|d| matches!(of_work(&d.pair), (true, false) | (false, true))).collect();
    let names: Vec<String> = work.references.iter().map(|named| shown.name(named)).collect();
    let said: Vec<&IdentityDecision> = library
        .decisions
        .iter()
        .filter(|d| matches!(d.kind, DecisionKind::SameWork | DecisionKind::DifferentWorks | DecisionKind::KeepKey))
        .filter(|d| d.of.iter().any(|of| names.iter().any(|name| name == of || name.ends_with(&format!("/{of}")))))
        .collect();
    if as_json {
        let references: Vec<Json> = work
            .references
            .iter()
            .map(|named| json!({ "name": shown.name(named), "document": named.0, "index": named.1, "raw": shown.raw(named) }))
            .collect();
        return super::table::json(&json!({
            "key": work.key, "references": references,
            "joined": joined.iter().map(|d| shown.json(d)).collect::<Vec<_>>(),
            "candidates": open.iter().map(|d| shown.json(d)).collect::<Vec<_>>(),
            "decisions": said.iter().map(|d| decision_json(d)).collect::<Vec<_>>(),
        }));
    }
    let mut text = format!("{}: one work, {}\n", work.key, counted(work.references.len(), "reference"));
    for named in &work.references {
        let _ = writeln!(text, "  {}  {}", shown.name(named), shown.raw(named));
    }
    let list = |head: &str, all: &[&Decision], text: &mut String| {
        if !all.is_empty() {
            let _ = writeln!(text, "\n{head}");
        }
        for decision in all {
            let (one, other) = (shown.name(&decision.pair.0), shown.name(&decision.pair.1));
            let _ = writeln!(text, "  {one} = {other}: {}", decision.reason.words());
        }
    };
    list("Joined, for these reasons", &joined, &mut text);
    list("Perhaps the same too; not joined for want of evidence", &open, &mut text);
    write_decisions(&said, &mut text);
    if let Some(decision) = joined.first() {
        let (one, other) = (shown.name(&decision.pair.0), shown.name(&decision.pair.1));
        text.push_str(&undo("different-works", &one, &other, "To take them apart"));
    }
    if let Some(decision) = open.first() {
        let (one, other) = (shown.name(&decision.pair.0), shown.name(&decision.pair.1));
        text.push_str(&undo("same-work", &one, &other, "To join them"));
    }
    text
}

fn of_scholar(library: &Library, graph: &Scholarship, scholar: &Scholar, as_json: bool) -> String {
    let names = graph.printed_names(&scholar.id).into_iter();
    let mut forms: Vec<(String, String)> = names.map(|(work, name)| (name.inverted(), work.key.clone())).collect();
    forms.sort();
    forms.dedup();
    let family = catena::text::fold(&scholar.name.family());
    let namesakes: Vec<&Scholar> = graph
        .scholars()
        .filter(|other| other.id != scholar.id && catena::text::fold(&other.name.family()) == family)
        .collect();
    let said: Vec<&IdentityDecision> = library
        .decisions
        .iter()
        .filter(|d| matches!(d.kind, DecisionKind::SameScholar | DecisionKind::DifferentScholars))
        .filter(|d| d.of.iter().any(|of| forms.iter().any(|(form, _)| form == of)))
        .collect();
    // One name may fit two people who are not one: it stays by itself.
    let (fitting, namesakes): (Vec<&Scholar>, Vec<&Scholar>) =
        namesakes.into_iter().partition(|other| may_be_one(&scholar.name, &other.name));
    if as_json {
        let forms: Vec<Json> = forms.iter().map(|(form, work)| json!({ "form": form, "work": work })).collect();
        let list = |all: &[&Scholar]| -> Vec<Json> {
            all.iter().map(|other| json!({ "id": other.id, "name": other.name.inverted() })).collect()
        };
        let others = list(&fitting.iter().chain(&namesakes).copied().collect::<Vec<_>>());
        return super::table::json(&json!({
            "id": scholar.id, "name": scholar.name.inverted(), "guess": library.guess(graph, scholar).map(Guess::words), "forms": forms, "namesakes": others, "candidates": list(&fitting),
            "decisions": said.iter().map(|d| decision_json(d)).collect::<Vec<_>>(),
        }));
    }
    let mut text = format!("{}: one scholar, {}\n", scholar.id, counted(forms.len(), "place"));
    for (form, work) in &forms {
        let _ = writeln!(text, "  {form}  ({work})");
    }
    if let Some(guess) = library.guess(graph, scholar) {
        let _ = writeln!(text, "\nA guess: {}.", guess.words());
        if guess == Guess::Initials {
            text.push_str("Where they are two, write out the given names in their works' records.\n");
        }
    }
    if !fitting.is_empty() {
        text.push_str("\nPerhaps the same; not joined, for a name that several fit is nobody's in particular\n");
        for other in &fitting {
            let _ = writeln!(text, "  {}  {}", other.id, other.name.inverted());
        }
    }
    if !namesakes.is_empty() {
        text.push_str("\nOthers of that family name; never joined by the family name alone\n");
        for other in &namesakes {
            let _ = writeln!(text, "  {}  {}", other.id, other.name.inverted());
        }
    }
    write_decisions(&said, &mut text);
    let names: Vec<&str> = forms.iter().map(|(form, _)| form.as_str()).collect();
    let of_other_form =
        |one: &&str| names.iter().find(|other| !is_same_form(&read_inverted(one), &read_inverted(other)));
    if let Some((one, other)) = names.first().and_then(|one| Some((one, of_other_form(one)?))) {
        text.push_str(&undo("different-scholars", one, other, "To take two forms apart"));
    }
    if let Some(other) = fitting.first().or(namesakes.first()) {
        text.push_str(&undo("same-scholar", &scholar.name.inverted(), &other.name.inverted(), "To join two"));
    }
    text
}

fn kind_name(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::SameWork => "same-work",
        DecisionKind::DifferentWorks => "different-works",
        DecisionKind::SameScholar => "same-scholar",
        DecisionKind::DifferentScholars => "different-scholars",
        DecisionKind::KeepKey => "keep-key",
    }
}

fn decision_json(decision: &IdentityDecision) -> Json {
    json!({ "kind": kind_name(decision.kind), "of": decision.of, "key": decision.key, "title": decision.title, "reason": decision.reason, "by": decision.by })
}

fn write_decisions(said: &[&IdentityDecision], text: &mut String) {
    if !said.is_empty() {
        text.push_str("\nDecided in bib/identity.toml; delete the entry to take it back\n");
    }
    for decision in said {
        let by = decision.by.as_deref().map(|by| format!(", by {by}")).unwrap_or_default();
        let reason = decision.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
        let _ = writeln!(text, "  {}: {}{reason}{by}", kind_name(decision.kind), decision.of.join(", "));
    }
}

/// The entry that decides otherwise.
fn undo(kind: &str, one: &str, other: &str, head: &str) -> String {
    format!(
        "\n{head}, write into bib/identity.toml\n  [[decision]]\n  kind = \"{kind}\"\n  of = [\"{one}\", \"{other}\"]\n"
    )
}
