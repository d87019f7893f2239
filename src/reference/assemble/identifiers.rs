//! DOIs, addresses, ISBNs, and numbers in arXiv and PubMed, as printed → as registered.

use std::sync::LazyLock;

use regex::Regex;

use crate::reference::address::{doi_goes_on, unstretched};

/// The DOI in `text`, without resolver or prefix: `10.1080/02642069.2019.1572117`.
pub fn doi(text: &str) -> Option<String> {
    let text = &*unstretched(text);
    let at = text.match_indices("10.").map(|(at, _)| at).find(|at| {
        let digits = text.get(at + 3..).map_or(0, |r| r.bytes().take_while(|b| b.is_ascii_digit()).count());
        let before = text.get(..*at).and_then(|t| t.chars().next_back());
        (4..=9).contains(&digits)
            && text.as_bytes().get(at + 3 + digits).is_some_and(|b| matches!(b, b'/' | b'.' | b' '))
            && !before.is_some_and(|c| c.is_ascii_digit())
    })?;
    let rest = text.get(at..)?;
    let squeezed = join_broken(rest);
    if !squeezed.contains('/') {
        return None;
    }
    // What runs into it without a space: `….URL`, `…,in press`, `…[PubMed]`.
    let cut = squeezed
        .find([',', '[', '|'])
        .or_else(|| squeezed.find(".URL"))
        .or_else(|| squeezed.find(".http"))
        .unwrap_or(squeezed.len());
    let trimmed = without_year(trim_address(squeezed.get(..cut).unwrap_or(&squeezed)));
    (trimmed.len() > 8).then(|| trimmed.to_owned())
}

/// `10.1039/c9ee00453j(2019)`: the year of publication that ran into the identifier is taken off.
fn without_year(doi: &str) -> &str {
    year_behind(doi).map_or(doi, |(doi, _)| doi)
}

/// An identifier and the year in brackets that ran into it.
pub fn year_behind(doi: &str) -> Option<(&str, &str)> {
    let (rest, year) = doi.strip_suffix(')').unwrap_or(doi).rsplit_once('(')?;
    let plausible = year.parse().is_ok_and(|year: u16| (1990..2100).contains(&year));
    (plausible && year.len() == 4 && !rest.contains('(') && rest.len() > 8).then_some((rest, year))
}

/// The address in `text`. A scheme is added where only `www.` was printed.
pub fn url(text: &str) -> Option<String> {
    let text = &*unstretched(text);
    let lower = text.to_ascii_lowercase();
    let at = ["http://", "https://", "ftp://", "www."].iter().filter_map(|start| lower.find(start)).min();
    let Some(at) = at else {
        let bare = super::words::trim(text);
        let bare = bare.rsplit_once(' ').map_or(bare, |(_, last)| last);
        let host = bare.split('/').next().unwrap_or("");
        let domain = host.contains('.') && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        return (domain && host.len() > 4 && !host.ends_with('.')).then(|| format!("https://{}", trim_address(bare)));
    };
    let joined = join_broken(text.get(at..)?);
    let trimmed = trim_address(&joined);
    match trimmed.get(..4) {
        Some(start) if start.eq_ignore_ascii_case("www.") => Some(format!("https://{trimmed}")),
        Some(_) if trimmed.len() > 8 => Some(trimmed.to_owned()),
        _ => None,
    }
}

/// The number of a patent: `U.S. Patent No. 9,367,592`, `US Patent 3 624 125`, `European Patent EP1234567`.
pub fn patent(entry: &str) -> Option<String> {
    const LEAST: usize = 5;
    // One look for all of them.
    if !["atent ", "at. ", "at., ", " pat "].iter().any(|part| entry.contains(part)) {
        return None;
    }
    // `US Pat., 5306662`, `U.S. patent 2,524,035`
    let words = [
        " Patent ",
        "(Patent ",
        " patent ",
        " Pat., ",
        " Pat. App. ",
        " Pat. ",
        " pat. req. ",
        " pat. app. ",
        " pat. ",
        " pat req ",
        " pat ",
    ];
    let (at, word) = words.iter().find_map(|word| Some((entry.find(word)?, word)))?;
    let at = at + word.len();
    let bodies = [
        "US",
        "(US",
        "U.S.",
        "U. S.",
        "United States",
        "Canadian",
        "French",
        "Korean",
        "European",
        "Japanese",
        "German",
        "British",
        "Chinese",
        "EP",
        "World",
        "International",
    ];
    let issued = entry.get(..at - word.len()).is_some_and(|before| bodies.iter().any(|body| before.ends_with(body)));
    let rest = entry.get(at..)?.trim_start_matches("Application ").trim_start_matches("No. ").trim_start_matches("No ");
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let body = rest.get(letters..)?.trim_start();
    let end =
        body.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '\u{a0}' | ' ' | '/'))).unwrap_or(body.len());
    // `3 624 125, Jul. 16`: the day and year of what follows are no part of it.
    let end = body.get(..end)?.find(", ").unwrap_or(end);
    let number: String = body.get(..end)?.chars().filter(|c| c.is_ascii_digit() || *c == '/').collect();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    (issued && letters < 3 && digits >= LEAST).then(|| format!("{}{number}", rest.get(..letters).unwrap_or("")))
}

/// The number of a patent by itself, with the letters of the office and of its kind: `EP1234567B1`, `EU-29702195U`, `WO 2010/123456`.
pub fn patent_code(entry: &str) -> Option<&str> {
    static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?:^|[\s(,.])(?P<code>(?:US|EP|EU|WO|DE|JP|CN|GB|FR|CA|KR)[- ]?\d[\d/]{5,}(?:[A-Z]\d?)?)(?:$|[\s),.;])",
        )
        .ok()
    });
    CODE.as_ref()?.captures(entry)?.name("code").map(|code| code.as_str())
}

/// Joins an address that was broken at a line's end: after a slash, hyphen, dot, `=` or `_`, or before one.
fn join_broken(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut joined = words.next().unwrap_or("").to_owned();
    for word in words {
        let open =
            joined.ends_with(['/', '-', '=', '_', '?', '&', '%', '#']) || joined.ends_with(':') && joined.len() < 7;
        let goes_on = word.starts_with(['/', '_', '=', '?', '&', '%', '#'])
            || joined.ends_with('.')
                && word.chars().next().is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
                && word.contains(['/', '.']);
        let address =
            (open || goes_on) && !word.starts_with(['(', '[']) && (word.is_ascii() || word.contains(['_', '.']));
        if address || doi_goes_on(&joined, word) {
            joined.push_str(word);
        } else {
            break;
        }
    }
    joined
}

/// Without the signs of the sentence around it; brackets stay where they pair.
fn trim_address(text: &str) -> &str {
    let mut text = text.trim_start_matches(['<', '(', '[', '"', '“']);
    if text.len() > 3000 {
        return text;
    }
    loop {
        let Some(last) = text.chars().next_back() else { return text };
        let stray = match last {
            '.' | ',' | ';' | ':' | '>' | '"' | '”' | '\'' | '’' | '»' => true,
            ')' => text.matches(')').count() > text.matches('(').count(),
            ']' => text.matches(']').count() > text.matches('[').count(),
            _ => false,
        };
        if !stray {
            return text;
        }
        text = &text[..text.len() - last.len_utf8()];
    }
}

/// An ISBN or an ISSN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// With its hyphens, as printed.
    Isbn(String),
    /// `1234-567X`.
    Issn(String),
}

/// The ISBN or ISSN in `text`.
pub fn isbn(text: &str) -> Option<Number> {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, 'X' | 'x');
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let part: String = text
        .get(start..)?
        .chars()
        .map(|c| if matches!(c, '–' | '‐' | '‑' | '—') { '-' } else { c })
        .take_while(|c| digit(*c) || matches!(c, '-' | ' '))
        .collect();
    let part = part.trim().trim_end_matches('-').to_owned();
    let digits = part.chars().filter(|c| digit(*c)).count();
    let upper = part.to_uppercase();
    match digits {
        8 if text.to_uppercase().contains("ISSN") || part.len() == 9 => Some(Number::Issn(upper)),
        10 | 13 => Some(Number::Isbn(upper.split_whitespace().collect::<Vec<_>>().join("-"))),
        _ => None,
    }
}

/// A number in an archive of preprints or abstracts, as BibLaTeX's `eprint`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eprint {
    /// `2004.00123`, `hep-th/9901001`, `12345678`.
    pub id: String,
    /// `arxiv`, `pubmed`, `pmcid`, `hdl`, `jstor`.
    pub archive: &'static str,
    /// arXiv's class: `cs.CL`.
    pub class: Option<String>,
}

/// The number in PubMed of an article whose number in PubMed Central stands beside it.
pub fn second_eprint(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("pmid").filter(|_| lower.contains("pmcid"))?;
    let id: String =
        text.get(at + 4..)?.trim_start_matches([':', ' ']).chars().take_while(char::is_ascii_digit).collect();
    (id.len() >= 4).then(|| format!("PMID: {id}"))
}

/// The number of a preprint or abstract in `text`.
pub fn eprint(text: &str) -> Option<Eprint> {
    let lower = text.to_ascii_lowercase();
    // `arXiv preprint arXiv:1810.04805`: the number follows the last.
    if let Some(at) = lower.rfind("arxiv:").or_else(|| lower.find("arxiv")) {
        let rest = text.get(at + 5..)?.trim_start_matches([':', ' ', '.', '/']).trim_start_matches("org/abs/");
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-'))).unwrap_or(rest.len());
        let id = rest.get(..end)?.trim_end_matches(['.', '/']);
        if id.chars().filter(char::is_ascii_digit).count() >= 6 {
            let class = rest
                .get(end..)
                .and_then(|r| r.split_once('['))
                .and_then(|(_, r)| r.split_once(']'))
                .map(|(c, _)| c.to_owned());
            return Some(Eprint { id: id.to_owned(), archive: "arxiv", class });
        }
    }
    // Old numbers without the archive's name: `hep-th/9901001`, `astro-ph/0104258`.
    for class in [
        "hep-th/",
        "hep-ph/",
        "hep-ex/",
        "hep-lat/",
        "astro-ph/",
        "gr-qc/",
        "cond-mat/",
        "quant-ph/",
        "nucl-th/",
        "math-ph/",
        "nucl-ex/",
    ] {
        if let Some(at) = lower.find(class) {
            let digits = lower.get(at + class.len()..).map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
            if digits == 7 {
                return text.get(at..at + class.len() + digits).map(|id| Eprint {
                    id: id.to_owned(),
                    archive: "arxiv",
                    class: None,
                });
            }
        }
    }
    for (name, archive) in [("pmcid", "pmcid"), ("pmid", "pubmed"), ("pubmed", "pubmed")] {
        if let Some(at) = lower.find(name) {
            let rest = text.get(at + name.len()..)?.trim_start_matches([':', ' ', '.']);
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let id = rest.get(..end)?;
            if id.chars().filter(char::is_ascii_digit).count() >= 4 {
                return Some(Eprint { id: id.to_owned(), archive, class: None });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dois_lose_their_prefix_and_keep_their_brackets() {
        for text in [
            "DOI: 10.1016/S0025-6196(16)30215-4.",
            "https://doi.org/10.1016/S0025-6196(16)30215-4",
            "doi:10.1016/ S0025-6196(16)30215-4",
            "doi:10.1016/S0025-6196 (16)30215-4.",
        ] {
            assert_eq!(doi(text).as_deref(), Some("10.1016/S0025-6196(16)30215-4"), "{text}");
        }
        assert_eq!(doi("vol. 10.3, p. 4"), None);
    }

    #[test]
    fn addresses_are_whole_and_bare() {
        assert_eq!(url("Available at: <https://a.org/x_(y)>").as_deref(), Some("https://a.org/x_(y)"));
        assert_eq!(url("www.example.org/a.").as_deref(), Some("https://www.example.org/a"));
        assert_eq!(url("http://a.org/long/ path.html (last visited)").as_deref(), Some("http://a.org/long/path.html"));
        assert_eq!(url("no address"), None);
    }

    #[test]
    fn numbers_of_books_journals_and_preprints() {
        assert_eq!(isbn("ISBN 978-0-19-953556-9"), Some(Number::Isbn("978-0-19-953556-9".into())));
        assert_eq!(isbn("ISSN: 1234–567x"), Some(Number::Issn("1234-567X".into())));
        let arxiv = eprint("arXiv:2004.00123v2 [cs.CL]").unwrap();
        assert_eq!((arxiv.id.as_str(), arxiv.class.as_deref()), ("2004.00123v2", Some("cs.CL")));
        assert_eq!(eprint("hep-th/9901001").unwrap().id, "hep-th/9901001");
        assert_eq!(eprint("PMID: 12345678").unwrap().archive, "pubmed");
        assert_eq!(second_eprint("PMID: 12345678; PMCID: PMC7092").as_deref(), Some("PMID: 12345678"));
        assert_eq!(second_eprint("PMCID: PMC7092"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC{0,40}|(doi|arxiv|pmid|10\\.)[0-9./ é-]{0,30}") {
            doi(&text);
            url(&text);
            isbn(&text);
            eprint(&text);
        }
    }

    #[test]
    fn a_patent_has_one_number() {
        assert_eq!(patent("Roe. Rivers (U.S. Patent No. 9,367,592). Office.").as_deref(), Some("9367592"));
        assert_eq!(patent("A. Roe, “Rivers,” U.S. Patent 3 624 125, Jul. 16, 1990.").as_deref(), Some("3624125"));
        assert_eq!(patent("Roe, A. Pump. US Patent 4,123,456, 1978.").as_deref(), Some("4123456"));
        assert_eq!(patent("Roe, A. The Patent 1999. Oslo: Quay."), None);
    }
}
