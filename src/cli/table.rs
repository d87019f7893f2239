//! Tables for people and programs: columns, CSV (RFC 4180), Markdown, indented JSON.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;

/// The widest a column may be where nobody says how much room there is.
const WIDEST: usize = 60;

/// Narrower columns say nothing.
const NARROWEST: usize = 12;

/// Blanks between columns.
const GAP: usize = 2;

/// How much of long cells is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// All of them: a file.
    Unbounded,
    /// As much as one column should take: a pipe.
    Column,
    /// As much as fits a line of this width: a terminal.
    Line(usize),
}

/// Columns under their heads, notes indented under their row. What has no room ends in an ellipsis; the first column, which
/// says what a row is about, is never cut on a terminal.
pub fn table(heads: &[&str], rows: &[Vec<String>], notes: &[Vec<String>], room: Room) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let in_one_line = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(in_one_line).collect()).collect();
    let widths = |shown: &[Vec<String>]| -> Vec<usize> {
        (0..heads.len())
            .map(|column| {
                let cells = shown.iter().filter_map(|row| row.get(column)).map(|cell| width(cell));
                cells.chain([width(heads[column])]).max().unwrap_or(0)
            })
            .collect()
    };
    let widest = match room {
        Room::Unbounded => None,
        Room::Column => Some((WIDEST, 0)),
        Room::Line(line) => widest(&widths(&shown), line).map(|most| (most, 1)),
    };
    if let Some((most, first)) = widest {
        for cell in shown.iter_mut().flat_map(|row| row.iter_mut().skip(first)) {
            shorten(cell, most);
        }
    }
    let widths = widths(&shown);
    let mut text = String::new();
    let mut line = |cells: &[String]| {
        let mut all = String::new();
        for (cell, room) in cells.iter().zip(&widths) {
            let blanks = room.saturating_sub(width(cell)) + GAP;
            let _ = write!(all, "{cell}{}", " ".repeat(blanks));
        }
        let _ = writeln!(text, "{}", all.trim_end());
    };
    line(&heads.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>());
    line(&widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>());
    for (number, row) in shown.iter().enumerate() {
        line(row);
        for note in notes.get(number).into_iter().flatten() {
            line(&[format!("    {note}")]);
        }
    }
    text
}

/// How wide all columns but the first may be so that a line holds them; `None`: as wide as they are.
fn widest(widths: &[usize], line: usize) -> Option<usize> {
    let (first, others) = widths.split_first()?;
    let fits = |most: &usize| first + others.iter().map(|width| GAP + width.min(most)).sum::<usize>() <= line;
    let greatest = others.iter().copied().max()?;
    (!fits(&greatest)).then(|| (NARROWEST..greatest).rev().find(fits).unwrap_or(NARROWEST))
}

/// Columns that a fixed-width font takes; wide letters count as two.
fn width(text: &str) -> usize {
    text.graphemes(true).map(|g| if g.chars().next().is_some_and(is_wide) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFF60 | 0x1F300..=0x1FAFF | 0x20000..=0x3FFFD)
}

fn shorten(cell: &mut String, most: usize) {
    if width(cell) <= most {
        return;
    }
    let mut taken = 0;
    let fits = |grapheme: &&str| {
        taken += width(grapheme);
        taken < most
    };
    let kept: String = cell.graphemes(true).take_while(fits).collect();
    *cell = format!("{}…", kept.trim_end());
}

/// RFC 4180, lines ending in `\r\n`.
pub fn csv(heads: &[&str], rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> = cells.map(csv_cell).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    line(&mut heads.iter().copied());
    for row in rows {
        line(&mut row.iter().map(String::as_str));
    }
    text
}

fn csv_cell(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// A Markdown table; notes follow it as a list under the row's first cell.
pub fn markdown(heads: &[&str], rows: &[Vec<String>], notes: &[Vec<String>]) -> String {
    let cell = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ");
    let mut text = format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len()));
    for row in rows {
        let _ = writeln!(text, "| {} |", row.iter().map(|c| cell(c)).collect::<Vec<_>>().join(" | "));
    }
    for (row, notes) in rows.iter().zip(notes).filter(|(_, notes)| !notes.is_empty()) {
        let _ = writeln!(text, "\n**{}**\n", row.first().map(|c| cell(c)).unwrap_or_default());
        for note in notes {
            let indent = if note.starts_with("  ") { "  " } else { "" };
            let _ = writeln!(text, "{indent}- {}", note.trim_start());
        }
    }
    text
}

/// The heading of the one part of a page that is a person's prose, in Markdown already.
pub const ANNOTATION: &str = "Annotation";

/// A page for the terminal as Markdown: what is underlined becomes a heading, what follows it a list, an entry of a .bib
/// file code; an annotation stays as it was written.
pub fn page_in_markdown(page: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let is_rule = |at: usize| lines.get(at).is_some_and(|l| !l.is_empty() && l.chars().all(|c| c == '─'));
    let escape = |text: &str| text.replace('\\', "\\\\").replace('*', "\\*").replace('_', "\\_").replace('<', "\\<");
    let (mut text, mut under_head, mut prose, mut code) = (String::new(), false, false, false);
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with('@') && !under_head {
            code = true;
            text.push_str("```bibtex\n");
        }
        if code {
            let _ = writeln!(text, "{line}");
            code = *line != "}";
            if !code {
                text.push_str("```\n");
            }
        } else if is_rule(at) {
            text.push('\n');
        } else if at == 0 {
            let _ = writeln!(text, "# {}\n", escape(line));
        } else if is_rule(at + 1) {
            under_head = true;
            prose = *line == ANNOTATION;
            let _ = writeln!(text, "## {}", escape(line));
        } else if prose {
            let _ = writeln!(text, "{line}");
        } else if line.is_empty() {
            text.push('\n');
        } else if under_head {
            let indent = line.len() - line.trim_start().len();
            let _ = writeln!(text, "{}- {}", " ".repeat(indent), escape(line.trim_start()));
        } else {
            let _ = writeln!(text, "{}  ", escape(line));
        }
    }
    text
}

/// JSON, indented, with a line break at its end.
pub fn json(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_heads() {
        let rows =
            vec![vec!["kang2010".to_owned(), "The Managed Hand".to_owned()], vec!["漢".to_owned(), "x".repeat(80)]];
        let text = table(&["key", "title"], &rows, &[vec!["why".to_owned()], Vec::new()], Room::Column);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "key       title");
        assert_eq!(lines[2], "kang2010  The Managed Hand");
        assert_eq!(lines[3], "    why");
        assert!(lines[4].starts_with("漢        xxx") && lines[4].ends_with("x…"));
    }

    #[test]
    fn a_line_of_the_terminal_holds_a_row() {
        let rows = vec![vec!["k".repeat(20), "The Managed Heart of the North".into(), "漢".repeat(20), "3".into()]];
        let shown = |room| table(&["key", "title", "journal", "n"], &rows, &[], room);
        for line in [30, 60, 64, 70, 97, 98, 200] {
            let text = shown(Room::Line(line));
            let row = text.lines().nth(2).unwrap();
            assert!(row.starts_with(&"k".repeat(20)), "{text}");
            assert!(width(row) <= line.max(20 + 2 * (2 + NARROWEST) + 3), "{line}: {text}");
        }
        assert_eq!(shown(Room::Line(97)), shown(Room::Unbounded));
        assert!(shown(Room::Line(96)).contains("…"));
    }

    #[test]
    fn a_page_becomes_headings_and_lists() {
        let page = "kang2010\nKang (2010) The Hand\n\n@book{kang2010,\n  title = {A},\n}\n\n1 claim\n───────\nexemplar of a_b\n  why\n";
        let text = page_in_markdown(page);
        assert!(text.starts_with("# kang2010\n\nKang (2010) The Hand  \n"), "{text}");
        assert!(text.contains("```bibtex\n@book{kang2010,\n  title = {A},\n}\n```\n"), "{text}");
        assert!(text.ends_with("## 1 claim\n\n- exemplar of a\\_b\n  - why\n"), "{text}");
        let noted = "kang2010\n\nAnnotation\n──────────\nHands and\n*what* they do.\n\n1 claim\n───────\nexemplar\n";
        let text = page_in_markdown(noted);
        assert!(text.ends_with("## Annotation\n\nHands and\n*what* they do.\n\n## 1 claim\n\n- exemplar\n"), "{text}");
    }

    #[test]
    fn csv_quotes_what_it_must() {
        let rows = vec![vec!["a,b".to_owned(), "say \"so\"".to_owned()]];
        assert_eq!(csv(&["x", "y"], &rows), "x,y\r\n\"a,b\",\"say \"\"so\"\"\"\r\n");
    }
}
