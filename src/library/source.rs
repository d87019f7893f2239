//! Files as text: read, decoded, and kept so that problems can be shown with their source lines.
//!
//! UTF-8 is expected. A byte order mark is dropped; UTF-16 is decoded; anything else is read as Windows-1252, which gives every
//! byte a meaning, and reported. A file with NUL bytes is no text and is refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::text::encoding::{self, Encoding};

/// Files above this size are refused: a library's files are written by hand. 256 MiB.
const LARGEST: u64 = 256 << 20;

/// The files of a library that have been read, by their path relative to its folder.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    root: PathBuf,
    /// Text by path (`bib/claims.toml`), as problems name it.
    pub texts: BTreeMap<String, String>,
}

impl Sources {
    /// No files yet; paths will be relative to `root`.
    pub fn new(root: &Path) -> Self {
        Sources { root: root.to_owned(), texts: BTreeMap::new() }
    }

    /// Where the file of that name lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Whether there is a file of that name.
    pub fn has(&self, name: &str) -> bool {
        self.path(name).is_file()
    }

    /// Reads a file and remembers its text. A file that is not there gives `None` and no problem.
    pub fn read(&mut self, name: &str, problems: &mut Vec<Diagnostic>) -> Option<String> {
        let path = self.path(name);
        match std::fs::metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Ok(about) if about.len() > LARGEST => {
                problems.push(Diagnostic::error("file-too-large", "the file is larger than 256 MiB").in_file(name));
                return None;
            }
            _ => {}
        }
        match std::fs::read(&path) {
            Ok(bytes) => {
                let (text, problem) = decode(&bytes);
                problems.extend(problem.map(|p| p.in_file(name)));
                let text = text?;
                self.texts.insert(name.to_owned(), text.clone());
                Some(text)
            }
            Err(error) => {
                problems.push(Diagnostic::error("unreadable", format!("cannot be read: {error}")).in_file(name));
                None
            }
        }
    }

    /// Names of the entries of a folder, sorted: (name, whether it is a folder).
    pub fn list(&self, folder: &str) -> Vec<(String, bool)> {
        let mut found: Vec<(String, bool)> = std::fs::read_dir(self.path(folder))
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path().is_dir())))
            .filter(|(name, _)| !name.starts_with('.'))
            .collect();
        found.sort();
        found
    }
}

/// Bytes as text, with what was wrong about them; no text where they are none.
pub fn decode(bytes: &[u8]) -> (Option<String>, Option<Diagnostic>) {
    let (text, encoding) = encoding::decode(bytes);
    let text = encoding::with_line_feeds(text);
    if text.contains('\0') {
        return refuse();
    }
    let problem = match encoding {
        Encoding::Utf8 | Encoding::Utf8Mark => None,
        Encoding::Windows1252 | Encoding::Mixed => {
            let what = match encoding {
                Encoding::Mixed => "some lines of the file are not UTF-8; they were read as Windows-1252",
                _ => "the file is not UTF-8; it was read as Windows-1252",
            };
            let problem = Diagnostic::warning("encoding", what)
                .help("save it as UTF-8; if letters look wrong here, the file is in yet another encoding");
            Some(match encoding::first_foreign(bytes, encoding) {
                Some(span) => problem.at(span),
                None => problem,
            })
        }
        _ => {
            let what = if text.contains('\u{FFFD}') { ", with bytes that it does not allow" } else { "" };
            let problem = Diagnostic::warning("encoding", format!("the file is {}, not UTF-8{what}", encoding.name()));
            Some(problem.help("save it as UTF-8"))
        }
    };
    (Some(text), problem)
}

fn refuse() -> (Option<String>, Option<Diagnostic>) {
    let problem = Diagnostic::error("not-text", "the file has NUL bytes: it is no text")
        .help("if it is text in UTF-32, or in UTF-16 without a byte order mark, save it as UTF-8");
    (None, Some(problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn encodings_are_told_apart_and_reported() {
        assert_eq!(decode("Zürich".as_bytes()), (Some("Zürich".into()), None));
        assert_eq!(decode("\u{feff}Zürich".as_bytes()), (Some("Zürich".into()), None));
        let (text, problem) = decode(b"Z\xfcrich");
        assert_eq!(text.as_deref(), Some("Zürich"));
        assert_eq!(problem.unwrap().place.span, Some(Span::new(1, 3)));
        let (text, problem) = decode(b"\xff\xfeZ\0\xfc\0");
        assert_eq!(text.as_deref(), Some("Zü"));
        assert!(problem.unwrap().message.contains("UTF-16LE"));
        let (text, problem) = decode(b"L\xE2\x80\x99\xE9t\xE9");
        assert_eq!((text.as_deref(), problem.is_some()), (Some("Lâ€™été"), true));
        assert_eq!(decode(b"PK\0\x01\xff").1.unwrap().code, "not-text");
    }
}
