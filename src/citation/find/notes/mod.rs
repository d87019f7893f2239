//! Citations in notes, full and shortened: `Jane Roe, “A Title,” Journal 3 (1999): 1–20`; `Roe, “Title,” 12`; `Ibid.`
//!
//! A note is searched for the titles of the list, which is surer than taking its punctuation apart. What stands before
//! a title up to the citation before it is its author; a title after `in` is the book that holds the one before.

mod back;
mod dated;
mod extent;

use crate::citation::Form;
use crate::citation::titles::{self, TitleAt, Titles, WordAt};
use crate::citation::token::{Kind, Token};
use crate::document::{note_words, sentence};
use crate::reference::same_author;
use crate::text::Span;

use super::{Body, Found, NotePlace};
use back::Known;

/// Finds the citations in `notes` of the mended text, in order; those of `dated` count that name author and year in a note.
pub fn find(body: &Body<'_>, notes: &[NotePlace], dated: &[Found]) -> Vec<Found> {
    let titles = Titles::of(body.vocabulary);
    let mut found: Vec<Found> = Vec::new();
    let mut known = Known::default();
    for note in notes {
        let from = body.tokens.partition_point(|t| t.span.start < note.span.start);
        let to = body.tokens.partition_point(|t| t.span.start < note.span.end);
        if from >= to {
            continue;
        }
        let mut cited = titled(body, &titles, (from, to), known.last());
        dated::add(body, dated, note.span, &mut cited);
        back::references(body, from, to, &known, &mut cited);
        dated::keep_apart(&mut cited);
        cited.sort_by_key(|c| c.start);
        known.note(body, note.mark, cited.iter().map(|one| one.reference));
        let mut behind = from;
        for one in cited {
            let prefix = match one.dated {
                Some(at) => dated[at].prefix.clone(),
                None => prefix(body, behind, one.start),
            };
            behind = one.end;
            let span = Span::new(body.tokens[one.start].span.start, body.tokens[one.end - 1].span.end);
            found.push(Found {
                span,
                form: Form::Note,
                group: from,
                prefix,
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
    locator: Option<String>,
    /// Which citation by author and year it is, if it is one.
    dated: Option<usize>,
}

/// The citations of works by their titles in the tokens of a note; `last` is what the note before cites.
fn titled(body: &Body<'_>, titles: &Titles, (from, to): (usize, usize), last: Option<usize>) -> Vec<Cited> {
    let words = titles::words(body.tokens, body.text, from, to);
    let mut cited: Vec<Cited> = Vec::new();
    let mut at = 0;
    // Where the last title ended, and where the citation that it belongs to does.
    let (mut barrier, mut extent) = (from, from);
    // Where the last title begins and ends, from which its pages are looked for.
    let (mut title_from, mut title_end) = (from, from);
    while at < words.len() {
        let here = Here { body, barrier, before: cited.last().map(|c| c.reference).or(last) };
        let Some((title, end_word)) = best(&here, titles, &words, at) else {
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
        if start_token < extent && !here.names_author(title.reference, start_token) {
            at = end_word;
            continue;
        }
        let start = here.author_start(title.reference, start_token);
        if let Some(last) = cited.last_mut().filter(|last| last.end > start) {
            // What is told of the pages behind the next title is the next work's.
            let title = extent::Title { reference: last.reference, start: title_from };
            last.locator = extent::of(body, Some(title), title_end, start).1;
            last.end = without_lead(body.tokens, last.start, start);
        }
        let title_at = extent::Title { reference: title.reference, start: start_token };
        let (end, locator) = extent::of(body, Some(title_at), end_token, to);
        cited.push(Cited { reference: title.reference, start, end, locator, dated: None });
        (barrier, extent) = (end_token.min(to - 1), end);
        (title_from, title_end) = (start_token, end_token);
        // `Craft-Guilds`: no title begins inside the word that ends another.
        at = end_word + words[end_word..].iter().take_while(|word| word.token < end_token).count();
    }
    cited
}

/// One past the last token of a citation that the next, at token `next`, follows: without the marks between them and the words
/// that lead to the next, `quoted in`, `and`.
fn without_lead(tokens: &[Token], start: usize, next: usize) -> usize {
    const LONGEST: usize = 8;
    let trimmed = |mut end: usize| {
        while end > start + 1 && matches!(tokens[end - 1].kind, Kind::Mark(',' | ';' | '“' | '‘' | '"' | '„' | '('))
        {
            end -= 1;
        }
        end
    };
    let leads = |t: &&Token| t.kind == Kind::Word && !t.capital || t.is('.') || t.is(':');
    let words = tokens[start..next].iter().rev().take(LONGEST).take_while(leads).count();
    let lead = next - words;
    let parted = words > 0 && lead > start + 1 && matches!(tokens[lead - 1].kind, Kind::Mark(',' | ';' | '('));
    trimmed(if parted { lead } else { next })
}

/// What leads to the citation at token `start`, behind the citation or the work before it that ends at token `from`: `see also`,
/// `quoted in`. A mere `and` leads to nothing.
fn prefix(body: &Body<'_>, from: usize, start: usize) -> Option<String> {
    const JOINS: [&str; 8] = ["and", "und", "et", "e", "y", "sowie", "as well as", "&"];
    if start <= from {
        return None;
    }
    let between = Span::new(body.tokens[from].span.start, body.tokens[start].span.start);
    let last = sentence::split(between.of(body.text), between.start).last().map_or(between.start, |last| last.start);
    let words = Span::new(last, between.end).of(body.text);
    // `*Mercury*, 29 July 1765, quoted in`: a work that was not read.
    let work = words.rfind(|c: char| c.is_ascii_digit() || matches!(c, '”' | '»'));
    let work = work.map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8));
    let prefix = super::super::group::prefix(body.text, last + work, between.end)?;
    (!JOINS.contains(&prefix.as_str())).then_some(prefix)
}

/// Where titles are looked for.
#[derive(Clone, Copy)]
struct Here<'b> {
    body: &'b Body<'b>,
    /// Where the title before ends.
    barrier: usize,
    /// The work cited before, whose author `Id.` means.
    before: Option<usize>,
}

/// The title that begins at word `at`, if one surely does.
fn best(here: &Here<'_>, titles: &Titles, words: &[WordAt<'_>], at: usize) -> Option<(TitleAt, usize)> {
    let (body, barrier) = (here.body, here.barrier);
    let token = words[at].token;
    let quoted = token > 0 && matches!(body.tokens[token - 1].kind, Kind::Mark('“' | '"' | '‘' | '„' | '«' | '\''));
    let mut choices: Vec<(f64, TitleAt)> = Vec::new();
    let capital = body.tokens[token].capital;
    let short = |title: &TitleAt| {
        capital && here.names_author(title.reference, token) && is_set_apart(body, words, at, at + title.words, barrier)
    };
    // `Stadt und Bürgertum im 19. Jahrhundert`: the end of another title.
    let goes_on = token > barrier
        && body.tokens[token - 1].kind == Kind::Word
        && matches!(body.tokens[token - 1].folded.as_str(), "and" | "und" | "et" | "e" | "y");
    for title in titles.at(words, at) {
        let named = here.names_author(title.reference, token);
        let enough = match title.words {
            0 => false,
            _ if short(&title) => true,
            _ if goes_on && !named => false,
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
    let behind_name = first;
    // `“‘Moral Economy,’”`: a quotation inside the title.
    while first > barrier && is(first - 1, &OPEN) {
        first -= 1;
    }
    let opened = first < behind_name;
    let Some(comma) = first.checked_sub(1).filter(|comma| *comma > barrier && is(*comma, &[',', ':'])) else {
        return false;
    };
    // The comma inside the quotation mark.
    if opened && is(close, &[',', '.']) && is(close + 1, &CLOSE) {
        close += 1;
    }
    let ends = |n: usize| is(n, &[',', '.', ';', '(', ')']) || mark(n).is_none();
    // `Wehlers „Kaiserreich“ (Anm. 9)`
    let closed = if opened { is(close, &CLOSE) } else { ends(close) || is(close, &CLOSE) && ends(close + 1) };
    // `Roe,`, `ders.,`, `Roe (Hg.),`
    let name = &body.tokens[comma - 1];
    closed
        && (name.kind == Kind::Word || name.is(')') || name.is('.') && comma > 1 && stands_for_author(body, comma - 2))
}

fn starts_piece(body: &Body<'_>, token: usize, barrier: usize) -> bool {
    token <= barrier + 1 || matches!(body.tokens[token - 1].kind, Kind::Mark(';' | '(' | '“' | '"' | '‘'))
}

/// Whether a word leads to a work: `See`, `Cf.`, `Siehe`.
fn leads_to_a_work(token: &Token) -> bool {
    note_words::leads_on(&token.folded)
}

/// Whether token `n` stands for the author of the work before: `ders.`, `Id.`, `Idem`.
fn stands_for_author(body: &Body<'_>, n: usize) -> bool {
    body.tokens.get(n).is_some_and(|t| t.kind == Kind::Word && same_author(&body.text[t.span.start..]).is_some())
}

impl Here<'_> {
    /// Whether an author of the work is named between the title before and `token`.
    fn names_author(&self, reference: usize, token: usize) -> bool {
        let body = self.body;
        let lowest = self.barrier.max(token.saturating_sub(40));
        let Some(author) = body.vocabulary.listed[reference].authors.first() else { return false };
        let Some(word) = author.words.last() else { return false };
        body.tokens[lowest..token].iter().any(|t| t.kind == Kind::Word && t.folded.rsplit(' ').next() == Some(word))
            || self.same_author(reference, token).is_some()
    }

    /// The word before a title that says that the work is by the author of the one before, if it is: `ders., Kontinuität`.
    fn same_author(&self, reference: usize, token: usize) -> Option<usize> {
        /// `ders. (Hg.), „`
        const FARTHEST: usize = 8;
        let listed = &self.body.vocabulary.listed;
        let first = |work: usize| listed[work].authors.first().map(|author| &author.words);
        self.before.filter(|before| first(*before) == first(reference))?;
        let lowest = self.barrier.max(token.saturating_sub(FARTHEST));
        let marks = (lowest..token).rev().take_while(|n| !self.body.tokens[*n].is(';'));
        marks.into_iter().find(|n| stands_for_author(self.body, *n))
    }
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
            || same_author(&body.text[token.span.start..]).is_some()
    };
    within && between.all(name)
}

impl Here<'_> {
    /// First token of the author's name before a title; the title's own first token where no author stands there.
    fn author_start(&self, reference: usize, title: usize) -> usize {
        let (body, barrier) = (self.body, self.barrier);
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
        let Some(name) = (parted..title).find(is_name).or_else(|| (lowest..title).find(is_name)) else {
            return self.same_author(reference, title).unwrap_or(start);
        };
        // Given names before it.
        let mut n = name;
        while n > lowest && name - n < 8 {
            let before = &tokens[n - 1];
            let given = before.kind == Kind::Word
                && (before.capital || crate::document::is_particle(before.span.of(body.text)))
                || before.is('.')
                    && n >= 2
                    && tokens[n - 2].capital
                    && tokens[n - 2].span.len() <= 2
                    && !leads_to_a_work(&tokens[n - 2])
                || before.is('-');
            // `e.g. Roe`, not `E. Roe`.
            let initial = before.capital && before.folded.len() == 1;
            let opener = !initial
                && (leads_to_a_work(before)
                    || matches!(before.folded.as_str(), "e" | "g" | "in" | "for" | "following" | "as" | "but"));
            if !given || opener {
                break;
            }
            n -= 1;
        }
        n
    }
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
    fn a_title_that_ends_inside_a_word_is_followed_by_none_in_it() {
        let notes = [
            "Ann Roe, *The Long Craft* (Oslo: Quay, 1990), 12; Ann Roe, *Guilds and Towns of the North* (Oslo: Quay, 1999), 14.",
            "Roe, The Long Craft-Guilds and Towns of the North, 15.",
        ];
        let text = format!("# Guilds\n\nFirst.[^1] Second.[^2]\n\n[^1]: {}\n\n[^2]: {}\n", notes[0], notes[1]);
        let (document, _) = read("a.md", text.as_bytes()).unwrap();
        let (reading, _) = read_document(&document);
        assert_eq!(reading.citations.iter().map(|c| c.refs.clone()).collect::<Vec<_>>(), [[0], [1], [0]]);
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
