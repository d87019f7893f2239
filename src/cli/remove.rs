//! `catena remove KEY`: takes a document out of the library, and keeps it beside it.

use std::path::Path;

use catena::library::{save, stated_key, without_claims, write_atomically};

use super::Globals;
use super::add::{keep_keys, references_by_key};
use super::library::{counted, open};
use super::output::{self, Failure, Outcome};

/// Take a document out of the library: its folder and what it claims go to removed/, from where they can be put back
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The document's key
    #[arg(value_name = "KEY")]
    key: String,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    let opened = open(globals)?;
    let root = opened.library.root.clone();
    let bib = root.join("bib");
    let folder = bib.join(folder_of(&bib, &args.key)?);
    let named = references_by_key(&opened.library);
    let unreadable = |file: &Path, error: save::Unreadable| Failure::new(format!("{}: {error}", file.display()));
    let (settings, claims) = (bib.join("catena.toml"), bib.join("claims.toml"));
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or(&args.key).to_owned();
    let text = read_if_there(&settings)?;
    let listed = text.map(|text| save::without_document(&text, &name)).transpose();
    let listed = listed.map_err(|error| unreadable(&settings, error))?;
    let text = read_if_there(&claims)?;
    let parted = text.map(|text| without_claims(&text, &args.key)).transpose();
    let parted = parted.map_err(|error| unreadable(&claims, error))?;
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
    let mut with = String::new();
    if let Some((kept, taken)) = parted.filter(|(_, taken)| !taken.is_empty()) {
        written(&removed.join("claims.toml"), &taken)?;
        written(&claims, &kept)?;
        with = format!(", with {} of bib/claims.toml", counted(taken.matches("[[claim]]").count(), "claim"));
    }
    keep_keys(&named, &bib, globals)?;
    output::note(globals, &format!("bib/{name}/ → removed/{name}/{with}"));
    output::note(
        globals,
        "\nNext: `catena build`. To take it back, move the folder back and its claims into bib/claims.toml.",
    );
    Ok(Outcome::Done)
}

/// The folder whose document has this key.
pub fn folder_of(bib: &Path, key: &str) -> Result<String, Failure> {
    let folders = std::fs::read_dir(bib).map_err(|error| Failure::file(bib, &error))?;
    let mut names: Vec<String> = folders.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| bib.join(name).join("document.toml").exists());
    names.sort();
    let own_key = |name: &String| {
        let text = std::fs::read_to_string(bib.join(name).join("document.toml")).ok()?;
        stated_key(&text)
    };
    if let Some(name) = names.iter().find(|name| own_key(name).as_deref().unwrap_or(name) == key) {
        return Ok(name.clone());
    }
    let problem = Failure::new(format!("no document has the key `{key}`"));
    Err(match catena::text::nearest(key, names.iter().map(String::as_str)) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help(format!("there are {}", names.join(", "))),
    })
}

/// The text of a file; `None` where there is none.
pub fn read_if_there(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::file(path, &error)),
    }
}
