//! Which elements of a page are notes, which links lead to them, and which lead back.
//!
//! Pandoc, EPUB and DPUB-ARIA say so by roles and classes. Elsewhere a note is known by a link whose words are a mark (`1`,
//! `[1]`, `*`), which leads down the page to a place that is named like a note (`fn1`, `_ftn1`, `cite_note-1`) or from which
//! another link leads back. Entries of a list of references are no notes, though numbers lead to them.

use std::collections::{BTreeMap, BTreeSet};

use scraper::ElementRef;

use super::{has_class, is_block};
use crate::document::structure::{self, Part};

/// Which element this is, among those of one page.
pub(super) type Identity = usize;

/// The element's address, which no other element of the page has.
pub(super) fn identity(element: ElementRef<'_>) -> Identity {
    std::ptr::from_ref(element.value()) as usize
}

/// The notes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Marks of the notes, by the elements that hold them.
    bodies: BTreeMap<Identity, String>,
    /// The notes to which links lead, by the links.
    links: BTreeMap<Identity, Identity>,
    /// Places of the marks, to which the notes lead back.
    back: BTreeSet<String>,
    /// Whether all marks stand before the first note.
    pub(super) at_end: bool,
    /// Whether all notes, and more than one, begin with their number and a blank.
    pub(super) labelled: bool,
}

/// A link to a place of the same page.
struct Link<'p> {
    element: ElementRef<'p>,
    target: &'p str,
    /// Its number among the elements.
    at: usize,
}

/// What stands where on a page.
#[derive(Default)]
struct Page<'p> {
    places: BTreeMap<&'p str, (ElementRef<'p>, usize)>,
    links: Vec<Link<'p>>,
    /// Blocks that say themselves that they are notes, with their marks.
    said: Vec<(ElementRef<'p>, usize, String)>,
    /// Where headings stand, and whether they are those of reference lists.
    headings: Vec<(usize, bool)>,
}

impl<'p> Page<'p> {
    fn of(root: ElementRef<'p>) -> Page<'p> {
        let mut page = Page::default();
        for (at, element) in root.descendants().filter_map(ElementRef::wrap).enumerate() {
            let value = element.value();
            let name = value.name();
            for place in [value.attr("id"), value.attr("name").filter(|_| name == "a")].into_iter().flatten() {
                page.places.entry(place).or_insert((element, at));
            }
            if let Some(target) = value.attr("href").and_then(|href| href.strip_prefix('#')).filter(|_| name == "a") {
                page.links.push(Link { element, target, at });
            }
            if name.len() == 2 && name.starts_with('h') && name != "hr" {
                let words: String = element.text().collect();
                page.headings.push((at, structure::part_of(words.trim()) == Part::References));
            }
            if let Some(mark) = said_mark(element) {
                page.said.push((element, at, mark));
            }
        }
        page
    }

    /// Whether the last heading before the element number `at` is that of a list of references.
    fn lists_references(&self, at: usize) -> bool {
        let n = self.headings.partition_point(|(heading, _)| *heading < at);
        n.checked_sub(1).and_then(|n| self.headings.get(n)).is_some_and(|(_, references)| *references)
    }
}

impl Notes {
    pub(super) fn of(root: ElementRef<'_>) -> Notes {
        let page = Page::of(root);
        let mut to: BTreeMap<&str, Vec<ElementRef<'_>>> = BTreeMap::new();
        for link in &page.links {
            to.entry(link.target).or_default().push(link.element);
        }
        let mut notes = Notes::default();
        // Which target each body was found by; one that holds several places is no note.
        let mut found: BTreeMap<Identity, &str> = BTreeMap::new();
        let mut shared: BTreeSet<Identity> = BTreeSet::new();
        let (mut last_mark, mut first_note) = (0, usize::MAX);
        for link in &page.links {
            let Some(&(place, at)) = page.places.get(link.target).filter(|(_, at)| *at > link.at) else { continue };
            let words: String = link.element.text().collect();
            let said = says_it_marks(link.element);
            let Some(mark) = mark_of(&words).or_else(|| said.then(|| words.trim().to_owned())) else { continue };
            let Some(body) = body_of(place) else { continue };
            let own = places_of(link.element);
            let leads_back = || {
                let back = own.iter().filter_map(|own| to.get(own.as_str())).flatten().take(20);
                back.into_iter().any(|back| back.ancestors().any(|outer| outer.id() == body.id()))
            };
            let listed = names_an_entry(link.target) || has_class(body, &["csl-entry"]);
            let named = names_a_note(link.target);
            if !said && (listed || !named && (page.lists_references(at) || !leads_back())) {
                continue;
            }
            if named && !said && link.target.starts_with("cite_note") && page.lists_references(at) {
                continue;
            }
            let body_id = identity(body);
            if *found.entry(body_id).or_insert(link.target) != link.target {
                shared.insert(body_id);
            }
            notes.bodies.entry(body_id).or_insert(mark);
            notes.links.insert(identity(link.element), body_id);
            notes.back.extend(own);
            (last_mark, first_note) = (last_mark.max(link.at), first_note.min(at));
        }
        for (element, at, mark) in page.said {
            let within = |body: ElementRef<'_>| notes.bodies.contains_key(&identity(body));
            let known = element.ancestors().filter_map(ElementRef::wrap).any(within)
                || element.descendants().filter_map(ElementRef::wrap).any(within);
            if !known {
                notes.bodies.insert(identity(element), mark);
                first_note = first_note.min(at);
            }
        }
        for body in shared {
            notes.bodies.remove(&body);
            notes.links.retain(|_, to| *to != body);
        }
        notes.at_end = last_mark < first_note;
        notes.labelled = notes.begin_with_numbers(root);
        notes
    }

    fn begin_with_numbers(&self, root: ElementRef<'_>) -> bool {
        let mut begun = root.descendants().filter_map(ElementRef::wrap).filter_map(|element| {
            let mark = self.mark(element)?;
            let words = element.text().find(|words| !words.trim().is_empty())?.trim_start();
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            let number = &words[..words.len() - rest.len()];
            Some(rest.starts_with(char::is_whitespace) && !number.is_empty() && (mark.is_empty() || mark == number))
        });
        begun.next() == Some(true) && begun.next() == Some(true) && begun.all(|own| own)
    }

    /// The mark of the note that an element is.
    pub(super) fn mark(&self, element: ElementRef<'_>) -> Option<&str> {
        self.bodies.get(&identity(element)).map(String::as_str)
    }

    /// The note to which a link leads.
    pub(super) fn marked_by(&self, link: ElementRef<'_>) -> Option<Identity> {
        self.links.get(&identity(link)).copied()
    }

    /// Whether a link inside a note leads back to its mark.
    pub(super) fn leads_back(&self, target: &str, words: &str) -> bool {
        let sign = words.trim().trim_end_matches('\u{FE0E}');
        self.back.contains(target) || matches!(sign, "↩" | "^" | "↑" | "⤴" | "⏎" | "←" | "⇑" | "▲")
    }
}

/// Identifiers of a link and of what holds it inside its block.
fn places_of(link: ElementRef<'_>) -> Vec<String> {
    let outer = link.ancestors().filter_map(ElementRef::wrap).take_while(|outer| !is_block(outer.value().name()));
    let named = std::iter::once(link).chain(outer).flat_map(|e| [e.value().attr("id"), e.value().attr("name")]);
    named.flatten().map(str::to_owned).collect()
}

fn holder(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    element.ancestors().filter_map(ElementRef::wrap).next()
}

/// The block that a place opens, as far as it is one note.
fn body_of(place: ElementRef<'_>) -> Option<ElementRef<'_>> {
    let mut body = place;
    while !is_block(body.value().name()) {
        body = holder(body)?;
    }
    if !matches!(body.value().name(), "p" | "li" | "div" | "aside" | "dd" | "td" | "tr" | "section" | "blockquote") {
        return None;
    }
    while let Some(outer) = holder(body) {
        let numbered = outer.value().attr("id").is_some_and(names_a_note);
        let one = match outer.value().name() {
            "li" | "aside" | "dd" | "tr" => true,
            "div" => numbered,
            _ => false,
        };
        if !one {
            break;
        }
        body = outer;
    }
    Some(body)
}

/// Whether a link says itself that it is the mark of a note.
fn says_it_marks(link: ElementRef<'_>) -> bool {
    link.value().attr("role") == Some("doc-noteref")
        || link.value().attr("epub:type").is_some_and(|kind| kind.split_whitespace().any(|kind| kind == "noteref"))
        || has_class(link, &["footnote-ref", "noteref", "footnote-reference", "footnoteref", "footnote-anchor"])
}

/// The mark of a block that says itself that it is a note; empty where its place in the list tells it.
fn said_mark(element: ElementRef<'_>) -> Option<String> {
    const NOTES: [&str; 5] = ["footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"];
    const CONTAINERS: [&str; 6] =
        ["footnotes", "endnotes", "rearnotes", "doc-endnotes", "doc-footnotes", "footnotes-list"];
    let says = |element: ElementRef<'_>, words: &[&str]| {
        let value = element.value();
        let attributes = [value.attr("role"), value.attr("epub:type"), value.attr("class")];
        attributes.into_iter().flatten().flat_map(str::split_whitespace).any(|word| words.contains(&word))
    };
    let value = element.value();
    let id = value.attr("id").unwrap_or("");
    let item = value.name() == "li";
    if !matches!(value.name(), "li" | "aside" | "div" | "p" | "section") {
        return None;
    }
    let holders = || element.ancestors().filter_map(ElementRef::wrap).take(2);
    let held = item && holders().any(|outer| says(outer, &CONTAINERS));
    let whole = says(element, &NOTES) && !element.descendants().skip(1).filter_map(ElementRef::wrap).any(is_item);
    if !(held || whole || item && id.starts_with("fn")) {
        return None;
    }
    let digits: String = id.chars().filter(char::is_ascii_digit).collect();
    Some(digits)
}

fn is_item(element: ElementRef<'_>) -> bool {
    element.value().name() == "li"
}

/// The mark that the words of a link are, its brackets taken off: `1`, `[12]`, `(3)`, `*`, `[a]`, `[note 2]`.
pub(super) fn mark_of(words: &str) -> Option<String> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let bare = words.trim().trim_matches(['[', ']', '(', ')', '.', '\u{a0}']).trim();
    let bare = ["note ", "nb ", "n. ", "n "].iter().find_map(|lead| bare.strip_prefix(lead)).unwrap_or(bare).trim();
    let count = bare.chars().count();
    let number = (1..=4).contains(&count) && bare.bytes().all(|b| b.is_ascii_digit());
    let sign = (1..=3).contains(&count) && bare.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#'));
    let letter = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_lowercase());
    let raised = (1..=3).contains(&count) && bare.chars().all(|c| RAISED.contains(c));
    let plain = |c: char| {
        let digit = RAISED.chars().position(|raised| raised == c).and_then(|n| char::from_digit(n as u32, 10));
        digit.unwrap_or(c)
    };
    (number || sign || letter || raised).then(|| bare.chars().map(plain).collect())
}

/// Whether a place is named as those of notes are: `fn1`, `fn:1`, `_ftn1`, `_edn2`, `note-3`, `cite_note-roe-1`.
fn names_a_note(id: &str) -> bool {
    const NAMES: [&str; 11] =
        ["sdfootnote", "sdendnote", "footnote", "endnote", "fn", "ftn", "edn", "en", "note", "nota", "n"];
    let id = id.to_ascii_lowercase();
    let id = id.trim_start_matches('_');
    id.starts_with("cite_note")
        || NAMES.iter().any(|name| {
            let number = id.strip_prefix(name).map(|rest| rest.trim_start_matches(['-', '_', ':', '.']));
            number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        })
}

/// Whether a place is named as entries of lists of references are: `ref-doe`, `bib12`, `CR3`, `B7`.
fn names_an_entry(id: &str) -> bool {
    let id = id.to_ascii_lowercase();
    ["ref", "bib", "cr", "b", "citation"].iter().any(|name| {
        let rest = id.strip_prefix(name).map(|rest| rest.trim_start_matches(['-', '_', ':', '.']));
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }) || id.starts_with("ref-")
}
