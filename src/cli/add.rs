//! `catena add FILE…`: brings documents into `bib/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use catena::bibtex;
use catena::citation::Form;
use catena::diagnostic::Diagnostic;
use catena::document::{self, Document};
use catena::interchange::RecordFormat;
use catena::library::{DecisionKind, IdentityDecision, Library, decode, save};
use catena::record::Field;
use catena::work::Articles;
use catena::work::key::{Keys, PATTERN, from_record};

use super::library::{counted, read_if_there, turn};
use super::output::{self, Failure, Outcome};
use super::{Globals, is_bib};

/// Bring documents into bib/: a folder for each, with its record and its text
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Documents: plain text, Markdown, LaTeX, HTML, JATS, TEI, DOCX, ODT, EPUB, PDF
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The key of the document and the name of its folder; only with one FILE
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Keep facts, not the text: its reference list and where it cites what, no quotations
    #[arg(long)]
    no_text: bool,
}

/// Runs the command.
pub fn run(args: &Args, globals: &Globals) -> Result<Outcome, Failure> {
    if args.key.is_some() && args.files.len() > 1 {
        return Err(Failure::new("--key names one document, and several files were given").help("add them one by one"));
    }
    args.key.as_deref().map_or(Ok(()), must_be_sound)?;
    std::fs::create_dir_all(&globals.directory).map_err(|error| Failure::file(&globals.directory, &error))?;
    let _turn = turn(globals)?;
    let bib = globals.directory.join("bib");
    let mut keys = Keys::default();
    let mut pattern = PATTERN.to_owned();
    let mut taken = BTreeSet::from(["annotations".to_owned()]);
    let mut texts: Vec<(String, String)> = Vec::new();
    let mut articles = Articles::default();
    let mut named = BTreeMap::new();
    if Library::is_at(&globals.directory) {
        let (library, _) = Library::open(&globals.directory).map_err(|error| Failure::new(error.to_string()))?;
        named = references_by_key(&library);
        pattern = library.settings.key_pattern;
        taken.extend(library.corpus.documents.iter().map(|document| document.work.key.clone()));
        texts.extend(
            library
                .corpus
                .documents
                .iter()
                .filter_map(|document| Some((document.sha256.clone()?, format!("bib/{}/", document.work.key)))),
        );
        for document in &library.corpus.documents {
            articles.meet(&document.work.record, &document.work.key);
        }
        let folders = std::fs::read_dir(&bib).map_err(|error| Failure::file(&bib, &error))?;
        taken.extend(folders.flatten().filter_map(|entry| entry.file_name().into_string().ok()));
    }
    // What `init` wrote and nobody has touched makes room, with its key.
    taken.retain(|key| !super::init::is_untouched(&bib, key));
    taken.iter().for_each(|key| {
        keys.reserve(key);
    });
    let mut read: Vec<(String, &Path, Vec<u8>, Document)> = Vec::new();
    let mut outcome = Outcome::Done;
    for file in &args.files {
        let name = file.display().to_string();
        let (bytes, text) = match text_of(file) {
            Ok(text) => text,
            Err(failure) if args.files.len() > 1 => {
                outcome = output::unread(failure, globals);
                continue;
            }
            Err(failure) => return Err(failure),
        };
        if let Some((_, there)) = texts.iter().find(|(sha256, _)| *sha256 == text.sha256) {
            output::note(globals, &format!("{name} is in the library already, as {there}; it is not added again"));
            continue;
        }
        texts.push((text.sha256.clone(), name.clone()));
        read.push((wanted_key(file, &text, &pattern), file, bytes, text));
    }
    // Of two documents that want one key it is not the order of the files that decides.
    read.sort_by_cached_key(|(key, _, _, text)| {
        (key.clone(), text.record.text(&Field::Title).unwrap_or_default().to_owned(), text.sha256.clone())
    });
    if !read.is_empty() {
        if !Library::is_at(&globals.directory) {
            output::note(globals, &format!("{} had no library; it has one now", bib.display()));
        }
        make_room(&bib, globals)?;
    }
    for (wanted, file, bytes, text) in &read {
        let key = match &args.key {
            Some(key) if keys.reserve(key) => key.clone(),
            Some(key) => {
                let problem = Failure::new(format!("`{key}` is the key of a document that is there"));
                return Err(problem.help("choose another with --key"));
            }
            None => keys.take(wanted),
        };
        add(file, bytes, text, &key, args.no_text, &bib, globals)?;
        if let Some(other) = articles.meet(&text.record, &key) {
            let message = format!("`{key}` and `{other}` are one article, and both will be counted");
            let problem = Diagnostic::warning("document-twice", message);
            let help = format!("take one out: `catena remove {key}` or `catena remove {other}`");
            output::report(&[problem.help(help)], &BTreeMap::new(), globals);
        }
    }
    keep_keys(&named, &bib, globals)?;
    output::note(globals, "\nNext: `catena check`, then `catena build`.");
    Ok(outcome)
}

/// A file's bytes, and the text that cites in them.
fn text_of(file: &Path) -> Result<(Vec<u8>, Document), Failure> {
    let name = file.display().to_string();
    let bytes = super::input::document(file)?;
    if is_bib(&name) || RecordFormat::of(&name, &decode(&bytes).0.unwrap_or_default()).is_some() {
        let problem = Failure::new(format!("{name} holds records, not a text that cites"));
        return Err(problem.help(
            "read it with `catena parse`, or put it into a document's folder as its `references` with that ending",
        ));
    }
    let (text, _) = document::read(&name, &bytes).map_err(|error| Failure::new(format!("{name}: {error}")))?;
    if !text.text.contains(char::is_alphabetic) {
        return Err(Failure::new(format!("{name} has no words")).help("a document is a text that cites"));
    }
    Ok((bytes, text))
}

/// The key of each work, and the references to it as `document/key`.
pub fn references_by_key(library: &Library) -> BTreeMap<String, Vec<String>> {
    library.corpus.works.iter().map(|work| (work.key.clone(), library.names_of(work))).collect()
}

/// Works that were there keep their keys, by which a person has spoken of them: `before`, where the new documents would
/// take them.
pub fn keep_keys(before: &BTreeMap<String, Vec<String>>, bib: &Path, globals: &Globals) -> Result<(), Failure> {
    if before.is_empty() {
        return Ok(());
    }
    let Ok((library, _)) = Library::open(&globals.directory) else { return Ok(()) };
    let after: BTreeMap<String, String> = library
        .corpus
        .works
        .iter()
        .flat_map(|work| library.names_of(work).into_iter().map(|name| (name, work.key.clone())))
        .collect();
    // A document that has the key of a cited work took it with --key.
    let taken: BTreeSet<&str> = library.corpus.documents.iter().map(|document| document.work.key.as_str()).collect();
    // A reference that is still there: the document of another may have gone.
    let left =
        before.iter().filter_map(|(key, names)| names.iter().find_map(|name| Some((key, name, after.get(name)?))));
    let moved = left.filter(|(key, _, now)| now != key && !taken.contains(key.as_str()));
    let decisions: Vec<IdentityDecision> = moved
        .map(|(key, name, _)| IdentityDecision {
            kind: DecisionKind::KeepKey,
            of: vec![name.clone()],
            key: Some(key.clone()),
            title: library.title_of(name),
            reason: Some("It had this key before the documents changed.".to_owned()),
            by: None,
        })
        .collect();
    if decisions.is_empty() {
        return Ok(());
    }
    let path = bib.join("identity.toml");
    let old = read_if_there(&path)?.unwrap_or_default();
    let new =
        save::with_decisions(&old, &decisions).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    catena::library::write_atomically(&path, new.as_bytes()).map_err(|error| Failure::file(&path, &error))?;
    for decision in &decisions {
        let key = decision.key.as_deref().unwrap_or_default();
        output::note(
            globals,
            &format!("{key} stays the work that it was ({}); see bib/identity.toml", decision.of.join(", ")),
        );
    }
    Ok(())
}

/// Takes the document that `init` wrote out of the library, where nobody has touched it: it stands for no text.
fn make_room(bib: &Path, globals: &Globals) -> Result<(), Failure> {
    let settings = bib.join("catena.toml");
    let Some(mut text) = read_if_there(&settings)? else { return Ok(()) };
    let folders = std::fs::read_dir(bib).map_err(|error| Failure::file(bib, &error))?;
    let names = folders.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    for key in names.filter(|key| super::init::is_untouched(bib, key)) {
        let folder = bib.join(&key);
        std::fs::remove_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
        if let Ok(without) = save::without_document(&text, &key) {
            text = without;
            catena::library::write_atomically(&settings, text.as_bytes())
                .map_err(|error| Failure::file(&settings, &error))?;
        }
        output::note(globals, &format!("bib/{key}/  was as `catena init` wrote it, and made room"));
    }
    Ok(())
}

/// From the document's record; from the file's name where the record names nobody.
pub fn wanted_key(file: &Path, text: &Document, pattern: &str) -> String {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let named = text.record.has(&Field::Author) || text.record.has(&Field::Editor);
    let from_stem: String = catena::text::fold(stem).replace(' ', "-");
    if named || from_stem.is_empty() { from_record(&text.record, pattern) } else { from_stem }
}

/// Whether a document may have this key; the failure says what keys are made of.
pub fn must_be_sound(key: &str) -> Result<(), Failure> {
    /// Bytes that the name of a folder may have, with room for the ending of its note.
    const LONGEST: usize = 200;
    // Files of `bib/` itself, and the folder of notes.
    let reserved = ["annotations", "catena.toml", "claims.toml", "identity.toml", "traditions.toml"];
    if reserved.contains(&key) {
        let problem = Failure::new(format!("`{key}` is the name of a file or folder of the library itself"));
        return Err(problem.help("choose another key"));
    }
    if key.len() > LONGEST {
        let problem = Failure::new(format!("a key of {} bytes is too long for the name of a folder", key.len()));
        return Err(problem.help(format!("choose one of {LONGEST} bytes at most")));
    }
    let sound =
        !key.starts_with('.') && !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    if sound {
        return Ok(());
    }
    let problem = Failure::new(format!("`{key}` cannot be a key"));
    Err(problem.help("a key has letters, digits, `-`, `_` and `.`, and does not begin with a full stop"))
}

fn add(
    file: &Path,
    bytes: &[u8],
    text: &Document,
    key: &str,
    no_text: bool,
    bib: &Path,
    globals: &Globals,
) -> Result<(), Failure> {
    let write = |name: &str, content: &[u8]| {
        let path = bib.join(name);
        catena::library::write_atomically(&path, content).map_err(|error| Failure::file(&path, &error))
    };
    let unwritten = |error: save::Unreadable| Failure::new(format!("{}: {error}", bib.display()));
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or("txt").to_lowercase();
    let own_name = format!("text.{ending}");
    let kept = (!no_text).then_some(own_name.as_str());
    let mut problems = Vec::new();
    let bibliographies = super::read::bibliographies(file, text, &mut problems);
    let (found, in_text) = super::read::citations(text, &bibliographies);
    problems.extend(in_text);
    // What lies beside the text is not looked at again: what is missing there is said now.
    let said = ["bibliography-not-found", "cited-not-listed"];
    let missing: Vec<_> = problems
        .into_iter()
        .filter(|problem| !text.bibliographies.is_empty() && said.contains(&problem.code))
        .map(|problem| text.in_file(problem))
        .collect();
    output::report(&missing, &BTreeMap::from([(text.path.clone(), text.printed_source().to_owned())]), globals);
    match (bibliographies.is_empty(), no_text) {
        // The text holds its list.
        (true, false) => {}
        (true, true) => {
            let list: Vec<&str> = found.references.iter().map(|reference| reference.raw.as_str()).collect();
            write(&format!("{key}/references.txt"), (list.join("\n\n") + "\n").as_bytes())?;
        }
        (false, false) => {
            let texts: Vec<&str> = bibliographies.iter().map(|(_, text)| text.trim_end()).collect();
            write(&format!("{key}/references.bib"), (texts.join("\n\n") + "\n").as_bytes())?;
        }
        // Without the text nothing would tell which of a scholar's library it cites.
        (false, true) => {
            let records: Vec<_> = found.references.iter().map(|reference| reference.record.clone()).collect();
            let cited = bibtex::write_records(&records, &bibtex::WriteOptions::default());
            write(&format!("{key}/references.bib"), cited.as_bytes())?;
        }
    }
    if no_text {
        let places = catena::library::places_of_citation(text, &found);
        let comment = "# Where the document cites what, as the program read it. Mend what is wrong.";
        let content = save::citations(comment, &places).map_err(unwritten)?;
        write(&format!("{key}/citations.toml"), content.as_bytes())?;
    } else {
        write(&format!("{key}/{own_name}"), bytes)?;
    }
    write(&format!("{key}/document.toml"), save::document(key, &text.record, kept).as_bytes())?;
    let settings = bib.join("catena.toml");
    match read_if_there(&settings)? {
        Some(old) => {
            let new = save::with_document(&old, key)
                .map_err(|error| Failure::new(format!("{}: {error}", settings.display())).help("see `catena check`"))?;
            if new != old {
                write("catena.toml", new.as_bytes())?;
            }
        }
        None => write("catena.toml", format!("title = \"A library\"\ndocuments = [\"{key}\"]\n").as_bytes())?,
    }
    let title = text.record.text(&Field::Title).unwrap_or("no title was found");
    let references = counted(found.references.len(), "reference");
    let mentions = found.citations.iter().filter(|citation| citation.form == Form::Mention).count();
    let citations = counted(found.citations.len() - mentions, "citation");
    let named = match mentions {
        0 => String::new(),
        mentions => format!(", {} of scholars", counted(mentions, "mention")),
    };
    output::note(globals, &format!("bib/{key}/  {title}: {references}, {citations}{named}"));
    Ok(())
}
