//! White space, stray punctuation, editions, private and empty fields.

use super::layout::can_relay;
use super::{Class, Draft, Options, Rule, Use};
use crate::bibtex::read::values::enclosed;
use crate::bibtex::write::edition_number;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "double-braces",
        class: Class::Safe,
        when: Use::WithUnsafeOrBiblatex,
        reason: "in a number, a date or an identifier a second pair of braces protects nothing, and biber reads it as words",
        apply: double_braces,
    },
    Rule {
        id: "whitespace",
        class: Class::Safe,
        when: Use::Default,
        reason: "line breaks and runs of spaces inside a value mean one space to TeX",
        apply: whitespace,
    },
    Rule {
        id: "punctuation",
        class: Class::Safe,
        when: Use::Default,
        reason: "styles set the marks between fields; one left at the end of a value would be printed twice",
        apply: punctuation,
    },
    Rule {
        id: "edition",
        class: Class::Unsafe,
        when: Use::WithUnsafe,
        reason: "BibLaTeX takes an edition as a number and writes the ordinal itself",
        apply: edition,
    },
    Rule {
        id: "empty-fields",
        class: Class::Safe,
        when: Use::WithUnsafe,
        reason: "a field without a value says nothing",
        apply: empty_fields,
    },
    Rule {
        id: "private-fields",
        class: Class::Unsafe,
        when: Use::Asked,
        reason: "notes, files and abstracts are the owner's and do not go out with the entry",
        apply: private_fields,
    },
    Rule {
        id: "omit-fields",
        class: Class::Unsafe,
        when: Use::Asked,
        reason: "fields that --omit names do not go out with the entry",
        apply: omit_fields,
    },
];

fn omit_fields(draft: &mut Draft, options: &Options) {
    for at in (0..draft.fields.len()).rev() {
        let Some(name) = draft.fields.get(at).map(super::DraftField::lower) else { continue };
        if options.omit.iter().any(|omitted| omitted.trim().to_lowercase() == name) {
            draft.remove(at);
        }
    }
}

/// `year = {{1970}}`, as the Web of Science writes its fields.
fn double_braces(draft: &mut Draft, _: &Options) {
    for at in 0..draft.fields.len() {
        let Some(field) = draft.fields.get(at) else { continue };
        let plain = matches!(
            &*field.lower(),
            "year"
                | "month"
                | "day"
                | "date"
                | "volume"
                | "number"
                | "issue"
                | "pages"
                | "issn"
                | "isbn"
                | "doi"
                | "eid"
                | "pagetotal"
                | "edition"
                | "eprint"
                | "eprinttype"
                | "archiveprefix"
                | "langid"
        );
        let Some(mut inner) = field.inner().filter(|_| plain) else { continue };
        while let Some(bare) = enclosed(inner.trim()) {
            inner = bare;
        }
        let inner = inner.to_owned();
        draft.set_inner(at, &inner, 1.0);
    }
}

/// Fields whose text is never touched.
pub(super) fn is_verbatim(name: &str) -> bool {
    matches!(
        name,
        "url"
            | "doi"
            | "eprint"
            | "file"
            | "pdf"
            | "verba"
            | "verbb"
            | "verbc"
            | "crossref"
            | "xref"
            | "xdata"
            | "ids"
            | "options"
            | "related"
            | "entryset"
            | "execute"
            | "code"
            | "howpublished"
            | "bdsk-url-1"
            | "bdsk-file-1"
            | "local-url"
            | "uri"
    ) || name.starts_with("bdsk-")
}

fn whitespace(draft: &mut Draft, _: &Options) {
    for at in 0..draft.fields.len() {
        let Some(field) = draft.fields.get(at) else { continue };
        let Some(inner) = field.inner() else { continue };
        if !is_crowded(inner) {
            continue;
        }
        // A blank line is a paragraph; code and comments keep their lines.
        let lines =
            inner.contains("\n\n") || inner.contains("\r\n\r\n") || inner.contains('%') || inner.contains("\\verb");
        if lines || is_verbatim(&field.lower()) {
            continue;
        }
        let mut text =
            inner.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        // `\ ` at the end is a space that was meant.
        if text.ends_with('\\') && !text.ends_with("\\\\") {
            text.push(' ');
        }
        draft.set_inner(at, &text, 1.0);
    }
}

/// Whether white space other than single spaces between words is in it.
fn is_crowded(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without an early end both look at many bytes in one step.
    let breaks = bytes.iter().fold(false, |found, byte| found | matches!(byte, b'\n' | b'\t' | b'\r'));
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let runs = pairs.fold(false, |found, (a, b)| found | ((*a == b' ') & (*b == b' ')));
    breaks | runs || text.starts_with(' ') || text.ends_with(' ')
}

fn punctuation(draft: &mut Draft, _: &Options) {
    for at in 0..draft.fields.len() {
        let Some(field) = draft.fields.get(at) else { continue };
        // Only what ends in a mark is looked at: most values do not.
        if !field.value.trim_end_matches(['}', '"', ' ', '\n', '\r', '\t']).ends_with([',', ';', '.']) {
            continue;
        }
        let name = field.lower();
        let Some(inner) = field.inner() else { continue };
        let text = match &*name {
            "title" | "booktitle" | "subtitle" | "booksubtitle" => trim_title(inner),
            // Each word in the name of a journal or a series may be an abbreviation, so that its full stop stays.
            "journal" | "journaltitle" | "series" | "publisher" | "address" | "location" | "school" | "institution"
            | "organization" | "volume" | "number" | "pages" | "year" | "edition" => without_mark(inner),
            _ => continue,
        };
        if text.len() < inner.trim_end().len() && !text.is_empty() {
            let text = text.to_owned();
            draft.set_inner(at, &text, 0.95);
        }
    }
}

/// Without commas and semicolons at the end; the one that closes an entity of HTML (`caf&eacute;`) is part of a letter.
fn without_mark(text: &str) -> &str {
    let mut text = text.trim_end();
    while let Some(shorter) = text.strip_suffix([',', ';']).filter(|_| !ends_in_entity(text)) {
        text = shorter.trim_end();
    }
    text
}

/// Whether the text ends in `&name;` or `&#233;`.
fn ends_in_entity(text: &str) -> bool {
    // No name is longer; a text of `;` alone would be looked through from each to its beginning.
    let longest = 12;
    let name = text.strip_suffix(';').and_then(|body| {
        let behind = body.bytes().rev().take(longest).position(|byte| byte == b'&')?;
        body.get(body.len() - behind..)
    });
    name.is_some_and(|name| {
        let digits = name.strip_prefix('#').unwrap_or(name);
        !digits.is_empty() && digits.len() <= 10 && digits.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// Without a comma or semicolon at the end, and without the full stop of a sentence: not that of an abbreviation, an
/// initial or an ellipsis.
fn trim_title(text: &str) -> &str {
    let text = without_mark(text);
    let Some(body) = text.strip_suffix('.') else { return text };
    let last = body.rsplit([' ', '~', '-', '(', '\'', '’']).next().unwrap_or("");
    let word = last.trim_matches(['{', '}']);
    let long = word.chars().count() >= 4
        && word.chars().all(char::is_alphabetic)
        && word.chars().skip(1).all(char::is_lowercase);
    #[rustfmt::skip]
    let known = matches!(
        word.to_lowercase().as_str(),
        "trans" | "intern" | "assoc" | "symp" | "techn" | "appl" | "environ" | "chem" | "proc" | "univ" | "conf" | "hist" | "phil"
            | "natl" | "dept" | "tech" | "math" | "phys" | "biol" | "econ" | "educ" | "psych" | "lett" | "comm" | "comp" | "engl"
            | "amer" | "anal" | "arch" | "beitr" | "bull" | "coll" | "corp" | "dict" | "diss" | "encyc" | "exper" | "geog" | "inst"
            | "lang" | "libr" | "ling" | "mech" | "mitt" | "polit" | "quart" | "repr" | "stud" | "supp" | "suppl" | "theor" | "verh"
            | "wiss" | "zool" | "vols" | "illus" | "incl" | "prof" | "capt"
    );
    let several = body.matches('.').count() > 0;
    if long && !known && !several { body } else { text }
}

fn edition(draft: &mut Draft, _: &Options) {
    let Some(at) = draft.find("edition") else { return };
    let Some(number) = draft.fields.get(at).and_then(|f| f.inner()).and_then(edition_number) else { return };
    draft.set_inner(at, &number, 0.95);
}

fn empty_fields(draft: &mut Draft, _: &Options) {
    // Beside text that is no field, an empty one is perhaps what is left of something else.
    if !can_relay(draft) {
        return;
    }
    for at in (0..draft.fields.len()).rev() {
        let empty =
            draft.fields.get(at).is_some_and(|f| f.value.is_empty() || f.inner().is_some_and(|i| i.trim().is_empty()));
        if empty {
            draft.remove(at);
        }
    }
}

fn private_fields(draft: &mut Draft, _: &Options) {
    for at in (0..draft.fields.len()).rev() {
        let Some(name) = draft.fields.get(at).map(super::DraftField::lower) else { continue };
        let private = matches!(
            &*name,
            "abstract"
                | "file"
                | "pdf"
                | "annote"
                | "annotation"
                | "keywords"
                | "read"
                | "rating"
                | "owner"
                | "timestamp"
                | "date-added"
                | "date-modified"
                | "local-url"
                | "uri"
                | "groups"
                | "comment"
                | "review"
                | "ranking"
                | "priority"
                | "printed"
                | "readstatus"
                | "mendeley-tags"
                | "mendeley-groups"
                | "added-at"
                | "interhash"
                | "intrahash"
                | "biburl"
                | "username"
                | "creationdate"
                | "modificationdate"
                | "bibsource"
        ) || name.starts_with("bdsk-");
        if private {
            draft.remove(at);
        }
    }
}
