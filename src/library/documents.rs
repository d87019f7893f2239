//! Renaming a document and taking one out: what the files of `bib/` say of it, changed in place. Comments and order stay.
//!
//! Every function takes a file's text and gives the new one; the caller writes it and moves the folder.

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

/// `text` with the document `old` called `new`.
///
/// # Errors
/// [`Unreadable`] where the file is no TOML.
///
/// ```
/// use catena::library::{Naming, renamed};
/// let claims = "[[claim]]\nwork = \"roe1999\" # sic\naccording-to = \"doe2020\"\n";
/// let now = renamed(Naming::Claims, claims, "doe2020", "doe2021").unwrap();
/// assert_eq!(now, "[[claim]]\nwork = \"roe1999\" # sic\naccording-to = \"doe2021\"\n");
/// ```
pub fn renamed(naming: Naming, text: &str, old: &str, new: &str) -> Result<String, Unreadable> {
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
    let school = |id: &str| id.strip_suffix(&its).map(|label| format!("{label}{now}"));
    match naming {
        Naming::Settings => change(file.get_mut("documents"), &whole),
        Naming::Document => change(file.get_mut("key"), &whole),
        Naming::Claims => {
            each(&mut file, "claim", &["according-to", "work", "object"], &whole);
            each(&mut file, "claim", &["tradition"], &school);
        }
        Naming::Traditions => each(&mut file, "tradition", &["id"], &school),
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

/// Changes a string, or the strings of a list; what stands around them stays.
fn change(item: Option<&mut Item>, now: &impl Fn(&str) -> Option<String>) {
    let Some(value) = item.and_then(Item::as_value_mut) else { return };
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

    #[test]
    fn a_school_called_after_a_document_is_renamed_with_it() {
        let claim = "[[claim]]\ntradition = \"salters-old\"\n[[claim]]\ntradition = \"salters\"\n";
        assert_eq!(renamed(Naming::Claims, claim, "old", "New").unwrap(), claim.replace("-old", "-new"));
        let traditions = "[[tradition]]\nid = \"salters-old\" # sic\nlabel = \"The salters-old\"\n";
        let now = traditions.replace("id = \"salters-old\"", "id = \"salters-new\"");
        assert_eq!(renamed(Naming::Traditions, traditions, "old", "New").unwrap(), now);
    }

    #[test]
    fn a_document_is_renamed_wherever_it_is_named() {
        let settings = "documents = [\"one\", \"old\"] # in this order\n";
        assert_eq!(
            renamed(Naming::Settings, settings, "old", "new").unwrap(),
            "documents = [\"one\", \"new\"] # in this order\n"
        );
        let identity = "[[decision]]\nkind = \"same-work\"\nof = [\"old/a\", \"older/b\", \"old\"]\n";
        assert_eq!(
            renamed(Naming::Identity, identity, "old", "new").unwrap(),
            "[[decision]]\nkind = \"same-work\"\nof = [\"new/a\", \"older/b\", \"new\"]\n"
        );
        assert_eq!(renamed(Naming::Document, "key = \"old\"\n", "old", "new").unwrap(), "key = \"new\"\n");
        assert_eq!(renamed(Naming::Document, "key = \" old\"\n", "old", "new").unwrap(), "key = \"new\"\n");
        assert!(renamed(Naming::Claims, "[[claim", "old", "new").is_err());
        assert!(renamed(Naming::Claims, "claim = [{ according-to = \"old\" }]\n", "old", "new").is_err());
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
