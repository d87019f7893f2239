//! MEDLINE text: a tag of up to four letters, a hyphen, a blank, a value; six blanks continue it; a blank line or the
//! next `PMID` ends a record.

use super::{name, publication_type, title};
use crate::diagnostic::Diagnostic;
use crate::interchange::draft::{Draft, Gathered};
use crate::record::{EntryType, Field, Name};
use crate::text::Span;

/// Tags that say something about the database, the indexing or the authors, not about the work.
#[rustfmt::skip]
const ABOUT_THE_COPY: [&str; 29] = [
    "AD", "AUID", "COIS", "CI", "CRDT", "CTDT", "DA", "DCOM", "DRDT", "EDAT", "GR", "IRAD", "JID", "LR", "MHDA", "MID",
    "NM", "OCI", "OID", "OTO", "OWN", "PHST", "PST", "PUBM", "RN", "SB", "SO", "STAT", "SPIN",
];

/// Tags whose value is one text field.
pub(super) const TEXTS: [(&str, Field); 9] = [
    ("JT", Field::JournalTitle),
    ("TA", Field::ShortJournal),
    ("VI", Field::Volume),
    ("IP", Field::Number),
    ("EN", Field::Edition),
    ("AB", Field::Abstract),
    ("CTI", Field::Series),
    ("VTI", Field::Volume),
    ("GN", Field::Note),
];

struct Line {
    tag: String,
    value: String,
    span: Span,
}

/// Reads MEDLINE text, whatever its line ends.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    let mut open: Vec<Line> = Vec::new();
    let mut outside = 0usize;
    let mut at = 0;
    for raw in text.split_inclusive(['\n', '\r']) {
        let ended = raw.trim_end_matches(['\n', '\r']);
        let line = ended.trim_start_matches('\u{feff}');
        let span = Span::new(at + ended.len() - line.len(), at + ended.len());
        at += raw.len();
        if line.trim().is_empty() {
            continue;
        }
        match tagged(line) {
            Some((tag, value)) => {
                // A book's part has its PMID first as well.
                if tag == "PMID" && !open.is_empty() {
                    close(std::mem::take(&mut open), gathered);
                }
                open.push(Line { tag: tag.to_owned(), value: value.to_owned(), span });
            }
            None => match open.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
                Some(last) => {
                    last.value.push(' ');
                    last.value.push_str(line.trim());
                    last.span = Span::new(last.span.start, span.end);
                }
                None => {
                    if outside == 0 {
                        let problem =
                            Diagnostic::warning("nbib-no-tag", "this is no line of MEDLINE text; it was left out");
                        let help = "a line begins with a tag, as `PMID- `, or with six blanks";
                        gathered.problems.push(problem.help(help).at(span));
                    }
                    outside += 1;
                }
            },
        }
    }
    close(open, gathered);
    if outside > 1 {
        let message = format!("{outside} lines without a tag were left out in all");
        gathered.problems.push(Diagnostic::info("nbib-no-tag", message));
    }
}

/// `TI  - Care` → (`TI`, `Care`).
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (head, value) = line.split_once('-')?;
    let tag = head.trim_end_matches(' ');
    let sound = (2..=4).contains(&tag.len())
        && head.len() == 4
        && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    (sound && (value.is_empty() || value.starts_with(' '))).then(|| (tag, value.trim()))
}

fn close(lines: Vec<Line>, gathered: &mut Gathered) {
    let Some(first) = lines.first() else { return };
    if first.tag != "PMID" {
        let problem =
            Diagnostic::warning("nbib-no-pmid", "the record does not begin with `PMID`; its start may be lost");
        gathered.problems.push(problem.at(first.span));
    }
    let mut draft = gathered.draft();
    let has = |tag: &str| lines.iter().any(|line| line.tag == tag);
    draft.record.entry_type = match (has("BTI"), has("TI")) {
        (true, true) if has("FED") || has("ED") => EntryType::InCollection,
        (true, true) => EntryType::InBook,
        (true, false) if (has("FED") || has("ED")) && !(has("FAU") || has("AU")) => EntryType::Collection,
        (true, false) => EntryType::Book,
        _ => EntryType::Article,
    };
    let full = [("AU", has("FAU")), ("ED", has("FED"))];
    for line in lines.iter().filter(|line| !line.value.is_empty()) {
        // `FAU` says in full what `AU` abbreviates.
        if !full.contains(&(line.tag.as_str(), true)) {
            field(line, &mut draft);
        }
    }
    draft.finish();
}

fn field(line: &Line, draft: &mut Draft) {
    let (value, span) = (line.value.as_str(), line.span);
    let part = draft.record.entry_type.is_part();
    match line.tag.as_str() {
        "PMID" => draft.eprint("pmid", value, span),
        "PMC" => draft.eprint("pmcid", value, span),
        "TI" => draft.text(Field::Title, &title(value), span),
        "BTI" if part => draft.book_title(&title(value), span),
        "BTI" => draft.text(Field::Title, &title(value), span),
        "TT" => draft.text(Field::OrigTitle, &title(value), span),
        "FAU" | "AU" => draft.name(Field::Author, name(value)),
        "CN" => draft.name(Field::Author, Name::Body(value.to_owned())),
        "FED" | "ED" => draft.name(Field::Editor, name(value)),
        "DP" => draft.date(value, span),
        // The day on which it stood on the Web: only where there is no other.
        "DEP" if value.len() == 8 && !draft.record.has(&Field::Date) => {
            let part = |from, to| value.get(from..to).unwrap_or_default();
            draft.date(&format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, 8)), span);
        }
        "PG" => draft.pages(value, span),
        "LA" => draft.language(value),
        "IS" | "ISBN" => draft.standard_number(value, span),
        "AID" | "LID" => match value.rsplit_once('[') {
            Some((id, "doi]")) => draft.doi(id, span),
            Some((id, "pii]")) if !draft.record.has(&Field::Pages) && id.trim().starts_with('e') => {
                draft.text(Field::EId, id, span);
            }
            Some((_, "pii]" | "bookaccession]")) => draft.about_the_copy(&line.tag),
            _ => draft.left_out(&line.tag, value, span),
        },
        "PB" => draft.list(Field::Publisher, value),
        "PL" if draft.record.entry_type == EntryType::Article => draft.about_the_copy("PL"),
        "PL" => draft.list(Field::Location, value),
        "MH" | "OT" => draft.keyword(value.trim_start_matches('*')),
        "PT" => publication_type(draft, value, span),
        tag => match TEXTS.iter().find(|(known, _)| *known == tag) {
            Some((_, field)) => draft.text(field.clone(), value, span),
            None if ABOUT_THE_COPY.contains(&tag) || tag == "DEP" => draft.about_the_copy(tag),
            None => draft.left_out(tag, value, span),
        },
    }
}
