//! `catena remove KEY`: takes a document out of the library, and keeps it beside it.

use std::collections::BTreeSet;
use std::path::Path;

use catena::library::{Library, save, stated_key, without_claims, without_decisions, write_atomically};

use super::Globals;
use super::add::{keep_keys, references_by_key};
use super::library::{counted, open, read_if_there, turn};
use super::output::{self, Failure, Outcome};

/// Take a document out of the library: its folder and what is said of it go to removed/, from where they can be put back
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The document's key
    #[arg(value_name = "KEY")]
    key: String,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let _turn = turn(globals)?;
    let opened = open(globals)?;
    let root = opened.library.root.clone();
    let bib = root.join("bib");
    let name = folder_of(&bib, &args.key)?;
    let folder = bib.join(&name);
    let named = references_by_key(&opened.library);
    let settings = bib.join("catena.toml");
    let text = read_if_there(&settings)?;
    let listed = text.map(|text| save::without_document(&text, &name)).transpose();
    let listed = listed.map_err(|error| Failure::new(format!("{}: {error}", settings.display())))?;
    // Everything is read and parted before anything is written.
    let mut parted = Vec::new();
    let parts: [(&str, &str, Part); 2] =
        [("claims.toml", "claim", without_claims), ("identity.toml", "decision", without_decisions)];
    for (file, entry, part) in parts {
        let path = bib.join(file);
        let Some(text) = read_if_there(&path)? else { continue };
        let (kept, taken) =
            part(&text, &args.key).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        if !taken.is_empty() {
            parted.push((file, entry, kept, taken));
        }
    }
    let removed = root.join("removed").join(&name);
    if removed.exists() {
        let problem = Failure::new(format!("{} is there already", removed.display()));
        return Err(problem.help("a document of that name was removed before; move it elsewhere first"));
    }
    let written =
        |path: &Path, text: &str| write_atomically(path, text.as_bytes()).map_err(|error| Failure::file(path, &error));
    let shelf = root.join("removed");
    std::fs::create_dir_all(&shelf).map_err(|error| Failure::file(&shelf, &error))?;
    std::fs::rename(&folder, &removed).map_err(|error| Failure::file(&folder, &error))?;
    listed.map_or(Ok(()), |text| written(&settings, &text))?;
    let mut with = Vec::new();
    for (file, entry, kept, taken) in &parted {
        written(&removed.join(file), taken)?;
        written(&bib.join(file), kept)?;
        let count = taken.matches(&format!("[[{entry}]]")).count();
        with.push(format!("{} of bib/{file}", counted(count, entry)));
    }
    keep_keys(&named, &bib, globals)?;
    let notes = take_notes(&opened.library, &bib, &removed, globals)?;
    if notes > 0 {
        with.push(format!("{} of bib/annotations/", counted(notes, "note")));
    }
    let with = if with.is_empty() { String::new() } else { format!(", with {}", with.join(" and ")) };
    output::note(globals, &format!("bib/{name}/ → removed/{name}/{with}"));
    output::note(
        globals,
        "\nNext: `catena build`. To take it back, move the folder back, and what lies in it of other files into these.",
    );
    Ok(Outcome::Done)
}

/// What takes the entries of a document out of a file.
type Part = fn(&str, &str) -> Result<(String, String), save::Unreadable>;

/// Takes along the notes on works that the library has no more; how many.
fn take_notes(before: &Library, bib: &Path, removed: &Path, globals: &Globals) -> Result<usize, Failure> {
    let Ok((after, _)) = Library::open(&globals.directory) else { return Ok(0) };
    let left = keys(&after);
    let mut taken = 0;
    for key in keys(before).difference(&left) {
        let note = bib.join(format!("annotations/{key}.md"));
        if !note.exists() {
            continue;
        }
        let shelf = removed.join("annotations");
        std::fs::create_dir_all(&shelf).map_err(|error| Failure::file(&shelf, &error))?;
        std::fs::rename(&note, shelf.join(format!("{key}.md"))).map_err(|error| Failure::file(&note, &error))?;
        taken += 1;
    }
    Ok(taken)
}

/// The keys of all works, citing and cited.
fn keys(library: &Library) -> BTreeSet<String> {
    let corpus = &library.corpus;
    let citing = corpus.documents.iter().map(|document| document.work.key.clone());
    citing.chain(corpus.works.iter().map(|work| work.key.clone())).collect()
}

/// The folder whose document has this key.
pub fn folder_of(bib: &Path, key: &str) -> Result<String, Failure> {
    let folders = std::fs::read_dir(bib).map_err(|error| Failure::file(bib, &error))?;
    let mut names: Vec<String> = folders.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| bib.join(name).join("document.toml").exists());
    names.sort();
    let own_key = |name: &String| stated_key(&read_if_there(&bib.join(name).join("document.toml")).ok()??);
    if let Some(name) = names.iter().find(|name| own_key(name).as_deref().unwrap_or(name) == key) {
        return Ok(name.clone());
    }
    let problem = Failure::new(format!("no document has the key `{key}`"));
    Err(match catena::text::nearest(key, names.iter().map(String::as_str)) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help(format!("there are {}", names.join(", "))),
    })
}
