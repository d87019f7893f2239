//! Ordinary articles: what they name in passing, and count, is seldom a school.

use super::*;

/// All that is proposed, groupings too.
fn proposed(text: &str) -> Vec<ProposedTradition> {
    let document = Document::of_text(text.to_owned());
    let reading = citation::read(&document, references(&SIX));
    propose(&document, &reading.references, &reading.citations, &[])
}

fn labels(text: &str) -> Vec<String> {
    proposed(text).into_iter().map(|school| school.label).collect()
}

#[test]
fn what_tells_of_no_view_groups_nothing() {
    let plain = "Rivers carry salt to the sea, as has been known for long.\n\n";
    for (named, text) in [
        ("Future perspectives", "Future perspectives have been discussed by Adler (1990) and Boone (1994)."),
        ("The legal framework", "The existing legal framework was set up in two steps (Adler, 1990; Boone, 1994)."),
        ("The breeding programme", "The river breeding programme began with wild fish (Adler, 1990; Boone, 1994)."),
        ("An approach of one", "The hydraulic approach was used once (Adler, 1990)."),
    ] {
        assert_eq!(labels(&format!("{plain}{text}\n\n{plain}")), Vec::<String>::new(), "{named}");
    }
    let text =
        "According to the hydraulic hypothesis, salt comes from the hills (Adler, 1990). Boone (1994) holds the same.";
    assert_eq!(labels(&format!("{plain}{text}\n\n{plain}")), ["hydraulic hypothesis"]);
}

#[test]
fn observations_that_are_counted_are_no_schools() {
    let text = "There are two lines of thought on the salt of lakes. The hills give it, or the sea does.\n\n\
        Three observations suggest that it is old. First, the lake of Adler (1990) has no outlet. Second, its shells are those of \
        Boone (1994). Third, Castro (2001) found them in the clay.\n";
    let found = proposed(text);
    let counted = |claim: &&ProposedClaim| matches!(claim.cue.rule.as_deref(), Some("enumerated-group" | "in-turn"));
    assert_eq!(found.iter().flat_map(|school| &school.claims).find(counted), None);
}
