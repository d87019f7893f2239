//! Lines → entries.
//!
//! Numbered lists are cut at their numbers, in order. Other lists are cut by the most probable sequence of entries
//! (dynamic programming over lines): each possible first line is weighed by what it looks like, by how the line before
//! ends, by blank lines and indents, and by whether it is filed after the entry before.

use super::ends::{ending, ends_in_a_number, goes_on, has_date};
use super::headword::{Headword, headword};
use super::lines::Line;
use super::numbered::numbered;
use super::short_forms::under_short_forms;
use super::under_names::under_names;
use crate::reference::assemble::archive::begins_with_a_keeper;
use crate::reference::assemble::is_law;
use crate::text::Span;

/// An entry as stretches of the text, one for each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its lines, in order; the first without the label.
    pub lines: Vec<Span>,
    /// Its label.
    pub label: Option<String>,
    /// Lines above, with the author, that it shares with works before it.
    pub shared: Vec<Span>,
}

/// Cuts lines into entries.
pub fn cut(text: &str, lines: &[Line]) -> Vec<Piece> {
    if lines.is_empty() {
        return Vec::new();
    }
    if let Some(pieces) = under_short_forms(text, lines).or_else(|| under_names(text, lines)) {
        return pieces;
    }
    let in_sequence = || by_sequence(text, lines);
    match numbered(text, lines) {
        // Where each line is an entry, a few numbers at the heads of some are no labels.
        Some(pieces) if pieces.len() < lines.len() && one_a_line(text, lines) => {
            let sequence = in_sequence();
            if sequence.len() > pieces.len() { sequence } else { pieces }
        }
        Some(pieces) => pieces,
        None => in_sequence(),
    }
}

/// Whether nothing was broken into lines: each ends as entries do, and most have a date.
pub fn one_a_line(text: &str, lines: &[Line]) -> bool {
    let words = |line: &Line| line.span.of(text);
    let whole = |pair: &&[Line]| ending(words(&pair[0]), words(&pair[1])) > 0.4 && !goes_on(words(&pair[1]));
    let dated = lines.iter().filter(|line| has_date(words(line))).count();
    lines.len() > 1
        && lines.windows(2).filter(whole).count() * 100 >= (lines.len() - 1) * 85
        && dated * 10 >= lines.len() * 6
        && lines.last().is_some_and(|last| ending(words(last), "") > 0.4)
}

/// Which lines begin a case or an act, alone or with the lines behind it, and which stand behind one.
fn law(text: &str, lines: &[Line]) -> Vec<(bool, bool)> {
    const LONGEST: usize = 3;
    let mut found = vec![(false, false); lines.len() + 1];
    for at in 0..lines.len() {
        let mut joined = String::new();
        for (end, line) in lines.iter().enumerate().skip(at).take(LONGEST) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(line.span.of(text));
            let whole = ending(line.span.of(text), "") > 0.4;
            if whole && is_law(&joined) {
                found[at].0 = true;
                found[end + 1].1 = true;
                break;
            }
        }
    }
    found
}

/// What is known of each line as a possible first line.
struct Start {
    head: Headword,
    /// Evidence that does not depend on the other entries.
    score: f64,
}

/// Longest entry, in lines.
const LONGEST: usize = 28;

/// Cuts by the most probable sequence of entries.
pub fn by_sequence(text: &str, lines: &[Line]) -> Vec<Piece> {
    let (starts, style_dated) = weigh(text, lines);
    let alphabetical = is_alphabetical(&starts);
    let n = lines.len();
    // Bytes, and lines with a date, before each line.
    let (mut bytes, mut dates) = (vec![0; n + 1], vec![0usize; n + 1]);
    for (at, line) in lines.iter().enumerate() {
        bytes[at + 1] = bytes[at] + line.span.len();
        dates[at + 1] = dates[at] + usize::from(has_date(line.span.of(text)));
    }
    // best[i]: score of the best cutting of lines 0..i whose last entry begins at from[i].
    // The order term needs the start of the entry before, so states are (end, start).
    let mut best = vec![vec![f64::NEG_INFINITY; LONGEST + 1]; n + 1];
    let mut back = vec![vec![0usize; LONGEST + 1]; n + 1];
    for end in 1..=n {
        for length in 1..=LONGEST.min(end) {
            let start = end - length;
            let dated = dates[end] > dates[start];
            // `Doe, J. (2001). On rivers. Oslo: Quay.` and `———. 2001. Two. Oslo: Quay.` are short and whole.
            let head = &starts[start].head;
            let ended = lines[end - 1].span.of(text).ends_with('.');
            let whole = head.repeated || length == 1 && dated && ended && head.dated && head.score > 3.0;
            let body = entry_score(bytes[end] - bytes[start], length, dated, style_dated, whole);
            let own = if start == 0 { 0.0 } else { starts[start].score } + body;
            if start == 0 {
                best[end][length] = own;
                continue;
            }
            for before in 1..=LONGEST.min(start) {
                let earlier = best[start][before];
                if earlier == f64::NEG_INFINITY {
                    continue;
                }
                let score = earlier + own + order(&starts[start - before].head, &starts[start].head, alphabetical);
                if score > best[end][length] {
                    best[end][length] = score;
                    back[end][length] = before;
                }
            }
        }
    }
    let mut cuts = Vec::new();
    let mut end = n;
    let mut length = (1..=LONGEST.min(n)).max_by(|a, b| best[n][*a].total_cmp(&best[n][*b])).unwrap_or(n.min(LONGEST));
    while end > 0 && length > 0 {
        let start = end - length.min(end);
        cuts.push((start, end));
        length = back[end][length];
        end = start;
    }
    cuts.reverse();
    cuts.into_iter()
        .map(|(start, end)| Piece {
            lines: lines[start..end].iter().map(|line| line.span).collect(),
            label: None,
            shared: Vec::new(),
        })
        .collect()
}

/// Weighs each line as a first line.
fn weigh(text: &str, lines: &[Line]) -> (Vec<Start>, bool) {
    let heads: Vec<Headword> =
        lines.iter().enumerate().map(|(at, line)| headword(&ahead(text, lines, at, line))).collect();
    let sure = |head: &&Headword| head.score > 3.0;
    let dated = heads.iter().filter(sure).filter(|h| h.dated).count();
    let blanks = lines.iter().skip(1).filter(|l| l.blank && !l.page).count();
    // Blank lines part entries where there are many of them, and most first lines come after one.
    let after_blank = lines.iter().zip(&heads).skip(1).filter(|(l, h)| l.blank && !l.page && h.score > 1.0).count();
    // Where a blank line stands before every line and most lines end as entries do, each is an entry.
    let whole = || lines.windows(2).filter(|pair| ending(pair[0].span.of(text), pair[1].span.of(text)) > 0.4).count();
    let apart = lines.len() > 2 && lines.iter().skip(1).all(|line| line.blank) && whole() * 10 >= blanks * 8;
    // Where nearly all of them stand between sentences, each parts two entries.
    let sentences = |pair: &[Line]| {
        let (before, here) = (pair[0].span.of(text), pair[1].span.of(text));
        pair[1].blank && !pair[1].page && !goes_on(here) && (ending(before, here) > 0.4 || before.ends_with(['?', '!']))
    };
    let between = lines.windows(2).filter(|pair| sentences(pair)).count();
    let certain = blanks > 0 && between * 10 >= blanks * 8;
    let by_blank = apart || blanks > 0 && blanks * 6 >= lines.len() && (certain || after_blank * 3 >= blanks);
    // No page is set so wide: lines were not broken, and most end as entries do.
    const WIDE: usize = 170;
    let wide = lines.iter().filter(|line| line.span.of(text).chars().count() > WIDE).count();
    let unbroken = lines.len() > 2 && wide > 1 && wide * 10 >= lines.len() && whole() * 10 >= (lines.len() - 1) * 8;
    let each = one_a_line(text, lines);
    let law = law(text, lines);
    let style_dated = dated >= 3 && dated * 10 >= heads.iter().filter(|h| h.score > 1.0).count() * 5;
    let width = usual_width(text, lines);
    let indents = hanging(lines, &heads);
    let starts = lines
        .iter()
        .enumerate()
        .zip(heads)
        .map(|((at, line), head)| {
            let mut score = head.score;
            if style_dated {
                score += if head.dated { 1.0 } else { -1.6 };
            }
            if let Some(before) = at.checked_sub(1).and_then(|i| lines.get(i)) {
                score += ending(before.span.of(text), line.span.of(text));
                let short = before.span.of(text).chars().count() * 100 < width * 72;
                if short {
                    score += 0.7;
                }
            }
            if unbroken && !line.span.of(text).starts_with(char::is_lowercase) {
                score += 5.0;
            }
            let own = at == 0 || ending(lines[at - 1].span.of(text), line.span.of(text)) > 0.4;
            let (case, behind_a_case) = law[at];
            if own && case {
                score += 6.0;
            }
            if behind_a_case && !goes_on(line.span.of(text)) {
                score += 4.0;
            }
            // `Le Petit Journal, 14 janvier 1898, p. 1.`: a newspaper and its day are an entry, and what stands behind it another.
            let whole = at == 0 || ends_in_a_number(lines[at - 1].span.of(text));
            if own && whole && newspaper_of_a_day(line.span.of(text)) {
                score += 5.0;
            }
            if at > 0 && newspaper_of_a_day(lines[at - 1].span.of(text)) && !goes_on(line.span.of(text)) {
                score += 3.0;
            }
            if own && at > 0 && begins_with_a_keeper(line.span.of(text)) {
                score += 2.0;
            }
            // `… Ciências Humanas, Universidade` / `de São Paulo`: in the middle of a sentence stands no particle of a name.
            let small = line.span.of(text).starts_with(char::is_lowercase);
            if small && at > 0 && ending(lines[at - 1].span.of(text), line.span.of(text)) < 0.0 {
                score -= 3.0;
            }
            // `Moor, Ann. 2017.` / `“On Salt.”`: the title of whom the line before names.
            if line.span.of(text).starts_with(['“', '"', '«']) && at > 0 && names_and_date(lines[at - 1].span.of(text))
            {
                score -= 4.0;
            }
            if each && !goes_on(line.span.of(text)) {
                score += 10.0;
            }
            let parts = certain && at > 0 && sentences(&lines[at - 1..=at]);
            if parts {
                score += 12.0;
            } else if line.blank && !line.page {
                score += match (apart, by_blank) {
                    (true, _) => 8.0,
                    (_, true) => 3.0,
                    _ => 0.8,
                };
            } else if by_blank {
                score -= if line.page { 0.0 } else { 2.5 };
            }
            match indents {
                Some((first, _)) if line.indent == first => score += 1.5,
                Some((first, rest)) if line.indent >= rest && rest > first => score -= 2.0,
                Some((_, rest)) if line.indent == rest => score -= 1.5,
                _ => {}
            }
            Start { head, score: score - 0.6 }
        })
        .collect();
    (starts, style_dated)
}

/// The line with what follows it, as far as a head may reach.
fn ahead(text: &str, lines: &[Line], at: usize, line: &Line) -> String {
    let mut joined = line.span.of(text).to_owned();
    for next in lines.iter().skip(at + 1).take(5) {
        if joined.len() > 420 {
            break;
        }
        joined.push(' ');
        joined.push_str(next.span.of(text));
    }
    joined
}

/// Whether a line is a newspaper with its day and its page, and no more.
fn newspaper_of_a_day(line: &str) -> bool {
    const LONGEST_NAME: usize = 60;
    let Some((name, rest)) = line.split_once(", ") else { return false };
    let date = rest.trim_end_matches('.').split(", ").next().unwrap_or("");
    let words: Vec<&str> = date.split(' ').collect();
    let number = |word: &str, lengths: std::ops::RangeInclusive<usize>| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        lengths.contains(&digits) && word.len() - digits <= 2
    };
    let month = |word: &str| word.chars().count() > 2 && word.chars().all(|c| c.is_alphabetic() || c == '.');
    let dated = matches!(words[..], [day, name, year] if number(day, 1..=2) && month(name) && number(year, 4..=4))
        || matches!(words[..], [name, day] if number(day, 1..=2) && month(name) && name.starts_with(char::is_uppercase) && has_date(rest));
    let named = name.chars().count() < LONGEST_NAME
        && name.contains(' ')
        && name.starts_with(char::is_uppercase)
        && !name.contains(['.', ':', ';', '(', '“', '«']);
    dated && named && rest.ends_with('.') && rest.len() < 50
}

/// Whether a line names authors, ends with the date behind them, and says no more.
fn names_and_date(line: &str) -> bool {
    let bare = line.trim_end_matches(['.', ',', ':', ')']);
    let digits = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
    let names = bare.get(..bare.len() - digits).unwrap_or("");
    digits == 4 && !names.bytes().any(|b| b.is_ascii_digit()) && headword(line).dated
}

/// The width to which most lines run.
fn usual_width(text: &str, lines: &[Line]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|l| l.span.of(text).chars().count()).collect();
    widths.sort_unstable();
    widths.get(widths.len() * 3 / 4).copied().unwrap_or(0)
}

/// First and further lines' indents, where a hanging indent (or its opposite) was kept.
fn hanging(lines: &[Line], heads: &[Headword]) -> Option<(usize, usize)> {
    let count = |wanted: usize, head: bool| {
        lines.iter().zip(heads).filter(|(l, h)| l.indent == wanted && (h.score > 2.0) == head).count()
    };
    let mut indents: Vec<usize> = lines.iter().map(|l| l.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    if indents.len() < 2 || indents.len() > 12 {
        return None;
    }
    let first = indents.iter().copied().max_by_key(|i| count(*i, true))?;
    let rest = indents.iter().copied().filter(|i| *i != first).max_by_key(|i| count(*i, false))?;
    let enough = count(first, true) * 2 > heads.iter().filter(|h| h.score > 2.0).count()
        && count(rest, false) * 3 > heads.iter().filter(|h| h.score <= 2.0).count();
    enough.then_some((first, rest))
}

/// Whether the surest first lines are in the order of the alphabet.
fn is_alphabetical(starts: &[Start]) -> bool {
    let keys: Vec<&str> =
        starts.iter().filter(|s| s.score > 2.5 && !s.head.repeated).map(|s| s.head.key.as_str()).collect();
    let rising = keys.windows(2).filter(|pair| pair[0] <= pair[1]).count();
    keys.len() >= 4 && rising * 10 >= (keys.len() - 1) * 8
}

/// Whether an entry is filed after another, under the particle of a name or under what follows it.
fn filed_after(before: &Headword, here: &Headword) -> bool {
    fn keys(head: &Headword) -> [&str; 2] {
        [&head.key, head.bare_key.as_ref().unwrap_or(&head.key)]
    }
    keys(before).iter().min() <= keys(here).iter().max()
}

fn order(before: &Headword, here: &Headword, alphabetical: bool) -> f64 {
    if !alphabetical || here.repeated || before.repeated {
        return 0.0;
    }
    if filed_after(before, here) {
        let near = before.key.chars().next() == here.key.chars().next();
        if near { 1.2 } else { 0.6 }
    } else {
        -2.2
    }
}

/// What an entry of these lines is worth, whatever stands around it.
fn entry_score(length: usize, lines: usize, dated: bool, style_dated: bool, whole: bool) -> f64 {
    let mut score = 0.0;
    if length < 90 && !whole {
        score -= 0.8;
    }
    if length < 45 && !whole {
        score -= 2.0;
    }
    if length > 1500 {
        score -= 2.0;
    }
    if lines > 14 {
        score -= 0.4 * (lines - 14) as f64;
    }
    if !dated {
        // Where dates follow the names, a stretch without one is the list of names alone.
        score -= if style_dated { 4.5 } else { 2.2 };
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::list::entries;

    fn raws(text: &str) -> Vec<String> {
        entries(text, Span::new(0, text.len())).into_iter().map(|e| e.raw).collect()
    }

    #[test]
    fn wrapped_lists_without_blank_lines_are_cut_at_names() {
        let text = "Aas, P., & Moe, T. (2005). A parallel survey of\nNorwegian Lakes. Proceedings of Limnology,\n12–19.\nBerg, M. (2002). What lives in\nDeep Water? A comparison. Oslo:\nQuay.\nBerg, M., De Smedt, K., & Lie, T.\n(2005). Rivers. Tromsø: Quay.\nDahl, K. (2001). Seas. http://a.example/\n~x/y\nEng, P. (1999). Ice. Quay.";
        let found = raws(text);
        assert_eq!(found.len(), 5, "{found:#?}");
        assert!(found[2].starts_with("Berg, M., De Smedt"));
    }

    #[test]
    fn an_entry_broken_by_a_blank_line_is_one() {
        let text = "Abe, L. (2001) One. Oslo: Quay.\n\nBerg, M. (2002) Two and what follows from it in the north and\n\nelsewhere. *Ice* 3: 4–5.\n\nDahl, K. (2003) Three. Oslo: Quay.\n";
        let found = raws(text);
        assert_eq!(found.len(), 3, "{found:#?}");
        assert!(found[1].contains("north and elsewhere"));
    }

    #[test]
    fn short_entries_that_are_whole_do_not_run_into_one() {
        let text = "Doe, J. (2001). On rivers. Oslo: Quay.\nRoe, R. (2002). On lakes. Oslo: Quay.\n";
        assert_eq!(raws(text).len(), 2);
        let twice = "Doe, J. (2001). On rivers. Oslo: Quay.\nDoe, J. (2001). On rivers. Oslo: Quay.\n";
        assert_eq!(raws(twice).len(), 2);
    }

    #[test]
    fn entries_that_begin_with_a_body_a_title_or_a_case_stand_on_their_own() {
        let text = "Moor, Henry David. Salt. Oslo: Quay and Fields, 1854.\nUniversity of Quay Press. The Quay Manual of Style. 17th ed. Quay: University of Quay Press, 2017.\n";
        assert_eq!(raws(text).len(), 2, "{:#?}", raws(text));
        let law = "Moor v Quay [1996] AC 155 (HL).\nRoe v Pier [1932] AC 562.\nWeir v Lake (No 2) (1992) 175 CLR 1.\nWater Act 1998, s 15(1)(b).\nFed. R. Water. P. 12(b)(6).\nLake Commission, Reforming Rivers (Lake Com No 313, 2008) paras 3.12–3.17.\n";
        assert_eq!(raws(law).len(), 6, "{:#?}", raws(law));
        let apart = "Moor, Max. Water and Ice: An Outline of\nRivers. Oslo: Quay, 1978.\n\nWS 5950-1:2000 Structural use of water\nin building. London: Quay Institution.\n\nQuay Manuscripts. Pier Collection.\nUniversity Library, Oslo.\n";
        assert_eq!(raws(apart).len(), 3, "{:#?}", raws(apart));
    }

    #[test]
    fn entries_that_say_that_they_have_no_year_stand_on_their_own() {
        let french = "HARZ, G. W., Les eaux du sud, Paris, Quai, 1941.\nKANT, I., s. d., Les eaux de l'est, Paris, Quai.\nLOUE, J., Le sel, Paris, Quai, 1972.\nMOOR, A., à paraître, Les eaux du nord, Paris, Quai.\n";
        assert_eq!(raws(french).len(), 4, "{:#?}", raws(french));
        let german = "Abel, Anna: Flüsse des Nordens. Berlin: Kai 1999.\nMoor, Berta: Salz und Wasser. Göttingen: Ufer (im Druck).\nQuell, Carl: Die Ströme. Zürich: Kai 2003.\nRohr, Dora: Kleine Wasserkunde. Bern: Ufer o. J.\nStein, Emil: Die Brücke. Wien: Kai 2010.\n";
        assert_eq!(raws(german).len(), 5, "{:#?}", raws(german));
    }

    #[test]
    fn joining_words_end_no_entry_and_newspapers_and_archives_are_entries() {
        let joined = "MOOR, Ana. As águas do norte. 2010. Tese – Faculdade de Rios, Letras e\nCiências Humanas, Universidade de Quay, Quay, 2010.\nQUAY, Eva. As salinas do sul. Porto: Cais, 2011.\n";
        assert_eq!(raws(joined).len(), 2, "{:#?}", raws(joined));
        let papers = "MOOR Pierre, « Entre rives », in QUAI Anne (dir.), Les Lieux des eaux, Paris, Rive, 1984, p.\nXVII-XLII.\nLe Petit Fleuve, 14 janvier 1898, p. 1.\nArchives nationales, F7 12498, rapport du préfet au ministre, 3\nmai 1906.\nSALINE François, « Méthode des eaux », Revue des rives,\nt. VI, 1903, p. 1-22.\n";
        assert_eq!(raws(papers).len(), 4, "{:#?}", raws(papers));
        let second_lines = "Dupont, Jean. « Les fleuves du nord et leurs bords ».\nLe Veilleur, 12 mai 1990, p. 3.\nSmith, John. Rivers are rising in the north of England.\nThe Watchman, May 12, 2001, p. 3.\nJones, Mary. Lakes are shrinking in the south of England.\nThe Quay Times, 14 June 2003, A1.\nBrown, Ann. Ponds are gone and will not come back.\nOslo: Quay, 2001.\n";
        assert_eq!(raws(second_lines).len(), 4, "{:#?}", raws(second_lines));
    }

    #[test]
    fn cases_broken_into_lines_stand_on_their_own() {
        let text = "Adam Moor, Justices Uphold the Water Law, N.Y. Rivers, June 29, 2012,\nat A1.\nRoe v. Quay Lobby, Inc., 477 U.S. 242, 248 (1986).\nCass R. Weir, Incompletely Theorized Rivers, 108 Harv. L. Rev. 1733\n(1995).\nRichard A. Pier, Economic Analysis of Salt and of the\nRivers of the North (9th ed. 2014).\n";
        assert_eq!(raws(text).len(), 4, "{:#?}", raws(text));
    }

    #[test]
    fn titles_places_and_brackets_go_on_with_the_line_before() {
        let text = "Moor, Ann, Chun-Hung Lake, and Peter F. Quay. 2017.\n“Expanding Rivers in Norway, 1978–2014.” Journal of Water 11,\nno. 1: 1–34.\nRoe, Max. 1978. Economy of the Rivers and of the Lakes of Norway.\nDurham, NC: Quay University Press.\nWeir, Ida. 1931. Salt. Edited by C. B. Quay and others in Bergen.\nReprint, Oslo: Pier, 1968.\nal-Quayi, Ann. 1999. The rivers of the south (trans.\nE. Moor). Oslo: Pier.\n";
        assert_eq!(raws(text).len(), 4, "{:#?}", raws(text));
    }

    #[test]
    fn a_particle_in_the_middle_of_a_sentence_begins_no_entry() {
        let text = "MOOR, Ana. As águas do norte e as suas margens. 2010. Tese – Faculdade de Ciências, Universidade\nde São Quay, São Quay, 2010.\nQUAY, Eva. As salinas do sul. Porto: Cais, 2011.\nda ROE, Ida. Os lagos. Porto: Cais, 2012.\n";
        assert_eq!(raws(text).len(), 3, "{:#?}", raws(text));
    }

    #[test]
    fn one_entry_a_line_and_dashes_for_repeated_authors() {
        let text = "Abe, L. 2001. One. Oslo: Quay.\n———. 2002. Two. Oslo: Quay.\n———. 2003. Three. Oslo: Quay.\n";
        assert_eq!(raws(text).len(), 3);
    }
}
