//! Parts: the part of a volume, and the page that is meant among those of a work.

use std::sync::LazyLock;

use regex::Regex;

/// `3/I`, `IV.1`, `vol. VIII/1`: the volume of a book, and its part.
pub fn volume_and_part(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim().trim_end_matches([',', '.', ':', ' ']);
    let number = |word: &str| {
        let roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'));
        (roman, roman || (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit()))
    };
    // `XIII 1`, as encyclopaedias of antiquity count their half volumes
    let half = || bare.rsplit_once(' ').filter(|(head, _)| number(head).0);
    let (head, part) = bare.rsplit_once(['/', '.']).filter(|(_, part)| !part.contains(' ')).or_else(half)?;
    let volume = head.rsplit(' ').next().unwrap_or(head);
    let lead = head[..head.len() - volume.len()].trim().trim_end_matches('.').to_lowercase();
    let named = matches!(lead.as_str(), "" | "vol" | "bd" | "band" | "t" | "tome" | "tomo" | "volume");
    let ((roman, first), (part_is_roman, second)) = (number(volume), number(part));
    // `V.1` is volume 1 as `v.1` is.
    if lead.is_empty() && head == "V" && bare.as_bytes().get(1) == Some(&b'.') && !part_is_roman {
        return None;
    }
    // `Vol. 1.2`, but `12/3` and `5.2` may be a volume and an issue.
    let told = roman || part_is_roman || !lead.is_empty() && bare.as_bytes().get(head.len()) == Some(&b'.');
    (named && first && second && told).then_some((volume, part))
}

/// `II, 32, 3`, `II, 36.2`: the numbers of a handbook that counts its volumes thrice, joined by stops.
pub fn of_a_handbook(text: &str) -> Option<String> {
    let bare = text.trim().trim_end_matches([',', '.', ':', ' ']);
    let numbers: Vec<&str> = bare.split('.').collect();
    let short = |n: &&str| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit());
    if numbers.len() == 3 && numbers.iter().all(short) {
        return Some(bare.to_owned());
    }
    let (part, rest) = bare.split_once(", ")?;
    let roman = !part.is_empty() && part.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let numbers: Vec<&str> = rest.split([',', '.']).map(str::trim).collect();
    (roman && (numbers.len() > 1 || rest.contains('.')) && numbers.iter().all(short))
        .then(|| format!("{part}.{}", numbers.join(".")))
}

/// `I, pp. 193–94`, behind an imprint: the volume that is cited, and its pages.
pub fn volume_and_pages(text: &str) -> Option<(u32, &str)> {
    let (volume, pages) = text.trim_start().split_once(", ")?;
    let marked = ["p.", "pp.", "S. "].iter().any(|word| pages.starts_with(word));
    crate::text::roman(volume).filter(|_| marked).map(|volume| (volume, pages))
}

/// `2nd edn, ix`: the edition, and the volume that is cited.
pub fn edition_and_volume(text: &str) -> Option<(&str, u32)> {
    let bare = text.trim().trim_end_matches([',', '.', ':', ' ']);
    let (edition, volume) = bare.rsplit_once(", ")?;
    crate::text::roman(volume).filter(|_| super::edition::is_edition(edition)).map(|volume| (edition, volume))
}

/// `I–VI`, `Bd. 1–2`: how many volumes a book has that is cited with all of them.
pub fn all_volumes(text: &str) -> Option<String> {
    let bare = text.trim().trim_end_matches([',', '.', ':', ' ']);
    let bare = bare.trim_matches(['(', ')']);
    let words = ["vol. ", "voll. ", "vols. ", "Vols. ", "Bd. ", "Bde. ", "t. "];
    let bare = words.iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare);
    let (first, last) = bare.split_once(['-', '–'])?;
    let number = |part: &str| {
        let digits = !part.is_empty() && part.len() < 3 && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse().ok() } else { crate::text::roman(part) }
    };
    let last = number(last.trim())?;
    (matches!(first.trim(), "I" | "1") && (2..40).contains(&last)).then(|| last.to_string())
}

/// `214–56 (p. 220)`, `65–125, in part. p. 78`: the pages of a work, without the one that is meant.
pub fn without_page_meant(text: &str) -> &str {
    let Some(found) = MEANT.as_ref().and_then(|rule| rule.captures(text)) else { return text };
    // `pp. 29–143: 61 sgg.`: the range is the work's. A bare `45–46: 123–145` may be a double volume.
    let paged = text.trim_start().starts_with(['p', 'S']);
    // `S. 201 (203 ff.)`
    if let Some(first) = found.name("first") {
        return &text[..first.end()];
    }
    let Some(meant) = found.name("meant") else { return found.get(0).map_or(text, |all| &text[..all.start()]) };
    let range = found.get(0).and_then(|all| super::pages::range_of_pages(&text[all.start()..meant.start()]));
    let first = meant.as_str().split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<u32>().ok());
    let inside = range.zip(first).is_some_and(|(range, page)| (range.0..=range.1).contains(&page));
    let follows = paged && meant.as_str().starts_with(':');
    if inside || follows { &text[..meant.start()] } else { text }
}

static MEANT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:, \d+ (?:figs?|figg|pls?|tavv?|Abb|Taf|ill)\.?[\s,.;]*$|^(?P<first>(?:S|p|pp)\. ?\d+) \(\d+(?: ?ff?\.)?\)| \((?:at )?(?:p|pp|S|hier S|esp|at)\.? ?\d+(?:[–-]\d+)?\)",
        r"|, (?:tavv?|figg?|Taf|Abb|pl|pls)\. ?[IVXLC\d]+(?:[–-][IVXLC\d]+)?| (?:mit Anm|Anm|Abb|Taf|Nr)\. ?\d+[\d, –-]*(?: (?:Abb|Taf|Nr)\. ?\d+)?| \((?:note|notes|Anm) [^()]*\)|, (?:(?:in part|esp|bes|hier|here|ici|qui|at|a|alla|on|spec|in partic)[.:]?,? )(?:(?:p|pp|S|s)\.? ?)?\d+(?:[–-]\d+)?(?: ?(?:ff?|sgg?|sqq?|s)\b)?(?: (?:n|nn|note|Anm)\. ?\d+(?:[–-]\d+)?)?",
        r"|(?-u:\b)\d+[–-]\d+(?P<meant>: ?\d+(?:[–-]\d+| ?(?:ff?|sgg?|sqq?|ss?|segg?)\b)?| \(\d+(?:[–-]\d+)?\)))[.,;]?\s*$"
    ))
        .ok()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_that_is_meant_is_none_of_the_works() {
        assert_eq!(without_page_meant("214–56 (p. 220)."), "214–56");
        assert_eq!(without_page_meant("pp. 65-125, in part. p. 78."), "pp. 65-125");
        assert_eq!(without_page_meant("pp. 65-125."), "pp. 65-125.");
        assert_eq!(without_page_meant("342–62, at 350."), "342–62");
        assert_eq!(without_page_meant("593–717, hier 647 ff."), "593–717");
        assert_eq!(without_page_meant("1–15, at 7 n. 14."), "1–15");
        assert_eq!(without_page_meant("36–64, here: 44–45."), "36–64");
        assert_eq!(without_page_meant("pp. 137-208: 160 sgg."), "pp. 137-208");
        assert_eq!(without_page_meant("12:3–9, 14"), "12:3–9, 14");
        assert_eq!(without_page_meant("pp. 169-192, a p. 175."), "pp. 169-192");
        assert_eq!(without_page_meant("103–106 Abb. 81."), "103–106");
        assert_eq!(without_page_meant("S. 150 mit Anm. 44."), "S. 150");
        assert_eq!(without_page_meant("pp. 81-132 (note alle pp. 149-162)."), "pp. 81-132");
        assert_eq!(without_page_meant("S. 12 Nr."), "S. 12 Nr.");
        assert_eq!(without_page_meant("pp. 65-73, tavv. XXIII-XXIV."), "pp. 65-73");
        assert_eq!(without_page_meant("S. 201 (203 ff.)"), "S. 201");
        assert_eq!(without_page_meant("pp. 29-143: 61 sgg."), "pp. 29-143");
        assert_eq!(without_page_meant("45–46: 123–145"), "45–46: 123–145");
        assert_eq!(without_page_meant("p. 263-385, 91 fig."), "p. 263-385");
        assert_eq!(of_a_handbook("II, 36.2,").as_deref(), Some("II.36.2"));
        assert_eq!(of_a_handbook("2.36.3").as_deref(), Some("2.36.3"));
        assert_eq!((of_a_handbook("II, 3"), of_a_handbook("12, 3")), (None, None));
    }

    #[test]
    fn roman_volumes_stand_before_pages_and_behind_editions() {
        assert_eq!(volume_and_pages("I, pp. 193–94."), Some((1, "pp. 193–94.")));
        assert_eq!((volume_and_pages("I, 193–94"), volume_and_pages("pp. xi, 193")), (None, None));
        assert_eq!(edition_and_volume("2nd edn, ix "), Some(("2nd edn", 9)));
        assert_eq!(edition_and_volume("2nd edn, revised"), None);
    }

    #[test]
    fn a_range_from_the_first_counts_volumes() {
        assert_eq!(all_volumes("I-VI,").as_deref(), Some("6"));
        assert_eq!(all_volumes("Bd. 1–2:").as_deref(), Some("2"));
        assert_eq!((all_volumes("II-III"), all_volumes("I"), all_volumes("1-300")), (None, None, None));
    }

    #[test]
    fn volumes_of_books_have_parts() {
        assert_eq!(volume_and_part("3/I,"), Some(("3", "I")));
        assert_eq!(volume_and_part("vol. VIII/1"), Some(("VIII", "1")));
        assert_eq!(volume_and_part("IV.1,"), Some(("IV", "1")));
        assert_eq!((volume_and_part("V.1"), volume_and_part("V/1")), (None, Some(("V", "1"))));
        assert_eq!(volume_and_part("XIII 1,"), Some(("XIII", "1")));
        assert_eq!(volume_and_part("Vol. 1.2."), Some(("1", "2")));
        assert_eq!((volume_and_part("5.2"), volume_and_part("vol. 4")), (None, None));
        assert_eq!((volume_and_part("12/3"), volume_and_part("vol. IV")), (None, None));
    }
}
