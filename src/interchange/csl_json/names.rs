//! Names: CSL's `family`, `given`, particles, `suffix` and `literal`.

use serde_json::{Map, Value as Json, json};

use super::variables::plain;
use crate::bibtex::name_lists::{is_suffix, spaced_out};
use crate::record::{Name, Names, Person};

/// A name list as CSL writes it; *et al.* becomes a last name that says so.
pub(super) fn write(names: &Names) -> Json {
    listed(names, |person| initials_apart(&person.given, &person.family))
}

/// The same with given names to the letter as the record has them.
pub(super) fn exact(names: &Names) -> Json {
    listed(names, |person| person.given.clone())
}

fn listed(names: &Names, given: impl Fn(&Person) -> String) -> Json {
    let mut list: Vec<Json> = names.list.iter().map(|name| write_one(name, &given)).collect();
    if names.and_others {
        list.push(json!({"literal": "others", "others": true}));
    }
    Json::Array(list)
}

/// `XJ` → `X. J.`: processors take a word for one name and print its first letter. A name all in capitals may be one.
fn initials_apart(given: &str, family: &str) -> String {
    let initials = |word: &str| {
        (2..=3).contains(&word.chars().count()) && word.chars().all(char::is_uppercase) && !is_suffix(word)
    };
    if !family.chars().any(char::is_lowercase) || !given.split(' ').all(initials) {
        return given.to_owned();
    }
    spaced_out(given)
}

fn write_one(name: &Name, given: impl Fn(&Person) -> String) -> Json {
    match name {
        Name::Body(body) => json!({ "literal": body }),
        Name::Person(person) => {
            let mut parts = Map::new();
            let given = given(person);
            for (part, text) in [
                ("family", &person.family),
                ("given", &given),
                ("non-dropping-particle", &person.prefix),
                ("suffix", &person.suffix),
            ] {
                if !text.is_empty() {
                    parts.insert(part.to_owned(), Json::String(text.clone()));
                }
            }
            Json::Object(parts)
        }
    }
}

/// Reads a name list; `None` where the value is none. A lone string or object counts as a list of one.
pub(super) fn read(value: &Json) -> Option<Names> {
    let mut names = Names::default();
    match value {
        Json::Array(list) => {
            for item in list {
                if is_others(item) {
                    names.and_others = true;
                } else {
                    names.list.push(read_one(item)?);
                }
            }
        }
        one => names.list.push(read_one(one)?),
    }
    names.list.retain(|name| !name.family().trim().is_empty());
    (!names.list.is_empty()).then_some(names)
}

/// Whether a name only says that there are more.
fn is_others(item: &Json) -> bool {
    let marked = item.get("others").is_some_and(|flag| flag == &Json::Bool(true));
    let word = ["literal", "family"].iter().find_map(|part| item.get(part)?.as_str()).unwrap_or("");
    let alone = item.get("given").is_none_or(|given| given == "");
    marked || alone && matches!(word.trim().to_lowercase().as_str(), "others" | "et al." | "et al")
}

fn read_one(item: &Json) -> Option<Name> {
    if let Some(literal) = item.as_str() {
        return Some(Name::Body(plain(literal)));
    }
    let object = item.as_object()?;
    let part = |name: &str| object.get(name).and_then(Json::as_str).map(plain).unwrap_or_default();
    let (family, given) = (part("family"), part("given"));
    if family.is_empty() {
        let literal = [part("literal"), part("name")].into_iter().find(|text| !text.is_empty());
        return match literal {
            Some(literal) => Some(Name::Body(literal)),
            // A mononym: some programs put it under `given`.
            None => Some(Name::person(given, "")),
        };
    }
    let particles = [part("dropping-particle"), part("non-dropping-particle"), part("particle")];
    let prefix = particles.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
    Some(Name::Person(Person { family, given, prefix, suffix: part("suffix") }))
}
