//! `output/`: everything that is built from `bib/`, as bytes, and its safe writing.
//!
//! The same `bib/` gives the same bytes. Files are replaced only where their content changed; of the files that stand in
//! `output/` and are no longer built, only those with names that Catena gives are removed.

use std::io;
use std::path::Path;

use super::load::Library;
use super::write::write_atomically;
use crate::bibtex::{WriteOptions, write_records};
use crate::diagnostic::Diagnostic;
use crate::export::{self, AnnotatedBibliography, Style};
use crate::graph::Scholarship;
use crate::interchange::{csl_json, ris};
use crate::map::{self, Kind, MapOptions};
use crate::record::{Field, Record};
use crate::text::collapse_whitespace;
use crate::tradition::Status;
use crate::work::Work;

/// One file of `output/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path inside `output/`, with `/`.
    pub path: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Every file that any version of Catena has built: these it may remove.
const BUILT: [&str; 18] = [
    "library.bib",
    "library.csl.json",
    "library.ris",
    "graph.json",
    "graph.graphml",
    "maps/traditions.dot",
    "maps/traditions.svg",
    "maps/traditions.html",
    "maps/scholars.dot",
    "maps/scholars.svg",
    "maps/scholars.html",
    "maps/timeline.dot",
    "maps/timeline.svg",
    "maps/timeline.html",
    "annotated-bibliography.md",
    "annotated-bibliography.html",
    "report.md",
    "proposals.jsonl",
];

/// What writing `output/` did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that were new or differed.
    pub changed: Vec<&'static str>,
    /// Files that were there already, byte for byte.
    pub unchanged: usize,
    /// Files of earlier builds that were removed.
    pub removed: Vec<&'static str>,
}

/// A work's record with the first paragraph of its note as `annotation`.
pub fn annotated_record(work: &Work) -> Record {
    let mut record = work.record.clone();
    if let Some(note) = work.annotation.as_deref().map(first_paragraph).filter(|note| !note.is_empty()) {
        record.set_text(Field::Annotation, note);
    }
    record
}

/// The first paragraph of a Markdown text that is no heading, as plain text on one line.
fn first_paragraph(markdown: &str) -> String {
    let paragraph = markdown
        .replace("\r\n", "\n")
        .split("\n\n")
        .map(|paragraph| paragraph.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join(" "))
        .map(|paragraph| collapse_whitespace(&paragraph))
        .find(|paragraph| !paragraph.is_empty())
        .unwrap_or_default();
    let mut plain = String::with_capacity(paragraph.len());
    let mut escaped = false;
    for c in paragraph.chars() {
        match c {
            _ if escaped => {
                plain.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '*' | '`' => {}
            c => plain.push(c),
        }
    }
    plain
}

/// Builds every file of `output/`. `problems` are those of the library; what building adds to them comes back.
pub fn output(library: &Library, graph: &Scholarship, problems: &[Diagnostic]) -> (Vec<OutputFile>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut files = Vec::new();
    let mut file = |path: &'static str, bytes: Vec<u8>| files.push(OutputFile { path, bytes });
    let title = library.settings.title.clone().unwrap_or_else(|| "Library".to_owned());
    let style = style(library, &mut found);
    let mut left_out = Vec::new();

    // The bibliography is of what is cited; a citing document is in it only where another document cites it.
    let records: Vec<Record> = graph.works().map(annotated_record).collect();
    file("library.bib", write_records(&records, &WriteOptions::default()).into_bytes());
    file("library.csl.json", csl_json::write(&records).into_bytes());
    file("library.ris", ris::write(&records).into_bytes());
    file("graph.json", export::graph_json(graph).into_bytes());
    file("graph.graphml", export::graphml(graph).into_bytes());
    if let Some(style) = &style {
        let annotated = AnnotatedBibliography::read(graph, &title, style, None);
        file("annotated-bibliography.md", annotated.markdown().into_bytes());
        file("annotated-bibliography.html", annotated.html_beside("maps/traditions.html").into_bytes());
    }
    file("proposals.jsonl", proposals(graph).into_bytes());
    let maps: [(Kind, &'static str, &'static str, Option<&'static str>); 3] = [
        (Kind::Traditions, "maps/traditions.dot", "maps/traditions.svg", Some("maps/traditions.html")),
        (Kind::Scholars, "maps/scholars.dot", "maps/scholars.svg", None),
        (Kind::Timeline, "maps/timeline.dot", "maps/timeline.svg", None),
    ];
    for (kind, dot, svg, html) in maps {
        match map::draw(graph, &MapOptions { evidence: html.is_some(), ..MapOptions::of(kind) }) {
            Ok(scene) => {
                file(dot, map::dot(&scene).into_bytes());
                file(svg, map::svg(&scene).into_bytes());
                if let Some(html) = html {
                    // The bibliography lies one folder up, where it is written.
                    let page = match &style {
                        Some(_) => map::html_beside(&scene, "../annotated-bibliography.html"),
                        None => map::html(&scene),
                    };
                    file(html, page.into_bytes());
                }
                let notes = scene.notes.iter().filter(|note| !note.starts_with("Source:"));
                left_out.extend(notes.map(|note| format!("{svg}: {note}")));
            }
            Err(error) => found.push(Diagnostic::error("map", format!("{svg} could not be drawn: {error}"))),
        }
    }
    let all: Vec<Diagnostic> = problems.iter().chain(&found).cloned().collect();
    let identity = (library.joined.as_slice(), library.candidates.as_slice());
    file("report.md", export::report(graph, &title, &all, &library.sources, &left_out, identity).into_bytes());
    (files, found)
}

/// The style that the settings name, by name or as a file under `bib/`; the default where it cannot be had.
fn style(library: &Library, problems: &mut Vec<Diagnostic>) -> Option<Style> {
    let wanted = library.settings.style.as_deref();
    let read = wanted.map(|name| {
        if !name.ends_with(".csl") {
            return Style::named(name).map_err(|error| error.to_string());
        }
        let text = std::fs::read_to_string(library.style_file(name)).map_err(|error| error.to_string())?;
        Style::from_csl(&text).map_err(|error| error.to_string())
    });
    match read {
        Some(Ok(style)) => return Some(style),
        Some(Err(error)) => problems.push(
            Diagnostic::error("style", format!("the style of bibliographies cannot be used: {error}"))
                .in_file("bib/catena.toml")
                .help(format!("name one of {}, or a .csl file in bib/", Style::names().join(", "))),
        ),
        None => {}
    }
    Style::named(Style::DEFAULT).ok()
}

/// Machine claims that await a person's word, one JSON value to a line.
fn proposals(graph: &Scholarship) -> String {
    let proposed = graph.claims.iter().filter(|claim| claim.status == Status::Proposed);
    proposed.filter_map(|claim| serde_json::to_string(claim).ok()).map(|line| line + "\n").collect()
}

/// Writes the files under `root/output`, each through a temporary file, and removes what is no longer built.
///
/// # Errors
/// Whatever the file system says; files written before the error stay.
pub fn write_output(root: &Path, files: &[OutputFile]) -> io::Result<Written> {
    let folder = root.join("output");
    let mut written = Written::default();
    for file in files {
        let path = folder.join(file.path);
        if std::fs::read(&path).is_ok_and(|there| there == file.bytes) {
            written.unchanged += 1;
        } else {
            write_atomically(&path, &file.bytes)?;
            written.changed.push(file.path);
        }
    }
    for name in BUILT.into_iter().filter(|name| !files.iter().any(|file| file.path == *name)) {
        match std::fs::remove_file(folder.join(name)) {
            Ok(()) => written.removed.push(name),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_paragraph_is_plain_text() {
        assert_eq!(first_paragraph("# Kang\n\nOn *nails*\nand hands.\n\nMore."), "On nails and hands.");
        assert_eq!(first_paragraph("a \\* b"), "a * b");
        assert_eq!(first_paragraph("# Only a heading\n"), "");
    }

    #[test]
    fn only_what_catena_built_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("output/maps")).unwrap();
        std::fs::write(root.join("output/maps/mine.svg"), "mine").unwrap();
        std::fs::write(root.join("output/library.ris"), "old").unwrap();
        let files = [OutputFile { path: "library.bib", bytes: b"@book{a}".to_vec() }];
        let first = write_output(root, &files).unwrap();
        assert_eq!((first.changed, first.removed), (vec!["library.bib"], vec!["library.ris"]));
        let second = write_output(root, &files).unwrap();
        assert_eq!((second.changed.len(), second.unchanged), (0, 1));
        assert!(root.join("output/maps/mine.svg").exists());
    }
}
