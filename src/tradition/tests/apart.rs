//! What is told apart: works from the school beside which they are cited, and one school from the next.

use super::*;

#[test]
fn several_works_may_be_sent_away_at_once_and_a_question_may_be_answered() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994). Moss (1988) and Reed (1985) \
        had written of brine. I hesitate to call any of these evaporationists, for they lived by the sea.\n\nMining theorists, by \
        contrast, trust the shaft (Castro, 2001; Dunn, 2005). Should one count Ester (1999) among them? I think not. Falk (2011) \
        objected at once that shafts flood.\n";
    let list = [&SIX[..], &[("Moss", "1988"), ("Reed", "1985")]].concat();
    check(
        text,
        &list,
        &[
            ("evaporationists", "adler1990 boone1994", "moss1988 reed1985"),
            ("mining", "castro2001 dunn2005", "ester1999 falk2011"),
        ],
    );
}

#[test]
fn works_often_cited_as_founding_texts_are_not_sent_away() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994). These studies are \
        frequently cited as the founding texts of the school.\n\nMining theorists, by contrast, trust the shaft (Castro, 2001; Dunn, \
        2005). Ester (1999) did not bear it out.\n";
    check(
        text,
        &SIX,
        &[("evaporationists", "adler1990 boone1994", ""), ("mining", "castro2001 dunn2005", "ester1999")],
    );
}

#[test]
fn evidence_that_does_not_oblige_is_against_the_school() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994). The data have been less \
        cooperative. Pans freeze in winter (Ester, 1999).\n\nMining theorists, by contrast, trust the shaft (Castro, 2001; Dunn, 2005). \
        The usual rejoinder is that shafts flood (Falk, 2011).\n";
    check(
        text,
        &SIX,
        &[("evaporationists", "adler1990 boone1994", "ester1999"), ("mining", "castro2001 dunn2005", "falk2011")],
    );
}

#[test]
fn what_a_member_works_with_is_no_member() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994), and behind the view stands \
        Ester (1999).\n\nMining theorists, by contrast, trust the shaft (Castro, 2001). Dunn (2005) combines this with the thesis of \
        Falk (2011).\n";
    check(text, &SIX, &[("evaporationists", "adler1990 boone1994", ""), ("mining", "castro2001 dunn2005", "")]);
}

#[test]
fn those_who_are_said_to_be_no_school_are_none() {
    let text = "Two schools of salt can be told apart. Evaporationists trust the sun (Adler, 1990; Boone, 1994).\n\nMining theorists, by \
        contrast, trust the shaft (Castro, 2001).\n\nA third group of authors writes against both (Dunn, 2005; Ester, 1999). They are \
        not a party.\n";
    check(text, &SIX, &[("evaporationists", "adler1990 boone1994", ""), ("mining", "castro2001", "")]);
}

#[test]
fn of_a_clause_and_what_follows_it_the_second_is_what_a_sentence_is_about() {
    let text = "Evaporationists trust the sun and deny the shaft (Adler, 1990; Boone, 1994).\n\nIf evaporationists ask why pans dry, \
        institutionalists ask who owns them. Castro (2001) wrote of leases, and Dunn (2005) of courts.\n";
    check(
        text,
        &SIX,
        &[("evaporationists", "adler1990 boone1994", ""), ("institutionalists", "castro2001 dunn2005", "")],
    );
}

/// Two paragraphs that open a review, one that a school is named in, and `inner`, with a last one behind it.
fn among_others(inner: &str) -> Vec<(String, Vec<String>, Vec<String>)> {
    let text = format!(
        "Salt has been explained more than once.\n\nEvaporationists trust the sun. Adler (1990) made the case, Boone (1994) argued it \
         again, and Moss (1988) held that pans need no pump.\n\nMining theorists, by contrast, trust the shaft. Castro (2001) argued \
         that brine lies, and Reed (1985) that the sun does.\n\n{inner}\n\nWe counted sacks.\n"
    );
    let more = [("Moss", "1988"), ("Reed", "1985"), ("Fern", "2002"), ("Oak", "2003"), ("Birch", "2004")];
    read(&text, &[&SIX[..], &more].concat())
}

#[test]
fn an_inner_paragraph_may_turn_from_one_school_to_another() {
    let found = among_others(
        "What if the salt was never the point? Dunn (2005) saw in the pans a calendar, and Ester (1999) argued that feasts were set by \
         them. A rival view has it that they were walls. Fern (2002) traced the dikes, and Oak (2003) held that no army passed them.",
    );
    let members: Vec<Vec<String>> = found.into_iter().map(|(_, members, _)| members).collect();
    assert!(members.contains(&keys("dunn2005 ester1999")), "{members:?}");
    assert!(members.contains(&keys("fern2002 oak2003")), "{members:?}");
}

#[test]
fn troubles_that_works_take_up_do_not_make_critics_of_them() {
    let found = among_others(
        "The trouble came with the provinces. Dunn (2005) showed that salt spread where roads did, Ester (1999) argued that it spread \
         with gossip, Fern (2002) held that it spread with priests, and Oak (2003) with taxes. Critics have not been lacking. Birch \
         (2004) objects that roads are late.",
    );
    let school = found.iter().find(|(_, members, _)| members.contains(&"dunn2005".to_owned()));
    let (_, members, others) = school.unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!((members, others), (&keys("dunn2005 ester1999 fern2002 oak2003"), &keys("birch2004")));
}

#[test]
fn a_counted_answer_gets_its_name_in_its_own_paragraph() {
    let text = "How much of the salt in a lake did the sea put there? We review the main answers because our lakes can be read under \
        each.\n\nThe first answer was that the sea put almost none of it there. Adler (1990) argued from rivers, and Boone (1994) \
        from hills. Runoff theory is often misquoted. It does not deny storms. Castro (2001) loosened it to admit them.\n\nThe \
        second answer is that the sea has put all of it there. Dunn (2005) measured the wind, and Ester (1999) the spray. Falk \
        (2011) extended this to lakes of the interior.\n";
    check(text, &SIX, &[("runoff", "adler1990 boone1994 castro2001", ""), ("", "dunn2005 ester1999 falk2011", "")]);
}

#[test]
fn whoever_is_put_against_those_just_named_is_their_critic() {
    let text = "Two camps have formed over the counting of boats. The tally school counts them all. Adler (1990) began it, and Boone \
        (1994) made it a method. Against the tally school one has Castro (2001), who counted again.\n\nThe sampling school, by \
        contrast, counts a few. Dunn (2005) argued for it, and Ester (1999) showed that it works.\n";
    check(text, &SIX, &[("tally", "adler1990 boone1994", "castro2001"), ("sampling", "dunn2005 ester1999", "")]);
}
