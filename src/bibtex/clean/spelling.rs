//! Letters in the spelling of the dialect: Unicode for BibLaTeX, commands for BibTeX.

use super::text::is_verbatim;
use super::{Class, Dialect, Draft, Options, Rule, Use};
use crate::text::tex;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "letters",
    class: Class::Safe,
    when: Use::WithDialect,
    reason: "biber reads and sorts letters in Unicode; BibTeX sorts and abbreviates only letters that are commands",
    apply: letters,
}];

fn letters(draft: &mut Draft, options: &Options) {
    for at in 0..draft.fields.len() {
        let Some(field) = draft.fields.get(at) else { continue };
        if is_verbatim(&field.lower()) {
            continue;
        }
        let Some(inner) = field.inner() else { continue };
        let text = match options.dialect {
            Some(Dialect::Bibtex) if !inner.is_ascii() => tex::to_latex(inner),
            Some(Dialect::Biblatex) | None if inner.contains('\\') => tex::to_unicode(inner),
            _ => continue,
        };
        draft.set_inner(at, &text, 0.98);
    }
}
