//! Names: CSL's `family`, `given`, particles, `suffix` and `literal`.

use serde_json::{Map, Value as Json, json};

use super::variables::plain;
use crate::record::{Name, Names, Person};

/// A name list as CSL writes it; *et al.* becomes a last name that says so.
pub(super) fn write(names: &Names) -> Json {
    let mut list: Vec<Json> = names.list.iter().map(write_one).collect();
    if names.and_others {
        list.push(json!({"literal": "others", "others": true}));
    }
    Json::Array(list)
}

fn write_one(name: &Name) -> Json {
    match name {
        Name::Body(body) => json!({ "literal": body }),
        Name::Person(person) => {
            let mut parts = Map::new();
            for (part, text) in [
                ("family", &person.family),
                ("given", &person.given),
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
