//! Places in a text, as people write them: `Findings ¶4`.

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
    let mut place = section.unwrap_or_default().to_owned();
    for (mark, number) in [("¶\u{202f}", paragraph), ("sentence ", sentence)] {
        if let Some(number) = number {
            if !place.is_empty() {
                place.push_str(if mark.starts_with('s') { ", " } else { " " });
            }
            place.push_str(&format!("{mark}{number}"));
        }
    }
    if place.is_empty() { "place unknown".to_owned() } else { place }
}
