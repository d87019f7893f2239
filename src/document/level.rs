//! How deep headings stand: by marks, by numbers, by capitals.

use super::structure::{is_known, is_numbered};
use crate::text::Span;

/// Depth by Markdown's marks or by numbering: `2.1` is level 2.
pub(super) fn level_of(line: &str) -> u8 {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    if marks > 0 {
        return u8::try_from(marks).unwrap_or(6).min(6);
    }
    let number = line.split(' ').next().unwrap_or("");
    // `A. Sequence models`, below `II. Background`.
    if matches!(number.as_bytes(), [b'A'..=b'H', b'.']) {
        return 2;
    }
    if !number.starts_with(|c: char| c.is_ascii_digit()) || !number.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return 1;
    }
    let parts = number.split('.').filter(|part| !part.is_empty()).count();
    u8::try_from(parts).unwrap_or(6).clamp(1, 6)
}

/// `THEORY` / `Straight Lines`: where some headings are all capitals, the others stand under them.
pub(super) fn below_capitals(headings: &mut [(Span, u8, String)]) {
    let plain = |line: &str| level_of(line) == 1 && !is_numbered(line);
    let shouted = |line: &str| line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    let capitals = headings.iter().filter(|(.., line)| shouted(line)).count();
    let others = headings.iter().filter(|(.., line)| !shouted(line) && !is_known(line)).count();
    let led = headings.iter().find(|(.., line)| !is_known(line)).is_some_and(|(.., line)| shouted(line));
    // Where they only take turns (`REALISM`, `Idealism in practice`, `MARXISM`), some names are printed so.
    let under = headings
        .windows(3)
        .any(|three| shouted(&three[0].2) && three[1..].iter().all(|h| !shouted(&h.2) && !is_known(&h.2)));
    if !under
        || capitals < 2
        || others < 2
        || !led
        || !headings.iter().all(|(_, level, line)| *level == 1 && plain(line))
    {
        return;
    }
    for (_, level, line) in headings {
        *level += u8::from(!shouted(line) && !is_known(line));
    }
}
