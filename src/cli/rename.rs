//! `catena rename OLD NEW`: gives a document another key, wherever the library names it.

use std::collections::BTreeMap;

use catena::library::{Naming, renamed, write_atomically};

use super::Globals;
use super::add::{keep_keys, must_be_sound, references_by_key};
use super::library::{open, read_if_there, turn};
use super::output::{self, Failure, Outcome};
use super::remove::folder_of;

/// Give a document another key, wherever bib/ names it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The document's key
    #[arg(value_name = "OLD")]
    old: String,
    /// The key that it is to have
    #[arg(value_name = "NEW")]
    new: String,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let _turn = turn(globals)?;
    let opened = open(globals)?;
    let bib = opened.library.root.join("bib");
    let (old, new) = (args.old.as_str(), args.new.as_str());
    let folder = folder_of(&bib, old)?;
    // The first document in the order of the alphabet gives a work its key, and that order changes with the name.
    let reference =
        |name: String| name.strip_prefix(&format!("{old}/")).map(|key| format!("{new}/{key}")).unwrap_or(name);
    let all = references_by_key(&opened.library).into_iter();
    let named: BTreeMap<String, Vec<String>> =
        all.map(|(key, names)| (key, names.into_iter().map(reference).collect())).collect();
    must_be_sound(new)?;
    let is_document = |document: &catena::graph::CitingDocument| document.work.key == new;
    if opened.library.corpus.documents.iter().any(is_document) || bib.join(new).exists() {
        return Err(Failure::new(format!("`{new}` is the key of a document that is there")).help("choose another"));
    }
    if let Some(work) = opened.library.corpus.works.iter().find(|work| work.key == new) {
        let problem =
            Failure::new(format!("`{new}` is the key of a work that is cited here: {}", work.record.full_title()));
        return Err(problem.help("choose another"));
    }
    // The settings list folders, whose names need not be keys.
    let moved = folder == old;
    // Everything is read and changed before anything is written.
    let schools = opened.library.nameless.get(old).cloned().unwrap_or_default();
    let mut changed = Vec::new();
    for (naming, file) in [
        (Naming::Settings, "catena.toml".to_owned()),
        (Naming::Claims, "claims.toml".to_owned()),
        (Naming::Identity, "identity.toml".to_owned()),
        (Naming::Traditions, "traditions.toml".to_owned()),
        (Naming::Document, format!("{folder}/document.toml")),
    ] {
        let text = read_if_there(&bib.join(&file))?.filter(|_| moved || naming != Naming::Settings);
        let Some(text) = text else { continue };
        let now =
            renamed(naming, &text, old, new, &schools).map_err(|error| Failure::new(format!("bib/{file}: {error}")))?;
        if now != text {
            changed.push((file, now));
        }
    }
    for (file, text) in &changed {
        let path = bib.join(file);
        write_atomically(&path, text.as_bytes()).map_err(|error| Failure::file(&path, &error))?;
    }
    if moved {
        std::fs::rename(bib.join(old), bib.join(new)).map_err(|error| Failure::file(&bib.join(old), &error))?;
    }
    let (note, now) = (bib.join(format!("annotations/{old}.md")), bib.join(format!("annotations/{new}.md")));
    if note.exists() && !now.exists() {
        std::fs::rename(&note, &now).map_err(|error| Failure::file(&note, &error))?;
    }
    keep_keys(&named, &bib, globals)?;
    output::note(globals, &format!("{old} is {new} now\n\nNext: `catena build`."));
    Ok(Outcome::Done)
}
