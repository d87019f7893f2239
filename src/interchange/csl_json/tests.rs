//! What a user of CSL-JSON would notice.

use proptest::prelude::*;
use serde_json::json;

use super::{from_record, read, to_record, write};
use crate::record::{Date, DatePoint, DateValue, EntryType, Field, Name, Names, Person, Record, Value};

fn article() -> Record {
    let mut record = Record::new(EntryType::Article);
    record.key = "berg1997".into();
    record.set_names(Field::Author, Names::of([Name::person("Berg", "Marc")]));
    record.set_text(Field::Title, "Of forms, containers and the electronic medical record");
    record.set_text(Field::Subtitle, "some tools for a sociology of the formal");
    record.set_text(Field::JournalTitle, "Science, Technology, & Human Values");
    record.set_text(Field::Volume, "22");
    record.set_text(Field::Number, "4");
    record.set(Field::Pages, Value::Pages(vec![("403".into(), Some("433".into()))]));
    record.set_date(Field::Date, "1997");
    record.set_text(Field::Doi, "10.1177/016224399702200401");
    record
}

#[test]
fn an_article_is_written_as_processors_expect_it_in_a_fixed_order() {
    let item = from_record(&article());
    assert_eq!(
        item,
        json!({
            "id": "berg1997", "type": "article-journal",
            "author": [{"family": "Berg", "given": "Marc"}],
            "title": "Of forms, containers and the electronic medical record: some tools for a sociology of the formal",
            "title-short": "Of forms, containers and the electronic medical record",
            "container-title": "Science, Technology, & Human Values",
            "volume": "22", "issue": "4", "page": "403-433",
            "issued": {"date-parts": [[1997]]},
            "DOI": "10.1177/016224399702200401"
        })
    );
    let keys: Vec<&String> = item.as_object().unwrap().keys().collect();
    assert_eq!(keys[..4], ["id", "type", "author", "title"]);
    assert_eq!(to_record(&item).0, article());
}

#[test]
fn a_chapter_with_everything_comes_back_as_it_was() {
    let mut record = Record::new(EntryType::InCollection);
    record.key = "x".into();
    let beauvoir =
        Person { family: "Beauvoir".into(), given: "Simone".into(), prefix: "de".into(), ..Person::default() };
    record.set_names(Field::Author, Names { list: vec![Name::Person(beauvoir)], and_others: true });
    record.set_names(Field::Editor, Names::of([Name::Body("Royal Society".into())]));
    record.set_names(Field::EditorA, Names::of([Name::person("Roe", "Ann")]));
    record.set_text(Field::EditorAType, "compiler");
    record.set_text(Field::Title, "Is it so?");
    record.set_text(Field::Subtitle, "On doubt");
    record.set_text(Field::BookTitle, "Essays");
    record.set_text(Field::BookSubtitle, "Collected");
    record.set_text(Field::MainTitle, "Works");
    record.set_text(Field::Series, "Library");
    record.set_text(Field::Number, "7");
    record.set_list(Field::Publisher, vec!["Faber".into(), "Gallimard".into()]);
    record.set_list(Field::Location, vec!["London".into(), "Paris".into()]);
    record.set_date(Field::Date, "1972~");
    record.set_date(Field::OrigDate, "1947/");
    record.set_text(Field::PubState, "inpress");
    record.set_text(Field::LangId, "french");
    record.set_text(Field::Addendum, "Reprinted");
    record.set_text(Field::Eprint, "2101.00001");
    record.set_text(Field::EprintType, "arxiv");
    let item = from_record(&record);
    assert_eq!(item["title"], "Is it so? On doubt");
    assert_eq!(item["status"], "in press");
    assert_eq!(item["language"], "fr");
    assert_eq!(item["publisher"], "Faber and Gallimard");
    assert_eq!(item["compiler"][0]["family"], "Roe");
    assert_eq!(item["URL"], "https://arxiv.org/abs/2101.00001");
    assert_eq!(item["author"][0]["non-dropping-particle"], "de");
    assert_eq!(item["author"][1], json!({"literal": "others", "others": true}));
    assert_eq!(item["collection-number"], "7");
    let (back, problems) = to_record(&item);
    assert_eq!(back, record);
    assert_eq!(problems, []);
}

#[test]
fn years_before_the_common_era_are_counted_as_historians_count_them() {
    let mut record = Record::new(EntryType::Book);
    record.set_date(Field::Date, "-0374");
    assert_eq!(from_record(&record)["issued"], json!({"date-parts": [[-375]]}));
    assert_eq!(to_record(&from_record(&record)).0, record);
}

#[test]
fn what_reference_managers_export_is_read() {
    let (records, problems) = read(
        r#"[{"id": 17, "type": "article-newspaper", "title": "The <i>Beagle</i> &amp; its crew", "container-title":
            "The Times", "page": 12, "issued": {"date-parts": [["1859", "11", 24]]}, "language": "en-GB",
            "author": [{"family": "Gogh", "non-dropping-particle": "van", "given": "V.", "suffix": "Jr."},
                       {"literal": "Royal Society"}, {"given": "Plato"}],
            "accessed": {"raw": "2001-05"}, "x-private": "kept?"}]"#,
    );
    let record = &records[0];
    assert_eq!(record.key, "17");
    assert_eq!(record.entry_type, EntryType::Article);
    assert_eq!(record.text(&Field::Other("entrysubtype".into())), Some("newspaper"));
    assert_eq!(record.text(&Field::Title), Some("The Beagle & its crew"));
    assert_eq!(record.pages(), [("12".to_owned(), None)]);
    assert_eq!(record.date(Field::Date).unwrap().to_string(), "1859-11-24");
    assert_eq!(record.date(Field::UrlDate).unwrap().to_string(), "2001-05");
    let names: Vec<String> = record.names(Field::Author).unwrap().list.iter().map(Name::inverted).collect();
    assert_eq!(names, ["van Gogh, Jr., V.", "Royal Society", "Plato"]);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("`x-private`"), "{}", problems[0]);
    assert_eq!(from_record(record)["type"], "article-newspaper");
}

#[test]
fn files_of_other_shapes_and_broken_ones_get_an_answer() {
    assert_eq!(read("{\"type\":\"book\"}\n\n{\"type\":\"report\"}\n").0.len(), 2);
    assert_eq!(read("\u{feff}{\"items\": [{\"type\": \"book\"}]}").0.len(), 1);
    let (records, problems) = read("[{\"type\": \"book\",}]");
    assert!(records.is_empty());
    assert_eq!(problems[0].code, "not-json");
    assert_eq!(problems[0].place.span.map(|span| span.start), Some(17));
    assert_eq!(read("[1, {\"type\": \"book\"}]").1[0].code, "csl-not-an-item");
    assert_eq!(read("[{\"type\": \"podcast\"}]").1[0].code, "csl-unknown-type");
}

fn word() -> impl Strategy<Value = String> {
    "[A-Za-zé&.:?;, ‘’–-]{0,12}[a-zü0-9]"
        .prop_map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .prop_filter("no entity, no lone et al.", |text| {
            !text.is_empty() && !text.starts_with('&') && !matches!(text.to_lowercase().as_str(), "others" | "et al")
        })
}

fn names() -> impl Strategy<Value = Value> {
    let person =
        (word(), "[A-Z][a-z.]{0,5}", prop_oneof![Just(""), Just("van der")], prop_oneof![Just(""), Just("Jr.")])
            .prop_map(|(family, given, prefix, suffix)| {
                Name::Person(Person { family, given, prefix: prefix.into(), suffix: suffix.into() })
            });
    let name = prop_oneof![4 => person, 1 => word().prop_map(Name::Body)];
    (proptest::collection::vec(name, 1..4), any::<bool>())
        .prop_map(|(list, and_others)| Value::Names(Names { list, and_others }))
}

fn date() -> impl Strategy<Value = Value> {
    let point = (-2000..2100i32, proptest::option::of(1..=12u8), any::<bool>(), any::<bool>())
        .prop_map(|(year, month, approximate, uncertain)| DatePoint { year, month, day: None, approximate, uncertain });
    prop_oneof![
        point.clone().prop_map(|p| Value::Date(DateValue::Edtf(Date::At(p)))),
        (point, 1..50i32).prop_map(|(p, years)| {
            let end = DatePoint::year(p.year + years);
            Value::Date(DateValue::Edtf(Date::Interval(Some(p), Some(end))))
        }),
        Just(Value::Date(DateValue::Literal("forthcoming".into()))),
    ]
}

/// A record with any type and any fields, whether or not they belong together.
pub(crate) fn any_record() -> impl Strategy<Value = Record> {
    let kinds = "article book inbook incollection inproceedings thesis report online misc unpublished mvbook manual \
        jurisdiction video podcast periodical proceedings letter dataset";
    let kinds: Vec<EntryType> = kinds.split_whitespace().map(EntryType::from_name).collect();
    let texts = "title subtitle shorttitle maintitle booktitle booksubtitle journaltitle journalsubtitle titleaddon \
        series volume number issue eid edition type pubstate note addendum langid doi url eprint eprinttype annotation \
        howpublished chapter part keywords abstract isbn";
    let texts: Vec<Field> = texts.split_whitespace().map(Field::from_name).collect();
    let lists = vec![Field::Publisher, Field::Location, Field::Institution, Field::Organization, Field::Language];
    let text = (proptest::sample::select(texts), word()).prop_map(|(field, text)| match field.data_type() {
        crate::record::DataType::Verbatim => (field, Value::Verbatim(text)),
        _ => (field, Value::Text(text)),
    });
    let list = (proptest::sample::select(lists), proptest::collection::vec(word(), 1..3))
        .prop_map(|(field, items)| (field, Value::List(items)));
    let people = (
        proptest::sample::select(vec![
            Field::Author,
            Field::Editor,
            Field::Translator,
            Field::EditorB,
            Field::Afterword,
        ]),
        names(),
    );
    let dates = (proptest::sample::select(vec![Field::Date, Field::OrigDate, Field::UrlDate]), date());
    let pages = proptest::collection::vec(("[ivx0-9A-]{0,3}[0-9]", proptest::option::of("[0-9]{1,3}")), 1..3)
        .prop_map(|pages| (Field::Pages, Value::Pages(pages)));
    let field = prop_oneof![6 => text, 2 => list, 2 => people, 1 => dates, 1 => pages];
    ("[a-z]{1,6}[0-9]{0,2}", proptest::sample::select(kinds), proptest::collection::vec(field, 0..9)).prop_map(
        |(key, kind, fields)| {
            let mut record = Record::new(kind);
            record.key = key;
            record.fields.extend(fields);
            record
        },
    )
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|b| json!(b)),
        any::<i64>().prop_map(|n| json!(n)),
        ".{0,12}".prop_map(|s| json!(s)),
        Just(json!("1999-1998")),
    ];
    let key = proptest::sample::select(vec![
        "type",
        "id",
        "title",
        "title-short",
        "author",
        "issued",
        "page",
        "date-parts",
        "season",
        "literal",
        "family",
        "given",
        "custom",
        "biblatex",
        "publisher",
        "entry-type",
        "volume-title",
        "container-title",
        "date",
        "pages",
    ]);
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(|list| json!(list)),
            proptest::collection::vec((key.clone(), inner), 0..6)
                .prop_map(|pairs| pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<serde_json::Map<_, _>>())
                .prop_map(serde_json::Value::Object),
        ]
    })
}

proptest! {
    #[test]
    fn any_record_comes_back_as_it_left(record in any_record()) {
        let text = write([&record]);
        let (back, _) = read(&text);
        prop_assert_eq!(&back[0], &record, "{}", text);
    }

    #[test]
    fn any_json_gets_an_answer_and_what_was_read_is_stable(value in any_json()) {
        let (record, _) = to_record(&value);
        prop_assert_eq!(to_record(&from_record(&record)).0, record);
    }

    #[test]
    fn any_text_gets_an_answer(text in ".{0,200}") {
        read(&text);
    }
}

#[test]
fn the_page_on_formats_names_every_type_and_variable() {
    let page = include_str!("../../../docs/formats.md");
    let missing: Vec<&str> = super::variables::VARIABLES
        .iter()
        .map(|(name, ..)| *name)
        .chain(super::types::names())
        .filter(|name| !page.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The item of an entry, and whether the entry comes back from it as it was.
fn item_of(bib: &str) -> serde_json::Value {
    let record = crate::bibtex::read_records(bib, "t.bib").0.remove(0);
    let item = from_record(&record);
    assert_eq!(to_record(&item).0, record, "{item}");
    item
}

#[test]
fn an_address_of_the_records_own_comes_back() {
    let bib =
        "@misc{a, title = {T}, eprint = {2304.02643}, eprinttype = {arxiv}, url = {https://arxiv.org/abs/2304.02643}}";
    for bib in [bib, &bib.replace(", url = {https://arxiv.org/abs/2304.02643}", "")] {
        let (records, _) = crate::bibtex::read_records(bib, "t.bib");
        assert_eq!(read(&write(&records)).0, records);
    }
}

#[test]
fn publishers_are_joined_as_biblatex_prints_them() {
    let of = |list: &str| item_of(&format!("@book{{a, title = {{T}}, publisher = {{{list}}}}}"))["publisher"].clone();
    assert_eq!(of("Moor and Quay"), "Moor and Quay");
    assert_eq!(of("Moor and Quay and Roe"), "Moor, Quay, and Roe");
    assert_eq!(of("{Moor and Quay}"), "Moor and Quay");
}

#[test]
fn what_bibtex_has_no_field_for_finds_its_variable() {
    let item = item_of("@movie{a, title = {T}, editor = {Roe, Ann}, editortype = {director}, date = {1980}}");
    assert_eq!((&item["director"][0]["family"], item.get("editor")), (&json!("Roe"), None));
    let item = item_of("@misc{a, title = {T}, howpublished = {\\url{https://example.org/a_b}}}");
    assert_eq!((&item["URL"], item.get("medium")), (&json!("https://example.org/a_b"), None));
    let item = item_of("@proceedings{a, editor = {Roe, Ann}, title = {On it}, booktitle = {On it}}");
    assert_eq!(item.get("container-title"), None);
    let item = item_of("@article{a, author = {Moor, XJ and Quay, Bo and ROE, JO}, title = {T}, journaltitle = {J}}");
    let given: Vec<_> = (0..3).map(|at| item["author"][at]["given"].as_str().unwrap()).collect();
    assert_eq!(given, ["X. J.", "Bo", "JO"]);
}

#[test]
fn a_broken_item_costs_itself_alone_and_has_a_place() {
    let place = |text: &str, problem: &crate::diagnostic::Diagnostic| {
        let at = crate::text::Positions::new(text).line_column(problem.place.span.unwrap().start);
        (at.line, at.column)
    };
    let good = |key: &str| format!("{{\"id\": \"{key}\", \"type\": \"book\", \"title\": \"One\"}}");
    let comma = good("b").replace("\"book\",", "\"book\"");
    let deep = format!("{{\"id\": \"b\", \"note\": {}{}}}", "[".repeat(200), "]".repeat(200));
    let unclosed = "{\"id\": \"b\", \"author\": [{\"family\": \"Roe\"}],".to_owned();
    let torn = "{\"id\": \"b\", \"title\": \"Tw".to_owned();
    for broken in [comma, deep, unclosed, torn] {
        let text = format!("[\n{},\n{broken},\n{}]\n", good("a"), good("c"));
        let (records, problems) = read(&text);
        let keys: Vec<&str> = records.iter().map(|record| record.key.as_str()).collect();
        assert_eq!(keys, ["a", "c"], "{broken}: {problems:?}");
        assert!(problems.iter().any(|p| p.code == "not-json" && (3..=4).contains(&place(&text, p).0)), "{problems:?}");
    }
    let cut = format!("[{}, {{\"id\": \"b\"", good("a"));
    assert_eq!((read(&cut).0.len(), read(&cut).1[0].code), (1, "not-json"));
    let text = format!("{{\"items\": [{} {}]}}", good("a"), good("b"));
    assert_eq!((read(&text).0.len(), read(&text).1[0].code), (2, "not-json"));
}

#[test]
fn no_value_of_an_item_is_lost_without_a_word() {
    let of = |member: &str| {
        let text = format!("\u{feff}[\n{{\"id\": \"a\", \"type\": \"book\",\n {member}}}]");
        let (records, problems) = read(&text);
        assert_eq!(records.len(), 1);
        let [problem] = problems.as_slice() else { panic!("{member}: {problems:?}") };
        let at = problem.place.span.unwrap().of(&text).to_owned();
        (problem.code, at)
    };
    assert_eq!(of("\"title\": \"T\", \"title\": \"U\""), ("csl-double-member", "\"title\"".to_owned()));
    for (member, name) in [
        ("\"title\": [\"a\", \"b\"]", "\"title\""),
        ("\"issued\": {\"date-parts\": [[1999, 2, 31]]}", "\"issued\""),
        ("\"issued\": {\"date-parts\": [[1999], [1998]]}", "\"issued\""),
        ("\"custom\": {\"biblatex\": {\"title\": {\"a\": 1}}}", "\"custom\""),
        ("\"volume\": {\"x\": 1}", "\"volume\""),
    ] {
        assert_eq!(of(member), ("csl-left-out", name.to_owned()), "{member}");
    }
    let whole =
        "[{\"type\": \"book\", \"title\": [\"a\"], \"issued\": {\"date-parts\": [[2001, 0, null], [\"2003\", \"\"]]}}]";
    assert_eq!(read(whole).1, []);
}

/// One page of a book, which some formats could take for its length.
pub(crate) fn page_of_a_book() -> Record {
    let mut record = Record::new(EntryType::Book);
    record.set_text(Field::Title, "Tides");
    record.set(Field::Pages, crate::record::Value::Pages(vec![("4".to_owned(), None)]));
    record
}
