//! Large and small letters.

/// `word` with its first letter large and the others as they are.
pub(crate) fn with_capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
