//! Addresses and DOIs as they are printed, whole or broken.

use std::borrow::Cow;

/// Length of the address that `rest` begins with; `spaced` where white space stands before it.
///
/// A DOI that a line's end broke, and that a copy left with a space inside, is one address.
pub(super) fn address(rest: &str, spaced: bool) -> Option<usize> {
    if spaced && let Some(length) = stretched(rest) {
        return Some(length);
    }
    let bytes = rest.as_bytes();
    let starts = |prefix: &str| bytes.get(..prefix.len()).is_some_and(|b| b.eq_ignore_ascii_case(prefix.as_bytes()));
    let known = match bytes.first()? {
        b'h' | b'H' => starts("http://") || starts("https://") || starts("http:/") && starts("http:/ /"),
        b'f' | b'F' => starts("ftp://"),
        b'w' | b'W' => starts("www."),
        b'd' | b'D' => starts("doi.org/") || starts("dx.doi.org/"),
        b'1' => registrant(rest).is_some(),
        _ => false,
    };
    let known = known || spaced && names_a_host(rest);
    if !known || (!spaced && bytes.first() == Some(&b'w')) {
        return None;
    }
    let mut whole = rest.find(char::is_whitespace).unwrap_or(rest.len());
    // No more than two breaks: an address is not so long.
    for _ in 0..2 {
        let (before, after) = rest.split_at(whole);
        let next = after.strip_prefix(' ').map(|next| next.split(char::is_whitespace).next().unwrap_or(""));
        match next.filter(|next| doi_goes_on(before, next)) {
            Some(next) => whole += 1 + next.len(),
            None => break,
        }
    }
    // `10.1002/1521-3773(20010601)40:11<2004::AID-ANIE2004>3.0.CO;2-5`: a serial item identifier (ANSI Z39.56) in a DOI.
    // And `10.1175/1520-0469(1963)020<0130:DNF>2.0.CO;2` of the first kind.
    let item = |(inside, behind): (&str, &str)| {
        let (page, code) = inside.split_once(':').unwrap_or(("", ""));
        page.bytes().all(|b| b.is_ascii_alphanumeric())
            && !page.is_empty()
            && code.trim_start_matches(':').bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && behind.starts_with(|c: char| c.is_ascii_digit())
    };
    let serial = rest.get(..whole)?.split_once('<').and_then(|(_, inside)| inside.split_once('>')).is_some_and(item);
    let end = rest
        .get(..whole)?
        .char_indices()
        .find(|(_, c)| matches!(c, '<' | '>') && !serial || matches!(c, '"' | '“' | '”' | '«' | '»'))
        .map_or(whole, |(at, _)| at);
    let mut found = rest.get(..end)?;
    while found.len() < 3000 {
        let Some(last) = found.chars().next_back() else { break };
        let stray = match last {
            '.' | ',' | ';' | ':' | '\'' | '’' | '*' | '_' => true,
            ')' => found.matches(')').count() > found.matches('(').count(),
            ']' => found.matches(']').count() > found.matches('[').count(),
            '}' => found.matches('}').count() > found.matches('{').count(),
            _ => false,
        };
        if !stray {
            break;
        }
        found = found.get(..found.len() - last.len_utf8())?;
    }
    (found.len() > 4).then_some(found.len())
}

/// Whether `rest` begins with an address without its scheme: `en.wikipedia.org/wiki/Salt`.
pub(super) fn names_a_host(rest: &str) -> bool {
    #[rustfmt::skip]
    const DOMAINS: [&str; 52] = [
        "com", "org", "net", "edu", "gov", "int", "info", "io", "eu", "uk", "de", "fr", "it", "es", "nl", "be", "ch", "at",
        "dk", "no", "se", "fi", "pl", "pt", "br", "ca", "au", "nz", "jp", "cn", "ru", "in", "us", "ie", "mx", "ar", "cl",
        "co", "za", "kr", "tw", "hk", "sg", "tr", "gr", "cz", "hu", "ro", "il", "me", "tv", "ly",
    ];
    // No host is longer.
    const LONGEST: usize = 80;
    let head = &rest[..rest.floor_char_boundary(LONGEST)];
    let Some((host, path)) = head.split_once('/') else { return false };
    let Some((name, domain)) = host.rsplit_once('.') else { return false };
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let named = name.len() > 3 && name.split('.').all(part) && name.bytes().any(|b| b.is_ascii_lowercase());
    let goes_on = path.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '~' | '_' | '#' | '?'));
    named && goes_on && DOMAINS.contains(&domain)
}

/// Length of an address that print stretched to fill its line, `https : / / doi . org / 10 . 1037 / 0022`, if `rest` begins with one.
pub(super) fn stretched(rest: &str) -> Option<usize> {
    // No line has more of an address, and no address is in many lines.
    const LONGEST: usize = 400;
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let lower = rest.get(..4)?.to_ascii_lowercase();
    let doi = rest.starts_with("10 .") || rest.starts_with("10.");
    if !(doi || matches!(lower.as_str(), "http" | "www." | "www " | "doi.") || rest.starts_with("doi .")) {
        return None;
    }
    let sign = |c: char| matches!(c, '.' | '/' | ':' | '-' | '_' | '=' | '?' | '&' | '#');
    let (mut end, mut stretched, mut spaced) = (0, false, false);
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !c.is_whitespace() {
            if matches!(c, '"' | '“' | '”' | '<' | '>' | '«' | '»') {
                break;
            }
            spaced = rest[..at].ends_with(char::is_whitespace);
            end = at + c.len_utf8();
            continue;
        }
        while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        let Some(&(next_at, next)) = chars.peek() else { break };
        let last = rest[..end].chars().next_back().unwrap_or(' ');
        let word = rest[next_at..].split(char::is_whitespace).next().unwrap_or("");
        let after = rest[next_at + word.len()..].trim_start().chars().next();
        let inside = |word: &str| word.trim_end_matches(['.', ',', ';']).contains(['/', '.', '_', '=']);
        let small = next.is_ascii_lowercase() || next.is_ascii_digit();
        let joins = match (sign(last), sign(next)) {
            (true, true) => true,
            (false, true) => {
                let alone = word.len() == 1 && (next != '-' || last.is_ascii_digit());
                stretched || next == '/' || next == ':' || alone || small_address(word)
            }
            (true, false) if spaced => next.is_ascii_alphanumeric(),
            (true, false) => match last {
                '/' | '_' | '=' => stretched && next.is_ascii_alphanumeric(),
                '-' => small,
                '.' => small && (inside(word) || after.is_some_and(|c| matches!(c, '.' | '/'))),
                _ => false,
            },
            (false, false) => false,
        };
        if !joins {
            break;
        }
        stretched |= sign(next) || spaced || last == '-';
    }
    let found = rest[..end].trim_end_matches(['.', ',', ';', ':']);
    let found =
        if found.matches(')').count() > found.matches('(').count() { found.trim_end_matches(')') } else { found };
    let whole: String = found.chars().filter(|c| !c.is_whitespace()).collect();
    let sound = if doi { registrant(&whole).is_some() } else { whole.contains('.') && whole.len() > 8 };
    (stretched && sound && found.contains(char::is_whitespace)).then_some(found.len())
}

/// `.1037/0022`: the rest of an identifier that lost nothing but the space before its sign.
fn small_address(word: &str) -> bool {
    word.starts_with(['.', '/']) && word.len() > 2 && word[1..].starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// The text with the spaces taken out of its first stretched address.
pub(super) fn unstretched(text: &str) -> Cow<'_, str> {
    let starts = ["http", "HTTP", "www", "doi", "10"];
    let mut found = starts.iter().flat_map(|start| text.match_indices(start)).map(|(at, _)| at).collect::<Vec<_>>();
    found.sort_unstable();
    let first = found.into_iter().take(20).find_map(|at| Some((at, stretched(text.get(at..)?)?)));
    let Some((at, length)) = first else { return Cow::Borrowed(text) };
    let whole: String = text[at..at + length].chars().filter(|c| !c.is_whitespace()).collect();
    Cow::Owned([&text[..at], &whole, &text[at + length..]].concat())
}

/// What follows the registrant's number of the DOI that `text` begins with: `10.`, four to nine digits, a slash.
fn registrant(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("10.")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (4..=9).contains(&digits).then(|| rest.get(digits..)?.strip_prefix('/')).flatten()
}

/// Whether `next`, the word behind a line's end or a space, goes on with the DOI at the end of `before`: what is there so
/// far is no whole one. No identifier lacks digits behind its slash, ends in an open bracket, or in a bracket of two
/// digits, which the check digits of a serial's number follow.
fn word_before(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or("")
}

pub(super) fn doi_goes_on(before: &str, next: &str) -> bool {
    let next = next.trim_end_matches(['.', ',', ';']);
    let digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    // `<377::AID-JCC1>3.0.CO; 2-P`, as the presses of the nineties made them.
    if word_before(before).ends_with(".CO;") {
        return next.starts_with("2-") && next.len() <= 4;
    }
    let sound = next.is_ascii() && next.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(');
    // No identifier is longer.
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(200))..];
    let word = word_before(before);
    let number = !next.is_empty() && next.bytes().all(|b| b.is_ascii_digit());
    let year = number && next.len() == 4 && next.starts_with(['1', '2']);
    if !sound || !before.contains("10.") || year || next.contains([';', ':']) {
        return false;
    }
    if word.ends_with("10.") {
        // `doi: 10.` / `1001/jama.293`.
        let lead: String = before.chars().rev().skip(3).take(12).collect::<Vec<_>>().into_iter().rev().collect();
        return lead.to_lowercase().contains("doi") && registrant(&format!("10.{next}")).is_some();
    }
    let Some(suffix) = word.match_indices("10.").find_map(|(at, _)| registrant(&word[at..])) else { return false };
    let volume_like = || number && next.len() < 4;
    // These registrants' identifiers are numbers with a stop inside: a number alone may follow them.
    let counted = || ["10.1145/", "10.1136/"].iter().any(|registrant| word.contains(registrant));
    let bracket = |text: &str| {
        let inside = text.strip_prefix('(').and_then(|text| text.split_once(')'));
        inside.filter(|(inside, _)| inside.len() == 2 && digit(inside)).map(|(_, rest)| rest.to_owned())
    };
    let open = suffix.matches('(').count() > suffix.matches(')').count();
    let serial = suffix.len().checked_sub(4).and_then(|at| suffix.get(at..)).is_some_and(|end| bracket(end).is_some());
    match suffix.chars().next_back() {
        None => digit(next),
        _ if next.starts_with('(') => bracket(next).is_some_and(|rest| digit(&rest)) && digit(suffix),
        _ if open => digit(next) && next.contains(')'),
        Some(')') if serial => next.as_bytes().first().is_some_and(u8::is_ascii_digit) && next.len() >= 5,
        Some('.' | '-') if !digit(suffix) => digit(next) && !volume_like(),
        // `10.1111/j.1468-0009.2009.00578.` / `x`.
        Some('.') => {
            let inside = next.bytes().zip(next.bytes().skip(1)).any(|(a, b)| a.is_ascii_digit() && b == b'.');
            next == "x" || next.len() >= 6 && (inside || number && counted())
        }
        Some('-') => digit(next) && !volume_like(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_identifier_goes_on() {
        for (before, next) in [
            ("doi: 10.1016/", "S1386-5056(01)00183-6."),
            ("https://doi.org/10.1197/jamia.", "M1809"),
            ("doi: 10.", "1001/jama.293.10.1197."),
            ("10.1016/S1386-5056", "(01)00183-6."),
            ("10.1016/S1386-5056(01)", "00183-6."),
            ("10.1016/S1386-5056(", "01)00183-6."),
            ("doi: 10.1111/j.1468-0009.2009.00578.", "x."),
            ("10.1186/s12911-017-", "0430-8"),
            ("10.1136/bmj.39489.", "470347.AD"),
            ("https://doi.org/10.1145/3290605.", "3300233"),
        ] {
            assert!(doi_goes_on(before, next), "{before} {next}");
        }
        for (before, next) in [
            ("doi:10.1016/j.jbi.2009.07.002.", "12."),
            ("doi:10.1016/j.jbi.2009.07.002.", "Accessed"),
            ("vol. 10.", "1998/99"),
            ("10.1136/bmj.n71", "(2021)"),
            ("10.1136/bmj.n71.", "PMID:33782057"),
            ("10.1136/bmj.", "Oslo"),
            ("doi:10.5555/salt.", "2019."),
            ("doi:10.1111/cogs-abc.", "2019;12:3-9"),
            ("doi:10.1016/j.jbi.2009.07.002.", "33782057"),
        ] {
            assert!(!doi_goes_on(before, next), "{before} {next}");
        }
    }

    #[test]
    fn an_address_that_fills_its_line_is_one() {
        for (text, whole) in [
            ("https://doi.org/10 . 1037 / 0022 - 3514.77.6.1121", "https://doi.org/10.1037/0022-3514.77.6.1121"),
            ("10 . 1080 / 13506280500527676. Next", "10.1080/13506280500527676"),
            (
                "https : / / doi . org / 10 . 1126/science.185.4157.1124",
                "https://doi.org/10.1126/science.185.4157.1124",
            ),
            ("https : / / doi . org/10.1037/0022 (accessed", "https://doi.org/10.1037/0022"),
            ("https://plato. stanford . edu / archives / sum2019/", "https://plato.stanford.edu/archives/sum2019/"),
            ("https : / / www . pewresearch.org/internet/", "https://www.pewresearch.org/internet/"),
            ("https://a.org/memory- forgetting-psychology.html", "https://a.org/memory-forgetting-psychology.html"),
        ] {
            let found = stretched(text).map(|end| text[..end].replace(' ', ""));
            assert_eq!(found.as_deref(), Some(whole));
        }
        for text in
            ["https://a.org/x. Accessed 3 May", "https://a.org/x - Accessed", "10.1037/0022. pp. 3 - 4", "10 . 3 / 4"]
        {
            assert_eq!(stretched(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_may_lack_its_scheme() {
        for (text, whole) in [
            ("muse.quay.edu/article/55780.", "muse.quay.edu/article/55780"),
            ("en.wikipedia.org/wiki/Salt_pan. Accessed", "en.wikipedia.org/wiki/Salt_pan"),
            ("quay-post.co.uk/a/b/, 3", "quay-post.co.uk/a/b/"),
        ] {
            assert_eq!(address(text, true).map(|end| &text[..end]), Some(whole));
        }
        for text in ["and/or", "Ufer.Oslo/Bergen", "Bd.2/3", "S.de/x", "quay.com, 3", "1998/99", "J.Am/Soc"] {
            assert_eq!(address(text, true), None, "{text}");
        }
    }

    #[test]
    fn an_identifier_with_a_space_inside_is_one_address() {
        let text = "https://doi.org/10.1197/jamia. M1809. Accessed";
        assert_eq!(address(text, true).map(|end| &text[..end]), Some("https://doi.org/10.1197/jamia. M1809"));
        assert_eq!(address("10.1197/jamia.M1809. 12", true), Some(19));
    }
}
