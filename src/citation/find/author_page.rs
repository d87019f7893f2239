//! Author–page citations: `(Labov 100)`, `(Cook, “Background” 12)`, `Romaine (“Historical Sociolinguistics” 1461)`, and
//! in the sentence the bare name, `as Hladnik shows`. MLA's style, and that of older humanities journals.
//!
//! Only names of the list can be meant, so each place where one stands is looked at; what follows it (a title, a page, the
//! bracket's end) tells whether it cites.

use std::collections::BTreeSet;

use crate::citation::Form;
use crate::citation::locator;
use crate::citation::names;
use crate::citation::titles::{self, Titles};
use crate::citation::token::{Kind, Token};
use crate::citation::vocabulary::Listed;
use crate::text::Span;

use super::subjects::Subjects;
use super::{Body, Found, mentions};

/// Names of one work's authors at a place in the text.
pub(super) struct Occurrence {
    pub(super) start: usize,
    /// One past the last token, `et al.` and possessive included.
    pub(super) end: usize,
    /// Every work whose authors are named so.
    pub(super) refs: Vec<usize>,
}

/// Finds author–page citations.
pub fn find(body: &Body<'_>) -> Vec<Found> {
    let titles = Titles::of(body.vocabulary);
    let mut found: Vec<Found> = Vec::new();
    let mut subjects = Subjects::default();
    let mut at = 0;
    while at < body.tokens.len() {
        let Some(named) = occurrence(body, at) else {
            if let Some((one, next)) = apart(body, &titles, at, &mut subjects, &mut found) {
                found.push(one);
                at = next;
            } else if let Some((one, next)) = by_title(body, &titles, at) {
                found.push(one);
                at = next;
            } else {
                at += 1;
            }
            continue;
        };
        let bracket = body.brackets.around(named.start);
        let cited = match bracket {
            Some(b) => parenthetical(body, &titles, &named, b, &found),
            None => None,
        };
        let cited = cited.or_else(|| narrative(body, &titles, &named));
        match cited {
            Some((one, next)) => {
                if one.form == Form::Narrative && one.locator.is_none() {
                    subjects.named.push(named.start);
                }
                if let Some(bracket) = bracket.filter(|_| one.form == Form::Parenthetical) {
                    subjects.closed = body.brackets.all[bracket].close + 1;
                }
                found.push(one);
                at = next.max(at + 1);
            }
            None => {
                // `Said’s Conrad can see … (24)`
                if bracket.is_none() && body.tokens[named.end - 1].possessive {
                    subjects.named.push(named.start);
                }
                at = named.end.max(at + 1);
            }
        }
    }
    spoken_of(body, &mut found);
    found
}

/// Makes mentions of the names of persons that a text speaks of: `Terry Collits suggests`, `visited Achebe`. Where an author has
/// several works, or is called by the full name, the name alone cites nothing; and where many are, none of them does.
fn spoken_of(body: &Body<'_>, found: &mut [Found]) {
    let tokens = body.tokens;
    let is_bare = |one: &Found| {
        let printed = &body.text[one.span.start..one.span.end];
        one.form == Form::Narrative && one.locator.is_none() && !printed.contains(['(', '“', '"'])
    };
    // With the given names before it, if there are.
    let from = |one: &Found| {
        let named = tokens.partition_point(|t| t.span.start < one.span.start);
        let given = |n: usize| tokens[n].capital && mentions::is_given(body, &one.refs, &tokens[n].folded);
        let initial = |n: usize| tokens[n].is('.') && n > 0 && tokens[n - 1].capital && tokens[n - 1].span.len() == 1;
        (0..named)
            .rev()
            .take(6)
            .take_while(|&n| given(n) || initial(n) || tokens[n].span.len() == 1 && tokens[n].capital)
            .last()
    };
    let bare: Vec<usize> = (0..found.len()).filter(|&n| is_bare(&found[n])).collect();
    let full = bare.iter().filter(|&&n| from(&found[n]).is_some()).count();
    let persons = full >= 2 && full * 4 >= bare.len();
    for n in bare {
        let given = from(&found[n]);
        if persons || given.is_some() || found[n].refs.len() > 1 {
            found[n].form = Form::Mention;
            found[n].span.start = given.map_or(found[n].span.start, |given| tokens[given].span.start);
        }
    }
}

/// The longest list of authors that starts at token `at`.
pub(super) fn occurrence(body: &Body<'_>, at: usize) -> Option<Occurrence> {
    let tokens = body.tokens;
    let token = tokens.get(at).filter(|t| t.kind == Kind::Word)?;
    if !token.capital && !names_particle(tokens, at) {
        return None;
    }
    let mut best: Option<Occurrence> = None;
    // The family name may stand a few tokens on: `Van der Wal`.
    for name_end in at + 1..=(at + 4).min(tokens.len()) {
        let last = &tokens[name_end - 1];
        if last.kind != Kind::Word {
            break;
        }
        let word = last.folded.rsplit(' ').next().unwrap_or("");
        for &(n, k) in body.vocabulary.by_name.get(word).into_iter().flatten() {
            let listed = &body.vocabulary.listed[n];
            let author = &listed.authors[k];
            if k != 0 || !last.capital {
                continue;
            }
            let Some((start, quality)) = names::author_before(tokens, name_end, author) else { continue };
            if start != at || quality < 0.9 {
                continue;
            }
            let Some(end) = rest_of_authors(tokens, name_end, listed) else { continue };
            match &mut best {
                Some(kept) if kept.end > end => {}
                Some(kept) if kept.end == end => kept.refs.push(n),
                _ => best = Some(Occurrence { start: at, end, refs: vec![n] }),
            }
        }
    }
    let mut best = best?;
    // A list may have thousands of works of one name.
    let mut seen = std::collections::HashSet::with_capacity(best.refs.len());
    best.refs.retain(|n| seen.insert(*n));
    // Works with fewer authors named so far fit worse than those whose every author is named.
    let single = best.end;
    let complete: Vec<usize> =
        best.refs.iter().copied().filter(|&n| is_complete(tokens, at, single, &body.vocabulary.listed[n])).collect();
    if !complete.is_empty() {
        best.refs = complete;
    }
    Some(best)
}

fn names_particle(tokens: &[Token], at: usize) -> bool {
    matches!(tokens[at].folded.as_str(), "van" | "von" | "de" | "der" | "den" | "del" | "da" | "di" | "al" | "ter")
        && tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word)
}

/// One past the last token of the authors that follow the first, which ends before `at`: `and Rutten`, `et al.`
fn rest_of_authors(tokens: &[Token], at: usize, listed: &Listed) -> Option<usize> {
    let is_et_al =
        |n: usize| tokens.get(n).is_some_and(|t| t.is_word("et")) && tokens.get(n + 1).is_some_and(|t| t.is_word("al"));
    let et_al_end = |n: usize| n + 2 + usize::from(tokens.get(n + 2).is_some_and(|t| t.is('.')));
    let comma = usize::from(tokens.get(at).is_some_and(|t| t.is(',')));
    if is_et_al(at) || is_et_al(at + comma) {
        return (listed.authors.len() > 1 || listed.and_others)
            .then(|| et_al_end(at + if is_et_al(at) { 0 } else { comma }));
    }
    let mut end = at;
    for author in listed.authors.iter().skip(1) {
        let mut n = end;
        let mut joined = false;
        while tokens.get(n).is_some_and(|t| {
            t.is(',')
                || t.is('&')
                || t.is_word("and")
                || t.is_word("und")
                || t.is_word("et")
                || t.is_word("e")
                || t.is_word("y")
        }) {
            joined = true;
            n += 1;
        }
        let next = (n + 1..=(n + 6).min(tokens.len())).find(|&stop| {
            names::author_before(tokens, stop, author).is_some_and(|(start, _)| start >= n && start <= n + 3)
        });
        match next {
            Some(stop) if joined => end = stop,
            _ => break,
        }
    }
    Some(end)
}

fn is_complete(tokens: &[Token], start: usize, end: usize, listed: &Listed) -> bool {
    let et_al = tokens[start..end].iter().any(|t| t.is_word("al"));
    if et_al {
        return listed.authors.len() > 2 || listed.and_others;
    }
    let named = listed
        .authors
        .iter()
        .filter(|a| {
            a.words.last().is_some_and(|w| tokens[start..end].iter().any(|t| t.folded.rsplit(' ').next() == Some(w)))
        })
        .count();
    named == listed.authors.len()
}

/// A title, a page, both or neither, from token `at`: works it leaves over, one past its end, the page.
struct Tail {
    refs: Vec<usize>,
    end: usize,
    page: Option<String>,
    titled: bool,
}

impl Tail {
    /// The citation that begins at token `first` and ends with this tail, and the token behind it.
    fn cites(self, tokens: &[Token], first: usize, form: Form, group: usize) -> (Found, usize) {
        let one = Found {
            span: Span::new(tokens[first].span.start, tokens[self.end - 1].span.end),
            form,
            group,
            prefix: None,
            locator: self.page,
            refs: self.refs,
            why: None,
            slip: None,
            name: None,
        };
        (one, self.end)
    }
}

/// A mark before a title.
fn is_quote(token: &Token) -> bool {
    matches!(token.kind, Kind::Mark('“' | '"' | '‘' | '*' | '_' | '„' | '«'))
}

fn tail(body: &Body<'_>, titles: &Titles, mut at: usize, stop: usize, refs: &[usize]) -> Tail {
    let tokens = body.tokens;
    let mut tail = Tail { refs: refs.to_vec(), end: at, page: None, titled: false };
    if tokens.get(at).is_some_and(|t| t.is(',')) && at < stop {
        at += 1;
    }
    while at < stop && tokens.get(at).is_some_and(is_quote) {
        at += 1;
    }
    let words = titles::words(tokens, body.text, at, stop);
    let mut matched: Vec<_> =
        titles.at(&words, 0).into_iter().filter(|t| refs.contains(&t.reference) && t.words > 0).collect();
    // `Hawkins, “Congo Reform” 66`: words from the middle of a title, set apart as one.
    if matched.is_empty() && at > 0 && is_quote(&tokens[at - 1]) {
        let set_apart = |words_in: usize| {
            let last = words.get(words_in - 1).map_or(at, |word| word.token);
            tokens
                .get(last + 1)
                .is_some_and(|t| matches!(t.kind, Kind::Mark('”' | '"' | '’' | '*' | '_' | '“' | '»' | ',')))
        };
        let inside = titles.inside(&words, 0).into_iter();
        matched.extend(inside.filter(|t| refs.contains(&t.reference) && t.words > 0 && set_apart(t.words)));
    }
    if let Some(longest) = matched.iter().map(|t| t.words).max()
        && tokens.get(at).is_some_and(|t| t.kind == Kind::Word || longest > 1)
    {
        tail.refs = matched.iter().filter(|t| t.words == longest).map(|t| t.reference).collect();
        let whole: Vec<usize> = matched.iter().filter(|t| t.words == longest && t.whole).map(|t| t.reference).collect();
        if tail.refs.len() > 1 && !whole.is_empty() {
            tail.refs = whole;
        }
        at = words[longest - 1].token + 1;
        tail.titled = true;
        while at < stop
            && tokens.get(at).is_some_and(|t| {
                matches!(t.kind, Kind::Mark('”' | '"' | '’' | '*' | '_' | '“' | '»' | '?' | '!' | '.'))
            })
        {
            at += 1;
        }
        tail.end = at;
    } else if tail.end < at && !tokens[at - 1].is(',') {
        return tail;
    }
    if at < stop && tokens.get(at).is_some_and(|t| t.is(',')) {
        at += 1;
    }
    if let Some(end) = page(body, at, stop) {
        tail.page = Some(crate::text::collapse_whitespace(
            Span::new(tokens[at].span.start, tokens[end - 1].span.end).of(body.text),
        ));
        tail.end = end;
    }
    tail
}

/// Whether a number is a year rather than a page: few books have so many pages.
fn is_year(body: &Body<'_>, at: usize) -> bool {
    let digits = body.tokens[at].span.of(body.text);
    digits.len() == 4 && digits.parse::<u32>().is_ok_and(|number| (1500..2100).contains(&number))
}

/// A page or a range of pages: one past its last token.
fn page(body: &Body<'_>, at: usize, stop: usize) -> Option<usize> {
    let tokens = body.tokens;
    let number = |n: usize| {
        n < stop
            && tokens.get(n).is_some_and(|t| {
                t.kind == Kind::Number
                    || t.kind == Kind::Word && t.span.len() <= 6 && t.folded.bytes().all(|b| b"ivxlc".contains(&b))
            })
    };
    let behind_unit = |n: usize| {
        let unit = n < stop && tokens.get(n).is_some_and(is_unit);
        n + usize::from(unit) + usize::from(unit && tokens.get(n + 1).is_some_and(|t| t.is('.')))
    };
    let mut n = behind_unit(at);
    if !number(n) || n == at && is_year(body, n) {
        return None;
    }
    n += 1;
    loop {
        let mark = tokens.get(n).filter(|_| n < stop).map(|t| t.kind);
        let joined = matches!(mark, Some(Kind::Mark('–' | '-' | ',' | ':' | '.')));
        // `168, 175-77; ch. 4`
        let further = behind_unit(n + 1);
        let part = matches!(mark, Some(Kind::Mark(',' | ';'))) && (further > n + 1 || mark == Some(Kind::Mark(';')));
        if joined && number(n + 1) {
            n += 2;
        } else if part && number(further) {
            n = further + 1;
        } else if n < stop
            && tokens.get(n).is_some_and(|t| matches!(t.folded.as_str(), "f" | "ff" | "n") && t.kind == Kind::Word)
        {
            n += 1;
        } else {
            return Some(n);
        }
    }
}

/// A word for a part of a work, as author–page citations have them.
fn is_unit(token: &Token) -> bool {
    locator::is_page_unit(token)
        || matches!(
            token.folded.as_str(),
            "ch" | "vol" | "par" | "sec" | "chs" | "pars" | "chap" | "chaps" | "bk" | "act" | "sc"
        )
}

fn why(refs: &[usize]) -> Option<String> {
    (refs.len() > 1).then(|| format!("{} works of the list have these authors, and no title tells which", refs.len()))
}

/// `(see Labov 100; Cook, “Background”)`
fn parenthetical(
    body: &Body<'_>,
    titles: &Titles,
    named: &Occurrence,
    bracket: usize,
    found: &[Found],
) -> Option<(Found, usize)> {
    let tokens = body.tokens;
    let bracket = body.brackets.all[bracket];
    let piece = (bracket.open..named.start)
        .rev()
        .find(|&n| matches!(tokens[n].kind, Kind::Mark(';' | '(' | '[')))
        .unwrap_or(bracket.open);
    let prefix_words = tokens[piece + 1..named.start].iter().filter(|t| t.kind == Kind::Word).count();
    let capitals = tokens[piece + 1..named.start].iter().filter(|t| t.kind == Kind::Word && t.capital).count();
    let follows_one = found.last().is_some_and(|f| f.span.end > tokens[piece].span.start);
    if (prefix_words > 6 || capitals > 1) && !follows_one {
        return None;
    }
    let tail = tail(body, titles, named.end, bracket.close, &named.refs);
    let next = &tokens[tail.end.min(bracket.close)];
    let closes = tail.end >= bracket.close
        || matches!(next.kind, Kind::Mark(';' | ',' | ')' | ']' | ':'))
        || next.is_word("and")
        || next.is_word("for")
        || next.is_word("in")
        || tail.titled
        || tail.page.is_some();
    if !closes {
        return None;
    }
    let from = found.last().map_or(0, |f| f.span.end).max(tokens[piece].span.end);
    let prefix = (from <= tokens[named.start].span.start)
        .then(|| super::super::group::prefix(body.text, from, tokens[named.start].span.start))
        .flatten();
    let (one, end) = tail.cites(tokens, named.start, Form::Parenthetical, bracket.open);
    Some((Found { prefix, why: why(&one.refs), ..one }, end))
}

/// `Romaine (“Historical Sociolinguistics” 1461)`, `Heck (5–7)`, or the name alone.
fn narrative(body: &Body<'_>, titles: &Titles, named: &Occurrence) -> Option<(Found, usize)> {
    let tokens = body.tokens;
    let mut end = named.end;
    let mut refs = named.refs.clone();
    let mut page = None;
    if tokens.get(end).is_some_and(|t| t.is('('))
        && let Some(b) = body.brackets.around(end)
    {
        let close = body.brackets.all[b].close;
        let tail = tail(body, titles, end + 1, close, &named.refs);
        if tail.titled || tail.page.is_some() {
            refs = tail.refs;
            page = tail.page;
            end = if tail.end >= close { close + 1 } else { tail.end };
        }
    }
    if end == named.end
        && (part_of_name(body, named)
            || tokens[named.start..named.end].iter().any(|t| t.possessive && !t.folded.is_empty()) && refs.len() > 1)
    {
        return None;
    }
    let one = Found {
        span: Span::new(tokens[named.start].span.start, tokens[end - 1].span.end),
        form: Form::Narrative,
        group: named.start,
        prefix: None,
        locator: page,
        why: why(&refs),
        refs,
        slip: None,
        name: None,
    };
    Some((one, end))
}

/// Whether the name is a part of something longer: `Gricean`, `Cook Islands`, `the Labov model`.
fn part_of_name(body: &Body<'_>, named: &Occurrence) -> bool {
    let tokens = body.tokens;
    let next = tokens.get(named.end);
    next.is_some_and(|t| t.kind == Kind::Word && t.capital && !t.folded.is_empty())
}

/// `Jameson asks us to historicize (Political 79)`, `as Ricoeur saw (32–36)`: a title's first words, or a page, of an author
/// whom the sentence names. What is cited is the bracket; the name in its sentence does not cite beside it.
fn apart(
    body: &Body<'_>,
    titles: &Titles,
    at: usize,
    subjects: &mut Subjects,
    found: &mut Vec<Found>,
) -> Option<(Found, usize)> {
    let tokens = body.tokens;
    let bracket = body.brackets.all[body.brackets.around(at)?];
    if at <= bracket.open || !tokens[bracket.open + 1..at].iter().all(is_quote) {
        return None;
    }
    // `(7) what follows` counts, `(1970)` may be a year.
    let closed = tokens.get(bracket.close + 1).is_none_or(|t| matches!(t.kind, Kind::Mark('.' | ',' | ';')));
    let plain = |page: &str| page.len() == 1 && !closed || page.len() == 4 && page.bytes().all(|b| b.is_ascii_digit());
    let (author, tail) = subjects.of(tokens, bracket.open).into_iter().find_map(|author| {
        let between = &tokens[author..bracket.open];
        let mut named = occurrence(body, author).filter(|_| between.iter().all(|t| t.kind != Kind::Break))?;
        let mut tail = tail(body, titles, at, bracket.close, &named.refs);
        // Of several works, that which the paragraph has cited last.
        if !tail.titled && named.refs.len() > 1 {
            let paragraph = body.text[..tokens[author].span.start].rfind("\n\n").unwrap_or(0);
            let near = found.iter().rev().take_while(|one| one.span.start >= paragraph);
            let mut cited = near.filter(|one| one.refs.len() == 1 && named.refs.contains(&one.refs[0]));
            named.refs = cited.next().map_or(named.refs, |one| one.refs.clone());
            tail.refs = named.refs.clone();
        }
        // A page without a title is of whoever speaks first, even where none tells of which work.
        let titled = tail.titled && (tail.refs.len() == 1 || tail.page.is_some());
        let paged = !tail.titled && tail.page.as_deref().is_some_and(|page| !plain(page));
        ((titled || paged) && tail.end == bracket.close).then_some((author, tail))
    })?;
    let beside = !tokens[author..bracket.open].windows(2).any(|pair| pair[0].ends_sentence_before(&pair[1]));
    let from = found.partition_point(|one| one.span.end <= tokens[author].span.start);
    let own = (from..found.len()).find(|&n| found[n].form == Form::Narrative && found[n].group == author);
    let own = own.filter(|_| beside);
    let name = own.map(|own| found.remove(own).span);
    subjects.last = Some((bracket.open, author));
    subjects.closed = bracket.close + 1;
    let first = if at > bracket.open + 1 && tail.titled { at - 1 } else { at };
    let (one, end) = tail.cites(tokens, first, Form::Narrative, bracket.open);
    Some((Found { name, why: why(&one.refs), ..one }, end))
}

/// `(“Title” 12)`, `(Title 12)`: a title alone in its bracket, for works whose author the sentence names or that have none.
fn by_title(body: &Body<'_>, titles: &Titles, at: usize) -> Option<(Found, usize)> {
    let tokens = body.tokens;
    let token = &tokens[at];
    if token.kind != Kind::Word || !token.capital {
        return None;
    }
    let bracket = body.brackets.all[body.brackets.around(at)?];
    let opens = at > bracket.open
        && tokens[bracket.open + 1..at].iter().rev().take_while(|t| !t.is(';')).all(|t| {
            is_quote(t)
                || t.is('.')
                || t.kind == Kind::Word
                    && matches!(t.folded.as_str(), "see" | "also" | "cf" | "but" | "e" | "g" | "qtd" | "in")
        });
    if !opens {
        return None;
    }
    let words = titles::words(tokens, body.text, at, bracket.close);
    let best = *titles.at(&words, 0).first().filter(|t| (t.whole && t.words >= 2) || t.words >= 3)?;
    let tail = tail(body, titles, at, bracket.close, &[best.reference]);
    if tail.end < bracket.close && !tokens[tail.end].is(';') && tail.page.is_none() {
        return None;
    }
    let quoted = usize::from(at > 0 && matches!(tokens[at - 1].kind, Kind::Mark('“' | '"' | '‘')));
    let first = at - quoted;
    let piece = (bracket.open..first).rev().find(|&n| tokens[n].is(';')).unwrap_or(bracket.open);
    let prefix = super::super::group::prefix(body.text, tokens[piece].span.end, tokens[first].span.start);
    let (one, end) = tail.cites(tokens, first, Form::Parenthetical, bracket.open);
    Some((Found { prefix, ..one }, end))
}

/// How much of the list is cited in brackets without a year, 0–1.
pub fn bracketed_share(found: &[Found], listed: usize) -> f64 {
    let cited: BTreeSet<usize> = found
        .iter()
        .filter(|f| f.form == Form::Parenthetical || f.locator.is_some())
        .flat_map(|f| f.refs.iter().copied())
        .collect();
    if listed == 0 { 0.0 } else { cited.len() as f64 / listed as f64 }
}
