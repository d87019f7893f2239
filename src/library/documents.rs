//! Renaming a document and taking one out: what the files of `bib/` say of it, changed in place. Comments and order stay.
//!
//! Every function takes a file's text and gives the new one; the caller writes it and moves the folder.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Value};

use super::save::{Unreadable, parse};

/// A file of `bib/` that names documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// `catena.toml`: the list `documents`.
    Settings,
    /// `claims.toml`: according to which document, and claims about the document itself.
    Claims,
    /// `identity.toml`: references as `document/key`, keys that are kept.
    Identity,
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
    match naming {
        Naming::Settings => change(file.get_mut("documents"), &whole),
        Naming::Document => change(file.get_mut("key"), &whole),
        Naming::Claims => each(&mut file, "claim", &["according-to", "work", "object"], &whole),
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
    let mut file = parse(claims)?;
    entry_by_entry(&file)?;
    let mut taken = Vec::new();
    if let Some(list) = file.get_mut("claim").and_then(Item::as_array_of_tables_mut) {
        for at in (0..list.len()).rev() {
            let its = list.get(at).and_then(|claim| claim.get("according-to")).and_then(Item::as_str);
            if its == Some(document) {
                taken.extend(list.get(at).cloned());
                list.remove(at);
            }
        }
    }
    let mut apart = DocumentMut::new();
    let in_order: ArrayOfTables = taken.into_iter().rev().collect();
    if !in_order.is_empty() {
        apart.insert("claim", Item::ArrayOfTables(in_order));
    }
    Ok((file.to_string(), apart.to_string()))
}

/// Entries in one list, `claim = [{ … }]`, are read and not changed: nothing is half done.
fn entry_by_entry(file: &DocumentMut) -> Result<(), Unreadable> {
    for name in ["claim", "decision"] {
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
}
