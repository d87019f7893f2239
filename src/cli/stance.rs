//! `catena evaluate` on citing sentences: precision of the rules of stance at their coverage.

use std::fmt::Write as _;
use std::path::Path;

use catena::tradition::score::{Scheme, StanceScore, examples, score};
use serde_json::{Value as Json, json};

use super::output::Failure;

/// Scores a file of sentences; `None` where it is none.
pub fn evaluate(path: &Path, errors: usize) -> Result<Option<(String, Json)>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    let Some((scheme, examples)) = examples(&text) else { return Ok(None) };
    let score = score(scheme, &examples, errors);
    let name = path.display().to_string();
    Ok(Some((shown(&name, scheme, &score), as_json(&name, scheme, &score))))
}

fn shown(name: &str, scheme: Scheme, score: &StanceScore) -> String {
    let percent = |share: f64| format!("{:.1} %", 100.0 * share);
    let mut text = format!(
        "{name}: {}\n  {} sentences, a citation found in {}; a stance decided in {} (coverage {})\n",
        scheme.name(),
        score.sentences,
        score.with_citation,
        score.decided,
        percent(score.coverage()),
    );
    let _ = writeln!(
        text,
        "  precision {} ({} of {} that these labels can judge), calibration error {:.3}",
        percent(score.judged.precision()),
        score.judged.right,
        score.judged.all,
        score.calibration_error()
    );
    for (stance, tally) in &score.by_stance {
        let labels = scheme.means(*stance).unwrap_or_default().join(" or ");
        let _ = writeln!(
            text,
            "  {:<12} {:>7}  ({} of {}; right where the label is {labels})",
            stance.name(),
            percent(tally.precision()),
            tally.right,
            tally.all
        );
    }
    text.push_str("  by rule:");
    for (rule, tally) in &score.by_rule {
        let _ = write!(text, "  {rule} {} ({})", percent(tally.precision()), tally.all);
    }
    text.push_str("\n  confidence → share right:");
    for (sum, tally) in score.bins.values() {
        let _ = write!(text, "  {:.2} → {:.2} ({})", sum / tally.all as f64, tally.precision(), tally.all);
    }
    text.push_str("\n  decided as, by label:");
    for ((stance, label), count) in &score.table {
        let judged = if scheme.means(*stance).is_some() { "" } else { " not judged" };
        let _ = write!(text, "  {}/{label} {count}{judged}", stance.name());
    }
    text.push('\n');
    for (sentence, label, reading) in &score.wrong {
        let _ = writeln!(
            text,
            "\n  {label}, read as {} by “{}” ({})\n    {sentence}",
            reading.stance.name(),
            reading.cue,
            reading.rule
        );
    }
    text
}

fn as_json(name: &str, scheme: Scheme, score: &StanceScore) -> Json {
    let tally = |name: &str, right: usize, all: usize| json!({ "name": name, "right": right, "judged": all, "precision": right as f64 / all.max(1) as f64 });
    json!({
        "corpus": name, "labels": scheme.name(), "sentences": score.sentences, "with_citation": score.with_citation,
        "decided": score.decided, "coverage": score.coverage(), "precision": score.judged.precision(),
        "judged": score.judged.all, "calibration_error": score.calibration_error(),
        "by_stance": score.by_stance.iter().map(|(s, t)| tally(s.name(), t.right, t.all)).collect::<Vec<_>>(),
        "by_rule": score.by_rule.iter().map(|(rule, t)| tally(rule, t.right, t.all)).collect::<Vec<_>>(),
        "reliability": score.bins.values().map(|(sum, t)| json!({ "count": t.all, "confidence": sum / t.all as f64, "accuracy": t.precision() })).collect::<Vec<_>>(),
        "table": score.table.iter().map(|((s, label), n)| json!({ "stance": s.name(), "label": label, "count": n })).collect::<Vec<_>>(),
    })
}
