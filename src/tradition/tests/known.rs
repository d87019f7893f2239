//! Traditions that a person has named, in texts that have their own.

use super::*;

fn named(id: &str, label: &str) -> Tradition {
    Tradition {
        id: id.to_owned(),
        label: label.to_owned(),
        kind: TraditionKind::Tradition,
        other_names: Vec::new(),
        definition: None,
        views: BTreeMap::new(),
        cues: Vec::new(),
        related: Vec::new(),
    }
}

#[test]
fn a_named_tradition_gathers_what_its_name_and_cues_announce() {
    let known = [Tradition { cues: vec!["moralists of the tide".into()], ..named("tidal", "tidal morality") }];
    let text =
        "Much has been written on harbours (Castro, 2001). The moralists of the tide blame the moon (Adler, 1990).\n";
    let document = Document::of_text(text.to_owned());
    let reading = citation::read(&document, references(&[("Adler", "1990"), ("Castro", "2001")]));
    let found = propose(&document, &reading.references, &reading.citations, &known);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].id, "tidal");
    assert_eq!(found[0].claims.len(), 1);
}

#[test]
fn a_cue_or_name_that_stands_in_another_word_says_nothing() {
    let known = [
        Tradition { cues: vec!["STS".into()], ..named("sts", "science studies of tides") },
        named("naturalism", "naturalism"),
    ];
    let text = "On the one hand, scholars in the contract tradition count the costs (Adler, 1990; Boone, 1994).\n\n\
        On the other hand, the status tradition reads the lease as a rank, and supernaturalism as a duty (Dunn, 2005; Falk, 2011).\n";
    let document = Document::of_text(text.to_owned());
    let list = [("Adler", "1990"), ("Boone", "1994"), ("Dunn", "2005"), ("Falk", "2011")];
    let reading = citation::read(&document, references(&list));
    let found = propose(&document, &reading.references, &reading.citations, &known);
    assert!(found.len() == 2 && found.iter().all(|school| known.iter().all(|own| own.id != school.id)), "{found:?}");
}

#[test]
fn a_school_that_was_accepted_leaves_the_others_as_they_were() {
    let text = "On the one hand, scholars in the contract tradition read the lease as a promise (Adler, 1990; Boone, 1994).\n\n\
        On the other hand, the status tradition reads it as a rank (Dunn, 2005). The status tradition has answered the contract \
        tradition at length (Falk, 2011).\n";
    let document = Document::of_text(text.to_owned());
    let list = [("Adler", "1990"), ("Boone", "1994"), ("Dunn", "2005"), ("Falk", "2011")];
    let reading = citation::read(&document, references(&list));
    let before = propose(&document, &reading.references, &reading.citations, &[]);
    assert_eq!(before.len(), 2, "{before:?}");
    for (accepted, school) in before.iter().enumerate() {
        let known = [Tradition {
            kind: school.kind,
            other_names: school.other_names.clone(),
            cues: vec!["On the one hand".into()],
            ..named(&format!("mine-{accepted}"), &school.label)
        }];
        let mut after = propose(&document, &reading.references, &reading.citations, &known);
        assert_eq!(after[accepted].id, known[0].id);
        after[accepted].id.clone_from(&school.id);
        assert_eq!(after, before);
    }
}

/// A library has the schools of all its documents: in each of them most are another's.
#[test]
fn schools_of_other_documents_take_nothing_from_those_of_this_one() {
    let text = "The institutional perspective holds that the state makes trust (Adler, 1990). Boone (1994) supports it with cases of \
        state-market synergy. Castro (2001) refines it.\n\n\
        The civic tradition, by contrast, looks to the clubs (Dunn, 2005). Falk (2011) rejects the civic tradition.\n";
    let document = Document::of_text(text.to_owned());
    let list = [("Adler", "1990"), ("Boone", "1994"), ("Castro", "2001"), ("Dunn", "2005"), ("Falk", "2011")];
    let reading = citation::read(&document, references(&list));
    let before = propose(&document, &reading.references, &reading.citations, &[]);
    let all =
        ["synergy theory", "civic approach", "The civic tradition", "institutional perspective", "network tradition"];
    let known: Vec<Tradition> = all.iter().map(|label| named(&super::label::slug(label), label)).collect();
    let after = propose(&document, &reading.references, &reading.citations, &known);
    let told = |schools: &[ProposedTradition]| {
        schools.iter().map(|school| (school.label.clone(), school.claims.clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(&after)[0], told(&before)[0]);
    assert_eq!((after.len(), after[1].label.as_str(), &after[1].claims), (2, "The civic tradition", &before[1].claims));
    let falk = after[1].claims.iter().find(|claim| claim.reference == 4).map(|claim| claim.role);
    assert_eq!(falk, Some(Role::Critiques), "{after:?}");
}
