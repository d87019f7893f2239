//! What heads the first page: its title, printed largest, and the lines below it.

use super::lines::Line;
use crate::document::is_byline;
use crate::document::structure::is_section_name;
use crate::text::fold;

/// The head of a first page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The title, its lines joined.
    pub title: String,
    /// The lines between title and abstract; what stands apart in one line is parted by commas.
    pub below: Vec<String>,
}

/// Lines of a page among which its title is looked for, and lines below it that may name the authors.
const TOP: usize = 30;
const BELOW: usize = 12;

/// Reads the head of `page`, whose lines stand in reading order; `body` is the usual font size. `None` where nothing is
/// printed larger than the text.
pub fn read(page: &[Line], body: f32) -> Option<Head> {
    let top = &page[..page.len().min(TOP)];
    let letters = |line: &Line| line.text.chars().filter(|c| c.is_alphabetic()).count();
    let words = |line: &Line| {
        let named = is_masthead(&line.text) || is_byline(&line.text);
        letters(line) >= 8 && line.text.contains(' ') && !named
    };
    let largest = top.iter().filter(|line| words(line)).map(|line| line.size).fold(0.0, f32::max);
    // A title of one word is larger than all lines of several.
    let one_word = |line: &Line| letters(line) >= 5 && line.size > 1.1 * largest && !is_masthead(&line.text);
    if largest < 1.1 * body || top.iter().any(one_word) {
        return None;
    }
    let large = |line: &&Line| line.size > 0.96 * largest;
    let start = top.iter().position(|line| large(&line) && words(line))?;
    let lines: Vec<&Line> = top[start..].iter().take_while(large).collect();
    let near = |pair: &&[&Line]| (0.0..2.2 * largest).contains(&(pair[1].y - pair[0].y));
    let count = 1 + lines.windows(2).take_while(near).count();
    let title: Vec<&str> = lines[..count].iter().map(|line| without_mark(line)).collect();
    let opens_text = |line: &&Line| !is_section_name(&line.text) && !fold(&line.text).starts_with("abstract");
    let below = page[start + count..].iter().take(BELOW).take_while(opens_text).map(parted).collect();
    Some(Head { title: title.join(" "), below })
}

/// Whether a line names the journal or the proceedings in which the text appeared.
fn is_masthead(line: &str) -> bool {
    const LEADS: [&str; 9] = [
        "Journal of",
        "The Journal",
        "International Journal",
        "Proceedings of",
        "Annals of",
        "Transactions",
        "Zeitschrift",
        "Revue ",
        "Revista ",
    ];
    LEADS.iter().any(|lead| line.trim_start().starts_with(lead))
}

/// The line without the raised mark of a note at its end.
fn without_mark(line: &Line) -> &str {
    let end = line.raised.last().filter(|(_, end)| *end >= line.text.trim_end().len()).map_or(line.text.len(), |r| r.0);
    line.text.get(..end).unwrap_or(&line.text).trim_end().trim_end_matches(['*', '∗', '†', '\u{FFFD}'])
}

/// The line, with commas where its pieces stand apart.
fn parted(line: &Line) -> String {
    let mut text = String::with_capacity(line.text.len() + line.gaps.len());
    let mut from = 0;
    for &gap in &line.gaps {
        let piece = line.text.get(from..gap).unwrap_or("").trim_end();
        text.push_str(piece);
        text.push_str(if piece.ends_with([',', ';']) { " " } else { ", " });
        from = gap;
    }
    text.push_str(line.text.get(from..).unwrap_or(""));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f32, size: f32) -> Line {
        Line { text: text.to_owned(), y, size, ..Line::default() }
    }

    #[test]
    fn a_title_of_two_lines_is_whole_and_names_that_stand_apart_are_parted() {
        let names = Line { gaps: vec![9], ..line("Ann Roe  Bo van Dam", 90.0, 11.0) };
        let page = [
            line("On the Salt of Seas and", 40.0, 17.0),
            line("Lakes", 60.0, 17.0),
            names,
            line("Abstract", 110.0, 10.0),
            line("Salt is dear and was so in all times that we know of.", 120.0, 10.0),
        ];
        let head = read(&page, 10.0).unwrap();
        assert_eq!(head.title, "On the Salt of Seas and Lakes");
        assert_eq!(head.below, ["Ann Roe, Bo van Dam"]);
        assert_eq!(read(&page[3..], 10.0), None);
        let page = [
            line("Journal of River Research", 20.0, 20.0),
            line("On the Salt of Seas", 40.0, 15.0),
            line("Ann Roe and Bo Dam", 90.0, 12.0),
        ];
        assert_eq!(read(&page, 10.0).unwrap().title, "On the Salt of Seas");
        assert_eq!(read(&[line("Neoliberalism", 40.0, 18.0), line("Ann Roe and Bo Dam", 90.0, 11.5)], 10.0), None);
    }
}
