//! Finding a quoted passage again in a text that has been edited since.
//!
//! Takes a quotation with the words around it and, as a hint, where it stood (the TextQuoteSelector and
//! TextPositionSelector of the W3C Web Annotation Data Model, §4.2.4–4.2.5); gives the place where it stands now. First
//! letter by letter but for white space, then by its words alone (case, diacritics, quotation marks and dashes aside),
//! then by likeness, where the words around it may decide. Where nothing is like it, the passage is lost.

use std::collections::BTreeMap;

use rapidfuzz::distance::indel;

use super::{Span, collapse_whitespace, fold};

/// A passage to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selector<'q> {
    /// Its words.
    pub quote: &'q str,
    /// Words that stood just before it.
    pub before: Option<&'q str>,
    /// Words that stood just after it.
    pub after: Option<&'q str>,
    /// The byte at which it stood.
    pub near: Option<usize>,
}

/// How a passage was found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// Letter by letter, white space aside.
    Exact,
    /// Word by word: case, diacritics and punctuation differ.
    Normalised,
    /// By likeness: words were changed.
    Fuzzy,
}

/// Where a passage stands now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// Bytes of the text.
    pub span: Span,
    /// How it was found.
    pub found: Match,
    /// Likeness to the quotation, 0–1; 1 but for [`Match::Fuzzy`].
    pub likeness: f64,
}

/// Words that a quotation needs to be found by likeness: fewer are like too much.
const ENOUGH_WORDS: usize = 5;
/// Likeness from which a passage is the same one.
const ALIKE: f64 = 0.8;
/// The same where the words before and after it are still there.
const ALIKE_IN_PLACE: f64 = 0.65;

/// The words of a text, folded, with their places. Made once for many look-ups.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    list: Vec<(String, Span)>,
    /// Where each word stands in the list.
    index: BTreeMap<String, Vec<usize>>,
}

impl<'t> Words<'t> {
    /// Reads a text once.
    ///
    /// ```
    /// use catena::text::{Match, Selector, Words};
    /// let selector = Selector { quote: "the river rose", before: None, after: None, near: None };
    /// let anchor = Words::of("New first line.\nThe  River rose.").find(&selector).unwrap();
    /// assert_eq!((anchor.span.start, anchor.found), (16, Match::Normalised));
    /// ```
    pub fn of(text: &'t str) -> Self {
        let list = words(text);
        let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (word, _)) in list.iter().enumerate() {
            index.entry(word.clone()).or_default().push(at);
        }
        Words { text, list, index }
    }

    /// Finds a passage; of several places the one that the words around it, then the hint, speak for.
    pub fn find(&self, selector: &Selector) -> Option<Anchor> {
        let quote = words(selector.quote);
        let sought: Vec<&str> = quote.iter().map(|(word, _)| word.as_str()).collect();
        let (first, last) = (quote.first()?.1, quote.last()?.1);
        let (head, tail) = (&selector.quote[..first.start], &selector.quote[last.end..]);
        let whole = collapse_whitespace(selector.quote);
        let mut found: Vec<Anchor> = Vec::new();
        for &at in self.index.get(sought[0]).into_iter().flatten() {
            let same = self.list.get(at..at + sought.len()).is_some_and(|here| here.iter().map(|w| &w.0).eq(&sought));
            if same {
                let span = self.with_marks(
                    Span::new(self.list[at].1.start, self.list[at + sought.len() - 1].1.end),
                    head,
                    tail,
                );
                let exact = collapse_whitespace(span.of(self.text)) == whole;
                found.push(Anchor { span, found: if exact { Match::Exact } else { Match::Normalised }, likeness: 1.0 });
            }
        }
        let best = found.into_iter().min_by(|a, b| {
            let rank = |anchor: &Anchor| {
                (anchor.found, self.context(anchor.span, selector), self.distance(anchor.span, selector))
            };
            let (a, b) = (rank(a), rank(b));
            a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2))
        });
        best.or_else(|| self.alike(&sought, selector))
    }

    /// The span with the marks that open and close the quotation, where they stand there too.
    fn with_marks(&self, mut span: Span, head: &str, tail: &str) -> Span {
        let (head, tail) = (head.trim(), tail.trim());
        if !head.is_empty() && self.text[..span.start].ends_with(head) {
            span.start -= head.len();
        }
        if !tail.is_empty() && self.text[span.end..].starts_with(tail) {
            span.end += tail.len();
        }
        span
    }

    /// How much of the words around the passage stands around the span: 0–2.
    fn context(&self, span: Span, selector: &Selector) -> f64 {
        let around = |wanted: Option<&str>, here: &dyn Fn(usize) -> String| {
            let wanted = fold(wanted.unwrap_or_default());
            let here = here(wanted.chars().count());
            if wanted.is_empty() { 0.0 } else { indel::normalized_similarity(wanted.chars(), here.chars()) }
        };
        let ends = |n: usize| {
            let start = self.text.floor_char_boundary(span.start.saturating_sub(4 * n + 16));
            let all = fold(&self.text[start..span.start]);
            all.chars().skip(all.chars().count().saturating_sub(n)).collect::<String>()
        };
        let begins = |n: usize| {
            let end = self.text.floor_char_boundary(span.end + 4 * n + 16).max(span.end);
            fold(&self.text[span.end..end]).chars().take(n).collect::<String>()
        };
        around(selector.before, &ends) + around(selector.after, &begins)
    }

    fn distance(&self, span: Span, selector: &Selector) -> usize {
        selector.near.map_or(0, |near| near.abs_diff(span.start))
    }

    /// The stretch that is most like the quotation, if it is like enough.
    fn alike(&self, sought: &[&str], selector: &Selector) -> Option<Anchor> {
        if sought.len() < ENOUGH_WORDS {
            return None;
        }
        let quote = sought.join(" ");
        let mut best: Option<(f64, Anchor)> = None;
        for at in self.likely(sought) {
            let reach = sought.len() / 3 + 2;
            let from = at.saturating_sub(reach);
            let to = (at + sought.len() + reach).min(self.list.len());
            let Some((first, last)) = aligned(sought, &self.list[from..to]) else { continue };
            let words = &self.list[from + first..=from + last];
            let here = words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
            let likeness = indel::normalized_similarity(quote.chars(), here.chars());
            let span = Span::new(words[0].1.start, words[words.len() - 1].1.end);
            let context = self.context(span, selector);
            let enough = if context >= 1.4 { ALIKE_IN_PLACE } else { ALIKE };
            let rank = likeness + context / 10.0;
            if likeness >= enough && best.as_ref().is_none_or(|(so_far, _)| rank > *so_far) {
                best = Some((rank, Anchor { span, found: Match::Fuzzy, likeness }));
            }
        }
        best.map(|(_, anchor)| anchor)
    }

    /// The starts of the windows that share most words with the quotation: five at most.
    fn likely(&self, sought: &[&str]) -> Vec<usize> {
        let mut wanted: BTreeMap<&str, i64> = BTreeMap::new();
        for word in sought {
            *wanted.entry(word).or_default() += 1;
        }
        let size = sought.len().min(self.list.len());
        let (mut have, mut shared): (BTreeMap<&str, i64>, i64) = (BTreeMap::new(), 0);
        let mut scored: Vec<(i64, usize)> = Vec::new();
        for (at, (word, _)) in self.list.iter().enumerate() {
            if let Some(&most) = wanted.get(word.as_str()) {
                let count = have.entry(word).or_default();
                *count += 1;
                shared += i64::from(*count <= most);
            }
            if at >= size {
                let gone = self.list[at - size].0.as_str();
                if let (Some(&most), Some(count)) = (wanted.get(gone), have.get_mut(gone)) {
                    shared -= i64::from(*count <= most);
                    *count -= 1;
                }
            }
            if at + 1 >= size && shared * 5 >= sought.len() as i64 * 2 {
                scored.push((shared, at + 1 - size));
            }
        }
        scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut starts: Vec<usize> = Vec::new();
        for (_, at) in scored {
            if starts.iter().all(|other| other.abs_diff(at) > size / 2) {
                starts.push(at);
            }
            if starts.len() == 5 {
                break;
            }
        }
        starts
    }
}

/// Runs of letters and digits, folded.
fn words(text: &str) -> Vec<(String, Span)> {
    let mut list = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’' | '\u{0300}'..='\u{036f}'));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = fold(&text[from..at]).replace(' ', "");
                if !word.is_empty() {
                    list.push((word, Span::new(from, at)));
                }
                start = None;
            }
            _ => {}
        }
    }
    list
}

/// The first and the last word of `here` that a longest common subsequence with `sought` uses.
fn aligned(sought: &[&str], here: &[(String, Span)]) -> Option<(usize, usize)> {
    let (n, m) = (sought.len(), here.len());
    let mut table = vec![vec![0u32; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            table[i][j] =
                if sought[i] == here[j].0 { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut used) = (0, 0, Vec::new());
    while i < n && j < m {
        if sought[i] == here[j].0 {
            used.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if table[i + 1][j] >= table[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    // Words at either end that were changed still belong to the passage.
    let (&(first, a), &(last, b)) = (used.first()?, used.last()?);
    Some((a.saturating_sub(first), (b + n - 1 - last).min(m - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Two camps have formed. One group of scholars treats rivers as borders (Moss, 1999; Reed, 2001). \
                        Another sees “naïve” roads – or bridges – instead (Dale, 2004). Nobody has asked the fish.";

    fn find<'t>(text: &'t str, quote: &str) -> Option<(&'t str, Match)> {
        let anchor = Words::of(text).find(&Selector { quote, before: None, after: None, near: None })?;
        Some((anchor.span.of(text), anchor.found))
    }

    #[test]
    fn what_stands_there_is_found_whatever_the_line_breaks() {
        let quote = "One group of scholars treats rivers as borders (Moss, 1999; Reed, 2001).";
        assert_eq!(find(TEXT, quote), Some((quote, Match::Exact)));
        let broken = TEXT.replace("rivers as", "rivers\n as");
        assert_eq!(find(&broken, quote).unwrap().1, Match::Exact);
    }

    #[test]
    fn case_marks_and_diacritics_may_change() {
        let found = find(TEXT, "another sees \"naive\" roads -- or bridges -- instead (Dale 2004)").unwrap();
        assert_eq!(found.1, Match::Normalised);
        assert!(found.0.starts_with("Another") && found.0.ends_with("2004)"), "{}", found.0);
    }

    #[test]
    fn typos_and_changed_words_are_forgiven_and_a_deleted_sentence_is_lost() {
        let typo = "One grupe of scholars treated rivers as borders and limits (Moss, 1999; Reed, 2001).";
        let (words, how) = find(TEXT, typo).unwrap();
        assert_eq!(how, Match::Fuzzy);
        assert!(words.starts_with("One group") && words.ends_with("2001"), "{words}");
        let gone = TEXT.replace("One group of scholars treats rivers as borders (Moss, 1999; Reed, 2001). ", "");
        assert_eq!(find(&gone, typo), None);
        assert_eq!(find(TEXT, "Nobody has asked birds"), None, "four words are like too much");
    }

    #[test]
    fn of_two_places_the_words_around_decide_then_the_hint() {
        let text = "First. They disagree (Fox, 1990). Then rain. They disagree (Fox, 1990). Last.";
        let words = Words::of(text);
        let quote = "They disagree (Fox, 1990).";
        let at = |before, near| words.find(&Selector { quote, before, after: None, near }).unwrap().span.start;
        assert_eq!(at(Some("Then rain."), Some(0)), 45);
        assert_eq!((at(None, Some(3)), at(None, Some(60))), (7, 45));
    }

    proptest::proptest! {
        #[test]
        fn every_span_lies_in_the_text(text in "[a-cé“ .\n]{0,80}", quote in "[a-cé“ .]{0,30}") {
            if let Some(anchor) = Words::of(&text).find(&Selector { quote: &quote, before: Some("a"), after: Some("b"), near: Some(9) }) {
                proptest::prop_assert!(text.get(anchor.span.start..anchor.span.end).is_some());
            }
        }
    }
}
