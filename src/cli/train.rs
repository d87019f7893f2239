//! `catena train`: a model from tagged references.

use std::path::PathBuf;

use catena::reference::Labeller;
use catena::reference::model::opinion::{self, Course, Opinion};
use catena::reference::model::recipe;
use catena::reference::model::score::Score;
use catena::reference::model::train::Settings;
use catena::reference::model::{Model, ModelError, mean, synthetic};

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
    /// Share of references of which only the layout is shown
    #[arg(long, value_name = "SHARE", default_value_t = Settings::default().blind)]
    blind: f32,
    /// Shrinkage of weights; more makes a smaller model
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().shrinkage)]
    shrinkage: f32,
    /// Initial step size
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().step)]
    step: f32,
    /// Tagged references unlike those trained on, from which to learn what confidences are worth
    #[arg(long, value_name = "FILE")]
    calibrate_on: Vec<PathBuf>,
    /// Take over what this model has learnt of its confidences
    #[arg(long, value_name = "MODEL")]
    calibration: Option<PathBuf>,
    /// Train nothing: take this model, or the mean of these, and only learn its confidences anew from FILE
    #[arg(long, value_name = "MODEL")]
    from: Vec<PathBuf>,
    /// Train only the second opinion, a network that is asked where the model is unsure; `--from … --opinion` adds it
    #[arg(long, conflicts_with = "from")]
    only_opinion: bool,
    /// The second opinion that the model shall have
    #[arg(long, value_name = "FILE", requires = "from")]
    opinion: Option<PathBuf>,
    /// Print this many of the rendered references with their labels, and stop
    #[arg(long, value_name = "NUMBER", default_value_t = 0, hide = true)]
    show: usize,
    /// Seed of the random order
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    if !args.from.is_empty() {
        return recalibrate(args, globals);
    }
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
            let place = recipe::place_of(&example);
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
    if args.only_opinion {
        examples.extend(rendered);
        let course = Course { seed: args.seed, ..Course::default() };
        let told =
            |pass, loss: f64| output::note(globals, &format!("second opinion, pass {pass}: loss {loss:.4} per token"));
        output::write_result(&opinion::learn(&examples, &course, told).to_file(), Some(&args.output))?;
        return Ok(outcome);
    }
    let settings = Settings {
        passes: args.passes,
        least_count: args.least_count,
        dropout: args.dropout.clamp(0.0, 0.9),
        shrinkage: args.shrinkage,
        blind: args.blind,
        step: args.step,
        seed: args.seed,
        ..Settings::default()
    };
    examples.extend(rendered);
    let (first, second) = recipe::fit(&examples, &settings, |news| output::note(globals, news));
    drop(examples);
    let mut calibration = recipe::no_calibration();
    if let Some(path) = &args.calibration {
        calibration = *super::evaluate::read_model(path)?.calibration();
    }
    if !args.calibrate_on.is_empty() {
        let mut unseen = Vec::new();
        for path in &args.calibrate_on {
            unseen.extend(super::evaluate::read_corpus(path)?.0);
        }
        calibration = recipe::calibrate(&Model::new(&first, &second, recipe::no_calibration()), &unseen);
        output::note(globals, &format!("calibration: {calibration:.3?}"));
    }
    let file = Model::write(&first, &second, &calibration);
    let model = Model::new(&first, &second, calibration);
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

fn recalibrate(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let mut files = Vec::with_capacity(args.from.len());
    for path in &args.from {
        super::evaluate::read_model(path)?;
        files.push(std::fs::read(path).map_err(|error| Failure::file(path, &error))?);
    }
    let broken = |error: ModelError| Failure::new(error.to_string());
    let opinion = match &args.opinion {
        Some(path) => {
            let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
            Some(Opinion::from_file(&bytes).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?)
        }
        None => None,
    };
    let bytes = mean(&files, opinion).map_err(broken)?;
    let model = Model::read(&bytes).map_err(broken)?.with_calibration(recipe::no_calibration());
    let mut unseen = Vec::new();
    for file in &args.files {
        let (path, share) = path_and_share(file);
        let read = super::evaluate::read_corpus(&path)?.0;
        unseen.extend(
            read.into_iter().filter(|example| f64::from(recipe::place_of(example) / 100 % 1000) < share * 1000.0),
        );
    }
    let calibration = recipe::calibrate(&model, &unseen);
    output::note(globals, &format!("calibration: {calibration:.3?}"));
    let file = Model::recalibrated(&bytes, &calibration).map_err(broken)?;
    output::write_result(&file, Some(&args.output))?;
    Ok(Outcome::Done)
}

fn path_and_share(file: &str) -> (PathBuf, f64) {
    match file.rsplit_once(':') {
        Some((path, share)) if share.parse::<f64>().is_ok() => (path.into(), share.parse().unwrap_or(1.0)),
        _ => (file.into(), 1.0),
    }
}
