//! `catena evaluate`: how well references are labelled, stances are read and schools are found, and whether confidences mean what
//! they say.

use std::path::{Path, PathBuf};

use catena::reference::model::Model;
use catena::reference::model::corpus::{self, CorpusError, Example};
use catena::reference::model::score::{SCORED, Score};
use catena::reference::{Label, Labeller};
use clap::ValueEnum;
use serde_json::json;

use super::Globals;
use super::output::{self, Failure, Outcome, Written};

/// Score the reference model on tagged references, the rules of stance on citing sentences, or the reading of schools on passages
#[derive(Debug, clap::Args)]
#[command(after_help = AFTER)]
pub struct Args {
    /// Tagged references: JSON lines (raw, spans or tokens) or AnyStyle's XML. Citing sentences: JSON lines. Folders of review
    /// passages with marked schools
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A model other than the one that Catena comes with
    #[arg(long, value_name = "MODEL")]
    model: Option<PathBuf>,
    /// Read references of one document, which follow each other in the file, as one list
    #[arg(long)]
    lists: bool,
    /// Show this many references that are wrong, or members of schools
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    errors: usize,
    /// Only references of which this field is wrong
    #[arg(long, value_name = "FIELD")]
    field: Option<String>,
    #[command(flatten)]
    written: Written<Format>,
}

const AFTER: &str = "\
Citing sentences are JSON lines of one of two kinds:
  {\"sentence\": \"…\", \"stance\": \"critiques\", \"cited\": \"Moss (1999)\"}   our stances; `cited` may be left out
  {\"text\": \"…\", \"label\": \"CompareOrContrast\"}                       ACL-ARC's or SciCite's labels
These labels are citation functions, not stances: what can be held against them is, and the rest is only counted.

A marked passage is a .mark file (docs/formats.md), or a folder with text.txt and gold.json:
  {\"references\": [\"…\"], \"traditions\": [{\"id\": \"…\", \"members\": [{\"ref\": 0, \"role\": \"exemplar\", \"confidence\": \"strong\"}],
   \"non_members\": [{\"ref\": 3, \"role\": \"critiques\"}]}]}
A member that is `weak` need not be found. Every folder below FILE that is one counts.";

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Tables for people
    #[default]
    Text,
    /// One JSON value
    Json,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let (folders, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
        args.files.iter().partition(|path| path.is_dir() || super::schools::is_marked(path));
    let mut outcome = Outcome::Done;
    let mut text = String::new();
    let mut values = Vec::new();
    for (shown, value) in super::schools::evaluate(&folders, args.model.as_deref(), args.errors)? {
        text.push_str(&shown);
        values.push(value);
    }
    let own = args.model.as_deref().filter(|_| !files.is_empty()).map(read_model).transpose()?;
    let model = match &own {
        Some(model) => model,
        None => Model::shipped().map_err(|error| Failure::new(error.to_string()))?,
    };
    for path in files {
        if let Some((shown, value)) = super::stance::evaluate(path, args.errors)? {
            text.push_str(&shown);
            values.push(value);
            continue;
        }
        let (examples, errors) = read_corpus(path)?;
        for error in errors.iter().take(5) {
            output::note(globals, &format!("{}: {error}", path.display()));
            outcome = Outcome::Problems;
        }
        let mut score = Score::default();
        let mut shown = 0;
        let readings = if args.lists {
            read_lists(model, &examples)
        } else {
            examples.iter().map(|e| model.label(&e.tokens)).collect()
        };
        for (example, labels) in examples.iter().zip(readings) {
            let before = score.clone();
            score.add(example, &labels);
            if shown < args.errors && wrong(&before, &score, args.field.as_deref()) {
                shown += 1;
                text.push_str(&error_text(example, &labels));
            }
        }
        let name = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        text.push_str(&text_of(&name, &score));
        values.push(json_of(&name, &score));
    }
    let result = match args.written.format() {
        Format::Text => text,
        Format::Json => serde_json::to_string_pretty(&values).unwrap_or_default() + "\n",
    };
    output::write_result(result.as_bytes(), args.written.file())?;
    Ok(outcome)
}

/// Labels references list by list: those that follow each other and name the same document, or a hundred at a time.
fn read_lists(model: &Model, examples: &[Example]) -> Vec<Vec<(Label, f64)>> {
    let mut readings = Vec::with_capacity(examples.len());
    for list in examples.chunk_by(|a, b| a.list == b.list) {
        for part in list.chunks(100) {
            let tokens: Vec<_> = part.iter().map(|example| example.tokens.clone()).collect();
            readings.extend(model.label_list(&tokens));
        }
    }
    readings
}

/// Reads a model.
pub fn read_model(path: &Path) -> Result<Model, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
    Model::read(&bytes).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

/// Reads a tagged file.
pub fn read_corpus(path: &Path) -> Result<(Vec<Example>, Vec<CorpusError>), Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
    Ok(corpus::read(&text))
}

fn wrong(before: &Score, after: &Score, field: Option<&str>) -> bool {
    match field.and_then(Label::from_name).and_then(|label| SCORED.iter().position(|scored| *scored == label)) {
        Some(at) => {
            before.fields[at].wrong + before.fields[at].missed < after.fields[at].wrong + after.fields[at].missed
        }
        None => before.exact == after.exact,
    }
}

fn error_text(example: &Example, labels: &[(Label, f64)]) -> String {
    let mut text = format!("\n{}\n", example.raw);
    for (t, (label, probability)) in labels.iter().enumerate() {
        let allowed = example.allowed.get(t).copied().unwrap_or(0);
        let mark = if allowed >> label.index() & 1 == 1 {
            String::new()
        } else {
            let gold = Label::ALL.into_iter().find(|gold| allowed >> gold.index() & 1 == 1).map_or("?", Label::name);
            format!("!{gold}")
        };
        text.push_str(&format!("{}[{}{mark} {probability:.2}] ", example.tokens.word(t), label.name()));
    }
    text.push('\n');
    text
}

/// A reference with its fields in brackets.
pub fn tagged_text(example: &Example) -> String {
    let mut text = String::new();
    let mut last = None;
    for (t, bits) in example.allowed.iter().enumerate() {
        if last != Some(*bits) {
            let names: Vec<&str> =
                Label::ALL.into_iter().filter(|label| bits >> label.index() & 1 == 1).map(Label::name).collect();
            text.push_str(&format!("<{}> ", names.join("|")));
            last = Some(*bits);
        }
        text.push_str(example.tokens.word(t));
        text.push(' ');
    }
    text + "\n"
}

/// A table for people.
pub fn text_of(name: &str, score: &Score) -> String {
    let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
    let mut text = format!(
        "{name}: {} references, exact {:.1} %, fields {:.1} %, tokens {:.2} %, calibration error {:.3}\n",
        score.references,
        percent(score.exact, score.references),
        100.0 * score.micro_f1(),
        percent(score.tokens_right, score.tokens),
        score.calibration_error()
    );
    for (label, tally) in SCORED.iter().zip(&score.fields) {
        if tally.right + tally.missed > 0 {
            text.push_str(&format!(
                "  {:<16} F1 {:5.1}  ({} there)\n",
                label.name(),
                100.0 * tally.f1(),
                tally.right + tally.missed
            ));
        }
    }
    text.push_str(&reliability_diagram(score));
    text
}

/// How often fields were right, by how sure the model was of them: a bar for the share right, `|` where it should end.
fn reliability_diagram(score: &Score) -> String {
    const WIDTH: usize = 40;
    let mut text = "  confidence  right   fields  share right (|: the confidence)\n".to_owned();
    for bin in score.bins.iter().filter(|bin| bin.count > 0) {
        let (confidence, right) = (bin.confidence / bin.count as f64, bin.right as f64 / bin.count as f64);
        let place = |share: f64| (share * WIDTH as f64).round() as usize;
        let bar: String = (0..=WIDTH)
            .map(|at| match at {
                _ if at == place(confidence) => '|',
                _ if at < place(right) => '=',
                _ => ' ',
            })
            .collect();
        text.push_str(&format!("  {confidence:10.2}  {right:5.2}  {:7}  {}\n", bin.count, bar.trim_end()));
    }
    text
}

fn json_of(name: &str, score: &Score) -> serde_json::Value {
    let fields: serde_json::Map<String, serde_json::Value> = SCORED
        .iter()
        .zip(&score.fields)
        .map(|(label, tally)| {
            let value = json!({"f1": tally.f1(), "right": tally.right, "wrong": tally.wrong, "missed": tally.missed});
            (label.name().to_owned(), value)
        })
        .collect();
    let bins: Vec<serde_json::Value> = score
        .bins
        .iter()
        .map(|bin| json!({"count": bin.count, "confidence": bin.confidence / bin.count.max(1) as f64, "accuracy": bin.right as f64 / bin.count.max(1) as f64}))
        .collect();
    json!({
        "corpus": name, "references": score.references, "exact": score.exact as f64 / score.references.max(1) as f64,
        "f1": score.micro_f1(), "tokens": score.tokens_right as f64 / score.tokens.max(1) as f64,
        "calibration_error": score.calibration_error(), "fields": fields, "reliability": bins,
    })
}
