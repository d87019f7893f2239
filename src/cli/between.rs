//! `catena show TRADITION TRADITION`: what stands between two traditions.

use std::fmt::Write as _;

use catena::graph::{Between, CoCitation, Scholarship};
use catena::query::answer;
use catena::tradition::Claim;
use catena::work::Work;
use serde_json::json;

use super::library::counted;

/// Pairs of works that are listed; the text says how many there are.
const PAIRS: usize = 12;

/// As JSON.
pub fn json(graph: &Scholarship, between: &Between) -> String {
    let works = |list: &[&Work]| list.iter().map(|work| answer::work_json(graph, work)).collect::<Vec<_>>();
    let claims = |list: &[&Claim]| list.iter().map(|claim| answer::claim_json(claim)).collect::<Vec<_>>();
    let counts = |t: &CoCitation| json!({ "bracket": t.group, "sentence": t.sentence, "paragraph": t.paragraph, "section": t.section });
    let bridges: Vec<_> = between
        .shared
        .iter()
        .map(|work| {
            let mut shown = answer::work_json(graph, work);
            for (side, id) in [("claims_a", &between.a.id), ("claims_b", &between.b.id)] {
                shown[side] = json!(claims(&graph.standing_claims(&work.key, id)));
            }
            shown
        })
        .collect();
    let pairs: Vec<_> = between
        .pairs
        .iter()
        .map(|(a, b, together)| json!({ "a": a.key, "b": b.key, "together": counts(together) }))
        .collect();
    let relations: Vec<_> = between
        .relations
        .iter()
        .map(|(relation, forth, note)| {
            let (from, to) = if *forth { (&between.a.id, &between.b.id) } else { (&between.b.id, &between.a.id) };
            json!({ "from": from, "relation": relation, "to": to, "note": note })
        })
        .collect();
    super::table::json(&json!({
        "a": between.a.id, "b": between.b.id,
        "members_a": graph.members(&between.a.id).len(), "members_b": graph.members(&between.b.id).len(),
        "relations": relations, "shared": bridges,
        "critics_from_a": claims(&between.from_a), "critics_from_b": claims(&between.from_b),
        "against_both": works(&between.against_both),
        "cited_together": counts(&between.together), "pairs": pairs, "documents": between.documents,
    }))
}

/// For people.
pub fn text(graph: &Scholarship, between: &Between) -> String {
    let (a, b) = (&between.a.label, &between.b.label);
    let size = |id: &str| counted(graph.members(id).len(), "member");
    let mut text = format!("{a} ({}) and {b} ({})\n", size(&between.a.id), size(&between.b.id));
    match between.documents.as_slice() {
        [] => text.push_str("No document speaks of both.\n"),
        documents => {
            let _ = writeln!(text, "Spoken of together by {}.", documents.join(", "));
        }
    }
    for (relation, forth, note) in &between.relations {
        let (from, to) = if *forth { (a, b) } else { (b, a) };
        let note = note.map(|note| format!(": {note}")).unwrap_or_default();
        let _ = writeln!(text, "{from} {} {to}{note}", relation.replace('-', " "));
    }
    if !between.shared.is_empty() {
        super::show::head(&mut text, &format!("Members of both ({})", between.shared.len()));
    }
    for work in &between.shared {
        let _ = writeln!(text, "{}", named(work));
        for id in [&between.a.id, &between.b.id] {
            for line in
                graph.standing_claims(&work.key, id).into_iter().flat_map(|claim| answer::claim_lines(claim, false))
            {
                let _ = writeln!(text, "  {line}");
            }
        }
    }
    for (claims, from, to) in [(&between.from_a, a, b), (&between.from_b, b, a)] {
        if claims.is_empty() {
            continue;
        }
        super::show::head(
            &mut text,
            &format!("Members of {from} against {to}, or where it does not reach ({})", claims.len()),
        );
        for line in claims.iter().flat_map(|claim| answer::claim_lines(claim, true)) {
            let _ = writeln!(text, "{line}");
        }
    }
    if between.shared.is_empty() && between.from_a.is_empty() && between.from_b.is_empty() {
        text.push_str("No work is a member of both, and no member of the one is said to stand against the other.\n");
    }
    if !between.against_both.is_empty() {
        super::show::head(&mut text, &format!("Against both ({})", between.against_both.len()));
        between.against_both.iter().for_each(|work| {
            let _ = writeln!(text, "{}", named(work));
        });
    }
    let all = between.pairs.len();
    super::show::head(&mut text, "Cited together");
    // Each pair once, where it stands closest.
    let mut closest = [0_usize; 4];
    for (.., t) in &between.pairs {
        let times = [t.group, t.sentence, t.paragraph, t.section];
        if let Some(level) = times.iter().position(|times| *times > 0) {
            closest[level] += 1;
        }
    }
    let _ = writeln!(
        text,
        "{}: {} in one bracket, {} in one sentence, {} in one paragraph, {} in one section",
        if all == 1 { "1 pair of works".to_owned() } else { format!("{all} pairs of works") },
        closest[0],
        closest[1],
        closest[2],
        closest[3]
    );
    for (x, y, t) in between.pairs.iter().take(PAIRS) {
        let levels =
            [(t.group, "bracket"), (t.sentence, "sentence"), (t.paragraph, "paragraph"), (t.section, "section")];
        let levels =
            levels.iter().filter(|(times, _)| *times > 0).map(|(times, level)| counted(*times as usize, level));
        let _ = writeln!(text, "{} and {}: {}", x.key, y.key, levels.collect::<Vec<_>>().join(", "));
    }
    if all > PAIRS {
        let _ = writeln!(text, "… and {} more: --format json has them all", all - PAIRS);
    }
    text
}

fn named(work: &Work) -> String {
    let year = work.record.year().map_or_else(|| "n.d.".to_owned(), |year| year.to_string());
    format!("{} — {} ({year}) {}", work.key, answer::short_author(work), work.record.full_title())
}
