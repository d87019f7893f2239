//! Scholars named without a year: `what Honneth called ‘love’`, `Eva Illouz argues`.
//!
//! Names of the list are looked for, and classic authors ([`classics`]) whom the list does not have. A name that is also a
//! word of the language, a part of a longer name, or one of those who are thanked, is no mention.

use std::collections::{BTreeMap, BTreeSet};

use crate::citation::Form;
use crate::citation::token::{Kind, Token};
use crate::text::{Span, Spans, fold};

use super::author_page;
use super::classics::{self, Needs};
use super::{Body, Found};

/// What is said of a mention whose author the list does not have.
const UNLISTED: &str = "a classic author, named without a year; the list has no work by that name";

/// Finds mentions beside the citations `found` (sorted), outside `quiet` stretches such as acknowledgements and the
/// document's own byline, and outside what stands `behind` a note's first citation.
pub fn find(body: &Body<'_>, found: &[Found], quiet: &[Span], behind: &Spans) -> Vec<Found> {
    let tokens = body.tokens;
    let common = common_words(tokens);
    let mut taken: Vec<Span> = found.iter().flat_map(|f| [Some(f.span), f.name]).flatten().collect();
    taken.sort_unstable();
    let is_taken = |span: Span| {
        let n = taken.partition_point(|t| t.end <= span.start);
        taken[n..].iter().take(3).any(|t| t.overlaps(span))
    };
    let is_word = |token: &Token| common.contains(token.folded.as_str()) || token.folded.len() < 3;
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let listed = author_page::occurrence(body, at);
        let (start, end) = listed.as_ref().map_or((at, at + 1), |named| (named.start, named.end));
        at = end.max(at + 1);
        let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
        let named = match listed {
            Some(named) if !(end - start == 1 && is_word(&tokens[start])) => {
                given_names(tokens, start, |word| is_given(body, &named.refs, word)).map(|from| (from, named.refs))
            }
            None if !is_word(&tokens[start]) => classic(body, start).map(|from| (from, Vec::new())),
            _ => None,
        };
        let Some((from, refs)) = named else { continue };
        if quiet.iter().any(|q| q.overlaps(span))
            || behind.overlap(span)
            || is_taken(span)
            || is_part_of_more(tokens, end)
            || has_its_number(body, found, span, &refs)
        {
            continue;
        }
        let span = Span::new(tokens[from].span.start, span.end);
        let refs = if refs.is_empty() { refs } else { works_meant(body, refs, span, found) };
        let why = match refs.len() {
            0 => Some(UNLISTED.to_owned()),
            1 => None,
            _ => Some("a scholar with several works; the text names none of them".to_owned()),
        };
        mentions.push(Found {
            span,
            form: Form::Mention,
            group: from,
            prefix: None,
            locator: None,
            refs,
            why,
            slip: None,
            name: None,
        });
    }
    mentions
}

/// Whether the number of a work of the scholar's stands right behind the name, which belongs to it: `Roe et al. [10]`.
fn has_its_number(body: &Body<'_>, found: &[Found], name: Span, refs: &[usize]) -> bool {
    let next = found.partition_point(|one| one.span.start < name.end);
    let Some(first) = found.get(next).filter(|one| one.form == Form::Numeric) else { return false };
    let between = &body.text[name.end..first.span.start];
    let beside = between.chars().all(|c| c.is_whitespace() || matches!(c, '[' | '(' | '.' | ','));
    let group = found[next..].iter().take_while(|one| one.group == first.group);
    beside && !between.contains("\n\n") && group.into_iter().any(|one| one.refs.iter().any(|r| refs.contains(r)))
}

/// `Cook Islands`, `Brown University`; an initial or a year after a name makes it something else.
fn is_part_of_more(tokens: &[Token], end: usize) -> bool {
    let next = tokens.get(end);
    next.is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced)
        || next.is_some_and(|t| {
            t.is('(') && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number && t.span.len() == 4)
        })
}

/// First token of the name, where token `at` is the family name of a classic author of whom the list has nothing.
fn classic(body: &Body<'_>, at: usize) -> Option<usize> {
    let tokens = body.tokens;
    let token = tokens.get(at).filter(|t| t.kind == Kind::Word && t.capital)?;
    let family = token.folded.as_str();
    let mut known = classics::called(family).peekable();
    known.peek()?;
    let dated = tokens.get(at + 1).is_some_and(|t| t.is(',') || t.is_word("et"))
        && tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Number || t.is_word("al"));
    // `the committee “Charles Darwin”`
    let is_quoted = tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Mark('”' | '“' | '"' | '»')));
    if dated || is_quoted || body.vocabulary.by_name.contains_key(family.rsplit(' ').next()?) {
        return None;
    }
    known.find_map(|(given, _, needs)| {
        let given = fold(given);
        let from = given_names(tokens, at, |word| given.split(' ').any(|g| g == word))?;
        let said = from < at && tokens[from].folded.chars().next() == given.chars().next();
        let enough = match needs {
            _ if said => true,
            Needs::Name => true,
            Needs::Floor => has_the_floor(tokens, at),
            Needs::Given => false,
        };
        enough.then_some(from)
    })
}

/// Whether what stands around a family name speaks of somebody's thought: `Weber’s`, `Weber argued`, `as Weber`.
fn has_the_floor(tokens: &[Token], at: usize) -> bool {
    const BEFORE: &[&str] =
        &["as", "what", "for", "to", "following", "like", "unlike", "contra", "since", "after", "from"];
    const AFTER: &[&str] = &[
        "wrote",
        "writes",
        "said",
        "says",
        "told",
        "tells",
        "saw",
        "sees",
        "held",
        "holds",
        "thought",
        "thinks",
        "taught",
        "understood",
        "put",
        "first",
        "once",
        "famously",
        "already",
        "himself",
        "herself",
        "meant",
        "means",
        "calls",
        "argues",
        "claims",
        "insists",
        "describes",
        "defines",
        "notes",
        "observes",
        "showed",
        "shows",
        "speaks",
        "spoke",
    ];
    let lower = |t: &&Token| t.kind == Kind::Word && !t.capital;
    let next = tokens.get(at + 1).filter(lower).map_or("", |t| t.folded.as_str());
    let before = at.checked_sub(1).and_then(|n| tokens.get(n)).map_or("", |t| t.folded.as_str());
    tokens[at].possessive || BEFORE.contains(&before) || AFTER.contains(&next) || next.len() > 4 && next.ends_with("ed")
}

/// Words that the text also writes small: names that are words.
fn common_words(tokens: &[Token]) -> BTreeSet<&str> {
    tokens.iter().filter(|t| t.kind == Kind::Word && !t.capital).map(|t| t.folded.as_str()).collect()
}

/// Whether `word` (folded) is a given name, or begins with the initial, of the first author of one of `refs`.
pub(super) fn is_given(body: &Body<'_>, refs: &[usize], word: &str) -> bool {
    refs.iter().filter_map(|&r| body.vocabulary.listed[r].authors.first()).any(|author| {
        author.given.iter().any(|given| given == word || (given.len() == 1 && word.starts_with(given.as_str())))
    })
}

/// First token with given names that fit; `None` where a capitalised word that is none of them stands before the name.
fn given_names(tokens: &[Token], start: usize, is_given: impl Fn(&str) -> bool) -> Option<usize> {
    let mut n = start;
    while n > 0 && start - n < 6 {
        let before = &tokens[n - 1];
        if before.is('.') && n >= 2 && tokens[n - 2].capital && tokens[n - 2].span.len() == 1 {
            n -= 2;
            continue;
        }
        if before.kind != Kind::Word || !before.capital {
            break;
        }
        if !is_given(&before.folded) {
            let title = matches!(
                before.folded.as_str(),
                "professor"
                    | "dr"
                    | "prof"
                    | "sir"
                    | "as"
                    | "for"
                    | "in"
                    | "like"
                    | "both"
                    | "while"
                    | "although"
                    | "but"
                    | "and"
                    | "here"
                    | "thus"
                    | "if"
                    | "when"
                    | "following"
                    | "yet"
                    | "similarly"
                    | "though"
                    | "unlike"
                    | "contra"
                    | "since"
                    | "because"
            );
            let opens = n < 2
                || matches!(
                    tokens[n - 2].kind,
                    Kind::Mark('.' | '?' | '!' | ':' | '“' | '‘' | '"' | '(') | Kind::Break | Kind::Number
                );
            return (title || opens).then_some(n);
        }
        n -= 1;
    }
    Some(n)
}

/// The work of the scholar's, or of a namesake's, whose number comes next in the sentence: `Roe and her pupils counted them [5]`.
fn numbered(body: &Body<'_>, refs: &[usize], span: Span, found: &[Found]) -> Option<Vec<usize>> {
    /// No sentence is longer.
    const LONGEST: usize = 400;
    let family = body.vocabulary.listed.get(*refs.first()?)?.authors.first()?.words.last()?;
    let known = body.vocabulary.by_name.get(family)?;
    let next = found.partition_point(|one| one.span.start < span.end);
    let first = found.get(next).filter(|one| one.form == Form::Numeric && one.span.start - span.end < LONGEST)?;
    if [". ", "? ", "! ", "\n\n"].iter().any(|end| body.text[span.end..first.span.start].contains(end)) {
        return None;
    }
    let group = found[next..].iter().take_while(|one| one.group == first.group && one.span.start - span.end < LONGEST);
    let meant: BTreeSet<usize> = group
        .flat_map(|one| &one.refs)
        .copied()
        .filter(|work| known.iter().any(|(listed, _)| listed == work))
        .collect();
    (!meant.is_empty()).then(|| meant.into_iter().collect())
}

/// Of an author's works, the one whose number follows; else those cited last before the mention in its paragraph; else the last one
/// cited; else all.
fn works_meant(body: &Body<'_>, refs: Vec<usize>, span: Span, found: &[Found]) -> Vec<usize> {
    if let Some(meant) = numbered(body, &refs, span, found) {
        return meant;
    }
    let paragraph = body.text[..span.start].rfind("\n\n").unwrap_or(0);
    let end = body.text[span.end..].find("\n\n").map_or(body.text.len(), |n| span.end + n);
    let mine = |f: &&Found| f.refs.len() == 1 && refs.contains(&f.refs[0]);
    let near: BTreeSet<usize> =
        found.iter().filter(|f| (paragraph..end).contains(&f.span.start)).filter(mine).map(|f| f.refs[0]).collect();
    if !near.is_empty() {
        return near.into_iter().collect();
    }
    let before = found.iter().filter(|f| f.span.end <= span.start).rfind(mine);
    match before {
        Some(last) => {
            // Works of one bracket are meant together.
            let group: BTreeMap<usize, ()> =
                found.iter().filter(|f| f.group == last.group).filter(mine).map(|f| (f.refs[0], ())).collect();
            group.into_keys().collect()
        }
        None => refs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_before_a_number_means_the_work_that_it_numbers() {
        let list = "\n\nReferences\n\n\
                    1. Warren JA, Hollis KP. Rivers of the north. J Water. 1987;36(6):358-63.\n\n\
                    2. Moor PQ, Warren JA. Lakes and how to map them. Am J Water. 1990;87(1):23-31.\n\n\
                    3. Warren JA. Salt: a history of its trade. J Water. 2006;45(6):204-11.\n\n\
                    4. Doyle DB. Ponds of two counties. J Water. 1999;48(1):9-31.\n";
        let prose = "Warren and her pupils counted the rivers of the north [1]. With Warren she then mapped lakes [2]. \
                     Small waters are another matter [4].\n\nIn her later book, Warren turns to salt.";
        let document = crate::document::Document::of_text(format!("{prose}{list}"));
        let (reading, _) = crate::citation::read_document(&document);
        let mentions = reading.citations.iter().filter(|one| one.form == Form::Mention);
        let meant: Vec<&[usize]> = mentions.map(|one| &one.refs[..]).collect();
        assert_eq!(meant, [[0], [1], [2]], "the last is the work that is hers alone");
    }
}
