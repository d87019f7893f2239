//! `catena train`: a model from tagged references, or from marked passages.

use std::path::{Path, PathBuf};

use catena::reference::Labeller;
use catena::reference::model::corpus::Example;
use catena::reference::model::opinion::{self, Course, Opinion};
use catena::reference::model::recipe;
use catena::reference::model::score::Score;
use catena::reference::model::train::Settings;
use catena::reference::model::{Confidence, Model, ModelError, mean, synthetic};

use super::Globals;
use super::output::{self, Failure, Outcome};

/// Train a reference model from tagged references, or a model of schools from marked passages
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Tagged references: JSON lines (raw, spans or tokens) or AnyStyle's XML; `FILE:0.3` takes three tenths of them, `FILE:3`
    /// learns from them three times in each pass. Or folders of review passages with marked schools, which make the other model: the
    /// one that tells members and their roles
    #[arg(required_unless_present_all = ["from", "calibration"], value_name = "FILE[:SHARE]")]
    files: Vec<String>,
    /// Where to write the model: `references.model`, or `schools.model`, if not told
    #[arg(short, long, value_name = "MODEL")]
    output: Option<PathBuf>,
    /// References to render in many styles from the records in the files, besides
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    synthetic: usize,
    /// Share of the documents that are not trained on, in percent: from them is learnt what confidences are worth, and they
    /// are scored at the end
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
    /// Tagged references unlike those trained on, from which to learn, too, what confidences are worth
    #[arg(long, value_name = "FILE[:SHARE]")]
    calibrate_on: Vec<String>,
    /// Take over what this model has learnt of its confidences
    #[arg(long, value_name = "MODEL")]
    calibration: Option<PathBuf>,
    /// Of references: train nothing, take this model, or the mean of these, and only learn its confidences anew from FILE, or take
    /// them over. Of schools: go on from this model, so that what it has learnt stays where the passages do not speak against it
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

impl Args {
    fn output(&self) -> &Path {
        self.output.as_deref().unwrap_or(Path::new("references.model"))
    }
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let folders: Vec<PathBuf> = args.files.iter().map(PathBuf::from).filter(|path| path.is_dir()).collect();
    if !folders.is_empty() {
        if folders.len() < args.files.len() {
            return Err(Failure::new(
                "folders of passages and files of references make two models: train one at a time",
            ));
        }
        let output = args.output.as_deref().unwrap_or(Path::new("schools.model"));
        let from = match &args.from[..] {
            [] => None,
            [from] => Some(from.as_path()),
            _ => return Err(Failure::new("a model of schools can go on from one model only: give --from once")),
        };
        return super::schools::train(&folders, from, args.hold_out, output, globals);
    }
    if !args.from.is_empty() {
        return recalibrate(args, globals);
    }
    let (mut examples, mut held_out) = (Vec::new(), Vec::new());
    let mut outcome = Outcome::Done;
    for example in read_shares(&args.files, globals, &mut outcome)? {
        let held = recipe::place_of(&example) % 100 < args.hold_out;
        if held { &mut held_out } else { &mut examples }.push(example);
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
        output::write_result(&opinion::learn(&examples, &course, told).to_file(), Some(args.output()))?;
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
    let mut model = Model::new(&first, &second, Confidence::UNCHANGED);
    let mut unseen = read_shares(&args.calibrate_on, globals, &mut outcome)?;
    unseen.extend(held_out.iter().cloned());
    let confidence = confidence_of(args, &model, &unseen, globals)?;
    model = model.with_confidence(confidence);
    let file = Model::write(&first, &second, &confidence);
    output::note(globals, &format!("{} features, {} bytes", model.features(), file.len()));
    output::write_result(&file, Some(args.output()))?;
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
    let mut outcome = Outcome::Done;
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
    let model = Model::read(&bytes).map_err(broken)?;
    let mut unseen = read_shares(&args.files, globals, &mut outcome)?;
    unseen.retain(|example| args.hold_out == 0 || recipe::place_of(example) % 100 < args.hold_out);
    unseen.extend(read_shares(&args.calibrate_on, globals, &mut outcome)?);
    let confidence = confidence_of(args, &model, &unseen, globals)?;
    let file = Model::recalibrated(&bytes, &confidence).map_err(broken)?;
    output::write_result(&file, Some(args.output()))?;
    Ok(outcome)
}

/// What the probabilities of a model are worth: as another model has learnt it, or by references that this one has not
/// seen; as they are, where there are too few of these.
fn confidence_of(args: &Args, model: &Model, unseen: &[Example], globals: &Globals) -> Result<Confidence, Failure> {
    if let Some(path) = &args.calibration {
        return Ok(*super::evaluate::read_model(path)?.confidence());
    }
    let learnt = recipe::calibrate(model.clone(), unseen);
    if let Some(Confidence(weights)) = learnt {
        output::note(globals, &format!("confidence: {weights:.3?}, learnt from {} references", unseen.len()));
    }
    Ok(learnt.unwrap_or(Confidence::UNCHANGED))
}

/// The tagged references of files, or of the share of each that is asked for; more than the whole is the whole several times.
fn read_shares(files: &[String], globals: &Globals, outcome: &mut Outcome) -> Result<Vec<Example>, Failure> {
    let mut examples = Vec::new();
    let mut found = 0;
    for file in files {
        let (path, share) = path_and_share(file);
        let (read, errors) = super::evaluate::read_corpus(&path)?;
        found += read.len();
        for error in errors.iter().take(5) {
            output::note(globals, &format!("{}: {error}", path.display()));
            *outcome = Outcome::Problems;
        }
        let taken = |example: &Example| f64::from(recipe::place_of(example) / 100 % 1000) < share * 1000.0;
        let read: Vec<Example> = read.into_iter().filter(taken).collect();
        for _ in 1..share as u32 {
            examples.extend(read.iter().map(|example| Example { again: true, ..example.clone() }));
        }
        examples.extend(read);
    }
    if found == 0 && !files.is_empty() {
        let none = Failure::new(format!("{}: there is no tagged reference to learn from", files.join(", ")));
        return Err(none.help("`catena parse --format tagged` writes such references; no model was written"));
    }
    Ok(examples)
}

fn path_and_share(file: &str) -> (PathBuf, f64) {
    match file.rsplit_once(':') {
        Some((path, share)) if share.parse::<f64>().is_ok() => (path.into(), share.parse().unwrap_or(1.0)),
        _ => (file.into(), 1.0),
    }
}
