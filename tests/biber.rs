//! What Catena writes, judged by biber itself: `biber --tool --validate-datamodel` must have nothing to say.
//!
//! Where biber is not installed the tests say that they were skipped.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

mod common;

use std::process::Command;

use catena::bibtex::{WriteOptions, write_records_reporting};
use catena::record::{EntryType, Field, Name, Names, Person, Record, Value};

/// biber's warnings and errors on `text`; `None` where there is no biber.
fn biber(text: &str) -> Option<Vec<String>> {
    common::outside("biber")?;
    let folder = tempfile::tempdir().ok()?;
    std::fs::write(folder.path().join("t.bib"), text).ok()?;
    let output = Command::new("biber")
        .args(["--tool", "--validate-datamodel", "--nolog", "t.bib", "-O", "o.bib"])
        .current_dir(folder.path())
        .output()
        .ok()?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(printed.lines().filter(|line| !line.starts_with("INFO")).map(str::to_owned).collect())
}

/// Every kind of name that could be misread.
fn people() -> Names {
    let person = |prefix: &str, family: &str, suffix: &str, given: &str| {
        Name::Person(Person {
            family: family.into(),
            given: given.into(),
            prefix: prefix.into(),
            suffix: suffix.into(),
        })
    };
    Names {
        list: vec![
            person("von", "Ortega y Gasset", "", "José"),
            person("", "hooks", "", "bell"),
            person("", "King", "Jr.", "Martin Luther"),
            Name::Body("Bureau of Labor, Wages, Hours, and Statistics & Sons = Co.".into()),
            person("", "A, b, c", "", "d, e"),
            person("", "Others", "", ""),
        ],
        and_others: true,
    }
}

/// A record with what its type must have and much that it may have.
fn full(kind: EntryType) -> Record {
    use EntryType::*;
    let mut record = Record::new(kind.clone());
    record.key = format!("{kind}2004");
    record.set_names(Field::Author, people());
    record.set_date(Field::Date, "2004-05/2005");
    record.set_date(Field::OrigDate, "-0375~");
    record.set_date(Field::UrlDate, "2020-01-02");
    record.set_list(Field::Language, vec!["en".into()]);
    let mut text = |field: Field, value: &str| record.set_text(field, value);
    text(Field::Title, "On {Braces} & 100% of DNA_x \\ “quotes”: $5 ^ ~ #1");
    text(Field::Subtitle, "A Study");
    text(Field::Annotation, "First paragraph.\n\nSecond, 50% done.");
    text(Field::Url, "https://example.org/a_b?c={d}&e=%20f#g");
    text(Field::Doi, "https://doi.org/10.1000/x_y(z)");
    match kind {
        Article => {
            text(Field::JournalTitle, "Journal of Work & Care");
            text(Field::Volume, "12");
            text(Field::Number, "3-4");
            text(Field::Issn, "0304-2421");
            let pages = [("e12", None), ("xii", Some("xv")), ("A-1", Some("A-4"))];
            let pages = pages.map(|(first, last)| (first.to_owned(), last.map(str::to_owned)));
            record.set(Field::Pages, Value::Pages(pages.to_vec()));
        }
        InBook | BookInBook | SuppBook | InCollection | SuppCollection | InReference | InProceedings => {
            text(Field::BookTitle, "A Whole Book");
            if kind != InProceedings {
                text(Field::Edition, "2nd ed.");
            }
            record.set_names(Field::Editor, people());
            record.set_list(Field::Publisher, vec!["Taylor and Francis".into(), "others".into()]);
            record.set_list(Field::Location, vec!["Oxford".into()]);
        }
        Collection | MvCollection | Reference | MvReference | Periodical => {
            record.fields.remove(&Field::Author);
            record.set_names(Field::Editor, people());
        }
        Proceedings | MvProceedings => {
            text(Field::EventTitle, "Conference on Care");
            record.fields.remove(&Field::Author);
            record.set_date(Field::EventDate, "2004-05-03/2004-05-05");
        }
        Report => record.set_list(Field::Publisher, vec!["Institute".into()]),
        Thesis => {
            text(Field::Type, "PhD dissertation");
            record.set_list(Field::Organization, vec!["University".into()]);
        }
        Unpublished => {
            text(Field::EventTitle, "A Meeting");
            record.set_list(Field::Institution, vec!["University".into()]);
        }
        Patent => text(Field::Number, "US 12345"),
        Misc | Online => record.set_list(Field::Publisher, vec!["A Web House".into()]),
        _ => {}
    }
    record
}

#[test]
fn biber_has_nothing_to_say_about_a_full_record_of_any_type() {
    use EntryType::*;
    let kinds = [
        Article,
        Book,
        MvBook,
        InBook,
        BookInBook,
        SuppBook,
        Booklet,
        Collection,
        MvCollection,
        InCollection,
        SuppCollection,
        Dataset,
        Manual,
        Misc,
        Online,
        Patent,
        Periodical,
        Proceedings,
        MvProceedings,
        InProceedings,
        Reference,
        MvReference,
        InReference,
        Report,
        Software,
        Thesis,
        Unpublished,
        Artwork,
        Audio,
        Image,
        Jurisdiction,
        Legislation,
        Letter,
        Movie,
        Music,
        Performance,
        Standard,
        Video,
    ];
    let records = kinds.map(full);
    let (text, problems) = write_records_reporting(&records, &WriteOptions::default());
    assert_eq!(problems, []);
    if let Some(said) = biber(&text) {
        assert_eq!(said, Vec::<String>::new(), "{text}");
    }
}

/// An invented file in which each entry makes biber warn of something else.
const FAULTY: &str = "@string{own = \"Own\"}
@article{inherits, author = {Lind, Eva}, title = {A}, journal = {J}, crossref = {whole}}
@inproceedings{part, author = {Lind, Eva}, title = {B}, crossref = {whole}, pages = {-12}}
@proceedings{whole, title = {W}, year = {1999}, editor = {Berg, Ole}}
@podcast{strange, title = {C}, journal = {J}, year = {1999a}, month = {March}, gender = {female}}
@article{dates, author = {Lind, Eva}, title = {D}, journal = {J}, date = {3 May 2011}, urldate = {seen in May}, ismn = {12}}
@article{clash, author = {Lind, Eva}, title = {E}, journal = {J}, date = {2011-05/2012}, year = {2012}, month = {3}, ids = {dates, clash}}
@article{links, author = {Lind, Eva}, title = {F}, journal = {J}, year = 2001, xdata = {nox}, xref = {nor}, related = {nol}}
@set{members, entryset = {links, nobody}}
@book{numbers, author = {Lind, Eva}, title = {G}, year = 2001, volume = {XII}, sortyear = {2001-2}, isbn = {123}, issn = {1}, pages = {0}}
@book{aliases, author = {Lind, Eva}, title = {H}, year = 2001, school = {S}, institution = {T}, archiveprefix = {arXiv}, eprinttype = {arxiv}}
@book{macros, author = {Lind, Eva}, title = unheard, year = 2001, publisher = own}
@book{names, author = {family=Lind, gvien=Eva}, title = {I}, year = 2001}
Text that stands between two entries.
@book{runaway, author = {Lind, Eva}, title = {J
  note = {x}}, year = 2001}
@book{twice, author = {Lind, Eva}, title = {K}, year = 2001}
@book{twice, author = {Lind, Eva}, title = {L}, year = 2001}
@book{Twice, author = {Lind, Eva}, title = {M}, year = 2001}
";

/// What `lint` says of `text`, each message with the key of the entry in which it lies.
fn reported(text: &str) -> Vec<(String, String)> {
    let key_at = |byte: usize| {
        let before = text.get(..byte).unwrap_or(text);
        let head = before.rfind("\n@").map_or(before, |at| &text[at..]);
        head.split_once('{').map_or("", |(_, rest)| rest.split(',').next().unwrap_or("")).to_owned()
    };
    let problems = catena::bibtex::lint(text, "f.bib");
    problems.iter().map(|p| (key_at(p.place.span.map_or(0, |span| span.end)), p.message.clone())).collect()
}

#[test]
fn whatever_biber_warns_of_is_in_the_report() {
    let Some(said) = biber(FAULTY) else { return };
    let reported = reported(FAULTY);
    let quoted = |line: &str, before: &str| {
        line.split_once(&format!("{before} '")).and_then(|(_, rest)| rest.split('\'').next()).map(str::to_owned)
    };
    let warnings: Vec<&String> = said.iter().filter(|line| !line.contains("Datamodel validation")).collect();
    assert!(warnings.len() > 30, "{warnings:#?}");
    for line in warnings {
        let has = |key: &str, word: &str| {
            reported.iter().any(|(known, message)| (key.is_empty() || known == key) && message.contains(word))
        };
        let key = quoted(line, "ntry").or_else(|| quoted(line, "in entry")).unwrap_or_default();
        let found = if let Some(missing) = line.split_once("didn't find").and_then(|(_, rest)| rest.split('\'').nth(1))
        {
            has("", &format!("`{missing}`"))
        } else if line.contains("junk") {
            has("", "text between entries")
        } else if line.contains("runaway") {
            has("runaway", "looks like the next field")
        } else if let Some(name) = line.split_once("undefined macro ").and_then(|(_, rest)| rest.split('"').nth(1)) {
            has("", name)
        } else if line.contains("alias") {
            has("clash", "`ids`")
        } else if line.contains("Duplicate entry key") || line.contains("Possible typo") {
            has("twice", "second time") && has("Twice", "differs")
        } else if line.contains("date, year") {
            has(&key, "`date`")
        } else if line.contains("Invalid entry type") {
            has(&key, "entry type")
        } else if line.contains("ISBN") || line.contains("ISSN") || line.contains("ISMN") {
            has(&key, "check digit")
        } else if let Some(field) = quoted(line, "ield").or_else(|| quoted(line, "format name")) {
            // `the year `1999a` is not a number` names its field too.
            has(&key, &format!("`{field}`"))
                || has(&key, &format!("the {field} `"))
                || field == "author" && has(&key, "part of a name")
        } else {
            false
        };
        assert!(
            found,
            "biber: {line}\nreported of `{key}`: {:#?}",
            reported.iter().filter(|(k, _)| *k == key).collect::<Vec<_>>()
        );
    }
}
