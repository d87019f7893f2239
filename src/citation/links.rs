//! Citations that the source's own markup links, beside those that the text shows.
//!
//! Markup is the author's or the publisher's word: where it links a place, it decides what is meant; where it and the text
//! disagree, both are reported. What it leaves out (the numbers inside a range, an unlinked name) the text supplies.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Flow, Link};
use crate::text::{Span, collapse_whitespace};

use super::Form;
use super::find::Found;

/// Where the text shows citation keys, `@roe1999` or `[roe1999]`, in order: each is one name, and no author with a year. Keys
/// that lead nowhere, where no bibliography file is named, may be prose all the same.
pub fn keys(document: &Document, flow: &Flow, index: &BTreeMap<String, usize>) -> Vec<Span> {
    let known = |target: &String| !document.bibliographies.is_empty() || index.contains_key(target);
    let mut spans: Vec<Span> = document
        .links
        .iter()
        .filter(|link| is_key(document, link) && link.targets.iter().any(known))
        .map(|link| flow.span(link.span))
        .collect();
    spans.sort_unstable();
    spans
}

/// Whether the words of a link are the key itself, which has letters: numbers are printed as they are.
fn is_key(document: &Document, link: &Link) -> bool {
    let printed = link.span.of(&document.text).trim_start_matches(['-', '@', '{']);
    let names = |target: &String| printed.starts_with(target.as_str()) && target.contains(char::is_alphabetic);
    link.targets.iter().any(names)
}

/// Brings `found` into line with the links of `document`; `index` leads from the source's identifiers to references.
pub fn apply(
    document: &Document,
    flow: &Flow,
    index: &BTreeMap<String, usize>,
    found: &mut Vec<Found>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut added: Vec<Found> = Vec::new();
    // Where a bibliography file is named, or the list in the text has the keys that its author cites by.
    let keyed = !document.bibliographies.is_empty()
        || document
            .links
            .iter()
            .any(|link| is_key(document, link) && link.targets.iter().any(|target| index.contains_key(target)));
    for link in &document.links {
        let targets: Vec<usize> = link.targets.iter().filter_map(|t| index.get(t).copied()).collect();
        let span = flow.span(link.span);
        // Keys are the author's own: one that leads nowhere is a slip to be shown.
        if !document.bibliographies.is_empty() || keyed && is_key(document, link) {
            let missing =
                link.targets.iter().filter(|target| !index.contains_key(*target) && !is_cross_reference(target));
            added.extend(missing.map(|key| Found {
                why: Some(format!("no entry of the bibliography has the key `{key}`")),
                ..linked(flow, link, span, Vec::new(), form_of(document, link))
            }));
        }
        if targets.is_empty() {
            continue;
        }
        let mut met: Vec<usize> =
            (0..found.len()).filter(|&n| found[n].form != Form::Mention && found[n].span.overlaps(span)).collect();
        found
            .iter_mut()
            .filter(|f| f.form == Form::Mention && f.span.overlaps(span))
            .for_each(|f| f.span.end = f.span.start);
        for &target in &targets {
            // A citation that means this work already, or one that means another and no other link speaks for.
            if let Some(k) = met.iter().position(|&n| found[n].refs.contains(&target)) {
                let n = met.remove(k);
                found[n].refs = vec![target];
                (found[n].why, found[n].slip) = (None, found[n].slip.take());
            } else if let Some(k) = met.iter().position(|&n| {
                found[n].form != Form::Numeric
                    && targets.len() == 1
                    && !found[n].refs.iter().any(|r| targets.contains(r))
            }) {
                let n = met.remove(k);
                if !found[n].refs.is_empty() {
                    let printed = collapse_whitespace(link.span.of(&document.text));
                    problems.push(
                        Diagnostic::info(
                            "link-disagrees",
                            format!("`{printed}` is linked to another entry than its words suggest"),
                        )
                        .help("check the link in the source")
                        .at(link.span),
                    );
                }
                (found[n].refs, found[n].why, found[n].slip) = (vec![target], None, None);
            } else {
                added.push(linked(flow, link, span, vec![target], form_of(document, link)));
            }
        }
    }
    found.retain(|f| !f.span.is_empty() && !(f.form == Form::Mention && has_its_key(flow, f, &added)));
    found.extend(added);
    found.sort_by_key(|f| (f.span.start, f.span.end));
    problems
}

/// Whether a key of a work of the scholar's stands right behind the name, which belongs to it: `Roe [-@roe1999]`.
fn has_its_key(flow: &Flow, mention: &Found, added: &[Found]) -> bool {
    const NEAR: usize = 4;
    added.iter().any(|key| {
        let near = key.span.start >= mention.span.end && key.span.start - mention.span.end <= NEAR;
        near && key.refs.iter().any(|r| mention.refs.contains(r)) && {
            let between = &flow.text[mention.span.end..key.span.start];
            between.contains(['[', '(']) && between.chars().all(|c| matches!(c, ' ' | '\n' | '[' | '(' | '-'))
        }
    })
}

fn form_of(document: &Document, link: &Link) -> Form {
    let printed = link.span.of(&document.text);
    let digits = printed.chars().all(|c| c.is_ascii_digit() || matches!(c, '–' | '-' | ',' | ' '));
    // `2018` alone is a year.
    let numeric = digits && printed.split(|c: char| !c.is_ascii_digit()).all(|number| number.len() < 4);
    match (numeric, link.narrative) {
        (true, _) => Form::Numeric,
        (_, true) => Form::Narrative,
        _ => Form::Parenthetical,
    }
}

/// A citation that only the markup shows.
fn linked(flow: &Flow, link: &Link, span: Span, refs: Vec<usize>, form: Form) -> Found {
    // Those of one bracket belong together.
    const LONGEST: usize = 1500;
    let from = flow.text.floor_char_boundary(span.start.saturating_sub(LONGEST));
    let before = &flow.text[from..span.start];
    let bracket =
        before.rfind(['[', ']']).filter(|at| before[*at..].starts_with('[') && !before[*at..].contains("\n\n"));
    let opening = bracket.map_or(span.start, |at| from + at);
    Found {
        span,
        form,
        group: usize::MAX - opening,
        prefix: link.prefix.clone(),
        locator: link.locator.clone(),
        refs,
        why: None,
        slip: None,
        name: None,
    }
}

/// Whether a key leads to a figure, table, section … of the text itself, as pandoc-crossref and Quarto write it.
fn is_cross_reference(key: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: [&str; 22] = [
        "fig", "tbl", "tab", "sec", "eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "rem", "sol", "alg",
        "nte", "tip", "wrn", "imp", "cau",
    ];
    key.split_once([':', '-']).is_some_and(|(kind, _)| KINDS.contains(&kind.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use crate::bibtex::read_records;
    use crate::citation::{Form, listed_elsewhere, read, read_document};
    use crate::document;

    const BIB: &str = "@book{roe1999, author = {Roe, Ann}, title = {Rivers}, year = 1999}\n\
        @book{Roe1985, author = {Roe, Ann}, title = {Lakes}, year = 1985}\n\
        @article{Poe73, author = {Poe, Bo}, title = {Seas}, journaltitle = {Water}, year = 1973, pages = {5--9}}\n";

    type Cited = (String, Form, Option<String>, Option<String>, usize);

    fn cited(path: &str, text: &str) -> (Vec<Cited>, Vec<String>) {
        let (document, _) = document::read(path, text.as_bytes()).unwrap();
        let references = listed_elsewhere(&document, read_records(BIB, "a.bib").0);
        let keys: Vec<String> = references.iter().map(|reference| reference.record.key.clone()).collect();
        let reading = read(&document, references);
        let key = |refs: &[usize]| refs.first().map_or("?".to_owned(), |n| keys[*n].clone());
        let citations = reading.citations.iter();
        let cited = citations.map(|c| (key(&c.refs), c.form, c.prefix.clone(), c.locator.clone(), c.group)).collect();
        (cited, reading.problems.iter().map(|problem| problem.message.clone()).collect())
    }

    fn one(key: &str, form: Form, prefix: Option<&str>, locator: Option<&str>, group: usize) -> Cited {
        (key.to_owned(), form, prefix.map(str::to_owned), locator.map(str::to_owned), group)
    }

    #[test]
    fn a_key_in_latex_is_no_prose_and_its_pages_stand_in_the_option() {
        let tex = "\\begin{document}\nAs \\citet[p.~6]{Poe73} says \\citep[see][]{roe1999, Roe1985}. \
                   Others \\citetPage{7}{Poe73} doubt it. \\nocite{*}\\nocite{Roe1985}\n\\bibliography{a}\n\\end{document}\n";
        let (cited, problems) = cited("a.tex", tex);
        let wanted = [
            one("Poe73", Form::Narrative, None, Some("p. 6"), 0),
            one("roe1999", Form::Parenthetical, Some("see"), None, 1),
            one("Roe1985", Form::Parenthetical, None, None, 1),
            one("Poe73", Form::Narrative, None, Some("7"), 2),
        ];
        assert_eq!(cited, wanted);
        assert_eq!(problems, [""; 0]);
    }

    #[test]
    fn a_name_with_its_key_is_one_citation() {
        let text = "---\nbibliography: a.bib\n---\n\nThe model of Roe [-@roe1999] has flaws, as Poe showed [@Poe73].\n";
        let forms: Vec<Form> = cited("a.md", text).0.into_iter().map(|(_, form, ..)| form).collect();
        assert_eq!(forms, [Form::Parenthetical, Form::Mention, Form::Parenthetical]);
    }

    #[test]
    fn keys_in_markdown_are_no_prefix_of_each_other() {
        let text = "---\nbibliography: a.bib\n---\n\nSo it is [@roe1999; @Poe73, p. 6]. As @Roe1985 [p. 3] says, and @Poe73.\n";
        let (cited, problems) = cited("a.md", text);
        let wanted = [
            one("roe1999", Form::Parenthetical, None, None, 0),
            one("Poe73", Form::Parenthetical, None, Some("p. 6"), 0),
            one("Roe1985", Form::Narrative, None, Some("p. 3"), 1),
            one("Poe73", Form::Narrative, None, None, 2),
        ];
        assert_eq!(cited, wanted);
        assert_eq!(problems, [""; 0]);
    }

    #[test]
    fn an_entry_that_leads_to_another_does_not_shift_the_links_behind_it() {
        let xml = r##"<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>Rivers run <ptr target="#r"/>.</p></body><back><listBibl><bibl xml:id="a">Ashe, Gordon. See Creasey, John.</bibl><bibl xml:id="p" n="Poe 1973">Poe, B. Seas. Oslo: Quay.</bibl><biblStruct xml:id="r"><monogr><author>Roe, Ann</author><title level="m">Rivers</title><imprint><publisher>Quay</publisher><date>1999</date></imprint></monogr></biblStruct></listBibl></back></text></TEI>"##;
        let (document, _) = document::read("a.xml", xml.as_bytes()).unwrap();
        let (reading, _) = read_document(&document);
        let keys: Vec<&str> = reading.references.iter().map(|reference| reference.record.key.as_str()).collect();
        assert_eq!(keys, ["poe1973", "roe1999"]);
        assert_eq!(reading.citations.iter().map(|citation| citation.refs.clone()).collect::<Vec<_>>(), [vec![1]]);
    }
}
