//! Lists whose entries open with a raised number: `¹³K. Dehnicke`, as physicists print them.

use super::lines::Line;

/// So many numbers that count up are no chance.
const FEWEST: usize = 3;

/// Numbers may be missing in between: of entries that go on in another manner.
const STEP: u32 = 2;

/// Sets the raised numbers that count up at the heads of lines apart from what follows them, so that they read as labels.
pub fn set_apart(pages: &mut [Vec<Line>]) {
    let mut run: Vec<(usize, usize)> = Vec::new();
    let mut last = 0;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (page, lines) in pages.iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            let Some(number) = number(line) else { continue };
            if !(last + 1..=last + STEP).contains(&number) {
                if run.len() >= FEWEST {
                    found.append(&mut run);
                }
                run.clear();
            }
            last = number;
            run.push((page, at));
        }
    }
    if run.len() >= FEWEST {
        found.append(&mut run);
    }
    for (page, at) in found {
        let line = &mut pages[page][at];
        let (_, end) = line.raised.remove(0);
        if line.text[end..].starts_with(char::is_whitespace) {
            continue;
        }
        line.text.insert(end, ' ');
        for (from, to) in &mut line.raised {
            (*from, *to) = (*from + 1, *to + 1);
        }
    }
}

/// The raised number with which a line opens, before a name or a title.
fn number(line: &Line) -> Option<u32> {
    const LONGEST: usize = 4;
    let &(start, end) = line.raised.first()?;
    let number = line.text.get(start..end)?.trim();
    let rest = line.text.get(end..)?.trim_start();
    let opens = line.text[..start].trim().is_empty() && number.len() <= LONGEST;
    let entry = rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"' | '‘' | '«' | '„'));
    number.parse().ok().filter(|_| opens && entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, raised: usize) -> Line {
        Line { text: text.to_owned(), raised: vec![(0, raised), (text.len() - 1, text.len())], ..Line::default() }
    }

    #[test]
    fn numbers_that_count_up_are_labels_and_one_alone_is_none() {
        let mut pages = vec![
            vec![line("1K. Roe, Salt (2001).a", 1), line("goes on", 0), line("2“Tides”, Water 3.b", 1)],
            vec![line("4W. A. Moor, Lakes.", 1), line("235U is heavy.", 3)],
        ];
        pages[0][1].raised.clear();
        set_apart(&mut pages);
        let texts: Vec<&str> = pages.iter().flatten().map(|line| line.text.as_str()).collect();
        assert_eq!(
            texts,
            ["1 K. Roe, Salt (2001).a", "goes on", "2 “Tides”, Water 3.b", "4 W. A. Moor, Lakes.", "235U is heavy."]
        );
        assert_eq!(pages[0][0].raised, [(22, 23)]);
    }
}
