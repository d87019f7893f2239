//! BibTeX ⇄ BibLaTeX: entry types and field names, so that the way back leads to the same entry.

use super::{Class, Dialect, Draft, Options, Rule, Use};
use crate::bibtex::read::dialect::{bibtex_field_name, field_name};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "types",
        class: Class::Unsafe,
        when: Use::WithDialect,
        reason: "entry types of the chosen dialect: `phdthesis` is `thesis` with `type = {phdthesis}`",
        apply: types,
    },
    Rule {
        id: "fields",
        class: Class::Safe,
        when: Use::WithDialect,
        reason: "field names of the chosen dialect: `journal` is `journaltitle`, `address` is `location`",
        apply: fields,
    },
];

/// BibTeX's type, BibLaTeX's, and the `type` field that tells them apart.
const TYPES: &[(&str, &str, Option<&str>)] = &[
    ("phdthesis", "thesis", Some("phdthesis")),
    ("mastersthesis", "thesis", Some("mathesis")),
    ("techreport", "report", Some("techreport")),
    ("conference", "inproceedings", None),
    ("electronic", "online", None),
    ("www", "online", None),
];

/// Which of BibTeX's types stands for one that only BibLaTeX has. The `entrysubtype` then names the type, so that the way
/// back is known.
fn stand_in(kind: &str, has_journal: bool, has_booktitle: bool) -> Option<&'static str> {
    Some(match kind {
        "mvbook" | "collection" | "mvcollection" | "reference" | "mvreference" => "book",
        "inbook" if has_booktitle => "incollection",
        "bookinbook" | "suppbook" | "suppcollection" | "inreference" => "incollection",
        "mvproceedings" => "proceedings",
        "suppperiodical" | "review" if has_journal => "article",
        "online" | "periodical" | "suppperiodical" | "review" | "dataset" | "software" | "patent" | "artwork"
        | "audio" | "image" | "jurisdiction" | "legislation" | "letter" | "movie" | "music" | "performance"
        | "standard" | "video" => "misc",
        _ => return None,
    })
}

fn types(draft: &mut Draft, options: &Options) {
    let kind = draft.lower_kind();
    let has = |name: &str| draft.find(name).is_some();
    let (journal, book) = (has("journal") || has("journaltitle"), has("booktitle"));
    let subtype = draft.inner("entrysubtype").map(|text| text.trim().to_lowercase());
    match options.dialect {
        None => {}
        Some(Dialect::Biblatex) => {
            if let (Some(meant), Some(at)) = (&subtype, draft.find("entrysubtype"))
                && stand_in(meant, journal, book) == Some(kind.as_str())
            {
                let meant = meant.clone();
                draft.remove(at);
                draft.set_kind(&meant);
                return;
            }
            let Some((old, new, implied)) = TYPES.iter().find(|(old, _, _)| *old == kind) else { return };
            let spelt = draft.find("type");
            match (implied, spelt) {
                (Some(text), None) => draft.add("type", format!("{{{text}}}")),
                // Its own words for the kind of thesis do not say which of BibTeX's two types it was.
                (Some(_), Some(_)) if *old == "mastersthesis" && subtype.is_none() => {
                    draft.add("entrysubtype", "{mastersthesis}".to_owned());
                }
                _ => {}
            }
            draft.set_kind(new);
        }
        Some(Dialect::Bibtex) => to_bibtex_type(draft, &kind, subtype.as_deref(), (journal, book)),
    }
}

fn to_bibtex_type(draft: &mut Draft, kind: &str, subtype: Option<&str>, (journal, book): (bool, bool)) {
    let marker = draft.inner("type").map(str::to_owned);
    let old = TYPES.iter().find(|(_, new, implied)| *new == kind && implied.is_some() && marker.as_deref() == *implied);
    if let Some((old, _, _)) = old {
        draft.set_kind(old);
        if let Some(at) = draft.find("type") {
            draft.remove(at);
        }
        return;
    }
    match kind {
        // BibTeX has no plain thesis or report; the `type` says what it is.
        "thesis" => {
            if subtype == Some("mastersthesis")
                && let Some(at) = draft.find("entrysubtype")
            {
                draft.remove(at);
                draft.set_kind("mastersthesis");
            } else {
                draft.set_kind("phdthesis");
            }
        }
        "report" => draft.set_kind("techreport"),
        _ => {
            if subtype.is_none()
                && let Some(old) = stand_in(kind, journal, book)
            {
                draft.set_kind(old);
                draft.add("entrysubtype", format!("{{{kind}}}"));
            }
        }
    }
}

fn fields(draft: &mut Draft, options: &Options) {
    for at in 0..draft.fields.len() {
        let Some(name) = draft.fields.get(at).map(|field| field.lower().into_owned()) else { continue };
        let target = match options.dialect {
            // `pdf` is a name of `file` that biber knows; the way back would not.
            Some(Dialect::Biblatex) => Some(field_name(&name)).filter(|new| *new != name && name != "pdf"),
            Some(Dialect::Bibtex) => match (bibtex_field_name(&name), draft.lower_kind().as_str()) {
                // A thesis has a school, a report an institution.
                (Some("school"), kind) if !kind.ends_with("thesis") => None,
                (target, _) => target,
            },
            None => None,
        };
        // Both names at once are two values; a person has to choose.
        if let Some(target) = target
            && draft.find(target).is_none()
        {
            draft.rename(at, target);
        }
    }
}
