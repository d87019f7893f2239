//! The words below every picture: its sources, and what it leaves out.

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
    let count = |status| survey.built.claims.iter().filter(|claim| claim.status == status).count();
    let claims = match (count(Status::Accepted), count(Status::Proposed)) {
        (0, 0) => "no claims".to_owned(),
        (accepted, 0) => format!("{}, all accepted by a person", counted(accepted, "claim")),
        (0, proposed) => format!("{}, none reviewed yet", counted(proposed, "claim")),
        (accepted, proposed) => format!("{accepted} accepted and {proposed} proposed claims"),
    };
    let source = if named.is_empty() { "no text".to_owned() } else { named.join("; ") };
    format!("Source: {source}{and_more}. Roles rest on {claims}. Drawn by Catena.")
}

/// What the filter and reviewers took away.
pub fn left_out(survey: &Survey<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if survey.filtered > 0 {
        let works = counted(survey.filtered, "work");
        let filter =
            survey.filter.as_ref().map(|filter| format!(" “{}”", super::fonts::tidy(filter))).unwrap_or_default();
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

/// How many traditions have no lane, where a picture has lanes for the largest only; `what` says where their works are.
pub fn beyond_the_lanes(survey: &Survey<'_>, lanes: usize, what: &str) -> Option<String> {
    let beyond = survey.traditions().saturating_sub(survey.traditions_filtered_out() + lanes);
    let verb = if beyond == 1 { "has" } else { "have" };
    (beyond > 0 && lanes > 0)
        .then(|| format!("{} {verb} no colour here: {what}.", counted(beyond, "smaller tradition")))
}
