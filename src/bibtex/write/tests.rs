//! What a user would see in a written file.

use super::*;
use crate::record::{EntryType, Name, Names};

fn chapter() -> Record {
    let mut record = Record::new(EntryType::InCollection);
    record.key = "levy2015".into();
    record.set_names(Field::Author, Names::of([Name::person("Levy", "Karen")]));
    record.set_text(Field::Title, "The Politics of Data & Trucks");
    record.set_text(Field::BookTitle, "Work in the Digital Age");
    record.set_names(Field::Editor, Names::of([Name::Body("A and B Collective".into())]));
    record.set_list(Field::Publisher, vec!["Taylor and Francis".into(), "Sage".into()]);
    record.set(Field::Pages, Value::Pages(vec![("12".into(), Some("15".into())), ("A-3".into(), None)]));
    record.set_text(Field::Doi, "10.1000/a_b&c");
    record.set_date(Field::Date, "2015");
    record
}

#[test]
fn an_entry_is_written_field_by_field_in_the_customary_order() {
    let (text, problems) = write_records_reporting(&[chapter()], &WriteOptions::default());
    assert_eq!(
        text,
        "@incollection{levy2015,\n\
        \x20 author       = {Levy, Karen},\n\
        \x20 editor       = {{A and B Collective}},\n\
        \x20 title        = {The Politics of Data \\& Trucks},\n\
        \x20 booktitle    = {Work in the Digital Age},\n\
        \x20 date         = {2015},\n\
        \x20 pages        = {12--15, {A-3}},\n\
        \x20 publisher    = {{Taylor and Francis} and Sage},\n\
        \x20 doi          = {10.1000/a_b&c},\n\
        }\n"
    );
    assert_eq!(problems, []);
}

#[test]
fn words_are_never_written_as_a_date() {
    let mut record = chapter();
    record.set_date(Field::Date, "forthcoming");
    let (text, problems) = write_records_reporting(&[record], &WriteOptions::default());
    assert!(text.contains("pubstate     = {forthcoming}") && !text.contains(" date "));
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["required-field-missing"]);
    let mut record = chapter();
    record.set_date(Field::Date, "n.d.");
    let text = write_records(&[record], &WriteOptions::default());
    assert!(!text.contains("n.d.") && !text.contains(" date "));
}

#[test]
fn types_and_fields_fit_the_data_model() {
    let mut record = chapter();
    record.fields.remove(&Field::Editor);
    assert!(write_records(&[record], &WriteOptions::default()).starts_with("@inbook{"));

    let mut record = Record::new(EntryType::Unpublished);
    record.key = "roe2019".into();
    record.set_names(Field::Author, Names::of([Name::person("Roe", "R.")]));
    record.set_text(Field::Title, "A Draft");
    record.set_date(Field::Date, "2019");
    record.set_list(Field::Institution, vec!["University of Somewhere".into()]);
    let (text, problems) = write_records_reporting(&[record], &WriteOptions::default());
    assert!(text.contains("howpublished = {University of Somewhere}"), "{text}");
    assert_eq!(problems, []);
}

#[test]
fn entries_are_sorted_by_key_and_stay_so() {
    let mut second = chapter();
    second.key = "Adams1990".into();
    let forward = write_records(&[chapter(), second.clone()], &WriteOptions::default());
    let backward = write_records(&[second, chapter()], &WriteOptions::default());
    assert_eq!(forward, backward);
    assert!(forward.starts_with("@incollection{Adams1990,"));
}

/// What becomes of an entry that is read and written.
fn rewritten(bib: &str) -> String {
    write_records(&crate::bibtex::read_records(bib, "t.bib").0, &WriteOptions::default())
}

#[test]
fn addresses_stand_in_url_and_private_fields_come_back_to_the_letter() {
    let misc =
        rewritten("@misc{a, author={Roe, Ann}, title={T}, howpublished={\\url{https://example.org/a_b}}, year=2001}");
    assert!(misc.contains("howpublished = {\\url{https://example.org/a_b}}"), "{misc}");
    let escaped =
        rewritten("@misc{a, author={Roe, Ann}, title={T}, howpublished={\\url{https://example.org/a%20b}}, year=2001}");
    assert!(escaped.contains("howpublished = {https://example.org/a\\%20b}"), "{escaped}");
    let page = rewritten(
        "@misc{a, author={Roe, Ann}, title={T}, journal={Quay Site}, howpublished={\\url{https://example.org/a_b}}}",
    );
    assert!(page.starts_with("@online{") && page.contains("url          = {https://example.org/a_b}"), "{page}");
    assert!(page.contains("organization = {Quay Site}"), "{page}");
    let article = rewritten("@misc{a, author={Roe, Ann}, title={T}, journal={Quay}, volume={2}, year=2001}");
    assert!(article.starts_with("@article{"), "{article}");
    let groups = rewritten("@book{a, title={T}, groups={a\\;b;c\\,d}, comment={50% of {this}}, holder={{Quay Co.}}}");
    assert!(
        groups.contains("{a\\;b;c\\,d}") && groups.contains("{50% of {this}}") && groups.contains("{{Quay Co.}}"),
        "{groups}"
    );
}

#[test]
fn what_was_written_once_stays_so() {
    let bib = "@article{a, author={some author and the Arts Endowment}, title={Mapping the Super\u{2011}Whale},
        journaltitle={Know\u{ad}ledge and Society}, date={2001}}";
    let again = |bib: &str| write_records(&crate::bibtex::read_records(bib, "t.bib").0, &WriteOptions::default());
    let once = again(bib);
    assert!(once.contains("{Knowledge and Society}") && once.contains("{Mapping the Super-Whale}"), "{once}");
    assert_eq!(again(&once), once);
    let software = "@software{a, title = {One}, author = {Alice v. & Roe}, date = {2001}, institution = {Quay},
        file = {:D\\:\\\\shore\\\\_UNI\\\\_one.pdf:PDF}}\n@softwareversion{b, version = {2}, crossref = {a}}\n";
    let once = again(software);
    assert!(once.contains("shore\\\\_UNI") && !once.contains("institution"), "{once}");
    assert_eq!(again(&once), once);
}
