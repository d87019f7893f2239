//! Scanning: where entries begin, where braces and quotation marks close.

use std::collections::HashMap;

/// `@ word {` or `@ word (` at a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// Byte of `@`.
    pub at: usize,
    /// First byte and end of the word.
    pub word: (usize, usize),
    /// Byte of the opening delimiter, if there is one.
    pub open: Option<usize>,
}

/// The head of an entry at `at`, which must be an `@`: a word and, after white space, an opening delimiter.
pub(super) fn head_at(bytes: &[u8], at: usize) -> Option<Head> {
    let start = skip_space(bytes, at + 1);
    let mut end = start;
    while bytes.get(end).is_some_and(|b| is_word(*b)) {
        end += 1;
    }
    if end == start || bytes[start].is_ascii_digit() {
        return None;
    }
    let open = skip_space(bytes, end);
    let open = bytes.get(open).is_some_and(|b| matches!(b, b'{' | b'(')).then_some(open);
    Some(Head { at, word: (start, end), open })
}

/// Bytes of a word after `@`: letters, digits and what publishers' own types contain.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'+' | b'*' | b':') || byte >= 0x80
}

/// First byte at or after `at` that is not white space.
pub(super) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(|b| matches!(b, b' ' | b'\t'..=b'\r')) {
        at += 1;
    }
    at
}

/// Whether only white space stands between the line's start and `at`.
pub(super) fn at_line_start(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().find(|b| !matches!(b, b' ' | b'\t')).is_none_or(|b| matches!(b, b'\n' | b'\r'))
}

/// Whether an entry begins at `at`, at the start of a line, with an opening delimiter.
pub(super) fn entry_starts(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'@')
        && at_line_start(bytes, at)
        && head_at(bytes, at).is_some_and(|head| head.open.is_some())
}

/// The first byte at or after `at` that may open or close something: `{`, `}`, `"` or `@`. Eight bytes are looked at in
/// one step (H. S. Warren, *Hacker's Delight*, §6–1).
fn next_mark(bytes: &[u8], mut at: usize) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // The lowest bit that is set lies in the first byte that is `byte`; higher ones may be set without reason.
    const fn matches(word: u64, byte: u8) -> u64 {
        let other = word ^ (ONES * byte as u64);
        other.wrapping_sub(ONES) & !other & (ONES << 7)
    }
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*word);
        let found = matches(word, b'{') | matches(word, b'}') | matches(word, b'"') | matches(word, b'@');
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|byte| matches!(byte, b'{' | b'}' | b'"' | b'@')).map(|length| at + length)
}

/// How a delimited value ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// At this byte stands the closing delimiter.
    Closed(usize),
    /// It closes at the first byte, and at the second an entry's head stands inside it at a line's start.
    Across(usize, usize),
    /// It does not close before this byte: the head of another entry, or the end of the text.
    Open(usize),
}

/// Finds where braces and quotation marks close, in linear time over the whole file.
pub(super) struct Closer<'t> {
    bytes: &'t [u8],
    /// Bytes that may still be read twice because a value might go on across the head of an entry.
    budget: usize,
    comments: Option<HashMap<usize, usize>>,
}

impl<'t> Closer<'t> {
    /// How far a value may go on after the head of an entry inside it.
    const REACH: usize = 16 * 1024;

    pub fn new(bytes: &'t [u8]) -> Self {
        Closer { bytes, budget: 4 * bytes.len() + (1 << 20), comments: None }
    }

    /// The end of the value that opens at `at` with `{` or `"`.
    pub fn value(&mut self, at: usize) -> End {
        let quoted = self.bytes.get(at) == Some(&b'"');
        let mut depth = usize::from(!quoted);
        let mut inside: Option<usize> = None;
        let mut limit = self.bytes.len();
        let mut here = at + 1;
        while let Some(mark) = next_mark(&self.bytes[..limit], here) {
            here = mark;
            match self.bytes[here] {
                b'{' => depth += 1,
                b'}' if depth == 0 => return End::Open(inside.unwrap_or(here)),
                b'}' => {
                    depth -= 1;
                    if depth == 0 && !quoted {
                        return self.end(here, inside);
                    }
                }
                b'"' if quoted && depth == 0 => return self.end(here, inside),
                b'@' if inside.is_none() && entry_starts(self.bytes, here) => {
                    inside = Some(here);
                    limit = limit.min(here + Self::REACH.min(self.budget));
                    self.budget -= limit - here;
                }
                _ => {}
            }
            here += 1;
        }
        End::Open(inside.unwrap_or(self.bytes.len()))
    }

    fn end(&self, close: usize, inside: Option<usize>) -> End {
        match inside {
            None => End::Closed(close),
            Some(head) => End::Across(close, head),
        }
    }

    /// The byte of the brace that closes `@comment{`, if it is closed at all.
    pub fn comment(&mut self, open: usize) -> Option<usize> {
        let bytes = self.bytes;
        let pairs = self.comments.get_or_insert_with(|| {
            let mut stack = Vec::new();
            let mut pairs = HashMap::new();
            for (at, byte) in bytes.iter().enumerate() {
                match byte {
                    b'{' => stack.push(at),
                    b'}' => {
                        if let Some(start) = stack.pop()
                            && opens_comment(bytes, start)
                        {
                            pairs.insert(start, at);
                        }
                    }
                    _ => {}
                }
            }
            pairs
        });
        pairs.get(&open).copied()
    }
}

/// Whether the brace at `at` follows the word `comment`.
fn opens_comment(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    let end = before.iter().rposition(|b| !b.is_ascii_whitespace()).map_or(0, |last| last + 1);
    end >= 7 && before[end - 7..end].eq_ignore_ascii_case(b"comment")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn marks_are_found_eight_bytes_at_a_time_as_one_by_one(text in "[a-z{}\"@!#?|~\u{7c}\u{fb}é]{0,40}", from in 0_usize..42) {
            let bytes = text.as_bytes();
            let plain = bytes.iter().enumerate().skip(from).find(|(_, byte)| b"{}\"@".contains(byte)).map(|(at, _)| at);
            prop_assert_eq!(next_mark(bytes, from), plain);
        }
    }
}
