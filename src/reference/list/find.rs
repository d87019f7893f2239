//! Where the reference lists of a text stand.
//!
//! By headings (`References`, `Literaturverzeichnis`, `Bibliografía` …) that are followed by something like a list; where
//! there is none, by the last stretch of the text in which line after line begins like a reference.

use super::appendix::{is_appendix, is_first_appendix, says_what_a_heading_says};
use super::ends::has_date;
use super::headword::headword;
use crate::text::{Span, fold};

/// How deep a heading is, if it was marked (`##`); 0 where it is a line alone.
pub fn heading(line: &str) -> Option<usize> {
    let (bare, level) = bare(line)?;
    (REFERENCES.binary_search(&bare.as_str()).is_ok() || is_annotated(&bare)).then_some(level)
}

/// Headings of annotated bibliographies, which may go on: `Annotated Bibliography: Rivers`.
#[rustfmt::skip]
const ANNOTATED: [&str; 11] = [
    "annotated bibliography", "selected annotated bibliography", "annotated references", "annotierte bibliographie",
    "kommentierte bibliographie", "kommentierte bibliografie", "bibliographie annotee", "bibliographie commentee",
    "bibliografia anotada", "bibliografia comentada", "bibliografia ragionata",
];

fn is_annotated(bare: &str) -> bool {
    let begins = |words: &&str| bare.strip_prefix(*words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    ANNOTATED.iter().any(begins)
}

/// A line without the marks of a heading, folded; `None` where it is too long for one.
fn bare(line: &str) -> Option<(String, usize)> {
    let line = line.trim();
    if line.is_empty() || line.len() > 90 {
        return None;
    }
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let inner = line.trim_matches(|c: char| {
        matches!(c, '#' | '*' | '_' | '=' | ':' | '.' | '—' | '–' | '-' | '<' | '>' | '\\' | '{' | '}' | '|')
            || c.is_whitespace()
    });
    let inner = inner.strip_prefix("section").or_else(|| inner.strip_prefix("h2")).unwrap_or(inner);
    // `7. References`, `VII References`.
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
    let rest = match rest.split_once(['.', ' ']) {
        Some((number, rest)) if !number.is_empty() && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) => rest,
        _ => rest,
    };
    Some((fold(rest), level))
}

/// Headings under which references stand, folded and sorted.
#[rustfmt::skip]
const REFERENCES: &[&str] = &[
    "appendix references", "bibliografia", "bibliografia citada", "bibliografia consultada", "bibliografia e fontes", "bibliografia y fuentes",
    "bibliografie", "bibliographic references", "bibliographical references", "bibliographie", "bibliographies", "bibliography", "bibliography and references",
    "citations", "cited literature", "cited references", "cited works", "fontes e bibliografia", "fuentes y bibliografia", "literatur", "literatur und quellen",
    "literatura", "literatura citada", "literature", "literature cited", "literaturliste", "literaturnachweise", "literaturverzeichnis",
    "notes and references", "obras citadas", "opere citate", "ouvrages cites", "primary sources", "quellen", "quellen und literatur", "quellenverzeichnis", "reference", "reference list",
    "references", "references and further reading", "references and notes", "references bibliographiques", "references cited", "referencias", "referencias bibliograficas",
    "referencias citadas", "referencies", "referenties", "referenze", "riferimenti", "riferimenti bibliografici", "secondary sources", "selected bibliography", "selected references",
    "source list", "sources", "sources and references", "sources cited", "sources et bibliographie", "works cited", "works consulted",
];

/// Headings that end a list, folded.
const OTHERS: &[&str] = &[
    "about the author",
    "about the authors",
    "acknowledgement",
    "acknowledgements",
    "acknowledgment",
    "acknowledgments",
    "appendices",
    "appendix",
    "appendix a",
    "author biographies",
    "author biography",
    "author contributions",
    "author information",
    "author note",
    "autorinnen und autoren",
    "biographical note",
    "competing interests",
    "conflict of interest",
    "conflicts of interest",
    "data availability",
    "declaration of conflicting interests",
    "endnotes",
    "figure captions",
    "figure legends",
    "figures",
    "footnotes",
    "funding",
    "notes",
    "notes on contributors",
    "notes on contributor",
    "orcid id",
    "orcid ids",
    "supplementary information",
    "supplementary material",
    "supplementary materials",
    "supporting information",
    "tables",
    "anmerkungen",
    "anhang",
    "danksagung",
    "zu den autoren",
    "resumen",
    "abstract",
    "summary",
    "zusammenfassung",
    "index",
];

/// Whether a heading stands here that ends a list: `Notes`, `Appendix A`.
pub(super) fn ends_a_list(line: &str) -> bool {
    bare(line).is_some_and(|(bare, _)| OTHERS.contains(&bare.as_str())) || is_appendix(line)
}

/// The stretches of `text` that hold references, in order, headings left out.
pub fn find(text: &str) -> Vec<Span> {
    let lines = all_lines(text);
    let mut found = headed(text, &lines);
    if found.is_empty() {
        // What is an annotated list from end to end has annotations that would end any other.
        found.extend(super::annotated::whole(text).or_else(|| densest(text, &lines)));
    }
    found
}

/// The lists that stand under a heading.
pub(super) fn headed(text: &str, lines: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if heading(line.of(text)).is_none() || !stands_alone(text, lines, at) {
            continue;
        }
        if found.last().is_some_and(|last| line.start < last.end) {
            continue;
        }
        // `Citations` may head a section on citing, where the list comes later under its own name.
        let own_name = |line: &Span| bare(line.of(text)).is_some_and(|(bare, _)| bare != "citations");
        let later = || {
            (at + 1..lines.len())
                .any(|n| heading(lines[n].of(text)).is_some() && own_name(&lines[n]) && stands_alone(text, lines, n))
        };
        if !own_name(line) && later() {
            continue;
        }
        let level = heading(line.of(text)).unwrap_or(0);
        let end = list_end(text, lines, at + 1, level);
        let whole = trimmed(text, Span::new(line.end, end));
        // Tables and figures may be put on pages behind a short list.
        let page_end = whole.of(text).find('\u{c}').map_or(whole.end, |at| whole.start + at);
        let first_page = trimmed(text, Span::new(whole.start, page_end));
        found.extend([whole, first_page].into_iter().find(|span| looks_like_list(text, *span)));
    }
    found
}

/// Every line, empty ones too.
pub(super) fn all_lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for part in text.split_inclusive(['\n', '\u{c}']) {
        found.push(Span::new(at, at + part.trim_end_matches(['\n', '\r', '\u{c}']).len()));
        at += part.len();
    }
    found
}

/// Whether a heading's line is parted from what stands before: a blank line, a mark, a page's top, or capitals.
fn stands_alone(text: &str, lines: &[Span], at: usize) -> bool {
    let line = lines.get(at).map_or("", |l| l.of(text).trim());
    let before = at.checked_sub(1).and_then(|i| lines.get(i)).map_or("", |l| l.of(text).trim());
    let next = lines.iter().skip(at + 1).map(|l| l.of(text).trim()).find(|l| !l.is_empty()).unwrap_or("");
    before.is_empty()
        || line.starts_with(['#', '*', '\\', '<'])
        || before.ends_with(['.', ':', '?', '!', ')'])
        || headword(next).score > 1.5
        || super::headword::numbered(next)
}

/// Where the list that begins at line `from` ends: before the next heading that is not one of references, or before
/// prose.
fn list_end(text: &str, lines: &[Span], from: usize, level: usize) -> usize {
    let mut end = lines.get(from.saturating_sub(1)).map_or(text.len(), |l| l.end);
    let own = lines.get(from.saturating_sub(1)).and_then(|l| section_number(l.of(text)));
    let head = lines.get(from.saturating_sub(1)).and_then(|line| bare(line.of(text)));
    let annotated = head.is_some_and(|(bare, _)| is_annotated(&bare));
    // Prose among the entries is about them; so is that below the last.
    let mut prose: Option<usize> = None;
    let mut paragraph = from;
    let mut blank = true;
    let mut at = from;
    while let Some(line) = lines.get(at) {
        let words = line.of(text).trim();
        if words.is_empty() {
            blank = true;
            at += 1;
            continue;
        }
        if let Some((bare, mark)) = bare(words) {
            let other = OTHERS.contains(&bare.as_str()) || is_appendix(words);
            let marked = mark > 0 && mark <= level.max(1) && REFERENCES.binary_search(&bare.as_str()).is_err();
            if (other && (blank || mark > 0) || marked) && !bare.is_empty() {
                return end;
            }
        }
        // A rule, and behind it what is none of the list: `*End of the working paper.*`
        if blank && at > from && is_rule(words) && !an_entry_follows(text, lines, at) {
            return end;
        }
        let alone = blank && lines.get(at + 1).is_none_or(|next| next.of(text).trim().is_empty());
        if alone
            && (is_first_appendix(words)
                || own.as_ref().is_some_and(|own| section_number(words).is_some_and(|next| next > *own)))
        {
            return end;
        }
        if blank && at > from && is_address(words) {
            return end;
        }
        if blank && at > from + 1 && is_prose(text, lines, at) {
            let below_an_entry = prose.is_some_and(|before| before != paragraph);
            if !annotated && !below_an_entry && !list_goes_on(text, lines, at) {
                return end;
            }
            prose = Some(at);
        }
        if blank {
            paragraph = at;
        }
        end = line.end;
        blank = false;
        at += 1;
    }
    end
}

/// `Anschrift der Verfasserin: Dr. Ann Roe`, `Address for correspondence: …`: where the author is to be found, below the list.
fn is_address(line: &str) -> bool {
    // `Correspondence of Ann Roe: letters` is a book.
    const GOES_ON: [&str; 20] = [
        "to",
        "for",
        "concerning",
        "regarding",
        "with",
        "the author",
        "author",
        "address",
        "details",
        "der",
        "des",
        "die",
        "von",
        "an",
        "zum",
        "zur",
        "de",
        "del",
        "dell",
        "du",
    ];
    const LEADS: [&str; 15] = [
        "anschrift",
        "korrespondenz",
        "kontakt",
        "zur person",
        "author s address",
        "authors address",
        "author address",
        "address for correspondence",
        "corresponding author",
        "correspondence",
        "contact",
        "email",
        "e mail",
        "adresse de l auteur",
        "direccion para correspondencia",
    ];
    let Some((lead, _)) = line.split_once(':').filter(|(lead, _)| lead.chars().count() <= 50) else { return false };
    let lead = fold(lead);
    let ends = |rest: &str| {
        let begins = |words: &&str| {
            rest.strip_prefix(' ')
                .and_then(|rest| rest.strip_prefix(*words))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        rest.is_empty() || GOES_ON.iter().any(begins)
    };
    LEADS.iter().any(|known| lead.strip_prefix(known).is_some_and(ends))
}

/// The number of a numbered section's heading: `[5, 4]` of `5.4 Sources`.
fn section_number(line: &str) -> Option<Vec<u32>> {
    let (number, words) = line.trim().trim_start_matches('#').trim_start().split_once(' ')?;
    let heading = says_what_a_heading_says(words.trim());
    let parts: Option<Vec<u32>> = number.trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect();
    parts.filter(|parts| heading && parts.len() <= 4 && parts.iter().all(|part| *part < 100))
}

/// Whether a line is a rule between parts of a text: `---`, `* * *`.
fn is_rule(line: &str) -> bool {
    let signs = || line.chars().filter(|c| !c.is_whitespace());
    let first = signs().next();
    signs().count() > 2 && first.is_some_and(|c| "-*_=~".contains(c)) && signs().all(|c| Some(c) == first)
}

/// Whether one of the next few paragraphs behind the line `at` may be a reference.
fn an_entry_follows(text: &str, lines: &[Span], at: usize) -> bool {
    const NEAR: usize = 30;
    let near = lines.iter().skip(at + 1).take(NEAR).map(|line| line.of(text).trim());
    near.filter(|words| !words.is_empty())
        .any(|words| headword(words).score > 1.5 || super::headword::numbered(words) || has_date(words))
}

/// Whether most of the paragraphs after the one at line `at` begin as references do: then that one is a reference too.
fn list_goes_on(text: &str, lines: &[Span], at: usize) -> bool {
    let mut heads = 0;
    let mut all = 0;
    let mut blank = false;
    for line in lines.iter().skip(at + 1) {
        let words = line.of(text).trim();
        if words.is_empty() {
            blank = true;
            continue;
        }
        if blank {
            all += 1;
            heads += usize::from(headword(words).score > 1.5 || super::headword::numbered(words));
        }
        blank = false;
        if all >= 6 {
            break;
        }
    }
    all >= 2 && heads * 2 >= all
}

/// Whether the paragraph that begins at line `at` is running text: sentences without dates, names, pages.
pub(super) fn is_prose(text: &str, lines: &[Span], at: usize) -> bool {
    let mut paragraph = String::new();
    for (count, line) in lines.iter().skip(at).enumerate() {
        let words = line.of(text).trim();
        if words.is_empty() || count > 12 {
            break;
        }
        if count > 0 {
            paragraph.push(' ');
        }
        paragraph.push_str(words);
    }
    // The rest of an entry that a page break cut in two.
    if paragraph.starts_with(char::is_lowercase) || super::headword::numbered(&paragraph) {
        return false;
    }
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    if words.len() < 25 {
        return false;
    }
    let small = |w: &&&str| {
        matches!(
            w.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()),
            "is" | "are"
                | "was"
                | "has"
                | "have"
                | "been"
                | "she"
                | "he"
                | "her"
                | "his"
                | "their"
                | "they"
                | "we"
                | "our"
                | "ist"
                | "sind"
                | "wurde"
                | "est"
                | "sont"
                | "ses"
                | "es"
                | "son"
                | "sus"
                | "currently"
                | "which"
                | "that"
        )
    };
    let verbs = words.iter().filter(small).count();
    let signs = paragraph.matches(['(', ':', ';', '–']).count() + paragraph.bytes().filter(u8::is_ascii_digit).count();
    let head = headword(&paragraph);
    !head.dated
        && verbs * 25 >= words.len()
        && (head.score < 1.0 || verbs * 15 >= words.len())
        && signs * 4 < words.len() * 3
}

/// A stretch without the white space at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start.max(span.start + words.trim_end().len()))
}

/// Whether a stretch has entries: first lines of the right look, or numbers, or dates.
fn looks_like_list(text: &str, span: Span) -> bool {
    let body = span.of(text);
    if body.len() < 20 {
        return false;
    }
    let mut dates = 0;
    let mut heads = 0;
    let mut lines = 0;
    for line in body.lines().filter(|l| !l.trim().is_empty()).take(60) {
        lines += 1;
        dates += usize::from(
            line.split(|c: char| !c.is_ascii_digit())
                .any(|d| d.len() == 4 && matches!(d.as_bytes().first(), Some(b'1' | b'2'))),
        );
        heads += usize::from(headword(line.trim()).score > 1.0 || super::headword::numbered(line.trim()));
    }
    lines > 0 && (dates > 0 && heads > 0) && (heads + dates) * 5 >= lines
}

/// The last stretch without a heading in which paragraphs look like references.
pub(super) fn densest(text: &str, lines: &[Span]) -> Option<Span> {
    let mut start = None;
    let mut last = None;
    let mut count = 0usize;
    let mut misses = 0usize;
    let mut best: Option<(usize, Span)> = None;
    let mut close = |start: &mut Option<usize>, last: Option<usize>, count: &mut usize| {
        if let (Some(from), Some(to)) = (*start, last)
            && *count >= 4
            && best.is_none_or(|(most, _)| *count >= most)
        {
            best = Some((*count, Span::new(from, to)));
        }
        *start = None;
        *count = 0;
    };
    let mut blank = true;
    for line in lines {
        let words = line.of(text).trim();
        if words.is_empty() {
            blank = true;
            continue;
        }
        // Notes after a list are none of its entries, however much they look like references.
        if std::mem::take(&mut blank) && bare(words).is_some_and(|(bare, _)| OTHERS.contains(&bare.as_str())) {
            close(&mut start, last, &mut count);
            misses = 0;
            continue;
        }
        let head = headword(words);
        let year = words
            .split(|c: char| !c.is_ascii_digit())
            .any(|d| d.len() == 4 && matches!(d.as_bytes().first(), Some(b'1' | b'2')));
        if head.dated && head.score > 2.5 || super::headword::numbered(words) && year {
            start.get_or_insert(line.start);
            count += 1;
            misses = 0;
            last = Some(line.end);
        } else if start.is_some() {
            misses += 1;
            if misses <= 3 && words.len() < 200 {
                last = Some(line.end);
            }
            if misses > 4 || words.len() > 400 && !year {
                close(&mut start, last, &mut count);
                misses = 0;
            }
        }
    }
    close(&mut start, last, &mut count);
    best.map(|(_, span)| span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_ends_a_list_where_no_entry_follows() {
        let list = "References\n\nMoor, A. (1999) Ice. Oslo: Quay.\n\nRoe, B. (2001) Salt. Oslo: Quay.\n\n---\n\n";
        let text = format!("{list}*End of the working paper.* Data are in the appendix.\n");
        assert!(find(&text)[0].of(&text).ends_with("Salt. Oslo: Quay."));
        let text = format!("{list}Weir, C. (2003) Rain. Oslo: Quay.\n");
        assert!(find(&text)[0].of(&text).ends_with("Rain. Oslo: Quay."));
    }

    #[test]
    fn the_headings_are_sorted() {
        assert!(REFERENCES.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn headings_in_several_languages_and_marks() {
        for line in [
            "References",
            "REFERENCES:",
            "## 7. References",
            "**Literaturverzeichnis**",
            "Références bibliographiques",
            "Bibliografía",
            "VII. Works Cited",
        ] {
            assert!(heading(line).is_some(), "{line}");
        }
        for line in ["References to Marx in the text", "", "The literature on rivers is large"] {
            assert!(heading(line).is_none(), "{line}");
        }
    }

    #[test]
    fn the_list_ends_before_the_authors_address() {
        let text = "Literatur\n\nMoor, Ann (1972): Flüsse. Oslo: Quay.\n\nRoe, Eva (1980): Seen. Oslo: Quay.\n\nAnschrift der Verfasserin: Dr. Ida Poe, Institut für Wasser,\nPostfach 10 01 31, 33501 Oslo\n";
        let found: Vec<&str> = find(text).iter().map(|span| span.of(text).trim()).collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("Seen. Oslo: Quay."), "{found:?}");
        let letters =
            text.replace("Anschrift der Verfasserin: Dr. Ida Poe", "Correspondence of Ann Roe: Letters, 1972");
        assert!(find(&letters)[0].of(&letters).contains("Postfach"), "{:?}", find(&letters));
    }

    #[test]
    fn the_list_ends_before_notes_and_before_the_authors_biography() {
        let text = "Intro.\n\nReferences\n\nAbe, L. (2001) One. Oslo: Quay.\n\nBerg, M. (2002) Two. Oslo: Quay.\n\nLin Abe is Professor of Rivers at the University of Oslo. She has written on lakes and on the people who live by them, and she is currently at work on a book about ice.\n";
        let found = find(text);
        assert_eq!(found.len(), 1);
        assert!(found[0].of(text).ends_with("Two. Oslo: Quay."), "{}", found[0].of(text));
        let text = "## References\nAbe, L. (2001) One. Oslo: Quay.\n\n## Notes\n1. See Abe.\n";
        assert!(find(text)[0].of(text).ends_with("Quay."));
    }

    #[test]
    fn a_chapter_on_sources_ends_where_the_next_begins() {
        let text = "5.4 Sources\n\nAbe, L. (2001) One. Oslo: Quay.\n\n6 Rivers and lakes\n\nAs Berg (2002) says.\n\nReferences\n\nBerg, M. (2002) Two. Oslo: Quay.\n\nLin, A. (2003) Three. Oslo: Quay.\n";
        let found = find(text);
        assert_eq!(found.len(), 2);
        assert!(found[1].of(text).starts_with("Berg, M."), "{}", found[1].of(text));
        let numbered = "7. References\n\n7. Abe, L. One. Quay 2001.\n\n8. Berg, M. Two rivers. Quay 2002.\n";
        assert!(find(numbered)[0].of(numbered).ends_with("2002."));
    }

    #[test]
    fn a_section_on_citations_is_no_list_where_references_follow() {
        let list = "Abe, L. (2001) One. Oslo: Quay.\n\nBerg, M. (2002) Two. Oslo: Quay.";
        let text = format!("Citations\n\nLin, A. (2003) is cited so.\n\nREFERENCES\n\n{list}\n");
        assert_eq!(find(&text).iter().map(|span| span.of(&text)).collect::<Vec<_>>(), [list]);
        let alone = format!("Citations\n\n{list}\n");
        assert_eq!(find(&alone)[0].of(&alone), list);
    }

    #[test]
    fn an_appendix_with_a_letter_is_no_part_of_the_list() {
        let list =
            "References\n\nA. Abe and L. Lin\n\nOne river. Oslo: Quay 2001.\n\nBerg, M. (2002) Two. Oslo: Quay.\n";
        let text = format!("{list}\nA. Data sets\n\nLakes Data on lakes (Abe and Lin, 2001).\n");
        assert_eq!(find(&text)[0].of(&text), &list["References\n\n".len()..list.len() - 1]);
    }

    #[test]
    fn tables_on_the_pages_behind_a_short_list_are_no_part_of_it() {
        let list = "Abe, L. (2001) One. Oslo: Quay.\n\nBerg, M. (2002) Two. Oslo: Quay.";
        let table = "Variable Estimate\nIncome of partners high\nHealth poor\n".repeat(20);
        let text = format!("As Abe (2001) says.\n\nReferences\n\n{list}\n\n\u{c}{table}");
        assert_eq!(find(&text)[0].of(&text), list);
    }

    #[test]
    fn a_list_without_heading_is_found_by_its_density() {
        let list = (0..6)
            .map(|n| format!("Berg, {}. (200{n}) Rivers of the north. Oslo: Quay.\n", (b'A' + n) as char))
            .collect::<String>();
        let text = format!("Some prose about rivers and lakes.\n\n{list}");
        assert_eq!(find(&text).len(), 1);
        assert!(find("Just prose.\n\nMore prose.").is_empty());
        let noted = format!("{text}\nNotes\n\nRoe, Ann. 2001. Lakes. Oslo: Quay.\n\nOn lakes see Berg (2001).\n");
        let found = find(&noted);
        assert_eq!(found.len(), 1);
        assert!(found[0].of(&noted).starts_with("Berg, A."), "notes are read as references of the list");
        assert!(!found[0].of(&noted).contains("Notes"), "notes are read as references of the list");
    }
}
