//! DOI, arXiv number, ISBN and ISSN: their forms and check digits (ISO 26324, ISO 2108, ISO 3297;
//! <https://info.arxiv.org/help/arxiv_identifier.html>).

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

/// The DOI that a text stands for, whatever its dress: a resolver's address with percent signs, `doi:` and `urn:`, a short
/// DOI (`10/abcd`, `https://doi.org/abcd`), or a DOI torn apart by spaces. Upper and lower case stay as they are.
///
/// ```
/// use catena::bibtex::identifiers::canonical_doi;
/// assert_eq!(canonical_doi("https://dx.doi.org/10.1000%2F182").as_deref(), Some("10.1000/182"));
/// assert_eq!(canonical_doi("urn:doi:10.1000/182").as_deref(), Some("10.1000/182"));
/// assert_eq!(canonical_doi("https://doi.org/d8dn").as_deref(), Some("10/d8dn"));
/// assert_eq!(canonical_doi("see 10.1000/182"), None);
/// assert_eq!(canonical_doi("http://doi.org/10.1000/182; http://quay.org/182"), None);
/// ```
pub fn canonical_doi(text: &str) -> Option<String> {
    let text = joined(text.trim());
    let (host, rest) = without_resolver(&text);
    let rest = rest.trim_start_matches('/');
    let rest = ["urn:doi:", "urn:", "doi:", "doi "]
        .iter()
        .find_map(|mark| rest.get(..mark.len()).filter(|s| s.eq_ignore_ascii_case(mark)).and(rest.get(mark.len()..)))
        .unwrap_or(rest)
        .trim_start();
    let decoded = if host.is_some() { percent_decoded(rest) } else { rest.to_owned() };
    // A stop behind it is the sentence's.
    let doi = decoded.trim().trim_end_matches(['.', ',', ';']);
    if is_doi(doi, host.is_some()) || is_short_doi(doi) {
        return Some(doi.to_owned());
    }
    // `https://doi.org/abcd` leaves out the `10/` of a short DOI.
    let short = matches!(host, Some("doi.org" | "www.doi.org" | "dx.doi.org"))
        && doi.len() >= 3
        && doi.bytes().all(|b| b.is_ascii_alphanumeric());
    short.then(|| format!("10/{doi}"))
}

/// A DOI that spaces tear apart before its registrant ends (`https : / / doi.org / 10 .1000 / 182`), in one piece.
fn joined(text: &str) -> String {
    let torn = text.find("10").is_some_and(|at| {
        let head = text.get(at..).and_then(|rest| rest.find('/').and_then(|slash| rest.get(..=slash))).unwrap_or("");
        let before = text.get(..at).unwrap_or("");
        head.contains(char::is_whitespace) || before.contains(": /") || before.contains("/ ")
    });
    if torn { text.split_whitespace().collect() } else { text.to_owned() }
}

/// The resolver's host, if the text begins with one, and what follows it. Publishers run their own.
fn without_resolver(text: &str) -> (Option<&str>, &str) {
    let bare = ["https://", "http://"]
        .iter()
        .find_map(|scheme| {
            text.get(..scheme.len()).filter(|s| s.eq_ignore_ascii_case(scheme)).and(text.get(scheme.len()..))
        })
        .unwrap_or(text);
    let Some((host, rest)) = bare.split_once('/') else { return (None, text) };
    let known = host.strip_prefix("www.").unwrap_or(host);
    if known.starts_with("doi.") || known.starts_with("dx.doi.") { (Some(host), rest) } else { (None, text) }
}

/// `10.` with a registrant's number, a slash (in a URN perhaps a colon), and a suffix without white space.
fn is_doi(text: &str, from_address: bool) -> bool {
    let Some(rest) = text.strip_prefix("10.") else { return false };
    let registrant = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let suffix = rest.get(registrant..).unwrap_or("");
    registrant >= 3
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && (suffix.starts_with('/') || from_address && suffix.starts_with(':'))
        && suffix.len() > 1
        && (from_address || !suffix.contains(char::is_whitespace))
        // A second address behind the first.
        && !suffix.contains("://")
}

/// `10/abcd`.
fn is_short_doi(text: &str) -> bool {
    text.strip_prefix("10/")
        .or_else(|| text.strip_prefix("10:"))
        .is_some_and(|rest| rest.len() >= 3 && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// An arXiv number and the subject class that stands with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arxiv {
    /// `0706.0001v1`, `math.GT/0309136`.
    pub number: String,
    /// `q-bio.CB`.
    pub class: Option<String>,
}

/// The arXiv number that a text is: by itself, behind `arXiv:`, or as an address of arxiv.org.
///
/// ```
/// use catena::bibtex::identifiers::arxiv_of;
/// let found = arxiv_of("arXiv:0706.0001v1 [q-bio.CB]").unwrap();
/// assert_eq!((found.number.as_str(), found.class.as_deref()), ("0706.0001v1", Some("q-bio.CB")));
/// assert_eq!(arxiv_of("http://arxiv.org/pdf/hep-ex/0307015v1.pdf").unwrap().number, "hep-ex/0307015v1");
/// assert_eq!(arxiv_of("2017/1118"), None);
/// ```
pub fn arxiv_of(text: &str) -> Option<Arxiv> {
    let mut text = text.trim();
    for mark in ["https://", "http://", "www.", "arxiv.org/abs/", "arxiv.org/pdf/", "arxiv:"] {
        if let Some(start) = text.get(..mark.len())
            && start.eq_ignore_ascii_case(mark)
        {
            text = text.get(mark.len()..).unwrap_or("").trim_start();
        }
    }
    let (number, class) = match text.split_once(char::is_whitespace) {
        Some((number, rest)) => {
            let class = rest.trim().strip_prefix('[')?.strip_suffix(']')?;
            let sound = !class.is_empty() && class.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
            (number, Some(sound.then_some(class)?.to_owned()))
        }
        None => (text, None),
    };
    let number = number.strip_suffix(".pdf").unwrap_or(number);
    is_arxiv_number(number).then(|| Arxiv { number: number.to_owned(), class })
}

/// `YYMM.NNNN(N)` or `archive(.class)/YYMMNNN`, perhaps with a version.
fn is_arxiv_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let bare = match text.rsplit_once('v') {
        Some((bare, version)) if digits(version) => bare,
        _ => text,
    };
    match (bare.split_once('/'), bare.split_once('.')) {
        (Some((archive, number)), _) => {
            number.len() == 7
                && digits(number)
                && archive.starts_with(|c: char| c.is_ascii_lowercase())
                && archive.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | '.'))
        }
        (None, Some((month, number))) => {
            month.len() == 4
                && digits(month)
                && matches!(number.len(), 4 | 5)
                && digits(number)
                && month.get(2..).and_then(|m| m.parse::<u8>().ok()).is_some_and(|m| (1..=12).contains(&m))
        }
        _ => false,
    }
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

/// The digits of an ISMN whose check digit is right: `M` and nine digits, or thirteen that begin with 979-0.
pub fn ismn_digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    // `M` counts as 3; in the longer form 979-0 comes to the same.
    let body = digits.strip_prefix(['M', 'm']).or_else(|| digits.strip_prefix("9790"))?;
    let values: Vec<u32> = body.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let sum = 9 + values.iter().zip([1, 3].into_iter().cycle()).map(|(d, w)| d * w).sum::<u32>();
    (values.len() == 9 && sum % 10 == 0).then(|| digits.to_ascii_uppercase())
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
    fn a_doi_is_found_in_every_dress_and_nowhere_else() {
        for (text, doi) in [
            ("10.1234/abc.2001.77", Some("10.1234/abc.2001.77")),
            (" 10.123/XY(99)42:5<95::A>3.0.CO;2-S ", Some("10.123/XY(99)42:5<95::A>3.0.CO;2-S")),
            ("doi:10.1234/abc", Some("10.1234/abc")),
            ("DOI: 10.1234/abc", Some("10.1234/abc")),
            ("http://doi.acm.org/10.1145/77.88", Some("10.1145/77.88")),
            ("dx.doi.org/10.1145/77.88", Some("10.1145/77.88")),
            ("http://doi.org/10.1006/x.1999%25.1", Some("10.1006/x.1999%.1")),
            ("https : / / doi.org / 10 .1109 /X YZ.20 04", Some("10.1109/XYZ.2004")),
            ("10/ab3c", Some("10/ab3c")),
            ("/10/ab3c", Some("10/ab3c")),
            ("https://doi.org/10%2Fab3c", Some("10/ab3c")),
            ("doi.org/ab3c", Some("10/ab3c")),
            ("10.1234/abc accessed 2001", None),
            ("12.1234/abc", None),
            ("10.1234abc", None),
            ("10/2021/01", None),
            ("https://example.org/10/abcd", None),
            ("https://nowhere", None),
            ("", None),
        ] {
            assert_eq!(canonical_doi(text).as_deref(), doi, "{text}");
        }
    }

    #[test]
    fn an_arxiv_number_is_found_in_every_dress() {
        for (text, number) in [
            ("0901.1234", Some("0901.1234")),
            ("arXiv:1901.12345v2", Some("1901.12345v2")),
            ("https://arxiv.org/abs/math.GT/0309136", Some("math.GT/0309136")),
            ("astro-ph/9912001v3", Some("astro-ph/9912001v3")),
            ("see 0901.1234v1 there", None),
            ("https://example.org/abs/0901.1234", None),
            ("1901.123456", None),
            ("1999.1234", None),
        ] {
            assert_eq!(arxiv_of(text).map(|found| found.number).as_deref(), number, "{text}");
        }
    }

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
