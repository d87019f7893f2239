//! Names that a school gets in one place and works that are told of in another; works that two schools share.

use super::*;

#[test]
fn the_first_and_the_second_get_their_names_at_the_end() {
    let text = "Everybody disagrees on salt, and the answers have drifted apart.\n\nConsider first the thought that salt comes from the \
        sun. Adler (1990) proposed that pans dry, and Boone (1994) argued that they dry everywhere. Much of what has been \
        written since enlarges the notion of a pan (Castro, 2001).\n\nA second thought is that salt was there before anyone looked. \
        For Dunn (2005) every shaft rests on a bed that nobody has laid, and Ester (1999) reaches a similar view along gentler \
        paths. It has been maintained that the whole second thought presupposes the first (Falk, 2011).\n\nLabels have been \
        attached to these positions. The first is of course evaporationism, and the second passes as mining theory.\n";
    check(
        text,
        &SIX,
        &[
            ("mining theory", "dunn2005 ester1999", "falk2011"),
            ("evaporationism", "adler1990 boone1994 castro2001", ""),
        ],
    );
}

#[test]
fn what_two_schools_share_is_a_member_of_both() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994).\n\nMining theorists, by \
        contrast, trust the shaft (Castro, 2001; Dunn, 2005). The two accounts have been combined by Ester (1999), whose pans lie \
        in shafts.\n";
    check(
        text,
        &SIX,
        &[("evaporationists", "adler1990 boone1994 ester1999", ""), ("mining", "castro2001 dunn2005 ester1999", "")],
    );
}

#[test]
fn who_is_sent_away_by_name_is_not_taken_in_by_the_next_sentence() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994). Ester is sometimes counted \
        with this group and should not be. For Ester (1999) the sea is only wet.\n\nMining theorists, by contrast, trust the shaft \
        (Castro, 2001; Dunn, 2005).\n";
    check(
        text,
        &SIX,
        &[("evaporationists", "adler1990 boone1994", "ester1999"), ("mining", "castro2001 dunn2005", "")],
    );
}

#[test]
fn who_disputes_the_critic_is_of_the_school() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994). The thesis has had its \
        doubters. Ester (1999) claimed that pans freeze, a claim that Falk (2011) then disputed.\n\nMining theorists, by contrast, \
        trust the shaft (Castro, 2001; Dunn, 2005).\n";
    check(
        text,
        &SIX,
        &[("evaporationists", "adler1990 boone1994 falk2011", "ester1999"), ("mining", "castro2001 dunn2005", "")],
    );
}

#[test]
fn a_view_that_those_spoken_of_deny_does_not_name_them() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994).\n\nContrary to the \
        evaporation thesis, a second group of scholars trusts the shaft (Castro, 2001; Dunn, 2005). Ester (1999) extends the argument \
        to lakes.\n";
    let labels: Vec<String> = read(text, &SIX).into_iter().map(|(label, ..)| label).collect();
    assert_eq!(labels.len(), 2);
    assert!(!labels.contains(&"evaporation thesis".to_owned()), "{labels:?}");
}

#[test]
fn what_a_sentence_says_outright_of_a_work_and_a_school_stands() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994).\n\nMining theorists, by \
        contrast, trust the shaft (Castro, 2001; Dunn, 2005). Ester (1999) attacks the evaporationists for their cheer.\n\nPans have \
        been dug since. Among the evaporationists one should now count Falk (2011).\n";
    let schools = read(text, &SIX);
    let of = |name: &str| schools.iter().find(|(label, ..)| label.to_lowercase().starts_with(name)).unwrap();
    assert!(of("evaporationists").1.contains(&"falk2011".to_owned()), "{schools:?}");
    assert!(of("evaporationists").2.contains(&"ester1999".to_owned()), "{schools:?}");
}

#[test]
fn who_is_of_the_opponents_is_no_member() {
    for said in [
        "Critics of the evaporationists such as Ester (1999) are many.",
        "Ester (1999) is one of the opponents of the evaporationists.",
        "Ester (1999) challenges those who dismiss the evaporationists.",
    ] {
        let text = format!(
            "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994).\n\nMining theorists, \
             by contrast, trust the shaft (Castro, 2001; Dunn, 2005).\n\nPans have been dug since. {said}\n"
        );
        let document = Document::of_text(text);
        let reading = citation::read(&document, references(&SIX));
        let found = propose(&document, &reading.references, &reading.citations, &[]);
        let rules = found.iter().flat_map(|school| &school.claims).filter_map(|claim| claim.cue.rule.clone());
        let rules: Vec<String> = rules.collect();
        assert!(!rules.iter().any(|rule| rule == "said-to-belong" || rule == "against-its-name"), "{said} {found:?}");
    }
}

#[test]
fn what_is_said_of_the_school_just_spoken_of_stands() {
    let text = "Two schools of salt can be told apart. Evaporationists hold that pans dry in the sun (Adler, 1990). The founding work is \
        Boone (1994). Falk (2011) calls the idea naive.\n\nMining theorists, by contrast, trust the shaft (Castro, 2001; Dunn, \
        2005).\n\nEster (1999) has a foot in each camp: with the evaporationists she trusts the sun, and with the mining theorists the \
        shaft.\n";
    check(
        text,
        &SIX,
        &[
            ("evaporationists", "adler1990 boone1994 ester1999", "falk2011"),
            ("mining", "castro2001 dunn2005 ester1999", ""),
        ],
    );
}

#[test]
fn what_only_sounds_like_it_is_said_of_no_school() {
    for (said, rule) in [
        ("Ester (1999) placed observers in both chambers.", "said-to-be-of-both"),
        ("Ester (1999) treats salt as both food and money.", "said-to-be-of-both"),
        ("Ester (1999) counted pans in two counties.", "of-both"),
        ("Ester (1999) rejects the idea that salt is mined.", "against-it"),
        ("Ester (1999) finds it too early to tell.", "against-it"),
    ] {
        let text = format!(
            "Two schools of salt can be told apart. Mining theorists trust the shaft (Castro, 2001; Dunn, 2005).\n\nEvaporationists, by \
             contrast, trust the sun (Adler, 1990; Boone, 1994). {said}\n"
        );
        let document = Document::of_text(text);
        let reading = citation::read(&document, references(&SIX));
        let found = propose(&document, &reading.references, &reading.citations, &[]);
        let mut claims = found.iter().flat_map(|school| &school.claims);
        assert!(!claims.any(|claim| claim.cue.rule.as_deref() == Some(rule)), "{said} {found:?}");
    }
}

#[test]
fn who_is_none_of_them_is_an_exception() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994). Ester (1999) is no \
        evaporationist.\n\nMining theorists, by contrast, trust the shaft (Castro, 2001; Dunn, 2005).\n";
    check(
        text,
        &SIX,
        &[("evaporationists", "adler1990 boone1994", "ester1999"), ("mining", "castro2001 dunn2005", "")],
    );
}
