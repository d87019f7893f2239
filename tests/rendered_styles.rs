//! Invented works, printed in many citation styles and read back: what a style prints must come out again.
//!
//! The styles are CSL's own (the export ships them); no reference of the training data is printed by them. Only what a
//! style prints is asked for: many leave issues, places or given names out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)] // a test fails by panicking

use catena::export::bibliography::{self, Style};
use catena::export::markup::{Markup, Run};
use catena::record::{Field, Name, Record, Value};

const STYLES: [&str; 16] = [
    "american-chemical-society",
    "american-medical-association",
    "american-political-science-association",
    "american-sociological-association",
    "apa",
    "association-for-computing-machinery",
    "chicago-author-date",
    "cse-name-year",
    "elsevier-harvard",
    "frontiers",
    "harvard-cite-them-right",
    "ieee",
    "iso-690-author-date",
    "mla",
    "nature",
    "vancouver",
];

const WORKS: &str = r#"[
{"id":"a1","type":"article-journal","title":"Ferry timetables and the pace of island life","author":[{"family":"Aldersey","given":"Ruth"},{"family":"Xu","given":"Bo"}],"container-title":"Journal of Coastal Sociology","volume":"17","issue":"3","page":"211-238","issued":{"date-parts":[[2009]]},"DOI":"10.5555/jcs.2009.17"},
{"id":"a2","type":"article-journal","title":"Frost tolerance in alpine lichens","author":[{"family":"Vestergaard","given":"Niels P."},{"family":"Okafor","given":"Chidi"},{"family":"Lindt","given":"Greta"}],"container-title":"Annals of Cold Biology","volume":"8","page":"45-59","issued":{"date-parts":[[1998]]}},
{"id":"a3","type":"article-journal","title":"Why do quiet markets fail?","author":[{"family":"de Haan","given":"Pieter"}],"container-title":"Review of Market Studies","volume":"102","issue":"1","page":"7-31","issued":{"date-parts":[[2016]]}},
{"id":"b1","type":"book","title":"Harbours of the mind: A history of waiting","author":[{"family":"Marchetti","given":"Lidia"}],"publisher":"Quayside Press","publisher-place":"Bristol","issued":{"date-parts":[[2003]]}},
{"id":"b2","type":"book","title":"Measuring kindness","editor":[{"family":"Thorne","given":"Ada"},{"family":"Iwasaki","given":"Ken"}],"publisher":"Routledge","publisher-place":"London","issued":{"date-parts":[[2011]]}},
{"id":"b3","type":"book","title":"The arithmetic of forests","author":[{"family":"Sundqvist","given":"Elof"},{"family":"Prado","given":"Inés"}],"edition":"2","publisher":"University of Michigan Press","publisher-place":"Ann Arbor","issued":{"date-parts":[[1987]]}},
{"id":"c1","type":"chapter","title":"Bread queues and public order","author":[{"family":"Fairweather","given":"Joan"}],"editor":[{"family":"Kessler","given":"Rolf"},{"family":"Boateng","given":"Ama"}],"container-title":"Cities in hard times","page":"88-112","publisher":"Polity","publisher-place":"Cambridge","issued":{"date-parts":[[1994]]}},
{"id":"c2","type":"chapter","title":"Sampling rivers by night","author":[{"family":"Oyelaran","given":"Femi"},{"family":"Brandt","given":"Ute"}],"editor":[{"family":"Castell","given":"Jordi"}],"container-title":"Handbook of field methods","page":"301-319","publisher":"Springer","publisher-place":"Berlin","issued":{"date-parts":[[2014]]}},
{"id":"p1","type":"paper-conference","title":"Learning to sort pebbles","author":[{"family":"Tanabe","given":"Yui"},{"family":"Roth","given":"Simon"}],"container-title":"Proceedings of the 9th International Conference on Tidal Robotics","page":"120-127","publisher":"ACM","publisher-place":"New York","issued":{"date-parts":[[2018]]}},
{"id":"t1","type":"thesis","title":"Dialects of the salt marsh","author":[{"family":"Penhallow","given":"Morwenna"}],"genre":"PhD thesis","publisher":"University of Leeds","issued":{"date-parts":[[2006]]}}
]"#;

/// Letters and digits in lower case.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn shown(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) | Value::Verbatim(text) => vec![plain(text)],
        Value::List(items) => items.iter().map(|item| plain(item)).collect(),
        Value::Names(names) => names
            .list
            .iter()
            .map(|name| match name {
                Name::Body(body) => plain(body),
                Name::Person(person) => plain(&format!("{}{}", person.prefix, person.family)),
            })
            .collect(),
        Value::Date(date) => vec![date.to_string().chars().take(4).collect()],
        Value::Pages(ranges) => {
            ranges.iter().map(|(first, last)| format!("{first}–{}", last.as_deref().unwrap_or(""))).collect()
        }
    }
}

/// What is asked for: fields of `work` of which the style prints everything.
fn printed(work: &Record, raw: &str) -> Vec<(Field, Vec<String>)> {
    let letters = plain(raw);
    let mut fields = vec![(Field::Title, vec![plain(&work.full_title())])];
    let asked = [
        Field::Author,
        Field::Editor,
        Field::JournalTitle,
        Field::BookTitle,
        Field::Date,
        Field::Volume,
        Field::Number,
        Field::Publisher,
        Field::Institution,
        Field::Location,
    ];
    fields.extend(asked.into_iter().filter_map(|field| Some((field.clone(), shown(work.get(&field)?)))));
    let words: Vec<&str> = raw.split(|c: char| !c.is_alphanumeric()).collect();
    fields.retain(|(field, values)| match field {
        Field::Volume | Field::Number => values.iter().all(|value| words.contains(&value.as_str())),
        _ => values.iter().all(|value| letters.contains(value.as_str())),
    });
    if work.pages().first().is_some_and(|(first, _)| raw.contains(first.as_str())) {
        fields.push((Field::Pages, shown(work.get(&Field::Pages).expect("pages"))));
    }
    fields
}

/// The fields that came out otherwise.
fn wrong(work: &Record, raw: &str) -> Vec<Field> {
    let read = catena::reference::parse_entry(raw).record;
    let value = |field: &Field| match field {
        Field::Title => vec![plain(&read.full_title())],
        // A thesis's school stands in either.
        Field::Publisher | Field::Institution => [Field::Publisher, Field::Institution, Field::Organization]
            .iter()
            .find_map(|f| read.get(f))
            .map(shown)
            .unwrap_or_default(),
        Field::BookTitle | Field::JournalTitle => {
            [Field::BookTitle, Field::JournalTitle].iter().find_map(|f| read.get(f)).map(shown).unwrap_or_default()
        }
        field => read.get(field).map(shown).unwrap_or_default(),
    };
    printed(work, raw).into_iter().filter(|(field, values)| value(field) != *values).map(|(field, _)| field).collect()
}

#[test]
fn what_styles_print_is_read_back() {
    let (works, problems) = catena::interchange::csl_json::read(WORKS);
    assert!(problems.is_empty(), "{problems:?}");
    let (mut right, mut all) = (0, 0);
    let mut report = String::new();
    for name in STYLES {
        let style = Style::named(name).expect("a style that is shipped");
        let mut right_here = 0;
        for reference in bibliography::format(&works, &style) {
            let work = works.iter().find(|work| work.key == reference.key).expect("a work that was given");
            let label = reference.label.map(|runs| Markup::Text.write(&runs) + " ").unwrap_or_default();
            let runs: Vec<Run> = reference.runs;
            let raw = format!("{label}{}", Markup::Text.write(&runs));
            let wrong = wrong(work, &raw);
            right_here += usize::from(wrong.is_empty());
            if !wrong.is_empty() {
                report
                    .push_str(&format!("{name}: {:?}\n    {raw}\n", wrong.iter().map(Field::name).collect::<Vec<_>>()));
            }
        }
        assert!(right_here * 10 >= works.len() * 8, "{name}: {right_here} of {} read back\n{report}", works.len());
        right += right_here;
        all += works.len();
    }
    eprintln!("{right} of {all} read back\n{report}");
    assert!(right * 100 >= all * 93, "{right} of {all} read back\n{report}");
}
