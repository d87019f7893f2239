//! DOI, ISBN and ISSN: their forms and check digits (ISO 26324, ISO 2108, ISO 3297).

/// The DOI in a text that is one, with or without a resolver's address before it.
///
/// ```
/// use catena::bibtex::identifiers::doi_of;
/// assert_eq!(doi_of("https://doi.org/10.1000/182"), Some("10.1000/182"));
/// assert_eq!(doi_of("doi: 10.1000/182 "), Some("10.1000/182"));
/// assert_eq!(doi_of("n/a"), None);
/// ```
pub fn doi_of(text: &str) -> Option<&str> {
    let at = text.find("10.")?;
    let (before, doi) = (text.get(..at)?, text.get(at..)?.trim_end());
    let before = before.trim().to_lowercase();
    let resolver = before.is_empty() || before.ends_with("doi.org/") || before.ends_with("doi:") || before == "doi";
    let (registrant, rest) = doi.split_once('/')?;
    let digits = registrant.strip_prefix("10.")?;
    let sound = digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !rest.is_empty();
    (resolver && sound && !doi.contains(char::is_whitespace)).then_some(doi)
}

/// The ten or thirteen digits of an ISBN whose check digit is right.
pub fn isbn_digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let values = values(&digits)?;
    let sound = match values.as_slice() {
        ten @ [..] if ten.len() == 10 => ten.iter().zip((1..=10).rev()).map(|(d, w)| d * w).sum::<u32>() % 11 == 0,
        long @ [..] if long.len() == 13 => {
            !digits.contains(['X', 'x'])
                && long.iter().zip([1, 3].into_iter().cycle()).map(|(d, w)| d * w).sum::<u32>() % 10 == 0
        }
        _ => false,
    };
    sound.then_some(digits.to_ascii_uppercase())
}

/// The eight digits of an ISSN whose check digit is right.
pub fn issn_digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let values = values(&digits)?;
    let sound = values.len() == 8 && values.iter().zip((1..=8).rev()).map(|(d, w)| d * w).sum::<u32>() % 11 == 0;
    sound.then_some(digits.to_ascii_uppercase())
}

/// Digits as numbers; `X`, at the end only, is ten.
fn values(digits: &str) -> Option<Vec<u32>> {
    let last = digits.chars().count().checked_sub(1)?;
    digits
        .chars()
        .enumerate()
        .map(|(at, c)| if at == last && matches!(c, 'X' | 'x') { Some(10) } else { c.to_digit(10) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits() {
        // The examples of ISO 2108 and ISO 3297 as libraries print them.
        assert_eq!(isbn_digits("0-306-40615-2").as_deref(), Some("0306406152"));
        assert_eq!(isbn_digits("978-0-306-40615-7").as_deref(), Some("9780306406157"));
        assert_eq!(isbn_digits("0-8044-2957-X").as_deref(), Some("080442957X"));
        assert_eq!(isbn_digits("978-0-306-40615-8"), None);
        assert_eq!(issn_digits("0378-5955").as_deref(), Some("03785955"));
        assert_eq!(issn_digits("0378-5956"), None);
        assert_eq!(isbn_digits(""), None);
    }
}
