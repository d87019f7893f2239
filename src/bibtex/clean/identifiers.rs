//! DOI, arXiv, ISBN, ISSN and URL in their canonical forms.

use super::{Class, Draft, Options, Rule, Use};
use crate::bibtex::identifiers::{arxiv_of, canonical_doi, isbn_digits, issn_digits};
use crate::bibtex::read::values::verbatim;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "url",
        class: Class::Safe,
        when: Use::Default,
        reason: "BibLaTeX sets `url` and `doi` verbatim, so TeX's escapes would become part of the address",
        apply: address,
    },
    Rule {
        id: "doi",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "the field holds the bare DOI; styles add the resolver themselves",
        apply: doi,
    },
    Rule {
        id: "doi-address",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "an address that leads only to the DOI belongs in `doi`, where styles link it",
        apply: doi_address,
    },
    Rule {
        id: "arxiv",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "the field holds the bare arXiv number",
        apply: arxiv,
    },
    Rule {
        id: "isbn",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "an ISBN or ISSN stands without its name and with hyphens only, if its check digit is right",
        apply: isbn,
    },
];

/// Only where no macro of TeX is left in it, and only in BibLaTeX files: BibTeX styles typeset `url` as text.
fn address(draft: &mut Draft, options: &Options) {
    if options.dialect == Some(super::Dialect::Bibtex) {
        return;
    }
    for name in ["url", "doi"] {
        let Some(at) = draft.find(name) else { continue };
        let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { continue };
        let escapes = ["\\_", "\\%", "\\#", "\\&"].iter().any(|mark| inner.contains(mark));
        let plain = verbatim(inner);
        if escapes && !plain.contains(['\\', '{', '}', ' ']) {
            draft.set_inner(at, &plain, 0.95);
        }
    }
}

fn doi(draft: &mut Draft, _: &Options) {
    let Some(at) = draft.find("doi") else { return };
    let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { return };
    if let Some(doi) = canonical_doi(&verbatim(inner)).filter(|doi| !doi.contains(['{', '}', '\\', '%'])) {
        draft.set_inner(at, &doi, 0.99);
    }
}

/// An address that only leads to the entry's DOI says nothing more than `doi`, and one without `doi` beside it is one.
fn doi_address(draft: &mut Draft, _: &Options) {
    let Some(at) = draft.find("url") else { return };
    let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { return };
    let Some(doi) = canonical_doi(&verbatim(inner)).filter(|doi| !doi.contains(['{', '}', '\\', '%'])) else { return };
    match draft.find("doi").and_then(|at| draft.fields.get(at)) {
        None => {
            draft.rename(at, "doi");
            draft.set_inner(at, &doi, 0.95);
        }
        Some(field) => {
            let known = field.inner().map(verbatim).and_then(|text| canonical_doi(&text));
            if known.is_some_and(|known| known.eq_ignore_ascii_case(&doi)) {
                draft.remove(at);
            }
        }
    }
}

fn arxiv(draft: &mut Draft, options: &Options) {
    let Some(at) = draft.find("eprint") else { return };
    let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { return };
    let Some(found) = arxiv_of(&verbatim(inner)) else { return };
    draft.set_inner(at, &found.number, 0.98);
    let asked = options.dialect == Some(super::Dialect::Biblatex);
    let biblatex = asked || draft.find("eprinttype").is_some() || draft.find("eprintclass").is_some();
    // Without its type BibLaTeX cannot tell what the number is.
    if asked && draft.find("eprinttype").or_else(|| draft.find("archiveprefix")).is_none() {
        draft.add("eprinttype", "{arxiv}".to_owned());
    }
    if let Some(class) = found.class
        && draft.find("primaryclass").or_else(|| draft.find("eprintclass")).is_none()
    {
        draft.add(if biblatex { "eprintclass" } else { "primaryclass" }, format!("{{{class}}}"));
    }
}

fn isbn(draft: &mut Draft, _: &Options) {
    for (name, digits) in [("isbn", isbn_digits as fn(&str) -> Option<String>), ("issn", issn_digits)] {
        let Some(at) = draft.find(name) else { continue };
        let Some(inner) = draft.fields.get(at).and_then(|f| f.inner()) else { continue };
        let bare = inner.trim();
        let bare = ["ISBN-13:", "ISBN-10:", "ISBN:", "ISBN", "ISSN:", "ISSN"]
            .iter()
            .find_map(|mark| bare.strip_prefix(mark))
            .unwrap_or(bare);
        let bare = bare.trim().replace(['–', '‐', '‑', '−'], "-");
        if let Some(plain) = digits(&bare) {
            let text = match name {
                "issn" => format!("{}-{}", plain.get(..4).unwrap_or(""), plain.get(4..).unwrap_or("")),
                _ => bare.split_whitespace().collect::<Vec<_>>().join(if bare.contains('-') { "" } else { "-" }),
            };
            draft.set_inner(at, &text, 0.98);
        }
    }
}
