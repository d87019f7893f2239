//! References read as a reader would read them.

use super::*;
use crate::record::{EntryType, Field, Name, Names, Value};

/// One record of each sort; real books and articles, so that a reader can compare with what journals print.
pub(crate) fn samples() -> Vec<Record> {
    let mut records = Vec::new();
    let mut add = |key: &str, kind: EntryType, fields: &[(&str, &str)]| {
        let mut record = Record::new(kind);
        record.key = key.into();
        for (name, value) in fields {
            let field = Field::from_name(name);
            match field.data_type() {
                crate::record::DataType::Names => {
                    let mut names = Names::default();
                    for name in value.split(" and ") {
                        match name.split_once(", ") {
                            _ if name == "others" => names.and_others = true,
                            Some((family, given)) => names.list.push(Name::person(family, given)),
                            None => names.list.push(Name::Body(name.into())),
                        }
                    }
                    record.set_names(field, names);
                }
                crate::record::DataType::Range => {
                    let (first, last) = value.split_once("--").map_or((*value, None), |(a, b)| (a, Some(b.to_owned())));
                    record.set(field, Value::Pages(vec![(first.to_owned(), last)]));
                }
                crate::record::DataType::List => {
                    record.set_list(field, value.split(" and ").map(str::to_owned).collect());
                }
                _ => record.set_text(field, *value),
            }
        }
        records.push(record);
    };
    add(
        "star1999",
        EntryType::Article,
        &[
            ("author", "Star, Susan Leigh and Strauss, Anselm"),
            ("title", "Layers of silence, arenas of voice"),
            ("subtitle", "The ecology of visible and invisible work"),
            ("journaltitle", "Computer Supported Cooperative Work"),
            ("volume", "8"),
            ("number", "1--2"),
            ("pages", "9--30"),
            ("date", "1999"),
            ("doi", "10.1023/A:1008651105359"),
        ],
    );
    add(
        "weber1921",
        EntryType::Book,
        &[
            ("author", "Weber, Max"),
            ("title", "Wirtschaft und Gesellschaft: Grundriss der verstehenden Soziologie"),
            ("date", "1921/1922"),
            ("publisher", "Mohr"),
            ("location", "Tübingen"),
        ],
    );
    add(
        "weber1978",
        EntryType::Book,
        &[
            ("author", "Weber, Max"),
            ("editor", "Roth, Guenther and Wittich, Claus"),
            ("title", "Economy and Society"),
            ("subtitle", "An Outline of Interpretive Sociology"),
            ("date", "1978"),
            ("origdate", "1922"),
            ("publisher", "University of California Press"),
            ("location", "Berkeley, CA"),
            ("volumes", "2"),
        ],
    );
    add(
        "law1991",
        EntryType::Collection,
        &[
            ("editor", "Law, John"),
            ("title", "A Sociology of Monsters"),
            ("date", "1991"),
            ("publisher", "Routledge"),
            ("location", "London"),
        ],
    );
    add(
        "callon1986",
        EntryType::InCollection,
        &[
            ("author", "Callon, Michel"),
            ("title", "Some elements of a sociology of translation"),
            ("booktitle", "Power, Action and Belief"),
            ("booksubtitle", "A New Sociology of Knowledge?"),
            ("editor", "Law, John"),
            ("pages", "196--223"),
            ("date", "1986"),
            ("publisher", "Routledge & Kegan Paul"),
            ("location", "London"),
        ],
    );
    add(
        "forth",
        EntryType::Book,
        &[
            ("author", "Roe, Ann"),
            ("title", "Slow counting"),
            ("pubstate", "forthcoming"),
            ("publisher", "Example University Press"),
        ],
    );
    add(
        "team2012",
        EntryType::Article,
        &[
            ("author", "Aad, Georges and Abbott, Brad and others"),
            ("title", "Observation of a new particle"),
            ("journaltitle", "Physics Letters B"),
            ("volume", "716"),
            ("pages", "1--29"),
            ("date", "2012"),
        ],
    );
    add(
        "one2001",
        EntryType::Article,
        &[
            ("author", "Jha, Ashish and others"),
            ("title", "Use of records"),
            ("journaltitle", "NEJM"),
            ("volume", "360"),
            ("pages", "1628--1638"),
            ("date", "2001-04"),
            ("eid", "e12"),
        ],
    );
    add(
        "diss",
        EntryType::Thesis,
        &[
            ("author", "Shestakofsky, Benjamin"),
            ("title", "The algorithmic firm"),
            ("type", "phdthesis"),
            ("institution", "University of Somewhere"),
            ("location", "Berkeley"),
            ("date", "2018"),
        ],
    );
    add(
        "who2000",
        EntryType::Report,
        &[
            ("author", "World Health Organization"),
            ("title", "Health Systems: Improving Performance"),
            ("type", "techreport"),
            ("number", "12"),
            ("institution", "World Health Organization"),
            ("location", "Geneva"),
            ("date", "2000"),
            ("url", "https://www.who.int/whr/2000/en/"),
            ("urldate", "2020-05-03"),
        ],
    );
    add(
        "manuscript",
        EntryType::Unpublished,
        &[
            ("author", "Doe, Jane"),
            ("title", "Counting care"),
            ("date", "2019"),
            ("howpublished", "Unpublished manuscript"),
            ("note", "Department of Sociology, University of Example"),
        ],
    );
    add(
        "web",
        EntryType::Online,
        &[
            ("author", "Bureau of Labor Statistics"),
            ("title", "Home health aides"),
            ("date", "2019-09-04"),
            ("url", "https://www.bls.gov/ooh/?a=1&b=2#tab_1"),
            ("urldate", "2020-01-02"),
        ],
    );
    add(
        "beauvoir",
        EntryType::Book,
        &[
            ("author", "de Beauvoir, Simone"),
            ("title", "Le deuxième sexe"),
            ("date", "1949"),
            ("publisher", "Gallimard"),
            ("location", "Paris"),
            ("volume", "2"),
            ("edition", "2"),
        ],
    );
    add(
        "conf",
        EntryType::InProceedings,
        &[
            ("author", "Suchman, Lucy"),
            ("title", "Office procedure as practical action"),
            ("booktitle", "Proceedings of CSCW ’88"),
            ("pages", "1--10"),
            ("date", "1988"),
            ("publisher", "ACM"),
            ("location", "New York"),
        ],
    );
    add(
        "own",
        EntryType::InBook,
        &[
            ("author", "Foucault, Michel"),
            ("bookauthor", "Foucault, Michel"),
            ("title", "Afterword: the subject & power"),
            ("booktitle", "Michel Foucault: Beyond Structuralism and Hermeneutics"),
            ("pages", "208--226"),
            ("date", "1982"),
            ("publisher", "University of Chicago Press"),
            ("location", "Chicago"),
            ("translator", "Hurley, Robert"),
        ],
    );
    records
}

fn text(style: &str, key: &str) -> String {
    let records = samples();
    let found = format(&records, &Style::named(style).unwrap()).into_iter().find(|r| r.key == key).unwrap();
    Markup::Text.write(&found.runs)
}

#[test]
fn references_read_as_the_styles_manuals_print_them() {
    // Publication Manual of the APA, 7th ed., §§ 9.25, 9.28, 10.2, 10.3, 10.6.
    assert_eq!(text("apa", "law1991"), "Law, J. (Ed.). (1991). A Sociology of Monsters. Routledge.");
    assert_eq!(
        text("apa", "callon1986"),
        "Callon, M. (1986). Some elements of a sociology of translation. In J. Law (Ed.), Power, Action and Belief: A New \
         Sociology of Knowledge? (pp. 196–223). Routledge & Kegan Paul."
    );
    assert_eq!(
        text("apa", "diss"),
        "Shestakofsky, B. (2018). The algorithmic firm [PhD thesis]. University of Somewhere."
    );
    // Chicago Manual of Style, §§ 13.108, 14.8.
    assert_eq!(
        text("chicago-author-date", "weber1978"),
        "Weber, Max. (1922) 1978. Economy and Society: An Outline of Interpretive Sociology. Edited by Guenther Roth and \
         Claus Wittich. 2 vols. University of California Press."
    );
    assert_eq!(text("chicago-author-date", "law1991"), "Law, John, ed. 1991. A Sociology of Monsters. Routledge.");
    // ASA Style Guide, 6th ed., § 4.3.
    assert_eq!(
        text("asa", "star1999"),
        "Star, Susan Leigh, and Anselm Strauss. 1999. “Layers of Silence, Arenas of Voice: The Ecology of Visible and \
         Invisible Work.” Computer Supported Cooperative Work 8(1–2):9–30. doi:10.1023/A:1008651105359."
    );
}

#[test]
fn spans_of_years_cut_lists_and_works_to_come_are_shown_in_every_style() {
    let mut odd = Vec::new();
    for style in Style::names() {
        let references = format(&samples(), &Style::named(style).unwrap());
        assert_eq!(references.len(), samples().len(), "{style}");
        for reference in references {
            let text = Markup::Text.write(&reference.runs);
            let lower = text.to_lowercase();
            let marks = ['\u{1b}', '\u{f8fc}', '\u{f8fd}', '\u{f8fe}'];
            let said = match reference.key.as_str() {
                "weber1921" => lower.contains("1921–1922") || !lower.contains("1921"),
                "forth" => lower.contains("forthcoming"),
                "team2012" | "one2001" => ["et al", "others", "等"].iter().any(|words| lower.contains(words)),
                _ => true,
            };
            let clean = !["..", "  ", "?.", " ,", " .", ",,"].iter().any(|wrong| text.contains(wrong));
            if !said || !clean || text.contains(marks) {
                odd.push(format!("{style}: {text}"));
            }
        }
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

#[test]
fn german_titles_keep_their_capitals_where_english_ones_are_changed() {
    assert!(text("chicago-author-date", "weber1921").contains("Grundriss der verstehenden Soziologie"));
}

#[test]
fn two_small_words_tell_a_short_title_of_another_language() {
    let printed = |title: &str| {
        let mut record = Record::new(EntryType::Article);
        record.set_text(Field::Title, title);
        record.set_text(Field::JournalTitle, "Ord");
        record.set_date(Field::Date, "2014");
        let style = Style::named("chicago-notes-bibliography").unwrap();
        Markup::Text.write(&format([&record], &style)[0].runs)
    };
    assert!(
        printed("Den svenska skogens historia under tre sekel")
            .contains("Den svenska skogens historia under tre sekel")
    );
    assert!(printed("Feeling the heat under stress").contains("Feeling the Heat under Stress"));
    assert!(printed("Scholastic habitus").contains("Scholastic Habitus"));
}

#[test]
fn every_markup_makes_a_whole_document_that_is_the_same_each_time() {
    let (records, style) = (samples(), Style::named("apa").unwrap());
    for markup in [Markup::Markdown, Markup::Html, Markup::Typst, Markup::Latex, Markup::Text] {
        let text = formatted_bibliography(&records, &style, "Works & days", markup);
        assert_eq!(text, formatted_bibliography(&records, &style, "Works & days", markup));
        assert!(text.contains("Routledge"));
    }
    let latex = formatted_bibliography(&records, &style, "Works & days", Markup::Latex);
    assert!(latex.contains("\\section*{Works \\& days}") && latex.contains("Routledge \\& Kegan Paul"));
}

#[test]
fn empty_and_odd_records_get_a_reference() {
    let mut odd = Record::new(EntryType::Other("podcast".into()));
    odd.set_text(Field::Title, "");
    odd.set_text(Field::Volume, "99999999999999999999");
    odd.set(Field::Pages, Value::Pages(vec![("1-2-3".into(), Some("–".into()))]));
    odd.set_date(Field::Date, "-0044-03-15");
    odd.set_names(Field::Author, Names::of([Name::Body("\u{202e}x".into()), Name::person("", "Y")]));
    let references = format([&odd, &Record::new(EntryType::Book)], &Style::named("apa").unwrap());
    assert_eq!(references.len(), 2);
}

#[test]
fn people_of_one_family_name_keep_their_given_names() {
    let works: Vec<Record> = [("Edgar", "The map"), ("John", "Two")]
        .into_iter()
        .map(|(given, title)| {
            let mut record = Record::new(EntryType::Book);
            record.key = given.into();
            record.set_names(Field::Author, Names::of([Name::person("Poe", given)]));
            record.set_text(Field::Title, title);
            record.set_date(Field::Date, "2003");
            record
        })
        .collect();
    let shown = |style: &str| -> Vec<String> {
        format(&works, &Style::named(style).unwrap())
            .iter()
            .map(|reference| reference.runs.iter().map(|run| run.text.as_str()).collect())
            .collect()
    };
    assert_eq!(shown("apa"), ["Poe, E. (2003). The map.", "Poe, J. (2003). Two."]);
    assert_eq!(shown("chicago-author-date"), ["Poe, Edgar. 2003. The Map.", "Poe, John. 2003. Two."]);
}

#[test]
fn letters_behind_years_follow_the_order_of_the_list() {
    let works: Vec<Record> = [("a", "Wages and work"), ("b", "Care and work"), ("c", "Dust and work")]
        .into_iter()
        .map(|(key, title)| {
            let mut record = Record::new(EntryType::Book);
            record.key = key.into();
            record.set_names(Field::Author, Names::of([Name::person("Moor", "Ann")]));
            record.set_text(Field::Title, title);
            record.set_date(Field::Date, "1999");
            record
        })
        .collect();
    let style = Style::named("chicago-author-date").unwrap();
    let shown: Vec<String> = format(&works, &style)
        .iter()
        .map(|reference| reference.runs.iter().map(|run| run.text.as_str()).collect())
        .collect();
    assert_eq!(
        shown,
        ["Moor, Ann. 1999a. Care and Work.", "Moor, Ann. 1999b. Dust and Work.", "Moor, Ann. 1999c. Wages and Work."]
    );
}

/// An entry as a style prints it.
fn printed(style: &str, bib: &str) -> String {
    let (records, _) = crate::bibtex::read_records(bib, "t.bib");
    let references = format(&records, &Style::named(style).unwrap());
    references
        .iter()
        .map(|reference| reference.runs.iter().map(|run| run.text.as_str()).collect::<String>() + "\n")
        .collect()
}

#[test]
fn family_names_of_several_words_are_not_parted() {
    for (name, apa, chicago) in [
        ("{Moor y Quay}, José", "Moor y Quay, J.", "Moor y Quay, José."),
        ("{de Moor}, Simone", "de Moor, S.", "de Moor, Simone."),
        ("C. J. {van der Moor}", "van der Moor, C. J.", "van der Moor, C. J."),
        ("Van den Moor, Piet", "Van den Moor, P.", "Van den Moor, Piet."),
        ("De Moor, Filip", "De Moor, F.", "De Moor, Filip."),
        ("de Moor, Simone", "de Moor, S.", "Moor, Simone de."),
        ("Moor JA", "Moor, J. A.", "Moor, J. A."),
        ("Moor, XJ", "Moor, X. J.", "Moor, X. J."),
    ] {
        let bib = format!("@book{{a, author = {{{name}}}, title = {{Salt}}, date = {{2001}}, publisher = {{Quay}}}}");
        assert!(printed("apa", &bib).starts_with(apa), "{}", printed("apa", &bib));
        assert!(printed("chicago-notes", &bib).starts_with(chicago), "{}", printed("chicago-notes", &bib));
    }
}

#[test]
fn edited_books_and_manuscripts_keep_title_and_year() {
    for style in ["iso-690-author-date", "bristol-university-press", "chicago-notes", "turabian-fullnote-8", "apa"] {
        for bib in [
            "@book{a, editor = {Moor, Ann and Quay, Bo}, title = {A plain edited book}, date = {2005}, publisher = {Roe}}",
            "@collection{a, editor = {Moor, Ann}, title = {A collection}, date = {2005}, edition = {3}, publisher = {Roe}}",
            "@unpublished{a, author = {Moor, Ann}, title = {A manuscript of hers}, date = {2005}}",
            "@misc{a, author = {Moor, Ann}, title = {A thing}, date = {2005}}",
        ] {
            let shown = printed(style, bib);
            let title = bib.split("title = {").nth(1).and_then(|rest| rest.split('}').next()).unwrap().to_lowercase();
            assert!(shown.to_lowercase().contains(&title) && shown.contains("2005"), "{style}: {shown}");
            assert!(!bib.contains("editor") || shown.contains("ed"), "{style}: {shown}");
        }
    }
    let two =
        "@book{a, editor = {Moor, Ann and Quay, Bo}, title = {A plain edited book}, date = {2005}, publisher = {Roe}}";
    assert!(
        printed("chicago-notes", two).starts_with("Moor, Ann, and Bo Quay, eds."),
        "{}",
        printed("chicago-notes", two)
    );
}

#[test]
fn numbers_that_stand_for_pages_are_printed_once() {
    let bib = "@article{a, author = {Moor, Ann}, title = {On salt}, journaltitle = {eLife}, date = {2012}, volume = {7}, eid = {e12345}}";
    for style in Style::names() {
        let shown = printed(style, bib);
        assert_eq!(shown.matches("12345").count(), 1, "{style}: {shown}");
        assert!(shown.contains("eLife") || !shown.contains("Elife"), "{style}: {shown}");
    }
}

#[test]
fn an_authors_second_work_has_its_date() {
    let bib =
        "@book{a, author={Moor, Ann}, title={One}, date={2011}}@book{b, author={Moor, Ann}, title={Two}, date={2017}}
        @book{c, author={Moor, Ann}, title={Three}}";
    let shown = printed("american-anthropological-association", bib);
    assert!(shown.matches("N.d.").count() == 1 && shown.contains("2017"), "{shown}");
}

#[test]
fn quotation_marks_and_articles_do_not_sort() {
    let bib = "@article{a, author={Doe, J.}, title={Zebra studies}, journaltitle={J}, date={2001}}
        @book{b, author={Doe, J.}, title={Apples}, date={2002}}
        @article{c, title={The middle article}, journaltitle={J}, date={2003}}
        @book{d, author={Alder, A.}, title={Ash}, date={2002}}
        @book{e, author={Vole, A.}, title={Oak}, date={2002}}";
    for style in ["chicago-notes", "mla", "modern-humanities-research-association"] {
        let shown = printed(style, bib);
        let place = |word: &str| shown.find(word).unwrap_or_else(|| panic!("{style}: {word} in {shown}"));
        let places = ["Alder", "Apples", "Zebra", "iddle", "Vole"].map(place);
        assert!(places.is_sorted(), "{style}: {shown}");
    }
    let dated = printed("chicago-author-date", bib);
    assert!(dated.find("Alder") < dated.find("Middle") && dated.find("Middle") < dated.find("Vole"), "{dated}");
}

#[test]
fn a_style_without_an_order_lists_works_by_names() {
    let bib = "@book{a, author={Vole, A.}, title={Oak}, date={2002}}
        @book{z, author={Alder, A.}, title={Ash}, date={2004}}
        @book{b, author={Alder, A.}, title={Elm}, date={2001}}";
    let shown = printed("vancouver", bib);
    assert!(shown.find("Elm") < shown.find("Ash") && shown.find("Ash") < shown.find("Oak"), "{shown}");
}

#[test]
fn a_chapters_book_tells_its_language() {
    let bib =
        "@incollection{a, author={Galasso, Giuseppe}, title={Le forme del potere}, booktitle={I caratteri originali},
        maintitle={Storia d'Italia}, date={1972}, publisher={Einaudi}}";
    let shown = printed("chicago-notes", bib);
    assert!(shown.contains("“Le forme del potere.” In Storia d’Italia. I caratteri originali"), "{shown}");
}

#[test]
fn a_volume_is_named_behind_its_work() {
    let book = "@book{a, author={Bowlby, John}, title={Attachment}, maintitle={Attachment and Loss}, volume={1},
        edition={2}, publisher={Basic Books}, date={1982}}";
    let part = "@incollection{a, author={Moor, Ann}, title={Salt}, booktitle={Rivers}, maintitle={A History of Water},
        volume={2}, editor={Quay, Bo}, pages={4--9}, publisher={Roe}, date={1999}}";
    for (style, bib, said) in [
        ("apa", book, "(1982). Attachment and Loss: Vol. 1. Attachment (2nd ed.). Basic Books."),
        ("chicago-author-date", book, "1982. Attachment and Loss. Vol. 1, Attachment. 2nd ed. Basic Books."),
        ("ieee", book, "J. Bowlby, Attachment and Loss. Vol. 1, Attachment, 2nd ed. Basic Books, 1982."),
        ("apa", part, "In B. Quay (Ed.), A History of Water: Vol. 2. Rivers (pp. 4–9). Roe."),
        ("associacao-brasileira-de-normas-tecnicas", part, "A History of Water. v. 2, Rivers."),
    ] {
        let shown = printed(style, bib);
        assert!(shown.contains(said), "{style}: {shown}");
    }
}

#[test]
fn a_work_without_authors_has_its_year() {
    let bib = "@book{a, title={Zebra book}, publisher={P}, location={L}, date={1999}}";
    assert_eq!(printed("iso-690-author-date", bib), "Zebra book, 1999. L: P.\n");
}

#[test]
fn papers_and_entries_keep_what_they_stand_in() {
    let paper =
        "@inproceedings{a, author={He, Kai}, title={Deep learning}, booktitle={Proceedings of the Ferry Conference},
        date={2016-06}, pages={770--778}, publisher={IEEE}}";
    let entry = "@inreference{a, author={Moor, Ann}, title={Bruno, Giordano}, booktitle={Enciclopedia Italiana},
        volume={7}, date={1930}, publisher={Treccani}}";
    let review = "@review{a, author={Moor, Ann}, title={The Making}, journaltitle={Economic Journal}, volume={74},
        number={295}, pages={684--686}, date={1964}}";
    for style in Style::names() {
        for (bib, host) in [(paper, "ferryconference"), (entry, "enciclopediaitaliana")] {
            let shown: String = printed(style, bib).chars().filter(|c| c.is_alphanumeric()).collect();
            assert!(shown.to_lowercase().contains(host), "{style}: {shown}");
        }
    }
    for style in ["abnt", "iso-690-author-date", "chicago-author-date", "chicago-notes", "apa", "vancouver", "harvard"]
    {
        let shown = printed(style, review);
        assert!(shown.contains("Economic Journal") && shown.contains("74"), "{style}: {shown}");
    }
    assert_eq!(
        printed("chicago-author-date", review),
        "Moor, Ann. 1964. Review of The Making. Economic Journal 74 (295): 684–86.\n"
    );
}

#[test]
fn editors_of_a_chapters_book_are_printed() {
    let bib = "@incollection{a, author={Alpha, Anna}, title={Chapter}, booktitle={Book of chapters}, editor={Beta, Bo},
        publisher={P}, location={L}, date={1995}, pages={69--90}}";
    let shown = printed("vancouver", bib);
    assert!(shown.starts_with("Alpha A. Chapter. In: Beta B, editor. Book of chapters. L: P; 1995."), "{shown}");
}

#[test]
fn law_is_printed_with_the_number_that_it_is_cited_by() {
    let judgment = "@jurisdiction{a, title={Moor v. Quay}, date={1905}, journaltitle={U.S.}, volume={198}, pages={45}}";
    let patent = "@patent{a, author={Roe, Ann}, title={Ferry lock}, type={patentus}, number={4405829}, date={1983}}";
    for style in ["harvard", "abnt", "vancouver", "apa", "chicago-notes", "mla", "ieee"] {
        let shown = printed(style, judgment);
        assert!(shown.contains("198") && shown.contains("U.S."), "{style}: {shown}");
        let shown = printed(style, patent);
        assert!(shown.contains("4405829") && !shown.to_lowercase().contains("patentus"), "{style}: {shown}");
    }
    assert!(printed("apa", patent).contains("(U.S. Patent No. 4405829)"), "{}", printed("apa", patent));
}

#[test]
fn editors_and_translators_are_called_so_in_any_language() {
    let bib =
        "@book{a, author={Moor, Ann}, title={L'invention du quotidien}, editor={Giard, Luce}, translator={Roe, Bo},
        langid={french}, date={1990}}";
    assert!(printed("apa", bib).contains("(L. Giard, Ed.; B. Roe, Trans.)"), "{}", printed("apa", bib));
    let shown = printed("mla", bib);
    assert!(shown.contains("Edited by Luce Giard, translated by Bo Roe"), "{shown}");
}

#[test]
fn an_edition_is_called_one_and_a_volume_is_said_once() {
    let edition = "@book{e, author={Roe, Ann}, title={Salt}, edition={2}, publisher={P}, location={Oslo}, date={1999}}";
    assert_eq!(printed("iso-690-author-date", edition), "ROE, Ann, 1999. Salt. 2nd ed. Oslo: P.\n");
    let volume =
        "@book{v, author={Roe, Ann}, title={The Plays}, volume={3}, series={Folio}, publisher={P}, date={1999}}";
    let shown = printed("ieee", volume);
    assert_eq!(shown.matches("vol. 3").count(), 1, "{shown}");
}
