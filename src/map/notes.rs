//! The words below every picture: its sources, and what it leaves out.

use super::fonts::tidy;
use super::survey::Survey;
use super::tile::counted;
use crate::tradition::Status;

/// Where the picture's claims come from.
pub fn sources(survey: &Survey<'_>) -> String {
    let documents: Vec<_> = survey.items.iter().filter(|item| item.is_document).collect();
    let named: Vec<String> = documents
        .iter()
        .take(4)
        .map(|item| match item.title.as_str() {
            "" => format!("{} ({})", item.author, item.year_label),
            title => format!("{} ({}), {title}", item.author, item.year_label),
        })
        .collect();
    let more = documents.len().saturating_sub(4);
    let and_more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let (mut accepted, mut proposed) = (0, 0);
    for claim in survey.built.claims.iter().filter(|claim| survey.at(&claim.work).is_some()) {
        accepted += usize::from(claim.status == Status::Accepted);
        proposed += usize::from(claim.status == Status::Proposed);
    }
    let claims = match (accepted, proposed) {
        (0, 0) => "no claims".to_owned(),
        (accepted, 0) => format!("{}, all accepted by a person", counted(accepted, "claim")),
        (0, proposed) => format!("{}, none reviewed yet", counted(proposed, "claim")),
        (accepted, proposed) => format!("{accepted} accepted and {proposed} proposed claims"),
    };
    let source = match (named.is_empty(), survey.narrowed) {
        (true, true) => "no text that has to do with what is shown".to_owned(),
        (true, false) => "no text".to_owned(),
        _ => named.join("; "),
    };
    format!("Source: {source}{and_more}. Roles rest on {claims}. Drawn by Catena.")
}

/// What the filter and reviewers took away.
pub fn left_out(survey: &Survey<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if survey.filtered > 0 {
        let works = counted(survey.filtered, "work");
        let filter = survey.filter.as_ref().map(|filter| format!(" “{}”", tidy(filter))).unwrap_or_default();
        notes.push(match survey.traditions_filtered_out() {
            0 => format!("{works} left out by the filter{filter}."),
            schools => {
                format!("{works} left out by the filter{filter}, and with them {}.", counted(schools, "tradition"))
            }
        });
    }
    if survey.rejected > 0 {
        notes.push(format!("{} not shown.", counted(survey.rejected, "rejected claim")));
    }
    notes
}

/// Which traditions have no lane (or colour), where a picture has them for some only.
pub fn beyond_the_lanes(survey: &Survey<'_>, lanes: &[usize], what: &str) -> Option<String> {
    const NAMED: usize = 8;
    let beyond: Vec<usize> =
        (0..survey.traditions()).filter(|school| !lanes.contains(school) && !survey.is_filtered_out(*school)).collect();
    if beyond.is_empty() || lanes.is_empty() {
        return None;
    }
    let verb = if beyond.len() == 1 { "has" } else { "have" };
    let mut names: Vec<String> =
        beyond.iter().take(NAMED).map(|&school| tidy(&survey.schools[school].tradition.label)).collect();
    if beyond.len() > NAMED {
        names.push(format!("and {} more", beyond.len() - NAMED));
    }
    Some(format!("{} {verb} no {what}: {}.", counted(beyond.len(), "tradition"), names.join("; ")))
}

/// Which works of a ranking are shown, in words: `the 24 cited at most places`.
pub fn foremost(survey: &Survey<'_>, shown: usize) -> String {
    match survey.unranked() {
        Some(why) => format!("the first {shown} by year and name, {why}"),
        None => format!("the {shown} cited most"),
    }
}
