//! Braces around capitals that must stay, in titles that have none yet.

use super::{Class, Draft, Options, Rule, Use};
use crate::bibtex::read::values::enclosed;
use crate::bibtex::write::{needs_protection, protect};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "protect",
        class: Class::Safe,
        when: Use::Default,
        reason: "styles that set titles in sentence case would write acronyms and proper names small",
        apply: capitals,
    },
    Rule {
        id: "unprotect",
        class: Class::Safe,
        when: Use::Asked,
        reason: "braces around a whole title keep every style from setting it as it sets others",
        apply: whole,
    },
];

/// Only plain titles: where a person has put braces or commands, they have decided.
fn capitals(draft: &mut Draft, _: &Options) {
    let language = draft.inner("langid").or_else(|| draft.inner("language")).map(str::to_owned);
    for name in ["title", "subtitle", "booktitle", "booksubtitle", "maintitle"] {
        let Some(at) = draft.find(name) else { continue };
        let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { continue };
        let acted_upon =
            |byte: u8| matches!(byte, b'{' | b'}' | b'\\' | b'$' | b'~' | b'^' | b'_' | b'&' | b'%' | b'#' | b'\n');
        if inner.bytes().any(acted_upon) || inner.contains("  ") || !needs_protection(inner, language.as_deref()) {
            continue;
        }
        let text = protect(inner, language.as_deref());
        if text.replace(['{', '}'], "") == inner {
            draft.set_inner(at, &text, 0.85);
        }
    }
}

fn whole(draft: &mut Draft, _: &Options) {
    for name in ["title", "booktitle", "journal", "journaltitle"] {
        let Some(at) = draft.find(name) else { continue };
        let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { continue };
        if let Some(bare) = enclosed(inner.trim()).map(str::to_owned) {
            draft.set_inner(at, &bare, 0.8);
        }
    }
}
