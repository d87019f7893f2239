//! A text that cites: any file → [`Document`].
//!
//! Takes bytes; gives a text layer with its structure (sections, paragraphs, sentences, notes) and what the source's own
//! markup says about citations. Knows nothing of references, records or claims.

mod build;
pub mod flow;
mod front;
pub mod furniture;
mod html;
mod jats;
mod latex;
mod level;
pub mod line_numbers;
mod markdown;
pub(crate) mod note_words;
mod origin;
pub mod pdf;
mod plain;
pub mod sentence;
pub mod structure;
mod tei;
pub(crate) mod xml;
mod zipped;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::text::{Span, Spans, encoding, is_binary};

pub use flow::Flow;
pub use latex::included::{Included, included};
pub use origin::Origin;

/// A heading and what stands under it, up to the next heading of the same or a higher level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 for the highest level in the document.
    pub level: u8,
    /// The heading, white space collapsed.
    pub heading: String,
    /// From the heading's first byte to the section's end.
    pub span: Span,
}

/// A footnote or endnote, wherever its text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its mark as printed: `1`, `*`.
    pub mark: String,
    /// Where its text stands.
    pub span: Span,
    /// Where the text refers to it, if that was found.
    pub anchor: Option<Span>,
}

/// A citation that the source's own markup links: JATS `xref`, TEI `ref`, a Pandoc or LaTeX key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words that stand for the citation in the text layer.
    pub span: Span,
    /// Identifiers of what is cited, in the source's own terms.
    pub targets: Vec<String>,
    /// Words before the citation that belong to it: `see also`.
    pub prefix: Option<String>,
    /// Pages and the like that the markup gives apart from the text.
    pub locator: Option<String>,
    /// Whether the author is part of the sentence (`\textcite`, `@key` without brackets).
    pub narrative: bool,
}

/// An entry of a reference list that the source's own markup delimits.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its identifier in the source, which [`Link::targets`] name.
    pub id: String,
    /// Where it stands in the text layer; empty where the list lies in another file.
    pub span: Span,
    /// The label that the source gives it: `12`.
    pub label: Option<String>,
    /// What the markup says about the work, as far as it does.
    pub record: Option<crate::record::Record>,
}

/// A citing text.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The file as the user named it; `-` for standard input.
    pub path: String,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The text layer. For a plain-text file, the file's content unchanged. Every span counts bytes of it.
    pub text: String,
    /// The document's own record, as far as its first page gives it.
    pub record: crate::record::Record,
    /// BCP 47 language tag, where one could be told.
    pub language: Option<String>,
    /// Sections in document order; a subsection follows its section and lies inside it.
    pub sections: Vec<Section>,
    /// Paragraphs of running text, in order: no headings, no reference list.
    pub paragraphs: Vec<Span>,
    /// Sentences of those paragraphs and of the notes, in order.
    pub sentences: Vec<Span>,
    /// Footnotes and endnotes.
    pub notes: Vec<Note>,
    /// Page numbers, running heads and feet, numbers of lines, in order: no part of what the author wrote.
    pub furniture: Vec<Span>,
    /// Numbers of lines alone, in order.
    pub line_numbers: Vec<Span>,
    /// Small raised characters, where the source tells them from others, in order.
    pub superscripts: Vec<Span>,
    /// What is set in italics, where the source says so apart from its text, in order.
    pub italics: Vec<Span>,
    /// Marks of notes that the source's markup sets, in order.
    pub note_marks: Vec<Span>,
    /// Citations that the source's markup links, in order.
    pub links: Vec<Link>,
    /// Entries of the reference list that the source's markup delimits, in order.
    pub entries: Vec<Entry>,
    /// Bibliography files that the source names (`\addbibresource`, `bibliography:`), as written.
    pub bibliographies: Vec<String>,
    /// Where the text layer's characters stand in the file; empty where it is the file's content, or is not known.
    pub origin: Origin,
}

/// Why a file gave no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is no file of the kind that its name or its first bytes promise, or is damaged beyond reading.
    #[error("{0}")]
    Malformed(String),
    /// It would take more memory or time than any real document does.
    #[error("{0}")]
    TooLarge(String),
    /// It is well-formed and holds no text (a scan), or keeps it locked (a password).
    #[error("{0}")]
    NoText(String),
}

/// Files beyond this are refused: no document that people read is larger, and hostile ones are.
pub const LARGEST_FILE: usize = 200 << 20;
/// The same for files that are text throughout: some eight million words.
pub const LARGEST_TEXT: usize = 50 << 20;

/// Reads the bytes of a file. `path` says by its ending which reader is meant; where it does not, the bytes do.
///
/// # Errors
/// A [`ReadError`] says what was wrong with the file as a whole. Smaller problems come as diagnostics.
pub fn read(path: &str, bytes: &[u8]) -> Result<(Document, Vec<Diagnostic>), ReadError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::TooLarge(format!(
            "{} MB is more than a document's {} MB",
            bytes.len() >> 20,
            LARGEST_FILE >> 20
        )));
    }
    let kind = kind_of(path, bytes);
    if bytes.len() > LARGEST_TEXT && !matches!(kind, Kind::Pdf | Kind::Zip | Kind::Ole) {
        return Err(ReadError::TooLarge(format!(
            "{} MB of text are more than a document's {} MB; cut it into its parts",
            bytes.len() >> 20,
            LARGEST_TEXT >> 20
        )));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(ReadError::NoText("in Rich Text Format; save it as DOCX or ODT".to_owned()));
    }
    if matches!(kind, Kind::Plain | Kind::Markdown | Kind::Latex) && is_binary(bytes) {
        return Err(ReadError::Malformed("it has NUL bytes: it is no text, or not in UTF-8 or UTF-16".to_owned()));
    }
    let (mut document, problems) = match kind {
        Kind::Plain => plain::read(bytes),
        Kind::Pdf => (pdf::read(bytes)?, Vec::new()),
        Kind::Zip => (zipped::read(bytes)?, Vec::new()),
        Kind::Html => decoded(bytes, html::read)?,
        Kind::Xml => decoded(bytes, |text| if is_tei(text) { tei::read(text) } else { jats::read(text) })?,
        Kind::Latex => {
            let (document, mut problems) = decoded(bytes, |text| Ok(latex::read(text)))?;
            problems.extend(latex::included::problems(&plain::decode(bytes).0, path));
            (document, problems)
        }
        Kind::Markdown => decoded(bytes, |text| Ok(markdown::read(text)))?,
        Kind::Ole => {
            return Err(ReadError::NoText(
                "protected by a password, or in the format of Word before 2007; save it as DOCX without a password"
                    .to_owned(),
            ));
        }
    };
    document.path = path.to_owned();
    document.sha256 = hash(bytes);
    Ok((document, problems))
}

enum Kind {
    Plain,
    Pdf,
    Zip,
    Html,
    Xml,
    /// Word before 2007, and every Office file with a password.
    Ole,
    Latex,
    Markdown,
}

/// By the first bytes where they are unmistakable, else by the ending.
fn kind_of(path: &str, bytes: &[u8]) -> Kind {
    if bytes.get(..1024).unwrap_or(bytes).windows(5).any(|w| w == b"%PDF-") {
        return Kind::Pdf;
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Kind::Ole;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    match ending.as_str() {
        "pdf" => return Kind::Pdf,
        "docx" | "odt" | "epub" => return Kind::Zip,
        "html" | "htm" | "xhtml" => return Kind::Html,
        "xml" | "jats" | "nxml" | "tei" => return Kind::Xml,
        "txt" => return Kind::Plain,
        "md" | "markdown" | "qmd" | "rmd" => return Kind::Markdown,
        "tex" | "latex" | "ltx" => return Kind::Latex,
        _ => {}
    }
    let head = encoding::decode(bytes.get(..600).unwrap_or(bytes)).0.to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        Kind::Html
    } else if head.starts_with("<?xml") || head.starts_with("<article") || head.starts_with("<tei") {
        if head.contains("<html") { Kind::Html } else { Kind::Xml }
    } else {
        Kind::Plain
    }
}

/// Whether XML is TEI, by its root element.
fn is_tei(text: &str) -> bool {
    let head = text.get(..text.len().min(3000)).unwrap_or(text);
    head.contains("<TEI") || head.contains("<tei:TEI") || head.contains("tei-c.org/ns")
}

fn decoded(
    bytes: &[u8],
    read: impl Fn(&str) -> Result<Document, ReadError>,
) -> Result<(Document, Vec<Diagnostic>), ReadError> {
    let (text, problems) = plain::decode(bytes);
    let mut document = read(&text)?;
    document.origin.keep(text);
    Ok((document, problems))
}

fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Default for Document {
    fn default() -> Self {
        Document {
            path: String::new(),
            sha256: String::new(),
            text: String::new(),
            record: crate::record::Record::new(crate::record::EntryType::Article),
            language: None,
            sections: Vec::new(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            notes: Vec::new(),
            furniture: Vec::new(),
            line_numbers: Vec::new(),
            superscripts: Vec::new(),
            italics: Vec::new(),
            note_marks: Vec::new(),
            links: Vec::new(),
            entries: Vec::new(),
            bibliographies: Vec::new(),
            origin: Origin::default(),
        }
    }
}

impl Document {
    /// Where its notes stand, by their number in [`Document::notes`].
    pub fn places_of_notes(&self) -> Spans {
        Spans::of(self.notes.iter().map(|note| note.span))
    }

    /// Reads the structure of `text`, which has no markup: furniture, sections, paragraphs, sentences, notes, first
    /// page, language.
    pub fn of_text(text: String) -> Document {
        let line_numbers = line_numbers::find(&text);
        let mut furniture = furniture::find(&line_numbers::blanked(&text, &line_numbers));
        furniture.extend(&line_numbers);
        furniture.sort_unstable();
        let flow = Flow::of(&text, &furniture);
        let structure = structure::read(&flow);
        let record = front::read(&flow);
        let language = language_of(&flow.text);
        let mut document = Document {
            record,
            language,
            sections: structure.sections,
            paragraphs: structure.paragraphs,
            notes: structure.notes,
            furniture,
            line_numbers,
            ..Document::default()
        };
        document.sentences = sentences(&flow, &document.paragraphs, &document.notes);
        document.text = text;
        document
    }

    /// Reads the structure of a text whose pages were seen: running heads are gone, footnotes apart. They are put before
    /// the reference list, each a paragraph of its own.
    fn of_layout(layout: pdf::Layout) -> Document {
        let pdf::Layout { mut text, footnotes, raised: mut superscripts, head } = layout;
        let headed = |mut document: Document| {
            if let Some(head) = &head {
                document.record = front::read_page(head, &document.flow());
            }
            document
        };
        if footnotes.is_empty() {
            return headed(Document { superscripts, ..Document::of_text(text) });
        }
        let at = structure::list_heading(&Flow::of(&text, &[])).unwrap_or(text.len());
        let mut placed = String::new();
        let mut notes: Vec<Note> = Vec::with_capacity(footnotes.len());
        for (mark, words) in footnotes {
            placed.push_str(&mark);
            placed.push(' ');
            let start = at + placed.len();
            placed.push_str(words.trim());
            notes.push(Note { mark, span: Span::new(start, at + placed.len()), anchor: None });
            placed.push_str("\n\n");
        }
        let start = text[..at].trim_end().len();
        text.insert_str(at, &placed);
        let end = at + placed.len();
        for span in superscripts.iter_mut().filter(|span| span.start >= at) {
            *span = Span::new(span.start + placed.len(), span.end + placed.len());
        }
        let block = Span::new(start, end);
        let mut document = headed(Document { superscripts, ..Document::of_text(text) });
        document.paragraphs.retain(|p| !block.overlaps(*p));
        document.sections.retain(|s| !(at..end).contains(&s.span.start));
        let mut marks = document.superscripts.iter().peekable();
        for note in &mut notes {
            note.anchor = marks.find(|span| span.of(&document.text) == note.mark).copied();
        }
        document.notes = notes;
        document.sentences = sentences(&document.flow(), &document.paragraphs, &document.notes);
        document
    }

    /// The mended text, in which citations are looked for.
    pub fn flow(&self) -> Flow {
        Flow::of(&self.text, &self.furniture)
    }
}

/// Whether `line` is a byline: it names persons, with the marks of their affiliations, and nothing else.
pub fn is_byline(line: &str) -> bool {
    !front::people(line).is_empty()
}

/// Sentences of paragraphs and notes, in order.
fn sentences(flow: &Flow, paragraphs: &[Span], notes: &[Note]) -> Vec<Span> {
    let mut parts: Vec<Span> = paragraphs.iter().copied().chain(notes.iter().map(|n| n.span)).collect();
    parts.sort_unstable();
    let mut sentences = Vec::new();
    for part in parts {
        let inside = flow.span(part);
        for sentence in sentence::split(inside.of(&flow.text), inside.start) {
            sentences.push(flow.source_span(sentence));
        }
    }
    sentences
}

/// Two-letter tag of the language of `text`, where it is long enough to tell.
fn language_of(text: &str) -> Option<String> {
    let sample: String = text.chars().take(6000).collect();
    let guess = whatlang::detect(&sample)?;
    let tag = match guess.lang() {
        whatlang::Lang::Eng => "en",
        whatlang::Lang::Deu => "de",
        whatlang::Lang::Fra => "fr",
        whatlang::Lang::Spa => "es",
        whatlang::Lang::Ita => "it",
        whatlang::Lang::Por => "pt",
        whatlang::Lang::Nld => "nl",
        whatlang::Lang::Swe => "sv",
        whatlang::Lang::Dan => "da",
        whatlang::Lang::Pol => "pl",
        whatlang::Lang::Ces => "cs",
        whatlang::Lang::Rus => "ru",
        _ => return None,
    };
    (guess.is_reliable() || guess.confidence() > 0.5).then(|| tag.to_owned())
}

/// Particles before family names: `de`, `van der`, `von`.
pub fn is_particle(word: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "del", "della", "delle", "dei", "di", "da", "das", "do", "dos", "du", "des", "van", "von", "vom", "zu",
        "zum", "zur", "der", "den", "ter", "ten", "te", "la", "le", "las", "los", "el", "al", "af", "av", "bin", "ibn",
        "ben", "y", "e", "'t", "’t", "op", "in't", "st.", "st",
    ];
    let lower = word.to_lowercase();
    word.chars().next().is_some_and(char::is_lowercase) && PARTICLES.contains(&lower.as_str())
}
