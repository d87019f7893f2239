//! A record written as a TOML table: BibLaTeX's field names, names as lists of `Family, Given`.

use toml::de::{DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::record::{DataType, EntryType, Field, Name, Names, Person, Record, Value};
use crate::text::{Span, nearest};

/// Reads `table`; what is not understood is reported and left out.
pub(super) fn from_table(table: &DeTable, file: &str, problems: &mut Vec<Diagnostic>) -> Record {
    let mut record = Record::new(EntryType::Misc);
    for (name, value) in table {
        let place = Span::from(value.span());
        let wrong = |message: String| Diagnostic::error("document-record", message).in_file(file).at(place);
        let name = name.get_ref().as_ref();
        if name == "type" {
            match value.get_ref().as_str().map(EntryType::from_name) {
                Some(EntryType::Other(other)) => problems.push(
                    wrong(format!("BibLaTeX has no type `{other}`")).help("e.g. article, book, incollection, thesis"),
                ),
                Some(kind) => record.entry_type = kind,
                None => problems.push(wrong("`type` must be text".to_owned())),
            }
            continue;
        }
        let field = field_of(name);
        if let Field::Other(other) = &field {
            let known = ["title", "author", "editor", "journaltitle", "date", "pages", "doi", "publisher", "booktitle"];
            let help =
                nearest(other, known).map_or("see BibLaTeX's manual, §2.2".into(), |f| format!("did you mean `{f}`?"));
            problems.push(
                Diagnostic::warning("document-record", format!("BibLaTeX has no field `{other}`"))
                    .in_file(file)
                    .at(place)
                    .help(help),
            );
        }
        match (field.data_type(), texts(value.get_ref())) {
            (_, None) => problems.push(wrong(format!("`{name}` must be text, a number or a list of texts"))),
            (DataType::Names, Some(list)) => record.set_names(field, names_of(&list)),
            (DataType::Range, Some(list)) => {
                record.set(field, Value::Pages(list.iter().flat_map(|p| pages(p)).collect()))
            }
            (DataType::List, Some(list)) => record.set_list(field, list),
            (_, Some(list)) => record.set_text(field, list.join(", ")),
        }
    }
    record
}

/// Fields by BibLaTeX's names, BibTeX's older ones allowed.
fn field_of(name: &str) -> Field {
    match name {
        "journal" => Field::JournalTitle,
        "year" => Field::Date,
        "address" => Field::Location,
        "school" => Field::Institution,
        other => Field::from_name(other),
    }
}

fn texts(value: &DeValue) -> Option<Vec<String>> {
    match value {
        DeValue::String(text) => Some(vec![text.to_string()]),
        DeValue::Integer(number) => Some(vec![number.to_string()]),
        DeValue::Datetime(date) => Some(vec![date.to_string()]),
        DeValue::Array(list) => {
            list.iter().map(|item| texts(item.get_ref())?.into_iter().next()).collect::<Option<Vec<String>>>()
        }
        _ => None,
    }
}

fn names_of(list: &[String]) -> Names {
    let mut names = Names::default();
    for name in list {
        match name.trim() {
            "others" | "et al." => names.and_others = true,
            name => names.list.push(name_of(name)),
        }
    }
    names
}

/// `Family, Given`, `Family, Jr., Given`; without a comma or in braces, a body. A particle is what begins in lower case.
pub(super) fn name_of(text: &str) -> Name {
    if let Some(body) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return Name::Body(body.trim().to_owned());
    }
    let mut parts = text.split(',').map(str::trim);
    let family = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    if rest.is_empty() {
        return Name::Body(family.to_owned());
    }
    let lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let words: Vec<&str> = family.split_whitespace().collect();
    let particles = words.iter().take_while(|word| lower(word)).count().min(words.len().saturating_sub(1));
    Name::Person(Person {
        prefix: words[..particles].join(" "),
        family: words[particles..].join(" "),
        suffix: if rest.len() > 1 { rest[0].to_owned() } else { String::new() },
        given: rest.last().copied().unwrap_or_default().to_owned(),
    })
}

fn pages(text: &str) -> Vec<(String, Option<String>)> {
    text.split([',', ';'])
        .map(str::trim)
        .filter(|range| !range.is_empty())
        .map(|range| match range.split_once("--").or_else(|| range.split_once('–')).or_else(|| range.split_once('-'))
        {
            Some((first, last)) => (first.trim().to_owned(), Some(last.trim_matches(['-', ' ', '–']).to_owned())),
            None => (range.to_owned(), None),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_field_by_field() {
        let text = "type = \"article\"\nauthor = [\"de la Cruz, Ana\", \"King, Jr., M. L.\", \"World Bank\"]\n\
                    journal = \"J\"\nyear = 2021\npages = \"1--20, 25\"\nwrng = \"x\"\ntitle = true\n";
        let table = DeTable::parse(text).unwrap();
        let mut problems = Vec::new();
        let record = from_table(table.get_ref(), "x", &mut problems);
        let authors = record.names(Field::Author).unwrap();
        let shown: Vec<String> = authors.list.iter().map(Name::inverted).collect();
        assert_eq!(shown, ["de la Cruz, Ana", "King, Jr., M. L.", "World Bank"]);
        assert_eq!(record.year(), Some(2021));
        assert_eq!(record.pages(), [("1".into(), Some("20".into())), ("25".into(), None)]);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
}
