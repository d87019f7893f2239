//! Changing `bib/`, for the commands that say so: what a person wrote, comments and order, stays as it is.
//!
//! New entries are put at the end of a file as text; a value that changes is changed in place. Every function takes a
//! file's text and gives the new one; the caller writes it.

use serde::Serialize;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use super::IdentityDecision;
use crate::citation::Occurrence;
use crate::record::{DataType, Field, Name, Record, Value};
use crate::text::fold;
use crate::tradition::{Claim, Status, Tradition};

/// Why a file could not be changed: it is not as TOML wants it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(pub(super) String);

pub(super) fn parse(text: &str) -> Result<DocumentMut, Unreadable> {
    text.parse().map_err(|error: toml_edit::TomlError| Unreadable(error.message().replace('\n', " ")))
}

/// Adds a document to the list of `catena.toml`; where the file has no list, all folders are read and nothing changes.
///
/// # Errors
/// [`Unreadable`] where the file is no TOML, or `documents` is no list.
pub fn with_document(settings: &str, key: &str) -> Result<String, Unreadable> {
    let mut file = parse(settings)?;
    match file.get_mut("documents") {
        None => return Ok(settings.to_owned()),
        Some(item) => {
            let list: &mut Array =
                item.as_array_mut().ok_or_else(|| Unreadable("`documents` is no list".to_owned()))?;
            if !list.iter().any(|known| known.as_str() == Some(key)) {
                list.push(key);
            }
        }
    }
    Ok(file.to_string())
}

/// Takes a document out of the list of `catena.toml`.
///
/// # Errors
/// [`Unreadable`] where the file is no TOML.
pub fn without_document(settings: &str, key: &str) -> Result<String, Unreadable> {
    let mut file = parse(settings)?;
    if let Some(list) = file.get_mut("documents").and_then(Item::as_array_mut) {
        list.retain(|known| known.as_str() != Some(key));
        if let Some(first) =
            list.get_mut(0).filter(|first| first.decor().prefix().and_then(|p| p.as_str()) == Some(" "))
        {
            first.decor_mut().set_prefix("");
        }
    }
    Ok(file.to_string())
}

/// `text` with the entries of `name` at its end.
fn appended<T: Serialize>(text: &str, name: &str, entries: &[T]) -> Result<String, Unreadable> {
    super::documents::entry_by_entry(&parse(text)?)?;
    let mut all = text.trim_end().to_owned();
    for entry in entries {
        let table = std::collections::BTreeMap::from([(name, [entry])]);
        let written = toml::to_string(&table).map_err(|error| Unreadable(error.to_string()))?;
        let mut written = parse(&written)?;
        for entry in written.get_mut(name).and_then(Item::as_array_of_tables_mut).into_iter().flat_map(|l| l.iter_mut())
        {
            on_few_lines(entry);
        }
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(written.to_string().trim_end());
    }
    all.push('\n');
    Ok(all)
}

/// Writes the tables inside an entry as `{ … }`, as a person would; several of a kind on a line each.
fn on_few_lines(entry: &mut Table) {
    for (mut key, item) in entry.iter_mut() {
        item.make_value();
        key.leaf_decor_mut().set_suffix(" ");
        let Some(list) = item.as_array_mut().filter(|list| list.len() > 1 && list.iter().all(|v| v.is_inline_table()))
        else {
            continue;
        };
        list.iter_mut().for_each(|value| value.decor_mut().set_prefix("\n  "));
        list.set_trailing("\n");
        list.set_trailing_comma(true);
    }
}

/// Adds traditions to `traditions.toml`.
///
/// # Errors
/// [`Unreadable`] where a value cannot be written.
pub fn with_traditions(traditions: &str, new: &[Tradition]) -> Result<String, Unreadable> {
    appended(traditions, "tradition", new)
}

/// Adds a person's decisions to `identity.toml`.
///
/// # Errors
/// [`Unreadable`] where a value cannot be written.
pub fn with_decisions(identity: &str, new: &[IdentityDecision]) -> Result<String, Unreadable> {
    appended(identity, "decision", new)
}

/// Citations as the text of a `citations.toml`, after a comment.
///
/// # Errors
/// [`Unreadable`] where a value cannot be written.
pub fn citations(comment: &str, occurrences: &[Occurrence]) -> Result<String, Unreadable> {
    appended(comment, "citation", occurrences)
}

/// A claim as it was and what is to be remembered of it, as [`crate::tradition::review::Word::on`] gives it.
pub type Decided = (Claim, Vec<Claim>);

/// Writes a person's word on claims into `claims.toml`: a claim that stands there gets its new status, role, reason and
/// claimant in place; any other is added at the end. A claim that stands nowhere and is proposed again needs no entry.
///
/// # Errors
/// [`Unreadable`] where the file is no TOML.
pub fn with_words_on_claims(claims: &str, decided: &[Decided]) -> Result<String, Unreadable> {
    let mut file = parse(claims)?;
    let mut new = Vec::new();
    for (old, now) in decided {
        for claim in now {
            // What is moved to another tradition leaves its own entry behind.
            let same_object = (&old.tradition, &old.object) == (&claim.tradition, &claim.object);
            let entries: Option<&mut ArrayOfTables> = file.get_mut("claim").and_then(Item::as_array_of_tables_mut);
            let found = entries.and_then(|list| {
                // Two claims may differ in nothing but their evidence, and name their work by a key of the document's list.
                let own = old.entry.filter(|at| same_object && list.get(*at).is_some_and(|e| says_the_same(e, old)));
                let is_it = |entry: &Table| {
                    (same_object && is_of(entry, old) || is_of(entry, claim)) && !is_of_another_title(entry, claim)
                };
                let at = own.or_else(|| list.iter().position(is_it));
                list.get_mut(at?)
            });
            match found {
                Some(entry) => change(entry, claim),
                None if claim.status == Status::Proposed => {}
                None => new.push(claim.clone()),
            }
        }
    }
    if new.is_empty() { Ok(file.to_string()) } else { appended(&file.to_string(), "claim", &new) }
}

fn is_of(entry: &Table, claim: &Claim) -> bool {
    entry.get("work").and_then(Item::as_str) == Some(claim.work.as_str()) && says_the_same(entry, claim)
}

/// Whether an entry is on another work, which had the key before: it says that work's title.
fn is_of_another_title(entry: &Table, claim: &Claim) -> bool {
    let titles = entry.get("title").and_then(Item::as_str).zip(claim.title.as_deref());
    titles.is_some_and(|(own, title)| fold(own) != fold(title))
}

/// Whether an entry says what the claim does, of whatever work.
fn says_the_same(entry: &Table, claim: &Claim) -> bool {
    let text = |name: &str| entry.get(name).and_then(Item::as_str);
    text("role") == Some(claim.role.name())
        && text("tradition") == claim.tradition.as_deref()
        && text("object") == claim.object.as_deref()
        && text("according-to") == Some(claim.according_to.as_str())
}

/// Changes what differs; what a person wrote behind a value on its line stays. A reason and a signature are those of one
/// verdict: another one that has none leaves none.
fn change(entry: &mut Table, claim: &Claim) {
    let status = claim.status.name();
    let another = entry.get("status").and_then(Item::as_str).is_some_and(|old| old != status);
    let mut put = |name: &str, text: Option<&str>| {
        let Some(text) = text else {
            if another {
                entry.remove(name);
            }
            return;
        };
        match entry.get_mut(name).and_then(Item::as_value_mut) {
            Some(old) if old.as_str() == Some(text) => {}
            Some(old) => {
                let decor = old.decor().clone();
                *old = text.into();
                *old.decor_mut() = decor;
            }
            None => entry[name] = value(text),
        }
    };
    put("role", Some(claim.role.name()));
    put("reason", claim.reason.as_deref());
    put("by", claim.by.as_deref());
    put("status", Some(status));
    if let Some(title) = claim.title.as_deref().filter(|_| !entry.contains_key("title")) {
        entry["title"] = value(title);
    }
}

/// The text of a `document.toml`.
pub fn document(key: &str, record: &Record, text: Option<&str>) -> String {
    let mut file = DocumentMut::new();
    file["key"] = value(key);
    file.key_mut("key").into_iter().for_each(|mut key| {
        key.leaf_decor_mut()
            .set_prefix("# The citing document: its own record, as its first page gives it. Mend what is wrong.\n");
    });
    let mut table = Table::new();
    table["type"] = value(record.entry_type.name());
    for (field, content) in &record.fields {
        table[field.name()] = match content {
            Value::Names(names) => {
                let mut list: Array = names.list.iter().map(inverted).collect();
                if names.and_others {
                    list.push("others");
                }
                value(list)
            }
            Value::List(list) if field.data_type() == DataType::List => value(list.iter().collect::<Array>()),
            _ => value(plain(record, field)),
        };
    }
    file["record"] = Item::Table(table);
    if let Some(text) = text {
        let mut table = Table::new();
        table["kept"] = value(true);
        table["file"] = value(text);
        file["text"] = Item::Table(table);
    }
    file.to_string()
}

/// `Family, Given`; a body with a comma in braces, as BibLaTeX has it.
fn inverted(name: &Name) -> String {
    match name {
        Name::Person(person) if person.given.is_empty() => format!("{},", name.family()),
        Name::Body(body) if body.contains(',') => format!("{{{body}}}"),
        name => name.inverted(),
    }
}

fn plain(record: &Record, field: &Field) -> String {
    match record.get(field) {
        Some(Value::Date(date)) => date.to_string(),
        Some(Value::Pages(pages)) => {
            let range = |(first, last): &(String, Option<String>)| match last {
                Some(last) => format!("{first}--{last}"),
                None => first.clone(),
            };
            pages.iter().map(range).collect::<Vec<_>>().join(", ")
        }
        _ => record.text(field).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tests::claim;
    use crate::record::{EntryType, Names};
    use crate::tradition::Role;

    #[test]
    fn a_document_is_listed_and_comments_stay() {
        let settings = "# ours\ntitle = \"A\"   # short\ndocuments = [\n  \"one\", # first\n]\n";
        let changed = with_document(settings, "two").unwrap();
        assert!(changed.starts_with("# ours\ntitle = \"A\"   # short\n") && changed.contains("# first"), "{changed}");
        assert!(changed.contains("\"two\""));
        assert_eq!(with_document(&changed, "two").unwrap(), changed);
        assert_eq!(with_document("title = \"A\"\n", "two").unwrap(), "title = \"A\"\n");
        assert!(with_document("documents = [", "two").is_err());
        assert_eq!(without_document("documents = [\"one\", \"two\"]\n", "one").unwrap(), "documents = [\"two\"]\n");
    }

    #[test]
    fn a_word_on_a_claim_changes_it_in_place_or_adds_it() {
        let text = "# why\n[[claim]]\nwork = \"a1\" # sic\nrole = \"exemplar\"\ntradition = \"t\"\n\
                    according-to = \"review2020\"\nevidence = [{ paragraph = 1 }]\nstatus = \"proposed\"\n";
        let mut known = claim("a1", Role::Exemplar, "t", 1);
        known.status = Status::Rejected;
        let as_it_was = claim("a1", Role::Exemplar, "t", 1);
        let other = claim("b2", Role::Supports, "t", 2);
        let changed = with_words_on_claims(text, &[(as_it_was, vec![known]), (other.clone(), vec![other])]).unwrap();
        assert!(changed.starts_with(&text.replace("\"proposed\"", "\"rejected\"")), "{changed}");
        let mut problems = Vec::new();
        let read = super::super::entries::entries::<Claim>(&changed, "x", "claim", &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(read[1].value, claim("b2", Role::Supports, "t", 2));
    }

    #[test]
    fn the_claim_that_was_meant_is_changed() {
        let entry = |work: &str, paragraph: u32| {
            format!(
                "[[claim]]\nwork = \"{work}\"\nrole = \"exemplar\"\ntradition = \"t\"\naccording-to = \"review2020\"\n\
                 evidence = [{{ paragraph = {paragraph} }}]\nreason = \"so it is\"\nby = \"AB\"\nstatus = \"accepted\"\n"
            )
        };
        // Alike but for their evidence; and one that names its work by the key of the document's own list.
        let text = [entry("a1", 1), entry("a1", 2), entry("own", 3)].join("\n");
        for (work, number) in [("a1", 1), ("c3", 2)] {
            let mut old = claim(work, Role::Exemplar, "t", 2);
            old.entry = Some(number);
            let mut now = old.clone();
            (now.status, now.reason, now.by) = (Status::Rejected, None, None);
            let changed = with_words_on_claims(&text, &[(old, vec![now])]).unwrap();
            let entries: Vec<&str> = changed.split("[[claim]]").skip(1).collect();
            assert_eq!(entries.len(), 3, "{changed}");
            for (at, entry) in entries.iter().enumerate() {
                assert_eq!(entry.contains("rejected"), at == number, "{changed}");
                // The reason and the signature were those of the other verdict.
                assert_eq!(entry.contains("so it is") || entry.contains("AB"), at != number, "{changed}");
            }
        }
    }

    #[test]
    fn what_is_moved_leaves_its_own_entry_behind() {
        let text = "[[claim]]\nwork = \"a1\"\nrole = \"exemplar\"\ntradition = \"t\"\naccording-to = \"review2020\"\n\
                    evidence = [{ paragraph = 1 }]\nstatus = \"proposed\"\n";
        let mut old = claim("a1", Role::Exemplar, "t", 1);
        (old.status, old.entry) = (Status::Proposed, Some(0));
        let refused = Claim { status: Status::Rejected, ..old.clone() };
        let moved = Claim { tradition: Some("u".into()), status: Status::Accepted, ..old.clone() };
        let changed = with_words_on_claims(text, &[(old, vec![refused, moved])]).unwrap();
        let entries: Vec<&str> = changed.split("[[claim]]").skip(1).collect();
        let [first, second] = entries[..] else { panic!("{changed}") };
        assert!(first.contains("tradition = \"t\"") && first.contains("rejected"), "{changed}");
        assert!(second.contains("tradition = \"u\"") && second.contains("accepted"), "{changed}");
    }

    #[test]
    fn a_file_of_one_list_is_left_alone() {
        let list = "claim = [{ work = \"a1\", role = \"exemplar\" }]\n";
        let other = claim("b2", Role::Supports, "t", 2);
        let refused = with_words_on_claims(list, &[(other.clone(), vec![other])]);
        assert!(refused.unwrap_err().to_string().contains("[[claim]]"));
        assert!(with_decisions("decision = [", &[]).is_err());
    }

    #[test]
    fn a_document_is_read_back_as_it_was() {
        let mut record = Record::new(EntryType::Article);
        record.set_names(
            Field::Author,
            Names::of([
                Name::person("Doe", "Jane"),
                Name::Body("World Bank".into()),
                Name::Body("Moor, Quay and Sons".into()),
            ]),
        );
        record.set_text(Field::Title, "On \"quotes\"");
        record.set_date(Field::Date, "2021-05");
        record.set(Field::Pages, Value::Pages(vec![("A-1".into(), Some("A-7".into()))]));
        record.set_text(Field::Doi, "10.1/x");
        let text = document("doe2021", &record, Some("doe.txt"));
        let table = toml::de::DeTable::parse(&text).unwrap();
        let mut problems = Vec::new();
        let inner = table.get_ref().get("record").unwrap().get_ref().as_table().unwrap();
        assert_eq!(super::super::record::from_table(inner, "x", &mut problems), record);
        assert!(problems.is_empty());
    }
}
