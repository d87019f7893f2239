//! Citations in notes, full and shortened: `Jane Roe, “A Title,” Journal 3 (1999): 1–20`; `Roe, “Title,” 12`; `Ibid.`
//!
//! A note is searched for the titles of the list, which is surer than taking its punctuation apart. What stands before
//! a title up to the citation before it is its author; a title after `in` is the book that holds the one before.

mod back;

use crate::citation::Form;
use crate::citation::locator;
use crate::citation::titles::{self, TitleAt, Titles, WordAt};
use crate::citation::token::{Kind, Token};
use crate::text::Span;

use super::{Body, Found, NotePlace};
use back::Known;

/// Finds the citations in `notes` of the mended text, in order.
pub fn find(body: &Body<'_>, notes: &[NotePlace]) -> Vec<Found> {
    let titles = Titles::of(body.vocabulary);
    let mut found: Vec<Found> = Vec::new();
    let mut known = Known::default();
    for note in notes {
        let from = body.tokens.partition_point(|t| t.span.start < note.span.start);
        let to = body.tokens.partition_point(|t| t.span.start < note.span.end);
        if from >= to {
            continue;
        }
        let mut cited = titled(body, &titles, from, to);
        back::references(body, from, to, &known, &mut cited);
        cited.sort_by_key(|c| c.start);
        known.note(body, note.mark, cited.iter().map(|one| one.reference));
        for one in cited {
            let span = Span::new(body.tokens[one.start].span.start, body.tokens[one.end - 1].span.end);
            found.push(Found {
                span,
                form: Form::Note,
                group: from,
                prefix: one.prefix,
                locator: one.locator,
                refs: vec![one.reference],
                why: None,
                slip: None,
                name: None,
            });
        }
    }
    found
}

/// A citation inside a note; tokens.
struct Cited {
    reference: usize,
    start: usize,
    end: usize,
    prefix: Option<String>,
    locator: Option<String>,
}

fn titled(body: &Body<'_>, titles: &Titles, from: usize, to: usize) -> Vec<Cited> {
    let words = titles::words(body.tokens, body.text, from, to);
    let mut cited: Vec<Cited> = Vec::new();
    let mut at = 0;
    // Where the last title ended, and where the citation that it belongs to does.
    let (mut barrier, mut extent) = (from, from);
    // Where the last title ends, from which its pages are looked for.
    let mut extent_from = from;
    while at < words.len() {
        let Some((title, end_word)) = best(body, titles, &words, at, barrier) else {
            at += 1;
            continue;
        };
        let (start_token, end_token) = (words[at].token, words[end_word - 1].token + 1);
        if held(body, start_token, barrier) && cited.last().is_some_and(|c| c.reference != title.reference) {
            at = end_word;
            continue;
        }
        // Inside the extent of a citation only a title with its own author opens another: `Brody, “Mirror Theory”,
        // Abels, “Successive Cyclicity”`.
        if start_token < extent && !names_author(body, title.reference, start_token, barrier) {
            at = end_word;
            continue;
        }
        let start = author_start(body, title.reference, start_token, barrier);
        if let Some(last) = cited.last_mut().filter(|last| last.end > start) {
            // What is told of the pages behind the next title is the next work's.
            last.locator = citation_end(body, extent_from, start).1;
            last.end = start;
            while last.end > last.start + 1
                && matches!(body.tokens[last.end - 1].kind, Kind::Mark(',' | ';' | '“' | '‘' | '"'))
            {
                last.end -= 1;
            }
        }
        let (end, locator) = citation_end(body, end_token, to);
        let from = cited.last().map_or(from, |last| last.end);
        let (before, first) = (body.tokens[from.min(start)].span.start, body.tokens[start].span.start);
        let prefix = super::super::group::prefix(body.text, before, first).filter(|_| start > from);
        cited.push(Cited { reference: title.reference, start, end, prefix, locator });
        (barrier, extent) = (end_token.min(to - 1), end);
        extent_from = end_token;
        at = end_word;
    }
    cited
}

/// The title that begins at word `at`, if one surely does.
fn best(body: &Body<'_>, titles: &Titles, words: &[WordAt<'_>], at: usize, barrier: usize) -> Option<(TitleAt, usize)> {
    let token = words[at].token;
    let quoted = token > 0 && matches!(body.tokens[token - 1].kind, Kind::Mark('“' | '"' | '‘' | '„' | '«' | '\''));
    let mut choices: Vec<(f64, TitleAt)> = Vec::new();
    let capital = body.tokens[token].capital;
    let short = |title: &TitleAt| {
        capital
            && names_author(body, title.reference, token, barrier)
            && is_set_apart(body, words, at, at + title.words, barrier)
    };
    for title in titles.at(words, at) {
        let named = names_author(body, title.reference, token, barrier);
        let enough = match title.words {
            0 => false,
            _ if short(&title) => true,
            1 => title.whole && capital && (named || quoted),
            2 => title.whole && capital && (named || quoted || at == 0 || starts_piece(body, token, barrier)),
            3 => (title.whole && capital) || (named && capital),
            _ => title.whole || named || quoted || title.words >= 5,
        };
        if enough {
            let all = title.words >= body.vocabulary.listed[title.reference].title.len();
            let score = title.words as f64
                + if named { 3.0 } else { 0.0 }
                + if title.whole { 1.0 } else { 0.0 }
                + if all { 0.5 } else { 0.0 };
            choices.push((score, title));
        }
    }
    if choices.is_empty() {
        choices.extend(titles.inside(words, at).into_iter().filter(short).map(|title| (title.words as f64, title)));
    }
    choices.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.reference.cmp(&b.1.reference)));
    choices.first().map(|(_, title)| (*title, at + title.words))
}

/// Whether the words `at..end` are set apart behind a name, as short titles are: `Roe, “Salt,” 12`, `Roe, *Salt*`, `Roe, Salt, 12`.
fn is_set_apart(body: &Body<'_>, words: &[WordAt<'_>], at: usize, end: usize, barrier: usize) -> bool {
    let Some(last) = end.checked_sub(1).and_then(|end| words.get(end)) else { return false };
    let mark = |n: usize| body.tokens.get(n).map(|token| token.kind);
    let is = |n: usize, marks: &[char]| matches!(mark(n), Some(Kind::Mark(c)) if marks.contains(&c));
    let mut first = words[at].token;
    let mut close = last.token + 1;
    // An article that the short title does without.
    if first > barrier && matches!(body.tokens[first - 1].folded.as_str(), "the" | "a" | "an") {
        first -= 1;
    }
    const OPEN: [char; 7] = ['“', '"', '‘', '„', '«', '*', '_'];
    const CLOSE: [char; 7] = ['”', '"', '’', '“', '»', '*', '_'];
    let opened = first > barrier && is(first - 1, &OPEN);
    let comma = if opened { first.checked_sub(2) } else { first.checked_sub(1) };
    let Some(comma) = comma.filter(|comma| *comma > barrier && is(*comma, &[',', ':'])) else { return false };
    // The comma inside the quotation mark.
    if opened && is(close, &[',', '.']) && is(close + 1, &CLOSE) {
        close += 1;
    }
    let closed =
        if opened { is(close, &CLOSE) } else { is(close, &[',', '.', ';', '(', ')']) || mark(close).is_none() };
    closed && body.tokens[comma - 1].kind == Kind::Word
}

fn starts_piece(body: &Body<'_>, token: usize, barrier: usize) -> bool {
    token <= barrier + 1 || matches!(body.tokens[token - 1].kind, Kind::Mark(';' | '(' | '“' | '"' | '‘'))
}

/// Whether an author of the work is named between `barrier` and `token`.
fn names_author(body: &Body<'_>, reference: usize, token: usize, barrier: usize) -> bool {
    let lowest = barrier.max(token.saturating_sub(40));
    let Some(author) = body.vocabulary.listed[reference].authors.first() else { return false };
    let Some(word) = author.words.last() else { return false };
    body.tokens[lowest..token].iter().any(|t| t.kind == Kind::Word && t.folded.rsplit(' ').next() == Some(word))
}

/// Whether the title at `token` is the book or journal that holds another work: `in Title`, `ed.`
fn held(body: &Body<'_>, token: usize, barrier: usize) -> bool {
    let mut n = token;
    while n > barrier && matches!(body.tokens[n - 1].kind, Kind::Mark('“' | '"' | '‘' | ',' | '*' | '_')) {
        n -= 1;
    }
    if n > barrier && matches!(body.tokens[n - 1].folded.as_str(), "in" | "of" | "from") {
        return true;
    }
    // `“Craft Guilds,” in Epstein and Prak, *Guilds*`: between the two titles stand nothing but `in` and names.
    let mut between = (barrier..n).map(|at| &body.tokens[at]).skip_while(|token| matches!(token.kind, Kind::Mark(_)));
    let within = between.next().is_some_and(|token| matches!(token.folded.as_str(), "in" | "dans" | "en" | "em"));
    let name = |token: &Token| {
        let joins =
            matches!(token.folded.as_str(), "and" | "et" | "und" | "e" | "y" | "ed" | "eds" | "hg" | "hrsg" | "dir");
        joins
            || token.capital
            || matches!(token.kind, Kind::Mark(_))
            || crate::document::is_particle(token.span.of(body.text))
    };
    within && between.all(name)
}

/// First token of the author's name before a title; the title's own first token where no author stands there.
fn author_start(body: &Body<'_>, reference: usize, title: usize, barrier: usize) -> usize {
    let tokens = body.tokens;
    let mut start = title;
    while start > barrier && matches!(tokens[start - 1].kind, Kind::Mark('“' | '"' | '‘' | '„' | '«' | '*' | '_'))
    {
        start -= 1;
    }
    let Some(word) = body.vocabulary.listed[reference].authors.first().and_then(|a| a.words.last()) else {
        return start;
    };
    let lowest = barrier.max(title.saturating_sub(40));
    let is_name = |n: &usize| tokens[*n].kind == Kind::Word && tokens[*n].folded.rsplit(' ').next() == Some(word);
    // `Roe (n 10) 12; Ann Roe, ‘Salt’`: behind a semicolon begins another citation, if the name is there again.
    let parted = (lowest..title).rev().find(|&n| tokens[n].is(';')).unwrap_or(lowest);
    let Some(name) = (parted..title).find(is_name).or_else(|| (lowest..title).find(is_name)) else { return start };
    // Given names before it.
    let mut n = name;
    while n > lowest && name - n < 8 {
        let before = &tokens[n - 1];
        let given = before.kind == Kind::Word
            && (before.capital || crate::document::is_particle(before.span.of(body.text)))
            || before.is('.') && n >= 2 && tokens[n - 2].capital && tokens[n - 2].span.len() <= 2
            || before.is('-');
        // `e.g. Roe`, not `E. Roe`.
        let initial = before.capital && before.folded.len() == 1;
        let opener = !initial
            && matches!(
                before.folded.as_str(),
                "see" | "cf" | "compare" | "e" | "g" | "also" | "in" | "for" | "following" | "as" | "but"
            );
        if !given || opener {
            break;
        }
        n -= 1;
    }
    n
}

/// One past the last token of a citation whose title ends at `from`: up to `;`, a full stop or the note's end.
fn citation_end(body: &Body<'_>, from: usize, to: usize) -> (usize, Option<String>) {
    let tokens = body.tokens;
    // `Roe v. Poe, 163 U.S. 537`: the volume of a report is no page.
    let volume = |end: usize| {
        let mut behind = tokens[end.min(to)..to].iter().skip_while(|t| matches!(t.kind, Kind::Mark('*' | '_')));
        behind.next().is_some_and(|after| after.capital && (after.spaced || tokens[end].kind != Kind::Word))
    };
    // `“La sal,” 12 de mayo`
    let day = |end: usize| {
        let following = |t: &Token| matches!(t.folded.as_str(), "f" | "ff" | "and" | "und" | "et" | "n" | "note");
        tokens.get(end).is_some_and(|t| end < to && t.kind == Kind::Word && t.spaced && !following(t))
    };
    let page = |n: usize| {
        let quote = matches!(tokens[n].kind, Kind::Mark('”' | '"' | '’'));
        let comma = tokens[n].is(',');
        // `286–333, quotation on 329`, `684–713, esp. 700`
        let lead = if comma { led(tokens, n + 1) } else { n + 1 };
        let read = if quote || lead > n + 1 { None } else { locator::read(tokens, n, body.text, true) };
        let read = read
            .or_else(|| locator::in_note(tokens, lead, body.text).filter(|read| (quote || comma) && read.end <= to))?;
        let bare = read.text.bytes().all(|b| b.is_ascii_digit());
        (!bare || !volume(read.end) && !(quote && day(read.end))).then_some(read.text)
    };
    let mut depth = 0i32;
    let mut n = from;
    let mut locator = None;
    let mut edited = from;
    while n < to {
        match tokens[n].kind {
            Kind::Mark('(' | '[') => depth += 1,
            Kind::Mark(')' | ']') if depth == 0 => break,
            Kind::Mark(')' | ']') => depth -= 1,
            Kind::Mark(';') if depth == 0 => match editors_end(tokens, n + 1, to) {
                Some(end) => edited = end,
                // `Köln; Weimar; Wien 2018`, behind such names.
                None if edited > from && is_place(tokens, n + 1, to) => {}
                None => break,
            },
            Kind::Mark('.') if depth <= 0 => {
                let next = tokens.get(n + 1).filter(|_| n + 1 < to);
                let before = &tokens[n - 1];
                let abbreviation = before.kind == Kind::Word
                    && (before.folded.len() == 1
                        || matches!(
                            before.folded.as_str(),
                            "ed" | "eds"
                                | "vol"
                                | "vols"
                                | "no"
                                | "nos"
                                | "trans"
                                | "pp"
                                | "rev"
                                | "al"
                                | "repr"
                                | "jr"
                                | "st"
                                | "univ"
                                | "dept"
                                | "ch"
                                | "pt"
                                | "hg"
                                | "hrsg"
                        ));
                let closes = next.is_none_or(|t| {
                    matches!(t.kind, Kind::Break)
                        || (t.spaced && (t.capital || matches!(t.kind, Kind::Mark('“' | '"' | '‘' | '(' | '*' | '_'))))
                        || matches!(t.kind, Kind::Mark('”' | '"'))
                });
                if closes && !abbreviation {
                    break;
                }
            }
            // `“Moral Economy,” 78`
            Kind::Mark('”' | '"' | '’') if depth == 0 && tokens[n - 1].is(',') => {
                locator = page(n).or(locator);
            }
            // `2 vols. (1976), 1:145`
            Kind::Mark(':') if n > 1 && tokens[n - 2].is(',') && locator::is_volume_and_page(tokens, n, body.text) => {}
            Kind::Mark(',' | ':') if depth == 0 => locator = page(n).or(locator),
            _ => {}
        }
        n += 1;
    }
    let mut end = n.max(from);
    // A quotation mark that closes the title belongs to it.
    if end == from && tokens.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark('”' | '"' | '’' | '»'))) && end < to
    {
        end += 1;
    }
    (end.max(1), locator)
}

/// One past words that say why a page is meant, at token `at`: `quotation on`, `esp.`, `here`.
fn led(tokens: &[Token], at: usize) -> usize {
    let word = |n: usize| tokens.get(n).map_or("", |t| t.folded.as_str());
    let stop = |n: usize| n + usize::from(tokens.get(n).is_some_and(|t| t.is('.')));
    match word(at) {
        "quotation" | "quote" | "quoted" if matches!(word(at + 1), "on" | "at" | "from") => at + 2,
        "esp" | "especially" | "here" | "hier" | "bes" | "ici" => stop(at + 1),
        _ => at,
    }
}

/// One past the names from token `at` on, if they are editors of the book that holds the work: `Moor, Ida (Hg.)`.
fn editors_end(tokens: &[Token], at: usize, to: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let inside = tokens.get(at..to.min(at + LONGEST))?;
    let is_name = |t: &Token| {
        matches!(t.kind, Kind::Mark(',' | '.' | ';' | '-'))
            || t.kind == Kind::Word && (t.capital || t.folded.len() <= 3)
    };
    let open = inside.iter().position(|t| !is_name(t)).filter(|open| *open > 0 && inside[*open].is('('))?;
    let role = &inside.get(open + 1)?.folded;
    matches!(role.as_str(), "hg" | "hgg" | "hrsg" | "ed" | "eds" | "dir" | "coord").then_some(at + open)
}

/// Whether a town stands at token `at`, and behind it another or the year.
fn is_place(tokens: &[Token], at: usize, to: usize) -> bool {
    let word = tokens.get(at).filter(|t| at < to && t.kind == Kind::Word && t.capital);
    let next = tokens.get(at + 1).filter(|_| at + 1 < to);
    word.is_some() && next.is_some_and(|t| t.is(';') || t.kind == Kind::Number && t.span.len() == 4)
}

#[cfg(test)]
mod tests {
    use crate::citation::read_document;
    use crate::document::read;

    #[test]
    fn editors_and_towns_with_semicolons_end_no_citation() {
        let note = "Vgl. Moor, Ida: Flüsse im digitalen Raum. Über die Notwendigkeit der Karten, in: Weber, Klaus; Damm, Viktoria (Hg.): \
                    Wasser im digitalen Zeitalter, Köln; Weimar; Wien 2018 (Beihefte zum Archiv für Flüsse Heft 85), S. 41f.";
        let text = format!("# Flüsse\n\nDas verlangt nach einer Kunde der Quellen.[^1]\n\n[^1]: {note}\n");
        let (document, _) = read("a.md", text.as_bytes()).unwrap();
        let (reading, _) = read_document(&document);
        let cited: Vec<_> = reading.citations.iter().map(|c| (c.locator.as_deref(), c.refs.len())).collect();
        assert_eq!(cited, [(Some("S. 41f"), 1)]);
    }

    #[test]
    fn the_page_behind_a_quoted_short_title_is_its_locator() {
        let notes = [
            "A. Moor, \"Salt Roads in the Old North,\" *Journal of Salt* 58, no. 3 (1998): 684–713, quotation on 700.",
            "Moor, \"Salt Roads,\" 685.",
            "Moor, “Salt Roads,” 687n14.",
            "Moor, \"Salt Roads\", 686.",
            "Moor, “Salt Roads,” lxv–lxx.",
            "Moor, “Salt Roads.”",
            "Adam Quay, *An Inquiry into the Nature of Salt*, 2 vols. (Oxford: Clarendon Press, 1976), 1:145.",
            "Moor, “Salt Roads,” 12 de mayo.",
            "Moor, “Salt Roads”, ill.",
        ];
        let marks: String = (1..=notes.len()).map(|n| format!("A claim.[^{n}] ")).collect();
        let listed: String = notes.iter().zip(1..).map(|(note, n)| format!("[^{n}]: {note}\n\n")).collect();
        let (document, _) = read("a.md", format!("# Salt\n\n{marks}\n\n{listed}").as_bytes()).unwrap();
        let (reading, _) = read_document(&document);
        let pages: Vec<_> = reading.citations.iter().map(|c| c.locator.as_deref()).collect();
        assert_eq!(
            pages,
            [Some("700"), Some("685"), Some("687n14"), Some("686"), Some("lxv–lxx"), None, Some("1:145"), None, None]
        );
        assert!(!reading.references[1].record.has(&crate::record::Field::Volume), "{:?}", reading.references[1]);
    }
}
