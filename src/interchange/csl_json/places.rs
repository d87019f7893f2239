//! Where the items of a CSL-JSON file stand and where the members of an item do: for problems with a place, and to read the
//! other items of a file in which one is broken.

use crate::text::Span;

/// Items that are never closed are looked past so many times: each look reads to the end of the file.
const MOST_UNCLOSED: usize = 100;

/// The objects that are items, whether the file is sound or not: those in the outermost list, in the list of `items` or
/// `references`, or one after another.
pub(super) fn items(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = start_of_list(text);
    let mut unclosed = 0;
    while let Some(start) = next_object(text, at) {
        let (end, closed) = end_of_object(text, start);
        if closed {
            found.push(Span::new(start, end));
            at = end;
            continue;
        }
        // The next one that stands on a line as this one does.
        unclosed += 1;
        let line = text.get(..start).and_then(|before| before.rfind('\n')).map_or("", |line| &text[line..start]);
        let is_indent = !line.is_empty() && line.trim().is_empty() && unclosed < MOST_UNCLOSED;
        let next = text.get(start + 1..).filter(|_| is_indent).and_then(|rest| rest.find(&format!("{line}{{")));
        let end = next.map_or(end, |next| start + 1 + next);
        found.push(Span::new(start, end));
        at = end;
        if next.is_none() {
            break;
        }
    }
    found
}

/// The names of an object's own members, without their quotation marks, and where they stand.
pub(super) fn members(text: &str, object: Span) -> Vec<(&str, Span)> {
    let mut names = Vec::new();
    let mut depth = 0_usize;
    let mut at = object.start;
    while let Some(byte) = text.as_bytes().get(at).filter(|_| at < object.end) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = end_of_string(text, at);
                let is_name = depth == 1 && text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(':'));
                if let Some(name) = text.get(at + 1..end.saturating_sub(1)).filter(|_| is_name) {
                    names.push((name, Span::new(at, end)));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    names
}

/// Behind the bracket that opens the list of items; the beginning where there is none.
fn start_of_list(text: &str) -> usize {
    let first = text.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    match text.as_bytes().get(first) {
        Some(b'[') => first + 1,
        Some(b'{') => {
            let (end, _) = end_of_object(text, first);
            let lists = members(text, Span::new(first, end)).into_iter().filter_map(|(name, span)| {
                let value = text.get(span.end..)?.find(|c: char| !c.is_whitespace() && c != ':')? + span.end;
                let is_list = matches!(name, "items" | "references") && text.as_bytes().get(value) == Some(&b'[');
                is_list.then_some(value + 1)
            });
            lists.into_iter().next().unwrap_or(first)
        }
        _ => first,
    }
}

/// The next object at or behind `at`, before the list ends.
fn next_object(text: &str, mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match text.as_bytes().get(at)? {
            b'{' if depth == 0 => return Some(at),
            b'{' | b'[' => depth += 1,
            b']' if depth == 0 => return None,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                at = end_of_string(text, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

/// One past the object that begins at `start`, and whether it is closed there; where it is not, the end of the file or the
/// bracket of a list that it stands in.
fn end_of_object(text: &str, start: usize) -> (usize, bool) {
    let mut open = Vec::new();
    let mut at = start;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'{' | b'[' => open.push(*byte),
            b'}' | b']' => {
                let opener = if *byte == b'}' { b'{' } else { b'[' };
                if open.pop() != Some(opener) {
                    return (at, false);
                }
                if open.is_empty() {
                    return (at + 1, true);
                }
            }
            b'"' => {
                at = end_of_string(text, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    (text.len(), false)
}

/// One past the string that begins at `start`; a string ends with its line, for JSON has no line end in one.
fn end_of_string(text: &str, start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' => return at + 1,
            b'\n' => return at,
            _ => {}
        }
        at += 1;
    }
    text.len()
}
