//! Names in MODS, and the roles (MARC relators) that say which field they belong to.

use crate::interchange::draft::Draft;
use crate::interchange::ris;
use crate::interchange::xml::Element;
use crate::record::{Field, Name, Person};

/// Adds a name; `of_host`: it is of the book or journal that the work stands in.
pub(super) fn name(element: Element, of_host: bool, draft: &mut Draft) {
    let (Some(name), span) = (read(element), element.span()) else { return };
    let roles: Vec<String> = element
        .all("role")
        .flat_map(|role| role.all("roleTerm").map(|term| term.text().to_lowercase()).collect::<Vec<_>>())
        .collect();
    let has = |words: &[&str]| roles.iter().any(|role| words.contains(&role.trim_end_matches('.')));
    let field = if has(&["edt", "editor", "ed", "eds"]) {
        Field::Editor
    } else if has(&["trl", "translator"]) {
        Field::Translator
    } else if has(&["aut", "author", "cre", "creator"]) || roles.is_empty() {
        if of_host { Field::BookAuthor } else { Field::Author }
    } else if has(&["pbd", "series editor"]) {
        draft.record.set_text(Field::EditorAType, "collection-editor");
        Field::EditorA
    } else if has(&["dgg", "degree grantor", "degree granting institution"]) {
        return draft.list(Field::Institution, &name.display());
    } else {
        return draft.left_out(&format!("name as {}", roles.join(", ")), &name.display(), span);
    };
    draft.name(field.clone(), name);
    if element.child("etal").is_some() {
        draft.name(field, Name::Body("et al.".to_owned()));
    }
}

fn read(element: Element) -> Option<Name> {
    let part = |kind: &str| {
        let parts = element.all("namePart").filter(|part| part.attribute("type") == kind);
        parts.map(|part| part.text()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let (family, whole) = (part("family"), part(""));
    if !family.is_empty() {
        let (prefix, family) = ris::particle(&family);
        let (family, prefix) = (family.to_owned(), prefix.to_owned());
        return Some(Name::Person(Person { family, given: part("given"), prefix, suffix: part("termsOfAddress") }));
    }
    let whole = if whole.is_empty() { element.of("displayForm") } else { whole };
    match whole.as_str() {
        "" if element.child("etal").is_some() => Some(Name::Body("et al.".to_owned())),
        "" => Some(part("given")).filter(|given| !given.is_empty()).map(|given| Name::person(given, "")),
        _ if matches!(element.attribute("type"), "corporate" | "conference" | "family") => Some(Name::Body(whole)),
        // Catalogues put a full stop or a comma behind a heading.
        whole => Some(ris::name(whole.trim_end_matches([',', ' ']))),
    }
}
