//! BibLaTeX's default data model: which fields each entry type may have and must have.
//!
//! From the biblatex manual, §2.1 and §4.5.3, as biber's validation applies it (`biber --validate-datamodel`). Field and
//! type names in, yes or no out.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// Fields that every type may have.
const COMMON: &str = "abstract annotation authortype bookpagination crossref date doi eprint eprintclass eprinttype \
    entryset entrysubtype execute file gender ids indextitle indexsorttitle isan ismn iswc keywords label langid \
    langidopts library lista listb listc listd liste listf month namea nameb namec nameatype namebtype namectype \
    nameaddon options origdate origlocation origpublisher origtitle pagination presort related relatedoptions \
    relatedstring relatedtype shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle \
    sortkey sortname sortshorthand sorttitle sortyear url urldate usera userb userc userd usere userf verba verbb \
    verbc xdata xref year";

const EDITORS: &str = "editor editora editorb editorc editortype editoratype editorbtype editorctype";
const BOOKISH: &str = "addendum afterword annotator commentator edition foreword introduction isbn language location \
    maintitle mainsubtitle maintitleaddon note number origlanguage part publisher pubstate series subtitle title \
    titleaddon translator volume volumes chapter eid pages";
const EVENT: &str = "eventdate eventtitle eventtitleaddon venue";

/// Each type's own fields; `+X` stands for a group above.
#[rustfmt::skip]
const OWN: &[(&str, &str)] = &[
    ("article", "+EDITORS addendum annotator author commentator eid issn issue issuetitle issuesubtitle issuetitleaddon \
        journalsubtitle journaltitle journaltitleaddon language note number origlanguage pages pubstate series subtitle \
        title titleaddon translator version volume"),
    ("book", "+EDITORS +BOOKISH author pagetotal"),
    ("mvbook", "+EDITORS addendum afterword annotator author commentator edition foreword introduction isbn language \
        location note number origlanguage pagetotal publisher pubstate series subtitle title titleaddon translator \
        volume volumes"),
    ("inbook", "+EDITORS +BOOKISH author booktitle bookauthor booksubtitle booktitleaddon"),
    ("bookinbook", "+EDITORS +BOOKISH author booktitle bookauthor booksubtitle booktitleaddon"),
    ("suppbook", "+EDITORS +BOOKISH author booktitle bookauthor booksubtitle booktitleaddon"),
    ("booklet", "addendum author chapter editor editortype eid howpublished language location note pages pagetotal \
        pubstate subtitle title titleaddon type"),
    ("collection", "+EDITORS +BOOKISH pagetotal"),
    ("reference", "+EDITORS +BOOKISH pagetotal"),
    ("mvcollection", "+EDITORS addendum afterword annotator author commentator edition foreword introduction isbn \
        language location note number origlanguage publisher pubstate subtitle title titleaddon translator volume volumes"),
    ("mvreference", "+EDITORS addendum afterword annotator author commentator edition foreword introduction isbn \
        language location note number origlanguage publisher pubstate subtitle title titleaddon translator volume volumes"),
    ("incollection", "+EDITORS +BOOKISH author booktitle booksubtitle booktitleaddon"),
    ("suppcollection", "+EDITORS +BOOKISH author booktitle booksubtitle booktitleaddon"),
    ("inreference", "+EDITORS +BOOKISH author booktitle booksubtitle booktitleaddon"),
    ("dataset", "addendum author edition editor editortype language location note number organization publisher \
        pubstate series subtitle title titleaddon type version"),
    ("manual", "addendum author chapter edition editor editortype eid isbn language location note number organization \
        pages pagetotal publisher pubstate series subtitle title titleaddon type version"),
    ("misc", "addendum author editor editortype howpublished language location note organization pubstate subtitle \
        title titleaddon type version"),
    ("software", "addendum author editor editortype howpublished language location note organization pubstate subtitle \
        title titleaddon type version"),
    ("online", "addendum author editor editortype language note organization pubstate subtitle title titleaddon version"),
    ("patent", "addendum author holder location note number pubstate subtitle title titleaddon type version"),
    ("periodical", "+EDITORS addendum issn issue issuesubtitle issuetitle issuetitleaddon language note number pubstate \
        series subtitle title titleaddon volume yeardivision"),
    ("mvproceedings", "+EVENT addendum editor editortype isbn language location note number organization pagetotal \
        publisher pubstate series subtitle title titleaddon volumes"),
    ("proceedings", "+EVENT addendum chapter editor editortype eid isbn language location mainsubtitle maintitle \
        maintitleaddon note number organization pages pagetotal part publisher pubstate series subtitle title \
        titleaddon volume volumes"),
    ("inproceedings", "+EVENT addendum author booksubtitle booktitle booktitleaddon chapter editor editortype eid isbn \
        language location mainsubtitle maintitle maintitleaddon note number organization pages part publisher pubstate \
        series subtitle title titleaddon volume volumes"),
    ("report", "addendum author chapter eid institution isrn language location note number pages pagetotal pubstate \
        subtitle title titleaddon type version"),
    ("thesis", "addendum author chapter eid institution language location note pages pagetotal pubstate subtitle title \
        titleaddon type"),
    ("unpublished", "+EVENT addendum author howpublished language location note pubstate subtitle title titleaddon type"),
    ("bibnote", "note"),
];

/// Types that exist in the model without fields of their own: standard styles print them as `misc` or `article`.
const BARE: &[&str] = &[
    "artwork",
    "audio",
    "commentary",
    "customa",
    "customb",
    "customc",
    "customd",
    "custome",
    "customf",
    "image",
    "jurisdiction",
    "legal",
    "legislation",
    "letter",
    "movie",
    "music",
    "performance",
    "review",
    "standard",
    "suppperiodical",
    "video",
];

/// What each type must have; `a|b` is satisfied by either.
#[rustfmt::skip]
const MANDATORY: &[(&str, &[&str])] = &[
    ("article", &["author", "journaltitle", "title", "date"]),
    ("book", &["author", "title", "date"]),
    ("mvbook", &["author", "title", "date"]),
    ("inbook", &["author", "title", "booktitle", "date"]),
    ("bookinbook", &["author", "title", "booktitle", "date"]),
    ("suppbook", &["author", "title", "booktitle", "date"]),
    ("booklet", &["author|editor", "title", "date"]),
    ("collection", &["editor", "title", "date"]),
    ("reference", &["editor", "title", "date"]),
    ("mvcollection", &["editor", "title", "date"]),
    ("mvreference", &["editor", "title"]),
    ("incollection", &["author", "editor", "title", "booktitle", "date"]),
    ("suppcollection", &["author", "editor", "title", "booktitle", "date"]),
    ("inreference", &["author", "editor", "title", "booktitle", "date"]),
    ("dataset", &["title"]),
    ("manual", &["title", "date"]),
    ("misc", &["title", "date"]),
    ("software", &["title"]),
    ("online", &["title", "url|doi|eprint", "date"]),
    ("patent", &["author", "title", "number", "date"]),
    ("periodical", &["editor", "title", "date"]),
    ("suppperiodical", &["date"]),
    ("proceedings", &["title", "date"]),
    ("mvproceedings", &["title"]),
    ("inproceedings", &["author", "title", "booktitle", "date"]),
    ("report", &["author", "title", "type", "institution", "date"]),
    ("thesis", &["author", "title", "type", "institution", "date"]),
    ("unpublished", &["author", "title", "date"]),
    ("set", &["entryset", "date"]),
];

static COMMON_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| COMMON.split_whitespace().collect());

static OWN_SETS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    let words = |list: &'static str| {
        list.split_whitespace().flat_map(|word| match word {
            "+EDITORS" => EDITORS.split_whitespace().collect::<Vec<_>>(),
            "+BOOKISH" => BOOKISH.split_whitespace().collect(),
            "+EVENT" => EVENT.split_whitespace().collect(),
            one => vec![one],
        })
    };
    OWN.iter()
        .map(|(kind, list)| (*kind, words(list).collect()))
        .chain(BARE.iter().map(|kind| (*kind, HashSet::default())))
        .collect()
});

static ALL_FIELDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| COMMON_SET.iter().copied().chain(OWN_SETS.values().flatten().copied()).collect());

/// Whether `kind` (lower case) is an entry type of the model. `xdata` and `set` are.
pub fn is_type(kind: &str) -> bool {
    matches!(kind, "xdata" | "set") || OWN_SETS.contains_key(kind)
}

/// Whether `kind` is a type that the model names and gives no fields to.
pub fn is_bare_type(kind: &str) -> bool {
    BARE.contains(&kind)
}

/// Whether `field` (lower case) is a field of the model, for whatever type.
pub fn is_field(field: &str) -> bool {
    ALL_FIELDS.contains(field)
}

/// Whether an entry of type `kind` may have `field`; both in lower case. `xdata` and `set` may have any.
pub fn allows(kind: &str, field: &str) -> bool {
    match kind {
        "xdata" | "set" => is_field(field),
        _ => COMMON_SET.contains(field) || OWN_SETS.get(kind).is_some_and(|own| own.contains(field)),
    }
}

/// What an entry of type `kind` must have: each item is one field, or several joined by `|` of which one is enough.
/// `date` stands for `date` or `year`.
pub fn mandatory(kind: &str) -> &'static [&'static str] {
    MANDATORY.iter().find(|(name, _)| *name == kind).map_or(&[], |(_, fields)| fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_belong_to_types_as_the_manual_says() {
        assert!(allows("article", "journaltitle") && allows("article", "doi"));
        assert!(!allows("article", "publisher"));
        assert!(allows("collection", "editor") && !allows("collection", "author"));
        assert!(allows("unpublished", "venue") && !allows("unpublished", "institution"));
        assert!(allows("proceedings", "eventdate") && !allows("book", "eventdate"));
        assert!(!is_field("shelfmark") && is_type("jurisdiction") && !is_type("podcast"));
    }

    #[test]
    fn what_is_mandatory_is_also_allowed() {
        for (kind, fields) in MANDATORY.iter().filter(|(kind, _)| *kind != "suppperiodical") {
            for field in fields.iter().flat_map(|f| f.split('|')) {
                assert!(allows(kind, field), "{kind} {field}");
            }
        }
    }
}
