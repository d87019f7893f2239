//! Footnotes: small print at the foot of a column that opens with a raised mark.

use super::lines::Line;
use crate::document::structure::is_section_name;

/// Takes footnotes out of `pages` (`body` is the usual font size); gives mark and text of each, line breaks kept.
pub fn take(pages: &mut [Vec<Line>], body: f32) -> Vec<(String, String)> {
    let mut notes: Vec<(String, String)> = Vec::new();
    for page in pages {
        let mut gone = vec![false; page.len()];
        let mut blocks = Vec::new();
        let mut start = 0;
        while start < page.len() {
            let end = column_end(page, start);
            if let Some(first) = small_print(&page[start..end], body) {
                blocks.push((start + first, end));
            }
            start = end;
        }
        for (from, to) in blocks {
            // Small print that no mark opens and no note on the page before leads on to is a table or a list.
            let Some(first) = (from..to).find(|&n| mark(&page[n]).is_some()) else { continue };
            let continued = first > from && notes.last().is_some_and(|(_, text)| !ends(text));
            let begin = if continued { from } else { first };
            for n in begin..to {
                gone[n] = true;
                match (mark(&page[n]), notes.last_mut()) {
                    (Some((mark, rest)), _) => notes.push((mark, rest)),
                    (None, Some((_, text))) => {
                        text.push('\n');
                        text.push_str(&page[n].text);
                    }
                    (None, None) => {}
                }
            }
        }
        let mut keep = gone.into_iter().map(|gone| !gone);
        page.retain(|_| keep.next().unwrap_or(true));
    }
    notes
}

/// One past the last line of the column that begins at `start`.
fn column_end(page: &[Line], start: usize) -> usize {
    let mut end = start + 1;
    while end < page.len() && page[end].y > page[end - 1].y - 1.0 {
        end += 1;
    }
    end
}

/// Where the small print at the end of a column begins, if its first or a later line opens with a mark. A heading ends it: the
/// list of references and what stands above it may be printed small, and addresses there open with marks too.
fn small_print(column: &[Line], body: f32) -> Option<usize> {
    let heading = |line: &Line| is_section_name(&line.text) && !line.text.trim_end().ends_with('.');
    let small = column.iter().rev().take_while(|line| line.size < body * 0.94 && !heading(line)).count();
    let first = column.len() - small;
    (small > 0 && column[first..].iter().any(|line| mark(line).is_some())).then_some(first)
}

/// The raised mark that opens a line, and what follows.
fn mark(line: &Line) -> Option<(String, String)> {
    let &(start, end) = line.raised.first()?;
    let mark = line.text.get(start..end)?.trim();
    let fits = mark.len() <= 4 && mark.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '¶'))
        || mark.len() == 1 && mark.chars().all(|c| c.is_ascii_lowercase());
    (line.text[..start].trim().is_empty() && !mark.is_empty() && fits)
        .then(|| (mark.to_owned(), line.text[end..].trim_start().to_owned()))
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', ')', ']']).ends_with(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, raised: usize, y: f32, size: f32) -> Line {
        let raised = if raised > 0 { vec![(0, raised)] } else { Vec::new() };
        Line { text: text.to_owned(), raised, y, size, ..Line::default() }
    }

    #[test]
    fn notes_are_taken_from_the_foot_of_the_column_and_go_on_over_the_page() {
        let mut pages = vec![
            vec![line("Text.", 0, 100.0, 10.0), line("1A note", 1, 700.0, 8.0), line("that goes on", 0, 710.0, 8.0)],
            vec![
                line("More text.", 0, 100.0, 10.0),
                line("to its end.", 0, 700.0, 8.0),
                line("2 Another.", 1, 710.0, 8.0),
            ],
        ];
        let notes = take(&mut pages, 10.0);
        assert_eq!(
            notes,
            [("1".to_owned(), "A note\nthat goes on\nto its end.".to_owned()), ("2".to_owned(), "Another.".to_owned())]
        );
        assert!(pages.iter().all(|page| page.len() == 1));
    }

    #[test]
    fn addresses_and_the_list_in_small_print_are_no_notes() {
        let mut pages = vec![vec![
            line("Text.", 0, 100.0, 10.0),
            line("Author details", 0, 600.0, 8.0),
            line("1Institute of Rivers, Oslo.", 1, 610.0, 8.0),
            line("References", 0, 640.0, 8.0),
            line("1. Roe A. Rivers. Oslo: Quay; 2001.", 0, 650.0, 8.0),
        ]];
        assert!(take(&mut pages, 10.0).is_empty());
        assert_eq!(pages[0].len(), 5);
    }

    #[test]
    fn small_print_without_marks_stays() {
        let mut pages = vec![vec![line("Text.", 0, 100.0, 10.0), line("A quotation in small print.", 0, 700.0, 8.0)]];
        assert!(take(&mut pages, 10.0).is_empty());
        assert_eq!(pages[0].len(), 2);
    }
}
