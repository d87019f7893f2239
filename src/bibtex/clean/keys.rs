//! New citation keys by a pattern, and the links between entries that must follow them.

use std::collections::{BTreeMap, HashSet};

use super::{Class, Draft, Options, Rule, Use};
use crate::bibtex::keys::Pattern;
use crate::bibtex::syntax::{Edit, Node, Tree};
use crate::text::Span;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "keys",
    class: Class::Unsafe,
    when: Use::Asked,
    reason: "keys are made by one pattern; citing files must follow (see --rewrite)",
    apply: by_pattern,
}];

fn by_pattern(draft: &mut Draft, options: &Options) {
    let pattern = Pattern::read(options.key_pattern.as_deref().unwrap_or("[auth:lower][year]"));
    let fields: Vec<(String, String)> =
        draft.fields.iter().map(|f| (f.lower(), f.inner().unwrap_or(&f.value).to_owned())).collect();
    let key = pattern.key(&draft.lower_kind(), &fields);
    if draft.entry.key.is_some() && !key.is_empty() && key != draft.key {
        let before = std::mem::replace(&mut draft.key, key.clone());
        draft.record(String::new(), None, before, key, 1.0);
    }
}

/// Keys that are in use, without regard to case.
pub(super) struct Taken {
    given: HashSet<String>,
}

impl Taken {
    pub fn of(_: &Tree, _: &str) -> Self {
        Taken { given: HashSet::new() }
    }
}

/// Gives a key that another entry was given already a letter.
pub(super) fn make_unique(draft: &mut Draft, taken: &mut Taken) {
    if draft.key == draft.old_key {
        taken.given.insert(draft.key.to_lowercase());
        return;
    }
    let base = draft.key.clone();
    let mut letter = b'a';
    while !taken.given.insert(draft.key.to_lowercase()) {
        draft.key = format!("{base}{}", char::from(letter));
        if letter == b'z' {
            draft.key = draft.old_key.clone();
            break;
        }
        letter += 1;
    }
    if let Some(change) = draft.changes.iter_mut().find(|change| change.rule == "keys") {
        change.after.clone_from(&draft.key);
    }
}

/// `crossref`, `xdata`, `related` … name the new keys. Entries that were laid out anew are replaced as a whole, so that
/// the new text is searched instead.
pub(super) fn follow_links(tree: &Tree, text: &str, keys: &BTreeMap<String, String>, edits: &mut Vec<Edit>) {
    let is_link = |name: &str| matches!(name, "crossref" | "xref" | "xdata" | "related" | "entryset" | "ids");
    for item in &tree.items {
        let Node::Entry(entry) = &item.node else { continue };
        for field in entry.fields.iter().filter(|field| is_link(&field.name.of(text).to_lowercase())) {
            let Some(piece) = field.value.single() else { continue };
            let inner = piece.inner().of(text);
            let renamed: Vec<&str> =
                inner.split(',').map(|key| keys.get(key.trim()).map_or(key.trim(), String::as_str)).collect();
            let new = renamed.join(",");
            if new == inner {
                continue;
            }
            match edits.iter_mut().find(|edit| edit.span.contains(piece.span) && edit.span != Span::default()) {
                Some(edit) => edit.with = edit.with.replacen(&format!("{{{inner}}}"), &format!("{{{new}}}"), 1),
                None => edits.push(Edit { span: piece.inner(), with: new }),
            }
        }
    }
    edits.sort_by_key(|edit| edit.span);
}
