//! What records a file gives, and what is said about it.

use proptest::prelude::*;

use super::*;
use crate::record::{Date, DateValue, Name, Names, Person};

fn one(text: &str) -> Record {
    read_records(text, "t.bib").0.into_iter().next().unwrap()
}

fn codes(text: &str) -> Vec<&'static str> {
    read_records(text, "t.bib").1.into_iter().map(|p| p.code).collect()
}

fn person(prefix: &str, family: &str, suffix: &str, given: &str) -> Name {
    Name::Person(Person { family: family.into(), given: given.into(), prefix: prefix.into(), suffix: suffix.into() })
}

#[test]
fn names_in_every_form() {
    for (tex, name) in [
        ("Ludwig van Beethoven", person("van", "Beethoven", "", "Ludwig")),
        ("van Beethoven, Ludwig", person("van", "Beethoven", "", "Ludwig")),
        ("King, Jr., Martin Luther", person("", "King", "Jr.", "Martin Luther")),
        ("Martin Luther King, Jr.", person("", "King", "Jr.", "Martin Luther")),
        ("{Ortega y Gasset}, Jos{\\'e}", person("", "Ortega y Gasset", "", "José")),
        ("{hooks}, bell", person("", "hooks", "", "bell")),
        ("G{\\\"o}del, Kurt", person("", "Gödel", "", "Kurt")),
        ("Plato", person("", "Plato", "", "")),
        ("{World Health Organization}", Name::Body("World Health Organization".into())),
        ("{Barnes and Noble, Inc.}", Name::Body("Barnes and Noble, Inc.".into())),
        ("Donald~E. Knuth", person("", "Knuth", "", "Donald E.")),
        ("family=Beauvoir, given=Simone, prefix=de", person("de", "Beauvoir", "", "Simone")),
    ] {
        assert_eq!(values::names(tex), Names::of([name]), "{tex}");
    }
    let cut = values::names("A, B and and others");
    assert_eq!((cut.list.len(), cut.and_others), (1, true));
}

#[test]
fn dates_from_bibtex_and_biblatex_fields() {
    for (fields, date) in [
        ("year = 1999", "1999"),
        ("year = {1999}, month = mar", "1999-03"),
        ("year = 1999, month = \"12~\" # feb", "1999-02-12"),
        ("year = 1999, month = {March 5}", "1999-03-05"),
        ("year = 1996, month = {January 1996}", "1996-01"),
        ("date = {2004-05/2005}", "2004-05/2005"),
        ("date = {199X}", "1990/1999"),
        ("date = {2004-5-3T10:00}", "2004-05-03"),
        ("date = {1850~}, year = 1900", "1850~"),
        ("year = {c. 1850}", "1850~"),
        ("year = {1999?}", "1999?"),
    ] {
        let record = one(&format!("@book{{a, {fields}}}"));
        assert_eq!(record.date(Field::Date), Some(&DateValue::Edtf(Date::read(date).unwrap())), "{fields}");
    }
    assert_eq!(one("@book{a, year = {in press}}").date(Field::Date), Some(&DateValue::Literal("in press".into())));
}

#[test]
fn bibtex_types_and_fields_are_biblatex_ones() {
    let record = one("@PhdThesis{a, School = {MIT}, Address = {Boston}, annote = {x}}");
    assert_eq!(record.entry_type, EntryType::Thesis);
    assert_eq!(record.text(&Field::Type), Some("PhD thesis"));
    assert_eq!(record.text(&Field::Institution), Some("MIT"));
    assert_eq!(record.text(&Field::Location), Some("Boston"));
    let record = one(
        "@article{a, journal = {J. of {\\AA}}, pages = {e12, 1--2, {A-3}--{A-5}}, url = {http://a.b/x\\_y--z}, doi={10.1/a--b}}",
    );
    assert_eq!(record.text(&Field::JournalTitle), Some("J. of Å"));
    assert_eq!(record.text(&Field::Url), Some("http://a.b/x_y--z"));
    assert_eq!(record.text(&Field::Doi), Some("10.1/a--b"));
    let range = |a: &str, b: &str| (a.to_owned(), Some(b.to_owned()));
    assert_eq!(record.pages(), [("e12".to_owned(), None), range("1", "2"), range("A-3", "A-5")]);
}

#[test]
fn fields_are_inherited_and_circles_are_reported() {
    let text = "@incollection{c, title={Part}, crossref={b}}\n@collection{b, title={Whole}, editor={E, F}, date={2001}, crossref={c}}";
    let (records, problems) = read_records(text, "t.bib");
    assert_eq!(records[0].text(&Field::BookTitle), Some("Whole"));
    assert_eq!(records[0].year(), Some(2001));
    assert_eq!(records[1].text(&Field::BookTitle), None);
    assert!(problems.iter().any(|p| p.code == "crossref-circular" && p.place.span.is_some()));
    assert_eq!(codes("@book{a, crossref={a}}"), ["crossref-circular"]);
    assert_eq!(codes("@book{a, xdata={nowhere}}"), ["xdata-missing"]);
    let xdata = "@xdata{x, publisher={P}, location={L}}\n@book{a, xdata={x}, location={Own}}";
    let record = read_records(xdata, "t.bib").0.remove(1);
    assert_eq!((record.text(&Field::Publisher), record.text(&Field::Location)), (Some("P"), Some("Own")));
}

#[test]
fn a_key_in_65536_cases_is_no_slower_than_as_many_keys() {
    let spelt = |cases: u32| -> String {
        let letters = ('a'..='p').enumerate();
        letters.map(|(at, c)| if cases >> at & 1 == 1 { c.to_ascii_uppercase() } else { c }).collect()
    };
    let entries = (0..1 << 16).chain([5]).map(|cases| format!("@book{{{}, title = {{T}}}}\n", spelt(cases)));
    let found = codes(&entries.collect::<String>());
    let count = |code| found.iter().filter(|one| **one == code).count();
    assert_eq!((count("key-case"), count("key-duplicate")), ((1 << 16) - 1, 1));
}

#[test]
fn macros_in_every_condition() {
    let text = "@string{ieee = {IEEE}} @string{pub = ieee # { Press}} @book{a, publisher = PUB, series = nope}";
    let (records, problems) = read_records(text, "t.bib");
    assert_eq!(records[0].text(&Field::Publisher), Some("IEEE Press"));
    assert_eq!(problems.iter().map(|p| p.code).collect::<Vec<_>>(), ["macro-undefined"]);
    assert_eq!(
        codes("@string{a = b}@string{b = a}@book{k, title = a}").iter().filter(|c| **c == "macro-circular").count(),
        1
    );
    let mut bomb = String::from("@string{a0 = {xxxxxxxxxx}}");
    for level in 1..60 {
        bomb.push_str(&format!("@string{{a{level} = a{0} # a{0} # a{0}}}", level - 1));
    }
    bomb.push_str("@book{k, title = a59}");
    assert!(codes(&bomb).contains(&"macro-too-large"));
}

#[test]
fn one_entry_fails_alone_and_is_named() {
    let text =
        "@book{a, title={A}}\n@book{b, title={B,\n year=1999}\n@book{c, title={C}}\n@book{a, note={again}, note={x}}";
    let (records, problems) = read_records(text, "t.bib");
    assert_eq!(records.iter().map(|r| r.key.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "a"]);
    assert_eq!(
        problems.iter().map(|p| p.code).collect::<Vec<_>>(),
        ["entry-broken", "key-duplicate", "field-duplicate"]
    );
    assert!(problems.iter().all(|p| p.help.is_some() && p.place.file.as_deref() == Some("t.bib")));
}

proptest! {
    #[test]
    fn reading_never_panics(text in "([@{}(),=\"#%\\\\~$&' \n-]|@book\\{k,|author=|crossref=\\{|year=|month=|and |[a-zA-Z0-9é.])*") {
        read_records(&text, "t.bib");
    }

    #[test]
    fn names_never_panic(text in "[A-Za-zéß{}\\\\,.=~' -]{0,30}") {
        values::names(&text);
        values::pages(&text);
        values::date(&text);
    }

    #[test]
    fn what_was_written_is_read_back(
        family in "[A-Z][a-zéü]{1,8}( [A-Z][a-z]{2,5})?", given in "[A-Z][a-zø]{1,6}( [A-Z]\\.)?", prefix in "(|von|de la)",
        title in "[A-Z][a-zA-Z0-9&%$#_{}^~\\\\ ,.äß–]{0,30}[a-z]", year in 1000_i32..2030,
    ) {
        prop_assume!(!values::is_suffix(&given));
        let mut record = Record::new(EntryType::Book);
        record.key = "k".into();
        record.set_names(Field::Author, Names::of([person(&prefix, &family, "", &given)]));
        record.set_text(Field::Title, crate::text::collapse_whitespace(&title));
        record.set_date(Field::Date, &year.to_string());
        let text = crate::bibtex::write_records(std::slice::from_ref(&record), &crate::bibtex::WriteOptions::default());
        let (read, problems) = read_records(&text, "t.bib");
        prop_assert_eq!(read, vec![record]);
        prop_assert_eq!(problems, vec![]);
    }
}

#[test]
fn lists_of_names_are_read_as_they_are_cleaned() {
    for (tex, name) in [
        ("World Health Organization", Name::Body("World Health Organization".into())),
        ("Martin Luther King Jr.", person("", "King", "Jr.", "Martin Luther")),
        ("Moor JA", person("", "Moor", "", "J. A.")),
        ("Moor, XJ", person("", "Moor", "", "XJ")),
        ("B. -Y. {Quay}", person("", "Quay", "", "B.-Y.")),
        ("Pope John Paul II", person("", "Pope John Paul II", "", "")),
        ("Jane Roe <jane_roe@example.org>", person("", "Roe", "", "Jane")),
        ("Ursula K. Le Moor", person("", "Le Moor", "", "Ursula K.")),
        ("De Moor, Filip", person("", "De Moor", "", "Filip")),
        ("John Roe\\thanks{Supported by Quay and Co.}", person("", "Roe", "", "John")),
        ("Wei XU", person("", "XU", "", "Wei")),
        ("Nguyen Van Moor", person("", "Moor", "", "Nguyen Van")),
    ] {
        assert_eq!(values::names(tex), Names::of([name]), "{tex}");
    }
    for tex in ["Moor et al", "Moor et al.", "Moor, and others", "Moor and et al."] {
        let cut = values::names(tex);
        assert_eq!((cut.list.len(), cut.and_others), (1, true), "{tex}: {cut:?}");
    }
    let two = values::names("National Institute for Health and Care Excellence and Roe, Ann");
    assert_eq!(two.list.len(), 2, "{two:?}");
}

#[test]
fn months_may_be_spans_and_stand_beside_a_date() {
    for (fields, date) in [
        ("year = 2000, month = jun # \"-\" # aug", "2000-06/2000-08"),
        ("year = 2000, month = {JUL-AUG}", "2000-07/2000-08"),
        ("year = 2000, month = {mar/apr}", "2000-03/2000-04"),
        ("year = 2000, month = {July 3--5}", "2000-07-03/2000-07-05"),
        ("year = 2000, month = {30 June -- 2 July}", "2000-06-30/2000-07-02"),
        ("date = {2000}, month = mar", "2000-03"),
        ("date = {2000-05}, month = mar", "2000-05"),
        ("year = {{\\noopsort{1973b}}1973}", "1973"),
    ] {
        let record = one(&format!("@book{{a, {fields}}}"));
        assert_eq!(record.date(Field::Date), Some(&DateValue::Edtf(Date::read(date).unwrap())), "{fields}");
    }
}

#[test]
fn what_stands_beside_a_text_is_told() {
    assert_eq!(codes("@book{a, address = {Oslo}, location = {Online}}"), ["field-alias-twice"]);
    assert!(codes("@book{a, address = {Oslo}, location = {Oslo}}").is_empty());
    let text = "@article{a, author = {Ann Roe\\thanks{Quay.}}, title = {See \\href{https://example.org}{the site}},
        journal = {\\apj}, groups = {a\\;b;c\\,d}, doi = {https://doi.org/10.1000/182}}";
    assert_eq!(codes(text), ["tex-left-out", "tex-left-out"]);
    let record = one(text);
    assert_eq!(record.text(&Field::Title), Some("See the site"));
    assert_eq!(record.text(&Field::JournalTitle), Some("The Astrophysical Journal"));
    assert_eq!(record.text(&Field::from_name("groups")), Some("a\\;b;c\\,d"));
    assert_eq!(record.text(&Field::Doi), Some("10.1000/182"));
}
