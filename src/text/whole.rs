//! Words found as whole words.

/// Whether `words` stands in `text` with no letter or digit directly before or behind it.
///
/// Both are compared as they are written; an empty string stands nowhere.
///
/// ```
/// use catena::text::has_whole;
///
/// assert!(has_whole("a PhD thesis, 1998", "thesis"));
/// assert!(!has_whole("an evidence synthesis", "thesis"));
/// ```
pub fn has_whole(text: &str, words: &str) -> bool {
    let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            !is_inside(text[..at].chars().next_back()) && !is_inside(text[at + words.len()..].chars().next())
        })
}
