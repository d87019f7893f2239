//! Annotated bibliographies: lists in which paragraphs of prose stand below the entries that they are about.

use std::sync::LazyLock;

use regex::Regex;

use super::ends::{ending, has_date};
use super::headword::headword;
use super::lines::Line;
use super::mend::mend;
use super::numbered::label_of;
use crate::reference::tokens::Tokens;
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
    /// In shorter lists two of three have.
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
    let common = if entries <= SHORT {
        annotated * 3 >= entries * 2
    } else {
        annotated * 100 >= entries * ANNOTATED && annotated > 1
    };
    if common { found } else { Vec::new() }
}

/// Where an annotated list stands in a text that is nothing else, and has no heading that says so.
pub fn whole(text: &str) -> Option<Span> {
    const LONGEST_HEADING: usize = 12;
    let lines = super::lines::lines(text, Span::new(0, text.len()));
    let paragraphs = paragraphs(text, &lines);
    let words: Vec<String> = paragraphs.iter().map(|(from, to)| joined(text, &lines[*from..*to])).collect();
    let kinds: Vec<Kind> = paragraphs.iter().map(|(from, to)| kind(text, &lines[*from..*to])).collect();
    let is_reference =
        |at: &usize| kinds[*at] == Kind::Entry && has_date(&words[*at]) && headword(&words[*at]).score > 1.0;
    let references: Vec<usize> = (0..words.len()).filter(is_reference).collect();
    let first = *references.first()?;
    let heads = (first..words.len()).filter(|at| kinds[*at] == Kind::Entry && !references.contains(at));
    let others = heads.filter(|at| words[*at].split_whitespace().count() > LONGEST_HEADING).count();
    let annotated = references.iter().filter(|at| kinds.get(**at + 1).is_some_and(|kind| *kind != Kind::Entry)).count();
    let prose = kinds.iter().filter(|kind| **kind == Kind::Prose).count();
    let common = references.len() > 1 && annotated * 10 >= references.len() * 6 && prose > 0;
    (common && others * 5 <= references.len() && first <= 3 && prose <= references.len() * 4)
        .then(|| Span::new(lines[paragraphs[first].0].span.start, text.len()))
}

/// The annotation in these lines.
pub fn read(text: &str, lines: &[Line]) -> Annotation {
    let paragraphs = paragraphs(text, lines);
    // Without the signs of an item and of emphasis: `- **Summary:** …`, `> …`
    let plain = |paragraph: String| Tokens::read(&paragraph).text;
    let words: Vec<String> =
        paragraphs.iter().map(|(from, to)| plain(unopened(joined(text, &lines[*from..*to])))).collect();
    let start = lines.first().map_or(0, |line| line.span.start);
    let end = lines.iter().map(|line| line.span.end).max().unwrap_or(start);
    Annotation { span: Span::new(start, end), words: words.join("\n\n") }
}

/// A paragraph without the sign of an item: but `**Summary**` begins with emphasis.
fn unopened(paragraph: String) -> String {
    match paragraph.split_once(' ') {
        Some(("-" | ">" | "*" | "•" | "–" | "+", rest)) => rest.trim_start().to_owned(),
        _ => paragraph,
    }
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
    starts.iter().copied().zip(ends).flat_map(|(from, to)| parted(text, lines, from, to)).collect()
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
        // The first line of a paragraph stands in, that of an entry does not.
        let stands_in =
            lines[*at].indent > lines[*at - 1].indent && (at + 1 == to || lines[at + 1].indent < lines[*at].indent);
        let below = kind(text, &lines[*at..to]);
        ending(lines[at - 1].span.of(text), lines[*at].span.of(text)) > 0.4
            && (below == Kind::Prose || below == Kind::Short && stands_in)
            && kind(text, &lines[from..*at]) == Kind::Entry
            && has_date(&joined(text, &lines[from..*at]))
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
    if !ended || begins_as_a_reference(&paragraph) {
        return Kind::Entry;
    }
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase)).count();
    let joining = words.iter().filter(|word| OF_SENTENCES.contains(&word.to_lowercase().as_str())).count();
    let signs = OF_REFERENCES.iter().filter(|sign| sign.is_match(&paragraph)).count();
    // `Useful.`, `Grundlegend.`
    if words.len() < FEWEST_WORDS {
        let heading = small == 0 && words.len() > 1;
        let plain = signs == 0 && !heading && !paragraph.contains(',') && paragraph.ends_with(['.', '!']);
        return if plain { Kind::Short } else { Kind::Entry };
    }
    let share = |part: usize| part * 100 / words.len();
    // Germans write half of their words with capitals.
    let prose = share(small) >= 60 && share(joining) >= 6 || share(small) >= 45 && share(joining) >= 12;
    if words.len() >= SURE && prose && signs <= 2 {
        Kind::Prose
    } else if share(small) >= 50 && (signs == 0 || signs == 1 && joining > 0) {
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

    fn notes(text: &str) -> Vec<String> {
        let span = crate::reference::find_lists(text).first().copied().unwrap_or(Span::new(0, text.len()));
        entries(text, span).into_iter().map(|entry| entry.annotation.map_or(String::new(), |note| note.words)).collect()
    }

    #[test]
    fn annotations_may_be_german_short_or_stand_in() {
        let german = "Kommentierte Bibliographie\n\nMoor, Ulrich: Flussgesellschaft. Auf dem Weg in eine andere Moderne. Oslo: Ufer 1986.\n\nMoor \
            vertritt die These, dass der Fluss sich selbst zum Problem geworden ist. Das Buch hat die Debatte geprägt und wird oft \
            zitiert.\n\nRoe, Axel: Kampf um Wasser. Oslo: Ufer 1992.\n\nGrundlegend.\n\nWeir, Heinz: Gesellschaft der Seen. Oslo: Kai \
            2014.\n";
        let found = notes(german);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(
            found[0].starts_with("Moor vertritt") && found[1] == "Grundlegend." && found[2].is_empty(),
            "{found:#?}"
        );
        let indented = "WORKS CITED\n\nMoor, Sara. The Politics of Water. Quay UP, 2004.\n     Moor asks what rivers do rather than what they \
            are. She shows\nhow they align bodies with communities and how \"some signs\nincrease\" (45). Her chapter is the one I rely on \
            most.\n\nRoe, Ida. Cruel Rivers. Quay UP, 2011.\n     Roe describes attachments to what hinders one's flourishing.\nThe book \
            reads film and fiction.\n\nWeir, Ann. Ugly Lakes. Pier UP, 2005.\n     Weir turns to minor lakes. Unlike\nMoor, she is concerned \
            with form.\n";
        let found = notes(indented);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found.iter().all(|note| !note.is_empty()) && found[1].starts_with("Roe describes"), "{found:#?}");
    }

    #[test]
    fn a_text_that_is_an_annotated_list_needs_no_heading() {
        let text = "Becker, H. S. (1963). Lakes. Quay Press.\nThis book, which is a classic of the sociology of water, argues that lakes are made by \
            those who make rules. It is based on observations of boats, and it has been criticised for neglecting the powerful.\n\nMoor, E. \
            (1963). Salt. Quay.\nMoor describes how people manage information about salt. The examples are many and come from memoirs, novels \
            and newspapers; it is not clear how they were chosen.\n";
        let found = notes(text);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].starts_with("This book, which") && found[1].starts_with("Moor describes"), "{found:#?}");
    }

    #[test]
    fn a_list_is_not_annotated_because_someone_is_introduced_behind_it() {
        let text = "Moor, A. (1983). The rivers of the north. Quay Press.\n\nRoe, R. (1993). Fast lakes. Pier Press.\n\nWeir, I. \
                    (2009). The sociology of salt. Annual Review of Water, 35, 147–165.\n\nAnn Moor is a professor of water at the \
                    University of Quay, where she has taught since 1990 and where her work on the rivers of the north was begun.\n";
        assert!(entries(text, Span::new(0, text.len())).iter().all(|entry| entry.annotation.is_none()));
    }
}
