//! `catena train` and `catena evaluate` on folders of review passages in which a reader has marked the schools.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catena::tradition::Role;
use catena::tradition::judge::marked::Marked;
use catena::tradition::judge::score::{Mistake, SchoolScore};
use catena::tradition::judge::{Learnt, Model, Settings, train as learn};
use rayon::prelude::*;
use serde_json::{Value as Json, json};

use super::Globals;
use super::output::{self, Failure, Outcome};

/// The passages of folders: files in marks (`.mark`), and folders that hold `text.txt` and `gold.json`, the folder itself or those
/// in it; in order of their names.
fn passages(folders: &[PathBuf]) -> Result<Vec<(PathBuf, Marked)>, Failure> {
    let mut paths = Vec::new();
    for folder in folders {
        if is_marked(folder) {
            paths.push(folder.clone());
            continue;
        }
        let mut inside = vec![folder.clone()];
        let entries = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, &error))?;
        inside.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
        inside.retain(|path| is_marked(path) || path.join("gold.json").is_file() && path.join("text.txt").is_file());
        if inside.is_empty() {
            let none = format!("{}: no passage here, nor in a folder below", folder.display());
            return Err(Failure::new(none).help("a passage is a .mark file, or a folder with text.txt and gold.json"));
        }
        inside.sort();
        paths.extend(inside);
    }
    let read = |path: PathBuf| {
        let file = |name: &str| {
            let file = path.join(name);
            std::fs::read_to_string(&file).map_err(|error| Failure::file(&file, &error))
        };
        if is_marked(&path) {
            let source = std::fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?;
            let marked = Marked::read_marks(&source);
            let marked = marked.map_err(|error| Failure::new(format!("{}:{error}", path.display())))?;
            return Ok((path, marked));
        }
        let marked = Marked::read(file("text.txt")?, &file("gold.json")?);
        let marked = marked.map_err(|error| Failure::new(format!("{}: {error}", path.join("gold.json").display())))?;
        Ok((path, marked))
    };
    paths.into_par_iter().map(read).collect()
}

/// Whether it is a file in marks.
pub fn is_marked(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "mark") && path.is_file()
}

/// Learns from folders, going on from the model `from` if there is one, and writes the model; scores it on the share of the passages
/// that is held out.
pub fn train(
    folders: &[PathBuf],
    from: Option<&Path>,
    held: u32,
    output: &Path,
    globals: &Globals,
) -> Result<Outcome, Failure> {
    const PERCENT: usize = 100;
    let earlier = from.map(read_model).transpose()?;
    let settings = if earlier.is_some() { Settings::going_on() } else { Settings::default() };
    let all = passages(folders)?;
    // Every so many-th passage, so that each folder gives its share.
    let is_held = |at: usize| (at * held as usize) % PERCENT + (held as usize) >= PERCENT;
    let (held_out, learnt_from): (Vec<_>, Vec<_>) = all.into_iter().enumerate().partition(|(at, _)| is_held(*at));
    let (paths, passages): (Vec<PathBuf>, Vec<Marked>) = learnt_from.into_iter().map(|(_, passage)| passage).unzip();
    let (model, Learnt { places, citations }) = learn(&passages, &settings, &earlier.unwrap_or_default())
        .map_err(|(at, error)| Failure::new(format!("{}: {error}", paths[at].display())))?;
    let from = format!("{} passages, {places} places that cite, {citations} citations in schools", paths.len());
    output::note(globals, &from);
    let bytes = model.to_bytes();
    output::note(globals, &format!("{} signs, {} bytes", model.signs(), bytes.len()));
    output::write_result(&bytes, Some(output))?;
    if !held_out.is_empty() {
        let passages: Vec<(PathBuf, Marked)> = held_out.into_iter().map(|(_, passage)| passage).collect();
        output::write_result(shown("held out", &scored(&passages, &model)?).as_bytes(), None)?;
    }
    Ok(Outcome::Done)
}

/// Scores the passages of each folder; `errors` is how many mistakes of each are told.
pub fn evaluate(folders: &[&PathBuf], model: Option<&Path>, errors: usize) -> Result<Vec<(String, Json)>, Failure> {
    let own = model.filter(|_| !folders.is_empty()).map(read_model).transpose()?;
    let model = own.as_ref().unwrap_or_else(|| Model::shipped());
    folders.iter().map(|folder| evaluated(folder, model, errors)).collect()
}

fn read_model(path: &Path) -> Result<Model, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
    Model::read(&bytes).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

fn evaluated(folder: &Path, model: &Model, errors: usize) -> Result<(String, Json), Failure> {
    let score = scored(&passages(&[folder.to_owned()])?, model)?;
    let name = folder.display().to_string();
    let value = json!({
        "name": name,
        "passages": score.passages,
        "schools": score.schools,
        "schools_found": score.schools_found,
        "members": { "right": score.right, "wrong": score.wrong, "missed": score.missed },
        "precision": score.precision(),
        "recall": score.recall(),
        "roles": score.role_accuracy(),
        "confusion": confusion(&score),
        "calibration_error": score.calibration_error(),
    });
    let mut text = shown(&name, &score);
    for mistake in score.mistakes.iter().take(errors) {
        text.push_str(&told(mistake));
    }
    Ok((text, value))
}

/// How often each role that is marked was read as each, by their names.
fn confusion(score: &SchoolScore) -> BTreeMap<&'static str, BTreeMap<&'static str, usize>> {
    let mut out: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for ((marked, read), count) in &score.confusion {
        out.entry(marked.name()).or_default().insert(read.name(), *count);
    }
    out
}

/// One mistake in two lines: what was marked and read, and the reference.
fn told(mistake: &Mistake) -> String {
    let role = |role: Option<Role>| role.map_or("no member", Role::name);
    let label = mistake.label.as_deref().map_or_else(|| "not found".to_owned(), |label| format!("found as '{label}'"));
    let school = match &mistake.school {
        Some(school) => format!("{school} ({label})"),
        None => format!("no marked school ({label})"),
    };
    format!("  {school}: marked {}, read {}\n    {}\n", role(mistake.marked), role(mistake.read), mistake.reference)
}

fn scored(passages: &[(PathBuf, Marked)], model: &Model) -> Result<SchoolScore, Failure> {
    let mut score = SchoolScore::default();
    for (path, marked) in passages {
        score.add(marked, model).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    }
    Ok(score)
}

fn shown(name: &str, score: &SchoolScore) -> String {
    let percent = |share: f64| format!("{:.1} %", 100.0 * share);
    let mut text = format!(
        "{name}: {} passages, {} of {} schools found\n  members: precision {} ({} wrong), recall {} ({} missed), role right in {}\n",
        score.passages,
        score.schools_found,
        score.schools,
        percent(score.precision()),
        score.wrong,
        percent(score.recall()),
        score.missed,
        percent(score.role_accuracy()),
    );
    for (marked, read) in confusion(score) {
        let read: Vec<String> = read.into_iter().map(|(role, count)| format!("{role} {count}")).collect();
        text.push_str(&format!("  marked {marked}, read as: {}\n", read.join(", ")));
    }
    text.push_str(&format!("  calibration error {:.3}; share right by confidence:", score.calibration_error()));
    for (tenth, (_, right, all)) in score.bins.iter().enumerate().filter(|(_, (.., all))| *all > 0) {
        text.push_str(&format!(" .{tenth} {right}/{all}"));
    }
    text + "\n"
}
