//! Citation keys that BibTeX and biber accept, each once.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::record::{Field, Record};
use crate::text::fold;

/// One key per record: forbidden characters left out, an empty key made from name and year, a key that was taken (biber
/// takes keys that differ in case alone for a mistake) given a letter.
pub(super) fn unique_keys(records: &[Record], problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut tries: HashMap<String, usize> = HashMap::new();
    records
        .iter()
        .map(|record| {
            let sound = sound_key(record);
            let tried = tries.entry(sound.to_lowercase()).or_insert(0);
            let key = loop {
                let key = if *tried == 0 { sound.clone() } else { format!("{sound}{}", letters(*tried - 1)) };
                *tried += 1;
                if taken.insert(key.to_lowercase()) {
                    break key;
                }
            };
            if key != record.key && !record.key.is_empty() {
                let message = format!("the citation key `{}` was written as `{key}`", record.key);
                problems.push(
                    Diagnostic::warning("citation-key-changed", message)
                        .help("keys must be unique without regard to case and free of spaces, commas and TeX's signs"),
                );
            }
            key
        })
        .collect()
}

/// `a`, `b`, … `z`, `aa`, ….
fn letters(mut number: usize) -> String {
    let mut out = Vec::new();
    loop {
        out.push(char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    out.iter().rev().collect()
}

fn sound_key(record: &Record) -> String {
    let kept: String = record.key.chars().filter(|c| is_key_char(*c)).collect();
    if !kept.is_empty() {
        return kept;
    }
    let name = [Field::Author, Field::Editor]
        .into_iter()
        .find_map(|field| record.names(field)?.list.first().map(|name| fold(&name.family())))
        .or_else(|| record.text(&Field::Title).map(|title| fold(title).split(' ').next().unwrap_or("").to_owned()))
        .unwrap_or_default();
    let year = record.year().map(|year| year.to_string()).unwrap_or_default();
    let made: String = format!("{name}{year}").chars().filter(|c| is_key_char(*c)).collect();
    if made.is_empty() { "entry".to_owned() } else { made }
}

/// Characters that no tool stumbles over in a key.
pub(crate) fn is_key_char(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '"' | '#' | '%' | '\'' | '(' | ')' | ',' | '=' | '{' | '}' | '~' | '\\' | '@' | '&' | '^' | '$')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntryType, Name, Names};

    fn keyed(key: &str) -> Record {
        let mut record = Record::new(EntryType::Book);
        record.key = key.into();
        record.set_names(Field::Author, Names::of([Name::person("Sørensen", "A.")]));
        record.set_date(Field::Date, "1999");
        record
    }

    #[test]
    fn keys_are_unique_without_regard_to_case_and_all_sound() {
        let mut problems = Vec::new();
        let records = ["a1", "A1", "a1", "", "", "x y,z", "a1a"].map(keyed);
        let keys = unique_keys(&records, &mut problems);
        assert_eq!(keys, ["a1", "A1a", "a1b", "sorensen1999", "sorensen1999a", "xyz", "a1aa"]);
        assert_eq!(problems.len(), 4);
    }
}
