//! `catena train`: a model from tagged references.

use std::path::PathBuf;

use catena::reference::Labeller;
use catena::reference::model::corpus::Example;
use catena::reference::model::features::evidence;
use catena::reference::model::score::Score;
use catena::reference::model::train::{Lesson, Settings, train};
use catena::reference::model::{Model, synthetic};

use super::Globals;
use super::output::{self, Failure, Outcome};

/// Train a reference model from tagged references
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Tagged references: JSON lines (raw, spans or tokens) or AnyStyle's XML; `FILE:0.3` takes three tenths of them
    #[arg(required = true, value_name = "FILE[:SHARE]")]
    files: Vec<String>,
    /// Where to write the model
    #[arg(short, long, value_name = "MODEL", default_value = "references.model")]
    output: PathBuf,
    /// References to render in many styles from the records in the files, besides
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    synthetic: usize,
    /// Share of the documents that are not trained on but scored at the end, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 0)]
    hold_out: u32,
    /// Passes over the data
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().passes)]
    passes: usize,
    /// Features that occur in fewer references are ignored
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().least_count)]
    least_count: u32,
    /// Share of features left out at random in each step
    #[arg(long, value_name = "SHARE", default_value_t = Settings::default().dropout)]
    dropout: f32,
    /// Shrinkage of weights; more makes a smaller model
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().shrinkage)]
    shrinkage: f32,
    /// Initial step size
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().step)]
    step: f32,
    /// Print this many of the rendered references with their labels, and stop
    #[arg(long, value_name = "NUMBER", default_value_t = 0, hide = true)]
    show: usize,
    /// Seed of the random order
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let (mut examples, mut held_out) = (Vec::new(), Vec::new());
    let mut outcome = Outcome::Done;
    for file in &args.files {
        let (path, share) = path_and_share(file);
        let (read, errors) = super::evaluate::read_corpus(&path)?;
        for error in errors.iter().take(5) {
            output::note(globals, &format!("{}: {error}", path.display()));
            outcome = Outcome::Problems;
        }
        for example in read {
            let place = place_of(&example);
            if place % 100 < args.hold_out {
                held_out.push(example);
            } else if f64::from(place / 100 % 1000) < share * 1000.0 {
                examples.push(example);
            }
        }
    }
    let rendered = synthetic::render(&examples, args.synthetic, args.seed);
    output::note(globals, &format!("{} tagged references, {} rendered", examples.len(), rendered.len()));
    if args.show > 0 {
        let text: String = rendered.iter().take(args.show).map(super::evaluate::tagged_text).collect();
        output::write_result(text.as_bytes(), None)?;
        return Ok(outcome);
    }
    let lesson = |example: &Example| Lesson {
        evidence: evidence(&example.tokens),
        allowed: example.allowed.clone(),
        weight: 1.0,
    };
    let mut lessons: Vec<Lesson> =
        examples.iter().chain(&rendered).filter(|e| e.tokens.len() <= 400).map(lesson).collect();
    drop((examples, rendered));
    let settings = Settings {
        passes: args.passes,
        least_count: args.least_count,
        dropout: args.dropout.clamp(0.0, 0.9),
        shrinkage: args.shrinkage,
        step: args.step,
        seed: args.seed,
        ..Settings::default()
    };
    let weights = train(&mut lessons, &settings, |pass, loss| {
        output::note(globals, &format!("pass {pass} of {}: loss {loss:.4} per token", settings.passes));
    });
    let file = Model::write(&weights);
    let model = Model::new(&weights);
    output::note(globals, &format!("{} features, {} bytes", model.features(), file.len()));
    output::write_result(&file, Some(&args.output))?;
    if !held_out.is_empty() {
        let mut score = Score::default();
        for example in &held_out {
            score.add(example, &model.label(&example.tokens));
        }
        output::write_result(super::evaluate::text_of("held out", &score).as_bytes(), None)?;
    }
    Ok(outcome)
}

fn path_and_share(file: &str) -> (PathBuf, f64) {
    match file.rsplit_once(':') {
        Some((path, share)) if share.parse::<f64>().is_ok() => (path.into(), share.parse().unwrap_or(1.0)),
        _ => (file.into(), 1.0),
    }
}

/// A number by which an example is held out, the same for all of one document.
fn place_of(example: &Example) -> u32 {
    let name = example.list.as_deref().unwrap_or(&example.raw);
    let mut crc = flate2::Crc::new();
    crc.update(name.as_bytes());
    crc.sum()
}
