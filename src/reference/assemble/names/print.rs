//! What printing, and copying from print, does to a list of names: letters set apart, names broken, commas lost.

use std::borrow::Cow;

use super::pieces::{Piece, Separator};
use super::signs::{initials, particle};

/// `C H A P P L E, M.`, `C RO N I N, J.`: a family name in small capitals whose letters were set apart becomes one word.
pub fn letter_spaced(text: &str) -> Cow<'_, str> {
    let chunk = |c: char| c.is_uppercase() || matches!(c, '-' | '’' | '\'');
    let mut joined: Option<String> = None;
    let mut written = 0;
    let mut begins = true;
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if !c.is_uppercase() {
            begins = matches!(c, ',' | ';' | '&' | '/' | '.') || c.is_whitespace() && begins;
            at += c.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let end = at + rest.find(|c: char| !chunk(c) && c != ' ').unwrap_or(rest.len());
        // Chunks of one to three capitals, a space between them, up to a comma and initials with stops: `LIU J H, CHEN K` has
        // initials already.
        if begins && text.get(end..).is_some_and(initials_follow) {
            let chunks = || text.get(at..end).unwrap_or("").split(' ').filter(|chunk| !chunk.is_empty());
            let lengths: Vec<usize> = chunks().map(|chunk| chunk.chars().count()).collect();
            let apart = lengths.len() >= 3
                && lengths.iter().sum::<usize>() >= 4
                && lengths.iter().all(|length| *length <= 3)
                && lengths.iter().filter(|length| **length == 1).count() * 2 >= lengths.len();
            if apart {
                let whole = joined.get_or_insert_default();
                whole.push_str(text.get(written..at).unwrap_or(""));
                whole.extend(chunks());
                written = end;
            }
        }
        begins = false;
        at = end.max(at + c.len_utf8());
    }
    match joined {
        None => Cow::Borrowed(text),
        Some(mut whole) => {
            whole.push_str(text.get(written..).unwrap_or(""));
            Cow::Owned(whole)
        }
    }
}

/// Whether a comma and an initial with a stop begin the text.
fn initials_follow(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(',') else { return false };
    let mut signs = rest.chars().filter(|c| !c.is_whitespace());
    signs.next().is_some_and(char::is_uppercase) && signs.next() == Some('.')
}

/// `Tess - eromatis C`: a name broken at a line's end, whose hyphen was set apart, is one word.
pub fn broken(text: &str) -> Cow<'_, str> {
    const HYPHEN: &str = " - ";
    let mut joined = String::new();
    let mut written = 0;
    for (at, _) in text.match_indices(HYPHEN) {
        let end = at + HYPHEN.len();
        let tail = text[end..].split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let head = text[..at].ends_with(char::is_lowercase);
        let word = tail.chars().count() > 1 && tail.chars().all(char::is_lowercase);
        // Words that stand between names, or say what they did.
        let own = matches!(
            tail,
            "and"
                | "und"
                | "et"
                | "och"
                | "og"
                | "with"
                | "mit"
                | "avec"
                | "ed"
                | "eds"
                | "editor"
                | "editors"
                | "edited"
                | "hg"
                | "hrsg"
                | "dir"
                | "coord"
                | "trans"
                | "translator"
                | "translated"
                | "others"
                | "al"
        );
        if head && word && !particle(tail) && !own {
            joined.push_str(&text[written..at]);
            written = end;
        }
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    joined.push_str(&text[written..]);
    Cow::Owned(joined)
}

/// `Lip- man`: a family name that was broken at a line's end.
pub fn rejoined(family: String) -> String {
    let mut parts = family.split("- ");
    let mut whole = parts.next().unwrap_or("").to_owned();
    for part in parts {
        if whole.is_empty() || !part.starts_with(char::is_lowercase) {
            whole.push_str("- ");
        }
        whole.push_str(part);
    }
    whole
}

/// `Dalton, R. J. Shin, D. C. and Jou, W.`: where the comma behind initials was lost, the next family name begins.
pub fn lost_commas(found: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let all_initials = |piece: &Piece<'_>| piece.words.iter().all(|w| initials(w, false));
    let mut whole: Vec<Piece<'_>> = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(mut piece) = rest.next() {
        let lead = piece.words.iter().take_while(|w| initials(w, false) && w.contains('.')).count();
        let families = whole.last().is_some_and(|before| !before.words.iter().any(|w| initials(w, false)));
        let given = rest.peek().is_some_and(|next| next.before == Separator::Comma && all_initials(next));
        if piece.before == Separator::Comma && families && given && lead > 0 && lead < piece.words.len() {
            let family = piece.words.split_off(lead);
            whole.push(Piece { words: piece.words.clone(), ..piece });
            piece.words = family;
        }
        whole.push(piece);
    }
    whole
}

/// `16-Moor A`: the entry's number before its first name.
pub(super) fn without_number(text: &str) -> &str {
    let bare = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = bare.strip_prefix('-').filter(|rest| bare.len() < text.len() && rest.starts_with(char::is_uppercase));
    rest.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_set_apart_are_joined() {
        for (text, joined) in [
            ("C H A P P L E , M . & M U R P H Y, R .", "CHAPPLE, M . & MURPHY, R ."),
            ("C RO N I N, J. J. & TAY L O R , S . A .", "CRONIN, J. J. & TAYLOR, S . A ."),
            ("SMITH J A B, JONES C", "SMITH J A B, JONES C"),
            ("LIU J H, CHEN K, WANG Z Y, MA Q", "LIU J H, CHEN K, WANG Z Y, MA Q"),
            ("Smith, J. A. B.", "Smith, J. A. B."),
        ] {
            assert_eq!(letter_spaced(text), joined);
        }
    }
}
