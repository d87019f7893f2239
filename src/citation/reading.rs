//! Everything that can be told about the citations of one document.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use crate::diagnostic::Diagnostic;
use crate::document::line_numbers::blanked;
use crate::document::{self, Document, Flow};
use crate::record::{Field, Record, base_key, free_key};
use crate::reference::{self, Printed, Reference};
use crate::text::{Span, Spans, fold};

use super::find::{self, Body, Found, NotePlace};
use super::group::Brackets;
use super::token::{self, Kind, Token};
use super::vocabulary::Vocabulary;
use super::{Citation, Form, context, links, problems};

/// A document read: its list, its citations, and what does not fit.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The reference list.
    pub references: Vec<Reference>,
    /// In order of the text.
    pub citations: Vec<Citation>,
    /// Citations and list held against each other.
    pub problems: Vec<Diagnostic>,
}

/// `hooks (1990)`, `(hooks, 1990)`: a listed name without a capital counts as one with it before a year.
fn with_small_names(mut tokens: Vec<Token>, vocabulary: &Vocabulary) -> Vec<Token> {
    let listed = vocabulary.listed.iter().flat_map(|listed| &listed.authors);
    let small = listed
        .filter(|author| !author.body && author.particles.is_empty() && author.shown.starts_with(char::is_lowercase));
    let names: BTreeSet<&str> = small
        .filter_map(|author| match author.words.as_slice() {
            [name] => Some(name.as_str()),
            _ => None,
        })
        .collect();
    for n in 0..tokens.len() {
        let name = tokens[n].kind == Kind::Word && names.contains(tokens[n].folded.as_str());
        let sign = tokens.get(n + 1).is_some_and(|t| t.is('(') || t.is(',') || t.is('['));
        // `(1850 m)` is no year.
        let year = tokens.get(n + 2).is_some_and(|t| t.kind == Kind::Number && t.span.len() == 4)
            && !tokens.get(n + 3).is_some_and(|t| t.kind == Kind::Word && t.spaced);
        if name && sign && year {
            tokens[n].capital = true;
        }
    }
    tokens
}

/// Finds the citations of `document` and what each means in `references`.
pub fn read(document: &Document, references: Vec<Reference>) -> Reading {
    let flow = document.flow();
    let vocabulary = Vocabulary::of(&references);
    let lists: Vec<Span> = lists(document, &references).into_iter().map(|span| flow.span(span)).collect();
    let raised: Vec<Span> = document.superscripts.iter().map(|span| flow.span(*span)).collect();
    let index: BTreeMap<String, usize> = if document.entries.is_empty() {
        references.iter().enumerate().map(|(n, r)| (r.record.key.clone(), n)).collect()
    } else {
        by_entry(document, &references).map(|(entry, n)| (document.entries[entry].id.clone(), n)).collect()
    };
    let keys = links::keys(document, &flow, &index);
    let tokens = token::cut_at_raised(token::tokens(&flow.text, &lists), &raised);
    let tokens = with_small_names(token::without(tokens, &keys), &vocabulary);
    let brackets = Brackets::of(&tokens);
    let body =
        Body { text: &flow.text, tokens: &tokens, brackets: &brackets, vocabulary: &vocabulary, raised: &raised };
    let notes: Vec<NotePlace> = document
        .notes
        .iter()
        .map(|note| NotePlace {
            mark: note.mark.parse().ok(),
            span: flow.span(note.span),
            anchor: note.anchor.map(|anchor| flow.at(anchor.start)),
        })
        .collect();
    let mut found = find::find(&body, &notes, &quiet(document, &flow));
    let own = |one: &find::Found| {
        names_its_author(document, one.span.of(&flow.text)) || marks_an_author(&flow.text, one.span)
    };
    found.retain(|one| one.form != Form::Mention || !own(one));
    let marks = Spans::of(document.note_marks.iter().map(|span| flow.span(*span)));
    found.retain(|one| one.form != Form::Numeric || !marks.overlap(one.span) && !marks_an_author(&flow.text, one.span));
    let noted = Spans::of(notes.iter().map(|note| note.span));
    for one in &mut found {
        let in_note = one.form != Form::Numeric && one.form != Form::Mention && noted.containing(one.span).is_some();
        if in_note {
            one.form = Form::Note;
        }
    }
    let disagreeing = links::apply(document, &flow, &index, &mut found);
    let slips: Vec<_> = found.iter().map(|f| f.slip.clone()).collect();
    let citations = place(document, &flow, found);
    let mut problems = problems::find(document, &references, &vocabulary, &citations, &slips);
    problems.extend(disagreeing);
    problems.extend(find::numeric::beyond(&body).map(|beyond| {
        let first = flow.source_span(beyond.first);
        problems::numbers_beyond_list(&beyond, first)
    }));
    Reading { references, citations, problems }
}

/// Whether a number or name on the first page stands in the byline: the one is that of an affiliation, the other an author.
fn marks_an_author(text: &str, part: Span) -> bool {
    const FIRST_PAGE: usize = 3000;
    let from = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[part.end..].find('\n').map_or(text.len(), |at| part.end + at);
    part.start < FIRST_PAGE && document::is_byline(text[from..to].trim_start_matches('#'))
}

/// Whether `printed` is the full name of an author of the document itself: a byline or a note on the author.
fn names_its_author(document: &Document, printed: &str) -> bool {
    let printed = format!(" {} ", fold(printed));
    let has = |word: &str| !word.is_empty() && printed.contains(&format!(" {} ", fold(word)));
    document.record.names(Field::Author).is_some_and(|names| {
        names.list.iter().any(|name| {
            has(&name.family())
                && name.given().split_whitespace().next().is_some_and(|first| first.len() > 2 && has(first))
        })
    })
}

/// Stretches of the text that the list takes up: its entries, and what stands between neighbours.
fn lists(document: &Document, references: &[Reference]) -> Vec<Span> {
    const GAP: usize = 800;
    let text = document.text.as_str();
    // An entry's label stands before its span.
    let from_line = |span: Span| {
        let line = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
        Span::new(if span.start - line <= 12 { line } else { span.start }, span.end)
    };
    let notes = document.places_of_notes();
    let listed = references.iter().filter(|reference| !stands_in_a_note(&notes, reference));
    let spans = listed.map(|r| r.span).filter(|s| !s.is_empty() && s.end <= text.len());
    let mut spans: Vec<Span> = spans.map(from_line).collect();
    spans.sort_unstable();
    let mut lists: Vec<Span> = Vec::new();
    for span in spans {
        match lists.last_mut() {
            Some(list) if span.start <= list.end + GAP => list.end = list.end.max(span.end),
            _ => lists.push(span),
        }
    }
    lists
}

/// Sections in which scholars are thanked, not cited.
fn quiet(document: &Document, flow: &Flow) -> Vec<Span> {
    let thanks = |heading: &str| {
        let folded = fold(heading);
        [
            "acknowledg",
            "danksagung",
            "remerciements",
            "agradecimientos",
            "ringraziamenti",
            "agradecimentos",
            "author",
            "about",
            "biograph",
            "funding",
        ]
        .iter()
        .any(|word| folded.starts_with(word))
    };
    let front = document.paragraphs.first().map_or(0, |p| p.start);
    let thanked = document.sections.iter().filter(|s| thanks(&s.heading)).map(|s| flow.span(s.span));
    let thanks = document.sentences.iter().filter_map(|sentence| thanking(document, *sentence));
    std::iter::once(Span::new(0, front)).chain(thanks).map(|span| flow.span(span)).chain(thanked).collect()
}

/// From the word of thanks to the end of a sentence in which the authors thank: `We would like to thank Ann Roe`.
fn thanking(document: &Document, sentence: Span) -> Option<Span> {
    let found = THANKS.as_ref()?.find(sentence.of(&document.text))?;
    Some(Span::new(sentence.start + found.start(), sentence.end))
}

/// Authors who thank, in their own words.
static THANKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(?:we|i|authors?)(?:\s+\w+){0,4}?\s+thank|like\s+to\s+(?:thank|acknowledge)|(?:am|are)(?:\s+\w+){0,2}\s+grateful\s+to|(?:ich|wir)\s+danken?|danken\s+wir|danke\s+ich|(?:nous|je)\s+remerci(?:ons|e)|agradecemos|ringraziamo|ringrazio)\b",
    )
    .ok()
});

/// Gives each citation its place in the source, its group, sentence and section.
fn place(document: &Document, flow: &Flow, found: Vec<Found>) -> Vec<Citation> {
    let notes = document.places_of_notes();
    let mut groups = BTreeMap::new();
    let mut citations = Vec::with_capacity(found.len());
    for one in found {
        let next = groups.len();
        let group = *groups.entry((one.form == Form::Mention, one.group)).or_insert(next);
        let span = flow.source_span(one.span);
        // A note belongs where the text refers to it.
        let note = notes.containing(span).map(|note| &document.notes[note]);
        let in_text = note.and_then(|note| note.anchor).unwrap_or(span);
        citations.push(Citation {
            span,
            form: one.form,
            group,
            prefix: one.prefix,
            locator: one.locator,
            refs: one.refs,
            why_unresolved: one.why,
            sentence: context::sentence(document, span),
            section: context::section(document, in_text),
        });
    }
    citations
}

/// Finds and reads the reference list of `document`, then its citations. The diagnostics are those of the list.
pub fn read_document(document: &Document) -> (Reading, Vec<Diagnostic>) {
    let (references, mut problems) = references(document);
    if references.is_empty() && problems.is_empty() {
        problems.push(Diagnostic::info("no-reference-list", "no reference list was found").help(
            "citations are tied to a list under a heading such as `References`, or to a .bib file that the text names",
        ));
    }
    (read(document, references), problems)
}

/// The reference list: as the source's markup delimits it, else as the text shows it.
fn references(document: &Document) -> (Vec<Reference>, Vec<Diagnostic>) {
    let mut all: Vec<Reference> = Vec::new();
    let mut problems = Vec::new();
    if document.entries.is_empty() {
        let text = without_furniture(document);
        let printed = Printed { text: &text, italics: &document.italics };
        let notes: Vec<Span> = document.notes.iter().map(|note| note.span).collect();
        let cite = reference::notes_cite(&text, &notes);
        // Where notes cite works, with *ibid.* and short forms, they are no list.
        let placed = document.places_of_notes();
        let is_notes = |span: &Span| cite && placed.overlap(*span);
        for span in reference::find_lists(&text).into_iter().filter(|span| !is_notes(span)) {
            let (list, found) = reference::read_printed_list(printed, span);
            all.extend(list);
            problems.extend(found);
        }
        if all.is_empty() && document.bibliographies.is_empty() {
            all = reference::read_notes(printed, &notes);
            problems.extend((!all.is_empty()).then(|| from_notes(all.len(), &notes)));
        }
    } else {
        let entries: Vec<_> = document.entries.iter().map(|entry| (entry.span, entry.label.clone())).collect();
        (all, problems) =
            reference::read_entries(Printed { text: &document.text, italics: &document.italics }, &entries);
        for (entry, n) in by_entry(document, &all).collect::<Vec<_>>() {
            let (entry, reference) = (&document.entries[entry], &mut all[n]);
            // The markup's own record counts; what is doubtful about ours is not.
            if let Some(record) = &entry.record {
                reference.record = record.clone();
                reference.confidence.clear();
                problems.retain(|problem| !problem.place.span.is_some_and(|span| entry.span.contains(span)));
            }
        }
    }
    let mut used = BTreeSet::new();
    for (index, reference) in all.iter_mut().enumerate() {
        reference.index = index;
        if reference.record.key.is_empty() || used.contains(&reference.record.key) {
            let base = base_key(&reference.record, reference.year_suffix.as_deref());
            reference.record.key = free_key(&base, |key| used.contains(key));
        }
        used.insert(reference.record.key.clone());
    }
    (all, problems)
}

/// The entries that the markup delimits, each with the reference read from it. Those that lead to others gave none.
fn by_entry(document: &Document, references: &[Reference]) -> impl Iterator<Item = (usize, usize)> {
    let at: BTreeMap<usize, usize> = references.iter().enumerate().map(|(n, one)| (one.span.end, n)).collect();
    document.entries.iter().enumerate().filter_map(move |(n, entry)| Some((n, *at.get(&entry.span.end)?)))
}

fn from_notes(works: usize, notes: &[Span]) -> Diagnostic {
    let taken = if works == 1 { "1 work was taken".to_owned() } else { format!("{works} works were taken") };
    let message = format!("there is no reference list; {taken} from the notes that name them in full");
    let place = notes.first().map(|note| Span::new(note.start, note.start));
    let problem = Diagnostic::info("references-from-notes", message);
    let problem = match place {
        Some(place) => problem.at(place),
        None => problem,
    };
    problem.help("each is a guess; works that the notes name only in short, and archives, are not among them")
}

/// Whether a reference was taken from one of the `notes`, which cites it too.
pub fn stands_in_a_note(notes: &Spans, reference: &Reference) -> bool {
    reference.label.is_none() && !reference.span.is_empty() && notes.containing(reference.span).is_some()
}

/// The text with form feeds where running heads and feet stand, which may look like entries, and without numbers of lines;
/// everything else keeps its place. Page numbers, which may be labels, the reader of the list knows by itself.
fn without_furniture(document: &Document) -> Cow<'_, str> {
    if document.furniture.is_empty() {
        return Cow::Borrowed(&document.text);
    }
    let whole = blanked(&document.text, &document.line_numbers);
    let mut text = String::with_capacity(whole.len());
    let mut at = 0;
    for span in &document.furniture {
        let words = span.of(&whole);
        if !words.chars().any(char::is_alphabetic) {
            continue;
        }
        text.push_str(&whole[at..span.start]);
        text.push('\u{C}');
        text.extend(std::iter::repeat_n(' ', span.len().saturating_sub(1)));
        at = span.end;
    }
    text.push_str(&whole[at..]);
    Cow::Owned(text)
}

/// The list of a document whose references lie in a bibliography file: those `records` that it cites ([`cited_among`]).
/// They have no place in the text; their spans are empty.
pub fn listed_elsewhere(document: &Document, records: Vec<Record>) -> Vec<Reference> {
    let references = records.into_iter().map(|record| Reference {
        index: 0,
        span: Span::new(0, 0),
        raw: printed(&record),
        label: None,
        record,
        year_suffix: None,
        confidence: BTreeMap::new(),
    });
    cited_among(document, references.collect())
}

/// Those of the entries of a bibliography file that the document cites, by their keys or in words, in their order: such
/// a file often holds all that a scholar has ever read.
pub fn cited_among(document: &Document, mut references: Vec<Reference>) -> Vec<Reference> {
    let keys: BTreeSet<&str> = document.links.iter().flat_map(|link| &link.targets).map(String::as_str).collect();
    let by_key = |reference: &Reference| keys.contains(reference.record.key.as_str());
    let mut in_words: BTreeSet<usize> = BTreeSet::new();
    // Where all are cited by key, the words need not be read for more.
    if !references.iter().all(by_key) {
        let read = read(document, references.clone());
        in_words.extend(read.citations.iter().filter(|c| c.refs.len() == 1).flat_map(|c| &c.refs));
    }
    let mut at = 0;
    references.retain(|reference| {
        at += 1;
        by_key(reference) || in_words.contains(&(at - 1))
    });
    (0..).zip(&mut references).for_each(|(index, reference)| reference.index = index);
    references
}

/// A record as an author–date list would print it, in short.
fn printed(record: &Record) -> String {
    let names = [Field::Author, Field::Editor].into_iter().find_map(|field| record.names(field));
    let mut out = names.map_or(String::new(), |names| {
        names.list.iter().map(crate::record::Name::inverted).collect::<Vec<_>>().join(", ")
    });
    if let Some(date) = record.date(Field::Date) {
        let year = date.year().map_or_else(|| date.to_string(), |year| year.to_string());
        out.push_str(&format!(" ({year})"));
    }
    let container = [Field::JournalTitle, Field::BookTitle, Field::Publisher].iter().filter_map(|f| record.text(f));
    for part in std::iter::once(record.full_title().as_str()).chain(container).filter(|p| !p.is_empty()) {
        out.push_str(&format!(" {part}."));
    }
    out.trim().to_owned()
}
