//! Scholars named without a year: `what Honneth called ‘love’`, `Eva Illouz argues`.
//!
//! Only names of the list are looked for. A name that is also a word of the language, a part of a longer name, or one of
//! those who are thanked, is no mention.

use std::collections::{BTreeMap, BTreeSet};

use crate::citation::Form;
use crate::citation::token::{Kind, Token};
use crate::text::Span;

use super::author_page;
use super::{Body, Found};

/// Finds mentions beside the citations `found` (sorted), outside `quiet` stretches such as acknowledgements and the
/// document's own byline.
pub fn find(body: &Body<'_>, found: &[Found], quiet: &[Span]) -> Vec<Found> {
    let tokens = body.tokens;
    let common = common_words(tokens);
    let mut taken: Vec<Span> = found.iter().flat_map(|f| [Some(f.span), f.name]).flatten().collect();
    taken.sort_unstable();
    let is_taken = |span: Span| {
        let n = taken.partition_point(|t| t.end <= span.start);
        taken[n..].iter().take(3).any(|t| t.overlaps(span))
    };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(named) = author_page::occurrence(body, at) else {
            at += 1;
            continue;
        };
        let (start, end) = (named.start, named.end);
        at = end.max(at + 1);
        let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
        let hushed = quiet.iter().any(|q| q.overlaps(span));
        let single = end - start == 1;
        if hushed
            || is_taken(span)
            || (single && common.contains(tokens[start].folded.as_str()))
            || tokens[start].folded.len() < 3
        {
            continue;
        }
        let Some(from) = given_names(body, start, &named.refs) else { continue };
        // `Cook Islands`, `Brown University`; an initial or a year after it makes it something else.
        let next = tokens.get(end);
        let longer = next.is_some_and(|t| t.kind == Kind::Word && t.capital && t.spaced)
            || next.is_some_and(|t| {
                t.is('(') && tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number && t.span.len() == 4)
            });
        if longer {
            continue;
        }
        let span = Span::new(tokens[from].span.start, span.end);
        let refs = works_meant(body, &named.refs, span, found);
        let why = (refs.len() > 1).then(|| "a scholar with several works; the text names none of them".to_owned());
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

/// Words that the text also writes small: names that are words.
fn common_words(tokens: &[Token]) -> BTreeSet<&str> {
    tokens.iter().filter(|t| t.kind == Kind::Word && !t.capital).map(|t| t.folded.as_str()).collect()
}

/// First token with given names that fit; `None` where a capitalised word that is none of them stands before the name.
fn given_names(body: &Body<'_>, start: usize, refs: &[usize]) -> Option<usize> {
    let tokens = body.tokens;
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
        let given = refs.iter().any(|&r| {
            body.vocabulary.listed[r].authors.first().is_some_and(|a| {
                a.given.iter().any(|g| *g == before.folded || (g.len() == 1 && before.folded.starts_with(g.as_str())))
            })
        });
        if !given {
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

/// Of an author's works, those cited last before the mention in its paragraph; else the last one cited; else all.
fn works_meant(body: &Body<'_>, refs: &[usize], span: Span, found: &[Found]) -> Vec<usize> {
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
        None => refs.to_vec(),
    }
}
