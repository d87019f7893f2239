//! What LaTeX's accent commands and HTML's named letters stand for.

use unicode_normalization::char::compose;

/// The combining mark that a LaTeX accent command stands for.
pub(super) fn tex_accent(command: char) -> Option<char> {
    Some(match command {
        '\'' => '\u{301}',
        '`' => '\u{300}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '"' => '\u{308}',
        '=' => '\u{304}',
        '.' => '\u{307}',
        'c' => '\u{327}',
        'v' => '\u{30c}',
        'u' => '\u{306}',
        'H' => '\u{30b}',
        'k' => '\u{328}',
        'r' => '\u{30a}',
        _ => return None,
    })
}

/// HTML's names for accented Latin letters: a letter and the name of its accent.
pub(super) fn latin_entity(name: &str) -> Option<char> {
    let whole = match name {
        "szlig" => Some('ß'),
        "oslash" => Some('ø'),
        "Oslash" => Some('Ø'),
        "aelig" => Some('æ'),
        "AElig" => Some('Æ'),
        _ => None,
    };
    if whole.is_some() {
        return whole;
    }
    let mut chars = name.chars();
    let letter = chars.next()?;
    let mark = match chars.as_str() {
        "acute" => '\u{301}',
        "grave" => '\u{300}',
        "circ" => '\u{302}',
        "tilde" => '\u{303}',
        "uml" => '\u{308}',
        "ring" => '\u{30a}',
        "cedil" => '\u{327}',
        "caron" => '\u{30c}',
        _ => return None,
    };
    compose(letter, mark)
}
