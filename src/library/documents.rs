//! Renaming a document and taking one out: what the files of `bib/` say of it, changed in place. Comments and order stay.
//!
//! Every function takes a file's text and gives the new one; the caller writes it and moves the folder.

use std::collections::BTreeSet;

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, Value};

use super::save::{Unreadable, parse};
use crate::tradition::slug;

/// A file of `bib/` that names documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// `catena.toml`: the list `documents`.
    Settings,
    /// `claims.toml`: according to which document, and claims about the document itself.
    Claims,
    /// `identity.toml`: references as `document/key`, keys that are kept.
    Identity,
    /// `traditions.toml`: schools without a name of their own, which are called after the document that tells them apart.
    Traditions,
    /// The document's own `document.toml`.
    Document,
}

/// `text` with the document `old` called `new`. `schools` are the ids of those without a name that are called after it.
///
/// # Errors
/// [`Unreadable`] where the file is no TOML.
///
/// ```
/// use catena::library::{Naming, renamed};
/// let claims = "[[claim]]\nwork = \"roe1999\" # sic\naccording-to = \"doe2020\"\n";
/// let now = renamed(Naming::Claims, claims, "doe2020", "doe2021", &[].into()).unwrap();
/// assert_eq!(now, "[[claim]]\nwork = \"roe1999\" # sic\naccording-to = \"doe2021\"\n");
/// ```
pub fn renamed(
    naming: Naming,
    text: &str,
    old: &str,
    new: &str,
    schools: &BTreeSet<String>,
) -> Result<String, Unreadable> {
    let mut file = parse(text)?;
    entry_by_entry(&file)?;
    let whole = |word: &str| (word.trim() == old).then(|| new.to_owned());
    // `doe2020/roe1999`: a reference of its list.
    let reference = |word: &str| {
        let rest = word.strip_prefix(old)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| format!("{new}{rest}"))
    };
    // `salters-doe2020`, as `ProposedTradition::id_in` calls it.
    let (its, now) = (format!("-{}", slug(old)), format!("-{}", slug(new)));
    let called = |id: &str| id.strip_suffix(&its).map(|label| format!("{label}{now}"));
    let school = |id: &str| called(id).filter(|_| schools.contains(id));
    match naming {
        Naming::Settings => change(file.get_mut("documents"), &whole),
        Naming::Document => change(file.get_mut("key"), &whole),
        Naming::Claims => {
            each(&mut file, "claim", &["according-to", "work", "object"], &whole);
            each(&mut file, "claim", &["tradition"], &school);
        }
        Naming::Traditions => {
            each(&mut file, "tradition", &["id"], &school);
            relations(&mut file, &school);
        }
        Naming::Identity => {
            each(&mut file, "decision", &["of"], &reference);
            each(&mut file, "decision", &["key"], &whole);
        }
    }
    Ok(file.to_string())
}

/// The key that a `document.toml` states; without one, its folder's name is the key.
pub fn stated_key(document: &str) -> Option<String> {
    parse(document).ok()?.get("key")?.as_str().map(|key| key.trim().to_owned())
}

/// `claims.toml` without the claims that `document` makes, and those claims, with their comments.
///
/// # Errors
/// [`Unreadable`] where the file is no TOML.
pub fn without_claims(claims: &str, document: &str) -> Result<(String, String), Unreadable> {
    let its = |claim: &mut Table| match claim.get("according-to").and_then(Item::as_str) == Some(document) {
        true => Fate::Taken,
        false => Fate::Kept,
    };
    parted(claims, "claim", its)
}

/// `identity.toml` without what it says of the references of `document`, and those decisions, with their comments. Of
/// three references that are one work the other two stay so.
///
/// # Errors
/// [`Unreadable`] where the file is no TOML.
pub fn without_decisions(identity: &str, document: &str) -> Result<(String, String), Unreadable> {
    let its = |word: &Value| {
        let name = word.as_str().and_then(|word| word.strip_prefix(document));
        name.is_some_and(|rest| rest.starts_with('/'))
    };
    let of = |decision: &mut Table| {
        let least = match decision.get("kind").and_then(Item::as_str) {
            Some("same-work" | "different-works") => 2,
            Some("keep-key") => 1,
            // Scholars are no document's.
            _ => return Fate::Kept,
        };
        let Some(names) = decision.get_mut("of").and_then(Item::as_array_mut) else { return Fate::Kept };
        let left = names.iter().filter(|name| !its(name)).count();
        if left == names.len() {
            Fate::Kept
        } else if left < least {
            Fate::Taken
        } else {
            names.retain(|name| !its(name));
            Fate::Both
        }
    };
    parted(identity, "decision", of)
}

/// Where an entry goes.
enum Fate {
    Kept,
    Taken,
    /// It stays as it has been changed, and is taken as it was.
    Both,
}

/// A file without the entries `[[name]]` that are taken, and those.
fn parted(text: &str, name: &str, fate: impl Fn(&mut Table) -> Fate) -> Result<(String, String), Unreadable> {
    let mut file = parse(text)?;
    entry_by_entry(&file)?;
    let mut taken = Vec::new();
    if let Some(list) = file.get_mut(name).and_then(Item::as_array_of_tables_mut) {
        for at in (0..list.len()).rev() {
            let Some(entry) = list.get_mut(at) else { continue };
            let before = entry.clone();
            match fate(entry) {
                Fate::Kept => {}
                Fate::Both => taken.push(before),
                Fate::Taken => {
                    taken.push(before);
                    list.remove(at);
                }
            }
        }
    }
    let mut apart = DocumentMut::new();
    let in_order: ArrayOfTables = taken.into_iter().rev().collect();
    if !in_order.is_empty() {
        apart.insert(name, Item::ArrayOfTables(in_order));
    }
    Ok((file.to_string(), apart.to_string()))
}

/// Entries in one list, `claim = [{ … }]`, are read and not changed: nothing is half done.
pub(super) fn entry_by_entry(file: &DocumentMut) -> Result<(), Unreadable> {
    for name in ["claim", "decision", "tradition"] {
        if file.get(name).is_some_and(|entries| !entries.is_array_of_tables()) {
            return Err(Unreadable(format!("`{name}` is one list; write each of its entries as [[{name}]]")));
        }
    }
    Ok(())
}

/// Changes the fields `names` of every entry `[[entry]]`.
fn each(file: &mut DocumentMut, entry: &str, names: &[&str], now: &impl Fn(&str) -> Option<String>) {
    let entries = file.get_mut(entry).and_then(Item::as_array_of_tables_mut);
    for entry in entries.into_iter().flat_map(ArrayOfTables::iter_mut) {
        names.iter().for_each(|name| change(entry.get_mut(name), now));
    }
}

/// Changes what traditions are related to, however their relations are written.
fn relations(file: &mut DocumentMut, now: &impl Fn(&str) -> Option<String>) {
    let traditions = file.get_mut("tradition").and_then(Item::as_array_of_tables_mut);
    for tradition in traditions.into_iter().flat_map(ArrayOfTables::iter_mut) {
        match tradition.get_mut("related") {
            Some(Item::ArrayOfTables(list)) => list.iter_mut().for_each(|related| change(related.get_mut("to"), now)),
            Some(Item::Value(Value::Array(list))) => {
                let tables = list.iter_mut().filter_map(Value::as_inline_table_mut);
                tables.filter_map(|related| related.get_mut("to")).for_each(|to| change_value(to, now));
            }
            _ => {}
        }
    }
}

/// Changes a string, or the strings of a list; what stands around them stays.
fn change(item: Option<&mut Item>, now: &impl Fn(&str) -> Option<String>) {
    if let Some(value) = item.and_then(Item::as_value_mut) {
        change_value(value, now);
    }
}

fn change_value(value: &mut Value, now: &impl Fn(&str) -> Option<String>) {
    let words: Vec<&mut Value> = match value {
        Value::Array(list) => list.iter_mut().collect(),
        other => vec![other],
    };
    for word in words {
        if let Some(new) = word.as_str().and_then(now) {
            let decor = word.decor().clone();
            *word = Value::from(new);
            *word.decor_mut() = decor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document `old` is `new` now; its schools are *salters*.
    fn renamed(naming: Naming, text: &str, new: &str) -> Result<String, Unreadable> {
        super::renamed(naming, text, "old", new, &["salters-old".to_owned()].into())
    }

    #[test]
    fn a_school_called_after_a_document_is_renamed_with_it() {
        let claim = "[[claim]]\ntradition = \"salters-old\"\n[[claim]]\ntradition = \"very-old\"\n";
        assert_eq!(renamed(Naming::Claims, claim, "New").unwrap(), claim.replace("salters-old", "salters-new"));
        let traditions = "[[tradition]]\nid = \"salters-old\" # sic\nlabel = \"The salters-old\"\n\n[[tradition]]\nid = \"very-old\"\n\
            related = [{ to = \"salters-old\", relation = \"broader\" }, { to = \"very-old\", relation = \"related\" }]\n\n\
            [[tradition]]\nid = \"c\"\n[[tradition.related]]\nto = \"salters-old\"\n";
        let now = traditions.replace("\"salters-old\"", "\"salters-new\"");
        assert_eq!(renamed(Naming::Traditions, traditions, "New").unwrap(), now);
    }

    #[test]
    fn a_document_is_renamed_wherever_it_is_named() {
        let settings = "documents = [\"one\", \"old\"] # in this order\n";
        assert_eq!(
            renamed(Naming::Settings, settings, "new").unwrap(),
            "documents = [\"one\", \"new\"] # in this order\n"
        );
        let identity = "[[decision]]\nkind = \"same-work\"\nof = [\"old/a\", \"older/b\", \"old\"]\n";
        assert_eq!(
            renamed(Naming::Identity, identity, "new").unwrap(),
            "[[decision]]\nkind = \"same-work\"\nof = [\"new/a\", \"older/b\", \"new\"]\n"
        );
        assert_eq!(renamed(Naming::Document, "key = \"old\"\n", "new").unwrap(), "key = \"new\"\n");
        assert_eq!(renamed(Naming::Document, "key = \" old\"\n", "new").unwrap(), "key = \"new\"\n");
        assert!(renamed(Naming::Claims, "[[claim", "new").is_err());
        assert!(renamed(Naming::Claims, "claim = [{ according-to = \"old\" }]\n", "new").is_err());
        assert!(without_claims("claim = [{ according-to = \"old\" }]\n", "old").is_err());
        assert_eq!(stated_key("key = \"old\"\n[record]\n").as_deref(), Some("old"));
    }

    #[test]
    fn the_claims_of_a_document_are_taken_out_with_their_comments() {
        let one = "# said at length\n[[claim]]\nwork = \"a\"\naccording-to = \"old\"\n";
        let other = "\n[[claim]]\nwork = \"b\"\naccording-to = \"one\"\n";
        let (kept, taken) = without_claims(&format!("{one}{other}"), "old").unwrap();
        assert_eq!((kept.trim_start(), taken.as_str()), (other.trim_start(), one));
    }

    #[test]
    fn what_is_said_of_the_references_of_a_document_is_taken_out_with_it() {
        let gone = "# two printings\n[[decision]]\nkind = \"same-work\"\nof = [\"old/a\", \"one/a\"]\n";
        let other = "\n[[decision]]\nkind = \"keep-key\"\nof = [\"older/b\"]\nkey = \"b\"\n";
        let three = |names: &str| format!("\n[[decision]]\nkind = \"different-works\"\nof = [{names}]\n");
        let all = format!("{gone}{other}{}", three("\"one/c\", \"two/c\", \"old/c\""));
        let (kept, taken) = without_decisions(&all, "old").unwrap();
        assert_eq!(kept.trim_start(), format!("{}{}", other.trim_start(), three("\"one/c\", \"two/c\"")));
        assert_eq!(taken, format!("{gone}{}", three("\"one/c\", \"two/c\", \"old/c\"")));
        assert!(without_decisions("decision = [{ kind = \"same-work\" }]\n", "old").is_err());
    }
}
