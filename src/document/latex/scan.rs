//! What LaTeX is written in: comments, groups in braces or brackets, spaces, the names of signs.

/// The source without `%` comments, line ends stay; and where each line of it begins: byte of it, byte of the file.
pub(super) fn without_comments(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut out = String::with_capacity(text.len());
    let mut kept = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        kept.push((out.len(), from));
        from += line.len();
        let mut cut = None;
        let mut escaped = false;
        for (n, c) in line.char_indices() {
            match c {
                '%' if !escaped => {
                    cut = Some(n);
                    break;
                }
                '\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        match cut {
            Some(0) => {}
            Some(n) => out.push_str(line[..n].trim_end_matches([' ', '\t'])),
            None => out.push_str(line),
        }
        if cut.is_some_and(|n| n > 0) && line.ends_with('\n') {
            out.push('\n');
        }
    }
    (out, kept)
}

/// The sign that dashes and quotation marks at the beginning of `rest` give, and how many bytes they take.
pub(super) fn ligature(rest: &str) -> (&str, usize) {
    const LIGATURES: &[(&str, &str)] = &[
        ("---", "—"),
        ("--", "–"),
        ("``", "“"),
        ("''", "”"),
        ("`", "‘"),
        ("'", "’"),
        (",,", "„"),
        ("<<", "«"),
        (">>", "»"),
        ("?`", "¿"),
        ("!`", "¡"),
    ];
    let found = LIGATURES.iter().find(|(written, _)| rest.starts_with(written));
    found.map_or_else(|| (rest.get(..1).unwrap_or(rest), 1), |(written, shown)| (*shown, written.len()))
}

/// The same for the shorthands that `babel` has for German.
pub(super) fn shorthand(rest: &str) -> Option<(&'static str, usize)> {
    #[rustfmt::skip]
    const GERMAN: &[(&str, &str)] = &[
        ("\"`", "„"), ("\"'", "“"),
        ("\"a", "ä"), ("\"o", "ö"), ("\"u", "ü"), ("\"A", "Ä"), ("\"O", "Ö"), ("\"U", "Ü"), ("\"s", "ß"), ("\"z", "ß"),
        ("\"<", "«"), ("\">", "»"), ("\"-", ""), ("\"\"", ""), ("\"|", ""), ("\"=", "-"), ("\"~", "-"),
    ];
    GERMAN.iter().find(|(written, _)| rest.starts_with(written)).map(|(written, shown)| (*shown, written.len()))
}

/// Whether the mark at byte `at` of a German text opens a quotation between plain marks, `"Unter Wasser"`, and belongs to no
/// letter: it begins a word, and another ends one in the same paragraph before the next begins one.
pub(super) fn opens_quotation(text: &str, at: usize) -> bool {
    let begins = |before: Option<char>| before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '~'));
    let mut before = Some('"');
    let mut chars = text[at + 1..].chars().peekable();
    let letter = chars.peek().is_some_and(|c| c.is_alphabetic());
    while let Some(c) = chars.next().filter(|_| letter && begins(text[..at].chars().next_back())) {
        let next = chars.peek().copied();
        match c {
            '"' if begins(before) => return false,
            '"' if next.is_none_or(|c| {
                c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}')
            }) =>
            {
                return true;
            }
            '\n' if next == Some('\n') => return false,
            _ => before = Some(c),
        }
    }
    false
}

/// The content of a `{…}` or `[…]` group at byte `at`, and one past its end.
pub(super) fn group(text: &str, at: usize, open: u8, close: u8) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&open) {
        return None;
    }
    let mut depth = 0usize;
    let mut n = at;
    while n < bytes.len() {
        let byte = bytes[n];
        if byte == b'\\' {
            n += 2;
            continue;
        }
        if byte == open || (byte == b'{' && open != b'{') {
            depth += 1;
        } else if byte == close || (byte == b'}' && open != b'{') {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some((text.get(at + 1..n)?, n + 1));
            }
        }
        n += 1;
    }
    None
}

pub(super) fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len();
    // A blank line ends the command.
    if rest[..blank].matches('\n').count() > 1 { at } else { at + blank }
}
