//! A small text whose paragraphs are told apart by their signs.

use super::*;
use crate::citation;

const TEXT: &str = "Two accounts of rivers\n\n\
    The Delta school treats rivers as borders between peoples, and its authors argue that water divides before it joins \
    (Moss 1999; Reed 2001). Fern (2003) holds the same view of lakes, and Alder (2004) insisted on it for canals.\n\n\
    By contrast, confluence theorists see rivers as roads, and claim that trade follows water (Birch 1998; Oak 2002). This \
    perspective was extended to seas by Elm (2005), who argued that harbours hold a region together as walls never did.\n\n\
    We measured 40 rivers (n = 40) in our study and report 12% more traffic than we had expected from our data.\n";

fn read(text: &str) -> Vec<(Stretch, Signs)> {
    let document = Document::of_text(text.to_owned());
    let list = ["Moss 1999", "Reed 2001", "Fern 2003", "Alder 2004", "Birch 1998", "Oak 2002", "Elm 2005"];
    let references = list.iter().map(|one| {
        let (family, year) = one.split_once(' ').unwrap();
        let mut record = crate::record::Record::new(crate::record::EntryType::from_name("book"));
        let name = crate::record::Name::person(family, "A.");
        record.set_names(crate::record::Field::Author, crate::record::Names::of([name]));
        record.set_date(crate::record::Field::Date, year);
        record
    });
    let references = citation::listed_elsewhere(&document, references.collect());
    let reading = citation::read(&document, references);
    let passage = Passage::read(&document, &reading.citations);
    measured(&Text::of(&document, &passage), &passage)
}

#[test]
fn paragraphs_that_cite_in_the_vocabulary_of_schools_are_likelier_than_the_author_s_own_study() {
    let found = read(TEXT);
    let single = |words: &str| {
        let at = |s: &Stretch| s.lines.len();
        let mut sentences = TEXT.split("\n\n").skip(1).flat_map(|paragraph| paragraph.split(". "));
        let sentence = sentences.position(|s| s.contains(words)).unwrap();
        found.iter().map(|(s, _)| s).filter(|s| s.lines.contains(&sentence)).min_by_key(|s| at(s)).cloned()
    };
    let delta = single("The Delta school").unwrap();
    let roads = single("confluence theorists").unwrap();
    assert!(delta.lines.end <= roads.lines.start, "{delta:?} {roads:?}");
    assert!(found.iter().all(|(s, _)| (0.0..=1.0).contains(&s.probability)));
    assert!(single("We measured").is_none_or(|own| own.probability < roads.probability));
}

#[test]
fn signs_are_finite_and_a_text_without_citations_has_none() {
    assert!(read(TEXT).iter().all(|(_, signs)| signs.iter().all(|sign| sign.is_finite())));
    assert!(read("Nothing is cited here. Nothing at all.\n").is_empty());
}
