//! Places in a text, as people write them: `Findings ¶ 4`.

use crate::citation::Occurrence;
use crate::tradition::Evidence;

/// Where a citation stands.
pub(super) fn occurrence(occurrence: &Occurrence) -> String {
    shown(occurrence.section.as_deref(), occurrence.paragraph, occurrence.sentence)
}

/// Where a piece of evidence stands.
pub(super) fn evidence(evidence: &Evidence) -> String {
    shown(evidence.section.as_deref(), evidence.paragraph, evidence.sentence)
}

fn shown(section: Option<&str>, paragraph: Option<u32>, sentence: Option<u32>) -> String {
    let place = [
        section.map(str::to_owned),
        paragraph.map(|paragraph| format!("¶\u{a0}{paragraph}")),
        sentence.map(|sentence| format!("sentence\u{a0}{sentence}")),
    ];
    let place: Vec<String> = place.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if place.is_empty() { "place unknown".to_owned() } else { place.join(" ") }
}

/// A paragraph, how often it cites, and with which locators.
type Paragraph<'p> = (Option<u32>, usize, Vec<&'p str>);

/// Several places of one text, one section after another: `Introduction ¶ 2 (twice), 5; Findings ¶ 3 (p. 407)`. Empty
/// where no place is known.
pub(super) fn places<'p>(places: impl Iterator<Item = (Option<&'p str>, Option<u32>, Option<&'p str>)>) -> String {
    // Sections in the order in which they are first named; in each, paragraphs with times and locators.
    let mut sections: Vec<(&str, Vec<Paragraph<'p>>)> = Vec::new();
    for (section, paragraph, locator) in places {
        let name = section.unwrap_or_default();
        let at = sections.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
            sections.push((name, Vec::new()));
            sections.len() - 1
        });
        let Some((_, paragraphs)) = sections.get_mut(at) else { continue };
        let at = paragraphs.iter().position(|(known, ..)| *known == paragraph).unwrap_or_else(|| {
            paragraphs.push((paragraph, 0, Vec::new()));
            paragraphs.len() - 1
        });
        if let Some((_, times, locators)) = paragraphs.get_mut(at) {
            *times += 1;
            locators.extend(locator.filter(|locator| !locators.contains(locator)));
        }
    }
    let sections = sections.into_iter().map(|(name, paragraphs)| {
        let shown: Vec<String> = paragraphs
            .into_iter()
            .filter_map(|(paragraph, times, locators)| {
                let mut shown = paragraph?.to_string();
                let times = match times {
                    1 => None,
                    2 => Some("twice".to_owned()),
                    times => Some(format!("{times} times")),
                };
                let details: Vec<String> = times.into_iter().chain(locators.into_iter().map(page)).collect();
                if !details.is_empty() {
                    shown.push_str(&format!(" ({})", details.join(", ")));
                }
                Some(shown)
            })
            .collect();
        let paragraphs = if shown.is_empty() { String::new() } else { format!("¶\u{a0}{}", shown.join(", ")) };
        [name, paragraphs.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    });
    sections.filter(|section| !section.is_empty()).collect::<Vec<_>>().join("; ")
}

/// `407` → `p. 407`; what says itself what it is (`ch. 3`) stays.
fn page(locator: &str) -> String {
    if !locator.starts_with(|c: char| c.is_ascii_digit()) {
        return locator.to_owned();
    }
    let several = locator.contains(['-', '–', ',']);
    format!("{}\u{a0}{locator}", if several { "pp." } else { "p." })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_gathered_by_section_and_paragraph() {
        let found = [
            (Some("Introduction"), Some(2), None),
            (Some("Findings"), Some(3), Some("407")),
            (Some("Introduction"), Some(2), None),
            (Some("Introduction"), Some(5), Some("12–14")),
        ];
        let text = places(found.into_iter()).replace('\u{a0}', " ");
        assert_eq!(text, "Introduction ¶ 2 (twice), 5 (pp. 12–14); Findings ¶ 3 (p. 407)");
        assert_eq!(places([(None, None, None)].into_iter()), "");
    }
}
