//! The log of a cleaning: its changes, and what leads back to the old bytes.
//!
//! JSON lines. The first holds the hashes of the file before and after, its encoding, and the replacements that undo the
//! cleaning; each further line is one change.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Change;
use crate::bibtex::syntax::{Edit, Edits};
use crate::text::Span;
use crate::text::encoding::{Encoding, decode_as, encode};

/// The first line of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// Version of this form.
    pub catena: u32,
    /// The file that was cleaned.
    pub file: String,
    /// SHA-256 of the file before.
    pub before: String,
    /// SHA-256 of the file after.
    pub after: String,
    /// How the old file's bytes stood for its text.
    pub encoding: String,
    /// How the new file's bytes stand for its text.
    pub written: String,
    /// Lines, from 0, that were in Windows-1252 in a file of two encodings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub windows_lines: Vec<usize>,
    /// Replacements of bytes of the new text: start, end, what stood there.
    pub undo: Vec<(usize, usize, String)>,
}

impl Log {
    /// The log of what turned `old` into `new`, both in bytes; `encoding` is the old one and the new one, `text` the old text,
    /// `edits` its replacements in the order of their places.
    pub fn new(file: &str, old: &[u8], new: &[u8], text: &str, encoding: (Encoding, Encoding), edits: &[Edit]) -> Log {
        let mut shift = 0_isize;
        let undo = edits
            .iter()
            .map(|edit| {
                let start = edit.span.start.saturating_add_signed(shift);
                shift += edit.with.len() as isize - edit.span.len() as isize;
                (start, start + edit.with.len(), edit.span.of(text).to_owned())
            })
            .collect();
        let windows_lines = match encoding.0 {
            Encoding::Mixed => old
                .split_inclusive(|b| *b == b'\n')
                .enumerate()
                .filter(|(_, line)| std::str::from_utf8(line).is_err())
                .map(|(at, _)| at)
                .collect(),
            _ => Vec::new(),
        };
        Log {
            catena: 1,
            file: file.to_owned(),
            before: hash(old),
            after: hash(new),
            encoding: name_of(encoding.0).to_owned(),
            written: name_of(encoding.1).to_owned(),
            windows_lines,
            undo,
        }
    }

    /// The whole log: this line and one for each change.
    pub fn lines(&self, changes: &[Change]) -> String {
        let mut out = serde_json::to_string(self).unwrap_or_default();
        out.push('\n');
        for change in changes {
            out.push_str(&serde_json::to_string(change).unwrap_or_default());
            out.push('\n');
        }
        out
    }
}

/// The bytes that a cleaned file had before.
///
/// # Errors
/// Where the log is not one, or is not this file's, or the file was changed since.
pub fn undo(log: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let first = log.lines().next().unwrap_or("");
    let log: Log = serde_json::from_str(first).map_err(|error| format!("this is no log of a cleaning: {error}"))?;
    if hash(bytes) != log.after {
        return Err("the file is not as the cleaning left it".to_owned());
    }
    let written = encoding_of(&log.written).ok_or_else(|| format!("unknown encoding `{}`", log.written))?;
    let text = decode_as(bytes, written).ok_or("the file is not in the encoding that the log names")?;
    let mut edits = Edits::default();
    for (start, end, with) in log.undo {
        edits.replace(Span::new(start, end), with);
    }
    let old = edits.apply(&text);
    let encoding = encoding_of(&log.encoding).ok_or_else(|| format!("unknown encoding `{}`", log.encoding))?;
    let old = if encoding == Encoding::Mixed {
        let windows: std::collections::HashSet<usize> = log.windows_lines.into_iter().collect();
        let lines = old.split_inclusive('\n').enumerate();
        lines
            .flat_map(|(at, line)| {
                encode(line, if windows.contains(&at) { Encoding::Windows1252 } else { Encoding::Utf8 }).0
            })
            .collect()
    } else {
        encode(&old, encoding).0
    };
    if hash(&old) == log.before { Ok(old) } else { Err("the old file cannot be made from this log".to_owned()) }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

const NAMES: &[(Encoding, &str)] = &[
    (Encoding::Utf8, "utf-8"),
    (Encoding::Utf8Mark, "utf-8-bom"),
    (Encoding::Utf16Le, "utf-16le"),
    (Encoding::Utf16Be, "utf-16be"),
    (Encoding::Utf16LeBare, "utf-16le-bare"),
    (Encoding::Utf16BeBare, "utf-16be-bare"),
    (Encoding::Windows1252, "windows-1252"),
    (Encoding::Mixed, "mixed"),
];

fn name_of(encoding: Encoding) -> &'static str {
    NAMES.iter().find(|(known, _)| *known == encoding).map_or("utf-8", |(_, name)| name)
}

fn encoding_of(name: &str) -> Option<Encoding> {
    NAMES.iter().find(|(_, known)| *known == name).map(|(encoding, _)| *encoding)
}
