//! The texts that a LaTeX text takes in, read where they lie beside or below it.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use catena::diagnostic::Diagnostic;
use catena::document::{Included, LARGEST_TEXT, included};
use catena::library::decode;

/// Texts that take in others are followed so far.
const DEEPEST: usize = 10;
/// More files than any book has.
const MOST: usize = 1000;

/// A text and those that it takes in, each with its path, and what could not be followed.
#[derive(Default)]
pub struct Texts {
    pub all: Vec<(String, String)>,
    pub problems: Vec<Diagnostic>,
    met: BTreeSet<PathBuf>,
    /// The texts that are read whether others take them in or not.
    named: BTreeSet<PathBuf>,
}

impl Texts {
    /// Before any text is added: those that will be, each once.
    pub fn of(named: &[PathBuf]) -> Self {
        Texts { named: named.iter().filter_map(|path| path.canonicalize().ok()).collect(), ..Texts::default() }
    }

    /// Adds the text at `path`, which is read already, and all that it takes in.
    pub fn add(&mut self, path: &Path, text: String) {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        if path.canonicalize().is_ok_and(|real| !self.met.insert(real)) {
            return;
        }
        self.follow(path, text, &folder, 0);
    }

    fn follow(&mut self, path: &Path, text: String, folder: &Path, depth: usize) {
        let name = path.display().to_string();
        let is_latex =
            path.extension().is_some_and(|e| ["tex", "ltx", "latex"].iter().any(|l| e.eq_ignore_ascii_case(l)));
        let inner = if is_latex { included(&text) } else { Vec::new() };
        self.all.push((name.clone(), text));
        for file in inner {
            match self.read(&file, path, folder, depth) {
                Ok(Some((inside, text))) => self.follow(&inside, text, folder, depth + 1),
                Ok(None) => {}
                Err(reason) => {
                    let message = format!("`{}` is taken in here and could not be read: {reason}", file.name);
                    let problem = Diagnostic::warning("citing-text-unread", message).in_file(&name).at(file.span);
                    self.problems.push(problem.help("name it behind --cited-by, too"));
                }
            }
        }
    }

    /// A file that a text takes in; nothing where it is there already.
    fn read(
        &mut self,
        file: &Included,
        by: &Path,
        folder: &Path,
        depth: usize,
    ) -> Result<Option<(PathBuf, String)>, String> {
        let places = [folder, by.parent().unwrap_or(folder)].map(|folder| folder.join(&file.name));
        let is_named = |path: &PathBuf| path.canonicalize().is_ok_and(|real| self.named.contains(&real));
        // What lies elsewhere than the text says, as in a copy of a part of a book, is known by its name.
        let elsewhere = || {
            let lies_here = places.iter().any(|path| path.is_file());
            !lies_here && self.named.iter().any(|named| named.ends_with(&file.name))
        };
        if places.iter().any(is_named) || elsewhere() {
            return Ok(None);
        }
        let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        if !Path::new(&file.name).components().all(inside) {
            return Err("it does not lie in the folder of the text or below".to_owned());
        }
        let path = places.iter().find(|path| path.is_file()).ok_or("there is no such file")?;
        let real = path.canonicalize().map_err(|error| error.to_string())?;
        let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if !root.canonicalize().is_ok_and(|root| real.starts_with(root)) {
            return Err("it does not lie in the folder of the text or below".to_owned());
        }
        if !self.met.insert(real) {
            return Ok(None);
        }
        let size = path.metadata().map_or(0, |data| data.len());
        if depth >= DEEPEST || self.met.len() > MOST || size > LARGEST_TEXT as u64 {
            return Err("these are more and larger texts than any book has".to_owned());
        }
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let text = decode(&bytes).0.ok_or("it is no text")?;
        Ok(Some((path.clone(), text)))
    }
}
