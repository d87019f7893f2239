//! Annotated bibliographies: lists in which paragraphs of prose stand below the entries that they are about.

use std::sync::LazyLock;

use regex::Regex;

use super::ends::has_date;
use super::headword::headword;
use super::lines::Line;
use super::mend::mend;
use super::numbered::label_of;
use crate::text::Span;

/// What someone wrote about the work whose entry stands above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    /// Bytes of the text.
    pub span: Span,
    /// Its paragraphs, each in one line, with blank lines between them.
    pub words: String,
}

impl Annotation {
    /// The paragraphs on one work, in order.
    pub fn joined(parts: Vec<Annotation>) -> Option<Annotation> {
        let span = Span::new(parts.first()?.span.start, parts.last()?.span.end);
        let words: Vec<String> = parts.into_iter().map(|part| part.words).collect();
        Some(Annotation { span, words: words.join("\n\n") })
    }
}

/// Words that hold sentences together, and that few titles have.
#[rustfmt::skip]
const OF_SENTENCES: [&str; 96] = [
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "this", "that", "these", "those", "which", "who", "whose", "they",
    "their", "it", "its", "he", "she", "his", "her", "we", "our", "not", "but", "also", "can", "may", "will", "would", "than", "because",
    "while", "although", "however", "by", "as", "argues", "shows", "examines", "useful",
    "ist", "sind", "war", "waren", "wird", "werden", "wurde", "hat", "haben", "dass", "sich", "nicht", "auch", "sie", "er", "es", "aber",
    "als", "durch",
    "est", "sont", "ont", "qui", "que", "ce", "cette", "il", "elle", "leur", "ne", "pas", "mais", "par",
    "son", "fue", "este", "esta", "se", "no", "su", "pero", "por", "è", "sono", "che", "non", "ma", "é", "são", "não", "seu", "het",
];

/// What references have and sentences seldom: pages, addresses, presses, issues, editors.
static OF_REFERENCES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"\b(?:1[5-9]|20)\d\d\b",
        r"\b\d{1,4} ?[-–] ?\d{1,4}\b|\bpp?\. ?\d|\bS\. ?\d",
        r"https?://|\bdoi\b|\b10\.\d{4}",
        r"\b(?:Press|Verlag|Publishers|Publishing|Éditions|Editorial|Editora|Books)\b",
        r"\b\d+ ?\(\d+\)|\b[Vv]ol\. ?\d|\b[Nn]o\. ?\d|\bBd\. ?\d",
        r"\([Ee]ds?\.\)|\(Hrsg\.\)|\bhrsg\.|\bEdited by\b",
    ]
    .iter()
    .filter_map(|pattern| Regex::new(pattern).ok())
    .collect()
});

/// Where in the lines annotations stand, first and last line but one of each; none in lists that are not annotated.
pub fn annotations(text: &str, lines: &[Line]) -> Vec<(usize, usize)> {
    /// So many of a hundred entries have an annotation, where a list is annotated.
    const ANNOTATED: usize = 25;
    /// In shorter lists all have.
    const SHORT: usize = 3;
    let paragraphs = paragraphs(text, lines);
    let kinds: Vec<Kind> = paragraphs.iter().map(|(from, to)| kind(text, &lines[*from..*to])).collect();
    let entries = kinds.iter().filter(|kind| **kind == Kind::Entry).count();
    if entries == 0 || !kinds.contains(&Kind::Prose) {
        return Vec::new();
    }
    let mut annotated = 0;
    let mut found = Vec::new();
    let mut entry: Option<usize> = None;
    for (at, kind) in kinds.iter().enumerate() {
        if *kind == Kind::Entry {
            entry = Some(at);
        } else if entry.is_some() {
            annotated += usize::from(entry == at.checked_sub(1));
            found.push(paragraphs[at]);
        }
    }
    let common =
        if entries <= SHORT { annotated == entries } else { annotated * 100 >= entries * ANNOTATED && annotated > 1 };
    if common { found } else { Vec::new() }
}

/// The annotation in these lines.
pub fn read(text: &str, lines: &[Line]) -> Annotation {
    let paragraphs = paragraphs(text, lines);
    let words: Vec<String> = paragraphs.iter().map(|(from, to)| joined(text, &lines[*from..*to])).collect();
    let start = lines.first().map_or(0, |line| line.span.start);
    let end = lines.iter().map(|line| line.span.end).max().unwrap_or(start);
    Annotation { span: Span::new(start, end), words: words.join("\n\n") }
}

/// What blank lines part; where lines were not broken, each; where there are no blank lines, what looks like paragraphs.
fn paragraphs(text: &str, lines: &[Line]) -> Vec<(usize, usize)> {
    /// No page is set so wide.
    const WIDE: usize = 170;
    let wide = lines.iter().filter(|line| line.span.of(text).chars().count() > WIDE).count();
    let unbroken = wide * 4 > lines.len();
    let apart = |at: usize| lines[at].blank && !lines[at].page;
    let tight = !unbroken && !(1..lines.len()).any(apart);
    let begins = |at: &usize| *at == 0 || unbroken || apart(*at) || tight && begins_a_paragraph(text, lines, *at);
    let starts: Vec<usize> = (0..lines.len()).filter(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let found = starts.iter().copied().zip(ends);
    if tight { found.flat_map(|(from, to)| parted(text, lines, from, to)).collect() } else { found.collect() }
}

/// Whether a paragraph begins here, where no blank line says so: the line before is short, or this one begins as an entry.
fn begins_a_paragraph(text: &str, lines: &[Line], at: usize) -> bool {
    const AHEAD: usize = 4;
    let before = lines[at - 1].span.of(text);
    if !before.ends_with(['.', '?', '!', ')', '”', '"']) {
        return false;
    }
    let widest = |from: usize, to: usize| lines[from..to].iter().map(|line| line.span.of(text).chars().count()).max();
    let around = widest(at.saturating_sub(AHEAD), (at + AHEAD).min(lines.len())).unwrap_or(0);
    before.chars().count() * 100 < around * 80
        || begins_as_a_reference(&joined(text, &lines[at..(at + AHEAD).min(lines.len())]))
}

/// An entry and the prose that follows its last line, apart.
fn parted(text: &str, lines: &[Line], from: usize, to: usize) -> Vec<(usize, usize)> {
    const LONGEST_ENTRY: usize = 6;
    let stands = |at: &usize| {
        lines[at - 1].span.of(text).ends_with('.')
            && kind(text, &lines[from..*at]) == Kind::Entry
            && has_date(&joined(text, &lines[from..*at]))
            && kind(text, &lines[*at..to]) != Kind::Entry
    };
    if kind(text, &lines[from..to]) != Kind::Entry {
        return vec![(from, to)];
    }
    (from + 1..to.min(from + LONGEST_ENTRY)).find(stands).map_or(vec![(from, to)], |at| vec![(from, at), (at, to)])
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Entry,
    /// Surely prose.
    Prose,
    /// Prose, if the list has such.
    Short,
}

fn kind(text: &str, lines: &[Line]) -> Kind {
    const FEWEST_WORDS: usize = 6;
    const SURE: usize = 16;
    let paragraph = joined(text, lines);
    let words: Vec<&str> =
        paragraph.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let ended = paragraph.trim_end_matches(['*', '_', '”', '"', '»', ')']).ends_with(['.', '!', '?', ':', ';']);
    if words.len() < FEWEST_WORDS || !ended || begins_as_a_reference(&paragraph) {
        return Kind::Entry;
    }
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let joining = words.iter().filter(|word| OF_SENTENCES.contains(&word.to_lowercase().as_str())).count();
    let signs = OF_REFERENCES.iter().filter(|sign| sign.is_match(&paragraph)).count();
    let long = words.len() >= SURE;
    if long && small * 100 >= words.len() * 60 && joining * 100 >= words.len() * 6 && signs <= 2 {
        Kind::Prose
    } else if small * 100 >= words.len() * 50 && (joining > 0 || small * 100 >= words.len() * 70) && signs <= 1 {
        Kind::Short
    } else {
        Kind::Entry
    }
}

fn joined(text: &str, lines: &[Line]) -> String {
    mend(text, &lines.iter().map(|line| line.span).collect::<Vec<_>>())
}

/// Whether a paragraph begins with a label, an inverted name, or names and their date: but *Moor (1999) shows* does not.
fn begins_as_a_reference(paragraph: &str) -> bool {
    let bare = paragraph.trim_start_matches(['*', '_', '•', ' ', '-']);
    if bare.starts_with("http")
        || bare.starts_with("doi")
        || label_of(bare).is_some_and(|(_, number, _)| number.is_some())
    {
        return true;
    }
    let mut words = bare.split_whitespace();
    let inverted = words.next().is_some_and(|first| first.ends_with(',') && first.starts_with(char::is_uppercase))
        && words.next().is_some_and(|second| {
            let letters = second.chars().filter(|c| c.is_alphabetic()).count();
            second.starts_with(char::is_uppercase) && (letters <= 2 || second.ends_with(['.', ',']))
        });
    let head = headword(bare);
    let goes_on = bare
        .find([')', ']'])
        .and_then(|at| bare.get(at + 1..))
        .is_some_and(|rest| rest.trim_start_matches([',', ' ', '’', 's']).starts_with(char::is_lowercase));
    inverted || head.repeated || head.dated && !goes_on
}

#[cfg(test)]
mod tests {
    use crate::reference::list::entries;
    use crate::text::Span;

    const LIST: &str = "Moor, A. (1983). The rivers of the north: Salt and water. Quay Press.\n\n     Moor introduces the notion of a river \
        through a study of boats and of those who row them. She argues that\n     rules are made by the water (pp. 162–184). This book is \
        the foundation of my second chapter.\n\nRoe, R. (1993). Fast lakes, slow lakes: Service and the routines of\n     everyday life. \
        Pier Press.\n\n     Unlike Moor (1983), she finds that those who row embrace routines, and that this holds in all of the \
        places that were seen.\n\n     The author was trained at Quay.\n\nWeir, I. (2009). The sociology of salt. Annual Review of Water, 35, \
        147–165.\n\n     A review of two decades of research. Useful for its table of studies.\n";

    #[test]
    fn prose_below_an_entry_is_its_annotation() {
        let found = entries(LIST, Span::new(0, LIST.len()));
        assert_eq!(found.len(), 3, "{found:#?}");
        let notes: Vec<&str> =
            found.iter().map(|entry| entry.annotation.as_ref().map_or("", |note| note.words.as_str())).collect();
        assert!(notes[0].starts_with("Moor introduces") && notes[0].ends_with("second chapter."), "{notes:#?}");
        assert!(notes[1].ends_with("were seen.\n\nThe author was trained at Quay."), "{notes:#?}");
        assert!(notes[2].starts_with("A review"), "{notes:#?}");
        assert!(found[1].raw.ends_with("Pier Press.") && found[1].span.of(LIST).ends_with("Pier Press."));
    }

    #[test]
    fn annotations_are_found_where_no_blank_line_parts_them() {
        let text = "Moor, A. (1983). The rivers of the north: Commercialization of\nsalt and water. Quay Press.\nMoor introduces the \
            notion of a river through a study of\nboats and of those who row them. She argues that rules are made by the water\n(pp. \
            162–184). This book is the foundation.\nRoe, R. (1993). Fast lakes, slow lakes: Service and the routines of everyday life in \
            the north. Work and Water, 33(2), 133–160.\nRoe compares three lakes, and she proposes that the one\nis a counterpart of what \
            the others have.\nWeir, I. (2009). The sociology of salt. Annual Review\nof Water, 35, 147–165.\nThis is a review of two decades \
            of research that has been\nuseful for its table of studies and by no means only for it.\n";
        let found = entries(text, Span::new(0, text.len()));
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found.iter().all(|entry| entry.annotation.is_some()), "{found:#?}");
        assert!(found[1].raw.ends_with("133–160."), "{found:#?}");
    }

    #[test]
    fn a_list_is_not_annotated_because_someone_is_introduced_behind_it() {
        let text = "Moor, A. (1983). The rivers of the north. Quay Press.\n\nRoe, R. (1993). Fast lakes. Pier Press.\n\nWeir, I. \
                    (2009). The sociology of salt. Annual Review of Water, 35, 147–165.\n\nAnn Moor is a professor of water at the \
                    University of Quay, where she has taught since 1990 and where her work on the rivers of the north was begun.\n";
        assert!(entries(text, Span::new(0, text.len())).iter().all(|entry| entry.annotation.is_none()));
    }
}
